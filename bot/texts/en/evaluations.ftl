# Residents' evaluation: twice a year, of the bodies and of how items were handled, never of persons

command-evaluation = Residents' evaluation
help-evaluation = /evaluation residents' evaluation: prepare, count, confirm, publish, put right

evaluation-body-party-committee = Party committee
evaluation-body-residents-committee = Residents' committee
evaluation-body-management-office = Management office
evaluation-body-service-station = Public service station
evaluation-body-information-station = Information station
evaluation-of-item = Item: { $title }
evaluation-of-dispute = Item: a dispute ({ $category })
evaluation-of-rectification = Put right: { $title }
evaluation-grade-satisfied = satisfied
evaluation-grade-fairly = mostly satisfied
evaluation-grade-not = not satisfied

evaluation-head = 🗳️ <b>Residents' evaluation · { $unit } · { $half }</b>
evaluation-none = Not prepared yet; it is to be done by { $due }.
evaluation-none-late = ⚠️ There was none; it was to be done by { $due }.
evaluation-of = Evaluated: { $bodies } bodies, how { $items } items were handled, { $rectified } things to be put right since the last time
evaluation-stage-prepared = 📅 Prepared, the meeting is on { $day }
evaluation-stage-counted = ⏳ Held on { $day }; somebody else has to confirm the tally
evaluation-stage-void = 🚫 The meeting of { $day } does not count: fewer than two thirds were there
evaluation-stage-confirmed = ✅ Held on { $day }, result confirmed
evaluation-stage-published = 📌 Held on { $day }, result published
evaluation-again = { $line } (meeting { $round })
evaluation-correcting = ✏️ Being corrected: these are the new figures, they count once somebody else confirms them
evaluation-corrected-soon = ✏️ Being corrected; until that is confirmed these figures hold
evaluation-sent-back = ↩️ Sent back: { $note }
evaluation-counts = expected { $expected } · present { $present } · given out { $given } · returned { $returned } · valid { $valid } · spoiled { $spoiled }
evaluation-counts-line = 👥 { $counts }
evaluation-no-quorum = Fewer than two thirds were there: it does not count and is to be held again.
evaluation-few = Fewer than { $fewest } valid sheets: only the totals are kept.
evaluation-legend = Result and rate (satisfied/mostly/not/no opinion):
evaluation-object = • { $name }: <b>{ $grade }</b> { $rate } ({ $satisfied }/{ $fairly }/{ $dissatisfied }/{ $unrated })
evaluation-object-open = • { $name }: —
evaluation-objects-good = • The other { $many }: satisfied
evaluation-objects-more = • { $many } more, see “📊 Each”
evaluation-objects = 📊 Each of the { $many }
evaluation-recorded-for = { $role } (recorded for the community)
evaluation-entered = ✍️ entered by { $role }, { $at }; not confirmed yet
evaluation-entered-confirmed = ✍️ entered by { $role }, { $at }; confirmed by { $by }, { $when }
evaluation-why = ✏️ Why it was corrected: { $note }
evaluation-to-tell = ⏰ Tell the bodies and publish by { $due }
evaluation-published = 📌 Published from { $first } to { $last }
evaluation-wrong = 🔧 <b>To be put right: { $many }</b>
evaluation-wrong-line = • { $what } → { $unit }, by { $due } ({ $state })
evaluation-wrong-line-overdue = • ⚠️ { $what } → { $unit }, was due by { $due } ({ $state })
evaluation-wrong-open = 🔧 { $what }
evaluation-wrong-handed-out = handed out
evaluation-wrong-returned = sent back
evaluation-wrong-under-way = under way
evaluation-wrong-fed-back = done, judged next time
evaluation-wrong-done = closed
evaluation-wrong-dropped = dropped

