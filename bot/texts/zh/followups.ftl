# 交办事项：谁交办、谁来办、哪天前反馈，一直跟到评议

command-todo = 交办事项
help-todo = /todo 交办事项：要办的和交办出去的，超期的排前面

followup-source-meeting = 恳谈会
followup-source-evaluation = 居民评议整改
followup-source-assessment = 风险评估措施
followup-source-project = 项目节点
followup-source-callin = 吹哨
followup-open-callin = 📯 看吹哨
followup-open-meeting = 🗣 看恳谈会
followup-open-evaluation = 🗳 看评议
followup-open-assessment = 📑 看评估
followup-open-project = 🏗 看项目

followup-state-handed-out = 待接收，{ $due } 前反馈
followup-state-handed-out-answer = 还没接收，应在 { $due } 前接收
followup-state-handed-out-late = 还没接收，应在 { $due } 前反馈
followup-state-returned = 已退回，待改交
followup-state-returned-answer = 已退回，应在 { $due } 前改交
followup-state-under-way = 办理中，{ $due } 前反馈
followup-state-under-way-late = 办理中，应在 { $due } 前反馈
followup-state-fed-back = 已反馈，待评议
followup-state-done = 办结，评议：{ $verdict }
followup-state-dropped = 已取消，不用再办

followup-accept = ✅ 接收
followup-send-back = ↩️ 退回
followup-feed-back = 💬 反馈
followup-feed-back-more = 💬 再补一句
followup-extend = ⏰ 延期
followup-hand-out-again = 🔁 改交
followup-records = { $step }（代录）
followup-recorded = { $what }（代录）
followup-to-list = ‹ 交办清单
followup-back = ‹ 回到这一项
followup-way = 经过（{ $count } 步）

todo-head-own = 📋 <b>要办的 { $total } 件</b>
todo-head-own-late = 📋 <b>要办的 { $total } 件</b>，超期 { $late } 件
todo-head-given = 📤 <b>交办出去 { $total } 件</b>
todo-head-given-late = 📤 <b>交办出去 { $total } 件</b>，超期 { $late } 件
followups-board = 📋 交办没办结 { $total } 件
followups-board-late = 📋 交办没办结 { $total } 件，⚠️ 超期 { $late } 件
followups-board-none = 📋 没有没办结的交办事项。
todo-line-own = { $mark } <b>{ $title }</b>
    { $source } · { $host }交办 · { $standing }
todo-line-helps = 🤝 <b>{ $title }</b>
    协办 · { $unit }牵头 · { $standing }
todo-line-given = { $mark } <b>{ $title }</b>
    { $source } · { $unit } · { $standing }
todo-to-given = 📤 交办出去的 { $count } 件
todo-to-own = 📋 要办的 { $count } 件
todo-empty-own = 现在没有交办给您单位的事。
todo-empty-given = 现在没有交办出去、还没办结的事。
todo-not-yours = 交办事项由这些岗位来办：{ $posts }。您报的事怎么样了，看 /mine 。

followup-head = { $mark } <b>{ $title }</b>
followup-from = { $source } · { $host }交办，{ $unit }负责
followup-helping = 🤝 协办：{ $units }
followup-again = 🔁 评议不满意，由上一级重办
followup-stands = { $standing }
followup-stands-late = ⚠️ { $standing }
followup-said = 💬 { $note }
followup-earlier = …前面还有 { $count } 步
followup-step = · { $at } { $by }：{ $what }
followup-step-note = · { $at } { $by }：{ $what }。{ $note }
followup-way-head = <b>{ $title }</b> 的经过，{ $count } 步
followup-did-hand-out = 交办{ $unit }，{ $due } 前反馈
followup-did-accept = 接收
followup-did-send-back = 退回
followup-did-hand-out-again = 改交{ $unit }，{ $due } 前反馈
followup-did-feed-back = 反馈
followup-did-extend = 延期到 { $due }
followup-did-judge = 评议{ $verdict }，办结
followup-did-do-again = 评议{ $verdict }，由{ $unit }重办，{ $due } 前反馈
followup-did-drop = 取消

followup-about = 📋 <b>{ $title }</b>
followup-about-record = 📋 <b>{ $title }</b>（代录：那边没有手机，替他们记一笔）
followup-ask-reason = { $about }

    ↩️ <b>退回</b>：为什么不归这里办？用一句话写（不写姓名、电话）。
followup-check-reason = { $about }

    ↩️ 退回：{ $note }

    要改就重新发一句。
followup-send-reason = ↩️ 退回去
followup-ask-feedback = { $about }

    💬 <b>反馈</b>：办得怎么样了？用一句话写（不写姓名、电话）。
followup-check-feedback = { $about }

    💬 反馈：{ $note }

    要改就重新发一句。
followup-send-feedback = ✅ 发出反馈
followup-ask-until = { $about }

    ⏰ <b>延期</b>：延到哪一天？选一个，或者打一个日子（比如 25号、下周三）。
