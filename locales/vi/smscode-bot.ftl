# Every sentence of the chat, in Vietnamese. Texts are Telegram HTML, except labels (button-*, state-*, settings-*,
# command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = Tiếng Việt

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
button-buy-again = Mua tiếp
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-favourite-keep = ☆ Lưu vào yêu thích
button-favourite = ⭐ Mục yêu thích
button-favourite-ceiling = ⭐ Tối đa { $ceiling }
button-favourite-change = Đổi giới hạn
button-favourite-drop = Bỏ khỏi yêu thích
button-ceiling = Tối đa { $amount }
button-export = Tất cả đơn thành tệp (CSV)
button-elsewhere = Cùng dịch vụ, nước khác
button-abandon = Không mua
button-back = ‹ Quay lại
button-show-offer = Xem lại mức giá
button-other-offers = Xem mức giá khác
button-other-country = ‹ Quốc gia khác
button-other-service = ‹ Dịch vụ khác
button-country-first = Chọn theo quốc gia
button-service-first = Chọn theo dịch vụ
button-all-countries = Tất cả quốc gia
button-all-services = Tất cả dịch vụ
button-services-count = Mọi dịch vụ · { $count }
button-countries-count = Theo quốc gia · { $count }
button-sort-stock = Sắp xếp: còn nhiều nhất
button-sort-price = Sắp xếp: giá thấp nhất
button-try-again = Thử lại
button-refresh = Làm mới
button-active = Đơn đang mở
button-orders = Tất cả đơn
button-all-orders-back = ‹ Tất cả đơn
button-show-order = Xem đơn
button-copy-code = Sao chép { $code }
button-copy-covered = Sao chép mã
button-copy-number = Sao chép số
button-copy-plain = Sao chép không có +
button-cancel = Hủy · hoàn tiền
button-cancel-soon = Hủy ngay khi có thể · hoàn tiền
button-keep = Giữ lại, không hủy
button-resend = Yêu cầu thêm SMS
button-finish = Hoàn tất · trả số
button-help = Trợ giúp
button-settings = Cài đặt
button-accept-terms = Tôi chấp nhận
button-link = Liên kết tài khoản
button-link-again = Liên kết lại
button-unlink = Hủy liên kết
button-logout = Có, hủy liên kết
button-stay = Giữ liên kết
button-forget = Có, xóa tất cả
button-keep-data = Giữ dữ liệu của tôi
button-guard = Giới hạn chi tiêu
button-cap = Tối đa trong 24 giờ, bằng rupiah
button-ask-above = Hỏi lại khi vượt, bằng rupiah
button-no-limit = Không giới hạn
button-freeze = Tạm khóa mua
button-unfreeze = Cho phép mua lại
button-open-site = Mở SMSCode
button-top-up = Nạp tiền tại SMSCode
button-rupiah = Hiện bằng rupiah
button-push = Mã tức thì
button-push-on = Bật mã tức thì
button-push-on-again = Bật lại
button-push-on-here = Gửi mã về đây
button-push-off = Tắt mã tức thì
button-push-test = Gửi thử
button-push-heal = Sửa
button-push-replace = Có, thay thế
button-push-leave = Để nguyên
button-inline-open = Lấy số

## Start and help

start-hello = Xin chào, { $name }!
start-hello-nameless = Xin chào!
start-about =
    Thuê số điện thoại trong vài phút và nhận mã SMS ngay tại đây, trả bằng số dư SMSCode.

    Vui lòng dùng đúng pháp luật và chỉ cho tài khoản của chính bạn.
start-next-link = Để bắt đầu, hãy liên kết tài khoản SMSCode.
start-next-buy = Tài khoản đã được liên kết. Bạn cần số cho dịch vụ nào?
help-steps =
    <b>Cách dùng</b>
    1. Dùng /buy để mua số cho một dịch vụ.
    2. Nhập số đó ở nơi yêu cầu mã.
    3. Mã sẽ đến đây trong một tin nhắn mới.

    Không có SMS? Tiền sẽ được hoàn: tự động khi hết giờ, hoặc khi bạn hủy (sớm nhất 2 phút sau khi mua).
