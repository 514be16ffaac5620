# Every sentence of the chat, in Russian. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Русский

## Numbers and times

money-idr = Rp { $amount }
money-usd = { $amount } $
money-negative = −{ $money }
money-thousands =
    { $thousands ->
        [1000] 1 млн
       *[other] { $thousands } тыс.
    }
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
month-name =
    { $month ->
        [1] январь
        [2] февраль
        [3] март
        [4] апрель
        [5] май
        [6] июнь
        [7] июль
        [8] август
        [9] сентябрь
        [10] октябрь
        [11] ноябрь
       *[12] декабрь
    }
time-month-year = { $month } { $year }
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
button-cheapest = Дешевле
button-best-success = Надёжнее
button-quantity =
    { $count ->
        [one] { $count } номер
        [few] { $count } номера
       *[many] { $count } номеров
    }
button-buy-again = Купить ещё
button-same-number = Тот же номер ещё раз
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-one-tap = ⚡ Купить { $title } за { $price }
button-favourite-keep = ☆ В избранное
button-favourite-add = ☆ В избранное
button-favourite = ⭐ В избранном
button-favourite-ceiling = ⭐ Максимум { $ceiling }
button-favourite-change = Изменить лимит
button-favourite-drop = Убрать из избранного
button-ceiling-now = Сейчас
button-ceiling-more = +{ $percent } %
button-own-amount = ✏️ Сумма
button-one-tap-on = ⚡ Включить покупку в 1 касание
button-one-tap-off = ⚡ Выключить в 1 касание
button-csv = ⬇ CSV
button-newer = ‹ Новее
button-older = Старее ›
button-cancel-waiting = Отменить { $count } ⏳ · вернётся { $amount }
button-cancel-waiting-count = Отменить { $count } ⏳
button-finish-coded = ✓ Завершить те, где есть код
button-copy-all =
    { $count ->
        [one] Скопировать { $count } номер
        [few] Скопировать { $count } номера
        [many] Скопировать { $count } номеров
       *[other] Скопировать { $count } номера
    }
button-copy-range = Копия { $from }–{ $to }
button-elsewhere = Этот сервис, другая страна
button-abandon = Не покупать
button-back = ‹ Назад
button-show-offer = Показать предложение
button-a-watch = 🔔 { $title }
button-watch = 🔔 Сообщить, когда появится
button-watch-price = 🔔 Сообщить при { $price }
button-watch-again = 🔔 Следить снова
button-watch-limit = ✏️ Только дешевле…
button-watch-any = Любая цена
button-watch-stop = Больше не следить
button-watches = Все ожидания
button-other-offers = Другие предложения
button-other-country = ‹ Страны
button-other-service = ‹ Сервисы
button-service-first = Выбрать по сервису
button-all-countries = Все страны
button-all-services = Все сервисы
button-search = 🔎 Поиск
button-all-count = Все { $count }
button-by-country = 🌍 Страна
button-try-again = Повторить
button-check-again = Проверить
button-refresh = Обновить
button-statistics = Статистика
button-best-first = Сначала лучшие
button-cheapest-first = Сначала дешёвые
button-active = Активные заказы
button-orders = Все заказы
button-all-orders-back = ‹ Все заказы
button-show-order = Показать заказ
button-copy-code = Копировать { $code }
button-copy-covered = Копировать код
button-copy-national = Без { $code }: { $number }
button-cancel = Отменить и вернуть деньги
button-cancel-amount = Отменить · вернётся { $amount }
button-keep = Не отменять
button-replace = Заменить · до { $price }
button-dont-replace = Не заменять
button-minutes = { $count } мин
button-resend = Ещё SMS
button-finish = ✓ Завершить
button-help = Помощь
button-settings = Настройки
button-accept-terms = Принимаю
button-link = Подключить
button-no-account = У меня ещё нет аккаунта
button-link-mine = Подключить аккаунт SMSCode
button-how = Как это работает
button-link-again = Подключить снова
button-accounts = Аккаунты
button-account-add = ➕ Добавить аккаунт
button-account-further = Добавить ещё один
button-account-replace = Заменить { $name }
button-account-neither = Не подключать
button-unlink = Отключить
button-logout = Да, отключить
button-stay = Не отключать
button-forget = Да, удалить всё
button-keep-data = Оставить мои данные
button-guard = Лимиты расходов
button-cap = Лимит за 24 часа (Rp)
button-ask-above = Переспросить, если дороже (Rp)
button-low-balance = Сообщать, если ниже (Rp)
button-no-limit = Без лимита
button-none = Нет
button-never = Никогда
button-freeze = Заморозить покупки
button-unfreeze = Разморозить покупки
button-open-site = Открыть SMSCode
button-top-up = Пополнить на SMSCode
button-rupiah = Перейти на рупии
button-push = Мгновенные коды
button-push-on = Включить мгновенные коды
button-push-on-again = Включить снова
button-push-on-here = Присылать коды сюда
button-push-off = Выключить мгновенные коды
button-push-test = Отправить тест
button-push-heal = Исправить
button-push-replace = Да, заменить
button-push-leave = Оставить как есть
button-inline-open = Получить номер

## Start and help

start-hello = Здравствуйте, { $name }!
start-hello-nameless = Здравствуйте!
start-about =
    Арендуйте номер телефона на несколько минут и получайте SMS-коды здесь. Оплата с вашего баланса SMSCode.
start-steps =
    1. Подключите аккаунт SMSCode, один раз
    2. Выберите сервис и страну
    3. Код придёт сюда

    ↩️ SMS не пришло? Деньги вернутся.
help-steps =
    <b>Как это работает</b>
    1. Отправьте /buy и выберите сервис и страну.
    2. Введите полученный номер там, где просят номер телефона.
    3. Код придёт сюда новым сообщением.

    SMS не пришло? Деньги вернутся на баланс: автоматически, когда истечёт время, или когда вы отмените заказ (не раньше чем через 2 минуты после покупки).
help-commands =
    <b>Полезно знать</b>
    Просто напишите, что нужно: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active — активные заказы
    /orders — все заказы (и файлом CSV)
    <code>/orders whatsapp июнь</code> — найти заказы
    <code>/order 1001</code> — один заказ
    /balance — ваш баланс
    /rate — курс
    /watch — чего вы ждёте
help-push = /instant — мгновенные коды
help-inline = <code>@{ $bot } whatsapp</code> в любом чате — поделиться предложением
help-commands-more =
    /me — ваша статистика
    /settings — валюта, язык, звук, лимиты, избранное
    /login — подключить аккаунт
    /logout — отключить аккаунт
    /forget — удалить ваши данные
