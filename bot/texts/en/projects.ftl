# Key projects: systems, leading unit, milestones (which are items handed out), finish day; state and progress are worked out

command-projects = Key projects
help-projects = /projects Key projects: milestones, more time, acceptance, one tap to confirm when due; supervisors bring in and take out a sheet

project-state-not_started = not started
project-state-under_way = under way
project-state-completed = completed, to be accepted
project-state-accepted = accepted
project-state-cancelled = cancelled

project-arrow-register = entered
project-arrow-start = a milestone taken up
project-arrow-meet = all milestones met
project-arrow-confirm = confirmed when due
project-arrow-ask = more time asked
project-arrow-grant = more time granted
project-arrow-refuse = more time refused
project-arrow-judge = milestone judged
project-arrow-add = milestone added
project-arrow-drop = milestone dropped
project-arrow-adjust = adjusted
project-arrow-accept = accepted
project-arrow-cancel = cancelled

project-pick-all = projects
project-pick-on_time = done on time
project-pick-late_done = done late
project-pick-late_open = overdue
project-pick-not_due = not due yet
project-pick-asked = more time asked
project-pick-to_confirm = to confirm
project-pick-to_judge = to judge, to accept
project-pick-cancelled = cancelled

project-part-system = system
project-part-number = number
project-part-name = name
project-part-lead = leading unit
project-part-helpers = helping units
project-part-aim = aim
project-part-milestones = milestones
project-part-due = finish day

milestone-verdict-satisfied = met
milestone-verdict-fairly = mostly met
milestone-verdict-not = not met
milestone-met = met on time
milestone-met-late = met late
milestone-late = overdue
milestone-handed-out = not accepted yet
milestone-returned = sent back
milestone-under-way = under way
milestone-fed-back = fed back, to be judged
milestone-done = not met

projects-head = 🏗 <b>{ $total } key projects</b>
projects-head-of = 🏗 <b>{ $total } { $what }</b>
projects-figure = { $what } { $count }
projects-all = ‹ All { $total }
projects-line = { $mark } <b>{ $name }</b>
    { $lead } · { $state } · { $progress } · { $day }
projects-line-next = { $mark } <b>{ $name }</b>
    { $lead } · { $progress } · { $day }
projects-open = { $mark } { $name }
projects-empty = There are no key projects yet. Tap “➕ New project”, or send the list as a sheet: tap “📄 Sheet”.
projects-none = There are no key projects within your reach.
projects-none-of = There are none now.
projects-sheet = 📄 Sheet
project-register = ➕ New project
project-list = ‹ All projects
project-back = ‹ The project
project-new = 🏗 <b>A new key project</b>

project-title = 🏗 <b>{ $name }</b>
project-progress = milestones { $met }/{ $many }
project-progress-late = milestones { $met }/{ $many }, { $late } overdue
project-standing = { $mark } { $state } · { $progress } · by { $day }
project-stands = { $standing }
project-of = { $system }, no. { $number } · led by { $lead }
project-helpers = 🤝 With: { $units }
project-aim = 🎯 { $aim }
project-milestone = { $mark } { $day } { $text } ({ $state })
project-milestone-of = { $mark } { $day } { $text } ({ $unit }, { $state })
project-asked = ⏰ More time asked, until { $day }: { $reason }
project-to-confirm = 🗓 Please confirm how it stands by { $day }
project-confirmed = 🗓 Confirmed on { $day }
project-ended-accepted = 🏁 Accepted on { $day }
project-ended-cancelled = 🚫 Cancelled on { $day }
project-with-reason = { $said }: { $reason }
project-next-accept = 👉 All milestones are met: please accept it, or add what is still wanting.
project-next-judge = 👉 A milestone was fed back: please say whether it is met.
project-next-grant = 👉 The leading unit asks for more time: please decide.
project-next-confirm = 👉 If this is how it stands, tap “✅ Confirm”. If not, feed the milestone back first.

project-do-judge = ⚖️ Judge milestone
project-do-confirm = ✅ Confirm
project-do-grant = ✅ Grant more time
project-do-refuse = ↩️ Refuse
project-do-accept = 🏁 Accept
project-do-ask = ⏰ Ask for more time
project-do-add = ➕ Add milestone
project-do-drop = ➖ Drop milestone
project-do-cancel = 🚫 Cancel project
project-do-milestones = 📋 Milestones

