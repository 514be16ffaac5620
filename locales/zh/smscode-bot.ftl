# Every sentence of the chat, in Chinese (simplified). Texts are Telegram HTML, except labels (button-*, state-*,
# settings-*, command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = 简体中文

## Numbers and times

money-idr = Rp { $amount }
money-usd = ${ $amount }
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
        [1] 1月
        [2] 2月
        [3] 3月
        [4] 4月
        [5] 5月
        [6] 6月
        [7] 7月
        [8] 8月
        [9] 9月
        [10] 10月
        [11] 11月
       *[12] 12月
    }
time-day = { $month }{ $day }日
time-date = { $year }年{ $day } { $time }
age-now = 刚刚
age-seconds = { $count } 秒前
age-minutes = { $count } 分钟前
age-hours = { $count } 小时前
age-days = { $count } 天前
wait-seconds = { $count } 秒
wait-minutes = { $count } 分钟
wait-hours = { $count } 小时

## What a number is for

title-unknown = 号码

## Buttons

button-buy = 购买号码
button-buy-for = 以 { $price } 购买
button-buy-many = 购买 { $count } 个，共 { $total }
button-buy-each = 购买 { $count } 个，每个 { $price }
button-buy-again = 再买一个
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-favourite-keep = ☆ 加入收藏
button-favourite = ⭐ 已收藏
button-favourite-ceiling = ⭐ 最高 { $ceiling }
button-favourite-change = 修改我的上限
button-favourite-drop = 取消收藏
button-ceiling = 最高 { $amount }
button-export = 导出全部订单 (CSV)
button-elsewhere = 同一服务，换个国家
button-abandon = 不买了
button-back = ‹ 返回
button-show-offer = 重新查看报价
button-other-offers = 查看其他报价
button-other-country = ‹ 其他国家
button-other-service = ‹ 其他服务
button-country-first = 按国家选择
button-service-first = 按服务选择
button-all-countries = 所有国家
button-all-services = 所有服务
button-services-count = 所有服务 · { $count }
button-countries-count = 按国家 · { $count }
button-sort-stock = 排序：库存最多
button-sort-price = 排序：价格最低
button-try-again = 重试
button-refresh = 刷新
button-active = 进行中的订单
button-orders = 所有订单
button-all-orders-back = ‹ 所有订单
button-show-order = 查看订单
button-copy-code = 复制 { $code }
button-copy-covered = 复制验证码
button-copy-number = 复制号码
button-copy-plain = 复制（不带 +）
button-cancel = 取消 · 退款
button-cancel-soon = 可以时立即取消 · 退款
button-keep = 保留，不取消
button-resend = 再要一条短信
button-finish = 完成 · 释放号码
button-help = 帮助
button-settings = 设置
button-accept-terms = 我接受
button-link = 关联账户
button-link-again = 重新关联
button-unlink = 解除关联
button-logout = 是，解除关联
button-stay = 保持关联
button-forget = 是，全部清除
button-keep-data = 保留我的数据
button-guard = 消费限制
button-cap = 24 小时上限（印尼盾）
button-ask-above = 超过多少再次询问（印尼盾）
button-no-limit = 不限
button-freeze = 冻结购买
button-unfreeze = 恢复购买
button-open-site = 打开 SMSCode
button-top-up = 去 SMSCode 充值
button-rupiah = 显示印尼盾
button-push = 即时验证码
button-push-on = 开启即时验证码
button-push-on-again = 重新开启
button-push-on-here = 改为发到这里
button-push-off = 关闭即时验证码
button-push-test = 发送测试
button-push-heal = 修复
button-push-replace = 是，替换
button-push-leave = 保持不变
button-inline-open = 获取号码

## Start and help

start-hello = 你好，{ $name }！
start-hello-nameless = 你好！
start-about =
    租用一个电话号码几分钟，短信验证码直接发到这里，用 SMSCode 余额付款。

    请合法使用，并且只用于你自己的账户。