help-lawful = Пользуйтесь по закону и только для своих аккаунтов.

## Linking

login-ask =
    <b>Подключите аккаунт SMSCode</b>
    Пришлите мне API-токен. Он есть на SMSCode, в разделе Account Settings.

    Я сразу удалю ваше сообщение и сохраню токен в зашифрованном виде. Чтобы прервать, отправьте /cancel.
login-linked =
    ✅ <b>Аккаунт подключён</b>
    Баланс: <b>{ $balance }</b>
login-instant = ⚡ Коды приходят мгновенно (изменить: /settings).
login-instant-taken = ⚡ Мгновенные коды выключены: ваш аккаунт SMSCode отправляет уведомления на другой адрес.
login-instant-chat = ⚡ Мгновенные коды здесь выключены: для этого аккаунта они включены в другом чате этого бота.
login-open-orders =
    { $count ->
        [one] У вас ещё { $count } активный заказ. Если он куплен с другого аккаунта, подключите тот аккаунт снова, чтобы получить код.
        [few] У вас ещё { $count } активных заказа. Если они куплены с другого аккаунта, подключите тот аккаунт снова, чтобы получить коды.
       *[many] У вас ещё { $count } активных заказов. Если они куплены с другого аккаунта, подключите тот аккаунт снова, чтобы получить коды.
    }
