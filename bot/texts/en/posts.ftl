# Posts: taking and leaving them, inviting, the roster, one's own data

day-whole = { $day } { $month } { $year }
post-name = { $unit }, { $role }
post-stand-in = { $unit }, { $role } (stand-in)

offer-head = You are asked to be: <b>{ $post }</b>
offer-open = { $open } matters are open at this post; once you have it they are in /queue.
offer-held = ⚠️ This post has a holder. Taking over ends theirs at once.
offer-kept = All that is kept: the number of this chat, the language, your posts, days of leave, and what you do. No name, no phone number, no place.
    Colleagues see just “{ $post }”. Look any time with /mydata, remove it with /deleteme.
offer-until = The invitation works once, until { $until }.
offer-take = ✅ Take the post
offer-replace = ✅ Take over, and end theirs
offer-not-mine = Not mine
offer-declined = Fine, nothing has changed.
start-waiting = { $open } matters are open at the post.
start-over = You hold no post now. For a new one, come in by a new invitation.
no-post = You hold no post now, so you can no longer see or do anything here. For a new one, come in by a new invitation.
    Your own data: /mydata shows it, /deleteme removes it.
no-post-tap = You hold no post now, so this cannot be done. For a new one, come in by a new invitation.
posts-changed = Your posts have just changed, so the page that was open is closed. Send /help to see what you can do now.
error-invalid-post-held = Somebody has just taken this post. To take over, please confirm once more.
error-invalid-own-post = This is your own post. To leave it send /posts.
error-invalid-post-misfit = There is no such post at this level. { $kind ->
    [city] A city has: joint reception and mediation centre, supervisor, legal-aid liaison, administrator.
    [district] A district has: mediator, coordinator, joint reception and mediation centre, supervisor, legal-aid liaison, administrator.
    [street] A street has: mediator, coordinator, supervisor, legal-aid liaison, administrator.
    [community] A community has: information officer, mediator, coordinator.
    [centre] A mediation centre has: mediator, legal-aid liaison.
   *[grid_1] A grid has: building head, grid head.
}

command-posts = My posts
help-posts = /posts my posts: look at them, or leave one
posts-head = <b>My posts</b>
posts-line = • { $post }, since { $since }
posts-how = When a post is no longer yours, leave it below. You then see and do nothing there; what is open goes to the stand-in or the unit's coordinator.
    Phone lost: sign in to the same account on another device and leave here; if you cannot, ask the administrator or coordinator to switch it off with /invite.
posts-fills = The posts below you are in /invite.
posts-leave = Leave { $unit }, { $role }
posts-leave-ask = Leave <b>{ $post }</b> for good? What is open goes to the stand-in or the unit's coordinator, and you get no more messages about it.
posts-leave-sure = Leave it
posts-left = ✅ You have left: { $post }. Thank you for your work.

notice-post-replaced = 🔁 A colleague has taken over as { $post }. It is no longer yours, and there is nothing more for you to do. Thank you for your work.
notice-post-vacated = 🔁 You are no longer { $post }; there is nothing more for you to do there. Thank you for your work.
    If that surprises you, ask your administrator or coordinator.
notice-post-yours = 🔁 The { $role } of { $unit } has left; you now stand in for the post.
notice-post-vacant = 🔁 The { $role } of { $unit } has left; the post is vacant and has no stand-in.
notice-post-open = { $open } matters are open there.
notice-post-reported = { $reported } open matters were reported by this post; how they go, and questions about them, now come to you.
notice-post-fill = ➕ Invite a successor

command-invite = Invitations and posts
help-invite = /invite fill a post; see which are vacant and who is not reached
error-refused-invite = Your post does not invite others. Please ask the administrator or the street's coordinator.
error-refused-administer = The administrator does this; please ask them.
invite-head = <b>Posts</b>
invite-ask = Tap a unit to see its posts, or send /invite with its name, as in /invite Gudao.
invite-list-vacant = ⬜ Vacant { $count }
invite-list-unreached = ⚠️ Not reached { $count }
invite-list-held = ✅ Held { $count }
invite-list-invited = ✉️ Links out { $count }
invite-listed-vacant = <b>Vacant posts: { $count }</b>
invite-listed-unreached = <b>Posts not reached: { $count }</b>
    No phone is bound, or the bot was blocked. Please ask in person, or invite a successor.