start-next-link = 请先关联你的 SMSCode 账户。
start-next-buy = 账户已关联。需要哪个服务的号码？
help-steps =
    <b>使用方法</b>
    1. 用 /buy 购买某个服务的号码。
    2. 在需要验证码的地方填写这个号码。
    3. 验证码会以新消息发到这里。

    没收到短信？费用会退回：到时间自动退回，或者由你取消（最早在购买 2 分钟后）。
help-commands =
    <b>小贴士</b>
    直接输入需求： <code>wa indonesia</code>, <code>+62 telegram</code>, <code>🇮🇩 ig</code>
    /active – 进行中的订单
    /orders – 所有订单，也可导出文件; <code>/order 1001</code> – 其中一个
    /balance – 余额, /rate – 汇率
help-push = /webhook – 即时验证码
help-inline = 在任何聊天输入 <code>@{ $bot } whatsapp</code> – 分享报价
help-commands-more =
    /settings – 货币、语言、声音
    /logout – 解除关联
help-lawful = 请合法使用，并且只用于你自己的账户。

## Linking

login-ask =
    <b>关联 SMSCode 账户</b>
    请把 API 令牌发给我。它在 SMSCode 的 Account Settings 里。

    我会立即删除你的消息，并加密保存令牌。/cancel 可以停止。
login-linked =
    ✅ <b>账户已关联</b>
    余额：<b>{ $balance }</b>
login-open-orders = 之前还有 { $count } 个进行中的订单。如果是用其他账户购买的，请重新关联该账户以接收验证码。
terms-by-linking = 发送令牌即表示你接受使用条款：
terms = 请合法使用，并且只用于你自己的账户。不得欺诈、群发垃圾信息、骚扰他人或冒充他人。号码是租用的：以后还需要的东西，请不要用它来保护。
terms-accepted = 你已接受使用条款（第 { $version } 版）。
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>使用条款</b>
    购买前请阅读并接受。
login-wrong-token =
    <b>SMSCode 不认识这个令牌</b>
    我没有保存它。请从 Account Settings 重新复制。
login-not-stored = 令牌没有验证，也没有保存。
login-not-a-token = 这不像 API 令牌。请从 SMSCode 的 Account Settings 复制后单独发送，或用 /cancel 停止。
login-needed = 请先关联 SMSCode 账户。
login-token-rejected =
    🔒 <b>SMSCode 不再接受你的令牌</b>
    你的订单是安全的。重新关联账户后，这期间收到的内容都会显示在这里。
login-cannot-delete = ⚠️ 我无法删除你那条含令牌的消息，请自行删除。
logout-ask =
    <b>解除与 SMSCode 账户的关联？</b>
    我会忘记你的令牌。
logout-open-orders = 你有 <b>{ $count } 个进行中的订单</b>。它们会在 SMSCode 继续，但验证码不会发到这里。
logout-done = 账户已解除关联，这里的令牌已删除。
logout-done-open-orders = { $count } 个进行中的订单会在 SMSCode 继续。重新关联后可在这里收到验证码。

## Erasing a person

forget-ask =
    <b>清除我保存的关于你的一切？</b>
    令牌、这里的订单、号码、验证码和设置都会永久删除。我会解除 SMSCode 账户的关联，恢复它原来的通知地址，并删除这里近期含有号码和验证码的消息。

    你的 SMSCode 账户和余额不受影响。更早的消息由 Telegram 保存：删除此聊天即可清除。
forget-done =
    <b>已全部清除</b>
    再次给我发消息就是重新开始。删除此聊天可清除更早的消息。
forget-busy = 你有一笔购买还没有结果。为了不丢失你的钱，我什么都没有清除。请几分钟后再试。

## Balance and rate

balance = 余额：<b>{ $balance }</b>
balance-bound = { $count } 个等待中的订单占用：{ $amount }。没有短信则退回。
rate-dollar = $1 = { $rate }
rate-pair = { $pair }：{ $rate }
rate-as-of = { $at }
rate-asked = 查询于 { $at }
rate-ledger = SMSCode 以印尼盾记账；美元金额按此汇率计算。

