# 社情民意互动恳谈会：议程自己汇集，会上一条一条点，纪要确认后交办，下次会上评议

command-meeting = 恳谈会：议程、开会、纪要
help-meeting = /meeting 恳谈会：下次哪天开、议题、现在开会、纪要和交办单
status-meetings = 🗓 恳谈会

meeting-title = { $unit } · { $day }
meeting-head = 🗓 <b>恳谈会 · { $title }</b>
meeting-where = { $state } · { $place }
meeting-moved = ↪️ 原定 { $day }：{ $reason }
meeting-why = 原因：{ $reason }
meeting-came = 👥 { $present }
meeting-present = 居民代表 { $residents } · 代表委员 { $deputies } · 驻区单位 { $units } · 职能部门 { $departments }
meeting-confirmed = ✅ 纪要由{ $role }确认，{ $at }
meeting-items = 议题 <b>{ $items }</b> 条
meeting-no-items = 还没有议题。
meeting-item = { $number }. { $topic }
meeting-item-of = { $number }. { $topic }（{ $cases }件）
meeting-item-ruled = { $item } { $how }
meeting-earlier = 📋 上次交办：已反馈、等评议 { $judge } 条，还没反馈 { $waiting } 条
meeting-hint-gathering = 打开一件事点“🗓 提交恳谈会”就会列进来。议题齐了，点“定下议程”。
meeting-hint-postponed = 议题都还在。到日子前点“定下议程”。
meeting-hint-fixed = 议程已定，之后提交的进下一次。到时候点“现在开会”。
meeting-hint-left = 还有 { $items } 条没定怎么处理。
meeting-hint-count = 议题都议完了，记一下到会人数就能确认纪要。
meeting-hint-confirm = 都齐了。确认纪要后，交办单发到各单位，报告人会收到结果。

meeting-state-gathering = 征集议题中
meeting-state-gathering-late = ⚠️ 过了日子还没开
meeting-state-fixed = 议程已定
meeting-state-fixed-late = ⚠️ 过了日子还没开
meeting-state-held = 正在开
meeting-state-held-late = ⚠️ 纪要还没确认
meeting-state-confirmed = 纪要已确认
meeting-state-judged = 已评议
meeting-state-postponed = 延期
meeting-state-postponed-late = ⚠️ 过了日子还没开
meeting-state-cancelled = 取消
meeting-state-not_held = 未开

meeting-ruling-answered = 现场答复
meeting-ruling-handed_out = 交办
meeting-ruling-passed_up = 上报
meeting-ruling-explained = 作解释
meeting-ruling-not_taken = 不列入
meeting-ruling-merged = 合并
meeting-ruled-answered = ✅ 现场答复
meeting-ruled-handed_out = 📤 交办{ $unit }，{ $day } 前
meeting-ruled-passed_up = ⏫ 上报{ $unit }，{ $day } 前
meeting-ruled-explained = 🗣 作了解释
meeting-ruled-not_taken = 🚫 不列入
meeting-ruled-merged = 🔗 并入第 { $number } 条
meeting-given = 📤 { $unit } · { $day } 前 · { $state }
meeting-given-late = ⚠️ { $unit } · 应在 { $day } 前 · { $state }
meeting-mark-answered = ✅
meeting-mark-handed_out = 📤 { $unit }
meeting-mark-passed_up = ⏫ { $unit }
meeting-mark-explained = 🗣
meeting-mark-not_taken = 🚫
meeting-mark-merged = 🔗 第 { $number } 条
meeting-mark-late = ⚠️ { $unit }
meeting-followup-handed_out = 等接收
meeting-followup-returned = 退回了
meeting-followup-under_way = 办理中
meeting-followup-fed_back = 已反馈
meeting-followup-done = 办结
meeting-followup-dropped = 取消
meeting-votes = 满意 { $satisfied } · 基本满意 { $fairly } · 不满意 { $discontented }

