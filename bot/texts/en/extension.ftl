# More time

case-extension = 🕒 { $days } more working days asked for, until { $until }; the next tier will answer
did-extension_asked = asked for { $days } more working days
did-extension_approved = granted { $days } more working days
did-extension_declined = did not grant { $days } more working days
extension-entry = 🕒 More time
extend-days = { $about }

    { $now }
    How many more working days do you need?
extend-day = { $days } { $days ->
    [one] day
   *[other] days
}
extend-parties = { $about }

    { $days } more working days go beyond the month of mediation ({ $limit }).
    That needs both parties to agree. Have you asked them both?
extend-agree = ☑️ Both agree
extend-reason = { $about }

    { $days } more working days, until { $until }.
    Say why in one sentence (no names or phone numbers of the parties).
extend-check = { $about }

    Ask for <b>{ $days } more working days</b>, until { $until }:

    { $reason }
extend-check-agreed = { $about }

    Ask for <b>{ $days } more working days</b>, until { $until }:

    { $reason }

    ☑️ both parties agree
extend-send = ✅ Ask the next tier
extend-other-days = ‹ Another number
done-extend = 🕒 The next tier has been asked. Until it answers, the due date stays as it is.
extend-yes = ✅ Grant
extend-no = ✖️ Do not grant
extend-approved = Granted. The handler will hear of it
extend-declined = Answered. The handler will hear of it
extend-over = This was answered already, or the matter has moved on
notice-extension-asked = 🕒 <b>{ $title }</b>: { $by } asks for { $days } more working days, until { $until }:
notice-extension-agreed = ☑️ both parties agree
notice-extension-approved = ✅ <b>{ $title }</b>: { $by } granted more time. To be finished by { $until }.
notice-extension-declined = ✖️ <b>{ $title }</b>: { $by } did not grant more time. Still to be finished by { $until }.
error-wrong-step-ask_extension = Nobody is handling this matter now, so no more time can be asked for. Please open it to see how it stands.
error-wrong-step-answer_extension = This was answered already, or the matter has moved on. Please open it to see how it stands.
error-refused-answer_extension = The next tier answers this; nobody grants their own request.
error-invalid-extension-days = At most { $limit } more working days at a time.
error-invalid-extension-waiting = Your last request has not been answered yet. You can ask again after that.
error-invalid-parties-disagree = That goes beyond the month of mediation, so both parties must agree.
error-invalid-nobody-above = There is nobody above who could answer. Please ask the administrator.