## Choosing

browse-countries = <b>选择国家</b>
browse-countries-for = <b>{ $service }</b>：选择国家
browse-services = <b>选择服务</b>
browse-services-in = <b>{ $country }</b>：选择服务
front-hint = 也可以直接输入需求，例如 <code>wa indonesia</code>。
front-favourites = ⭐ 收藏
front-bought = 🕘 曾购买
browse-services-count = 共 { $count } 项服务。也可以输入名称搜索。
browse-countries-count = 共 { $count } 个国家和地区。也可以输入名称搜索。
browse-countries-priced =
    { $count } 个国家和地区有号码：最低价 · 库存。
    也可以输入名称搜索。
browse-found = 与“{ $query }”最接近的结果：
browse-nothing-found = 没有找到“{ $query }”。换个写法，或从列表中选择。
browse-empty = 目前没有可售的号码，请几分钟后再试。
browse-sold-out =
    <b>{ $title }</b>
    目前售罄。
offers =
    <b>{ $title }</b>
    选择报价（{ $count }）：
offer-stock = 库存 { $count }
offer-no-stock = 售罄
favourite = ⭐ <b>{ $title }</b>
favourite-price = 现在每个号码 <b>{ $price }</b>。
favourite-sold-out = 目前无货。
favourite-ceiling = 你的上限：<b>{ $ceiling }</b>。超过就不买。
favourite-no-ceiling = 你尚未设置上限。
favourite-hint = 它会排在 /buy 的最前面。每个号码你最多付多少？以印尼盾计，与 SMSCode 收费一致。
favourite-dropped = 已取消收藏。
favourite-over-ceiling =
    <b>{ $title }</b>
    现在每个号码 <b>{ $now }</b>，超过你的上限 { $ceiling }。没有购买。

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = 价格：<b>{ $price }</b>
confirm-total = 价格：{ $count } × { $price } = <b>{ $total }</b>
confirm-balance = 余额：{ $balance }
confirm-note = 如果没有收到短信，费用会退回。
confirm-short = ⚠️ 余额不足。
confirm-price-rose =
    <b>{ $title }</b>
    单价从 { $before } 变为 <b>{ $now }</b>。没有扣款。仍要购买吗？
confirm-buying =
    <b>{ $title }</b>
    ⏳ 正在购买…
confirm-abandoned = 好的，没有购买。
confirm-stale = 这个按钮已失效，没有因此购买任何东西。
purchase-bought =
    { $count ->
        [1] ✅ <b>{ $title }</b>：购买成功。
       *[other] ✅ <b>{ $title }</b>：已购买 { $count } 个号码。
    }
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            没能租到号码。这次购买没有产生订单，只有租到的号码才会收费。
       *[other] <b>{ $title }</b>
            { $count } 个号码都没能租到。这次购买没有产生订单，只有租到的号码才会收费。
    }
purchase-partial =
    <b>{ $title }</b>
    共 { $count } 个，租到 <b>{ $made } 个</b>，{ $failed } 个没能租到。只收取租到的号码的费用。
purchase-not-bought = <b>{ $title }：未购买</b>
purchase-lapsed = 没能及时提交购买，所以我没有再迟交。
purchase-in-doubt =
    <b>{ $title }：尚不明确</b>
    SMSCode 没有给出明确答复，之后又不再接受你的令牌。号码可能已经购买并扣款。我不会再买第二次。
    请重新关联账户，我会去核实。
purchase-in-doubt-account =
    <b>{ $title }：尚不明确</b>
    SMSCode 没有给出明确答复，而且这次购买所用的账户已不再关联。号码可能已经购买并扣款。我不会再买第二次。
    请重新关联那个账户，我会去核实。
