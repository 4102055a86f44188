# The chats of one person: another one, and none of one any more

messenger-telegram = Telegram
messenger-feishu = Feishu
mydata-channels = Chats that get your messages:
mydata-channel-latest = • { $messenger }, messages go here
mydata-channel-other = • { $messenger }
mydata-channel-lost = • { $messenger }, out of reach now
channel-add = ➕ Add { $messenger }
channel-code = Open the bot “{ $bot }” in { $messenger } and send it this code:
    <code>{ $code }</code>
    It works once, within { $minutes } minutes. Send it in your own { $messenger } only; give it to nobody.
channel-code-link = Or open: { $link }
channel-away = { $messenger } is out of reach now. Please try again in a while.
channel-joined = ✅ Added! Messages go to whichever chat you used last.
    { $posts }
    Send “help” to see what you can do.
channel-off = ✖️ Disconnect { $messenger }
channel-off-ask = Disconnect { $messenger }? Nothing of this desk can be seen or done there any more; reports half written there are removed, and messages come here only.
channel-off-sure = Disconnect it
channel-off-done = ✅ { $messenger } is disconnected.
notice-channel-joined = 🔗 Your { $messenger } was just connected: you can report, act and get messages there, too.
    That was not you? Disconnect it below at once.
error-invalid-chat-taken = This chat is registered already. Nothing more to do.
error-invalid-same-messenger = You have such a chat already. To change it, first disconnect the old one in /mydata.
error-invalid-last-channel = This is the only chat that reaches you, so it stays. To remove your data send /deleteme.
