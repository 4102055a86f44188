# Leave

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
command-leave = leave
help-leave = /leave – be on leave: messages go to your stand-in; with days, as in /leave 12-9 to 12-11
help-leave-of = /leave and a unit's name – set leave for a post below, as /leave Gudao
leave-head = <b>Leave</b>
leave-none = You have no leave set.
leave-line = • { $span }
leave-covered = { $unit } { $role }: while you are on leave the stand-in takes over
leave-uncovered = ⚠️ { $unit } { $role }: there is no stand-in, so messages still come to you. To have one, please ask the coordinator above or the administrator.
leave-uncovered-of = ⚠️ There is no stand-in, so messages still go to the holder. Please ask the administrator to set one.
leave-ask = Which days?
leave-day-today = Today
leave-day-tomorrow = Tomorrow
leave-day-week = This week
leave-other = 📅 Other days
leave-cancel = ✖️ Cancel { $span }
leave-first = From which day? Tap one, or type 9 Dec, 9 Dec to 11 Dec, or next week
leave-last = From { $first } until which day (that day included)?
leave-done = ✅ On leave: { $span }.
leave-over = The leave is cancelled
leave-back = ‹ Back
leave-gives = For a post below you: send /leave and the unit's name, as /leave Gudao.
leave-posts = <b>{ $unit }</b>
    Leave for which post?
leave-post-head = <b>{ $unit } { $role }</b>
leave-no-posts = { $unit } has no posts.
error-refused-set_leave = Your post cannot set leave for others. For your own, send /leave.
error-invalid-leave-days = These days cannot be: from today on, a year at most. Please choose again.
error-invalid-leave-overlaps = You are on leave on some of these days already. Cancel that first to change it.
error-invalid-leave-holder = The post has no holder, or several. They can send /leave themselves.
