# /calendar: which days are worked

command-calendar = Which days are worked
help-calendar = /calendar Which days are worked; a tap on a day changes it

calendar-head = 📅 <b>Working calendar, { $month } { $year }</b>
calendar-day = { $day } { $weekday }
calendar-work = worked
calendar-off = off
calendar-bold = <b>{ $words }</b>
calendar-by-command = set: { $reason }
calendar-by-file = calendar file
calendar-by-notice = official notice
calendar-by-regulation = public holiday by regulation
calendar-file-work = the calendar file says worked; this word counts
calendar-file-off = the calendar file says off; this word counts
calendar-mark = provisional
calendar-provisional = Provisional: the days off are not published yet. The holidays themselves are off; else Monday to Friday count as worked.
calendar-pick = To change a day, tap its number.
calendar-ask = What should this day be?
calendar-set-off = Day off
calendar-set-work = Working day
calendar-take-back = Take the change back
calendar-ask-why-off = { $day } becomes a day off. Why? Tap one, or say it in your own words:
    <code>/calendar { $number } { $typed } reason</code>
calendar-ask-why-work = { $day } becomes a working day. Why? Tap one, or say it in your own words:
    <code>/calendar { $number } { $typed } reason</code>
calendar-why-state = State Council notice
calendar-why-province = Notice of province or city
calendar-why-district = Arrangement of the district
calendar-why-mistake = Correction
calendar-typed-1 = work worked
calendar-typed-0 = off
calendar-typed-2 = back
calendar-done = Changed, with effect at once. Dates already given stay.
error-invalid-calendar-day = Only days from today to two years ahead can be set.
error-invalid-calendar-reason = Please state the reason in at most { $limit } characters.
error-invalid-calendar-typed = Not understood. Write it like this: /calendar 2027-10-01 off National Day (off, work or back)
