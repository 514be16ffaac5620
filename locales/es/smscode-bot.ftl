# Every sentence of the chat, in Spanish. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Español

## Numbers and times

money-idr = Rp { $amount }
money-usd = US${ $amount }
money-negative = -{ $money }
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
button-buy-again = Comprar otra vez
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-favourite-keep = ☆ Guardar como favorito
button-favourite = ⭐ Tu favorito
button-favourite-ceiling = ⭐ Máximo { $ceiling }
button-favourite-change = Cambiar mi límite
button-favourite-drop = Quitar de favoritos
button-ceiling = Máximo { $amount }
button-export = Todos los pedidos en un archivo (CSV)
button-elsewhere = Mismo servicio, otro país
button-abandon = No comprar
button-back = ‹ Atrás
button-show-offer = Ver la oferta de nuevo
button-other-offers = Ver otras ofertas
button-other-country = ‹ Otro país
button-other-service = ‹ Otro servicio
button-country-first = Elegir por país
button-service-first = Elegir por servicio
button-all-countries = Todos los países
button-all-services = Todos los servicios
button-services-count = Servicios · { $count }
button-countries-count = Por país · { $count }
button-sort-stock = Orden: más existencias
button-sort-price = Orden: menor precio
button-try-again = Reintentar
button-refresh = Actualizar
button-active = Pedidos abiertos
button-orders = Todos los pedidos
button-all-orders-back = ‹ Todos los pedidos
button-show-order = Ver pedido
button-copy-code = Copiar { $code }
button-copy-covered = Copiar el código
button-copy-number = Copiar número
button-copy-plain = Copiar sin +
button-cancel = Cancelar · reembolso
button-cancel-soon = Cancelar en cuanto se pueda · reembolso
button-keep = Conservar, no cancelar
button-resend = Pedir otro SMS
button-finish = Terminar · liberar número
button-help = Ayuda
button-settings = Ajustes
button-accept-terms = Acepto
button-link = Vincular cuenta
button-link-again = Vincular de nuevo
button-unlink = Desvincular cuenta
button-logout = Sí, desvincular
button-stay = Seguir vinculado
button-forget = Sí, borrar todo
button-keep-data = Conservar mis datos
button-guard = Control de gastos
button-cap = Máximo en 24 horas, en rupias
button-ask-above = Volver a preguntar a partir de, en rupias
button-no-limit = Sin límite
button-freeze = Congelar compras
button-unfreeze = Permitir compras
button-open-site = Abrir SMSCode
button-top-up = Recargar en SMSCode
button-rupiah = Mostrar rupias
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
    Alquila un número de teléfono por unos minutos y recibe aquí mismo sus códigos por SMS, con cargo a tu saldo de SMSCode.

    Úsalo conforme a la ley y solo para cuentas tuyas.
start-next-link = Para empezar, vincula tu cuenta de SMSCode.
start-next-buy = Tu cuenta está vinculada. ¿Para qué servicio necesitas un número?
help-steps =
    <b>Cómo funciona</b>
    1. Con /buy compras un número para un servicio.
    2. Escríbelo donde te pidan el código.
    3. El código llega aquí en un mensaje nuevo.

    ¿No llega el SMS? Se devuelve el precio: solo, cuando se acaba el tiempo, o cuando canceles (como pronto, 2 minutos después de comprar).
help-commands =
    <b>Conviene saber</b>
    Escribe sin más lo que necesitas: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – pedidos abiertos
    /orders – todos los pedidos, también en un archivo; <code>/order 1001</code> – uno de ellos
    /balance – tu saldo, /rate – el tipo de cambio
help-push = /webhook – códigos al instante
help-inline = <code>@{ $bot } whatsapp</code> en cualquier chat – ofertas para compartir
help-commands-more =
    /settings – moneda, idioma, sonido
    /logout – desvincular tu cuenta
help-lawful = Úsalo conforme a la ley y solo para cuentas tuyas.

## Linking

login-ask =
    <b>Vincula tu cuenta de SMSCode</b>
    Envíame tu token de API. Está en SMSCode, en Account Settings.

    Borro tu mensaje enseguida y guardo el token cifrado. Con /cancel lo dejamos.
login-linked =
    ✅ <b>Tu cuenta está vinculada</b>
    Saldo: <b>{ $balance }</b>
