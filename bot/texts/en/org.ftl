# Units: renaming, moving, merging, closing

command-org = Units
help-org = /org rename, move, merge or close units; add a name, as in /org Gudao
org-which = Which unit?
org-none = Your posts do not change units. Please ask the administrator.
org-head = <b>{ $unit }</b> ({ $kind })
org-has = { $below } units below · { $open } open matters · { $held } people in post
org-code = Code { $code }
org-aliases = Other and former names: { $names }
org-above = Above: { $unit }
org-ended = ⏹ Closed.
org-do-rename = ✏️ Rename
org-do-move = ↪️ Move
org-do-merge = 🔗 Merge
org-do-close = ⏹ Close
org-ask-rename = What is <b>{ $unit }</b> to be called? Send the new name.
org-ask-move = Under which unit does <b>{ $unit }</b> go?
org-ask-merge = Which unit goes on for <b>{ $unit }</b>?
org-ask-close = <b>{ $unit }</b>
org-other-typed = Tap one, or send a unit's name to look for it.
org-other-none = No unit that fits is called “{ $words }”.
org-check-rename = <b>{ $unit }</b> will be called <b>{ $name }</b>.
    It is still found by its old name.
org-check-move = <b>{ $unit }</b> goes under <b>{ $other }</b> from today.
    Its matters and those of { $below } units below, past ones too, count there; confirmed reports stay as they are.
org-check-merge = <b>{ $unit }</b> merges into <b>{ $other }</b> from today. This cannot be undone.
    { $open } open matters, { $held } people in post and { $below } units below go over; it is still found by its old name.
    { $other } reports for both this period; confirmed reports stay as they are.
org-check-close = <b>{ $unit }</b> closes from today. This cannot be undone.
    { $held } people leave their posts with it. With units below or open matters it cannot close: merge it instead.
org-yes = ✅ Do it
org-done = ✅ Done.
error-invalid-unit-name = A name has 1 to { $limit } characters and does not begin with = + - @. Please send it again.
error-invalid-unit-ended = This unit is closed and cannot be changed any more.
error-invalid-unit-level = The level does not fit: a unit goes under a higher one, and merges into its like or a higher one.
error-invalid-unit-day = Only from today or an earlier day. Please do it on that day.
error-invalid-unit-has-units = There are { $count } units below, so it cannot close. Move them, or merge it instead.
error-invalid-unit-has-cases = { $count } matters are open, so it cannot close. See them through, or merge it instead.
error-invalid-unit-has-followups = { $count } items it handed out are open, so it cannot close. See them through, or merge it instead.
notice-post-moved = 🔗 { $old } merged into { $unit }. You are { $post } now; what was open came with you and is in /queue.
notice-post-closed = ⏹ Units were merged or closed, and the post { $post } ends today. Thank you for your work.
    Questions go to the administrator.
