# 延期

case-extension = 🕒 已申请延期{ $days }个工作日，到 { $until }，等上一级答复
did-extension_asked = 申请延期{ $days }个工作日
did-extension_approved = 同意延期{ $days }个工作日
did-extension_declined = 没有同意延期{ $days }个工作日
extension-entry = 🕒 申请延期
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
notice-extension-asked = 🕒 <b>{ $title }</b>，{ $by }申请延期{ $days }个工作日，到 { $until }：
notice-extension-agreed = ☑️ 双方当事人都同意
notice-extension-approved = ✅ <b>{ $title }</b>，{ $by }同意延期，到 { $until } 前办好就行。
notice-extension-declined = ✖️ <b>{ $title }</b>，{ $by }没有同意延期，仍是 { $until } 前办好。
error-wrong-step-ask_extension = 现在没有人在办这件事，不能申请延期。请打开它看最新情况。
error-wrong-step-answer_extension = 这个申请已经答复过，或者这件事有了变化。请打开它看最新情况。
error-refused-answer_extension = 延期由上一级来答复，自己的申请自己不能批。
error-invalid-extension-days = 一次最多延 { $limit } 个工作日。
error-invalid-extension-waiting = 上一次申请还没答复，答复以后才能再申请。
error-invalid-parties-disagree = 会超过一个月的调解期限，要双方当事人都同意才能延。
error-invalid-nobody-above = 上面没有人能答复，请联系管理员。
