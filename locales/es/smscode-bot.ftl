# Every sentence of the chat, in Spanish. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Español

## Numbers and times

money-idr = Rp { $amount }
money-usd = US${ $amount }
money-negative = -{ $money }
money-thousands =
    { $thousands ->
        [1000] 1 M
       *[other] { $thousands } mil
    }
time-of-day = { $hour }:{ $minute }
time-clock = { $time } { $zone }
time-zone =
    { $name ->
        [WIB] WIB
       *[other] UTC{ $offset }
    }
time-month =
    { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sept
        [10] oct
        [11] nov
       *[12] dic
    }
month-name =
    { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    }
time-month-year = { $month } de { $year }
time-day = { $day } { $month }
time-date = { $day } { $year }, { $time }
age-now = ahora mismo
age-seconds = hace { $count } s
age-minutes = hace { $count } min
age-hours = hace { $count } h
age-days =
    { $count ->
        [one] hace 1 día
       *[other] hace { $count } días
    }
wait-seconds = { $count } s
wait-minutes = { $count } min
wait-hours = { $count } h

## What a number is for

title-unknown = Número

## Buttons

button-buy = Comprar un número
button-buy-for = Comprar por { $price }
button-buy-many = Comprar { $count } por { $total }
button-buy-each = Comprar { $count } a { $price } cada uno
button-cheapest = Más barato
button-best-success = Más éxito
button-quantity =
    { $count ->
        [one] 1 número
       *[other] { $count } números
    }
button-buy-again = Comprar otra vez
button-same-number = El mismo número otra vez
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-one-tap = ⚡ Comprar { $title } por { $price }
button-favourite-keep = ☆ Añadir a favoritos
button-favourite-add = ☆ Favorito
button-favourite = ⭐ Favorito
button-favourite-ceiling = ⭐ Máx. { $ceiling }
button-favourite-change = Cambiar mi límite
button-favourite-drop = Quitar de favoritos
button-ceiling-now = Ahora
button-ceiling-more = +{ $percent } %
button-own-amount = ✏️ Otro
button-one-tap-on = ⚡ Activar compra con un toque
button-one-tap-off = ⚡ Quitar compra con un toque
button-csv = ⬇ CSV
button-newer = ‹ Nuevos
button-older = Antiguos ›
button-cancel-waiting = Cancelar { $count } ⏳ · vuelven { $amount }
button-cancel-waiting-count = Cancelar { $count } ⏳
button-finish-coded = ✓ Terminar pedidos con código
button-copy-all =
    { $count ->
        [one] Copiar el número
       *[other] Copiar los { $count } números
    }
button-copy-range = Copiar { $from }–{ $to }
button-elsewhere = Mismo servicio, otro país
button-abandon = No comprar
button-back = ‹ Atrás
button-show-offer = Ver oferta
button-a-watch = 🔔 { $title }
button-watch = 🔔 Avísame cuando haya
button-watch-price = 🔔 Avísame a { $price }
button-watch-again = 🔔 Vigilar otra vez
button-watch-limit = ✏️ Solo por debajo de…
button-watch-any = Cualquier precio
button-watch-stop = Dejar de vigilar
button-watches = Todos los avisos
button-other-offers = Ver otras ofertas
button-other-country = ‹ Países
button-other-service = ‹ Servicios
button-service-first = Elegir por servicio
button-all-countries = Todos los países
button-all-services = Todos los servicios
button-search = 🔎 Buscar
button-all-count = Todos { $count }
button-by-country = 🌍 País
button-try-again = Reintentar
button-check-again = Ver de nuevo
button-refresh = Actualizar
button-statistics = Estadísticas
button-best-first = Mejores primero
button-cheapest-first = Más baratos primero
button-active = Pedidos activos
button-orders = Todos los pedidos
button-all-orders-back = ‹ Todos los pedidos
button-show-order = Ver pedido
button-copy-code = Copiar { $code }
button-copy-covered = Copiar el código
button-copy-national = Copiar { $number } (sin { $code })
button-cancel = Cancelar con reembolso
button-cancel-amount = Cancelar · vuelven { $amount }
button-keep = No cancelar
button-replace = Cambiar · hasta { $price }
button-dont-replace = No cambiar
button-minutes = { $count } min
button-resend = Otro SMS
button-finish = ✓ Terminar
button-help = Ayuda
button-settings = Ajustes
button-accept-terms = Acepto
button-link = Vincular
button-no-account = Todavía no tengo cuenta
button-link-mine = Vincular mi cuenta de SMSCode
button-how = Cómo funciona
button-link-again = Vincular de nuevo
button-accounts = Cuentas
button-account-add = ➕ Añadir una cuenta
button-account-further = Añadir como otra cuenta
button-account-replace = Sustituir { $name }
button-account-neither = No vincular
button-unlink = Desvincular
button-logout = Sí, desvincular
button-stay = Seguir vinculado
button-forget = Sí, borrar todo
button-keep-data = Conservar mis datos
button-guard = Límites de gasto
button-cap = Límite por 24 horas (Rp)
button-ask-above = Confirmar de nuevo desde (Rp)
button-low-balance = Avisar por debajo de (Rp)
button-no-limit = Sin límite
button-none = Ninguno
button-never = Nunca
button-freeze = Congelar compras
button-unfreeze = Descongelar compras
button-open-site = Abrir SMSCode
button-top-up = Recargar en SMSCode
button-rupiah = Cambiar a rupias
button-push = Códigos al instante
button-push-on = Activar códigos al instante
button-push-on-again = Activar de nuevo
button-push-on-here = Enviar los códigos aquí
button-push-off = Desactivar códigos al instante
button-push-test = Enviar una prueba
button-push-heal = Reparar
button-push-replace = Sí, reemplazar
button-push-leave = Dejar como está
button-inline-open = Obtener un número

## Start and help

start-hello = ¡Hola, { $name }!
start-hello-nameless = ¡Hola!
start-about =
    Alquila un número de teléfono por unos minutos y recibe aquí sus códigos por SMS. Pagas con tu saldo de SMSCode.
start-steps =
    1. Vincula tu cuenta de SMSCode, una sola vez
    2. Elige un servicio y un país
    3. El código llega aquí

    ↩️ ¿No llega el SMS? Te devolvemos el dinero.
