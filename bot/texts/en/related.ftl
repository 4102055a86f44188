# Merging, splitting, converting, undoing

way-merge = 🔗 Merge a duplicate
way-split = ✂️ Split
way-convert-dispute = 🔀 Make it an item
way-convert-opinion = 🔀 Make it a dispute

merge-pick = { $about }

    These look like the same matter. Choose the one to merge:
merge-none = { $about }

    Nothing looks like the same matter. If you know the number, send it, for example: 12
merge-number = None of them? You may also send the number.
merge-check = { $about }

    { $other }

    The two become one and go on as <b>No. { $kept }</b>, which was reported first. No. { $ended } ends as merged; both reporters hear of what follows. This cannot be undone.
merge-yes = 🔗 Merge
merge-candidate = No. { $id } { $place }: { $summary }
merge-number-wanted = Please tap one, or send a number, for example: 12

split-people = { $about }

    How many people does the new part involve?
split-summary = { $about }

    What is the new part about? One sentence, without names or phone numbers.
split-check = { $about }

    This becomes a case of its own:

    { $summary }
    👥 { $people } involved

    Place, category and reporter stay as they are. Split it, or send another sentence.
split-yes = ✂️ Split
split-done = ✂️ <b>No. { $id }</b> is on file; the reporter is told.

convert-pick = { $about }

    It becomes a <b>{ $kind }</b>. Of which category?
convert-check = { $about }

    It becomes a <b>{ $kind }</b> ({ $category }). Its number and history stay; those who handle a { $kind } accept it anew. The reporter is told.
convert-yes = 🔀 Convert
convert-done = 🔀 It is a { $kind } now, under the same number.

case-merged_into = 🔗 merged into No. { $ids }, now: { $state }
case-merged_in = 🔗 merged into this: { $ids }
case-split_from = ✂️ split from { $ids }
case-split_off = ✂️ split off: { $ids }
case-number = No. { $id }
case-go = ↗️ No. { $id }

undo-step = ↩️ Undo (within { $minutes } min)
undo-what = ↩️ Undo “{ $what }” (within { $minutes } min)
undone = Undone, as if never tapped
did-took_in = took a duplicate in
did-split = split a part off

notice-merged-yours = 🔗 <b>{ $title }</b>, which you reported, is the same matter as No. { $into }; the two are handled as one. You will still hear how it goes.
notice-merged-in = 🔗 <b>{ $title }</b> was merged into No. { $into }, which you are handling.
notice-merged-head = Your report <b>{ $title }</b> (merged into No. { $into })
notice-split = ✂️ { $by } split a part off No. { $from }, which you reported: it goes on as <b>{ $title }</b>. You will hear of both.
notice-converted-handler = 🔀 <b>{ $title }</b> is a { $kind } now, and yours to accept:
    { $urgency } | 📍 { $place }
notice-converted-former = 🔀 <b>{ $title }</b> is a { $kind } now, and no longer yours to handle.
notice-converted-reporter = 🔀 Your report <b>{ $title }</b>: { $by } made it a { $kind }. It keeps its number; there is nothing to report again.

error-invalid-merge-itself = A case cannot be merged with itself. Please choose another.
error-invalid-merge-kinds = One is a dispute, the other a public-opinion item. Convert one of them first.
error-invalid-merge-over = No. { $id } has ended; nothing can be merged into it.
error-invalid-referral-running = No. { $id } is with another body. Wait for its answer, or revoke the referral first.
error-wrong-step-merge = This matter cannot be merged as it stands: it has ended, or waits for another unit to take it.
error-wrong-step-split = It cannot be split as it stands: it waits for the reporter or for another unit, or it has ended.
error-wrong-step-convert = Work on it has begun; it cannot be converted any more.
error-wrong-step-undo-late = More than { $minutes } minutes have passed, so one tap does not undo it any more. This is how it stands.
error-wrong-step-undo-overtaken = Something has happened since, so one tap does not undo it any more. This is how it stands.
convert-people = { $about }

    As a <b>{ $kind }</b>: how many people are involved?
did-unsplit = took the split back
notice-unsplit = ↩️ <b>{ $title }</b> was split off by a slip of { $by } and is taken back; please ignore it. No. { $from } goes on as before.
