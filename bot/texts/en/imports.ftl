# Taking over a ledger kept elsewhere

command-import = Take over an existing ledger
help-import = /import take over an existing ledger (Excel or CSV)
import-how = 📥 <b>Take over an existing ledger</b>
    Send the file here (.xlsx, .xls, .et or .csv, up to { $size } MB and { $rows } rows).
    It is looked at first and nothing is written; what is in doubt is asked by buttons; you tap “Take over”.
    The header needs: { $needed } (similar names will do).
    It may have: { $optional }. What names no grid or community is filed under <b>{ $unit }</b>.
    Take out names first; phone and ID numbers are masked. Nobody is told of what is taken over; the same table sent again files nothing twice.
import-not-yours = Ledgers are taken over by the administrator.
import-checking = Got it: checking, nothing is written. A long table takes a while; go on with other things.
import-busy = The last one is still being worked on; you will hear when it is done.
import-failed = That did not work. Please try again, else ask the administrator. What was taken over is not filed twice.
import-bad = ⚠️ <b>{ $rows } rows cannot be used</b>; nothing was written.
    { $list }
import-bad-more = { $more } more are marked in the table sent to you. Correct them and send it again.
import-bad-all = Correct them and send it again.
import-bad-line = { $row }, “{ $column }”: { $what }
import-row = Row { $row }
import-row-of = { $sheet }, row { $row }
import-row-in = { $sheet } { $row }
import-rows-all = Rows { $rows }
import-rows-and-more = Rows { $rows } and more, { $many } in all
import-allowed = “{ $column }” may be: { $words }
import-plain = { $text }
import-asked = ❓ <b>Nothing is written yet; one thing is for you to say</b>
import-ready = ✅ <b>Checked, nothing is wrong</b>
import-not-yet = Nothing is written yet. Each counts for its own day; where the report of that day is confirmed, for now, and marked.
import-already = Left as they are: { $already } (taken over before, or here anyway)
import-nothing = All { $already } were taken over before; there is nothing new.
import-yes = ✅ Take over { $rows }
import-no = ✖️ Leave it
import-dropped = Left alone; nothing was written.
error-invalid-answer-gone = This ledger is dealt with, or too long ago. To take it over, please send the file again.
import-begun = Taking over; you will hear when it is done. If nothing comes within some minutes, send the file again: nothing is filed twice.
import-done = ✅ <b>{ $done }</b> taken over for { $unit }. See the ledger under /export; they are marked “imported”.
import-marked-name = ledger-marked.xlsx
import-marked-caption = { $rows } rows are wrong: correct the red cells, the last column says how.
import-marked-sheet = Marked
import-marked-what = What is wrong
import-marked-row = Row

# What was found: sheets, columns, rows
import-sheet = 📄 { $sheet }: header in row { $header }, { $rows } matters
import-sheet-unnamed = This table
import-sheet-hidden = { $sheet } (a hidden sheet)
import-sheet-lacking = ⚠️ { $sheet }: the header lacks { $columns }; { $rows } rows cannot be read
import-sheet-none = 📄 { $sheet }: no header of a ledger, not read
import-sheets-more = 📄 { $more } more sheets
import-read = Read: { $columns }
import-column-as = { $head } → { $column }
import-unread = Not read: { $columns }
import-lacking = Not in the table: { $columns }
import-hidden-columns = Hidden columns are read, too: { $columns }
import-left = { $many } rows are no matters and stay out: { $rows }
import-left-row = { $row } ({ $kind })
import-left-total = total
import-left-note = note
import-left-signature = signature
import-left-section = heading
import-left-header = header
import-left-continued = goes on from the row above
import-left-unused = unused
import-left-nil = says there was none
import-more = {" "}…
import-filled = { $cells } cells were filled from merged ones
import-hidden-out = { $rows } hidden rows stay out
import-alike-out = { $rows } repeated rows are filed once
import-rows = To take over: <b>{ $rows }</b> ({ $first } to { $last }), ended { $ended }, open { $open }
import-unit = { $unit } { $rows }
import-units = Filed under: { $units }
import-units-more = { $units } other units { $rows }
import-top = ⚠️ { $rows } name no grid or community and go to <b>{ $unit }</b>. To part them, add a column “community” and send it again
import-heading = { $rows } of them by a heading or the sheet’s name
import-stock = Opening stock: { $rows } are older than the first report ({ $day }) and not newly found; the { $open } still open are carried over
import-no-people = { $rows } say nothing of people and count as 1–2
import-masked = ID and phone numbers in { $rows } are masked with *
import-words = In our words: { $words }
import-word = “{ $word }” → { $meaning } ({ $rows })

