# The community's talk meeting: agenda, meeting item by item, minutes, hand-outs, judged at the next

command-meeting = Talk meeting: agenda and minutes
help-meeting = /meeting: the talk meeting, when it is next, its agenda, holding it, minutes and hand-out slips
status-meetings = 🗓 Meetings

meeting-title = { $unit } · { $day }
meeting-head = 🗓 <b>Talk meeting · { $title }</b>
meeting-where = { $state } · { $place }
meeting-moved = ↪️ Was { $day }: { $reason }
meeting-why = Reason: { $reason }
meeting-came = 👥 { $present }
meeting-present = Residents { $residents } · deputies { $deputies } · local units { $units } · departments { $departments }
meeting-confirmed = ✅ Minutes confirmed by { $role }, { $at }
meeting-items = <b>{ $items }</b> { $items ->
    [one] item
   *[other] items
}
meeting-no-items = No items yet.
meeting-item = { $number }. { $topic }
meeting-item-of = { $number }. { $topic } ({ $cases } matters)
meeting-item-ruled = { $item } { $how }
meeting-earlier = 📋 Handed out before: { $judge } fed back and to be judged, { $waiting } not fed back
meeting-hint-gathering = Open a matter and tap “🗓 To the talk meeting” to put it here. Once all is here, tap “Fix the agenda”.
meeting-hint-postponed = All items are kept. Tap “Fix the agenda” before the day.
meeting-hint-fixed = The agenda is fixed; what comes now is for the next one. Tap “Begin now” when it begins.
meeting-hint-left = { $items } { $items ->
    [one] item
   *[other] items
} to rule on.
meeting-hint-count = All items are ruled on. Count those present, then confirm the minutes.
meeting-hint-confirm = All there. Confirming sends the slips to the units and tells those who reported.

meeting-state-gathering = Gathering items
meeting-state-gathering-late = ⚠️ Its day went by
meeting-state-fixed = Agenda fixed
meeting-state-fixed-late = ⚠️ Its day went by
meeting-state-held = Under way
meeting-state-held-late = ⚠️ Minutes not confirmed
meeting-state-confirmed = Minutes confirmed
meeting-state-judged = Judged
meeting-state-postponed = Postponed
meeting-state-postponed-late = ⚠️ Its day went by
meeting-state-cancelled = Cancelled
meeting-state-not_held = Not held

meeting-ruling-answered = answered on the spot
meeting-ruling-handed_out = handed out
meeting-ruling-passed_up = passed up
meeting-ruling-explained = explained
meeting-ruling-not_taken = not taken
meeting-ruling-merged = merged
meeting-ruled-answered = ✅ answered on the spot
meeting-ruled-handed_out = 📤 to { $unit }, by { $day }
meeting-ruled-passed_up = ⏫ up to { $unit }, by { $day }
meeting-ruled-explained = 🗣 explained
meeting-ruled-not_taken = 🚫 not taken
meeting-ruled-merged = 🔗 one with item { $number }
meeting-given = 📤 { $unit } · by { $day } · { $state }
meeting-given-late = ⚠️ { $unit } · was due { $day } · { $state }
meeting-mark-answered = ✅
meeting-mark-handed_out = 📤 { $unit }
meeting-mark-passed_up = ⏫ { $unit }
meeting-mark-explained = 🗣
meeting-mark-not_taken = 🚫
meeting-mark-merged = 🔗 item { $number }
meeting-mark-late = ⚠️ { $unit }
meeting-followup-handed_out = not accepted yet
meeting-followup-returned = sent back
meeting-followup-under_way = under way
meeting-followup-fed_back = fed back
meeting-followup-done = done
meeting-followup-dropped = dropped
meeting-votes = content { $satisfied } · fairly { $fairly } · not { $discontented }

