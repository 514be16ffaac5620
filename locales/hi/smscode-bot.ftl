# Every sentence of the chat, in Hindi. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = हिन्दी

## Numbers and times

money-idr = Rp { $amount }
money-usd = ${ $amount }
money-negative = -{ $money }
time-of-day = { $hour }:{ $minute }
time-clock = { $time } { $zone }
time-zone =
    { $name ->
        [IST] IST
       *[other] UTC{ $offset }
    }
time-month =
    { $month ->
        [1] जन॰
        [2] फ़र॰
        [3] मार्च
        [4] अप्रैल
        [5] मई
        [6] जून
        [7] जुल॰
        [8] अग॰
        [9] सित॰
        [10] अक्टू॰
        [11] नव॰
       *[12] दिस॰
    }
time-day = { $day } { $month }
time-date = { $day } { $year }, { $time }
age-now = अभी-अभी
age-seconds = { $count } सेकंड पहले
age-minutes = { $count } मिनट पहले
age-hours = { $count } घंटे पहले
age-days = { $count } दिन पहले
wait-seconds = { $count } सेकंड
wait-minutes = { $count } मिनट
wait-hours = { $count } घंटे

## What a number is for

title-unknown = नंबर

## Buttons

button-buy = नंबर ख़रीदें
button-buy-for = { $price } में ख़रीदें
button-buy-many = { $count } नंबर { $total } में ख़रीदें
button-buy-each = { $count } नंबर ख़रीदें, हर एक { $price }
button-buy-again = फिर ख़रीदें
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-favourite-keep = ☆ पसंदीदा में रखें
button-favourite = ⭐ आपका पसंदीदा
button-favourite-ceiling = ⭐ अधिकतम { $ceiling }
button-favourite-change = मेरी सीमा बदलें
button-favourite-drop = पसंदीदा से हटाएँ
button-ceiling = अधिकतम { $amount }
button-export = सभी ऑर्डर फ़ाइल में (CSV)
button-elsewhere = यही सेवा, दूसरा देश
button-abandon = न ख़रीदें
button-back = ‹ वापस
button-show-offer = ऑफ़र फिर देखें
button-other-offers = दूसरे ऑफ़र देखें
button-other-country = ‹ दूसरा देश
button-other-service = ‹ दूसरी सेवा
button-country-first = देश से चुनें
button-service-first = सेवा से चुनें
button-all-countries = सभी देश
button-all-services = सभी सेवाएँ
button-services-count = सभी सेवाएँ · { $count }
button-countries-count = देश से · { $count }
button-sort-stock = क्रम: ज़्यादा स्टॉक
button-sort-price = क्रम: कम क़ीमत
button-try-again = फिर कोशिश करें
button-refresh = ताज़ा करें
button-active = चालू ऑर्डर
button-orders = सभी ऑर्डर
button-all-orders-back = ‹ सभी ऑर्डर
button-show-order = ऑर्डर देखें
button-copy-code = { $code } कॉपी करें
button-copy-covered = कोड कॉपी करें
button-copy-number = नंबर कॉपी करें
button-copy-plain = बिना + कॉपी करें
button-cancel = रद्द करें · पैसे वापस
button-cancel-soon = जल्द से जल्द रद्द करें · पैसे वापस
button-keep = रहने दें, रद्द न करें
button-resend = एक और SMS माँगें
button-finish = पूरा करें · नंबर छोड़ें
button-help = मदद
button-settings = सेटिंग
button-accept-terms = मुझे स्वीकार है
button-link = खाता जोड़ें
button-link-again = फिर से जोड़ें
button-unlink = खाता अनलिंक करें
button-logout = हाँ, अनलिंक करें
button-stay = जुड़े रहें
button-forget = हाँ, सब मिटाएँ
button-keep-data = मेरा डेटा रहने दें
button-guard = ख़र्च पर रोक
button-cap = 24 घंटे में अधिकतम, रुपिया में
button-ask-above = इससे ऊपर फिर पूछें, रुपिया में
button-no-limit = कोई सीमा नहीं
button-freeze = ख़रीद रोकें
button-unfreeze = ख़रीद फिर चालू करें
button-open-site = SMSCode खोलें
button-top-up = SMSCode पर पैसे डालें
button-rupiah = रुपिया में दिखाएँ
button-push = तुरंत कोड
button-push-on = तुरंत कोड चालू करें
button-push-on-again = फिर चालू करें
button-push-on-here = कोड यहाँ भेजें
button-push-off = तुरंत कोड बंद करें
button-push-test = टेस्ट भेजें
button-push-heal = ठीक करें
button-push-replace = हाँ, बदलें
button-push-leave = जैसा है रहने दें
button-inline-open = नंबर लें

## Start and help

start-hello = नमस्ते, { $name }!
start-hello-nameless = नमस्ते!
start-about =
    कुछ मिनटों के लिए फ़ोन नंबर किराए पर लें और उसके SMS कोड यहीं पाएँ। भुगतान SMSCode बैलेंस से होता है।

    कृपया क़ानून के दायरे में और सिर्फ़ अपने खातों के लिए इस्तेमाल करें।