help-commands =
    <b>Nên biết</b>
    Chỉ cần nhập thứ bạn cần: <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – đơn đang mở
    /orders – tất cả đơn, cả dạng tệp; <code>/order 1001</code> – một đơn
    /balance – số dư, /rate – tỷ giá
help-push = /webhook – mã tức thì
help-inline = <code>@{ $bot } whatsapp</code> trong bất kỳ cuộc trò chuyện nào – bảng giá để chia sẻ
help-commands-more =
    /settings – tiền tệ, ngôn ngữ, âm thanh
    /logout – hủy liên kết tài khoản
help-lawful = Vui lòng dùng đúng pháp luật và chỉ cho tài khoản của chính bạn.

## Linking

login-ask =
    <b>Liên kết tài khoản SMSCode</b>
    Hãy gửi API token cho tôi. Token có trên SMSCode, trong mục Account Settings.

    Tôi xóa tin nhắn của bạn ngay và lưu token dưới dạng mã hóa. /cancel để dừng.
login-linked =
    ✅ <b>Tài khoản đã được liên kết</b>
    Số dư: <b>{ $balance }</b>
login-open-orders = Còn { $count } đơn đang mở từ trước. Nếu mua bằng tài khoản khác, hãy liên kết lại tài khoản đó để nhận mã.
terms-by-linking = Khi gửi token, bạn chấp nhận điều khoản sử dụng:
terms = Hãy dùng đúng pháp luật và chỉ cho tài khoản của chính bạn. Không lừa đảo, gửi thư rác, quấy rối hay mạo danh người khác. Số này là số thuê: đừng dùng nó để bảo vệ thứ bạn còn cần về sau.
terms-accepted = Bạn đã chấp nhận điều khoản sử dụng (phiên bản { $version }).
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>Điều khoản sử dụng</b>
    Vui lòng đọc và chấp nhận trước khi mua.
login-wrong-token =
    <b>SMSCode không nhận ra token này</b>
    Tôi không lưu nó. Hãy sao chép lại từ Account Settings.
login-not-stored = Token chưa được kiểm tra và không được lưu.
login-not-a-token = Đây không giống API token. Hãy sao chép từ Account Settings trên SMSCode rồi gửi riêng, hoặc dừng bằng /cancel.
login-needed = Trước tiên hãy liên kết tài khoản SMSCode.
login-token-rejected =
    🔒 <b>SMSCode không còn chấp nhận token của bạn</b>
    Các đơn của bạn vẫn an toàn. Liên kết lại, mọi thứ đến trong thời gian đó sẽ hiện ở đây.
login-cannot-delete = ⚠️ Tôi không xóa được tin nhắn chứa token của bạn. Bạn hãy tự xóa nhé.
logout-ask =
    <b>Hủy liên kết tài khoản SMSCode?</b>
    Tôi sẽ quên token của bạn.
logout-open-orders = Bạn có <b>{ $count } đơn đang mở</b>. Đơn vẫn tiếp tục trên SMSCode nhưng mã sẽ không đến đây.
logout-done = Đã hủy liên kết và xóa token khỏi đây.
logout-done-open-orders = { $count } đơn đang mở vẫn tiếp tục trên SMSCode. Liên kết lại để nhận mã ở đây.

## Erasing a person

forget-ask =
    <b>Xóa mọi thứ tôi lưu về bạn?</b>
    Token, các đơn tại đây, số, mã và cài đặt sẽ mất vĩnh viễn. Tôi hủy liên kết tài khoản SMSCode, trả địa chỉ thông báo của nó về như cũ và xóa các tin nhắn gần đây có số và mã.

    Tài khoản và số dư SMSCode vẫn còn. Telegram giữ các tin nhắn cũ hơn: xóa cuộc trò chuyện này để bỏ chúng.
forget-done =
    <b>Đã xóa tất cả</b>
    Nếu nhắn cho tôi lần nữa, bạn sẽ bắt đầu lại từ đầu. Xóa cuộc trò chuyện này để bỏ các tin nhắn cũ.