evaluation-prepare = 📅 Prepare it
evaluation-enter = ✍️ Enter the tally
evaluation-enter-on = ✍️ Go on entering
evaluation-other-day = 📅 Another day
evaluation-hold-again = 🔁 Hold it again
evaluation-confirm = ✅ Confirm the tally
evaluation-send-back = ↩️ Send it back
evaluation-publish = 📌 Told and published
evaluation-rectify = 🔧 To be put right
evaluation-correct = ✏️ Correct the tally
evaluation-drop = Give the correction up
evaluation-paper-sheet = 🖨️ Empty tally sheet
evaluation-paper-notice = 📄 Notice
evaluation-paper-results = 📊 Results
evaluation-before = ‹ { $half }
evaluation-after = { $half } ›
evaluation-to-list = Communities
evaluation-late = It has just changed; here is how it stands
evaluation-did-confirm = ✅ Confirmed
evaluation-publish-ask = Have the bodies been told, and does the notice hang? It counts from today.
evaluation-publish-yes = ✅ Yes
evaluation-publish-no = ‹ Back
evaluation-did-publish = 📌 Noted: published from today
evaluation-did-drop = Given up; the old figures hold

evaluations-head = 🗳️ <b>Residents' evaluation · { $half }</b> (by { $due })
evaluations-of-none = not prepared { $many }
evaluations-of-prepared = prepared { $many }
evaluations-of-counted = to confirm { $many }
evaluations-of-void = no quorum { $many }
evaluations-of-confirmed = confirmed { $many }
evaluations-of-published = published { $many }
evaluations-line-none = ▫️ <b>{ $unit }</b> not prepared yet
evaluations-line-prepared = 📅 <b>{ $unit }</b> meets on { $day }
evaluations-line-counted = ⏳ <b>{ $unit }</b> tally to be confirmed
evaluations-line-void = 🚫 <b>{ $unit }</b> too few came, to be held again
evaluations-line-confirmed = ✅ <b>{ $unit }</b> confirmed, to be published
evaluations-line-published = 📌 <b>{ $unit }</b> published
evaluations-empty = There is no community within your reach.
evaluations-not-yours = Residents' evaluations are held by these posts: { $posts }. How your own matters stand: /mine

plan-ask-day = { $about }

    On which day do the residents' representatives meet? Pick one or type one (such as next Wed). A day of rest is fine; of a meeting already held, its day.
plan-check = { $about }

    📅 Meeting on <b>{ $day }</b>
    Evaluated: { $bodies } bodies, how { $many } items were handled, { $rectified } things to be put right since the last time.
    What is evaluated does not change after this.
plan-check-again = { $about }

    📅 Meet on <b>{ $day }</b> instead?
plan-item-in = ☑️ { $title }
plan-item-out = ◻️ { $title }
plan-yes = ✅ Settle it
plan-done = ✅ Settled. Print the empty tally sheet for the meeting, and come back to enter it.
plan-done-again = ✅ The day is changed.

tally-ask-counts = { $about }

    { $now }
    Type six numbers from the tally sheet, with blanks between:
    <b>expected present given-out returned valid spoiled</b>
    Such as: 50 42 42 41 40 1
tally-now = On file now: { $counts }
tally-keep-counts = Leave as is, go on ›
tally-keep-votes = Leave as is, go on ›
tally-had = On file now: { $votes }
tally-entered = ✋ Somebody else was quicker, so what you just sent is not noted.
    { $lines }
    Send it once more to put yours in its place, or tap “Leave as is, go on”.
tally-none = Line { $line } ({ $name }) does not fit, so none of the lines is noted. Please put it right and send them all again.
tally-noted = ✅ { $name } { $votes }
tally-later = Enough for now (it is kept)
tally-ask-votes = { $about }

    { $number } of { $many }: <b>{ $object }</b>
    { $had }
    Type four numbers that add up to the { $valid } valid sheets:
    <b>satisfied mostly not no-opinion</b>
    Several at once are fine, one a line.
tally-counts-again = ‹ Change the totals
tally-again = ✏️ { $name }
tally-check = { $about }

    👥 { $counts }
