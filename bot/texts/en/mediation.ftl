# The record of a mediation: sessions, agreement, judicial confirmation, performance, follow-up

more-record = 📒 Mediation record
did-record = changed the mediation record
day-long = { $weekday } { $day }
day-long-year = { $weekday } { $day } { $year }
day-today = today, { $day }
day-tomorrow = tomorrow, { $day }
day-yesterday = yesterday, { $day }
day-off = { $day } (a day off)
day-provisional = { $day } (the holidays are not published yet: it may be a day off)

means-in_person = in person
means-home_visit = home visit
means-on_site = on site
means-phone = by phone
means-online = online
means-joint = jointly
agreed-oral = oral
agreed-written = written

record-head = 📒 <b>{ $title }, mediation record</b>
record-state = { $state }
record-refused = The parties declined mediation. Taking part is their own choice: it is on file, and no failure of anybody.
record-nothing = nothing on file yet
record-sessions = <b>Sessions</b>
record-sessions-more = { $count ->
    [one] …one earlier session
   *[other] …{ $count } earlier sessions
}
record-session = • { $day }, { $means }: { $note }
record-agreement = <b>Agreement</b>
record-agreed = 📄 { $form } agreement · { $day }
record-agreed-amount = 📄 { $form } agreement · { $day } · { $amount }
record-money = ¥{ $amount }
record-void = • the earlier { $form } agreement ({ $day }) holds no more: mediated anew
record-confirm-open = ⚖️ Judicial confirmation: if both want it, to be asked for together by { $day } (thirty days by the calendar)
record-confirm-wanted = ⚖️ Judicial confirmation: both want it, to be asked for by { $day }
record-confirm-over = ⚖️ Judicial confirmation: the time to ask for it is over ({ $day })
record-filed = ⚖️ Judicial confirmation: asked for on { $day }
record-waived = ⚖️ Judicial confirmation: both do without
record-performances = 📅 Performance
record-performance = • { $day } { $note } { $state }
record-performance-usual = to be performed
record-performance-open = ⏳
record-performance-gone = ⚠️ over
record-performance-kept = ✅ done
record-performance-not_kept = ✖️ not done
record-performance-dropped = ➖
record-follow-ups = <b>Follow-up</b>
record-planned = 🏠 to be visited on { $day }
record-planned-gone = ⚠️ visit of { $day }: not on file yet
record-visited = • { $day }: { $found }, { $grade }. { $note }
record-found-kept = all of it kept
record-found-not_kept = not kept
record-none = (nothing)

record-add-session = ➕ Add a session
record-add-agreement = 📄 Record the agreement
record-change-agreement = ✏️ Change the agreement
record-want = ⚖️ Both want confirmation
record-want-after-all = ⚖️ Both want it after all
record-waive = Both do without
record-file = ⚖️ It was asked for
record-add-performance = 📅 Add a day of performance
record-performed = ✅ Done: { $day }
record-unperformed = ✖️ Not done: { $day }
record-visit = 🏠 Record a follow-up
record-plan-follow-up = 📅 Set the follow-up
record-move-follow-up = 📅 Move the follow-up
record-paper = 🖨 Draft agreement
record-oral-paper = 🖨 Oral agreement form
record-oral = 🗣 Oral agreement
record-written = 📄 Written agreement
record-usual = 🏠 On { $day }
record-ask-agreement = Is the agreement oral or written? One tap puts it on file; later, under “⋯ More”, will do as well.
record-offer-follow-up = Set a day for the follow-up visit? One tap does it; leaving it is fine, too.

record-ask-day-session = { $about }

    On which day was it? Tap one, or type any other, for example: 11-20 or 20 Nov.
record-ask-day-agreement = { $about }

    Since which day is it in effect? An oral one since it was reached, a written one since it was signed and sealed. Any other day can be typed: 11-20.
record-ask-day-filed = { $about }

    On which day did both ask the court? Any other day can be typed: 11-20.
record-ask-day-performance = { $about }

    By which day is it to be done? Any other day can be typed: next Wed or 20 Dec.
