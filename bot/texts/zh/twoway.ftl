# 双向评议：部门和社区按单位互评

command-twoway = 双向评议
help-twoway = /twoway 双向评议：部门和社区互相评，评单位不评人
twoway-head = 🤝 <b>双向评议</b>
twoway-none = 现在没有评议。开始了会告诉您。
twoway-not-yours = 双向评议由这些岗位来填、来看：{ $posts }。您报的事怎么样了，看 /mine 。
twoway-line = • { $half }（{ $host }）：已交 { $came }/{ $mine }，{ $due } 前交
twoway-line-none = • { $half }（{ $host }）：进行中，{ $due } 前交
twoway-line-late = ⚠️ { $half }（{ $host }）：已交 { $came }/{ $mine }，应在 { $due } 前交
twoway-line-closed = • { $half }（{ $host }）：已结束
twoway-open = { $half } · { $host }
twoway-plan = ＋ 发起一轮（{ $unit }）
twoway-to-rounds = ‹ 各轮评议
twoway-to-round = ‹ { $half }名单
twoway-between = { $unit }评{ $about }

twoway-planned = 🤝 <b>发起双向评议 · { $half }（{ $host }）</b>
    { $units } 个单位，{ $sheets } 张表，两边互评。
    谁评谁：看机构上下级，加上这半年系统里有过的往来。
    { $due } 前交；迟交收到 { $closes }。
    点“发起”就通知各单位。
twoway-no-sides = 现在没有可以互评的单位：要有街道（或区、中心）和社区。
twoway-open-it = ✅ 发起
twoway-opened = 已发起，会通知各单位。

twoway-round = 🤝 <b>双向评议 · { $half }（{ $host }）</b>
twoway-standing = 您单位已交 { $came } 张，还有 { $left } 张。
    ⏰ { $due } 前交；迟交收到 { $closes }。
twoway-standing-late = ⚠️ 已过 { $due }，还有 { $left } 张没交（已交 { $came } 张）。
    还收，收到 { $closes }，请现在填。
twoway-all-in = ✅ 您单位 { $mine } 张都交了。{ $closes } 结束后看结果。
twoway-no-sheets = ⏰ { $due } 前交；迟交收到 { $closes }。
twoway-is-closed = 已结束，结果可以看了。
twoway-is-cancelled = 这一轮已撤销，不用填了；填过的谁也看不到。
twoway-progress = 全部 { $total } 张，已交 { $came } 张。
twoway-behind = • { $unit } { $came }/{ $total }
twoway-sheet-open = ✏️ { $unit }
twoway-sheet-open-begun = ✏️ { $unit } · 已打 { $marked } 项
twoway-sheet-in = ✅ { $unit }
twoway-sheet-none = ➖ { $unit } · 没有往来
twoway-results = 📊 结果
twoway-cancel = 撤销这一轮
twoway-cancel-sure = 要撤销 { $half }（{ $host }）的双向评议吗？
    填过的都作废，谁也看不到；各单位会收到通知。
twoway-cancel-yes = 确定撤销
twoway-cancelled = 已撤销，会通知各单位。

twoway-sheet = 🤝 <b>{ $unit }评{ $about }</b>（{ $half }）
twoway-filled = 已打 { $marked }/{ $items } 项 · { $due } 前交
twoway-item = { $number } { $topic } <b>{ $points }</b>/{ $most }
twoway-item-asked = 👉 { $number } { $topic } <b>{ $points }</b>/{ $most }，请点分
twoway-fact = 　{ $fact }
twoway-sum = 合计 <b>{ $points }</b>/{ $most }
twoway-topic-prompt = 响应及时
twoway-topic-quality = 办理质量
twoway-topic-cooperation = 协调配合
twoway-topic-guidance = 指导服务
twoway-topic-burden = 减轻负担
twoway-fact-prompt = 您单位交给对方 { $whole } 件，按时接办或退回 { $part } 件
twoway-fact-prompt-none = 这半年没有交给对方的事
twoway-fact-quality = 这些事表态 { $whole } 件，满意、基本满意 { $part } 件
twoway-fact-quality-none = 这些事还没有人表态
twoway-fact-cooperation = { $whole } 件里退回 { $part } 件
twoway-fact-cooperation-none = 这半年没有交给对方的事
twoway-fact-guidance = 交办对方 { $whole } 项，按时反馈 { $part } 项
twoway-fact-guidance-none = 没有交办事项
twoway-fact-burden = 对方督办您这边 { $whole } 次
twoway-fact-burden-none = 对方没有督办
twoway-again = 改第{ $number }项
twoway-hand-in = ✅ 确认交出
twoway-final = 对方也交了，就不能改了。
twoway-strike = ➖ 没有往来
twoway-strike-sure = 这半年和{ $unit }没有往来？这张表就不打分，不进平均分。
twoway-strike-yes = ➖ 是，没有往来
twoway-handed-in = ✅ { $at } 已交
twoway-handed-in-late = ✅ { $at } 已交（迟交）
twoway-struck = ➖ { $at } 已交：没有往来，不进平均分
twoway-missed = 没有交，这一轮已不再收。
twoway-may-change = 对方还没交，您还可以改。
twoway-stands = 已定，不能再改。
twoway-next = 下一张 ›
twoway-take-back = ↩️ 拿回来改
twoway-taken-back = 已拿回，改好再交
twoway-done = 已交