login-open-orders =
    { $count ->
        [one] Sigue abierto un pedido de antes. Si lo compró otra cuenta, vuelve a vincularla para recibir sus códigos.
       *[other] Siguen abiertos { $count } pedidos de antes. Si los compró otra cuenta, vuelve a vincularla para recibir sus códigos.
    }
terms-by-linking = Al enviarlo aceptas las condiciones de uso:
terms = Úsalo conforme a la ley y solo para cuentas tuyas. Nada de fraude, spam, acoso ni hacerte pasar por otra persona. Los números son alquilados: no protejas con ellos nada que necesites después.
terms-accepted = Has aceptado las condiciones de uso (versión { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Condiciones de uso</b>
    Léelas y acéptalas antes de comprar.
login-wrong-token =
    <b>SMSCode no conoce este token</b>
    No lo he guardado. Cópialo de nuevo desde Account Settings.
login-not-stored = Tu token no se ha comprobado ni guardado.
login-not-a-token = Esto no parece un token de API. Cópialo desde Account Settings en SMSCode y envíalo solo, o déjalo con /cancel.
login-needed = Primero vincula tu cuenta de SMSCode.
login-token-rejected =
    🔒 <b>SMSCode ya no acepta tu token</b>
    Tus pedidos están a salvo. Vincula tu cuenta de nuevo y todo lo que haya llegado mientras tanto aparecerá aquí.
login-cannot-delete = ⚠️ No he podido borrar tu mensaje con el token. Bórralo tú, por favor.
logout-ask =
    <b>¿Desvincular tu cuenta de SMSCode?</b>
    Olvidaré tu token.
logout-open-orders =
    { $count ->
        [one] Tienes <b>1 pedido abierto</b>. Sigue en SMSCode, pero su código no llegará aquí.
       *[other] Tienes <b>{ $count } pedidos abiertos</b>. Siguen en SMSCode, pero sus códigos no llegarán aquí.
    }
logout-done = Tu cuenta está desvinculada y tu token, borrado de aquí.
logout-done-open-orders =
    { $count ->
        [one] 1 pedido abierto sigue en SMSCode. Vincula de nuevo para recibir aquí su código.
       *[other] { $count } pedidos abiertos siguen en SMSCode. Vincula de nuevo para recibir aquí sus códigos.
    }

## Erasing a person

forget-ask =
    <b>¿Borrar todo lo que guardo de ti?</b>
    Tu token, tus pedidos aquí, números, códigos y ajustes se borran para siempre. Desvinculo tu cuenta de SMSCode, dejo su dirección de avisos como estaba y borro los mensajes recientes de este chat que muestran números y códigos.

    Tu cuenta de SMSCode y tu saldo no cambian. Telegram conserva los mensajes más antiguos: borra este chat para quitarlos.
forget-done =
    <b>Todo está borrado</b>
    Si me escribes de nuevo, empezarás de cero. Borra este chat para quitar los mensajes antiguos.
forget-busy = Una compra tuya aún no está resuelta. No he borrado nada, para que no se pierda dinero. Inténtalo dentro de unos minutos.

## Balance and rate

balance = Saldo: <b>{ $balance }</b>
balance-bound =
    { $count ->
        [one] En 1 pedido en espera: { $amount }. Vuelve si no llega ningún SMS.
       *[other] En { $count } pedidos en espera: { $amount }. Vuelve donde no llegue ningún SMS.
    }
rate-dollar = US$1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = consultado: { $at }
rate-ledger = SMSCode lleva las cuentas en rupias; los importes en dólares siguen este cambio.

## Choosing

browse-countries = <b>Elige un país</b>
browse-countries-for = <b>{ $service }</b>: elige un país
browse-services = <b>Elige un servicio</b>
browse-services-in = <b>{ $country }</b>: elige un servicio
front-hint = O escribe lo que necesitas, por ejemplo <code>wa indonesia</code>.
front-favourites = ⭐ favoritos
front-bought = 🕘 ya comprados
browse-services-count =
    { $count ->
        [one] 1 servicio. O escribe un nombre para buscar.
       *[other] { $count } servicios. O escribe un nombre para buscar.
    }
browse-countries-count =
    { $count ->
        [one] 1 país. O escribe un nombre para buscar.
       *[other] { $count } países. O escribe un nombre para buscar.
    }
browse-countries-priced =
    { $count ->
        [one] 1 país tiene números: precio desde · cuántos.
            O escribe un nombre para buscar.
       *[other] { $count } países tienen números: precio desde · cuántos.
            O escribe un nombre para buscar.
    }
browse-found = Lo más parecido a «{ $query }»:
browse-nothing-found = No hay nada para «{ $query }». Prueba a escribirlo de otra forma o elige de una lista.
browse-empty = Ahora mismo no hay nada a la venta. Inténtalo dentro de unos minutos.
browse-sold-out =
    <b>{ $title }</b>
    Agotado por ahora.
offers =
    <b>{ $title }</b>
    Elige una oferta ({ $count }):
offer-stock = quedan { $count }
offer-no-stock = agotado
favourite = ⭐ <b>{ $title }</b>
favourite-price = Un número cuesta ahora <b>{ $price }</b>.
favourite-sold-out = Agotado por ahora.
favourite-ceiling = Tu límite: <b>{ $ceiling }</b>. Por encima no compro.
favourite-no-ceiling = No has puesto un límite.
favourite-hint = Aparece primero en /buy. ¿Cuánto pagas como máximo por un número? Se cuenta en rupias, como cobra SMSCode.
favourite-dropped = Ya no está entre tus favoritos.
favourite-over-ceiling =
    <b>{ $title }</b>
    Un número cuesta ahora <b>{ $now }</b>, más que tu límite de { $ceiling }. No compré.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Precio: <b>{ $price }</b>
confirm-total = Precio: { $count } × { $price } = <b>{ $total }</b>
confirm-balance = Saldo: { $balance }
confirm-note = Si no llega ningún SMS, se devuelve el precio.
confirm-short = ⚠️ Tu saldo no alcanza.
confirm-price-rose =
    <b>{ $title }</b>
    El precio pasó de { $before } a <b>{ $now }</b> por número. No se ha cobrado nada. ¿Comprar de todos modos?
confirm-buying =
    <b>{ $title }</b>
    ⏳ Comprando…
confirm-abandoned = De acuerdo, no se ha comprado nada.
confirm-stale = Este botón ha caducado. No se ha comprado nada con él.
purchase-bought =
    { $count ->
        [one] ✅ <b>{ $title }</b>: comprado.
       *[other] ✅ <b>{ $title }</b>: { $count } números comprados.
    }
purchase-none =
    { $count ->
        [one] <b>{ $title }</b>
            No se pudo alquilar el número. No tienes ningún pedido de esta compra, y solo se cobran los números alquilados.
       *[other] <b>{ $title }</b>
            No se pudo alquilar ninguno de los { $count } números. No tienes ningún pedido de esta compra, y solo se cobran los números alquilados.
    }
purchase-partial =
    <b>{ $title }</b>
    Has conseguido <b>{ $made } de { $count }</b> números; { $failed } no se pudieron alquilar. Solo se cobran los que has conseguido.
purchase-not-bought = <b>{ $title }: no comprado</b>
purchase-lapsed = La compra no se pudo enviar a tiempo, así que no la he enviado tarde.
purchase-in-doubt =
    <b>{ $title }: aún no está claro</b>
    SMSCode no dio una respuesta clara y después dejó de aceptar tu token. Puede que el número se haya comprado y cobrado. No lo compraré por segunda vez.
    Vincula tu cuenta de nuevo y lo compruebo.
purchase-in-doubt-account =
    <b>{ $title }: aún no está claro</b>
    SMSCode no dio una respuesta clara y la cuenta de esta compra ya no está vinculada. Puede que el número se haya comprado y cobrado. No lo compraré por segunda vez.
    Vincula esa cuenta de nuevo y lo compruebo.
purchase-unclear = SMSCode aún no ha respondido. Sigo preguntando hasta saber si se compró. Mientras tanto, no lo compres otra vez.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
card-until = hasta las { $at }
card-order = Pedido { $id }
card-price-each = { $price } cada uno
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Esperando el SMS
card-vanished = ⚠️ <b>SMSCode ya no muestra este pedido</b>
card-missed =
    { $count ->
        [one] ✉️ Un SMS fue seguido por otro antes de que pudiera leerlo.
       *[other] ✉️ { $count } SMS fueron seguidos por otro antes de que pudiera leerlos.
    }
card-waiting-again = ⏳ Esperando otro SMS
card-received = ✅ SMS recibido
card-completed = ✅ Terminado.
card-canceled = Cancelado.
card-expired = Se acabó el tiempo y no llegó ningún SMS.
card-expired-with-sms = Se acabó el tiempo.
card-promised = Se cancelará en cuanto se pueda, si antes no llega un SMS.
card-promised-from = Se cancelará a las { $at }, si antes no llega un SMS.
card-progress = ✉️ SMS recibidos: { $got } de { $count }
card-more-sms = … y { $count } SMS anteriores
card-more-orders =
    { $count ->
        [one] … y 1 pedido más
       *[other] … y { $count } pedidos más
    }
card-failed =
    { $count ->
        [one] 1 número no se pudo alquilar y no se cobra.
       *[other] { $count } números no se pudieron alquilar y no se cobran.
    }
card-empty = ⏳ El número aparece aquí enseguida.
state-active = esperando
state-otp-received = SMS recibido
state-completed = terminado
state-canceled = cancelado
state-expired = caducado
refund = <b>{ $amount }</b> devueltos.
refund-see-balance = Mira el reembolso en /balance.
refund-later = SMSCode aún no pudo indicar el reembolso; mira /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>SMS nuevo</b>
sms-no-text = SMSCode no pasó su texto.
sms-came = Llegó { $age }
ended-expired = ⌛ <b>Se acabó el tiempo y no llegó ningún SMS.</b>
ended-canceled = <b>El pedido se canceló.</b>
ended-completed = ✅ <b>El pedido está terminado.</b>
vanished =
    ⚠️ { $count ->
        [one] <b>SMSCode ya no muestra este pedido.</b>
       *[other] <b>SMSCode ya no muestra { $count } pedidos.</b>
    }
vanished-note = Sin él no me llegan códigos. Puede que lo hayan eliminado allí o que sea de otra cuenta distinta de la vinculada ahora. Mira tus pedidos y tu saldo en SMSCode. Sigo mirando hasta que se acabe su tiempo.

## Orders

orders = <b>Todos los pedidos</b>
orders-with-status = <b>Pedidos: { $status }</b>
orders-hint = Primero los más recientes.
orders-none-here = Aquí no hay ninguno.
orders-none = Aún no tienes pedidos.
orders-all = todos
export-caption = <b>Todos los pedidos</b>: { $count }. No compartas el archivo: contiene tus números.
export-order = Pedido
export-bought = Comprado
export-service = Servicio
export-country = País
export-number = Número
export-status = Estado
export-amount = Importe
export-currency = Moneda
export-code = Código
export-came = Llegó el SMS
export-until = Hasta
export-zone = Zona horaria
active = <b>Pedidos abiertos</b>
active-none = No tienes pedidos abiertos.

## Settings

settings =
    <b>Ajustes</b>
    SMSCode cobra en rupias. Los importes en dólares siguen su tipo de cambio.
settings-idr = Rupias (IDR)
settings-usd = Dólares (USD)
settings-codes = Mensajes con códigos
settings-zone = Zona horaria: { $place }
settings-back = ‹ Ajustes
settings-ring-all = Sonido: todo
settings-ring-codes = Sonido: solo códigos

codes =
    <b>Mensajes con códigos</b>
    Elige qué muestra un mensaje con un código y cuánto tiempo se queda. La ficha del pedido conserva el código.
codes-full = Texto completo
codes-only = Solo el código
codes-open = A la vista
codes-covered = Oculto hasta tocarlo
codes-stay = Conservar el mensaje
codes-minutes = Borrar a los { $count } min
codes-hours = Borrar a las { $count } h

zones =
    <b>Zona horaria: { $place }</b>
    Tu hora: { $time }. Elige un lugar cuyo reloj marque tu hora, o escribe una ciudad o una diferencia como <code>-5</code>.
zones-found = Lugares para «{ $query }»:
zones-nothing-found = No hay ningún lugar para «{ $query }». Prueba con una ciudad grande cercana o con una diferencia como <code>-5</code>.

## Spending guard

guard =
    <b>Control de gastos</b>
    Frena lo que compras aquí. Cuenta en rupias, como cobra SMSCode; lo que se devuelve no cuenta.
guard-cap = En 24 horas: como máximo <b>{ $amount }</b>
guard-no-cap = En 24 horas: sin límite
guard-ask = Por encima de <b>{ $amount }</b> pregunto otra vez
guard-no-ask = Nunca pregunto dos veces
guard-frozen = ❄️ <b>Las compras están congeladas.</b> Los pedidos abiertos siguen.
guard-held-frozen = ❄️ <b>Has congelado las compras.</b> No se ha comprado nada.
guard-held-cap = <b>Esto superaría tu límite de { $cap } en 24 horas.</b> Has gastado { $spent }. No se ha comprado nada.
guard-held-ask = <b>Esto es más de { $amount }.</b> Pediste que te preguntara otra vez. Aún no se ha comprado nada.

## Instant codes

push-impossible = Busco códigos nuevos cada pocos segundos. Con este bot no hay códigos al instante.
push-off =
    <b>Los códigos al instante están desactivados</b>
    Busco códigos nuevos cada pocos segundos. Si los activas, SMSCode envía cada código aquí en cuanto llega.
push-on =
    <b>Los códigos al instante están activados</b>
    SMSCode envía cada código aquí en cuanto llega.
push-last-event = Último aviso de SMSCode: { $age } ({ $at })
push-failures =
    { $count ->
        [one] La última entrega no llegó. Yo también busco los códigos.
       *[other] Las últimas { $count } entregas no llegaron. Yo también busco los códigos.
    }
push-no-event = Aún no ha llegado ningún aviso de SMSCode.
push-no-failures = Desde entonces no ha fallado ninguna entrega.
push-address-ours = Dirección en SMSCode: <code>{ $host }</code> – este bot
push-address-chat = Dirección en SMSCode: <code>{ $host }</code> – este bot, pero otro chat
push-address-other = Dirección en SMSCode: <code>{ $host }</code> – no es este bot
push-address-none = Dirección en SMSCode: ninguna
push-healed = 🔧 He vuelto a poner la dirección y su secreto en SMSCode, y los he probado.
push-test-sent = ✅ SMSCode envió la prueba y recibió la respuesta { $status }.
push-test-not-sent = ❌ SMSCode envió la prueba y recibió la respuesta { $status }.
push-test-here = ✅ Llegó aquí.
push-test-not-here = ❌ No llegó aquí.
push-test-refused = La dirección o su secreto en SMSCode ya no son los de este chat. «Reparar» vuelve a poner ambos. Los códigos siguen llegando: los busco cada pocos segundos.
push-disabled =
    <b>Los códigos al instante están en pausa</b>
    SMSCode los pausó el { $at } porque las entregas no llegaban. Mientras tanto busco códigos nuevos cada pocos segundos.
push-foreign =
    <b>Los códigos al instante no llegan aquí</b>
    Tu cuenta de SMSCode envía sus avisos a otra dirección.
    Busco códigos nuevos cada pocos segundos.
push-repointed =
    <b>Los códigos al instante van a otro sitio</b>
    La dirección se cambió en SMSCode. Mientras tanto busco códigos nuevos cada pocos segundos.
push-unreachable =
    <b>Los códigos al instante no llegan</b>
    SMSCode no puede alcanzar este bot desde fuera y por eso los pausa una y otra vez. Mientras tanto busco códigos nuevos cada pocos segundos y de vez en cuando intento activarlos de nuevo. No tienes que hacer nada.
push-ask-replace =
    <b>¿Reemplazar la dirección en SMSCode?</b>
    Tu cuenta envía sus avisos a:
    <code>{ $host }</code>
    A esa dirección ya no llegaría nada. La repongo cuando desactives los códigos al instante o desvincules la cuenta.
push-switched-on = ✅ Códigos al instante activados.
push-switched-off = Códigos al instante desactivados. Busco códigos nuevos cada pocos segundos.
push-restored = Tu dirección anterior en SMSCode está repuesta.
push-test-arrived = ✅ La prueba llegó. Los códigos al instante funcionan.
push-test-elsewhere = La prueba se envió, pero no llegó aquí. Los códigos siguen llegando: los busco cada pocos segundos.
push-test-failed = La prueba no llegó (respuesta { $status }). Los códigos siguen llegando: los busco cada pocos segundos.

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
inline-hint = Escribe para qué, por ejemplo whatsapp indonesia
inline-nothing = Sin resultados. Buscar en el chat privado
inline-sold-out = Agotado allí. Otros lugares:
inline-later = Ahora no hay respuesta. Ir al chat privado

## When something goes wrong

money-not-moved = <b>No se ha cobrado nada.</b>
money-unknown = Aún no sé si se ha cobrado. Sigo comprobándolo y te aviso.
money-untouched = No se movió dinero.
money-not-back = El pedido no se canceló y <b>no se devolvió nada</b>; sigue en marcha.
money-refund-unknown = Aún no sé si se canceló y se devolvió el dinero. Sigo mirando y la ficha lo mostrará.
trouble-token-rejected = SMSCode ya no acepta tu token.
trouble-forbidden = SMSCode no permite esto a tu cuenta.
trouble-not-found = SMSCode no lo conoce, o no es tuyo.
trouble-invalid = SMSCode no aceptó la petición. Puede que la oferta haya cambiado.
trouble-upstream-refused = El operador no dio ningún número.
trouble-insufficient-balance = Tu saldo no alcanza.
trouble-conflict = Algo ha cambiado mientras tanto.
trouble-cancel-too-early = Aún es pronto para cancelar.
trouble-rate-limited = Demasiadas peticiones en poco tiempo.
trouble-provider-fault = SMSCode tiene un problema ahora mismo.
trouble-maintenance = SMSCode está en mantenimiento.
trouble-no-exchange-rate = SMSCode no tiene ahora el cambio del dólar.
trouble-sold-out = Esta oferta está agotada.
trouble-key-reused = Esta petición se confundió con una anterior. Es culpa del bot.
trouble-in-progress = SMSCode todavía está en ello.
trouble-banned = SMSCode ha pausado los pedidos de tu cuenta.
trouble-no-answer = SMSCode no respondió.
trouble-provider-down = SMSCode ha dejado de responder. Lo intento de nuevo cada pocos segundos.
trouble-request = <blockquote expandable>Para el soporte de SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Se puede a partir de las { $at }.
advice-until = Espera hasta el { $at }.
advice-wait = Inténtalo dentro de { $wait }.
advice-link = Vincula tu cuenta de nuevo.
advice-permission = Revisa tu cuenta y tu token en SMSCode.
advice-look = Mira cómo está el pedido ahora.
advice-offer-again = Mira la oferta otra vez.
advice-other = Elige otra oferta.
advice-top-up = Recarga en SMSCode e inténtalo de nuevo.
advice-two-minutes = Se puede 2 minutos después de comprar.
advice-rupiah = Los importes en rupias siguen funcionando.
advice-moment = Espera un momento.
advice-support = Inténtalo más tarde o pregunta al soporte de SMSCode.
advice-later = Inténtalo dentro de unos minutos.

## Short answers

notice-unknown = No lo he entendido. ¿Qué quieres hacer?
notice-plain-text = Envía texto normal, por favor.
notice-group = Solo funciono en chats privados. Escríbeme directamente.
notice-old-button = Este botón es de un menú antiguo. Empieza de nuevo desde aquí:
notice-no-such-order = No hay ningún pedido así en tu cuenta.
notice-which-order = ¿Qué pedido? Envía su número, por ejemplo <code>/order 1001</code>.
notice-busy = Un momento: todavía estoy con tu petición anterior.
notice-our-fault = Algo ha fallado en el bot. Tus pedidos siguen. Inténtalo dentro de un minuto.
notice-cannot-buy-now = Ahora no puedo comprar con seguridad, así que no se ha comprado ni cobrado nada. Inténtalo dentro de un minuto.
notice-not-allowed = Este bot es privado.
notice-dialogue-canceled = De acuerdo, lo dejamos.
notice-nothing-to-cancel = No hay nada que detener. Para cancelar un pedido, ábrelo:
cancel-too-early = SMSCode cancela como pronto a las { $at }. ¿Lo hago entonces?
cancel-too-early-unknown = SMSCode no cancela tan pronto después de comprar. ¿Lo hago en cuanto se pueda?
cancel-promised = Cancelo en cuanto se pueda, si antes no llega un SMS.
cancel-promised-from = Cancelo a las { $at }, si antes no llega un SMS.
notice-resend-unsupported = SMSCode no puede pedir otro SMS aquí. Pide al servicio que envíe el código de nuevo: llegará aquí mientras el pedido esté abierto.

## Toasts

toast-buying = Comprando…
toast-already-bought = Ya está en marcha. Solo se compra una vez.
toast-abandoned = No se ha comprado nada.
toast-stale = Este botón ha caducado. No se ha comprado nada.
toast-price-rose = El precio ha cambiado. Míralo otra vez.
toast-canceled = Cancelado.
toast-canceled-refund = Cancelado. { $amount } devueltos.
toast-cancel-promised = Cancelo en cuanto se pueda, si antes no llega un SMS.
toast-promise-revoked = De acuerdo, el pedido se queda.
toast-cannot-cancel = Este pedido ya no se puede cancelar.
toast-has-sms = Ha llegado un SMS, así que el pedido no se canceló.
toast-too-early = Aún es pronto para cancelar.
toast-too-early-from = Puedes cancelar a partir de las { $at }.
toast-resent = Se ha pedido otro SMS.
toast-resend-unsupported = Este servicio no puede enviar otro SMS.
toast-finished = Terminado.
toast-already-ended = Este pedido ya terminó.
toast-saved = Guardado.
toast-refreshed = Al día.
toast-old-button = Este botón es de un menú antiguo.
toast-busy = Un momento, por favor.
toast-working = Un momento…
toast-failed = No ha funcionado. Mira el chat.
toast-login-needed = Primero vincula tu cuenta.
toast-our-fault = Algo ha fallado. Inténtalo de nuevo.
toast-wait = Inténtalo dentro de { $wait }.

## What Telegram shows of the bot

command-buy = Comprar un número
command-active = Pedidos abiertos
command-balance = Saldo
command-orders = Todos los pedidos
command-order = Un pedido por su número
command-rate = Tipo de cambio
command-settings = Moneda, idioma, sonido
command-webhook = Códigos al instante
command-login = Vincular tu cuenta de SMSCode
command-logout = Desvincular tu cuenta
command-forget = Borrar todo lo que guardo de ti
command-cancel = Dejar lo que estoy preguntando
command-help = Ayuda
command-start = Empezar
bot-description =
    Alquila un número de teléfono por unos minutos y recibe aquí sus códigos por SMS, con cargo a tu saldo de SMSCode.

    Úsalo conforme a la ley y solo para cuentas tuyas.
bot-short-description = Números de teléfono para códigos por SMS, con cargo a tu saldo de SMSCode.

## Para administradores

stats-today = <b>Hoy</b>, desde las 00:00 UTC
stats-codes = Códigos: { $count }
stats-speed = En el chat en 2 s: { $two } %, en 10 s: { $ten } %
stats-purchases = Compras: { $bought } hechas, { $other } no
stats-faults = Llamadas fallidas: SMSCode { $provider } de { $providers }, Telegram { $telegram } de { $telegrams }
stats-failed-answers = Respuestas fallidas: { $count }
stats-now = <b>Ahora</b>
stats-people = Personas: { $count }, de ellas { $gone } no se pueden contactar
stats-accounts = Cuentas vinculadas: { $count }, de ellas { $pushed } con códigos al instante
stats-open-orders = Pedidos abiertos: { $count }
stats-outbox = Mensajes en espera: { $count }
stats-oldest = El más antiguo lleva { $wait } esperando
announce-usage =
    Para escribir a todas las personas que usan este bot, pon el texto detrás del comando:

    <code>/announce Mantenimiento esta noche de 22:00 a 23:00 UTC.</code>

    Primero lo ves tú, y no se envía nada hasta que lo confirmes.
announce-ask = Arriba está lo que verá todo el mundo. ¿Enviarlo a { $count } personas?
button-announce-send = Enviar a { $count }
button-announce-drop = No enviar
button-announce-stop = Detener el envío
announce-sending = 📣 Enviando: { $sent } de unos { $total }
announce-done = 📣 Enviado a { $sent } personas.
announce-stopped = 📣 Detenido. Se envió a { $sent } personas.
announce-dropped = No se envió a nadie.
announce-unreached = No alcanzadas: { $count }
announce-unclear = No se sabe si llegó: { $count }
alarm-began = ⚠️ <b>Desde hace { $wait }:</b> { $what }
alarm-over = ✅ <b>Resuelto, tras { $wait }:</b> { $what }
alarm-database = la base de datos no admite escrituras. No se puede comprar y los códigos no se muestran.
alarm-updates = Telegram no entrega actualizaciones. La gente no recibe respuestas.
alarm-outbox = hay mensajes que esperan minutos en la cola. Los códigos llegan tarde.
alarm-provider = SMSCode responde a la mayoría de las llamadas con errores o no responde.
alarm-webhook = Telegram no puede entregar actualizaciones al webhook. ¿Se puede acceder a PUBLIC_URL?
