# /weekly /halfmonth /monthly：周报、半月报、月报

periodic-head = 📋 <b>{ $unit } { $report }</b>
    { $period }
periodic-brackets = { $head }（括号里是{ $last }）
periodic-due = ⏰ { $due } 前确认
periodic-due-provisional = ⏰ { $due } 前确认（放假安排还没公布，日子可能会变）
periodic-state-open = ⏳ 还没确认
periodic-state-late = ⚠️ 过了时间还没确认。现在补上也算数，会记作迟报
periodic-state-confirmed = ✅ { $role }已确认 · { $at }
periodic-state-nil = ✅ { $role }已确认，本期无事项 · { $at }
periodic-awaited-minutes = ⏳ 还差：恳谈会纪要 { $many } 期。现在确认就不含这些
periodic-awaited-stations = ⏳ 法援有 { $many } 处还没核对，先按已记的数算
periodic-filed-late = 🕗 迟报
periodic-remark = ✏️ 说明：{ $remark }
periodic-column-carried = { $last }结转 { $now }（{ $before }）
periodic-column-found-week = 本周新排查 <b>{ $now }</b>（{ $before }）
periodic-column-found-half_month = 本期新排查 <b>{ $now }</b>（{ $before }）
periodic-column-found-month = 本月新排查 <b>{ $now }</b>（{ $before }）
periodic-column-group = 群体性 { $now }（{ $before }）
periodic-column-reopened = 重新打开 { $now }（{ $before }）
periodic-column-resolved-week = 本周化解 <b>{ $now }</b>（{ $before }）
periodic-column-resolved-half_month = 本期化解 <b>{ $now }</b>（{ $before }）
periodic-column-resolved-month = 本月化解 <b>{ $now }</b>（{ $before }）
periodic-column-moved = 移送司法/转办 { $now }
periodic-column-dropped = 撤回、合并或终止 { $now }
periodic-column-open = 期末未化解 <b>{ $now }</b>（{ $before }）
periodic-column-overdue = 超期 { $now }（{ $before }）
periodic-column-total-found = 累计排查 { $now }（{ $before }）
periodic-column-total-resolved = 累计化解 { $now }（{ $before }）
periodic-column-rate = 化解率 { $now }（{ $before }）
periodic-column-opinions-found = 社情民意新增 { $now }（{ $before }）
periodic-column-opinions-answered = 已反馈 { $now }
periodic-open-head = <b>现在还没办完的</b> · { $count }件
periodic-open-line = • { $id }号 { $category } · { $place }：{ $state }
periodic-open-overdue = • { $id }号 { $category } · { $place }：{ $state } ⚠️ 超期
periodic-open-more = …另有 { $count } 件
periodic-open-more-queue = …另有 { $count } 件，归您办的发 /queue 可看
periodic-open-button = 📂 没办完的 { $count }
periodic-details-button = ⋯ 明细
periodic-rows-button = 📊 下面各处
periodic-back = ‹ { $report }
periodic-confirm = ✅ 确认
periodic-remark-button = ✏️ 加一句说明
periodic-nil = 🈳 本期无事项
periodic-earlier-week = ‹ 上一周
periodic-earlier-half_month = ‹ 上一期
periodic-earlier-month = ‹ 上个月
periodic-later-week = 下一周 ›
periodic-later-half_month = 下一期 ›
periodic-later-month = 下个月 ›
periodic-this-week = 这一周 ›
periodic-this-half_month = 这一期 ›
periodic-this-month = 这个月 ›
periodic-thanks = 🙏 { $period }{ $report }已确认，辛苦了。
periodic-already = 这份{ $report }已经确认过了。
periodic-too-late = 这份{ $report }刚刚有变化，请看现在的样子。
periodic-not-nil = { $this }已有 { $found } 件新登记的事，不用报“无事项”，点“确认”就好。
periodic-not-yours-week = 周报由社区{ $posts }确认。
periodic-not-yours-half_month = 半月报由街道{ $posts }确认。
periodic-not-yours-month = 月报由区{ $posts }确认。
periodic-pick-week = 想看哪个社区的周报？把名字写在后面，比如：/weekly 古道；也可以从 /status 点到那个社区，再点“周报”。
periodic-pick-half_month = 想看哪个街道的半月报？把名字写在后面，比如：/halfmonth 琅琊街道。没有街道的地方没有半月报。
periodic-pick-month = 想看哪个区的月报？把名字写在后面，比如：/monthly 琅琊区。
periodic-which-week = 您有几个社区的周报，看哪一个？
periodic-which-half_month = 您有几个街道的半月报，看哪一个？
periodic-which-month = 您有几个区的月报，看哪一个？
periodic-no-unit-week = 没找到“{ $name }”。换个叫法试试，写一部分名字也行，比如：/weekly 古道
periodic-no-unit-half_month = 没找到“{ $name }”。换个叫法试试，写一部分名字也行，比如：/halfmonth 琅琊街道
periodic-no-unit-month = 没找到“{ $name }”。换个叫法试试，写一部分名字也行，比如：/monthly 琅琊区
periodic-go-week = 周报是社区的：点到想看的社区，再点“周报”。
periodic-go-half_month = 半月报是街道的：点到想看的街道，再点“半月报”。
periodic-go-month = 月报是区的：点到区，再点“月报”。
periodic-ask-remark = <b>{ $period } { $report }</b>
    想说明什么？写一句话发过来，会和{ $report }放在一起。
