# Every sentence of the chat, in Vietnamese. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Tiếng Việt

## Numbers and times

money-idr = Rp { $amount }
money-usd = US${ $amount }
money-negative = -{ $money }
money-thousands =
    { $thousands ->
        [1000] 1tr
       *[other] { $thousands }k
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
        [1] 1
        [2] 2
        [3] 3
        [4] 4
        [5] 5
        [6] 6
        [7] 7
        [8] 8
        [9] 9
        [10] 10
        [11] 11
       *[12] 12
    }
month-name =
    { $month ->
        [1] tháng 1
        [2] tháng 2
        [3] tháng 3
        [4] tháng 4
        [5] tháng 5
        [6] tháng 6
        [7] tháng 7
        [8] tháng 8
        [9] tháng 9
        [10] tháng 10
        [11] tháng 11
       *[12] tháng 12
    }
time-month-year = { $month }/{ $year }
time-day = { $day }/{ $month }
time-date = { $day }/{ $year }, { $time }
age-now = vừa xong
age-seconds = { $count } giây trước
age-minutes = { $count } phút trước
age-hours = { $count } giờ trước
age-days = { $count } ngày trước
wait-seconds = { $count } giây
wait-minutes = { $count } phút
wait-hours = { $count } giờ

## What a number is for

title-unknown = Số điện thoại

## Buttons

button-buy = Mua số
button-buy-for = Mua với giá { $price }
button-buy-many = Mua { $count } số, tổng { $total }
button-buy-each = Mua { $count } số, mỗi số { $price }
button-cheapest = Rẻ nhất
button-best-success = Dễ nhận mã
button-quantity = { $count } số
button-buy-again = Mua lại
button-same-number = Thuê lại số này
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-one-tap = ⚡ Mua { $title } với giá { $price }
button-favourite-keep = ☆ Thêm vào yêu thích
button-favourite-add = ☆ Yêu thích
button-favourite = ⭐ Yêu thích
button-favourite-ceiling = ⭐ Tối đa { $ceiling }
button-favourite-change = Đổi giới hạn
button-favourite-drop = Bỏ khỏi yêu thích
button-ceiling-now = Hiện tại
button-ceiling-more = +{ $percent }%
button-own-amount = ✏️ Khác
button-one-tap-on = ⚡ Bật mua một chạm
button-one-tap-off = ⚡ Tắt mua một chạm
button-csv = ⬇ CSV
button-newer = ‹ Mới hơn
button-older = Cũ hơn ›
button-cancel-waiting = Hủy { $count } đơn chờ · hoàn { $amount }
button-cancel-waiting-count = Hủy { $count } đơn đang chờ
button-finish-coded = ✓ Hoàn tất các đơn đã có mã
button-copy-all = Sao chép { $count } số
button-copy-range = Chép { $from }–{ $to }
button-elsewhere = Cùng dịch vụ, quốc gia khác
button-abandon = Không mua
button-back = ‹ Quay lại
button-show-offer = Xem mức giá
button-a-watch = 🔔 { $title }
button-watch = 🔔 Báo tôi khi có
button-watch-price = 🔔 Báo tôi khi giá { $price }
button-watch-again = 🔔 Theo dõi lại
button-watch-limit = ✏️ Chỉ khi dưới mức giá
button-watch-any = Giá nào cũng được
button-watch-stop = Ngừng theo dõi
button-watches = Tất cả theo dõi
button-other-offers = Xem mức giá khác
button-other-country = ‹ Quốc gia
button-other-service = ‹ Dịch vụ
button-service-first = Chọn theo dịch vụ
button-all-countries = Tất cả quốc gia
button-all-services = Tất cả dịch vụ
button-search = 🔎 Tìm
button-all-count = Cả { $count }
button-by-country = 🌍 Quốc gia
button-try-again = Thử lại
button-check-again = Kiểm tra lại
button-refresh = Làm mới
button-statistics = Thống kê
button-best-first = Tốt nhất trước
button-cheapest-first = Rẻ nhất trước
button-active = Đơn đang mở
button-orders = Tất cả đơn
button-all-orders-back = ‹ Tất cả đơn
button-show-order = Xem đơn
button-copy-code = Sao chép { $code }
button-copy-covered = Sao chép mã
button-copy-national = Sao chép { $number }, bỏ { $code }
button-cancel = Hủy và hoàn tiền
button-cancel-amount = Hủy · hoàn { $amount }
button-keep = Không hủy
button-replace = Đổi số · tối đa { $price }
button-dont-replace = Không đổi số
button-minutes = { $count } phút
button-resend = Thêm SMS
button-finish = ✓ Hoàn tất
button-help = Trợ giúp
button-settings = Cài đặt
button-accept-terms = Tôi chấp nhận
button-link = Liên kết
button-no-account = Tôi chưa có tài khoản
button-link-mine = Liên kết tài khoản SMSCode
button-how = Cách dùng
button-link-again = Liên kết lại
button-accounts = Tài khoản
button-account-add = ➕ Thêm tài khoản
button-account-further = Thêm làm tài khoản khác
button-account-replace = Thay { $name }
button-account-neither = Không liên kết
button-unlink = Hủy liên kết
button-logout = Có, hủy liên kết
button-stay = Giữ liên kết
button-forget = Có, xóa tất cả
button-keep-data = Giữ dữ liệu của tôi
button-guard = Giới hạn chi tiêu
button-cap = Giới hạn 24 giờ (Rp)
button-ask-above = Hỏi lại khi vượt (Rp)
button-low-balance = Báo khi dưới (Rp)
button-no-limit = Bỏ giới hạn
button-none = Không
button-never = Không
button-freeze = Tạm khóa mua
button-unfreeze = Mở lại việc mua
button-open-site = Mở SMSCode
button-top-up = Nạp tiền tại SMSCode
button-rupiah = Chuyển sang rupiah
button-push = Mã tức thì
button-push-on = Bật mã tức thì
button-push-on-again = Bật lại
button-push-on-here = Gửi mã về đây
button-push-off = Tắt mã tức thì
button-push-test = Gửi thử
button-push-heal = Khắc phục
button-push-replace = Có, thay thế
button-push-leave = Để nguyên
button-inline-open = Lấy số

## Start and help

start-hello = Xin chào, { $name }!
start-hello-nameless = Xin chào!
start-about =
    Thuê số điện thoại trong vài phút và nhận mã SMS tại đây. Bạn trả bằng số dư SMSCode.
start-steps =
    1. Liên kết tài khoản SMSCode, một lần
    2. Chọn dịch vụ và quốc gia
    3. Mã sẽ đến đây

    ↩️ Không có SMS? Bạn được hoàn tiền.
