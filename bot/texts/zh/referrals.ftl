# 移送（援调访）：把一件纠纷移送给法律援助、信访、仲裁、法院、公安

body-legal_aid = 法律援助
body-petition = 信访局（群众工作部）
body-arbitration = 仲裁
body-court = 法院
body-police = 公安

standing-offered = ⏳ 等答复
standing-accepted = 📥 已接收
standing-declined = ✖️ 不接收
standing-done = ✅ 已办结
standing-handed_back = 🔁 已转回调解
standing-revoked = ↩️ 已撤销

consent-both = 双方都同意
consent-applicant = 申请一方同意
tried-not_yet = 还没有开始调解
tried-under_way = 正在调解，还没有达成协议
tried-agreed = 调解成功，已达成协议
tried-failed = 调解过，没有谈拢
tried-refused = 有一方不愿意调解
tried-ended = 调解已终止
running-handling = 办结时限 { $at }
running-confirmation = 司法确认时限 { $at }
running-performance = 履行时限 { $at }
running-none = 没有在走的时限

more-refer = 📨 援调访移送

did-R1 = 移送{ $body }
did-R2 = { $body }已接收
did-R3 = { $body }不接收
did-R4 = { $body }已办结
did-R5 = { $body }转回调解
did-R6 = 撤销了移送{ $body }
did-R7 = 撤销了移送{ $body }

referral-title = 📨 <b>移送单 第{ $id }号</b>
    <b>{ $title }</b>
referral-standing = { $standing }
referral-fast = 🟢 绿色通道，请优先办理
referral-from = 移送：{ $unit }{ $role }，{ $at }
referral-to = 接收：{ $body }
referral-to-unit = 接收：{ $body }（{ $unit }）
referral-due = ⏰ 请在 { $due } 前答复
referral-overdue = ⚠️ 答复已超期，应在 { $due } 前答复
referral-reason = 原因：{ $reason }
referral-stage = 移送时：{ $state }；{ $tried }
referral-deadlines = 在走的时限：{ $deadlines }
referral-consent = ✅ { $consent }移送（{ $unit }{ $role } { $at } 询问记录）
referral-case-over = 这件事现在是：{ $state }
referral-steps = <b>移送经过</b>
referral-step = • { $at } { $unit } { $role }：{ $what }
referral-step-note = • { $at } { $unit } { $role }：{ $what }。{ $note }

referral-accept = ✅ 接收
referral-decline = ✖️ 不接收
referral-finish = 🏁 办结
referral-hand_back = 🔁 转回调解
referral-revoke = ↩️ 撤销移送
referral-outside-accept = ✅ 对方已接收
referral-outside-decline = ✖️ 对方不接收
referral-outside-finish = 🏁 对方已办结
referral-outside-hand_back = 🔁 对方转回调解
referral-conclude = 📌 登记这件事的结果：{ $outcome }
referral-paper = 📄 交接单（Word）
referral-paper-name = 移送交接单-{ $id }
referral-to-case = ‹ 回到这件事
referral-to-list = ‹ 全部移送
referral-to-all = ‹ 这件事的移送

referral-done-accept = 已接收，移送的单位会收到消息
referral-done-decline = ✅ 已答复不接收，移送的单位会收到消息。
referral-done-finish = ✅ 办结结果已记下，移送的单位会收到消息。
referral-done-hand_back = ✅ 已转回调解，办理人会收到消息。
referral-done-revoke = ↩️ 已撤销移送。这件事仍由您办理。
referral-done-note = ✅ 已记下。
referral-done-offer = 📨 已移送。对方接收、办结之前，这件事仍由您负责。
referral-done-offer-outside = 📨 已记下。{ $body }不在这里，请打印交接单送去；对方答复后在这一页登记。
referral-concluded = 结果已登记
referral-too-late = 晚了一步：移送刚才有了变化，现在显示的是最新情况。

referrals-of-head = 📨 <b>{ $title }</b>
    移送（援调访）