periodic-check-remark = <b>{ $period } { $report }</b>
    说明：{ $sentence }

    没问题就一起确认；要改就重新发一句。
periodic-yes-remark = ✅ 带说明确认
periodic-ask-revise = <b>更正 { $period } { $report }</b>
    为什么要更正？写一句话。数字会按现在登记的情况重新算，原来的一份也留着。
periodic-check-revise = <b>更正 { $period } { $report }</b>
    原因：{ $sentence }

    没问题就点“更正”；要改就重新发一句。
periodic-yes-revise = ✅ 更正
periodic-done-revise = ✅ 已更正，这是第 { $number } 次更正。原来的一份也留着。
periodic-ask-late = <b>{ $period } { $report }</b>
    为什么报晚了？写一句话就行，会和{ $report }放在一起。
periodic-check-late = <b>{ $period } { $report }</b>
    迟报原因：{ $sentence }

    没问题就点“记下”；要改就重新发一句。
periodic-yes-late = ✅ 记下
periodic-done-late = ✅ 迟报原因已记下。
periodic-check-withdraw = <b>撤回 { $period } { $report }？</b>
    撤回以后要重新确认；过了时间再确认，会记作迟报。撤回的这份也留着备查。
periodic-yes-withdraw = ↩️ 撤回
periodic-done-withdraw = ↩️ 已撤回。看好了请重新确认。
periodic-revise = ✏️ 更正
periodic-withdraw = ↩️ 撤回
periodic-late-button = 🕗 说明迟报原因
periodic-missed = ➕ 补报漏掉的事
periodic-revised = ✏️ 第 { $number } 次更正，原因：{ $reason }
periodic-late-reason = 🕗 迟报原因：{ $reason }
periodic-next-due = 📅 从下期起：{ $rule }
periodic-column-entered-late = 其中补报 { $now }（{ $before }）
periodic-column-reports = { $report }：应报 { $expected } · 已报 { $filed }（按时 { $on_time } · 迟报 { $late }，其中零报告 { $nil }）· 漏报 { $missing }
periodic-column-reports-waiting = { $report }：应报 { $expected } · 已报 { $filed }（按时 { $on_time } · 迟报 { $late }，其中零报告 { $nil }）· 漏报 { $missing } · 还没到期 { $waiting }
periodic-column-in = { $report } 应报 { $expected } · 已报 { $filed }
periodic-column-in-late = { $report } ⚠️ 迟报 { $late } · 漏报 { $missing }
periodic-column-success-rate = 调解成功率 { $rate }
periodic-column-hard-many = 重大疑难件 { $many }
between-figures = {" · "}
periodic-column-success = 调解成功率 { $rate }（成功 { $part } ÷ 有结果 { $whole }）
periodic-column-compared = 新排查 同比 { $year } · 环比 { $before }
periodic-column-agreements = 协议 口头 { $oral } · 书面 { $written }
periodic-column-amount = 涉及金额 { $amount } 元
periodic-column-judicial = 司法确认 { $many }
periodic-column-categories = 分类：{ $list }
periodic-category = { $category } { $many }
periodic-column-hard = 重大疑难件 { $many }：{ $list }
periodic-number = { $id }号
periodic-number-at = { $id }号（{ $unit }）
periodic-column-assessments = 风险评估 { $none }
periodic-column-assessed = 风险评估 { $made }：实施 { $go } · 暂缓 { $wait } · 不实施 { $no }
periodic-column-legal-aid = 法援 { $none }
periodic-column-legal-aid-many = 法援 受理 { $cases } 件，咨询 { $asked } 人次
periodic-column-meetings = 恳谈会 议题 { $items } · 办结 { $done } · 满意 { $content }
periodic-rows-head = <b>下面各处</b>
periodic-row-own = 本级
periodic-row = <b>{ $unit }</b> 结转 { $carried } · 新 { $found } · 化解 { $resolved } · 移送终止 { $moved }
    未化解 { $open } · 超期 { $overdue }