help-steps =
    <b>Cách dùng</b>
    1. Gửi /buy rồi chọn dịch vụ và quốc gia.
    2. Nhập số đó vào ô số điện thoại.
    3. Mã sẽ đến đây trong một tin nhắn mới.

    Không có SMS? Bạn được hoàn tiền: tự động khi hết giờ, hoặc khi bạn hủy (sớm nhất 2 phút sau khi mua).
help-commands =
    <b>Nên biết</b>
    Chỉ cần nhập thứ bạn cần: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – đơn đang mở
    /orders – tất cả đơn (cả dạng CSV)
    <code>/orders whatsapp tháng 6</code> – tìm đơn
    <code>/order 1001</code> – một đơn
    /balance – số dư của bạn
    /rate – tỷ giá
    /watch – những gì bạn đang chờ
help-push = /instant – mã tức thì
help-inline = <code>@{ $bot } whatsapp</code> trong bất kỳ cuộc trò chuyện nào – chia sẻ mức giá
help-commands-more =
    /me – thống kê của bạn
    /settings – tiền tệ, ngôn ngữ, âm thanh, giới hạn, yêu thích
    /login – liên kết tài khoản
    /logout – hủy liên kết tài khoản
    /forget – xóa dữ liệu của bạn
help-lawful = Hãy dùng đúng pháp luật và chỉ cho tài khoản của chính bạn.

## Linking

login-ask =
    <b>Liên kết tài khoản SMSCode</b>
    Hãy gửi API token cho tôi. Token có trên SMSCode, trong mục “Cài đặt tài khoản” (Account Settings).

    Tôi sẽ xóa tin nhắn của bạn ngay và lưu token dưới dạng mã hóa. Để dừng, hãy gửi /cancel.
login-linked =
    ✅ <b>Tài khoản đã được liên kết</b>
    Số dư: <b>{ $balance }</b>
