# Two-way evaluation: departments and communities judge each other, by units

command-twoway = Two-way evaluation
help-twoway = /twoway: departments and communities judge each other: units, not people
twoway-head = 🤝 <b>Two-way evaluation</b>
twoway-none = There is no round now. You will hear when one begins.
twoway-not-yours = These posts fill and read it: { $posts }. What became of your own reports: /mine
twoway-line = • { $half } ({ $host }): { $came } of { $mine } in, due by { $due }
twoway-line-none = • { $half } ({ $host }): open, due by { $due }
twoway-line-late = ⚠️ { $half } ({ $host }): { $came } of { $mine } in, was due by { $due }
twoway-line-closed = • { $half } ({ $host }): closed
twoway-open = Round: { $half } · { $host }
twoway-plan = ＋ Open a round ({ $unit })
twoway-to-rounds = ‹ All rounds
twoway-to-round = ‹ Sheets, { $half }
twoway-between = { $unit } on { $about }

twoway-planned = 🤝 <b>Open a two-way evaluation · { $half } ({ $host })</b>
    { $units } units, { $sheets } sheets, in both directions.
    Who judges whom: by the tree, and by the dealings on file in the half-year.
    Due by { $due }; late ones are taken until { $closes }.
    With “Open” all units are told.
twoway-no-sides = There are no units now that could judge each other: it takes a street (or district, or centre) and a community.
twoway-open-it = ✅ Open
twoway-opened = Opened; all units will hear.

twoway-round = 🤝 <b>Two-way evaluation · { $half } ({ $host })</b>
twoway-standing = Of your unit { $came } { $came ->
    [one] sheet is
   *[other] sheets are
} in, { $left } to go.
    ⏰ Due by { $due }; late ones are taken until { $closes }.
twoway-standing-late = ⚠️ Was due by { $due }: { $left } { $left ->
    [one] sheet
   *[other] sheets
} to go ({ $came } in).
    They are still taken until { $closes }; please fill them now.
twoway-all-in = ✅ All { $mine } of your unit are in. Results come when it closes, { $closes }.
twoway-no-sheets = ⏰ Due by { $due }; late ones are taken until { $closes }.
twoway-is-closed = Closed; the results may be read.
twoway-is-cancelled = This round was called off. There is nothing to fill in, and what was is shown to nobody.
twoway-progress = { $came } of all { $total } sheets are in.
twoway-behind = • { $unit } { $came }/{ $total }
twoway-sheet-open = ✏️ { $unit }
twoway-sheet-open-begun = ✏️ { $unit } · { $marked } marked
twoway-sheet-in = ✅ { $unit }
twoway-sheet-none = ➖ { $unit } · no dealings
twoway-results = 📊 Results
twoway-cancel = Call it off
twoway-cancel-sure = Call off the two-way evaluation of the { $half } ({ $host })?
    All that was filled in is void and shown to nobody; the units will hear.
twoway-cancel-yes = Yes, call it off
twoway-cancelled = Called off; the units will hear.

twoway-sheet = 🤝 <b>{ $unit } on { $about }</b> ({ $half })
twoway-filled = { $marked } of { $items } marked · due by { $due }
twoway-item = { $number } { $topic } <b>{ $points }</b>/{ $most }
twoway-item-asked = 👉 { $number } { $topic } <b>{ $points }</b>/{ $most }, choose the points
twoway-fact = { "  " }{ $fact }
twoway-sum = Together <b>{ $points }</b>/{ $most }
twoway-topic-prompt = prompt answers
twoway-topic-quality = quality of the work
twoway-topic-cooperation = cooperation
twoway-topic-guidance = guidance and service
twoway-topic-burden = sparing others work
twoway-fact-prompt = your unit handed over { $whole }, taken or returned in time: { $part }
twoway-fact-prompt-none = nothing was handed over in the half-year
twoway-fact-quality = of these { $whole } were rated, { $part } of them satisfied or fairly so
twoway-fact-quality-none = of these nobody has said anything yet
twoway-fact-cooperation = of { $whole } returned: { $part }
twoway-fact-cooperation-none = nothing was handed over in the half-year
twoway-fact-guidance = follow-up items { $whole }, fed back in time: { $part }
twoway-fact-guidance-none = no follow-up items
twoway-fact-burden = questions from them about your matters: { $whole }
twoway-fact-burden-none = no questions from them
twoway-again = Change { $number }
twoway-hand-in = ✅ Hand it in
twoway-final = Once the other side is in, too, it cannot be changed.
twoway-strike = ➖ No dealings
twoway-strike-sure = No dealings with { $unit } in the half-year? Then this sheet has no points and is in no mean.
twoway-strike-yes = ➖ Yes, no dealings
twoway-handed-in = ✅ Handed in { $at }
twoway-handed-in-late = ✅ Handed in { $at } (late)
twoway-struck = ➖ Handed in { $at }: no dealings, in no mean
twoway-missed = Not handed in; the round takes no sheet any more.
twoway-may-change = The other side is not in yet: you may still change it.
twoway-stands = It stands and cannot be changed.
twoway-next = Next sheet ›
twoway-take-back = ↩️ Take it back
twoway-taken-back = Taken back; hand it in again when it is right
twoway-done = Handed in

