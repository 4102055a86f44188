# 居民评议：半年一次，评一委一居一办两站和议题办理，不评人

command-evaluation = 居民评议
help-evaluation = /evaluation 居民评议：准备、录票、确认、公示、整改

evaluation-body-party-committee = 社区党委
evaluation-body-residents-committee = 居委会
evaluation-body-management-office = 社会管理办公室
evaluation-body-service-station = 公共服务站
evaluation-body-information-station = 社情民意信息站
evaluation-of-item = 议题：{ $title }
evaluation-of-dispute = 议题：矛盾纠纷（{ $category }）
evaluation-of-rectification = 整改：{ $title }
evaluation-grade-satisfied = 满意
evaluation-grade-fairly = 基本满意
evaluation-grade-not = 不满意

evaluation-head = 🗳️ <b>居民评议 · { $unit } · { $half }</b>
evaluation-none = 还没有准备，{ $due } 前要评完。
evaluation-none-late = ⚠️ 没有评议，本该在 { $due } 前评完。
evaluation-of = 评议对象：一委一居一办两站 { $bodies } 个，议题办理 { $items } 件，上次整改 { $rectified } 项
evaluation-stage-prepared = 📅 准备好了，{ $day } 开会
evaluation-stage-counted = ⏳ { $day } 开过会，票数等另一人确认
evaluation-stage-void = 🚫 { $day } 的会无效：实到不足应到的三分之二
evaluation-stage-confirmed = ✅ { $day } 开会，结果已确认
evaluation-stage-published = 📌 { $day } 开会，结果已公示
evaluation-again = { $line }（第 { $round } 次召开）
evaluation-correcting = ✏️ 正在更正，下面是更正后的票数，等另一人确认才算
evaluation-corrected-soon = ✏️ 正在更正，确认以前以下面的票数为准
evaluation-sent-back = ↩️ 退回了：{ $note }
evaluation-counts = 应到 { $expected } · 实到 { $present } · 发出 { $given } · 收回 { $returned } · 有效 { $valid } · 作废 { $spoiled }
evaluation-counts-line = 👥 { $counts }
evaluation-no-quorum = 实到不足应到的三分之二，这次评议无效，要重新召开。
evaluation-few = 有效票不到 { $fewest } 张，只记总数，不分项。
evaluation-legend = 结果和满意率（满意/基本满意/不满意/未评）：
evaluation-object = • { $name }：<b>{ $grade }</b> { $rate }（{ $satisfied }/{ $fairly }/{ $dissatisfied }/{ $unrated }）
evaluation-object-open = • { $name }：—
evaluation-objects-good = • 其余 { $many } 项满意
evaluation-objects-more = • 还有 { $many } 项，见“📊 分项”
evaluation-objects = 📊 分项（{ $many } 项）
evaluation-recorded-for = { $role }代录
evaluation-entered = ✍️ { $role } { $at } 录入，还没有确认
evaluation-entered-confirmed = ✍️ { $role } { $at } 录入，{ $by } { $when } 确认
evaluation-why = ✏️ 更正原因：{ $note }
evaluation-to-tell = ⏰ 请在 { $due } 前告知被评单位并公示
evaluation-published = 📌 { $first } 起公示，到 { $last }
evaluation-wrong = 🔧 <b>整改事项 { $many } 项</b>
evaluation-wrong-line = • { $what } → { $unit }，{ $due } 前（{ $state }）
evaluation-wrong-line-overdue = • ⚠️ { $what } → { $unit }，应在 { $due } 前（{ $state }）
evaluation-wrong-open = 🔧 { $what }
evaluation-wrong-handed-out = 已交办
evaluation-wrong-returned = 已退回
evaluation-wrong-under-way = 办理中
evaluation-wrong-fed-back = 已反馈，下次评议
evaluation-wrong-done = 办结
evaluation-wrong-dropped = 取消