terms-by-linking = Отправляя токен, вы принимаете условия использования:
terms = Пользуйтесь по закону и только для своих аккаунтов. Без мошенничества, спама, травли и выдачи себя за других. Номер арендованный: не привязывайте к нему то, что понадобится позже.
terms-accepted = Вы приняли условия использования (версия { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Условия использования</b>
    Прочитайте и примите их перед покупкой.
login-wrong-token =
    <b>SMSCode не узнаёт этот токен</b>
    Я его не сохранил. Скопируйте его ещё раз из Account Settings.
login-not-stored = Проверить токен не удалось, поэтому я его не сохранил.
login-not-a-token = Это не похоже на API-токен. Скопируйте его из Account Settings на SMSCode и пришлите отдельным сообщением или отправьте /cancel.
login-offer-balance =
    ✅ <b>Токен работает</b>
    Баланс: <b>{ $balance }</b>
login-offer = У вас уже подключён аккаунт. Что сделать с этим?
login-offer-full = Подключено аккаунтов: { $most }, больше нельзя. Этот может только заменить другой.
login-offer-dropped = Ничего не подключено. Токен я не сохранил.
login-offer-gone = Этого токена у меня больше нет. Если аккаунта нет в списке, пришлите токен ещё раз.
login-known = Этот аккаунт уже подключён под именем <b>{ $name }</b>.
login-needed = Сначала подключите аккаунт SMSCode.
login-token-rejected =
    🔒 <b>SMSCode больше не принимает ваш токен</b>
    С заказами всё в порядке. Подключите аккаунт снова, и я покажу всё, что пришло за это время.
login-cannot-delete = ⚠️ Не удалось удалить ваше сообщение с токеном. Удалите его, пожалуйста, сами.
logout-ask =
    <b>Отключить аккаунт SMSCode?</b>
    Я удалю ваш токен.
logout-open-orders =
    { $count ->
        [one] У вас <b>{ $count } активный заказ</b>. Он останется активным на SMSCode, но код сюда не придёт.
        [few] У вас <b>{ $count } активных заказа</b>. Они останутся активными на SMSCode, но коды сюда не придут.
       *[many] У вас <b>{ $count } активных заказов</b>. Они останутся активными на SMSCode, но коды сюда не придут.
    }
logout-purchases =
    { $count ->
        [one] ⏳ <b>{ $count } покупка</b> ещё выполняется:
            { $names }
            Я сообщу здесь, чем она закончилась. Код сюда не придёт, пока аккаунт не подключён.
        [few] ⏳ <b>{ $count } покупки</b> ещё выполняются:
            { $names }
            Я сообщу здесь, чем они закончились. Коды сюда не придут, пока аккаунт не подключён.
       *[other] ⏳ <b>{ $count } покупок</b> ещё выполняются:
            { $names }
            Я сообщу здесь, чем они закончились. Коды сюда не придут, пока аккаунт не подключён.
    }
logout-promised =
    { $count ->
        [one] Я обещал отменить { $count } заказ. Если отключить аккаунт, я его не отменю.
        [few] Я обещал отменить { $count } заказа. Если отключить аккаунт, я их не отменю.
       *[many] Я обещал отменить { $count } заказов. Если отключить аккаунт, я их не отменю.
    }
logout-done = Аккаунт отключён. Я удалил ваш токен.
logout-done-later = Аккаунт отключён.
logout-done-open-orders =
    { $count ->
        [one] { $count } активный заказ продолжается на SMSCode. Подключите аккаунт снова, чтобы получить код здесь.
        [few] { $count } активных заказа продолжаются на SMSCode. Подключите аккаунт снова, чтобы получить коды здесь.
       *[many] { $count } активных заказов продолжаются на SMSCode. Подключите аккаунт снова, чтобы получить коды здесь.
    }
address-later = SMSCode не отвечает, поэтому адрес уведомлений там всё ещё принадлежит этому боту. Я верну прежний, как только SMSCode ответит. До тех пор, но не дольше 24 часов, ваш токен хранится в зашифрованном виде.
address-cleared = В вашем аккаунте SMSCode больше нет адреса этого бота.
address-left = Не удалось вернуть прежний адрес уведомлений вашего аккаунта SMSCode. Укажите его на SMSCode заново.

## Erasing a person

forget-ask =
    <b>Удалить всё, что я о вас храню?</b>
    Токен, заказы, номера, коды и настройки будут удалены здесь навсегда. Я отключу аккаунт SMSCode, верну его прежний адрес уведомлений и удалю здесь недавние сообщения с номерами и кодами.

    Аккаунт SMSCode и баланс не изменятся. Старые сообщения хранит Telegram: чтобы убрать их, удалите этот чат.
forget-in-doubt =
    { $count ->
        [one] ⚠️ Пока неизвестно, состоялась ли { $count } покупка и списаны ли деньги. Если удалить всё сейчас, я этого уже не узнаю. Проверьте заказы на SMSCode.
        [few] ⚠️ Пока неизвестно, состоялись ли { $count } покупки и списаны ли деньги. Если удалить всё сейчас, я этого уже не узнаю. Проверьте заказы на SMSCode.
       *[many] ⚠️ Пока неизвестно, состоялись ли { $count } покупок и списаны ли деньги. Если удалить всё сейчас, я этого уже не узнаю. Проверьте заказы на SMSCode.
    }
forget-erasing = Удаляю ваши данные. Недавние сообщения с номерами и кодами тоже удаляются. Когда закончу, напишу об этом здесь.
forget-done =
    <b>Всё удалено</b>
    Если вы напишете мне снова, всё начнётся заново. Чтобы убрать старые сообщения, удалите этот чат.
forget-busy = Одна из ваших покупок ещё выполняется. Чтобы ваши деньги были в безопасности, я ничего не удалил. Попробуйте через несколько минут.

## Balance and rate

balance = Баланс: <b>{ $balance }</b>
balance-low =
    <b>Баланс заканчивается</b>
    Он ниже вашего лимита { $limit }.
balance-bound =
    { $count ->
        [one] Удержано в { $count } активном заказе: { $amount }. Деньги вернутся, если SMS не придёт.
        [few] Удержано в { $count } активных заказах: { $amount }. Деньги вернутся, если SMS не придёт.
       *[many] Удержано в { $count } активных заказах: { $amount }. Деньги вернутся, если SMS не придёт.
    }
rate-dollar = 1 $ = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = проверено: { $at }
rate-ledger = SMSCode списывает деньги в рупиях. Суммы в долларах — по этому курсу.

## Choosing

browse-countries = <b>Выберите страну</b>
browse-countries-for = <b>{ $service }</b>: выберите страну
browse-services = <b>Выберите сервис</b>
browse-services-in = <b>{ $country }</b>: выберите сервис
front = <b>Для какого сервиса нужен номер?</b>
front-hint = Нажмите или напишите: <code>wa indonesia</code>
browse-services-count =
    { $count ->
        [one] { $count } сервис. Выберите или напишите название.
        [few] { $count } сервиса. Выберите или напишите название.
       *[many] { $count } сервисов. Выберите или напишите название.
    }
browse-countries-count =
    { $count ->
        [one] { $count } страна. Выберите или напишите название.
        [few] { $count } страны. Выберите или напишите название.
       *[many] { $count } стран. Выберите или напишите название.
    }
browse-countries-priced =
    { $count ->
        [one] Есть в { $count } стране (цена от · в наличии).
            Выберите или напишите название.
        [few] Есть в { $count } странах (цена от · в наличии).
            Выберите или напишите название.
       *[many] Есть в { $count } странах (цена от · в наличии).
            Выберите или напишите название.
    }
browse-found = Больше всего похоже на «{ $query }»:
browse-nothing-found = По запросу «{ $query }» ничего нет. Напишите иначе или выберите из списка.
browse-empty = Сейчас нет номеров. Попробуйте через несколько минут.
browse-sold-out =
    <b>{ $title }</b>
    Сейчас нет в наличии.
offer-stock = в наличии { $count }
offer-no-stock = нет в наличии
offer-any = Любой
offer-any-operator = Любой оператор
offer-left = осталось: { $count }
success-rate = { $percent } %
success-seconds = ~{ $count } с
success-minutes = ~{ $count } мин
success-over = { $count }+ мин
favourite = ⭐ <b>{ $title }</b>
favourite-price = Цена за номер сейчас: <b>{ $price }</b>
favourite-sold-out = Сейчас нет в наличии.
favourite-ceiling = Ваш лимит: <b>{ $ceiling }</b>. Дороже я не куплю.
favourite-no-ceiling = Лимит цены не задан.
favourite-one-tap = ⚡ Покупка в одно касание включена: кнопка в /buy сразу покупает 1 номер в пределах лимита.
favourite-hint = Избранное показывается первым в /buy. Сколько максимум вы готовы платить за номер? Лимит в рупиях, как и списания SMSCode.
favourite-dropped = Удалено из избранного.
favourite-over-ceiling =
    <b>{ $title }</b>
    Номер сейчас стоит <b>{ $now }</b>, это больше вашего лимита { $ceiling }. Покупка не сделана.
favourites = <b>Избранное</b>
favourites-hint = Показывается первым в /buy. Выберите, чтобы задать лимит цены.
favourites-none = Пока пусто. Нажмите «☆ В избранное» у предложения.
watch = 🔔 <b>{ $title }</b>
watch-any = Сообщу, как только появится номер.
watch-at-most = Сообщу, как только номер будет стоить <b>{ $price }</b> или меньше.
watch-ask = Как долго следить? Я проверяю раз в минуту.
watch-running = Проверяю раз в минуту до { $time }.
watch-until = до { $time }
watch-found =
    🔔 <b>{ $title }</b>
    Номера появились, от <b>{ $price }</b>.
watch-expired =
    🔔 <b>{ $title }</b>
    За это время номер не появился.
watch-limit = Ваша цена: { $price } или меньше.
watches = <b>Ожидания</b>
watches-limit = { $price } или меньше
watches-hint = О каждом сообщу один раз, как только появится.
watches-none = Пока пусто. Если чего-то нет в наличии, нажмите «🔔 Сообщить, когда появится».
watches-full = Ожиданий уже { $count }, больше нельзя. Сначала остановите одно.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Цена: <b>{ $price }</b>
confirm-total = Цена: { $count } × { $price } = <b>{ $total }</b>
confirm-of-balance = <b>{ $price }</b> из { $balance } на балансе
confirm-times = { $count } × { $price }
confirm-note = ↩️ SMS не пришло? Деньги вернутся.
confirm-success = 📊 SMS приходит, за 30 дней: <b>{ $rate }</b>
confirm-success-own = 👤 У вас за 30 дней: { $got } из { $count } · { $rate }
confirm-best-success = 🎯 Вы получите предложение с лучшей долей успешных, не дороже { $price } за номер.
confirm-short = ⚠️ На балансе не хватает средств.
confirm-frozen = ❄️ <b>Покупки заморожены.</b> Это можно изменить в лимитах расходов.
confirm-over-cap = 🛡 <b>Больше вашего лимита { $cap } за 24 часа.</b> Осталось: { $left }.
confirm-over-limit = 🛡 <b>Больше вашего лимита за 24 часа.</b>
confirm-will-ask = 🛡 Больше заданной вами суммы: я переспрошу.
confirm-cap-left = 🛡 Осталось из { $cap } за 24 часа: { $left }
short-missing = У вас { $balance }: <b>не хватает { $missing }.</b>
short-buys = На что хватит баланса:
confirm-price-rose =
    <b>{ $title }</b>
    Цена за номер выросла: была { $before }, стала <b>{ $now }</b>. Деньги не списаны. Всё равно купить?
confirm-price-fell =
    <b>{ $title }</b>
    Цена за номер снизилась: была { $before }, стала <b>{ $now }</b>. Деньги не списаны. Купить по этой цене?
confirm-rate-moved =
    <b>{ $title }</b>
    Курс изменился, подтвердите ещё раз: <b>{ $price }</b> за номер. Деньги не списаны.
confirm-buying =
    <b>{ $title }</b>
    ⏳ Покупаю…
confirm-abandoned = Хорошо, ничего не куплено.
confirm-stale = Эта кнопка устарела. Ничего не куплено.
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            Номер получить не удалось, поэтому заказа нет. Вы платите только за полученные номера.
       *[other] <b>{ $title }</b>
            Не удалось получить ни одного номера (нужно было: { $count }), поэтому заказа нет. Вы платите только за полученные номера.
    }
purchase-not-bought = <b>{ $title }: не куплено</b>
purchase-no-offer = Номеров не дороже { $limit } не осталось.
purchase-next = Следующее предложение: <b>{ $price }</b> за номер.
number-gone = Этого номера больше нет: SMSCode не может сдать его снова.
number-too-early = Этот номер пока рано брать снова.
number-busy = Сейчас SMSCode не может сдать этот номер снова. Возможно, он уже занят.
number-refused = Оператор пока не освободил этот номер.
number-price-unknown = SMSCode не принял цену за этот номер.
number-dearer = Тот же номер теперь стоит больше { $limit }.
purchase-lapsed = Отправить покупку вовремя не удалось, поэтому я от неё отказался.
purchase-in-doubt =
    <b>{ $title }: результат неизвестен</b>
    SMSCode не дал ясного ответа, а потом перестал принимать ваш токен. Возможно, номер куплен и деньги списаны. Второй раз я его не куплю.
    Подключите аккаунт снова, и я проверю.
purchase-in-doubt-account =
    <b>{ $title }: результат неизвестен</b>
    SMSCode не дал ясного ответа, а аккаунт, с которого вы покупали, больше не подключён. Возможно, номер куплен и деньги списаны. Второй раз я его не куплю.
    Подключите этот аккаунт снова, и я проверю.
purchase-unsettled =
    <b>{ $title }: результат неизвестен</b>
    SMSCode не дал ясного ответа, и в списке ваших заказов там номера не видно. Возможно, номер куплен и деньги списаны. Второй раз я его не куплю.
    Прежде чем покупать снова, проверьте заказы и баланс на SMSCode. Если номер появится в течение часа, я покажу его здесь.
purchase-unclear = SMSCode ещё не ответил. Продолжаю проверять, куплен ли номер. Пока не покупайте его ещё раз.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
line-place = <b>{ $place }</b>
line-code = <code>{ $code }</code>
card-ends = закончится { $at }
card-price-back = { $price }, вернутся, если SMS не придёт
card-order = #{ $id }
card-price-each = { $price } за номер
card-price-total = всего { $price }
card-line-canceling = 🕐 отменяется
card-line-canceling-from = 🕐 отмена: { $at }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Жду SMS
card-vanished = ⚠️ <b>SMSCode больше не показывает этот заказ</b>
card-missed =
    { $count ->
        [one] ✉️ Пропущено SMS: { $count }. Следующее пришло раньше, чем я успел прочитать.
       *[other] ✉️ Пропущено SMS: { $count }. Следующие пришли раньше, чем я успел прочитать.
    }
card-waiting-again = ⏳ Жду ещё одно SMS
card-received = ✅ SMS получено
card-has-sms = ✅
card-below = см. ниже ↓
card-moved = показан ниже ↓
card-completed = ✅ Завершён.
card-canceled = Отменён.
card-expired = Время истекло. SMS не пришло.
card-expired-with-sms = Время истекло.
card-promised = 🕐 Отменю, как только можно, если раньше не придёт SMS.
card-promised-from = 🕐 Отменю { $at } (раньше SMSCode не разрешает), если не придёт SMS.
card-auto-replace = 🔁 Заменю этот номер { $at }, если не придёт SMS.
card-replacing = 🔁 Потом возьму другой номер не дороже { $price }.
card-replaces = 🔁 Вместо заказа #{ $id }
ended-replacing = 🔁 Беру для вас другой номер.
not-canceled-replace = Поэтому номер не заменён.
not-replaced = <b>Номер не заменён.</b>
not-replaced-open = <b>Автоматически этот номер не заменю.</b>
not-replaced-price = Следующий стоит { $price }, дороже, чем вы согласились.
not-replaced-dearer = Следующий стоит дороже, чем вы согласились.
not-replaced-sold-out = Номеров больше нет.
not-replaced-limit = Не позволяют ваши лимиты.
not-replaced-unclear = SMSCode не ответил однозначно.
not-replaced-late = Прошло слишком много времени.
not-replaced-account = Теперь подключён другой аккаунт.
auto-replace =
    <b>Автозамена</b>

    Если SMS не придёт вовремя, отменю заказ и возьму другой номер. Если ответ неясен, остановлюсь и сообщу.
auto-replace-none = Выключена: номер меняется только по кнопке.
auto-replace-off = Автозамена: выкл.
auto-replace-word = Автозамена: { $minutes } мин, { $times }×
auto-replace-after =
    { $minutes ->
        [one] Без SMS номер заменяется через { $minutes } минуту, по той же цене или дешевле.
        [few] Без SMS номер заменяется через { $minutes } минуты, по той же цене или дешевле.
       *[many] Без SMS номер заменяется через { $minutes } минут, по той же цене или дешевле.
    }
auto-replace-times =
    { $times ->
        [one] Не больше { $times } раза подряд.
        [few] Не больше { $times } раз подряд.
       *[many] Не больше { $times } раз подряд.
    }
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
        [one] { $count } номера не было в наличии. Деньги за него не списаны.
        [few] { $count } номеров не было в наличии. Деньги за них не списаны.
       *[many] { $count } номеров не было в наличии. Деньги за них не списаны.
    }
