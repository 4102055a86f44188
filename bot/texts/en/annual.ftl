# Responsibility letters and annual reviews: of units, never of persons; what the desk knows is not asked

command-year = Letters and annual review
help-year = /year: responsibility letters and annual review: of units alone; the desk fills in what it knows
annual-head = 📄 <b>Letters and reviews { $year }</b>
annual-none = There is no letter for this year yet.
annual-not-yours = These posts handle and read letters and annual reviews: { $posts }. What became of your own reports: /mine
annual-line = • { $unit }: { $stage }
annual-line-due = • { $unit }: { $stage }, by { $due }
annual-line-late = ⚠️ { $unit }: { $stage }, was due by { $due }
annual-between = { $issuer } → { $unit }
annual-signed-of = • Issued by { $unit }: { $signed } of { $whole } signed ({ $rate })
annual-open = { $year } · { $unit }
annual-issued-by = Issued by { $unit }
annual-of-year = Year { $year }
annual-issued-head = 📄 <b>Letters { $year }</b> (issued by { $unit })
annual-signed = Signed <b>{ $rate }</b>: { $signed } of { $whole }
annual-undrafted = { $many } { $many ->
    [one] unit has
   *[other] units have
} no letter yet
annual-draft = ＋ Draft ({ $many } { $many ->
    [one] unit
   *[other] units
})
annual-drafted = Drafted: { $many }. Next: write the targets, then tap “Signed” once they are.
annual-begin = ▶️ Begin the annual review
annual-begin-sure = Begin the { $year } review of the letters issued by { $unit }?
    The units that signed will hear, and assess themselves first.
annual-begin-yes = Begin
annual-begun = Reviews begun: { $many }. The units have been told.
annual-table = 📊 Table of all units
annual-all-letters = ‹ All letters

annual-stage-drafted = drafted
annual-stage-signed = signed
annual-stage-checked = mid-year check
annual-stage-assessing = self-assessment
annual-stage-verifying = verification
annual-stage-fed-back = fed back
annual-stage-appealed = appeal
annual-stage-settled = settled
annual-stage-archived = archived
annual-stage-withdrawn = withdrawn
annual-arrow-draft = draft
annual-arrow-sign = sign
annual-arrow-check = mid-year check
annual-arrow-begin = begin the review
annual-arrow-hand_in = hand in
annual-arrow-record = record for the unit
annual-arrow-feed_back = feed back
annual-arrow-appeal = appeal
annual-arrow-settle = settle
annual-arrow-archive = archive
annual-arrow-withdraw = withdraw

annual-letter = 📄 <b>Responsibility letter { $year }</b>
annual-letter-units = { $issuer } → <b>{ $unit }</b>
annual-stands = Stands at: <b>{ $stage }</b>, by { $due }
annual-stands-late = ⚠️ Stands at: <b>{ $stage }</b>, was due by { $due }
annual-stands-open = Stands at: <b>{ $stage }</b>
annual-targets-are = 🎯 { $targets }
annual-targets-no = 🎯 No targets yet
annual-signed-on = ✍️ Signed on { $day }; no scan
annual-signed-on-scan = ✍️ Signed on { $day }; with scan
annual-check-said = 🔎 Mid-year check: { $note }
annual-accepted = 👌 The unit agrees
annual-recorded = 📝 Not handed in by the unit; recorded with the desk’s figures
annual-total-now = Now <b>{ $total }</b> of { $most } points
annual-total-settled = Settled: <b>{ $total }</b> of { $most } points
annual-grade = Grade: { $grade }
annual-grade-excellent = excellent
annual-grade-met = met
annual-grade-not-met = not met
annual-appeals = ⚖️ Appeals without an answer: { $many }
annual-do-targets = ✏️ Targets (this unit)
annual-do-targets-all = ✏️ Targets (all not signed)
annual-do-day = 📅 Signed on another day
annual-do-scan = 📎 Add the scan
annual-do-scan-anew = 📎 Replace the scan
annual-do-check = 🔎 Mid-year check
annual-do-appeal = ⚖️ Appeal against this line
annual-do-grant = ✅ Grant the appeal
annual-do-refuse = ✖️ Do not grant
annual-sheet-fill = ✏️ Sheet, line by line
annual-sheet-open = 📋 Sheet
annual-scan-open = 📎 Scan
annual-file = 📊 Take the sheet
annual-below = Issued by it
annual-tap-sign = ✍️ Signed today
annual-tap-hand-in = ✅ Hand in
annual-tap-record = 📝 Record it (desk’s figures)
annual-tap-agree = ✅ Verify all that agree with the desk
annual-tap-feed-back = 📣 Feed back to the unit
annual-tap-accept = 👌 We agree
annual-tap-settle = ✅ Settle
annual-tap-archive = 🗄 Archive
annual-tap-withdraw = Withdraw this letter
annual-yes = Yes
annual-sure-hand-in = Hand in the self-assessment of { $unit } now? { $total } points in all.
    The desk’s figures are taken as they are now, and stay.
