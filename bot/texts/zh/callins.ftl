# 吹哨：一家牵头，请别的单位到场，各说来不来，事后谁办什么、哪天办好

command-callins = 吹哨：请到场、待记结果
help-callins = /callins 吹哨：请您单位到场的，和您这边牵头的
callin-entry = 📯 吹哨
callin-see = 📯 看吹哨
callin-see-tasks = 📯 看吹哨事项
callin-to-list = ‹ 吹哨清单
case-callin = 📯 吹哨：{ $at } { $place }，请 { $units } 家，到场 { $comes } 家，未答复 { $silent } 家
case-callin-tasks = 📯 吹哨交办 { $count } 项，没办结 { $open } 项
did-called_in = 吹哨，请别的单位到场
did-called_comes = 答复到场（{ $to }）
did-called_cannot = 答复不能到（{ $to }）
did-call_handed_out = 吹哨事项交办{ $to }
did-call_settled = 吹哨，现场办结
did-call_off = 取消吹哨

callin-head = 📯 <b>吹哨 · { $category }</b> · { $lead }牵头
callin-code = 查询码 { $code }
callin-when = ⏰ <b>{ $at }</b>
callin-where = 📍 { $place }
callin-asked = 📝 { $request }
callin-tally = 到场 { $comes } 家 · 不能到 { $cannot } 家 · 未答复 { $silent } 家
callin-comes = ✅ { $units }
callin-cannot = ❌ { $unit }：{ $reason }
callin-silent = ⬜ { $units }
callin-recorded = { $unit }（代录）
callin-asks = 请在 { $due } 前答复：能不能到场。
callin-asks-late = ⚠️ 应在 { $due } 前答复：能不能到场。
callin-owes = 请在 { $due } 前记结果：谁办什么、哪天办好，或者现场办结。
callin-owes-late = ⚠️ 应在 { $due } 前记结果：谁办什么、哪天办好，或者现场办结。
callin-handed-out = 📋 交办 { $count } 项：
callin-handed-out-to-others = 📋 已记结果，交给别的单位办。
callin-task = • { $title } · { $unit } · { $standing }
callin-task-late = ⚠️ { $title } · { $unit } · { $standing }
callin-tasks-more = 还有 { $count } 项，在 /todo 里看。
callin-settled = 🏁 现场办结：{ $note }
callin-called-off = 🚫 已取消：{ $note }
callin-ended = 🏁 这件事有了结果，不用到场了。
callin-judge = 请评一评：{ $title }
callin-say-comes = ✅ 到场
callin-say-cannot = ❌ 不能到
callin-say-for = { $unit }：{ $label }
callin-do-hand-out = 📋 交给一家办
callin-do-settle = 🤝 现场办结
callin-do-call-off = 🚫 取消吹哨
callin-open-task = 看：{ $title }

callins-head = 📯 <b>吹哨 { $total } 次</b>
callins-head-owed = 📯 <b>吹哨 { $total } 次</b>，等您这边 { $owed } 次
callins-line = ⏰ <b>{ $at }</b> · { $place }
    { $lead }牵头 · { $standing }
callins-line-late = ⚠️ <b>{ $at }</b> · { $place }
    { $lead }牵头 · { $standing }
callins-answer = 请在 { $due } 前答复
callins-outcome = 请在 { $due } 前记结果
callins-standing = 到场 { $comes } 家，不能到 { $cannot } 家，未答复 { $silent } 家
callins-open = 📯 { $place }
callins-empty = 现在没有等着的吹哨。您受理的事要别的单位一起到场，打开它，点“⋯ 更多”里的“📯 吹哨”。
callins-not-yours = 吹哨由这些岗位来发、来答：{ $posts }。您报的事怎么样了，看 /mine 。
todo-callins = 📯 <b>吹哨等您 { $count } 次</b>

callin-ask-units = 📯 <b>吹哨</b>：请哪几家到场？点一下选上，再点一下去掉。已选 { $count } 家。
    不清楚该谁牵头的，先退出，点“上交一级”，由上级明确牵头单位。