card-unsettled =
    { $count ->
        [one] ⏳ Ещё { $count } номер под вопросом: SMSCode не сказал, получен ли он.
        [few] ⏳ Ещё { $count } номера под вопросом: SMSCode не сказал, получены ли они.
       *[other] ⏳ Ещё { $count } номеров под вопросом: SMSCode не сказал, получены ли они.
    }
card-late =
    { $count ->
        [one] ⚠️ Вы получили ещё { $count } номер уже после того, как я сообщил результат. Деньги за него списаны.
        [few] ⚠️ Вы получили ещё { $count } номера уже после того, как я сообщил результат. Деньги за них списаны.
       *[other] ⚠️ Вы получили ещё { $count } номеров уже после того, как я сообщил результат. Деньги за них списаны.
    }
card-other-country = ⚠️ Этот номер не из выбранной страны: { $country }.
card-continues = 🔁 Тот же номер, что в заказе #{ $id }
card-unlinked = ⚠️ Аккаунт больше не подключён, поэтому код сюда не придёт. Заказ продолжается на SMSCode: смотрите там или подключите аккаунт снова.
card-empty = ⏳ Ваш номер сейчас появится здесь.
state-active = ожидание
state-otp-received = SMS получено
state-completed = завершён
state-canceled = отменён
state-expired = истёк
refund = Возврат: <b>{ $amount }</b>.
refund-see-balance = Проверьте возврат в /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>Новое SMS</b>
sms-no-text = SMSCode не передал текст.
sms-came = Пришло { $age }
sms-overtaken = Более раннее SMS: более новое пришло первым.
ended-expired = ⌛ <b>Время истекло. SMS не пришло.</b>
ended-canceled = <b>Заказ отменён.</b>
ended-completed = ✅ <b>Заказ завершён.</b>
ended-many-expired =
    { $count ->
        [one] ⌛ <b>Время истекло: { $count } номер. SMS не пришло.</b>
        [few] ⌛ <b>Время истекло: { $count } номера. SMS не пришло.</b>
        [many] ⌛ <b>Время истекло: { $count } номеров. SMS не пришло.</b>
       *[other] ⌛ <b>Время истекло: { $count } номера. SMS не пришло.</b>
    }