tally-hint = Check it. Tap what is wrong to type it again; if all is right hand it in, and somebody else confirms it.
tally-lines = Those were more lines than there is to enter; the rest is not noted. Please check.
tally-go-on = Go on ›
tally-hand-in = ✅ Hand in, to be confirmed
tally-hand-in-void = 🚫 Note it as void
tally-done = ✅ Handed in; somebody else confirms it.
tally-done-void = 🚫 Noted as void. Tap “🔁 Hold it again” to set a day.
tally-done-back = ↩️ Sent back; whoever entered it hears so.
tally-done-correct = ✏️ You can correct it now: tap “✍️ Go on entering”.
tally-ask-back = { $about }

    ↩️ What is wrong with the figures? One sentence.
tally-ask-correct = { $about }

    ✏️ Why is it corrected? One sentence. The new figures are confirmed by somebody else, too, and published again.
tally-check-reason = { $about }

    { $note }

    To change it, send another sentence.
tally-send-back = ↩️ Send back
tally-correct = ✏️ Begin correcting

rectify-ask-object = { $about }

    🔧 What is to be put right?
rectify-ask-what = { $about }

    { $object }: what is to be put right? One sentence (no names or phone numbers).
rectify-ask-unit = { $about }

    🔧 { $what }

    Which unit puts it right?
rectify-ask-day = { $about }

    🔧 { $what }
    { $unit }

    By which day at the latest? Pick one or type one.
rectify-day = { $days } working days: { $day }
rectify-check = { $about }

    🔧 { $object }: { $what }
    { $unit }, by <b>{ $day }</b>.

    It is followed until the next evaluation.
rectify-yes = ✅ Hand it out
rectify-done = 🔧 Handed out; the next evaluation judges what became of it.

evaluation-column-number = No.
evaluation-column-object = Evaluated
evaluation-column-expected = Expected
evaluation-column-present = Present
evaluation-column-given = Given out
evaluation-column-returned = Returned
evaluation-column-valid = Valid
evaluation-column-spoiled = Spoiled
evaluation-column-satisfied = Satisfied
evaluation-column-fairly = Mostly
evaluation-column-dissatisfied = Not
evaluation-column-unrated = No opinion
evaluation-column-rate = Rate
evaluation-column-grade = Result
evaluation-column-what = To be put right
evaluation-column-unit = Unit
evaluation-column-due = By
evaluation-sheet-title = { $unit }: tally of the residents' evaluation, { $half }
evaluation-sheet-day = Day of the meeting: ____________
evaluation-sheet-checks = Check: present at most expected; given out at most present; returned at most given out; valid and spoiled make returned; each row adds up to valid. With fewer than two thirds present it does not count.
evaluation-sheet-few = With fewer than { $fewest } valid sheets fill in the totals above only.
evaluation-sheet-sign = Called by: __________  Counted by: __________  Watched by: __________
evaluation-notice-title = { $unit }: result of the residents' evaluation, { $half }
evaluation-notice-held = The residents' representatives of { $unit } met on { $held } and evaluated by unsigned sheets. The result:
evaluation-notice-few = Fewer than { $fewest } sheets were valid: only the totals are published.
evaluation-notice-wrong = To be put right
evaluation-notice-days = Published from { $first } to { $last }
evaluation-notice-days-open = Published from ____________ to ____________ (at least { $days } days)
evaluation-notice-objections = Objections can be raised with { $unit } while this is posted.
evaluation-notice-seal = (seal)
evaluation-notice-date = Date: ____________
evaluation-results-title = { $unit }: results of the residents' evaluation, { $half }
evaluation-results-held = Day of the meeting: { $held }
evaluation-results-sheet = Results
evaluation-file-sheet = { $unit } tally sheet { $half }
evaluation-file-notice = { $unit } notice of the evaluation { $half }
evaluation-file-results = { $unit } results of the evaluation { $half }
evaluation-caption-sheet = 🖨️ { $title }: print it for the meeting, fill it in there, enter it afterwards.
evaluation-caption-notice = 📄 { $title }: without names; stamp it and hang it out.
evaluation-caption-results = 📊 { $title }