purchase-unclear = SMSCode 还没有答复。我会一直询问，直到弄清是否已购买。在此期间请不要再次购买。

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
card-until = 有效至 { $at }
card-order = 订单 { $id }
card-price-each = 每个 { $price }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ 短信
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ 等待短信
card-vanished = ⚠️ <b>SMSCode 不再显示此订单</b>
card-missed = ✉️ 有 { $count } 条短信在我读取之前就被下一条取代了。
card-waiting-again = ⏳ 等待下一条短信
card-received = ✅ 已收到短信
card-completed = ✅ 已完成。
card-canceled = 已取消。
card-expired = 时间到，没有收到短信。
card-expired-with-sms = 时间到。
card-promised = 可以时会立即取消，除非先收到短信。
card-promised-from = 将在 { $at } 取消，除非先收到短信。
card-progress = ✉️ 已收到短信：{ $got }/{ $count }
card-more-sms = … 还有 { $count } 条更早的短信
card-more-orders = … 还有 { $count } 个订单
card-failed = { $count } 个号码没能租到，不收费。
card-empty = ⏳ 号码马上显示在这里。
state-active = 等待中
state-otp-received = 已收到短信
state-completed = 已完成
state-canceled = 已取消
state-expired = 已过期
refund = 已退款 <b>{ $amount }</b>。
refund-see-balance = 退款见 /balance。
refund-later = SMSCode 暂时无法给出退款金额，请看 /balance。

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>新短信</b>
sms-no-text = SMSCode 没有转来短信内容。
sms-came = { $age }收到
ended-expired = ⌛ <b>时间到，没有收到短信。</b>
ended-canceled = <b>订单已取消。</b>
ended-completed = ✅ <b>订单已完成。</b>
vanished =
    ⚠️ { $count ->
       *[other] <b>SMSCode 不再显示 { $count } 个订单。</b>
    }
vanished-note = 没有订单，我就收不到验证码。它可能在那边被删除了，或者属于另一个账户，而不是现在关联的账户。请到 SMSCode 查看你的订单和余额。在时间结束前我会继续查看。

## Orders

orders = <b>所有订单</b>
orders-with-status = <b>订单：{ $status }</b>
orders-hint = 最新的在前。
orders-none-here = 这里没有。
orders-none = 你还没有订单。
orders-all = 全部
export-caption = <b>全部订单</b>：{ $count }。请勿外传：文件里有你的号码。
export-order = 订单
export-bought = 购买时间
export-service = 服务
export-country = 国家
export-number = 号码
export-status = 状态
export-amount = 金额
export-currency = 货币
export-code = 验证码
export-came = 短信时间
export-until = 有效至
export-zone = 时区
active = <b>进行中的订单</b>
active-none = 没有进行中的订单。

## Settings

settings =
    <b>设置</b>
    SMSCode 以印尼盾收费。美元金额按其汇率计算。
settings-idr = 印尼盾
settings-usd = 美元
settings-codes = 验证码消息
settings-zone = 时区：{ $place }
settings-back = ‹ 设置
settings-ring-all = 声音：全部
settings-ring-codes = 声音：仅验证码

codes =
    <b>验证码消息</b>
    选择验证码消息显示什么、保留多久。订单卡片会保留验证码。
codes-full = 完整内容
codes-only = 仅验证码
codes-open = 直接显示
codes-covered = 点按后显示
codes-stay = 保留消息
codes-minutes = { $count } 分钟后删除
codes-hours = { $count } 小时后删除

zones =
    <b>时区：{ $place }</b>
    你的时间：{ $time }。请选择与你时间相同的地点，或输入城市（英文）或时差，例如 <code>+8</code>。
zones-found = “{ $query }”对应的地点：
zones-nothing-found = 没有找到“{ $query }”。请输入附近大城市的英文名，或时差，例如 <code>+8</code>。

## Spending guard

guard =
    <b>消费限制</b>
    限制你在这里的购买。按 SMSCode 的收费以印尼盾计算，退回的钱不计入。