start-next-link = शुरू करने के लिए अपना SMSCode खाता जोड़ें।
start-next-buy = आपका खाता जुड़ा है। किस सेवा के लिए नंबर चाहिए?
help-steps =
    <b>यह कैसे काम करता है</b>
    1. /buy से किसी सेवा के लिए नंबर ख़रीदें।
    2. जहाँ कोड माँगा जाए, वहाँ यह नंबर डालें।
    3. कोड यहाँ नए संदेश में आता है।

    SMS नहीं आया? पैसे वापस मिलते हैं: समय पूरा होने पर अपने आप, या आपके रद्द करने पर (ख़रीदने के कम से कम 2 मिनट बाद)।
help-commands =
    <b>काम की बातें</b>
    बस लिखें कि क्या चाहिए: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – चालू ऑर्डर
    /orders – सभी ऑर्डर, फ़ाइल में भी; <code>/order 1001</code> – उनमें से एक
    /balance – आपका बैलेंस, /rate – विनिमय दर
help-push = /webhook – तुरंत कोड
help-inline = किसी भी चैट में <code>@{ $bot } whatsapp</code> – साझा करने के लिए ऑफ़र
help-commands-more =
    /settings – मुद्रा, भाषा, आवाज़
    /logout – खाता अनलिंक करें
help-lawful = कृपया क़ानून के दायरे में और सिर्फ़ अपने खातों के लिए इस्तेमाल करें।

## Linking

login-ask =
    <b>अपना SMSCode खाता जोड़ें</b>
    मुझे अपना API टोकन भेजें। यह SMSCode पर Account Settings में मिलता है।

    आपका संदेश मैं तुरंत मिटा देता हूँ और टोकन एन्क्रिप्ट करके रखता हूँ। रोकने के लिए /cancel।
login-linked =
    ✅ <b>आपका खाता जुड़ गया</b>
    बैलेंस: <b>{ $balance }</b>
login-open-orders =
    { $count ->
        [one] पहले का { $count } ऑर्डर अब भी चालू है। अगर वह दूसरे खाते से ख़रीदा गया था, तो कोड पाने के लिए वही खाता फिर जोड़ें।
       *[other] पहले के { $count } ऑर्डर अब भी चालू हैं। अगर वे दूसरे खाते से ख़रीदे गए थे, तो कोड पाने के लिए वही खाता फिर जोड़ें।
    }
terms-by-linking = टोकन भेजकर आप उपयोग की शर्तें स्वीकार करते हैं:
terms = इसे क़ानून के दायरे में और सिर्फ़ अपने खातों के लिए इस्तेमाल करें। धोखाधड़ी, स्पैम, उत्पीड़न या किसी और का रूप धरना मना है। नंबर किराए का है: जिसकी आपको बाद में ज़रूरत हो, उसकी सुरक्षा इससे न करें।
terms-accepted = आपने उपयोग की शर्तें स्वीकार कीं (संस्करण { $version })।
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>उपयोग की शर्तें</b>
    ख़रीदने से पहले इन्हें पढ़कर स्वीकार करें।
login-wrong-token =
    <b>SMSCode इस टोकन को नहीं पहचानता</b>
    मैंने इसे नहीं रखा। कृपया Account Settings से फिर कॉपी करें।
login-not-stored = आपका टोकन न जाँचा गया, न रखा गया।
login-not-a-token = यह API टोकन नहीं लगता। कृपया SMSCode के Account Settings से कॉपी करके अकेला भेजें, या /cancel से रोकें।
login-needed = पहले अपना SMSCode खाता जोड़ें।
login-token-rejected =
    🔒 <b>SMSCode अब आपका टोकन स्वीकार नहीं करता</b>
    आपके ऑर्डर सुरक्षित हैं। खाता फिर जोड़ें, इस बीच जो भी आया वह यहाँ दिखेगा।
login-cannot-delete = ⚠️ टोकन वाला आपका संदेश मैं नहीं मिटा पाया। कृपया उसे ख़ुद मिटा दें।
logout-ask =
    <b>अपना SMSCode खाता अनलिंक करें?</b>
    मैं आपका टोकन भूल जाऊँगा।
logout-open-orders =
    { $count ->
        [one] आपका <b>{ $count } चालू ऑर्डर</b> है। वह SMSCode पर चलता रहेगा, पर उसका कोड यहाँ नहीं आएगा।
       *[other] आपके <b>{ $count } चालू ऑर्डर</b> हैं। वे SMSCode पर चलते रहेंगे, पर उनके कोड यहाँ नहीं आएँगे।
    }
logout-done = आपका खाता अनलिंक कर दिया गया और टोकन यहाँ से मिटा दिया गया।
logout-done-open-orders =
    { $count ->
        [one] { $count } चालू ऑर्डर SMSCode पर चलता रहेगा। उसका कोड यहाँ पाने के लिए फिर जोड़ें।
       *[other] { $count } चालू ऑर्डर SMSCode पर चलते रहेंगे। उनके कोड यहाँ पाने के लिए फिर जोड़ें।
    }