meeting-do-fix = ✅ 定下议程
meeting-do-reopen = ‹ 改议程
meeting-do-begin = ▶️ 现在开会
meeting-begin-early = 还没到 { $day }，现在就开会？开始以后不能再改日子。
meeting-do-go_on = ▶️ 接着议
meeting-do-confirm = ✅ 确认纪要
meeting-do-word = ➕ 加一条
meeting-do-count = 👥 到会人数
meeting-do-photo = 📷 加照片
meeting-do-postpone = ↪️ 延期
meeting-do-call_off = 🚫 这次不开
meeting-did-fix = 议程定下了
meeting-did-reopen = 又可以加议题了
meeting-did-begin = 开始了，一条一条来
meeting-did-early = 开始了，一条一条来
meeting-did-confirm = 纪要已确认，交办单发出去了
meeting-did-submit = 已列入下次恳谈会的议题
meeting-did-unite = 🔁 { $cases } 件列成了一条议题。
meeting-late = 这里刚刚有了变化，请看最新情况
meeting-late-confirm = 纪要刚刚已经由别人确认了
meeting-unite = 🔁 { $place }·{ $category } { $cases }件 → 一条议题
meeting-more = ⋯ 更多
meeting-to-list = 📅 历次
meeting-next = 下一次 ›
meeting-back = ‹ 议程
meeting-rule = 📅 { $rule }
meeting-set-series = 📅 每月哪天开
meeting-submit = 🗓 提交恳谈会
meeting-see = 🗓 看恳谈会
meeting-open-case = 第{ $id }号
meeting-followed = 📋 办理经过
case-meeting = 🗓 恳谈会 { $day }：{ $how }

meeting-item-page = 🗓 <b>第 { $number } 条</b>（共 { $items } 条）
meeting-topic = <b>{ $topic }</b>
meeting-matter = · 第{ $id }号 { $category } · { $place }：{ $state }
meeting-matter-bare = · 第{ $id }号 { $category }：{ $state }
meeting-outcome = 处理：{ $how }
meeting-note = 💬 { $note }
meeting-helper = 🤝 协办：{ $unit }
meeting-feedback = 📨 反馈：{ $feedback }
meeting-judged = 🙋 评议：{ $votes }
meeting-corrected = ✏️ 更正：{ $reason }
meeting-judge-page = 🙋 <b>先评议上次交办的</b>（还有 { $items } 条）
meeting-say-answered = 💬 现场答复
meeting-say-handed_out = 📤 交办
meeting-say-passed_up = ⏫ 上报上一级
meeting-say-explained = 🗣 作解释
meeting-say-not_taken = 🚫 不列入
meeting-say-merged = 🔗 合并
meeting-item-carry = ⏭ 下次再议
meeting-item-take_back = ↩️ 重选
meeting-item-judge = 🙋 记评议票数
meeting-judge-later = ⏭ 留到下次评议
meeting-item-revise = ✏️ 更正
meeting-item-next = 下一条 ›

meeting-no-series = 🗓 <b>{ $unit }</b>还没定每月哪天开恳谈会。定好以后，每月的恳谈会自动排好，议题自动汇总。
meeting-none-below = 🗓 您这里还没有社区定下恳谈会的日子。
meeting-not-yours = 恳谈会由这些岗位来办：{ $posts }。您报的事上了会，会告诉您。
meetings-month = 🗓 <b>{ $month }恳谈会</b>：{ $total } 场，已开 { $held }，没开成 { $missed }
meetings-month-line = <b>{ $unit }</b> { $day } · { $state } · 议题 { $items }
meetings-month-line-why = <b>{ $unit }</b> { $day } · { $state } · 议题 { $items }
    — { $reason }
meetings-month-empty = 这个月还没有社区排恳谈会。
meetings-other-month = { $month }
meetings-unit = 🗓 <b>{ $unit }历次恳谈会</b>
meetings-unit-line = { $day } · { $state } · 议题 { $items }
meetings-unit-empty = 还没有。
meetings-to-month = 📅 本月各社区

meeting-rule-day = 每月{ $day }日
meeting-rule-nth-1 = 每月第一个{ $weekday }
meeting-rule-nth-2 = 每月第二个{ $weekday }
meeting-rule-nth-3 = 每月第三个{ $weekday }
meeting-rule-nth-4 = 每月第四个{ $weekday }
meeting-rule-nth-last = 每月最后一个{ $weekday }
meeting-rule-after = { $day }，遇放假往后顺延
meeting-rule-before = { $day }，遇放假提前
typed-nth-1 = 第一个{ $weekday }
typed-nth-2 = 第二个{ $weekday }
typed-nth-3 = 第三个{ $weekday }
typed-nth-4 = 第四个{ $weekday }
typed-nth-last = 最后一个{ $weekday }
typed-weekday-1 = 周一
typed-weekday-2 = 周二
typed-weekday-3 = 周三
typed-weekday-4 = 周四
typed-weekday-5 = 周五
typed-weekday-6 = 周六
typed-weekday-7 = 周日

