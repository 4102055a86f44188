# The door, menus, help, language, and what was not understood

stranger-hello = Hello! This is a working tool for the people who look after the neighbourhoods.
    You have no post here yet. Please tap the invitation link your administrator sent you, or send me the invitation code; if you have neither, ask your community.
group-hello = Hello! Please tap my picture and talk to me in private. In groups there are two things: my @name with a number shows how a matter stands, and /status shows figures.

start-bound = All set! Your post:
    { $posts }
start-again = Hello! Your post:
    { $posts }
start-post = · { $unit }, { $role }
start-first-report = To report something, send one sentence, such as “the street lamp at building 3 has been out for three days”. To go step by step, { $how }.
start-first-queue = First see what waits for you: { $how }. What you find yourself is reported by sending one sentence.
start-first-status = First see how your area is doing: { $how }.
start-first-referrals = What was referred waits for your answer: { $how }.
start-first-invite = First invite the people for the posts: { $how }.
start-words = Typing these words does the same. For anything else, tap “{ $help }”.
start-words-typed = For anything else, send “{ $help }”.
start-tap = tap “{ $button }” below
start-type = send “{ $words }”

command-report = Report a matter
command-mine = What I reported
command-queue = Waiting for me
command-weekly = Weekly report
command-halfmonth = Half-monthly report
command-monthly = Monthly report
command-due = When reports are due
command-status = How my area is doing
command-overdue = What is overdue
command-case = Look up a number
command-help = What I can do
command-language = Language
command-cancel = Cancel what is open

help-whole = <b>Your posts</b>
    { $posts }

    <b>What you can do</b>
    { $can }
help-first = <b>Your posts</b>
    { $posts }

    <b>{ $title }</b>
    { $can }
help-chapter = <b>{ $title }</b>
    { $can }
help-chapter-work = 📋 Matters
help-chapter-reports = 🗒 Reports
help-chapter-boards = 📊 Boards
help-chapter-community = 🏘 Community
help-chapter-own = 👤 Mine and settings
help-no-posts = · none at present; please ask the administrator
help-post-stand-in = · { $unit }, { $role } (stand-in)
help-report = /report Report a matter: a few taps and one sentence
help-mine = /mine What I reported, and how far it has come
help-queue = /queue What waits for me, urgent and overdue first
help-weekly = /weekly The weekly report: it writes itself, you confirm
help-weekly-of = /weekly and a community: its weekly report
help-halfmonth = /halfmonth The half-monthly report: it writes itself, you confirm
help-halfmonth-of = /halfmonth and a street: its half-monthly report
help-monthly = /monthly The monthly report: it writes itself, you confirm
help-monthly-of = /monthly The district’s monthly report
help-due = /due When the reports are due, and changing that from the next period on
help-status = /status How my area is doing
help-overdue = /overdue What is overdue, the most pressing first; a unit’s name after it shows that unit
help-case = /case and a number: one matter, such as /case 12
help-help = /help This page
help-language = /language Change the language
help-cancel = /cancel Cancel what is open

language-ask = Which language?
language-zh = 中文
language-en = English
language-auto = As on my phone
language-set = All right, English from now on.

cancel-nothing = Nothing is open. To report something, send /report.
cancel-done = Cancelled.

fallback-command = There is no such command. Send /help to see what you can do.
fallback-text = To report something, say in one sentence (in Chinese) where and what it is, or tap the button below to go step by step.
fallback-other = Got it, but I do not know which matter it belongs to. Tap the button below first, then send the photo or voice note.
fallback-help = I did not understand that. Send /help to see what you can do.
fallback-begin = Report a matter