ended-many-over =
    { $count ->
        [one] ⌛ Время истекло: { $count } номер, SMS на него приходило.
        [few] ⌛ Время истекло: { $count } номера, SMS на них приходили.
        [many] ⌛ Время истекло: { $count } номеров, SMS на них приходили.
       *[other] ⌛ Время истекло: { $count } номера, SMS на них приходили.
    }
ended-many-canceled =
    { $count ->
        [one] <b>Отменён { $count } заказ.</b>
        [few] <b>Отменено { $count } заказа.</b>
        [many] <b>Отменено { $count } заказов.</b>
       *[other] <b>Отменено { $count } заказа.</b>
    }
ended-many-completed =
    { $count ->
        [one] ✅ <b>Завершён { $count } заказ.</b>
        [few] ✅ <b>Завершено { $count } заказа.</b>
        [many] ✅ <b>Завершено { $count } заказов.</b>
       *[other] ✅ <b>Завершено { $count } заказа.</b>
    }
sms-part = ✉️ SMS, часть { $part } из { $count }
vanished =
    ⚠️ { $count ->
        [one] <b>SMSCode больше не показывает { $count } заказ</b>
        [few] <b>SMSCode больше не показывает { $count } заказа</b>
       *[other] <b>SMSCode больше не показывает { $count } заказов</b>
    }
vanished-note =
    { $count ->
        [one] Коды этого заказа до меня не дойдут. Возможно, его удалили на SMSCode или он принадлежит не тому аккаунту, который подключён сейчас. Проверьте заказы и баланс на SMSCode. Я продолжаю проверять, пока не выйдет время.
        [few] Коды этих заказов до меня не дойдут. Возможно, их удалили на SMSCode или они принадлежат не тому аккаунту, который подключён сейчас. Проверьте заказы и баланс на SMSCode. Я продолжаю проверять, пока не выйдет время.
       *[many] Коды этих заказов до меня не дойдут. Возможно, их удалили на SMSCode или они принадлежат не тому аккаунту, который подключён сейчас. Проверьте заказы и баланс на SMSCode. Я продолжаю проверять, пока не выйдет время.
    }

## Orders

orders = <b>Все заказы</b>
orders-with-status = <b>Заказы: { $status }</b>
orders-none-here = Заказов здесь нет.
orders-older-unread = Более старые заказы просмотрены не все.
orders-nothing-found = По запросу «{ $query }» ничего нет. Ищите по сервису, стране, последним цифрам или месяцу, например <code>/orders whatsapp июнь</code>.
orders-none = Заказов пока нет.
orders-all = Все
orders-back = возврат { $amount }
state-refunded = возврат
active-count =
    { $count ->
        [one] <b>{ $count } активный заказ</b>
        [few] <b>{ $count } активных заказа</b>
        [many] <b>{ $count } активных заказов</b>
       *[other] <b>{ $count } активного заказа</b>
    }
active-back = Вернётся <b>{ $amount }</b>, если SMS не придёт
bulk-has-sms =
    { $count ->
        [one] 🔑 { $count } заказ получил SMS и остаётся.
        [few] 🔑 { $count } заказа получили SMS и остаются.
        [many] 🔑 { $count } заказов получили SMS и остаются.
       *[other] 🔑 { $count } заказа получили SMS и остаются.
    }
bulk-not-canceled =
    { $count ->
        [one] ⚠️ { $count } заказ не отменён и ещё активен.
        [few] ⚠️ { $count } заказа не отменены и ещё активны.
        [many] ⚠️ { $count } заказов не отменены и ещё активны.
       *[other] ⚠️ { $count } заказа не отменены и ещё активны.
    }
bulk-not-finished =
    { $count ->
        [one] ⚠️ { $count } заказ не завершён и ещё активен.
        [few] ⚠️ { $count } заказа не завершены и ещё активны.
        [many] ⚠️ { $count } заказов не завершены и ещё активны.
       *[other] ⚠️ { $count } заказа не завершены и ещё активны.
    }
