# Every sentence of the chat, in Hindi. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = हिन्दी

## Numbers and times

money-idr = Rp { $amount }
money-usd = ${ $amount }
money-negative = -{ $money }
money-thousands =
    { $thousands ->
        [100] 1 लाख
        [250] 2.5 लाख
        [1000] 10 लाख
       *[other] { $thousands } हज़ार
    }
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
month-name =
    { $month ->
        [1] जनवरी
        [2] फ़रवरी
        [3] मार्च
        [4] अप्रैल
        [5] मई
        [6] जून
        [7] जुलाई
        [8] अगस्त
        [9] सितंबर
        [10] अक्टूबर
        [11] नवंबर
       *[12] दिसंबर
    }
time-month-year = { $month } { $year }
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

button-buy = नंबर खरीदें
button-buy-for = { $price } में खरीदें
button-buy-many = { $count } नंबर { $total } में खरीदें
button-buy-each = { $count } नंबर खरीदें, हर एक { $price }
button-cheapest = सबसे सस्ता
button-best-success = ज़्यादा सफल
button-quantity = { $count } नंबर
button-buy-again = फिर खरीदें
button-same-number = वही नंबर फिर से
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-one-tap = ⚡ { $title } { $price } में खरीदें
button-favourite-keep = ☆ पसंदीदा में जोड़ें
button-favourite-add = ☆ पसंदीदा
button-favourite = ⭐ पसंदीदा
button-favourite-ceiling = ⭐ अधिकतम { $ceiling }
button-favourite-change = मेरी सीमा बदलें
button-favourite-drop = पसंदीदा से हटाएँ
button-ceiling-now = अभी
button-ceiling-more = +{ $percent }%
button-own-amount = ✏️ रकम
button-one-tap-on = ⚡ एक टैप खरीद चालू करें
button-one-tap-off = ⚡ एक टैप खरीद बंद करें
button-csv = ⬇ CSV
button-newer = ‹ नए
button-older = पुराने ›
button-cancel-waiting = { $count } ⏳ रद्द करें · { $amount } वापस
button-cancel-waiting-count = { $count } ⏳ रद्द करें
button-finish-coded = ✓ कोड वाले ऑर्डर पूरे करें
button-copy-all =
    { $count ->
        [one] नंबर कॉपी करें
       *[other] सभी { $count } नंबर कॉपी करें
    }
button-copy-range = कॉपी { $from }–{ $to }
button-elsewhere = यही सेवा, दूसरा देश
button-abandon = न खरीदें
button-back = ‹ वापस
button-show-offer = ऑफ़र देखें
button-a-watch = 🔔 { $title }
button-watch = 🔔 मिलने पर बताओ
button-watch-price = 🔔 { $price } पर बताओ
button-watch-again = 🔔 फिर नज़र रखें
button-watch-limit = ✏️ केवल इस कीमत से कम
button-watch-any = कोई भी कीमत
button-watch-stop = नज़र रखना बंद करें
button-watches = सभी नज़रें
button-other-offers = दूसरे ऑफ़र देखें
button-other-country = ‹ देश
button-other-service = ‹ सेवाएँ
button-service-first = सेवा से चुनें
button-all-countries = सभी देश
button-all-services = सभी सेवाएँ
button-search = 🔎 खोजें
button-all-count = सभी { $count }
button-by-country = 🌍 देश
button-try-again = फिर कोशिश करें
button-check-again = फिर देखें
button-refresh = ताज़ा करें
button-statistics = आँकड़े
button-best-first = सबसे अच्छे पहले
button-cheapest-first = सबसे सस्ते पहले
button-active = चालू ऑर्डर
button-orders = सभी ऑर्डर
button-all-orders-back = ‹ सभी ऑर्डर
button-show-order = ऑर्डर देखें
button-copy-code = { $code } कॉपी करें
button-copy-covered = कोड कॉपी करें
button-copy-national = { $code } के बिना: { $number }
button-cancel = रद्द करें · पैसे वापस
button-cancel-amount = रद्द करें · { $amount } वापस
button-keep = रद्द न करें
button-replace = बदलें · अधिकतम { $price }
button-dont-replace = न बदलें
button-minutes = { $count } मिनट
button-resend = एक और SMS
button-finish = ✓ पूरा करें
button-help = मदद
button-settings = सेटिंग
button-accept-terms = मुझे स्वीकार है
button-link = लिंक करें
button-no-account = मेरा खाता अभी नहीं है
button-link-mine = मेरा SMSCode खाता लिंक करें
button-how = यह कैसे काम करता है
button-link-again = फिर लिंक करें
button-accounts = खाते
button-account-add = ➕ खाता जोड़ें
button-account-further = एक और खाते के रूप में जोड़ें
button-account-replace = { $name } को बदलें
button-account-neither = लिंक न करें
button-unlink = अनलिंक करें
button-logout = हाँ, अनलिंक करें
button-stay = लिंक रहने दें
button-forget = हाँ, सब मिटाएँ
button-keep-data = मेरा डेटा रहने दें
button-guard = खर्च की सीमा
button-cap = 24 घंटे की सीमा (Rp)
button-ask-above = इससे ऊपर फिर पूछें (Rp)
button-low-balance = इससे कम पर बताएँ (Rp)
button-no-limit = कोई सीमा नहीं
button-none = कोई नहीं
button-never = कभी नहीं
button-freeze = खरीद रोकें
button-unfreeze = खरीद फिर चालू करें
button-open-site = SMSCode खोलें
button-top-up = SMSCode पर बैलेंस डालें
button-rupiah = रुपिया में बदलें
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
    कुछ मिनटों के लिए फ़ोन नंबर किराए पर लें और उसके SMS कोड यहाँ पाएँ। भुगतान आपके SMSCode बैलेंस से होता है।
start-steps =
    1. अपना SMSCode खाता लिंक करें, बस एक बार
    2. सेवा और देश चुनें
    3. कोड यहाँ आएगा

    ↩️ SMS नहीं आया? पैसे वापस मिलते हैं।
help-steps =
    <b>यह कैसे काम करता है</b>
    1. /buy भेजें, फिर सेवा और देश चुनें।
    2. जहाँ फ़ोन नंबर माँगा जाए, वहाँ यह नंबर डालें।
    3. कोड यहाँ नए संदेश में आता है।

    SMS नहीं आया? पैसे वापस मिलते हैं: समय पूरा होने पर अपने आप, या आपके रद्द करने पर (खरीदने के 2 मिनट बाद से)।
help-commands =
    <b>काम की बातें</b>
    बस लिखें कि क्या चाहिए: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – चालू ऑर्डर
    /orders – सभी ऑर्डर (CSV में भी)
    <code>/orders whatsapp जून</code> – ऑर्डर खोजें
    <code>/order 1001</code> – एक ऑर्डर
    /balance – आपका बैलेंस
    /rate – विनिमय दर
    /watch – जिसका आप इंतज़ार कर रहे हैं
help-push = /instant – तुरंत कोड
help-inline = किसी भी चैट में <code>@{ $bot } whatsapp</code> – ऑफ़र साझा करें
help-commands-more =
    /me – आपके आँकड़े
    /settings – मुद्रा, भाषा, साउंड, सीमा, पसंदीदा
    /login – खाता लिंक करें
    /logout – खाता अनलिंक करें
    /forget – अपना डेटा मिटाएँ
help-lawful = इसे कानूनी रूप से और सिर्फ़ अपने खातों के लिए इस्तेमाल करें।

## Linking

login-ask =
    <b>अपना SMSCode खाता लिंक करें</b>
    मुझे अपना API टोकन भेजें। यह SMSCode पर Account Settings में मिलेगा।

    मैं आपका संदेश तुरंत मिटा दूँगा और टोकन एन्क्रिप्ट करके रखूँगा। रोकने के लिए /cancel भेजें।
