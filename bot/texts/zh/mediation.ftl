# 调解记录：调解会、协议、司法确认、履行、回访

more-record = 📒 调解记录
did-record = 更新了调解记录
day-long = { $day }({ $weekday })
day-long-year = { $year }年{ $day }({ $weekday })
day-today = 今天 { $day }
day-tomorrow = 明天 { $day }
day-yesterday = 昨天 { $day }
day-off = { $day }（那天休息）
day-provisional = { $day }（放假安排还没公布，那天可能休息）

means-in_person = 当面
means-home_visit = 上门
means-on_site = 现场
means-phone = 电话
means-online = 线上
means-joint = 联合
agreed-oral = 口头
agreed-written = 书面

record-head = 📒 <b>{ $title } 调解记录</b>
record-state = { $state }
record-refused = 当事人拒绝调解。参加不参加由当事人自己定，记下来就好，不算没办成。
record-nothing = 还没有记
record-sessions = <b>调解会</b>
record-sessions-more = …前面还有 { $count } 次
record-session = • { $day } { $means }：{ $note }
record-agreement = <b>协议</b>
record-agreed = 📄 { $form }协议 · { $day }
record-agreed-amount = 📄 { $form }协议 · { $day } · { $amount }
record-money = { $amount }元
record-void = • 原来的{ $form }协议（{ $day }）：重新调解，不再算数
record-confirm-open = ⚖️ 司法确认：双方要的话，{ $day } 前一起申请（三十天按日历算）
record-confirm-wanted = ⚖️ 司法确认：双方要申请，最晚 { $day }
record-confirm-over = ⚖️ 司法确认：申请期限已过（{ $day }）
record-filed = ⚖️ 司法确认：{ $day } 已申请
record-waived = ⚖️ 司法确认：双方不申请
record-performances = 📅 履行
record-performance = • { $day } { $note } { $state }
record-performance-usual = 履行
record-performance-open = ⏳
record-performance-gone = ⚠️ 过了
record-performance-kept = ✅ 已履行
record-performance-not_kept = ✖️ 没有履行
record-performance-dropped = ➖
record-follow-ups = <b>回访</b>
record-planned = 🏠 { $day } 去回访
record-planned-gone = ⚠️ { $day } 该回访，还没登记
record-visited = • { $day } { $found }，{ $grade }。{ $note }
record-found-kept = 都履行了
record-found-not_kept = 没有履行
record-none = （没写）

record-add-session = ➕ 记一次调解会
record-add-agreement = 📄 登记协议
record-change-agreement = ✏️ 改协议
record-want = ⚖️ 双方要司法确认
record-want-after-all = ⚖️ 又要司法确认了
record-waive = 双方不申请
record-file = ⚖️ 已申请司法确认
record-add-performance = 📅 加一个履行日期
record-performed = ✅ { $day }已履行
record-unperformed = ✖️ { $day }没履行
record-visit = 🏠 登记回访
record-plan-follow-up = 📅 定回访日期
record-move-follow-up = 📅 改回访日期
record-paper = 🖨 协议书草稿
record-oral-paper = 🖨 口头协议登记表
record-oral = 🗣 口头协议
record-written = 📄 书面协议
record-usual = 🏠 就 { $day }
record-ask-agreement = 达成协议了吧？是口头的，还是书面的？点一下就记上；以后在“⋯ 更多”里记也行。
record-offer-follow-up = 要不要定个回访日期？点一下就定；不定也行。

record-ask-day-session = { $about }

    哪天开的？点一下；别的日子直接打字，比如：11-20 或 11月20日。
record-ask-day-agreement = { $about }

    协议是哪天生效的？口头的是说定那天，书面的是签字盖章那天。别的日子直接打字，比如：11-20。
record-ask-day-filed = { $about }

    双方是哪天向法院申请的？别的日子直接打字，比如：11-20。
record-ask-day-performance = { $about }

    约好哪天履行？别的日子直接打字，比如：25号、下周三。
record-ask-day-plan = { $about }

    哪天去回访？别的日子直接打字，比如：25号、下周三。
record-ask-day-visit = { $about }

    哪天去的？别的日子直接打字，比如：11-20。
record-ask-means = { $about }

    怎么调的？
