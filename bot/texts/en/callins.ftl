# Units called in: one leads, others come, and who does what by when

command-callins = Units called in
help-callins = /callins: where your unit is called in, and what your unit leads
callin-entry = 📯 Call units in
callin-see = 📯 The call-in
callin-see-tasks = 📯 Its items
callin-to-list = ‹ All call-ins
case-callin = 📯 Called in: { $at }, { $place }; { $units } called, { $comes } coming, { $silent } without an answer
case-callin-tasks = 📯 { $count } handed out after a call-in, { $open } of them open
did-called_in = called other units in
did-called_comes = will come ({ $to })
did-called_cannot = cannot come ({ $to })
did-call_handed_out = handed out to { $to } after the call-in
did-call_settled = settled on the spot
did-call_off = called it off

callin-head = 📯 <b>Call-in · { $category }</b> · led by { $lead }
callin-code = Code { $code }
callin-when = ⏰ <b>{ $at }</b>
callin-where = 📍 { $place }
callin-asked = 📝 { $request }
callin-tally = { $comes } coming · { $cannot } cannot · { $silent } without an answer
callin-comes = ✅ { $units }
callin-cannot = ❌ { $unit }: { $reason }
callin-silent = ⬜ { $units }
callin-recorded = { $unit } (recorded)
callin-asks = Please say by { $due } whether you can come.
callin-asks-late = ⚠️ Was to be answered by { $due }: can you come?
callin-owes = Please record by { $due } who does what by when, or that it was settled on the spot.
callin-owes-late = ⚠️ Was to be recorded by { $due }: who does what by when, or that it was settled on the spot.
callin-handed-out = 📋 { $count } handed out:
callin-handed-out-to-others = 📋 On file; other units see to it.
callin-task = • { $title } · { $unit } · { $standing }
callin-task-late = ⚠️ { $title } · { $unit } · { $standing }
callin-tasks-more = And { $count } more, in /todo.
callin-settled = 🏁 Settled on the spot: { $note }
callin-called-off = 🚫 Called off: { $note }
callin-ended = 🏁 The matter has come to its end; there is nothing to come for.
callin-judge = How was it done? { $title }
callin-say-comes = ✅ We come
callin-say-cannot = ❌ We cannot
callin-say-for = { $unit }: { $label }
callin-do-hand-out = 📋 Hand out to a unit
callin-do-settle = 🤝 Settled on the spot
callin-do-call-off = 🚫 Call it off
callin-open-task = See: { $title }

callins-head = 📯 <b>{ $total } { $total ->
    [one] call-in
   *[other] call-ins
}</b>
callins-head-owed = 📯 <b>{ $total } { $total ->
    [one] call-in
   *[other] call-ins
}</b>, { $owed } waiting for you
callins-line = ⏰ <b>{ $at }</b> · { $place }
    { $lead } leads · { $standing }
callins-line-late = ⚠️ <b>{ $at }</b> · { $place }
    { $lead } leads · { $standing }
callins-answer = please answer by { $due }
callins-outcome = please record the outcome by { $due }
callins-standing = { $comes } coming, { $cannot } cannot, { $silent } without an answer
callins-open = 📯 { $place }
callins-empty = No call-in waits. Where other units are needed on the spot, open a matter that you have taken and tap “⋯ More”, then “📯 Call units in”.
callins-not-yours = These posts call units in, or answer: { $posts }. What became of your own reports: /mine
todo-callins = 📯 <b>{ $count } { $count ->
    [one] call-in waits
   *[other] call-ins wait
} for you</b>

callin-ask-units = 📯 <b>Call units in</b>: which are to come? Tap to choose, tap again to leave out. { $count } chosen.
    If it is not clear who leads, go back and hand the matter up: the tier above names the lead.
callin-choice = { $unit }
callin-chosen = ✅ { $unit }
callin-units-done = Done ›
callin-ask-place = 📍 Where? One sentence (no flat numbers, no names).
callin-same-place = At the place reported
callin-ask-day = 📅 On which day? An urgent one may be today. Choose one, or type a date (such as next Wed).
callin-ask-hour = ⏰ { $day }, at what time? Choose one, or type it (such as 15:30).
callin-ask-words-call = 📝 What are they asked for? One sentence (no names or phone numbers of the parties).
callin-ask-words-answer = ❌ Why can you not come? One sentence (no names or phone numbers of the parties); the lead reads it.
callin-ask-words-settle = 🤝 How was it settled? One sentence (no names or phone numbers of the parties).
callin-ask-words-call-off = 🚫 Why is it called off? One sentence (no names or phone numbers of the parties); the units that were called read it.
callin-ask-unit = 📋 Which unit does it?
callin-ask-words-hand-out = 📋 What is to be done? One sentence (no names or phone numbers of the parties).
callin-ask-due = 📅 By which day? Choose one, or type a date (such as next Wed).
callin-about = 📯 <b>{ $at } · { $place }</b>
callin-about-gone = 📯 <b>Call-in</b>
callin-said-units = 📯 Called: { $units }
callin-said-off = ⚠️ That is a day off
callin-said-task = 📋 <b>{ $unit }</b>, by { $day }:
callin-said-answer = ❌ Cannot come: { $note }
callin-said-settle = 🤝 Settled on the spot: { $note }
callin-said-call-off = 🚫 Called off: { $note }
callin-check = Send it? To change the sentence, just send another.
callin-send = ✅ Send
callin-done-call = 📯 Sent. You will hear who comes and who does not.
callin-done-answer = Answered. The lead will hear.
callin-done-comes = Answered: you come. The lead will hear
callin-done-hand-out = 📋 Handed out; the unit will hear. For another unit, tap “📋 Hand out to a unit” again.
callin-done-settle = 🏁 On file; the units that were called will hear.
callin-done-call-off = 🚫 Called off; the units that were called will hear.
callin-done-judge = On file; the unit will hear
callin-late = This call-in has just changed; that step is no longer open
callin-closing = { $title }

    📯 { $open } { $open ->
    [one] item that came of it is
   *[other] items that came of it are
} not done yet. They go on after it is closed. Close it now?
callin-close-anyway = 🗄 Close it all the same