evaluation-prepare = 📅 准备评议
evaluation-enter = ✍️ 录入票数
evaluation-enter-on = ✍️ 接着录票
evaluation-other-day = 📅 改日子
evaluation-hold-again = 🔁 重新召开
evaluation-confirm = ✅ 确认票数
evaluation-send-back = ↩️ 退回重录
evaluation-publish = 📌 已告知并公示
evaluation-rectify = 🔧 交办整改
evaluation-correct = ✏️ 更正票数
evaluation-drop = 放弃更正
evaluation-paper-sheet = 🖨️ 空白计票表
evaluation-paper-notice = 📄 公示稿
evaluation-paper-results = 📊 结果表
evaluation-before = ‹ { $half }
evaluation-after = { $half } ›
evaluation-to-list = 各社区
evaluation-late = 评议刚刚有了变化，请看最新情况
evaluation-did-confirm = ✅ 已确认
evaluation-publish-ask = 被评单位都告知了，公示也贴出去了？从今天起算公示。
evaluation-publish-yes = ✅ 是
evaluation-publish-no = ‹ 返回
evaluation-did-publish = 📌 已记下，从今天起公示
evaluation-did-drop = 更正已放弃，原来的票数照旧

evaluations-head = 🗳️ <b>居民评议 · { $half }</b>（{ $due } 前评完）
evaluations-of-none = 没准备 { $many }
evaluations-of-prepared = 已准备 { $many }
evaluations-of-counted = 待确认 { $many }
evaluations-of-void = 无效 { $many }
evaluations-of-confirmed = 已确认 { $many }
evaluations-of-published = 已公示 { $many }
evaluations-line-none = ▫️ <b>{ $unit }</b> 还没准备
evaluations-line-prepared = 📅 <b>{ $unit }</b> { $day } 开会
evaluations-line-counted = ⏳ <b>{ $unit }</b> 票数待确认
evaluations-line-void = 🚫 <b>{ $unit }</b> 人数不够，要重新召开
evaluations-line-confirmed = ✅ <b>{ $unit }</b> 已确认，待公示
evaluations-line-published = 📌 <b>{ $unit }</b> 已公示
evaluations-empty = 您的范围里没有社区。
evaluations-not-yours = 居民评议由这些岗位来办：{ $posts }。您报的事怎么样了，看 /mine 。

plan-ask-day = { $about }

    居民代表会议哪一天开？选一天，或者打一个日子（比如 25号、下周三）。休息日也行；已经开过的，就选开会那天。
plan-check = { $about }

    📅 <b>{ $day }</b> 开会
    评议对象：一委一居一办两站 { $bodies } 个，议题办理 { $many } 件，上次整改 { $rectified } 项。
    定下来以后对象不再变。
plan-check-again = { $about }

    📅 改到 <b>{ $day }</b> 开会？
plan-item-in = ☑️ { $title }
plan-item-out = ◻️ { $title }
plan-yes = ✅ 定下来
plan-done = ✅ 定好了。会前把空白计票表打印出来带上，会后回来录票。
plan-done-again = ✅ 日子改好了。

tally-ask-counts = { $about }

    { $now }
    照计票表打六个数，中间空一格：
    <b>应到 实到 发出 收回 有效 作废</b>
    比如：50 42 42 41 40 1
tally-now = 现在记的是：{ $counts }
tally-keep-counts = 不改，往下 ›
tally-keep-votes = 不改，往下 ›
tally-had = 现在记的是：{ $votes }
tally-entered = ✋ 别人先录了，您刚发的没有记。
    { $lines }
    再发一次，就改成您的；不改就点“不改，往下”。
tally-none = 第 { $line } 行（{ $name }）不对，几行都没有记。改好后请整段再发。
tally-noted = ✅ { $name } { $votes }
tally-later = 先到这里（已存好）
tally-ask-votes = { $about }

    第 { $number }/{ $many } 项 <b>{ $object }</b>
    { $had }
    打四个数，加起来是有效票 { $valid } 张：
    <b>满意 基本满意 不满意 未评</b>
    几项一起发也行，一行一项。
tally-counts-again = ‹ 改总数
tally-again = ✏️ { $name }
tally-check = { $about }

    👥 { $counts }
