# Boards and lists as tables
listing-button = 📄 Sheet
listing-sent = 📄 { $title }: { $rows } { $rows ->
        [one] row
       *[other] rows
    }. Matters and units, no names and no summaries.
listing-name = Sheet
listing-board = { $unit }, board
listing-whole = { $unit } (all)
listing-as-of = As of { $at }
listing-matters = { $unit }, { $which }
listing-all = As of { $at }, { $total } in all
listing-first = As of { $at }, { $total } in all; here are the first { $shown }
listing-of-overdue = overdue
listing-of-open = open
listing-of-waiting = not accepted yet
listing-of-asked = waiting for the reporter
listing-of-unanswered = unanswered items
listing-of-queue = To handle
listing-of-mine = Reported by me
listing-unit = Unit
listing-found = Found
listing-resolved = Resolved
listing-resolution = Resolution rate
listing-open = Open
listing-overdue = Overdue
listing-moved = Referred
listing-dropped = Dropped
listing-success = Settled
listing-concluded = Concluded
listing-success-rate = Success rate
listing-opinions = Items
listing-opinions-open = Unanswered
listing-expected = Weekly expected
listing-on-time = On time
listing-late = Late
listing-nil = Nil
listing-missing = Missing
listing-unreached = Not reached
listing-number = No.
listing-kind = Kind
listing-category = Category
listing-place = Place
listing-urgency = Urgency
listing-state = State
listing-reported = Reported
listing-due = Due
listing-days-over = Days overdue
