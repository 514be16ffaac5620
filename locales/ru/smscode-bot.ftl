# Every sentence of the chat, in Russian. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Русский

## Numbers and times

money-idr = Rp { $amount }
money-usd = ${ $amount }
money-negative = −{ $money }
time-of-day = { $hour }:{ $minute }
time-clock = { $time } { $zone }
time-zone =
    { $name ->
        [MSK] МСК
       *[other] UTC{ $offset }
    }
time-month =
    { $month ->
        [1] янв.
        [2] февр.
        [3] марта
        [4] апр.
        [5] мая
        [6] июня
        [7] июля
        [8] авг.
        [9] сент.
        [10] окт.
        [11] нояб.
       *[12] дек.
    }
time-day = { $day } { $month }
time-date = { $day } { $year } г., { $time }
age-now = только что
age-seconds = { $count } с назад
age-minutes = { $count } мин назад
age-hours = { $count } ч назад
age-days =
    { $count ->
        [one] { $count } день назад
        [few] { $count } дня назад
       *[many] { $count } дней назад
    }
wait-seconds = { $count } с
wait-minutes = { $count } мин
wait-hours = { $count } ч

## What a number is for

title-unknown = Номер

## Buttons

button-buy = Купить номер
button-buy-for = Купить за { $price }
button-buy-many = Купить { $count } за { $total }
button-buy-each = Купить { $count } по { $price }
button-buy-again = Купить ещё
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-favourite-keep = ☆ В избранное
button-favourite = ⭐ В избранном
button-favourite-ceiling = ⭐ Не дороже { $ceiling }
button-favourite-change = Изменить предел
button-favourite-drop = Убрать из избранного
button-ceiling = Не дороже { $amount }
button-export = Все заказы файлом (CSV)
button-elsewhere = Тот же сервис, другая страна
button-abandon = Не покупать
button-back = ‹ Назад
button-show-offer = Показать предложение ещё раз
button-other-offers = Другие предложения
button-other-country = ‹ Другая страна
button-other-service = ‹ Другой сервис
button-country-first = Выбрать по стране
button-service-first = Выбрать по сервису
button-all-countries = Все страны
button-all-services = Все сервисы
button-services-count = Все сервисы · { $count }
button-countries-count = По стране · { $count }
button-sort-stock = Сортировка: больше в наличии
button-sort-price = Сортировка: сначала дешёвые
button-try-again = Повторить
button-refresh = Обновить
button-active = Открытые заказы
button-orders = Все заказы
button-all-orders-back = ‹ Все заказы
button-show-order = Показать заказ
button-copy-code = Копировать { $code }
button-copy-covered = Копировать код
button-copy-number = Копировать номер
button-copy-plain = Копировать без +
button-cancel = Отменить · вернуть деньги
button-cancel-soon = Отменить при первой возможности
button-keep = Оставить, не отменять
button-resend = Запросить ещё одно SMS
button-finish = Завершить · отдать номер
button-help = Помощь
button-settings = Настройки
button-accept-terms = Принимаю
button-link = Подключить аккаунт
button-link-again = Подключить снова
button-unlink = Отключить аккаунт
button-logout = Да, отключить
button-stay = Не отключать
button-forget = Да, удалить всё
button-keep-data = Оставить мои данные
button-guard = Контроль расходов
button-cap = Максимум за 24 часа, в рупиях
button-ask-above = Переспросить, если дороже, в рупиях
button-no-limit = Без лимита
button-freeze = Заморозить покупки
button-unfreeze = Разрешить покупки
button-open-site = Открыть SMSCode
button-top-up = Пополнить на SMSCode
button-rupiah = Показать в рупиях
button-push = Мгновенные коды
button-push-on = Включить мгновенные коды
button-push-on-again = Включить снова
button-push-on-here = Присылать коды сюда
button-push-off = Выключить мгновенные коды
button-push-test = Отправить тест
button-push-heal = Починить
button-push-replace = Да, заменить
button-push-leave = Оставить как есть
button-inline-open = Получить номер

## Start and help

