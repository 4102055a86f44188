# Handing up, assigning, taking, turning back

notice-take-it = 📥 Take it
notice-turn-it-back = ↩️ Turn back
notice-not-fixed-it = 🔁 Not fixed
notice-hand_up-known = ⏫ { $head } was handed up to { $to } by { $by }, for you to know:
notice-assign-known = 📤 { $head } was assigned to { $to } by { $by }, for you to know.
notice-offered-where = { $urgency } | 📍 { $place }
case-due-take = ⏰ to be taken by { $due }
case-overdue-take = ⚠️ overdue, should have been taken by { $due }
queue-to-take = 📥 waiting for you to take it
queue-handed-on = ⏳ waiting for them to take it
step-ask-hand_up = { $about }

    It will go up to <b>{ $to }</b>. Say why in one sentence, for example: two communities are involved, and we cannot settle it here.
step-ask-turn_back = { $about }

    It will go back to <b>{ $to }</b>. Say in one sentence why, or what is missing.
step-ask-reopen = { $about }

    Why should it be opened again? One sentence, for example: the repair that was agreed on has not been made.
step-ask-not_fixed = { $about }

    What is not fixed yet? One sentence helps those who handle it. If you would rather not write, just tap the button below.
step-ask-unit = { $about }

    Which unit shall have it?
step-ask-unit-none = { $about }

    There is no unit to assign it to. Please handle it here, or hand it up.
unit-suggested = ⭐ { $unit } (suggested)
unit-plain = { $unit }
unit-empty = { $unit } (nobody there)
unit-suggested-empty = ⭐ { $unit } (suggested, nobody there)
step-check-hand_up = { $about }

    Up to <b>{ $to }</b>, because:

    { $note }

    Hand it up if this is right; to change it, send another sentence. It stays yours until they take it.
step-check-turn_back = { $about }

    Back to <b>{ $to }</b>, because:

    { $note }

    Turn it back if this is right; to change it, send another sentence.
step-check-reopen = { $about }

    To be opened again, because:

    { $note }

    Reopen it if this is right; to change it, send another sentence.
step-check-not_fixed = { $about }

    Those who handle it will be told:

    { $note }

    Send it if this is right; to change it, send another sentence.
step-check-assign = { $about }

    To <b>{ $to }</b>. If you would like to add a word, send it now; else just assign it.
step-check-assign-note = { $about }

    To <b>{ $to }</b>, with a word:

    { $note }

    Assign it if this is right; to change it, send another sentence.
step-send-hand_up = ⏫ Hand it up
step-send-turn_back = ↩️ Turn it back
step-send-reopen = 🔁 Reopen it
step-send-not_fixed = 🔁 Tell them
step-send-assign = 📤 Assign it
step-without-not_fixed = 🔁 Just reopen it
step-default-reply = 📌 Answered on the notice board
reply-on-board = Answered on the notice board
notice-resolve-opinion = 📄 { $head } has an outcome: { $outcome }. { $by } answered:
notice-close-opinion = 🗂 { $head } is finished and on file: { $outcome }. { $by } answered:
error-wrong-step-thanks = This matter is not done yet; thanks can wait until it is.
error-wrong-step-rate = This item has not been answered and closed yet; please say so once it has.
preview-unit = Mediation centre { $number }