login-linked =
    ✅ <b>आपका खाता लिंक हो गया</b>
    बैलेंस: <b>{ $balance }</b>
login-instant = ⚡ कोड तुरंत आते हैं (/settings में बदलें)।
login-instant-taken = ⚡ तुरंत कोड बंद हैं: आपका SMSCode खाता सूचनाएँ दूसरे पते पर भेजता है।
login-instant-chat = ⚡ तुरंत कोड यहाँ बंद हैं: इस बॉट की दूसरी चैट में इस खाते के लिए चालू हैं।
login-open-orders =
    { $count ->
        [one] आपका { $count } ऑर्डर अब भी चालू है। अगर वह दूसरे खाते से खरीदा था, तो कोड पाने के लिए वही खाता फिर लिंक करें।
       *[other] आपके { $count } ऑर्डर अब भी चालू हैं। अगर वे दूसरे खाते से खरीदे थे, तो कोड पाने के लिए वही खाता फिर लिंक करें।
    }
terms-by-linking = टोकन भेजकर आप उपयोग की शर्तें स्वीकार करते हैं:
terms = इसे कानूनी रूप से और सिर्फ़ अपने खातों के लिए इस्तेमाल करें। धोखाधड़ी, स्पैम, उत्पीड़न और किसी और की पहचान अपनाना मना है। नंबर किराए के हैं: जिसकी बाद में ज़रूरत हो, उसकी सुरक्षा इनसे न करें।
terms-accepted = आपने उपयोग की शर्तें स्वीकार कीं (संस्करण { $version })।
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>उपयोग की शर्तें</b>
    खरीदने से पहले इन्हें पढ़कर स्वीकार करें।
login-wrong-token =
    <b>SMSCode इस टोकन को नहीं पहचानता</b>
    मैंने इसे सेव नहीं किया। कृपया Account Settings से फिर कॉपी करें।
login-not-stored = मैं आपका टोकन नहीं जाँच सका, इसलिए सेव नहीं किया।
login-not-a-token = यह API टोकन नहीं लगता। इसे SMSCode के Account Settings से कॉपी करके अकेला भेजें, या /cancel भेजें।
login-offer-balance =
    ✅ <b>टोकन काम करता है</b>
    बैलेंस: <b>{ $balance }</b>
login-offer = आपका एक खाता पहले से लिंक है। इस खाते का क्या करूँ?
login-offer-full = आपके { $most } खाते लिंक हैं और इससे ज़्यादा नहीं हो सकते। यह खाता केवल किसी और की जगह ले सकता है।
login-offer-dropped = कुछ भी लिंक नहीं हुआ। मैंने टोकन नहीं रखा।
login-offer-gone = वह टोकन अब मेरे पास नहीं है। अगर खाता सूची में नहीं है, तो टोकन फिर भेजें।
login-known = यह खाता पहले से <b>{ $name }</b> नाम से लिंक है।
login-needed = पहले अपना SMSCode खाता लिंक करें।
login-token-rejected =
    🔒 <b>SMSCode अब आपका टोकन स्वीकार नहीं करता</b>
    आपके ऑर्डर सुरक्षित हैं। खाता फिर लिंक करें, इस बीच जो भी आया वह मैं यहाँ दिखाऊँगा।
login-cannot-delete = ⚠️ टोकन वाला आपका संदेश मैं नहीं मिटा पाया। कृपया उसे खुद मिटा दें।
logout-ask =
    <b>अपना SMSCode खाता अनलिंक करें?</b>
    मैं आपका टोकन मिटा दूँगा।
logout-open-orders =
    { $count ->
        [one] आपका <b>{ $count } चालू ऑर्डर</b> है। वह SMSCode पर चालू रहेगा, पर उसका कोड यहाँ नहीं आएगा।
       *[other] आपके <b>{ $count } चालू ऑर्डर</b> हैं। वे SMSCode पर चालू रहेंगे, पर उनके कोड यहाँ नहीं आएँगे।
    }
logout-purchases =
    { $count ->
        [one] ⏳ <b>{ $count } खरीद</b> अभी चल रही है:
            { $names }
            मैं यहाँ बताऊँगा कि उसका क्या हुआ। जब तक खाता लिंक नहीं है, उसका कोड यहाँ नहीं आएगा।
       *[other] ⏳ <b>{ $count } खरीद</b> अभी चल रही हैं:
            { $names }
            मैं यहाँ बताऊँगा कि उनका क्या हुआ। जब तक खाता लिंक नहीं है, उनके कोड यहाँ नहीं आएँगे।
    }
logout-promised =
    { $count ->
        [one] मैंने { $count } ऑर्डर रद्द करने का वादा किया था। अनलिंक करने पर मैं उसे रद्द नहीं करूँगा।
       *[other] मैंने { $count } ऑर्डर रद्द करने का वादा किया था। अनलिंक करने पर मैं उन्हें रद्द नहीं करूँगा।
    }
logout-done = खाता अनलिंक हो गया। मैंने आपका टोकन मिटा दिया है।
logout-done-later = खाता अनलिंक हो गया।
logout-done-open-orders =
    { $count ->
        [one] { $count } चालू ऑर्डर SMSCode पर चलता रहेगा। उसका कोड यहाँ पाने के लिए फिर लिंक करें।
       *[other] { $count } चालू ऑर्डर SMSCode पर चलते रहेंगे। उनके कोड यहाँ पाने के लिए फिर लिंक करें।
    }
address-later = SMSCode जवाब नहीं दे रहा, इसलिए वहाँ सूचना का पता अभी इसी बॉट का है। SMSCode के जवाब देते ही मैं पुराना पता वापस लगा दूँगा। तब तक, ज़्यादा से ज़्यादा 24 घंटे, आपका टोकन एन्क्रिप्टेड रखा जाएगा।
address-cleared = आपके SMSCode खाते में अब इस बॉट का सूचना पता नहीं है।
address-left = आपके SMSCode खाते का पहले वाला सूचना पता वापस नहीं लग सका। कृपया उसे SMSCode पर फिर से सेट करें।

## Erasing a person

forget-ask =
    <b>आपके बारे में मेरे पास जो कुछ है, सब मिटा दूँ?</b>
    आपका टोकन, ऑर्डर, नंबर, कोड और सेटिंग यहाँ से हमेशा के लिए मिट जाएँगे। मैं आपका SMSCode खाता अनलिंक करूँगा, उसका पहले वाला सूचना पता वापस लगाऊँगा और यहाँ के हाल के वे संदेश मिटाऊँगा जिनमें नंबर और कोड हैं।

    आपके SMSCode खाते और बैलेंस पर असर नहीं पड़ेगा। पुराने संदेश Telegram के पास रहते हैं: उन्हें हटाने के लिए यह चैट मिटाएँ।
forget-in-doubt =
    { $count ->
        [one] ⚠️ अभी पता नहीं कि { $count } खरीद हुई और पैसे कटे या नहीं। अभी सब मिटाने पर मैं यह पता नहीं कर पाऊँगा। कृपया SMSCode पर अपने ऑर्डर देखें।
       *[other] ⚠️ अभी पता नहीं कि { $count } खरीद हुईं और पैसे कटे या नहीं। अभी सब मिटाने पर मैं यह पता नहीं कर पाऊँगा। कृपया SMSCode पर अपने ऑर्डर देखें।
    }