tally-hint = 核对一下。哪项不对，点它重打；都对了就交出，由另一人确认。
tally-lines = 行数多了，多出来的没有记。请核对一下。
tally-go-on = 接着录 ›
tally-hand-in = ✅ 交出，请另一人确认
tally-hand-in-void = 🚫 记为无效
tally-done = ✅ 已交出，等另一人确认。
tally-done-void = 🚫 已记为无效。点“🔁 重新召开”定日子。
tally-done-back = ↩️ 已退回，会告诉录票的人。
tally-done-correct = ✏️ 可以更正了：点“✍️ 接着录票”。
tally-ask-back = { $about }

    ↩️ 票数哪里不对？用一句话写。
tally-ask-correct = { $about }

    ✏️ 为什么要更正？用一句话写。更正后的票数也要另一人确认，再重新公示。
tally-check-reason = { $about }

    { $note }

    要改就重新发一句。
tally-send-back = ↩️ 退回
tally-correct = ✏️ 开始更正

rectify-ask-object = { $about }

    🔧 哪一项要整改？
rectify-ask-what = { $about }

    { $object }：要整改什么？用一句话写（不写姓名、电话）。
rectify-ask-unit = { $about }

    🔧 { $what }

    由哪个单位整改？
rectify-ask-day = { $about }

    🔧 { $what }
    { $unit }

    最晚哪一天？选一个，或者打一个日子。
rectify-day = { $days }个工作日：{ $day }
rectify-check = { $about }

    🔧 { $object }：{ $what }
    { $unit }，最晚 <b>{ $day }</b>。

    交办后会一直跟到下次评议。
rectify-yes = ✅ 交办
rectify-done = 🔧 已交办，办得怎样下次评议时再评。

evaluation-column-number = 序号
evaluation-column-object = 评议对象
evaluation-column-expected = 应到
evaluation-column-present = 实到
evaluation-column-given = 发出
evaluation-column-returned = 收回
evaluation-column-valid = 有效
evaluation-column-spoiled = 作废
evaluation-column-satisfied = 满意
evaluation-column-fairly = 基本满意
evaluation-column-dissatisfied = 不满意
evaluation-column-unrated = 未评
evaluation-column-rate = 满意率
evaluation-column-grade = 结果
evaluation-column-what = 整改事项
evaluation-column-unit = 责任单位
evaluation-column-due = 完成时限
evaluation-sheet-title = { $unit }{ $half }居民评议计票表
evaluation-sheet-day = 开会日期：＿＿＿＿年＿＿月＿＿日
evaluation-sheet-checks = 核对：实到不超过应到；发出不超过实到；收回不超过发出；有效加作废等于收回；每一行加起来等于有效。实到不足应到三分之二的，评议无效。
evaluation-sheet-few = 有效票不到 { $fewest } 张的，只填上面的总数，下面不填。
evaluation-sheet-sign = 唱票：＿＿＿＿＿＿　计票：＿＿＿＿＿＿　监票：＿＿＿＿＿＿
evaluation-notice-title = { $unit }{ $half }居民评议结果公示
evaluation-notice-held = { $unit }于{ $held }召开居民代表会议，无记名评议，结果如下。
evaluation-notice-few = 有效票不到 { $fewest } 张，只公布总数。
evaluation-notice-wrong = 整改事项
evaluation-notice-days = 公示时间：{ $first }至{ $last }
evaluation-notice-days-open = 公示时间：＿＿＿＿年＿＿月＿＿日至＿＿＿＿年＿＿月＿＿日（不少于 { $days } 天）
evaluation-notice-objections = 对结果有意见的，公示期内可以向{ $unit }反映。
evaluation-notice-seal = （盖章）
evaluation-notice-date = ＿＿＿＿年＿＿月＿＿日
evaluation-results-title = { $unit }{ $half }居民评议结果
evaluation-results-held = 开会日期：{ $held }
evaluation-results-sheet = 评议结果
evaluation-file-sheet = { $unit }{ $half }评议计票表
evaluation-file-notice = { $unit }{ $half }评议公示稿
evaluation-file-results = { $unit }{ $half }评议结果
evaluation-caption-sheet = 🖨️ { $title }：打印带到会上，照着填，会后照着录。
evaluation-caption-notice = 📄 { $title }：没有姓名，盖章后张贴。
evaluation-caption-results = 📊 { $title }

