# Every sentence of the chat, in Brazilian Portuguese. Texts are Telegram HTML, except labels (button-*, state-*,
# settings-*, command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Português (Brasil)

## Numbers and times

money-idr = Rp { $amount }
money-usd = US$ { $amount }
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
        [1] jan.
        [2] fev.
        [3] mar.
        [4] abr.
        [5] maio
        [6] jun.
        [7] jul.
        [8] ago.
        [9] set.
        [10] out.
        [11] nov.
       *[12] dez.
    }
time-day = { $day } de { $month }
time-date = { $day } de { $year }, { $time }
age-now = agora mesmo
age-seconds = há { $count } s
age-minutes = há { $count } min
age-hours = há { $count } h
age-days =
    { $count ->
        [one] há { $count } dia
       *[other] há { $count } dias
    }
wait-seconds = { $count } s
wait-minutes = { $count } min
wait-hours = { $count } h

## What a number is for

title-unknown = Número

## Buttons

button-buy = Comprar um número
button-buy-for = Comprar por { $price }
button-buy-many = Comprar { $count } por { $total }
button-buy-each = Comprar { $count } a { $price } cada
button-buy-again = Comprar de novo
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-favourite-keep = ☆ Salvar nos favoritos
button-favourite = ⭐ Seu favorito
button-favourite-ceiling = ⭐ Máximo { $ceiling }
button-favourite-change = Mudar meu limite
button-favourite-drop = Remover dos favoritos
button-ceiling = Máximo { $amount }
button-export = Todos os pedidos em arquivo (CSV)
button-elsewhere = Mesmo serviço, outro país
button-abandon = Não comprar
button-back = ‹ Voltar
button-show-offer = Ver a oferta de novo
button-other-offers = Ver outras ofertas
button-other-country = ‹ Outro país
button-other-service = ‹ Outro serviço
button-country-first = Escolher por país
button-service-first = Escolher por serviço
button-all-countries = Todos os países
button-all-services = Todos os serviços
button-services-count = Serviços · { $count }
button-countries-count = Por país · { $count }
button-sort-stock = Ordem: maior estoque
button-sort-price = Ordem: menor preço
button-try-again = Tentar de novo
button-refresh = Atualizar
button-active = Pedidos abertos
button-orders = Todos os pedidos
button-all-orders-back = ‹ Todos os pedidos
button-show-order = Ver pedido
button-copy-code = Copiar { $code }
button-copy-covered = Copiar o código
button-copy-number = Copiar número
button-copy-plain = Copiar sem +
button-cancel = Cancelar · reembolso
button-cancel-soon = Cancelar assim que possível · reembolso
button-keep = Manter, não cancelar
button-resend = Pedir outro SMS
button-finish = Concluir · liberar número
button-help = Ajuda
button-settings = Configurações
button-accept-terms = Aceito
button-link = Vincular conta
button-link-again = Vincular de novo
button-unlink = Desvincular conta
button-logout = Sim, desvincular
button-stay = Continuar vinculado
button-forget = Sim, apagar tudo
button-keep-data = Manter meus dados
button-guard = Controle de gastos
button-cap = Máximo em 24 horas, em rupias
button-ask-above = Perguntar de novo acima de, em rupias
button-no-limit = Sem limite
button-freeze = Congelar compras
button-unfreeze = Liberar compras
button-open-site = Abrir SMSCode
button-top-up = Recarregar no SMSCode
button-rupiah = Mostrar rupias
button-push = Códigos instantâneos
button-push-on = Ativar códigos instantâneos
button-push-on-again = Ativar de novo
button-push-on-here = Enviar os códigos para cá
button-push-off = Desativar códigos instantâneos
button-push-test = Enviar um teste
button-push-heal = Reparar
button-push-replace = Sim, substituir
button-push-leave = Deixar como está
button-inline-open = Conseguir um número

## Start and help

