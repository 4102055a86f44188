# Legal aid: a tap counts one, and the month is confirmed

command-aid = Legal aid: count consultations and cases, confirm the month
help-aid = /aid: legal aid; a tap for each, and one to confirm the month
aid-way-visit = in person
aid-way-call = by phone
aid-way-online = online
aid-way-round = on a round
aid-way-passed-on = passed on
aid-way-accepted = cases
aid-topic-wages = wages
aid-topic-injury = work injury
aid-topic-family = marriage and family
aid-topic-support = support of kin
aid-topic-traffic = traffic accident
aid-topic-consumer = consumer matter
aid-topic-other = other

aid-none = ⚖️ No legal aid is entered here yet. A coordinator or administrator can enter it in /where by “➕ New”.
aid-not-yours = These posts count legal aid: { $posts }. Where to find it: /where legal aid
aid-stations = ⚖️ <b>Legal aid · { $month }</b>
    { $total } places, { $asked } asked, { $cases } accepted
aid-line = • { $name }: { $asked } asked · { $what } { $many }
aid-line-owing = ⏰ { $name }: { $asked } asked · { $what } { $many } · last month not confirmed
aid-near = 📍 Nearest that is open
aid-head = ⚖️ <b>{ $name } · { $month }</b>
aid-asked = <b>{ $many }</b> { $many ->
    [one] consultation
   *[other] consultations
} ({ $parts })
aid-passed-on = <b>{ $many }</b> passed on
aid-cases = <b>{ $many }</b> { $many ->
    [one] case
   *[other] cases
}
aid-cases-referred = <b>{ $many }</b> { $many ->
    [one] case
   *[other] cases
}, { $referred } of them by referral (counted already; do not count them again)
aid-topics = About: { $parts }
aid-part = { $name } { $many }
aid-fix = ✏️ Put right: { $way }, { $topic } { $number }: { $reason }
aid-confirmed = ✅ Confirmed { $at } by { $by }
aid-revised-referral = ✏️ Put right { $at } by { $by } (revision { $number }): a referral was accepted, or taken back, after the month was confirmed
aid-revised = ✏️ Put right { $at } by { $by } (revision { $number }): { $reason }
aid-to-confirm = ⏰ Please confirm { $month }, also if there was nothing.
aid-owing = ⏰ { $month } is not confirmed; tap “‹ { $month }”.
aid-how = A tap for each. Only how many, never who.
aid-plus = ➕ { $way }
aid-day = 📝 A day’s number
aid-correct = ✏️ Put right
aid-confirm = ✅ Confirm { $month }
aid-confirm-nil = ✅ Confirm { $month }: nothing
aid-earlier = ‹ { $month }
aid-later = { $month } ›
aid-to-stations = ‹ All places
aid-which-topic = ⚖️ <b>{ $name }</b>
    { $way }: what was it about? A tap counts one.
aid-done-plus = Counted: { $way }, { $topic } +1
aid-done-confirm = Confirmed
aid-done-save = ✅ Counted.
aid-late = This month is confirmed; use “✏️ Put right”

aid-day-head = 📝 <b>{ $name }</b>: a day’s number
aid-fix-head = ✏️ <b>{ $name } · { $month }</b>: put right
aid-ask-way = { $head }

    What is to be counted?
aid-ask-topic = { $head }
    { $told }

    What was it about?
aid-ask-day = { $head }
    { $told }

    Which day? Tap one, or type a date (such as 11-20).
aid-ask-number = { $head }
    { $told }

    How many in all? Write a number.
aid-ask-number-fix = { $head }
    { $told }

    How many off? Write -2 for two too many, 3 for three too few.
aid-one-less = One too many
aid-ask-reason = { $head }
    { $told }

    Why? One sentence.
aid-check = { $head }
    { $told }: <b>{ $number }</b>

    Tap to count it.
aid-check-fix = { $head }
    { $told }: <b>{ $number }</b>
    Why: { $reason }

    Tap to count it.
aid-save = ✅ Count it
aid-other-number = ‹ Another number
typed-count-less = minus less
typed-count-after = times cases people

notice-aid-due-answer = ⚖️ Please confirm the figures of legal aid for { $month } today, also if there was nothing:
notice-aid-due-handler = ⏰ The figures of legal aid for { $month } were not confirmed by their day:
notice-aid-due-stand-in = ⏰ The figures of legal aid for { $month } are not confirmed. You stand in; the holder may be busy, so please confirm them:
notice-aid-due-head = ⏰ Legal aid at your unit has not confirmed { $month }. Please ask whether something is the matter:
notice-aid-due-next-tier = ⏰ Legal aid at a unit below has not confirmed { $month }. Please ask whether something is the matter:
notice-aid-line = • { $unit }: { $name }
notice-aid-open = ⚖️ { $name }
notice-aid-all = ⚖️ All places

error-refused-count_aid = This is not yours to count.
error-invalid-aid-way = This is not theirs to count: stations and contact points count consultations and what they pass on; the centre alone counts cases.
error-invalid-aid-number = Please write a number from 1 to { $limit }.
error-invalid-aid-confirmed = That month is confirmed. Use “✏️ Put right” and say why.
error-invalid-aid-below-zero = That takes off more than was counted.
error-invalid-aid-early = The month is not over; it can be confirmed from its last day on.
error-invalid-count-unclear = Please write a number, such as 12.