forget-busy = Một lần mua của bạn chưa có kết quả. Tôi chưa xóa gì để không mất tiền của bạn. Hãy thử lại sau vài phút.

## Balance and rate

balance = Số dư: <b>{ $balance }</b>
balance-bound = Trong { $count } đơn đang chờ: { $amount }. Được hoàn nếu không có SMS.
rate-dollar = US$1 = { $rate }
rate-pair = { $pair }: { $rate }
rate-as-of = { $at }
rate-asked = hỏi lúc { $at }
rate-ledger = SMSCode hạch toán bằng rupiah; số tiền đô la theo tỷ giá này.

## Choosing

browse-countries = <b>Chọn quốc gia</b>
browse-countries-for = <b>{ $service }</b>: chọn quốc gia
browse-services = <b>Chọn dịch vụ</b>
browse-services-in = <b>{ $country }</b>: chọn dịch vụ
front-hint = Hoặc nhập thứ bạn cần, ví dụ <code>wa indonesia</code>.
front-favourites = ⭐ yêu thích
front-bought = 🕘 đã mua
browse-services-count = { $count } dịch vụ. Hoặc nhập tên để tìm.
browse-countries-count = { $count } quốc gia. Hoặc nhập tên để tìm.
browse-countries-priced =
    { $count } quốc gia có số: giá từ · số lượng.
    Hoặc nhập tên để tìm.
browse-found = Gần nhất với “{ $query }”:
browse-nothing-found = Không tìm thấy “{ $query }”. Hãy thử cách viết khác hoặc chọn từ danh sách.
browse-empty = Hiện không có gì để bán. Hãy thử lại sau vài phút.
browse-sold-out =
    <b>{ $title }</b>
    Hiện đã hết.
offers =
    <b>{ $title }</b>
    Chọn mức giá ({ $count }):
offer-stock = còn { $count }
offer-no-stock = đã hết
favourite = ⭐ <b>{ $title }</b>
favourite-price = Một số hiện có giá <b>{ $price }</b>.
favourite-sold-out = Hiện đã hết.
favourite-ceiling = Giới hạn của bạn: <b>{ $ceiling }</b>. Cao hơn tôi sẽ không mua.
favourite-no-ceiling = Bạn chưa đặt giới hạn.
favourite-hint = Nó đứng đầu trong /buy. Bạn trả tối đa bao nhiêu cho một số? Tính bằng rupiah, như SMSCode thu.
favourite-dropped = Đã bỏ khỏi mục yêu thích.
favourite-over-ceiling =
    <b>{ $title }</b>
    Một số hiện có giá <b>{ $now }</b>, cao hơn giới hạn { $ceiling } của bạn. Tôi không mua.

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = Giá: <b>{ $price }</b>
confirm-total = Giá: { $count } × { $price } = <b>{ $total }</b>
confirm-balance = Số dư: { $balance }
confirm-note = Nếu không có SMS, tiền sẽ được hoàn.
confirm-short = ⚠️ Số dư không đủ.
confirm-price-rose =
    <b>{ $title }</b>
    Giá mỗi số đổi từ { $before } thành <b>{ $now }</b>. Chưa trừ tiền. Vẫn mua chứ?
confirm-buying =
    <b>{ $title }</b>
    ⏳ Đang mua…
confirm-abandoned = Được rồi, không mua gì cả.
confirm-stale = Nút này đã hết hạn. Không có gì được mua bằng nút này.
purchase-bought =
    { $count ->
        [1] ✅ <b>{ $title }</b>: đã mua.
       *[other] ✅ <b>{ $title }</b>: đã mua { $count } số.
    }
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            Không thuê được số. Lần mua này không tạo đơn nào, và chỉ số thuê được mới bị tính tiền.
       *[other] <b>{ $title }</b>
            Không thuê được số nào trong { $count } số. Lần mua này không tạo đơn nào, và chỉ số thuê được mới bị tính tiền.
    }
purchase-partial =
    <b>{ $title }</b>
    Bạn có <b>{ $made } trên { $count }</b> số; { $failed } số không thuê được. Chỉ tính tiền những số bạn có.
