# 一个人的几个聊天：再接一个，断开一个

messenger-telegram = Telegram
messenger-feishu = 飞书
mydata-channels = 收消息的聊天：
mydata-channel-latest = • { $messenger }，消息发到这里
mydata-channel-other = • { $messenger }
mydata-channel-lost = • { $messenger }，现在联系不上
channel-add = ➕ 再接一个{ $messenger }
channel-code = 在{ $messenger }里打开机器人“{ $bot }”，把这串码发给它：
    <code>{ $code }</code>
    { $minutes } 分钟内有效，只能用一次。只发到您自己的{ $messenger }里，不要给别人。
channel-code-link = 或者点：{ $link }
channel-away = 现在连不上{ $messenger }，请过一会儿再试。
channel-joined = ✅ 接上了！您在哪边用，消息就发到哪边。
    { $posts }
    发“帮助”看能做什么。
channel-off = ✖️ 断开{ $messenger }
channel-off-ask = 断开{ $messenger }？断开后，那边看不到、也办不了这里的事，没报完的也会删掉；消息只发到这里。
channel-off-sure = 确定断开
channel-off-done = ✅ { $messenger }已断开。
notice-channel-joined = 🔗 您的{ $messenger }刚刚接上了这里，在那边也能报事、办事、收消息。
    不是您本人接的？马上点下面断开。
error-invalid-chat-taken = 这个聊天已经登记过了，不用再接。
error-invalid-same-messenger = 您已经接过一个同样的聊天。要换，先在 /mydata 里断开旧的。
error-invalid-last-channel = 能找到您的只有这一个聊天，不能断开。要删除资料请发 /deleteme。