referrals-of-none = 还没有移送过。
referrals-of-new = ➕ 移送给…
referrals-of-line = • { $body } { $at }：{ $standing }
referrals-of-open = 第{ $id }号 · { $body }
referrals-head = 📨 移送 · 共{ $total }件
referrals-empty = 现在没有移送。
referrals-not-yours = 您的岗位没有移送要办。
referrals-line = { $standing } 移送单第{ $id }号 · { $body }
    { $title } · { $unit }
referrals-line-due = { $standing } 移送单第{ $id }号 · { $body } · ⏰ { $due } 前答复
    { $title } · { $unit }
referrals-line-overdue = { $standing } 移送单第{ $id }号 · { $body } · ⚠️ 应在 { $due } 前答复
    { $title } · { $unit }
command-referrals = 移送（援调访）
help-referrals = /referrals 移送：等谁答复、办到哪一步

refer-ask-body = { $about }

    移送给哪里？
refer-body-known = { $body }（{ $unit }）
refer-body-running = { $body }（已移送）
refer-ask-consent = { $about }

    移送给{ $to }要先问当事人。

    <b>当事人同意移送吗？</b>
refer-consent-both = ✅ 双方都同意
refer-consent-applicant = ✅ 申请一方同意
refer-consent-none = ✖️ 不同意，或还没问
refer-no-consent = { $about }

    那就先不移送，什么也没有发出去。问过当事人、同意了再来。
refer-ask-reason = { $about }

    为什么移送、希望对方做什么？写一句话。
    不写姓名、电话、证件号。
refer-check = <b>{ $title }</b>
    📨 移送给：<b>{ $to }</b>
    📝 { $summary }
    原因：{ $reason }
    { $tried }
    ✅ { $consent }
    ⏰ 请对方在 { $due } 前答复
refer-check-fast = 🟢 绿色通道：开（农民工工资、工伤）
refer-check-masked = ⚠️ 简述里好像有电话或证件号，交接单上会用 * 盖住。
refer-check-go = 没问题就移送；要改原因就重新发一句。
refer-fast-on = 🟢 开绿色通道（农民工工资、工伤）
refer-fast-off = 关掉绿色通道
refer-send = 📨 移送
refer-gone = 这件事现在不能移送了，现在显示的是最新情况。

referral-ask-decline = { $about }

    为什么不接收？写一句话，移送的单位会看到。
referral-ask-finish = { $about }

    办得怎么样？用一句话写下结果（不写姓名、电话）。
referral-ask-hand_back = { $about }

    为什么转回调解？写一句话，告诉办理人接下来怎么办。
referral-ask-revoke = { $about }

    移送已经有一会儿了。为什么撤销？写一句话，对方会看到。
referral-check = { $about }

    <b>{ $what }</b>
    { $note }

    没问题就发出；要改就重新发一句。
referral-what-decline = 不接收：
referral-what-finish = 办结：
referral-what-hand_back = 转回调解：
referral-what-revoke = 撤销移送：
referral-send = ✅ 发出
referral-about = 📨 <b>移送单 第{ $id }号</b> · { $body }
    <b>{ $title }</b>
referral-about-gone = <b>移送单 第{ $id }号</b>

notice-referral-offered = 📨 { $by }移送一件给您：<b>{ $title }</b>
    📝 { $summary }
    原因：{ $reason }
    ⏰ 请在 { $due } 前答复
