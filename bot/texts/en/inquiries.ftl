# A question from above about one matter, and its answer

command-inquiries = Questions from above
help-inquiries = /inquiries: questions from above, and to those below, still without an answer
inquiry-entry = 📣 Ask about it
inquiry-yours = 📣 My question
inquiry-answer = 💬 Answer
inquiry-answer-it = 💬 Answer the question
inquiry-answer-of = 💬 Answer { $unit }
inquiry-take-back = ↩️ Take it back
inquiry-to-list = ‹ All questions
case-inquiry = 📣 Asked by { $by }, to be answered by { $due }
case-inquiry-overdue = ⚠️ Asked by { $by }, was to be answered by { $due }
case-inquiry-many = 📣 { $count } questions from above, the first to be answered by { $due }
case-inquiry-overdue-many = ⚠️ { $count } questions from above, the first was to be answered by { $due }
queue-inquired = 📣 asked from above
did-inquiry_asked = asked
did-inquiry_answered = answered the question
did-inquiry_taken_back = took the question back

inquiry-head = 📣 <b>Question · { $title }</b>
inquiry-asked = Asked by { $by }, { $at }:
inquiry-question = { $question }
inquiry-due = ⏰ { $unit } is to answer by { $due }
inquiry-overdue = ⚠️ No answer yet: { $unit } was to answer by { $due }
inquiry-answered = ✅ Answered { $at }: { $answer }
inquiry-taken-back = ↩️ Taken back { $at }; there is nothing to answer.
inquiry-ended = 🏁 The matter came to its end { $at }; there is nothing left to answer.

inquiries-head = 📣 <b>{ $total } { $total ->
    [one] question
   *[other] questions
} without an answer</b>
inquiries-head-owed = 📣 <b>{ $total } { $total ->
    [one] question
   *[other] questions
} without an answer</b>, { $owed } of them yours to answer
inquiries-line = ⏰ <b>{ $title }</b> · by { $due }
    From { $by } to { $unit }: { $question }
inquiries-line-overdue = ⚠️ <b>{ $title }</b> · was due by { $due }
    From { $by } to { $unit }: { $question }
inquiries-open = No. { $id } · { $unit } asks
inquiries-open-yours = No. { $id } · asked { $unit }
inquiries-empty = No question waits for your answer.
inquiries-empty-ask = No question waits for an answer. To ask one, open a matter that is under way and tap “📣 Ask about it”.
inquiries-not-yours = These posts ask and answer such questions: { $posts }. What became of your own reports: /mine

inquiry-ask-question = { $about }

    📣 <b>A question</b>: what would you like to know? One sentence (no names or phone numbers of the parties).
inquiry-ask-day = { $about }

    { $note }

    By which day? Choose one, or type a date (such as next Wed).
inquiry-day = { $days } working { $days ->
    [one] day
   *[other] days
}: { $day }
inquiry-check = { $about }

    📣 To be answered by <b>{ $day }</b>:

    { $note }

    To change the sentence, just send another.
inquiry-send = ✅ Send
inquiry-other-day = ‹ Another day
inquiry-ask-answer = { $about }

    📣 { $by } asks: { $question }

    Answer in one sentence (no names or phone numbers of the parties).
inquiry-check-answer = { $about }

    📣 { $by } asks: { $question }

    💬 Answer: { $note }

    To change it, just send another.
inquiry-send-answer = ✅ Send the answer
inquiry-done-ask = 📣 Sent (outside working hours it arrives in the morning). You will hear the answer.
inquiry-done-answer = ✅ Answered. Whoever asked will hear.
inquiry-done-take-back = Taken back; nobody has to answer it
inquiry-late = This was answered or taken back, or the matter has moved on

notice-inquiry-asked = 📣 <b>{ $title }</b>: { $by } asks. Please answer by { $due }:
notice-inquiry-how = Tap “💬 Answer”, or just reply to this message.
notice-inquiry-answered = 💬 <b>{ $title }</b>: { $by } answered:
notice-inquiry-question = The question: { $question }
notice-inquiry-taken-back = ↩️ <b>{ $title }</b>: { $by } took the question back. There is nothing to answer.
notice-inquiry-ended = 🏁 <b>{ $title }</b> came to its end: { $how }. The question needs no answer any more.
notice-inquiry-resumed = 🔁 <b>{ $title }</b>: the outcome was taken back. The question waits for its answer again.
notice-inquiry-goes-on = 🔗 No. { $id } was merged into <b>{ $title }</b>. The question goes along and waits for its answer.
notice-inquiry-due-answer = 📣 To be answered today, in one sentence:
notice-inquiry-due-handler = ⏰ The day for an answer has passed. Please send one sentence:
notice-inquiry-due-stand-in = ⏰ The day for an answer has passed. You stand in; the holder may be busy, so please answer for them:
notice-inquiry-due-head = ⏰ Your unit owes an answer whose day has passed. Please ask whether something is the matter:
notice-inquiry-due-next-tier = ⏰ A unit below owes an answer whose day has passed. Please ask whether something is the matter:
notice-inquiry-due-sender = ⏰ Your question has no answer, and its day has passed:
notice-inquiry-due-unreached = 📵 No answer, and nobody of the unit can be reached: no phone is bound, or the bot is blocked. Please get in touch some other way:
notice-inquiry-line = • <b>{ $title }</b> { $by } to { $unit }, by { $due }: { $question }
notice-inquiry-answer-of = 💬 Answer No. { $id }

error-wrong-step-inquire = This matter has come to its end, so there is nothing to ask. Please open it to see how it stands.
error-wrong-step-inquiry = This was answered or taken back, or the matter has come to its end.
error-refused-inquire = One asks about what a unit below has before it; what is your own unit’s is yours to do.
error-invalid-inquiry-missing = Please write in one sentence what you would like to know.
error-invalid-inquiry-waiting = Your post’s last question has no answer yet. You can ask again after that.
error-invalid-inquiry-day-off = That is a day off. Please choose a working day.
error-invalid-inquiry-far-off = At most { $limit } days ahead. Please choose a nearer working day.

preview-question = How far have the talks come?
