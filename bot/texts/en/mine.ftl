# /mine: what I reported

mine-head = <b>My reports</b> · { $total } in all
mine-line = <b>No. { $id }</b> { $category } · { $place }
    { $state } · reported { $day }
mine-empty = You have not reported anything yet. When you see or hear of something, just send /report.
