# 一件事的页面、列表的一行、日期的说法

day = { $month }{ $day }日
day-span = { $month }{ $first }日–{ $last }日
day-span-months = { $first }–{ $last }
week = 第{ $number }周 { $span }
week-short = 第{ $number }周
deadline-today = 今天({ $weekday }) { $hour }
deadline-tomorrow = 明天({ $weekday }) { $hour }
deadline-yesterday = 昨天({ $weekday }) { $hour }
between-names = 、

danger = 🔴 <b>有人身危险，请先拨打 110、119 或 120</b>

mark-reported = 🆕
mark-returned = ❓
mark-accepted = 📥
mark-mediating = 🤝
mark-resolved = ✅
mark-ended = ☑️
mark-closed = 🗂
mark-withdrawn = ↩️
mark-offered = ⏳
mark-merged = 🔗
state-line = { $mark } { $state }
state-line-outcome = { $mark } { $state }：{ $outcome }

page-head = { $head } · 第{ $page }/{ $pages }页
open-line = { $id }号 · { $category } · { $place }
open-line-red = 🔴 { $line }
refresh = 🔄 刷新
more = ⋯ 更多
more-back = ‹ 回到这件事
more-head = <b>{ $title }</b>
    <i>{ $summary }</i>

    这件事还可以做这些：
to-queue = ‹ 待办
to-mine = ‹ 我报的

case-number-marks = 第号#
case-hint = 想看哪一件？把编号写在后面，比如：/case 12
case-title = 第{ $id }号 · { $category }
case-head = <b>{ $title }</b>（{ $kind }）
case-state = { $state } ｜ { $urgency }
case-place = 📍 { $place }
case-people = 👥 涉及{ $people }
case-unit = 🏠 由{ $unit }负责
case-handler = 🏠 由{ $unit }{ $role }负责
case-offered = ⏳ 已交给{ $unit }，等对方接单
case-due = { $due }
case-due-accept = ⏰ { $due } 前受理
case-due-finish = ⏰ { $due } 前办好
case-overdue-accept = ⚠️ 已超期，应在 { $due } 前受理
case-overdue-finish = ⚠️ 已超期，应在 { $due } 前办好
case-summary = { $summary }
case-steps = <b>办理经过</b>
case-way = <b>{ $title }</b> 办理经过 · 共{ $count }步
case-step = • { $at } { $unit } { $role }：{ $what }
case-step-note = • { $at } { $unit } { $role }：{ $what }。{ $note }
case-steps-more = …前面还有 { $count } 步

did-report = 上报
did-accept = 受理
did-start-dispute = 开始调解
did-start-opinion = 开始办理
did-ask_back = 请报告人补充
did-answer = 补充了情况
did-resolve = 登记结果
did-resolve-outcome = 登记结果：{ $outcome }
did-close = 归档
did-withdraw = 撤回
did-hand_up = 上交{ $to }
did-assign = 派给{ $to }
did-take = 接单
did-turn_back = 退回
did-take_back = 收回
did-not_fixed = 反映没有解决，重新办理
did-reopen = 重新打开
did-merge = 合并到另一件
did-undo = 撤销上一步
did-convert = 改了类型
did-go_on = 不等补充，接着办
did-note = 补充了情况

step-accept = ✅ { $step }
step-start = ▶️ { $step }
step-ask_back = ❓ { $step }
step-answer = ✏️ { $step }
step-resolve = ✅ { $step }
step-close = 🗂 { $step }
step-withdraw = ↩️ { $step }
step-hand_up = ⏫ { $step }
step-assign = 📤 { $step }
step-take = 📥 { $step }
step-turn_back = ↩️ { $step }
step-take_back = ↩️ { $step }
step-not_fixed = 🔁 { $step }
step-reopen = 🔁 { $step }
step-merge = 🔗 { $step }
step-undo = ↩️ { $step }
step-convert = 🔀 { $step }
step-go_on = ▶️ { $step }
step-ask-again = ❓ 再问一次
file-photo = 📷 照片{ $number }
file-voice = 🎤 语音{ $number }

done-accept = 已受理
done-start-dispute = 已开始调解
done-start-opinion = 已开始办理
done-ask_back = ✅ 已发给报告人，等对方补充。
done-answer = ✅ 补上了，谢谢。
done-resolve = ✅ 结果已登记，报告人会收到消息。
done-other-ways = 请告诉双方：还可以申请仲裁、请主管部门处理，或者向法院起诉。要移送过去，点“⋯ 更多”。
done-close = 已归档
done-withdraw = ↩️ 已撤回。
done-hand_up = ⏫ 已上交，等对方接单。接单之前仍由您负责。
done-assign = 📤 已派出，等对方接单。
done-take = 已接单，这件事归您了
done-turn_back = ↩️ 已退回。
done-take_back = 已收回，仍由您负责
done-not_fixed = 🔁 已重新打开，办理人会收到消息。
done-reopen = 🔁 已重新打开。
done-merge = 🔗 已合并。
done-undo = 已撤销
done-convert = 🔀 已改。
done-go_on = 不等补充了，请接着办
too-late = 晚了一步：这件事刚才有了变化，现在显示的是最新情况。
answer-given = 已经补充过了，谢谢。还想说，点下面的“补充情况”。
answer-over = 不用再答了：这件事{ $state }。现在显示的是最新情况。
not-this-step = 这一步不归您的岗位办，现在显示的是最新情况。

