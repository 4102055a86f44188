# 重点项目：体系、牵头单位、节点（就是交办事项）、完成时限；状态和进展都从节点算出来

command-projects = 重点项目
help-projects = /projects 重点项目：节点、延期、验收，到期点一下确认；督办员可用表格导入导出

project-state-not_started = 未启动
project-state-under_way = 推进中
project-state-completed = 已完成待验收
project-state-accepted = 已验收
project-state-cancelled = 已取消

project-arrow-register = 列入
project-arrow-start = 开始办节点
project-arrow-meet = 节点全部达到
project-arrow-confirm = 定期确认
project-arrow-ask = 申请延期
project-arrow-grant = 同意延期
project-arrow-refuse = 不同意延期
project-arrow-judge = 评节点
project-arrow-add = 添节点
project-arrow-drop = 去掉节点
project-arrow-adjust = 调整
project-arrow-accept = 验收
project-arrow-cancel = 取消

project-pick-all = 项目
project-pick-on_time = 按期完成
project-pick-late_done = 逾期完成
project-pick-late_open = 逾期未完成
project-pick-not_due = 未到期
project-pick-asked = 申请延期
project-pick-to_confirm = 待确认
project-pick-to_judge = 待评、待验收
project-pick-cancelled = 取消

project-part-system = 体系
project-part-number = 序号
project-part-name = 名称
project-part-lead = 牵头单位
project-part-helpers = 配合单位
project-part-aim = 目标
project-part-milestones = 节点
project-part-due = 完成时限

milestone-verdict-satisfied = 达到
milestone-verdict-fairly = 基本达到
milestone-verdict-not = 没达到
milestone-met = 按期达到
milestone-met-late = 逾期达到
milestone-late = 逾期
milestone-handed-out = 待接收
milestone-returned = 已退回
milestone-under-way = 办理中
milestone-fed-back = 已反馈，待评
milestone-done = 没达到

projects-head = 🏗 <b>重点项目 { $total } 个</b>
projects-head-of = 🏗 <b>{ $what } { $total } 个</b>
projects-figure = { $what } { $count }
projects-all = ‹ 全部 { $total } 个
projects-line = { $mark } <b>{ $name }</b>
    { $lead } · { $state } · { $progress } · { $day }
projects-line-next = { $mark } <b>{ $name }</b>
    { $lead } · { $progress } · { $day }
projects-open = { $mark } { $name }
projects-empty = 还没有重点项目。可以“➕ 添项目”，也可以把分工表发过来导入：点“📄 分工表”。
projects-none = 您的范围里没有重点项目。
projects-none-of = 现在没有。
projects-sheet = 📄 分工表
project-register = ➕ 添项目
project-list = ‹ 项目清单
project-back = ‹ 回到项目
project-new = 🏗 <b>添一个重点项目</b>

project-title = 🏗 <b>{ $name }</b>
project-progress = 节点 { $met }/{ $many }
project-progress-late = 节点 { $met }/{ $many }，逾期 { $late }
project-standing = { $mark } { $state } · { $progress } · { $day } 前完成
project-stands = { $standing }
project-of = { $system }第 { $number } 项 · { $lead }牵头
project-helpers = 🤝 配合：{ $units }
project-aim = 🎯 { $aim }
project-milestone = { $mark } { $day } { $text }（{ $state }）
project-milestone-of = { $mark } { $day } { $text }（{ $unit }，{ $state }）
project-asked = ⏰ 申请延到 { $day }：{ $reason }
project-to-confirm = 🗓 请在 { $day } 前确认进展
project-confirmed = 🗓 { $day } 确认过
project-ended-accepted = 🏁 { $day } 验收
project-ended-cancelled = 🚫 { $day } 取消
project-with-reason = { $said }：{ $reason }
project-next-accept = 👉 节点都达到了，请验收；还差什么，就添节点。
project-next-judge = 👉 有节点反馈了，请评一下达没达到。
project-next-grant = 👉 牵头单位申请延期，请定一下。
project-next-confirm = 👉 上面的进展属实，就点“✅ 确认”。不对的，先到节点里反馈。

project-do-judge = ⚖️ 评节点
project-do-confirm = ✅ 确认
project-do-grant = ✅ 同意延期
project-do-refuse = ↩️ 不同意
project-do-accept = 🏁 验收
project-do-ask = ⏰ 申请延期
project-do-add = ➕ 添节点
project-do-drop = ➖ 去掉节点
project-do-cancel = 🚫 取消项目
project-do-milestones = 📋 办节点