meeting-do-fix = ✅ Fix the agenda
meeting-do-reopen = ‹ Change the agenda
meeting-do-begin = ▶️ Begin now
meeting-begin-early = The meeting is set for { $day }. Begin it now? After that its day cannot be changed.
meeting-do-go_on = ▶️ Go on
meeting-do-confirm = ✅ Confirm the minutes
meeting-do-word = ➕ Add an item
meeting-do-count = 👥 Count those present
meeting-do-photo = 📷 Add a photo
meeting-do-postpone = ↪️ Postpone
meeting-do-call_off = 🚫 Not this time
meeting-did-fix = The agenda is fixed
meeting-did-reopen = Items can be added again
meeting-did-begin = Begun: item by item
meeting-did-early = Begun: item by item
meeting-did-confirm = Minutes confirmed; the slips are on their way
meeting-did-submit = On the agenda of the next talk meeting
meeting-did-unite = 🔁 { $cases } matters are one item now.
meeting-late = Something changed here just now; please look again
meeting-late-confirm = Somebody else has just confirmed the minutes
meeting-unite = 🔁 { $place } · { $category }: { $cases } → one item
meeting-more = ⋯ More
meeting-to-list = 📅 All meetings
meeting-next = The next ›
meeting-back = ‹ Agenda
meeting-rule = 📅 { $rule }
meeting-set-series = 📅 Set the day
meeting-submit = 🗓 To the talk meeting
meeting-see = 🗓 See the meeting
meeting-open-case = No. { $id }
meeting-followed = 📋 How it goes
case-meeting = 🗓 Talk meeting { $day }: { $how }

meeting-item-page = 🗓 <b>Item { $number }</b> (of { $items })
meeting-topic = <b>{ $topic }</b>
meeting-matter = · No. { $id } { $category } · { $place }: { $state }
meeting-matter-bare = · No. { $id } { $category }: { $state }
meeting-outcome = Outcome: { $how }
meeting-note = 💬 { $note }
meeting-helper = 🤝 Helping: { $unit }
meeting-feedback = 📨 Feedback: { $feedback }
meeting-judged = 🙋 Judged: { $votes }
meeting-corrected = ✏️ Corrected: { $reason }
meeting-judge-page = 🙋 <b>First judge what was handed out</b> ({ $items } to go)
meeting-say-answered = 💬 Answered
meeting-say-handed_out = 📤 Hand out
meeting-say-passed_up = ⏫ Pass up a tier
meeting-say-explained = 🗣 Explained
meeting-say-not_taken = 🚫 Not taken
meeting-say-merged = 🔗 Merge
meeting-item-carry = ⏭ Next time
meeting-item-take_back = ↩️ Say it anew
meeting-item-judge = 🙋 Count the votes
meeting-judge-later = ⏭ Judge it next time
meeting-item-revise = ✏️ Correct
meeting-item-next = Next item ›

meeting-no-series = 🗓 <b>{ $unit }</b> has not said on which day it meets. Once it has, each month’s meeting is there by itself, and its agenda gathers.
meeting-none-below = 🗓 No community here has said on which day it meets.
meeting-not-yours = These posts hold talk meetings: { $posts }. You will hear what became of your own reports there.
meetings-month = 🗓 <b>Talk meetings, { $month }</b>: { $total }, held { $held }, not held { $missed }
meetings-month-line = <b>{ $unit }</b> { $day } · { $state } · items { $items }
meetings-month-line-why = <b>{ $unit }</b> { $day } · { $state } · items { $items }
    — { $reason }
meetings-month-empty = No community has a meeting this month.
meetings-other-month = { $month }
meetings-unit = 🗓 <b>Talk meetings of { $unit }</b>
meetings-unit-line = { $day } · { $state } · items { $items }
meetings-unit-empty = None yet.
meetings-to-month = 📅 All communities

meeting-rule-day = Day { $day } of each month
meeting-rule-nth-1 = First { $weekday } of the month
meeting-rule-nth-2 = Second { $weekday } of the month
meeting-rule-nth-3 = Third { $weekday } of the month
meeting-rule-nth-4 = Fourth { $weekday } of the month
meeting-rule-nth-last = Last { $weekday } of the month
meeting-rule-after = { $day }; on a day off the working day after
meeting-rule-before = { $day }; on a day off the working day before
typed-nth-1 = first { $weekday }
typed-nth-2 = second { $weekday }
typed-nth-3 = third { $weekday }
typed-nth-4 = fourth { $weekday }
typed-nth-last = last { $weekday }
typed-weekday-1 = Mon
typed-weekday-2 = Tue
typed-weekday-3 = Wed
typed-weekday-4 = Thu
typed-weekday-5 = Fri
typed-weekday-6 = Sat
typed-weekday-7 = Sun

