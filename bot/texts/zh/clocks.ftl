# 时限、延期、请假

# 一件事的页面上
case-limit = 📅 调解期限 { $limit }（受理起一个月）
case-limit-provisional = 📅 调解期限 { $limit }（受理起一个月；放假安排还没公布，日子可能会变）
case-due-provisional = （放假安排还没公布，日子可能会变）
case-extension = 🕒 已申请延期{ $days }个工作日，到 { $until }，等上一级答复
did-extension_asked = 申请延期{ $days }个工作日
did-extension_approved = 同意延期{ $days }个工作日
did-extension_declined = 没有同意延期{ $days }个工作日
extension-entry = 🕒 申请延期

# 申请延期
extend-days = { $about }

    { $now }
    想再要几个工作日？
extend-day = { $days }天
extend-parties = { $about }

    再要{ $days }个工作日，会超过一个月的调解期限（{ $limit }）。
    要双方当事人都同意才能延。都问过了吗？
extend-agree = ☑️ 双方都同意
extend-reason = { $about }

    再要{ $days }个工作日，到 { $until }。
    用一句话说说为什么（不写当事人姓名、电话）。
extend-check = { $about }

    申请延期<b>{ $days }个工作日</b>，到 { $until }：

    { $reason }
extend-check-agreed = { $about }

    申请延期<b>{ $days }个工作日</b>，到 { $until }：

    { $reason }

    ☑️ 双方当事人都同意
extend-send = ✅ 报上一级
extend-other-days = ‹ 换个天数
done-extend = 🕒 已报上一级，等答复。答复之前仍按原来的时限。
extend-yes = ✅ 同意
extend-no = ✖️ 不同意
extend-approved = 已同意，办理人会收到消息
extend-declined = 已答复，办理人会收到消息
extend-over = 这个申请已经答复过，或者这件事有了变化

# 推送
notice-overdue-handler = ⏰ 这件事过了时限，请看一眼：
notice-overdue-stand-in = ⏰ 这件事过了时限，还没有办。主岗忙不开的话，请备岗（AB岗）帮着看一眼：
notice-overdue-head = ⏰ 您单位这件事过了时限。方便的话问一声，看看有没有难处：
notice-overdue-next-tier = ⏰ 下级这件事过了时限。方便的话问一声，看看有没有难处：
notice-overdue-handler-many = ⏰ 这 { $count } 件过了时限，请看一眼：
notice-overdue-stand-in-many = ⏰ 这 { $count } 件过了时限，还没有办。主岗忙不开的话，请备岗（AB岗）帮着看一眼：
notice-overdue-head-many = ⏰ 您单位这 { $count } 件过了时限。方便的话问一声，看看有没有难处：
notice-overdue-next-tier-many = ⏰ 下级这 { $count } 件过了时限。方便的话问一声，看看有没有难处：
notice-overdue-take = • <b>{ $title }</b> { $unit }，应在 { $due } 前受理
notice-overdue-offered = • <b>{ $title }</b> { $unit }，应在 { $due } 前接单
notice-overdue-finish = • <b>{ $title }</b> { $unit }，应在 { $due } 前办好
notice-overdue-more = …等 { $total } 件
notice-overdue-up = ⏫ 上交一级 第{ $id }号
notice-limit = 📅 <b>{ $title }</b>，一个月的调解期限 { $limit } 到。到期前谈不成，可以申请延期（要双方同意），或登记结果。
notice-limit-provisional = 📅 <b>{ $title }</b>，一个月的调解期限 { $limit } 到（放假安排还没公布，日子可能会变）。到期前谈不成，可以申请延期（要双方同意），或登记结果。
notice-extension-asked = 🕒 <b>{ $title }</b>，{ $by }申请延期{ $days }个工作日，到 { $until }：
notice-extension-agreed = ☑️ 双方当事人都同意
notice-extension-approved = ✅ <b>{ $title }</b>，{ $by }同意延期，到 { $until } 前办好就行。
notice-extension-declined = ✖️ <b>{ $title }</b>，{ $by }没有同意延期，仍是 { $until } 前办好。
notice-leave-set = 🗓 { $unit }{ $role } { $span }请假，这几天的事由您代班，消息会发给您。
notice-leave-over = 🗓 { $unit }{ $role } { $span }的请假已取消，不用代班了。
notice-leave-yours = 🗓 已替您请假：{ $span }（{ $unit }{ $role }）。这几天的消息发给备岗。不对的话，发 /leave 取消。
notice-leave-yours-over = 🗓 您 { $span } 的请假已取消（{ $unit }{ $role }）。
notice-back = 👋 您回来了。您的岗位上有 { $open } 件没办完。
notice-back-overdue = 👋 您回来了。您的岗位上有 { $open } 件没办完，其中 { $overdue } 件过了时限。
notice-back-queue = 📥 看待办