export-caption = <b>Все заказы</b>: { $count }. Никому не передавайте этот файл: в нём ваши номера телефонов.
export-progress = ⏳ Прочитано заказов: { $count }. Пришлю файл, когда прочитаю все.
export-unread = ⚠️ Не хватает заказов, которые не удалось прочитать: { $count }.
export-unanswered = ⚠️ Более старых заказов нет: SMSCode их не прислал. Скачайте файл ещё раз позже.
export-too-many = ⚠️ Более старых заказов нет: больше в файл не помещается.
export-cut-off = Закончить файл не удалось. Попробуйте ещё раз.
export-order = Заказ
export-bought = Куплен
export-service = Сервис
export-country = Страна
export-number = Номер телефона
export-status = Статус
export-amount = Сумма
export-currency = Валюта
export-code = Код
export-came = SMS получено
export-until = Действует до
export-zone = Часовой пояс
export-operator = Оператор
active-none = У вас нет активных заказов.

## Settings

settings =
    <b>Настройки</b>
    SMSCode списывает деньги в рупиях. Суммы в долларах — по его курсу.
settings-idr = Рупии → $
settings-usd = Доллары → Rp
settings-languages = <b>Язык</b>
settings-codes-full = Код: целиком
settings-codes-only = Код: кратко
settings-codes-covered = Код: скрыт
settings-instant-on = Сразу: вкл.
settings-instant-off = Сразу: выкл.
settings-limits-on = Лимиты: вкл.
settings-limits-off = Лимиты: выкл.
settings-frozen = Заморожено
settings-favourites = Избранное: { $count }
settings-accounts = Аккаунты: { $count }
settings-file = CSV
settings-erase = Удалить данные
settings-zone = Пояс: { $place }
settings-back = ‹ Настройки
settings-ring-all = Звук: всё
settings-ring-codes = Звук: коды

accounts =
    <b>Аккаунты</b>
    Новые номера оплачивает аккаунт со знаком ✓. Коды всех аккаунтов приходят сюда.
account-line = 👤 { $name }
account-number = Аккаунт { $number }
account-in-use = Сейчас используется: <b>{ $name }</b>
account-ask-name = Пришлите новое имя для <b>{ $name }</b>, не длиннее { $most } символов.
account-name-empty = В имени нужна буква, цифра или эмодзи.
account-name-long = Это имя слишком длинное.
account-name-taken = Это имя уже у другого аккаунта.

codes =
    <b>Вид кодов</b>
    Выберите, что показывать в сообщениях с кодами и сколько их хранить. Код всегда остаётся в заказе.
codes-full = Весь текст
codes-only = Только код
codes-open = Видно сразу
codes-covered = По нажатию
codes-stay = Не удалять
codes-minutes = На { $count } мин
codes-hours = На { $count } ч

zones =
    <b>Часовой пояс: { $place }</b>
    Там сейчас { $time }. Выберите место, где время такое же, как у вас, или напишите город латиницей или разницу с UTC, например <code>+3</code>.
zones-found = Найдено по запросу «{ $query }»:
zones-nothing-found = По запросу «{ $query }» ничего нет. Напишите ближайший крупный город латиницей или разницу с UTC, например <code>+3</code>.

## Spending limits

guard =
    <b>Лимиты расходов</b>
    Они ограничивают расходы в этом боте. Суммы в рупиях, как и списания SMSCode. Возвраты не учитываются.
guard-cap = Лимит за 24 часа: <b>{ $amount }</b>
guard-no-cap = Лимит за 24 часа: нет
guard-ask = Переспросить, если дороже <b>{ $amount }</b>
guard-no-ask = Переспрашивать: нет
guard-low = Низкий баланс: сообщу, если ниже <b>{ $amount }</b>
guard-no-low = Низкий баланс: не сообщать
guard-frozen = ❄️ <b>Покупки заморожены.</b> На активные заказы это не влияет.
guard-held-frozen = ❄️ <b>Покупки заморожены.</b> Ничего не куплено.
guard-held-cap = <b>Это превысит ваш лимит { $cap } за 24 часа.</b> Вы уже потратили { $spent }. Ничего не куплено.
guard-held-ask = <b>Это больше { $amount }.</b> Вы просили сначала переспросить. Пока ничего не куплено.
amount-ask = Отправьте сумму в рупиях, например <code>75000</code>.
amount-unread = Не могу прочитать это как сумму. Отправьте её в рупиях, например <code>75000</code>.

## Instant codes

push-impossible = Этот бот не поддерживает мгновенные коды. Я проверяю новые коды каждые несколько секунд.
push-off =
    <b>Мгновенные коды выключены</b>
    Я проверяю новые коды каждые несколько секунд. Если включить, SMSCode будет присылать каждый код сюда сразу, как он придёт.
push-on =
    <b>Мгновенные коды включены</b>
    SMSCode присылает каждый код сюда сразу, как он приходит.
push-last-event = Последнее уведомление от SMSCode: { $age } ({ $at })
push-failures =
    { $count ->
        [1] Последнее уведомление не дошло. Коды я проверяю и сам.
       *[other] Не дошло последних уведомлений: { $count }. Коды я проверяю и сам.
    }
push-no-event = Уведомлений от SMSCode ещё не было.
push-no-failures = С тех пор все уведомления дошли.
push-address-ours = Адрес уведомлений: <code>{ $host }</code> (этот бот)
push-address-chat = Адрес уведомлений: <code>{ $host }</code> (этот бот, другой чат)
push-address-other = Адрес уведомлений: <code>{ $host }</code> (не этот бот)
push-address-none = Адрес уведомлений: нет
push-healed = 🔧 Я заново задал адрес и секретный ключ на SMSCode и проверил их.
push-test-sent = ✅ SMSCode отправил тест (статус { $status }).
push-test-not-sent = ❌ Тест не прошёл (статус { $status }).
push-test-here = ✅ Я его получил.
push-test-not-here = ❌ Я его не получил.
push-test-refused = Адрес или секретный ключ на SMSCode больше не от этого чата. Нажмите «Исправить», чтобы задать их заново. Коды всё равно придут: я проверяю каждые несколько секунд.
push-disabled =
    <b>Мгновенные коды приостановлены</b>
    SMSCode приостановил их, потому что уведомления не доходили. Время: { $at }. Нажмите «Исправить». До тех пор я проверяю новые коды каждые несколько секунд.
push-foreign =
    <b>Мгновенные коды здесь выключены</b>
    Ваш аккаунт SMSCode отправляет уведомления на другой адрес.
    Я проверяю новые коды каждые несколько секунд.
push-foreign-chat =
    <b>Мгновенные коды здесь выключены</b>
    Для этого аккаунта они включены в другом чате этого бота.
    Я проверяю новые коды каждые несколько секунд.