purchase-not-bought = <b>{ $title }: chưa mua</b>
purchase-lapsed = Không gửi kịp yêu cầu mua, nên tôi đã không gửi muộn.
purchase-in-doubt =
    <b>{ $title }: chưa rõ</b>
    SMSCode không trả lời rõ ràng, rồi không chấp nhận token của bạn nữa. Số có thể đã được mua và trừ tiền. Tôi sẽ không mua lần thứ hai.
    Hãy liên kết lại tài khoản, tôi sẽ kiểm tra.
purchase-in-doubt-account =
    <b>{ $title }: chưa rõ</b>
    SMSCode không trả lời rõ ràng, và tài khoản của lần mua này không còn được liên kết. Số có thể đã được mua và trừ tiền. Tôi sẽ không mua lần thứ hai.
    Hãy liên kết lại tài khoản đó, tôi sẽ kiểm tra.
purchase-unclear = SMSCode vẫn chưa trả lời. Tôi tiếp tục hỏi cho đến khi biết số đã được mua hay chưa. Trong lúc đó xin đừng mua lại.

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
card-until = đến { $at }
card-order = Đơn { $id }
card-price-each = mỗi số { $price }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ SMS
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ Đang chờ SMS
card-vanished = ⚠️ <b>SMSCode không còn hiển thị đơn này</b>
card-missed = ✉️ Có { $count } SMS bị SMS sau thay thế trước khi tôi kịp đọc.
card-waiting-again = ⏳ Đang chờ SMS tiếp theo
card-received = ✅ Đã nhận SMS
card-completed = ✅ Đã hoàn tất.
card-canceled = Đã hủy.
card-expired = Hết giờ, không có SMS nào.
card-expired-with-sms = Hết giờ.
card-promised = Sẽ hủy ngay khi có thể, trừ khi SMS đến trước.
card-promised-from = Sẽ hủy lúc { $at }, trừ khi SMS đến trước.
card-progress = ✉️ Đã nhận SMS: { $got }/{ $count }
card-more-sms = … và { $count } SMS trước đó
card-more-orders = … và { $count } đơn nữa
card-failed = { $count } số không thuê được và không bị tính tiền.
card-empty = ⏳ Số sẽ hiện ở đây ngay.
state-active = đang chờ
state-otp-received = đã nhận SMS
state-completed = hoàn tất
state-canceled = đã hủy
state-expired = hết hạn
refund = Đã hoàn <b>{ $amount }</b>.
refund-see-balance = Xem khoản hoàn ở /balance.
refund-later = SMSCode chưa cho biết số tiền hoàn; xem /balance.

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>SMS mới</b>
sms-no-text = SMSCode không chuyển nội dung.
sms-came = Đến { $age }
ended-expired = ⌛ <b>Hết giờ, không có SMS nào.</b>
ended-canceled = <b>Đơn đã bị hủy.</b>
ended-completed = ✅ <b>Đơn đã hoàn tất.</b>
vanished =
    ⚠️ { $count ->
       *[other] <b>SMSCode không còn hiển thị { $count } đơn.</b>
    }
vanished-note = Không có đơn, tôi không nhận được mã. Có thể đơn đã bị xóa ở đó, hoặc thuộc tài khoản khác với tài khoản đang liên kết. Hãy xem các đơn và số dư trên SMSCode. Tôi tiếp tục kiểm tra cho đến khi hết giờ.

## Orders

orders = <b>Tất cả đơn</b>
orders-with-status = <b>Đơn: { $status }</b>
orders-hint = Mới nhất ở trên.
orders-none-here = Không có đơn nào.
orders-none = Bạn chưa có đơn nào.
orders-all = tất cả
export-caption = <b>Tất cả đơn</b>: { $count }. Hãy giữ tệp cho riêng bạn: có số của bạn trong đó.
export-order = Đơn
export-bought = Mua lúc
export-service = Dịch vụ
export-country = Quốc gia
export-number = Số
export-status = Trạng thái
export-amount = Số tiền
export-currency = Tiền tệ
export-code = Mã
export-came = SMS đến lúc
export-until = Đến
export-zone = Múi giờ
active = <b>Đơn đang mở</b>
active-none = Bạn không có đơn nào đang mở.

