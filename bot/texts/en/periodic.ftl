# /weekly, /halfmonth, /monthly: the periodic reports

periodic-head = 📋 <b>{ $unit }, { $report }</b>
    { $period }
periodic-brackets = { $head } ({ $last } in brackets)
periodic-due = ⏰ confirm by { $due }
periodic-due-provisional = ⏰ confirm by { $due } (the holidays are not published yet, so the day may move)
periodic-state-open = ⏳ not confirmed yet
periodic-state-late = ⚠️ past its time and not confirmed. It still counts now and will be marked late
periodic-state-confirmed = ✅ { $role } · { $at }
periodic-state-nil = ✅ { $role }, nothing to report · { $at }
periodic-awaited-minutes = ⏳ Not in yet: minutes of talk meetings { $many }. Confirmed now, it lacks them
periodic-awaited-stations = ⏳ Legal aid not checked yet: { $many }. Counted as entered so far
periodic-filed-late = 🕗 filed late
periodic-remark = ✏️ Remark: { $remark }
periodic-column-carried = Carried over from { $last } { $now } ({ $before })
periodic-column-found-week = Newly found <b>{ $now }</b> ({ $before })
periodic-column-found-half_month = Newly found <b>{ $now }</b> ({ $before })
periodic-column-found-month = Newly found <b>{ $now }</b> ({ $before })
periodic-column-group = groups { $now } ({ $before })
periodic-column-reopened = Opened again { $now } ({ $before })
periodic-column-resolved-week = Resolved <b>{ $now }</b> ({ $before })
periodic-column-resolved-half_month = Resolved <b>{ $now }</b> ({ $before })
periodic-column-resolved-month = Resolved <b>{ $now }</b> ({ $before })
periodic-column-moved = To court or referred { $now }
periodic-column-dropped = ended { $now }
periodic-column-open = Left open <b>{ $now }</b> ({ $before })
periodic-column-overdue = overdue { $now } ({ $before })
periodic-column-total-found = Found in all { $now } ({ $before })
periodic-column-total-resolved = resolved { $now } ({ $before })
periodic-column-rate = Resolution { $now } ({ $before })
periodic-column-opinions-found = New opinions { $now } ({ $before })
periodic-column-opinions-answered = answered { $now }
periodic-open-head = <b>Open now</b> · { $count }
periodic-open-line = • No. { $id } { $category } · { $place }: { $state }
periodic-open-overdue = • No. { $id } { $category } · { $place }: { $state } ⚠️ overdue
periodic-open-more = …and { $count } more
periodic-open-more-queue = …and { $count } more; those you handle are under /queue
periodic-open-button = 📂 Open now: { $count }
periodic-details-button = ⋯ Details
periodic-rows-button = 📊 Units below
periodic-back = ‹ Back to the { $report }
periodic-confirm = ✅ Confirm
periodic-remark-button = ✏️ Add a remark
periodic-nil = 🈳 Nothing to report
periodic-earlier-week = ‹ Week before
periodic-earlier-half_month = ‹ Half-month before
periodic-earlier-month = ‹ Month before
periodic-later-week = Week after ›
periodic-later-half_month = Half-month after ›
periodic-later-month = Month after ›
periodic-this-week = This week ›
periodic-this-half_month = This half-month ›
periodic-this-month = This month ›
periodic-thanks = 🙏 The { $report } for { $period } is confirmed. Thank you.
periodic-already = This { $report } has been confirmed already.
periodic-too-late = This { $report } has just changed. Here is how it stands now.
periodic-not-nil = { $found ->
    [one] One new matter is on file { $this }, so it is not a nil report: just tap “Confirm”.
   *[other] { $found } new matters are on file { $this }, so it is not a nil report: just tap “Confirm”.
}
periodic-not-yours-week = The weekly report is confirmed by the community’s { $posts }.
periodic-not-yours-half_month = The half-monthly report is confirmed by the street’s { $posts }.
periodic-not-yours-month = The monthly report is confirmed by the district’s { $posts }.
periodic-pick-week = Whose weekly report? Send /weekly with the name of the community, or a part of it; or go from /status down to it, then tap “Weekly”.
periodic-pick-half_month = Whose half-monthly report? Send /halfmonth with the name of the street, or a part of it. Where there are no streets there is no half-monthly report.
periodic-pick-month = Whose monthly report? Send /monthly with the name of the district, or a part of it.
periodic-which-week = There are several communities whose report is yours. Which one?
periodic-which-half_month = There are several streets whose report is yours. Which one?
periodic-which-month = There are several districts whose report is yours. Which one?
periodic-no-unit-week = No unit called “{ $name }”. Try another name, a part of it, or the unit’s code, for example: /weekly 341102001001
periodic-no-unit-half_month = No unit called “{ $name }”. Try another name, a part of it, or the unit’s code, for example: /halfmonth 341102001000
periodic-no-unit-month = No unit called “{ $name }”. Try another name, a part of it, or the unit’s code, for example: /monthly 341102000000
periodic-go-week = Weekly reports are those of the communities: go down to one, then tap “Weekly”.
periodic-go-half_month = Half-monthly reports are those of the streets: go to one, then tap “Half-month”.
periodic-go-month = The monthly report is that of the district: go to it, then tap “Monthly”.
periodic-ask-remark = <b>Report for { $period } ({ $report })</b>
    What would you like to remark? Send one sentence; it stays with the report.