record-ask-day-plan = { $about }

    On which day is the visit? Any other day can be typed: next Wed or 20 Dec.
record-ask-day-visit = { $about }

    On which day was the visit? Any other day can be typed: 11-20.
record-ask-means = { $about }

    How was it held?
record-ask-form = { $about }

    Is the agreement oral or written?
record-ask-amount = { $about }

    How much money is it about? Just a number, for example: 800 or 3,000.
record-ask-text = { $about }

    What was agreed? One point a line. Write “party A” and “party B”, no names or phone numbers.
record-ask-kept = { $about }

    You have looked again: was everything done as agreed?
record-ask-satisfaction = { $about }

    What do the parties say?
record-ask-note-session = { $about }

    Say in one sentence how it went (no names or phone numbers).
record-ask-note-performance = { $about }

    What is to be done then? One sentence, for example: party A pays the first part. It can be left out.
record-ask-note-visit = { $about }

    What would you like to add? One sentence (no names or phone numbers).
record-ask-note-broken = { $about }

    What was not kept? One sentence, please: the matter will be opened again, and the reporter hears it (no names or phone numbers).
record-check-session = <b>The session goes on file so:</b>
record-check-agreement = <b>The agreement goes on file so:</b>
record-check-filed = <b>The application goes on file so:</b>
record-check-performance = <b>The day of performance goes on file so:</b>
record-check-plan = <b>The follow-up is set so:</b>
record-check-visit = <b>The follow-up goes on file so:</b>
record-check-day = 📅 { $day }
record-check-means = Means: { $means }
record-check-form = Form: { $form }
record-check-amount = Amount: { $amount }
record-check-text = Points:
record-check-kept = ✅ all of it kept
record-check-broken = ✖️ not kept: the matter will be opened again
record-check-satisfaction = The parties: { $grade }
record-check-note = ✏️ { $note }
record-no-names = Write “party A” and “party B” in it, no names or phone numbers.
record-change-note = To change the sentence, just send another.
record-yes-kept = ✅ All of it
record-yes-broken = ✖️ Not kept
record-no-amount = Not about money
record-no-note = Leave it out
record-save = ✅ Put it on file
record-change-day = 📅 Another day
record-change-means = 🔁 Other means
record-change-form = 🔁 Oral/written
record-change-amount = 💰 Amount
record-change-text = 📝 Agreed points

record-done-session = ✅ The session is on file.
record-done-agreement = ✅ The agreement is on file.
record-done-filed = ✅ The application is on file; no more reminders.
record-done-performance = ✅ The day is on file.
record-done-plan = ✅ The follow-up is set.
record-reminds-week = { $done } You will be reminded seven days and one day before.
record-reminds-day = { $done } You will be reminded the day before.
record-reminds-none = { $done } It is near: no reminder will come.
record-done-visit = ✅ The follow-up is on file.
record-done-broken = 🔁 The agreement was not kept: the matter is open again.
record-did-oral = On file: an oral agreement
record-did-written = On file: a written agreement
record-did-usual = The follow-up is set
record-did-want = On file; you will be reminded in time
record-did-want-late = On file. It is near: no reminder will come
record-did-waive = On file; no more reminders
record-did-kept = On file: done
record-did-broken = On file: not done. A follow-up that finds it so opens the matter again

notice-deadlines = ⏰ These days are near, please have a look:
notice-deadline-confirmation = • <b>{ $title }</b>: judicial confirmation to be asked for by { $day }
notice-deadline-performance = • <b>{ $title }</b>: to be performed by { $day }. { $note }
notice-deadline-follow_up = • <b>{ $title }</b>: follow-up visit on { $day }
notice-record = 📒 Record of No. { $id }