push-repointed =
    <b>Мгновенные коды уходят на другой адрес</b>
    Адрес на SMSCode изменили. Я проверяю новые коды каждые несколько секунд.
push-unreachable =
    <b>Мгновенные коды не доходят</b>
    SMSCode не может связаться с этим ботом и поэтому приостанавливает их. Я проверяю новые коды каждые несколько секунд и время от времени пробую включить мгновенные коды снова. Вам ничего делать не нужно.
push-ask-replace =
    <b>Заменить адрес на SMSCode?</b>
    Ваш аккаунт отправляет уведомления сюда:
    <code>{ $host }</code>
    Если заменить, на этот адрес больше ничего не придёт. Я верну его, когда вы выключите мгновенные коды или отключите аккаунт.
push-ask-replace-chat =
    <b>Заменить адрес на SMSCode?</b>
    Мгновенные коды этого аккаунта включены в другом чате этого бота. Если заменить адрес, коды будут приходить сюда. Я верну его, когда вы выключите мгновенные коды или отключите аккаунт.
push-switched-on = ✅ Мгновенные коды включены.
push-switched-off = Мгновенные коды выключены. Я проверяю новые коды каждые несколько секунд.
push-restored = Ваш прежний адрес на SMSCode восстановлен.
push-test-arrived = ✅ Мгновенные коды работают.
push-test-elsewhere = Тест до меня не дошёл. Коды всё равно придут: я проверяю каждые несколько секунд.
push-test-failed = Тест не дошёл. Коды всё равно придут: я проверяю каждые несколько секунд.

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
inline-hint = Напишите сервис, например whatsapp indonesia
inline-nothing = Ничего не найдено. Открыть бот
inline-sold-out = Там нет в наличии. Попробуйте:
inline-later = Не удалось загрузить цены. Открыть бот

## When something goes wrong

money-not-moved = <b>Баланс не изменился.</b>
money-unknown = Пока неизвестно, списаны ли деньги. Я проверяю и сообщу. До тех пор не покупайте ещё раз.
money-not-back = Заказ не отменён, <b>деньги не возвращались</b>. Заказ ещё активен.
money-refund-unknown = Пока неизвестно, отменён ли заказ и вернулись ли деньги. Я проверяю и сообщу вам.
cancel-limit = Ваш аккаунт SMSCode больше не может отменять заказы сегодня.
cancel-limit-ends = Заказ закончится сам, время: { $at }. Если SMS не придёт, деньги вернутся тогда.
cancel-refused = Оператор не принял отмену.
cancel-again = Можно попробовать ещё раз.
cancel-without-effect = Отмена не сработала.
order-still-active = Заказ ещё активен.
action-unclear = Неясно, сработало ли это. Нажмите «Обновить» в заказе.
trouble-token-rejected = SMSCode больше не принимает ваш токен.
trouble-token-doubted = SMSCode только что отклонил ваш токен. Проверяю, действует ли он ещё.
trouble-forbidden = Вашему аккаунту SMSCode это не разрешено.
trouble-not-found = SMSCode не нашёл этот заказ в вашем аккаунте.
trouble-offer-gone = SMSCode не нашёл это предложение.
trouble-invalid = SMSCode отклонил этот запрос.
trouble-invalid-offer = SMSCode отклонил этот запрос. Возможно, предложение изменилось.
trouble-upstream-refused = Оператор не смог выдать номер.
trouble-insufficient-balance = На балансе не хватает средств.
trouble-conflict = Что-то изменилось раньше, чем я успел это сделать.
trouble-cancel-too-early = Отменять пока рано.
trouble-rate-limited = Слишком много запросов за короткое время.
trouble-provider-fault = У SMSCode сейчас неполадки.
trouble-maintenance = На SMSCode идут технические работы.
trouble-no-exchange-rate = SMSCode сейчас не даёт курс доллара.
trouble-sold-out = Этого предложения нет в наличии.
trouble-key-reused = Этот запрос спутался с прежним. Это моя ошибка.
trouble-in-progress = SMSCode ещё обрабатывает запрос.
trouble-banned = SMSCode приостановил покупки в вашем аккаунте.
trouble-no-answer = SMSCode не ответил.
trouble-provider-down = SMSCode сейчас не отвечает.
trouble-request = <blockquote expandable>Для поддержки SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Отменить можно с { $at }.
advice-until = Попробуйте снова после { $at }.
advice-wait = Попробуйте через { $wait }.
advice-link = Подключите аккаунт снова.
advice-permission = Проверьте аккаунт и токен на SMSCode.
advice-look = Проверьте, что с заказом сейчас.
advice-offer-again = Проверьте предложение ещё раз.
advice-other = Выберите другое предложение.
advice-top-up = Пополните баланс на SMSCode и попробуйте снова.
advice-two-minutes = Отменить можно через 2 минуты после покупки.
advice-rupiah = Купить в рупиях по-прежнему можно.
advice-moment = Подождите немного.
advice-support = Попробуйте позже или напишите в поддержку SMSCode.
advice-later = Попробуйте через несколько минут.

## Short answers

notice-unknown = Извините, я вас не понял. Что хотите сделать?
notice-plain-text = Извините, я читаю только текстовые сообщения.
notice-group = Я работаю только в личных чатах. Напишите мне напрямую.
notice-old-button = Эта кнопка из старого меню. Начните отсюда:
notice-no-such-order = Не нахожу этот заказ в вашем аккаунте.
notice-which-order = Какой заказ? Отправьте, например, <code>/order 1001</code>.
notice-busy = Минутку, я ещё выполняю ваш прошлый запрос.
notice-our-fault = Что-то пошло не так на моей стороне. Проверьте активные заказы и попробуйте через минуту.
notice-confirm-unclear = Что-то пошло не так на моей стороне. Я сообщу, состоялась ли покупка. До тех пор не покупайте ещё раз.
notice-cannot-buy-now = Сейчас я не могу безопасно оформить покупку. Ничего не куплено, деньги не списаны. Попробуйте через минуту.
notice-not-allowed = Это закрытый бот.
notice-dialogue-canceled = Хорошо, прервал.
notice-nothing-to-cancel = Прерывать нечего. Чтобы отменить заказ, откройте его:
notice-resend-unsupported = SMSCode не может запросить ещё одно SMS на этот номер. Запросите код ещё раз в самом сервисе: он придёт сюда, пока заказ активен.

## Toasts

