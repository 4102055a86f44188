# The page of a matter, a line of a list, how days are said

day = { $day } { $month }
day-span = { $first }–{ $last } { $month }
day-span-months = { $first } – { $last }
week = week { $number }, { $span }
week-short = week { $number }
deadline-today = today ({ $weekday }) { $hour }
deadline-tomorrow = tomorrow ({ $weekday }) { $hour }
deadline-yesterday = yesterday ({ $weekday }) { $hour }
between-names = {", "}

danger = 🔴 <b>If anyone is in danger, call 110, 119 or 120 first</b>

mark-reported = 🆕
mark-returned = ❓
mark-accepted = 📥
mark-mediating = 🤝
mark-resolved = ✅
mark-ended = ☑️
mark-closed = 🗂
mark-withdrawn = ↩️
mark-offered = ⏳
mark-merged = 🔗
state-line = { $mark } { $state }
state-line-outcome = { $mark } { $state }: { $outcome }

page-head = { $head } · page { $page }/{ $pages }
open-line = No. { $id } · { $category } · { $place }
open-line-red = 🔴 { $line }
refresh = 🔄 Refresh
more = ⋯ More
more-back = ‹ Back to the case
more-head = <b>{ $title }</b>
    <i>{ $summary }</i>

    What else may be done about it:
to-queue = ‹ My queue
to-mine = ‹ My reports

case-number-marks = #No.no
case-hint = Which matter? Put its number after the command, for example: /case 12
case-title = No. { $id } · { $category }
case-head = <b>{ $title }</b> ({ $kind })
case-state = { $state } | { $urgency }
case-place = 📍 { $place }
case-people = 👥 { $people } involved
case-unit = 🏠 with { $unit }
case-handler = 🏠 with the { $role } of { $unit }
case-offered = ⏳ handed to { $unit }, waiting to be taken
case-due = { $due }
case-due-accept = ⏰ to be accepted by { $due }
case-due-finish = ⏰ to be finished by { $due }
case-overdue-accept = ⚠️ overdue, should have been accepted by { $due }
case-overdue-finish = ⚠️ overdue, should have been finished by { $due }
case-summary = { $summary }
case-steps = <b>What has happened</b>
case-way = <b>{ $title }</b>, what has happened · { $count } steps
case-step = • { $at } { $unit }, { $role }: { $what }
case-step-note = • { $at } { $unit }, { $role }: { $what }. { $note }
case-steps-more = { $count ->
    [one] …one step before
   *[other] …{ $count } steps before
}

did-report = reported it
did-accept = accepted it
did-start-dispute = began to mediate
did-start-opinion = began to handle it
did-ask_back = asked for more detail
did-answer = added detail
did-resolve = recorded the outcome
did-resolve-outcome = recorded the outcome: { $outcome }
did-close = closed it
did-withdraw = withdrew it
did-hand_up = handed it up to { $to }
did-assign = assigned it to { $to }
did-take = took it
did-turn_back = turned it back
did-take_back = took it back
did-not_fixed = said it is not fixed; open again
did-reopen = reopened it
did-merge = merged it into another
did-undo = undid the last step
did-convert = changed its kind
did-go_on = went on without the answer
did-note = added detail

step-accept = ✅ { $step }
step-start = ▶️ { $step }
step-ask_back = ❓ { $step }
step-answer = ✏️ { $step }
step-resolve = ✅ { $step }
step-close = 🗂 { $step }
step-withdraw = ↩️ { $step }
step-hand_up = ⏫ { $step }
step-assign = 📤 { $step }
step-take = 📥 { $step }
step-turn_back = ↩️ { $step }
step-take_back = ↩️ { $step }
step-not_fixed = 🔁 { $step }
step-reopen = 🔁 { $step }
step-merge = 🔗 { $step }
step-undo = ↩️ { $step }
step-convert = 🔀 { $step }
step-go_on = ▶️ { $step }
step-ask-again = ❓ Ask again
file-photo = 📷 Photo { $number }
file-voice = 🎤 Voice { $number }

done-accept = Accepted
done-start-dispute = Mediation has begun
done-start-opinion = Handling has begun
done-ask_back = ✅ Sent to the reporter; now wait for the answer.
done-answer = ✅ Added, thank you.
done-resolve = ✅ The outcome is on file; the reporter will hear of it.
done-other-ways = Please tell both parties: arbitration, the authority in charge and the court are still open to them. To refer it, tap “⋯ More”.
done-close = Closed
done-withdraw = ↩️ Withdrawn.
done-hand_up = ⏫ Handed up. It stays yours until somebody there takes it.
done-assign = 📤 Assigned; waiting for them to take it.
done-take = Taken: it is yours now
done-turn_back = ↩️ Turned back.
done-take_back = Taken back: it stays yours
done-not_fixed = 🔁 Open again; those who handle it will hear.
done-reopen = 🔁 Reopened.
done-merge = 🔗 Merged.
done-undo = Undone
done-convert = 🔀 Changed.
done-go_on = Going on without the answer
too-late = Somebody was quicker: this matter has just changed. Here is how it stands now.
answer-given = You have answered already, thank you. To say more, tap “Add detail” below.
answer-over = No answer is needed any more ({ $state }). Here is how the matter stands now.
not-this-step = This step is not for your post. Here is how the matter stands now.