meeting-about-series = 🗓 <b>每月哪天开恳谈会</b>
meeting-about-item = <b>{ $topic }</b>
meeting-ask-rule = 🗓 每月哪天开恳谈会？选一个，或者打“每月18日”“第二个周三”。
meeting-ask-day = { $about }

    哪一天？选一个，或者打一个日子（比如 25号、下周三）。
meeting-ask-unit = { $about }

    📤 交给哪个单位？
meeting-ask-helper = { $about }

    🤝 哪个单位协办？
meeting-ask-head = { $about }

    🔗 和哪一条是一回事？
meeting-ask-ruling = { $about }

    ✏️ 纪要里改成哪一种？
meeting-ask-words = { $about }

    { $prompt }
meeting-ask-series = 在哪里、几点开？写一句，比如：二楼活动室，下午3点。
meeting-ask-topic = ➕ 议题是什么？写一句（不写当事人姓名、电话）。
meeting-ask-answered = 💬 怎么答复的？写一句（不写姓名、电话），会转告报告人，也会公示。
meeting-ask-explained = 🗣 怎么解释的？写一句（不写姓名、电话），会转告报告人，也会公示。
meeting-ask-not_taken = 🚫 为什么不列入？写一句（不写姓名、电话），会转告报告人，也会公示。
meeting-ask-handed_out = 📤 要单位做什么？写一句。
meeting-ask-sentence = ✏️ 纪要里这一条改成怎么写？写一句（不写姓名、电话），也会公示。
meeting-ask-revision = ✏️ 为什么更正？写一句，记在纪要里。
meeting-ask-count = 👥 到了多少人？按 居民代表、代表委员、驻区单位、职能部门 的顺序发四个数，比如：12 3 2 4。只记人数，不记名。
meeting-ask-votes = 🙋 举手数一数，按 满意、基本满意、不满意 的顺序发三个数，比如：12 3 1。
meeting-ask-postpone = ↪️ 为什么延期？选一个，或者写一句。
meeting-ask-call_off = 🚫 为什么这次不开？选一个，或者写一句。议题会转到下一次。
meeting-ask-photo = { $about }

    📷 发照片就行，不发也可以。
meeting-reason-holiday = 遇上放假
meeting-reason-absent = 人到不齐
meeting-reason-urgent = 另有急事
meeting-reason-weather = 天气不好
meeting-head-item = { $number }. { $topic }
meeting-check = { $about }

    { $check }

    要改就重新发一句。
meeting-check-empty = 请看一眼。
meeting-check-ruling = 处理：<b>{ $how }</b>
meeting-check-unit = 📤 { $unit }，{ $day } 前
meeting-check-unworded = 要写明做什么，发一句（不写姓名、电话），会印在交办单上；不写也行。
meeting-check-count = 👥 { $present }
meeting-check-votes = 🙋 { $votes } → <b>{ $grade }</b>
meeting-check-postpone = ↪️ 延到 <b>{ $day }</b>。{ $note }
meeting-send = ✅ 就这样
meeting-turn-roll = 🔁 换放假时的办法
meeting-other-day = ‹ 换个日子
meeting-add-helper = 🤝 加协办
meeting-photo-came = 📷 收到一张。
meeting-photo-done = ‹ 好了
meeting-done-series = 📅 定好了，以后每月的恳谈会自动排好。
meeting-done-topic = ➕ 加进去了。
meeting-done-count = 👥 记下了。
meeting-done-votes = 🙋 记下了，会转告报告人。
meeting-done-postpone = ↪️ 延期了，议题都还在。
meeting-done-call_off = 🚫 记下了，议题转到下一次。
meeting-done-revise = ✏️ 更正了，原来的也留着。
meeting-done-ruling = 记下了：{ $how }。

