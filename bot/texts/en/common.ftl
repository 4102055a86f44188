# Buttons used everywhere

button-back = ‹ Back
button-cancel = Cancel
button-earlier = ‹ Previous
button-later = Next ›

# What people type
typed-digits = -
typed-two = -
typed-tens = -
typed-people-before = about around some
typed-people-under = under below fewerthan lessthan
typed-people-below = orless
typed-people-after = people persons person
typed-people-more = or so
typed-people-to = to or
typed-thousand = k
typed-from = from
typed-until = to until till
typed-and = and
typed-onward = for
typed-many-days = days day
typed-today-too = -
typed-tomorrow-too = -
typed-tenth = jiao mao
typed-cent = fen
typed-point = -
typed-total = total intotal
typed-whole = only
typed-formal = -
typed-yuan-marks = yuan rmb cny
typed-yes = yes y yep ok okay sure confirm
typed-no = no n nope
typed-nicety = hello hi hey hellothere goodmorning goodafternoon goodevening thanks thankyou bye goodbye
typed-refusing = no dont
typed-behind = ;{" "}
typed-ends = .;,
typed-or = {" or "}
typed-nothing = -
typed-masked = 🔒 No numbers are kept: it is masked with *, and your message is gone from the chat.
typed-masked-stays = 🔒 No numbers are kept: it is masked with *. Your message could not be deleted; please press on it and delete it yourself.
typed-number = 🔒 No numbers are kept: your message is gone from the chat.
typed-number-stays = 🔒 No numbers are kept. Your message could not be deleted; please press on it and delete it yourself.
typed-given-back = Your words without it, to copy:{" "}
typed-given-above = Your words without it are in the message above, to copy.
typed-card = 🔒 A contact card holds a number: it is not kept, and was removed from the chat.
typed-card-stays = 🔒 A contact card holds a number and is not kept. It could not be removed: please long-press it and delete it.
typed-late = That step is over, and nothing on file changes with the message. To correct it, open the matter and add a detail.
typed-filed = No. { $id } is on file already and does not change with the message. The new words can be added to it:
typed-old = That was an earlier message; nothing changes here by it. To correct this step, please type it again.

# Something is not finished, and something else is begun
open-unfinished = Something you began is not finished, and is not kept until it is. Finish it first, or drop it?
open-go-on = ‹ Go on with it
open-drop = Drop it
open-drop-report = Drop it, new report
open-dropped = Dropped; nothing of it was kept.

# Units: the one above, those of one name, none
unit-up = ‹ { $unit }
unit-which = Which “{ $name }”?
unit-unknown = “{ $name }” was not found, or is not within your reach. Try another name, or a part of it.

# The one sentence
summary-line = 📝 { $summary }
half-year-1 = first half of { $year }
half-year-2 = second half of { $year }