# What is in doubt, asked by buttons
import-ask-sheets = The header of “{ $sheets }” is not whole; it cannot be read. Take over the others only?
import-ask-hidden = { $rows } rows are hidden ({ $list }). Take them over, too?
import-ask-year = { $rows } dates have no year, such as “{ $text }”. Which year?
import-ask-order = Which day is “{ $text }”?
import-ask-where = { $rows } rows name no grid or community. Where do they go?
import-ask-category = Which category is “{ $text }”?
import-ask-outcome = Which result is “{ $text }”?
import-ask-people = How many people is “{ $text }”?
import-ask-dated = Some rows have no result but a day of resolving (such as { $text }). Are they resolved?
import-ask-opened = Some rows say “{ $text }” and have a day of resolving. File them as open?
import-ask-alike = { $rows } rows have the day, place and summary of another (row { $second } and row { $first }). Are they the same matter?
import-ask-numbers = { $many } numbers stand more than once ({ $number }: row { $first } and row { $second }) for different matters. File each?
import-ask-clash = { $rows } rows have a number (such as { $number }) under which another matter was taken over. Are they other matters?
import-option-sheets-yes = The others only
import-option-yes = Take them, too
import-option-no = Leave them out
import-option-numbers-each = File each
import-option-new = Yes, take them over
import-option-same = No, leave them out
import-option-year = { $year }
import-option-day = Day { $one }, month { $two }
import-option-month = Month { $one }, day { $two }
import-option-responsible = By the column “responsible”
import-option-title = { $titled } (from the title)
import-option-top = All under { $unit }
import-option-open = still open
import-option-opened-open = File them as open
import-option-dated = Resolved
import-option-once = Yes, file it once
import-option-each = No, file each

table-size = The file is too large: { $limit } MB at most. Please split it.
table-rows = Too many rows: { $limit } at most. Please split it.
table-columns = Too many columns: { $limit } at most. Please keep the ledger alone.
table-sheets = Too many sheets: { $limit } at most. Please split it.
table-kind = Only .xlsx, .xls, .et and .csv are taken. Please save it as one of them.
table-page = This is a page of the web saved as a table and not read right. Please open it in a spreadsheet and save it as .xlsx.
table-macros = The file has macros and is not taken. Please save it as a plain .xlsx.
table-old = The file is locked, or of a very old kind. Please save it as .xlsx without a password.
table-bomb = The file unpacks to far too much and is not taken. Please save it as CSV, or split it.
table-slow = This file takes too long to read. Split it into parts, or save it as CSV, and send it again.
table-broken = The file cannot be opened; it may be damaged. Please open it in a spreadsheet and save it as .xlsx.
table-empty = The table has no rows: the first line is the header, the rest the matters.
table-no-header = No header was found. One row must have: { $columns }.
table-header = { $sheet }, row { $row }: the header lacks (any of these names): { $columns }. Please add them and send it again.

ledger-bad-number-length = give the number it has there, up to { $limit } characters, as text
ledger-bad-number-twice = { $number } stands in row { $first } already; remove one of the two
ledger-bad-grid-unknown = “{ $text }” is no unit of { $unit }, or two are; give its full name or code
ledger-bad-category-unknown = “{ $text }” is no category in force
ledger-bad-day-unknown = “{ $text }” is not a certain day; write 2026-01-31
ledger-bad-day-ahead = “{ $text }” is after today
ledger-bad-people-unknown = “{ $text }” is no number of people; write 3 or 5-9
ledger-bad-outcome-unknown = “{ $text }” is no result
ledger-bad-ended-missing = what has ended needs the day it ended
ledger-bad-ended-before = is before the day it was found
ledger-bad-text-long = has more than { $limit } characters
ledger-bad-text-empty = is empty
ledger-bad-formula = is a formula; paste it as a value

ledger-column-number = number
ledger-column-serial = line
ledger-column-found = found
ledger-column-category = category
ledger-column-summary = summary
ledger-column-community = community
ledger-column-grid = grid
ledger-column-place = place
ledger-column-people = people
ledger-column-outcome = outcome
ledger-column-ended = ended
ledger-column-responsible = responsible
ledger-column-remark = remarks
