# /status：情况总览

status-head = 📊 <b>{ $unit }</b>
    截至 { $at }
status-found = 排查 <b>{ $found }</b> · 化解 <b>{ $resolved }</b>
status-open = 未化解 { $open } · 超期 { $overdue }
status-overdue = 未化解 { $open } · ⚠️ <b>超期 { $overdue }</b>
status-moved = 移送司法/转办 { $moved } · 撤回、合并或终止 { $dropped }
status-resolution-rate = 化解率 <b>{ $rate }</b>（排查 { $whole } 件，化解 { $part } 件）
status-success-rate = 调解成功率 <b>{ $rate }</b>（调解结束 { $whole } 件，成功 { $part } 件）
status-opinions = 社情民意 { $found } 件 · 还没反馈 { $open } 件
status-week = <b>本周</b> { $week }
status-week-figures = 新排查 { $found } · 化解 { $resolved }
status-reports = 周报：应报 { $expected } · 按时 { $on_time } · 迟报 { $late } · 零报告 { $nil } · 未报 { $missing }
status-reports-waiting = 还没到时间的 { $waiting } 份
status-below = <b>下面各处</b>
status-line = • { $unit }：排查 { $found } 化解 { $resolved } 未化解 { $open }
status-line-overdue = • { $unit }：排查 { $found } 化解 { $resolved } 未化解 { $open } ⚠️超期 { $overdue }
status-line-reports = { $line } ｜ { $reports }
status-reports-in = 周报 { $filed }/{ $all }
status-report-in = 周报 ✅ 已报
status-report-late = 周报 🕗 迟报
status-report-unreached = 周报 📵 联系不上
status-unreached = 📵 联系不上的 { $unreached } 处：没有人绑定手机，或者停用了机器人，收不到提醒
status-report-missing = 周报 ❗ 未报
status-report-waiting = 周报 ⏳ 未到时间
status-report-of-week = 📋 周报
status-report-of-half_month = 📋 半月报
status-report-of-month = 📋 月报
status-up = ‹ { $unit }
status-which = 叫“{ $name }”的有好几处，看哪一个？
status-no-unit = 没找到“{ $name }”。换个叫法试试，写一部分名字也行，比如：/status 古道
status-not-yours = 总览给这些岗位看：{ $posts }。您报的事怎么样了，看 /mine 。
status-out-of-reach = 📵 超期的里有 { $count } 件，承办单位联系不上，请用别的办法联系或另派