## Settings

settings =
    <b>Cài đặt</b>
    SMSCode tính tiền bằng rupiah. Số tiền đô la theo tỷ giá của SMSCode.
settings-idr = Rupiah
settings-usd = Đô la Mỹ
settings-codes = Tin nhắn mã
settings-zone = Múi giờ: { $place }
settings-back = ‹ Cài đặt
settings-ring-all = Âm thanh: tất cả
settings-ring-codes = Âm thanh: chỉ mã

codes =
    <b>Tin nhắn mã</b>
    Chọn nội dung của tin nhắn mã và thời gian giữ lại. Thẻ của đơn vẫn giữ mã.
codes-full = Toàn bộ nội dung
codes-only = Chỉ mã
codes-open = Hiện ngay
codes-covered = Che đến khi chạm
codes-stay = Giữ tin nhắn
codes-minutes = Xóa sau { $count } phút
codes-hours = Xóa sau { $count } giờ

zones =
    <b>Múi giờ: { $place }</b>
    Giờ của bạn: { $time }. Chọn nơi có cùng giờ với bạn, hoặc nhập tên thành phố hay độ lệch như <code>+7</code>.
zones-found = Các nơi cho “{ $query }”:
zones-nothing-found = Không có nơi nào cho “{ $query }”. Hãy thử thành phố lớn gần đó, hoặc độ lệch như <code>+7</code>.

## Spending guard

guard =
    <b>Giới hạn chi tiêu</b>
    Giữ lại những gì bạn mua ở đây. Tính bằng rupiah như SMSCode thu; tiền được hoàn không tính.
guard-cap = Trong 24 giờ: tối đa <b>{ $amount }</b>
guard-no-cap = Trong 24 giờ: không giới hạn
guard-ask = Trên <b>{ $amount }</b> tôi hỏi lại một lần
guard-no-ask = Tôi không bao giờ hỏi lại
guard-frozen = ❄️ <b>Đã tạm khóa mua.</b> Các đơn đang mở vẫn tiếp tục.
guard-held-frozen = ❄️ <b>Bạn đã tạm khóa mua.</b> Không có gì được mua.
guard-held-cap = <b>Lần này sẽ vượt giới hạn { $cap } trong 24 giờ.</b> Bạn đã chi { $spent }. Không có gì được mua.
guard-held-ask = <b>Số tiền này trên { $amount }.</b> Bạn muốn được hỏi lại. Chưa mua gì cả.

## Instant codes

push-impossible = Tôi kiểm tra mã mới vài giây một lần. Bot này không có mã tức thì.
push-off =
    <b>Mã tức thì đang tắt</b>
    Tôi kiểm tra mã mới vài giây một lần. Khi bật, SMSCode gửi mã đến đây ngay khi có.
push-on =
    <b>Mã tức thì đang bật</b>
    SMSCode gửi mã đến đây ngay khi có.
push-last-event = Tin gần nhất từ SMSCode: { $age } ({ $at })
push-failures = { $count } lần gửi gần nhất không đến nơi. Tôi vẫn tự kiểm tra mã.
push-no-event = Chưa có tin nào từ SMSCode.
push-no-failures = Từ đó không có lần gửi nào thất bại.
push-address-ours = Địa chỉ trên SMSCode: <code>{ $host }</code> – bot này
push-address-chat = Địa chỉ trên SMSCode: <code>{ $host }</code> – bot này, nhưng ở cuộc trò chuyện khác
push-address-other = Địa chỉ trên SMSCode: <code>{ $host }</code> – không phải bot này
push-address-none = Địa chỉ trên SMSCode: chưa có
push-healed = 🔧 Tôi đã đặt lại địa chỉ và khóa bí mật trên SMSCode rồi gửi thử.
push-test-sent = ✅ SMSCode đã gửi thử và nhận trả lời { $status }.
push-test-not-sent = ❌ SMSCode đã gửi thử và nhận trả lời { $status }.
push-test-here = ✅ Đã đến đây.
push-test-not-here = ❌ Không đến đây.
push-test-refused = Địa chỉ hoặc khóa bí mật trên SMSCode không còn là của cuộc trò chuyện này. “Sửa” sẽ đặt lại cả hai. Mã vẫn đến: tôi kiểm tra vài giây một lần.
push-disabled =
    <b>Mã tức thì đang tạm dừng</b>
    SMSCode tạm dừng từ { $at } vì gửi không đến nơi. Trong lúc đó tôi kiểm tra mã mới vài giây một lần.
