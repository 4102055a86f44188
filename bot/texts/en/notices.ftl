# Pushed messages

notice-open = Open No. { $id }
notice-go-answer = Answer
notice-answer = ✏️ { $head }: the reporter added something.
notice-see-report = 📋 See the { $report }
notice-see-report-of = 📋 { $unit }
notice-reported = 🆕 A new matter: <b>{ $title }</b> ({ $kind })
    { $urgency } | 📍 { $place }
notice-reported-red = { $danger }

    A new matter: <b>{ $title }</b> ({ $kind })
    { $urgency } | 📍 { $place }
notice-by = the { $role } of { $unit }
notice-moved-yours = Your report <b>{ $title }</b>
notice-moved = <b>{ $title }</b>
notice-accept = 📥 { $head } has been accepted by { $by }.
notice-start-dispute = 🤝 { $head }: { $by } has begun to mediate.
notice-start-opinion = 🤝 { $head }: { $by } has begun to handle it.
notice-ask_back = ❓ { $head }: { $by } would like to know more:
notice-go_on = ▶️ { $head }: nothing more is needed from you, { $by } goes on.
notice-resolve = 📄 { $head } has an outcome: { $outcome }.
notice-close = 🗂 { $head } is finished and on file: { $outcome }. Thank you.
notice-withdraw = ↩️ { $head } was withdrawn by the reporter; nothing more to do.
notice-hand_up = ⏫ { $head } was handed up to you by { $by }; please take it:
notice-assign = 📤 { $head } was assigned to you by { $by }; please take it.
notice-take = 📥 { $head } has been taken by { $by }.
notice-turn_back = ↩️ { $head } was turned back by { $by }:
notice-take_back = ↩️ { $head } was taken back by { $by }; nothing more to do.
notice-not_fixed = 🔁 { $head }: the reporter says it is not fixed; it is open again.
notice-reopen = 🔁 { $head } was reopened by { $by }:
notice-undo = ↩️ { $head }: { $by } tapped by mistake and has undone the last step. It is still being handled; you will hear of the outcome.
notice-undo-kept = ↩️ { $head }: { $by } tapped by mistake and has undone the closing. The outcome stands: { $outcome }.
notice-changed = { $head } has moved on.
notice-detail = ✏️ <b>{ $title }</b>: the reporter added something.
notice-note = { $note }
notice-files = { $files ->
    [one] 📎 with one photo or voice note
   *[other] 📎 with { $files } photos or voice notes
}
notice-unit = • { $unit }
notice-units-more = … { $total } in all
notice-report-before = 📋 The { $report } of <b>{ $units }</b> for { $period } has written itself: please look it over and tap “Confirm” by { $due }.
notice-report-before-many = 📋 The { $report }s for { $period } have written themselves: please look them over and tap “Confirm” by { $due }:
    { $units }
notice-report-due-day = 📋 The { $report } of <b>{ $units }</b> for { $period } is to be confirmed by { $due }. A look and a tap will do.
notice-report-due-day-many = 📋 The { $report }s for { $period } are to be confirmed by { $due }. A look and a tap will do:
    { $units }
notice-report-stand-in = 📋 The { $report } of <b>{ $units }</b> for { $period } was due { $due } and is not in yet. You stand in for the holder of the post, who may be busy: please look it over and tap “Confirm”.
notice-report-stand-in-many = 📋 These { $report }s for { $period } were due { $due } and are not in yet. You stand in for the holders of the posts, who may be busy: please look them over and tap “Confirm”:
    { $units }
notice-report-head = 📋 The { $report } of your unit <b>{ $units }</b> for { $period } has not come in (it was due { $due }). Perhaps ask whether they need a hand.
notice-report-head-many = 📋 These { $report }s for { $period } have not come in (they were due { $due }). Perhaps ask whether they need a hand:
    { $units }
notice-report-unreached = 📵 <b>{ $units }</b> could not be reached: no phone is bound, or the bot was blocked, so no reminder of the { $report } for { $period } (due { $due }) came through. Could you get in touch another way?
notice-report-unreached-many = 📵 These could not be reached: no phone is bound, or the bot was blocked, so no reminder of the { $report } for { $period } (due { $due }) came through. Could you get in touch another way?
    { $units }
notice-report-next-tier = 📋 The { $report } of <b>{ $units }</b> for { $period } has not come in (it was due { $due }). Perhaps ask whether they need a hand.
notice-report-next-tier-many = 📋 These { $report }s for { $period } have not come in (they were due { $due }). Perhaps ask whether they need a hand:
    { $units }
notice-report-behind = 📋 The { $report } of <b>{ $unit }</b> for { $period } is confirmed, and there is more since:
notice-report-behind-meetings = • { $place } confirmed or corrected the minutes of a talk meeting, or judged an item there
notice-report-behind-legal-aid = • { $place } counted legal aid, or put a count right
notice-report-behind-agreements = • { $place } recorded an agreement or a judicial confirmation, or put one right
notice-report-behind-do = What was confirmed stays as it is. To have it in, open the report and tap “Correct”.
notice-report-late = 📋 The { $report } of <b>{ $units }</b> for { $period } was due { $due } and is not in yet. Please look it over and tap “Confirm”.
notice-report-late-many = 📋 These { $report }s for { $period } were due { $due } and are not in yet. Please look them over and tap “Confirm”:
    { $units }
