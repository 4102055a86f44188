# 合并、拆分、转类型、撤销

way-merge = 🔗 合并重复的
way-split = ✂️ 拆分
way-convert-dispute = 🔀 转为社情民意
way-convert-opinion = 🔀 转为矛盾纠纷

merge-pick = { $about }

    这些像是同一件事，选一件合并：
merge-none = { $about }

    没找到像是同一件的。知道编号的话，把编号发过来，比如：12
merge-number = 都不是？把编号直接发过来也行。
merge-check = { $about }

    { $other }

    两件并成一件，以先报的<b>第{ $kept }号</b>为准接着办；第{ $ended }号就此合并，两边的报告人都会收到后面的进展。合并后不能撤销。
merge-yes = 🔗 合并
merge-candidate = 第{ $id }号 { $place }：{ $summary }
merge-number-wanted = 请点一件，或者发一个编号，比如：12

split-people = { $about }

    分出去的那一件，涉及多少人？
split-summary = { $about }

    分出去的是什么事？用一句话说明（不写当事人姓名、电话）。
split-check = { $about }

    从这件里分出一件：

    { $summary }
    👥 涉及{ $people }

    地点、类别、报告人都和原来一样。没问题就拆分；要改就重新发一句。
split-yes = ✂️ 拆分
split-done = ✂️ 已分出<b>第{ $id }号</b>，报告人会收到消息。

convert-pick = { $about }

    要转为<b>{ $kind }</b>，归哪一类？
convert-check = { $about }

    转为<b>{ $kind }</b>（{ $category }），编号和经过都不变，由办{ $kind }的岗位重新受理。报告人会收到消息。
convert-yes = 🔀 转过去
convert-done = 🔀 已转为{ $kind }，编号不变。

case-merged_into = 🔗 已并到第{ $ids }号，目前：{ $state }
case-merged_in = 🔗 并入的：{ $ids }
case-split_from = ✂️ 从{ $ids }分出
case-split_off = ✂️ 分出的：{ $ids }
case-number = 第{ $id }号
case-go = ↗️ 第{ $id }号

undo-step = ↩️ 撤销（{ $minutes }分钟内）
undo-what = ↩️ 撤销“{ $what }”（{ $minutes }分钟内）
undone = 已撤销，就当没点过
did-took_in = 把重复的一件并了进来
did-split = 分出一件另办

notice-merged-yours = 🔗 您报的<b>{ $title }</b>，和第{ $into }号是同一件事，已并到一起办。以后有进展，照样告诉您。
notice-merged-in = 🔗 <b>{ $title }</b>已并到您在办的第{ $into }号里。
notice-merged-head = 您报的<b>{ $title }</b>（已并到第{ $into }号）
notice-split = ✂️ 您报的第{ $from }号，{ $by }分出了一部分，另立<b>{ $title }</b>接着办。有进展都会告诉您。
notice-converted-handler = 🔀 <b>{ $title }</b>转为{ $kind }，归您这里办：
    { $urgency } ｜ 📍 { $place }
notice-converted-former = 🔀 <b>{ $title }</b>已转为{ $kind }，不用您这里办了。
notice-converted-reporter = 🔀 您报的<b>{ $title }</b>，{ $by }转为{ $kind }接着办。编号不变，不用重报。

error-invalid-merge-itself = 不能和自己合并，请选另一件。
error-invalid-merge-kinds = 一件是矛盾纠纷，一件是社情民意，不能合并。要合并，先把类型转成一样的。
error-invalid-merge-over = 第{ $id }号已经办结，不能再并进去。
error-invalid-referral-running = 第{ $id }号正在移送。等对方办完，或者先撤销移送，再合并或转类型。
error-wrong-step-merge = 这件事现在不能合并：可能已经办结，或者正等着别的单位接单。
error-wrong-step-split = 这件事现在不能拆分：要等报告人补充完，或者对方接单以后再拆。已办结的不能拆。
error-wrong-step-convert = 这件事已经在办了，不能再转类型。
error-wrong-step-undo-late = 已经过了 { $minutes } 分钟，不能直接撤销了。现在显示的是最新情况。
error-wrong-step-undo-overtaken = 这一步之后又有了新的变化，不能直接撤销了。现在显示的是最新情况。
convert-people = { $about }

    转为<b>{ $kind }</b>，牵涉多少人？
did-unsplit = 撤销了刚才的拆分
notice-unsplit = ↩️ <b>{ $title }</b>是{ $by }点错分出来的，已撤销，不用理会。原来的第{ $from }号照常办。
