# When something goes wrong: what happened, then what to do

error-stale = This page is used or out of date. Please look at the latest message.
error-gave-up = Something went wrong with that message; it has been noted. Please try again, or ask your administrator.
lost-time = The desk was restored from a copy since: what this message tells may be lost, so its buttons are off. Send /mine to see what is on file, and report again what is missing.

error-refused = Your post does not cover this. If in doubt, ask your community or the administrator.
error-refused-report = Your post does not file reports. Send /help to see what it can do.
error-not-found = Nothing found. The number may be wrong, or it is outside your area.
error-wrong-step = This matter has just moved on, so that step no longer fits. Open it to see where it stands.
error-wrong-step-add_detail = This matter is over, so nothing can be added. If there is news, please report it anew.
error-already-confirmed = This report is in already. Nothing more to do.

error-bad-invitation = This invitation does not work: it may not be complete, or it has been used, or has expired. Please check it once more, or ask the administrator for a new one.

error-invalid = That does not fit. Please try again.
error-invalid-kind-missing = The kind is not chosen yet. Please tap a button.
error-invalid-category-missing = The category is not chosen yet. Tap “Category” to pick one.
error-invalid-place-missing = The place is not chosen yet. Please tap a button.
error-invalid-people-missing = The number of people is not chosen yet. Please tap a button.
error-invalid-urgency-missing = The urgency is not chosen yet. Please tap a button.
error-invalid-summary-missing = The summary is empty. Please say in one sentence what it is about.
error-invalid-summary-too-long = That is { $length } characters; { $limit } is the limit. Please shorten it and send it again.
error-invalid-place-too-long = The place has { $length } characters; { $limit } is the limit. A building or road is enough.
error-invalid-note-missing = Nothing is written yet. Please explain in a sentence.
error-invalid-note-greeting = Thank you. Greetings and thanks need not go in: please say what there is to say.
error-invalid-note-too-long = That is { $length } characters; { $limit } is the limit. Please shorten it and send it again.
error-invalid-outcome-missing = The outcome is not chosen yet. Please tap a button.
error-invalid-too-many-drafts = You have { $limit } unfinished reports. Send /report to finish one, or open one and tap Cancel; then begin a new one.
error-invalid-too-many-files = { $limit } attachments is the limit, and there are as many already.
error-invalid-file-too-big = That file is too big: photos may have 10 MB, voice notes 2 MB (the limit for this one is { $limit } MB). Send a picture as a photo, not as a file: the phone makes it smaller.
error-invalid-picture-heavy = This picture has too many pixels to be opened. Please send it as a photo, not as a file: the phone makes it smaller. Or send a screenshot of it.
error-invalid-picture-heic = This is a HEIC picture, which other phones cannot open. Please send it as a photo, not as a file: the phone converts it.
error-invalid-file-gone = This file could not be fetched. Please send it again.
error-invalid-file-kind = Only photos and voice notes can be attached.
error-invalid-sentence-wanted = A sentence is needed here. Please type it.
error-invalid-place-wanted = Please tap a place, or type a building or road.
error-invalid-tap-wanted = Please tap one of the buttons below.
error-invalid-choice-unclear = No button is quite that. Did you mean { $near }? Tap it, or type all of it.
error-invalid-draft-gone = That unfinished report is gone. Send /report to start anew.
error-invalid-unit-gone = That grid or community has been reorganised and is no longer in use. Please pick another place.
error-invalid-above-unknown = There is no unit { $code } above. Please add it first.
error-invalid-into-itself = A unit cannot be put below itself.
error-invalid-language = There is no such language. Please tap a button.
error-invalid-nil-has-cases = This period has { $found } matters, so it cannot be a nil report. Please confirm it instead.
error-invalid-period-ahead = That period has not begun yet.
error-invalid-no-tier-above = There is no tier above to hand this to. Please handle it here, or speak to the district's centre.
error-invalid-unit-missing = Please pick a unit that can take it: a specialised centre, or a unit below on its own line.
