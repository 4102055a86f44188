# What was handed out: by whom, to whom, by which day, followed until it is judged

command-todo = Items handed out
help-todo = /todo: items handed out, yours to see to and those you wait for, the late ones first

followup-source-meeting = talk meeting
followup-source-evaluation = residents’ evaluation
followup-source-assessment = measure of an assessment
followup-source-project = milestone
followup-source-callin = call-in
followup-open-callin = 📯 The call-in
followup-open-meeting = 🗣 The meeting
followup-open-evaluation = 🗳 The evaluation
followup-open-assessment = 📑 The assessment
followup-open-project = 🏗 The project

followup-state-handed-out = to be accepted; feedback by { $due }
followup-state-handed-out-answer = not accepted; was to be by { $due }
followup-state-handed-out-late = not accepted; feedback was due by { $due }
followup-state-returned = sent back; to go to another unit
followup-state-returned-answer = sent back; was to go to another unit by { $due }
followup-state-under-way = under way; feedback by { $due }
followup-state-under-way-late = under way; feedback was due by { $due }
followup-state-fed-back = fed back; to be judged
followup-state-done = done; judged { $verdict }
followup-state-dropped = dropped; nothing to do

followup-accept = ✅ Accept
followup-send-back = ↩️ Send back
followup-feed-back = 💬 Feed back
followup-feed-back-more = 💬 Add to it
followup-extend = ⏰ More time
followup-hand-out-again = 🔁 Another unit
followup-records = { $step } (for them)
followup-recorded = { $what } (recorded for the unit)
followup-to-list = ‹ All items
followup-back = ‹ Back to the item
followup-way = Its way ({ $count } steps)

todo-head-own = 📋 <b>{ $total } to see to</b>
todo-head-own-late = 📋 <b>{ $total } to see to</b>, { $late } of them late
todo-head-given = 📤 <b>{ $total } handed out</b>
todo-head-given-late = 📤 <b>{ $total } handed out</b>, { $late } of them late
followups-board = 📋 { $total } handed out and open
followups-board-late = 📋 { $total } handed out and open, ⚠️ { $late } late
followups-board-none = 📋 nothing handed out is open.
todo-line-own = { $mark } <b>{ $title }</b>
    { $source } · from { $host } · { $standing }
todo-line-helps = 🤝 <b>{ $title }</b>
    you help · { $unit } leads · { $standing }
todo-line-given = { $mark } <b>{ $title }</b>
    { $source } · { $unit } · { $standing }
todo-to-given = 📤 Handed out: { $count }
todo-to-own = 📋 To see to: { $count }
todo-empty-own = Nothing is handed out to your unit.
todo-empty-given = Nothing you handed out is still open.
todo-not-yours = Items handed out are seen to by these posts: { $posts }. What became of your own reports: /mine

followup-head = { $mark } <b>{ $title }</b>
followup-from = { $source } · handed out by { $host } to { $unit }
followup-helping = 🤝 Helping: { $units }
followup-again = 🔁 Judged not content: done again a tier up
followup-stands = { $standing }
followup-stands-late = ⚠️ { $standing }
followup-said = 💬 { $note }
followup-earlier = …and { $count } { $count ->
    [one] step
   *[other] steps
} before
followup-step = · { $at } { $by }: { $what }
followup-step-note = · { $at } { $by }: { $what }. { $note }
followup-way-head = <b>{ $title }</b>: its way, { $count } steps
followup-did-hand-out = handed out to { $unit }, by { $due }
followup-did-accept = accepted
followup-did-send-back = sent back
followup-did-hand-out-again = handed out to { $unit }, by { $due }
followup-did-feed-back = fed back
followup-did-extend = more time, until { $due }
followup-did-judge = judged { $verdict }; done
followup-did-do-again = judged { $verdict }; again by { $unit }, by { $due }
followup-did-drop = dropped

followup-about = 📋 <b>{ $title }</b>
followup-about-record = 📋 <b>{ $title }</b> (recorded for a unit without a phone)
followup-ask-reason = { $about }

    ↩️ <b>Send back</b>: why is it not yours? One sentence (no names or phone numbers).
followup-check-reason = { $about }

    ↩️ Sent back: { $note }

    To change it, just send another sentence.
followup-send-reason = ↩️ Send it back
followup-ask-feedback = { $about }

    💬 <b>Feed back</b>: what became of it? One sentence (no names or phone numbers).
followup-check-feedback = { $about }

    💬 Feedback: { $note }

    To change it, just send another sentence.
followup-send-feedback = ✅ Send it
followup-ask-until = { $about }

    ⏰ <b>More time</b>: until which day? Choose one, or type a date (such as next Wed).
followup-check-until = { $about }

    ⏰ More time, until <b>{ $day }</b>?