record-ask-form = { $about }

    协议是口头的，还是书面的？
record-ask-amount = { $about }

    涉及多少钱？打个数就行，比如：800、3000元、1.5万。
record-ask-text = { $about }

    协议里说定了哪几条？一条一行发过来。只写甲方、乙方，不写姓名、电话。
record-ask-kept = { $about }

    去看了，说好的都做到了吗？
record-ask-satisfaction = { $about }

    双方怎么说？
record-ask-note-session = { $about }

    用一句话说说调得怎么样（不写姓名、电话）。
record-ask-note-performance = { $about }

    那天要做什么？写一句，比如：甲方付第一笔钱。不写也行。
record-ask-note-visit = { $about }

    想说明什么？写一句（不写姓名、电话）。
record-ask-note-broken = { $about }

    哪里没有做到？用一句话说明，这件事会重新打开，报告人也会收到（不写姓名、电话）。
record-check-session = <b>这样记一次调解会：</b>
record-check-agreement = <b>这样登记协议：</b>
record-check-filed = <b>这样登记司法确认：</b>
record-check-performance = <b>这样记履行日期：</b>
record-check-plan = <b>这样定回访：</b>
record-check-visit = <b>这样登记回访：</b>
record-check-day = 📅 { $day }
record-check-means = 方式：{ $means }
record-check-form = 形式：{ $form }
record-check-amount = 金额：{ $amount }
record-check-text = 内容：
record-check-kept = ✅ 都履行了
record-check-broken = ✖️ 没有履行，这件事会重新打开
record-check-satisfaction = 双方：{ $grade }
record-check-note = ✏️ { $note }
record-no-names = 内容里只写甲方、乙方，不写姓名、电话。
record-change-note = 要改那句话，重新发一句就行。
record-yes-kept = ✅ 都做到了
record-yes-broken = ✖️ 没做到
record-no-amount = 不涉及钱
record-no-note = 不写了
record-save = ✅ 记上
record-change-day = 📅 换日期
record-change-means = 🔁 换方式
record-change-form = 🔁 口头/书面
record-change-amount = 💰 金额
record-change-text = 📝 协议内容

record-done-session = ✅ 调解会记上了。
record-done-agreement = ✅ 协议登记好了。
record-done-filed = ✅ 司法确认登记好了，不再提醒。
record-done-performance = ✅ 履行日期记上了。
record-done-plan = ✅ 回访日期定好了。
record-reminds-week = { $done }提前七天和一天提醒您。
record-reminds-day = { $done }提前一天提醒您。
record-reminds-none = { $done }日子近了，不再提醒。
record-done-visit = ✅ 回访登记好了。
record-done-broken = 🔁 协议没有履行，这件事已重新打开。
record-did-oral = 记上了：口头协议
record-did-written = 记上了：书面协议
record-did-usual = 回访日期定好了
record-did-want = 记上了，到期前提醒您
record-did-want-late = 记上了。日子近了，不再提醒
record-did-waive = 记上了，不再提醒
record-did-kept = 记上了：已履行
record-did-broken = 记上了：没有履行。回访时没做到的，会重新打开

notice-deadlines = ⏰ 这些日子快到了，请看一眼：
notice-deadline-confirmation = • <b>{ $title }</b>：司法确认，最晚 { $day } 申请
notice-deadline-performance = • <b>{ $title }</b>：{ $day } 该履行了。{ $note }
notice-deadline-follow_up = • <b>{ $title }</b>：{ $day } 去回访
notice-record = 📒 第{ $id }号调解记录