twoway-came-out = 📊 <b>What came out · { $half } ({ $host })</b>
twoway-not-over = Not closed yet: only what both sides have handed in counts; all of it from { $closes }.
twoway-nothing-yet = There is no result for you to read yet.
twoway-unit = • <b>{ $unit }</b> mean <b>{ $mean }</b>/{ $most } ({ $sheets } { $sheets ->
    [one] sheet
   *[other] sheets
})
twoway-unit-none = • <b>{ $unit }</b> mean <b>{ $mean }</b>/{ $most } ({ $sheets } { $sheets ->
    [one] sheet
   *[other] sheets
}, and { $none } without dealings)
twoway-unit-items = { "  " }{ $items }
twoway-unit-item = { $topic } { $mean }
twoway-between-items = { " · " }
twoway-few = With fewer than { $least } sheets there is only the mean.
twoway-file = 📄 Take as a table
twoway-file-title = Two-way evaluation { $half } ({ $host })
twoway-file-over = Closed, as of { $at }; with fewer than { $least } sheets only the mean
twoway-file-not-over = Not closed, only what both sides handed in; as of { $at }; with fewer than { $least } sheets only the mean
twoway-file-sheets = Sheets
twoway-file-none = No dealings
twoway-file-mean = Mean (of { $most })
twoway-file-item = { $topic } ({ $most })
twoway-file-sent = 📄 { $title }, { $rows } { $rows ->
    [one] unit
   *[other] units
}. Means only, no single sheet.

notice-twoway-opened = 🤝 <b>Two-way evaluation · { $half }</b> (opened by { $host }): { $unit } has { $sheets } { $sheets ->
    [one] sheet
   *[other] sheets
} to fill in by { $due }; late ones are taken until { $closes }.
    Units are judged, not people.
notice-twoway-closed = 📊 <b>Two-way evaluation · { $half }</b> ({ $host }) has closed: { $came } of { $total } sheets came in. The results may be read.
notice-twoway-cancelled = 🤝 <b>Two-way evaluation · { $half }</b> ({ $host }) was called off. There is nothing to fill in.
notice-twoway-due-before = 🤝 Two-way evaluation ({ $half }): the day is near, please hand in by { $due }:
notice-twoway-due-due-day = 🤝 Two-way evaluation ({ $half }): due today, by { $due }:
notice-twoway-due-handler = ⏰ Two-way evaluation ({ $half }): its day has passed; sheets are still taken until { $closes }. Please fill them now:
notice-twoway-due-stand-in = ⏰ Two-way evaluation ({ $half }): its day has passed. You stand in; the holder may be busy, so please fill them, until { $closes }:
notice-twoway-due-head = ⏰ The two-way evaluation ({ $half }) of your unit is late; taken until { $closes }. Please ask whoever fills it:
notice-twoway-due-next-tier = ⏰ Two-way evaluation ({ $half }): sheets of units below are late; until { $closes }. Please ask whether something is the matter:
notice-twoway-due-unreached = 📵 Two-way evaluation ({ $half }): not in, and nobody of the unit can be reached; until { $closes }. Please get in touch some other way:
notice-twoway-due-last = ⏰ Two-way evaluation ({ $half }) closes today: sheets are taken until { $closes } and not after:
notice-twoway-line = • { $unit }: { $sheets } to go
notice-twoway-fill = ✏️ Fill in

error-wrong-step-twoway = This round has closed or was called off.
error-wrong-step-twoway-late = This round has closed. No sheet is taken or changed any more.
error-wrong-step-sheet = This sheet is in already.
error-wrong-step-sheet-open = This sheet is not in; just change it.
error-wrong-step-sheet-seen = The other side is in, too; this sheet cannot be changed any more.
error-invalid-twoway-running = A round is open here, above or below. Please wait until it has closed.
error-invalid-twoway-held = This half-year has been judged already.
error-invalid-twoway-nobody = There are no two units that could judge each other: it takes a street (or district, or centre) and a community.
error-invalid-twoway-points = This item gives { $most } points at most; please tap a button.
error-invalid-twoway-marks-missing = Some items have no points yet; please mark them first.
error-refused-open_twoway = The district’s supervisor or administrator, or a street’s coordinator, opens a round for their unit and those below.
error-refused-fill_twoway = Your post fills no sheets of the two-way evaluation.
error-refused-read_twoway = Your post does not read the two-way evaluation.