## Erasing a person

forget-ask =
    <b>आपके बारे में जो कुछ रखा है, सब मिटा दूँ?</b>
    टोकन, यहाँ के ऑर्डर, नंबर, कोड और सेटिंग हमेशा के लिए मिट जाएँगे। मैं आपका SMSCode खाता अनलिंक करूँगा, उसका सूचना पता पहले जैसा कर दूँगा और यहाँ के हाल के वे संदेश मिटाऊँगा जिनमें नंबर और कोड हैं।

    आपका SMSCode खाता और बैलेंस बना रहेगा। पुराने संदेश Telegram के पास रहते हैं: उन्हें हटाने के लिए यह चैट मिटाएँ।
forget-done =
    <b>सब मिटा दिया गया</b>
    फिर लिखने पर सब नए सिरे से शुरू होगा। पुराने संदेश हटाने के लिए यह चैट मिटाएँ।
forget-busy = आपकी एक ख़रीद अभी पूरी नहीं हुई है। पैसे न डूबें, इसलिए मैंने कुछ नहीं मिटाया। कृपया कुछ मिनट बाद फिर कोशिश करें।

## Balance and rate

balance = बैलेंस: <b>{ $balance }</b>
balance-bound = { $count } इंतज़ार वाले ऑर्डर में: { $amount }। SMS न आने पर वापस।
rate-dollar = $1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = { $at } को पूछा गया
rate-ledger = SMSCode हिसाब रुपिया में रखता है; डॉलर की रक़म इसी दर से है।

## Choosing

browse-countries = <b>देश चुनें</b>
browse-countries-for = <b>{ $service }</b>: देश चुनें
browse-services = <b>सेवा चुनें</b>
browse-services-in = <b>{ $country }</b>: सेवा चुनें
front-hint = या लिखें कि क्या चाहिए, जैसे <code>wa indonesia</code>।
front-favourites = ⭐ पसंदीदा
front-bought = 🕘 पहले ख़रीदे
browse-services-count =
    { $count ->
        [1] 1 सेवा। या खोजने के लिए नाम लिखें।
       *[other] { $count } सेवाएँ। या खोजने के लिए नाम लिखें।
    }
browse-countries-count = { $count } देश। या खोजने के लिए नाम लिखें।
browse-countries-priced =
    { $count ->
        [1] 1 देश में नंबर हैं: सबसे कम क़ीमत · कितने।
            या खोजने के लिए नाम लिखें।
       *[other] { $count } देशों में नंबर हैं: सबसे कम क़ीमत · कितने।
            या खोजने के लिए नाम लिखें।
    }
browse-found = “{ $query }” से सबसे मिलते-जुलते:
browse-nothing-found = “{ $query }” के लिए कुछ नहीं मिला। दूसरी तरह लिखें, या सूची से चुनें।
browse-empty = अभी बिक्री में कुछ नहीं है। कृपया कुछ मिनट बाद फिर देखें।
browse-sold-out =
    <b>{ $title }</b>
    अभी सब बिक चुका है।
offers =
    <b>{ $title }</b>
    ऑफ़र चुनें ({ $count }):
offer-stock = { $count } बाक़ी
offer-no-stock = बिक चुका
favourite = ⭐ <b>{ $title }</b>
favourite-price = एक नंबर की कीमत अभी <b>{ $price }</b> है।
favourite-sold-out = अभी उपलब्ध नहीं।
favourite-ceiling = आपकी सीमा: <b>{ $ceiling }</b>। इससे ऊपर मैं नहीं खरीदूँगा।
favourite-no-ceiling = आपने कोई सीमा नहीं रखी है।
favourite-hint = यह /buy में सबसे ऊपर रहेगा। एक नंबर के लिए आप अधिकतम कितना देंगे? गिनती रुपिया में, जैसे SMSCode काटता है।
favourite-dropped = अब यह आपके पसंदीदा में नहीं है।
favourite-over-ceiling =
    <b>{ $title }</b>
    एक नंबर की कीमत अभी <b>{ $now }</b> है, आपकी सीमा { $ceiling } से ज़्यादा। मैंने नहीं खरीदा।

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = क़ीमत: <b>{ $price }</b>
confirm-total = क़ीमत: { $count } × { $price } = <b>{ $total }</b>
confirm-balance = बैलेंस: { $balance }
confirm-note = SMS न आने पर पैसे वापस मिलते हैं।
confirm-short = ⚠️ इसके लिए बैलेंस कम है।
confirm-price-rose =
    <b>{ $title }</b>
    हर नंबर की क़ीमत { $before } से <b>{ $now }</b> हो गई। कोई पैसा नहीं कटा। फिर भी ख़रीदें?
confirm-buying =
    <b>{ $title }</b>
    ⏳ ख़रीद रहा हूँ…