typed-year = 年
typed-month = 月
typed-day = 日
typed-days = 日 号
typed-before-yesterday = 前天/前日
typed-yesterday = 昨天/昨日
typed-today = 今天/今日
typed-tomorrow = 明天/明日
typed-three-days-ago = 大前天
typed-three-days-on = 大后天
typed-days-after = 天后 天之后 天以后 日后
typed-weeks-after = 周后 周之后 周以后 星期后 个星期后 个礼拜后 礼拜后
typed-weeks-ago = 周前 周之前 周以前 星期前 个星期前 个礼拜前 礼拜前
typed-year-next = 明年
typed-year-this = 今年 本年
typed-year-last = 去年
typed-month-ending = 月底 月末
typed-new-year = 元旦 元旦节 元旦那天
typed-days-ago = 天前 天之前 天以前 日前
typed-week-next-but-one = 下下 下下个
typed-week-next = 下 下个
typed-week-this = 这 这个 本
typed-week-last = 上 上个
typed-week = 周 星期 礼拜
typed-day-1 = 周一 星期一 礼拜一
typed-day-2 = 周二 星期二 礼拜二
typed-day-3 = 周三 星期三 礼拜三
typed-day-4 = 周四 星期四 礼拜四
typed-day-5 = 周五 星期五 礼拜五
typed-day-6 = 周六 星期六 礼拜六
typed-day-7 = 周日 星期日 礼拜日 周天 星期天 礼拜天
typed-after-tomorrow = 后天/后日
typed-ten-thousand = 万 萬 w

error-invalid-day-unclear = 没看懂这个日期。这样写就行：11-24、11月24日、2026-11-24 或 昨天。
error-invalid-day-unclear-ahead = 没看懂是哪天。这样写就行：25号、12月25日、明天、下周三、三天后。
error-invalid-day-impossible = 没有这一天，请再看看日历。
error-invalid-day-ahead = 这一天还没到。做过的事请填今天或以前的日子。
error-invalid-day-long-ago = 这一天是一年多以前了，请再看看年份。
error-invalid-day-gone = 这一天已经过了。请填今天或以后的日子。
error-invalid-day-far-off = 这一天太远了，请填五年以内的日子。
error-invalid-day-before-agreement = 这一天在协议之前，请再看看日期。
error-invalid-agreement-missing = 还没有登记协议，请先登记协议。
error-invalid-too-many-performances = 履行日期最多 { $limit } 个，已经满了。
error-invalid-text-too-long = 写了 { $length } 字，最多 { $limit } 字。请写短一点再发。
error-invalid-amount-unclear = 没看懂这个数。这样写就行：800、3000元、1234.50元、1.5万、三千五。

# 协议书和登记表（Word）
paper-file = 人民调解协议书-第{ $id }号.docx
oral-paper-file = 口头协议登记表-第{ $id }号.docx
paper-caption = 第{ $id }号的草稿。当事人、签名和日期请打印后手填；机器人不存这些。
paper-title = 人民调解协议书
paper-number = 编号：（{ $year }）人调字第 { $id } 号
paper-blank-year = ______
paper-party-a = 甲方（当事人）：
paper-party-b = 乙方（当事人）：
paper-party-line-1 = 姓名或名称____________  性别______  民族______  年龄______
paper-party-line-2 = 职业或职务________________________________________
paper-party-line-3 = 住址________________________  联系方式________________
paper-facts = 纠纷主要事实、争议事项：
paper-matter = 纠纷类别：{ $category }。地点：{ $place }。{ $summary }
paper-points = 经调解，双方自愿达成如下协议：
paper-performance = 履行方式、时限：
paper-performance-line = { $year }年{ $month }月{ $day }日前：{ $note }
paper-performance-usual = 履行协议
paper-amount = 涉及金额：{ $amount }
paper-copies = 本协议一式____份，双方当事人各持一份，人民调解委员会存一份。
paper-rights = 本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。双方认为有必要的，可以自生效之日起三十日内共同向人民法院申请司法确认。
paper-sign-parties = 当事人（签名、盖章或按指印）：甲方__________  乙方__________
paper-sign-mediators = 人民调解员（签名）：____________________________
paper-sign-writer = 记录人（签名）：________________________________
paper-committee = { $unit }人民调解委员会
paper-seal = （人民调解委员会印章）
paper-date = { $year }年{ $month }月{ $day }日
paper-blank-date = ______年____月____日
oral-paper-title = 人民调解口头协议登记表
oral-paper-parties = 当事人
oral-paper-facts = 纠纷主要事实、争议事项
oral-paper-points = 协议内容
oral-paper-performance = 履行方式、时限
oral-paper-signatures = 签名、印章
oral-paper-date = 登记日期
oral-paper-sign-parties =
    当事人（签名、盖章或按指印）：
    甲方____________________　　乙方____________________
oral-paper-note = 口头协议自各方当事人达成协议之日起生效，由人民调解员记录协议内容，人民调解委员会存档。