callin-choice = { $unit }
callin-chosen = ✅ { $unit }
callin-units-done = 选好了 ›
callin-ask-place = 📍 到哪里？写一句（不写门牌号、姓名）。
callin-same-place = 就在报的地点
callin-ask-day = 📅 哪一天？急的可以今天。选一个，或者打一个日子（比如 25号、下周三）。
callin-ask-hour = ⏰ { $day } 几点？选一个，或者打一个钟点（比如 15:30、下午三点半）。
callin-ask-words-call = 📝 请他们来做什么？用一句话写（不写当事人姓名、电话）。
callin-ask-words-answer = ❌ 为什么不能到？用一句话写（不写当事人姓名、电话），牵头单位会看到。
callin-ask-words-settle = 🤝 现场怎么办结的？用一句话写（不写当事人姓名、电话）。
callin-ask-words-call-off = 🚫 为什么取消？用一句话写（不写当事人姓名、电话），请过的单位会收到。
callin-ask-unit = 📋 交给哪一家办？
callin-ask-words-hand-out = 📋 办什么？用一句话写（不写当事人姓名、电话）。
callin-ask-due = 📅 哪一天前办好？选一个，或者打一个日子（比如 25号、下周三）。
callin-about = 📯 <b>{ $at } · { $place }</b>
callin-about-gone = 📯 <b>吹哨</b>
callin-said-units = 📯 请：{ $units }
callin-said-off = ⚠️ 那天休息
callin-said-task = 📋 <b>{ $unit }</b>，{ $day }前办好：
callin-said-answer = ❌ 不能到：{ $note }
callin-said-settle = 🤝 现场办结：{ $note }
callin-said-call-off = 🚫 取消：{ $note }
callin-check = 发出吗？要改这句话就重新发一句。
callin-send = ✅ 发出
callin-done-call = 📯 已发出。哪家来、哪家不来，都会告诉您。
callin-done-answer = 已答复，会告诉牵头单位。
callin-done-comes = 已答复到场，会告诉牵头单位
callin-done-hand-out = 📋 已交办，会告诉那家单位。还有别家要办的，接着点“📋 交给一家办”。
callin-done-settle = 🏁 已记下，会告诉请过的单位。
callin-done-call-off = 🚫 已取消，会告诉请过的单位。
callin-done-judge = 已评，会告诉那家单位
callin-late = 这次吹哨刚刚有了变化，这一步用不上了
callin-closing = { $title }

    📯 吹哨交办的还有 { $open } 项没办结。归档以后，它们照样有人跟着办。现在归档吗？
callin-close-anyway = 🗄 照样归档

status-callins = 📯 本月吹哨 按时答复 <b>{ $in_time }</b>/{ $due }
status-meetings-callins = 🗓 本月恳谈会 <b>{ $held }</b>/{ $total } · 📯 吹哨按时 <b>{ $in_time }</b>/{ $due }

notice-callin-called = 📯 吹哨：{ $lead }请<b>{ $unit }</b>到场（{ $category }）
    ⏰ <b>{ $at }</b>
    📍 { $place }
    查询码 { $code } · 请在 { $due } 前答复
