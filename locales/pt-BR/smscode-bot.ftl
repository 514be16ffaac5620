# Every sentence of the chat, in Brazilian Portuguese. Texts are Telegram HTML, except labels (button-*, state-*,
# settings-*, command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Português BR

## Numbers and times

money-idr = Rp { $amount }
money-usd = US$ { $amount }
money-negative = -{ $money }
money-thousands =
    { $thousands ->
        [1000] 1 mi
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
month-name =
    { $month ->
        [1] janeiro
        [2] fevereiro
        [3] março
        [4] abril
        [5] maio
        [6] junho
        [7] julho
        [8] agosto
        [9] setembro
        [10] outubro
        [11] novembro
       *[12] dezembro
    }
time-month-year = { $month } de { $year }
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
button-cheapest = Mais barato
button-best-success = Mais sucesso
button-quantity =
    { $count ->
        [one] { $count } número
       *[other] { $count } números
    }
button-buy-again = Comprar de novo
button-same-number = O mesmo número de novo
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-one-tap = ⚡ Comprar { $title } por { $price }
button-favourite-keep = ☆ Adicionar aos favoritos
button-favourite-add = ☆ Favorito
button-favourite = ⭐ Favorito
button-favourite-ceiling = ⭐ Máx. { $ceiling }
button-favourite-change = Mudar meu limite
button-favourite-drop = Remover dos favoritos
button-ceiling-now = Agora
button-ceiling-more = +{ $percent }%
button-own-amount = ✏️ Valor
button-one-tap-on = ⚡ Ativar compra em 1 toque
button-one-tap-off = ⚡ Desativar compra em 1 toque
button-csv = ⬇ CSV
button-newer = ‹ Novos
button-older = Antigos ›
button-cancel-waiting = Cancelar { $count } ⏳ · volta { $amount }
button-cancel-waiting-count = Cancelar { $count } ⏳
button-finish-coded = ✓ Concluir os que têm código
button-copy-all =
    { $count ->
        [one] Copiar o número
       *[other] Copiar os { $count } números
    }
button-copy-range = Copiar { $from }–{ $to }
button-elsewhere = Mesmo serviço, outro país
button-abandon = Não comprar
button-back = ‹ Voltar
button-show-offer = Ver oferta
button-a-watch = 🔔 { $title }
button-watch = 🔔 Avise quando houver
button-watch-price = 🔔 Avise por { $price }
button-watch-again = 🔔 Vigiar de novo
button-watch-limit = ✏️ Só abaixo de um preço
button-watch-any = Qualquer preço
button-watch-stop = Parar de vigiar
button-watches = Todos os avisos
button-other-offers = Ver outras ofertas
button-other-country = ‹ Países
button-other-service = ‹ Serviços
button-service-first = Escolher por serviço
button-all-countries = Todos os países
button-all-services = Todos os serviços
button-search = 🔎 Buscar
button-all-count = Todos { $count }
button-by-country = 🌍 País
button-try-again = Tentar de novo
button-check-again = Verificar
button-refresh = Atualizar
button-statistics = Estatísticas
button-best-first = Melhores primeiro
button-cheapest-first = Mais baratos primeiro
button-active = Pedidos ativos
button-orders = Todos os pedidos
button-all-orders-back = ‹ Todos os pedidos
button-show-order = Ver pedido
button-copy-code = Copiar { $code }
button-copy-covered = Copiar o código
button-copy-national = Copiar { $number } (sem { $code })
button-cancel = Cancelar com reembolso
button-cancel-amount = Cancelar · voltam { $amount }
button-keep = Não cancelar
button-replace = Trocar · até { $price }
button-dont-replace = Não trocar
button-minutes = { $count } min
button-resend = Outro SMS
button-finish = ✓ Concluir
button-help = Ajuda
button-settings = Configurações
button-accept-terms = Aceito
button-link = Vincular
button-no-account = Ainda não tenho conta
button-link-mine = Vincular minha conta SMSCode
button-how = Como funciona
button-link-again = Vincular de novo
button-accounts = Contas
button-account-add = ➕ Adicionar uma conta
button-account-further = Adicionar como outra conta
button-account-replace = Substituir { $name }
button-account-neither = Não vincular
button-unlink = Desvincular
button-logout = Sim, desvincular
button-stay = Continuar vinculado
button-forget = Sim, apagar tudo
button-keep-data = Manter meus dados
button-guard = Limites de gastos
button-cap = Limite por 24 horas (Rp)
button-ask-above = Perguntar de novo após (Rp)
button-low-balance = Avisar abaixo de (Rp)
button-no-limit = Sem limite
button-none = Nenhum
button-never = Nunca
button-freeze = Congelar compras
button-unfreeze = Descongelar compras
button-open-site = Abrir SMSCode
button-top-up = Recarregar no SMSCode
button-rupiah = Mudar para rupias
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
    Alugue um número de telefone por alguns minutos e receba os códigos por SMS aqui. Você paga com seu saldo do SMSCode.
start-steps =
    1. Vincule sua conta do SMSCode, uma única vez
    2. Escolha um serviço e um país
    3. O código chega aqui

    ↩️ O SMS não chegou? O dinheiro volta.
help-steps =
    <b>Como funciona</b>
    1. Envie /buy e escolha um serviço e um país.
    2. Digite o número onde pedirem um telefone.
    3. O código chega aqui em uma nova mensagem.

    O SMS não chegou? O dinheiro volta para o saldo: automaticamente quando o tempo acaba, ou quando você cancela (a partir de 2 minutos depois da compra).
help-commands =
    <b>Bom saber</b>
    É só digitar o que você precisa: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – pedidos ativos
    /orders – todos os pedidos (também em CSV)
    <code>/orders whatsapp junho</code> – buscar pedidos
    <code>/order 1001</code> – um pedido
    /balance – seu saldo
    /rate – cotação
    /watch – o que você está esperando
help-push = /instant – códigos instantâneos
help-inline = <code>@{ $bot } whatsapp</code> em qualquer chat – compartilhar uma oferta
help-commands-more =
    /me – suas estatísticas
    /settings – moeda, idioma, som, limites, favoritos
    /login – vincular sua conta
    /logout – desvincular sua conta
    /forget – apagar seus dados
help-lawful = Use dentro da lei e só para suas próprias contas.

## Linking

login-ask =
    <b>Vincule sua conta do SMSCode</b>
    Envie seu token de API. Ele está no SMSCode, em Account Settings.

    Vou apagar sua mensagem na hora e guardar o token criptografado. Para sair, envie /cancel.
login-linked =
    ✅ <b>Sua conta está vinculada</b>
    Saldo: <b>{ $balance }</b>
login-instant = ⚡ Os códigos chegam na hora (mude em /settings).
login-instant-taken = ⚡ Códigos instantâneos desativados: sua conta do SMSCode envia as notificações para outro endereço.
login-instant-chat = ⚡ Os códigos instantâneos não chegam aqui: outro chat deste bot os ativou para esta conta.
login-open-orders =
    { $count ->
        [one] Você ainda tem { $count } pedido ativo. Se comprou com outra conta, vincule essa conta de novo para receber o código.
       *[other] Você ainda tem { $count } pedidos ativos. Se comprou com outra conta, vincule essa conta de novo para receber os códigos.
    }
terms-by-linking = Ao enviar seu token, você aceita os termos de uso:
terms = Use dentro da lei e só para suas próprias contas. Nada de fraude, spam, assédio ou se passar por outra pessoa. Os números são alugados: não use em contas de que vai precisar depois.
terms-accepted = Você aceitou os termos de uso (versão { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Termos de uso</b>
    Leia e aceite antes de comprar.
login-wrong-token =
    <b>O SMSCode não reconhece este token</b>
    Não guardei o token. Copie de novo em Account Settings.
login-not-stored = Não consegui verificar seu token, por isso não o guardei.
login-not-a-token = Isso não parece um token de API. Copie-o em Account Settings no SMSCode e envie sozinho, ou envie /cancel.
login-offer-balance =
    ✅ <b>O token funciona</b>
    Saldo: <b>{ $balance }</b>
login-offer = Você já vinculou uma conta. O que faço com esta?
login-offer-full = Você já vinculou { $most } contas e não pode ter mais. Esta só pode substituir outra.
login-offer-dropped = Nada foi vinculado. Não guardei o token.
login-offer-gone = Não tenho mais esse token. Se a conta não está em Contas, envie o token de novo.
login-known = Esta conta já está vinculada como <b>{ $name }</b>.
login-needed = Primeiro vincule sua conta do SMSCode.
login-token-rejected =
    🔒 <b>O SMSCode não aceita mais seu token</b>
    Seus pedidos estão seguros. Vincule a conta de novo e vou mostrar tudo o que chegou nesse meio-tempo.
login-cannot-delete = ⚠️ Não consegui apagar sua mensagem com o token. Apague você, por favor.
logout-ask =
    <b>Desvincular sua conta do SMSCode?</b>
    Vou apagar seu token.
logout-open-orders =
    { $count ->
        [one] Você tem <b>{ $count } pedido ativo</b>. Ele continua ativo no SMSCode, mas o código não vai chegar aqui.
       *[other] Você tem <b>{ $count } pedidos ativos</b>. Eles continuam ativos no SMSCode, mas os códigos não vão chegar aqui.
    }
logout-purchases =
    { $count ->
        [one] ⏳ <b>1 compra</b> ainda está em andamento:
            { $names }
            Eu aviso aqui como terminou. O código não chega aqui enquanto não houver conta vinculada.
       *[other] ⏳ <b>{ $count } compras</b> ainda estão em andamento:
            { $names }
            Eu aviso aqui como terminaram. Os códigos não chegam aqui enquanto não houver conta vinculada.
    }
logout-promised =
    { $count ->
        [one] Prometi cancelar { $count } pedido. Se você desvincular a conta, não vou cancelá-lo.
       *[other] Prometi cancelar { $count } pedidos. Se você desvincular a conta, não vou cancelá-los.
    }
logout-done = Conta desvinculada. Apaguei seu token.
logout-done-later = Conta desvinculada.
logout-done-open-orders =
    { $count ->
        [one] { $count } pedido ativo continua no SMSCode. Vincule de novo para receber o código aqui.
       *[other] { $count } pedidos ativos continuam no SMSCode. Vincule de novo para receber os códigos aqui.
    }
address-later = O SMSCode não responde, então o endereço de notificações lá ainda é o deste bot. Vou restaurar o anterior assim que o SMSCode responder. Até lá, por no máximo 24 horas, guardo seu token criptografado.
address-cleared = Sua conta do SMSCode não tem mais o endereço de notificações deste bot.
address-left = Não consegui restaurar o endereço de notificações que sua conta do SMSCode tinha antes. Configure-o de novo no SMSCode.

## Erasing a person

forget-ask =
    <b>Apagar tudo o que guardo sobre você?</b>
    Seu token, pedidos, números, códigos e configurações serão apagados daqui para sempre. Vou desvincular sua conta do SMSCode, restaurar o endereço de notificações anterior e apagar as mensagens recentes daqui que mostram números e códigos.

    Sua conta e seu saldo no SMSCode não mudam. O Telegram guarda as mensagens mais antigas: apague este chat para removê-las.
forget-in-doubt =
    { $count ->
        [one] ⚠️ Ainda não sei se { $count } compra foi feita e cobrada. Se você apagar tudo agora, não terei como descobrir. Confira seus pedidos no SMSCode.
       *[other] ⚠️ Ainda não sei se { $count } compras foram feitas e cobradas. Se você apagar tudo agora, não terei como descobrir. Confira seus pedidos no SMSCode.
    }
forget-erasing = Estou apagando seus dados e as mensagens recentes com números e códigos. Aviso aqui quando terminar.
forget-done =
    <b>Tudo foi apagado</b>
    Se você me escrever de novo, começa do zero. Apague este chat para remover as mensagens antigas.
forget-busy = Uma das suas compras ainda está sendo processada. Para proteger seu dinheiro, não apaguei nada. Tente de novo em alguns minutos.

## Balance and rate

balance = Saldo: <b>{ $balance }</b>
balance-low =
    <b>Seu saldo está baixo</b>
    Ele está abaixo do seu limite de { $limit }.
balance-bound =
    { $count ->
        [one] Retido em { $count } pedido ativo: { $amount }. Volta ao saldo se nenhum SMS chegar.
       *[other] Retido em { $count } pedidos ativos: { $amount }. Volta ao saldo se nenhum SMS chegar.
    }
rate-dollar = US$ 1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = consultado: { $at }
rate-ledger = O SMSCode cobra em rupias. Os valores em dólar seguem esta cotação.

## Choosing

browse-countries = <b>Escolha um país</b>
browse-countries-for = <b>{ $service }</b>: escolha um país
browse-services = <b>Escolha um serviço</b>
browse-services-in = <b>{ $country }</b>: escolha um serviço
front = <b>Para qual serviço você precisa de um número?</b>
front-hint = Toque ou digite: <code>wa indonesia</code>
browse-services-count =
    { $count ->
        [one] { $count } serviço. Escolha ou digite um nome.
       *[other] { $count } serviços. Escolha um ou digite o nome.
    }
browse-countries-count =
    { $count ->
        [one] { $count } país. Escolha ou digite um nome.
       *[other] { $count } países. Escolha um ou digite o nome.
    }
browse-countries-priced =
    { $count ->
        [one] Disponível em { $count } país (menor preço · em estoque).
            Escolha ou digite um nome.
       *[other] Disponível em { $count } países (menor preço · em estoque).
            Escolha um ou digite o nome.
    }
browse-found = Mais parecidos com “{ $query }”:
browse-nothing-found = Nada encontrado para “{ $query }”. Tente escrever de outro jeito ou escolha em uma lista.
browse-empty = Nenhum número disponível agora. Tente de novo em alguns minutos.
browse-sold-out =
    <b>{ $title }</b>
    Esgotado agora.
offer-stock = { $count } em estoque
offer-no-stock = esgotado
offer-any = Livre
offer-any-operator = Qualquer operadora
offer-left = restam: { $count }
success-rate = { $percent }%
success-seconds = ~{ $count } s
success-minutes = ~{ $count } min
success-over = { $count }+ min
favourite = ⭐ <b>{ $title }</b>
favourite-price = Preço por número agora: <b>{ $price }</b>
favourite-sold-out = Esgotado agora.
favourite-ceiling = Seu limite: <b>{ $ceiling }</b>. Acima disso não vou comprar.
favourite-no-ceiling = Sem limite de preço.
favourite-one-tap = ⚡ Compra com um toque ativada: o botão em /buy compra 1 número na hora, até o seu limite.
favourite-hint = Os favoritos aparecem primeiro em /buy. Quanto você pagaria no máximo por número? O limite é em rupias, como o SMSCode cobra.
favourite-dropped = Removido dos seus favoritos.
favourite-over-ceiling =
    <b>{ $title }</b>
    Um número custa agora <b>{ $now }</b>, acima do seu limite de { $ceiling }. A compra não foi feita.
favourites = <b>Favoritos</b>
favourites-hint = Aparecem primeiro em /buy. Escolha um para definir o limite de preço.
favourites-none = Nenhum ainda. Toque em “☆ Favorito” em uma oferta.
watch = 🔔 <b>{ $title }</b>
watch-any = Aviso assim que houver um número.
watch-at-most = Aviso assim que um número custar <b>{ $price }</b> ou menos.
watch-ask = Por quanto tempo? Verifico uma vez por minuto.
watch-running = Verifico uma vez por minuto até { $time }.
watch-until = até { $time }
watch-found =
    🔔 <b>{ $title }</b>
    Agora há números, a partir de <b>{ $price }</b>.
watch-expired =
    🔔 <b>{ $title }</b>
    Nenhum número apareceu a tempo.
watch-limit = Seu preço era { $price } ou menos.
watches = <b>Avisos</b>
watches-limit = { $price } ou menos
watches-hint = Aviso uma vez para cada um, assim que houver.
watches-none = Nenhum. Quando algo estiver esgotado, toque em “🔔 Avise quando houver”.
watches-full = Você já tem { $count } avisos, o máximo. Pare um primeiro.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Preço: <b>{ $price }</b>
confirm-total = Preço: { $count } × { $price } = <b>{ $total }</b>
confirm-of-balance = <b>{ $price }</b> do seu saldo: { $balance }
confirm-times = { $count } × { $price }
confirm-note = ↩️ O SMS não chegou? O dinheiro volta.
confirm-success = 📊 SMS recebido, últimos 30 dias: <b>{ $rate }</b>
confirm-success-own = 👤 Seus, últimos 30 dias: { $got } de { $count } · { $rate }
confirm-best-success = 🎯 Você recebe a oferta com a melhor taxa de sucesso, até { $price } por número.
confirm-short = ⚠️ Seu saldo não é suficiente.
confirm-frozen = ❄️ <b>As compras estão congeladas.</b> Mude isso nos limites de gastos.
confirm-over-cap = 🛡 <b>Passa do seu limite de { $cap } por 24 horas.</b> Restam: { $left }.
confirm-over-limit = 🛡 <b>Passa do seu limite por 24 horas.</b>
confirm-will-ask = 🛡 Acima do valor que você definiu: vou perguntar de novo.
confirm-cap-left = 🛡 Dos seus { $cap } por 24 horas restam: { $left }
short-missing = Você tem { $balance }: <b>faltam { $missing }.</b>
short-buys = O que seu saldo compra:
confirm-price-rose =
    <b>{ $title }</b>
    O preço subiu de { $before } para <b>{ $now }</b> por número. Nada foi cobrado. Comprar mesmo assim?
confirm-price-fell =
    <b>{ $title }</b>
    O preço caiu de { $before } para <b>{ $now }</b> por número. Nada foi cobrado. Comprar por esse preço?
confirm-rate-moved =
    <b>{ $title }</b>
    O câmbio mudou; confirme mais uma vez: <b>{ $price }</b> por número. Nada foi cobrado.
confirm-buying =
    <b>{ $title }</b>
    ⏳ Comprando…
confirm-abandoned = Certo, nada foi comprado.
confirm-stale = Este botão expirou. Nada foi comprado.
purchase-none =
    { $count ->
        [one] <b>{ $title }</b>
            Não consegui o número, por isso não há pedido. Você só paga pelos números que recebe.
       *[other] <b>{ $title }</b>
            Não consegui nenhum dos { $count } números, por isso não há pedido. Você só paga pelos números que recebe.
    }
purchase-not-bought = <b>{ $title }: não comprado</b>
purchase-no-offer = Não há mais números por { $limit } ou menos.
purchase-next = A próxima oferta custa <b>{ $price }</b> por número.
number-gone = Este número não existe mais: a SMSCode não pode alugá-lo de novo.
number-too-early = Ainda é cedo para alugar este número de novo.
number-busy = A SMSCode não pode alugar este número de novo agora. Talvez já esteja em uso.
number-refused = A operadora não liberou este número.
number-price-unknown = A SMSCode não aceitou o preço deste número.
number-dearer = O mesmo número agora custa mais de { $limit }.
purchase-lapsed = A compra não pôde ser enviada a tempo, por isso foi descartada.
purchase-in-doubt =
    <b>{ $title }: resultado desconhecido</b>
    O SMSCode não deu uma resposta clara e depois parou de aceitar seu token. O número pode ter sido comprado e cobrado. Não vou comprar duas vezes.
    Vincule sua conta de novo e vou verificar.
purchase-in-doubt-account =
    <b>{ $title }: resultado desconhecido</b>
    O SMSCode não deu uma resposta clara, e a conta usada na compra não está mais vinculada. O número pode ter sido comprado e cobrado. Não vou comprar duas vezes.
    Vincule essa conta de novo e vou verificar.
purchase-unsettled =
    <b>{ $title }: resultado desconhecido</b>
    O SMSCode não deu uma resposta clara, e sua lista de pedidos lá também não mostra o número. Ele pode ter sido comprado e cobrado. Não vou comprar duas vezes.
    Confira seus pedidos e seu saldo no SMSCode antes de comprar de novo. Se o número aparecer em até uma hora, vou mostrá-lo aqui.
purchase-unclear = O SMSCode ainda não respondeu. Vou continuar verificando até saber se você recebeu o número. Enquanto isso, não compre de novo.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
line-place = <b>{ $place }</b>
line-code = <code>{ $code }</code>
card-ends = termina { $at }
card-price-back = { $price }, reembolsado se o SMS não chegar
card-order = #{ $id }
card-price-each = { $price } cada
card-price-total = { $price } no total
card-line-canceling = 🕐 cancelando
card-line-canceling-from = 🕐 cancelamento: { $at }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Aguardando um SMS
card-vanished = ⚠️ <b>O SMSCode não mostra mais este pedido</b>
card-missed =
    { $count ->
        [one] ✉️ Perdi { $count } SMS: chegou outro antes que eu pudesse ler.
       *[other] ✉️ Perdi { $count } SMS: chegaram outros antes que eu pudesse ler.
    }
card-waiting-again = ⏳ Aguardando outro SMS
card-received = ✅ SMS recebido
card-has-sms = ✅
card-below = ver abaixo ↓
card-moved = mostrado abaixo ↓
card-completed = ✅ Concluído.
card-canceled = Cancelado.
card-expired = O tempo acabou. Nenhum SMS chegou.
card-expired-with-sms = O tempo acabou.
card-promised = 🕐 Vou cancelar assim que possível, a menos que um SMS chegue antes.
card-promised-from = 🕐 Vou cancelar { $at } (o mínimo do SMSCode), a menos que um SMS chegue antes.
card-auto-replace = 🔁 Vou trocar este número { $at } se nenhum SMS chegar.
card-replacing = 🔁 Depois vou buscar outro número por até { $price }.
card-replaces = 🔁 Substitui o pedido #{ $id }
ended-replacing = 🔁 Estou buscando outro número para você.
not-canceled-replace = Por isso, o número também não foi trocado.
not-replaced = <b>Não troquei este número.</b>
not-replaced-open = <b>Não vou trocar este número automaticamente.</b>
not-replaced-price = O próximo custa { $price }, mais do que você aceitou.
not-replaced-dearer = O próximo custa mais do que você aceitou.
not-replaced-sold-out = Não há mais números.
not-replaced-limit = Seus limites de gastos não permitem.
not-replaced-unclear = O SMSCode não deu uma resposta clara.
not-replaced-late = Demorou demais.
not-replaced-account = Agora há outra conta vinculada.
auto-replace =
    <b>Troca automática</b>

    Se o SMS não chegar a tempo, cancelo o pedido e busco outro número. Se uma resposta não for clara, eu paro e aviso você.
auto-replace-none = Desativada: só troco um número quando você toca no botão.
auto-replace-off = Troca automática: não
auto-replace-word = Troca: { $minutes } min, { $times }×
auto-replace-after =
    { $minutes ->
        [one] Sem SMS, troco o número após { $minutes } minuto, pelo mesmo preço ou menos.
       *[other] Sem SMS, troco o número após { $minutes } minutos, pelo mesmo preço ou menos.
    }
auto-replace-times =
    { $times ->
        [one] No máximo { $times } vez.
       *[other] No máximo { $times } vezes seguidas.
    }
card-progress = ✉️ SMS recebidos: { $got } de { $count }
card-more-sms = … e mais { $count } SMS anteriores
card-more-orders =
    { $count ->
        [one] … e mais { $count } pedido
       *[other] … e mais { $count } pedidos
    }
card-failed =
    { $count ->
        [one] { $count } número não estava disponível. Ele não foi cobrado.
       *[other] { $count } números não estavam disponíveis. Eles não foram cobrados.
    }
card-unsettled =
    { $count ->
        [one] ⏳ Falta confirmar { $count } número: o SMSCode não disse se você o recebeu.
       *[other] ⏳ Falta confirmar { $count } números: o SMSCode não disse se você os recebeu.
    }
card-late =
    { $count ->
        [one] ⚠️ Você recebeu mais { $count } número depois que informei o resultado. Ele foi cobrado.
       *[other] ⚠️ Você recebeu mais { $count } números depois que informei o resultado. Eles foram cobrados.
    }
card-other-country = ⚠️ Este número não é do país que você escolheu: { $country }.
card-continues = 🔁 O mesmo número do pedido #{ $id }
card-unlinked = ⚠️ Sua conta não está mais vinculada, então nenhum código pode chegar aqui. O pedido continua no SMSCode: veja lá ou vincule a conta de novo.
card-empty = ⏳ Seu número aparece aqui em instantes.
state-active = aguardando
state-otp-received = SMS recebido
state-completed = concluído
state-canceled = cancelado
state-expired = expirado
refund = Reembolso: <b>{ $amount }</b>.
refund-see-balance = Confira seu reembolso em /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>Novo SMS</b>
sms-no-text = O SMSCode não incluiu o texto.
sms-came = Recebido { $age }
sms-overtaken = SMS anterior: o mais recente chegou primeiro.
ended-expired = ⌛ <b>O tempo acabou. Nenhum SMS chegou.</b>
ended-canceled = <b>Pedido cancelado.</b>
ended-completed = ✅ <b>Pedido concluído.</b>
ended-many-expired =
    { $count ->
        [one] ⌛ <b>O tempo de { $count } número acabou. Nenhum SMS chegou.</b>
       *[other] ⌛ <b>O tempo de { $count } números acabou. Nenhum SMS chegou.</b>
    }
ended-many-over =
    { $count ->
        [one] ⌛ O tempo de { $count } número que recebeu um SMS acabou.
       *[other] ⌛ O tempo de { $count } números que receberam um SMS acabou.
    }
ended-many-canceled =
    { $count ->
        [one] <b>{ $count } pedido foi cancelado.</b>
       *[other] <b>{ $count } pedidos foram cancelados.</b>
    }
ended-many-completed =
    { $count ->
        [one] ✅ <b>{ $count } pedido foi concluído.</b>
       *[other] ✅ <b>{ $count } pedidos foram concluídos.</b>
    }
sms-part = ✉️ SMS, parte { $part } de { $count }
vanished =
    ⚠️ { $count ->
        [one] <b>O SMSCode não mostra mais este pedido</b>
       *[other] <b>O SMSCode não mostra mais { $count } pedidos</b>
    }
vanished-note =
    { $count ->
        [one] Por enquanto não recebo os códigos dele. Ele pode ter sido removido no SMSCode ou ser de outra conta, e não da que está vinculada agora. Confira seus pedidos e seu saldo no SMSCode. Continuo verificando até o tempo dele acabar.
       *[other] Por enquanto não recebo os códigos deles. Eles podem ter sido removidos no SMSCode ou ser de outra conta, e não da que está vinculada agora. Confira seus pedidos e seu saldo no SMSCode. Continuo verificando até o tempo deles acabar.
    }

## Orders

orders = <b>Todos os pedidos</b>
orders-with-status = <b>Pedidos: { $status }</b>
orders-none-here = Nenhum pedido aqui.
orders-older-unread = A busca ainda não passou por todos os pedidos mais antigos.
orders-nothing-found = Nada encontrado para “{ $query }”. Busque por serviço, país, últimos dígitos ou mês, por exemplo <code>/orders whatsapp junho</code>.
orders-none = Você ainda não tem pedidos.
orders-all = Todos
orders-back = reembolso { $amount }
state-refunded = reembolsado
active-count =
    { $count ->
        [one] <b>1 pedido ativo</b>
       *[other] <b>{ $count } pedidos ativos</b>
    }
active-back = Se nenhum SMS chegar, <b>{ $amount }</b> volta ao saldo
bulk-has-sms =
    { $count ->
        [one] 🔑 1 pedido tem um SMS e continua ativo.
       *[other] 🔑 { $count } pedidos têm um SMS e continuam ativos.
    }
bulk-not-canceled =
    { $count ->
        [one] ⚠️ 1 pedido não foi cancelado e continua ativo.
       *[other] ⚠️ { $count } pedidos não foram cancelados e continuam ativos.
    }
bulk-not-finished =
    { $count ->
        [one] ⚠️ 1 pedido não foi concluído e continua ativo.
       *[other] ⚠️ { $count } pedidos não foram concluídos e continuam ativos.
    }
export-caption = <b>Todos os pedidos</b>: { $count }. Não compartilhe este arquivo: ele contém seus números de telefone.
export-progress = ⏳ Pedidos lidos até agora: { $count }. Enviarei o arquivo quando tiver todos.
export-unread = ⚠️ Pedidos que faltam porque não puderam ser lidos: { $count }.
export-unanswered = ⚠️ Faltam pedidos mais antigos, porque o SMSCode não os enviou. Baixe o arquivo de novo mais tarde.
export-too-many = ⚠️ Faltam pedidos mais antigos, porque o arquivo está cheio.
export-cut-off = Não consegui terminar o arquivo. Tente de novo.
export-order = Pedido
export-bought = Comprado
export-service = Serviço
export-country = País
export-number = Número de telefone
export-status = Status
export-amount = Valor
export-currency = Moeda
export-code = Código
export-came = SMS recebido
export-until = Válido até
export-zone = Fuso horário
export-operator = Operadora
active-none = Você não tem pedidos ativos.

## Settings

settings =
    <b>Configurações</b>
    O SMSCode cobra em rupias. Os valores em dólar seguem a cotação dele.
settings-idr = Rupias → $
settings-usd = Dólares → Rp
settings-languages = <b>Idioma</b>
settings-codes-full = Texto: tudo
settings-codes-only = Texto: curto
settings-codes-covered = Texto oculto
settings-instant-on = Na hora: sim
settings-instant-off = Na hora: não
settings-limits-on = Limites: sim
settings-limits-off = Limites: não
settings-frozen = Congelado
settings-favourites = Favoritos: { $count }
settings-accounts = Contas: { $count }
settings-file = CSV
settings-erase = Apagar dados
settings-zone = Fuso: { $place }
settings-back = ‹ Configurações
settings-ring-all = Som: tudo
settings-ring-codes = Som: códigos

accounts =
    <b>Contas</b>
    A conta marcada com ✓ paga os números novos. Os códigos de todas chegam aqui.
account-line = 👤 { $name }
account-number = Conta { $number }
account-in-use = Em uso agora: <b>{ $name }</b>
account-ask-name = Envie um nome novo para <b>{ $name }</b>, com no máximo { $most } caracteres.
account-name-empty = O nome precisa de uma letra, um dígito ou um emoji.
account-name-long = Esse nome é longo demais.
account-name-taken = Outra conta já tem esse nome.

codes =
    <b>Mensagens de código</b>
    Escolha o que as mensagens de código mostram e por quanto tempo ficam. O código sempre fica no pedido.
codes-full = Todo o texto
codes-only = Só o código
codes-open = Visível
codes-covered = Ver ao tocar
codes-stay = Não apagar
codes-minutes = Por { $count } min
codes-hours = Por { $count } h

zones =
    <b>Fuso horário: { $place }</b>
    Lá são { $time }. Escolha um lugar com a mesma hora que a sua, ou digite uma cidade ou uma diferença UTC como <code>-3</code>.
zones-found = Resultados para “{ $query }”:
zones-nothing-found = Nenhum resultado para “{ $query }”. Tente uma cidade grande próxima ou uma diferença UTC como <code>-3</code>.

## Spending limits

guard =
    <b>Limites de gastos</b>
    Limita o que você gasta neste bot. Os valores são em rupias, como o SMSCode cobra. Reembolsos não contam.
guard-cap = Limite por 24 horas: <b>{ $amount }</b>
guard-no-cap = Limite por 24 horas: nenhum
guard-ask = Perguntar de novo acima de <b>{ $amount }</b>
guard-no-ask = Perguntar de novo: não
guard-low = Saldo baixo: aviso abaixo de <b>{ $amount }</b>
guard-no-low = Saldo baixo: sem aviso
guard-frozen = ❄️ <b>As compras estão congeladas.</b> Os pedidos ativos não mudam.
guard-held-frozen = ❄️ <b>As compras estão congeladas.</b> Nada foi comprado.
guard-held-cap = <b>Isto passaria do seu limite de { $cap } por 24 horas.</b> Você já gastou { $spent }. Nada foi comprado.
guard-held-ask = <b>Isto é mais que { $amount }.</b> Você pediu para eu confirmar antes. Nada foi comprado ainda.
amount-ask = Envie o valor em rupias, por exemplo <code>75000</code>.
amount-unread = Não consigo ler esse valor. Envie em rupias, por exemplo <code>75000</code>.

## Instant codes

push-impossible = Este bot não tem códigos instantâneos. Procuro novos códigos a cada poucos segundos.
push-off =
    <b>Os códigos instantâneos estão desativados</b>
    Procuro novos códigos a cada poucos segundos. Se você ativar, o SMSCode envia cada código assim que chegar.
push-on =
    <b>Os códigos instantâneos estão ativados</b>
    O SMSCode envia cada código para cá assim que chega.
push-last-event = Última notificação do SMSCode: { $age } ({ $at })
push-failures =
    { $count ->
        [one] A última notificação não chegou. Também procuro os códigos por conta própria.
       *[other] As últimas { $count } notificações não chegaram. Também procuro os códigos por conta própria.
    }
push-no-event = Ainda não há notificações do SMSCode.
push-no-failures = Desde então, nenhuma notificação falhou.
push-address-ours = Endereço de notificações: <code>{ $host }</code> (este bot)
push-address-chat = Endereço de notificações: <code>{ $host }</code> (este bot, outro chat)
push-address-other = Endereço de notificações: <code>{ $host }</code> (não é este bot)
push-address-none = Endereço de notificações: nenhum
push-healed = 🔧 Defini de novo o endereço e a chave secreta no SMSCode e fiz o teste.
push-test-sent = ✅ O SMSCode enviou o teste (status { $status }).
push-test-not-sent = ❌ O teste falhou (status { $status }).
push-test-here = ✅ Eu recebi.
push-test-not-here = ❌ Eu não recebi.
push-test-refused = O endereço ou a chave secreta no SMSCode não é mais deste chat. Toque em “Reparar” para definir os dois de novo. Você ainda vai receber seus códigos: eu procuro a cada poucos segundos.
push-disabled =
    <b>Os códigos instantâneos estão pausados</b>
    O SMSCode os pausou em { $at } porque as notificações não chegavam. Toque em “Reparar”. Até lá, procuro novos códigos a cada poucos segundos.
push-foreign =
    <b>Os códigos instantâneos não chegam aqui</b>
    Sua conta do SMSCode envia as notificações para outro endereço.
    Procuro novos códigos a cada poucos segundos.
push-foreign-chat =
    <b>Os códigos instantâneos não chegam aqui</b>
    Outro chat deste bot os ativou para esta conta.
    Procuro novos códigos a cada poucos segundos.
push-repointed =
    <b>Os códigos instantâneos vão para outro lugar</b>
    O endereço foi alterado no SMSCode. Procuro novos códigos a cada poucos segundos.
push-unreachable =
    <b>Os códigos instantâneos não chegam</b>
    O SMSCode não consegue acessar este bot, por isso vive pausando os códigos. Procuro novos códigos a cada poucos segundos e, de tempos em tempos, tento ativá-los de novo. Você não precisa fazer nada.
push-ask-replace =
    <b>Substituir o endereço no SMSCode?</b>
    Sua conta envia as notificações para:
    <code>{ $host }</code>
    Se você substituir, esse endereço não vai receber mais nada. Vou restaurá-lo quando você desativar os códigos instantâneos ou desvincular a conta.
push-ask-replace-chat =
    <b>Substituir o endereço no SMSCode?</b>
    Outro chat deste bot tem os códigos instantâneos ativados para esta conta. Se você substituir o endereço, os códigos vão chegar aqui. Vou restaurá-lo quando você desativar os códigos instantâneos ou desvincular a conta.
push-switched-on = ✅ Códigos instantâneos ativados.
push-switched-off = Códigos instantâneos desativados. Procuro novos códigos a cada poucos segundos.
push-restored = Seu endereço anterior no SMSCode foi restaurado.
push-test-arrived = ✅ Os códigos instantâneos funcionam.
push-test-elsewhere = O teste não chegou até mim. Você ainda vai receber seus códigos: eu procuro a cada poucos segundos.
push-test-failed = O teste não chegou. Você ainda vai receber seus códigos: eu procuro a cada poucos segundos.

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
inline-hint = Digite um serviço, ex.: whatsapp indonesia
inline-nothing = Nada encontrado. Abrir o bot
inline-sold-out = Esgotado lá. Tente estes:
inline-later = Não deu para carregar os preços. Abrir o bot

## When something goes wrong

money-not-moved = <b>Seu saldo não foi alterado.</b>
money-unknown = Ainda não sei se houve cobrança. Estou verificando e vou avisar você. Até lá, não compre de novo.
money-not-back = O pedido não foi cancelado e <b>nada foi reembolsado</b>. Ele continua ativo.
money-refund-unknown = Ainda não sei se o pedido foi cancelado e reembolsado. Vou continuar verificando e avisar você.
cancel-limit = Sua conta do SMSCode não pode cancelar mais pedidos hoje.
cancel-limit-ends = O pedido termina sozinho, horário: { $at }. Se nenhum SMS chegar, o dinheiro volta nesse momento.
cancel-refused = A operadora não aceitou o cancelamento.
cancel-again = Você pode tentar de novo.
cancel-without-effect = Seu cancelamento não teve efeito.
order-still-active = O pedido continua ativo.
action-unclear = Não sei se funcionou. Toque em Atualizar no pedido.
trouble-token-rejected = O SMSCode não aceita mais seu token.
trouble-token-doubted = O SMSCode acabou de recusar seu token. Estou verificando se ele ainda funciona.
trouble-forbidden = Sua conta do SMSCode não tem permissão para isso.
trouble-not-found = O SMSCode não encontrou este pedido na sua conta.
trouble-offer-gone = O SMSCode não encontrou esta oferta.
trouble-invalid = O SMSCode recusou esta solicitação.
trouble-invalid-offer = O SMSCode recusou esta solicitação. A oferta pode ter mudado.
trouble-upstream-refused = A operadora não conseguiu fornecer um número.
trouble-insufficient-balance = Seu saldo não é suficiente.
trouble-conflict = Algo mudou antes que eu pudesse fazer isso.
trouble-cancel-too-early = Ainda é cedo para cancelar.
trouble-rate-limited = Solicitações demais em pouco tempo.
trouble-provider-fault = O SMSCode está com problemas agora.
trouble-maintenance = O SMSCode está em manutenção.
trouble-no-exchange-rate = O SMSCode não consegue informar a cotação do dólar agora.
trouble-sold-out = Esta oferta está esgotada.
trouble-key-reused = Esta solicitação se confundiu com uma anterior. O erro é meu.
trouble-in-progress = O SMSCode ainda está processando isso.
trouble-banned = O SMSCode suspendeu as compras da sua conta.
trouble-no-answer = O SMSCode não respondeu.
trouble-provider-down = O SMSCode não está respondendo agora.
trouble-request = <blockquote expandable>Para o suporte do SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Você pode cancelar a partir de { $at }.
advice-until = Tente de novo depois de { $at }.
advice-wait = Tente de novo em { $wait }.
advice-link = Vincule sua conta de novo.
advice-permission = Verifique sua conta e seu token no SMSCode.
advice-look = Confira o status atual do pedido.
advice-offer-again = Confira a oferta de novo.
advice-other = Escolha outra oferta.
advice-top-up = Recarregue no SMSCode e tente de novo.
advice-two-minutes = Você pode cancelar 2 minutos depois da compra.
advice-rupiah = Você ainda pode comprar em rupias.
advice-moment = Aguarde um momento.
advice-support = Tente mais tarde ou fale com o suporte do SMSCode.
advice-later = Tente de novo em alguns minutos.

## Short answers

notice-unknown = Desculpe, não entendi. O que você quer fazer?
notice-plain-text = Desculpe, só consigo ler mensagens de texto.
notice-group = Só funciono em chats privados. Escreva direto para mim.
notice-old-button = Este botão é de um menu antigo. Recomece por aqui:
notice-no-such-order = Não encontro esse pedido na sua conta.
notice-which-order = Qual pedido? Envie, por exemplo, <code>/order 1001</code>.
notice-busy = Um momento, ainda estou na sua última solicitação.
notice-our-fault = Algo deu errado do meu lado. Confira seus pedidos ativos e tente de novo em um minuto.
notice-confirm-unclear = Algo deu errado do meu lado. Vou dizer se a compra foi feita. Até lá, não compre de novo.
notice-cannot-buy-now = Não consigo processar compras com segurança agora. Nada foi comprado nem cobrado. Tente de novo em um minuto.
notice-not-allowed = Este bot é privado.
notice-dialogue-canceled = Certo, parei.
notice-nothing-to-cancel = Não há nada para parar. Para cancelar um pedido, abra-o:
notice-resend-unsupported = O SMSCode não pode solicitar outro SMS para este número. Peça ao serviço para enviar o código de novo: ele chega aqui enquanto o pedido estiver ativo.

## Toasts

toast-export-runs = Ainda estou preparando seu arquivo.
toast-buying = Comprando…
toast-already-bought = Já está em andamento. A cobrança será feita só uma vez.
toast-bulk-canceling =
    { $count ->
        [one] Cancelando 1 pedido. Vou avisar o resultado.
       *[other] Cancelando { $count } pedidos. Vou avisar o resultado.
    }
toast-bulk-finishing =
    { $count ->
        [one] Concluindo 1 pedido. Vou avisar o resultado.
       *[other] Concluindo { $count } pedidos. Vou avisar o resultado.
    }
toast-bulk-running = Já está em andamento. Vou avisar o resultado.
toast-bulk-none-waiting = Não há mais pedidos para cancelar.
toast-bulk-none-coded = Não há mais pedidos para concluir.
toast-bulk-changed = A lista mudou. Confira de novo.
toast-abandoned = Nada foi comprado.
toast-stale = Este botão expirou. Nada foi comprado.
toast-price-rose = O preço subiu. Confira de novo.
toast-canceled = Cancelado.
toast-canceled-refund = Cancelado. Reembolso: { $amount }.
toast-cancel-promised-in = O SMSCode não cancela tão cedo após a compra. Vou cancelar em { $wait }, a menos que um SMS chegue antes.
toast-cancel-promised = Vou cancelar assim que possível, a menos que um SMS chegue antes.
toast-promise-revoked = Certo, não vou cancelar.
toast-replacing = Vou cancelar e buscar outro número por até { $price }, a menos que um SMS chegue antes.
toast-replacing-in = O SMSCode deixa cancelar em { $wait }. Depois vou buscar outro número por até { $price }, a menos que um SMS chegue antes.
toast-buying-frozen = Você congelou as compras nos limites de gastos.
toast-replace-busy = Este pedido já está sendo trocado ou cancelado.
toast-cannot-replace = Não consigo trocar este pedido.
toast-cannot-cancel = Este pedido não pode mais ser cancelado.
toast-has-sms = Chegou um SMS, então o pedido não foi cancelado.
toast-resent = Novo SMS solicitado.
toast-resend-unsupported = O SMSCode não pode solicitar outro SMS para este número.
toast-finished = Concluído.
toast-already-ended = Este pedido já terminou.
toast-saved = Salvo.
toast-refreshed = Atualizado.
toast-old-button = Este botão é de um menu antigo.
toast-busy = Um momento, por favor.
toast-failed = Não deu certo. Veja o chat.
toast-our-fault = Algo deu errado. Nada foi feito. Tente de novo.

## Statistics

me = 📊 <b>Minhas estatísticas</b>
me-today = <b>Hoje</b>
me-week = <b>7 dias</b>
me-month = <b>30 dias</b>
me-numbers = Números
me-success = Sucesso
me-wait = SMS após
me-spent = Gasto
me-returned = Devolvido
me-spent-rupiah = Gasto, em rupias
me-returned-rupiah = Devolvido, em rupias
me-pair = { $label }: { $value }
me-listings = <b>Por serviço, 30 dias</b>
me-more = …e mais { $count }
me-days = Contado pelo dia da compra. O dia começa à meia-noite, fuso: { $place }.
me-note = Sucesso: números que receberam SMS, entre os já encerrados ou atendidos. A espera é a mediana.
me-none = Nenhum pedido aqui nos últimos 30 dias.
me-picture = Números por dia, 30 dias: 🟩 com SMS, 🟧 sem SMS, ⬜ em espera

## What Telegram shows of the bot

command-buy = Comprar um número
command-active = Pedidos ativos
command-balance = Saldo
command-orders = Todos os pedidos
command-settings = Moeda, idioma, som
command-help = Ajuda
bot-description =
    Alugue um número de telefone por alguns minutos e receba os códigos por SMS aqui. Você paga com seu saldo do SMSCode.

    Use dentro da lei e só para suas próprias contas.
bot-short-description = Números de telefone para códigos por SMS. Pague com seu saldo do SMSCode.

## Para administradores

stats-today = <b>Hoje</b>, desde 00:00 UTC
stats-codes = Códigos: { $count }
stats-speed = Entregue em até 2 s: { $two }%, em até 10 s: { $ten }%
stats-purchases = Compras: { $bought } com sucesso, { $other } com falha
stats-faults = Chamadas com falha: SMSCode { $provider } de { $providers }, Telegram { $telegram } de { $telegrams }
stats-failed-answers = Respostas com falha: { $count }
stats-now = <b>Agora</b>
stats-people = Usuários: { $count } ({ $gone } inacessíveis)
stats-accounts = Contas vinculadas: { $count } ({ $pushed } com códigos instantâneos)
stats-open-orders = Pedidos ativos: { $count }
stats-outbox = Mensagens na fila: { $count }
stats-oldest = A mais antiga espera há { $wait }
announce-usage =
    Para escrever a todas as pessoas que usam este bot, coloque o texto depois do comando:

    <code>/announce Manutenção hoje à noite, das 22:00 às 23:00 UTC.</code>

    Você vê uma prévia. Nada é enviado até você confirmar.
announce-ask =
    { $count ->
        [one] Acima está o que todos vão ver. Enviar para { $shown } pessoa?
       *[other] Acima está o que todos vão ver. Enviar para { $shown } pessoas?
    }
button-announce-send = Enviar para { $count }
button-announce-drop = Não enviar
button-announce-stop = Parar o envio
announce-sending = 📣 Enviando: { $sent } de cerca de { $total }
announce-done =
    { $count ->
        [one] 📣 Enviado para { $shown } pessoa.
       *[other] 📣 Enviado para { $shown } pessoas.
    }
announce-stopped =
    { $count ->
        [one] 📣 Parado. Foi enviado para { $shown } pessoa.
       *[other] 📣 Parado. Foi enviado para { $shown } pessoas.
    }
announce-dropped = Não foi enviado a ninguém.
announce-unreached = Não entregues: { $count }
announce-unclear = Entrega não confirmada: { $count }
alarm-began = ⚠️ <b>Há { $wait }:</b> { $what }
alarm-over = ✅ <b>Resolvido após { $wait }:</b> { $what }
alarm-database = O banco de dados não aceita gravações. Nada pode ser comprado e os códigos não aparecem.
alarm-updates = O Telegram não entrega atualizações. Os usuários ficam sem resposta.
alarm-outbox = Há mensagens paradas na fila há minutos. Os códigos chegam atrasados.
alarm-provider = A maioria das chamadas ao SMSCode falha ou fica sem resposta.
alarm-webhook = O Telegram não consegue entregar atualizações ao webhook. A PUBLIC_URL está acessível?