push-foreign =
    <b>Mã tức thì không gửi đến đây</b>
    Tài khoản SMSCode của bạn gửi tin đến địa chỉ khác.
    Tôi kiểm tra mã mới vài giây một lần.
push-repointed =
    <b>Mã tức thì đang gửi đi nơi khác</b>
    Địa chỉ đã bị đổi trên SMSCode. Trong lúc đó tôi kiểm tra mã mới vài giây một lần.
push-unreachable =
    <b>Mã tức thì không đến được</b>
    SMSCode không kết nối được tới bot này từ bên ngoài nên cứ tạm dừng mã tức thì. Trong lúc đó tôi kiểm tra mã mới vài giây một lần và thỉnh thoảng thử bật lại. Bạn không cần làm gì.
push-ask-replace =
    <b>Thay địa chỉ trên SMSCode?</b>
    Tài khoản của bạn gửi tin đến:
    <code>{ $host }</code>
    Địa chỉ đó sẽ không nhận được gì nữa. Tôi sẽ trả lại khi bạn tắt mã tức thì hoặc hủy liên kết.
push-switched-on = ✅ Đã bật mã tức thì.
push-switched-off = Đã tắt mã tức thì. Tôi kiểm tra mã mới vài giây một lần.
push-restored = Địa chỉ cũ trên SMSCode đã được trả lại.
push-test-arrived = ✅ Gửi thử thành công. Mã tức thì hoạt động.
push-test-elsewhere = Đã gửi thử nhưng không đến đây. Mã vẫn đến: tôi kiểm tra vài giây một lần.
push-test-failed = Gửi thử không đến nơi (trả lời { $status }). Mã vẫn đến: tôi kiểm tra vài giây một lần.

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
inline-nothing = Không tìm thấy. Tìm trong trò chuyện riêng
inline-sold-out = Nơi đó đã hết số. Nơi khác:
inline-later = Hiện chưa có trả lời. Mở trò chuyện riêng

## When something goes wrong

money-not-moved = <b>Không bị trừ tiền.</b>
money-unknown = Chưa biết tiền đã bị trừ hay chưa. Tôi tiếp tục kiểm tra và sẽ báo bạn.
money-untouched = Không có khoản tiền nào thay đổi.
money-not-back = Đơn chưa bị hủy và <b>chưa hoàn tiền</b>; đơn vẫn tiếp tục.
money-refund-unknown = Chưa rõ đơn đã được hủy và hoàn tiền hay chưa. Tôi tiếp tục kiểm tra, thẻ đơn sẽ hiển thị.
trouble-token-rejected = SMSCode không còn chấp nhận token của bạn.
trouble-forbidden = SMSCode không cho phép tài khoản của bạn làm việc này.
trouble-not-found = SMSCode không tìm thấy, hoặc nó không phải của bạn.
trouble-invalid = SMSCode không nhận yêu cầu này. Mức giá có thể đã thay đổi.
trouble-upstream-refused = Nhà mạng không cấp số.
trouble-insufficient-balance = Số dư không đủ.
trouble-conflict = Có gì đó đã thay đổi trong lúc này.
trouble-cancel-too-early = Còn quá sớm để hủy.
trouble-rate-limited = Quá nhiều yêu cầu trong thời gian ngắn.
trouble-provider-fault = SMSCode đang gặp sự cố.
trouble-maintenance = SMSCode đang bảo trì.
trouble-no-exchange-rate = SMSCode hiện không có tỷ giá đô la.
trouble-sold-out = Mức giá này đã hết số.
trouble-key-reused = Yêu cầu này bị lẫn với yêu cầu trước. Đó là lỗi của bot.
trouble-in-progress = SMSCode vẫn đang xử lý.
trouble-banned = SMSCode đã tạm dừng việc đặt số của tài khoản bạn.
trouble-no-answer = SMSCode không trả lời.
trouble-provider-down = SMSCode đã ngừng trả lời. Cứ vài giây tôi thử lại một lần.
trouble-request = <blockquote expandable>Dành cho hỗ trợ SMSCode:
    <code>{ $id }</code></blockquote>