project-done-register = ✅ 已列入，节点已交办，会告诉牵头和配合单位。
project-done-confirm = 已确认
project-done-grant = 已同意延期，会告诉牵头单位
project-done-judge = 已记下
project-done-ask = ✅ 已报上去，定了会告诉您。
project-done-refuse = ✅ 已答复，会告诉牵头单位。
project-done-add = ✅ 节点已添上，会告诉单位。
project-done-drop = ✅ 节点已去掉，会告诉单位。
project-done-accept = 🏁 已验收，会告诉牵头和配合单位。
project-done-cancel = ✅ 已取消，会告诉牵头和配合单位。
project-late = 这个项目刚刚有了变化，这一步用不上了

milestone-open = { $mark } { $day } { $text }
milestone-judge = <b>{ $text }</b>
    { $unit } · { $day } 前
    💬 { $feedback }

    达到了吗？“没达到”就由上一级重办一次。
milestone-drop-ask = 去掉哪个节点？已达到的不能去掉。

project-ask-system = 属于哪个体系？
project-ask-words-register = 项目叫什么？写个名称，不写人名、电话。
project-ask-words-add = 要做到什么？一句话写一个节点。
project-ask-words-drop = 为什么去掉？一句话。
project-ask-words-ask = 为什么要延期？一句话。
project-ask-words-refuse = 为什么不同意？一句话写给牵头单位。
project-ask-words-accept = 验收有什么要说的？一句话；没有就点“不写”。
project-ask-words-cancel = 为什么取消？一句话。没办完的节点也会取消。
project-ask-unit-register = 由哪个单位牵头？选一个，或者打单位名称。
project-ask-unit-add = 由哪个单位做到？选一个，或者打单位名称。
project-ask-aim = 目标是什么？一两句话，能看得见、数得出。
project-ask-day-register = 哪天前全部完成？选一个，或者打个日子，比如 25号、12月25日。
project-ask-day-add = 哪天前做到？选一个，或者打个日子，比如 25号、12月25日。
project-ask-day-ask = 延到哪天？选一个，或者打个日子，比如 25号、12月25日。
project-ask-milestones = 分几个节点？一行一个，先写日子，比如：
    1-15 完成选址
    3月底 主体完工
    别的单位做的，后面写【单位】。
project-said-system = 体系：{ $system }
project-said-words = { $words }
project-said-unit = 单位：{ $unit }
project-said-day = 日期：{ $day }
project-said-lines = 节点：
    { $lines }
project-check-register = 对吗？确定后节点就交办下去。
project-check-add = 对吗？确定后就交办下去。
project-check-drop = 确定去掉？
project-check-ask = 对吗？确定后报给区里定。
project-check-refuse = 对吗？确定后告诉牵头单位。
project-check-accept = 确定验收？
project-check-cancel = 确定取消？取消以后不能再恢复。

sheet-projects-words = 重点项目|分工
sheet-projects-name = 重点项目分工
sheet-projects-title = { $year }年重点项目分工表
sheet-projects-subtitle = 截至 { $day }；节点一行一个，先写日子；进展、状态、验收由系统算
sheet-projects-file = 重点项目分工_{ $day }.xlsx
sheet-projects-sent = 📄 重点项目分工表，{ $rows } 个项目
sheet-projects-none = 还没有项目可以导出。
sheet-projects-get = 📄 导出
sheet-projects-out = 📄 把您范围里的重点项目导出成分工表。
sheet-projects-how = 📄 把分工表发过来就能导入，文件名里带“分工”或“重点项目”：
    • 要有：体系、项目、牵头单位、完成时限（写上年份）
    • 可有：序号、配合单位、目标、节点
    • 节点一行一个，先写日子：2027-03-31 主体完工；别的单位做的，后面写【单位】
    先给您看会改什么，点了才导入。再发一次只改不重，办好的节点不丢。
project-column-system = 体系
project-column-number = 序号
project-column-name = 项目
project-column-lead = 牵头单位
project-column-helpers = 配合单位
project-column-aim = 目标
project-column-milestones = 节点
project-column-due = 完成时限
project-column-progress = 进展
project-column-state = 状态
project-column-accepted = 验收
project-column-unit = { $text } 【{ $unit }】
project-whole = 全部完成
projects-bad = ⚠️ 有 { $rows } 行要改，改好再发一次（什么都没有导入）：
projects-bad-line = • 第{ $row }行 { $column }：{ $why }
projects-bad-more = …还有 { $more } 处
projects-bad-gone = 没有这个单位
projects-preview = 📄 表里 { $rows } 个项目都看过了，还没有导入。
projects-preview-counts = 新增 { $added } 个 · 更改 { $changed } 个 · 不变 { $same } 个
projects-preview-changed = ✏️ { $name }：{ $parts }
projects-preview-new = ➕ { $name }
projects-preview-nothing = 没有要改的。
projects-take = ✅ 导入 { $rows } 个
projects-drop = 不导入
projects-dropped = 好的，没有导入。
projects-taken = ✅ 已导入：新增 { $added } 个，更改 { $changed } 个。会告诉牵头和配合单位。
projects-taken-reason = 按新的分工表调整