forget-erasing = आपका डेटा और नंबर व कोड वाले हाल के संदेश मिटाए जा रहे हैं। पूरा होने पर यहीं बताऊँगा।
forget-done =
    <b>सब मिटा दिया गया</b>
    अगर आप मुझे फिर लिखेंगे, तो सब नए सिरे से शुरू होगा। पुराने संदेश हटाने के लिए यह चैट मिटाएँ।
forget-busy = आपकी एक खरीद अभी चल रही है। आपके पैसे सुरक्षित रहें, इसलिए मैंने कुछ नहीं मिटाया। कृपया कुछ मिनट बाद फिर कोशिश करें।

## Balance and rate

balance = बैलेंस: <b>{ $balance }</b>
balance-low =
    <b>आपका बैलेंस कम है</b>
    यह आपकी सीमा { $limit } से कम है।
balance-bound = { $count } चालू ऑर्डर में रुके हुए: { $amount }। SMS न आने पर पैसे वापस।
rate-dollar = $1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = { $at } की दर
rate-ledger = SMSCode पैसे रुपिया में लेता है। डॉलर की रकम इसी दर से है।

## Choosing

browse-countries = <b>देश चुनें</b>
browse-countries-for = <b>{ $service }</b>: देश चुनें
browse-services = <b>सेवा चुनें</b>
browse-services-in = <b>{ $country }</b>: सेवा चुनें
front = <b>किस सेवा के लिए नंबर चाहिए?</b>
front-hint = चुनें या लिखें: <code>wa indonesia</code>
browse-services-count =
    { $count ->
        [1] 1 सेवा। इसे चुनें या नाम लिखें।
       *[other] { $count } सेवाएँ। एक चुनें या उसका नाम लिखें।
    }
browse-countries-count = { $count } देश। एक चुनें या उसका नाम लिखें।
browse-countries-priced =
    { $count ->
        [1] 1 देश में उपलब्ध (सबसे कम कीमत · स्टॉक)।
            इसे चुनें या नाम लिखें।
       *[other] { $count } देशों में उपलब्ध (सबसे कम कीमत · स्टॉक)।
            एक चुनें या उसका नाम लिखें।
    }
browse-found = “{ $query }” से सबसे मिलते-जुलते:
browse-nothing-found = “{ $query }” के लिए कुछ नहीं मिला। दूसरी तरह लिखें, या सूची से चुनें।
browse-empty = अभी कोई नंबर उपलब्ध नहीं। कृपया कुछ मिनट बाद फिर कोशिश करें।
browse-sold-out =
    <b>{ $title }</b>
    अभी स्टॉक खत्म है।
offer-stock = स्टॉक में { $count }
offer-no-stock = स्टॉक खत्म
offer-any = कोई भी
offer-any-operator = कोई भी ऑपरेटर
offer-left = { $count } बाकी
success-rate = { $percent }%
success-seconds = ~{ $count } से.
success-minutes = ~{ $count } मि.
success-over = { $count }+ मि.
favourite = ⭐ <b>{ $title }</b>
favourite-price = अभी एक नंबर की कीमत: <b>{ $price }</b>
favourite-sold-out = अभी स्टॉक खत्म है।
favourite-ceiling = आपकी सीमा: <b>{ $ceiling }</b>। इससे ऊपर मैं नहीं खरीदूँगा।
favourite-no-ceiling = कीमत की कोई सीमा नहीं।
favourite-one-tap = ⚡ एक टैप खरीद चालू है: /buy का बटन आपकी सीमा तक तुरंत 1 नंबर खरीदता है।
favourite-hint = पसंदीदा /buy में सबसे ऊपर आते हैं। एक नंबर के लिए आप अधिकतम कितना देंगे? सीमा रुपिया में है, क्योंकि SMSCode इसी में पैसे लेता है।
favourite-dropped = पसंदीदा से हटा दिया गया।
favourite-over-ceiling =
    <b>{ $title }</b>
    एक नंबर की कीमत अब <b>{ $now }</b> है, आपकी सीमा { $ceiling } से ज़्यादा। मैंने नहीं खरीदा।
favourites = <b>पसंदीदा</b>
favourites-hint = ये /buy में सबसे ऊपर आते हैं। कीमत की सीमा के लिए एक चुनें।
favourites-none = अभी कोई नहीं। किसी ऑफ़र पर “☆ पसंदीदा” चुनें।
watch = 🔔 <b>{ $title }</b>
watch-any = नंबर मिलते ही मैं बता दूँगा।
watch-at-most = नंबर <b>{ $price }</b> या उससे कम में मिलते ही मैं बता दूँगा।
watch-ask = कितनी देर तक? मैं हर मिनट एक बार देखता हूँ।
watch-running = मैं { $time } तक हर मिनट एक बार देखता हूँ।
watch-until = { $time } तक
watch-found =
    🔔 <b>{ $title }</b>
    अब नंबर मिल रहे हैं, <b>{ $price }</b> से।
watch-expired =
    🔔 <b>{ $title }</b>
    समय पर कोई नंबर नहीं मिला।
watch-limit = आपकी कीमत थी: { $price } या कम।
watches = <b>नज़र में</b>
watches-limit = { $price } या कम
watches-hint = मिलते ही हर एक के लिए एक बार बताऊँगा।
watches-none = अभी कुछ नहीं। कुछ खत्म हो तो “🔔 मिलने पर बताओ” दबाएँ।
watches-full = आप पहले से { $count } पर नज़र रख रहे हैं, इससे ज़्यादा नहीं हो सकते। पहले एक बंद करें।

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = कीमत: <b>{ $price }</b>
confirm-total = कीमत: { $count } × { $price } = <b>{ $total }</b>
confirm-of-balance = <b>{ $price }</b>, बैलेंस { $balance } में से
confirm-times = { $count } × { $price }
confirm-note = ↩️ SMS नहीं आया? पैसे वापस मिलते हैं।
confirm-success = 📊 SMS आया, पिछले 30 दिन: <b>{ $rate }</b>
confirm-success-own = 👤 आपके, पिछले 30 दिन: { $count } में से { $got } · { $rate }
confirm-best-success = 🎯 आपको { $price } प्रति नंबर तक सबसे अच्छी सफलता दर वाला ऑफ़र मिलेगा।
confirm-short = ⚠️ इसके लिए बैलेंस कम है।
confirm-frozen = ❄️ <b>खरीद रुकी है।</b> इसे खर्च की सीमा में बदलें।
confirm-over-cap = 🛡 <b>आपकी 24 घंटे की सीमा { $cap } से ऊपर।</b> बाकी: { $left }।
confirm-over-limit = 🛡 <b>आपकी 24 घंटे की सीमा से ऊपर।</b>
confirm-will-ask = 🛡 आपकी तय रकम से ऊपर: मैं एक बार फिर पूछूँगा।
confirm-cap-left = 🛡 24 घंटे की सीमा { $cap } में से बाकी: { $left }
short-missing = आपके पास { $balance } हैं: <b>{ $missing } कम।</b>
short-buys = आपके बैलेंस में यह मिलेगा:
confirm-price-rose =
    <b>{ $title }</b>
    हर नंबर की कीमत { $before } से बढ़कर <b>{ $now }</b> हो गई। पैसे नहीं कटे। फिर भी खरीदें?
confirm-price-fell =
    <b>{ $title }</b>
    हर नंबर की कीमत { $before } से घटकर <b>{ $now }</b> हो गई। पैसे नहीं कटे। इस कीमत पर खरीदें?
confirm-rate-moved =
    <b>{ $title }</b>
    विनिमय दर बदल गई है, एक बार फिर पुष्टि करें: <b>{ $price }</b> प्रति नंबर। पैसे नहीं कटे।
confirm-buying =
    <b>{ $title }</b>
    ⏳ खरीद रहा हूँ…
