# Tables: files that cannot be read, rows that cannot be used, what was found.
table-told = { $file }: { $what }
table-missing = there is no such file: check its path and name
table-unreadable = it cannot be read: { $why }
table-size = larger than { $limit } MB: split it into parts
table-rows = more than { $limit } rows: split it into parts
table-columns = more than { $limit } columns: remove what is not needed
table-sheets = more than { $limit } sheets: split it
table-kind = neither .xlsx, .xls, .et nor .csv: save it as one of them
table-page = a page of the web under the name of a table: save it as .xlsx
table-macros = it has macros: save it as a plain .xlsx
table-old = of an old kind, or locked: save it as .xlsx without a password
table-bomb = it unpacks to far more than a table holds: save it as CSV
table-slow = it takes too long to read: split it into parts
table-broken = it cannot be opened as a table: save it anew as .xlsx
table-empty = it has no rows: the first line is the header, the rest the table
table-no-header = it has no header with at least { $columns }
table-header = sheet { $sheet }, row { $row }: the header lacks { $columns }

problem = row { $row }, column { $column }: { $what }
problem-count = { $many } row(s) cannot be used; nothing was written. Correct them and try again.
nothing-written = Nothing was written.
not-yet = Nothing is written yet. Write it with: { $command }

cell-empty-code = is empty; give the official code
cell-lost-digits = a number this long lost its last digits; format the column as text and type it anew
cell-no-code = { $given } is no code; use digits and letters, as text, not as a rounded number
cell-name = give the unit's name, 1 to { $limit } characters and no formula
cell-no-kind = { $given } is no level; write one of { $kinds }
cell-no-date = { $given } is no date; write 2026-01-31
cell-twice = { $code } stands in row { $row } already; remove one of the two
cell-other-kind = is a { $kind } on the desk; give the new unit a code of its own
cell-not-there = is not on the desk; a unit that has ended need not be added
cell-to-come = { $day } is still to come; do it on that day
cell-heir-unknown = { $code } is neither in this file nor on the desk; add it or correct the code
cell-heir-itself = names the unit itself; name the one that goes on for it
cell-heir-kind = a { $kind } cannot go into a { $into }; correct the code
cell-above-itself = names the unit itself; name the one above it
cell-above-bad = { $code } has problems of its own; correct its row first
cell-above-unknown = { $code } is neither in this file nor on the desk; add it or correct the code
cell-above-centre = { $code } is a centre; nothing lies below
cell-above-kind = a { $kind } cannot lie below a { $above }; correct the level or the code
cell-route-twice = { $category } to { $centre } stands in row { $row } already; remove one of the two
cell-empty-category = is empty; give the category's name or code
cell-no-category = { $given } is no category of disputes; write its name (as in the chat) or code (labour)
cell-empty-centre = is empty; give the centre's official code
cell-no-centre = { $code } is not on the desk; add it with griddesk org import, or correct it
cell-centre-kind = { $code } is a { $kind }; only a specialised centre can stand here
cell-centre-ended = { $code } is no more; name the centre that follows it

kind-city = city
kind-district = district
kind-street = street
kind-community = community
kind-grid_1 = grid_1
kind-grid_2 = grid_2
kind-centre = centre

units-to-add = To add: { $many } units.
units-of-kind = { "  " }{ $kind }: { $many }
units-already = There already, left as they are: { $many }.
units-written = Written: { $added } units added, { $changed } changed.
unit-change = { "  " }{ $code }: { $told }
unit-change-between = { ", " }
unit-change-name = is called { $name } from now on
unit-change-above = goes under { $above }
unit-change-into = merges into { $into } on { $day }
unit-change-until = closes on { $day }

routes-line = { "  " }{ $category } -> { $centre }
routes-count = New: { $new }. No longer in the table, to be removed: { $gone }.
routes-written = Written: { $many } routes.

ledger-unit-unknown = { $code } is no unit of the desk; add it with griddesk org import
ledger-ready = To take over for { $unit }: { $many } matters.
ledger-already = Taken over before, left as they are: { $many }.
ledger-written = Written: { $many } matters.
ledger-answer-form = --answer { $given }: write KEY=VALUE, as the question says
ledger-answers = Nothing was written: answer by --answer KEY=VALUE, once for each question.
ledger-problem = { $row }, column { $column }: { $what }

code-city = 6 digits (or filled up with 0 to 12)
code-district = 6 digits (or filled up with 0 to 12)
code-street = 9 digits (or filled up with 0 to 12)
code-community = 12 digits
code-grid_1 = 15 digits
code-grid_2 = 17 digits
code-centre = 12 digits
cell-code-misfit = { $given } is no code of a { $kind }; the official one has { $official }, one of your own begins with a letter
