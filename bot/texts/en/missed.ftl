# What did not come through while somebody could not be reached, and what still waits

missed-head = 📬 You could not be reached for a while, and { $count ->
        [one] one message
       *[other] { $count } messages
    } did not come through. Please look at:
missed-case = • <b>No. { $id } · { $category }</b> { $state }
missed-other = 📋 See this one, too
waits-handle = 📥 { $count ->
        [one] One matter is
       *[other] { $count } matters are
    } in your queue now.
waits-answer = ❓ { $count ->
        [one] One matter waits
       *[other] { $count } matters wait
    } for a word from you.