followup-check-until = { $about }

    ⏰ 延期到 <b>{ $day }</b>？
followup-send-until = ✅ 延期
followup-other-day = ‹ 换个日子
followup-ask-unit = { $about }

    🔁 <b>改交</b>：交给哪个单位办？
followup-ask-day = { $about }

    🔁 改交<b>{ $unit }</b>：哪一天前反馈？选一个，或者打一个日子（比如 25号、下周三）。
followup-check-again = { $about }

    🔁 改交<b>{ $unit }</b>，<b>{ $day }</b>前反馈？
followup-send-again = ✅ 交办
followup-other-unit = ‹ 换个单位
followup-day = { $days }个工作日：{ $day }
followup-done-accept = 已接收，办好了点“💬 反馈”
followup-done-send-back = ↩️ 已退回，会告诉交办的单位。
followup-done-feed-back = ✅ 已反馈，会告诉交办的单位。评议以前还可以再补一句。
followup-done-extend = ⏰ 已延期，会告诉负责的单位。
followup-done-hand-out-again = 🔁 已改交，会告诉接手的单位。
followup-late = 这一项刚刚有了变化，这一步用不上了

notice-followup-handed-out = 📋 交办：<b>{ $title }</b>
    { $source } · { $host }交办{ $unit }，请在 { $due } 前反馈。
notice-followup-again = 🔁 重办：<b>{ $title }</b>
    { $source } · 评议不满意，请{ $unit }重办，{ $due } 前反馈。
notice-followup-helps = 🤝 请协办：<b>{ $title }</b>
    { $source } · { $host }交办，{ $unit }牵头，{ $due } 前反馈。
notice-followup-send-back = ↩️ { $unit }退回：<b>{ $title }</b>。请改交别的单位。
notice-followup-feed-back = 💬 { $unit }反馈：<b>{ $title }</b>
notice-followup-extend = ⏰ <b>{ $title }</b>延期了，请在 { $due } 前反馈。
notice-followup-judge = 🏁 <b>{ $title }</b>评议：{ $verdict }，办结。
notice-followup-do-again = 🔁 <b>{ $title }</b>评议：{ $verdict }，由上一级重办。
notice-followup-drop = 🚫 <b>{ $title }</b>取消了，不用再办。
notice-followup-recorded = { $text }（代录）
notice-followup-open = 看这一项
notice-followup-of = { $step }：{ $title }
notice-followup-see = 看：{ $title }
notice-followup-due-feed-back-answer = 📋 交办的事今天要反馈：
notice-followup-due-feed-back-handler = ⏰ 交办的事过了反馈的日子，请反馈一句：
notice-followup-due-feed-back-stand-in = ⏰ 交办的事过期了，主岗可能忙不开，请备岗帮着反馈：
notice-followup-due-feed-back-head = ⏰ 您单位有交办的事过了反馈的日子。方便的话问一声：
notice-followup-due-feed-back-next-tier = ⏰ 下级有交办的事过了反馈的日子。方便的话问一声：
notice-followup-due-feed-back-sender = ⏰ 您单位交办出去的事过了日子还没有反馈：
notice-followup-due-accept-handler = ⏰ 交办的事还没接收，请接收或退回：
notice-followup-due-accept-stand-in = ⏰ 交办的事还没接收，主岗可能忙不开，请备岗帮着接收：
notice-followup-due-accept-head = ⏰ 您单位有交办的事还没接收。方便的话问一声：
notice-followup-due-accept-next-tier = ⏰ 下级有交办的事还没接收。方便的话问一声：
notice-followup-due-hand-out-again-handler = ⏰ 退回来的事还没改交，请另选单位：
notice-followup-due-hand-out-again-stand-in = ⏰ 退回来的事还没改交，主岗可能忙不开，请备岗帮着改交：
notice-followup-due-hand-out-again-head = ⏰ 您单位有退回来的事还没改交。方便的话问一声：
notice-followup-due-hand-out-again-next-tier = ⏰ 下级有退回来的事还没改交。方便的话问一声：
notice-followup-due-unreached = 📵 交办的事过期了，那个单位联系不上，请用别的办法联系：
notice-followup-line = • <b>{ $title }</b>（{ $source }）{ $unit }，{ $due } 前

error-wrong-step-followup = 这一项刚刚有了变化，这一步用不上了。请打开它看最新情况。
error-refused-answer_followup = 这一项由负责的单位来接收和反馈。
error-refused-hand_out = 交办、延期由交办的单位来定。
error-invalid-followup-title = 请用一句话写要办什么。
error-invalid-title-too-long = 写了 { $length } 字，最多 { $limit } 字。请写短一点再发。
error-invalid-followup-unit = 只能交给本单位、上级、下级，或者同线的专业调解中心。
error-invalid-followup-helpers = 协办单位最多 { $limit } 个。
error-invalid-followup-not-later = 延期的日子要比现在的晚，请换一个。
error-invalid-followup-day-off = 那天不上班，请换一个工作日。
