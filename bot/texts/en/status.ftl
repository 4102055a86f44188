# /status: the board

status-head = 📊 <b>{ $unit }</b>, { $at }
status-found = Found <b>{ $found }</b> · resolved <b>{ $resolved }</b> (<b>{ $rate }</b>)
status-open = Open { $open } · overdue { $overdue }
status-overdue = Open { $open } · ⚠️ <b>overdue { $overdue }</b>
status-moved = To court or referred { $moved } · withdrawn, merged or ended { $dropped }
status-resolution-rate = Resolution rate <b>{ $rate }</b> ({ $part } resolved of { $whole } found)
status-success-rate = Mediation success <b>{ $rate }</b> ({ $part } settled of { $whole } concluded)
status-opinions = Opinions: open { $open }
status-opinions-overdue = Opinions: open { $open } · ⚠️ overdue { $overdue }
status-opinions-found = Public-opinion items { $found }
status-week = This week: found { $found } · resolved { $resolved }
status-weekly = Reports in { $filed }/{ $expected }
status-weekly-late = Reports in { $filed }/{ $expected } · ❗missing { $missing } · late { $late }
status-waiting = Not accepted { $waiting } · asked back { $asked }
status-this-week = <b>This week</b>, { $week }
status-reports = Weekly reports: expected { $expected } · in { $filed } (on time { $on_time } · late { $late }, nil { $nil }) · missing { $missing }
status-reports-waiting = { $waiting ->
    [one] One is not due yet
   *[other] { $waiting } are not due yet
}
status-line = <b>{ $unit }</b> found { $found } · resolved { $resolved }
    open { $open }
status-line-overdue = <b>{ $unit }</b> found { $found } · resolved { $resolved }
    open { $open } · ⚠️ overdue { $overdue }
status-line-reports = { $line } · report { $reports }
status-reports-in = { $filed }/{ $all }
status-report-in = ✅ in
status-report-late = 🕗 late
status-report-unreached = 📵 nobody reachable
status-headless = ⬜ No head { $headless }/{ $grids }
status-unreached = 📵 Unreached: { $what }
status-unreached-reports = reports not in { $many }
status-unreached-overdue = overdue { $many }
status-report-missing = ❗ missing
status-report-waiting = ⏳ not due yet
status-report-of-week = 📋 Weekly
status-report-of-half_month = 📋 Half-month
status-report-of-month = 📋 Monthly
status-which = Several units are called “{ $name }”. Which one?
status-no-unit = No unit called “{ $name }”. Try another name, a part of it, or the unit’s code, for example: /status 341102001
status-not-yours = The board is for these posts: { $posts }. To see what became of your own reports, send /mine .
status-below = <b>Below</b>: open ⚠️overdue
status-unit = { $unit } { $open }
status-unit-overdue = { $unit } { $open } ⚠️{ $overdue }
status-unit-missing = { $label } ❗
status-unit-unreached = { $label } 📵
status-lines-of = 📊 All figures
status-lines = 📊 <b>{ $unit }</b>, all figures below
    As of { $at }
status-back = ‹ Board
status-see-overdue = ⚠️ Overdue
status-see-open = Open
status-see-unanswered = Opinions
status-see-late = ❗ Late
status-see-unreached = 📵 Unreached
status-to-details = ⋯ More
status-meetings-held = 🗓 Talk meetings held this month <b>{ $held }</b>/{ $total }
status-handed = 📋 Handed out, open <b>{ $open }</b>
status-handed-late = 📋 Handed out, open <b>{ $open }</b> · ⚠️ <b>late { $late }</b>
status-evaluated = 🗳️ Evaluated this half-year <b>{ $held }</b>/{ $total }
status-to-handed = 📋 Items
status-to-evaluations = 🗳️ Evaluated
board-list-head = <b>{ $unit }</b> { $head }
status-details = 📊 <b>{ $unit }</b>, more
    As of { $at }
matters-head = <b>{ $unit }</b> { $which } · { $total }
matters-none = None.
matters-of-overdue = ⚠️ Overdue
matters-of-open = Open
matters-of-waiting = 🆕 Not accepted yet
matters-of-asked = ❓ Waiting for the reporter
matters-of-unanswered = Unanswered items
matters-of-items_late = ⚠️ Overdue items
matters-back = ‹ { $which }
matters-line = { $mark } <b>No. { $id }</b> { $category } · { $unit }
    { $state }
matters-late = ⚠️ overdue { $long }
matters-due = by { $due }
matters-number = No. { $id }
overdue-not-yours = The overdue list is for these posts: { $posts }. What you handle is under /queue .

# Missing and late reports: whose

late-head = 📋 <b>{ $unit }, { $report }</b>: missing and late
    { $period } · due { $due }
late-figures = ❗ missing { $missing } · 🕗 late { $late }. Each unit with how late; tap one for its report.
late-back = ‹ Missing and late
late-none = All came in time; those out of reach are listed apart.
late-not-due = Not due yet.
late-missing = ❗ { $unit } { $long }
late-filed = 🕗 { $unit } { $long }
long-days = { $days } d
long-hours = { $hours } h
long-minutes = { $minutes } min
long-just = under 1 min

# Units where no message arrives

unreached-head = 📵 <b>{ $unit }</b>, out of reach · { $total }
unreached-why = No phone is bound there, or the bot was blocked, so no reminder comes. ⚠️ counts overdue matters, 📋 means the week’s report is not in.
unreached-invite = Please call or go there. If somebody new has the post, tap the unit to invite them; assign elsewhere what cannot wait.
unreached-do = Please call or go there; ask the coordinator to assign elsewhere what cannot wait.
unreached-none = Everybody can be reached.
unreached-overdue = { $label } ⚠️{ $overdue }
unreached-report = { $label } 📋