confirm-abandoned = ठीक है, कुछ नहीं खरीदा गया।
confirm-stale = यह बटन अब काम नहीं करता। कुछ नहीं खरीदा गया।
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            नंबर नहीं मिला, इसलिए कोई ऑर्डर नहीं है। पैसे सिर्फ़ मिले हुए नंबरों के लगते हैं।
       *[other] <b>{ $title }</b>
            { $count } में से कोई नंबर नहीं मिला, इसलिए कोई ऑर्डर नहीं है। पैसे सिर्फ़ मिले हुए नंबरों के लगते हैं।
    }
purchase-not-bought = <b>{ $title }: नहीं खरीदा गया</b>
purchase-no-offer = { $limit } या उससे कम में अब कोई नंबर नहीं बचा।
purchase-next = अगला ऑफ़र: <b>{ $price }</b> प्रति नंबर।
number-gone = यह नंबर अब नहीं है: SMSCode इसे दोबारा नहीं दे सकता।
number-too-early = यह नंबर दोबारा लेना अभी जल्दी है।
number-busy = SMSCode अभी यह नंबर दोबारा नहीं दे सकता। शायद यह इस्तेमाल में है।
number-refused = ऑपरेटर ने अभी यह नंबर नहीं छोड़ा।
number-price-unknown = SMSCode ने इस नंबर की कीमत नहीं मानी।
number-dearer = वही नंबर अब { $limit } से महँगा है।
purchase-lapsed = खरीद समय पर नहीं भेजी जा सकी, इसलिए इसे छोड़ दिया गया।
purchase-in-doubt =
    <b>{ $title }: नतीजा पता नहीं</b>
    SMSCode ने साफ़ जवाब नहीं दिया, फिर आपका टोकन लेना बंद कर दिया। हो सकता है नंबर खरीदा गया हो और पैसे कटे हों। मैं इसे दोबारा नहीं खरीदूँगा।
    खाता फिर लिंक करें, मैं जाँच लूँगा।
purchase-in-doubt-account =
    <b>{ $title }: नतीजा पता नहीं</b>
    SMSCode ने साफ़ जवाब नहीं दिया, और जिस खाते से आपने खरीदा वह अब लिंक नहीं है। हो सकता है नंबर खरीदा गया हो और पैसे कटे हों। मैं इसे दोबारा नहीं खरीदूँगा।
    वही खाता फिर लिंक करें, मैं जाँच लूँगा।
purchase-unsettled =
    <b>{ $title }: नतीजा पता नहीं</b>
    SMSCode ने साफ़ जवाब नहीं दिया, और वहाँ आपके ऑर्डर की सूची में भी यह नहीं दिखता। हो सकता है नंबर खरीदा गया हो और पैसे कटे हों। मैं इसे दोबारा नहीं खरीदूँगा।
    फिर से खरीदने से पहले SMSCode पर अपने ऑर्डर और बैलेंस देखें। अगर नंबर एक घंटे के अंदर आता है, तो मैं उसे यहाँ दिखाऊँगा।
purchase-unclear = SMSCode ने अभी जवाब नहीं दिया है। आपको नंबर मिला या नहीं, यह पता चलने तक मैं जाँचता रहूँगा। तब तक इसे दोबारा न खरीदें।

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
line-place = <b>{ $place }</b>
line-code = <code>{ $code }</code>
card-ends = { $at } समाप्त
card-price-back = { $price }, SMS न आए तो वापस
card-order = #{ $id }
card-price-each = हर एक { $price }
card-price-total = कुल { $price }
card-line-canceling = 🕐 रद्द हो रहा है
card-line-canceling-from = 🕐 रद्द होगा: { $at }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ SMS का इंतज़ार
card-vanished = ⚠️ <b>SMSCode अब यह ऑर्डर नहीं दिखाता</b>
card-missed =
    { $count ->
        [one] ✉️ मुझसे { $count } SMS छूट गया: पढ़ने से पहले ही दूसरा SMS आ गया।
       *[other] ✉️ मुझसे { $count } SMS छूट गए: पढ़ने से पहले ही दूसरे SMS आ गए।
    }
card-waiting-again = ⏳ एक और SMS का इंतज़ार
card-received = ✅ SMS मिल गया
card-has-sms = ✅
card-below = नीचे देखें ↓
card-moved = नीचे दिखाया गया ↓
card-completed = ✅ पूरा हुआ।
card-canceled = रद्द किया गया।
card-expired = समय पूरा हुआ। SMS नहीं आया।
card-expired-with-sms = समय पूरा हुआ।
card-promised = 🕐 मैं जल्द से जल्द रद्द कर दूँगा, अगर पहले SMS न आया।
card-promised-from = 🕐 { $at } रद्द कर दूँगा (SMSCode की न्यूनतम सीमा), अगर पहले SMS न आया।
card-auto-replace = 🔁 SMS न आया तो { $at } यह नंबर बदल दूँगा।
card-replacing = 🔁 फिर अधिकतम { $price } में दूसरा नंबर लूँगा।
card-replaces = 🔁 ऑर्डर #{ $id } की जगह
ended-replacing = 🔁 आपके लिए दूसरा नंबर ले रहा हूँ।
not-canceled-replace = इसलिए नंबर भी नहीं बदला।
not-replaced = <b>यह नंबर नहीं बदला।</b>
not-replaced-open = <b>यह नंबर अपने आप नहीं बदलूँगा।</b>
not-replaced-price = अगला नंबर { $price } का है, आपकी सहमति से ज़्यादा।
not-replaced-dearer = अगला नंबर आपकी सहमति से महँगा है।
not-replaced-sold-out = और नंबर नहीं हैं।
not-replaced-limit = आपकी खर्च सीमा इजाज़त नहीं देती।
not-replaced-unclear = SMSCode का जवाब साफ़ नहीं था।
not-replaced-late = बहुत समय लग गया।
not-replaced-account = अब दूसरा खाता लिंक है।
auto-replace =
    <b>अपने आप बदलना</b>

    समय पर SMS न आए तो ऑर्डर रद्द करके दूसरा नंबर लूँगा। जवाब साफ़ न हो तो रुककर आपको बताऊँगा।
auto-replace-none = बंद: नंबर तभी बदलूँगा जब आप बटन दबाएँ।
auto-replace-off = अपने आप बदलना: बंद
auto-replace-word = बदलना: { $minutes } मिनट, { $times }×
auto-replace-after =
    { $minutes ->
        [one] SMS न आए तो { $minutes } मिनट बाद नंबर बदलता हूँ, उसी दाम में या सस्ते में।
       *[other] SMS न आए तो { $minutes } मिनट बाद नंबर बदलता हूँ, उसी दाम में या सस्ते में।
    }
auto-replace-times =
    { $times ->
        [one] ज़्यादा से ज़्यादा { $times } बार।
       *[other] ज़्यादा से ज़्यादा { $times } बार लगातार।
    }
card-progress = ✉️ SMS मिले: { $count } में से { $got }
card-more-sms = … और { $count } पुराने SMS
card-more-orders = … और { $count } ऑर्डर
card-failed =
    { $count ->
        [one] { $count } नंबर नहीं मिल सका, उसके पैसे नहीं लगे।
       *[other] { $count } नंबर नहीं मिल सके, उनके पैसे नहीं लगे।
    }
card-unsettled =
    { $count ->
        [one] ⏳ { $count } और नंबर अभी तय नहीं है: SMSCode ने नहीं बताया कि वह आपको मिला या नहीं।
       *[other] ⏳ { $count } और नंबर अभी तय नहीं हैं: SMSCode ने नहीं बताया कि वे आपको मिले या नहीं।
    }
