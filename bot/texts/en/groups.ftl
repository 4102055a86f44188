# In groups, where others read along
group-card = 📌 <b>No. { $id }</b> · { $category } ({ $kind })
group-card-unit = Responsible: { $unit }
group-card-state = { $state }
group-board = 📊 <b>{ $unit }</b>
    as of { $at }
group-board-open = Open <b>{ $open }</b> · overdue <b>{ $overdue }</b>
group-board-rate = Resolution rate { $rate } ({ $part } resolved of { $whole } found)
group-board-week = This week found { $found } · resolved { $resolved }
group-private = 🔒 Please do this in private: tap the button below, then send { $command }
group-away = 🔒 To the private chat
group-which = Several units are called “{ $name }”: please write the whole name.
