# Directories: whom and where; each entry is checked, and none holds a private number

command-who = Whom: judges, police, lawyers, vice-heads for law
command-where = Where: meals, legal aid, mediation, counselling …
help-who = /who: whom to turn to, such as /who lawyer
help-where = /where: where to go, such as /where meals; what is near and open comes first

entry-kind-judge = Judge or procurator
entry-kind-police = Community police
entry-kind-lawyer = Lawyer
entry-kind-vice_head = Vice-head for law
entry-kind-service = Public service station
entry-kind-aid_centre = Legal aid centre
entry-kind-aid_station = Legal aid station
entry-kind-aid_point = Legal aid contact point
entry-kind-mediation = Mediation body
entry-kind-work_room = Mass-work room
entry-kind-counselling = Counselling
entry-kind-meals = Meals for the elderly
entry-kind-rehabilitation = Rehabilitation centre
entry-kind-youth = Young people’s counselling base
entry-called-judge = legal workers|court
entry-called-police = legal workers
entry-called-lawyer = legal workers|legal adviser
entry-called-vice_head = school
entry-called-service = one window
entry-called-aid_centre = legal aid
entry-called-aid_station = legal aid
entry-called-aid_point = legal aid
entry-called-mediation = mediators
entry-called-work_room = petitions
entry-called-counselling = psychological
entry-called-meals = canteen|lunch
entry-called-rehabilitation = disabled
entry-called-youth = teenagers

hours-vocabulary = working days=abcde|weekdays=abcde|days off=r|holidays=r|every day=abcdefgr|daily=abcdefgr|weekends=fg|weekend=fg|mondays=a|tuesdays=b|wednesdays=c|thursdays=d|fridays=e|saturdays=f|sundays=g|monday=a|tuesday=b|wednesday=c|thursday=d|friday=e|saturday=f|sunday=g|mon=a|tue=b|wed=c|thu=d|fri=e|sat=f|sun=g|to=-|and=,|all day=00:00-24:00|24 hours=00:00-24:00
hours-working = working days
hours-off = days off
hours-daily = every day
hours-all-day = 24 hours
hours-range = { $first } to { $last }
hours-group = { $days } { $spans }
hours-between = {"; "}
opening-open = 🟢 Open now, until { $until }
opening-always = 🟢 Open now
opening-next = ⚪ Closed now, opens { $next }
opening-none = ⚪ Closed for the next month

directory-who = 👤 <b>Whom to turn to</b>
    Tap a kind, or write it: /who lawyer
directory-where = 📍 <b>Where to go</b>
    Tap a kind, or write it: /where meals
directory-empty = The directory has none of these yet. A coordinator or administrator can add them in /where by “➕ New”.
directory-to-who = 👤 Whom
directory-to-where = 📍 Where
directory-new = ➕ New
directory-check = ❗ To check: { $total }
directory-sheet = 📄 Export, import
directory-found = 📍 <b>{ $title }</b>: { $total }
    What is near and open comes first
directory-none = Nothing was found for “{ $title }”. Try another word, or tap a kind:
directory-line = { $opening }
    <b>{ $name }</b> · { $near } · ☎ { $phone }
directory-line-doubt = ❗ To be checked{ $age }: ask first
near-own = here
near-street = in the street
near-district = in the district
near-farther = farther away
directory-forward = 📨 For a resident: the nearest open
directory-none-open = None is open now; here is the nearest

entry-age = {" "}for { $long }
entry-age-fresh = {" "}(just now)
entry-head = <b>{ $name }</b>
    { $kind } · { $host }
