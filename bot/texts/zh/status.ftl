# /status：情况总览

status-head = 📊 <b>{ $unit }</b> · 截至 { $at }
status-found = 排查 <b>{ $found }</b> · 化解 <b>{ $resolved }</b> · 化解率 <b>{ $rate }</b>
status-open = 未化解 { $open } · 超期 { $overdue }
status-overdue = 未化解 { $open } · ⚠️ <b>超期 { $overdue }</b>
status-moved = 移送司法/转办 { $moved } · 撤回、合并或终止 { $dropped }
status-resolution-rate = 化解率 <b>{ $rate }</b>（排查 { $whole } 件，化解 { $part } 件）
status-success-rate = 调解成功率 <b>{ $rate }</b>（调解结束 { $whole } 件，成功 { $part } 件）
status-opinions = 社情民意 未反馈 { $open }
status-opinions-overdue = 社情民意 未反馈 { $open } · ⚠️ 超期 { $overdue }
status-opinions-found = 社情民意 { $found } 件
status-week = 本周 新排查 { $found } · 化解 { $resolved }
status-weekly = 周报 已报 { $filed }/{ $expected }
status-weekly-late = 周报 已报 { $filed }/{ $expected } · ❗未报 { $missing } · 迟报 { $late }
status-waiting = 待受理 { $waiting } · 待补充 { $asked }
status-this-week = <b>本周</b> { $week }
status-reports = 周报：应报 { $expected } · 已报 { $filed }（按时 { $on_time } · 迟报 { $late }，其中零报告 { $nil }）· 未报 { $missing }
status-reports-waiting = 还没到时间的 { $waiting } 份
status-line = <b>{ $unit }</b> 排查 { $found } · 化解 { $resolved }
    未化解 { $open }
status-line-overdue = <b>{ $unit }</b> 排查 { $found } · 化解 { $resolved }
    未化解 { $open } · ⚠️ 超期 { $overdue }
status-line-reports = { $line } · 周报 { $reports }
status-reports-in = { $filed }/{ $all }
status-report-in = ✅ 已报
status-report-late = 🕗 迟报
status-report-unreached = 📵 联系不上
status-headless = ⬜ 没有网格长的网格 { $headless }/{ $grids }
status-unreached = 📵 联系不上：{ $what }
status-unreached-reports = 周报还没报 { $many } 处
status-unreached-overdue = 超期事项 { $many } 件
status-report-missing = ❗ 未报
status-report-waiting = ⏳ 未到时间
status-report-of-week = 📋 周报
status-report-of-half_month = 📋 半月报
status-report-of-month = 📋 月报
status-which = 叫“{ $name }”的有好几处，看哪一个？
status-no-unit = 没找到“{ $name }”。换个叫法试试，写一部分名字也行，比如：/status 古道
status-not-yours = 总览给这些岗位看：{ $posts }。您报的事怎么样了，看 /mine 。
status-below = <b>下面各处</b>：未化解 ⚠️超期
status-unit = { $unit } { $open }
status-unit-overdue = { $unit } { $open } ⚠️{ $overdue }
status-unit-missing = { $label } ❗
status-unit-unreached = { $label } 📵
status-lines-of = 📊 各处明细
status-lines = 📊 <b>{ $unit }</b> 各处明细
    截至 { $at }
status-back = ‹ 总览
status-see-overdue = ⚠️ 超期
status-see-open = 未化解
status-see-unanswered = 未反馈
status-see-late = ❗ 未报/迟报
status-see-unreached = 📵 联系不上
status-to-details = ⋯ 更多
status-meetings-held = 🗓 本月恳谈会 已开 <b>{ $held }</b>/{ $total }
status-handed = 📋 交办 未办结 <b>{ $open }</b>
status-handed-late = 📋 交办 未办结 <b>{ $open }</b> · ⚠️ <b>超期 { $late }</b>
status-evaluated = 🗳️ 本半年评议 已评 <b>{ $held }</b>/{ $total }
status-to-handed = 📋 交办
status-to-evaluations = 🗳️ 评议
board-list-head = <b>{ $unit }</b> { $head }
status-details = 📊 <b>{ $unit }</b> 更多
    截至 { $at }
matters-head = <b>{ $unit }</b> { $which } · { $total }件
matters-none = 没有。
matters-of-overdue = ⚠️ 超期
matters-of-open = 未化解
matters-of-waiting = 🆕 待受理
matters-of-asked = ❓ 待补充
matters-of-unanswered = 社情民意未反馈
matters-of-items_late = ⚠️ 社情民意超期
matters-back = ‹ { $which }
matters-line = { $mark } <b>{ $id }号</b> { $category } · { $unit }
    { $state }
matters-late = ⚠️ 超期{ $long }
matters-due = { $due } 前
matters-number = { $id }号
overdue-not-yours = 超期一览给这些岗位看：{ $posts }。要您办的，看 /queue 。

# 未报、迟报：哪些单位的报表没报，或者报晚了

late-head = 📋 <b>{ $unit } { $report }</b> 未报、迟报
    { $period } · { $due } 前
late-figures = ❗ 未报 { $missing } · 🕗 迟报 { $late }。单位后面是晚了多久，点单位看报表。
late-back = ‹ 未报、迟报
late-none = 该报的都按时报了（联系不上的另列）。
late-not-due = 还没到时间。
late-missing = ❗ { $unit } { $long }
late-filed = 🕗 { $unit } { $long }
long-days = { $days }天
long-hours = { $hours }小时
long-minutes = { $minutes }分钟
long-just = 不到1分钟

# 联系不上：没有人收得到消息的单位

unreached-head = 📵 <b>{ $unit }</b> 联系不上 · { $total } 处
unreached-why = 没有人绑定手机，或者停用了机器人，收不到提醒。⚠️ 是那里超期的件数，📋 是本周周报还没报。
unreached-invite = 请打电话或者上门联系。换了人的，点单位重新发邀请；事情急的，另派单位。
unreached-do = 请打电话或者上门联系；事情急的，请协调员另派单位。
unreached-none = 都联系得上。
unreached-overdue = { $label } ⚠️{ $overdue }
unreached-report = { $label } 📋
