# /queue: what is mine to handle

queue-head = <b>My queue</b> · { $total }
queue-line = { $urgency } <b>No. { $id }</b> { $category } · { $where }
    { $state }
queue-due = ⏰ by { $due }
queue-overdue = ⚠️ due { $due }
queue-empty = Nothing to handle right now. Enjoy your tea. 🍵
queue-not-yours = Matters are handled by these posts: { $posts }. To see what became of your own reports, send /mine .