meeting-about-series = 🗓 <b>The day of the talk meeting</b>
meeting-about-item = <b>{ $topic }</b>
meeting-ask-rule = 🗓 On which day does the community meet? Choose one, or type “day 18” or “second Wed”.
meeting-ask-day = { $about }

    Which day? Choose one, or type a date (such as next Wed).
meeting-ask-unit = { $about }

    📤 To which unit?
meeting-ask-helper = { $about }

    🤝 Which unit helps?
meeting-ask-head = { $about }

    🔗 Which item is it one with?
meeting-ask-ruling = { $about }

    ✏️ What are the minutes to say instead?
meeting-ask-words = { $about }

    { $prompt }
meeting-ask-series = Where and at what time? One sentence, such as: hall on the second floor, 3 pm.
meeting-ask-topic = ➕ What is the item? One sentence (no names or phone numbers).
meeting-ask-answered = 💬 What was the answer? One sentence (no names or phone numbers); those who reported it read it, and it is posted.
meeting-ask-explained = 🗣 What was explained? One sentence (no names or phone numbers); those who reported it read it, and it is posted.
meeting-ask-not_taken = 🚫 Why is it not taken? One sentence (no names or phone numbers); those who reported it read it, and it is posted.
meeting-ask-handed_out = 📤 What is the unit to do? One sentence.
meeting-ask-sentence = ✏️ What are the minutes to say here? One sentence (no names or phone numbers); it is posted, too.
meeting-ask-revision = ✏️ Why is it corrected? One sentence, kept with the minutes.
meeting-ask-count = 👥 How many came? Send four numbers for residents, deputies, local units, departments, such as: 12 3 2 4. Counts only, no names.
meeting-ask-votes = 🙋 Count the hands: three numbers for content, fairly, not, such as: 12 3 1.
meeting-ask-postpone = ↪️ Why is it postponed? Choose one, or write a sentence.
meeting-ask-call_off = 🚫 Why is it not held? Choose one, or write a sentence. Its items go on to the next one.
meeting-ask-photo = { $about }

    📷 Just send a photo; none is needed.
meeting-reason-holiday = A holiday
meeting-reason-absent = Too few can come
meeting-reason-urgent = Something urgent
meeting-reason-weather = The weather
meeting-head-item = { $number }. { $topic }
meeting-check = { $about }

    { $check }

    To change it, just send another sentence.
meeting-check-empty = Please take a look.
meeting-check-ruling = Outcome: <b>{ $how }</b>
meeting-check-unit = 📤 { $unit }, by { $day }
meeting-check-unworded = To say what is to be done, send a sentence (no names or phone numbers); it is printed on the slip. You need not.
meeting-check-count = 👥 { $present }
meeting-check-votes = 🙋 { $votes } → <b>{ $grade }</b>
meeting-check-postpone = ↪️ To <b>{ $day }</b>. { $note }
meeting-send = ✅ That is it
meeting-turn-roll = 🔁 Another way round days off
meeting-other-day = ‹ Another day
meeting-add-helper = 🤝 Add a helping unit
meeting-photo-came = 📷 One photo came.
meeting-photo-done = ‹ Done
meeting-done-series = 📅 Set. Each month’s meeting is there by itself now.
meeting-done-topic = ➕ Added.
meeting-done-count = 👥 Noted.
meeting-done-votes = 🙋 Noted; those who reported it will hear.
meeting-done-postpone = ↪️ Postponed; all items are kept.
meeting-done-call_off = 🚫 Noted; the items go on to the next one.
meeting-done-revise = ✏️ Corrected; what it said before is kept, too.
meeting-done-ruling = Noted: { $how }.