confirm-abandoned = ठीक है, कुछ नहीं ख़रीदा गया।
confirm-stale = इस बटन की मियाद ख़त्म हो गई। इससे कुछ नहीं ख़रीदा गया।
purchase-bought =
    { $count ->
        [1] ✅ <b>{ $title }</b>: ख़रीद लिया।
       *[other] ✅ <b>{ $title }</b>: { $count } नंबर ख़रीद लिए।
    }
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            नंबर किराए पर नहीं मिल सका। इस ख़रीद से कोई ऑर्डर नहीं बना, और पैसे सिर्फ़ मिले हुए नंबरों के लगते हैं।
       *[other] <b>{ $title }</b>
            { $count } में से कोई नंबर किराए पर नहीं मिल सका। इस ख़रीद से कोई ऑर्डर नहीं बना, और पैसे सिर्फ़ मिले हुए नंबरों के लगते हैं।
    }
purchase-partial =
    <b>{ $title }</b>
    आपको <b>{ $count } में से { $made }</b> नंबर मिले; { $failed } नहीं मिल सके। पैसे सिर्फ़ मिले हुए नंबरों के लगते हैं।
purchase-not-bought = <b>{ $title }: नहीं ख़रीदा गया</b>
purchase-lapsed = ख़रीद समय पर नहीं भेजी जा सकी, इसलिए मैंने उसे देर से नहीं भेजा।
purchase-in-doubt =
    <b>{ $title }: अभी साफ़ नहीं</b>
    SMSCode ने साफ़ जवाब नहीं दिया, फिर आपका टोकन लेना बंद कर दिया। हो सकता है नंबर ख़रीदा गया हो और पैसे कटे हों। मैं इसे दोबारा नहीं ख़रीदूँगा।
    खाता फिर जोड़ें, मैं जाँच लूँगा।
purchase-in-doubt-account =
    <b>{ $title }: अभी साफ़ नहीं</b>
    SMSCode ने साफ़ जवाब नहीं दिया, और इस ख़रीद का खाता अब जुड़ा नहीं है। हो सकता है नंबर ख़रीदा गया हो और पैसे कटे हों। मैं इसे दोबारा नहीं ख़रीदूँगा।
    वही खाता फिर जोड़ें, मैं जाँच लूँगा।
purchase-unclear = SMSCode ने अभी जवाब नहीं दिया है। नंबर ख़रीदा गया या नहीं, यह पता चलने तक मैं पूछता रहूँगा। तब तक इसे दोबारा न ख़रीदें।

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
card-until = { $at } तक
card-order = ऑर्डर { $id }
card-price-each = हर एक { $price }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ SMS का इंतज़ार
card-vanished = ⚠️ <b>SMSCode अब यह ऑर्डर नहीं दिखाता</b>
card-missed = ✉️ { $count } SMS मेरे पढ़ने से पहले ही अगले SMS से बदल गए।
card-waiting-again = ⏳ अगले SMS का इंतज़ार
card-received = ✅ SMS मिल गया
card-completed = ✅ पूरा हुआ।
card-canceled = रद्द किया गया।
card-expired = समय पूरा हुआ, SMS नहीं आया।
card-expired-with-sms = समय पूरा हुआ।
card-promised = जल्द से जल्द रद्द होगा, अगर पहले SMS न आया।
card-promised-from = { $at } पर रद्द होगा, अगर पहले SMS न आया।
card-progress = ✉️ SMS मिले: { $count } में से { $got }
card-more-sms = … और { $count } पुराने SMS
card-more-orders = … और { $count } ऑर्डर
card-failed = { $count } नंबर नहीं मिल सके, उनके पैसे नहीं लगे।
card-empty = ⏳ नंबर अभी यहाँ दिखेगा।
state-active = इंतज़ार
state-otp-received = SMS मिला
state-completed = पूरा
state-canceled = रद्द
state-expired = समय समाप्त
refund = <b>{ $amount }</b> वापस मिले।
refund-see-balance = वापसी /balance में देखें।
refund-later = SMSCode अभी वापसी की रक़म नहीं बता सका; /balance देखें।

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>नया SMS</b>
sms-no-text = SMSCode ने इसका टेक्स्ट नहीं भेजा।
sms-came = { $age } आया
ended-expired = ⌛ <b>समय पूरा हुआ, SMS नहीं आया।</b>
ended-canceled = <b>ऑर्डर रद्द हो गया।</b>
ended-completed = ✅ <b>ऑर्डर पूरा हुआ।</b>
vanished =
    ⚠️ { $count ->
        [one] <b>SMSCode अब यह ऑर्डर नहीं दिखाता।</b>
       *[other] <b>SMSCode अब { $count } ऑर्डर नहीं दिखाता।</b>
    }
vanished-note = इसके बिना मुझे कोड नहीं मिलते। हो सकता है इसे वहाँ हटा दिया गया हो, या यह अभी जुड़े खाते का नहीं, किसी और खाते का हो। कृपया SMSCode पर अपने ऑर्डर और बैलेंस देखें। इसका समय पूरा होने तक मैं देखता रहूँगा।

## Orders

