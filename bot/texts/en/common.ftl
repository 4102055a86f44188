# Buttons used everywhere

button-back = ‹ Back
button-cancel = Cancel
button-earlier = ‹ Previous
button-later = Next ›

# What people type
typed-digits = -
typed-two = -
typed-tens = -
typed-people-before = about around some
typed-people-after = people persons person
typed-people-more = or so
typed-people-to = to or
typed-thousand = k
typed-yuan-marks = yuan rmb cny
typed-masked = 🔒 No numbers are kept: it is masked with *, and your message is gone from the chat.
typed-masked-stays = 🔒 No numbers are kept: it is masked with *. Your message could not be deleted; please press on it and delete it yourself.