periodic-row-reports = { $line } · 周报 { $filed }/{ $expected }（其中零报告 { $nil }）
periodic-row-late = { $line } · 周报 { $filed }/{ $expected }（其中零报告 { $nil }） · ⚠️ 迟报漏报 { $late }
periodic-unreached = { $line } · 📵 联系不上 { $unreached }
report-name-week = 周报
report-name-half_month = 半月报
report-name-month = 月报
period-this-week = 这周
period-this-half_month = 这期
period-this-month = 这个月
period-last-week = 上周
period-last-half_month = 上期
period-last-month = 上月
period-half-a = { $year }年{ $month }上半月
period-half-b = { $year }年{ $month }下半月
period-month = { $year }年{ $month }
period-half-a-short = { $month }上半月
period-half-b-short = { $month }下半月
period-month-short = { $month }
entered-late = { $state } · 补报

# /due：各级报表什么时候报

due-head = 📅 <b>各级报表的上报时间</b>
due-line = • { $report }：{ $rule }
due-line-next = … 从下期起（{ $day }开始的）：{ $rule }
due-pick = 点一下就改。正在进行的这一期不变，从下一期起生效。
due-done = 已改，从下期起生效。
due-set-week = 改周报
due-set-half_month = 改半月报
due-set-month = 改月报
due-hour = { $hour }
due-grace = { $days } 个工作日
due-roll-after = 遇放假往后顺延
due-roll-before = 遇放假提前
due-rule-week-after = 每{ $weekday } { $hour } 前，遇放假往后顺延
due-rule-week-before = 每{ $weekday } { $hour } 前，遇放假提前
due-rule-week-none = 每{ $weekday } { $hour } 前
due-rule-grace = 期满后第 { $days } 个工作日 { $hour } 前
due-rule-last-day = 期满当天 { $hour } 前，遇放假往后顺延

# 补报：以前发现、现在才登记的事

report-found = 哪一天发现的？点一天，或者写个日子发过来（比如 11月20日）。最早到60天以前。
report-preview-found = 📅 补报：{ $day }发现
report-edit-found = 改发现日期
did-report-late = 补报（{ $day }发现）
error-invalid-found-ahead = 发现的日子不能是以后的日子，请重新选。
error-invalid-found-long-ago = 只能补报 { $limit } 天以内的事。更早的请按今天发现来报，在简述里写明日子。
error-invalid-period-running = 这一期还没结束，到最后一天再确认。
error-invalid-report-not-owed = 这个单位在这一期结束前已经撤并，由接续的单位来报。
error-invalid-report-of-another-tier = 这种报表由另一级上报。
error-invalid-report-passed-on = 上一级“{ $unit }”的报表已经确认，不能再撤回。数字有出入，请用“更正”。
error-invalid-report-in-time = 这份是按时报的，不用说明。
error-invalid-due-grace = 最多可以定在期满后第 { $limit } 个工作日。

# 什么时候起可以确认；撤回前的说明；更正前后

periodic-state-early = ⏳ 这一期还没结束，{ $day }起可以确认
periodic-kept-remark = ✏️ 撤回前的说明：{ $remark }
    再确认时会一起带上；要换一句，点“加一句说明”。
periodic-change = { $column } { $was } → { $now }
periodic-changes = 🔢 更正前后：{ $list }
periodic-unchanged = 🔢 按现在登记的情况重新算，数字没有变化。
between-changes = {"；"}