help-steps =
    <b>Cómo funciona</b>
    1. Envía /buy y elige un servicio y un país.
    2. Escribe el número donde te pidan un teléfono.
    3. El código llega aquí en un mensaje nuevo.

    ¿No llega el SMS? El dinero vuelve a tu saldo: automáticamente cuando se acaba el tiempo, o al cancelar (desde 2 minutos después de comprar).
help-commands =
    <b>Conviene saber</b>
    Escribe lo que necesitas: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – pedidos activos
    /orders – todos los pedidos (también en CSV)
    <code>/orders whatsapp junio</code> – buscar pedidos
    <code>/order 1001</code> – un pedido
    /balance – tu saldo
    /rate – tipo de cambio
    /watch – lo que estás esperando
help-push = /instant – códigos al instante
help-inline = <code>@{ $bot } whatsapp</code> en cualquier chat – compartir una oferta
help-commands-more =
    /me – tus estadísticas
    /settings – moneda, idioma, sonido, límites, favoritos
    /login – vincular tu cuenta
    /logout – desvincular tu cuenta
    /forget – borrar tus datos
help-lawful = Úsalo conforme a la ley y solo para tus propias cuentas.

## Linking

login-ask =
    <b>Vincula tu cuenta de SMSCode</b>
    Envíame tu token de API. Está en SMSCode, en Account Settings.

    Borraré tu mensaje enseguida y guardaré el token cifrado. Para salir, envía /cancel.
login-linked =
    ✅ <b>Tu cuenta está vinculada</b>
    Saldo: <b>{ $balance }</b>
login-instant = ⚡ Los códigos llegan al instante (cámbialo en /settings).
login-instant-taken = ⚡ Códigos al instante desactivados: tu cuenta de SMSCode envía sus notificaciones a otra dirección.
login-instant-chat = ⚡ Los códigos al instante no llegan aquí: otro chat de este bot los tiene activados para esta cuenta.
login-open-orders =
    { $count ->
        [one] Todavía tienes 1 pedido activo. Si lo compraste con otra cuenta, vincula esa cuenta de nuevo para recibir su código.
       *[other] Todavía tienes { $count } pedidos activos. Si los compraste con otra cuenta, vincula esa cuenta de nuevo para recibir sus códigos.
    }