annual-sure-record = { $unit } has not handed in by its day. Go on with the desk’s figures? { $total } points as of now.
    What the unit has not said stays unsaid; it may appeal once it is fed back.
annual-sure-feed-back = Feed back to { $unit } what was verified? { $total } points in all.
    The unit then has some working days to appeal.
annual-sure-accept = Does { $unit } agree with what was verified? { $total } points in all.
    There is no appeal after that.
annual-sure-settle = Settle the review of { $unit }? { $total } points in all.
annual-sure-withdraw = Withdraw the letter of { $unit }?
    It no longer counts as to be signed; another may be drafted.
annual-told-sign = Signed; the unit has been told.
annual-told-hand-in = Handed in.
annual-told-record = Recorded; the unit has been told.
annual-told-agree = The lines that agree with the desk are verified.
annual-told-feed-back = Fed back to the unit.
annual-told-accept = On file: the unit agrees.
annual-told-settle = Settled; the unit has been told.
annual-told-archive = Archived.
annual-told-withdraw = Withdrawn.

annual-sheet = 📋 <b>Sheet { $year }</b> { $unit }
annual-facts-now = The desk’s figures as of now; taken when handed in
annual-facts-at = The desk’s figures as of { $at }
annual-short = { $number } { $topic } <b>{ $points }</b>/{ $most } · { $fact }
annual-short-differs = { $number } { $topic } <b>{ $points }</b>/{ $most } · { $fact } ✏️changed
annual-fill-hint = Open the ✏️ lines and give their points; the others follow the desk
annual-verify-hint = To verify: { $left }; tap the numbers
annual-appeal-until = ⚖️ Open a line to appeal against it, by { $until }
annual-to-letter = ‹ Letter
annual-to-sheet = Sheet
annual-before = ‹ Before
annual-next = Next ›
annual-item = <b>{ $number } { $topic }</b> ({ $most } points, { $source })
annual-standard = By: { $standard }
annual-desk-hand = The desk has no figure; points by hand
annual-desk = Desk: { $fact } = { $points }
annual-points = { $points } points
annual-own = Own figure: <b>{ $points }</b>
annual-own-why = Own figure: <b>{ $points }</b>; { $reason }
annual-verified = Verified: <b>{ $points }</b>
annual-verified-why = Verified: <b>{ $points }</b>; { $reason }
annual-appeal-said = ⚖️ Appeal: { $reason }
annual-granted = ✅ Granted: { $was } → <b>{ $points }</b>; { $reason }
annual-refused = ✖️ Not granted: stays { $was }; { $reason }
annual-as-desk = ↩️ As the desk has it ({ $points })
annual-as-own = ✅ Verify as assessed ({ $points })
annual-as-on-file = ✅ Verify the desk’s figure ({ $points })
annual-as-zero = 0 (none)
annual-other-points = ✏️ Other points
annual-source-desk = the desk
annual-source-hand = by hand

annual-about = <b>Letter { $year }</b> { $unit }
annual-about-line = <b>Sheet { $year }</b> { $unit }
    { $topic } ({ $most } points): { $fact }
annual-about-gone = <b>Responsibility letter</b>
annual-ask-points = { $about }

    How many points? Please type a number, such as 8.5.
annual-ask-targets = { $about }

    What is to be achieved this year? Please write a sentence or two.
annual-ask-targets-all = { $about }

    What is to be achieved this year? Please write a sentence or two, for all letters that are not signed.
annual-ask-check = { $about }

    What did the mid-year check find? Please write a sentence or two.
annual-ask-own = { $about }

    Own figure { $points }. Why? One sentence, please.