login-instant = ⚡ Mã đến tức thì (đổi trong /settings).
login-instant-taken = ⚡ Mã tức thì đang tắt: tài khoản SMSCode của bạn gửi thông báo đến địa chỉ khác.
login-instant-chat = ⚡ Mã tức thì không gửi đến đây: một cuộc trò chuyện khác của bot này đang bật cho tài khoản này.
login-open-orders = Bạn vẫn còn { $count } đơn đang mở. Nếu mua bằng tài khoản khác, hãy liên kết lại tài khoản đó để nhận mã.
terms-by-linking = Khi gửi token, bạn chấp nhận điều khoản sử dụng:
terms = Hãy dùng đúng pháp luật và chỉ cho tài khoản của chính bạn. Không lừa đảo, gửi thư rác, quấy rối hay mạo danh người khác. Số này là số thuê: đừng dùng cho tài khoản bạn còn cần về sau.
terms-accepted = Bạn đã chấp nhận điều khoản sử dụng (phiên bản { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Điều khoản sử dụng</b>
    Vui lòng đọc và chấp nhận trước khi mua.
login-wrong-token =
    <b>SMSCode không nhận ra token này</b>
    Tôi không lưu token. Hãy sao chép lại từ “Cài đặt tài khoản” (Account Settings).
login-not-stored = Tôi không kiểm tra được token nên không lưu.
login-not-a-token = Đây không giống API token. Hãy sao chép từ “Cài đặt tài khoản” (Account Settings) trên SMSCode rồi gửi riêng, hoặc gửi /cancel.
login-offer-balance =
    ✅ <b>Token hoạt động</b>
    Số dư: <b>{ $balance }</b>
login-offer = Bạn đã liên kết một tài khoản. Tôi nên làm gì với tài khoản này?
login-offer-full = Bạn đã liên kết { $most } tài khoản và không thể thêm nữa. Tài khoản này chỉ có thể thay một tài khoản khác.
login-offer-dropped = Chưa liên kết gì. Tôi không lưu token.
login-offer-gone = Tôi không còn giữ token đó. Nếu tài khoản không có trong mục Tài khoản, hãy gửi lại token.
login-known = Tài khoản này đã được liên kết với tên <b>{ $name }</b>.
login-needed = Trước tiên hãy liên kết tài khoản SMSCode.
login-token-rejected =
    🔒 <b>SMSCode không còn chấp nhận token của bạn</b>
    Các đơn của bạn vẫn an toàn. Hãy liên kết lại, tôi sẽ hiện mọi thứ đã đến trong thời gian đó.
login-cannot-delete = ⚠️ Tôi không xóa được tin nhắn chứa token của bạn. Bạn hãy tự xóa nhé.
logout-ask =
    <b>Hủy liên kết tài khoản SMSCode?</b>
    Tôi sẽ xóa token của bạn.
logout-open-orders = Bạn có <b>{ $count } đơn đang mở</b>. Đơn vẫn mở trên SMSCode nhưng mã sẽ không đến đây.
logout-purchases =
    { $count ->
       *[other] ⏳ <b>{ $count } lần mua</b> vẫn đang xử lý:
            { $names }
            Tôi sẽ báo kết quả ở đây. Mã sẽ không đến đây khi chưa liên kết tài khoản.
    }
logout-promised = Tôi đã hứa hủy { $count } đơn. Khi bạn hủy liên kết, tôi sẽ không hủy nữa.
logout-done = Đã hủy liên kết. Tôi đã xóa token của bạn.
logout-done-later = Đã hủy liên kết.
logout-done-open-orders = { $count } đơn đang mở vẫn tiếp tục trên SMSCode. Liên kết lại để nhận mã ở đây.
address-later = SMSCode không phản hồi nên địa chỉ thông báo ở đó vẫn là của bot này. Tôi sẽ khôi phục địa chỉ cũ ngay khi SMSCode phản hồi. Đến lúc đó, tối đa 24 giờ, tôi giữ token của bạn ở dạng mã hóa.
address-cleared = Tài khoản SMSCode của bạn không còn địa chỉ thông báo của bot này.
address-left = Tôi không khôi phục được địa chỉ thông báo trước đây của tài khoản SMSCode. Hãy đặt lại trên SMSCode.

## Erasing a person

forget-ask =
    <b>Xóa mọi thứ tôi lưu về bạn?</b>
    Token, đơn, số, mã và cài đặt của bạn ở đây sẽ bị xóa vĩnh viễn. Tôi sẽ hủy liên kết tài khoản SMSCode, khôi phục địa chỉ thông báo trước đó và xóa các tin nhắn gần đây có số và mã.

    Tài khoản và số dư SMSCode của bạn không bị ảnh hưởng. Telegram giữ các tin nhắn cũ hơn: hãy xóa cuộc trò chuyện này để bỏ chúng.
forget-in-doubt = ⚠️ Tôi chưa biết { $count } lần mua có thành công và bị trừ tiền hay không. Nếu bạn xóa tất cả bây giờ, tôi không thể tìm hiểu được nữa. Hãy kiểm tra các đơn trên SMSCode.
forget-erasing = Đang xóa dữ liệu của bạn và các tin nhắn gần đây có số và mã. Tôi sẽ báo ở đây khi xong.
forget-done =
    <b>Đã xóa tất cả</b>
    Nếu bạn nhắn cho tôi lần nữa, mọi thứ bắt đầu lại. Hãy xóa cuộc trò chuyện này để bỏ các tin nhắn cũ.
forget-busy = Một lần mua của bạn vẫn đang được xử lý. Để giữ an toàn cho tiền của bạn, tôi chưa xóa gì. Hãy thử lại sau vài phút.

## Balance and rate

balance = Số dư: <b>{ $balance }</b>
balance-low =
    <b>Số dư của bạn sắp hết</b>
    Số dư thấp hơn mức bạn đặt: { $limit }.
balance-bound = Đang giữ trong { $count } đơn đang mở: { $amount }. Được hoàn nếu không có SMS.
rate-dollar = US$1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = kiểm tra lúc { $at }
rate-ledger = SMSCode tính tiền bằng rupiah. Số tiền đô la theo tỷ giá này.

## Choosing

browse-countries = <b>Chọn quốc gia</b>
browse-countries-for = <b>{ $service }</b>: chọn quốc gia
browse-services = <b>Chọn dịch vụ</b>
browse-services-in = <b>{ $country }</b>: chọn dịch vụ
front = <b>Bạn cần số cho dịch vụ nào?</b>
front-hint = Chạm, hoặc nhập: <code>wa indonesia</code>
browse-services-count = { $count } dịch vụ. Hãy chọn hoặc nhập tên.
browse-countries-count = { $count } quốc gia. Hãy chọn hoặc nhập tên.
browse-countries-priced =
    Có ở { $count } quốc gia (giá thấp nhất · còn lại).
    Hãy chọn hoặc nhập tên.
browse-found = Gần nhất với “{ $query }”:
browse-nothing-found = Không tìm thấy “{ $query }”. Hãy thử cách viết khác hoặc chọn từ danh sách.
browse-empty = Hiện chưa có số nào. Hãy thử lại sau vài phút.
browse-sold-out =
    <b>{ $title }</b>
    Hiện đã hết.
offer-stock = còn { $count }
offer-no-stock = đã hết
offer-any = Bất kỳ
offer-any-operator = Nhà mạng bất kỳ
offer-left = còn { $count }
success-rate = { $percent }%
success-seconds = ~{ $count } s
success-minutes = ~{ $count } ph
success-over = { $count }+ ph
favourite = ⭐ <b>{ $title }</b>
favourite-price = Giá mỗi số hiện tại: <b>{ $price }</b>
favourite-sold-out = Hiện đã hết.
favourite-ceiling = Giới hạn của bạn: <b>{ $ceiling }</b>. Cao hơn tôi sẽ không mua.
favourite-no-ceiling = Chưa đặt giới hạn giá.
favourite-one-tap = ⚡ Mua một chạm đang bật: nút trong /buy mua ngay 1 số, trong giới hạn của bạn.
favourite-hint = Mục yêu thích hiện đầu tiên trong /buy. Bạn trả tối đa bao nhiêu cho mỗi số? Giới hạn tính bằng rupiah, như SMSCode thu.
favourite-dropped = Đã bỏ khỏi mục yêu thích.
favourite-over-ceiling =
    <b>{ $title }</b>
    Một số hiện có giá <b>{ $now }</b>, cao hơn giới hạn { $ceiling } của bạn. Tôi đã không mua.
favourites = <b>Yêu thích</b>
favourites-hint = Mục yêu thích hiện đầu tiên trong /buy. Chọn một mục để đặt giới hạn giá.
favourites-none = Chưa có mục nào. Chạm “☆ Yêu thích” ở một lựa chọn để lưu.
watch = 🔔 <b>{ $title }</b>
watch-any = Tôi sẽ báo ngay khi có số.
watch-at-most = Tôi sẽ báo ngay khi có số giá <b>{ $price }</b> trở xuống.
watch-ask = Trong bao lâu? Tôi kiểm tra mỗi phút một lần.
watch-running = Tôi kiểm tra mỗi phút một lần đến { $time }.
watch-until = đến { $time }
watch-found =
    🔔 <b>{ $title }</b>
    Đã có số, giá từ <b>{ $price }</b>.
watch-expired =
    🔔 <b>{ $title }</b>
    Đã hết thời gian mà chưa có số.
watch-limit = Mức giá của bạn: { $price } trở xuống.
watches = <b>Theo dõi</b>
watches-limit = { $price } trở xuống
watches-hint = Tôi báo mỗi mục một lần, ngay khi có.
watches-none = Chưa có mục nào. Khi hết hàng, chạm “🔔 Báo tôi khi có”.
watches-full = Bạn đang theo dõi { $count } mục, tối đa rồi. Hãy ngừng một mục trước.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Giá: <b>{ $price }</b>
confirm-total = Giá: { $count } × { $price } = <b>{ $total }</b>
confirm-of-balance = <b>{ $price }</b> trong số dư { $balance }
confirm-times = { $count } × { $price }
confirm-note = ↩️ Không có SMS? Bạn được hoàn tiền.
confirm-success = 📊 Nhận được SMS, 30 ngày qua: <b>{ $rate }</b>
confirm-success-own = 👤 Của bạn, 30 ngày qua: { $got }/{ $count } · { $rate }
confirm-best-success = 🎯 Bạn nhận mức giá có tỷ lệ thành công cao nhất, tối đa { $price } mỗi số.
confirm-short = ⚠️ Số dư không đủ.
confirm-frozen = ❄️ <b>Đã tạm khóa mua.</b> Bạn có thể đổi trong giới hạn chi tiêu.
confirm-over-cap = 🛡 <b>Vượt giới hạn 24 giờ của bạn: { $cap }.</b> Còn lại: { $left }.
confirm-over-limit = 🛡 <b>Vượt giới hạn 24 giờ của bạn.</b>
confirm-will-ask = 🛡 Cao hơn mức bạn đặt: tôi sẽ hỏi lại.
confirm-cap-left = 🛡 Giới hạn 24 giờ { $cap }, còn lại: { $left }
short-missing = Bạn có { $balance }: <b>thiếu { $missing }.</b>
short-buys = Số dư của bạn mua được:
confirm-price-rose =
    <b>{ $title }</b>
    Giá mỗi số tăng từ { $before } lên <b>{ $now }</b>. Bạn chưa bị trừ tiền. Vẫn mua chứ?
confirm-price-fell =
    <b>{ $title }</b>
    Giá mỗi số giảm từ { $before } xuống <b>{ $now }</b>. Bạn chưa bị trừ tiền. Mua với giá này chứ?
confirm-rate-moved =
    <b>{ $title }</b>
    Tỷ giá đã thay đổi, hãy xác nhận lại: <b>{ $price }</b> mỗi số. Bạn chưa bị trừ tiền.
confirm-buying =
    <b>{ $title }</b>
    ⏳ Đang mua…
confirm-abandoned = Được rồi, chưa mua gì.
confirm-stale = Nút này đã hết hạn. Chưa mua gì.
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            Tôi không lấy được số nên không có đơn nào. Bạn chỉ trả tiền cho số bạn nhận được.
       *[other] <b>{ $title }</b>
            Tôi không lấy được số nào trong { $count } số nên không có đơn nào. Bạn chỉ trả tiền cho số bạn nhận được.
    }
purchase-not-bought = <b>{ $title }: không mua được</b>
purchase-no-offer = Không còn số nào với giá { $limit } trở xuống.
purchase-next = Mức giá tiếp theo: <b>{ $price }</b> mỗi số.
number-gone = Số này không còn nữa: SMSCode không thể cho thuê lại.
number-too-early = Còn quá sớm để thuê lại số này.
number-busy = SMSCode chưa thể cho thuê lại số này. Có thể số đang được dùng.
number-refused = Nhà mạng chưa nhả số này.
number-price-unknown = SMSCode không chấp nhận giá của số này.
number-dearer = Số này giờ có giá cao hơn { $limit }.
purchase-lapsed = Không gửi kịp yêu cầu mua, nên tôi đã bỏ lần mua này.
purchase-in-doubt =
    <b>{ $title }: chưa rõ kết quả</b>
    SMSCode không phản hồi rõ ràng, rồi không chấp nhận token của bạn nữa. Số có thể đã được mua và trừ tiền. Tôi sẽ không mua hai lần.
    Hãy liên kết lại tài khoản, tôi sẽ kiểm tra.
purchase-in-doubt-account =
    <b>{ $title }: chưa rõ kết quả</b>
    SMSCode không phản hồi rõ ràng, và tài khoản bạn dùng để mua không còn được liên kết. Số có thể đã được mua và trừ tiền. Tôi sẽ không mua hai lần.
    Hãy liên kết lại tài khoản đó, tôi sẽ kiểm tra.
purchase-unsettled =
    <b>{ $title }: chưa rõ kết quả</b>
    SMSCode không phản hồi rõ ràng, và danh sách đơn của bạn ở đó cũng không có số này. Số có thể đã được mua và trừ tiền. Tôi sẽ không mua hai lần.
    Hãy kiểm tra đơn và số dư trên SMSCode trước khi mua lại. Nếu số xuất hiện trong vòng một giờ, tôi sẽ hiện ở đây.
purchase-unclear = SMSCode chưa phản hồi. Tôi sẽ tiếp tục kiểm tra cho đến khi biết bạn có nhận được số hay không. Trong lúc đó, đừng mua lại.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
line-place = <b>{ $place }</b>
line-code = <code>{ $code }</code>
card-ends = kết thúc { $at }
card-price-back = { $price }, hoàn lại nếu SMS không đến
card-order = #{ $id }
card-price-each = mỗi số { $price }
card-price-total = tổng cộng { $price }
card-line-canceling = 🕐 đang hủy
card-line-canceling-from = 🕐 hủy: { $at }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Đang chờ SMS
card-vanished = ⚠️ <b>SMSCode không còn hiển thị đơn này</b>
card-missed = ✉️ Đã lỡ { $count } SMS: SMS khác đến trước khi tôi kịp đọc.
card-waiting-again = ⏳ Đang chờ SMS khác
card-received = ✅ Đã nhận SMS
card-has-sms = ✅
card-below = xem bên dưới ↓
card-moved = xem bên dưới ↓
card-completed = ✅ Đã hoàn tất.
card-canceled = Đã hủy.
card-expired = Hết giờ. Không có SMS nào đến.
card-expired-with-sms = Hết giờ.
card-promised = 🕐 Tôi sẽ hủy ngay khi có thể, trừ khi SMS đến trước.
card-promised-from = 🕐 Tôi sẽ hủy { $at } (thời gian tối thiểu của SMSCode), trừ khi SMS đến trước.
card-auto-replace = 🔁 Tôi sẽ đổi số này { $at } nếu SMS không đến.
card-replacing = 🔁 Sau đó tôi sẽ lấy số khác, tối đa { $price }.
card-replaces = 🔁 Thay cho đơn #{ $id }
ended-replacing = 🔁 Tôi đang lấy số khác cho bạn.
not-canceled-replace = Vì vậy số cũng không được đổi.
not-replaced = <b>Số này không được đổi.</b>
not-replaced-open = <b>Tôi sẽ không tự động đổi số này.</b>
not-replaced-price = Số tiếp theo giá { $price }, cao hơn mức bạn đồng ý.
not-replaced-dearer = Số tiếp theo có giá cao hơn mức bạn đồng ý.
not-replaced-sold-out = Không còn số nào.
not-replaced-limit = Hạn mức chi tiêu của bạn không cho phép.
not-replaced-unclear = SMSCode không trả lời rõ ràng.
not-replaced-late = Mất quá nhiều thời gian.
not-replaced-account = Hiện đang liên kết một tài khoản khác.
auto-replace =
    <b>Tự động đổi số</b>

    Nếu SMS không đến kịp, tôi hủy đơn và lấy số khác. Nếu có câu trả lời không rõ ràng, tôi dừng lại và báo cho bạn.
auto-replace-none = Tắt: tôi chỉ đổi số khi bạn nhấn nút.
auto-replace-off = Tự động đổi số: tắt
auto-replace-word = Tự đổi số: { $minutes } phút, { $times }×
auto-replace-after = Không có SMS, tôi đổi số sau { $minutes } phút, với giá bằng hoặc thấp hơn.
auto-replace-times = Tối đa { $times } lần liên tiếp.
card-progress = ✉️ Đã nhận SMS: { $got }/{ $count }
card-more-sms = … và { $count } SMS trước đó
card-more-orders = … và { $count } đơn nữa
card-failed = { $count } số không lấy được. Bạn không bị trừ tiền cho số đó.
card-unsettled =
    { $count ->
       *[other] ⏳ Còn { $count } số chưa rõ: SMSCode chưa cho biết bạn có nhận được hay không.
    }
card-late =
    { $count ->
       *[other] ⚠️ Bạn nhận thêm { $count } số sau khi tôi báo kết quả. Bạn đã bị trừ tiền.
    }
card-other-country = ⚠️ Số này không thuộc quốc gia bạn đã chọn: { $country }.
card-continues = 🔁 Cùng số với đơn #{ $id }
card-unlinked = ⚠️ Tài khoản của bạn không còn được liên kết nên mã không thể đến đây. Đơn vẫn tiếp tục trên SMSCode: xem ở đó hoặc liên kết lại.
card-empty = ⏳ Số của bạn sẽ hiện ở đây ngay.
state-active = đang chờ
state-otp-received = đã nhận SMS
state-completed = hoàn tất
state-canceled = đã hủy
state-expired = hết hạn
refund = Hoàn tiền: <b>{ $amount }</b>.
refund-see-balance = Xem tiền hoàn ở /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>SMS mới</b>
sms-no-text = SMSCode không kèm nội dung.
sms-came = Nhận { $age }
sms-overtaken = SMS trước đó: SMS mới hơn đã đến trước.
ended-expired = ⌛ <b>Hết giờ. Không có SMS nào đến.</b>
ended-canceled = <b>Đơn đã được hủy.</b>
ended-completed = ✅ <b>Đơn đã hoàn tất.</b>
ended-many-expired = ⌛ <b>Hết giờ với { $count } số. Không có SMS nào đến.</b>
ended-many-over = ⌛ Hết giờ với { $count } số đã nhận SMS.
ended-many-canceled = <b>{ $count } đơn đã được hủy.</b>
ended-many-completed = ✅ <b>{ $count } đơn đã hoàn tất.</b>
sms-part = ✉️ SMS, phần { $part }/{ $count }
vanished =
    ⚠️ { $count ->
       *[other] <b>SMSCode không còn hiển thị { $count } đơn</b>
    }
vanished-note =
    { $count ->
        [1] Hiện tôi không nhận được mã của đơn này. Đơn có thể đã bị xóa trên SMSCode, hoặc thuộc tài khoản khác với tài khoản đang liên kết. Hãy kiểm tra đơn và số dư trên SMSCode. Tôi sẽ tiếp tục kiểm tra cho đến khi hết giờ.
       *[other] Hiện tôi không nhận được mã của các đơn này. Đơn có thể đã bị xóa trên SMSCode, hoặc thuộc tài khoản khác với tài khoản đang liên kết. Hãy kiểm tra đơn và số dư trên SMSCode. Tôi sẽ tiếp tục kiểm tra cho đến khi hết giờ.
    }

## Orders

orders = <b>Tất cả đơn</b>
orders-with-status = <b>Đơn: { $status }</b>
orders-none-here = Không có đơn nào ở đây.
orders-older-unread = Chưa tìm hết các đơn cũ hơn.
orders-nothing-found = Không tìm thấy “{ $query }”. Hãy tìm theo dịch vụ, quốc gia, các số cuối hoặc tháng, ví dụ <code>/orders whatsapp tháng 6</code>.
orders-none = Bạn chưa có đơn nào.
orders-all = Tất cả
orders-back = hoàn { $amount }
state-refunded = đã hoàn tiền
active-count = <b>{ $count } đơn đang mở</b>
active-back = Hoàn <b>{ $amount }</b> nếu không có SMS nào đến
bulk-has-sms = 🔑 { $count } đơn đã có SMS nên được giữ lại.
bulk-not-canceled = ⚠️ { $count } đơn chưa được hủy và vẫn đang mở.
bulk-not-finished = ⚠️ { $count } đơn chưa hoàn tất và vẫn đang mở.
export-caption = <b>Tất cả đơn</b>: { $count }. Hãy giữ tệp này cho riêng bạn: trong đó có số điện thoại của bạn.
export-progress = ⏳ Số đơn đã đọc: { $count }. Tôi sẽ gửi tệp khi đọc xong tất cả.
export-unread = ⚠️ Số đơn bị thiếu vì không đọc được: { $count }.
export-unanswered = ⚠️ Thiếu các đơn cũ hơn vì SMSCode không gửi. Hãy tải lại tệp sau.
export-too-many = ⚠️ Thiếu các đơn cũ hơn vì tệp đã đầy.
export-cut-off = Tôi không hoàn tất được tệp. Hãy thử lại.
export-order = Mã đơn
export-bought = Mua lúc
export-service = Dịch vụ
export-country = Quốc gia
export-number = Số điện thoại
export-status = Trạng thái
export-amount = Số tiền
export-currency = Tiền tệ
export-code = Mã
export-came = Nhận SMS
export-until = Hiệu lực đến
export-zone = Múi giờ
export-operator = Nhà mạng
active-none = Bạn không có đơn đang mở.

## Settings

settings =
    <b>Cài đặt</b>
    SMSCode tính tiền bằng rupiah. Số tiền đô la theo tỷ giá của SMSCode.
settings-idr = Rupiah → $
settings-usd = Đô la → Rp
settings-languages = <b>Ngôn ngữ</b>
settings-codes-full = Mã: đầy đủ
settings-codes-only = Mã: rút gọn
settings-codes-covered = Mã: ẩn
settings-instant-on = Tức thì: bật
settings-instant-off = Tức thì: tắt
settings-limits-on = Hạn mức: bật
settings-limits-off = Hạn mức: tắt
settings-frozen = Đã khóa
settings-favourites = Yêu thích: { $count }
settings-accounts = Tài khoản: { $count }
settings-file = CSV
settings-erase = Xóa dữ liệu
settings-zone = Múi giờ: { $place }
settings-back = ‹ Cài đặt
settings-ring-all = Âm: tất cả
settings-ring-codes = Âm: chỉ mã

accounts =
    <b>Tài khoản</b>
    Tài khoản có dấu ✓ trả tiền cho số mới. Mã của mọi tài khoản đều đến đây.
account-line = 👤 { $name }
account-number = Tài khoản { $number }
account-in-use = Đang dùng: <b>{ $name }</b>
account-ask-name = Hãy gửi tên mới cho <b>{ $name }</b>, tối đa { $most } ký tự.
account-name-empty = Tên cần có chữ cái, chữ số hoặc emoji.
account-name-long = Tên đó quá dài.
account-name-taken = Một tài khoản khác đã có tên này.

codes =
    <b>Tin nhắn mã</b>
    Chọn nội dung của tin nhắn mã và thời gian giữ lại. Mã luôn còn trong đơn.
codes-full = Đầy đủ
codes-only = Chỉ mã
codes-open = Hiện ngay
codes-covered = Chạm để xem
codes-stay = Không xóa
codes-minutes = Giữ { $count } phút
codes-hours = Giữ { $count } giờ

zones =
    <b>Múi giờ: { $place }</b>
    Ở đó đang là { $time }. Chọn nơi có cùng giờ với bạn, hoặc nhập tên thành phố hay độ lệch UTC như <code>+7</code>.
zones-found = Kết quả cho “{ $query }”:
zones-nothing-found = Không có kết quả cho “{ $query }”. Hãy thử thành phố lớn gần đó, hoặc độ lệch UTC như <code>+7</code>.

## Spending limits

guard =
    <b>Giới hạn chi tiêu</b>
    Giới hạn số tiền bạn chi trong bot này. Tính bằng rupiah như SMSCode thu. Tiền hoàn không tính.
guard-cap = Giới hạn 24 giờ: <b>{ $amount }</b>
guard-no-cap = Giới hạn 24 giờ: không có
guard-ask = Hỏi lại khi vượt <b>{ $amount }</b>
guard-no-ask = Hỏi lại: tắt
guard-low = Số dư thấp: báo khi dưới <b>{ $amount }</b>
guard-no-low = Số dư thấp: không báo
guard-frozen = ❄️ <b>Đã tạm khóa mua.</b> Các đơn đang mở không bị ảnh hưởng.
guard-held-frozen = ❄️ <b>Đã tạm khóa mua.</b> Chưa mua gì.
guard-held-cap = <b>Lần này sẽ vượt giới hạn 24 giờ của bạn: { $cap }.</b> Bạn đã chi { $spent }. Chưa mua gì.
guard-held-ask = <b>Giá vượt { $amount }.</b> Bạn muốn tôi hỏi trước. Chưa mua gì.
amount-ask = Gửi số tiền bằng rupiah, ví dụ <code>75000</code>.
amount-unread = Tôi không đọc được số tiền đó. Hãy gửi bằng rupiah, ví dụ <code>75000</code>.

## Instant codes

push-impossible = Bot này không có mã tức thì. Tôi kiểm tra mã mới vài giây một lần.
push-off =
    <b>Mã tức thì đang tắt</b>
    Tôi kiểm tra mã mới vài giây một lần. Nếu bạn bật, SMSCode sẽ gửi mã đến đây ngay khi có.
push-on =
    <b>Mã tức thì đang bật</b>
    SMSCode gửi mã đến đây ngay khi có.
push-last-event = Thông báo gần nhất từ SMSCode: { $age } ({ $at })
push-failures = { $count } thông báo gần nhất không đến nơi. Tôi vẫn tự kiểm tra mã.
push-no-event = Chưa có thông báo nào từ SMSCode.
push-no-failures = Từ đó không có thông báo nào thất bại.
push-address-ours = Địa chỉ thông báo: <code>{ $host }</code> (bot này)
push-address-chat = Địa chỉ thông báo: <code>{ $host }</code> (bot này, cuộc trò chuyện khác)
push-address-other = Địa chỉ thông báo: <code>{ $host }</code> (không phải bot này)
push-address-none = Địa chỉ thông báo: chưa có
push-healed = 🔧 Tôi đã đặt lại địa chỉ và khóa bí mật trên SMSCode rồi gửi thử.
push-test-sent = ✅ SMSCode đã gửi thử (trạng thái { $status }).
push-test-not-sent = ❌ Gửi thử thất bại (trạng thái { $status }).
push-test-here = ✅ Tôi đã nhận được.
push-test-not-here = ❌ Tôi không nhận được.
push-test-refused = Địa chỉ hoặc khóa bí mật trên SMSCode không còn là của cuộc trò chuyện này. Nhấn “Khắc phục” để đặt lại cả hai. Bạn vẫn nhận được mã: tôi kiểm tra vài giây một lần.
push-disabled =
    <b>Mã tức thì đang tạm dừng</b>
    SMSCode tạm dừng từ { $at } vì thông báo không đến nơi. Nhấn “Khắc phục”. Trong lúc đó tôi kiểm tra mã mới vài giây một lần.
push-foreign =
    <b>Mã tức thì không gửi đến đây</b>
    Tài khoản SMSCode của bạn gửi thông báo đến địa chỉ khác.
    Tôi kiểm tra mã mới vài giây một lần.
push-foreign-chat =
    <b>Mã tức thì không gửi đến đây</b>
    Một cuộc trò chuyện khác của bot này đang bật cho tài khoản này.
    Tôi kiểm tra mã mới vài giây một lần.
push-repointed =
    <b>Mã tức thì đang gửi đi nơi khác</b>
    Địa chỉ đã bị đổi trên SMSCode. Tôi kiểm tra mã mới vài giây một lần.
push-unreachable =
    <b>Mã tức thì không đến được</b>
    SMSCode không kết nối được tới bot này nên liên tục tạm dừng. Tôi kiểm tra mã mới vài giây một lần và thỉnh thoảng thử bật lại. Bạn không cần làm gì.
push-ask-replace =
    <b>Thay địa chỉ trên SMSCode?</b>
    Tài khoản của bạn gửi thông báo đến:
    <code>{ $host }</code>
    Nếu thay, địa chỉ đó sẽ không nhận được gì nữa. Tôi sẽ khôi phục khi bạn tắt mã tức thì hoặc hủy liên kết.
push-ask-replace-chat =
    <b>Thay địa chỉ trên SMSCode?</b>
    Một cuộc trò chuyện khác của bot này đang bật mã tức thì cho tài khoản này. Nếu thay địa chỉ, mã sẽ đến đây. Tôi sẽ khôi phục khi bạn tắt mã tức thì hoặc hủy liên kết.
push-switched-on = ✅ Đã bật mã tức thì.
push-switched-off = Đã tắt mã tức thì. Tôi kiểm tra mã mới vài giây một lần.
push-restored = Địa chỉ trước đây của bạn trên SMSCode đã được khôi phục.
push-test-arrived = ✅ Mã tức thì hoạt động.
push-test-elsewhere = Bản thử không đến chỗ tôi. Bạn vẫn nhận được mã: tôi kiểm tra vài giây một lần.
push-test-failed = Bản thử không đến nơi. Bạn vẫn nhận được mã: tôi kiểm tra vài giây một lần.

## Offers in any chat

inline-from = từ { $price }
inline-choose = Chọn quốc gia trong trò chuyện riêng
inline-see = Xem giá trong trò chuyện riêng
inline-offer =
    <b>{ $title }</b>
    Số điện thoại nhận mã SMS, từ { $price }.
inline-offer-unpriced =
    <b>{ $title }</b>
    Số điện thoại nhận mã SMS.
inline-link = Liên kết tài khoản SMSCode để xem giá
inline-hint = Nhập dịch vụ, ví dụ whatsapp indonesia
inline-nothing = Không tìm thấy. Mở bot
inline-sold-out = Nơi đó đã hết. Hãy thử:
inline-later = Không tải được giá. Mở bot

## When something goes wrong

money-not-moved = <b>Số dư không thay đổi.</b>
money-unknown = Tôi chưa biết bạn có bị trừ tiền hay không. Tôi đang kiểm tra và sẽ báo bạn. Trước lúc đó, đừng mua lại.
money-not-back = Đơn chưa bị hủy và <b>chưa hoàn tiền</b>. Đơn vẫn đang mở.
money-refund-unknown = Chưa rõ đơn đã được hủy và hoàn tiền hay chưa. Tôi sẽ tiếp tục kiểm tra và báo cho bạn.
cancel-limit = Hôm nay tài khoản SMSCode của bạn không thể hủy thêm đơn.
cancel-limit-ends = Đơn sẽ tự kết thúc, giờ: { $at }. Nếu không có SMS, tiền sẽ được hoàn lúc đó.
cancel-refused = Nhà mạng không chấp nhận việc hủy.
cancel-again = Bạn có thể thử lại.
cancel-without-effect = Lệnh hủy của bạn không có hiệu lực.
order-still-active = Đơn vẫn đang mở.
action-unclear = Chưa rõ có thành công hay không. Nhấn Làm mới trong đơn.
trouble-token-rejected = SMSCode không còn chấp nhận token của bạn.
trouble-token-doubted = SMSCode vừa từ chối token của bạn. Tôi đang kiểm tra xem token còn dùng được không.
trouble-forbidden = Tài khoản SMSCode của bạn không được phép làm việc này.
trouble-not-found = SMSCode không tìm thấy đơn này trong tài khoản của bạn.
trouble-offer-gone = SMSCode không tìm thấy mức giá này.
trouble-invalid = SMSCode từ chối yêu cầu này.
trouble-invalid-offer = SMSCode từ chối yêu cầu này. Mức giá có thể đã thay đổi.
trouble-upstream-refused = Nhà mạng không cấp được số.
trouble-insufficient-balance = Số dư không đủ.
trouble-conflict = Có thay đổi trước khi tôi kịp làm việc này.
trouble-cancel-too-early = Còn quá sớm để hủy.
trouble-rate-limited = Quá nhiều yêu cầu trong thời gian ngắn.
trouble-provider-fault = SMSCode đang gặp sự cố.
trouble-maintenance = SMSCode đang bảo trì.
trouble-no-exchange-rate = SMSCode hiện không cung cấp được tỷ giá đô la.
trouble-sold-out = Mức giá này đã hết số.
trouble-key-reused = Yêu cầu này bị lẫn với yêu cầu trước. Đó là lỗi của tôi.
trouble-in-progress = SMSCode vẫn đang xử lý yêu cầu.
trouble-banned = SMSCode đã tạm dừng việc mua của tài khoản bạn.
trouble-no-answer = SMSCode không phản hồi.
trouble-provider-down = SMSCode hiện không phản hồi.
trouble-request = <blockquote expandable>Dành cho hỗ trợ SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Có thể hủy từ { $at }.
advice-until = Hãy thử lại sau { $at }.
advice-wait = Hãy thử lại sau { $wait }.
advice-link = Hãy liên kết lại tài khoản.
advice-permission = Hãy kiểm tra tài khoản và token trên SMSCode.
advice-look = Hãy kiểm tra trạng thái hiện tại của đơn.
advice-offer-again = Hãy kiểm tra lại mức giá.
advice-other = Hãy chọn mức giá khác.
advice-top-up = Nạp tiền tại SMSCode rồi thử lại.
advice-two-minutes = Có thể hủy sau khi mua 2 phút.
advice-rupiah = Bạn vẫn có thể mua bằng rupiah.
advice-moment = Vui lòng đợi một lát.
advice-support = Hãy thử lại sau hoặc liên hệ hỗ trợ SMSCode.
advice-later = Hãy thử lại sau vài phút.

## Short answers

notice-unknown = Xin lỗi, tôi chưa hiểu. Bạn muốn làm gì?
notice-plain-text = Xin lỗi, tôi chỉ đọc được tin nhắn văn bản.
notice-group = Tôi chỉ hoạt động trong trò chuyện riêng. Hãy nhắn trực tiếp cho tôi.
notice-old-button = Nút này thuộc menu cũ. Hãy bắt đầu lại từ đây:
notice-no-such-order = Tôi không tìm thấy đơn đó trong tài khoản của bạn.
notice-which-order = Đơn nào? Hãy gửi mã đơn, ví dụ <code>/order 1001</code>.
notice-busy = Xin đợi một lát, tôi vẫn đang xử lý yêu cầu trước của bạn.
notice-our-fault = Có lỗi từ phía tôi. Hãy kiểm tra các đơn đang mở rồi thử lại sau một phút.
notice-confirm-unclear = Có lỗi từ phía tôi. Tôi sẽ cho bạn biết đã mua được hay chưa. Trước lúc đó, đừng mua lại.
notice-cannot-buy-now = Hiện tôi không thể xử lý việc mua một cách an toàn. Chưa mua và chưa trừ tiền. Hãy thử lại sau một phút.
notice-not-allowed = Đây là bot riêng.
notice-dialogue-canceled = Được rồi, đã dừng.
notice-nothing-to-cancel = Không có gì để dừng. Để hủy đơn, hãy mở đơn đó:
notice-resend-unsupported = SMSCode không thể yêu cầu thêm SMS cho số này. Hãy để dịch vụ gửi lại mã: mã vẫn đến đây khi đơn còn mở.

## Toasts

toast-export-runs = Tôi vẫn đang chuẩn bị tệp của bạn.
toast-buying = Đang mua…
toast-already-bought = Đang xử lý rồi. Bạn chỉ bị trừ tiền một lần.
toast-bulk-canceling = Đang hủy { $count } đơn. Tôi sẽ báo kết quả.
toast-bulk-finishing = Đang hoàn tất { $count } đơn. Tôi sẽ báo kết quả.
toast-bulk-running = Đang xử lý rồi. Tôi sẽ báo kết quả.
toast-bulk-none-waiting = Không còn đơn nào để hủy.
toast-bulk-none-coded = Không còn đơn nào để hoàn tất.
toast-bulk-changed = Danh sách đã thay đổi. Vui lòng xem lại.
toast-abandoned = Chưa mua gì.
toast-stale = Nút này đã hết hạn. Chưa mua gì.
toast-price-rose = Giá đã tăng. Hãy xem lại.
toast-canceled = Đã hủy.
toast-canceled-refund = Đã hủy. Hoàn tiền: { $amount }.
toast-cancel-promised-in = SMSCode chưa cho hủy ngay sau khi mua. Tôi sẽ hủy sau { $wait }, trừ khi SMS đến trước.
toast-cancel-promised = Tôi sẽ hủy ngay khi có thể, trừ khi SMS đến trước.
toast-promise-revoked = Được rồi, tôi sẽ không hủy.
toast-replacing = Tôi sẽ hủy và lấy số khác, tối đa { $price }, trừ khi SMS đến trước.
toast-replacing-in = SMSCode cho hủy sau { $wait }. Sau đó tôi sẽ lấy số khác, tối đa { $price }, trừ khi SMS đến trước.
toast-buying-frozen = Bạn đã khóa mua hàng trong hạn mức chi tiêu.
toast-replace-busy = Đơn này đang được đổi số hoặc hủy.
toast-cannot-replace = Không thể đổi số của đơn này.
toast-cannot-cancel = Không thể hủy đơn này nữa.
toast-has-sms = SMS đã đến nên đơn không bị hủy.
toast-resent = Đã yêu cầu thêm SMS.
toast-resend-unsupported = SMSCode không thể yêu cầu thêm SMS cho số này.
toast-finished = Đã hoàn tất.
toast-already-ended = Đơn này đã kết thúc.
toast-saved = Đã lưu.
toast-refreshed = Đã cập nhật.
toast-old-button = Nút này thuộc menu cũ.
toast-busy = Xin đợi một lát.
toast-failed = Không thành công. Xem trong trò chuyện.
toast-our-fault = Có lỗi xảy ra. Chưa làm gì cả. Hãy thử lại.

## Statistics

me = 📊 <b>Thống kê của tôi</b>
me-today = <b>Hôm nay</b>
me-week = <b>7 ngày</b>
me-month = <b>30 ngày</b>
me-numbers = Số
me-success = Thành công
me-wait = SMS đến sau
me-spent = Đã chi
me-returned = Hoàn lại
me-spent-rupiah = Đã chi, bằng rupiah
me-returned-rupiah = Hoàn lại, bằng rupiah
me-pair = { $label }: { $value }
me-listings = <b>Theo dịch vụ, 30 ngày</b>
me-more = …và { $count } mục khác
me-days = Tính theo ngày mua. Ngày bắt đầu lúc nửa đêm, múi giờ: { $place }.
me-note = Thành công: số nhận được SMS trong các đơn đã có kết quả. Thời gian chờ là trung vị.
me-none = Không có đơn nào ở đây trong 30 ngày qua.
me-picture = Số mỗi ngày, 30 ngày: 🟩 có SMS, 🟧 không có SMS, ⬜ đang chờ

## What Telegram shows of the bot

command-buy = Mua số
command-active = Đơn đang mở
command-balance = Số dư
command-orders = Tất cả đơn
command-settings = Tiền tệ, ngôn ngữ, âm thanh
command-help = Trợ giúp
bot-description =
    Thuê số điện thoại trong vài phút và nhận mã SMS tại đây. Bạn trả bằng số dư SMSCode.

    Hãy dùng đúng pháp luật và chỉ cho tài khoản của chính bạn.
bot-short-description = Số điện thoại để nhận mã SMS. Trả bằng số dư SMSCode.

## Dành cho quản trị viên

stats-today = <b>Hôm nay</b>, từ 00:00 UTC
stats-codes = Mã: { $count }
stats-speed = Đến nơi trong 2 giây: { $two }%, trong 10 giây: { $ten }%
stats-purchases = Lượt mua: { $bought } thành công, { $other } thất bại
stats-faults = Lệnh gọi lỗi: SMSCode { $provider } trên { $providers }, Telegram { $telegram } trên { $telegrams }
stats-failed-answers = Phản hồi lỗi: { $count }
stats-now = <b>Hiện tại</b>
stats-people = Người dùng: { $count } ({ $gone } không liên lạc được)
stats-accounts = Tài khoản đã liên kết: { $count } ({ $pushed } bật mã tức thì)
stats-open-orders = Đơn đang mở: { $count }
stats-outbox = Tin nhắn đang chờ: { $count }
stats-oldest = Tin cũ nhất đã chờ { $wait }
announce-usage =
    Để viết cho tất cả người dùng bot này, hãy đặt nội dung sau lệnh:

    <code>/announce Bảo trì tối nay từ 22:00 đến 23:00 UTC.</code>

    Bạn sẽ thấy bản xem trước. Không có gì được gửi cho đến khi bạn xác nhận.
announce-ask =
    { $count ->
       *[other] Ở trên là nội dung mọi người sẽ thấy. Gửi cho { $shown } người?
    }
button-announce-send = Gửi cho { $count } người
button-announce-drop = Không gửi
button-announce-stop = Dừng gửi
announce-sending = 📣 Đang gửi: { $sent } trên khoảng { $total }
announce-done =
    { $count ->
       *[other] 📣 Đã gửi cho { $shown } người.
    }
announce-stopped =
    { $count ->
       *[other] 📣 Đã dừng. Đã gửi cho { $shown } người.
    }
announce-dropped = Không gửi cho ai.
announce-unreached = Không gửi được: { $count }
announce-unclear = Chưa xác nhận đã đến: { $count }
alarm-began = ⚠️ <b>Đã { $wait }:</b> { $what }
alarm-over = ✅ <b>Đã khắc phục sau { $wait }:</b> { $what }
alarm-database = Cơ sở dữ liệu không ghi được. Không thể mua, và mã không hiển thị.
alarm-updates = Telegram không chuyển cập nhật. Người dùng không nhận được phản hồi.
alarm-outbox = Tin nhắn bị kẹt nhiều phút trong hàng đợi. Mã đến trễ.
alarm-provider = Phần lớn lệnh gọi SMSCode bị lỗi hoặc không có phản hồi.
alarm-webhook = Telegram không gửi được cập nhật đến webhook. PUBLIC_URL có truy cập được không?