start-hello = Olá, { $name }!
start-hello-nameless = Olá!
start-about =
    Alugue um número de telefone por alguns minutos e receba os códigos por SMS aqui mesmo, pagos com seu saldo do SMSCode.

    Use dentro da lei e só para contas suas.
start-next-link = Para começar, vincule sua conta do SMSCode.
start-next-buy = Sua conta está vinculada. Para qual serviço você precisa de um número?
help-steps =
    <b>Como funciona</b>
    1. Com /buy você compra um número para um serviço.
    2. Digite o número onde pedirem o código.
    3. O código chega aqui em uma nova mensagem.

    O SMS não veio? O valor volta: sozinho, quando o tempo acaba, ou quando você cancela (no mínimo 2 minutos depois da compra).
help-commands =
    <b>Bom saber</b>
    É só digitar o que você precisa: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – pedidos abertos
    /orders – todos os pedidos, também em arquivo; <code>/order 1001</code> – um deles
    /balance – seu saldo, /rate – a cotação
help-push = /webhook – códigos instantâneos
help-inline = <code>@{ $bot } whatsapp</code> em qualquer chat – ofertas para compartilhar
help-commands-more =
    /settings – moeda, idioma, som
    /logout – desvincular sua conta
help-lawful = Use dentro da lei e só para contas suas.

## Linking

login-ask =
    <b>Vincule sua conta do SMSCode</b>
    Envie seu token de API. Ele está no SMSCode, em Account Settings.

    Apago sua mensagem na hora e guardo o token criptografado. /cancel interrompe.
login-linked =
    ✅ <b>Sua conta está vinculada</b>
    Saldo: <b>{ $balance }</b>
login-open-orders =
    { $count ->
        [one] Um pedido anterior ainda está aberto. Se foi comprado com outra conta, vincule-a de novo para receber os códigos.
       *[other] { $count } pedidos anteriores ainda estão abertos. Se foram comprados com outra conta, vincule-a de novo para receber os códigos.
    }