orders = <b>सभी ऑर्डर</b>
orders-with-status = <b>ऑर्डर: { $status }</b>
orders-hint = नए पहले।
orders-none-here = यहाँ कोई नहीं।
orders-none = अभी तक कोई ऑर्डर नहीं है।
orders-all = सभी
export-caption = <b>सभी ऑर्डर</b>: { $count }। फ़ाइल अपने तक रखें: इसमें आपके नंबर हैं।
export-order = ऑर्डर
export-bought = खरीदा
export-service = सेवा
export-country = देश
export-number = नंबर
export-status = स्थिति
export-amount = राशि
export-currency = मुद्रा
export-code = कोड
export-came = SMS आया
export-until = तक
export-zone = समय क्षेत्र
active = <b>चालू ऑर्डर</b>
active-none = कोई चालू ऑर्डर नहीं है।

## Settings

settings =
    <b>सेटिंग</b>
    SMSCode पैसे रुपिया में लेता है। डॉलर की रक़म उसकी दर से है।
settings-idr = रुपिया (IDR)
settings-usd = डॉलर (USD)
settings-codes = कोड वाले संदेश
settings-zone = समय क्षेत्र: { $place }
settings-back = ‹ सेटिंग
settings-ring-all = आवाज़: सब
settings-ring-codes = आवाज़: सिर्फ़ कोड

codes =
    <b>कोड वाले संदेश</b>
    चुनें कि कोड वाला संदेश क्या दिखाए और कितनी देर रहे। ऑर्डर के कार्ड पर कोड बना रहता है।
codes-full = पूरा टेक्स्ट
codes-only = सिर्फ़ कोड
codes-open = खुला
codes-covered = छूने तक छिपा
codes-stay = संदेश रखें
codes-minutes = { $count } मिनट बाद मिटाएँ
codes-hours = { $count } घंटे बाद मिटाएँ

zones =
    <b>समय क्षेत्र: { $place }</b>
    आपका समय: { $time }। ऐसी जगह चुनें जहाँ की घड़ी आपका समय दिखाए, या शहर का नाम (अंग्रेज़ी में) या अंतर लिखें, जैसे <code>+5:30</code>।
zones-found = “{ $query }” के लिए जगहें:
zones-nothing-found = “{ $query }” के लिए कोई जगह नहीं मिली। पास का बड़ा शहर अंग्रेज़ी में लिखें, या अंतर, जैसे <code>+5:30</code>।

## Spending guard

guard =
    <b>ख़र्च पर रोक</b>
    यहाँ की ख़रीद को थामता है। गिनती रुपिया में, जैसे SMSCode लेता है; जो वापस आता है वह नहीं गिना जाता।
guard-cap = 24 घंटे में: अधिकतम <b>{ $amount }</b>
guard-no-cap = 24 घंटे में: कोई सीमा नहीं
guard-ask = <b>{ $amount }</b> से ऊपर मैं एक बार और पूछता हूँ
guard-no-ask = मैं कभी दोबारा नहीं पूछता
guard-frozen = ❄️ <b>ख़रीद रुकी है।</b> चालू ऑर्डर चलते रहेंगे।
guard-held-frozen = ❄️ <b>आपने ख़रीद रोक रखी है।</b> कुछ नहीं ख़रीदा गया।
guard-held-cap = <b>यह 24 घंटे की आपकी { $cap } की सीमा से ऊपर जाएगा।</b> आप { $spent } ख़र्च कर चुके हैं। कुछ नहीं ख़रीदा गया।
guard-held-ask = <b>यह { $amount } से ज़्यादा है।</b> आप चाहते थे कि एक बार और पूछा जाए। अभी कुछ नहीं ख़रीदा गया।

## Instant codes

push-impossible = मैं हर कुछ सेकंड में नए कोड देखता हूँ। इस बॉट में तुरंत कोड नहीं हैं।
push-off =
    <b>तुरंत कोड बंद हैं</b>
    मैं हर कुछ सेकंड में नए कोड देखता हूँ। चालू करने पर SMSCode हर कोड आते ही यहाँ भेजता है।
push-on =
    <b>तुरंत कोड चालू हैं</b>
    SMSCode हर कोड आते ही यहाँ भेजता है।
push-last-event = SMSCode से आख़िरी सूचना: { $age } ({ $at })
push-failures =
    { $count ->
        [one] पिछली { $count } सूचना नहीं पहुँची। मैं ख़ुद भी कोड देखता हूँ।
       *[other] पिछली { $count } सूचनाएँ नहीं पहुँचीं। मैं ख़ुद भी कोड देखता हूँ।
    }