start-hello = Здравствуйте, { $name }!
start-hello-nameless = Здравствуйте!
start-about =
    Арендуйте номер телефона на несколько минут и получайте SMS-коды прямо здесь. Оплата — с баланса SMSCode.

    Пользуйтесь в рамках закона и только для своих аккаунтов.
start-next-link = Для начала подключите аккаунт SMSCode.
start-next-buy = Аккаунт подключён. Для какого сервиса нужен номер?
help-steps =
    <b>Как это работает</b>
    1. /buy — купите номер для сервиса.
    2. Введите его там, где просят код.
    3. Код придёт сюда новым сообщением.

    SMS не пришло? Деньги вернутся: сами, когда время истечёт, или когда вы отмените заказ (не раньше чем через 2 минуты после покупки).
help-commands =
    <b>Полезно знать</b>
    Просто напишите, что нужно: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active — открытые заказы
    /orders — все заказы, также файлом; <code>/order 1001</code> — один из них
    /balance — баланс, /rate — курс
help-push = /webhook — мгновенные коды
help-inline = <code>@{ $bot } whatsapp</code> в любом чате — предложения, которыми можно поделиться
help-commands-more =
    /settings — валюта, язык, звук
    /logout — отключить аккаунт
help-lawful = Пользуйтесь в рамках закона и только для своих аккаунтов.

## Linking

login-ask =
    <b>Подключите аккаунт SMSCode</b>
    Пришлите API-токен. Он есть на SMSCode, в разделе Account Settings.

    Сообщение с токеном я сразу удалю, а сам токен сохраню в зашифрованном виде. /cancel — прервать.
login-linked =
    ✅ <b>Аккаунт подключён</b>
    Баланс: <b>{ $balance }</b>
login-open-orders =
    { $count ->
        [one] Ещё открыт { $count } прежний заказ. Если он куплен с другого аккаунта, подключите тот аккаунт снова, чтобы получить коды.
        [few] Ещё открыты { $count } прежних заказа. Если они куплены с другого аккаунта, подключите тот аккаунт снова, чтобы получить коды.
       *[many] Ещё открыто { $count } прежних заказов. Если они куплены с другого аккаунта, подключите тот аккаунт снова, чтобы получить коды.
    }
