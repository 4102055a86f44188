# A sentence or photo that came before it was asked for: of which matter, and for what

unasked-which = Which matter is this about?

    { $note }
    { $files }
unasked-use = { $about }

    { $note }

    What is this sentence for? To change it, just send another.
unasked-another = 🆕 Another matter: report it
unasked-dropped = All right, what you sent was not kept.
unasked-left = What you wrote was not kept: nothing can be added to this matter any more. What you can do is below.
unasked-file-left = What you sent was not kept: no photo or voice note can be added to this matter now. What you can do is below.
unasked-gone = What you sent was not kept: No. { $id } is not yours to see now. If in doubt, ask your unit’s mediator.
unasked-elsewhere = What you sent was not kept: this is done by its buttons. Tap below to open it.
unasked-open = Open
step-ask-outcome-of = { $about }

    { $note }

    How did it end? Choose one; to change the sentence, just send another.
step-noted = With this sentence: { $note }
unasked-not-now = What you just sent was not kept; please send it again when this is done.
papers-words-left = The photo or paper is here; the words that came with it were not kept.