notice-evaluation-to-confirm = ⏳ { $unit }, { $half }: the tally of the residents' evaluation is in ({ $by }). Please check and confirm it.
notice-evaluation-sent-back = ↩️ { $unit }, { $half }: the tally of the residents' evaluation was sent back ({ $by }). Please put it right and hand it in again:
notice-evaluation-confirmed = ✅ { $unit }, { $half }: the result of the residents' evaluation is confirmed ({ $by }). Please tell the bodies and publish it.
notice-evaluation-annulled = 🚫 { $unit }, { $half }: the corrected tally of the residents' evaluation has no quorum ({ $by }). It is to be held again.
notice-evaluation-open = 🗳️ Open it
notice-evaluation-open-of = 🗳️ { $unit }
notice-evaluation-more = { $total } communities in all.
notice-evaluation-publish-due-day = ⏰ Today is the last day to tell the bodies of the evaluation and publish the result:
notice-evaluation-publish-handler = ⏰ The result of the evaluation is overdue to be published. Please do it soon:
notice-evaluation-publish-stand-in = ⏰ The result of the evaluation is overdue; the holder may be busy, please help as the stand-in:
notice-evaluation-publish-head = ⏰ Your unit's result of the evaluation is overdue to be published. Please ask when you can:
notice-evaluation-publish-next-tier = ⏰ Below, a result of the evaluation is overdue to be published. Please ask when you can:
notice-evaluation-publish-line = • { $unit }, { $half }, by { $due }
notice-evaluation-missing-before = 🗳️ The residents' evaluation of the { $half } is to be done by { $due }. Please set a day:
notice-evaluation-missing-due-day = 🗳️ Today is the last working day for the residents' evaluation of the { $half }. Not done yet:
notice-evaluation-missing-handler = ⏰ The residents' evaluation of the { $half } was due by { $due }. Please hold it soon:
notice-evaluation-missing-stand-in = ⏰ The residents' evaluation of the { $half } was due by { $due }; the holder may be busy, please help as the stand-in:
notice-evaluation-missing-head = ⏰ Your unit's residents' evaluation of the { $half } was due by { $due }. Please ask when you can:
notice-evaluation-missing-next-tier = ⏰ Below, the residents' evaluation of the { $half } was due by { $due }. Please ask when you can:
notice-evaluation-missing-line = • { $unit }

error-refused-evaluate = Residents' evaluations are held by a community's information officer or mediator, or the street's coordinator.
error-wrong-step-evaluation = The evaluation has just changed. Please open it to see how it stands.
error-invalid-evaluation-unit = An evaluation is of a community. Please pick one.
error-invalid-evaluation-half = Only for this half-year, or the one before.
error-invalid-evaluation-day = That day is before the half-year or too far off. Please pick another.
error-invalid-evaluation-own = You entered this tally yourself; somebody else has to confirm it.
error-invalid-tally-numbers = I did not understand that. Please type whole numbers with blanks between.
error-invalid-tally-six = Six numbers are needed: expected, present, given out, returned, valid, spoiled. You typed { $many }.
error-invalid-tally-four = Four numbers are needed: satisfied, mostly, not, no opinion. You typed { $many }.
error-invalid-tally-range = Each number is from 0 to { $limit }. Please check.
error-invalid-tally-nobody = Expected cannot be 0.
error-invalid-tally-present = { $present } present is more than the { $expected } expected. Please check.
error-invalid-tally-given = { $given } given out is more than the { $present } present. Please check.
error-invalid-tally-returned = { $returned } returned is more than the { $given } given out. Please check.
error-invalid-tally-valid = { $valid } valid and { $spoiled } spoiled make { $sum }, but { $returned } were returned. Please check.
error-invalid-tally-sum = The four numbers make { $sum }, but { $valid } sheets are valid. Please check.
error-invalid-tally-first = Please type the six totals first.
error-invalid-tally-few = Only { $valid } sheets are valid, fewer than { $fewest }: no grades are entered.
error-invalid-rectification-missing = Please write in one sentence what is to be put right.
error-invalid-rectification-too-long = That is { $length } characters, at most { $limit }. Please shorten it.

preview-item = Street lamp at no. 3
preview-wrong = Nobody at the counter at noon