card-late =
    { $count ->
        [one] ⚠️ मेरे नतीजा बताने के बाद आपको { $count } नंबर और मिला। उसके पैसे कट चुके हैं।
       *[other] ⚠️ मेरे नतीजा बताने के बाद आपको { $count } नंबर और मिले। उनके पैसे कट चुके हैं।
    }
card-other-country = ⚠️ यह नंबर आपके चुने हुए देश का नहीं है: { $country }।
card-continues = 🔁 ऑर्डर #{ $id } वाला ही नंबर
card-unlinked = ⚠️ आपका खाता अब लिंक नहीं है, इसलिए कोड यहाँ नहीं आ सकता। ऑर्डर SMSCode पर चलता रहेगा: वहाँ देखें या फिर लिंक करें।
card-empty = ⏳ आपका नंबर अभी यहाँ दिखेगा।
state-active = इंतज़ार
state-otp-received = SMS मिला
state-completed = पूरा
state-canceled = रद्द
state-expired = समय समाप्त
refund = <b>{ $amount }</b> वापस मिले।
refund-see-balance = वापस आए पैसे /balance में देखें।

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>नया SMS</b>
sms-no-text = SMSCode ने टेक्स्ट नहीं भेजा।
sms-came = { $age } आया
sms-overtaken = पुराना SMS: इससे नया SMS पहले आ गया।
ended-expired = ⌛ <b>समय पूरा हुआ। SMS नहीं आया।</b>
ended-canceled = <b>ऑर्डर रद्द हो गया।</b>
ended-completed = ✅ <b>ऑर्डर पूरा हुआ।</b>
ended-many-expired =
    { $count ->
        [one] ⌛ <b>{ $count } नंबर का समय पूरा हुआ। SMS नहीं आया।</b>
       *[other] ⌛ <b>{ $count } नंबरों का समय पूरा हुआ। SMS नहीं आया।</b>
    }
ended-many-over =
    { $count ->
        [one] ⌛ { $count } नंबर का समय पूरा हुआ, जिस पर SMS आया था।
       *[other] ⌛ { $count } नंबरों का समय पूरा हुआ, जिन पर SMS आए थे।
    }
ended-many-canceled =
    { $count ->
        [one] <b>{ $count } ऑर्डर रद्द हो गया।</b>
       *[other] <b>{ $count } ऑर्डर रद्द हो गए।</b>
    }
ended-many-completed =
    { $count ->
        [one] ✅ <b>{ $count } ऑर्डर पूरा हुआ।</b>
       *[other] ✅ <b>{ $count } ऑर्डर पूरे हुए।</b>
    }
sms-part = ✉️ SMS, { $count } में से भाग { $part }
vanished =
    ⚠️ { $count ->
        [one] <b>SMSCode अब यह ऑर्डर नहीं दिखाता</b>
       *[other] <b>SMSCode अब { $count } ऑर्डर नहीं दिखाता</b>
    }
vanished-note =
    { $count ->
        [one] अभी मुझे इसके कोड नहीं मिल सकते। हो सकता है इसे SMSCode पर हटा दिया गया हो, या यह अभी लिंक किए खाते का नहीं, किसी और खाते का हो। कृपया SMSCode पर अपने ऑर्डर और बैलेंस देखें। इसका समय पूरा होने तक मैं देखता रहूँगा।
       *[other] अभी मुझे इनके कोड नहीं मिल सकते। हो सकता है इन्हें SMSCode पर हटा दिया गया हो, या ये अभी लिंक किए खाते के नहीं, किसी और खाते के हों। कृपया SMSCode पर अपने ऑर्डर और बैलेंस देखें। इनका समय पूरा होने तक मैं देखता रहूँगा।
    }

## Orders

orders = <b>सभी ऑर्डर</b>
orders-with-status = <b>ऑर्डर: { $status }</b>
orders-none-here = यहाँ कोई ऑर्डर नहीं है।
orders-older-unread = पुराने सभी ऑर्डर अभी नहीं खोजे गए।
orders-nothing-found = “{ $query }” के लिए कुछ नहीं मिला। सेवा, देश, आख़िरी अंक या महीने से खोजें, जैसे <code>/orders whatsapp जून</code>।
orders-none = अभी तक कोई ऑर्डर नहीं है।
orders-all = सभी
orders-back = { $amount } वापस
state-refunded = पैसे वापस
active-count =
    { $count ->
        [one] <b>1 चालू ऑर्डर</b>
       *[other] <b>{ $count } चालू ऑर्डर</b>
    }
active-back = SMS न आने पर <b>{ $amount }</b> वापस मिलेंगे
bulk-has-sms =
    { $count ->
        [one] 🔑 1 ऑर्डर में SMS आ चुका है, वह चालू रहेगा।
       *[other] 🔑 { $count } ऑर्डर में SMS आ चुका है, वे चालू रहेंगे।
    }
bulk-not-canceled =
    { $count ->
        [one] ⚠️ 1 ऑर्डर रद्द नहीं हुआ और अब भी चालू है।
       *[other] ⚠️ { $count } ऑर्डर रद्द नहीं हुए और अब भी चालू हैं।
    }
bulk-not-finished =
    { $count ->
        [one] ⚠️ 1 ऑर्डर पूरा नहीं हुआ और अब भी चालू है।
       *[other] ⚠️ { $count } ऑर्डर पूरे नहीं हुए और अब भी चालू हैं।
    }
export-caption = <b>सभी ऑर्डर</b>: { $count }। यह फ़ाइल अपने तक रखें: इसमें आपके फ़ोन नंबर हैं।
export-progress = ⏳ अब तक पढ़े गए ऑर्डर: { $count }। सभी मिलने पर मैं फ़ाइल भेजूँगा।
export-unread = ⚠️ जो ऑर्डर पढ़े न जा सकने से छूट गए: { $count }।
export-unanswered = ⚠️ पुराने ऑर्डर नहीं हैं, क्योंकि SMSCode ने उन्हें नहीं भेजा। कृपया बाद में फ़ाइल फिर डाउनलोड करें।
export-too-many = ⚠️ पुराने ऑर्डर नहीं हैं, क्योंकि फ़ाइल भर गई है।
export-cut-off = फ़ाइल पूरी नहीं हो सकी। कृपया फिर कोशिश करें।
export-order = ऑर्डर नंबर
export-bought = खरीदा
export-service = सेवा
export-country = देश
export-number = फ़ोन नंबर
export-status = स्थिति
export-amount = राशि
export-currency = मुद्रा
export-code = कोड
export-came = SMS मिला
export-until = मान्य (तक)
export-zone = समय क्षेत्र
export-operator = ऑपरेटर
active-none = आपका कोई चालू ऑर्डर नहीं है।

## Settings

settings =
    <b>सेटिंग</b>
    SMSCode पैसे रुपिया में लेता है। डॉलर की रकम उसकी दर से है।
settings-idr = रुपिया → $
settings-usd = डॉलर → Rp
settings-languages = <b>भाषा</b>
settings-codes-full = कोड: पूरा
settings-codes-only = कोड: छोटा
settings-codes-covered = कोड: छिपा
settings-instant-on = तुरंत: चालू
settings-instant-off = तुरंत: बंद
settings-limits-on = सीमा: चालू
settings-limits-off = सीमा: बंद
settings-frozen = खरीद रुकी
settings-favourites = पसंदीदा: { $count }
settings-accounts = खाते: { $count }
settings-file = CSV
settings-erase = डेटा मिटाएँ
settings-zone = समय क्षेत्र: { $place }
settings-back = ‹ सेटिंग
settings-ring-all = साउंड: सब
settings-ring-codes = साउंड: कोड

