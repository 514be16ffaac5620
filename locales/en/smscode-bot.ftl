# Every sentence of the chat, in English. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = English

## Numbers and times

money-idr = Rp { $amount }
money-usd = ${ $amount }
money-negative = -{ $money }
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
time-day = { $day } { $month }
time-date = { $day } { $year }, { $time }
age-now = just now
age-seconds = { $count } s ago
age-minutes = { $count } min ago
age-hours = { $count } h ago
age-days =
    { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }
wait-seconds = { $count } s
wait-minutes = { $count } min
wait-hours = { $count } h

## What a number is for

title-unknown = Number

## Buttons

button-buy = Buy a number
button-buy-for = Buy for { $price }
button-buy-many = Buy { $count } for { $total }
button-buy-each = Buy { $count } at { $price } each
button-buy-again = Buy again
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-favourite-keep = ☆ Keep as a favorite
button-favourite = ⭐ Your favorite
button-favourite-ceiling = ⭐ At most { $ceiling }
button-favourite-change = Change my limit
button-favourite-drop = Remove from favorites
button-ceiling = At most { $amount }
button-export = All orders as a file (CSV)
button-elsewhere = Same service, other country
button-abandon = Don't buy
button-back = ‹ Back
button-show-offer = Show the offer again
button-other-offers = See other offers
button-other-country = ‹ Other country
button-other-service = ‹ Other service
button-country-first = Choose by country
button-service-first = Choose by service
button-all-countries = All countries
button-all-services = All services
button-services-count = All services · { $count }
button-countries-count = By country · { $count }
button-sort-stock = Sort: most in stock
button-sort-price = Sort: lowest price
button-try-again = Try again
button-refresh = Refresh
button-active = Open orders
button-orders = All orders
button-all-orders-back = ‹ All orders
button-show-order = Show order
button-copy-code = Copy { $code }
button-copy-covered = Copy the code
button-copy-number = Copy number
button-copy-plain = Copy without +
button-cancel = Cancel · refund
button-cancel-soon = Cancel as soon as possible · refund
button-keep = Keep it, don't cancel
button-resend = Ask for another SMS
button-finish = Finish · release number
button-help = Help
button-settings = Settings
button-accept-terms = I accept
button-link = Link account
button-link-again = Link again
button-unlink = Unlink account
button-logout = Yes, unlink
button-stay = Stay linked
button-forget = Yes, erase everything
button-keep-data = Keep my data
button-guard = Spending guard
button-cap = Most in 24 hours, in rupiah
button-ask-above = Ask again above, in rupiah
button-no-limit = No limit
button-freeze = Freeze buying
button-unfreeze = Allow buying again
button-open-site = Open SMSCode
button-top-up = Top up at SMSCode
button-rupiah = Show rupiah
button-push = Instant codes
button-push-on = Switch on instant codes
button-push-on-again = Switch on again
button-push-on-here = Send codes here instead
button-push-off = Switch off instant codes
button-push-test = Send a test
button-push-heal = Repair
button-push-replace = Yes, replace it
button-push-leave = Leave it as it is
button-inline-open = Get a number

## Start and help

start-hello = Hello, { $name }!
start-hello-nameless = Hello!
start-about =
    Rent a phone number for a few minutes and get its SMS codes right here, paid from your SMSCode balance.

    Please use it lawfully, and only for accounts of your own.
start-next-link = To begin, link your SMSCode account.
start-next-buy = Your account is linked. What do you need a number for?
help-steps =
    <b>How it works</b>
    1. /buy a number for a service.
    2. Enter it where the code is asked for.
    3. The code arrives here as a new message.

    No SMS? Then the price comes back: by itself when the time is up, or when you cancel (2 minutes after buying at the earliest).
help-commands =
    <b>Good to know</b>
    Just type what you need: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – open orders
    /orders – all orders, also as a file; <code>/order 1001</code> – one of them
    /balance – your balance, /rate – the exchange rate
help-push = /webhook – instant codes
help-inline = <code>@{ $bot } whatsapp</code> in any chat – offers to share
help-commands-more =
    /settings – currency, language, sound
    /logout – unlink your account
help-lawful = Please use it lawfully, and only for accounts of your own.

## Linking

login-ask =
    <b>Link your SMSCode account</b>
    Send me your API token. You find it at SMSCode, under Account Settings.

    I delete your message at once and store the token encrypted. /cancel stops this.