push-no-event = SMSCode से अभी तक कोई सूचना नहीं आई।
push-no-failures = उसके बाद कोई सूचना नहीं रुकी।
push-address-ours = SMSCode पर पता: <code>{ $host }</code> – यही बॉट
push-address-chat = SMSCode पर पता: <code>{ $host }</code> – यही बॉट, पर दूसरी चैट
push-address-other = SMSCode पर पता: <code>{ $host }</code> – यह बॉट नहीं
push-address-none = SMSCode पर पता: कोई नहीं
push-healed = 🔧 मैंने SMSCode पर पता और उसकी गुप्त कुंजी फिर से लगाई और जाँच की।
push-test-sent = ✅ SMSCode ने टेस्ट भेजा और जवाब { $status } मिला।
push-test-not-sent = ❌ SMSCode ने टेस्ट भेजा और जवाब { $status } मिला।
push-test-here = ✅ वह यहाँ पहुँचा।
push-test-not-here = ❌ वह यहाँ नहीं पहुँचा।
push-test-refused = SMSCode पर पता या उसकी गुप्त कुंजी अब इस चैट की नहीं है। “ठीक करें” दोनों को फिर से लगाता है। कोड फिर भी आएँगे: मैं हर कुछ सेकंड में देखता हूँ।
push-disabled =
    <b>तुरंत कोड रुके हुए हैं</b>
    सूचनाएँ नहीं पहुँच रही थीं, इसलिए SMSCode ने { $at } को इन्हें रोक दिया। इस बीच मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-foreign =
    <b>तुरंत कोड यहाँ नहीं आते</b>
    आपका SMSCode खाता सूचनाएँ दूसरे पते पर भेजता है।
    मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-repointed =
    <b>तुरंत कोड कहीं और जा रहे हैं</b>
    SMSCode पर पता बदल दिया गया। इस बीच मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-unreachable =
    <b>तुरंत कोड नहीं पहुँच रहे</b>
    SMSCode बाहर से इस बॉट तक नहीं पहुँच पाता, इसलिए इन्हें बार-बार रोक देता है। इस बीच मैं हर कुछ सेकंड में नए कोड देखता हूँ और बीच-बीच में इन्हें फिर चालू करने की कोशिश करता हूँ। आपको कुछ नहीं करना है।
push-ask-replace =
    <b>SMSCode पर पता बदलें?</b>
    आपका खाता सूचनाएँ यहाँ भेजता है:
    <code>{ $host }</code>
    उस पते पर अब कुछ नहीं जाएगा। तुरंत कोड बंद करने या खाता अनलिंक करने पर मैं उसे वापस लगा दूँगा।
push-switched-on = ✅ तुरंत कोड चालू हैं।
push-switched-off = तुरंत कोड बंद हैं। मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-restored = SMSCode पर आपका पहला पता वापस लगा दिया गया।
push-test-arrived = ✅ टेस्ट पहुँच गया। तुरंत कोड काम कर रहे हैं।
push-test-elsewhere = टेस्ट भेजा गया, पर यहाँ नहीं पहुँचा। कोड फिर भी आएँगे: मैं हर कुछ सेकंड में देखता हूँ।
push-test-failed = टेस्ट नहीं पहुँचा (जवाब { $status })। कोड फिर भी आएँगे: मैं हर कुछ सेकंड में देखता हूँ।

## Offers in any chat

inline-from = { $price } से
inline-choose = निजी चैट में देश चुनें
inline-see = निजी चैट में ऑफ़र देखें
inline-offer =
    <b>{ $title }</b>
    SMS कोड के लिए फ़ोन नंबर, { $price } से।
inline-offer-unpriced =
    <b>{ $title }</b>
    SMS कोड के लिए फ़ोन नंबर।
inline-link = क़ीमत देखने के लिए SMSCode खाता जोड़ें
inline-hint = किसके लिए चाहिए लिखें, जैसे whatsapp indonesia
inline-nothing = कुछ नहीं मिला। निजी चैट में खोजें
inline-sold-out = वहाँ स्टॉक ख़त्म है। दूसरी जगहें:
inline-later = अभी जवाब नहीं मिला। निजी चैट खोलें

## When something goes wrong

money-not-moved = <b>कोई पैसा नहीं कटा।</b>
money-unknown = अभी पता नहीं कि पैसे कटे या नहीं। मैं जाँचता रहूँगा और बताऊँगा।
money-untouched = कोई पैसा नहीं कटा।
money-not-back = ऑर्डर रद्द नहीं हुआ और <b>कुछ वापस नहीं आया</b>; ऑर्डर जारी है।
money-refund-unknown = अभी साफ़ नहीं कि ऑर्डर रद्द हुआ और पैसा वापस आया या नहीं। मैं देखता रहूँगा, कार्ड पर दिखेगा।
trouble-token-rejected = SMSCode अब आपका टोकन स्वीकार नहीं करता।
trouble-forbidden = SMSCode आपके खाते को इसकी अनुमति नहीं देता।
trouble-not-found = SMSCode इसे नहीं जानता, या यह आपका नहीं है।
trouble-invalid = SMSCode ने यह अनुरोध नहीं लिया। शायद ऑफ़र बदल गया है।
trouble-upstream-refused = नेटवर्क ऑपरेटर ने नंबर नहीं दिया।
trouble-insufficient-balance = आपका बैलेंस कम है।
trouble-conflict = इस बीच कुछ बदल गया है।
trouble-cancel-too-early = रद्द करना अभी जल्दी है।
trouble-rate-limited = कम समय में बहुत ज़्यादा अनुरोध।
trouble-provider-fault = SMSCode में अभी दिक़्क़त है।
trouble-maintenance = SMSCode में रखरखाव चल रहा है।
trouble-no-exchange-rate = SMSCode के पास अभी डॉलर की दर नहीं है।
trouble-sold-out = यह ऑफ़र बिक चुका है।
trouble-key-reused = यह अनुरोध पिछले से उलझ गया। यह बॉट की ग़लती है।
trouble-in-progress = SMSCode अभी इस पर काम कर रहा है।
trouble-banned = SMSCode ने आपके खाते के ऑर्डर रोक दिए हैं।
trouble-no-answer = SMSCode ने जवाब नहीं दिया।
trouble-provider-down = SMSCode ने जवाब देना बंद कर दिया है। मैं हर कुछ सेकंड में फिर कोशिश करता हूँ।
trouble-request = <blockquote expandable>SMSCode सहायता के लिए:
    <code>{ $id }</code></blockquote>