guard-cap = 24 小时内：最多 <b>{ $amount }</b>
guard-no-cap = 24 小时内：不限
guard-ask = 超过 <b>{ $amount }</b> 时再问一次
guard-no-ask = 从不再次询问
guard-frozen = ❄️ <b>购买已冻结。</b>进行中的订单继续。
guard-held-frozen = ❄️ <b>你已冻结购买。</b>没有购买任何东西。
guard-held-cap = <b>这会超过你 24 小时 { $cap } 的上限。</b>你已消费 { $spent }。没有购买任何东西。
guard-held-ask = <b>这超过了 { $amount }。</b>你要求再问一次。还没有购买。

## Instant codes

push-impossible = 我每隔几秒检查一次新验证码。此机器人不支持即时验证码。
push-off =
    <b>即时验证码已关闭</b>
    我每隔几秒检查一次新验证码。开启后，SMSCode 会在验证码到达的瞬间发到这里。
push-on =
    <b>即时验证码已开启</b>
    SMSCode 会在验证码到达的瞬间发到这里。
push-last-event = SMSCode 的最近一次通知：{ $age }（{ $at }）
push-failures = 最近 { $count } 次投递没有成功。我自己也会检查验证码。
push-no-event = 还没有收到 SMSCode 的通知。
push-no-failures = 此后没有投递失败。
push-address-ours = SMSCode 上的地址：<code>{ $host }</code>（本机器人）
push-address-chat = SMSCode 上的地址：<code>{ $host }</code>（本机器人，但是另一个聊天）
push-address-other = SMSCode 上的地址：<code>{ $host }</code>（不是本机器人）
push-address-none = SMSCode 上的地址：无
push-healed = 🔧 我已在 SMSCode 重新设置地址和密钥，并做了测试。
push-test-sent = ✅ SMSCode 已发送测试，收到应答 { $status }。
push-test-not-sent = ❌ SMSCode 已发送测试，收到应答 { $status }。
push-test-here = ✅ 已到达这里。
push-test-not-here = ❌ 没有到达这里。
push-test-refused = SMSCode 上的地址或密钥不再属于这个聊天。点“修复”会重新设置。验证码仍会收到：我每隔几秒检查一次。
push-disabled =
    <b>即时验证码已暂停</b>
    因为投递失败，SMSCode 于 { $at } 暂停了它。在此期间我每隔几秒检查一次新验证码。
push-foreign =
    <b>即时验证码没有发到这里</b>
    你的 SMSCode 账户把通知发到另一个地址。
    我每隔几秒检查一次新验证码。
push-repointed =
    <b>即时验证码发到了别处</b>
    SMSCode 上的地址被更改了。在此期间我每隔几秒检查一次新验证码。
push-unreachable =
    <b>即时验证码无法送达</b>
    SMSCode 从外部连不上这个机器人，所以一再暂停即时验证码。在此期间我每隔几秒检查一次新验证码，并会不时尝试重新开启。你不需要做任何事。
push-ask-replace =
    <b>替换 SMSCode 上的地址？</b>
    你的账户把通知发到：
    <code>{ $host }</code>
    那个地址将不再收到任何内容。当你关闭即时验证码或解除关联时，我会把它恢复。
push-switched-on = ✅ 即时验证码已开启。
push-switched-off = 即时验证码已关闭。我每隔几秒检查一次新验证码。
push-restored = SMSCode 上原来的地址已恢复。
push-test-arrived = ✅ 测试成功，即时验证码工作正常。
push-test-elsewhere = 测试已发送，但没有到达这里。验证码仍会收到：我每隔几秒检查一次。
push-test-failed = 测试没有成功（应答 { $status }）。验证码仍会收到：我每隔几秒检查一次。

## Offers in any chat

inline-from = { $price } 起
inline-choose = 在私聊中选择国家
inline-see = 在私聊中查看报价
inline-offer =
    <b>{ $title }</b>
    接收短信验证码的电话号码，{ $price } 起。
inline-offer-unpriced =
    <b>{ $title }</b>
    接收短信验证码的电话号码。
inline-link = 关联 SMSCode 账户以查看价格
inline-hint = 输入用途，例如 whatsapp indonesia
inline-nothing = 没有找到，到私聊中查找
inline-sold-out = 该处已售罄，其他地区如下：
inline-later = 暂时没有回应，前往私聊

