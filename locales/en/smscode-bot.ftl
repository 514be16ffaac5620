# Every sentence of the chat, in English. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = English

## Numbers and times

money-idr = Rp { $amount }
money-usd = ${ $amount }
money-negative = -{ $money }
money-thousands =
    { $thousands ->
        [1000] 1M
       *[other] { $thousands }K
    }
time-of-day = { $hour }:{ $minute }
time-clock = { $time } { $zone }
time-zone =
    { $name ->
        [WIB] WIB
        [WITA] WITA
        [WIT] WIT
       *[other] UTC{ $offset }
    }
time-month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
time-month-year = { $month } { $year }
time-day = { $day } { $month }
time-date = { $day } { $year }, { $time }
age-now = just now
age-seconds = { $count } sec ago
age-minutes = { $count } min ago
age-hours = { $count } h ago
age-days =
    { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }
wait-seconds = { $count } sec
wait-minutes = { $count } min
wait-hours = { $count } h

## What a number is for

title-unknown = Number

## Buttons

button-buy = Buy a number
button-buy-for = Buy for { $price }
button-buy-many = Buy { $count } for { $total }
button-buy-each = Buy { $count } at { $price } each
button-cheapest = Cheapest
button-best-success = Best success
button-quantity =
    { $count ->
        [one] 1 number
       *[other] { $count } numbers
    }
button-buy-again = Buy again
button-same-number = Same number again
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-one-tap = ⚡ Buy { $title } for { $price }
button-favourite-keep = ☆ Add to favorites
button-favourite-add = ☆ Favorite
button-favourite = ⭐ Favorite
button-favourite-ceiling = ⭐ Max { $ceiling }
button-favourite-change = Change my limit
button-favourite-drop = Remove from favorites
button-ceiling-now = Now
button-ceiling-more = +{ $percent }%
button-own-amount = ✏️ Amount
button-one-tap-on = ⚡ Turn on one-tap buying
button-one-tap-off = ⚡ Turn off one-tap buying
button-csv = ⬇ CSV
button-newer = ‹ Newer
button-older = Older ›
button-cancel-waiting = Cancel { $count } waiting · { $amount } back
button-cancel-waiting-count = Cancel { $count } waiting
button-finish-coded = ✓ Finish those with a code
button-copy-all =
    { $count ->
        [one] Copy the number
       *[other] Copy all { $count } numbers
    }
button-copy-range = Copy { $from }–{ $to }
button-elsewhere = Same service, another country
button-abandon = Don't buy
button-back = ‹ Back
button-show-offer = View offer
button-a-watch = 🔔 { $title }
button-watch = 🔔 Tell me when available
button-watch-price = 🔔 Tell me at { $price }
button-watch-again = 🔔 Watch again
button-watch-limit = ✏️ Only below a price
button-watch-any = Any price
button-watch-stop = Stop watching
button-watches = All watches
button-other-offers = See other offers
button-other-country = ‹ Countries
button-other-service = ‹ Services
button-service-first = Choose by service
button-all-countries = All countries
button-all-services = All services
button-search = 🔎 Search
button-all-count = All { $count }
button-by-country = 🌍 Country
button-try-again = Try again
button-check-again = Check again
button-refresh = Refresh
button-statistics = Statistics
button-best-first = Best first
button-cheapest-first = Cheapest first
button-active = Active orders
button-orders = All orders
button-all-orders-back = ‹ All orders
button-show-order = Show order
button-copy-code = Copy { $code }
button-copy-covered = Copy the code
button-copy-national = Copy { $number } (without { $code })
button-cancel = Cancel and refund
button-cancel-amount = Cancel · { $amount } back
button-keep = Don't cancel
button-replace = Replace · up to { $price }
button-dont-replace = Don't replace
button-minutes = { $count } min
button-resend = Another SMS
button-finish = ✓ Finish
button-help = Help
button-settings = Settings
button-accept-terms = I accept
button-link = Link account
button-no-account = I have no account yet
button-link-mine = Link my SMSCode account
button-how = How it works
button-link-again = Link again
button-accounts = Accounts
button-account-add = ➕ Add an account
button-account-further = Add as another account
button-account-replace = Replace { $name }
button-account-neither = Don't link
button-unlink = Unlink
button-logout = Yes, unlink
button-stay = Stay linked
button-forget = Yes, erase everything
button-keep-data = Keep my data
button-guard = Spending limits
button-cap = Limit per 24 hours (Rp)
button-ask-above = Ask again above (Rp)
button-low-balance = Tell me below (Rp)
button-no-limit = No limit
button-none = No limit
button-never = Never
button-freeze = Freeze buying
button-unfreeze = Unfreeze buying
button-open-site = Open SMSCode
button-top-up = Top up on SMSCode
button-rupiah = Switch to rupiah
button-push = Instant codes
button-push-on = Turn on instant codes
button-push-on-again = Turn on again
button-push-on-here = Send codes here instead
button-push-off = Turn off instant codes
button-push-test = Send a test
button-push-heal = Fix it
button-push-replace = Yes, replace it
button-push-leave = Keep as is
button-inline-open = Get a number

## Start and help

start-hello = Hello, { $name }!
start-hello-nameless = Hello!
start-about =
    Rent a phone number for a few minutes and get its SMS codes here. You pay from your SMSCode balance.
