# Taking over a ledger kept elsewhere

command-import = Take over an existing ledger
help-import = /import take over an existing ledger (Excel or CSV)
import-how = 📥 <b>Take over an existing ledger</b>
    Send the file here (.xlsx or .csv, up to { $size } MB and { $rows } rows).
    It is checked row by row first and nothing is written; once all is well, you tap “Take over”.
    The header needs: { $needed }.
    It may have: { $optional }. Without a grid, matters are filed under <b>{ $unit }</b>.
    Take out names, phone and ID numbers first. Nobody is told of what is taken over; the same table sent again files nothing twice.
import-not-yours = Ledgers are taken over by the administrator.
import-checking = Got it: checking, nothing is written. A long table takes a while; go on with other things.
import-busy = The last one is still being worked on; you will hear when it is done.
import-failed = That did not work. Please try again, else ask the administrator. What was taken over is not filed twice.
import-bad = ⚠️ <b>{ $rows } rows cannot be used</b>; nothing was written.
    { $list }
import-bad-more = { $more } more are marked in the table sent to you. Correct them and send it again.
import-bad-all = Correct them and send it again.
import-bad-line = Row { $row }, “{ $column }”: { $what }
import-ready = ✅ <b>Checked, nothing is wrong</b>
    To be filed under: { $unit }
    To take over: <b>{ $rows }</b> ({ $first } to { $last }), ended { $ended }, open { $open }
    Each counts for its own day; where the report of that day is confirmed, for now, and marked. Nothing is written yet.
import-already = Taken over before, left as they are: { $already }
import-nothing = All { $already } were taken over before; there is nothing new.
import-yes = ✅ Take over { $rows }
import-no = ✖️ Leave it
import-dropped = Left alone; nothing was written.
import-gone = This ledger is dealt with, or too long ago. To take it over, please send the file again.
import-begun = Taking over; you will hear when it is done. If nothing comes within some minutes, send the file again: nothing is filed twice.
import-done = ✅ <b>{ $done }</b> taken over for { $unit }. See the ledger under /export; they are marked “imported”.
import-marked-name = ledger-marked.xlsx
import-marked-caption = { $rows } rows are wrong: correct the red cells, the last column says how.
import-marked-sheet = Marked
import-marked-what = What is wrong
import-marked-row = Row

table-size = The file is too large: { $limit } MB at most. Please split it.
table-rows = Too many rows: { $limit } at most. Please split it.
table-kind = Only .xlsx and .csv are taken. Please save it as one of them.
table-macros = The file has macros and is not taken. Please save it as a plain .xlsx.
table-old = The file is of an old kind (.xls) or locked. Please save it as .xlsx without a password.
table-bomb = The file unpacks to far too much and is not taken. Please save it as CSV, or split it.
table-slow = This file takes too long to read. Split it into parts, or save it as CSV, and send it again.
table-broken = The file cannot be opened; it may be damaged. Please open it in a spreadsheet and save it as .xlsx.
table-empty = The table has no rows: the first line is the header, the rest the matters.
table-header = The header lacks: { $columns }.

ledger-bad-number-length = give the number it has there, up to { $limit } characters, as text
ledger-bad-number-twice = { $number } stands in row { $first } already; remove one of the two
ledger-bad-grid-unknown = “{ $text }” is no unit of { $unit }, or two are; give its code
ledger-bad-category-unknown = “{ $text }” is no category in force; write its name or code
ledger-bad-day-unknown = “{ $text }” is no day up to today; write 2026-01-31
ledger-bad-people-unknown = “{ $text }” is no number of people; write 3 or 5-9
ledger-bad-outcome-unknown = “{ $text }” is no result; write success, failed, referred, withdrawn, open …
ledger-bad-ended-wrong = give the day it ended, not before it was found and not after today
ledger-bad-text-long = has more than { $limit } characters
ledger-bad-text-empty = is empty
ledger-bad-formula = is a formula; paste it as a value

ledger-column-number = number
ledger-column-found = found
ledger-column-category = category
ledger-column-summary = summary
ledger-column-grid = grid
ledger-column-place = place
ledger-column-people = people
ledger-column-outcome = outcome
ledger-column-ended = ended