followup-send-until = ✅ Give more time
followup-other-day = ‹ Another day
followup-ask-unit = { $about }

    🔁 <b>Hand out again</b>: to which unit?
followup-ask-day = { $about }

    🔁 To <b>{ $unit }</b>: feedback by which day? Choose one, or type a date (such as next Wed).
followup-check-again = { $about }

    🔁 To <b>{ $unit }</b>, feedback by <b>{ $day }</b>?
followup-send-again = ✅ Hand it out
followup-other-unit = ‹ Another unit
followup-day = { $days } working { $days ->
    [one] day
   *[other] days
}: { $day }
followup-done-accept = Accepted. When it is done, tap “💬 Feed back”
followup-done-send-back = ↩️ Sent back. Whoever handed it out will hear.
followup-done-feed-back = ✅ Sent. Until it is judged you may add to it.
followup-done-extend = ⏰ Done. The unit will hear.
followup-done-hand-out-again = 🔁 Handed out. The unit will hear.
followup-late = This item has moved on; the step is of no use now

notice-followup-handed-out = 📋 Handed out: <b>{ $title }</b>
    { $source } · { $host } to { $unit }; please feed back by { $due }.
notice-followup-again = 🔁 To be done again: <b>{ $title }</b>
    { $source } · judged not content; { $unit }, please feed back by { $due }.
notice-followup-helps = 🤝 Please help: <b>{ $title }</b>
    { $source } · from { $host }; { $unit } leads, feedback by { $due }.
notice-followup-send-back = ↩️ { $unit } sent back <b>{ $title }</b>. Please hand it to another unit.
notice-followup-feed-back = 💬 { $unit } fed back on <b>{ $title }</b>
notice-followup-extend = ⏰ <b>{ $title }</b> has more time: please feed back by { $due }.
notice-followup-judge = 🏁 <b>{ $title }</b> was judged { $verdict }, and is done.
notice-followup-do-again = 🔁 <b>{ $title }</b> was judged { $verdict }; the tier above does it again.
notice-followup-drop = 🚫 <b>{ $title }</b> was dropped; there is nothing to do.
notice-followup-recorded = { $text } (recorded for the unit)
notice-followup-open = See the item
notice-followup-of = { $step }: { $title }
notice-followup-see = See: { $title }
notice-followup-due-feed-back-answer = 📋 Feedback is due today:
notice-followup-due-feed-back-handler = ⏰ The day for feedback has passed. Please send one sentence:
notice-followup-due-feed-back-stand-in = ⏰ Feedback is overdue. You stand in; the holder may be busy, so please send it for them:
notice-followup-due-feed-back-head = ⏰ Your unit owes feedback whose day has passed. Please ask whether something is the matter:
notice-followup-due-feed-back-next-tier = ⏰ A unit below owes feedback whose day has passed. Please ask whether something is the matter:
notice-followup-due-feed-back-sender = ⏰ What you handed out has no feedback, and its day has passed:
notice-followup-due-accept-handler = ⏰ Nobody has accepted it yet. Please accept it or send it back:
notice-followup-due-accept-stand-in = ⏰ Nobody has accepted it yet. You stand in; the holder may be busy, so please do:
notice-followup-due-accept-head = ⏰ Your unit has not accepted what it was handed. Please ask whether something is the matter:
notice-followup-due-accept-next-tier = ⏰ A unit below has not accepted what it was handed. Please ask whether something is the matter:
notice-followup-due-hand-out-again-handler = ⏰ It was sent back and lies with you. Please choose another unit:
notice-followup-due-hand-out-again-stand-in = ⏰ It was sent back and lies. You stand in; the holder may be busy, so please choose another unit:
notice-followup-due-hand-out-again-head = ⏰ Your unit has something that was sent back and lies. Please ask whether something is the matter:
notice-followup-due-hand-out-again-next-tier = ⏰ A unit below has something that was sent back and lies. Please ask whether something is the matter:
notice-followup-due-unreached = 📵 Overdue, and nobody of the unit can be reached: no phone is bound, or the bot is blocked. Please get in touch some other way:
notice-followup-line = • <b>{ $title }</b> ({ $source }) { $unit }, by { $due }

error-wrong-step-followup = This item has moved on; the step is of no use now. Please open it to see how it stands.
error-refused-answer_followup = The unit responsible accepts it and feeds back.
error-refused-hand_out = Whoever handed it out says to whom and until when.
error-invalid-followup-title = Please write in one sentence what is to be done.
error-invalid-title-too-long = That has { $length } characters; at most { $limit } have room. Please write it shorter.
error-invalid-followup-unit = It can go to your own unit, one above or below, or a specialised centre beside them.
error-invalid-followup-helpers = At most { $limit } units can help.
error-invalid-followup-not-later = More time means a later day than the present one. Please choose another.
error-invalid-followup-day-off = That is a day off. Please choose a working day.
