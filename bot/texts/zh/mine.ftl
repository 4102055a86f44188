# /mine：我报的事

mine-head = <b>我报的事</b> · 共{ $total }件
mine-line = <b>{ $id }号</b> { $category } · { $place }
    { $state } · { $day }报
mine-empty = 您还没有报过事。看到什么、听到什么，用 /report 说一声就行。