start-steps =
    1. Link your SMSCode account, once
    2. Pick a service and a country
    3. The code arrives here

    ↩️ No SMS? You get your money back.
help-steps =
    <b>How it works</b>
    1. Send /buy and pick a service and a country.
    2. Enter the number where a phone number is asked for.
    3. The code arrives here as a new message.

    No SMS? You get your money back: automatically when time runs out, or when you cancel (from 2 minutes after buying).
help-commands =
    <b>Good to know</b>
    Just type what you need: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – active orders
    /orders – all orders (also as CSV)
    <code>/orders whatsapp june</code> – find orders
    <code>/order 1001</code> – one order
    /balance – your balance
    /rate – exchange rate
    /watch – what you're waiting for
help-push = /instant – instant codes
help-inline = <code>@{ $bot } whatsapp</code> in any chat – share an offer
help-commands-more =
    /me – your statistics
    /settings – currency, language, sound, limits, favorites
    /login – link your account
    /logout – unlink your account
    /forget – erase your data
help-lawful = Use it legally and only for your own accounts.

## Linking

login-ask =
    <b>Link your SMSCode account</b>
    Send me your API token. You'll find it on SMSCode under Account Settings.

    I'll delete your message right away and store the token encrypted. To stop, send /cancel.
login-linked =
    ✅ <b>Your account is linked</b>
    Balance: <b>{ $balance }</b>
login-instant = ⚡ Codes arrive instantly (change it in /settings).
login-instant-taken = ⚡ Instant codes are off: your SMSCode account sends its notifications to another address.
login-instant-chat = ⚡ Instant codes are off here: another chat of this bot has them on for this account.
login-open-orders =
    { $count ->
        [one] You still have 1 active order. If you bought it with a different account, link that account again to get its code.
       *[other] You still have { $count } active orders. If you bought them with a different account, link that account again to get their codes.
    }