step-about = <b>{ $title }</b>
    <i>{ $summary }</i>
step-about-gone = <b>No. { $id }</b>
step-ask-outcome = { $about }

    How did it end?
step-ask-question = { $about }

    What should the reporter add? Send one sentence, for example: which building and entrance?
step-ask-detail = { $about }

    What would you like to add? A sentence, a photo or a voice note will do.
step-ask-answer = { $about }

    ❓ { $question }

    Please answer: a sentence, a photo or a voice note will do.
step-ask-withdraw = { $about }

    Really withdraw it? Nobody will handle it any more.
step-check-question = { $about }

    This will be asked:

    { $note }

    To change it, just send another sentence.
step-check-sentence = { $about }

    Outcome: <b>{ $outcome }</b>

    { $note }

    Record it if this is right; to change it, send another sentence.
step-check-detail = { $about }

    This will be added:

    { $note }
    { $files }

    You may send more: it goes behind what stands here. To correct something, edit your message.
step-no-note = (no text)
step-files = { $photos ->
    [0] { $voices ->
        [0] (no photo, no voice note)
        [one] 🎤 one voice note
       *[other] 🎤 { $voices } voice notes
    }
    [one] { $voices ->
        [0] 📷 one photo
        [one] 📷 one photo, 🎤 one voice note
       *[other] 📷 one photo, 🎤 { $voices } voice notes
    }
   *[other] { $voices ->
        [0] 📷 { $photos } photos
        [one] 📷 { $photos } photos, 🎤 one voice note
       *[other] 📷 { $photos } photos, 🎤 { $voices } voice notes
    }
}
step-send-question = ✅ Send to the reporter
step-send-sentence = ✅ Record the outcome
step-send-detail = ✅ Add it
step-yes-withdraw = ↩️ Withdraw
step-no-withdraw = ‹ Keep it
step-only-text = This step needs just a sentence: please type it.
step-only-these = Only text, photos and voice notes can be added here.

preview-category = Neighbours
preview-sentence = Water leaks from the third floor to the second, and the two households argue.

# The sentence of an outcome: asked as it ended
step-ask-sentence = { $about }

    Outcome: { $outcome }

    { $asked }
ask-ended-success = Say in one sentence how it was settled (no names or phone numbers, please). The agreement and the ledger use it as it is; nobody asks for it again.
ask-ended-failed = Say in one sentence where it got stuck and why (no names or phone numbers, please).
ask-ended-refused = Say in one sentence how the parties see it (no names or phone numbers, please). Taking part is voluntary; it counts against nobody.
ask-ended-ended = Say in one sentence why it was ended (no names or phone numbers, please).
ask-ended-to_court = Say in one sentence how far it has come, for example: one party has filed a suit and the court has taken it (no names or phone numbers, please).
ask-ended-referred = Say in one sentence where it was referred and why (no names or phone numbers, please).
ask-ended-success-opinion = How was it fixed? One sentence goes to the reporter word for word (no names or phone numbers, please) and is not asked for again. If it is on the notice board, just tap the button below.
ask-ended-failed-opinion = Why could it not be done? One sentence goes to the reporter word for word (no names or phone numbers, please).
ask-ended-refused-opinion = Why is it not wanted any more? Say so in one sentence (no names or phone numbers, please).
ask-ended-ended-opinion = Why does it go no further? One sentence goes to the reporter word for word (no names or phone numbers, please).
ask-ended-to_court-opinion = How far has it come? One sentence goes to the reporter word for word (no names or phone numbers, please).
ask-ended-referred-opinion = Who has it now, and whom can one ask? One sentence goes to the reporter word for word (no names or phone numbers, please).
done-resolve-opinion = ✅ The outcome is on file; the reporter gets the answer.

# What the handler puts with a matter: the signed agreement, the place, the visit
papers-entry = 📎 Attach photos, files
file-paper = 📎 File { $number }
papers-ask = { $about }

    Send photos, voice notes or PDF files, at most { $limit }: the signed agreement, the place, the follow-up visit. Those of a dispute belong to the mediation record; the reporter does not see them. Please cover identity-card and phone numbers before you take the picture.
papers-came = 📎 { $files ->
    [one] One has
   *[other] { $files } have
} come; you may send more.
papers-attach = ✅ Attach
papers-done = 📎 Attached: { $files }. Tap below to open them.
error-invalid-paper-kind = Only photos, voice notes and PDF files can be attached here.
error-invalid-papers-missing = No photo or file has come yet; please send one first.
error-wrong-step-papers = Nothing can be attached now: it has to be accepted first, and what was withdrawn or merged takes no more.
# A long way is folded
step-way = 📜 The whole way ({ $count } steps)
case-offered-yours = 📥 Handed to { $unit }: please take it or turn it back