advice-from = Có thể làm từ { $at }.
advice-until = Hãy đợi đến { $at }.
advice-wait = Hãy thử lại sau { $wait }.
advice-link = Hãy liên kết lại tài khoản.
advice-permission = Hãy kiểm tra tài khoản và token trên SMSCode.
advice-look = Hãy xem trạng thái hiện tại của đơn.
advice-offer-again = Hãy xem lại mức giá.
advice-other = Hãy chọn mức giá khác.
advice-top-up = Nạp tiền tại SMSCode rồi thử lại.
advice-two-minutes = Có thể làm sau khi mua 2 phút.
advice-rupiah = Số tiền bằng rupiah vẫn dùng được.
advice-moment = Vui lòng đợi một lát.
advice-support = Hãy thử lại sau, hoặc hỏi hỗ trợ SMSCode.
advice-later = Hãy thử lại sau vài phút.

## Short answers

notice-unknown = Tôi chưa hiểu. Bạn muốn làm gì?
notice-plain-text = Vui lòng gửi văn bản thường.
notice-group = Tôi chỉ hoạt động trong trò chuyện riêng. Hãy nhắn trực tiếp cho tôi.
notice-old-button = Nút này thuộc menu cũ. Hãy bắt đầu lại từ đây:
notice-no-such-order = Tài khoản của bạn không có đơn này.
notice-which-order = Đơn nào? Hãy gửi số đơn, ví dụ <code>/order 1001</code>.
notice-busy = Xin đợi một lát: tôi vẫn đang xử lý yêu cầu trước của bạn.
notice-our-fault = Bot gặp lỗi. Các đơn của bạn vẫn tiếp tục. Hãy thử lại sau một phút.
notice-cannot-buy-now = Hiện tôi không thể mua an toàn, nên không mua và không trừ tiền. Hãy thử lại sau một phút.
notice-not-allowed = Đây là bot riêng.
notice-dialogue-canceled = Được rồi, đã dừng.
notice-nothing-to-cancel = Không có gì để dừng. Để hủy đơn, hãy mở đơn đó:
cancel-too-early = SMSCode chỉ hủy được sớm nhất lúc { $at }. Lúc đó tôi hủy nhé?
cancel-too-early-unknown = SMSCode không hủy ngay sau khi mua. Tôi hủy ngay khi có thể nhé?
cancel-promised = Tôi sẽ hủy ngay khi có thể, trừ khi SMS đến trước.
cancel-promised-from = Tôi sẽ hủy lúc { $at }, trừ khi SMS đến trước.
notice-resend-unsupported = SMSCode không thể yêu cầu thêm SMS ở đây. Hãy để dịch vụ gửi lại mã: mã vẫn đến đây khi đơn còn mở.

## Toasts

toast-buying = Đang mua…
toast-already-bought = Đang xử lý rồi. Chỉ mua một lần.
toast-abandoned = Không mua gì cả.
toast-stale = Nút này đã hết hạn. Không có gì được mua.
toast-price-rose = Giá đã thay đổi. Hãy xem lại.
toast-canceled = Đã hủy.
toast-canceled-refund = Đã hủy. Hoàn { $amount }.
toast-cancel-promised = Tôi sẽ hủy ngay khi có thể, trừ khi SMS đến trước.
toast-promise-revoked = Được rồi, giữ lại đơn.
toast-cannot-cancel = Không thể hủy đơn này nữa.
toast-has-sms = SMS đã đến nên đơn không bị hủy.
toast-too-early = Còn quá sớm để hủy.
toast-too-early-from = Bạn có thể hủy từ { $at }.
toast-resent = Đã yêu cầu thêm SMS.
toast-resend-unsupported = Dịch vụ này không thể gửi thêm SMS.
toast-finished = Đã hoàn tất.
toast-already-ended = Đơn này đã kết thúc.
toast-saved = Đã lưu.
toast-refreshed = Đã cập nhật.
toast-old-button = Nút này thuộc menu cũ.
toast-busy = Xin đợi một lát.
toast-working = Xin đợi một lát…
toast-failed = Không thành công. Xem trong trò chuyện.
toast-login-needed = Trước tiên hãy liên kết tài khoản.
toast-our-fault = Có lỗi xảy ra. Hãy thử lại.
toast-wait = Hãy thử lại sau { $wait }.