terms-by-linking = By sending your token, you accept the terms of use:
terms = Use it legally and only for your own accounts. No fraud, spam, harassment or impersonation. Numbers are rented: don't use them to secure anything you'll need later.
terms-accepted = You accepted the terms of use (version { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>The terms of use</b>
    Please read and accept them before you buy.
login-wrong-token =
    <b>SMSCode doesn't recognize this token</b>
    I didn't save it. Please copy it again from Account Settings.
login-not-stored = I couldn't check your token, so I didn't save it.
login-not-a-token = That doesn't look like an API token. Copy it from Account Settings on SMSCode and send it on its own, or send /cancel.
login-offer-balance =
    ✅ <b>This token works</b>
    Balance: <b>{ $balance }</b>
login-offer = You've already linked an account. What should I do with this one?
login-offer-full = You've linked { $most } accounts, and more aren't possible. This one can only replace another.
login-offer-dropped = Nothing was linked. I've dropped the token.
login-offer-gone = I no longer have that token. If the account isn't under Accounts, please send the token again.
login-known = This account is already linked as <b>{ $name }</b>.
login-needed = Please link your SMSCode account first.
login-token-rejected =
    🔒 <b>SMSCode no longer accepts your token</b>
    Your orders are safe. Link your account again and I'll show you everything that arrived in the meantime.
login-cannot-delete = ⚠️ I couldn't delete your message with the token. Please delete it yourself.
logout-ask =
    <b>Unlink your SMSCode account?</b>
    I'll delete your token.
logout-open-orders =
    { $count ->
        [one] You have <b>1 active order</b>. It stays active on SMSCode, but its code won't arrive here.
       *[other] You have <b>{ $count } active orders</b>. They stay active on SMSCode, but their codes won't arrive here.
    }
logout-purchases =
    { $count ->
        [one] ⏳ <b>1 purchase</b> is still being processed:
            { $names }
            I'll tell you here how it ended. Its code won't arrive here while no account is linked.
       *[other] ⏳ <b>{ $count } purchases</b> are still being processed:
            { $names }
            I'll tell you here how they ended. Their codes won't arrive here while no account is linked.
    }
logout-promised =
    { $count ->
        [one] I promised to cancel 1 order. Once you unlink, I won't cancel it.
       *[other] I promised to cancel { $count } orders. Once you unlink, I won't cancel them.
    }
logout-done = Account unlinked. I've deleted your token.
logout-done-later = Account unlinked.
logout-done-open-orders =
    { $count ->
        [one] 1 active order continues on SMSCode. Link again to get its code here.
       *[other] { $count } active orders continue on SMSCode. Link again to get their codes here.
    }
address-later = SMSCode isn't responding, so it still has this bot's notification address. I'll restore the previous one as soon as it responds. Until then, for at most 24 hours, I keep your token encrypted.
address-cleared = Your SMSCode account no longer has this bot's notification address.
address-left = I couldn't restore the previous notification address of your SMSCode account. Please set it again on SMSCode.

## Erasing a person

forget-ask =
    <b>Erase everything I have about you?</b>
    Your token, orders, numbers, codes and settings will be deleted here for good. I'll unlink your SMSCode account, restore its previous notification address, and delete recent messages here that show numbers and codes.

    Your SMSCode account and balance aren't affected. Telegram keeps older messages: delete this chat to remove them.
forget-in-doubt =
    { $count ->
        [one] ⚠️ I don't know yet whether 1 purchase was made and charged. If you erase everything now, I can't find out. Please check your orders on SMSCode.
       *[other] ⚠️ I don't know yet whether { $count } purchases were made and charged. If you erase everything now, I can't find out. Please check your orders on SMSCode.
    }
forget-erasing = Erasing your data. I'm deleting the recent messages with numbers and codes, and I'll tell you here when it's done.
forget-done =
    <b>Everything is erased</b>
    If you write to me again, you'll start fresh. Delete this chat to remove older messages.
forget-busy = One of your purchases is still being processed. To keep your money safe, I haven't erased anything. Please try again in a few minutes.

## Balance and rate

balance = Balance: <b>{ $balance }</b>
balance-low =
    <b>Your balance is low</b>
    It's below your limit of { $limit }.
balance-bound =
    { $count ->
        [one] Held in 1 active order: { $amount }. Refunded if no SMS arrives.
       *[other] Held in { $count } active orders: { $amount }. Refunded if no SMS arrives.
    }
rate-dollar = $1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = checked { $at }
rate-ledger = SMSCode charges in rupiah. Dollar amounts follow this rate.

## Choosing

browse-countries = <b>Choose a country</b>
browse-countries-for = <b>{ $service }</b>: choose a country
browse-services = <b>Choose a service</b>
browse-services-in = <b>{ $country }</b>: choose a service
front = <b>What do you need a number for?</b>
front-hint = Tap, or type: <code>wa indonesia</code>
browse-services-count =
    { $count ->
        [one] 1 service. Pick it or type a name.
       *[other] { $count } services. Pick one or type its name.
    }
browse-countries-count =
    { $count ->
        [one] 1 country. Pick it or type a name.
       *[other] { $count } countries. Pick one or type its name.
    }
browse-countries-priced =
    { $count ->
        [one] Available in 1 country (lowest price · in stock).
            Pick it or type a name.
       *[other] Available in { $count } countries (lowest price · in stock).
            Pick one or type its name.
    }
browse-found = Best matches for “{ $query }”:
browse-nothing-found = Nothing found for “{ $query }”. Try another spelling, or pick from a list.
browse-empty = No numbers available right now. Please try again in a few minutes.
browse-sold-out =
    <b>{ $title }</b>
    Sold out right now.
offer-stock = { $count } in stock
offer-no-stock = sold out
offer-any = Any
offer-any-operator = Any operator
offer-left = { $count } left
success-rate = { $percent }%
success-seconds = ~{ $count } s
success-minutes = ~{ $count } min
success-over = { $count }+ min
favourite = ⭐ <b>{ $title }</b>
favourite-price = Price per number now: <b>{ $price }</b>
favourite-sold-out = Sold out right now.
favourite-ceiling = Your limit: <b>{ $ceiling }</b>. I won't buy above that.
favourite-no-ceiling = No price limit set.
favourite-one-tap = ⚡ One-tap buying is on: the button in /buy buys 1 number at once, up to your limit.
favourite-hint = Favorites come first in /buy. What's the most you'd pay per number? The limit is in rupiah, the currency SMSCode charges in.
favourite-dropped = Removed from your favorites.
favourite-over-ceiling =
    <b>{ $title }</b>
    A number now costs <b>{ $now }</b>, above your limit of { $ceiling }. I didn't buy it.
favourites = <b>Favorites</b>
favourites-hint = They come first in /buy. Pick one to set its price limit.
favourites-none = None yet. Tap “☆ Favorite” on an offer to keep it here.
watch = 🔔 <b>{ $title }</b>
watch-any = I'll tell you as soon as a number is available.
watch-at-most = I'll tell you as soon as a number costs <b>{ $price }</b> or less.
watch-ask = For how long? I check once a minute.
watch-running = I check once a minute until { $time }.
watch-until = until { $time }
watch-found =
    🔔 <b>{ $title }</b>
    A number is available now, from <b>{ $price }</b>.
watch-expired =
    🔔 <b>{ $title }</b>
    No number in time.
watch-limit = Your price was { $price } or less.
watches = <b>Watches</b>
watches-limit = { $price } or less
watches-hint = I'll tell you once for each, as soon as it's available.
watches-none = None. When something is sold out, tap “🔔 Tell me when available”.
watches-full = You're watching { $count } already, the most there can be. Stop one first.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Price: <b>{ $price }</b>
confirm-total = Price: { $count } × { $price } = <b>{ $total }</b>
confirm-of-balance = <b>{ $price }</b> of your { $balance }
confirm-times = { $count } × { $price }
confirm-note = ↩️ No SMS? You get your money back.
confirm-success = 📊 SMS received, last 30 days: <b>{ $rate }</b>
confirm-success-own = 👤 Yours, last 30 days: { $got } of { $count } · { $rate }
confirm-best-success = 🎯 You get the offer with the best success rate up to { $price } per number.
confirm-short = ⚠️ Your balance is too low for this.
confirm-frozen = ❄️ <b>Buying is frozen.</b> Change that in your spending limits.
confirm-over-cap = 🛡 <b>Above your limit of { $cap } per 24 hours.</b> You have { $left } left.
confirm-over-limit = 🛡 <b>Above your limit per 24 hours.</b>
confirm-will-ask = 🛡 Above the amount you set: I'll ask you once more.
confirm-cap-left = 🛡 Left of your { $cap } per 24 hours: { $left }
short-missing = You have { $balance }: <b>{ $missing } short.</b>
short-buys = What your balance buys:
confirm-price-rose =
    <b>{ $title }</b>
    The price went up from { $before } to <b>{ $now }</b> per number. You haven't been charged. Buy anyway?
confirm-price-fell =
    <b>{ $title }</b>
    The price fell from { $before } to <b>{ $now }</b> per number. You haven't been charged. Buy at that price?
confirm-rate-moved =
    <b>{ $title }</b>
    The exchange rate moved, so please confirm once more: <b>{ $price }</b> per number. You haven't been charged.
confirm-buying =
    <b>{ $title }</b>
    ⏳ Buying…
confirm-abandoned = Okay, nothing was bought.
confirm-stale = This button has expired. Nothing was bought.
purchase-none =
    { $count ->
        [one] <b>{ $title }</b>
            I couldn't get the number, so there's no order. You only pay for numbers you get.
       *[other] <b>{ $title }</b>
            I couldn't get any of the { $count } numbers, so there's no order. You only pay for numbers you get.
    }
purchase-not-bought = <b>{ $title }: not bought</b>
purchase-no-offer = No number is left for { $limit } or less.
purchase-next = The next offer costs <b>{ $price }</b> per number.
number-gone = This number is gone: SMSCode can't rent it out again.
number-too-early = It's too early to rent this number again.
number-busy = SMSCode can't rent this number again right now. It may be in use already.
number-refused = The operator didn't release this number just now.
number-price-unknown = SMSCode didn't accept the price for this number.
number-dearer = The same number now costs more than { $limit }.
purchase-lapsed = I couldn't send this purchase in time, so I dropped it.
purchase-in-doubt =
    <b>{ $title }: result unknown</b>
    SMSCode didn't give a clear answer and then stopped accepting your token. The number may have been bought and charged. I won't buy it twice.
    Link your account again and I'll check.
purchase-in-doubt-account =
    <b>{ $title }: result unknown</b>
    SMSCode didn't give a clear answer, and the account you bought with is no longer linked. The number may have been bought and charged. I won't buy it twice.
    Link that account again and I'll check.
purchase-unsettled =
    <b>{ $title }: result unknown</b>
    SMSCode didn't give a clear answer, and your order list there doesn't show it. The number may have been bought and charged. I won't buy it twice.
    Check your orders and balance on SMSCode before you buy again. If the number turns up within an hour, I'll show it here.
purchase-unclear = SMSCode hasn't answered yet. I'll keep checking until I know whether you got the number. Please don't buy it again in the meantime.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
line-place = <b>{ $place }</b>
line-code = <code>{ $code }</code>
card-ends = ends { $at }
card-price-back = { $price }, back if no SMS arrives
card-order = #{ $id }
card-price-each = { $price } each
card-price-total = { $price } in total
card-line-canceling = 🕐 canceling
card-line-canceling-from = 🕐 canceling { $at }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Waiting for an SMS
card-vanished = ⚠️ <b>SMSCode no longer lists this order</b>
card-missed =
    { $count ->
        [one] ✉️ I missed 1 SMS: another arrived before I could read it.
       *[other] ✉️ I missed { $count } SMS: others arrived before I could read them.
    }
card-waiting-again = ⏳ Waiting for another SMS
card-received = ✅ SMS received
card-has-sms = ✅
card-below = see below ↓
card-moved = shown below ↓
card-completed = ✅ Finished.
card-canceled = Canceled.
card-expired = Time's up. No SMS arrived.
card-expired-with-sms = Time's up.
card-promised = 🕐 I'll cancel this as soon as possible, unless an SMS arrives first.
card-promised-from = 🕐 I'll cancel { $at } (SMSCode's minimum), unless an SMS arrives first.
card-auto-replace = 🔁 I'll replace this number { $at } if no SMS arrives.
card-replacing = 🔁 Then I'll get another number for up to { $price }.
card-replaces = 🔁 Replaces order #{ $id }
ended-replacing = 🔁 I'm getting you another number.
not-canceled-replace = So I didn't replace it either.
not-replaced = <b>I didn't replace this number.</b>
not-replaced-open = <b>I won't replace this number automatically.</b>
not-replaced-price = The next one costs { $price }, more than you agreed to.
not-replaced-dearer = The next one costs more than you agreed to.
not-replaced-sold-out = There are no more numbers.
not-replaced-limit = Your spending limits don't allow it.
not-replaced-unclear = SMSCode didn't give a clear answer.
not-replaced-late = It took too long.
not-replaced-account = A different account is linked now.
auto-replace =
    <b>Automatic replacement</b>

    If a number gets no SMS in time, I cancel it and get another one. I stop if an answer is unclear, and I'll tell you.
auto-replace-none = Off: I only replace a number when you tap the button.
auto-replace-off = Auto-replace: off
auto-replace-word = Auto-replace: { $minutes } min, { $times }×
auto-replace-after =
    { $minutes ->
        [one] Without an SMS, I replace a number after 1 minute, for the same price or less.
       *[other] Without an SMS, I replace a number after { $minutes } minutes, for the same price or less.
    }
auto-replace-times =
    { $times ->
        [one] At most once.
       *[other] At most { $times } times in a row.
    }
card-progress = ✉️ SMS received: { $got } of { $count }
card-more-sms =
    { $count ->
        [one] … and 1 earlier SMS
       *[other] … and { $count } earlier SMS
    }
card-more-orders =
    { $count ->
        [one] … and 1 more order
       *[other] … and { $count } more orders
    }
card-failed =
    { $count ->
        [one] 1 number wasn't available. You weren't charged for it.
       *[other] { $count } numbers weren't available. You weren't charged for them.
    }
card-unsettled =
    { $count ->
        [one] ⏳ 1 more number is still open: SMSCode hasn't said whether you got it.
       *[other] ⏳ { $count } more numbers are still open: SMSCode hasn't said whether you got them.
    }
card-late =
    { $count ->
        [one] ⚠️ You got 1 more number after I had told you the result. You were charged for it.
       *[other] ⚠️ You got { $count } more numbers after I had told you the result. You were charged for them.
    }
card-other-country = ⚠️ This number is not from { $country }, the country you chose.
card-continues = 🔁 Same number as order #{ $id }
card-unlinked = ⚠️ Your account is no longer linked, so no code can arrive here. The order continues on SMSCode: check there, or link again.
card-empty = ⏳ Your number will appear here in a moment.
state-active = waiting
state-otp-received = SMS received
state-completed = finished
state-canceled = canceled
state-expired = expired
refund = <b>{ $amount }</b> refunded.
refund-see-balance = Check /balance for your refund.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>New SMS</b>
sms-no-text = SMSCode didn't include the text.
sms-came = Received { $age }
sms-overtaken = Earlier SMS: I got the newer one first.
ended-expired = ⌛ <b>Time's up. No SMS arrived.</b>
ended-canceled = <b>Order canceled.</b>
ended-completed = ✅ <b>Order finished.</b>
ended-many-expired =
    { $count ->
        [one] ⌛ <b>Time's up for 1 number. No SMS arrived.</b>
       *[other] ⌛ <b>Time's up for { $count } numbers. No SMS arrived.</b>
    }
ended-many-over =
    { $count ->
        [one] ⌛ Time's up for 1 number that got an SMS.
       *[other] ⌛ Time's up for { $count } numbers that got an SMS.
    }
ended-many-canceled =
    { $count ->
        [one] <b>1 order canceled.</b>
       *[other] <b>{ $count } orders canceled.</b>
    }
ended-many-completed =
    { $count ->
        [one] ✅ <b>1 order finished.</b>
       *[other] ✅ <b>{ $count } orders finished.</b>
    }
sms-part = ✉️ SMS, part { $part } of { $count }
vanished =
    ⚠️ { $count ->
        [one] <b>SMSCode no longer lists this order</b>
       *[other] <b>SMSCode no longer lists { $count } orders</b>
    }
vanished-note =
    { $count ->
        [one] I can't get its codes for now. It may have been removed on SMSCode, or belong to a different account than the one linked now. Please check your orders and balance on SMSCode. I'll keep looking until its time is up.
       *[other] I can't get their codes for now. They may have been removed on SMSCode, or belong to a different account than the one linked now. Please check your orders and balance on SMSCode. I'll keep looking until their time is up.
    }

## Orders

orders = <b>All orders</b>
orders-with-status = <b>Orders: { $status }</b>
orders-none-here = No orders here.
orders-older-unread = Older orders weren't all searched yet.
orders-nothing-found = Nothing found for “{ $query }”. Search by service, country, last digits or month, for example <code>/orders whatsapp june</code>.
orders-none = You have no orders yet.
orders-all = All
orders-back = { $amount } back
state-refunded = refunded
active-count =
    { $count ->
        [one] <b>1 active order</b>
       *[other] <b>{ $count } active orders</b>
    }
active-back = <b>{ $amount }</b> back if no SMS arrives
bulk-has-sms =
    { $count ->
        [one] 🔑 1 order has an SMS and stays.
       *[other] 🔑 { $count } orders have an SMS and stay.
    }
bulk-not-canceled =
    { $count ->
        [one] ⚠️ 1 order wasn't canceled and is still active.
       *[other] ⚠️ { $count } orders weren't canceled and are still active.
    }
bulk-not-finished =
    { $count ->
        [one] ⚠️ 1 order wasn't finished and is still active.
       *[other] ⚠️ { $count } orders weren't finished and are still active.
    }
export-caption = <b>All orders</b>: { $count }. Keep this file private: it contains your phone numbers.
export-progress = ⏳ Orders read so far: { $count }. I'll send the file when I have all of them.
export-unread = ⚠️ Orders missing because they couldn't be read: { $count }.
export-unanswered = ⚠️ Older orders are missing because SMSCode didn't send them. Please download the file again later.
export-too-many = ⚠️ Older orders are missing because the file is full.
export-cut-off = I couldn't finish the file. Please try again.
export-order = Order
export-bought = Bought
export-service = Service
export-country = Country
export-number = Phone number
export-status = Status
export-amount = Amount
export-currency = Currency
export-code = Code
export-came = SMS received
export-until = Valid until
export-zone = Time zone
export-operator = Operator
active-none = You have no active orders.

## Settings

settings =
    <b>Settings</b>
    SMSCode charges in rupiah. Dollar amounts follow its exchange rate.
settings-idr = Rupiah → $
settings-usd = Dollars → Rp
settings-languages = <b>Language</b>
settings-codes-full = Codes: full
settings-codes-only = Codes: short
settings-codes-covered = Hidden codes
settings-instant-on = Instant: on
settings-instant-off = Instant: off
settings-limits-on = Limits: on
settings-limits-off = Limits: off
settings-frozen = Frozen
settings-favourites = Favorites: { $count }
settings-accounts = Accounts: { $count }
settings-file = CSV
settings-erase = Erase my data
settings-zone = Time zone: { $place }
settings-back = ‹ Settings
settings-ring-all = Sound: all
settings-ring-codes = Sound: codes

accounts =
    <b>Accounts</b>
    The account marked ✓ pays for new numbers. Codes of all accounts arrive here.
account-line = 👤 { $name }
account-number = Account { $number }
account-in-use = Now in use: <b>{ $name }</b>
account-ask-name = Send a new name for <b>{ $name }</b>, at most { $most } characters.
account-name-empty = The name needs a letter, a digit or an emoji.
account-name-long = That name is too long.
account-name-taken = Another account already has this name.

codes =
    <b>Code messages</b>
    Choose what code messages show and how long they stay. The code always stays in the order.
codes-full = Full text
codes-only = Code only
codes-open = Visible
codes-covered = Tap to show
codes-stay = Don't delete
codes-minutes = Keep { $count } min
codes-hours = Keep { $count } h

zones =
    <b>Time zone: { $place }</b>
    It's { $time } there. Pick a place with the same time as yours, or type a city or a UTC offset such as <code>+7</code>.
zones-found = Matches for “{ $query }”:
zones-nothing-found = No matches for “{ $query }”. Try a larger city nearby, or a UTC offset such as <code>+7</code>.

## Spending limits

guard =
    <b>Spending limits</b>
    They limit what you can spend in this bot. Amounts are in rupiah, the currency SMSCode charges in. Refunds don't count.
guard-cap = Limit per 24 hours: <b>{ $amount }</b>
guard-no-cap = Limit per 24 hours: none
guard-ask = Extra confirmation above <b>{ $amount }</b>
guard-no-ask = Extra confirmation: off
guard-low = Low balance: I'll tell you below <b>{ $amount }</b>
guard-no-low = Low balance: I won't tell you
guard-frozen = ❄️ <b>Buying is frozen.</b> Active orders aren't affected.
guard-held-frozen = ❄️ <b>Buying is frozen.</b> Nothing was bought.
guard-held-cap = <b>This would exceed your 24-hour limit of { $cap }.</b> You've already spent { $spent }. Nothing was bought.
guard-held-ask = <b>This is more than { $amount }.</b> You asked me to check with you first. Nothing has been bought yet.
amount-ask = Send the amount in rupiah, for example <code>75000</code>.
amount-unread = I can't read that as an amount. Send it in rupiah, for example <code>75000</code>.

## Instant codes

push-impossible = This bot doesn't support instant codes. I check for new codes every few seconds.
push-off =
    <b>Instant codes are off</b>
    I check for new codes every few seconds. Turn this on and SMSCode will send each code here the moment it arrives.
push-on =
    <b>Instant codes are on</b>
    SMSCode sends each code here the moment it arrives.
push-last-event = Last notification from SMSCode: { $age } ({ $at })
push-failures =
    { $count ->
        [one] The last notification didn't get through. I'm also checking for codes myself.
       *[other] The last { $count } notifications didn't get through. I'm also checking for codes myself.
    }
push-no-event = No notifications from SMSCode yet.
push-no-failures = No notification has failed since.
push-address-ours = Notification address: <code>{ $host }</code> (this bot)
push-address-chat = Notification address: <code>{ $host }</code> (this bot, another chat)
push-address-other = Notification address: <code>{ $host }</code> (not this bot)
push-address-none = Notification address: none
push-healed = 🔧 I set the address and secret key on SMSCode again and tested them.
push-test-sent = ✅ SMSCode sent the test (status { $status }).
push-test-not-sent = ❌ The test failed (status { $status }).
push-test-here = ✅ I received it.
push-test-not-here = ❌ I didn't receive it.
push-test-refused = The address or secret key on SMSCode is no longer this chat's. Tap “Fix it” to set both again. You'll still get your codes: I check every few seconds.
push-disabled =
    <b>Instant codes are paused</b>
    SMSCode paused them on { $at } because notifications weren't getting through. Tap “Fix it”. Until then I check for new codes every few seconds.
push-foreign =
    <b>Instant codes are off here</b>
    Your SMSCode account sends its notifications to another address.
    I check for new codes every few seconds.
push-foreign-chat =
    <b>Instant codes are off here</b>
    Another chat of this bot has them on for this account.
    I check for new codes every few seconds.
push-repointed =
    <b>Instant codes are going elsewhere</b>
    The address was changed on SMSCode. I check for new codes every few seconds.
push-unreachable =
    <b>Instant codes aren't getting through</b>
    SMSCode can't reach this bot, so it keeps pausing them. I check for new codes every few seconds and try to turn them back on from time to time. You don't need to do anything.
push-ask-replace =
    <b>Replace the address on SMSCode?</b>
    Your account sends its notifications to:
    <code>{ $host }</code>
    If you replace it, that address won't get anything. I'll restore it when you turn instant codes off or unlink.
push-ask-replace-chat =
    <b>Replace the address on SMSCode?</b>
    Another chat of this bot has instant codes on for this account. If you replace the address, codes will arrive here instead. I'll restore it when you turn instant codes off or unlink.
push-switched-on = ✅ Instant codes are on.
push-switched-off = Instant codes are off. I check for new codes every few seconds.
push-restored = Your previous address on SMSCode has been restored.
push-test-arrived = ✅ Instant codes are working.
push-test-elsewhere = The test didn't reach me. You'll still get your codes: I check every few seconds.
push-test-failed = The test didn't get through. You'll still get your codes: I check every few seconds.

## Offers in any chat

inline-from = from { $price }
inline-choose = Choose a country in the private chat
inline-see = View offers in the private chat
inline-offer =
    <b>{ $title }</b>
    A phone number for SMS codes, from { $price }.
inline-offer-unpriced =
    <b>{ $title }</b>
    A phone number for SMS codes.
inline-link = Link your SMSCode account to see prices
inline-hint = Type a service, e.g. whatsapp indonesia
inline-nothing = Nothing found. Open the bot
inline-sold-out = Sold out there. Try these:
inline-later = Can't load prices. Open the bot

## When something goes wrong

money-not-moved = <b>Your balance wasn't touched.</b>
money-unknown = I don't know yet whether you were charged. I'm checking and will tell you. Please don't buy it again until then.
money-not-back = The order wasn't canceled and <b>nothing was refunded</b>. It's still active.
money-refund-unknown = I don't know yet whether the order was canceled and refunded. I'll keep checking and tell you.
cancel-limit = Your SMSCode account can't cancel any more orders today.
cancel-limit-ends = The order ends on its own at { $at }. If no SMS arrives, you get your money back then.
cancel-refused = The operator didn't accept the cancellation.
cancel-again = You can try again.
cancel-without-effect = Your cancellation had no effect.
order-still-active = The order is still active.
action-unclear = I don't know whether it worked. Tap Refresh on the order.
trouble-token-rejected = SMSCode no longer accepts your token.
trouble-token-doubted = SMSCode just refused your token. I'm checking whether it still works.
trouble-forbidden = Your SMSCode account isn't allowed to do this.
trouble-not-found = SMSCode can't find this order in your account.
trouble-offer-gone = SMSCode can't find this offer.
trouble-invalid = SMSCode rejected this request.
trouble-invalid-offer = SMSCode rejected this request. The offer may have changed.
trouble-upstream-refused = The operator couldn't provide a number.
trouble-insufficient-balance = Your balance is too low.
trouble-conflict = Something changed before I could do this.
trouble-cancel-too-early = It's too early to cancel.
trouble-rate-limited = Too many requests in a short time.
trouble-provider-fault = SMSCode is having problems right now.
trouble-maintenance = SMSCode is down for maintenance.
trouble-no-exchange-rate = SMSCode can't give a dollar rate right now.
trouble-sold-out = This offer is sold out.
trouble-key-reused = This request got mixed up with an earlier one. That's my mistake.
trouble-in-progress = SMSCode is still processing this.
trouble-banned = SMSCode has suspended buying for your account.
trouble-no-answer = SMSCode didn't respond.
trouble-provider-down = SMSCode isn't responding right now.
trouble-request = <blockquote expandable>For SMSCode support:
    <code>{ $id }</code></blockquote>
advice-from = You can cancel from { $at }.
advice-until = Please try again after { $at }.
advice-wait = Please try again in { $wait }.
advice-link = Please link your account again.
advice-permission = Please check your account and token on SMSCode.
advice-look = Please check the order's current status.
advice-offer-again = Please check the offer again.
advice-other = Please choose another offer.
advice-top-up = Top up on SMSCode, then try again.
advice-two-minutes = You can cancel 2 minutes after buying.
advice-rupiah = You can still buy in rupiah.
advice-moment = Please wait a moment.
advice-support = Please try again later or contact SMSCode support.
advice-later = Please try again in a few minutes.

## Short answers

notice-unknown = Sorry, I didn't get that. What would you like to do?
notice-plain-text = Sorry, I can only read text messages.
notice-group = I only work in private chats. Please write to me directly.
notice-old-button = This button is from an older menu. Please start again from here:
notice-no-such-order = I can't find that order in your account.
notice-which-order = Which order? Send, for example, <code>/order 1001</code>.
notice-busy = One moment, I'm still working on your last request.
notice-our-fault = Something went wrong on my side. Check your active orders, then try again in a minute.
notice-confirm-unclear = Something went wrong on my side. I'll tell you whether it was bought. Please don't buy it again until then.
notice-cannot-buy-now = I can't process purchases safely right now. Nothing was bought or charged. Please try again in a minute.
notice-not-allowed = This bot is private.
notice-dialogue-canceled = Okay, stopped.
notice-nothing-to-cancel = Nothing to stop. To cancel an order, open it:
notice-resend-unsupported = SMSCode can't request another SMS for this number. Have the service send the code again: it will arrive here while the order is active.

## Toasts

toast-export-runs = I'm still making your file.
toast-buying = Buying…
toast-already-bought = Already in progress. You'll be charged only once.
toast-bulk-canceling =
    { $count ->
        [one] Canceling 1 order. I'll tell you the result.
       *[other] Canceling { $count } orders. I'll tell you the result.
    }
toast-bulk-finishing =
    { $count ->
        [one] Finishing 1 order. I'll tell you the result.
       *[other] Finishing { $count } orders. I'll tell you the result.
    }
toast-bulk-running = Already in progress. I'll tell you the result.
toast-bulk-none-waiting = There are no more orders to cancel.
toast-bulk-none-coded = There are no more orders to finish.
toast-bulk-changed = The list has changed. Please check it again.
toast-abandoned = Nothing was bought.
toast-stale = This button has expired. Nothing was bought.
toast-price-rose = The price went up. Please check again.
toast-canceled = Canceled.
toast-canceled-refund = Canceled. { $amount } refunded.
toast-cancel-promised-in = SMSCode doesn't cancel this soon after buying. I'll cancel in { $wait }, unless an SMS arrives first.
toast-cancel-promised = I'll cancel as soon as possible, unless an SMS arrives first.
toast-promise-revoked = Okay, I won't cancel it.
toast-replacing = I'll cancel it now and get another number for up to { $price }, unless an SMS arrives first.
toast-replacing-in = SMSCode lets me cancel in { $wait }. Then I'll get another number for up to { $price }, unless an SMS arrives first.
toast-buying-frozen = You've frozen buying in your spending limits.
toast-replace-busy = This order is already being replaced or canceled.
toast-cannot-replace = I can't replace this order.
toast-cannot-cancel = This order can't be canceled any more.
toast-has-sms = An SMS arrived, so the order wasn't canceled.
toast-resent = Another SMS requested.
toast-resend-unsupported = SMSCode can't request another SMS for this number.
toast-finished = Finished.
toast-already-ended = This order has already ended.
toast-saved = Saved.
toast-refreshed = Up to date.
toast-old-button = This button is from an older menu.
toast-busy = One moment, please.
toast-failed = That didn't work. See the chat.
toast-our-fault = Something went wrong. Please try again. Nothing was done.

## Statistics

me = 📊 <b>My statistics</b>
me-today = <b>Today</b>
me-week = <b>7 days</b>
me-month = <b>30 days</b>
me-numbers = Numbers
me-success = Success
me-wait = SMS after
me-spent = Spent
me-returned = Came back
me-spent-rupiah = Spent, in rupiah
me-returned-rupiah = Came back, in rupiah
me-pair = { $label }: { $value }
me-listings = <b>By service, 30 days</b>
me-more = …and { $count } more
me-days = Counted by day of purchase. Days start at midnight, time zone: { $place }.
me-note = Success: numbers that got an SMS, out of those that are decided. “SMS after” is the median wait.
me-none = No orders here in the last 30 days.
me-picture = Numbers per day, 30 days: 🟩 with SMS, 🟧 without SMS, ⬜ open

## What Telegram shows of the bot

command-buy = Buy a number
command-active = Active orders
command-balance = Balance
command-orders = All orders
command-settings = Currency, language, sound
command-help = Help
bot-description =
    Rent a phone number for a few minutes and get its SMS codes here. You pay from your SMSCode balance.

    Use it legally and only for your own accounts.
bot-short-description = Phone numbers for SMS codes. Pay from your SMSCode balance.

## For administrators

stats-today = <b>Today</b>, since 00:00 UTC
stats-codes = Codes: { $count }
stats-speed = Delivered within 2 s: { $two }%, within 10 s: { $ten }%
stats-purchases = Purchases: { $bought } succeeded, { $other } failed
stats-faults = Failed calls: SMSCode { $provider } of { $providers }, Telegram { $telegram } of { $telegrams }
stats-failed-answers = Failed replies: { $count }
stats-now = <b>Now</b>
stats-people = Users: { $count } ({ $gone } unreachable)
stats-accounts = Linked accounts: { $count } ({ $pushed } with instant codes)
stats-open-orders = Active orders: { $count }
stats-outbox = Queued messages: { $count }
stats-oldest = Oldest waiting for { $wait }
announce-usage =
    To message everyone who uses this bot, put the text after the command:

    <code>/announce Maintenance tonight from 22:00 to 23:00 UTC.</code>

    You'll see a preview first. Nothing is sent until you confirm.
announce-ask =
    { $count ->
        [one] This is what everyone will see. Send it to { $shown } person?
       *[other] This is what everyone will see. Send it to { $shown } people?
    }
button-announce-send = Send to { $count }
button-announce-drop = Don't send
button-announce-stop = Stop sending
announce-sending = 📣 Sending: { $sent } of about { $total }
announce-done =
    { $count ->
        [one] 📣 Sent to { $shown } person.
       *[other] 📣 Sent to { $shown } people.
    }
announce-stopped =
    { $count ->
        [one] 📣 Stopped. It was sent to { $shown } person.
       *[other] 📣 Stopped. It was sent to { $shown } people.
    }
announce-dropped = Not sent to anyone.
announce-unreached = Not delivered: { $count }
announce-unclear = Delivery unconfirmed: { $count }
alarm-began = ⚠️ <b>Ongoing for { $wait }:</b> { $what }
alarm-over = ✅ <b>Resolved after { $wait }:</b> { $what }
alarm-database = The database isn't accepting writes. Nothing can be bought, and codes aren't shown.
alarm-updates = Telegram isn't delivering updates. Users get no replies.
alarm-outbox = Messages have been stuck in the outbox for minutes. Codes are late.
alarm-provider = Most SMSCode calls fail or get no answer.
alarm-webhook = Telegram can't deliver updates to the webhook. Is PUBLIC_URL reachable?
