# Referrals: a dispute handed to legal aid, petition, arbitration, court or police

body-legal_aid = legal aid
body-petition = petition office
body-arbitration = arbitration
body-court = court
body-police = police

standing-offered = ⏳ waiting for the answer
standing-accepted = 📥 accepted
standing-declined = ✖️ declined
standing-done = ✅ done
standing-handed_back = 🔁 handed back to mediation
standing-revoked = ↩️ revoked

consent-both = both parties agree
consent-applicant = the applicant agrees
tried-not_yet = mediation has not begun
tried-under_way = being mediated, no agreement yet
tried-agreed = mediated with success, there is an agreement
tried-failed = mediated without success
tried-refused = a party does not want mediation
tried-ended = mediation has ended
running-handling = to be finished by { $at }
running-confirmation = judicial confirmation by { $at }
running-performance = performance by { $at }
running-none = none is running

more-refer = 📨 Refer

did-R1 = referred to { $body }
did-R2 = { $body } accepted
did-R3 = { $body } declined
did-R4 = { $body } is done
did-R5 = { $body } handed it back to mediation
did-R6 = revoked the referral to { $body }
did-R7 = revoked the referral to { $body }

referral-title = 📨 <b>Referral No. { $id }</b>
    <b>{ $title }</b>
referral-standing = { $standing }
referral-fast = 🟢 Fast lane, please take it first
referral-from = From: { $unit }, { $role }, { $at }
referral-to = To: { $body }
referral-to-unit = To: { $body } ({ $unit })
referral-due = ⏰ Please answer by { $due }
referral-overdue = ⚠️ The answer is overdue, it was due by { $due }
referral-reason = Reason: { $reason }
referral-stage = When referred: { $state }; { $tried }
referral-deadlines = Running deadlines: { $deadlines }
referral-consent = ✅ Consent: { $consent } (asked and noted by { $unit }, { $role }, { $at })
referral-case-over = The matter is now: { $state }
referral-steps = <b>Steps of the referral</b>
referral-step = • { $at } { $unit }, { $role }: { $what }
referral-step-note = • { $at } { $unit }, { $role }: { $what }. { $note }

referral-accept = ✅ Accept
referral-decline = ✖️ Decline
referral-finish = 🏁 Done
referral-hand_back = 🔁 Back to mediation
referral-revoke = ↩️ Revoke
referral-outside-accept = ✅ They accepted
referral-outside-decline = ✖️ They declined
referral-outside-finish = 🏁 They are done
referral-outside-hand_back = 🔁 They hand it back
referral-conclude = 📌 Record the outcome: { $outcome }
referral-paper = 📄 Hand-over sheet (Word)
referral-paper-name = hand-over-{ $id }
referral-to-case = ‹ Back to the matter
referral-to-list = ‹ All referrals
referral-to-all = ‹ Its referrals

referral-done-accept = Accepted; the sender will hear of it
referral-done-decline = ✅ Declined; the sender will hear of it.
referral-done-finish = ✅ The outcome is noted; the sender will hear of it.
referral-done-hand_back = ✅ Handed back to mediation; the handler will hear of it.
referral-done-revoke = ↩️ Revoked. The matter is yours as before.
referral-done-note = ✅ Noted.
referral-done-offer = 📨 Referred. The matter stays yours until they are done with it.
referral-done-offer-outside = 📨 Noted. The { $body } is not on this desk: please print the sheet and take it there; record their answer on this page.
referral-concluded = The outcome is recorded
referral-too-late = Too late: the referral has changed a moment ago. This is how it stands.

referrals-of-head = 📨 <b>{ $title }</b>
    Referrals
referrals-of-none = None so far.
referrals-of-new = ➕ Refer to …
referrals-of-line = • { $body }, { $at }: { $standing }
referrals-of-open = No. { $id } · { $body }
referrals-head = 📨 Referrals · { $total }
referrals-empty = There are no referrals now.
referrals-not-yours = Your post has no referrals to look after.
referrals-line = { $standing } · referral No. { $id } · { $body }
    { $title } · { $unit }
referrals-line-due = { $standing } · referral No. { $id } · { $body } · ⏰ answer by { $due }
    { $title } · { $unit }
referrals-line-overdue = { $standing } · referral No. { $id } · { $body } · ⚠️ was due by { $due }
    { $title } · { $unit }
command-referrals = Referrals
help-referrals = /referrals: referrals, who has to answer, how far they are

refer-ask-body = { $about }

    Where to?
refer-body-known = { $body } ({ $unit })
refer-body-running = { $body } (referred already)
refer-ask-consent = { $about }

    Before it goes to { $to } the parties are asked.

    <b>Do they agree to the referral?</b>
refer-consent-both = ✅ Both agree
refer-consent-applicant = ✅ The applicant agrees
refer-consent-none = ✖️ No, or not asked yet
refer-no-consent = { $about }

    Then it is not referred, and nothing was sent. Come back once they were asked and agree.
refer-ask-reason = { $about }

    Why is it referred, and what should they do? Write one sentence.
    No names, phone or ID numbers.
refer-check = <b>{ $title }</b>
    📨 To: <b>{ $to }</b>
    📝 { $summary }
    Reason: { $reason }
    { $tried }
    ✅ { $consent }
    ⏰ Their answer is due by { $due }