entry-hours = 🕘 { $hours }
entry-place = 📍 { $place }
entry-phone = ☎ { $phone }
entry-stand-in = 🔄 Stands in: { $stand_in }
entry-bring = 🎒 To bring: { $bring }
entry-free = free of charge
entry-not-free = not free of charge
entry-step-free = step-free
entry-served = Serves: { $units }
entry-shown-name = Name on public display: { $name }
entry-valid = ✅ Checked { $day } by { $by }
entry-to-check = ❗ <b>To be checked</b>{ $age }: ask before you send anybody. Last checked { $day } by { $by }
entry-stopped = ⛔ No longer in use
entry-button-forward = 📨 For a resident
entry-button-doubt = ☎ Wrong number
entry-button-confirm = ✅ Still right
entry-button-resume = ✅ In use again
entry-button-change = ✏️ Change
entry-button-stop = ⛔ Stop
entry-button-list = ‹ { $kind }
entry-stop-ask = Take <b>{ $name }</b> out of use? Nobody finds it then; it can be taken up again.
entry-stop-sure = Yes, stop it
entry-done-confirm = Checked
entry-done-doubt = Marked as to be checked; the unit that keeps it was told
entry-done-stop = No longer in use
entry-already-doubted = It is to be checked already

forward-head = { $name }
forward-hours = Open: { $hours }
forward-place = Address: { $place }
forward-phone = Phone: { $phone }
forward-bring = Please bring: { $bring }
forward-to-check = (The number is being checked; if nobody answers, ask your community.)
forward-note = Press and hold the message above to forward it to the resident.

checks-head = ❗ <b>To be checked: { $total }</b>
    Are phone, hours and place still right? Tap ✅ for each that is
checks-empty = ✅ All that you keep in the directory has been checked.
checks-line = • <b>{ $name }</b> ☎ { $phone }
checks-confirm = ✅ { $name }
checks-open = ✏️
sheet-directory-how = 📄 Change the directory in a sheet:
    1. Tap “Export” to get it
    2. Change it, or add rows below (no number: a new entry)
    3. Send it back here, with “directory” in the name of the file
    Work phones only, no mobiles.
sheet-directory-get = 📄 Export
sheet-directory-name = directory
sheet-directory-file = directory_{ $day }.xlsx
sheet-directory-subtitle = No number: a new entry. Work phones only, no mobiles
sheet-directory-sent = 📄 Directory, { $rows } { $rows ->
    [one] entry
   *[other] entries
}
sheet-directory-none = Your units have no entries yet. Tap “➕ New” for the first.
directory-column-number = Number
directory-column-kind = Kind
directory-column-name = Name
directory-column-host = Kept by
directory-column-phone = Work phone
directory-column-hours = Hours
directory-column-place = Address
directory-column-stand-in = Stands in
directory-column-bring = To bring
directory-column-free = Free
directory-column-step-free = Step-free
directory-column-served = Serves
directory-column-shown-name = Name on display
directory-column-state = State
directory-column-checked-on = Checked on
directory-column-checked-by = Checked by
entry-state-valid = valid
entry-state-to_check = to be checked
entry-state-stopped = not in use
sheet-yes = yes
sheet-no = no
sheet-yes-words = yes|y|true|1
sheet-no-words = no|n|false|0
directory-checked = 📄 All { $rows } rows were read; nothing is wrong.
directory-take = ✅ Take over { $rows }
directory-drop = Leave it
directory-dropped = Left; nothing was taken over.
directory-taken = ✅ Taken over: { $added } new, { $changed } changed.
directory-bad = ⚠️ { $rows } { $rows ->
    [one] row has
   *[other] rows have
} something to put right; then send it again (nothing was taken over):
directory-bad-line = • Row { $row }, { $column }: { $why }
directory-bad-more = … and { $more } more
directory-bad-kind = there is no kind “{ $value }”
directory-bad-other-kind = this number is a “{ $value }”, which a sheet cannot change; stop it and enter a new one
directory-bad-unit = there is no unit “{ $value }”, or it is not yours to keep
directory-bad-units = there are several “{ $value }”; write the unit’s code
directory-bad-yes = “{ $value }”: write yes or no
directory-bad-number = there is no number { $value }; leave it empty for a new entry
directory-bad-twice = the same as row { $other }
directory-too-many = At most { $limit } rows at a time; please split the sheet.
directory-nothing = The sheet is empty.

