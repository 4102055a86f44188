# 在群里：别人也看得到
group-card = 📌 <b>第{ $id }号</b> · { $category }（{ $kind }）
group-card-unit = 承办：{ $unit }
group-card-state = { $state }
group-board = 📊 <b>{ $unit }</b>
    截至 { $at }
group-board-open = 未化解 <b>{ $open }</b> · 超期 <b>{ $overdue }</b>
group-board-rate = 化解率 { $rate }（排查 { $whole } 件，化解 { $part } 件）
group-board-week = 本周新排查 { $found } · 化解 { $resolved }
group-private = 🔒 这个请在私聊里办：点下面的按钮，再发 { $command }
group-away = 🔒 到私聊里看
group-which = 叫“{ $name }”的有好几处，请写全名。
