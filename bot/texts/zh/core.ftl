# 进门、菜单、帮助、语言、没听懂的时候

stranger-hello = 您好！这是网格工作人员用的工作助手。
    您还没有登记岗位。请点管理员发给您的邀请链接，或者把邀请码发给我；都没有，请联系社区。
group-hello = 您好！请点我的头像，单独和我聊。群里只能看两样：@我 加编号，看一件事办到哪一步；/status 看数字。

start-bound = 绑定好了！您的岗位：
    { $posts }
start-again = 您好！您的岗位：
    { $posts }
start-post = · { $unit } { $role }
start-first-report = 有事要报，写一句话发来就行，比如“3号楼路灯坏了三天”。想一步步填，{ $how }。
start-first-queue = 先看有什么等您办：{ $how }。自己发现的事，写一句话发来就能报。
start-first-status = 先看看辖区怎么样：{ $how }。
start-first-referrals = 移送来的事等您答复：{ $how }。
start-first-invite = 先把各岗位的人请进来：{ $how }。
start-words = 直接发这几个字也一样。不明白的，点“{ $help }”。
start-words-typed = 不明白的，发“{ $help }”。
start-tap = 点下面的“{ $button }”
start-type = 发“{ $words }”

command-report = 上报一件事
command-mine = 我报的事
command-queue = 要我处理的
command-weekly = 周报
command-halfmonth = 半月报
command-monthly = 月报
command-due = 报表什么时候报
command-status = 辖区情况
command-overdue = 超期的事
command-case = 按编号查看
command-help = 我能做什么
command-language = 语言 Language
command-cancel = 取消当前操作

help-whole = <b>您的岗位</b>
    { $posts }

    <b>您能做的</b>
    { $can }
help-first = <b>您的岗位</b>
    { $posts }

    <b>{ $title }</b>
    { $can }
help-chapter = <b>{ $title }</b>
    { $can }
help-chapter-work = 📋 办事
help-chapter-reports = 🗒 报表
help-chapter-boards = 📊 看数
help-chapter-community = 🏘 社区工作
help-chapter-own = 👤 我的和设置
help-no-posts = · 现在没有岗位，请联系管理员
help-post-stand-in = · { $unit } { $role }（B岗）
help-report = /report 上报一件事：点几下，写一句话
help-mine = /mine 我报的事：办到哪一步了
help-queue = /queue 要我处理的：急的、超期的排前面
help-weekly = /weekly 周报：自动写好，看一眼点确认
help-weekly-of = /weekly 加社区名：看那里的周报，如 /weekly 古道
help-halfmonth = /halfmonth 半月报：自动写好，看一眼点确认
help-halfmonth-of = /halfmonth 加街道名：看那里的半月报
help-monthly = /monthly 月报：自动写好，看一眼点确认
help-monthly-of = /monthly 区里的月报
help-due = /due 各级报表什么时候报，从下期起改
help-status = /status 辖区情况：多少件、化解多少
help-overdue = /overdue 超期的事：最急的排前面，加单位名看那里的
help-case = /case 编号：看某一件，如 /case 12
help-help = /help 这一页
help-language = /language 换语言
help-cancel = /cancel 取消当前操作

language-ask = 用哪种语言？
language-zh = 中文
language-en = English
language-auto = 跟随手机
language-set = 好的，以后说中文。

cancel-nothing = 现在没有进行中的事。要上报发 /report。
cancel-done = 已取消。

fallback-command = 没有这个命令。发 /help 看看能做什么。
fallback-text = 想上报的话，用一句话说清哪里、什么事，如“3号楼路灯坏了三天”；或点下面的按钮，一步步填。
fallback-other = 收到了，不过还不知道这是哪件事的。想上报请先点下面的按钮，之后再发照片或语音。
fallback-help = 没看明白。发 /help 看看能做什么。
fallback-begin = 上报一件事