entry-ask-kind = ➕ <b>A new entry</b>
    Of which kind?
entry-ask-host = Which unit keeps it? Tap one, or write its name.
entry-ask-name = What is it called? (A place or a post, nobody’s name)
entry-ask-phone = The work phone? (A landline or hotline, nobody’s mobile)
entry-ask-hours = When is it open? Such as:
    working days 8:30-12:00 14:30-17:30; days off 9:00-16:00
    Wednesday 14:30-17:30
entry-ask-place = Where is it? One sentence.
entry-ask-stand_in = Which post stands in? (A post, nobody’s name)
entry-ask-bring = What should people bring?
entry-ask-shown_name = A name that the body itself has on public display (else leave it empty)
entry-ask-again = { $ask }

    Now: { $value }
entry-card = ✏️ <b>{ $name }</b>
    { $kind } · { $host }
    ☎ { $phone }
    🕘 { $hours }
    📍 { $place }
    🔄 Stands in: { $stand_in }
    🎒 To bring: { $bring }
    Name on display: { $shown_name }
    { $free } · { $step_free }

    Tap “✅ Save” if it is right.
entry-nothing = nothing
entry-field-name = Name
entry-field-phone = Phone
entry-field-hours = Hours
entry-field-place = Address
entry-field-stand_in = Stands in
entry-field-bring = To bring
entry-field-shown_name = Name on display
entry-flip-free = Free or not
entry-flip-step-free = Step-free or not
entry-not-step-free = not step-free
entry-empty-it = Leave it empty
entry-save = ✅ Save
entry-done-save = ✅ Saved; it counts as checked today.
entry-late = This entry has just changed; here it is as it stands

notice-entry-doubted = ❗ <b>{ $name }</b> ({ $kind }): { $by } says that { $phone } is wrong. It is marked as to be checked. Please put it right, or tap “Still right”.
notice-entry-due-answer = 📇 The directory is to be checked. Are phone, hours and place still right? Tap each that is:
notice-entry-due-handler = ⏰ These entries were not checked and are shown so. Tap each that is still right:
notice-entry-due-stand-in = ⏰ These entries were not checked. You stand in; the holder may be busy, so please have a look:
notice-entry-due-head = ⏰ Your unit has entries that were not checked. Please ask whether something is the matter:
notice-entry-due-next-tier = ⏰ A unit below has entries that were not checked. Please ask whether something is the matter:
notice-entry-line = • { $unit }: <b>{ $name }</b> ☎ { $phone }
notice-entry-more = { $total } in all; tap “All” for the rest.
notice-entry-all = 📇 All

error-refused-look_up = The directory is for colleagues who hold a post.
error-refused-keep_directory = Entries are changed by the unit that keeps them, coordinators and administrators. If something is wrong, tap “☎ Wrong number”.
error-wrong-step-entry = This entry is no longer in use.
error-invalid-entry-counted = Legal aid is counted here, so it stays with its unit. Please stop it and enter a new one at the other.
error-invalid-entry-known = The unit has an entry of this name already. Please change that one.
error-invalid-host-unknown = No such unit is yours to keep. Please write its name again.
error-invalid-entry-too-long = Too long; at most { $limit } characters.
error-invalid-entry-name-missing = Please write a name.
error-invalid-served-many = At most { $limit } units can be named; for more, name the unit above.
error-invalid-phone-missing = Please write the work phone.
error-invalid-phone-mobile = That is a mobile. Only a unit’s landline or hotline stands in the directory; please write the work phone.
error-invalid-phone-unclear = That is no phone we know. Write a landline with its area code, such as 0550-3012345; put “/” between several.
error-invalid-hours-unclear = These hours are unclear. Write them like: working days 8:30-12:00 14:30-17:30; days off 9:00-16:00
error-invalid-hours-wrong = These hours cannot be: each stretch opens before it closes, none may overlap, at most four a day.

preview-entry-name = Meals at Gudao
preview-entry-place = Gudao Road 12, ground floor
