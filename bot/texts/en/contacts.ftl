# Contacts of the parties: for the handler's eyes only

contacts-entry = 📇 Parties' contacts
contacts-head = 📇 <b>No. { $id } · Parties' contacts</b>
contacts-none = None on file yet.
contacts-hint = Kept encrypted, for you alone; each look is logged. Deleted some time after closing.
contacts-off = This is switched off. If you need it, please ask the administrator to set a key.
contact-add = + Enter one
contact-look = 👁 Show { $party }
contact-correct = ✏️ Correct
contact-drop = 🗑 Delete
contact-line = · { $one }
contact-one = { $party } { $hint }
contact-unreadable = (cannot be opened)
contact-gone = This one is gone

contact-party-first = Party A
contact-party-second = Party B
contact-party-other = Other

contact-ask-party = <b>No. { $id }</b>
    Whose contact is it? No name is needed.
contact-ask-value = <b>No. { $id } · { $party }</b>

    Please send the phone number, or how and when to reach them.
    No name, no identity number. It is encrypted at once, and your message is deleted from this chat.
contact-ask-correct = <b>{ $one }</b>

    Please send the right one; the old one goes at once. Your message is deleted from this chat.
contact-saved = ✅ <b>No. { $id }</b>: kept, encrypted.
contact-stays = ⚠️ Your message could not be deleted. Please delete it yourself.
contact-another = + Enter another
contact-done = ‹ Done
contact-only-text = Only text here, please. Type the number and send it.

contact-ask-reason = <b>{ $one }</b>

    Why do you want to see it? Tap a reason, or type one (no names, no numbers). When and why you look is noted.
contact-reason-appointment = Appointment
contact-reason-follow_up = Follow-up
contact-reason-verify = Check facts
contact-reason-only = Please tap a reason, or type one.
contact-opening = 🔒 Opening…
contact-shown = No. { $id } · { $party }
    <b>{ $value }</b>

    This goes away after { $minutes } minutes.
contact-hide = Done, put it away

contact-ask-drop = <b>{ $one }</b>

    Really delete it? It cannot be brought back.
contact-yes-drop = 🗑 Delete
contact-no-drop = ‹ Keep it
contact-dropped = 🗑 Deleted.

error-unreadable = This cannot be opened any more: its key is gone. Please delete it and enter it anew, or ask the administrator.
error-wrong-step-keep_contact = This matter is over, so no contact can be entered.
error-invalid-contacts-off = Contacts are switched off. If you need them, please ask the administrator to set a key.
error-invalid-contact-missing = Nothing is written yet. Please send the phone number.
error-invalid-contact-too-long = That is { $length } characters; { $limit } is the limit. The number and how to reach them is enough.
error-invalid-contact-id-number = There seems to be an identity number in it, so it was not kept. Please send just the contact.
error-invalid-too-many-contacts = { $limit } contacts is the limit for one matter, and there are as many already.
error-invalid-reason-missing = Please tap a reason, or say in a few words why you look.
error-invalid-reason-too-long = That is { $length } characters; { $limit } is the limit. Please shorten it.

error-not-found-file = This attachment is not there any more. If it is needed, ask the reporter to send it again.
error-invalid-files-full = There is no room for photos and voice notes now; please tell the administrator. Text can be reported as usual.

error-invalid-contact-early = This number is not kept yet. Tap a button below, say whose it is, and send it again.
contact-no-number = There is no number in this; it is neither kept nor deleted yet. Is it the contact?
contact-keep-words = 🔒 Yes, keep it sealed
contact-not-meant = ‹ No, no contact now
contact-let-be = Fine. Nothing was kept, and your words stay as they are.
contact-again = That message cannot be seen any more. Please send it again.
