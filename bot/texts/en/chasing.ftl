# What is asked after: a question without its answer, a red matter nobody takes

notice-question-reporter = ❓ About <b>{ $title }</b>, which you reported: { $unit } still waits for a word from you (asked { $asked }). Tap the button to answer, or just reply to this message:
notice-question-handler = ❓ <b>{ $title }</b>: the reporter has not answered yet (asked { $asked }). You can ask again, or go on without the answer:
notice-question-head = ❓ <b>{ $title }</b> of your unit still waits for the reporter’s answer (asked { $asked }). Could you ask whether it can go on without?
notice-question-next-tier = ❓ <b>{ $title }</b> of { $unit } still waits for the reporter’s answer (asked { $asked }). Could you ask whether it can go on without?
notice-question-unreached = 📵 <b>{ $title }</b>: the reporter cannot be reached, and what was asked { $asked } did not come through. Please ask another way, or go on without the answer:
notice-go-answer-of = Answer No. { $id }
notice-red-taker = 🔔 Nobody has taken the urgent <b>{ $title }</b> since { $since }. Please look at it right now.
notice-red-above = 🔔 Nobody has taken the urgent <b>{ $title }</b> since { $since }; it is with { $keeper }. Please ask right now.
notice-red-above-unreached = 📵 Nobody has taken the urgent <b>{ $title }</b> since { $since }, and nobody at { $keeper } can be reached. Please get in touch another way right now, or assign it elsewhere.
notice-red-reporter = 🔔 Nobody has taken <b>{ $title }</b> yet, which you reported. { $keeper } was called again, and so was the next tier; you hear at once when somebody has it.
notice-red-reporter-unreached = 🔔 Nobody has taken <b>{ $title }</b> yet, which you reported, and nobody at { $keeper } can be reached; the next tier was told. If it cannot wait, please call.
notice-accept-it = ✅ Accept
notice-referral-progress-answer = ⏰ { $head }: no outcome since you accepted it. Once it is done please record it; or hand it back to mediation.
notice-referral-progress-outside = ⏰ { $head }: no outcome since { $body } accepted it. Please ask how it goes, and record what came of it.
notice-referral-progress-sender = ⏰ { $head }: no outcome since { $body } accepted it. Please ask how it goes; if it is not needed any more, revoke it.
notice-extension-again = 🕒 <b>{ $title }</b>: { $by } still waits for your answer to a request for { $days } more working days, until { $until }:
