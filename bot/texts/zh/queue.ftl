# /queue：待办

queue-head = <b>待办</b> · { $total }件
queue-line = { $urgency } <b>{ $id }号</b> { $category } · { $where }
    { $state }
queue-due = ⏰ 限 { $due }
queue-overdue = ⚠️ 已超期，限 { $due }
queue-empty = 现在没有要办的，歇口气吧。🍵
queue-not-yours = 待办由这些岗位来办：{ $posts }。您报的事怎么样了，看 /mine 。