toast-export-runs = Я ещё готовлю ваш файл.
toast-buying = Покупаю…
toast-already-bought = Уже выполняется. Деньги спишутся только один раз.
toast-bulk-canceling =
    { $count ->
        [one] Отменяю { $count } заказ. Сообщу результат.
        [few] Отменяю { $count } заказа. Сообщу результат.
        [many] Отменяю { $count } заказов. Сообщу результат.
       *[other] Отменяю { $count } заказа. Сообщу результат.
    }
toast-bulk-finishing =
    { $count ->
        [one] Завершаю { $count } заказ. Сообщу результат.
        [few] Завершаю { $count } заказа. Сообщу результат.
        [many] Завершаю { $count } заказов. Сообщу результат.
       *[other] Завершаю { $count } заказа. Сообщу результат.
    }
toast-bulk-running = Уже выполняется. Сообщу результат.
toast-bulk-none-waiting = Отменять больше нечего.
toast-bulk-none-coded = Завершать больше нечего.
toast-bulk-changed = Список изменился. Проверьте его ещё раз.
toast-abandoned = Ничего не куплено.
toast-stale = Эта кнопка устарела. Ничего не куплено.
toast-price-rose = Цена выросла. Проверьте ещё раз.
toast-canceled = Отменён.
toast-canceled-refund = Отменён. Возврат: { $amount }.
toast-cancel-promised-in = Сразу после покупки SMSCode не отменяет. Отменю через { $wait }, если раньше не придёт SMS.
toast-cancel-promised = Отменю, как только можно, если раньше не придёт SMS.
toast-promise-revoked = Хорошо, отменять не буду.
toast-replacing = Отменяю и беру другой номер не дороже { $price }, если раньше не придёт SMS.
toast-replacing-in = SMSCode разрешит отмену через { $wait }. Потом возьму другой номер не дороже { $price }, если раньше не придёт SMS.
toast-buying-frozen = Покупки заморожены в ваших лимитах.
toast-replace-busy = Этот заказ уже заменяется или отменяется.
toast-cannot-replace = Этот заказ заменить нельзя.
toast-cannot-cancel = Этот заказ уже нельзя отменить.
toast-has-sms = SMS пришло, поэтому заказ не отменён.
toast-resent = Ещё одно SMS запрошено.
toast-resend-unsupported = SMSCode не может запросить ещё одно SMS на этот номер.
toast-finished = Завершён.
toast-already-ended = Этот заказ уже закончился.
toast-saved = Сохранено.
toast-refreshed = Всё актуально.
toast-old-button = Эта кнопка из старого меню.
toast-busy = Минутку.
toast-failed = Не получилось. Подробности в чате.
toast-our-fault = Что-то пошло не так. Ничего не сделано. Попробуйте ещё раз.

## Statistics

me = 📊 <b>Моя статистика</b>
me-today = <b>Сегодня</b>
me-week = <b>7 дней</b>
me-month = <b>30 дней</b>
me-numbers = Номера
me-success = Успех
me-wait = SMS через
me-spent = Потрачено
me-returned = Вернулось
me-spent-rupiah = Потрачено, в рупиях
me-returned-rupiah = Вернулось, в рупиях
me-pair = { $label }: { $value }
me-listings = <b>По сервисам, 30 дней</b>
me-more = …и ещё { $count }
me-days = Считается по дню покупки. День начинается в полночь, часовой пояс: { $place }.
me-note = Успех — доля номеров, на которые пришло SMS, среди завершившихся. Ожидание — медиана.
me-none = За последние 30 дней заказов здесь нет.
me-picture = Номера по дням, 30 дней: 🟩 с SMS, 🟧 без SMS, ⬜ ждут

## What Telegram shows of the bot

command-buy = Купить номер
command-active = Активные заказы
command-balance = Баланс
command-orders = Все заказы
command-settings = Валюта, язык, звук
command-help = Помощь
bot-description =
    Арендуйте номер телефона на несколько минут и получайте SMS-коды здесь. Оплата с вашего баланса SMSCode.

    Пользуйтесь по закону и только для своих аккаунтов.
bot-short-description = Номера телефонов для SMS-кодов. Оплата с баланса SMSCode.

## Для администраторов

stats-today = <b>Сегодня</b>, с 00:00 UTC
stats-codes = Кодов: { $count }
stats-speed = Доставлено за 2 с: { $two } %, за 10 с: { $ten } %
stats-purchases = Покупки: успешно { $bought }, неудачно { $other }
stats-faults = Неудачные вызовы: SMSCode { $provider } из { $providers }, Telegram { $telegram } из { $telegrams }
stats-failed-answers = Неудачные ответы: { $count }
stats-now = <b>Сейчас</b>
stats-people = Пользователи: { $count } (недоступны: { $gone })
stats-accounts = Подключённые аккаунты: { $count } (с мгновенными кодами: { $pushed })
stats-open-orders = Активные заказы: { $count }
stats-outbox = Сообщений в очереди: { $count }
stats-oldest = Самое старое ждёт { $wait }
announce-usage =
    Чтобы написать всем, кто пользуется этим ботом, поставьте текст после команды:

    <code>/announce Сегодня с 22:00 до 23:00 UTC технические работы.</code>

    Сначала вы увидите его сами. Без вашего подтверждения ничего не отправится.
announce-ask =
    { $count ->
       *[other] Выше то, что увидят все. Отправить? Получателей: { $shown }
    }
button-announce-send = Отправить: { $count }
button-announce-drop = Не отправлять
button-announce-stop = Остановить отправку
announce-sending = 📣 Отправляется: { $sent } из примерно { $total }
announce-done =
    { $count ->
       *[other] 📣 Отправлено. Получателей: { $shown }
    }
announce-stopped =
    { $count ->
       *[other] 📣 Остановлено. Успело уйти: { $shown }
    }
announce-dropped = Никому не отправлено.
announce-unreached = Не доставлено: { $count }
announce-unclear = Доставка не подтверждена: { $count }
alarm-began = ⚠️ <b>Уже { $wait }:</b> { $what }
alarm-over = ✅ <b>Устранено, длилось { $wait }:</b> { $what }
alarm-database = База данных не принимает записи. Покупать нельзя, коды не показываются.
alarm-updates = Telegram не передаёт обновления. Пользователи не получают ответов.
alarm-outbox = Сообщения минутами стоят в очереди. Коды приходят с опозданием.
alarm-provider = Большинство вызовов SMSCode заканчиваются сбоем или остаются без ответа.
alarm-webhook = Telegram не может доставить обновления на вебхук. Доступен ли PUBLIC_URL?
