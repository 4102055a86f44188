# /find: matters by their words; what lists are narrowed to

command-find = Find a matter
help-find = /find Find matters by words or a number, such as /find leak Building 3; a message of a few words does as well
find-hint = What are you looking for? Just send the words; a matter must have all of them, for example “leak Building 3”.
    A number, the name of a unit or the first letters of its pinyin will do, too.
find-number = Phone and identity numbers find nothing here, and were not kept. Try other words, for example: /find leak Building 3

# No words to look for
greetings = hello|hi|hey|hello there|good morning|good afternoon|good evening|thanks|thank you|ok|okay|yes|no|got it|bye|goodbye|test|cancel

found-title = 🔍 <b>{ $words }</b>
found-head = { $title } · { $total } found
found-more = { $total }+
found-line = <b>No. { $id }</b> { $category } · { $where }
    { $state } | { $said }
found-plain = { $text }
found-marked = <b>{ $text }</b>
found-open = No. { $id }
found-none = { $title } · nothing found
found-none-matter = { $title } · no matter found
found-beside-open = 🗂 In other registers, too
found-back = ‹ Matters found
found-beside = <b>In other registers</b>
found-item = 🗓 { $number } { $topic } · { $unit }, { $day }
found-handed = 📋 { $number } { $title } · { $unit }
found-assessment = ⚖️ { $number } { $name } · { $unit }
found-entry = 📖 { $number } { $name } · { $unit }
found-project = 🏗 { $number } { $name } · { $unit }
found-feature = 🌟 { $number } { $name } · { $unit }
found-training = 🎓 { $number } { $name } · { $unit }
found-open-project = 🏗 { $number }
found-open-feature = 🌟 { $number }
found-open-training = 🎓 { $number }
found-open-assessment = ⚖️ { $number }
found-open-entry = 📖 { $number }
found-open-item = 🗓 { $number }
found-open-handed = 📋 { $number }
found-none-next = Only matters you may see are searched: what happened, where, the category, the unit. Try a shorter word.

narrow = 🔎 Narrow
narrow-on = 🔎 Change the choice
narrow-line = 🔎 { $chosen }
narrow-head = { $title } · narrow down
narrow-nothing = Tap to choose, tap again to take it back.
narrow-none = Nothing left with this choice.
narrow-ticked = ✓ { $label }
narrow-open = Open
narrow-ended = Ended
narrow-overdue = ⚠️ Overdue
narrow-week = This week
narrow-month = This month
narrow-year = This year
narrow-category = 🏷 Category
narrow-category-of = 🏷 { $name }
narrow-unit = 🏠 Unit
narrow-unit-of = 🏠 { $name }
narrow-show = Show { $many }
narrow-clear = ✖ Clear
narrow-every = All
narrow-back = ‹ Narrow down
narrow-which-category = Which category?
narrow-which-unit = Which unit? All below it count, too.
narrow-unit-below = <b>{ $unit }</b> is chosen, with all below it. Or choose one below:
narrow-unit-chosen = <b>{ $unit }</b> is chosen.
mine-title = <b>My reports</b>
queue-title = <b>My queue</b>