twoway-came-out = 📊 <b>双向评议结果 · { $half }（{ $host }）</b>
twoway-not-over = 还没结束：两边都交了的才算在里面，{ $closes } 以后全算。
twoway-nothing-yet = 现在还没有您可以看的结果。
twoway-unit = • <b>{ $unit }</b> 平均 <b>{ $mean }</b>/{ $most }（{ $sheets } 张）
twoway-unit-none = • <b>{ $unit }</b> 平均 <b>{ $mean }</b>/{ $most }（{ $sheets } 张，另有没有往来 { $none } 张）
twoway-unit-items = 　{ $items }
twoway-unit-item = { $topic } { $mean }
twoway-between-items = { " · " }
twoway-few = 少于 { $least } 张的，只给平均分。
twoway-file = 📄 取表格
twoway-file-title = 双向评议结果 { $half }（{ $host }）
twoway-file-over = 已结束，截至 { $at }；少于 { $least } 张的只给平均分
twoway-file-not-over = 未结束，两边都交了的才算；截至 { $at }；少于 { $least } 张的只给平均分
twoway-file-sheets = 份数
twoway-file-none = 没有往来
twoway-file-mean = 平均分（满分 { $most }）
twoway-file-item = { $topic }（{ $most }）
twoway-file-sent = 📄 { $title }，{ $rows } 个单位。只有平均分，没有单张的表。

notice-twoway-opened = 🤝 <b>双向评议 · { $half }</b>（{ $host }发起）：{ $unit }要填 { $sheets } 张，请在 { $due } 前交；迟交收到 { $closes }。
    评的是单位，不是人。
notice-twoway-closed = 📊 <b>双向评议 · { $half }</b>（{ $host }）结束了：共 { $total } 张，交了 { $came } 张。结果可以看了。
notice-twoway-cancelled = 🤝 <b>双向评议 · { $half }</b>（{ $host }）已撤销，不用填了。
notice-twoway-due-before = 🤝 双向评议（{ $half }）快到日子了，请在 { $due } 前交：
notice-twoway-due-due-day = 🤝 双向评议（{ $half }）今天要交，{ $due } 前：
notice-twoway-due-handler = ⏰ 双向评议（{ $half }）过了日子，还收，收到 { $closes }，请现在填：
notice-twoway-due-stand-in = ⏰ 双向评议（{ $half }）过了日子，主岗可能忙不开，请备岗帮着填，收到 { $closes }：
notice-twoway-due-head = ⏰ 您单位的双向评议（{ $half }）过了日子，收到 { $closes }。请问一声填表的人：
notice-twoway-due-next-tier = ⏰ 下级的双向评议（{ $half }）过了日子还没交，收到 { $closes }。方便的话问一声：
notice-twoway-due-unreached = 📵 双向评议（{ $half }）没交，单位联系不上，收到 { $closes }。请用别的办法联系：
notice-twoway-due-last = ⏰ 双向评议（{ $half }）今天结束，收到 { $closes }，过了就不收了：
notice-twoway-line = • { $unit }还有 { $sheets } 张
notice-twoway-fill = ✏️ 去填

error-wrong-step-twoway = 这一轮已经结束或撤销了。
error-wrong-step-twoway-late = 这一轮已经结束，不再收表，也不能改了。
error-wrong-step-sheet = 这张表已经交了。
error-wrong-step-sheet-open = 这张表还没交，直接改就行。
error-wrong-step-sheet-seen = 对方也交了，这张表不能再改。
error-invalid-twoway-running = 这里、上级或下级正有一轮评议没结束，等结束了再发起。
error-invalid-twoway-held = 这半年已经评过一轮了。
error-invalid-twoway-nobody = 没有可以互评的单位：要有街道（或区、中心）和社区。
error-invalid-twoway-points = 这一项最多 { $most } 分，请点按钮选。
error-invalid-twoway-marks-missing = 还有没打分的项目，请打完再交。
error-refused-open_twoway = 双向评议由区督办员、管理员或街道协调员给本级和下级发起。
error-refused-fill_twoway = 您的岗位不填双向评议。
error-refused-read_twoway = 您的岗位不看双向评议。
