# Clocks, more time, leave

# on a case's page
case-limit = 📅 mediation is to end by { $limit } (a month from accepting)
case-limit-provisional = 📅 mediation is to end by { $limit } (a month from accepting; the holidays are not published yet, so the day may move)
case-due-provisional = (the holidays are not published yet, so the day may move)
case-extension = 🕒 { $days } more working days asked for, until { $until }; the next tier will answer
did-extension_asked = asked for { $days } more working days
did-extension_approved = granted { $days } more working days
did-extension_declined = did not grant { $days } more working days
extension-entry = 🕒 More time

# asking for more time
extend-days = { $about }

    { $now }
    How many more working days do you need?
extend-day = { $days } { $days ->
    [one] day
   *[other] days
}
extend-parties = { $about }

    { $days } more working days go beyond the month of mediation ({ $limit }).
    That needs both parties to agree. Have you asked them both?
extend-agree = ☑️ Both agree
extend-reason = { $about }

    { $days } more working days, until { $until }.
    Say why in one sentence (no names or phone numbers of the parties).
extend-check = { $about }

    Ask for <b>{ $days } more working days</b>, until { $until }:

    { $reason }
extend-check-agreed = { $about }

    Ask for <b>{ $days } more working days</b>, until { $until }:

    { $reason }

    ☑️ both parties agree
extend-send = ✅ Ask the next tier
extend-other-days = ‹ Another number
done-extend = 🕒 The next tier has been asked. Until it answers, the due date stays as it is.
extend-yes = ✅ Grant
extend-no = ✖️ Do not grant
extend-approved = Granted. The handler will hear of it
extend-declined = Answered. The handler will hear of it
extend-over = This was answered already, or the matter has moved on

# pushes
notice-overdue-handler = ⏰ This is overdue, please have a look:
notice-overdue-stand-in = ⏰ This is overdue and still not done. If the holder of the post is busy, could the stand-in have a look?
notice-overdue-head = ⏰ A matter of your unit is overdue. Could you ask whether something is in the way?
notice-overdue-next-tier = ⏰ A matter below you is overdue. Could you ask whether something is in the way?
notice-overdue-handler-many = ⏰ These { $count } are overdue, please have a look:
notice-overdue-stand-in-many = ⏰ These { $count } are overdue and still not done. If the holder of the post is busy, could the stand-in have a look?
notice-overdue-head-many = ⏰ { $count } matters of your unit are overdue. Could you ask whether something is in the way?
notice-overdue-next-tier-many = ⏰ { $count } matters below you are overdue. Could you ask whether something is in the way?
notice-overdue-take = • <b>{ $title }</b> { $unit }, to be accepted by { $due }
notice-overdue-offered = • <b>{ $title }</b> { $unit }, to be taken by { $due }
notice-overdue-finish = • <b>{ $title }</b> { $unit }, to be finished by { $due }
notice-overdue-more = … { $total } in all
notice-overdue-up = ⏫ Hand up No. { $id }
notice-limit = 📅 <b>{ $title }</b>: the month of mediation ends on { $limit }. If it cannot be settled by then, ask for more time (both parties must agree) or record the outcome.
notice-limit-provisional = 📅 <b>{ $title }</b>: the month of mediation ends on { $limit } (the holidays are not published yet, so the day may move). If it cannot be settled by then, ask for more time (both parties must agree) or record the outcome.
notice-extension-asked = 🕒 <b>{ $title }</b>: { $by } asks for { $days } more working days, until { $until }:
notice-extension-agreed = ☑️ both parties agree
notice-extension-approved = ✅ <b>{ $title }</b>: { $by } granted more time. To be finished by { $until }.
notice-extension-declined = ✖️ <b>{ $title }</b>: { $by } did not grant more time. Still to be finished by { $until }.
notice-leave-set = 🗓 { $unit } { $role } is on leave { $span }. You stand in for these days, and the messages come to you.
notice-leave-over = 🗓 The leave of { $unit } { $role } { $span } is cancelled. No need to stand in.
notice-leave-yours = 🗓 You have been put on leave: { $span } ({ $unit } { $role }). Messages go to your stand-in for these days. If that is wrong, cancel it with /leave.
notice-leave-yours-over = 🗓 Your leave { $span } is cancelled ({ $unit } { $role }).
notice-back = 👋 Welcome back. { $open } { $open ->
    [one] matter is
   *[other] matters are
} open at your post.
notice-back-overdue = 👋 Welcome back. { $open } { $open ->
    [one] matter is
   *[other] matters are
} open at your post, { $overdue } of them overdue.
notice-back-queue = 📥 To my queue

