# Analysis: /hot what rises, /load what units have, /stuck where matters wait, /satisfaction the three rates

command-hot = What rises, and where
command-load = What units have in hand
command-stuck = Where matters wait, and how long
command-satisfaction = Response, resolution, satisfaction
help-hot = /hot Places and topics that rise
help-load = /load Open matters by unit
help-stuck = /stuck At which step matters wait, and how long
help-satisfaction = /satisfaction The three rates: response, resolution, satisfaction
analysis-not-yours = This page is for these posts: { $posts }. To see what became of your own reports, send /mine .

hot-button = 🔥 Rising
load-button = 📦 In hand
stuck-button = ⏳ Waiting
satisfaction-button = 😊 Rates
analysis-back = ‹ { $page }

analysis-lookback-days = 30 days
analysis-lookback-week = This week
analysis-lookback-last_week = Last week
analysis-lookback-half_month = Half-month
analysis-lookback-month = This month
analysis-lookback-year = This year
analysis-short-days = 30 d
analysis-short-week = Week
analysis-short-last_week = Last
analysis-short-half_month = Half
analysis-short-month = Month
analysis-short-year = Year
analysis-than-days = vs the 30 days before
analysis-than-week = vs last week to date
analysis-than-last_week = vs the week before
analysis-than-half_month = vs the one before to date
analysis-than-month = vs last month to date
analysis-than-year = vs last year to date
analysis-stretch = <b>{ $lookback }</b>, { $days } (↑↓ { $than })
analysis-within = { $lookback }, { $days }
analysis-up = { $figure } ↑{ $change }
analysis-down = { $figure } ↓{ $change }
analysis-days = { $count } d
analysis-hours = { $count ->
    [0] under 1 h
   *[other] { $count } h
}

# In hand
load-head = 📦 <b>{ $unit }</b>: in hand
    as of { $at }
load-open = Open <b>{ $open }</b> · overdue { $overdue }
load-overdue = Open <b>{ $open }</b> · ⚠️ <b>overdue { $overdue }</b>
load-stretch = New { $found } · ended { $ended }
load-below = <b>In hand below</b>: open ⚠️overdue

# Waiting
stuck-head = ⏳ <b>{ $unit }</b>: where matters wait
    as of { $at }
stuck-than = ↑↓ since the start of { $day }
stuck-none = Nothing waits.
stuck-line = { $state } <b>{ $many }</b>: median { $median }, longest { $longest }
stuck-gone = { $state } { $many }
stuck-see = { $state } { $count }
stuck-below = <b>Below</b>: open matters

# The three rates
satisfaction-head = 😊 <b>{ $unit }</b>: three rates
    as of { $at }
satisfaction-response = Response <b>{ $rate }</b>: { $part } of { $whole } due
satisfaction-solved = Solved <b>{ $rate }</b>: { $part } of { $whole } who said
satisfaction-content = Content <b>{ $rate }</b>: { $part } of { $whole } graded
satisfaction-silent = Not reached, no word: { $count } (in no rate)
satisfaction-below = <b>Below</b>: content of graded
satisfaction-unit = { $unit } { $rate } { $part }/{ $whole }
satisfaction-unit-none = { $unit } —

# Rising
hot-head = 🔥 <b>{ $unit }</b>: what rises
    as of { $at }
hot-legend = More than before: tap for the matters
hot-none = Nothing rises.
hot-to-below = 📍 Units below
hot-below = Matters found in the units below; tap one to see what rises there
hot-below-none = There is no unit below.
hot-recurring = 📌 { $many } or more of one place and topic: one item can stand for all
hot-spot = { $where } · { $category } { $many }
hot-spot-recurring = 📌 { $where } · { $category } { $many }
hot-topic = { $category } { $many }
hot-spot-head = 🔥 <b>{ $where }</b> · { $category }
hot-spot-many = { $lookback }, { $days }: <b>{ $now }</b>, and { $before } in as much time before
hot-back = ‹ Rising
hot-item-offer = 📌 They can be reported as one public-opinion item; place and numbers are filled in
hot-item = 📌 Make one item of them
hot-item-summary = { $count } of one kind at one place in 30 days; please settle them together. Numbers: { $numbers }

# The matters behind a figure
behind-of-held = Open
behind-of-held_late = ⚠️ Overdue
behind-of-held_here = Open, its own
behind-of-reported = 🆕 New
behind-of-returned = ❓ Asked
behind-of-accepted = 📥 To begin
behind-of-mediating = 🤝 Handled
behind-of-offered = 📨 To take
behind-of-late_response = Not seen to in time
behind-of-unsolved = Not solved
behind-of-discontent = Not content
behind-of-no_word = Not reached, or no word
behind-see-held = Open { $count }
behind-see-held_late = ⚠️ Overdue { $count }
behind-see-held_here = Its own { $count }
behind-see-late_response = Seen to late { $count }
behind-see-unsolved = Not solved { $count }
behind-see-discontent = Not content { $count }
behind-see-no_word = No word { $count }
behind-waits = waits { $time }
