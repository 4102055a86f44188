# The way to the desk page
command-page = Open the big screen
help-page = /page on a computer or big screen: figures, lists, the way of each matter
page-link = 🖥 <b>Big screen</b>
    Open it within { $minutes } minutes; it works once, and signs out by itself after { $hours } hours.
    The link is yours alone: please do not pass it on.
page-open = 🖥 Big screen
page-inside = Open it in Telegram
page-over = Sign out everywhere
page-ended = { $count ->
    [one] Signed out of one place.
   *[other] Signed out of { $count } places.
}
page-none = No big screen is open. A link that was not used is void now.
page-again = Another link
page-off = There is no big screen here. An administrator can switch it on.
error-bad-pass = This link was used already, or is too old. Please send /page once more.