project-done-register = ✅ Entered; the milestones are handed out, and the units will hear.
project-done-confirm = Confirmed
project-done-grant = Granted; the leading unit will hear
project-done-judge = Noted
project-done-ask = ✅ Asked; you will hear what is decided.
project-done-refuse = ✅ Answered; the leading unit will hear.
project-done-add = ✅ The milestone is added; its unit will hear.
project-done-drop = ✅ The milestone is dropped; its unit will hear.
project-done-accept = 🏁 Accepted; the units will hear.
project-done-cancel = ✅ Cancelled; the units will hear.
project-late = This project has just changed; this step is of no use now

milestone-open = { $mark } { $day } { $text }
milestone-judge = <b>{ $text }</b>
    { $unit } · by { $day }
    💬 { $feedback }

    Is it met? “Not met” hands it to the tier above, once.
milestone-drop-ask = Which milestone is wanted no more? What is met stays.

project-ask-system = To which system does it belong?
project-ask-words-register = What is the project called? A name; no names or numbers of people.
project-ask-words-add = What is to be reached? One sentence, one milestone.
project-ask-words-drop = Why is it dropped? One sentence.
project-ask-words-ask = Why is more time needed? One sentence.
project-ask-words-refuse = Why not? One sentence to the leading unit.
project-ask-words-accept = Is there anything to say on accepting it? One sentence, or tap “Skip”.
project-ask-words-cancel = Why is it cancelled? One sentence. Open milestones are dropped, too.
project-ask-unit-register = Which unit leads it? Choose one, or type its name.
project-ask-unit-add = Which unit is to reach it? Choose one, or type its name.
project-ask-aim = What is the aim? A sentence or two, of what can be seen and counted.
project-ask-day-register = By which day is all finished? Choose one, or type a day, such as 25 Dec.
project-ask-day-add = By which day? Choose one, or type a day, such as 25 Dec.
project-ask-day-ask = Until which day? Choose one, or type a day, such as 25 Dec.
project-ask-milestones = Which milestones? One a line, the day first, such as:
    1-15 Site chosen
    3-31 Shell built
    For another unit write it behind: [unit].
project-said-system = System: { $system }
project-said-words = { $words }
project-said-unit = Unit: { $unit }
project-said-day = Day: { $day }
project-said-lines = Milestones:
    { $lines }
project-check-register = Is this right? Then the milestones are handed out.
project-check-add = Is this right? Then it is handed out.
project-check-drop = Drop it?
project-check-ask = Is this right? Then the district decides.
project-check-refuse = Is this right? Then the leading unit hears.
project-check-accept = Accept it?
project-check-cancel = Cancel it? That cannot be undone.

sheet-projects-words = key project|projects
sheet-projects-name = Key projects
sheet-projects-title = Key projects { $year }
sheet-projects-subtitle = As of { $day }; one milestone a line, the day first; progress, state and acceptance are worked out
sheet-projects-file = key-projects_{ $day }.xlsx
sheet-projects-sent = 📄 The key projects, { $rows } of them
sheet-projects-none = There is no project to take out yet.
sheet-projects-get = 📄 Take out
sheet-projects-out = 📄 Takes out the key projects within your reach as a sheet.
sheet-projects-how = 📄 Send the list as a sheet, with “projects” in the file's name:
    • needed: system, project, leading unit, finish day (with its year)
    • if there is one: number, helping units, aim, milestones
    • one milestone a line, the day first: 2027-03-31 Shell built; another unit's behind it: [unit]
    You see what it would change before anything is written. Sent again it changes and doubles nothing, and what is met stays.
project-column-system = System
project-column-number = No.
project-column-name = Project
project-column-lead = Leading unit
project-column-helpers = Helping units
project-column-aim = Aim
project-column-milestones = Milestones
project-column-due = Finish day
project-column-progress = Progress
project-column-state = State
project-column-accepted = Accepted
project-column-unit = { $text } [{ $unit }]
project-whole = All finished
projects-bad = ⚠️ { $rows } rows need a change; mend them and send it again (nothing was taken over):
projects-bad-line = • row { $row }, { $column }: { $why }
projects-bad-more = …and { $more } more
projects-bad-gone = There is no such unit
projects-preview = 📄 Looked at { $rows } projects; nothing is taken over yet.
projects-preview-counts = { $added } new · { $changed } changed · { $same } as they are
projects-preview-changed = ✏️ { $name }: { $parts }
projects-preview-new = ➕ { $name }
projects-preview-nothing = There is nothing to change.
projects-take = ✅ Take over { $rows }
projects-drop = Leave it
projects-dropped = All right, nothing was taken over.
projects-taken = ✅ Taken over: { $added } new, { $changed } changed. The units will hear.
projects-taken-reason = Adjusted by the new list