notice-callin-comes = ✅ <b>{ $title }</b>吹哨：{ $unit }到场。
notice-callin-cannot = ❌ <b>{ $title }</b>吹哨：{ $unit }不能到。
notice-callin-settle = 🏁 { $lead }吹哨（{ $at } · { $place }）现场办结：
notice-callin-call-off = 🚫 { $lead }取消了吹哨，不用到场：{ $at } · { $place }
notice-callin-end = 🏁 { $lead }吹哨的事有了结果，不用到场了：{ $at } · { $place }
notice-callin-resume = 🔁 { $lead }吹哨照旧，刚才登记的结果撤销了，请按时到场：{ $at } · { $place }
notice-callin-led = 🔁 吹哨（{ $at } · { $place }）换了牵头单位，现在由<b>{ $lead }</b>牵头。
notice-callin-yours = 📯 <b>{ $title }</b>由{ $lead }接着办，已发的吹哨跟着过来，由您这边牵头：{ $at } · { $place }
notice-callin-open = 📯 看吹哨
notice-callin-day = 📯 提醒：吹哨请按时到场。
notice-callin-day-lead = 📯 提醒：您这边牵头的吹哨，请按时到场。
notice-callin-day-line = • <b>{ $at }</b> { $place }，{ $lead }牵头，{ $unit }到场
notice-callin-day-line-lead = • <b>{ $at }</b> { $place }。{ $tally }
notice-callin-day-more = …… 共 { $total } 次，都在 /callins 里。
notice-callin-line-answer = • <b>{ $at }</b> { $place }{ $led ->
    [no] {""}
   *[yes] ，{ $lead }牵头
}：{ $units }应在 { $due } 前答复
notice-callin-line-outcome = • <b>{ $at }</b> { $place }：{ $units }应在 { $due } 前记结果
notice-callin-due-answer-answer = 📯 吹哨请到场，今天要答复：
notice-callin-due-answer-handler = ⏰ 吹哨请到场，过了答复的时间，请点一下：
notice-callin-due-answer-stand-in = ⏰ 吹哨还没答复，主岗可能忙不开，请备岗帮着答一下：
notice-callin-due-answer-head = ⏰ 您单位有吹哨还没答复。方便的话问一声：
notice-callin-due-answer-next-tier = ⏰ 下级有吹哨还没答复。方便的话问一声：
notice-callin-due-answer-sender = ⏰ 您这边发的吹哨，这些单位还没答复，请打个电话：
notice-callin-due-outcome-answer = 📋 吹哨过了，今天要记结果：
notice-callin-due-outcome-handler = ⏰ 吹哨过了，还没记结果，请记一笔：
notice-callin-due-outcome-stand-in = ⏰ 吹哨还没记结果，主岗可能忙不开，请备岗帮着记一笔：
notice-callin-due-outcome-head = ⏰ 您单位有吹哨还没记结果。方便的话问一声：
notice-callin-due-outcome-next-tier = ⏰ 下级有吹哨还没记结果。方便的话问一声：
notice-callin-due-unreached = 📵 吹哨过了时间没有回音，那个单位联系不上，请用别的办法联系：
notice-callin-comes-at = ✅ 到场：{ $place }
notice-callin-outcome-of = 📋 记结果：{ $place }

error-wrong-step-callin = 这次吹哨刚刚有了变化，这一步用不上了。请打开它看最新情况。
error-wrong-step-call_in = 先受理，才能吹哨；已经有了结果的，不用吹哨。
error-invalid-callin-waiting = 上一次吹哨还没记结果。先记结果或者取消，再吹下一次。
error-invalid-callin-unit = 只能请本街道的社区和单位、上一级、下一级和区里的专业中心，请重新选。
error-invalid-callin-units = 请至少选一家。
error-invalid-callin-units-many = 一次最多请 { $limit } 家。
error-invalid-callin-place = 请写一句在哪里。
error-invalid-callin-request = 请用一句话写请他们来做什么。
error-invalid-callin-gone = 这个时间已经过了，请换一个。
error-invalid-callin-far-off = 最远 { $limit } 天以内，请选近一点的日子。
error-invalid-time-unclear = 没看懂几点。请这样打：15:30、下午三点半、中午12点。
error-invalid-callin-task-unit = 只能交给请过的单位，或者牵头单位自己。
error-invalid-callin-tasks-many = 一次吹哨最多交办 { $limit } 项。

# 人们怎么打钟点
typed-time-dawn = 凌晨 半夜
typed-time-morning = 上午 早上 早晨 清早 早
typed-time-noon = 中午
typed-time-afternoon = 下午 午后
typed-time-dusk = 傍晚
typed-time-evening = 晚上 夜里 晚
typed-time-am = am a.m.
typed-time-pm = pm p.m.
typed-time-hour = 点钟 点 时
typed-time-minute = 分
typed-time-half = 半
typed-time-quarter = 刻钟 刻
typed-time-sharp = 整