accounts =
    <b>खाते</b>
    नए नंबरों का भुगतान ✓ वाले खाते से होता है। सभी खातों के कोड यहाँ आते हैं।
account-line = 👤 { $name }
account-number = खाता { $number }
account-in-use = अब उपयोग में: <b>{ $name }</b>
account-ask-name = <b>{ $name }</b> का नया नाम भेजें, ज़्यादा से ज़्यादा { $most } अक्षर।
account-name-empty = नाम में कोई अक्षर, अंक या इमोजी होना चाहिए।
account-name-long = यह नाम बहुत लंबा है।
account-name-taken = किसी और खाते का यही नाम है।

codes =
    <b>कोड वाले संदेश</b>
    चुनें कि कोड वाले संदेश क्या दिखाएँ और कितनी देर रहें। कोड ऑर्डर में हमेशा रहता है।
codes-full = पूरा टेक्स्ट
codes-only = सिर्फ़ कोड
codes-open = दिखे
codes-covered = छूकर देखें
codes-stay = न मिटाएँ
codes-minutes = { $count } मिनट रखें
codes-hours = { $count } घंटे रखें

zones =
    <b>समय क्षेत्र: { $place }</b>
    वहाँ अभी { $time } बजे हैं। ऐसी जगह चुनें जहाँ का समय आपके जैसा हो, या शहर का नाम (अंग्रेज़ी में) या UTC से अंतर लिखें, जैसे <code>+5:30</code>।
zones-found = “{ $query }” के नतीजे:
zones-nothing-found = “{ $query }” के लिए कुछ नहीं मिला। पास का बड़ा शहर अंग्रेज़ी में लिखें, या UTC से अंतर, जैसे <code>+5:30</code>।

## Spending limits

guard =
    <b>खर्च की सीमा</b>
    यह इस बॉट में आपका खर्च सीमित करती है। रकम रुपिया में है, क्योंकि SMSCode इसी में पैसे लेता है। वापस आए पैसे नहीं गिने जाते।
guard-cap = 24 घंटे की सीमा: <b>{ $amount }</b>
guard-no-cap = 24 घंटे की सीमा: कोई नहीं
guard-ask = <b>{ $amount }</b> से ऊपर फिर पूछें
guard-no-ask = फिर पूछना: बंद
guard-low = कम बैलेंस: <b>{ $amount }</b> से कम पर बताऊँगा
guard-no-low = कम बैलेंस: नहीं बताऊँगा
guard-frozen = ❄️ <b>खरीद रुकी है।</b> चालू ऑर्डर पर असर नहीं पड़ेगा।
guard-held-frozen = ❄️ <b>खरीद रुकी है।</b> कुछ नहीं खरीदा गया।
guard-held-cap = <b>यह आपकी 24 घंटे की सीमा { $cap } से ऊपर जाएगा।</b> आप { $spent } खर्च कर चुके हैं। कुछ नहीं खरीदा गया।
guard-held-ask = <b>यह { $amount } से ज़्यादा है।</b> आपने कहा था कि पहले आपसे पूछूँ। अभी कुछ नहीं खरीदा गया।
amount-ask = रकम रुपिया में भेजें, जैसे <code>75000</code>।
amount-unread = यह रकम समझ नहीं आई। रुपिया में भेजें, जैसे <code>75000</code>।

## Instant codes

push-impossible = यह बॉट तुरंत कोड नहीं दे सकता। मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-off =
    <b>तुरंत कोड बंद हैं</b>
    मैं हर कुछ सेकंड में नए कोड देखता हूँ। इसे चालू करें और SMSCode हर कोड आते ही यहाँ भेजेगा।
push-on =
    <b>तुरंत कोड चालू हैं</b>
    SMSCode हर कोड आते ही यहाँ भेजता है।
push-last-event = SMSCode से आखिरी सूचना: { $age } ({ $at })
push-failures =
    { $count ->
        [one] पिछली { $count } सूचना नहीं पहुँची। मैं खुद भी कोड देखता हूँ।
       *[other] पिछली { $count } सूचनाएँ नहीं पहुँचीं। मैं खुद भी कोड देखता हूँ।
    }
push-no-event = SMSCode से अभी तक कोई सूचना नहीं आई।
push-no-failures = उसके बाद कोई सूचना नहीं रुकी।
push-address-ours = सूचना पता: <code>{ $host }</code> (यही बॉट)
push-address-chat = सूचना पता: <code>{ $host }</code> (यही बॉट, दूसरी चैट)
push-address-other = सूचना पता: <code>{ $host }</code> (यह बॉट नहीं)
push-address-none = सूचना पता: कोई नहीं
push-healed = 🔧 मैंने SMSCode पर पता और गुप्त कुंजी फिर से लगाई और जाँच की।
push-test-sent = ✅ SMSCode ने टेस्ट भेजा (स्थिति { $status })।
push-test-not-sent = ❌ टेस्ट असफल रहा (स्थिति { $status })।
push-test-here = ✅ मुझे मिल गया।
push-test-not-here = ❌ मुझे नहीं मिला।
push-test-refused = SMSCode पर पता या गुप्त कुंजी अब इस चैट की नहीं है। दोनों फिर से लगाने के लिए “ठीक करें” दबाएँ। कोड फिर भी आएँगे: मैं हर कुछ सेकंड में देखता हूँ।
push-disabled =
    <b>तुरंत कोड रुके हुए हैं</b>
    सूचनाएँ नहीं पहुँच रही थीं, इसलिए SMSCode ने { $at } को इन्हें रोक दिया। “ठीक करें” दबाएँ। तब तक मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-foreign =
    <b>तुरंत कोड यहाँ नहीं आते</b>
    आपका SMSCode खाता सूचनाएँ दूसरे पते पर भेजता है।
    मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-foreign-chat =
    <b>तुरंत कोड यहाँ नहीं आते</b>
    इस बॉट की दूसरी चैट में इस खाते के लिए चालू हैं।
    मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-repointed =
    <b>तुरंत कोड कहीं और जा रहे हैं</b>
    SMSCode पर पता बदल दिया गया। मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-unreachable =
    <b>तुरंत कोड नहीं पहुँच रहे</b>
    SMSCode इस बॉट तक नहीं पहुँच पाता, इसलिए इन्हें बार-बार रोक देता है। मैं हर कुछ सेकंड में नए कोड देखता हूँ और बीच-बीच में इन्हें फिर चालू करने की कोशिश करता हूँ। आपको कुछ नहीं करना है।
push-ask-replace =
    <b>SMSCode पर पता बदलें?</b>
    आपका खाता सूचनाएँ यहाँ भेजता है:
    <code>{ $host }</code>
    बदलने पर उस पते पर कुछ नहीं जाएगा। तुरंत कोड बंद करने या खाता अनलिंक करने पर मैं उसे वापस लगा दूँगा।
push-ask-replace-chat =
    <b>SMSCode पर पता बदलें?</b>
    इस बॉट की दूसरी चैट में इस खाते के लिए तुरंत कोड चालू हैं। पता बदलने पर कोड यहाँ आएँगे। तुरंत कोड बंद करने या खाता अनलिंक करने पर मैं उसे वापस लगा दूँगा।
