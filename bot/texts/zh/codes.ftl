# 一案一码
command-code = 凭查询码看进展
help-code = /code 居民拿着查询码来问，发码就能看到办到哪一步，比如：/code 4120 8395 7104
receipt-code = 查询码 <b>{ $code }</b>，可以告诉当事人，凭它问进展。
codes-entry = 📨 给居民的话
codes-hint = 居民的查询码是 12 位数字，写在后面，比如：/code 4120 8395 7104
codes-forward = 按住这条消息，转发给居民
codes-case = 打开第{ $id }号
codes-nobodys = 没有这个查询码。请和居民再对一遍 12 位数字。
codes-words = 您好！{ $day } 登记的事，进展如下。
    <b>现在：{ $now }</b>（{ $since }起）
    <b>接下来：</b>{ $next }
    <b>查询码：{ $code }</b>
    想问进展，把查询码告诉网格长、楼栋长或社区服务站就行。
codes-state-reported = { $unit }已收到，等待受理
codes-state-returned = { $unit }正在了解更多情况
codes-state-accepted = { $unit }已受理
codes-state-mediating = { $unit }正在调解
codes-state-mediating-opinion = { $unit }正在办理
codes-state-offered = { $unit }正在转请{ $offered }办理
codes-state-withdrawn = 已撤回
codes-outcome-success = 已调解成功
codes-outcome-success-opinion = 已办结
codes-outcome-failed = 这次没有调成
codes-outcome-failed-opinion = 这次没能办成
codes-outcome-ended = 已终止办理
codes-outcome-refused = 没有进行调解，已结束
codes-outcome-refused-opinion = 已按您的意思结束
codes-outcome-referred = 已移送有关单位办理
codes-outcome-to_court = 已转入司法程序
codes-next-accept = { $due } 前有人受理。
codes-next-due = { $due } 前有新的进展。
codes-next-overdue = 比约定的晚了，抱歉，正在催办。
codes-next-reported = 受理以后就有人联系您。
codes-next-returned = 情况了解清楚就接着办。
codes-next-accepted = 办理有结果就告诉您。
codes-next-mediating = 有结果就告诉您。
codes-next-offered = 接手的单位收到后接着办，没有收到之前仍由原单位负责。
codes-next-closed = 又有新情况，随时再反映。
codes-next-withdrawn = 还需要办的话，随时再反映。
codes-next-success = 会有人回访您。没有解决好，可以接着办。
codes-next-failed = 还可以申请法律援助、仲裁，或者去法院。需要的话，社区帮您指路。
codes-next-failed-opinion = 还有什么困难，随时再反映，社区帮您问。
codes-next-ended = 还需要办的话，随时再反映。
codes-next-refused = 以后愿意谈了，随时再来。
codes-next-refused-opinion = 以后还需要办，随时再反映。
codes-next-referred = 由接办的单位直接联系您，社区帮您跟着问。
codes-next-to_court = 需要法律援助的话，社区帮您指路。
error-invalid-code-length = 查询码是 12 位数字，比如 4120 8395 7104。请数一数再发。
error-invalid-code-misread = 有一位数字不对。请和居民再对一遍查询码。
