# Usage: what each command is for. argparse-… are Python's own sentences, word for word.
about = The desk of a district's grid workers, in a chat bot.
about-whole = { $about }.
about-demo = try everything on this machine, without a token
about-run = run the bot and the scheduler
about-org = the organisation tree
about-org-routes = set which centre a category of disputes goes to; without --yes it only checks
about-org-import = add and change units from a table; without --yes it only checks
about-invite = make a one-use link to a post
about-doctor = check settings, database, Telegram, bridge, calendar, files
about-db = the database
about-db-upgrade = bring the database to the schema of this version
about-clocks = a unit's time limits, shown and set
about-ledger = ledgers kept elsewhere until now
about-ledger-import = take over a ledger of disputes; without --yes it only checks
about-contacts = the keys of the parties' contacts
about-contacts-key = print a new key for GRIDDESK_CONTACT_KEYS
about-contacts-rotate = seal everything anew with the first key
about-recount = check the counts behind boards and reports; without --mend only a check
about-backup = copy database and attachments into one sealed file, while the desk runs
about-restore = bring a copy back into an empty database
about-outbox = pushes that did not get through
about-outbox-list = list pushes given up, and those still tried
about-outbox-retry = send pushes that were given up once more (without numbers: all)
about-outbox-drop = never send these pushes
about-inbox = messages received
about-inbox-dead = list those that could not be handled (never their words)
about-audit = the audit log
about-audit-verify = follow the seals of the audit log from the first entry to the last
more = The command line speaks Chinese unless GRIDDESK_LANG=en.
more-demo = Everything it keeps is in var/demo*.
more-run = Settings come from GRIDDESK_… variables or .env, see docs/settings.md.
more-org-import =
    Columns, in any order, by these names or the Chinese ones: code, name, kind, above,
    valid_from; and, where needed, into (merged into) and until (closed on).
    Kinds: city district street community grid_1 grid_2 centre.
    Official codes: a district 6 digits, a street 9, a community 12, a first-level grid 15,
    a second-level grid 17 (the first three may be filled up with 0 to 12); a code of your
    own begins with a letter.
    A unit there already takes the name and the place of its row, merges and closes by it;
    otherwise it is left as it is.
more-org-routes =
    Columns: category, centre. A category stands by its name (as in the chat) or code (labour),
    in one row for each centre it goes to, the likeliest first; whoever assigns a case sees
    them suggested. The file takes the place of the whole table.
more-clocks =
    Without days it shows the limits of all urgencies. What is set holds from today on, for
    each matter from its next step, and leaves a line in the audit log; 0 is the day
    itself. The limits of all other units are GRIDDESK_ACCEPT_DAYS, _HANDLE_DAYS,
    _STREET_DAYS and _DISTRICT_DAYS. In the bot the same is /clocks.
more-ledger-import =
    Columns, in any order, under all usual names: found, category and summary must be there;
    number, grid, place, people, outcome and ended may be missing. What is not read is said.
    A row without an outcome is still open. A row taken over before is left as it is.
more-backup =
    The passphrase is GRIDDESK_BACKUP_PASSPHRASE. What was written is opened again and counted,
    table by table, before it counts as made.
    GRIDDESK_CONTACT_KEYS are not in it: keep them and the passphrase elsewhere, contacts need both.
    --check only opens and counts a copy that is there.
more-restore =
    Stop the desk first. The database and the folder of attachments must be empty; a copy of SQLite
    goes into PostgreSQL and the other way round.
    What was filed after the copy is lost, and its numbers go to no other matter: 1,000 are left
    out for each day begun, or as many as --gap says.
    Buttons of messages from that time say that the desk was restored.
more-invite =
    The posts: building_head, grid_head, information_officer, mediator, coordinator,
    centre_officer, supervisor, legal_aid_liaison, administrator.
more-contacts-rotate =
    Put a new key before the old one in GRIDDESK_CONTACT_KEYS, restart, rotate, then take
    the old one out. It may run while the desk works.
more-audit-verify =
    Each entry's seal is over the seal before it: one that is changed, left out or put in breaks
    the chain. Keep the last seal elsewhere: it proves later that all up to it were there.
more-recount =
    Counts each unit's matters and steps anew and holds them against the counts kept beside them. It is
    done each night, too; griddesk doctor tells how it came out. The desk works on meanwhile; with
    --mend nothing is filed for some seconds for each hundred thousand matters.
example = example:
exit-codes = exit codes: 0 done; 1 it could not be done, or something needs attention; 2 wrong usage or settings
argument-port = where the wall of phones is served; the clock bar takes the next port (default: PORT, or 8080)
argument-reset = forget what the demo kept and start anew (or RESET=1)
argument-only = just this part, the other runs elsewhere
argument-table = an .xlsx or .csv file
argument-yes = write what was checked
argument-mend = put right what is off
argument-unit = the unit's official code
argument-urgency = of which matters (default: yellow)
argument-accept = working days to accept, 0 to 60
argument-handle = working days to finish, 0 to 365
argument-ledger = an .xlsx, .xls, .et or .csv file
argument-ledger-unit = the unit it is the ledger of
argument-answer = what it asked where something is in doubt; once for each question
argument-backup = the file to write
argument-backup-check = only open and count this copy
argument-restore = a file that griddesk backup made
argument-gap = how many numbers to leave out (1,000 for each day begun)
argument-ids = numbers of pushes
argument-role = the post
argument-stand-in = as the stand-in
argument-qr = also as a QR code, in a file or right here (terminal)
bad-days = a number of working days, not { $given }
bad-many = { $given } is no number
bad-port = a port is a number from 1 to 65534, not { $given }

argparse-usage = usage:
argparse-positional = positional arguments
argparse-options = options
argparse-help = show this help message and exit
argparse-error = %(prog)s: error: %(message)s
argparse-argument = argument %(argument_name)s: %(message)s
argparse-required = the following arguments are required: %s
argparse-unrecognized = unrecognized arguments: %s
argparse-choice = invalid choice: %(value)r (choose from %(choices)s)
argparse-one = expected one argument
argparse-ambiguous = ambiguous option: %(option)s could match %(matches)s
argparse-ignored = ignored explicit argument %r
