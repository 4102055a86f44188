# Words used everywhere: posts, states, kinds (as in docs/glossary.md)

role-building_head = building head
role-grid_head = grid head
role-information_officer = information officer
role-mediator = mediator
role-coordinator = coordinator
role-centre_officer = joint reception and mediation centre
role-supervisor = supervisor
role-legal_aid_liaison = legal-aid liaison
role-administrator = administrator

kind-dispute = dispute
kind-opinion = public-opinion item

state-reported = waiting to be accepted
state-returned = more detail needed
state-accepted = accepted
state-mediating = in mediation
state-mediating-opinion = being handled
state-resolved = outcome on file
state-closed = closed
state-withdrawn = withdrawn
state-offered = waiting to be taken
state-merged = merged

outcome-success = settled
outcome-success-opinion = done
outcome-failed = not settled
outcome-failed-opinion = could not be done
outcome-ended = ended
outcome-refused = mediation refused by a party
outcome-refused-opinion = no longer wanted
outcome-referred = referred
outcome-to_court = taken to court
outcome-withdrawn = withdrawn
outcome-merged = merged as a duplicate

urgency-yellow = 🟡 Ordinary
urgency-orange = 🟠 Same day
urgency-red = 🔴 Urgent

people-1-2 = 1–2 people
people-3-4 = 3–4 people
people-5-9 = 5–9 people
people-10-29 = 10–29 people
people-30-up = 30 or more

arrow-report = Report
arrow-accept = Accept
arrow-start = Start mediation
arrow-start-opinion = Start handling
arrow-ask_back = Ask for more detail
arrow-answer = Add detail
arrow-resolve = Record the outcome
arrow-close = Close and file
arrow-withdraw = Withdraw
arrow-hand_up = Hand up
arrow-assign = Assign
arrow-take = Take it
arrow-turn_back = Turn back
arrow-take_back = Take back
arrow-not_fixed = Not fixed
arrow-reopen = Reopen
arrow-merge = Merge
arrow-undo = Undo
arrow-convert-dispute = Make it a public-opinion item
arrow-convert-opinion = Make it a dispute
arrow-go_on = Go on without the answer

# Dates: Tue 24 Nov 09:30
moment = { $weekday } { $day } { $month } { $time }
moment-year = { $weekday } { $day } { $month } { $year } { $time }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

unit-kind-city = city
unit-kind-district = district
unit-kind-street = street
unit-kind-community = community
unit-kind-grid_1 = first-level grid
unit-kind-grid_2 = second-level grid
unit-kind-centre = mediation centre