step-about = <b>{ $title }</b>
    <i>{ $summary }</i>
step-about-gone = <b>第{ $id }号</b>
step-ask-outcome = { $about }

    最后怎么样了？
step-ask-question = { $about }

    想请报告人补充什么？写一句话发过来，比如：是哪一栋、几单元？
step-ask-detail = { $about }

    想补充什么？发一句话、照片或语音都行。
step-ask-answer = { $about }

    ❓ { $question }

    请答一句：发一句话、照片或语音都行。
step-ask-withdraw = { $about }

    真的要撤回吗？撤回后就不再办理了。
step-check-question = { $about }

    这样问报告人：

    { $note }

    要改就重新发一句。
step-check-sentence = { $about }

    结果：<b>{ $outcome }</b>

    { $note }

    没问题就登记；要改就重新发一句。
step-check-detail = { $about }

    这些要补上去：

    { $note }
    { $files }

    还可以接着发，会接在后面；写错了，用聊天里的“编辑”改。
step-no-note = （没有文字）
step-files = { $photos ->
    [0] { $voices ->
        [0] （没有照片、语音）
       *[other] 🎤 { $voices }段语音
    }
   *[other] { $voices ->
        [0] 📷 { $photos }张照片
       *[other] 📷 { $photos }张照片，🎤 { $voices }段语音
    }
}
step-send-question = ✅ 发给报告人
step-send-sentence = ✅ 登记结果
step-send-detail = ✅ 补上去
step-yes-withdraw = ↩️ 撤回
step-no-withdraw = ‹ 不撤了
step-only-text = 这一步只要一句话，请打字发过来。
step-only-these = 这里只收文字、照片和语音。

preview-category = 邻里
preview-sentence = 三楼漏水到二楼，两家吵起来了。

# 登记结果时的一句话：怎么结束的就怎么问
step-ask-sentence = { $about }

    结果：{ $outcome }

    { $asked }
ask-ended-success = 用一句话说说怎么解决的（不写当事人姓名、电话）。协议、台账里直接用这句话，不用再写一遍。
ask-ended-failed = 用一句话说说卡在哪里、为什么没谈成（不写当事人姓名、电话）。
ask-ended-refused = 用一句话说说当事人不愿意调解的情况（不写姓名、电话）。参加不参加由当事人自己定，不算没办成。
ask-ended-ended = 用一句话说说为什么终止（不写当事人姓名、电话）。
ask-ended-to_court = 用一句话说说走到哪一步了，比如：一方已经起诉，法院已立案（不写当事人姓名、电话）。
ask-ended-referred = 用一句话说说移送到哪里、为什么（不写当事人姓名、电话）。
ask-ended-success-opinion = 怎么办好的？写一句话，会原样答复报告人（不写姓名、电话），归档时不用再写。贴了公告栏的，点下面的按钮就行。
ask-ended-failed-opinion = 为什么没能办成？写一句话，会原样答复报告人（不写姓名、电话）。
ask-ended-refused-opinion = 反映人为什么不再要求了？写一句话说明（不写姓名、电话）。
ask-ended-ended-opinion = 为什么不再办了？写一句话，会原样答复报告人（不写姓名、电话）。
ask-ended-to_court-opinion = 走到哪一步了？写一句话，会原样答复报告人（不写姓名、电话）。
ask-ended-referred-opinion = 转给了哪里、接下来找谁？写一句话，会原样答复报告人（不写姓名、电话）。
done-resolve-opinion = ✅ 结果已登记，答复已发给报告人。

# 办理人附材料：签好的协议、现场、回访
papers-entry = 📎 附照片、文件
file-paper = 📎 文件{ $number }
papers-ask = { $about }

    把照片、语音或 PDF 发过来，最多 { $limit } 个，比如：签好的协议、现场照片、回访照片。纠纷的材料归入调解记录，报告人看不到；上面有身份证号、电话的，请先遮住再拍。
papers-came = 📎 收到 { $files } 个，还可以接着发。
papers-attach = ✅ 附上
papers-done = 📎 附上了 { $files } 个，在这一页下面点开看。
error-invalid-paper-kind = 这里只收照片、语音和 PDF 文件。
error-invalid-papers-missing = 还没收到照片或文件，请先发过来。
error-wrong-step-papers = 这件事现在不能附材料：要先受理；已撤回或合并的不能再附。
# 经过很长时只列头尾
step-way = 📜 全部经过（{ $count }步）
case-offered-yours = 📥 交给{ $unit }了，请接单或退回
