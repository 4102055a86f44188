# 办理时限

command-clocks = 办理时限
help-clocks = /clocks 办理时限：几个工作日受理、办结
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
preview-reason = 在等房屋鉴定的结果。
error-refused-set_clocks = 时限由本单位或上级的协调员来定。
error-invalid-clock-days = 受理最多 { $accept } 个工作日，办结最多 { $handle } 个工作日。