# 请假
command-leave = 请假
command-clocks = 办理时限
help-leave = /leave 请假：这几天的消息发给备岗
help-leave-of = /leave 加单位名：替下属岗位请假，如 /leave 古道
help-clocks = /clocks 办理时限：几个工作日受理、办结
leave-head = <b>请假</b>
leave-none = 现在没有请假。
leave-line = • { $span }
leave-covered = { $unit } { $role }：请假时由备岗（AB岗）接着办。
leave-uncovered = ⚠️ { $unit } { $role }：没有备岗，请假时消息还是发给您。
leave-uncovered-of = ⚠️ 没有备岗，请假时消息还是发给本人。
leave-ask = 请哪几天的假？
leave-day-today = 今天
leave-day-tomorrow = 明天
leave-day-week = 本周
leave-other = 📅 其他日子
leave-cancel = ✖️ 取消 { $span }
leave-first = 从哪天起？
leave-last = 从 { $first } 起，到哪天（含当天）？
leave-done = ✅ 已请假：{ $span }。
leave-over = 已取消请假
leave-back = ‹ 返回
leave-gives = 替下属岗位请假：发 /leave 加单位名，比如 /leave 古道。
leave-no-unit = 没找到“{ $name }”，或不在您的范围里。
leave-which = “{ $name }”是哪一个？
leave-posts = <b>{ $unit }</b>
    替哪个岗位请假？
leave-post-head = <b>{ $unit } { $role }</b>
leave-no-posts = { $unit }现在没有岗位。

# 办理时限
clocks-head = <b>{ $unit }的办理时限</b>（工作日）
clocks-line = { $urgency }：{ $accept }受理，{ $handle }办结
clocks-line-own = { $urgency }：{ $accept }受理，{ $handle }办结（本单位定的）
clocks-days = { $days ->
    [0] 当天
   *[other] { $days }天
}
clocks-note = 改了以后，每件事从下一步起按新的算。
clocks-read-only = 要改时限，请联系本单位或上级的协调员。
clocks-change-accept = { $urgency } 受理
clocks-change-handle = { $urgency } 办结
clocks-pick-accept = <b>{ $unit }</b> { $urgency }
    几个工作日内受理？
clocks-pick-handle = <b>{ $unit }</b> { $urgency }
    受理后几个工作日内办结？
clocks-done = ✅ 已改。
clocks-back = ‹ 返回
clocks-no-unit = 没找到“{ $name }”，或不在您的范围里。
clocks-which = “{ $name }”是哪一个？

preview-reason = 在等房屋鉴定的结果。

error-wrong-step-ask_extension = 现在没有人在办这件事，不能申请延期。请打开它看最新情况。
error-wrong-step-answer_extension = 这个申请已经答复过，或者这件事有了变化。请打开它看最新情况。
error-refused-set_clocks = 时限由本单位或上级的协调员来定。
error-refused-answer_extension = 延期由上一级来答复，自己的申请自己不能批。
error-refused-set_leave = 您的岗位不能替别人请假。自己请假发 /leave。
error-invalid-clock-days = 受理最多 { $accept } 个工作日，办结最多 { $handle } 个工作日。
error-invalid-extension-days = 一次最多延 { $limit } 个工作日。
error-invalid-extension-waiting = 上一次申请还没答复，答复以后才能再申请。
error-invalid-parties-disagree = 会超过一个月的调解期限，要双方当事人都同意才能延。
error-invalid-nobody-above = 上面没有人能答复，请联系管理员。
error-invalid-leave-days = 这几天不能请：从今天起，最长一年。请重新选。
error-invalid-leave-overlaps = 这几天里已经请过假了。要改的话，先取消原来的。
error-invalid-leave-holder = 这个岗位没有主岗，或者不止一位主岗，请他们自己发 /leave。