refer-check-fast = 🟢 Fast lane: on (migrant workers' wages, injuries)
refer-check-masked = ⚠️ The summary seems to hold a phone or ID number; the sheet covers it with *.
refer-check-go = Send it if this is right; to change the reason, write it again.
refer-fast-on = 🟢 Fast lane on
refer-fast-off = Fast lane off
refer-send = 📨 Refer
refer-gone = This matter cannot be referred any more. This is how it stands.

referral-ask-decline = { $about }

    Why is it declined? Write one sentence; the sender will read it.
referral-ask-finish = { $about }

    How did it end? Write the outcome in one sentence (no names, no phone numbers).
referral-ask-hand_back = { $about }

    Why does it go back to mediation? Write one sentence: what the handler should do next.
referral-ask-revoke = { $about }

    It was referred a while ago. Why is it revoked? Write one sentence; they will read it.
referral-check = { $about }

    <b>{ $what }</b>
    { $note }

    Send it if this is right; to change it, write it again.
referral-what-decline = Declined:
referral-what-finish = Done:
referral-what-hand_back = Back to mediation:
referral-what-revoke = Revoked:
referral-send = ✅ Send
referral-about = 📨 <b>Referral No. { $id }</b> · { $body }
    <b>{ $title }</b>
referral-about-gone = <b>Referral No. { $id }</b>

notice-referral-offered = 📨 { $by } refers a matter to you: <b>{ $title }</b>
    📝 { $summary }
    Reason: { $reason }
    ⏰ Please answer by { $due }
notice-referral-fast = 🟢 Fast lane, please take it first
notice-referral-open = See the referral
notice-referral-open-of = 📨 Referral No. { $id }
notice-referral-accept = 📥 { $head }: { $body } accepted. The matter stays yours; you will hear when they are done.
notice-referral-accept-court = ⚖️ { $head }: the court accepted. Open the referral to record "to court" with one tap.
notice-referral-decline = ✖️ { $head }: { $body } declined:
notice-referral-finish = 🏁 { $head }: { $body } is done (if the matter has no outcome yet, open the referral and record it with one tap):
notice-referral-hand_back = 🔁 { $head }: { $body } hands it back to mediation, please go on:
notice-referral-revoke = ↩️ { $head }: { $by } revoked the referral, there is nothing more to do:
notice-referral-withdrawn = ↩️ { $head }: { $by } withdrew the matter, and the referral with it. There is nothing more to do.
notice-referral-slip = ↩️ { $head }: that was a slip, { $by } took the referral back. Please disregard the message before.
notice-referral-head = <b>{ $title }</b> (referral No. { $id })
notice-referral-due-answer = ⏰ { $head }: please answer by { $due }, accepted or declined.
notice-referral-due-outside = ⏰ { $head }: { $body } should answer by { $due }. Once they do, please record it.
notice-referral-due-sender = ⚠️ { $head }: { $body } has not answered by { $due }. Please ask them, or revoke it and find another way.

error-wrong-step-refer = This matter cannot be referred as it stands: it must be accepted first, and public-opinion items are not referred.
error-wrong-step-referral = The referral has just changed, and this step no longer fits. Please open it to see how it stands.
error-invalid-referral-running-close = Another body still has this matter. Wait until it is done, or revoke the referral first, then close.
error-invalid-body-missing = Please choose where it goes.
error-invalid-consent-missing = It can only be referred with the parties' consent. Please ask them first.
error-invalid-referral-reason-missing = There is no reason yet. Please write one sentence.
error-invalid-referred-already = It is with them already and not done yet. Please open that referral.

sheet-title = Hand-over sheet of a dispute
sheet-subtitle = (aid, mediation, petition) · referral No. { $id }
sheet-number = Number of the dispute
sheet-number-value = No. { $id }
sheet-from = From
sheet-to = To
sheet-category = Matter type
sheet-fast = Fast lane
sheet-fast-yes = √ yes (migrant workers' wages, injuries)   □ no
sheet-fast-no = □ yes (migrant workers' wages, injuries)   √ no
sheet-summary = Summary
sheet-reason = Reason
sheet-stage = Stage reached
sheet-tried = Agreement tried
sheet-deadlines = Running deadlines
sheet-consent = Parties' consent
sheet-consent-value = Consent: { $consent }. Asked and noted by { $unit }, { $role }, on { $at }.
sheet-offered = Referred on
sheet-due = Answer due by
sheet-received = Received on
sheet-answer = Answer
sheet-answer-open = □ accepted   □ declined, because:
sheet-answer-accepted = √ accepted   □ declined. { $note }
sheet-answer-declined = □ accepted   √ declined, because: { $note }
sheet-result = Outcome
sheet-result-back = Back to mediation: { $note }
sheet-ended = Done on
sheet-revoked = Revoked: { $note }
sheet-blank-date = ____-__-__
sheet-date = { $year }-{ $month }-{ $day }
sheet-sign-from = From (signature, stamp)
sheet-sign-to = To (signature, stamp)
sheet-note = In two copies, one for each side. No names, ID or phone numbers of the parties stand on it.
refer-check-ask-fast = ❓ Is it about a migrant worker's wages or an injury? Then tap the fast lane, and it is answered first.
did-R8 = { $body } took its refusal back
did-R9 = { $body } took its acceptance back
did-R10 = { $body } took back that it was done
referral-undo = ↩️ Undo the answer
referral-outside-undo = ↩️ Undo what was recorded
referral-done-undo = Undone; please answer again
notice-referral-undo = ↩️ { $head }: { $body } answered by a slip and took it back; please wait for the new answer.
