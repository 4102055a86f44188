# 督办：上级就一件事问一句，经办单位答一句

command-inquiries = 督办：待答复
help-inquiries = /inquiries 督办：还没答复的（上级问的和问下级的）
inquiry-entry = 📣 督办
inquiry-yours = 📣 看我的督办
inquiry-answer = 💬 答复
inquiry-answer-it = 💬 答复督办
inquiry-answer-of = 💬 答复{ $unit }
inquiry-take-back = ↩️ 撤回督办
inquiry-to-list = ‹ 督办清单
case-inquiry = 📣 督办：{ $by }问，{ $due } 前答复
case-inquiry-overdue = ⚠️ 督办：{ $by }问，应在 { $due } 前答复
case-inquiry-many = 📣 督办 { $count } 条待答复，最早 { $due } 前
case-inquiry-overdue-many = ⚠️ 督办 { $count } 条待答复，最早的应在 { $due } 前
queue-inquired = 📣 督办待答复
did-inquiry_asked = 督办
did-inquiry_answered = 答复督办
did-inquiry_taken_back = 撤回督办

inquiry-head = 📣 <b>督办 · { $title }</b>
inquiry-asked = { $by } { $at } 问：
inquiry-question = { $question }
inquiry-due = ⏰ 请{ $unit }在 { $due } 前答复
inquiry-overdue = ⚠️ 还没有答复：{ $unit }应在 { $due } 前答复
inquiry-answered = ✅ { $at } 答复：{ $answer }
inquiry-taken-back = ↩️ { $at } 已撤回，不用答复了。
inquiry-ended = 🏁 { $at } 这件事有了结果，不用再答复。

inquiries-head = 📣 <b>督办待答复 { $total } 条</b>
inquiries-head-owed = 📣 <b>督办待答复 { $total } 条</b>，等您这边答 { $owed } 条
inquiries-line = ⏰ <b>{ $title }</b> · { $due } 前
    { $by }问{ $unit }：{ $question }
inquiries-line-overdue = ⚠️ <b>{ $title }</b> · 应在 { $due } 前
    { $by }问{ $unit }：{ $question }
inquiries-open = 第{ $id }号 · { $unit }问
inquiries-open-yours = 第{ $id }号 · 问{ $unit }
inquiries-empty = 现在没有等您答复的督办。
inquiries-empty-ask = 现在没有等答复的督办。打开一件没办完的事，点“📣 督办”就能问一句。
inquiries-not-yours = 督办由这些岗位来问、来答：{ $posts }。您报的事怎么样了，看 /mine 。

inquiry-ask-question = { $about }

    📣 <b>督办</b>：想问什么？用一句话写（不写当事人姓名、电话）。
inquiry-ask-day = { $about }

    { $note }

    最晚哪一天答复？选一个，或者打一个日子（比如 25号、下周三）。
inquiry-day = { $days }个工作日：{ $day }
inquiry-check = { $about }

    📣 最晚 <b>{ $day }</b> 答复：

    { $note }

    要改这句话就重新发一句。
inquiry-send = ✅ 发出
inquiry-other-day = ‹ 换个日子
inquiry-ask-answer = { $about }

    📣 { $by }问：{ $question }

    用一句话答复（不写当事人姓名、电话）。
inquiry-check-answer = { $about }

    📣 { $by }问：{ $question }

    💬 答复：{ $note }

    要改就重新发一句。
inquiry-send-answer = ✅ 发出答复
inquiry-done-ask = 📣 已发出（下班时间发的，上班早上送到）。答复了就告诉您。
inquiry-done-answer = ✅ 已答复，会告诉问的人。
inquiry-done-take-back = 已撤回，经办的人不用答复了
inquiry-late = 这条督办已经答复、撤回，或者这件事已经有了变化

notice-inquiry-asked = 📣 督办：<b>{ $title }</b>，{ $by }问，请在 { $due } 前答复：
notice-inquiry-how = 点“💬 答复”，或者直接回复这条消息。
notice-inquiry-answered = 💬 <b>{ $title }</b>，{ $by }答复督办：
notice-inquiry-question = 问的是：{ $question }
notice-inquiry-taken-back = ↩️ <b>{ $title }</b>，{ $by }撤回了督办，不用答复了。
notice-inquiry-ended = 🏁 <b>{ $title }</b>有了结果：{ $how }。督办不用再等答复。
notice-inquiry-resumed = 🔁 <b>{ $title }</b>刚才登记的结果撤销了，督办还在等答复。
notice-inquiry-goes-on = 🔗 第{ $id }号并入了<b>{ $title }</b>，督办跟着过去，还在等答复。
notice-inquiry-due-answer = 📣 督办今天要答复，请答一句：
notice-inquiry-due-handler = ⏰ 督办过了答复的日子，请答一句：
notice-inquiry-due-stand-in = ⏰ 督办过期了，主岗可能忙不开，请备岗帮着答一句：
notice-inquiry-due-head = ⏰ 您单位有督办过了答复的日子。方便的话问一声：
notice-inquiry-due-next-tier = ⏰ 下级有督办过了答复的日子。方便的话问一声：
notice-inquiry-due-sender = ⏰ 您的督办过了日子还没有答复：
notice-inquiry-due-unreached = 📵 督办过期未答，经办单位联系不上，请用别的办法联系：
notice-inquiry-line = • <b>{ $title }</b> { $by }问{ $unit }，{ $due } 前：{ $question }
notice-inquiry-answer-of = 💬 答复第{ $id }号

error-wrong-step-inquire = 这件事已经有了结果，不用再督办。请打开它看最新情况。
error-wrong-step-inquiry = 这条督办已经答复、撤回，或者这件事已经有了结果。
error-refused-inquire = 督办只能问下级单位正在办的事；归自己单位办的，请直接办。
error-invalid-inquiry-missing = 请用一句话写想问什么。
error-invalid-inquiry-waiting = 您这个岗位上次问的还没有答复，答复以后才能再问。
error-invalid-inquiry-day-off = 那天不上班，请换一个工作日。
error-invalid-inquiry-far-off = 最远 { $limit } 天以内，请选近一点的工作日。

preview-question = 谈到哪一步了？