invite-listed-held = <b>Posts held: { $count }</b>
invite-listed-invited = <b>Posts with a link not used yet: { $count }</b>
invite-unit = <b>{ $unit }: posts</b>
invite-unit-none = There is no post here that you can fill.
invite-line = • { $role }: { $how }
invite-held = ✅ held
invite-unreached = ⚠️ not reached
invite-vacant = ⬜ vacant
invite-vacant-invited = ✉️ vacant, a link is out
invite-vacant-covered = ⬜ vacant, the stand-in covers
invite-which = Tap a post to fill it, to change its holder, or to vacate it.
invite-below = Tap a unit below to see its posts.
invite-post = <b>{ $unit }, { $role }</b>
invite-holder-nobody = Holder: nobody
invite-holder-since = Holder: since { $since }
invite-holder-lost = Holder: ⚠️ not reached, since { $since }
invite-stand_in-nobody = Stand-in: nobody
invite-stand_in-since = Stand-in: since { $since }
invite-stand_in-lost = Stand-in: ⚠️ not reached, since { $since }
invite-link-out = { " " } a link is out, good until { $until }
invite-to-holder = ➕ Invite a holder
invite-to-holder-anew = 🔁 Change the holder
invite-to-stand_in = ➕ Invite a stand-in
invite-to-stand_in-anew = 🔁 Change the stand-in
invite-revoke = ✖️ Revoke the link
invite-revoke-holder = ✖️ Revoke the holder's link
invite-revoke-stand_in = ✖️ Revoke the stand-in's link
invite-revoked = The link is revoked; nobody can use it.
invite-vacate-holder = Holder leaves
invite-vacate-stand_in = Stand-in leaves
invite-lost-holder = 📵 Holder lost the phone
invite-lost-stand_in = 📵 Stand-in lost the phone
invite-vacate-ask = End the time of <b>{ $post }</b>? They see and do nothing there from this moment; what is open goes to the stand-in or the unit's coordinator.
invite-vacate-sure = End it
invite-vacate-done = ✅ Ended.
invite-lost-ask = The phone of <b>{ $post }</b> is lost? Every post bound to it ends at once. When they have a new phone, send them a new link.
invite-lost-sure = Switch it off
invite-lost-done = ✅ Switched off; posts ended: { $count }.
invite-made = You are asked to be: <b>{ $post }</b>
    { $ways }
    It works once, until { $until }. For this person only.
invite-made-anew = You are asked to take over as: <b>{ $post }</b>
    { $ways }
    It works once, until { $until }. For this person only; the present holder leaves once they confirm.
invite-way-link = Scan the code or open the link:
    { $link }
invite-way-link-too = Telegram: scan the code or open the link:
    { $link }
invite-way-code = { $messenger }: open the bot “{ $bot }” and send it this invitation code:
    <code>{ $code }</code>
invite-way-away = { $messenger } is out of reach now. To use it there, invite again later.
entry-too-many = Too many tries. Please try again in a quarter of an hour, and copy the code exactly.

command-mydata = What is kept about me
help-mydata = /mydata what is kept about me
mydata-head = <b>What is kept about you</b>
mydata-chat = The number of this chat, since { $since }
mydata-language = Language: { $language }
mydata-posts = Posts: { $count }
mydata-post-over = • { $post }, from { $since } to { $until }
mydata-leaves = Leave: { $count }
mydata-work = Matters reported: { $reported }; steps taken: { $steps }
mydata-waiting = Messages not sent to you yet: { $waiting }; reports half written: { $drafts }
mydata-practice = What you practised, until { $day }; /practice clears it at once
mydata-log = Lines in the log: { $logged }; the newest { $shown }:
mydata-log-line = • { $at } { $act }
mydata-who = Who sees it: colleagues see the post and the unit, never who it is; only who runs the system can read the log.
mydata-not = No name, no phone number, no place. To remove it send /deleteme.
act-bind = took a post
act-invite = made an invitation
act-revoke = revoked a link
act-post-ended = a post ended
act-unreachable = a message could not be delivered
act-set_leave = set somebody's leave
act-set_clocks = changed deadlines
act-administer = changed settings
act-import_ledger = imported a ledger
act-confirm_report = confirmed a report
act-consent = noted a consent
act-delete-me = removed their data
act-page_link = asked for a link to the page
act-page_enter = opened the page
act-page_leave = signed out of the page
act-case_share = shown in a group
act-channel_code = asked for a code to add a chat
act-channel_join = added another chat
act-channel_drop = disconnected a chat
act-entry = directories
act-meeting = talk meetings
act-evaluation = residents' evaluation
act-twoway = two-way evaluation
act-annual = letters and annual review
act-inquiry = inquiries
act-code = looked up a case by its code
act-contact = contact details
act-export = a file taken out
act-other = something else

command-deleteme = Remove my data
help-deleteme = /deleteme leave all posts and remove my data
deleteme-ask = <b>Remove your data?</b>
    Removed: all your posts, the numbers of your chats and your language, your leave, reports half written and messages not sent.
    Kept: what you reported and handled, and the log. They are the unit's records and show the post, never your name.
    Afterwards you cannot come in; to return you need a new invitation.
deleteme-sure = 🗑 Remove it
deleteme-done = Removed. Thank you for your work, and goodbye.