terms-by-linking = Ao enviar, você aceita os termos de uso:
terms = Use dentro da lei e só para contas suas. Nada de fraude, spam, assédio ou se passar por outra pessoa. Os números são alugados: não proteja com eles nada de que vá precisar depois.
terms-accepted = Você aceitou os termos de uso (versão { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Termos de uso</b>
    Leia e aceite antes de comprar.
login-wrong-token =
    <b>O SMSCode não conhece este token</b>
    Ele não foi guardado. Copie de novo em Account Settings.
login-not-stored = Seu token não foi verificado nem guardado.
login-not-a-token = Isto não parece um token de API. Copie-o em Account Settings no SMSCode e envie sozinho, ou pare com /cancel.
login-needed = Primeiro vincule sua conta do SMSCode.
login-token-rejected =
    🔒 <b>O SMSCode não aceita mais seu token</b>
    Seus pedidos estão seguros. Vincule a conta de novo e tudo o que chegou nesse meio-tempo aparece aqui.
login-cannot-delete = ⚠️ Não consegui apagar sua mensagem com o token. Apague você, por favor.
logout-ask =
    <b>Desvincular sua conta do SMSCode?</b>
    Vou esquecer seu token.
logout-open-orders =
    { $count ->
        [one] Você tem <b>{ $count } pedido aberto</b>. Ele continua no SMSCode, mas o código não chega aqui.
       *[other] Você tem <b>{ $count } pedidos abertos</b>. Eles continuam no SMSCode, mas os códigos não chegam aqui.
    }
logout-done = Sua conta foi desvinculada e seu token foi apagado daqui.
logout-done-open-orders =
    { $count ->
        [one] { $count } pedido aberto continua no SMSCode. Vincule de novo para receber o código aqui.
       *[other] { $count } pedidos abertos continuam no SMSCode. Vincule de novo para receber os códigos aqui.
    }

## Erasing a person

forget-ask =
    <b>Apagar tudo o que guardo sobre você?</b>
    Seu token, seus pedidos aqui, números, códigos e configurações somem de vez. Desvinculo sua conta do SMSCode, devolvo o endereço de avisos dela como era e apago as mensagens recentes daqui que mostram números e códigos.

    Sua conta e seu saldo no SMSCode ficam. O Telegram guarda as mensagens antigas: apague este chat para se livrar delas.
forget-done =
    <b>Tudo foi apagado</b>
    Se você me escrever de novo, começa do zero. Apague este chat para remover as mensagens antigas.
forget-busy = Uma compra sua ainda não foi resolvida. Não apaguei nada, para nenhum dinheiro se perder. Tente de novo em alguns minutos.

## Balance and rate

balance = Saldo: <b>{ $balance }</b>
balance-bound =
    { $count ->
        [one] Em { $count } pedido em espera: { $amount }. Volta se nenhum SMS chegar.
       *[other] Em { $count } pedidos em espera: { $amount }. Volta onde nenhum SMS chegar.
    }
rate-dollar = US$ 1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = consultado em { $at }
rate-ledger = O SMSCode faz as contas em rupias; os valores em dólar seguem esta cotação.

## Choosing

browse-countries = <b>Escolha um país</b>
browse-countries-for = <b>{ $service }</b>: escolha um país
browse-services = <b>Escolha um serviço</b>
browse-services-in = <b>{ $country }</b>: escolha um serviço
front-hint = Ou digite o que você precisa, por exemplo <code>wa indonesia</code>.
front-favourites = ⭐ favoritos
front-bought = 🕘 já comprados
browse-services-count =
    { $count ->
        [one] { $count } serviço. Ou digite um nome para buscar.
       *[other] { $count } serviços. Ou digite um nome para buscar.
    }
browse-countries-count =
    { $count ->
        [one] { $count } país. Ou digite um nome para buscar.
       *[other] { $count } países. Ou digite um nome para buscar.
    }
browse-countries-priced =
    { $count ->
        [one] { $count } país tem números: preço a partir de · quantos.
            Ou digite um nome para buscar.
       *[other] { $count } países têm números: preço a partir de · quantos.
            Ou digite um nome para buscar.
    }
browse-found = Mais parecidos com “{ $query }”:
browse-nothing-found = Nada encontrado para “{ $query }”. Tente escrever de outro jeito ou escolha em uma lista.
browse-empty = Não há nada à venda agora. Tente de novo em alguns minutos.
browse-sold-out =
    <b>{ $title }</b>
    Esgotado no momento.
offers =
    <b>{ $title }</b>
    Escolha uma oferta ({ $count }):
offer-stock = { $count } em estoque
offer-no-stock = esgotado
favourite = ⭐ <b>{ $title }</b>
favourite-price = Um número custa agora <b>{ $price }</b>.
favourite-sold-out = Esgotado no momento.
favourite-ceiling = Seu limite: <b>{ $ceiling }</b>. Acima disso eu não compro.
favourite-no-ceiling = Você não definiu um limite.
favourite-hint = Ele aparece primeiro em /buy. Quanto você paga no máximo por um número? Conta em rupias, como a SMSCode cobra.
favourite-dropped = Não está mais nos seus favoritos.
favourite-over-ceiling =
    <b>{ $title }</b>
    Um número custa agora <b>{ $now }</b>, acima do seu limite de { $ceiling }. Não comprei.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Preço: <b>{ $price }</b>
confirm-total = Preço: { $count } × { $price } = <b>{ $total }</b>
confirm-balance = Saldo: { $balance }
confirm-note = Se nenhum SMS chegar, o valor é devolvido.
confirm-short = ⚠️ Seu saldo não é suficiente.
confirm-price-rose =
    <b>{ $title }</b>
    O preço passou de { $before } para <b>{ $now }</b> por número. Nada foi cobrado. Comprar mesmo assim?
confirm-buying =
    <b>{ $title }</b>
    ⏳ Comprando…
confirm-abandoned = Certo, nada foi comprado.
confirm-stale = Este botão expirou. Nada foi comprado com ele.
purchase-bought =
    { $count ->
        [one] ✅ <b>{ $title }</b>: comprado.
       *[other] ✅ <b>{ $title }</b>: { $count } números comprados.
    }
purchase-none =
    { $count ->
        [one] <b>{ $title }</b>
            Não foi possível alugar o número. Esta compra não gerou pedido, e só números alugados são cobrados.
       *[other] <b>{ $title }</b>
            Não foi possível alugar nenhum dos { $count } números. Esta compra não gerou pedido, e só números alugados são cobrados.
    }
purchase-partial =
    <b>{ $title }</b>
    Você conseguiu <b>{ $made } de { $count }</b> números; { $failed } não puderam ser alugados. Só os que você conseguiu são cobrados.
purchase-not-bought = <b>{ $title }: não comprado</b>
purchase-lapsed = A compra não pôde ser enviada a tempo, então não a enviei com atraso.
purchase-in-doubt =
    <b>{ $title }: ainda não está claro</b>
    O SMSCode não deu uma resposta clara e depois parou de aceitar seu token. O número pode ter sido comprado e cobrado. Não vou comprar uma segunda vez.
    Vincule sua conta de novo e eu verifico.
purchase-in-doubt-account =
    <b>{ $title }: ainda não está claro</b>
    O SMSCode não deu uma resposta clara e a conta desta compra não está mais vinculada. O número pode ter sido comprado e cobrado. Não vou comprar uma segunda vez.
    Vincule essa conta de novo e eu verifico.
purchase-unclear = O SMSCode ainda não respondeu. Continuo perguntando até saber se foi comprado. Enquanto isso, não compre de novo.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
card-until = até { $at }
card-order = Pedido { $id }
card-price-each = { $price } cada
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Aguardando o SMS
card-vanished = ⚠️ <b>O SMSCode não mostra mais este pedido</b>
card-missed =
    { $count ->
        [one] ✉️ Um SMS foi seguido por outro antes que eu pudesse lê-lo.
       *[other] ✉️ { $count } SMS foram seguidos por outro antes que eu pudesse lê-los.
    }
card-waiting-again = ⏳ Aguardando outro SMS
card-received = ✅ SMS recebido
card-completed = ✅ Concluído.
card-canceled = Cancelado.
card-expired = O tempo acabou e nenhum SMS chegou.
card-expired-with-sms = O tempo acabou.
card-promised = Será cancelado assim que possível, se nenhum SMS chegar antes.
card-promised-from = Será cancelado a partir de { $at }, se nenhum SMS chegar antes.
card-progress = ✉️ SMS recebidos: { $got } de { $count }
card-more-sms = … e mais { $count } SMS anteriores
card-more-orders =
    { $count ->
        [one] … e mais { $count } pedido
       *[other] … e mais { $count } pedidos
    }
card-failed =
    { $count ->
        [one] { $count } número não pôde ser alugado e não é cobrado.
       *[other] { $count } números não puderam ser alugados e não são cobrados.
    }
card-empty = ⏳ O número aparece aqui em instantes.
state-active = aguardando
state-otp-received = SMS recebido
state-completed = concluído
state-canceled = cancelado
state-expired = expirado
refund = <b>{ $amount }</b> devolvidos.
refund-see-balance = Veja o reembolso em /balance.
refund-later = O SMSCode ainda não informou o reembolso; veja /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>Novo SMS</b>
sms-no-text = O SMSCode não repassou o texto.
sms-came = Chegou { $age }
ended-expired = ⌛ <b>O tempo acabou e nenhum SMS chegou.</b>
ended-canceled = <b>O pedido foi cancelado.</b>
ended-completed = ✅ <b>O pedido foi concluído.</b>
vanished =
    ⚠️ { $count ->
        [one] <b>O SMSCode não mostra mais este pedido.</b>
       *[other] <b>O SMSCode não mostra mais { $count } pedidos.</b>
    }
vanished-note = Sem ele não recebo códigos. Ele pode ter sido removido lá ou ser de outra conta, e não da que está vinculada agora. Veja seus pedidos e seu saldo no SMSCode. Continuo verificando até o tempo dele acabar.

## Orders

orders = <b>Todos os pedidos</b>
orders-with-status = <b>Pedidos: { $status }</b>
orders-hint = Os mais recentes primeiro.
orders-none-here = Nenhum aqui.
orders-none = Você ainda não tem pedidos.
orders-all = todos
export-caption = <b>Todos os pedidos</b>: { $count }. Guarde o arquivo para você: ele tem seus números.
export-order = Pedido
export-bought = Comprado
export-service = Serviço
export-country = País
export-number = Número
export-status = Status
export-amount = Valor
export-currency = Moeda
export-code = Código
export-came = SMS chegou
export-until = Até
export-zone = Fuso horário
active = <b>Pedidos abertos</b>
active-none = Você não tem pedidos abertos.

## Settings

settings =
    <b>Configurações</b>
    O SMSCode cobra em rupias. Os valores em dólar seguem a cotação dele.
settings-idr = Rupias (IDR)
settings-usd = Dólares (USD)
settings-codes = Mensagens de código
settings-zone = Fuso horário: { $place }
settings-back = ‹ Configurações
settings-ring-all = Som: tudo
settings-ring-codes = Som: só códigos

codes =
    <b>Mensagens de código</b>
    Escolha o que a mensagem com o código mostra e por quanto tempo fica. O cartão do pedido mantém o código.
codes-full = Texto completo
codes-only = Só o código
codes-open = Visível
codes-covered = Oculto até tocar
codes-stay = Manter a mensagem
codes-minutes = Apagar após { $count } min
codes-hours = Apagar após { $count } h

zones =
    <b>Fuso horário: { $place }</b>
    Sua hora: { $time }. Escolha um lugar com a mesma hora, ou digite uma cidade ou uma diferença como <code>-3</code>.
zones-found = Lugares para “{ $query }”:
zones-nothing-found = Nenhum lugar para “{ $query }”. Tente uma cidade grande próxima ou uma diferença como <code>-3</code>.

## Spending guard

guard =
    <b>Controle de gastos</b>
    Segura o que você compra aqui. Conta em rupias, como o SMSCode cobra; o que volta não conta.
guard-cap = Em 24 horas: no máximo <b>{ $amount }</b>
guard-no-cap = Em 24 horas: sem limite
guard-ask = Acima de <b>{ $amount }</b> pergunto mais uma vez
guard-no-ask = Nunca pergunto duas vezes
guard-frozen = ❄️ <b>As compras estão congeladas.</b> Os pedidos abertos continuam.
guard-held-frozen = ❄️ <b>Você congelou as compras.</b> Nada foi comprado.
guard-held-cap = <b>Isto passaria do seu limite de { $cap } em 24 horas.</b> Você já gastou { $spent }. Nada foi comprado.
guard-held-ask = <b>Isto passa de { $amount }.</b> Você pediu para eu perguntar mais uma vez. Nada foi comprado ainda.

## Instant codes

push-impossible = Procuro novos códigos a cada poucos segundos. Este bot não tem códigos instantâneos.
push-off =
    <b>Os códigos instantâneos estão desativados</b>
    Procuro novos códigos a cada poucos segundos. Ativados, o SMSCode envia cada código para cá no momento em que chega.
push-on =
    <b>Os códigos instantâneos estão ativados</b>
    O SMSCode envia cada código para cá no momento em que chega.
push-last-event = Último aviso do SMSCode: { $age } ({ $at })
push-failures =
    { $count ->
        [one] A última entrega não chegou. Também procuro os códigos por conta própria.
       *[other] As últimas { $count } entregas não chegaram. Também procuro os códigos por conta própria.
    }
push-no-event = Ainda não chegou nenhum aviso do SMSCode.
push-no-failures = Desde então, nenhuma entrega falhou.
push-address-ours = Endereço no SMSCode: <code>{ $host }</code> – este bot
push-address-chat = Endereço no SMSCode: <code>{ $host }</code> – este bot, mas outro chat
push-address-other = Endereço no SMSCode: <code>{ $host }</code> – não é este bot
push-address-none = Endereço no SMSCode: nenhum
push-healed = 🔧 Defini de novo o endereço e o segredo no SMSCode e fiz o teste.
push-test-sent = ✅ O SMSCode enviou o teste e recebeu a resposta { $status }.
push-test-not-sent = ❌ O SMSCode enviou o teste e recebeu a resposta { $status }.
push-test-here = ✅ Chegou aqui.
push-test-not-here = ❌ Não chegou aqui.
push-test-refused = O endereço ou o segredo no SMSCode não é mais o deste chat. “Reparar” define os dois de novo. Os códigos continuam vindo: eu procuro a cada poucos segundos.
push-disabled =
    <b>Os códigos instantâneos estão pausados</b>
    O SMSCode os pausou em { $at } porque as entregas não chegavam. Enquanto isso, procuro novos códigos a cada poucos segundos.
push-foreign =
    <b>Os códigos instantâneos não chegam aqui</b>
    Sua conta do SMSCode envia os avisos para outro endereço.
    Procuro novos códigos a cada poucos segundos.
push-repointed =
    <b>Os códigos instantâneos vão para outro lugar</b>
    O endereço foi alterado no SMSCode. Enquanto isso, procuro novos códigos a cada poucos segundos.
push-unreachable =
    <b>Os códigos instantâneos não chegam</b>
    O SMSCode não consegue alcançar este bot de fora e por isso os pausa repetidamente. Enquanto isso, procuro novos códigos a cada poucos segundos e, de tempos em tempos, tento ativá-los de novo. Você não precisa fazer nada.
push-ask-replace =
    <b>Substituir o endereço no SMSCode?</b>
    Sua conta envia os avisos para:
    <code>{ $host }</code>
    Esse endereço não receberia mais nada. Eu o devolvo quando você desativar os códigos instantâneos ou desvincular a conta.
push-switched-on = ✅ Códigos instantâneos ativados.
push-switched-off = Códigos instantâneos desativados. Procuro novos códigos a cada poucos segundos.
push-restored = Seu endereço anterior no SMSCode está de volta.
push-test-arrived = ✅ O teste chegou. Os códigos instantâneos funcionam.
push-test-elsewhere = O teste foi enviado, mas não chegou aqui. Os códigos continuam vindo: eu procuro a cada poucos segundos.
push-test-failed = O teste não chegou (resposta { $status }). Os códigos continuam vindo: eu procuro a cada poucos segundos.

## Offers in any chat

inline-from = a partir de { $price }
inline-choose = Escolha o país no chat privado
inline-see = Ofertas no chat privado
inline-offer =
    <b>{ $title }</b>
    Um número de telefone para códigos por SMS, a partir de { $price }.
inline-offer-unpriced =
    <b>{ $title }</b>
    Um número de telefone para códigos por SMS.
inline-link = Vincule sua conta do SMSCode para ver preços
inline-hint = Escreva para quê, por exemplo whatsapp indonesia
inline-nothing = Nada encontrado. Procurar no chat privado
inline-sold-out = Esgotado lá. Outros lugares:
inline-later = Sem resposta agora. Ir para o chat privado

## When something goes wrong

money-not-moved = <b>Nada foi cobrado.</b>
money-unknown = Ainda não sei se foi cobrado. Continuo verificando e aviso você.
money-untouched = Nenhum dinheiro foi movimentado.
money-not-back = O pedido não foi cancelado e <b>nada foi devolvido</b>; ele continua.
money-refund-unknown = Ainda não sei se foi cancelado e devolvido. Continuo verificando, e o cartão vai mostrar.
trouble-token-rejected = O SMSCode não aceita mais seu token.
trouble-forbidden = O SMSCode não permite isso para sua conta.
trouble-not-found = O SMSCode não conhece isso, ou não é seu.
trouble-invalid = O SMSCode não aceitou o pedido. A oferta pode ter mudado.
trouble-upstream-refused = A operadora não liberou um número.
trouble-insufficient-balance = Seu saldo não é suficiente.
trouble-conflict = Algo mudou nesse meio-tempo.
trouble-cancel-too-early = Ainda é cedo para cancelar.
trouble-rate-limited = Pedidos demais em pouco tempo.
trouble-provider-fault = O SMSCode está com um problema agora.
trouble-maintenance = O SMSCode está em manutenção.
trouble-no-exchange-rate = O SMSCode está sem a cotação do dólar agora.
trouble-sold-out = Esta oferta está esgotada.
trouble-key-reused = Este pedido se confundiu com um anterior. A culpa é do bot.
trouble-in-progress = O SMSCode ainda está processando.
trouble-banned = O SMSCode pausou os pedidos da sua conta.
trouble-no-answer = O SMSCode não respondeu.
trouble-provider-down = O SMSCode parou de responder. Tento de novo a cada poucos segundos.
trouble-request = <blockquote expandable>Para o suporte do SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = É possível a partir de { $at }.
advice-until = Aguarde até { $at }.
advice-wait = Tente de novo em { $wait }.
advice-link = Vincule sua conta de novo.
advice-permission = Verifique sua conta e seu token no SMSCode.
advice-look = Veja como o pedido está agora.
advice-offer-again = Veja a oferta de novo.
advice-other = Escolha outra oferta.
advice-top-up = Recarregue no SMSCode e tente de novo.
advice-two-minutes = É possível 2 minutos depois da compra.
advice-rupiah = Os valores em rupias continuam funcionando.
advice-moment = Aguarde um momento.
advice-support = Tente mais tarde ou fale com o suporte do SMSCode.
advice-later = Tente de novo em alguns minutos.

## Short answers

notice-unknown = Não entendi. O que você quer fazer?
notice-plain-text = Envie um texto simples, por favor.
notice-group = Só funciono em chats privados. Escreva direto para mim.
notice-old-button = Este botão é de um menu antigo. Recomece por aqui:
notice-no-such-order = Não há um pedido assim na sua conta.
notice-which-order = Qual pedido? Envie o número dele, por exemplo <code>/order 1001</code>.
notice-busy = Um momento: ainda estou no seu pedido anterior.
notice-our-fault = Algo deu errado no bot. Seus pedidos continuam. Tente de novo em um minuto.
notice-cannot-buy-now = Não consigo comprar com segurança agora, então nada foi comprado nem cobrado. Tente de novo em um minuto.
notice-not-allowed = Este bot é privado.
notice-dialogue-canceled = Certo, parei.
notice-nothing-to-cancel = Não há nada para parar. Para cancelar um pedido, abra-o:
cancel-too-early = O SMSCode só cancela a partir de { $at }. Cancelo nessa hora?
cancel-too-early-unknown = O SMSCode não cancela tão cedo depois da compra. Cancelo assim que possível?
cancel-promised = Cancelo assim que possível, se nenhum SMS chegar antes.
cancel-promised-from = Cancelo a partir de { $at }, se nenhum SMS chegar antes.
notice-resend-unsupported = O SMSCode não pode pedir outro SMS aqui. Peça ao serviço para enviar o código de novo: ele chega aqui enquanto o pedido estiver aberto.

## Toasts

toast-buying = Comprando…
toast-already-bought = Já está em andamento. Só é comprado uma vez.
toast-abandoned = Nada foi comprado.
toast-stale = Este botão expirou. Nada foi comprado.
toast-price-rose = O preço mudou. Veja de novo.
toast-canceled = Cancelado.
toast-canceled-refund = Cancelado. { $amount } devolvidos.
toast-cancel-promised = Cancelo assim que possível, se nenhum SMS chegar antes.
toast-promise-revoked = Certo, o pedido fica.
toast-cannot-cancel = Este pedido não pode mais ser cancelado.
toast-has-sms = Chegou um SMS, então o pedido não foi cancelado.
toast-too-early = Ainda é cedo para cancelar.
toast-too-early-from = Você pode cancelar a partir de { $at }.
toast-resent = Outro SMS foi pedido.
toast-resend-unsupported = Este serviço não pode enviar outro SMS.
toast-finished = Concluído.
toast-already-ended = Este pedido já terminou.
toast-saved = Salvo.
toast-refreshed = Atualizado.
toast-old-button = Este botão é de um menu antigo.
toast-busy = Um momento, por favor.
toast-working = Um momento…
toast-failed = Não deu certo. Veja o chat.
toast-login-needed = Primeiro vincule sua conta.
toast-our-fault = Algo deu errado. Tente de novo.
toast-wait = Tente de novo em { $wait }.

## What Telegram shows of the bot

command-buy = Comprar um número
command-active = Pedidos abertos
command-balance = Saldo
command-orders = Todos os pedidos
command-order = Um pedido pelo número
command-rate = Cotação
command-settings = Moeda, idioma, som
command-webhook = Códigos instantâneos
command-login = Vincular sua conta do SMSCode
command-logout = Desvincular sua conta
command-forget = Apagar tudo o que guardo sobre você
command-cancel = Parar o que estou perguntando
command-help = Ajuda
command-start = Começar
bot-description =
    Alugue um número de telefone por alguns minutos e receba os códigos por SMS aqui, pagos com seu saldo do SMSCode.

    Use dentro da lei e só para contas suas.
bot-short-description = Números de telefone para códigos por SMS, pagos com seu saldo do SMSCode.

## Para administradores

stats-today = <b>Hoje</b>, desde 00:00 UTC
stats-codes = Códigos: { $count }
stats-speed = No chat em até 2 s: { $two } %, em até 10 s: { $ten } %
stats-purchases = Compras: { $bought } feitas, { $other } não
stats-faults = Chamadas com falha: SMSCode { $provider } de { $providers }, Telegram { $telegram } de { $telegrams }
stats-failed-answers = Respostas com falha: { $count }
stats-now = <b>Agora</b>
stats-people = Pessoas: { $count }, das quais { $gone } não podem ser contatadas
stats-accounts = Contas vinculadas: { $count }, das quais { $pushed } com códigos instantâneos
stats-open-orders = Pedidos abertos: { $count }
stats-outbox = Mensagens em espera: { $count }
stats-oldest = A mais antiga espera há { $wait }
announce-usage =
    Para escrever a todas as pessoas que usam este bot, coloque o texto depois do comando:

    <code>/announce Manutenção hoje à noite, das 22:00 às 23:00 UTC.</code>

    Você vê antes, e nada é enviado sem a sua confirmação.
announce-ask = Acima está o que todos vão ver. Enviar para { $count } pessoas?
button-announce-send = Enviar para { $count }
button-announce-drop = Não enviar
button-announce-stop = Parar o envio
announce-sending = 📣 Enviando: { $sent } de cerca de { $total }
announce-done = 📣 Enviado para { $sent } pessoas.
announce-stopped = 📣 Parado. Foi enviado para { $sent } pessoas.
announce-dropped = Não foi enviado a ninguém.
announce-unreached = Não alcançadas: { $count }
announce-unclear = Não se sabe se chegou: { $count }
alarm-began = ⚠️ <b>Há { $wait }:</b> { $what }
alarm-over = ✅ <b>Resolvido, após { $wait }:</b> { $what }
alarm-database = o banco de dados não aceita gravações. Nada pode ser comprado e os códigos não aparecem.
alarm-updates = o Telegram não entrega atualizações. As pessoas ficam sem resposta.
alarm-outbox = há mensagens esperando minutos na fila. Os códigos chegam atrasados.
alarm-provider = a SMSCode responde à maioria das chamadas com falhas ou não responde.
alarm-webhook = o Telegram não consegue entregar atualizações ao webhook. A PUBLIC_URL está acessível?