periodic-check-remark = <b>Report for { $period } ({ $report })</b>
    Remark: { $sentence }

    Confirm it together if this is right; to change it, send another sentence.
periodic-yes-remark = ✅ Confirm with the remark
periodic-ask-revise = <b>Correct the { $report } for { $period }</b>
    Why does it need correcting? Send one sentence. The figures are counted anew as things stand; the one before is kept.
periodic-check-revise = <b>Correct the { $report } for { $period }</b>
    Reason: { $sentence }

    Tap “Correct” if this is right; to change it, send another sentence.
periodic-yes-revise = ✅ Correct
periodic-done-revise = ✅ Corrected: this is correction { $number }. The one before is kept.
periodic-ask-late = <b>{ $report } for { $period }</b>
    Why did it come late? One sentence will do; it stays with the report.
periodic-check-late = <b>{ $report } for { $period }</b>
    Reason for being late: { $sentence }

    Tap “Note it” if this is right; to change it, send another sentence.
periodic-yes-late = ✅ Note it
periodic-done-late = ✅ The reason is noted.
periodic-check-withdraw = <b>Take back the { $report } for { $period }?</b>
    It then has to be confirmed anew; past its time that counts as late. The one taken back stays on file.
periodic-yes-withdraw = ↩️ Take back
periodic-done-withdraw = ↩️ Taken back. Please confirm it anew once it is right.
periodic-revise = ✏️ Correct
periodic-withdraw = ↩️ Take back
periodic-late-button = 🕗 Say why it was late
periodic-missed = ➕ Add what was missed
periodic-revised = ✏️ Correction { $number }, because: { $reason }
periodic-late-reason = 🕗 Reason for being late: { $reason }
periodic-next-due = 📅 From the next period on: { $rule }
periodic-column-entered-late = entered late { $now } ({ $before })
periodic-column-reports = { $report }: owed { $expected } · in { $filed } (on time { $on_time } · late { $late }, nil { $nil }) · missed { $missing }
periodic-column-reports-waiting = { $report }: owed { $expected } · in { $filed } (on time { $on_time } · late { $late }, nil { $nil }) · missed { $missing } · not due yet { $waiting }
periodic-column-in = { $report }: { $filed } of { $expected } in
periodic-column-in-late = { $report }: ⚠️ { $late } late, { $missing } missed
periodic-column-success-rate = success { $rate }
periodic-column-hard-many = hard { $many }
between-figures = {" · "}
periodic-column-success = Success rate { $rate } ({ $part } succeeded ÷ { $whole } concluded)
periodic-column-compared = Found: on the year { $year }, period { $before }
periodic-column-agreements = Agreed: oral { $oral }, written { $written }
periodic-column-amount = { $amount } yuan agreed
periodic-column-judicial = court { $many }
periodic-column-categories = By category: { $list }
periodic-category = { $category } { $many }
periodic-column-hard = Major and hard matters { $many }: { $list }
periodic-number = No. { $id }
periodic-number-at = No. { $id } ({ $unit })
periodic-column-assessments = Risk assessments { $none }
periodic-column-assessed = Risk assessments { $made }: { $go } carried out · { $wait } deferred · { $no } not
periodic-column-legal-aid = Legal aid { $none }
periodic-column-legal-aid-many = Legal aid: { $cases } cases, { $asked } consultations
periodic-column-meetings = Talk meetings: items { $items } · done { $done } · content { $content }
periodic-rows-head = <b>Below</b>
periodic-row-own = this level
periodic-row = <b>{ $unit }</b> carried { $carried } · found { $found } · resolved { $resolved }
    ended { $moved } · open { $open } · overdue { $overdue }