push-switched-on = ✅ तुरंत कोड चालू हैं।
push-switched-off = तुरंत कोड बंद हैं। मैं हर कुछ सेकंड में नए कोड देखता हूँ।
push-restored = SMSCode पर आपका पहले वाला पता वापस लगा दिया गया।
push-test-arrived = ✅ तुरंत कोड काम कर रहे हैं।
push-test-elsewhere = टेस्ट मुझ तक नहीं पहुँचा। कोड फिर भी आएँगे: मैं हर कुछ सेकंड में देखता हूँ।
push-test-failed = टेस्ट नहीं पहुँचा। कोड फिर भी आएँगे: मैं हर कुछ सेकंड में देखता हूँ।

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
inline-link = कीमत देखने के लिए SMSCode खाता लिंक करें
inline-hint = सेवा लिखें, जैसे whatsapp indonesia
inline-nothing = कुछ नहीं मिला। बॉट खोलें
inline-sold-out = वहाँ स्टॉक खत्म है। ये देखें:
inline-later = कीमतें नहीं मिलीं। बॉट खोलें

## When something goes wrong

money-not-moved = <b>आपका बैलेंस नहीं बदला।</b>
money-unknown = अभी पता नहीं कि आपके पैसे कटे या नहीं। मैं जाँच रहा हूँ और बताऊँगा। तब तक कृपया दोबारा न खरीदें।
money-not-back = ऑर्डर रद्द नहीं हुआ और <b>पैसे वापस नहीं आए</b>। ऑर्डर अब भी चालू है।
money-refund-unknown = अभी पता नहीं कि ऑर्डर रद्द हुआ और पैसे वापस आए या नहीं। मैं जाँचता रहूँगा और आपको बताऊँगा।
cancel-limit = आपका SMSCode खाता आज और ऑर्डर रद्द नहीं कर सकता।
cancel-limit-ends = ऑर्डर अपने आप खत्म होगा, समय: { $at }। SMS नहीं आया तो पैसे तब वापस आएँगे।
cancel-refused = ऑपरेटर ने ऑर्डर रद्द करना स्वीकार नहीं किया।
cancel-again = आप फिर कोशिश कर सकते हैं।
cancel-without-effect = रद्द करने का कोई असर नहीं हुआ।
order-still-active = ऑर्डर अब भी चालू है।
action-unclear = साफ़ नहीं कि यह हुआ या नहीं। ऑर्डर पर “ताज़ा करें” दबाएँ।
trouble-token-rejected = SMSCode अब आपका टोकन स्वीकार नहीं करता।
trouble-token-doubted = SMSCode ने अभी आपका टोकन अस्वीकार किया। मैं जाँच रहा हूँ कि वह अब भी काम करता है या नहीं।
trouble-forbidden = आपके SMSCode खाते को इसकी अनुमति नहीं है।
trouble-not-found = यह ऑर्डर आपके SMSCode खाते में नहीं मिला।
trouble-offer-gone = SMSCode को यह ऑफ़र नहीं मिला।
trouble-invalid = SMSCode ने यह अनुरोध ठुकरा दिया।
trouble-invalid-offer = SMSCode ने यह अनुरोध ठुकरा दिया। शायद ऑफ़र बदल गया है।
trouble-upstream-refused = ऑपरेटर नंबर नहीं दे सका।
trouble-insufficient-balance = आपका बैलेंस कम है।
trouble-conflict = मेरे यह करने से पहले कुछ बदल गया।
trouble-cancel-too-early = अभी रद्द नहीं कर सकते।
trouble-rate-limited = कम समय में बहुत ज़्यादा अनुरोध।
trouble-provider-fault = SMSCode में अभी दिक्कत है।
trouble-maintenance = SMSCode में रखरखाव चल रहा है।
trouble-no-exchange-rate = SMSCode अभी डॉलर की दर नहीं दे सकता।
trouble-sold-out = इस ऑफ़र का स्टॉक खत्म है।
trouble-key-reused = यह अनुरोध पिछले से उलझ गया। यह मेरी गलती है।
trouble-in-progress = SMSCode अभी इस पर काम कर रहा है।
trouble-banned = SMSCode ने आपके खाते की खरीद रोक दी है।
trouble-no-answer = SMSCode ने जवाब नहीं दिया।
trouble-provider-down = SMSCode अभी जवाब नहीं दे रहा है।
trouble-request = <blockquote expandable>SMSCode सहायता के लिए:
    <code>{ $id }</code></blockquote>
advice-from = { $at } से रद्द कर सकते हैं।
advice-until = कृपया { $at } के बाद फिर कोशिश करें।
advice-wait = कृपया { $wait } बाद फिर कोशिश करें।
advice-link = कृपया खाता फिर लिंक करें।
advice-permission = कृपया SMSCode पर अपना खाता और टोकन जाँचें।
advice-look = कृपया ऑर्डर की अभी की स्थिति देखें।
advice-offer-again = कृपया ऑफ़र फिर देखें।
advice-other = कृपया दूसरा ऑफ़र चुनें।
advice-top-up = SMSCode पर बैलेंस डालें, फिर कोशिश करें।
advice-two-minutes = खरीदने के 2 मिनट बाद रद्द कर सकते हैं।
advice-rupiah = आप अब भी रुपिया में खरीद सकते हैं।
advice-moment = कृपया थोड़ा रुकें।
advice-support = कृपया बाद में कोशिश करें या SMSCode सहायता से संपर्क करें।
advice-later = कृपया कुछ मिनट बाद फिर कोशिश करें।

## Short answers

notice-unknown = माफ़ कीजिए, मैं समझा नहीं। आप क्या करना चाहेंगे?
notice-plain-text = माफ़ कीजिए, मैं सिर्फ़ टेक्स्ट संदेश पढ़ सकता हूँ।
notice-group = मैं सिर्फ़ निजी चैट में काम करता हूँ। कृपया मुझे सीधे लिखें।
notice-old-button = यह बटन पुराने मेन्यू का है। कृपया यहाँ से फिर शुरू करें:
notice-no-such-order = वह ऑर्डर आपके खाते में नहीं मिला।
notice-which-order = कौन-सा ऑर्डर? उसका ऑर्डर नंबर भेजें, जैसे <code>/order 1001</code>।
notice-busy = एक पल रुकें, मैं अभी आपके पिछले अनुरोध पर काम कर रहा हूँ।
notice-our-fault = मेरी तरफ़ से कुछ गड़बड़ हुई। अपने चालू ऑर्डर देखें, फिर एक मिनट बाद कोशिश करें।
notice-confirm-unclear = मेरी तरफ़ से कुछ गड़बड़ हुई। खरीद हुई या नहीं, मैं बताऊँगा। तब तक कृपया दोबारा न खरीदें।
notice-cannot-buy-now = अभी मैं खरीद सुरक्षित रूप से नहीं कर सकता। कुछ नहीं खरीदा गया और पैसे नहीं कटे। कृपया एक मिनट बाद फिर कोशिश करें।
notice-not-allowed = यह बॉट निजी है।
notice-dialogue-canceled = ठीक है, रोक दिया।
notice-nothing-to-cancel = रोकने को कुछ नहीं है। ऑर्डर रद्द करने के लिए उसे खोलें:
notice-resend-unsupported = SMSCode इस नंबर के लिए एक और SMS नहीं माँग सकता। सेवा से कोड फिर भेजने को कहें: ऑर्डर चालू रहने तक वह यहाँ आता है।

## Toasts

toast-export-runs = मैं अभी आपकी फ़ाइल बना रहा हूँ।
toast-buying = खरीद रहा हूँ…
toast-already-bought = काम चल रहा है। पैसे सिर्फ़ एक बार कटेंगे।
toast-bulk-canceling =
    { $count ->
        [one] 1 ऑर्डर रद्द किया जा रहा है। नतीजा बताऊँगा।
       *[other] { $count } ऑर्डर रद्द किए जा रहे हैं। नतीजा बताऊँगा।
    }
toast-bulk-finishing =
    { $count ->
        [one] 1 ऑर्डर पूरा किया जा रहा है। नतीजा बताऊँगा।
       *[other] { $count } ऑर्डर पूरे किए जा रहे हैं। नतीजा बताऊँगा।
    }
