# 法律援助等移送来调解（援调访的另一头）

handing-in = 📨 转给街道、中心调解
report-place-by-name = 要转给社区，直接打社区的名字，比如：古道社区
report-consent = 移送去调解要先问当事人。

    <b>当事人同意移送吗？</b>
report-preview-consent = 当事人：{ $consent }移送调解
did-from_both = 移送调解，双方都同意
did-from_applicant = 移送调解，申请一方同意
notice-handed-in = 📨 { $body }移送来一件：<b>{ $title }</b>（{ $kind }）
    { $urgency } ｜ 📍 { $place }