notice-referral-fast = 🟢 绿色通道，请优先办理
notice-referral-open = 看移送单
notice-referral-open-of = 📨 移送单第{ $id }号
notice-referral-accept = 📥 { $head }，{ $body }已接收。这件事仍由您负责，对方办结会告诉您。
notice-referral-accept-court = ⚖️ { $head }，法院已接收。打开移送单，点一下就能登记“进入司法程序”。
notice-referral-decline = ✖️ { $head }，{ $body }不接收：
notice-referral-finish = 🏁 { $head }，{ $body }已办结（这件事还没登记结果的，打开移送单点一下就行）：
notice-referral-hand_back = 🔁 { $head }，{ $body }转回调解，请接着办：
notice-referral-revoke = ↩️ { $head }，{ $by }撤销了移送，不用再办：
notice-referral-withdrawn = ↩️ { $head }，{ $by }已经撤回这件事，移送跟着撤销，不用再办。
notice-referral-slip = ↩️ { $head }，{ $by }刚才点错了，移送已撤回，请不用理会前一条消息。
notice-referral-head = <b>{ $title }</b>（移送单第{ $id }号）
notice-referral-due-answer = ⏰ { $head }，请在 { $due } 前答复：接收还是不接收。
notice-referral-due-outside = ⏰ { $head }，{ $body }应在 { $due } 前答复。对方答复了就登记一下。
notice-referral-due-sender = ⚠️ { $head }，{ $body }没有在 { $due } 前答复。方便的话问一声，或撤销移送另想办法。

error-wrong-step-refer = 这件事现在不能移送：要先受理，社情民意不走移送。
error-wrong-step-referral = 移送刚刚有了变化，这一步用不上了。请打开移送单看最新情况。
error-invalid-referral-running-close = 这件事移送出去还没办完。等对方办结，或者先撤销移送，再归档。
error-invalid-body-missing = 还没选移送给哪里，请点按钮选择。
error-invalid-consent-missing = 当事人同意了才能移送。请先问当事人。
error-invalid-referral-reason-missing = 还没写原因，请用一句话说明。
error-invalid-referred-already = 已经移送给那里了，还没有办完。请打开那一张移送单。

sheet-title = 矛盾纠纷移送交接单
sheet-subtitle = （援调访衔接）　移送单第{ $id }号
sheet-number = 纠纷编号
sheet-number-value = 第{ $id }号
sheet-from = 移送单位
sheet-to = 接收单位
sheet-category = 事项类型
sheet-fast = 绿色通道
sheet-fast-yes = √ 是（农民工工资、工伤等，优先办理）　□ 否
sheet-fast-no = □ 是（农民工工资、工伤等，优先办理）　√ 否
sheet-summary = 事项简述
sheet-reason = 移送原因
sheet-stage = 已办到哪一步
sheet-tried = 调解协议情况
sheet-deadlines = 正在走的时限
sheet-consent = 当事人意见
sheet-consent-value = { $consent }移送。{ $unit }{ $role }于{ $at }询问并记录。
sheet-offered = 移送日期
sheet-due = 答复时限
sheet-received = 收到日期
sheet-answer = 接收意见
sheet-answer-open = □ 接收　　□ 不接收，原因：
sheet-answer-accepted = √ 接收　　□ 不接收。{ $note }
sheet-answer-declined = □ 接收　　√ 不接收，原因：{ $note }
sheet-result = 办理结果
sheet-result-back = 转回调解：{ $note }
sheet-ended = 办结日期
sheet-revoked = 已撤销：{ $note }
sheet-blank-date = 　　年　　月　　日
sheet-date = { $year }年{ $month }月{ $day }日
sheet-sign-from = 移送单位（签字、盖章）
sheet-sign-to = 接收单位（签字、盖章）
sheet-note = 本单一式两份，移送、接收单位各存一份。单上不写当事人姓名、证件号和电话。
refer-check-ask-fast = ❓ 是农民工工资或者工伤的吗？是的话点“开绿色通道”，对方要优先答复。
did-R8 = { $body }撤回了“不接收”
did-R9 = { $body }撤回了“接收”
did-R10 = { $body }撤回了“办结”
referral-undo = ↩️ 撤销刚才的答复
referral-outside-undo = ↩️ 撤销刚才登记的
referral-done-undo = 已撤销，就当没答过，请重新答复
notice-referral-undo = ↩️ { $head }，{ $body }刚才点错了，答复已撤回，请等新的答复。