## When something goes wrong

money-not-moved = <b>没有扣款。</b>
money-unknown = 还不知道是否已扣款。我会继续核实并告诉你。
money-untouched = 没有资金变动。
money-not-back = 订单未取消，<b>没有退款</b>；订单继续有效。
money-refund-unknown = 尚不清楚是否已取消并退款。我会继续查看，卡片上会显示结果。
trouble-token-rejected = SMSCode 不再接受你的令牌。
trouble-forbidden = SMSCode 不允许你的账户这样做。
trouble-not-found = SMSCode 找不到它，或者它不属于你。
trouble-invalid = SMSCode 没有接受这个请求。报价可能已变动。
trouble-upstream-refused = 运营商没有给出号码。
trouble-insufficient-balance = 余额不足。
trouble-conflict = 这期间情况有变。
trouble-cancel-too-early = 现在取消还太早。
trouble-rate-limited = 短时间内请求过多。
trouble-provider-fault = SMSCode 目前出现问题。
trouble-maintenance = SMSCode 正在维护。
trouble-no-exchange-rate = SMSCode 目前没有美元汇率。
trouble-sold-out = 这个报价已售罄。
trouble-key-reused = 这个请求与之前的混淆了。这是机器人的错。
trouble-in-progress = SMSCode 还在处理。
trouble-banned = SMSCode 暂停了你账户的下单。
trouble-no-answer = SMSCode 没有回应。
trouble-provider-down = SMSCode 目前没有响应。我每隔几秒会再试一次。
trouble-request = <blockquote expandable>提供给 SMSCode 客服：
    <code>{ $id }</code></blockquote>
advice-from = { $at } 起可以。
advice-until = 请等到 { $at }。
advice-wait = 请在 { $wait }后再试。
advice-link = 请重新关联账户。
advice-permission = 请在 SMSCode 检查账户和令牌。
advice-look = 请查看订单现在的状态。
advice-offer-again = 请再看一次报价。
advice-other = 请选择其他报价。
advice-top-up = 请在 SMSCode 充值后再试。
advice-two-minutes = 购买 2 分钟后可以。
advice-rupiah = 印尼盾金额仍可使用。
advice-moment = 请稍等。
advice-support = 请稍后再试，或联系 SMSCode 客服。
advice-later = 请几分钟后再试。

## Short answers

notice-unknown = 我没看懂。你想做什么？
notice-plain-text = 请发送纯文本。
notice-group = 我只在私聊中工作，请直接给我发消息。
notice-old-button = 这个按钮来自旧菜单，请从这里重新开始：
notice-no-such-order = 你的账户里没有这个订单。
notice-which-order = 哪个订单？请发送订单号，例如 <code>/order 1001</code>。
notice-busy = 请稍等，我还在处理你上一个请求。
notice-our-fault = 机器人出了问题。你的订单继续进行。请一分钟后再试。
notice-cannot-buy-now = 目前无法安全购买，所以没有购买，也没有扣款。请一分钟后再试。
notice-not-allowed = 这是私人机器人。
notice-dialogue-canceled = 好的，已停止。
notice-nothing-to-cancel = 没有要停止的操作。要取消订单，请打开它：
cancel-too-early = SMSCode 最早在 { $at } 可以取消。到时候由我取消吗？
cancel-too-early-unknown = 刚购买时 SMSCode 不能取消。可以时由我立即取消吗？
cancel-promised = 可以时我会立即取消，除非先收到短信。
cancel-promised-from = 我会在 { $at } 取消，除非先收到短信。
notice-resend-unsupported = SMSCode 在这里无法再要一条短信。请让该服务重新发送验证码：订单有效期间仍会发到这里。

## Toasts

