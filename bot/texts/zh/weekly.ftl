# /weekly：周报

weekly-head = 📋 <b>{ $unit } 周报</b>
    { $week }
weekly-due = ⏰ { $due } 前确认
weekly-due-provisional = ⏰ { $due } 前确认（放假安排还没公布，日子可能会变）
weekly-state-open = ⏳ 还没确认
weekly-state-late = ⚠️ 过了时间还没确认。现在补上也算数，会记作迟报
weekly-state-confirmed = ✅ { $role }已确认 · { $at }
weekly-state-nil = ✅ { $role }已确认，本期无事项 · { $at }
weekly-filed-late = 🕗 迟报
weekly-remark = ✏️ 说明：{ $remark }
weekly-column-carried = 上周结转 { $now }（上周 { $before }）
weekly-column-found = 本周新排查 <b>{ $now }</b>（上周 { $before }）
weekly-column-group = 其中群体性 { $now }（上周 { $before }）
weekly-column-reopened = 重新打开 { $now }（上周 { $before }）
weekly-column-resolved = 本周化解 <b>{ $now }</b>（上周 { $before }）
weekly-column-moved = 移送司法/转办 { $now }（上周 { $before }）
weekly-column-dropped = 撤回、合并或终止 { $now }（上周 { $before }）
weekly-column-open = 期末未化解 <b>{ $now }</b>（上周 { $before }）
weekly-column-overdue = 其中超期 { $now }（上周 { $before }）
weekly-column-total-found = 累计排查 { $now }（上周 { $before }）
weekly-column-total-resolved = 累计化解 { $now }（上周 { $before }）
weekly-column-rate = 化解率 { $now }（上周 { $before }）
weekly-column-opinions-found = 社情民意新增 { $now }（上周 { $before }）
weekly-column-opinions-answered = 已反馈 { $now }（上周 { $before }）
weekly-open-head = <b>现在还没办完的</b> · { $count }件
weekly-open-line = • { $id }号 { $category } · { $place }：{ $state }
weekly-open-overdue = • { $id }号 { $category } · { $place }：{ $state } ⚠️ 超期
weekly-open-more = …另有 { $count } 件
weekly-open-more-queue = …另有 { $count } 件，归您办的发 /queue 可看
weekly-confirm = ✅ 确认
weekly-remark-button = ✏️ 加一句说明
weekly-nil = 🈳 本期无事项
weekly-earlier = ‹ 上一周
weekly-later = 下一周 ›
weekly-this = 这一周 ›
weekly-thanks = 🙏 { $week }周报已确认，辛苦了。
weekly-already = 这份周报已经确认过了。
weekly-not-nil = 这周已有 { $found } 件新登记的事，不用报“无事项”，点“确认”就好。
weekly-not-yours = 周报由社区{ $posts }确认。
weekly-pick = 想看哪个社区的周报？把名字写在后面，比如：/weekly 古道；也可以从 /status 点到那个社区，再点“周报”。
weekly-which = 您有几个社区的周报，看哪一个？
weekly-no-unit = 没找到“{ $name }”。换个叫法试试，写一部分名字也行，比如：/weekly 古道
weekly-go-down = 周报是社区的：点到想看的社区，再点“周报”。
weekly-ask-remark = <b>{ $week } 周报</b>
    想说明什么？写一句话发过来，会和周报放在一起。
weekly-check-remark = <b>{ $week } 周报</b>
    说明：{ $remark }

    没问题就一起确认；要改就重新发一句。
weekly-yes-remark = ✅ 带说明确认