notice-projects-all = 🏗 看清单
notice-project-leads = 🏗 您单位牵头 { $count } 个重点项目，请按节点办：
notice-project-helps = 🏗 有 { $count } 个重点项目请您单位配合：
notice-project-line = • <b>{ $name }</b>（{ $lead }）节点 { $milestones } 个，最早 { $due } 前
notice-project-ask = ⏰ <b>{ $name }</b>：{ $lead }申请延到 { $day }，请定一下。
notice-project-grant = ✅ <b>{ $name }</b>同意延期，{ $day } 前完成。
notice-project-refuse = ↩️ <b>{ $name }</b>没有同意延期，还是 { $day } 前完成。
notice-project-add = ➕ <b>{ $name }</b>添了节点：
notice-project-drop = ➖ <b>{ $name }</b>去掉了节点：
notice-project-adjust = ✏️ <b>{ $name }</b>调整了，{ $day } 前完成，请打开看一下。
notice-project-accept = 🏁 <b>{ $name }</b>验收了。
notice-project-cancel = 🚫 <b>{ $name }</b>取消了，不用再办：
notice-milestones-ahead = 🏗 { $days } 天内有 { $count } 个项目节点到期：
notice-milestone-line = • <b>{ $text }</b>（{ $name }）{ $unit }，{ $due } 前
notice-project-confirm = ✅ 确认 { $name }
notice-project-unconfirmed-line = • <b>{ $name }</b>（{ $lead }）节点 { $met }/{ $many }，逾期 { $late }；{ $day } 前确认
notice-project-unconfirmed-due-day = 🗓 { $count } 个重点项目今天要确认进展，属实就点一下：
notice-project-unconfirmed-handler = ⏰ { $count } 个重点项目到期没确认，属实就点一下：
notice-project-unconfirmed-stand-in = ⏰ { $count } 个重点项目还没确认，主岗可能忙不开，请备岗帮着确认：
notice-project-unconfirmed-head = ⏰ 您单位有 { $count } 个重点项目到期没确认。方便的话问一声：
notice-project-unconfirmed-next-tier = ⏰ 下级有 { $count } 个重点项目到期没确认。方便的话问一声：
notice-project-unconfirmed-unreached = 📵 { $count } 个重点项目到期没确认，牵头单位联系不上，请用别的办法联系：

error-refused-see_project = 重点项目给牵头、配合和管项目的单位看。
error-refused-keep_projects = 重点项目清单由区里的督办员来管。
error-wrong-step-project = 这个项目刚刚有了变化，这一步用不上了。请打开它看最新情况。
error-not-found-project = 没找到这个项目，或不在您的范围里。
error-invalid-project-name = 请写项目的名称。
error-invalid-aim-too-long = 目标最多 { $limit } 个字，您写了 { $length } 个，请缩短一点。
error-invalid-lines-too-long = 节点一共最多 { $limit } 个字，您写了 { $length } 个，请缩短一点。
error-invalid-project-system = 没有这个体系，请换一个。
error-invalid-project-system-unknown = 没有“{ $value }”这个体系，有：{ $names }
error-invalid-project-number = 序号写 1 到 { $limit } 的数，不写就接着排。
error-invalid-project-known = 这个体系里已有同名的项目，请换个名称。
error-invalid-project-twice = 和表里另一行是同一个项目，请留一行。
error-invalid-project-over = 已经验收的项目不能再改。
error-invalid-project-before = 节点的日子不能晚于完成时限。
error-invalid-project-day = 完成时限请写上年份，比如 2027-04-30。
error-invalid-project-unit-unknown = 没有“{ $value }”这个单位，请照系统里的名称写。
error-invalid-project-unit-several = “{ $value }”有几个，请写单位编码。
error-invalid-milestone-missing = 请写节点要做到什么。
error-invalid-milestone-day = “{ $line }”先写日子再写事，比如 2027-03-31 主体完工。
error-invalid-milestone-over = 节点“{ $text }”已反馈或办结，日子、单位不能再改，也不能去掉。
error-invalid-milestone-met = 已达到的节点不能去掉。
error-invalid-milestones-none = 请至少写一个节点。
error-invalid-milestones-many = 一个项目最多 { $limit } 个节点。
error-invalid-milestones-twice = 有两个一样的节点，请写得不一样。

preview-project = 便民服务中心改造
