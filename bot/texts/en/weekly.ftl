# /weekly: the weekly report

weekly-head = 📋 <b>{ $unit }, weekly report</b>
    { $week }
weekly-due = ⏰ to be confirmed by { $due }
weekly-due-provisional = ⏰ to be confirmed by { $due } (the holidays are not published yet, so the day may move)
weekly-state-open = ⏳ not confirmed yet
weekly-state-late = ⚠️ past its time and not confirmed. It still counts now and will be marked late
weekly-state-confirmed = ✅ confirmed by the { $role } · { $at }
weekly-state-nil = ✅ confirmed by the { $role }, nothing to report · { $at }
weekly-filed-late = 🕗 filed late
weekly-remark = ✏️ Remark: { $remark }
weekly-column-carried = Carried over { $now } (last week { $before })
weekly-column-found = Newly found <b>{ $now }</b> (last week { $before })
weekly-column-group = of these, groups { $now } (last week { $before })
weekly-column-reopened = Opened again { $now } (last week { $before })
weekly-column-resolved = Resolved <b>{ $now }</b> (last week { $before })
weekly-column-moved = To court or referred { $now } (last week { $before })
weekly-column-dropped = Withdrawn, merged or ended { $now } (last week { $before })
weekly-column-open = Open at the end <b>{ $now }</b> (last week { $before })
weekly-column-overdue = of these, overdue { $now } (last week { $before })
weekly-column-total-found = Found in all { $now } (last week { $before })
weekly-column-total-resolved = Resolved in all { $now } (last week { $before })
weekly-column-rate = Resolution rate { $now } (last week { $before })
weekly-column-opinions-found = New public-opinion items { $now } (last week { $before })
weekly-column-opinions-answered = Answered { $now } (last week { $before })
weekly-open-head = <b>Open now</b> · { $count }
weekly-open-line = • No. { $id } { $category } · { $place }: { $state }
weekly-open-overdue = • No. { $id } { $category } · { $place }: { $state } ⚠️ overdue
weekly-open-more = …and { $count } more
weekly-open-more-queue = …and { $count } more; those you handle are under /queue
weekly-confirm = ✅ Confirm
weekly-remark-button = ✏️ Add a remark
weekly-nil = 🈳 Nothing to report
weekly-earlier = ‹ Week before
weekly-later = Week after ›
weekly-this = This week ›
weekly-thanks = 🙏 The report for { $week } is confirmed. Thank you.
weekly-already = This report has been confirmed already.
weekly-not-nil = { $found ->
    [one] One new matter is on file this week, so it is not a nil report: just tap “Confirm”.
   *[other] { $found } new matters are on file this week, so it is not a nil report: just tap “Confirm”.
}
weekly-not-yours = The weekly report is confirmed by the community’s { $posts }.
weekly-pick = Whose weekly report? Send /weekly with the name of the community, or a part of it; or go from /status down to it, then tap “Weekly report”.
weekly-which = There are several communities whose report is yours. Which one?
weekly-no-unit = No unit called “{ $name }”. Try another name, a part of it, or the unit’s code, for example: /weekly 341102001001
weekly-go-down = Weekly reports are those of the communities: go down to one, then tap “Weekly report”.
weekly-ask-remark = <b>Report for { $week }</b>
    What would you like to remark? Send one sentence; it stays with the report.
weekly-check-remark = <b>Report for { $week }</b>
    Remark: { $remark }

    Confirm it together if this is right; to change it, send another sentence.
weekly-yes-remark = ✅ Confirm with the remark