periodic-row-reports = { $line } · weekly { $filed }/{ $expected } (nil { $nil })
periodic-row-late = { $line } · weekly { $filed }/{ $expected } (nil { $nil }) · ⚠️ late { $late }
periodic-unreached = { $line } · 📵 not reached { $unreached }
report-name-week = weekly report
report-name-half_month = half-monthly report
report-name-month = monthly report
period-this-week = this week
period-this-half_month = this half-month
period-this-month = this month
period-last-week = last week
period-last-half_month = last half
period-last-month = last month
period-half-a = first half of { $month } { $year }
period-half-b = second half of { $month } { $year }
period-month = { $month } { $year }
period-half-a-short = first half of { $month }
period-half-b-short = second half of { $month }
period-month-short = { $month }
entered-late = { $state } · entered late

# /due: when the reports of each tier are due

due-head = 📅 <b>When the reports are due</b>
due-line = • { $report }: { $rule }
due-line-next = … from the next one on (beginning { $day }): { $rule }
due-pick = A tap changes it. The period under way keeps its rule; the next one has the new one.
due-done = Changed from the next period on.
due-set-week = Weekly report
due-set-half_month = Half-monthly report
due-set-month = Monthly report
due-hour = { $hour }
due-grace = { $days ->
    [one] 1 working day
   *[other] { $days } working days
}
due-roll-after = Day off: day after
due-roll-before = Day off: day before
due-rule-week-after = by { $weekday } { $hour }, on the next working day if that is off
due-rule-week-before = by { $weekday } { $hour }, on the working day before if that is off
due-rule-week-none = by { $weekday } { $hour }
due-rule-grace = by { $hour } of working day { $days } after the period
due-rule-last-day = by { $hour } of the last day, on the next working day if that is off

# What was found earlier and is entered only now

report-found = On which day was it found? Tap one, or send a day (such as 20 Nov). It may lie up to 60 days back.
report-preview-found = 📅 Entered late: found on { $day }
report-edit-found = Day it was found
did-report-late = entered late (found on { $day })
error-invalid-found-ahead = The day it was found cannot lie ahead. Please choose again.
error-invalid-found-long-ago = Only what was found within { $limit } days may be entered late. For older matters, report them as found today and name the day in the summary.
error-invalid-period-running = This period is not over yet. It can be confirmed on its last day.
error-invalid-report-not-owed = This unit was merged before the period ended; its successor reports.
error-invalid-report-of-another-tier = Another tier files this report.
error-invalid-report-passed-on = The report of { $unit } above is confirmed, so this one cannot be taken back. If figures differ, correct it instead.
error-invalid-report-in-time = This report came in time; there is nothing to explain.
error-invalid-due-grace = The latest is working day { $limit } after the period.

# From when it may be confirmed; the remark to one taken back; before and after a correction

periodic-state-early = ⏳ The period still runs; it can be confirmed from { $day } on
periodic-kept-remark = ✏️ Remark before it was taken back: { $remark }
    It goes along when you confirm again; for another one tap “Add a remark”.
periodic-change = { $column } { $was } → { $now }
periodic-changes = 🔢 Before and after: { $list }
periodic-unchanged = 🔢 Counted anew from what is on file, no figure changes.
between-changes = {"; "}