notice-meeting-ruled = 🗓 At the talk meeting of { $unit } on { $day }, of what you reported:
notice-meeting-answered = ✅ <b>{ $title }</b>: answered on the spot
notice-meeting-handed_out = 📤 <b>{ $title }</b>: handed to { $unit }, to feed back by { $day }
notice-meeting-passed_up = ⏫ <b>{ $title }</b>: passed up to { $unit }, to feed back by { $day }
notice-meeting-explained = 🗣 <b>{ $title }</b>: explained
notice-meeting-not_taken = 🚫 <b>{ $title }</b>: not taken as an item
notice-meeting-merged = 🔗 <b>{ $title }</b>: merged with another item
notice-meeting-judged = 🙋 <b>{ $title }</b>: judged at the talk meeting of { $unit } on { $day }: <b>{ $grade }</b> (content { $satisfied } · fairly { $fairly } · not { $discontented })
notice-meeting-feedback = What was done: { $feedback }
notice-meeting-again = { $unit } does it again.
notice-meeting-postponed = ↪️ The talk meeting of { $unit } is postponed to { $day }, by { $role }:
notice-meeting-cancelled = 🚫 The talk meeting of { $unit } on { $day } is cancelled, by { $role }; its items go on to the next:
notice-meeting-not_held = 🚫 The talk meeting of { $unit } on { $day } was not held, says { $role }; its items go on to the next:
notice-meeting-open = 🗓 See the meeting
notice-meeting-of = 🗓 { $unit }
notice-meeting-line = • <b>{ $unit }</b> { $day }
notice-meeting-due-before = 🗓 A talk meeting is near. Please look at the items and fix the agenda:
notice-meeting-due-due_day = 🗓 Talk meeting today. Tap “Begin now” when it begins:
notice-meeting-due-own = ⏰ The talk meeting’s day went by. Postpone it, or say with a tap why it was not held:
notice-meeting-due-below = ⏰ A community’s talk meeting has not been held, and nobody said why. Please ask:
notice-meeting-due-unreached = 📵 A talk meeting’s day went by, and the community cannot be reached. Please get in touch some other way:
notice-minutes-due-before = 🗓 Minutes are due soon; please open and confirm them:
notice-minutes-due-due_day = 🗓 Minutes are due today; please open and confirm them:
notice-minutes-due-own = ⏰ The talk meeting was held, but nothing has gone out yet. Please open the minutes and confirm them:
notice-minutes-due-below = ⏰ A community held its talk meeting and has not confirmed the minutes. Please ask:
notice-minutes-due-unreached = 📵 Minutes not confirmed, and the community cannot be reached. Please get in touch some other way:

error-refused-hold_meeting = Talk meetings are held by a community’s information officer and mediator.
error-wrong-step-submit = This matter has come to its end, so there is nothing to talk about.
error-wrong-step-submit-waiting = This matter is on the agenda already.
error-wrong-step-meeting = This meeting has changed just now. Please open it to see how it stands.
error-wrong-step-minutes = The minutes are confirmed already.
error-wrong-step-ruling = Something was said of this item already. To change it, tap “↩️ Say it anew” first.
error-wrong-step-judge = Nothing was fed back for this item, or it is judged already.
error-wrong-step-revise = The minutes are not confirmed, or this item is judged already.
error-invalid-meeting-rule = Which day? You can type “day 18” or “second Wed”.
error-invalid-meeting-no-series = The community has not said when it meets. Send /meeting to set the day first.
error-invalid-meeting-no-community = This matter lies in no community, so there is no talk meeting for it.
error-invalid-meeting-not-alike = These are not of one place and one topic, so they cannot be one item.
error-invalid-meeting-topic-missing = The item is empty. Please write one sentence.
error-invalid-meeting-topic-too-long = { $length } characters, at most { $limit }. Please make it shorter.
error-invalid-meeting-place-missing = Please say where it is.
error-invalid-meeting-place-too-long = { $length } characters, at most { $limit }. Please make it shorter.
error-invalid-meeting-day-far = At most { $limit } days ahead. Please choose a nearer day.
error-invalid-meeting-day-same = That is the day it has. Please choose another.
error-invalid-meeting-answer-far = At the latest { $day } (within a month, and before the next meeting). It can be extended later.
error-invalid-meeting-head = That item is one with another already. Please choose another.
error-invalid-meeting-number = At most { $limit }. Please look again.
error-invalid-meeting-numbers = Please send { $many } numbers with blanks between them.
error-invalid-meeting-no-votes = Three zeros: nobody said anything. Please count again, or leave it for the next meeting.
error-invalid-meeting-unconfirmed = The last meeting’s minutes are not confirmed. Confirm those before you begin this one.
error-invalid-meeting-not-counted = Those present are not counted yet: tap “👥 Count those present”.
error-invalid-meeting-not-ruled = { $count } items are not ruled on yet.
error-invalid-revision-reason = Please say in a sentence why it is corrected.