terms-by-linking = Al enviar tu token, aceptas las condiciones de uso:
terms = Úsalo conforme a la ley y solo para tus propias cuentas. Nada de fraude, spam, acoso ni hacerte pasar por otra persona. Los números son alquilados: no los uses para cuentas que vayas a necesitar después.
terms-accepted = Aceptaste las condiciones de uso (versión { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Condiciones de uso</b>
    Léelas y acéptalas antes de comprar.
login-wrong-token =
    <b>SMSCode no reconoce este token</b>
    No lo guardé. Cópialo de nuevo desde Account Settings.
login-not-stored = No pude comprobar tu token, así que no lo guardé.
login-not-a-token = Eso no parece un token de API. Cópialo desde Account Settings en SMSCode y envíalo solo, o envía /cancel.
login-offer-balance =
    ✅ <b>El token funciona</b>
    Saldo: <b>{ $balance }</b>
login-offer = Ya tienes una cuenta vinculada. ¿Qué hago con esta?
login-offer-full = Ya tienes { $most } cuentas vinculadas y no puede haber más. Esta solo puede sustituir a otra.
login-offer-dropped = No se vinculó nada. No guardé el token.
login-offer-gone = Ya no tengo ese token. Si la cuenta no aparece en Cuentas, envía el token de nuevo.
login-known = Esta cuenta ya está vinculada como <b>{ $name }</b>.
login-needed = Primero vincula tu cuenta de SMSCode.
login-token-rejected =
    🔒 <b>SMSCode ya no acepta tu token</b>
    Tus pedidos están a salvo. Vincula tu cuenta de nuevo y te mostraré todo lo que llegó mientras tanto.
login-cannot-delete = ⚠️ No pude borrar tu mensaje con el token. Bórralo tú, por favor.
logout-ask =
    <b>¿Desvincular tu cuenta de SMSCode?</b>
    Borraré tu token.
logout-open-orders =
    { $count ->
        [one] Tienes <b>1 pedido activo</b>. Sigue activo en SMSCode, pero su código no llegará aquí.
       *[other] Tienes <b>{ $count } pedidos activos</b>. Siguen activos en SMSCode, pero sus códigos no llegarán aquí.
    }
logout-purchases =
    { $count ->
        [one] ⏳ <b>1 compra</b> sigue en curso:
            { $names }
            Te diré aquí en qué quedó. Su código no llegará aquí mientras no haya una cuenta vinculada.
       *[other] ⏳ <b>{ $count } compras</b> siguen en curso:
            { $names }
            Te diré aquí en qué quedaron. Sus códigos no llegarán aquí mientras no haya una cuenta vinculada.
    }
logout-promised =
    { $count ->
        [one] Prometí cancelar 1 pedido. Si desvinculas la cuenta, no lo cancelaré.
       *[other] Prometí cancelar { $count } pedidos. Si desvinculas la cuenta, no los cancelaré.
    }
logout-done = Cuenta desvinculada. Borré tu token.
logout-done-later = Cuenta desvinculada.
logout-done-open-orders =
    { $count ->
        [one] 1 pedido activo sigue en SMSCode. Vincula de nuevo para recibir aquí su código.
       *[other] { $count } pedidos activos siguen en SMSCode. Vincula de nuevo para recibir aquí sus códigos.
    }
address-later = SMSCode no responde, así que allí sigue la dirección de notificaciones de este bot. Restauraré la anterior en cuanto SMSCode responda. Hasta entonces, como máximo 24 horas, guardo tu token cifrado.
address-cleared = Tu cuenta de SMSCode ya no tiene la dirección de notificaciones de este bot.
address-left = No pude restaurar la dirección de notificaciones que tenía tu cuenta de SMSCode. Configúrala de nuevo en SMSCode.

## Erasing a person

forget-ask =
    <b>¿Borrar todo lo que guardo de ti?</b>
    Tu token, pedidos, números, códigos y ajustes se borrarán aquí para siempre. Desvincularé tu cuenta de SMSCode, restauraré su dirección de notificaciones anterior y borraré los mensajes recientes de este chat que muestran números y códigos.

    Tu cuenta de SMSCode y tu saldo no cambian. Telegram conserva los mensajes más antiguos: borra este chat para quitarlos.
forget-in-doubt =
    { $count ->
        [one] ⚠️ Aún no sé si 1 compra se hizo y se cobró. Si borras todo ahora, no podré averiguarlo. Revisa tus pedidos en SMSCode.
       *[other] ⚠️ Aún no sé si { $count } compras se hicieron y se cobraron. Si borras todo ahora, no podré averiguarlo. Revisa tus pedidos en SMSCode.
    }
forget-erasing = Estoy borrando tus datos y los mensajes recientes con números y códigos. Te avisaré aquí cuando termine.
forget-done =
    <b>Todo está borrado</b>
    Si me escribes de nuevo, empezarás de cero. Borra este chat para quitar los mensajes antiguos.
forget-busy = Una de tus compras todavía se está procesando. Para proteger tu dinero, no borré nada. Inténtalo de nuevo en unos minutos.

## Balance and rate

balance = Saldo: <b>{ $balance }</b>
balance-low =
    <b>Te queda poco saldo</b>
    Está por debajo de tu límite de { $limit }.
balance-bound =
    { $count ->
        [one] Retenido en 1 pedido activo: { $amount }. Se reembolsa si no llega un SMS.
       *[other] Retenido en { $count } pedidos activos: { $amount }. Se reembolsa si no llega un SMS.
    }
rate-dollar = US$1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = consultado: { $at }
rate-ledger = SMSCode cobra en rupias. Los importes en dólares siguen este tipo de cambio.

## Choosing

browse-countries = <b>Elige un país</b>
browse-countries-for = <b>{ $service }</b>: elige un país
browse-services = <b>Elige un servicio</b>
browse-services-in = <b>{ $country }</b>: elige un servicio
front = <b>¿Para qué servicio necesitas un número?</b>
front-hint = Toca o escribe: <code>wa indonesia</code>
browse-services-count =
    { $count ->
        [one] 1 servicio. Elígelo o escribe un nombre.
       *[other] { $count } servicios. Elige uno o escribe su nombre.
    }
browse-countries-count =
    { $count ->
        [one] 1 país. Elígelo o escribe un nombre.
       *[other] { $count } países. Elige uno o escribe su nombre.
    }
browse-countries-priced =
    { $count ->
        [one] Disponible en 1 país (precio más bajo · disponibles).
            Elígelo o escribe un nombre.
       *[other] Disponible en { $count } países (precio más bajo · disponibles).
            Elige uno o escribe su nombre.
    }
browse-found = Lo más parecido a «{ $query }»:
browse-nothing-found = No hay nada para «{ $query }». Prueba a escribirlo de otra forma o elige de una lista.
browse-empty = Ahora mismo no hay números disponibles. Inténtalo de nuevo en unos minutos.
browse-sold-out =
    <b>{ $title }</b>
    Agotado ahora mismo.
offer-stock = disponibles: { $count }
offer-no-stock = agotado
offer-any = Libre
offer-any-operator = Cualquier operador
offer-left = quedan: { $count }
success-rate = { $percent } %
success-seconds = ~{ $count } s
success-minutes = ~{ $count } min
success-over = { $count }+ min
favourite = ⭐ <b>{ $title }</b>
favourite-price = Precio por número ahora: <b>{ $price }</b>
favourite-sold-out = Agotado ahora mismo.
favourite-ceiling = Tu límite: <b>{ $ceiling }</b>. Por encima no compraré.
favourite-no-ceiling = Sin límite de precio.
favourite-one-tap = ⚡ Compra con un toque activada: el botón en /buy compra 1 número al instante, hasta tu límite.
favourite-hint = Los favoritos salen primero en /buy. ¿Cuánto pagarías como máximo por número? El límite es en rupias, como cobra SMSCode.
favourite-dropped = Quitado de tus favoritos.
favourite-over-ceiling =
    <b>{ $title }</b>
    Un número cuesta ahora <b>{ $now }</b>, más que tu límite de { $ceiling }. No se compró.
favourites = <b>Favoritos</b>
favourites-hint = Salen primero en /buy. Elige uno para ponerle un límite de precio.
favourites-none = Todavía no hay ninguno. Toca «☆ Favorito» en una oferta.
watch = 🔔 <b>{ $title }</b>
watch-any = Te aviso en cuanto haya un número.
watch-at-most = Te aviso en cuanto un número cueste <b>{ $price }</b> o menos.
watch-ask = ¿Durante cuánto tiempo? Lo compruebo una vez por minuto.
watch-running = Lo compruebo una vez por minuto hasta { $time }.
watch-until = hasta { $time }
watch-found =
    🔔 <b>{ $title }</b>
    Ya hay números, desde <b>{ $price }</b>.
watch-expired =
    🔔 <b>{ $title }</b>
    No hubo ningún número a tiempo.
watch-limit = Tu precio era { $price } o menos.
watches = <b>Avisos</b>
watches-limit = { $price } o menos
watches-hint = Te aviso una vez por cada uno, en cuanto haya.
watches-none = Ninguno. Cuando algo esté agotado, toca «🔔 Avísame cuando haya».
watches-full = Ya tienes { $count } avisos, el máximo. Quita uno primero.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Precio: <b>{ $price }</b>
confirm-total = Precio: { $count } × { $price } = <b>{ $total }</b>
confirm-of-balance = <b>{ $price }</b> de tu saldo: { $balance }
confirm-times = { $count } × { $price }
confirm-note = ↩️ ¿No llega el SMS? Te devolvemos el dinero.
confirm-success = 📊 SMS recibido, últimos 30 días: <b>{ $rate }</b>
confirm-success-own = 👤 Tuyos, últimos 30 días: { $got } de { $count } · { $rate }
confirm-best-success = 🎯 Recibes la oferta con la mejor tasa de éxito, hasta { $price } por número.
confirm-short = ⚠️ Tu saldo no alcanza.
confirm-frozen = ❄️ <b>Las compras están congeladas.</b> Cámbialo en los límites de gasto.
confirm-over-cap = 🛡 <b>Supera tu límite de { $cap } por 24 horas.</b> Te queda: { $left }.
confirm-over-limit = 🛡 <b>Supera tu límite por 24 horas.</b>
confirm-will-ask = 🛡 Supera el importe que fijaste: te preguntaré otra vez.
confirm-cap-left = 🛡 De tus { $cap } por 24 horas te queda: { $left }
short-missing = Tienes { $balance }: <b>faltan { $missing }.</b>
short-buys = Lo que alcanza tu saldo:
confirm-price-rose =
    <b>{ $title }</b>
    El precio subió de { $before } a <b>{ $now }</b> por número. No se te cobró nada. ¿Comprar de todos modos?
confirm-price-fell =
    <b>{ $title }</b>
    El precio bajó de { $before } a <b>{ $now }</b> por número. No se te cobró nada. ¿Comprar a ese precio?
confirm-rate-moved =
    <b>{ $title }</b>
    El tipo de cambio varió; confirma otra vez: <b>{ $price }</b> por número. No se te cobró nada.
confirm-buying =
    <b>{ $title }</b>
    ⏳ Comprando…
confirm-abandoned = De acuerdo, no se compró nada.
confirm-stale = Este botón caducó. No se compró nada.
purchase-none =
    { $count ->
        [one] <b>{ $title }</b>
            No pude conseguir el número, así que no hay pedido. Solo pagas los números que consigues.
       *[other] <b>{ $title }</b>
            No pude conseguir ninguno de los { $count } números, así que no hay pedido. Solo pagas los números que consigues.
    }
purchase-not-bought = <b>{ $title }: no se compró</b>
purchase-no-offer = Ya no quedan números por { $limit } o menos.
purchase-next = La siguiente oferta cuesta <b>{ $price }</b> por número.
number-gone = Este número ya no está: SMSCode no puede alquilarlo otra vez.
number-too-early = Es demasiado pronto para alquilar este número otra vez.
number-busy = SMSCode no puede alquilar este número otra vez ahora. Quizá ya esté en uso.
number-refused = El operador no liberó este número.
number-price-unknown = SMSCode no aceptó el precio de este número.
number-dearer = El mismo número ahora cuesta más de { $limit }.
purchase-lapsed = No pude enviar la compra a tiempo, así que la descarté.
purchase-in-doubt =
    <b>{ $title }: resultado desconocido</b>
    SMSCode no dio una respuesta clara y después dejó de aceptar tu token. Puede que el número se haya comprado y cobrado. No lo compraré dos veces.
    Vincula tu cuenta de nuevo y lo comprobaré.
purchase-in-doubt-account =
    <b>{ $title }: resultado desconocido</b>
    SMSCode no dio una respuesta clara, y la cuenta con la que compraste ya no está vinculada. Puede que el número se haya comprado y cobrado. No lo compraré dos veces.
    Vincula esa cuenta de nuevo y lo comprobaré.
purchase-unsettled =
    <b>{ $title }: resultado desconocido</b>
    SMSCode no dio una respuesta clara, y en tu lista de pedidos de allí tampoco aparece. Puede que el número se haya comprado y cobrado. No lo compraré dos veces.
    Revisa tus pedidos y tu saldo en SMSCode antes de volver a comprar. Si el número aparece dentro de una hora, lo mostraré aquí.
purchase-unclear = SMSCode todavía no respondió. Seguiré comprobando hasta saber si conseguiste el número. Mientras tanto, no lo compres otra vez.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
line-place = <b>{ $place }</b>
line-code = <code>{ $code }</code>
card-ends = vence { $at }
card-price-back = { $price }, se reembolsa si no llega un SMS
card-order = #{ $id }
card-price-each = { $price } cada uno
card-price-total = { $price } en total
card-line-canceling = 🕐 cancelando
card-line-canceling-from = 🕐 se cancela: { $at }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Esperando un SMS
card-vanished = ⚠️ <b>SMSCode ya no muestra este pedido</b>
card-missed =
    { $count ->
        [one] ✉️ Se perdió 1 SMS: llegó otro antes de que pudiera leerlo.
       *[other] ✉️ Se perdieron { $count } SMS: llegaron otros antes de que pudiera leerlos.
    }
card-waiting-again = ⏳ Esperando otro SMS
card-received = ✅ SMS recibido
card-has-sms = ✅
card-below = ver abajo ↓
card-moved = se muestra abajo ↓
card-completed = ✅ Terminado.
card-canceled = Cancelado.
card-expired = Se acabó el tiempo. No llegó ningún SMS.
card-expired-with-sms = Se acabó el tiempo.
card-promised = 🕐 Lo cancelaré en cuanto se pueda, salvo que llegue antes un SMS.
card-promised-from = 🕐 Lo cancelaré { $at } (el mínimo de SMSCode), salvo que llegue antes un SMS.
card-auto-replace = 🔁 Cambiaré este número { $at } si no llega un SMS.
card-replacing = 🔁 Después buscaré otro número por { $price } como máximo.
card-replaces = 🔁 Sustituye al pedido #{ $id }
ended-replacing = 🔁 Te estoy buscando otro número.
not-canceled-replace = Por eso tampoco cambié el número.
not-replaced = <b>No cambié este número.</b>
not-replaced-open = <b>No cambiaré este número automáticamente.</b>
not-replaced-price = El siguiente cuesta { $price }, más de lo que aceptaste.
not-replaced-dearer = El siguiente cuesta más de lo que aceptaste.
not-replaced-sold-out = No quedan números.
not-replaced-limit = Tus límites de gasto no lo permiten.
not-replaced-unclear = SMSCode no dio una respuesta clara.
not-replaced-late = Tardó demasiado.
not-replaced-account = Ahora hay otra cuenta vinculada.
auto-replace =
    <b>Cambio automático</b>

    Si no llega un SMS a tiempo, cancelo el pedido y busco otro número. Si una respuesta no es clara, me detengo y te aviso.
auto-replace-none = Desactivado: solo cambio un número cuando tocas el botón.
auto-replace-off = Cambio automático: no
auto-replace-word = Cambio: { $minutes } min, { $times }×
auto-replace-after =
    { $minutes ->
        [one] Sin SMS, cambio el número después de 1 minuto, al mismo precio o menos.
       *[other] Sin SMS, cambio el número después de { $minutes } minutos, al mismo precio o menos.
    }
auto-replace-times =
    { $times ->
        [one] Una vez como máximo.
       *[other] Como máximo { $times } veces seguidas.
    }
card-progress = ✉️ SMS recibidos: { $got } de { $count }
card-more-sms = … y { $count } SMS anteriores
card-more-orders =
    { $count ->
        [one] … y 1 pedido más
       *[other] … y { $count } pedidos más
    }
card-failed =
    { $count ->
        [one] 1 número no estaba disponible. No se te cobró.
       *[other] { $count } números no estaban disponibles. No se te cobraron.
    }
card-unsettled =
    { $count ->
        [one] ⏳ Queda 1 número por confirmar: SMSCode no ha dicho si lo conseguiste.
       *[other] ⏳ Quedan { $count } números por confirmar: SMSCode no ha dicho si los conseguiste.
    }
card-late =
    { $count ->
        [one] ⚠️ Conseguiste 1 número más después de que te dije el resultado. Se te cobró.
       *[other] ⚠️ Conseguiste { $count } números más después de que te dije el resultado. Se te cobraron.
    }
card-other-country = ⚠️ Este número no es del país que elegiste: { $country }.
card-continues = 🔁 El mismo número que el pedido #{ $id }
card-unlinked = ⚠️ Tu cuenta ya no está vinculada, así que ningún código puede llegar aquí. El pedido sigue en SMSCode: míralo allí o vuelve a vincular la cuenta.
card-empty = ⏳ Tu número aparecerá aquí en un momento.
state-active = esperando
state-otp-received = SMS recibido
state-completed = terminado
state-canceled = cancelado
state-expired = caducado
refund = Reembolso: <b>{ $amount }</b>.
refund-see-balance = Revisa tu reembolso en /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>SMS nuevo</b>
sms-no-text = SMSCode no incluyó el texto.
sms-came = Recibido { $age }
sms-overtaken = SMS anterior: el más reciente llegó primero.
ended-expired = ⌛ <b>Se acabó el tiempo. No llegó ningún SMS.</b>
ended-canceled = <b>El pedido se canceló.</b>
ended-completed = ✅ <b>El pedido terminó.</b>
ended-many-expired =
    { $count ->
        [one] ⌛ <b>Se acabó el tiempo de 1 número. No llegó ningún SMS.</b>
       *[other] ⌛ <b>Se acabó el tiempo de { $count } números. No llegó ningún SMS.</b>
    }
ended-many-over =
    { $count ->
        [one] ⌛ Se acabó el tiempo de 1 número que recibió un SMS.
       *[other] ⌛ Se acabó el tiempo de { $count } números que recibieron un SMS.
    }
ended-many-canceled =
    { $count ->
        [one] <b>Se canceló 1 pedido.</b>
       *[other] <b>Se cancelaron { $count } pedidos.</b>
    }
ended-many-completed =
    { $count ->
        [one] ✅ <b>Terminó 1 pedido.</b>
       *[other] ✅ <b>Terminaron { $count } pedidos.</b>
    }
sms-part = ✉️ SMS, parte { $part } de { $count }
vanished =
    ⚠️ { $count ->
        [one] <b>SMSCode ya no muestra este pedido</b>
       *[other] <b>SMSCode ya no muestra { $count } pedidos</b>
    }
vanished-note =
    { $count ->
        [one] Por ahora no me llegan sus códigos. Puede que lo hayan eliminado en SMSCode o que sea de otra cuenta distinta de la vinculada ahora. Revisa tus pedidos y tu saldo en SMSCode. Seguiré mirando hasta que se acabe su tiempo.
       *[other] Por ahora no me llegan sus códigos. Puede que los hayan eliminado en SMSCode o que sean de otra cuenta distinta de la vinculada ahora. Revisa tus pedidos y tu saldo en SMSCode. Seguiré mirando hasta que se acabe su tiempo.
    }

## Orders

orders = <b>Todos los pedidos</b>
orders-with-status = <b>Pedidos: { $status }</b>
orders-none-here = Aquí no hay pedidos.
orders-older-unread = Aún no se buscó en todos los pedidos anteriores.
orders-nothing-found = No hay nada para «{ $query }». Busca por servicio, país, últimos dígitos o mes, por ejemplo <code>/orders whatsapp junio</code>.
orders-none = Aún no tienes pedidos.
orders-all = Todos
orders-back = reembolso { $amount }
state-refunded = reembolsado
active-count =
    { $count ->
        [one] <b>1 pedido activo</b>
       *[other] <b>{ $count } pedidos activos</b>
    }
active-back = Si no llega un SMS, se reembolsa <b>{ $amount }</b>
bulk-has-sms =
    { $count ->
        [one] 🔑 1 pedido tiene un SMS y sigue activo.
       *[other] 🔑 { $count } pedidos tienen un SMS y siguen activos.
    }
bulk-not-canceled =
    { $count ->
        [one] ⚠️ 1 pedido no se canceló y sigue activo.
       *[other] ⚠️ { $count } pedidos no se cancelaron y siguen activos.
    }
bulk-not-finished =
    { $count ->
        [one] ⚠️ 1 pedido no se terminó y sigue activo.
       *[other] ⚠️ { $count } pedidos no se terminaron y siguen activos.
    }
export-caption = <b>Todos los pedidos</b>: { $count }. No compartas este archivo: contiene tus números de teléfono.
export-progress = ⏳ Pedidos leídos hasta ahora: { $count }. Enviaré el archivo cuando los tenga todos.
export-unread = ⚠️ Pedidos que faltan porque no se pudieron leer: { $count }.
export-unanswered = ⚠️ Faltan pedidos más antiguos porque SMSCode no los envió. Descarga el archivo de nuevo más tarde.
export-too-many = ⚠️ Faltan pedidos más antiguos porque el archivo está lleno.
export-cut-off = No pude terminar el archivo. Inténtalo de nuevo.
export-order = Pedido
export-bought = Comprado
export-service = Servicio
export-country = País
export-number = Número de teléfono
export-status = Estado
export-amount = Importe
export-currency = Moneda
export-code = Código
export-came = SMS recibido
export-until = Válido hasta
export-zone = Zona horaria
export-operator = Operador
active-none = No tienes pedidos activos.

## Settings

settings =
    <b>Ajustes</b>
    SMSCode cobra en rupias. Los importes en dólares siguen su tipo de cambio.
settings-idr = Rupias → $
settings-usd = Dólares → Rp
settings-languages = <b>Idioma</b>
settings-codes-full = Texto: todo
settings-codes-only = Texto: breve
settings-codes-covered = Texto oculto
settings-instant-on = Instante: sí
settings-instant-off = Instante: no
settings-limits-on = Límites: sí
settings-limits-off = Límites: no
settings-frozen = Congelado
settings-favourites = Favoritos: { $count }
settings-accounts = Cuentas: { $count }
settings-file = CSV
settings-erase = Borrar datos
settings-zone = Zona: { $place }
settings-back = ‹ Ajustes
settings-ring-all = Sonido: todo
settings-ring-codes = Solo códigos

accounts =
    <b>Cuentas</b>
    La cuenta marcada con ✓ paga los números nuevos. Los códigos de todas llegan aquí.
account-line = 👤 { $name }
account-number = Cuenta { $number }
account-in-use = En uso ahora: <b>{ $name }</b>
account-ask-name = Envía un nombre nuevo para <b>{ $name }</b>, de { $most } caracteres como máximo.
account-name-empty = El nombre necesita una letra, una cifra o un emoji.
account-name-long = Ese nombre es demasiado largo.
account-name-taken = Otra cuenta ya tiene este nombre.

codes =
    <b>Mensajes con códigos</b>
    Elige qué muestran los mensajes con códigos y cuánto tiempo se quedan. El código siempre queda en el pedido.
codes-full = Texto entero
codes-only = Solo código
codes-open = Visible
codes-covered = Ver al tocar
codes-stay = No borrar
codes-minutes = Por { $count } min
codes-hours = Por { $count } h

zones =
    <b>Zona horaria: { $place }</b>
    Allí son las { $time }. Elige un lugar con tu misma hora, o escribe una ciudad o una diferencia UTC como <code>-5</code>.
zones-found = Resultados para «{ $query }»:
zones-nothing-found = No hay resultados para «{ $query }». Prueba con una ciudad grande cercana o con una diferencia UTC como <code>-5</code>.

## Spending limits

guard =
    <b>Límites de gasto</b>
    Limita lo que gastas en este bot. Los importes son en rupias, como cobra SMSCode. Los reembolsos no cuentan.
guard-cap = Límite por 24 horas: <b>{ $amount }</b>
guard-no-cap = Límite por 24 horas: ninguno
guard-ask = Confirmar de nuevo desde <b>{ $amount }</b>
guard-no-ask = Confirmar de nuevo: no
guard-low = Saldo bajo: te aviso por debajo de <b>{ $amount }</b>
guard-no-low = Saldo bajo: sin aviso
guard-frozen = ❄️ <b>Las compras están congeladas.</b> Los pedidos activos no cambian.
guard-held-frozen = ❄️ <b>Las compras están congeladas.</b> No se compró nada.
guard-held-cap = <b>Esto superaría tu límite de { $cap } por 24 horas.</b> Ya gastaste { $spent }. No se compró nada.
guard-held-ask = <b>Esto es más de { $amount }.</b> Pediste que te consultara primero. Todavía no se compró nada.
amount-ask = Envía el importe en rupias, por ejemplo <code>75000</code>.
amount-unread = No puedo leer ese importe. Envíalo en rupias, por ejemplo <code>75000</code>.

## Instant codes

push-impossible = Este bot no ofrece códigos al instante. Busco códigos nuevos cada pocos segundos.
push-off =
    <b>Los códigos al instante están desactivados</b>
    Busco códigos nuevos cada pocos segundos. Si los activas, SMSCode enviará cada código aquí en cuanto llegue.
push-on =
    <b>Los códigos al instante están activados</b>
    SMSCode envía cada código aquí en cuanto llega.
push-last-event = Última notificación de SMSCode: { $age } ({ $at })
push-failures =
    { $count ->
        [one] La última notificación no llegó. Yo también busco los códigos.
       *[other] Las últimas { $count } notificaciones no llegaron. Yo también busco los códigos.
    }
push-no-event = Todavía no hay notificaciones de SMSCode.
push-no-failures = Desde entonces no falló ninguna notificación.
push-address-ours = Dirección de notificaciones: <code>{ $host }</code> (este bot)
push-address-chat = Dirección de notificaciones: <code>{ $host }</code> (este bot, otro chat)
push-address-other = Dirección de notificaciones: <code>{ $host }</code> (no es este bot)
push-address-none = Dirección de notificaciones: ninguna
push-healed = 🔧 Puse de nuevo la dirección y la clave secreta en SMSCode y las probé.
push-test-sent = ✅ SMSCode envió la prueba (estado { $status }).
push-test-not-sent = ❌ La prueba falló (estado { $status }).
push-test-here = ✅ La recibí.
push-test-not-here = ❌ No la recibí.
push-test-refused = La dirección o la clave secreta en SMSCode ya no son las de este chat. Toca «Reparar» para poner ambas de nuevo. Igual recibirás tus códigos: los busco cada pocos segundos.
push-disabled =
    <b>Los códigos al instante están en pausa</b>
    SMSCode los pausó porque las notificaciones no llegaban. Fecha: { $at }. Toca «Reparar». Hasta entonces busco códigos nuevos cada pocos segundos.
push-foreign =
    <b>Los códigos al instante no llegan aquí</b>
    Tu cuenta de SMSCode envía sus notificaciones a otra dirección.
    Busco códigos nuevos cada pocos segundos.
push-foreign-chat =
    <b>Los códigos al instante no llegan aquí</b>
    Otro chat de este bot los tiene activados para esta cuenta.
    Busco códigos nuevos cada pocos segundos.
push-repointed =
    <b>Los códigos al instante van a otro sitio</b>
    La dirección se cambió en SMSCode. Busco códigos nuevos cada pocos segundos.
push-unreachable =
    <b>Los códigos al instante no llegan</b>
    SMSCode no puede conectarse con este bot, así que los pausa una y otra vez. Busco códigos nuevos cada pocos segundos y de vez en cuando intento activarlos de nuevo. No tienes que hacer nada.
push-ask-replace =
    <b>¿Reemplazar la dirección en SMSCode?</b>
    Tu cuenta envía sus notificaciones a:
    <code>{ $host }</code>
    Si la reemplazas, a esa dirección ya no llegará nada. La restauraré cuando desactives los códigos al instante o desvincules la cuenta.
push-ask-replace-chat =
    <b>¿Reemplazar la dirección en SMSCode?</b>
    Otro chat de este bot tiene activados los códigos al instante para esta cuenta. Si reemplazas la dirección, los códigos llegarán aquí. La restauraré cuando desactives los códigos al instante o desvincules la cuenta.
push-switched-on = ✅ Códigos al instante activados.
push-switched-off = Códigos al instante desactivados. Busco códigos nuevos cada pocos segundos.
push-restored = Tu dirección anterior en SMSCode se restauró.
push-test-arrived = ✅ Los códigos al instante funcionan.
push-test-elsewhere = La prueba no me llegó. Igual recibirás tus códigos: los busco cada pocos segundos.
push-test-failed = La prueba no llegó. Igual recibirás tus códigos: los busco cada pocos segundos.

## Offers in any chat

inline-from = desde { $price }
inline-choose = Elige el país en el chat privado
inline-see = Ofertas en el chat privado
inline-offer =
    <b>{ $title }</b>
    Un número de teléfono para códigos por SMS, desde { $price }.
inline-offer-unpriced =
    <b>{ $title }</b>
    Un número de teléfono para códigos por SMS.
inline-link = Vincula tu cuenta de SMSCode para ver precios
inline-hint = Escribe un servicio, p. ej. whatsapp indonesia
inline-nothing = Sin resultados. Abrir el bot
inline-sold-out = Agotado allí. Prueba con estos:
inline-later = No se pueden cargar los precios. Abrir el bot

## When something goes wrong

money-not-moved = <b>Tu saldo no cambió.</b>
money-unknown = Todavía no sé si se te cobró. Lo estoy comprobando y te avisaré. Hasta entonces, no lo compres otra vez.
money-not-back = El pedido no se canceló y <b>no se reembolsó nada</b>. Sigue activo.
money-refund-unknown = Todavía no sé si el pedido se canceló y se reembolsó. Lo sigo comprobando y te avisaré.
cancel-limit = Tu cuenta de SMSCode no puede cancelar más pedidos hoy.
cancel-limit-ends = El pedido termina solo, hora: { $at }. Si no llega ningún SMS, entonces vuelve el dinero.
cancel-refused = El operador no aceptó la cancelación.
cancel-again = Puedes intentarlo de nuevo.
cancel-without-effect = Tu cancelación no tuvo efecto.
order-still-active = El pedido sigue activo.
action-unclear = No sé si funcionó. Pulsa Actualizar en el pedido.
trouble-token-rejected = SMSCode ya no acepta tu token.
trouble-token-doubted = SMSCode acaba de rechazar tu token. Estoy comprobando si todavía sirve.
trouble-forbidden = Tu cuenta de SMSCode no tiene permiso para esto.
trouble-not-found = SMSCode no encuentra este pedido en tu cuenta.
trouble-offer-gone = SMSCode no encuentra esta oferta.
trouble-invalid = SMSCode rechazó esta solicitud.
trouble-invalid-offer = SMSCode rechazó esta solicitud. Puede que la oferta haya cambiado.
trouble-upstream-refused = El operador no pudo dar un número.
trouble-insufficient-balance = Tu saldo no alcanza.
trouble-conflict = Algo cambió antes de que pudiera hacerlo.
trouble-cancel-too-early = Todavía es pronto para cancelar.
trouble-rate-limited = Demasiadas solicitudes en poco tiempo.
trouble-provider-fault = SMSCode tiene problemas ahora mismo.
trouble-maintenance = SMSCode está en mantenimiento.
trouble-no-exchange-rate = SMSCode no puede dar el tipo de cambio del dólar ahora mismo.
trouble-sold-out = Esta oferta está agotada.
trouble-key-reused = Esta solicitud se confundió con una anterior. Es un error mío.
trouble-in-progress = SMSCode todavía está procesando esto.
trouble-banned = SMSCode suspendió las compras de tu cuenta.
trouble-no-answer = SMSCode no respondió.
trouble-provider-down = SMSCode no responde ahora mismo.
trouble-request = <blockquote expandable>Para el soporte de SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Puedes cancelar a partir de las { $at }.
advice-until = Inténtalo de nuevo después de esta hora: { $at }.
advice-wait = Inténtalo de nuevo en { $wait }.
advice-link = Vincula tu cuenta de nuevo.
advice-permission = Revisa tu cuenta y tu token en SMSCode.
advice-look = Revisa el estado actual del pedido.
advice-offer-again = Revisa la oferta de nuevo.
advice-other = Elige otra oferta.
advice-top-up = Recarga en SMSCode e inténtalo de nuevo.
advice-two-minutes = Puedes cancelar 2 minutos después de comprar.
advice-rupiah = Puedes seguir comprando en rupias.
advice-moment = Espera un momento.
advice-support = Inténtalo más tarde o contacta al soporte de SMSCode.
advice-later = Inténtalo de nuevo en unos minutos.

## Short answers

notice-unknown = Perdón, no entendí. ¿Qué quieres hacer?
notice-plain-text = Perdón, solo puedo leer mensajes de texto.
notice-group = Solo funciono en chats privados. Escríbeme directamente.
notice-old-button = Este botón es de un menú antiguo. Empieza de nuevo desde aquí:
notice-no-such-order = No encuentro ese pedido en tu cuenta.
notice-which-order = ¿Qué pedido? Envía, por ejemplo, <code>/order 1001</code>.
notice-busy = Un momento, todavía estoy con tu última solicitud.
notice-our-fault = Algo falló de mi lado. Revisa tus pedidos activos e inténtalo de nuevo en un minuto.
notice-confirm-unclear = Algo falló de mi lado. Te diré si se compró. Hasta entonces, no lo compres otra vez.
notice-cannot-buy-now = Ahora mismo no puedo procesar compras con seguridad. No se compró ni se cobró nada. Inténtalo de nuevo en un minuto.
notice-not-allowed = Este bot es privado.
notice-dialogue-canceled = De acuerdo, detenido.
notice-nothing-to-cancel = No hay nada que detener. Para cancelar un pedido, ábrelo:
notice-resend-unsupported = SMSCode no puede pedir otro SMS para este número. Pide al servicio que envíe el código de nuevo: llegará aquí mientras el pedido esté activo.

## Toasts

toast-export-runs = Todavía estoy preparando tu archivo.
toast-buying = Comprando…
toast-already-bought = Ya está en marcha. Solo se te cobrará una vez.
toast-bulk-canceling =
    { $count ->
        [one] Cancelando 1 pedido. Te avisaré del resultado.
       *[other] Cancelando { $count } pedidos. Te avisaré del resultado.
    }
toast-bulk-finishing =
    { $count ->
        [one] Terminando 1 pedido. Te avisaré del resultado.
       *[other] Terminando { $count } pedidos. Te avisaré del resultado.
    }
toast-bulk-running = Ya está en marcha. Te avisaré del resultado.
toast-bulk-none-waiting = No quedan pedidos por cancelar.
toast-bulk-none-coded = No quedan pedidos por terminar.
toast-bulk-changed = La lista cambió. Revísala de nuevo.
toast-abandoned = No se compró nada.
toast-stale = Este botón caducó. No se compró nada.
toast-price-rose = El precio subió. Míralo otra vez.
toast-canceled = Cancelado.
toast-canceled-refund = Cancelado. Reembolso: { $amount }.
toast-cancel-promised-in = SMSCode no cancela tan pronto después de comprar. Lo cancelaré en { $wait }, salvo que llegue antes un SMS.
toast-cancel-promised = Lo cancelaré en cuanto se pueda, salvo que llegue antes un SMS.
toast-promise-revoked = De acuerdo, no lo cancelaré.
toast-replacing = Lo cancelo y busco otro número por { $price } como máximo, salvo que llegue antes un SMS.
toast-replacing-in = SMSCode permite cancelar en { $wait }. Después buscaré otro número por { $price } como máximo, salvo que llegue antes un SMS.
toast-buying-frozen = Congelaste las compras en tus límites de gasto.
toast-replace-busy = Este pedido ya se está cambiando o cancelando.
toast-cannot-replace = No puedo cambiar este pedido.
toast-cannot-cancel = Este pedido ya no se puede cancelar.
toast-has-sms = Llegó un SMS, así que el pedido no se canceló.
toast-resent = Se pidió otro SMS.
toast-resend-unsupported = SMSCode no puede pedir otro SMS para este número.
toast-finished = Terminado.
toast-already-ended = Este pedido ya terminó.
toast-saved = Guardado.
toast-refreshed = Actualizado
toast-old-button = Este botón es de un menú antiguo.
toast-busy = Un momento, por favor.
toast-failed = No funcionó. Mira el chat.
toast-our-fault = Algo falló. No se hizo nada. Inténtalo de nuevo.

## Statistics

me = 📊 <b>Mis estadísticas</b>
me-today = <b>Hoy</b>
me-week = <b>7 días</b>
me-month = <b>30 días</b>
me-numbers = Números
me-success = Éxito
me-wait = SMS tras
me-spent = Gastado
me-returned = Devuelto
me-spent-rupiah = Gastado, en rupias
me-returned-rupiah = Devuelto, en rupias
me-pair = { $label }: { $value }
me-listings = <b>Por servicio, 30 días</b>
me-more = …y { $count } más
me-days = Se cuenta por día de compra. El día empieza a medianoche, zona: { $place }.
me-note = Éxito: números que recibieron un SMS, de los que ya tienen resultado. La espera es la mediana.
me-none = No hay pedidos aquí en los últimos 30 días.
me-picture = Números por día, 30 días: 🟩 con SMS, 🟧 sin SMS, ⬜ en espera

## What Telegram shows of the bot

command-buy = Comprar un número
command-active = Pedidos activos
command-balance = Saldo
command-orders = Todos los pedidos
command-settings = Moneda, idioma, sonido
command-help = Ayuda
bot-description =
    Alquila un número de teléfono por unos minutos y recibe aquí sus códigos por SMS. Pagas con tu saldo de SMSCode.

    Úsalo conforme a la ley y solo para tus propias cuentas.
bot-short-description = Números de teléfono para códigos por SMS. Pagas con tu saldo de SMSCode.

## Para administradores

stats-today = <b>Hoy</b>, desde las 00:00 UTC
stats-codes = Códigos: { $count }
stats-speed = Entregado en 2 s: { $two } %, en 10 s: { $ten } %
stats-purchases = Compras: { $bought } con éxito, { $other } fallidas
stats-faults = Llamadas fallidas: SMSCode { $provider } de { $providers }, Telegram { $telegram } de { $telegrams }
stats-failed-answers = Respuestas fallidas: { $count }
stats-now = <b>Ahora</b>
stats-people = Usuarios: { $count } ({ $gone } ilocalizables)
stats-accounts = Cuentas vinculadas: { $count } ({ $pushed } con códigos al instante)
stats-open-orders = Pedidos activos: { $count }
stats-outbox = Mensajes en cola: { $count }
stats-oldest = El más antiguo lleva { $wait } esperando
announce-usage =
    Para escribir a todas las personas que usan este bot, pon el texto detrás del comando:

    <code>/announce Mantenimiento esta noche de 22:00 a 23:00 UTC.</code>

    Verás una vista previa. No se envía nada hasta que lo confirmes.
announce-ask =
    { $count ->
        [one] Esto es lo que verá todo el mundo. ¿Enviarlo a { $shown } persona?
       *[other] Esto es lo que verá todo el mundo. ¿Enviarlo a { $shown } personas?
    }
button-announce-send = Enviar a { $count }
button-announce-drop = No enviar
button-announce-stop = Detener el envío
announce-sending = 📣 Enviando: { $sent } de unos { $total }
announce-done =
    { $count ->
        [one] 📣 Enviado a { $shown } persona.
       *[other] 📣 Enviado a { $shown } personas.
    }
announce-stopped =
    { $count ->
        [one] 📣 Detenido. Se envió a { $shown } persona.
       *[other] 📣 Detenido. Se envió a { $shown } personas.
    }
announce-dropped = No se envió a nadie.
announce-unreached = Sin entregar: { $count }
announce-unclear = Entrega sin confirmar: { $count }
alarm-began = ⚠️ <b>Desde hace { $wait }:</b> { $what }
alarm-over = ✅ <b>Resuelto tras { $wait }:</b> { $what }
alarm-database = La base de datos no admite escrituras. No se puede comprar y los códigos no se muestran.
alarm-updates = Telegram no entrega actualizaciones. Los usuarios no reciben respuestas.
alarm-outbox = Hay mensajes atascados en la cola desde hace minutos. Los códigos llegan tarde.
alarm-provider = La mayoría de las llamadas a SMSCode fallan o quedan sin respuesta.
alarm-webhook = Telegram no puede entregar actualizaciones al webhook. ¿Se puede acceder a PUBLIC_URL?