## What Telegram shows of the bot

command-buy = Mua số
command-active = Đơn đang mở
command-balance = Số dư
command-orders = Tất cả đơn
command-order = Xem một đơn theo số đơn
command-rate = Tỷ giá
command-settings = Tiền tệ, ngôn ngữ, âm thanh
command-webhook = Mã tức thì
command-login = Liên kết tài khoản SMSCode
command-logout = Hủy liên kết tài khoản
command-forget = Xóa mọi thứ tôi lưu về bạn
command-cancel = Dừng điều tôi đang hỏi
command-help = Trợ giúp
command-start = Bắt đầu
bot-description =
    Thuê số điện thoại trong vài phút và nhận mã SMS tại đây, trả bằng số dư SMSCode.

    Vui lòng dùng đúng pháp luật và chỉ cho tài khoản của chính bạn.
bot-short-description = Số điện thoại để nhận mã SMS, trả bằng số dư SMSCode.

## Dành cho quản trị viên

stats-today = <b>Hôm nay</b>, từ 00:00 UTC
stats-codes = Mã: { $count }
stats-speed = Đến cuộc trò chuyện trong 2 giây: { $two } %, trong 10 giây: { $ten } %
stats-purchases = Lượt mua: { $bought } thành công, { $other } không
stats-faults = Lệnh gọi lỗi: SMSCode { $provider } trên { $providers }, Telegram { $telegram } trên { $telegrams }
stats-failed-answers = Trả lời lỗi: { $count }
stats-now = <b>Hiện tại</b>
stats-people = Người dùng: { $count }, trong đó { $gone } không liên lạc được
stats-accounts = Tài khoản đã liên kết: { $count }, trong đó { $pushed } bật mã tức thì
stats-open-orders = Đơn đang mở: { $count }
stats-outbox = Tin nhắn đang chờ: { $count }
stats-oldest = Tin cũ nhất đã chờ { $wait }
announce-usage =
    Để viết cho tất cả người dùng bot này, hãy đặt nội dung sau lệnh:

    <code>/announce Bảo trì tối nay từ 22:00 đến 23:00 UTC.</code>

    Bạn xem trước, và không có gì được gửi khi bạn chưa đồng ý.
announce-ask = Ở trên là nội dung mọi người sẽ thấy. Gửi cho { $count } người?
button-announce-send = Gửi cho { $count } người
button-announce-drop = Không gửi
button-announce-stop = Dừng gửi
announce-sending = 📣 Đang gửi: { $sent } trên khoảng { $total }
announce-done = 📣 Đã gửi cho { $sent } người.
announce-stopped = 📣 Đã dừng. Đã gửi cho { $sent } người.
announce-dropped = Không gửi cho ai.
announce-unreached = Không gửi được: { $count }
announce-unclear = Không rõ đã đến hay chưa: { $count }
alarm-began = ⚠️ <b>Đã { $wait }:</b> { $what }
alarm-over = ✅ <b>Đã hết, sau { $wait }:</b> { $what }
alarm-database = cơ sở dữ liệu không ghi được. Không thể mua, và mã không hiển thị.
alarm-updates = Telegram không chuyển cập nhật. Mọi người không nhận được trả lời.
alarm-outbox = tin nhắn chờ nhiều phút trong hàng đợi. Mã đến trễ.
alarm-provider = SMSCode trả lời phần lớn lệnh gọi bằng lỗi hoặc không trả lời.
alarm-webhook = Telegram không gửi được cập nhật đến webhook. PUBLIC_URL có truy cập được không?