annual-ask-verify = { $about }

    Verified { $points }. Why is it not the unit’s own figure? One sentence, please.
annual-ask-appeal = { $about }

    Why do you not agree with this figure?
annual-ask-grant = { $about }

    To be { $points }. Why? One sentence, please. The figure before stays beside it.
annual-ask-refuse = { $about }

    Why does the figure stay?
annual-ask-day = { $about }

    When was it signed? Please type the day, such as 1 March.
annual-ask-scan = { $about }

    Please send a photo of the signed page, or a PDF.
annual-look = { $about }

    { $what }
    { $note }
annual-look-day = { $about }

    { $what }: { $day }
annual-what-targets = Targets:
annual-what-targets-all = Targets (for all not signed):
annual-what-day = Signed on
annual-what-scan = Scan
annual-what-check = Mid-year check:
annual-what-own = Own figure { $points }:
annual-what-verify = Verified { $points }:
annual-what-appeal = Appeal:
annual-what-grant = Granted, to be { $points }:
annual-what-refuse = Not granted:
annual-send = ✅ Confirm
annual-done-targets = ✅ The targets are on file.
annual-done-targets-all = ✅ The targets are in all letters not signed.
annual-done-day = ✅ Signed; the unit has been told.
annual-done-scan = ✅ The scan is on file.
annual-done-check = ✅ The mid-year check is on file.
annual-done-own = ✅ Your figure is on file.
annual-done-verify = ✅ Verified.
annual-done-appeal = ✅ The issuing unit has been told of the appeal.
annual-done-grant = ✅ Granted; the unit has been told.
annual-done-refuse = ✅ Answered; the unit has been told.
annual-late = This cannot be done any more; please look how it stands now.
typed-points = points

annual-file-title = Annual review { $year } ({ $unit })
annual-file-head = Issued by: { $issuer }; stands at: { $stage }
annual-file-form = Sheet version { $version }
annual-file-at = ; the desk’s figures as of { $at }
annual-file-sheet = Sheet
annual-file-sent = 📊 { $title }
annual-table-title = Annual reviews { $year } ({ $unit })
annual-table-sheet = All units
annual-table-head = In the order of unit codes, not ranked; no points before they are fed back. As of { $at }
annual-table-sent = 📊 { $title }, { $rows } { $rows ->
    [one] unit
   *[other] units
}
annual-column-item = Item
annual-column-points = Points
annual-column-standard = Standard
annual-column-source = Source
annual-column-fact = The desk’s fact
annual-column-own = Own
annual-column-verified = Verified
annual-column-reason = Reason
annual-column-appeal = Appeal and answer
annual-column-settled = Settled
annual-column-total = Total
annual-column-unit = Unit
annual-column-stage = Stands at
annual-column-signed = Signed on
annual-column-version = Version
annual-column-grade = Grade
annual-reason-own = own: { $reason }
annual-reason-verified = verified: { $reason }
annual-answer-granted = granted: { $reason }
annual-answer-refused = not granted: { $reason }
annual-added = { " " }(addition)

error-wrong-step-annual = This letter does not stand there any more; please look how it stands now.
error-wrong-step-annual-late = The days of appeal are over, or the unit has agreed.
error-wrong-step-annual-appealed = This line was appealed against already.
error-wrong-step-annual-answered = No appeal waits for an answer here.
error-wrong-step-annual-open = An appeal waits for its answer, or may still come: it cannot be settled now.
error-invalid-annual-year = Letters are drafted for this year or the next.
error-invalid-annual-nobody = All units below have their letter.
error-invalid-annual-targets = There are no targets yet; please write them first.
error-invalid-annual-early = There is none to begin: it must be signed, and month { $month } of its year have come.
error-invalid-annual-points = This line gives { $most } points at most.
error-invalid-annual-figure = Please type a number, such as 8 or 8.5.
error-invalid-annual-reason = Please give a reason in one sentence.
error-invalid-annual-same = To grant an appeal is to change the figure; if it stays, tap “Do not grant”.
error-invalid-annual-missing = Some lines by hand have no points yet; please give them first.
error-invalid-annual-unverified = Some lines are not verified yet; please do that first.
error-refused-issue_annual = The issuing unit’s supervisor, coordinator or administrator sees to letters.
error-refused-answer_annual = The unit itself assesses itself and appeals.
error-refused-read_annual = Your post does not read letters and annual reviews.