status-callins = 📯 Call-ins answered in time this month <b>{ $in_time }</b>/{ $due }
status-meetings-callins = 🗓 Meetings <b>{ $held }</b>/{ $total } · 📯 calls in time <b>{ $in_time }</b>/{ $due }

notice-callin-called = 📯 { $lead } calls <b>{ $unit }</b> in ({ $category })
    ⏰ <b>{ $at }</b>
    📍 { $place }
    Code { $code } · please answer by { $due }
notice-callin-comes = ✅ <b>{ $title }</b>: { $unit } will come.
notice-callin-cannot = ❌ <b>{ $title }</b>: { $unit } cannot come.
notice-callin-settle = 🏁 The call-in of { $lead } ({ $at } · { $place }) was settled on the spot:
notice-callin-call-off = 🚫 { $lead } called it off, nobody need come: { $at } · { $place }
notice-callin-end = 🏁 The matter of { $lead } has come to its end, nobody need come: { $at } · { $place }
notice-callin-resume = 🔁 { $lead } took the outcome back, so please come as agreed: { $at } · { $place }
notice-callin-led = 🔁 The call-in ({ $at } · { $place }) is led by <b>{ $lead }</b> now.
notice-callin-yours = 📯 <b>{ $title }</b> is with { $lead } now, and so is its call-in, which you lead: { $at } · { $place }
notice-callin-open = 📯 The call-in
notice-callin-day = 📯 A reminder: your unit is coming:
notice-callin-day-lead = 📯 A reminder: your unit leads:
notice-callin-day-line = • <b>{ $at }</b> { $place }, led by { $lead }. Coming: { $unit }
notice-callin-day-line-lead = • <b>{ $at }</b> { $place }. { $tally }
notice-callin-day-more = … { $total } in all, listed by /callins.
notice-callin-line-answer = • <b>{ $at }</b> { $place }{ $led ->
    [no] {""}
   *[yes] , led by { $lead }
}: { $units } to answer by { $due }
notice-callin-line-outcome = • <b>{ $at }</b> { $place }: { $units } to record it by { $due }
notice-callin-due-answer-answer = 📯 Called in; please answer today:
notice-callin-due-answer-handler = ⏰ Called in, and the time to answer has passed; one tap is enough:
notice-callin-due-answer-stand-in = ⏰ A call-in without an answer. You stand in; the holder may be busy, so please answer for them:
notice-callin-due-answer-head = ⏰ Your unit was called in and has not answered. Please ask whether something is the matter:
notice-callin-due-answer-next-tier = ⏰ A unit below was called in and has not answered. Please ask whether something is the matter:
notice-callin-due-answer-sender = ⏰ These units have not answered your call; please ring them:
notice-callin-due-outcome-answer = 📋 The call-in is over; please record today what came of it:
notice-callin-due-outcome-handler = ⏰ The call-in is over and has no outcome on file; please record it:
notice-callin-due-outcome-stand-in = ⏰ A call-in without an outcome. You stand in; the holder may be busy, so please record it for them:
notice-callin-due-outcome-head = ⏰ Your unit has a call-in without an outcome. Please ask whether something is the matter:
notice-callin-due-outcome-next-tier = ⏰ A unit below has a call-in without an outcome. Please ask whether something is the matter:
notice-callin-due-unreached = 📵 No answer to a call-in, and nobody of the unit can be reached: no phone is bound, or the bot is blocked. Please get in touch some other way:
notice-callin-comes-at = ✅ We come: { $place }
notice-callin-outcome-of = 📋 Outcome: { $place }

error-wrong-step-callin = This call-in has just changed; that step is no longer open. Please open it to see how it stands.
error-wrong-step-call_in = A matter is taken first, then units are called in; one that has its outcome needs none.
error-invalid-callin-waiting = The last call-in has no outcome yet. Please record it or call it off, then call the next.
error-invalid-callin-unit = You can call the communities and offices of your street, the tiers above and below, and the district’s centres. Please choose again.
error-invalid-callin-units = Please choose at least one.
error-invalid-callin-units-many = At most { $limit } at once.
error-invalid-callin-place = Please say where, in a sentence.
error-invalid-callin-request = Please write in one sentence what they are asked for.
error-invalid-callin-gone = That time has passed. Please choose another.
error-invalid-callin-far-off = At most { $limit } days ahead. Please choose a nearer day.
error-invalid-time-unclear = That is no time I can read. Please write it so: 15:30
error-invalid-callin-task-unit = Only a unit that was called, or the lead itself, can be given it.
error-invalid-callin-tasks-many = At most { $limit } items after one call-in.

# How people type a time of day
typed-time-dawn = dawn
typed-time-morning = morning
typed-time-noon = noon
typed-time-afternoon = afternoon
typed-time-dusk = dusk
typed-time-evening = evening
typed-time-am = am a.m.
typed-time-pm = pm p.m.
typed-time-hour = h oclock
typed-time-minute = min
typed-time-half = half
typed-time-quarter = quarter
typed-time-sharp = sharp
