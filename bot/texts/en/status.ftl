# /status: the board

status-head = 📊 <b>{ $unit }</b>
    as of { $at }
status-found = Found <b>{ $found }</b> · resolved <b>{ $resolved }</b>
status-open = Open { $open } · overdue { $overdue }
status-overdue = Open { $open } · ⚠️ <b>overdue { $overdue }</b>
status-moved = To court or referred { $moved } · withdrawn, merged or ended { $dropped }
status-resolution-rate = Resolution rate <b>{ $rate }</b> ({ $part } resolved of { $whole } found)
status-success-rate = Mediation success <b>{ $rate }</b> ({ $part } settled of { $whole } concluded)
status-opinions = Public-opinion items { $found } · not answered yet { $open }
status-week = <b>This week</b>, { $week }
status-week-figures = Newly found { $found } · resolved { $resolved }
status-reports = Weekly reports: expected { $expected } · on time { $on_time } · late { $late } · nil { $nil } · missing { $missing }
status-reports-waiting = { $waiting ->
    [one] One is not due yet
   *[other] { $waiting } are not due yet
}
status-line = • { $unit }: found { $found }, resolved { $resolved }, open { $open }
status-line-overdue = • { $unit }: found { $found }, resolved { $resolved }, open { $open }, ⚠️ overdue { $overdue }
status-line-reports = { $line } | { $reports }
status-reports-in = reports { $filed }/{ $all }
status-report-in = report ✅ in
status-report-late = report 🕗 late
status-report-unreached = report 📵 nobody reachable
status-unreached = 📵 Could not be reached: { $unreached } (no phone bound, or the bot was blocked, so no reminder came)
status-report-missing = report ❗ missing
status-report-waiting = report ⏳ not due yet
status-report-of-week = 📋 Weekly report
status-report-of-half_month = 📋 Half-monthly report
status-report-of-month = 📋 Monthly report
status-which = Several units are called “{ $name }”. Which one?
status-no-unit = No unit called “{ $name }”. Try another name, a part of it, or the unit’s code, for example: /status 341102001
status-not-yours = The board is for these posts: { $posts }. To see what became of your own reports, send /mine .
status-out-of-reach = 📵 Of the overdue, { $count ->
        [one] one is
       *[other] { $count } are
    } with a unit where nobody can be reached: please get in touch another way, or assign elsewhere
status-below = <b>Below</b>: open ⚠️overdue ❗weekly report missing 📵out of reach
status-unit = { $unit } { $open }
status-unit-overdue = { $unit } { $open } ⚠️{ $overdue }
status-unit-missing = { $label } ❗
status-unit-unreached = { $label } 📵
status-lines-of = 📊 All figures
status-lines = 📊 <b>{ $unit }</b>, all figures below
    As of { $at }
status-back = ‹ Board
status-see-overdue = ⚠️ Overdue { $count }
status-see-open = Open { $count }
status-see-unanswered = Unanswered { $count }
matters-head = <b>{ $unit }</b> { $which } · { $total }
matters-none = None.
matters-of-overdue = ⚠️ Overdue
matters-of-open = Open
matters-of-waiting = 🆕 Not accepted yet
matters-of-asked = ❓ Waiting for the reporter
matters-of-unanswered = Unanswered items
