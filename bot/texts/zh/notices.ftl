# 推送消息

notice-open = 打开第{ $id }号
notice-go-answer = 去答一句
notice-answer = ✏️ { $head }，报告人补充了情况。
notice-see-report = 📋 看{ $report }
notice-see-report-of = 📋 { $unit }
notice-reported = 🆕 新报上来一件：<b>{ $title }</b>（{ $kind }）
    { $urgency } ｜ 📍 { $place }
notice-reported-red = { $danger }

    新报上来一件：<b>{ $title }</b>（{ $kind }）
    { $urgency } ｜ 📍 { $place }
notice-by = { $unit }{ $role }
notice-moved-yours = 您报的<b>{ $title }</b>
notice-moved = <b>{ $title }</b>
notice-accept = 📥 { $head }，{ $by }已受理。
notice-start-dispute = 🤝 { $head }，{ $by }已开始调解。
notice-start-opinion = 🤝 { $head }，{ $by }已开始办理。
notice-ask_back = ❓ { $head }，{ $by }想请您补充一下：
notice-go_on = ▶️ { $head }，不用再补充了，{ $by }接着办。
notice-resolve = 📄 { $head }有结果了：{ $outcome }。
notice-close = 🗂 { $head }已办完归档：{ $outcome }。谢谢您。
notice-withdraw = ↩️ { $head }，报告人已撤回，不用再办了。
notice-hand_up = ⏫ { $head }，{ $by }上交给您这里，请接单：
notice-assign = 📤 { $head }，{ $by }派给您这里，请接单。
notice-take = 📥 { $head }，{ $by }已接单。
notice-turn_back = ↩️ { $head }，{ $by }退回来了：
notice-take_back = ↩️ { $head }，{ $by }已收回，仍由原单位办，不用接单了。
notice-not_fixed = 🔁 { $head }，报告人说还没有解决，已重新打开。
notice-reopen = 🔁 { $head }，{ $by }重新打开了：
notice-undo = ↩️ { $head }，{ $by }刚才点错了，上一步已撤销。这件事还在办，有结果再告诉您。
notice-undo-kept = ↩️ { $head }，{ $by }刚才点错了，归档已撤销。结果不变：{ $outcome }。
notice-changed = { $head }有了新进展。
notice-detail = ✏️ <b>{ $title }</b>，报告人补充了情况。
notice-note = { $note }
notice-files = 📎 附了 { $files } 个照片或语音
notice-unit = • { $unit }
notice-units-more = …等 { $total } 个
notice-report-before = 📋 <b>{ $units }</b>{ $period }的{ $report }写好了，请在 { $due } 前看一眼，点“确认”就行。
notice-report-before-many = 📋 { $period }的{ $report }写好了，请在 { $due } 前看一眼，点“确认”就行：
    { $units }
notice-report-due-day = 📋 <b>{ $units }</b>{ $period }的{ $report }请在 { $due } 前确认。看一眼，点一下就行。
notice-report-due-day-many = 📋 { $period }的{ $report }请在 { $due } 前确认。看一眼，点一下就行：
    { $units }
notice-report-stand-in = 📋 <b>{ $units }</b>{ $period }的{ $report }，{ $due } 应报，还没收到。您是备岗（AB岗），主岗可能忙不开，请帮着看一眼，点“确认”就行。
notice-report-stand-in-many = 📋 以下各处{ $period }的{ $report }，{ $due } 应报，还没收到。您是备岗（AB岗），主岗可能忙不开，请帮着看一眼，点“确认”就行：
    { $units }
notice-report-head = 📋 本单位 <b>{ $units }</b>{ $period }的{ $report }未收到（{ $due } 应报）。方便的话问一声，看看有没有难处。
notice-report-head-many = 📋 以下各处{ $period }的{ $report }未收到（{ $due } 应报）。方便的话问一声，看看有没有难处：
    { $units }
notice-report-unreached = 📵 <b>{ $units }</b>联系不上：没有人绑定手机，或者停用了机器人，{ $period }的{ $report }（{ $due } 应报）提醒没有送到。请帮忙用别的办法联系一下。
notice-report-unreached-many = 📵 以下各处联系不上：没有人绑定手机，或者停用了机器人，{ $period }的{ $report }（{ $due } 应报）提醒没有送到。请帮忙用别的办法联系一下：
    { $units }
notice-report-next-tier = 📋 <b>{ $units }</b>{ $period }的{ $report }未收到（{ $due } 应报）。方便的话问一声，看看有没有难处。
notice-report-next-tier-many = 📋 以下各处{ $period }的{ $report }未收到（{ $due } 应报）。方便的话问一声，看看有没有难处：
    { $units }
notice-report-behind = 📋 <b>{ $unit }</b>{ $period }的{ $report }确认以后，又有新数：
notice-report-behind-meetings = • { $place }那期恳谈会的纪要有确认、更正或评议
notice-report-behind-legal-aid = • { $place }补记或更正了法律援助
notice-report-behind-agreements = • { $place }补记或更正了调解协议或司法确认
notice-report-behind-do = 已确认的这份没有动。要算进去，点开选“更正”。
notice-report-late = 📋 <b>{ $units }</b>{ $period }的{ $report }，{ $due } 应报，还没收到。请看一眼，点“确认”就行。
notice-report-late-many = 📋 以下各处{ $period }的{ $report }，{ $due } 应报，还没收到。请看一眼，点“确认”就行：
    { $units }