toast-buying = 正在购买…
toast-already-bought = 已在处理，只会购买一次。
toast-abandoned = 没有购买。
toast-stale = 这个按钮已失效，没有购买。
toast-price-rose = 价格变了，请再看一下。
toast-canceled = 已取消。
toast-canceled-refund = 已取消，退款 { $amount }。
toast-cancel-promised = 可以时我会立即取消，除非先收到短信。
toast-promise-revoked = 好的，订单保留。
toast-cannot-cancel = 这个订单不能再取消了。
toast-has-sms = 已收到短信，所以没有取消订单。
toast-too-early = 现在取消还太早。
toast-too-early-from = { $at } 起可以取消。
toast-resent = 已请求再发一条短信。
toast-resend-unsupported = 这个服务不能再发短信。
toast-finished = 已完成。
toast-already-ended = 这个订单已经结束。
toast-saved = 已保存。
toast-refreshed = 已是最新。
toast-old-button = 这个按钮来自旧菜单。
toast-busy = 请稍等。
toast-working = 请稍等…
toast-failed = 没有成功，请看聊天。
toast-login-needed = 请先关联账户。
toast-our-fault = 出了问题，请再试一次。
toast-wait = 请在 { $wait }后再试。

## What Telegram shows of the bot

command-buy = 购买号码
command-active = 进行中的订单
command-balance = 查看余额
command-orders = 所有订单
command-order = 按编号查看订单
command-rate = 查看汇率
command-settings = 货币、语言、声音
command-webhook = 即时验证码
command-login = 关联 SMSCode 账户
command-logout = 解除关联
command-forget = 清除我保存的关于你的一切
command-cancel = 停止当前的提问
command-help = 使用帮助
command-start = 开始使用
bot-description =
    租用一个电话号码几分钟，短信验证码直接发到这里，用 SMSCode 余额付款。

    请合法使用，并且只用于你自己的账户。
bot-short-description = 用于接收短信验证码的电话号码，用 SMSCode 余额付款。

## 管理员

stats-today = <b>今天</b>（自 UTC 00:00 起）
stats-codes = 验证码：{ $count }
stats-speed = 2 秒内送达聊天：{ $two }%，10 秒内：{ $ten }%
stats-purchases = 购买：成功 { $bought }，未成功 { $other }
stats-faults = 失败的调用：SMSCode { $provider }／{ $providers }，Telegram { $telegram }／{ $telegrams }
stats-failed-answers = 失败的回复：{ $count }
stats-now = <b>现在</b>
stats-people = 用户：{ $count }，其中 { $gone } 人无法联系
stats-accounts = 已关联账户：{ $count }，其中 { $pushed } 个开启即时验证码
stats-open-orders = 进行中的订单：{ $count }
stats-outbox = 等待发送的消息：{ $count }
stats-oldest = 最早的一条已等待 { $wait }
announce-usage =
    要给所有使用本机器人的人发消息，请把文字写在命令后面：

    <code>/announce 今晚 22:00 至 23:00（UTC）维护。</code>

    你会先看到预览；在你同意之前不会发送任何内容。
announce-ask = 上面就是大家将看到的内容。要发送给 { $count } 人吗？
button-announce-send = 发送给 { $count } 人
button-announce-drop = 不发送
button-announce-stop = 停止发送
announce-sending = 📣 正在发送：{ $sent }／约 { $total }
announce-done = 📣 已发送给 { $sent } 人。
announce-stopped = 📣 已停止。已发送给 { $sent } 人。
announce-dropped = 没有发送给任何人。
announce-unreached = 未送达：{ $count }
announce-unclear = 不确定是否送达：{ $count }
alarm-began = ⚠️ <b>已持续 { $wait }：</b>{ $what }
alarm-over = ✅ <b>已恢复，历时 { $wait }：</b>{ $what }
alarm-database = 数据库无法写入。无法购买，验证码也不会显示。
alarm-updates = Telegram 没有送来更新。用户得不到回复。
alarm-outbox = 消息在发件箱里等待了好几分钟。验证码会迟到。
alarm-provider = SMSCode 对大多数调用返回错误或没有应答。
alarm-webhook = Telegram 无法把更新送到 webhook。PUBLIC_URL 能访问吗？