login-linked =
    ✅ <b>Your account is linked</b>
    Balance: <b>{ $balance }</b>
login-open-orders =
    { $count ->
        [one] One order from before is still open. If another account bought it, link that one again to get its codes.
       *[other] { $count } orders from before are still open. If another account bought them, link that one again to get their codes.
    }
terms-by-linking = By sending it you accept the terms of use:
terms = Use it lawfully and only for accounts of your own. No fraud, no spam, no harassment, no passing yourself off as somebody else. Numbers are rented: don't guard anything with them that you need later.
terms-accepted = You accepted the terms of use (version { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>The terms of use</b>
    Please read and accept them before you buy.
login-wrong-token =
    <b>SMSCode does not know this token</b>
    I did not store it. Please copy it again from Account Settings.
login-not-stored = Your token was not checked and not stored.
login-not-a-token = This does not look like an API token. Please copy it from Account Settings at SMSCode and send it alone, or stop with /cancel.
login-needed = Please link your SMSCode account first.
login-token-rejected =
    🔒 <b>SMSCode no longer accepts your token</b>
    Your orders are safe. Link your account again, and everything that came in the meantime appears here.
login-cannot-delete = ⚠️ I could not delete your message with the token. Please delete it yourself.
logout-ask =
    <b>Unlink your SMSCode account?</b>
    I then forget your token.
logout-open-orders =
    { $count ->
        [one] You have <b>1 open order</b>. It goes on at SMSCode, but its code won't arrive here.
       *[other] You have <b>{ $count } open orders</b>. They go on at SMSCode, but their codes won't arrive here.
    }
logout-done = Your account is unlinked and your token is deleted here.
logout-done-open-orders =
    { $count ->
        [one] 1 open order goes on at SMSCode. Link again to get its code here.
       *[other] { $count } open orders go on at SMSCode. Link again to get their codes here.
    }

## Erasing a person

forget-ask =
    <b>Erase everything I keep of you?</b>
    Your token, your orders here, numbers, codes and settings go for good. I unlink your SMSCode account, put its notification address back as it was, and delete the recent messages here that show numbers and codes.

    Your SMSCode account and your balance stay. Telegram keeps older messages: delete this chat to be rid of them.
forget-done =
    <b>Everything is erased</b>
    Whoever writes to me again begins anew. Delete this chat to remove the older messages.
forget-busy = A purchase of yours is not settled yet. I erased nothing, so that no money gets lost. Please try again in a few minutes.

## Balance and rate

balance = Balance: <b>{ $balance }</b>
balance-bound =
    { $count ->
        [one] In 1 order that waits: { $amount }. It comes back if no SMS comes.
       *[other] In { $count } orders that wait: { $amount }. It comes back where no SMS comes.
    }
rate-dollar = $1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = asked at { $at }
rate-ledger = SMSCode keeps accounts in rupiah; dollar amounts follow this rate.

## Choosing

browse-countries = <b>Choose a country</b>
browse-countries-for = <b>{ $service }</b>: choose a country
browse-services = <b>Choose a service</b>
browse-services-in = <b>{ $country }</b>: choose a service
front-hint = Or type what you need, for example <code>wa indonesia</code>.
front-favourites = ⭐ your favorites
front-bought = 🕘 bought before
browse-services-count =
    { $count ->
        [one] 1 service. Or type a name to search.
       *[other] { $count } services. Or type a name to search.
    }
browse-countries-count =
    { $count ->
        [one] 1 country. Or type a name to search.
       *[other] { $count } countries. Or type a name to search.
    }
browse-countries-priced =
    { $count ->
        [one] 1 country has numbers: lowest price · how many.
            Or type a name to search.
       *[other] { $count } countries have numbers: lowest price · how many.
            Or type a name to search.
    }
browse-found = Best matches for “{ $query }”:
browse-nothing-found = Nothing found for “{ $query }”. Try another spelling, or pick from a list.
browse-empty = There is nothing on sale right now. Please try again in a few minutes.
browse-sold-out =
    <b>{ $title }</b>
    Sold out at the moment.
offers =
    <b>{ $title }</b>
    Choose an offer ({ $count }):
offer-stock = { $count } in stock
offer-no-stock = sold out
favourite = ⭐ <b>{ $title }</b>
favourite-price = One number costs <b>{ $price }</b> now.
favourite-sold-out = Sold out at the moment.
favourite-ceiling = Your limit: <b>{ $ceiling }</b>. Above it, I don't buy.
favourite-no-ceiling = You have set no limit.
favourite-hint = It stands first under /buy. What is the most you pay for one number? It counts in rupiah, as SMSCode charges.
favourite-dropped = It is no favorite of yours any more.
favourite-over-ceiling =
    <b>{ $title }</b>
    A number costs <b>{ $now }</b> now, more than your limit of { $ceiling }. I did not buy.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Price: <b>{ $price }</b>
confirm-total = Price: { $count } × { $price } = <b>{ $total }</b>
confirm-balance = Balance: { $balance }
confirm-note = If no SMS comes, the price is refunded.
confirm-short = ⚠️ Your balance is too low for this.
confirm-price-rose =
    <b>{ $title }</b>
    The price went from { $before } to <b>{ $now }</b> per number. Nothing was charged. Still buy?
confirm-buying =
    <b>{ $title }</b>
    ⏳ Buying…
confirm-abandoned = Okay, nothing was bought.
confirm-stale = This button has expired. Nothing was bought by it.
purchase-bought =
    { $count ->
        [one] ✅ <b>{ $title }</b>: bought.
       *[other] ✅ <b>{ $title }</b>: { $count } numbers bought.
    }
purchase-none =
    { $count ->
        [one] <b>{ $title }</b>
            The number could not be rented. You have no order from this purchase, and only rented numbers are charged.
       *[other] <b>{ $title }</b>
            None of the { $count } numbers could be rented. You have no order from this purchase, and only rented numbers are charged.
    }
purchase-partial =
    <b>{ $title }</b>
    You got <b>{ $made } of { $count }</b> numbers; { $failed } could not be rented. Only the numbers you got are charged.
purchase-not-bought = <b>{ $title }: not bought</b>
purchase-lapsed = The purchase could not be sent in time, so I did not send it late.
purchase-in-doubt =
    <b>{ $title }: not clear yet</b>
    SMSCode gave no clear answer, and then stopped accepting your token. The number may have been bought and charged. I won't buy it a second time.
    Link your account again and I look it up.
purchase-in-doubt-account =
    <b>{ $title }: not clear yet</b>
    SMSCode gave no clear answer, and the account of this purchase is not linked any more. The number may have been bought and charged. I won't buy it a second time.
    Link that account again and I look it up.
purchase-unclear = SMSCode has not answered yet. I keep asking until I know whether it was bought. Please don't buy it again meanwhile.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
card-until = until { $at }
card-order = Order { $id }
card-price-each = { $price } each
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Waiting for the SMS
card-vanished = ⚠️ <b>SMSCode does not show this order any more</b>
card-missed =
    { $count ->
        [one] ✉️ One SMS was followed by another before I could read it.
       *[other] ✉️ { $count } SMS were followed by another before I could read them.
    }
card-waiting-again = ⏳ Waiting for another SMS
card-received = ✅ SMS received
card-completed = ✅ Finished.
card-canceled = Canceled.
card-expired = Time is up, no SMS came.
card-expired-with-sms = Time is up.
card-promised = Will be canceled as soon as possible, unless an SMS comes first.
card-promised-from = Will be canceled at { $at }, unless an SMS comes first.
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
        [one] 1 number could not be rented and is not charged.
       *[other] { $count } numbers could not be rented and are not charged.
    }
card-empty = ⏳ The number appears here in a moment.
state-active = waiting
state-otp-received = SMS received
state-completed = finished
state-canceled = canceled
state-expired = expired
refund = <b>{ $amount }</b> refunded.
refund-see-balance = See /balance for the refund.
refund-later = SMSCode could not state the refund right now; see /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>New SMS</b>
sms-no-text = SMSCode did not pass on its text.
sms-came = Came { $age }
ended-expired = ⌛ <b>Time is up, no SMS came.</b>
ended-canceled = <b>The order was canceled.</b>
ended-completed = ✅ <b>The order is finished.</b>
vanished =
    ⚠️ { $count ->
        [one] <b>SMSCode does not show this order any more.</b>
       *[other] <b>SMSCode does not show { $count } orders any more.</b>
    }
vanished-note = Without it I get no codes. It may have been removed there, or it belongs to another account than the one that is linked now. Please look at your orders and your balance at SMSCode. I keep looking until its time is up.

## Orders

orders = <b>All orders</b>
orders-with-status = <b>Orders: { $status }</b>
orders-hint = Newest first.
orders-none-here = None here.
orders-none = You have no orders yet.
orders-all = all
export-caption =
    { $count ->
        [one] <b>All orders</b>: 1. Keep the file to yourself: it has your numbers.
       *[other] <b>All orders</b>: { $count }. Keep the file to yourself: it has your numbers.
    }
export-order = Order
export-bought = Bought
export-service = Service
export-country = Country
export-number = Number
export-status = Status
export-amount = Amount
export-currency = Currency
export-code = Code
export-came = SMS came
export-until = Until
export-zone = Time zone
active = <b>Open orders</b>
active-none = You have no open orders.

## Settings

settings =
    <b>Settings</b>
    SMSCode charges in rupiah. Dollar amounts follow its exchange rate.
settings-idr = Rupiah
settings-usd = US dollars
settings-codes = Code messages
settings-zone = Time zone: { $place }
settings-back = ‹ Settings
settings-ring-all = Sound: all
settings-ring-codes = Sound: only codes

codes =
    <b>Code messages</b>
    Choose what a message with a code shows and how long it stays. The card of the order keeps the code.
codes-full = Full text
codes-only = Only the code
codes-open = Shown
codes-covered = Covered until tapped
codes-stay = Keep the message
codes-minutes = Delete after { $count } min
codes-hours = Delete after { $count } h

zones =
    <b>Time zone: { $place }</b>
    Your time: { $time }. Choose a place whose clock shows your time, or type a city or an offset such as <code>+7</code>.
zones-found = Places for “{ $query }”:
zones-nothing-found = No place found for “{ $query }”. Try a larger city nearby, or an offset such as <code>+7</code>.

## Spending guard

guard =
    <b>Spending guard</b>
    It holds back what you buy here. It counts in rupiah, as SMSCode charges; what comes back does not count.
guard-cap = In 24 hours: at most <b>{ $amount }</b>
guard-no-cap = In 24 hours: no limit
guard-ask = Above <b>{ $amount }</b> I ask once more
guard-no-ask = I never ask twice
guard-frozen = ❄️ <b>Buying is frozen.</b> Open orders go on.
guard-held-frozen = ❄️ <b>You have frozen buying.</b> Nothing was bought.
guard-held-cap = <b>This would pass your limit of { $cap } in 24 hours.</b> You have spent { $spent }. Nothing was bought.
guard-held-ask = <b>This is more than { $amount }.</b> You wanted to be asked once more. Nothing was bought yet.

## Instant codes

push-impossible = I look for new codes every few seconds. Instant codes are not available with this bot.
push-off =
    <b>Instant codes are off</b>
    I look for new codes every few seconds. Switched on, SMSCode sends each code here the moment it comes.
push-on =
    <b>Instant codes are on</b>
    SMSCode sends each code here the moment it comes.
push-last-event = Last news from SMSCode: { $age } ({ $at })
push-failures =
    { $count ->
        [one] The last delivery did not get through. I look for codes myself as well.
       *[other] The last { $count } deliveries did not get through. I look for codes myself as well.
    }
push-no-event = No news from SMSCode has come yet.
push-no-failures = No delivery has failed since.
push-address-ours = Address at SMSCode: <code>{ $host }</code> – this bot
push-address-chat = Address at SMSCode: <code>{ $host }</code> – this bot, but another chat
push-address-other = Address at SMSCode: <code>{ $host }</code> – not this bot
push-address-none = Address at SMSCode: none
push-healed = 🔧 I set the address and its secret anew at SMSCode, and tested them.
push-test-sent = ✅ SMSCode sent the test and got the answer { $status }.
push-test-not-sent = ❌ SMSCode sent the test and got the answer { $status }.
push-test-here = ✅ It arrived here.
push-test-not-here = ❌ It did not arrive here.
push-test-refused = The address or its secret at SMSCode is no longer the one of this chat. Repair sets both anew. Codes still come: I look for them every few seconds.
push-disabled =
    <b>Instant codes are paused</b>
    SMSCode paused them on { $at } because deliveries did not get through. Meanwhile I look for new codes every few seconds.
push-foreign =
    <b>Instant codes are off here</b>
    Your SMSCode account sends its news to another address.
    I look for new codes every few seconds.
push-repointed =
    <b>Instant codes go elsewhere</b>
    The address was changed at SMSCode. Meanwhile I look for new codes every few seconds.
push-unreachable =
    <b>Instant codes don't get through</b>
    SMSCode can't reach this bot from outside, so it keeps pausing them. Meanwhile I look for new codes every few seconds, and I try to switch them on again from time to time. You don't have to do anything.
push-ask-replace =
    <b>Replace the address at SMSCode?</b>
    Your account sends its news to:
    <code>{ $host }</code>
    That address would get nothing any more. I put it back when you switch instant codes off or unlink.
push-switched-on = ✅ Instant codes are on.
push-switched-off = Instant codes are off. I look for new codes every few seconds.
push-restored = Your earlier address at SMSCode is back in place.
push-test-arrived = ✅ The test came through. Instant codes work.
push-test-elsewhere = The test was sent, but it did not arrive here. Codes still come: I look for them every few seconds.
push-test-failed = The test did not get through (answer { $status }). Codes still come: I look for them every few seconds.

## Offers in any chat

inline-from = from { $price }
inline-choose = Choose a country in the private chat
inline-see = Offers in the private chat
inline-offer =
    <b>{ $title }</b>
    A phone number for SMS codes, from { $price }.
inline-offer-unpriced =
    <b>{ $title }</b>
    A phone number for SMS codes.
inline-link = Link your SMSCode account to see prices
inline-hint = Type what for, such as whatsapp indonesia
inline-nothing = Nothing found. Look in the private chat
inline-sold-out = Sold out there. Other places:
inline-later = No answer right now. Go to the private chat

## When something goes wrong

money-not-moved = <b>Nothing was charged.</b>
money-unknown = I don't know yet whether it was charged. I keep checking and tell you.
money-untouched = No money moved.
money-not-back = The order was not canceled and <b>nothing was refunded</b>; it goes on.
money-refund-unknown = I don't know yet whether it was canceled and refunded. I keep looking, and the card shows it.
trouble-token-rejected = SMSCode does not accept your token any more.
trouble-forbidden = SMSCode does not allow this for your account.
trouble-not-found = SMSCode does not know this, or it is not yours.
trouble-invalid = SMSCode did not take this request. The offer may have changed.
trouble-upstream-refused = The network operator did not give out a number.
trouble-insufficient-balance = Your balance is too low.
trouble-conflict = Something has changed in the meantime.
trouble-cancel-too-early = It is too early to cancel.
trouble-rate-limited = Too many requests in a short time.
trouble-provider-fault = SMSCode has a problem right now.
trouble-maintenance = SMSCode is under maintenance.
trouble-no-exchange-rate = SMSCode has no dollar rate right now.
trouble-sold-out = This offer is sold out.
trouble-key-reused = This request got mixed up with an earlier one. That is the bot's fault.
trouble-in-progress = SMSCode is still working on it.
trouble-banned = SMSCode has paused ordering for your account.
trouble-no-answer = SMSCode did not answer.
trouble-provider-down = SMSCode has stopped answering. I try it again every few seconds.
trouble-request = <blockquote expandable>For SMSCode support:
    <code>{ $id }</code></blockquote>
advice-from = It is possible from { $at }.
advice-until = Please wait until { $at }.
advice-wait = Please try again in { $wait }.
advice-link = Please link your account again.
advice-permission = Please check your account and your token at SMSCode.
advice-look = Please look at the order as it is now.
advice-offer-again = Please look at the offer again.
advice-other = Please choose another offer.
advice-top-up = Top up at SMSCode, then try again.
advice-two-minutes = It is possible 2 minutes after buying.
advice-rupiah = Rupiah amounts still work.
advice-moment = Please wait a moment.
advice-support = Please try later, or ask SMSCode support.
advice-later = Please try again in a few minutes.

## Short answers

notice-unknown = I did not understand that. What would you like to do?
notice-plain-text = Please send plain text.
notice-group = I only work in private chats. Please write to me directly.
notice-old-button = This button is from an older menu. Please start again from here:
notice-no-such-order = There is no such order in your account.
notice-which-order = Which order? Send its number, for example <code>/order 1001</code>.
notice-busy = One moment, please: I am still busy with your last request.
notice-our-fault = Something went wrong in the bot. Your orders go on. Please try again in a minute.
notice-cannot-buy-now = I can't buy safely right now, so nothing was bought or charged. Please try again in a minute.
notice-not-allowed = This bot is private.
notice-dialogue-canceled = Okay, stopped.
notice-nothing-to-cancel = There is nothing to stop. To cancel an order, open it:
cancel-too-early = SMSCode cancels from { $at } at the earliest. Shall I do it then?
cancel-too-early-unknown = SMSCode does not cancel this soon after buying. Shall I do it as soon as possible?
cancel-promised = I cancel as soon as possible, unless an SMS comes first.
cancel-promised-from = I cancel at { $at }, unless an SMS comes first.
notice-resend-unsupported = SMSCode can't ask for another SMS here. Have the service send the code again: it still arrives here while the order is open.

## Toasts

toast-buying = Buying…
toast-already-bought = Already on its way. It is bought only once.
toast-abandoned = Nothing was bought.
toast-stale = This button has expired. Nothing was bought.
toast-price-rose = The price has changed. Please look again.
toast-canceled = Canceled.
toast-canceled-refund = Canceled. { $amount } refunded.
toast-cancel-promised = I cancel as soon as possible, unless an SMS comes first.
toast-promise-revoked = Okay, the order stays.
toast-cannot-cancel = This order can't be canceled any more.
toast-has-sms = An SMS has come, so the order was not canceled.
toast-too-early = Too early to cancel.
toast-too-early-from = You can cancel from { $at }.
toast-resent = Another SMS is asked for.
toast-resend-unsupported = This service can't send another SMS.
toast-finished = Finished.
toast-already-ended = This order has already ended.
toast-saved = Saved.
toast-refreshed = Up to date.
toast-old-button = This button is from an older menu.
toast-busy = One moment, please.
toast-working = One moment…
toast-failed = That did not work. See the chat.
toast-login-needed = Please link your account first.
toast-our-fault = Something went wrong. Please try again.
toast-wait = Please try again in { $wait }.

## What Telegram shows of the bot

command-buy = Buy a number
command-active = Open orders
command-balance = Balance
command-orders = All orders
command-order = One order by its number
command-rate = Exchange rate
command-settings = Currency, language, sound
command-webhook = Instant codes
command-login = Link your SMSCode account
command-logout = Unlink your account
command-forget = Erase everything I keep of you
command-cancel = Stop what I am asking
command-help = Help
command-start = Start
bot-description =
    Rent a phone number for a few minutes and get its SMS codes here, paid from your SMSCode balance.

    Please use it lawfully, and only for accounts of your own.
bot-short-description = Phone numbers for SMS codes, paid from your SMSCode balance.

## For administrators

stats-today = <b>Today</b>, since 00:00 UTC
stats-codes = Codes: { $count }
stats-speed = In the chat within 2 s: { $two } %, within 10 s: { $ten } %
stats-purchases = Purchases: { $bought } bought, { $other } not
stats-faults = Failed calls: SMSCode { $provider } of { $providers }, Telegram { $telegram } of { $telegrams }
stats-failed-answers = Failed answers: { $count }
stats-now = <b>Now</b>
stats-people = People: { $count }, of whom { $gone } can't be reached
stats-accounts = Linked accounts: { $count }, of which { $pushed } with instant codes
stats-open-orders = Open orders: { $count }
stats-outbox = Messages that wait: { $count }
stats-oldest = The oldest has waited { $wait }
announce-usage =
    To write to everybody who uses this bot, put the text behind the command:

    <code>/announce Maintenance tonight from 22:00 to 23:00 UTC.</code>

    You see it first, and nothing is sent before you say so.
announce-ask = Above is what everybody will see. Send it to { $count } people?
button-announce-send = Send to { $count }
button-announce-drop = Don't send
button-announce-stop = Stop sending
announce-sending = 📣 Sending: { $sent } of about { $total }
announce-done = 📣 Sent to { $sent } people.
announce-stopped = 📣 Stopped. It was sent to { $sent } people.
announce-dropped = Not sent to anybody.
announce-unreached = Not reached: { $count }
announce-unclear = Not known whether it arrived: { $count }
alarm-began = ⚠️ <b>For { $wait } already:</b> { $what }
alarm-over = ✅ <b>Over, after { $wait }:</b> { $what }
alarm-database = the database takes no writes. Nothing can be bought, and codes are not shown.
alarm-updates = Telegram hands over no updates. People get no answers.
alarm-outbox = messages wait in the outbox for minutes. Codes reach people late.
alarm-provider = SMSCode answers most calls with faults or not at all.
alarm-webhook = Telegram can't deliver updates to the webhook. Is PUBLIC_URL reachable?