advice-from = { $at } से हो सकता है।
advice-until = कृपया { $at } तक रुकें।
advice-wait = कृपया { $wait } बाद फिर कोशिश करें।
advice-link = कृपया खाता फिर जोड़ें।
advice-permission = कृपया SMSCode पर अपना खाता और टोकन जाँचें।
advice-look = कृपया देखें कि ऑर्डर अभी किस हाल में है।
advice-offer-again = कृपया ऑफ़र फिर देखें।
advice-other = कृपया दूसरा ऑफ़र चुनें।
advice-top-up = SMSCode पर पैसे डालें, फिर कोशिश करें।
advice-two-minutes = ख़रीदने के 2 मिनट बाद हो सकता है।
advice-rupiah = रुपिया में रक़म अब भी दिखती है।
advice-moment = कृपया थोड़ा रुकें।
advice-support = कृपया बाद में कोशिश करें, या SMSCode सहायता से पूछें।
advice-later = कृपया कुछ मिनट बाद फिर कोशिश करें।

## Short answers

notice-unknown = मैं समझा नहीं। आप क्या करना चाहेंगे?
notice-plain-text = कृपया सादा टेक्स्ट भेजें।
notice-group = मैं सिर्फ़ निजी चैट में काम करता हूँ। कृपया मुझे सीधे लिखें।
notice-old-button = यह बटन पुराने मेन्यू का है। कृपया यहाँ से फिर शुरू करें:
notice-no-such-order = आपके खाते में ऐसा कोई ऑर्डर नहीं है।
notice-which-order = कौन-सा ऑर्डर? उसका नंबर भेजें, जैसे <code>/order 1001</code>।
notice-busy = एक पल रुकें: मैं अभी आपके पिछले अनुरोध पर लगा हूँ।
notice-our-fault = बॉट में कुछ गड़बड़ हुई। आपके ऑर्डर चलते रहेंगे। कृपया एक मिनट बाद फिर कोशिश करें।
notice-cannot-buy-now = अभी सुरक्षित ख़रीद नहीं हो सकती, इसलिए कुछ नहीं ख़रीदा गया और पैसे नहीं कटे। कृपया एक मिनट बाद फिर कोशिश करें।
notice-not-allowed = यह बॉट निजी है।
notice-dialogue-canceled = ठीक है, रोक दिया।
notice-nothing-to-cancel = रोकने को कुछ नहीं है। ऑर्डर रद्द करने के लिए उसे खोलें:
cancel-too-early = SMSCode { $at } से पहले रद्द नहीं करता। तब रद्द कर दूँ?
cancel-too-early-unknown = SMSCode ख़रीदने के तुरंत बाद रद्द नहीं करता। जल्द से जल्द रद्द कर दूँ?
cancel-promised = मैं जल्द से जल्द रद्द कर दूँगा, अगर पहले SMS न आया।
cancel-promised-from = मैं { $at } पर रद्द कर दूँगा, अगर पहले SMS न आया।
notice-resend-unsupported = SMSCode यहाँ एक और SMS नहीं माँग सकता। सेवा से कोड फिर भेजने को कहें: ऑर्डर चालू रहने तक वह यहाँ आता है।

## Toasts