terms-by-linking = Отправляя токен, вы принимаете условия использования:
terms = Пользуйтесь в рамках закона и только для своих аккаунтов. Без мошенничества, спама, травли и выдачи себя за других. Номер арендован: не защищайте им то, что понадобится позже.
terms-accepted = Вы приняли условия использования (версия { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Условия использования</b>
    Прочитайте и примите их перед покупкой.
login-wrong-token =
    <b>SMSCode не знает этот токен</b>
    Он не сохранён. Скопируйте его ещё раз из Account Settings.
login-not-stored = Токен не проверен и не сохранён.
login-not-a-token = Это не похоже на API-токен. Скопируйте его из Account Settings на SMSCode и пришлите отдельным сообщением или прервите командой /cancel.
login-needed = Сначала подключите аккаунт SMSCode.
login-token-rejected =
    🔒 <b>SMSCode больше не принимает ваш токен</b>
    С заказами всё в порядке. Подключите аккаунт снова, и всё, что пришло за это время, появится здесь.
login-cannot-delete = ⚠️ Не удалось удалить ваше сообщение с токеном. Удалите его, пожалуйста, сами.
logout-ask =
    <b>Отключить аккаунт SMSCode?</b>
    Я забуду ваш токен.
logout-open-orders =
    { $count ->
        [one] У вас <b>{ $count } открытый заказ</b>. Он продолжится на SMSCode, но код сюда не придёт.
        [few] У вас <b>{ $count } открытых заказа</b>. Они продолжатся на SMSCode, но коды сюда не придут.
       *[many] У вас <b>{ $count } открытых заказов</b>. Они продолжатся на SMSCode, но коды сюда не придут.
    }
logout-done = Аккаунт отключён, токен здесь удалён.
logout-done-open-orders =
    { $count ->
        [one] { $count } открытый заказ продолжается на SMSCode. Подключите аккаунт снова, чтобы получить код здесь.
        [few] { $count } открытых заказа продолжаются на SMSCode. Подключите аккаунт снова, чтобы получить коды здесь.
       *[many] { $count } открытых заказов продолжаются на SMSCode. Подключите аккаунт снова, чтобы получить коды здесь.
    }

## Erasing a person

forget-ask =
    <b>Удалить всё, что я о вас храню?</b>
    Токен, заказы, номера, коды и настройки исчезнут отсюда навсегда. Я отключу аккаунт SMSCode, верну его адрес уведомлений, каким он был, и удалю здесь недавние сообщения с номерами и кодами.

    Аккаунт SMSCode и баланс останутся. Старые сообщения хранит Telegram: чтобы избавиться от них, удалите этот чат.
forget-done =
    <b>Всё удалено</b>
    Если напишете мне снова, начнём с чистого листа. Чтобы убрать старые сообщения, удалите этот чат.
forget-busy = Одна ваша покупка ещё не завершена. Я ничего не удалил, чтобы деньги не пропали. Попробуйте через несколько минут.

## Balance and rate

balance = Баланс: <b>{ $balance }</b>
balance-bound =
    { $count ->
        [one] В { $count } ожидающем заказе: { $amount }. Вернётся, если SMS не придёт.
        [few] В { $count } ожидающих заказах: { $amount }. Вернётся, если SMS не придёт.
       *[many] В { $count } ожидающих заказах: { $amount }. Вернётся, если SMS не придёт.
    }
rate-dollar = $1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = запрошено { $at }
rate-ledger = SMSCode ведёт счета в рупиях; суммы в долларах — по этому курсу.

## Choosing

browse-countries = <b>Выберите страну</b>
browse-countries-for = <b>{ $service }</b>: выберите страну
browse-services = <b>Выберите сервис</b>
browse-services-in = <b>{ $country }</b>: выберите сервис
front-hint = Или напишите, что нужно, например <code>wa indonesia</code>.
front-favourites = ⭐ избранное
front-bought = 🕘 уже покупали
browse-services-count =
    { $count ->
        [one] { $count } сервис. Или напишите название.
        [few] { $count } сервиса. Или напишите название.
       *[many] { $count } сервисов. Или напишите название.
    }
browse-countries-count =
    { $count ->
        [one] { $count } страна. Или напишите название.
        [few] { $count } страны. Или напишите название.
       *[many] { $count } стран. Или напишите название.
    }
browse-countries-priced =
    { $count ->
        [one] Номера есть в { $count } стране: цена от · количество.
            Или напишите название.
        [few] Номера есть в { $count } странах: цена от · количество.
            Или напишите название.
       *[many] Номера есть в { $count } странах: цена от · количество.
            Или напишите название.
    }
browse-found = Больше всего похоже на «{ $query }»:
browse-nothing-found = По запросу «{ $query }» ничего нет. Напишите иначе или выберите из списка.
browse-empty = Сейчас ничего нет в продаже. Попробуйте через несколько минут.
browse-sold-out =
    <b>{ $title }</b>
    Сейчас всё распродано.
offers =
    <b>{ $title }</b>
    Выберите предложение ({ $count }):
offer-stock = в наличии { $count }
offer-no-stock = распродано
favourite = ⭐ <b>{ $title }</b>
favourite-price = Один номер сейчас стоит <b>{ $price }</b>.
favourite-sold-out = Сейчас нет в наличии.
favourite-ceiling = Ваш предел: <b>{ $ceiling }</b>. Дороже я не куплю.
favourite-no-ceiling = Предел не задан.
favourite-hint = Он стоит первым в /buy. Сколько вы готовы платить за один номер? Считается в рупиях, как списывает SMSCode.
favourite-dropped = Больше не в избранном.
favourite-over-ceiling =
    <b>{ $title }</b>
    Номер сейчас стоит <b>{ $now }</b>, это выше вашего предела { $ceiling }. Я не покупал.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Цена: <b>{ $price }</b>
confirm-total = Цена: { $count } × { $price } = <b>{ $total }</b>
confirm-balance = Баланс: { $balance }
confirm-note = Если SMS не придёт, деньги вернутся.
confirm-short = ⚠️ На балансе не хватает средств.
confirm-price-rose =
    <b>{ $title }</b>
    Цена за номер изменилась: было { $before }, стало <b>{ $now }</b>. Ничего не списано. Всё равно купить?
confirm-buying =
    <b>{ $title }</b>
    ⏳ Покупаю…
confirm-abandoned = Хорошо, ничего не куплено.
confirm-stale = Эта кнопка устарела. По ней ничего не куплено.
purchase-bought =
    { $count ->
        [1] ✅ <b>{ $title }</b>: куплено.
        [one] ✅ <b>{ $title }</b>: куплен { $count } номер.
        [few] ✅ <b>{ $title }</b>: куплено { $count } номера.
       *[many] ✅ <b>{ $title }</b>: куплено { $count } номеров.
    }
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            Не удалось получить номер. Заказа по этой покупке нет, а списываются деньги только за полученные номера.
       *[other] <b>{ $title }</b>
            Не удалось получить ни одного номера (заказано: { $count }). Заказов по этой покупке нет, а списываются деньги только за полученные номера.
    }
purchase-partial =
    <b>{ $title }</b>
    Получено номеров: <b>{ $made } из { $count }</b>, не удалось: { $failed }. Списаны деньги только за полученные.
purchase-not-bought = <b>{ $title }: не куплено</b>
purchase-lapsed = Покупку не удалось отправить вовремя, поэтому с опозданием я её не отправил.
purchase-in-doubt =
    <b>{ $title }: пока неясно</b>
    SMSCode не дал ясного ответа, а потом перестал принимать ваш токен. Возможно, номер куплен и деньги списаны. Второй раз я его не куплю.
    Подключите аккаунт снова, и я проверю.
purchase-in-doubt-account =
    <b>{ $title }: пока неясно</b>
    SMSCode не дал ясного ответа, а аккаунт этой покупки больше не подключён. Возможно, номер куплен и деньги списаны. Второй раз я его не куплю.
    Подключите этот аккаунт снова, и я проверю.
purchase-unclear = SMSCode пока не ответил. Я спрашиваю дальше, пока не станет ясно, куплен ли номер. Пожалуйста, пока не покупайте его ещё раз.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
card-until = до { $at }
card-order = Заказ { $id }
card-price-each = { $price } за номер
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Жду SMS
card-vanished = ⚠️ <b>SMSCode больше не показывает этот заказ</b>
card-missed =
    { $count ->
        [one] ✉️ { $count } SMS сменилось следующим раньше, чем я успел его прочитать.
       *[other] ✉️ { $count } SMS сменились следующими раньше, чем я успел их прочитать.
    }
card-waiting-again = ⏳ Жду ещё одно SMS
card-received = ✅ SMS получено
card-completed = ✅ Завершён.
card-canceled = Отменён.
card-expired = Время вышло, SMS не пришло.
card-expired-with-sms = Время вышло.
card-promised = Будет отменён при первой возможности, если раньше не придёт SMS.
card-promised-from = Будет отменён в { $at }, если раньше не придёт SMS.
card-progress = ✉️ SMS получено: { $got } из { $count }
card-more-sms = … и ещё { $count } SMS раньше
card-more-orders =
    { $count ->
        [one] … и ещё { $count } заказ
        [few] … и ещё { $count } заказа
       *[many] … и ещё { $count } заказов
    }
card-failed =
    { $count ->
        [one] { $count } номер получить не удалось, деньги за него не списаны.
        [few] { $count } номера получить не удалось, деньги за них не списаны.
       *[many] { $count } номеров получить не удалось, деньги за них не списаны.
    }
card-empty = ⏳ Номер сейчас появится.
state-active = ожидание
state-otp-received = SMS получено
state-completed = завершён
state-canceled = отменён
state-expired = истёк
refund = Возвращено: <b>{ $amount }</b>.
refund-see-balance = Возврат смотрите в /balance.
refund-later = SMSCode пока не назвал сумму возврата; смотрите /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>Новое SMS</b>
sms-no-text = SMSCode не передал его текст.
sms-came = Пришло { $age }
ended-expired = ⌛ <b>Время вышло, SMS не пришло.</b>
ended-canceled = <b>Заказ отменён.</b>
ended-completed = ✅ <b>Заказ завершён.</b>
vanished =
    ⚠️ { $count ->
        [one] <b>SMSCode больше не показывает { $count } заказ.</b>
        [few] <b>SMSCode больше не показывает { $count } заказа.</b>
       *[other] <b>SMSCode больше не показывает { $count } заказов.</b>
    }
vanished-note = Без него коды до меня не дойдут. Возможно, его там удалили или он принадлежит не тому аккаунту, который подключён сейчас. Проверьте заказы и баланс на SMSCode. Я продолжаю проверять, пока не выйдет время.

## Orders

orders = <b>Все заказы</b>
orders-with-status = <b>Заказы: { $status }</b>
orders-hint = Сначала новые.
orders-none-here = Здесь пусто.
orders-none = Заказов пока нет.
orders-all = все
export-caption = <b>Все заказы</b>: { $count }. Не передавайте файл: в нём ваши номера.
export-order = Заказ
export-bought = Куплен
export-service = Сервис
export-country = Страна
export-number = Номер
export-status = Статус
export-amount = Сумма
export-currency = Валюта
export-code = Код
export-came = SMS пришло
export-until = До
export-zone = Часовой пояс
active = <b>Открытые заказы</b>
active-none = Открытых заказов нет.

## Settings

settings =
    <b>Настройки</b>
    SMSCode списывает деньги в рупиях. Суммы в долларах — по его курсу.
settings-idr = Рупии (IDR)
settings-usd = Доллары (USD)
settings-codes = Сообщения с кодами
settings-zone = Часовой пояс: { $place }
settings-back = ‹ Настройки
settings-ring-all = Звук: всё
settings-ring-codes = Звук: только коды

codes =
    <b>Сообщения с кодами</b>
    Выберите, что показывать в сообщении с кодом и сколько его хранить. В карточке заказа код остаётся.
codes-full = Полный текст
codes-only = Только код
codes-open = Сразу видно
codes-covered = Скрыто до нажатия
codes-stay = Не удалять
codes-minutes = Удалять через { $count } мин
codes-hours = Удалять через { $count } ч

zones =
    <b>Часовой пояс: { $place }</b>
    Ваше время: { $time }. Выберите место, где на часах столько же, или напишите город (латиницей) или разницу, например <code>+3</code>.
zones-found = Места по запросу «{ $query }»:
zones-nothing-found = По запросу «{ $query }» ничего нет. Напишите ближайший крупный город латиницей или разницу, например <code>+3</code>.

## Spending guard

guard =
    <b>Контроль расходов</b>
    Сдерживает покупки в этом боте. Считает в рупиях, как списывает SMSCode; возвращённые деньги не учитываются.
guard-cap = За 24 часа: не больше <b>{ $amount }</b>
guard-no-cap = За 24 часа: без лимита
guard-ask = Дороже <b>{ $amount }</b> — переспрошу
guard-no-ask = Никогда не переспрашиваю
guard-frozen = ❄️ <b>Покупки заморожены.</b> Открытые заказы продолжаются.
guard-held-frozen = ❄️ <b>Вы заморозили покупки.</b> Ничего не куплено.
guard-held-cap = <b>Это больше вашего лимита { $cap } за 24 часа.</b> Уже потрачено { $spent }. Ничего не куплено.
guard-held-ask = <b>Это дороже { $amount }.</b> Вы просили переспросить. Пока ничего не куплено.

## Instant codes

push-impossible = Новые коды я проверяю каждые несколько секунд. Мгновенные коды в этом боте недоступны.
push-off =
    <b>Мгновенные коды выключены</b>
    Новые коды я проверяю каждые несколько секунд. Если включить, SMSCode будет присылать каждый код сюда сразу, как он придёт.
push-on =
    <b>Мгновенные коды включены</b>
    SMSCode присылает каждый код сюда сразу, как он приходит.
push-last-event = Последнее известие от SMSCode: { $age } ({ $at })
push-failures =
    { $count ->
        [1] Последняя доставка не дошла. Коды я проверяю и сам.
       *[other] Не дошло последних доставок: { $count }. Коды я проверяю и сам.
    }
push-no-event = Известий от SMSCode ещё не было.
push-no-failures = С тех пор все доставки дошли.
push-address-ours = Адрес на SMSCode: <code>{ $host }</code> — этот бот
push-address-chat = Адрес на SMSCode: <code>{ $host }</code> — этот бот, но другой чат
push-address-other = Адрес на SMSCode: <code>{ $host }</code> — не этот бот
push-address-none = Адрес на SMSCode: не задан
push-healed = 🔧 Я заново задал на SMSCode адрес и его секрет и проверил их.
push-test-sent = ✅ SMSCode отправил тест и получил ответ { $status }.
push-test-not-sent = ❌ SMSCode отправил тест и получил ответ { $status }.
push-test-here = ✅ Сюда он дошёл.
push-test-not-here = ❌ Сюда он не дошёл.
push-test-refused = Адрес или его секрет на SMSCode больше не от этого чата. «Починить» задаст их заново. Коды всё равно придут: я проверяю их каждые несколько секунд.
push-disabled =
    <b>Мгновенные коды приостановлены</b>
    SMSCode приостановил их { $at }, потому что доставки не доходили. Пока я проверяю новые коды каждые несколько секунд.
push-foreign =
    <b>Мгновенные коды здесь выключены</b>
    Ваш аккаунт SMSCode шлёт известия на другой адрес.
    Новые коды я проверяю каждые несколько секунд.
push-repointed =
    <b>Мгновенные коды уходят в другое место</b>
    Адрес на SMSCode изменили. Пока я проверяю новые коды каждые несколько секунд.
push-unreachable =
    <b>Мгновенные коды не доходят</b>
    SMSCode не может достучаться до бота извне и поэтому снова и снова их приостанавливает. Пока я проверяю новые коды каждые несколько секунд и время от времени пробую включить их снова. Вам ничего делать не нужно.
push-ask-replace =
    <b>Заменить адрес на SMSCode?</b>
    Ваш аккаунт шлёт известия сюда:
    <code>{ $host }</code>
    По этому адресу больше ничего не придёт. Я верну его, когда вы выключите мгновенные коды или отключите аккаунт.
push-switched-on = ✅ Мгновенные коды включены.
push-switched-off = Мгновенные коды выключены. Новые коды я проверяю каждые несколько секунд.
push-restored = Прежний адрес на SMSCode возвращён.
push-test-arrived = ✅ Тест дошёл. Мгновенные коды работают.
push-test-elsewhere = Тест отправлен, но сюда не пришёл. Коды всё равно придут: я проверяю их каждые несколько секунд.
push-test-failed = Тест не дошёл (ответ { $status }). Коды всё равно придут: я проверяю их каждые несколько секунд.

## Offers in any chat

inline-from = от { $price }
inline-choose = Страну можно выбрать в личном чате
inline-see = Предложения — в личном чате
inline-offer =
    <b>{ $title }</b>
    Номер телефона для кодов из SMS, от { $price }.
inline-offer-unpriced =
    <b>{ $title }</b>
    Номер телефона для кодов из SMS.
inline-link = Подключите аккаунт SMSCode, чтобы видеть цены
inline-hint = Напишите, для чего, например whatsapp indonesia
inline-nothing = Ничего нет. Поискать в личном чате
inline-sold-out = Там всё раскуплено. Другие места:
inline-later = Сейчас ответа нет. Перейти в личный чат

## When something goes wrong

money-not-moved = <b>Деньги не списаны.</b>
money-unknown = Пока неизвестно, списаны ли деньги. Я проверяю и сообщу.
money-untouched = Деньги не двигались.
money-not-back = Заказ не отменён, <b>деньги не возвращались</b>; он продолжается.
money-refund-unknown = Пока неясно, отменён ли заказ и вернулись ли деньги. Я продолжаю проверять, карточка покажет.
trouble-token-rejected = SMSCode больше не принимает ваш токен.
trouble-forbidden = SMSCode не разрешает это вашему аккаунту.
trouble-not-found = SMSCode этого не знает, или это не ваше.
trouble-invalid = SMSCode не принял запрос. Возможно, предложение изменилось.
trouble-upstream-refused = Оператор связи не выдал номер.
trouble-insufficient-balance = На балансе не хватает средств.
trouble-conflict = За это время что-то изменилось.
trouble-cancel-too-early = Отменять пока рано.
trouble-rate-limited = Слишком много запросов за короткое время.
trouble-provider-fault = У SMSCode сейчас неполадки.
trouble-maintenance = На SMSCode идут технические работы.
trouble-no-exchange-rate = У SMSCode сейчас нет курса доллара.
trouble-sold-out = Это предложение распродано.
trouble-key-reused = Этот запрос спутался с прежним. Это ошибка бота.
trouble-in-progress = SMSCode ещё обрабатывает запрос.
trouble-banned = SMSCode приостановил заказы для вашего аккаунта.
trouble-no-answer = SMSCode не ответил.
trouble-provider-down = SMSCode перестал отвечать. Я пробую снова каждые несколько секунд.
trouble-request = <blockquote expandable>Для поддержки SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Можно будет с { $at }.
advice-until = Подождите до { $at }.
advice-wait = Попробуйте через { $wait }.
advice-link = Подключите аккаунт снова.
advice-permission = Проверьте аккаунт и токен на SMSCode.
advice-look = Посмотрите, что с заказом сейчас.
advice-offer-again = Посмотрите предложение ещё раз.
advice-other = Выберите другое предложение.
advice-top-up = Пополните баланс на SMSCode и попробуйте снова.
advice-two-minutes = Можно через 2 минуты после покупки.
advice-rupiah = Суммы в рупиях по-прежнему доступны.
advice-moment = Подождите немного.
advice-support = Попробуйте позже или напишите в поддержку SMSCode.
advice-later = Попробуйте через несколько минут.

## Short answers

notice-unknown = Не понял вас. Что хотите сделать?
notice-plain-text = Пришлите, пожалуйста, обычный текст.
notice-group = Я работаю только в личных чатах. Напишите мне напрямую.
notice-old-button = Эта кнопка из старого меню. Начните отсюда:
notice-no-such-order = Такого заказа у вас нет.
notice-which-order = Какой заказ? Напишите его номер, например <code>/order 1001</code>.
notice-busy = Минутку: я ещё занят вашим прошлым запросом.
notice-our-fault = В боте что-то сломалось. Заказы продолжаются. Попробуйте через минуту.
notice-cannot-buy-now = Сейчас покупать небезопасно, поэтому ничего не куплено и не списано. Попробуйте через минуту.
notice-not-allowed = Это закрытый бот.
notice-dialogue-canceled = Хорошо, прервал.
notice-nothing-to-cancel = Прерывать нечего. Чтобы отменить заказ, откройте его:
cancel-too-early = SMSCode отменяет не раньше { $at }. Отменить тогда?
cancel-too-early-unknown = Сразу после покупки SMSCode не отменяет. Отменить при первой возможности?
cancel-promised = Отменю при первой возможности, если раньше не придёт SMS.
cancel-promised-from = Отменю в { $at }, если раньше не придёт SMS.
notice-resend-unsupported = SMSCode не может запросить здесь ещё одно SMS. Запросите код ещё раз в самом сервисе: он придёт сюда, пока заказ открыт.

## Toasts

toast-buying = Покупаю…
toast-already-bought = Уже выполняется. Покупка будет только одна.
toast-abandoned = Ничего не куплено.
toast-stale = Эта кнопка устарела. Ничего не куплено.
toast-price-rose = Цена изменилась. Посмотрите ещё раз.
toast-canceled = Отменён.
toast-canceled-refund = Отменён. Возвращено: { $amount }.
toast-cancel-promised = Отменю при первой возможности, если раньше не придёт SMS.
toast-promise-revoked = Хорошо, заказ остаётся.
toast-cannot-cancel = Этот заказ уже нельзя отменить.
toast-has-sms = Пришло SMS, поэтому заказ не отменён.
toast-too-early = Отменять пока рано.
toast-too-early-from = Отменить можно с { $at }.
toast-resent = Ещё одно SMS запрошено.
toast-resend-unsupported = Этот сервис не может прислать ещё одно SMS.
toast-finished = Завершён.
toast-already-ended = Этот заказ уже закончился.
toast-saved = Сохранено.
toast-refreshed = Всё актуально.
toast-old-button = Эта кнопка из старого меню.
toast-busy = Минутку.
toast-working = Минутку…
toast-failed = Не получилось. Подробности в чате.
toast-login-needed = Сначала подключите аккаунт.
toast-our-fault = Что-то сломалось. Попробуйте ещё раз.
toast-wait = Попробуйте через { $wait }.

## What Telegram shows of the bot

command-buy = Купить номер
command-active = Открытые заказы
command-balance = Баланс
command-orders = Все заказы
command-order = Заказ по его номеру
command-rate = Курс
command-settings = Валюта, язык, звук
command-webhook = Мгновенные коды
command-login = Подключить аккаунт SMSCode
command-logout = Отключить аккаунт
command-forget = Удалить всё, что я о вас храню
command-cancel = Прервать текущий вопрос
command-help = Помощь
command-start = Начать
bot-description =
    Арендуйте номер телефона на несколько минут и получайте SMS-коды здесь. Оплата — с баланса SMSCode.

    Пользуйтесь в рамках закона и только для своих аккаунтов.
bot-short-description = Номера телефонов для SMS-кодов. Оплата с баланса SMSCode.

## Для администраторов

stats-today = <b>Сегодня</b>, с 00:00 UTC
stats-codes = Кодов: { $count }
stats-speed = В чате за 2 с: { $two } %, за 10 с: { $ten } %
stats-purchases = Покупки: состоялись { $bought }, не состоялись { $other }
stats-faults = Неудачные вызовы: SMSCode { $provider } из { $providers }, Telegram { $telegram } из { $telegrams }
stats-failed-answers = Неудачные ответы: { $count }
stats-now = <b>Сейчас</b>
stats-people = Пользователи: { $count }, из них недоступны { $gone }
stats-accounts = Подключённые аккаунты: { $count }, из них с мгновенными кодами { $pushed }
stats-open-orders = Открытые заказы: { $count }
stats-outbox = Сообщений в очереди: { $count }
stats-oldest = Самое старое ждёт { $wait }
announce-usage =
    Чтобы написать всем, кто пользуется этим ботом, поставьте текст после команды:

    <code>/announce Сегодня с 22:00 до 23:00 UTC технические работы.</code>

    Сначала вы увидите его сами; без вашего согласия ничего не отправится.
announce-ask = Выше то, что увидят все. Отправить? Получателей: { $count }
button-announce-send = Отправить: { $count }
button-announce-drop = Не отправлять
button-announce-stop = Остановить отправку
announce-sending = 📣 Отправляется: { $sent } из примерно { $total }
announce-done = 📣 Отправлено. Получателей: { $sent }
announce-stopped = 📣 Остановлено. Успело уйти: { $sent }
announce-dropped = Никому не отправлено.
announce-unreached = Не доставлено: { $count }
announce-unclear = Неизвестно, дошло ли: { $count }
alarm-began = ⚠️ <b>Уже { $wait }:</b> { $what }
alarm-over = ✅ <b>Прошло, длилось { $wait }:</b> { $what }
alarm-database = база данных не принимает записи. Покупать нельзя, коды не показываются.
alarm-updates = Telegram не передаёт обновления. Люди не получают ответов.
alarm-outbox = сообщения ждут в очереди минутами. Коды приходят с опозданием.
alarm-provider = SMSCode отвечает на большинство вызовов сбоями или не отвечает вовсе.
alarm-webhook = Telegram не может доставить обновления на вебхук. Доступен ли PUBLIC_URL?