notice-evaluation-to-confirm = ⏳ { $unit }{ $half }居民评议的票数录好了（{ $by }），请您核对后确认。
notice-evaluation-sent-back = ↩️ { $unit }{ $half }居民评议的票数被退回（{ $by }），请改好再交：
notice-evaluation-confirmed = ✅ { $unit }{ $half }居民评议的结果已确认（{ $by }）。请告知被评单位并公示。
notice-evaluation-annulled = 🚫 { $unit }{ $half }居民评议更正后人数不够（{ $by }），这次无效，要重新召开。
notice-evaluation-open = 🗳️ 打开评议
notice-evaluation-open-of = 🗳️ { $unit }
notice-evaluation-more = 一共 { $total } 个社区。
notice-evaluation-publish-due-day = ⏰ 评议结果今天是最后一天，请告知被评单位并公示：
notice-evaluation-publish-handler = ⏰ 评议结果还没有公示，已过了日子，请尽快：
notice-evaluation-publish-stand-in = ⏰ 评议结果过期没公示，主岗可能忙不开，请备岗帮着办：
notice-evaluation-publish-head = ⏰ 您单位的评议结果过期没公示。方便的话问一声：
notice-evaluation-publish-next-tier = ⏰ 下级的评议结果过期没公示。方便的话问一声：
notice-evaluation-publish-line = • { $unit } { $half }，{ $due } 前
notice-evaluation-missing-before = 🗳️ { $half }的居民评议要在 { $due } 前评完，请定日子开会：
notice-evaluation-missing-due-day = 🗳️ 今天是{ $half }居民评议的最后一个工作日，还没有评完：
notice-evaluation-missing-handler = ⏰ { $half }的居民评议没有评完（应在 { $due } 前），请尽快补上：
notice-evaluation-missing-stand-in = ⏰ { $half }的居民评议没有评完（应在 { $due } 前），主岗可能忙不开，请备岗帮着办：
notice-evaluation-missing-head = ⏰ 您单位{ $half }的居民评议没有评完（应在 { $due } 前）。方便的话问一声：
notice-evaluation-missing-next-tier = ⏰ 下级{ $half }的居民评议没有评完（应在 { $due } 前）。方便的话问一声：
notice-evaluation-missing-line = • { $unit }

error-refused-evaluate = 居民评议由社区信息员、调解员或街道协调员来办。
error-wrong-step-evaluation = 评议刚刚有了变化，请打开它看最新情况。
error-invalid-evaluation-unit = 评议以社区为单位，请选社区。
error-invalid-evaluation-half = 只能准备这半年的，或者补前一个半年的。
error-invalid-evaluation-day = 这个日子在这半年以前，或者太远了，请换一天。
error-invalid-evaluation-own = 票数是您录的，要由另一个人来确认。
error-invalid-tally-numbers = 没看懂。请只打整数，中间空一格。
error-invalid-tally-six = 要六个数：应到 实到 发出 收回 有效 作废。您打了 { $many } 个。
error-invalid-tally-four = 要四个数：满意 基本满意 不满意 未评。您打了 { $many } 个。
error-invalid-tally-range = 每个数在 0 到 { $limit } 之间，请查一下。
error-invalid-tally-nobody = 应到不能是 0。
error-invalid-tally-present = 实到 { $present } 人，多过应到 { $expected } 人，请查一下。
error-invalid-tally-given = 发出 { $given } 张，多过实到 { $present } 人，请查一下。
error-invalid-tally-returned = 收回 { $returned } 张，多过发出 { $given } 张，请查一下。
error-invalid-tally-valid = 有效 { $valid } 加作废 { $spoiled } 是 { $sum }，收回却是 { $returned }，请查一下。
error-invalid-tally-sum = 四个数加起来是 { $sum }，有效票却是 { $valid } 张，请查一下。
error-invalid-tally-first = 请先打六个总数。
error-invalid-tally-few = 有效票只有 { $valid } 张，不到 { $fewest } 张，不分项录入。
error-invalid-rectification-missing = 请用一句话写要整改什么。
error-invalid-rectification-too-long = 写了 { $length } 字，最多 { $limit } 字。请写短一点再发。

preview-item = 3号楼路灯
preview-wrong = 窗口午间没人