toast-buying = ख़रीद रहा हूँ…
toast-already-bought = काम चल रहा है। सिर्फ़ एक बार ख़रीदा जाएगा।
toast-abandoned = कुछ नहीं ख़रीदा गया।
toast-stale = इस बटन की मियाद ख़त्म हो गई। कुछ नहीं ख़रीदा गया।
toast-price-rose = क़ीमत बदल गई। कृपया फिर देखें।
toast-canceled = रद्द किया गया।
toast-canceled-refund = रद्द किया गया। { $amount } वापस मिले।
toast-cancel-promised = मैं जल्द से जल्द रद्द कर दूँगा, अगर पहले SMS न आया।
toast-promise-revoked = ठीक है, ऑर्डर रहेगा।
toast-cannot-cancel = यह ऑर्डर अब रद्द नहीं हो सकता।
toast-has-sms = SMS आ गया, इसलिए ऑर्डर रद्द नहीं किया गया।
toast-too-early = रद्द करना अभी जल्दी है।
toast-too-early-from = { $at } से रद्द कर सकते हैं।
toast-resent = एक और SMS माँगा गया।
toast-resend-unsupported = यह सेवा एक और SMS नहीं भेज सकती।
toast-finished = पूरा हुआ।
toast-already-ended = यह ऑर्डर पहले ही ख़त्म हो चुका है।
toast-saved = सहेजा गया।
toast-refreshed = सब ताज़ा है।
toast-old-button = यह बटन पुराने मेन्यू का है।
toast-busy = एक पल रुकें।
toast-working = एक पल…
toast-failed = नहीं हो पाया। चैट देखें।
toast-login-needed = पहले अपना खाता जोड़ें।
toast-our-fault = कुछ गड़बड़ हुई। कृपया फिर कोशिश करें।
toast-wait = कृपया { $wait } बाद फिर कोशिश करें।

## What Telegram shows of the bot

command-buy = नंबर ख़रीदें
command-active = चालू ऑर्डर
command-balance = बैलेंस
command-orders = सभी ऑर्डर
command-order = नंबर से एक ऑर्डर देखें
command-rate = विनिमय दर
command-settings = मुद्रा, भाषा, आवाज़
command-webhook = तुरंत कोड
command-login = अपना SMSCode खाता जोड़ें
command-logout = खाता अनलिंक करें
command-forget = मेरे बारे में रखा सब कुछ मिटाएँ
command-cancel = चल रहा सवाल रोकें
command-help = मदद
command-start = शुरू करें
bot-description =
    कुछ मिनटों के लिए फ़ोन नंबर किराए पर लें और उसके SMS कोड यहाँ पाएँ। भुगतान SMSCode बैलेंस से होता है।

    कृपया क़ानून के दायरे में और सिर्फ़ अपने खातों के लिए इस्तेमाल करें।
bot-short-description = SMS कोड के लिए फ़ोन नंबर। भुगतान SMSCode बैलेंस से।

## व्यवस्थापकों के लिए

stats-today = <b>आज</b>, 00:00 UTC से
stats-codes = कोड: { $count }
stats-speed = 2 सेकंड में चैट में: { $two } %, 10 सेकंड में: { $ten } %
stats-purchases = ख़रीद: { $bought } हुईं, { $other } नहीं
stats-faults = असफल कॉल: SMSCode { $providers } में से { $provider }, Telegram { $telegrams } में से { $telegram }
stats-failed-answers = असफल जवाब: { $count }
stats-now = <b>अभी</b>
stats-people = लोग: { $count }, जिनमें से { $gone } तक पहुँच नहीं
stats-accounts = जुड़े खाते: { $count }, जिनमें से { $pushed } तुरंत कोड के साथ
stats-open-orders = खुले ऑर्डर: { $count }
stats-outbox = इंतज़ार में संदेश: { $count }
stats-oldest = सबसे पुराना { $wait } से इंतज़ार में है
announce-usage =
    इस बॉट के सभी उपयोगकर्ताओं को लिखने के लिए कमांड के बाद संदेश लिखें:

    <code>/announce आज रात 22:00 से 23:00 UTC तक रखरखाव।</code>

    पहले आप उसे देखेंगे; आपकी हाँ के बिना कुछ नहीं भेजा जाता।
announce-ask = ऊपर वही है जो सबको दिखेगा। { $count } लोगों को भेजें?
button-announce-send = { $count } को भेजें
button-announce-drop = न भेजें
button-announce-stop = भेजना रोकें
announce-sending = 📣 भेजा जा रहा है: लगभग { $total } में से { $sent }
announce-done = 📣 { $sent } लोगों को भेजा गया।
announce-stopped = 📣 रोक दिया गया। { $sent } लोगों को भेजा जा चुका है।
announce-dropped = किसी को नहीं भेजा गया।
announce-unreached = नहीं पहुँचा: { $count }
announce-unclear = पता नहीं कि पहुँचा या नहीं: { $count }
alarm-began = ⚠️ <b>{ $wait } से:</b> { $what }
alarm-over = ✅ <b>{ $wait } बाद ठीक हुआ:</b> { $what }
alarm-database = डेटाबेस में कुछ लिखा नहीं जा रहा। ख़रीद नहीं हो सकती और कोड नहीं दिखते।
alarm-updates = Telegram अपडेट नहीं दे रहा। लोगों को जवाब नहीं मिल रहे।
alarm-outbox = संदेश कई मिनट से कतार में हैं। कोड देर से पहुँच रहे हैं।
alarm-provider = SMSCode ज़्यादातर कॉल पर गड़बड़ी लौटाता है या जवाब नहीं देता।
alarm-webhook = Telegram वेबहुक तक अपडेट नहीं पहुँचा पा रहा। क्या PUBLIC_URL तक पहुँचा जा सकता है?
