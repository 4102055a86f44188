# What the reporter says once it is done: thanks, and how content they are

notice-thanked = 🙏 <b>{ $title }</b>: the reporter at { $unit } says thank you.
thank = 🙏 Thank you
thanks-given = 🙏 Passed on to those who handled it
did-thanks = said thank you
rate-satisfied = 😊 Content
rate-fairly = 🙂 Fairly content
rate-not = 🙁 Not content
rate-given = Noted: { $grade }
rate-given-not = Noted: not content. If it is not fixed, please tap “Not fixed”.
case-rated = The reporter was { $grade }
satisfaction-satisfied = content
satisfaction-fairly = fairly content
satisfaction-not = not content