notice-projects-all = 🏗 The list
notice-project-leads = 🏗 Your unit leads { $count } key projects; please go by their milestones:
notice-project-helps = 🏗 Your unit is asked to help with { $count } key projects:
notice-project-line = • <b>{ $name }</b> ({ $lead }) { $milestones } milestones, the first by { $due }
notice-project-ask = ⏰ <b>{ $name }</b>: { $lead } asks for more time, until { $day }. Please decide.
notice-project-grant = ✅ <b>{ $name }</b> has more time, until { $day }.
notice-project-refuse = ↩️ <b>{ $name }</b> gets no more time: it is still due by { $day }.
notice-project-add = ➕ <b>{ $name }</b> has one more milestone:
notice-project-drop = ➖ <b>{ $name }</b> has one milestone less:
notice-project-adjust = ✏️ <b>{ $name }</b> was adjusted, due by { $day }; please have a look.
notice-project-accept = 🏁 <b>{ $name }</b> is accepted.
notice-project-cancel = 🚫 <b>{ $name }</b> is cancelled; nothing more is to be done:
notice-milestones-ahead = 🏗 { $count } milestones are due within { $days } days:
notice-milestone-line = • <b>{ $text }</b> ({ $name }) { $unit }, by { $due }
notice-project-confirm = ✅ Confirm { $name }
notice-project-unconfirmed-line = • <b>{ $name }</b> ({ $lead }) milestones { $met }/{ $many }, { $late } overdue; confirm by { $day }
notice-project-unconfirmed-due-day = 🗓 { $count } key projects are to be confirmed today; tap if that is how they stand:
notice-project-unconfirmed-handler = ⏰ { $count } key projects were not confirmed in time; tap if that is how they stand:
notice-project-unconfirmed-stand-in = ⏰ { $count } key projects were not confirmed; the holder may be busy, please do it instead:
notice-project-unconfirmed-head = ⏰ Your unit has not confirmed { $count } key projects. Please ask when you can:
notice-project-unconfirmed-next-tier = ⏰ { $count } key projects below were not confirmed. Please ask when you can:
notice-project-unconfirmed-unreached = 📵 { $count } key projects were not confirmed and the leading unit cannot be reached; please try another way:

error-refused-see_project = Key projects are shown to the units that lead, help or keep the list.
error-refused-keep_projects = The list of key projects is kept by the district's supervisor.
error-wrong-step-project = This project has just changed; this step is of no use now. Please open it to see how it stands.
error-not-found-project = There is no such project, or it is not within your reach.
error-invalid-project-name = Please write the project's name.
error-invalid-aim-too-long = The aim has { $limit } characters at most; yours has { $length }. Please shorten it.
error-invalid-lines-too-long = The milestones have { $limit } characters at most; yours have { $length }. Please shorten them.
error-invalid-project-system = There is no such system; please choose another.
error-invalid-project-system-unknown = There is no system “{ $value }”. There are: { $names }
error-invalid-project-number = The number is 1 to { $limit }; without one the next is taken.
error-invalid-project-known = This system has a project of that name; please choose another.
error-invalid-project-twice = Another row is the same project; please keep one.
error-invalid-project-over = What is accepted cannot be changed.
error-invalid-project-before = A milestone cannot come after the finish day.
error-invalid-project-day = Please write the finish day with its year, such as 2027-04-30.
error-invalid-project-unit-unknown = There is no unit “{ $value }”; please write it as the desk does.
error-invalid-project-unit-several = There are several units “{ $value }”; please write the unit's code.
error-invalid-milestone-missing = Please write what the milestone is.
error-invalid-milestone-day = “{ $line }”: the day first, then what is reached, such as 2027-03-31 Shell built.
error-invalid-milestone-over = “{ $text }” was fed back or judged: its day and unit stay, and it cannot be dropped.
error-invalid-milestone-met = What is met cannot be dropped.
error-invalid-milestones-none = Please write one milestone at least.
error-invalid-milestones-many = A project has { $limit } milestones at most.
error-invalid-milestones-twice = Two milestones are the same; please tell them apart.

preview-project = Service centre rebuilt
