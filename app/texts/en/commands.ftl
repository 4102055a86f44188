# What commands say of their results and of what went wrong.
database-behind = the database is not at the schema of this version: run griddesk db upgrade
database-missing = there is no database file { $file }: check { $name } and the folder you are in; on a first installation run griddesk db upgrade
database-newer = the database is at { $at }, which this version does not know (its own is { $own }): install the version that was at work last, or put the backup from before the update back
database-unreachable = the database cannot be used ({ $why }): check { $name }
database-at-already = The database is at { $at } already.
database-at-now = The database is at { $at } now.

telegram-refuses = Telegram refuses the bot's token: check { $name }
telegram-silent = Telegram does not tell the bot's name ({ $why }): griddesk doctor
feishu-refuses = the bridge to Feishu refuses the token: check { $name }; it is the bridge's BRIDGE_TOKEN
feishu-silent = the bridge to Feishu does not tell the bot's name ({ $why }): griddesk doctor
told-of-proxy = { $why } ({ $proxy }): check { $name }
why-missing = there is no such file or folder
why-folder = it is a folder, name a file
why-full = the disk is full
why-other = check the path and its permissions
cannot-listen = cannot listen ({ $why }): check { $name }

unit-unknown = no unit has the code { $code }: see griddesk org import --help
unit-invalid = the unit { $code } exists no more, or not yet
clocks-bounds = days to accept are 0 to { $accept }, days to finish 0 to { $handle }
clocks-unit = { $unit } ({ $code }), working days:
clocks-line = { "  " }{ $urgency }  accept { $accept }, finish { $handle }  ({ $whose })
clocks-tier = its tier's
clocks-own = its own since { $since }

invite-qr-kind = --qr takes a file that ends in .png, or terminal
invite-misfit = a { $kind } has no { $role }; it may have: { $there }
invite-role = { $role } ({ $name })
names-between = { ", " }
invite-post = { $post }
invite-stand-in = { $post }, stand-in
invite-good = Good for one use until { $until }. Who opens it first holds the post.
invite-unwritten = { $file } cannot be written: { $why }; the link above is good
invite-code = { $messenger }: open the bot “{ $bot }” and send it this invitation code: { $code }
invite-qr-none = Telegram is not connected, so there is no link to draw; the code above is good
invite-qr = QR code: { $file }

contacts-nothing = { $name } is not set, so there is nothing to rotate: griddesk contacts key makes one
contacts-renewed = { $many } row(s) are under the first key of { $name } now.
contacts-unreadable = { $many } row(s) open with none of the keys: put the missing key back
contacts-done = The other keys may be taken out of it, once every part of the desk has been restarted.

recount-line = { "  " }{ $code }  { $measure }  { $span } { $first }  { $off }
recount-well = All counts are right.
recount-off = { $many } counts are off: griddesk recount --mend puts them right
recount-mended = { $many } counts were put right.

backup-no-passphrase = { $name } is not set: copies are sealed with it
backup-held = { $rows } rows ({ $cases } matters, { $persons } people), { $files } attachments
backup-made = Copied to { $file } ({ $size } MB, { $took } s), opened and counted: all there.
backup-keys = { $name } are not in it: keep them elsewhere.
backup-whole = { $file } is whole; made at { $at }.
backup-restored = Restored as of { $at }. The numbers of new matters go on { $gap } further.
backup-since = Do again what was done since the copy: phones reported lost, people who left their posts, /deleteme. Invitations nobody had used and links to the desk page are void.
backup-pushes = { $many } messages that waited when the copy was made have been sent since, and are not again.
backup-exists = { $file } is there already: choose another name
backup-file-trouble = { $file } cannot be read or written: { $why }
backup-wrong-passphrase = { $file } does not open: { $name } is not the passphrase it was made with
backup-damaged = { $file } is damaged or not whole, and no copy to restore from
backup-not-empty = there is something in the database: let { $name } name an empty one
backup-later = { $file } was made by a later version: upgrade the program first

outbox-line = { $id }  { $since }  { $kind }  { $state }  tried { $tries } times  { $error }
outbox-none = No push was given up, and none is being tried again.
outbox-retry = { $many } pushes are sent once more.
outbox-drop = { $many } pushes are never sent.
inbox-line = { $id }  { $since }  tried { $tries } times  { $error }
inbox-none = No message was given up.

audit-whole = { $many } entries, each follows from the one before. The last seal: { $seal }
audit-broken = entry { $entry } does not follow: it, or one before it, was changed or left out

demo-starting = Starting
demo-filling = First start: writing the district and ten weeks
demo-filled = { "  " }{ $units } units, { $people } people, { $cases } matters, { $took } s
demo-port = port { $taken } is taken, the demo needs { $port } to { $last }: end what runs there, or choose another with --port
demo-ended = the simulator ended by itself: see { $log }
demo-refused = the simulator refuses the demo's token: see { $log }
demo-stuck = the demo cannot go on ({ $why })
demo-slow = it took too long

proxy-unreached = the proxy cannot be reached
proxy-silent = the proxy does not answer
proxy-login = the proxy refuses the user or the password
proxy-shut = the proxy does not let the bot through to Telegram