typed-year = y
typed-month = m
typed-day = d
typed-days = d
typed-before-yesterday = the day before yesterday
typed-yesterday = yesterday
typed-today = today
typed-tomorrow = tomorrow
typed-three-days-ago = three days ago
typed-three-days-on = in three days
typed-days-after = dayslater daysfromnow
typed-weeks-after = weekslater weeklater weeksfromnow weekfromnow
typed-weeks-ago = weeksago weekago
typed-year-next = nextyear
typed-year-this = thisyear
typed-year-last = lastyear
typed-month-ending = endofmonth endofthemonth monthend
typed-new-year = newyear'sday newyearsday newyear
typed-days-ago = daysago
typed-week-next-but-one = -
typed-week-next = next
typed-week-this = this
typed-week-last = last
typed-week = week
typed-day-1 = monday mon
typed-day-2 = tuesday tue tues
typed-day-3 = wednesday wed
typed-day-4 = thursday thu thurs
typed-day-5 = friday fri
typed-day-6 = saturday sat
typed-day-7 = sunday sun
typed-after-tomorrow = the day after tomorrow
typed-ten-thousand = wan

error-invalid-day-unclear = That is no date we understand. Write it so: 11-24, 24 Nov, 2026-11-24 or yesterday.
error-invalid-day-unclear-ahead = That is no date we understand. Write it so: tomorrow, next Wed, 3 days later, 25 Dec.
error-invalid-day-impossible = There is no such day; please look at the calendar.
error-invalid-day-ahead = That day is still to come. For what was done, give today or an earlier day.
error-invalid-day-long-ago = That day is more than a year ago; please look at the year.
error-invalid-day-gone = That day is over. Give today or a later day.
error-invalid-day-far-off = That day is too far off; give one within five years.
error-invalid-day-before-agreement = That day is before the agreement; please look at the date.
error-invalid-agreement-missing = There is no agreement on file yet: record it first.
error-invalid-too-many-performances = There are { $limit } days of performance already, which is the most.
error-invalid-text-too-long = { $length } characters, and { $limit } is the most. Please make it shorter and send it again.
error-invalid-amount-unclear = That is no amount we understand. For example: 800, 3,000 or 1,234.50.

# The papers (Word)
paper-file = mediation-agreement-{ $id }.docx
oral-paper-file = oral-agreement-{ $id }.docx
paper-caption = Draft for No. { $id }. Parties, signatures and dates are filled in by hand on paper; the bot does not keep them.
paper-title = Mediation Agreement
paper-number = No. ({ $year }) { $id }
paper-blank-year = ______
paper-party-a = Party A:
paper-party-b = Party B:
paper-party-line-1 = Name____________  Sex______  Ethnicity______  Age______
paper-party-line-2 = Occupation________________________________________
paper-party-line-3 = Address________________________  Contact________________
paper-facts = The matter in dispute:
paper-matter = { $category }, at { $place }. { $summary }
paper-points = After mediation both parties agree of their own will:
paper-performance = How and when it is performed:
paper-performance-line = by { $day }/{ $month }/{ $year }: { $note }
paper-performance-usual = performance of the agreement
paper-amount = Amount: { $amount }
paper-copies = Made in ____ copies: one for each party, one for the mediation committee.
paper-rights = This agreement takes effect on the day the parties sign, seal or fingerprint it, the mediator signs it and the committee seals it. Within thirty days of that day both parties may together ask the people’s court to confirm it.
paper-sign-parties = Parties (signature, seal or fingerprint): A____________  B____________
paper-sign-mediators = Mediator (signature): ____________________________
paper-sign-writer = Recorded by (signature): ________________________
paper-committee = People’s Mediation Committee, { $unit }
paper-seal = (seal of the committee)
paper-date = { $day }/{ $month }/{ $year }
paper-blank-date = ____/____/______
oral-paper-title = Record of an Oral Mediation Agreement
oral-paper-parties = Parties
oral-paper-facts = The matter in dispute
oral-paper-points = What was agreed
oral-paper-performance = How and when it is performed
oral-paper-signatures = Signatures and seal
oral-paper-date = Date
oral-paper-sign-parties =
    Parties (signature, seal or fingerprint):
    A____________________  B____________________
oral-paper-note = An oral agreement takes effect on the day it is reached; the mediator records it and the committee files it.