# leave
command-leave = leave
command-clocks = time limits
help-leave = /leave – be on leave: messages go to your stand-in
help-leave-of = /leave and a unit's name – set leave for a post below, as /leave Gudao
help-clocks = /clocks – time limits: working days to accept and to finish
leave-head = <b>Leave</b>
leave-none = You have no leave set.
leave-line = • { $span }
leave-covered = { $unit } { $role }: while you are on leave the stand-in takes over
leave-uncovered = ⚠️ { $unit } { $role }: there is no stand-in, so messages still come to you
leave-uncovered-of = ⚠️ There is no stand-in, so messages still go to the holder
leave-ask = Which days?
leave-day-today = Today
leave-day-tomorrow = Tomorrow
leave-day-week = This week
leave-other = 📅 Other days
leave-cancel = ✖️ Cancel { $span }
leave-first = From which day?
leave-last = From { $first } until which day (that day included)?
leave-done = ✅ On leave: { $span }.
leave-over = The leave is cancelled
leave-back = ‹ Back
leave-gives = For a post below you: send /leave and the unit's name, as /leave Gudao.
leave-no-unit = “{ $name }” was not found, or is not within your reach.
leave-which = Which “{ $name }”?
leave-posts = <b>{ $unit }</b>
    Leave for which post?
leave-post-head = <b>{ $unit } { $role }</b>
leave-no-posts = { $unit } has no posts.

# time limits
clocks-head = <b>Time limits of { $unit }</b> (working days)
clocks-line = { $urgency }: accept { $accept }, finish { $handle }
clocks-line-own = { $urgency }: accept { $accept }, finish { $handle } (set by the unit)
clocks-days = { $days ->
    [0] the same day
    [one] within 1 day
   *[other] within { $days } days
}
clocks-note = A change holds for each matter from its next step.
clocks-read-only = The coordinator of your unit or of the tier above can change them.
clocks-change-accept = { $urgency } accept
clocks-change-handle = { $urgency } finish
clocks-pick-accept = <b>{ $unit }</b> { $urgency }
    Accept within how many working days?
clocks-pick-handle = <b>{ $unit }</b> { $urgency }
    Finish within how many working days of accepting?
clocks-done = ✅ Changed.
clocks-back = ‹ Back
clocks-no-unit = “{ $name }” was not found, or is not within your reach.
clocks-which = Which “{ $name }”?

preview-reason = We are waiting for the survey of the house.

error-wrong-step-ask_extension = Nobody is handling this matter now, so no more time can be asked for. Please open it to see how it stands.
error-wrong-step-answer_extension = This was answered already, or the matter has moved on. Please open it to see how it stands.
error-refused-set_clocks = The coordinator of the unit or of the tier above sets its time limits.
error-refused-answer_extension = The next tier answers this; nobody grants their own request.
error-refused-set_leave = Your post cannot set leave for others. For your own, send /leave.
error-invalid-clock-days = At most { $accept } working days to accept and { $handle } to finish.
error-invalid-extension-days = At most { $limit } more working days at a time.
error-invalid-extension-waiting = Your last request has not been answered yet. You can ask again after that.
error-invalid-parties-disagree = That goes beyond the month of mediation, so both parties must agree.
error-invalid-nobody-above = There is nobody above who could answer. Please ask the administrator.
error-invalid-leave-days = These days cannot be: from today on, a year at most. Please choose again.
error-invalid-leave-overlaps = You are on leave on some of these days already. Cancel that first to change it.
error-invalid-leave-holder = The post has no holder, or several. They can send /leave themselves.