notice-meeting-ruled = 🗓 { $unit } { $day } 恳谈会上，您报的事：
notice-meeting-answered = ✅ <b>{ $title }</b>：现场答复
notice-meeting-handed_out = 📤 <b>{ $title }</b>：交给{ $unit }办，{ $day } 前反馈
notice-meeting-passed_up = ⏫ <b>{ $title }</b>：上报{ $unit }，{ $day } 前反馈
notice-meeting-explained = 🗣 <b>{ $title }</b>：作了解释
notice-meeting-not_taken = 🚫 <b>{ $title }</b>：没有列入议题
notice-meeting-merged = 🔗 <b>{ $title }</b>：和另一条合并了
notice-meeting-judged = 🙋 <b>{ $title }</b>：{ $unit } { $day } 恳谈会评议办理情况，<b>{ $grade }</b>（满意 { $satisfied } · 基本满意 { $fairly } · 不满意 { $discontented }）
notice-meeting-feedback = 办理情况：{ $feedback }
notice-meeting-again = 由{ $unit }重新办理。
notice-meeting-postponed = ↪️ { $unit }恳谈会延到 { $day }，{ $role }改的：
notice-meeting-cancelled = 🚫 { $unit } { $day } 的恳谈会取消，{ $role }记的，议题转到下一次：
notice-meeting-not_held = 🚫 { $unit } { $day } 的恳谈会未开，{ $role }记的，议题转到下一次：
notice-meeting-open = 🗓 看恳谈会
notice-meeting-of = 🗓 { $unit }
notice-meeting-line = • <b>{ $unit }</b> { $day }
notice-meeting-due-before = 🗓 恳谈会快到了，议题看一眼、议程定下来：
notice-meeting-due-due_day = 🗓 今天开恳谈会，到时候点“现在开会”：
notice-meeting-due-own = ⏰ 恳谈会过了日子还没开。改个日子，或者记一下为什么没开，点一下就好：
notice-meeting-due-below = ⏰ 下面社区的恳谈会过了日子还没开，也没说原因。方便的话问一声：
notice-meeting-due-unreached = 📵 恳谈会过了日子没动静，社区联系不上，请用别的办法联系：
notice-minutes-due-before = 🗓 恳谈会纪要快到期了，请点开确认：
notice-minutes-due-due_day = 🗓 恳谈会纪要今天到期，请点开确认：
notice-minutes-due-own = ⏰ 恳谈会开过了，纪要还没确认，交办单也没发出去。请点开确认：
notice-minutes-due-below = ⏰ 下面社区的恳谈会开过了，纪要还没确认。方便的话问一声：
notice-minutes-due-unreached = 📵 恳谈会纪要没确认，社区联系不上，请用别的办法联系：

error-refused-hold_meeting = 恳谈会由社区的信息员、调解员来办。
error-wrong-step-submit = 这件事已经有了结果，不用再提交恳谈会。
error-wrong-step-submit-waiting = 这件事已经列进恳谈会的议题了。
error-wrong-step-meeting = 这次恳谈会刚刚有了变化，请打开看最新情况。
error-wrong-step-minutes = 纪要已经确认过了。
error-wrong-step-ruling = 这一条已经定了处理方式，要改先点“↩️ 重选”。
error-wrong-step-judge = 这一条还没有反馈，或者已经评议过了。
error-wrong-step-revise = 纪要还没确认，或者这一条已经评议过，不能更正。
error-invalid-meeting-rule = 没看明白是哪天。可以打“每月18日”或“第二个周三”。
error-invalid-meeting-no-series = 还没定每月哪天开恳谈会。发 /meeting 先定好日子。
error-invalid-meeting-no-community = 这件事不在社区里，没有可以提交的恳谈会。
error-invalid-meeting-not-alike = 这几件不是同一处、同一类，不能列成一条。
error-invalid-meeting-topic-missing = 议题还空着，请用一句话写明。
error-invalid-meeting-topic-too-long = 写了 { $length } 字，最多 { $limit } 字。请写短一点再发。
error-invalid-meeting-place-missing = 请写一下在哪里开。
error-invalid-meeting-place-too-long = 写了 { $length } 字，最多 { $limit } 字。请写短一点再发。
error-invalid-meeting-day-far = 最多延到 { $limit } 天以内，请选近一点的日子。
error-invalid-meeting-day-same = 就是原来那天，请换一个日子。
error-invalid-meeting-answer-far = 最晚 { $day }（一个月内、下次会前）。要更久，交办以后再延期。
error-invalid-meeting-head = 那一条已经并到别的里面了，请选另一条。
error-invalid-meeting-number = 人数最多 { $limit }，请再看一眼。
error-invalid-meeting-numbers = 请发 { $many } 个数，用空格隔开。
error-invalid-meeting-no-votes = 三个数都是零，没有人表态。请再数一数，或者留到下次评议。
error-invalid-meeting-unconfirmed = 上一次恳谈会的纪要还没确认，先确认它再开这次。
error-invalid-meeting-not-counted = 还没记到会人数，先点“👥 到会人数”。
error-invalid-meeting-not-ruled = 还有 { $count } 条没定怎么处理。
error-invalid-revision-reason = 请写一句为什么更正。
