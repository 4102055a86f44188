# Reporting: one question at a time, then a last look

report-waiting = You have a report you did not finish. Go on with it, or start a new one?
report-waiting-line = { $n }. { $what } ({ $at })
report-waiting-no-words = nothing written yet
report-waiting-go-on = Go on with no. { $n }
report-waiting-new = New report

report-kind = What do you want to report?
report-kind-dispute = Dispute
report-kind-opinion = Public opinion

report-category = A <b>{ $kind }</b>: which sort?

report-place = Where is it? Tap a button, or type a building or road (“Building 3”; leave out the flat number).
report-here-grid_1 = My grid
report-here-grid_2 = My grid
report-here-community = My community ({ $unit })
report-here-street = My street ({ $unit })
report-here-district = My district ({ $unit })
report-here-city = My city ({ $unit })
report-here-centre = My centre ({ $unit })

report-people = How many people are involved?

report-summary = Say in one sentence what it is about, in { $limit } characters at most. No names, phone or ID numbers, please.
    You may send photos or a voice note too, if you like.
report-summary-now = What it says now: { $summary }


report-preview = <b>Please check, then submit:</b>
report-preview-category = Category: { $kind } · { $category }
report-preview-place = Place: { $place }
report-preview-people = People: { $people }
report-preview-summary = Summary: { $summary }
report-preview-urgency = Urgency: { $urgency }
report-same-ask-add = 🔁 This may be No. { $id }, which you reported ({ $day }) { $placed ->
    [yes] at the same place
   *[no] in the same area
    }. Add to it?
report-same-ask-look = 🔁 This may be No. { $id }, reported ({ $day }) { $placed ->
    [yes] at the same place
   *[no] in the same area
    }. Have a look first?
report-same-add = ➕ Add to No. { $id }
report-same-look = 👀 Look at No. { $id }
report-same-added = Added to No. { $id }; no second report was filed.
report-submit = ✅ Submit
report-edit-category = Category
report-edit-place = Place
report-edit-people = People
report-edit-summary = Summary
report-edit-urgency = Urgency
report-edit-files = Attachments

report-urgency = How urgent is it?
report-danger = ⚠️ If anyone is in danger, call 110, 119 or 120 first.
danger-tell = ⚠️ If anyone is in danger, call 110, 119 or 120 first, then tell the community there.
danger-report = To report this, send /report.

report-files = Attachments: { $files }
report-files-ask = Just send photos or voice notes, up to { $limit } in all.
report-files-drop = Remove all
report-file-kept = Got it. It is attached to this report ({ $count } in all).
report-caption-left = The photo is attached. Its caption did not change the summary; tap “Summary” for that.

report-cancel = Give up this report? What you filled in will be deleted.
report-cancel-yes = Give up
report-cancel-no = Keep going
report-given-up = Given up; nothing was reported. Send /report whenever you like.
report-left = All right, the unfinished ones will wait for you. Send /report to go on.

receipt-filed = <b>Received. Your number is { $number }.</b>
receipt-next = { $unit } will take it up by { $due }, and you will hear of every step.
receipt-next-open = { $unit } will see to it, and you will hear of every step.
receipt-open = View it
receipt-another = Report another

# One sentence is a report: filled in by what it says, then checked
report-assumed = { $value }{ $field ->
    [category] {" "}(guessed)
   *[other] {" "}(assumed)
    }
report-preview-assumed = Please check what is { $which ->
    [guessed] guessed
    [default] assumed
   *[both] guessed or assumed
    }; the buttons below change it.
report-preview-urgent = If it is urgent, tap “Urgency”.
report-preview-danger = ⚠️ Is anybody hurt or in danger? If so, call 110, 119 or 120 first, then tap “Urgency”.
report-instead = Or: { $kind } · { $category }
report-likely = What kind of matter is this?

    { $summary }
report-likely-none = None of these, let me choose
report-several = These look like two matters:

    1. { $first }
    2. { $second }

    Reported as two, each has its own number.
report-several-two = Report two matters
report-several-one = Report it as one

voice-words = 🎤 Voice note, { $seconds } s
voice-kept = 🎤 The voice note is taken: it says what happened, and whoever handles it can hear it. Tap the rest.
voice-heard = 🎤 The words below were made out by a machine; please check them, and correct them where they are wrong.
voice-cut = That is long: of the words the first { $limit } characters are kept; the voice note is whole.
voice-number = A number was said: it is masked in the words, but can still be heard. If that should not be, empty “Attachments” before you submit: the words stay.
voice-said = What was heard: “{ $words }”