toast-bulk-running = काम चल रहा है। नतीजा बताऊँगा।
toast-bulk-none-waiting = रद्द करने के लिए कोई ऑर्डर नहीं बचा।
toast-bulk-none-coded = पूरा करने के लिए कोई ऑर्डर नहीं बचा।
toast-bulk-changed = सूची बदल गई है। कृपया फिर से देखें।
toast-abandoned = कुछ नहीं खरीदा गया।
toast-stale = यह बटन अब काम नहीं करता। कुछ नहीं खरीदा गया।
toast-price-rose = कीमत बढ़ गई। कृपया फिर देखें।
toast-canceled = रद्द किया गया।
toast-canceled-refund = रद्द किया गया। { $amount } वापस मिले।
toast-cancel-promised-in = SMSCode खरीदने के तुरंत बाद रद्द नहीं करता। { $wait } बाद रद्द कर दूँगा, अगर पहले SMS न आया।
toast-cancel-promised = मैं जल्द से जल्द रद्द कर दूँगा, अगर पहले SMS न आया।
toast-promise-revoked = ठीक है, रद्द नहीं करूँगा।
toast-replacing = अभी रद्द करके अधिकतम { $price } में दूसरा नंबर लूँगा, अगर पहले SMS न आया।
toast-replacing-in = SMSCode { $wait } बाद रद्द करने देता है। फिर अधिकतम { $price } में दूसरा नंबर लूँगा, अगर पहले SMS न आया।
toast-buying-frozen = आपने खर्च सीमा में खरीद रोक रखी है।
toast-replace-busy = यह ऑर्डर पहले से बदला या रद्द हो रहा है।
toast-cannot-replace = यह ऑर्डर बदला नहीं जा सकता।
toast-cannot-cancel = यह ऑर्डर अब रद्द नहीं हो सकता।
toast-has-sms = SMS आ गया, इसलिए ऑर्डर रद्द नहीं किया गया।
toast-resent = एक और SMS माँगा गया।
toast-resend-unsupported = SMSCode इस नंबर के लिए एक और SMS नहीं माँग सकता।
toast-finished = पूरा हुआ।
toast-already-ended = यह ऑर्डर पहले ही खत्म हो चुका है।
toast-saved = सहेजा गया।
toast-refreshed = सब ताज़ा है।
toast-old-button = यह बटन पुराने मेन्यू का है।
toast-busy = एक पल रुकें।
toast-failed = नहीं हो पाया। चैट देखें।
toast-our-fault = कुछ गड़बड़ हुई। कुछ नहीं किया गया। कृपया फिर कोशिश करें।

## Statistics

me = 📊 <b>मेरे आँकड़े</b>
me-today = <b>आज</b>
me-week = <b>7 दिन</b>
me-month = <b>30 दिन</b>
me-numbers = नंबर
me-success = सफलता
me-wait = SMS आने में
me-spent = खर्च
me-returned = वापस मिला
me-spent-rupiah = खर्च, रुपिया में
me-returned-rupiah = वापस मिला, रुपिया में
me-pair = { $label }: { $value }
me-listings = <b>सेवा के अनुसार, 30 दिन</b>
me-more = …और { $count }
me-days = गिनती खरीद के दिन से होती है। दिन आधी रात से शुरू होता है, समय क्षेत्र: { $place }।
me-note = सफलता: जिन नंबरों का नतीजा आ चुका है, उनमें से कितनों पर SMS आया। इंतज़ार का समय माध्यिका है।
me-none = पिछले 30 दिनों में यहाँ कोई ऑर्डर नहीं।
me-picture = हर दिन के नंबर, 30 दिन: 🟩 SMS आया, 🟧 SMS नहीं आया, ⬜ इंतज़ार में

## What Telegram shows of the bot

command-buy = नंबर खरीदें
command-active = चालू ऑर्डर
command-balance = बैलेंस
command-orders = सभी ऑर्डर
command-settings = मुद्रा, भाषा, साउंड
command-help = मदद
bot-description =
    कुछ मिनटों के लिए फ़ोन नंबर किराए पर लें और उसके SMS कोड यहाँ पाएँ। भुगतान आपके SMSCode बैलेंस से होता है।

    इसे कानूनी रूप से और सिर्फ़ अपने खातों के लिए इस्तेमाल करें।
bot-short-description = SMS कोड के लिए फ़ोन नंबर। भुगतान SMSCode बैलेंस से।

## व्यवस्थापकों के लिए

stats-today = <b>आज</b>, 00:00 UTC से
stats-codes = कोड: { $count }
stats-speed = 2 सेकंड में पहुँचे: { $two }%, 10 सेकंड में: { $ten }%
stats-purchases = खरीद: { $bought } सफल, { $other } असफल
stats-faults = असफल कॉल: SMSCode { $providers } में से { $provider }, Telegram { $telegrams } में से { $telegram }
stats-failed-answers = असफल जवाब: { $count }
stats-now = <b>अभी</b>
stats-people = उपयोगकर्ता: { $count } ({ $gone } तक पहुँच नहीं)
stats-accounts = लिंक किए खाते: { $count } ({ $pushed } तुरंत कोड के साथ)
stats-open-orders = चालू ऑर्डर: { $count }
stats-outbox = कतार में संदेश: { $count }
stats-oldest = सबसे पुराना { $wait } से इंतज़ार में है
announce-usage =
    इस बॉट के सभी उपयोगकर्ताओं को लिखने के लिए कमांड के बाद संदेश लिखें:

    <code>/announce आज रात 22:00 से 23:00 UTC तक रखरखाव।</code>

    पहले आपको झलक दिखेगी। आपकी पुष्टि के बिना कुछ नहीं भेजा जाता।
announce-ask =
    { $count ->
        [one] ऊपर वही है जो सबको दिखेगा। { $shown } व्यक्ति को भेजें?
       *[other] ऊपर वही है जो सबको दिखेगा। { $shown } लोगों को भेजें?
    }
button-announce-send = { $count } को भेजें
button-announce-drop = न भेजें
button-announce-stop = भेजना रोकें
announce-sending = 📣 भेजा जा रहा है: लगभग { $total } में से { $sent }
announce-done =
    { $count ->
        [one] 📣 { $shown } व्यक्ति को भेजा गया।
       *[other] 📣 { $shown } लोगों को भेजा गया।
    }
announce-stopped =
    { $count ->
        [one] 📣 रोक दिया गया। { $shown } व्यक्ति को भेजा जा चुका है।
       *[other] 📣 रोक दिया गया। { $shown } लोगों को भेजा जा चुका है।
    }
announce-dropped = किसी को नहीं भेजा गया।
announce-unreached = नहीं पहुँचा: { $count }
announce-unclear = पहुँचने की पुष्टि नहीं: { $count }
alarm-began = ⚠️ <b>{ $wait } से जारी:</b> { $what }
alarm-over = ✅ <b>{ $wait } बाद ठीक हुआ:</b> { $what }
alarm-database = डेटाबेस में कुछ लिखा नहीं जा रहा। खरीद नहीं हो सकती और कोड नहीं दिखते।
alarm-updates = Telegram अपडेट नहीं दे रहा। लोगों को जवाब नहीं मिल रहे।
alarm-outbox = संदेश कई मिनट से कतार में हैं। कोड देर से पहुँच रहे हैं।
alarm-provider = SMSCode की ज़्यादातर कॉल असफल हैं या उनका जवाब नहीं आता।
alarm-webhook = Telegram वेबहुक तक अपडेट नहीं पहुँचा पा रहा। क्या PUBLIC_URL तक पहुँचा जा सकता है?
