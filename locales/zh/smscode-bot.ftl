# Every sentence of the chat, in Chinese (simplified). Texts are Telegram HTML, except labels (button-*, state-*,
# settings-*, command-*, bot-*) and toasts (toast-*), which are plain. Placeables arrive escaped.

language-name = 简体中文

## Numbers and times

money-idr = Rp { $amount }
money-usd = ${ $amount }
money-negative = -{ $money }
money-thousands =
    { $thousands ->
        [10] 1万
        [25] 2.5万
        [50] 5万
        [100] 10万
        [250] 25万
        [1000] 100万
       *[other] { $thousands }K
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
month-name =
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
time-month-year = { $year }年{ $month }
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
button-cheapest = 最便宜
button-best-success = 成功率最高
button-quantity = { $count } 个号码
button-buy-again = 再买一个
button-same-number = 再次使用同一号码
button-bought = 🕘 { $title }
button-a-favourite = ⭐ { $title }
button-one-tap = ⚡ 以 { $price } 购买 { $title }
button-favourite-keep = ☆ 加入收藏
button-favourite-add = ☆ 收藏
button-favourite = ⭐ 收藏
button-favourite-ceiling = ⭐ 最高 { $ceiling }
button-favourite-change = 修改我的上限
button-favourite-drop = 取消收藏
button-ceiling-now = 现价
button-ceiling-more = +{ $percent }%
button-own-amount = ✏️ 金额
button-one-tap-on = ⚡ 开启一键购买
button-one-tap-off = ⚡ 关闭一键购买
button-csv = ⬇ CSV
button-newer = ‹ 较新
button-older = 较早 ›
button-cancel-waiting = 取消 { $count } 个等待中 · 退回 { $amount }
button-cancel-waiting-count = 取消 { $count } 个等待中的订单
button-finish-coded = ✓ 完成已有验证码的订单
button-copy-all = 复制全部 { $count } 个号码
button-copy-range = 复制 { $from }–{ $to }
button-elsewhere = 同一服务，换个国家/地区
button-abandon = 不买了
button-back = ‹ 返回
button-show-offer = 查看选项
button-a-watch = 🔔 { $title }
button-watch = 🔔 有货时通知我
button-watch-price = 🔔 { $price } 时通知我
button-watch-again = 🔔 再次关注
button-watch-limit = ✏️ 仅低于某价格
button-watch-any = 任何价格
button-watch-stop = 停止关注
button-watches = 所有关注
button-other-offers = 查看其他选项
button-other-country = ‹ 国家/地区
button-other-service = ‹ 服务
button-service-first = 按服务选择
button-all-countries = 全部国家/地区
button-all-services = 全部服务
button-search = 🔎 搜索
button-all-count = 全部 { $count }
button-by-country = 🌍 国家/地区
button-try-again = 重试
button-check-again = 重新检查
button-refresh = 刷新
button-statistics = 我的统计
button-best-first = 成功率优先
button-cheapest-first = 价格优先
button-active = 进行中的订单
button-orders = 全部订单
button-all-orders-back = ‹ 全部订单
button-show-order = 查看订单
button-copy-code = 复制 { $code }
button-copy-covered = 复制验证码
button-copy-national = 复制 { $number }（不含 { $code }）
button-cancel = 取消并退款
button-cancel-amount = 取消 · 退回 { $amount }
button-keep = 不取消
button-replace = 换号 · 最高 { $price }
button-dont-replace = 不换号
button-minutes = { $count } 分钟
button-resend = 再收短信
button-finish = ✓ 完成
button-help = 帮助
button-settings = 设置
button-accept-terms = 我接受
button-link = 关联账户
button-no-account = 我还没有账户
button-link-mine = 关联我的 SMSCode 账户
button-how = 使用方法
button-link-again = 重新关联
button-accounts = 账户
button-account-add = ➕ 添加账户
button-account-further = 添加为另一个账户
button-account-replace = 替换{ $name }
button-account-neither = 不关联
button-unlink = 解除关联
button-logout = 是，解除关联
button-stay = 保持关联
button-forget = 是，全部清除
button-keep-data = 保留我的数据
button-guard = 消费限制
button-cap = 24 小时限额（Rp）
button-ask-above = 超过时再次确认（Rp）
button-low-balance = 低于时提醒（Rp）
button-no-limit = 不限
button-none = 不限
button-never = 从不
button-freeze = 冻结购买
button-unfreeze = 解冻购买
button-open-site = 打开 SMSCode
button-top-up = 去 SMSCode 充值
button-rupiah = 改用印尼盾
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
    租用一个电话号码几分钟，在这里接收短信验证码。费用从你的 SMSCode 余额扣除。
start-steps =
    1. 关联你的 SMSCode 账户，只需一次
    2. 选择服务和国家/地区
    3. 验证码会发到这里

    ↩️ 没收到短信？钱会退回。
help-steps =
    <b>使用方法</b>
    1. 发送 /buy，选择服务和国家/地区。
    2. 在要求填写手机号的地方输入这个号码。
    3. 验证码会以新消息发到这里。

    没收到短信？钱会退回余额：时间到时自动退回，或在你取消时退回（最早在购买 2 分钟后）。
help-commands =
    <b>小贴士</b>
    直接输入需求：<code>wa indonesia</code>、<code>+62 telegram</code>、<code>🇮🇩 ig</code>
    /active – 进行中的订单
    /orders – 全部订单（也可导出 CSV）
    <code>/orders whatsapp 6月</code> – 查找订单
    <code>/order 1001</code> – 单个订单
    /balance – 你的余额
    /rate – 汇率
    /watch – 你在等待的号码
help-push = /instant – 即时验证码
help-inline = 在任何聊天中输入 <code>@{ $bot } whatsapp</code> – 分享选项
help-commands-more =
    /me – 我的统计
    /settings – 货币、语言、声音、限制、收藏
    /login – 关联账户
    /logout – 解除关联
    /forget – 清除你的数据
help-lawful = 请合法使用，并且只用于你自己的账户。

## Linking

login-ask =
    <b>关联 SMSCode 账户</b>
    请把 API 令牌发给我。在 SMSCode 的“账户设置”（Account Settings）里可以找到。

    我会立即删除你的消息，并加密保存令牌。要停止，请发送 /cancel。
login-linked =
    ✅ <b>账户已关联</b>
    余额：<b>{ $balance }</b>
login-instant = ⚡ 验证码即时送达（可在 /settings 更改）。
login-instant-taken = ⚡ 即时验证码未开启：你的 SMSCode 账户把推送发到另一个地址。
login-instant-chat = ⚡ 这里未开启即时验证码：这个机器人的另一个聊天已为此账户开启。
login-open-orders = 你还有 { $count } 个进行中的订单。如果是用其他账户购买的，请重新关联该账户以接收验证码。
terms-by-linking = 发送令牌即表示你接受使用条款：
terms = 请合法使用，并且只用于你自己的账户。不得欺诈、群发垃圾信息、骚扰他人或冒充他人。号码是租用的：请勿用来绑定以后还要用的账户。
terms-accepted = 你已接受使用条款（第 { $version } 版）。
terms-quoted = <blockquote expandable>{ terms }</blockquote>
terms-changed =
    <b>使用条款</b>
    购买前请阅读并接受。
login-wrong-token =
    <b>SMSCode 无法识别这个令牌</b>
    我没有保存它。请从“账户设置”（Account Settings）重新复制。
login-not-stored = 我无法验证你的令牌，所以没有保存。
login-not-a-token = 这不像 API 令牌。请从 SMSCode 的“账户设置”（Account Settings）复制后单独发送，或发送 /cancel。
login-offer-balance =
    ✅ <b>令牌有效</b>
    余额：<b>{ $balance }</b>
login-offer = 你已关联账户。要如何处理这个账户？
login-offer-full = 你已关联 { $most } 个账户，无法再添加。这个账户只能替换其他账户。
login-offer-dropped = 没有关联任何账户。我没有保存令牌。
login-offer-gone = 我已没有那个令牌。如果账户不在“账户”列表中，请重新发送令牌。
login-known = 这个账户已关联，名称为 <b>{ $name }</b>。
login-needed = 请先关联 SMSCode 账户。
login-token-rejected =
    🔒 <b>SMSCode 不再接受你的令牌</b>
    你的订单是安全的。重新关联账户后，我会显示这期间收到的所有内容。
login-cannot-delete = ⚠️ 我无法删除你那条含令牌的消息。请自行删除。
logout-ask =
    <b>解除与 SMSCode 账户的关联？</b>
    我会删除你的令牌。
logout-open-orders = 你有 <b>{ $count } 个进行中的订单</b>。订单在 SMSCode 上仍然有效，但验证码不会发到这里。
logout-purchases =
    { $count ->
       *[other] ⏳ <b>{ $count } 笔购买</b>仍在进行：
            { $names }
            结果会在这里告诉你。未关联账户期间，验证码不会发到这里。
    }
logout-promised = 我答应过取消 { $count } 个订单。解除关联后，我不会再取消。
logout-done = 账户已解除关联。我已删除你的令牌。
logout-done-later = 账户已解除关联。
logout-done-open-orders = { $count } 个进行中的订单会在 SMSCode 继续。重新关联后可在这里收到验证码。
address-later = SMSCode 没有响应，那里的通知地址仍是这个机器人的。SMSCode 恢复响应后，我会立即换回原来的地址。在此之前（最多 24 小时），你的令牌会加密保存。
address-cleared = 你的 SMSCode 账户里已没有这个机器人的通知地址。
address-left = 无法恢复你的 SMSCode 账户原来的通知地址。请在 SMSCode 重新设置。

## Erasing a person

forget-ask =
    <b>清除我保存的关于你的一切？</b>
    你的令牌、订单、号码、验证码和设置会从这里永久删除。我会解除 SMSCode 账户的关联，恢复它原来的通知地址，并删除这里近期含有号码和验证码的消息。

    你的 SMSCode 账户和余额不受影响。更早的消息由 Telegram 保存：删除此聊天即可清除。
forget-in-doubt = ⚠️ 还不知道 { $count } 笔购买是否成功、是否扣款。如果现在全部清除，我就无法再查明。请在 SMSCode 查看你的订单。
forget-erasing = 正在清除你的数据。近期含有号码和验证码的消息也在删除，完成后会在这里告诉你。
forget-done =
    <b>已全部清除</b>
    如果你再次给我发消息，一切会重新开始。删除此聊天可清除更早的消息。
forget-busy = 你有一笔购买仍在处理。为了你的资金安全，我没有清除任何数据。请几分钟后再试。

## Balance and rate

balance = 余额：<b>{ $balance }</b>
balance-low =
    <b>余额不足</b>
    余额已低于你设定的 { $limit }。
balance-bound = { $count } 个进行中的订单占用：{ $amount }。未收到短信会退回。
rate-dollar = $1 = { $rate }
rate-pair = { $pair }：{ $rate }
rate-as-of = { $at }
rate-asked = 查询时间：{ $at }
rate-ledger = SMSCode 以印尼盾收费。美元金额按此汇率计算。

## Choosing

browse-countries = <b>选择国家/地区</b>
browse-countries-for = <b>{ $service }</b>：选择国家/地区
browse-services = <b>选择服务</b>
browse-services-in = <b>{ $country }</b>：选择服务
front = <b>需要哪个服务的号码？</b>
front-hint = 点按，或直接输入：<code>wa indonesia</code>
browse-services-count = 共 { $count } 项服务。请选择或输入名称。
browse-countries-count = 共 { $count } 个国家/地区。请选择或输入名称。
browse-countries-priced =
    { $count } 个国家/地区有号码（最低价 · 库存）。
    请选择或输入名称。
browse-found = 与“{ $query }”最接近的结果：
browse-nothing-found = 没有找到“{ $query }”。请换个写法，或从列表中选择。
browse-empty = 目前没有可用的号码。请几分钟后再试。
browse-sold-out =
    <b>{ $title }</b>
    目前售罄。
offer-stock = 库存 { $count }
offer-no-stock = 售罄
offer-any = 不限
offer-any-operator = 任意运营商
offer-left = 剩余 { $count }
success-rate = { $percent }%
success-seconds = ~{ $count }秒
success-minutes = ~{ $count }分钟
success-over = { $count }+分钟
favourite = ⭐ <b>{ $title }</b>
favourite-price = 当前单价：<b>{ $price }</b>
favourite-sold-out = 目前售罄。
favourite-ceiling = 你的上限：<b>{ $ceiling }</b>。超过就不会购买。
favourite-no-ceiling = 未设置价格上限。
favourite-one-tap = ⚡ 一键购买已开启：/buy 中的按钮会在上限内直接购买 1 个号码。
favourite-hint = 收藏会排在 /buy 最前面。每个号码你最多愿意付多少？上限以印尼盾计，与 SMSCode 收费一致。
favourite-dropped = 已从收藏中移除。
favourite-over-ceiling =
    <b>{ $title }</b>
    现在每个号码 <b>{ $now }</b>，超过你的上限 { $ceiling }。未购买。
favourites = <b>收藏</b>
favourites-hint = 收藏会排在 /buy 最前面。选择一项来设置价格上限。
favourites-none = 还没有收藏。在选项上点按“☆ 收藏”即可添加。
watch = 🔔 <b>{ $title }</b>
watch-any = 一有号码就通知你。
watch-at-most = 号码价格为 <b>{ $price }</b> 或更低时立即通知你。
watch-ask = 关注多久？每分钟检查一次。
watch-running = 每分钟检查一次，截至 { $time }。
watch-until = 截至 { $time }
watch-found =
    🔔 <b>{ $title }</b>
    现在有号码了，<b>{ $price }</b> 起。
watch-expired =
    🔔 <b>{ $title }</b>
    到时间仍没有号码。
watch-limit = 你的价格：{ $price } 或更低。
watches = <b>关注</b>
watches-limit = { $price } 或更低
watches-hint = 每项一有货只通知一次。
watches-none = 还没有关注。遇到售罄时点按“🔔 有货时通知我”。
watches-full = 你已关注 { $count } 项，已达上限。请先停止一项。

## Buying

confirm-title = <b>{ $title }</b>
confirm-price = 价格：<b>{ $price }</b>
confirm-total = 价格：{ $count } × { $price } = <b>{ $total }</b>
confirm-of-balance = <b>{ $price }</b>，余额 { $balance }
confirm-times = { $count } × { $price }
confirm-note = ↩️ 没收到短信？钱会退回。
confirm-success = 📊 收到短信，最近30天：<b>{ $rate }</b>
confirm-success-own = 👤 你的，最近30天：{ $count } 个中 { $got } 个 · { $rate }
confirm-best-success = 🎯 在单价不超过 { $price } 的选项中，选成功率最高的。
confirm-short = ⚠️ 余额不足。
confirm-frozen = ❄️ <b>购买已冻结。</b>可在消费限制中更改。
confirm-over-cap = 🛡 <b>超过你的 24 小时限额 { $cap }。</b>剩余：{ $left }。
confirm-over-limit = 🛡 <b>超过你的 24 小时限额。</b>
confirm-will-ask = 🛡 超过你设定的金额：我会再确认一次。
confirm-cap-left = 🛡 24 小时限额 { $cap }，剩余：{ $left }
short-missing = 你有 { $balance }：<b>还差 { $missing }。</b>
short-buys = 你的余额可以买：
confirm-price-rose =
    <b>{ $title }</b>
    单价从 { $before } 涨到 <b>{ $now }</b>。尚未扣款。仍要购买吗？
confirm-price-fell =
    <b>{ $title }</b>
    单价从 { $before } 降到 <b>{ $now }</b>。尚未扣款。按这个价格购买吗？
confirm-rate-moved =
    <b>{ $title }</b>
    汇率有变动，请再确认一次：单价 <b>{ $price }</b>。尚未扣款。
confirm-buying =
    <b>{ $title }</b>
    ⏳ 正在购买…
confirm-abandoned = 好的，未购买。
confirm-stale = 这个按钮已失效。未购买。
purchase-none =
    { $count ->
        [1] <b>{ $title }</b>
            没能拿到号码，因此没有订单。只有拿到的号码才收费。
       *[other] <b>{ $title }</b>
            { $count } 个号码都没能拿到，因此没有订单。只有拿到的号码才收费。
    }
purchase-not-bought = <b>{ $title }：未购买</b>
purchase-no-offer = 已没有单价不超过 { $limit } 的号码。
purchase-next = 下一个选项的单价：<b>{ $price }</b>。
number-gone = 这个号码已经没有了，SMSCode 无法再次出租。
number-too-early = 现在还不能再次租用这个号码。
number-busy = SMSCode 暂时无法再次出租这个号码，可能正在使用中。
number-refused = 运营商暂时没有释放这个号码。
number-price-unknown = SMSCode 没有接受这个号码的价格。
number-dearer = 同一号码的价格已高于 { $limit }。
purchase-lapsed = 未能及时提交，已放弃这次购买。
purchase-in-doubt =
    <b>{ $title }：结果未知</b>
    SMSCode 没有给出明确答复，之后又不再接受你的令牌。号码可能已经购买并扣款。我不会再买第二次。
    请重新关联账户，我会去核实。
purchase-in-doubt-account =
    <b>{ $title }：结果未知</b>
    SMSCode 没有给出明确答复，而且购买时所用的账户已不再关联。号码可能已经购买并扣款。我不会再买第二次。
    请重新关联那个账户，我会去核实。
purchase-unsettled =
    <b>{ $title }：结果未知</b>
    SMSCode 没有给出明确答复，你在那里的订单列表里也看不到。号码可能已经购买并扣款。我不会再买第二次。
    再次购买前，请先在 SMSCode 查看订单和余额。如果一小时内出现该号码，我会在这里显示。
purchase-unclear = SMSCode 还没有答复。我会继续核实，直到确定你是否拿到号码。在此期间请不要再次购买。

## The card

card-title = <b>{ $title }</b>
card-title-many = <b>{ $title }</b> × { $count }
card-phone = <code>{ $phone }</code>
line-place = <b>{ $place }</b>
line-code = <code>{ $code }</code>
card-ends = 结束：{ $at }
card-price-back = { $price }，未收到短信则退回
card-order = #{ $id }
card-price-each = 每个 { $price }
card-price-total = 共 { $price }
card-line-canceling = 🕐 正在取消
card-line-canceling-from = 🕐 取消：{ $at }
card-code = 🔑 <code>{ $code }</code>
card-no-code = ✉️ 短信
card-text = <blockquote expandable>{ $text }</blockquote>
card-waiting = ⏳ 等待短信
card-vanished = ⚠️ <b>SMSCode 不再显示此订单</b>
card-missed = ✉️ 错过 { $count } 条短信：读取前被新短信覆盖了。
card-waiting-again = ⏳ 等待下一条短信
card-received = ✅ 已收到短信
card-has-sms = ✅
card-below = 见下方 ↓
card-moved = 已在下方显示 ↓
card-completed = ✅ 已完成。
card-canceled = 已取消。
card-expired = 时间到。没有收到短信。
card-expired-with-sms = 时间到。
card-promised = 🕐 将尽快取消，除非先收到短信。
card-promised-from = 🕐 自动取消：{ $at }（SMSCode 的最短时限），除非先收到短信。
card-auto-replace = 🔁 没收到短信则自动换号：{ $at }
card-replacing = 🔁 随后换一个号码，最高 { $price }。
card-replaces = 🔁 替换订单 #{ $id }
ended-replacing = 🔁 正在为你换一个号码。
not-canceled-replace = 因此也没有换号。
not-replaced = <b>没有换号。</b>
not-replaced-open = <b>不会自动更换这个号码。</b>
not-replaced-price = 下一个号码要 { $price }，超过你同意的价格。
not-replaced-dearer = 下一个号码超过你同意的价格。
not-replaced-sold-out = 没有号码了。
not-replaced-limit = 你的消费限制不允许。
not-replaced-unclear = SMSCode 没有给出明确答复。
not-replaced-late = 耗时太长。
not-replaced-account = 现在关联的是另一个账户。
auto-replace =
    <b>自动换号</b>

    如果没有及时收到短信，我会取消订单并换一个号码。如果答复不明确，我会停止并告诉你。
auto-replace-none = 关闭：只有你点按钮时才换号。
auto-replace-off = 自动换号：关
auto-replace-word = 自动换号：{ $minutes } 分钟，{ $times } 次
auto-replace-after = 没收到短信时，{ $minutes } 分钟后换号，价格相同或更低。
auto-replace-times = 最多连续 { $times } 次。
card-progress = ✉️ 已收到短信：{ $got }/{ $count }
card-more-sms = … 还有 { $count } 条更早的短信
card-more-orders = … 还有 { $count } 个订单
card-failed = { $count } 个号码没能拿到，未收费。
card-unsettled =
    { $count ->
       *[other] ⏳ 还有 { $count } 个号码未确定：SMSCode 尚未说明你是否拿到。
    }
card-late =
    { $count ->
       *[other] ⚠️ 在我告诉你结果之后，你又拿到了 { $count } 个号码。已为此扣款。
    }
card-other-country = ⚠️ 此号码不属于你选择的国家/地区：{ $country }。
card-continues = 🔁 与订单 #{ $id } 同一号码
card-unlinked = ⚠️ 你的账户已解除关联，验证码无法发到这里。订单在 SMSCode 继续有效：请在那里查看，或重新关联账户。
card-empty = ⏳ 你的号码马上会显示在这里。
state-active = 等待中
state-otp-received = 已收到短信
state-completed = 已完成
state-canceled = 已取消
state-expired = 已过期
refund = 退款：<b>{ $amount }</b>。
refund-see-balance = 退款请看 /balance。

## SMS

code-covered = 🔑 <tg-spoiler>{ $code }</tg-spoiler>
text-covered = <blockquote expandable><tg-spoiler>{ $text }</tg-spoiler></blockquote>
sms-text-only = ✉️ <b>新短信</b>
sms-no-text = SMSCode 没有附上短信内容。
sms-came = { $age }收到
sms-overtaken = 较早的短信：较新的一条先收到了。
ended-expired = ⌛ <b>时间到。没有收到短信。</b>
ended-canceled = <b>订单已取消。</b>
ended-completed = ✅ <b>订单已完成。</b>
ended-many-expired = ⌛ <b>{ $count } 个号码时间到。没有收到短信。</b>
ended-many-over = ⌛ { $count } 个收到过短信的号码时间到。
ended-many-canceled = <b>{ $count } 个订单已取消。</b>
ended-many-completed = ✅ <b>{ $count } 个订单已完成。</b>
sms-part = ✉️ 短信，第 { $part } 部分，共 { $count } 部分
vanished =
    ⚠️ { $count ->
       *[other] <b>SMSCode 不再显示 { $count } 个订单</b>
    }
vanished-note =
    { $count ->
        [1] 目前收不到这个订单的验证码。订单可能已在 SMSCode 删除，或属于另一个账户，而不是现在关联的账户。请到 SMSCode 查看你的订单和余额。在时间结束前我会继续查看。
       *[other] 目前收不到这些订单的验证码。订单可能已在 SMSCode 删除，或属于另一个账户，而不是现在关联的账户。请到 SMSCode 查看你的订单和余额。在时间结束前我会继续查看。
    }

## Orders

orders = <b>全部订单</b>
orders-with-status = <b>订单：{ $status }</b>
orders-none-here = 这里没有订单。
orders-older-unread = 更早的订单尚未全部搜索。
orders-nothing-found = 没有找到“{ $query }”。可以按服务、国家/地区、号码末几位或月份搜索，例如 <code>/orders whatsapp 6月</code>。
orders-none = 你还没有订单。
orders-all = 全部
orders-back = 退款 { $amount }
state-refunded = 已退款
active-count = <b>{ $count } 个进行中的订单</b>
active-back = 未收到短信会退回 <b>{ $amount }</b>
bulk-has-sms = 🔑 { $count } 个订单已收到短信，继续保留。
bulk-not-canceled = ⚠️ { $count } 个订单未取消，仍在进行中。
bulk-not-finished = ⚠️ { $count } 个订单未完成，仍在进行中。
export-caption = <b>全部订单</b>：{ $count }。请勿外传此文件：里面有你的电话号码。
export-progress = ⏳ 已读取订单：{ $count }。全部读取后我会发送文件。
export-unread = ⚠️ 因无法读取而缺少的订单：{ $count }。
export-unanswered = ⚠️ 缺少更早的订单，因为 SMSCode 没有发送。请稍后重新下载文件。
export-too-many = ⚠️ 缺少更早的订单，因为文件已放不下。
export-cut-off = 文件未能完成。请再试一次。
export-order = 订单
export-bought = 购买时间
export-service = 服务
export-country = 国家/地区
export-number = 电话号码
export-status = 状态
export-amount = 金额
export-currency = 货币
export-code = 验证码
export-came = 短信时间
export-until = 有效至
export-zone = 时区
export-operator = 运营商
active-none = 你没有进行中的订单。

## Settings

settings =
    <b>设置</b>
    SMSCode 以印尼盾收费。美元金额按其汇率计算。
settings-idr = 印尼盾 → $
settings-usd = 美元 → Rp
settings-languages = <b>语言</b>
settings-codes-full = 验证码：全文
settings-codes-only = 验证码：简短
settings-codes-covered = 验证码：隐藏
settings-instant-on = 即时：开
settings-instant-off = 即时：关
settings-limits-on = 限制：开
settings-limits-off = 限制：关
settings-frozen = 已冻结
settings-favourites = 收藏：{ $count }
settings-accounts = 账户：{ $count }
settings-file = CSV
settings-erase = 清除数据
settings-zone = 时区：{ $place }
settings-back = ‹ 设置
settings-ring-all = 声音：全部
settings-ring-codes = 声音：验证码

accounts =
    <b>账户</b>
    新号码由标有 ✓ 的账户付款。所有账户的验证码都会发到这里。
account-line = 👤 { $name }
account-number = 账户 { $number }
account-in-use = 当前使用：<b>{ $name }</b>
account-ask-name = 请发送 <b>{ $name }</b> 的新名称，最多 { $most } 个字符。
account-name-empty = 名称需要包含字母、数字或表情。
account-name-long = 这个名称太长。
account-name-taken = 另一个账户已使用这个名称。

codes =
    <b>验证码消息</b>
    选择验证码消息显示什么、保留多久。验证码始终保留在订单中。
codes-full = 完整内容
codes-only = 仅验证码
codes-open = 直接显示
codes-covered = 点按显示
codes-stay = 不删除
codes-minutes = { $count } 分钟后删除
codes-hours = { $count } 小时后删除

zones =
    <b>时区：{ $place }</b>
    那里现在是 { $time }。请选择与你时间相同的地点，或输入城市（英文）或 UTC 时差，例如 <code>+8</code>。
zones-found = 与“{ $query }”匹配的结果：
zones-nothing-found = 没有找到“{ $query }”。请输入附近大城市的英文名，或 UTC 时差，例如 <code>+8</code>。

## Spending limits

guard =
    <b>消费限制</b>
    限制你在这个机器人里的消费。金额以印尼盾计，与 SMSCode 收费一致。退款不计入。
guard-cap = 24 小时限额：<b>{ $amount }</b>
guard-no-cap = 24 小时限额：无
guard-ask = 超过 <b>{ $amount }</b> 时再次确认
guard-no-ask = 再次确认：关闭
guard-low = 余额不足提醒：低于 <b>{ $amount }</b>
guard-no-low = 余额不足提醒：关闭
guard-frozen = ❄️ <b>购买已冻结。</b>进行中的订单不受影响。
guard-held-frozen = ❄️ <b>购买已冻结。</b>未购买。
guard-held-cap = <b>这会超过你的 24 小时限额 { $cap }。</b>你已消费 { $spent }。未购买。
guard-held-ask = <b>这超过了 { $amount }。</b>你要求先向你确认。尚未购买。
amount-ask = 请发送印尼盾金额，例如 <code>75000</code>。
amount-unread = 无法识别这个金额。请以印尼盾发送，例如 <code>75000</code>。

## Instant codes

push-impossible = 这个机器人不支持即时验证码。我每隔几秒检查一次新验证码。
push-off =
    <b>即时验证码已关闭</b>
    我每隔几秒检查一次新验证码。开启后，SMSCode 会在验证码到达的瞬间发到这里。
push-on =
    <b>即时验证码已开启</b>
    SMSCode 会在验证码到达的瞬间发到这里。
push-last-event = SMSCode 的最近一次推送：{ $age }（{ $at }）
push-failures = 最近 { $count } 次推送没有成功。我自己也会检查验证码。
push-no-event = 还没有收到 SMSCode 的推送。
push-no-failures = 此后没有推送失败。
push-address-ours = 通知地址：<code>{ $host }</code>（本机器人）
push-address-chat = 通知地址：<code>{ $host }</code>（本机器人，另一个聊天）
push-address-other = 通知地址：<code>{ $host }</code>（不是本机器人）
push-address-none = 通知地址：无
push-healed = 🔧 我已在 SMSCode 重新设置地址和密钥，并做了测试。
push-test-sent = ✅ SMSCode 已发送测试（状态 { $status }）。
push-test-not-sent = ❌ 测试失败（状态 { $status }）。
push-test-here = ✅ 我收到了。
push-test-not-here = ❌ 我没有收到。
push-test-refused = SMSCode 上的地址或密钥不再属于这个聊天。点“修复”会重新设置两者。你仍会收到验证码：我每隔几秒检查一次。
push-disabled =
    <b>即时验证码已暂停</b>
    因为推送失败，SMSCode 于 { $at } 暂停了它。请点“修复”。在此之前我每隔几秒检查一次新验证码。
push-foreign =
    <b>即时验证码没有发到这里</b>
    你的 SMSCode 账户把推送发到另一个地址。
    我每隔几秒检查一次新验证码。
push-foreign-chat =
    <b>即时验证码没有发到这里</b>
    这个机器人的另一个聊天已为此账户开启。
    我每隔几秒检查一次新验证码。
push-repointed =
    <b>即时验证码发到了别处</b>
    SMSCode 上的地址被更改了。我每隔几秒检查一次新验证码。
push-unreachable =
    <b>即时验证码无法送达</b>
    SMSCode 连不上这个机器人，所以不断暂停推送。我每隔几秒检查一次新验证码，并会不时尝试重新开启。你不需要做任何事。
push-ask-replace =
    <b>替换 SMSCode 上的地址？</b>
    你的账户把推送发到：
    <code>{ $host }</code>
    替换后，那个地址不会再收到任何内容。当你关闭即时验证码或解除关联时，我会把它恢复。
push-ask-replace-chat =
    <b>替换 SMSCode 上的地址？</b>
    这个机器人的另一个聊天已为此账户开启即时验证码。替换后，验证码会改发到这里。当你关闭即时验证码或解除关联时，我会把它恢复。
push-switched-on = ✅ 即时验证码已开启。
push-switched-off = 即时验证码已关闭。我每隔几秒检查一次新验证码。
push-restored = SMSCode 上原来的地址已恢复。
push-test-arrived = ✅ 即时验证码工作正常。
push-test-elsewhere = 测试没有到达我这里。你仍会收到验证码：我每隔几秒检查一次。
push-test-failed = 测试没有成功。你仍会收到验证码：我每隔几秒检查一次。

## Offers in any chat

inline-from = { $price } 起
inline-choose = 在私聊中选择国家/地区
inline-see = 在私聊中查看选项
inline-offer =
    <b>{ $title }</b>
    接收短信验证码的电话号码，{ $price } 起。
inline-offer-unpriced =
    <b>{ $title }</b>
    接收短信验证码的电话号码。
inline-link = 关联 SMSCode 账户以查看价格
inline-hint = 输入服务，例如 whatsapp indonesia
inline-nothing = 没有找到。打开机器人
inline-sold-out = 那里已售罄。试试这些：
inline-later = 无法加载价格。打开机器人

## When something goes wrong

money-not-moved = <b>你的余额没有变动。</b>
money-unknown = 还不知道是否已扣款。我正在核实，会告诉你。在此之前请不要再次购买。
money-not-back = 订单未取消，<b>没有退款</b>。订单仍在进行中。
money-refund-unknown = 尚不清楚订单是否已取消并退款。我会继续核实并告诉你。
cancel-limit = 你的 SMSCode 账户今天不能再取消订单。
cancel-limit-ends = 订单将自动结束，时间：{ $at }。如果没有收到短信，届时会退款。
cancel-refused = 运营商没有接受取消。
cancel-again = 你可以再试一次。
cancel-without-effect = 你的取消没有生效。
order-still-active = 订单仍在进行中。
action-unclear = 不清楚是否成功。请在订单上点“刷新”。
trouble-token-rejected = SMSCode 不再接受你的令牌。
trouble-token-doubted = SMSCode 刚刚拒绝了你的令牌。我正在检查它是否仍然有效。
trouble-forbidden = 你的 SMSCode 账户无权这样做。
trouble-not-found = SMSCode 在你的账户中找不到这个订单。
trouble-offer-gone = SMSCode 找不到这个选项。
trouble-invalid = SMSCode 拒绝了这个请求。
trouble-invalid-offer = SMSCode 拒绝了这个请求。选项可能已变动。
trouble-upstream-refused = 运营商无法提供号码。
trouble-insufficient-balance = 余额不足。
trouble-conflict = 在我操作之前，情况有变。
trouble-cancel-too-early = 现在取消还太早。
trouble-rate-limited = 短时间内请求过多。
trouble-provider-fault = SMSCode 目前出现问题。
trouble-maintenance = SMSCode 正在维护。
trouble-no-exchange-rate = SMSCode 目前无法提供美元汇率。
trouble-sold-out = 这个选项已售罄。
trouble-key-reused = 这个请求与之前的请求混淆了。这是我的错。
trouble-in-progress = SMSCode 仍在处理。
trouble-banned = SMSCode 暂停了你账户的购买。
trouble-no-answer = SMSCode 没有响应。
trouble-provider-down = SMSCode 目前没有响应。
trouble-request = <blockquote expandable>提供给 SMSCode 客服：
    <code>{ $id }</code></blockquote>
advice-from = { $at } 起可以取消。
advice-until = 请在 { $at } 之后再试。
advice-wait = 请{ $wait }后再试。
advice-link = 请重新关联账户。
advice-permission = 请在 SMSCode 检查账户和令牌。
advice-look = 请查看订单的当前状态。
advice-offer-again = 请再查看一次选项。
advice-other = 请选择其他选项。
advice-top-up = 请在 SMSCode 充值后再试。
advice-two-minutes = 购买 2 分钟后可以取消。
advice-rupiah = 你仍可以用印尼盾购买。
advice-moment = 请稍等。
advice-support = 请稍后再试，或联系 SMSCode 客服。
advice-later = 请几分钟后再试。

## Short answers

notice-unknown = 抱歉，我没看懂。你想做什么？
notice-plain-text = 抱歉，我只能读取文字消息。
notice-group = 我只在私聊中工作。请直接给我发消息。
notice-old-button = 这个按钮来自旧菜单。请从这里重新开始：
notice-no-such-order = 你的账户里找不到这个订单。
notice-which-order = 哪个订单？请发送，例如 <code>/order 1001</code>。
notice-busy = 请稍等，我还在处理你上一个请求。
notice-our-fault = 我这边出了问题。请查看进行中的订单，一分钟后再试。
notice-confirm-unclear = 我这边出了问题。是否已购买，我会告诉你。在此之前请不要再次购买。
notice-cannot-buy-now = 目前无法安全处理购买。未购买，也未扣款。请一分钟后再试。
notice-not-allowed = 这是私人机器人。
notice-dialogue-canceled = 好的，已停止。
notice-nothing-to-cancel = 没有要停止的操作。要取消订单，请打开它：
notice-resend-unsupported = SMSCode 无法为这个号码再请求短信。请让该服务重新发送验证码：订单进行期间仍会发到这里。

## Toasts

toast-export-runs = 我还在准备你的文件。
toast-buying = 正在购买…
toast-already-bought = 已在处理。只会扣款一次。
toast-bulk-canceling = 正在取消 { $count } 个订单，结果会告诉你。
toast-bulk-finishing = 正在完成 { $count } 个订单，结果会告诉你。
toast-bulk-running = 已在处理，结果会告诉你。
toast-bulk-none-waiting = 没有可以取消的订单了。
toast-bulk-none-coded = 没有可以完成的订单了。
toast-bulk-changed = 列表已变化，请再看一下。
toast-abandoned = 未购买。
toast-stale = 这个按钮已失效。未购买。
toast-price-rose = 价格上涨了。请再看一下。
toast-canceled = 已取消。
toast-canceled-refund = 已取消。退款：{ $amount }。
toast-cancel-promised-in = 购买后不久 SMSCode 不能取消。{ $wait }后自动取消，除非先收到短信。
toast-cancel-promised = 将尽快取消，除非先收到短信。
toast-promise-revoked = 好的，不会取消。
toast-replacing = 马上取消并换一个号码，最高 { $price }，除非先收到短信。
toast-replacing-in = SMSCode 要{ $wait }后才能取消。之后换一个号码，最高 { $price }，除非先收到短信。
toast-buying-frozen = 你已在消费限制中冻结购买。
toast-replace-busy = 这个订单已在换号或取消。
toast-cannot-replace = 这个订单不能换号。
toast-cannot-cancel = 这个订单不能再取消了。
toast-has-sms = 已收到短信，所以没有取消订单。
toast-resent = 已请求再发一条短信。
toast-resend-unsupported = SMSCode 无法为这个号码再请求短信。
toast-finished = 已完成。
toast-already-ended = 这个订单已经结束。
toast-saved = 已保存。
toast-refreshed = 已是最新。
toast-old-button = 这个按钮来自旧菜单。
toast-busy = 请稍等。
toast-failed = 没有成功。请看聊天。
toast-our-fault = 出了问题。什么都没有执行。请再试一次。

## Statistics

me = 📊 <b>我的统计</b>
me-today = <b>今天</b>
me-week = <b>7天</b>
me-month = <b>30天</b>
me-numbers = 号码
me-success = 成功率
me-wait = 收到用时
me-spent = 花费
me-returned = 退回
me-spent-rupiah = 花费（印尼盾）
me-returned-rupiah = 退回（印尼盾）
me-pair = { $label }：{ $value }
me-listings = <b>按服务，30天</b>
me-more = ……另有 { $count } 项
me-days = 按购买日期统计。每天从午夜开始，时区：{ $place }。
me-note = 成功率：已有结果的号码中收到短信的比例。用时为中位数。
me-none = 最近30天这里没有订单。
me-picture = 每天的号码，30天：🟩 收到短信，🟧 未收到，⬜ 等待中

## What Telegram shows of the bot

command-buy = 购买号码
command-active = 进行中的订单
command-balance = 查看余额
command-orders = 全部订单
command-settings = 货币、语言、声音
command-help = 使用帮助
bot-description =
    租用一个电话号码几分钟，在这里接收短信验证码。费用从你的 SMSCode 余额扣除。

    请合法使用，并且只用于你自己的账户。
bot-short-description = 接收短信验证码的电话号码。用 SMSCode 余额付款。

## 管理员

stats-today = <b>今天</b>（自 UTC 00:00 起）
stats-codes = 验证码：{ $count }
stats-speed = 2 秒内送达：{ $two }%，10 秒内：{ $ten }%
stats-purchases = 购买：成功 { $bought }，失败 { $other }
stats-faults = 失败的调用：SMSCode { $provider }／{ $providers }，Telegram { $telegram }／{ $telegrams }
stats-failed-answers = 失败的回复：{ $count }
stats-now = <b>现在</b>
stats-people = 用户：{ $count }（{ $gone } 人无法联系）
stats-accounts = 已关联账户：{ $count }（{ $pushed } 个开启即时验证码）
stats-open-orders = 进行中的订单：{ $count }
stats-outbox = 排队的消息：{ $count }
stats-oldest = 最早的一条已等待 { $wait }
announce-usage =
    要给所有使用本机器人的人发消息，请把文字写在命令后面：

    <code>/announce 今晚 22:00 至 23:00（UTC）维护。</code>

    你会先看到预览。在你确认之前不会发送任何内容。
announce-ask =
    { $count ->
       *[other] 上面就是大家将看到的内容。要发送给 { $shown } 人吗？
    }
button-announce-send = 发送给 { $count } 人
button-announce-drop = 不发送
button-announce-stop = 停止发送
announce-sending = 📣 正在发送：{ $sent }／约 { $total }
announce-done =
    { $count ->
       *[other] 📣 已发送给 { $shown } 人。
    }
announce-stopped =
    { $count ->
       *[other] 📣 已停止。已发送给 { $shown } 人。
    }
announce-dropped = 没有发送给任何人。
announce-unreached = 未送达：{ $count }
announce-unclear = 未确认送达：{ $count }
alarm-began = ⚠️ <b>已持续 { $wait }：</b>{ $what }
alarm-over = ✅ <b>已恢复，历时 { $wait }：</b>{ $what }
alarm-database = 数据库无法写入。无法购买，验证码也不会显示。
alarm-updates = Telegram 没有送来更新。用户得不到回复。
alarm-outbox = 消息在发件箱里滞留了好几分钟。验证码会迟到。
alarm-provider = 大多数 SMSCode 调用失败或没有应答。
alarm-webhook = Telegram 无法把更新送到 webhook。PUBLIC_URL 能访问吗？
