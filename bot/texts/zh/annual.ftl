# 责任书与年度考核：只考单位，不考人；系统有的数不用再报

command-year = 责任书与年度考核
help-year = /year 责任书与年度考核：只考单位；系统有的数自己带出来
annual-head = 📄 <b>{ $year }年 责任书与考核</b>
annual-none = 这一年还没有责任书。
annual-not-yours = 责任书与年度考核由这些岗位来办、来看：{ $posts }。您报的事怎么样了，看 /mine 。
annual-line = • { $unit }：{ $stage }
annual-line-due = • { $unit }：{ $stage }，{ $due } 前
annual-line-late = ⚠️ { $unit }：{ $stage }，已过 { $due }
annual-between = { $issuer } → { $unit }
annual-signed-of = • { $unit }下发：已签 { $signed }/{ $whole }（{ $rate }）
annual-open = { $year } · { $unit }
annual-issued-by = { $unit }下发的
annual-of-year = { $year }年
annual-issued-head = 📄 <b>{ $year }年 责任书</b>（{ $unit }下发）
annual-signed = 签订率 <b>{ $rate }</b>：已签 { $signed }，应签 { $whole }
annual-undrafted = 还有 { $many } 个单位没有起草
annual-draft = ＋ 起草（{ $many } 个单位）
annual-drafted = 起草了 { $many } 份。接着写目标，签了点“签订”。
annual-begin = ▶️ 开始年度考核
annual-begin-sure = 开始 { $unit }下发责任书的 { $year }年考核吗？
    已签订的单位会收到通知，先自查。
annual-begin-yes = 确定开始
annual-begun = { $many } 个单位开始自查，已通知。
annual-table = 📊 各单位汇总表
annual-all-letters = ‹ 全部责任书

annual-stage-drafted = 起草
annual-stage-signed = 已签订
annual-stage-checked = 年中检查
annual-stage-assessing = 自查
annual-stage-verifying = 核实
annual-stage-fed-back = 反馈
annual-stage-appealed = 申诉
annual-stage-settled = 审定
annual-stage-archived = 归档
annual-stage-withdrawn = 已撤销
annual-arrow-draft = 起草
annual-arrow-sign = 签订
annual-arrow-check = 年中检查
annual-arrow-begin = 开始考核
annual-arrow-hand_in = 交自查
annual-arrow-record = 代录
annual-arrow-feed_back = 反馈
annual-arrow-appeal = 申诉
annual-arrow-settle = 审定
annual-arrow-archive = 归档
annual-arrow-withdraw = 撤销

annual-letter = 📄 <b>{ $year }年 责任书</b>
annual-letter-units = { $issuer } → <b>{ $unit }</b>
annual-stands = 状态：<b>{ $stage }</b>，{ $due } 前
annual-stands-late = ⚠️ 状态：<b>{ $stage }</b>，已过 { $due }
annual-stands-open = 状态：<b>{ $stage }</b>
annual-targets-are = 🎯 { $targets }
annual-targets-no = 🎯 还没写目标
annual-signed-on = ✍️ { $day } 签订，没有扫描件
annual-signed-on-scan = ✍️ { $day } 签订，有扫描件
annual-check-said = 🔎 年中检查：{ $note }
annual-accepted = 👌 单位无异议
annual-recorded = 📝 单位没交自查，按系统的数代录
annual-total-now = 现为 <b>{ $total }</b>/{ $most } 分
annual-total-settled = 审定 <b>{ $total }</b>/{ $most } 分
annual-grade = 等次：{ $grade }
annual-grade-excellent = 优秀
annual-grade-met = 达标
annual-grade-not-met = 不达标
annual-appeals = ⚖️ { $many } 项申诉没有答复
annual-do-targets = ✏️ 写目标（本单位）
annual-do-targets-all = ✏️ 写目标（没签的都用）
annual-do-day = 📅 另选签订日期
annual-do-scan = 📎 传扫描件
annual-do-scan-anew = 📎 换扫描件
annual-do-check = 🔎 年中检查
annual-do-appeal = ⚖️ 申诉这一项
annual-do-grant = ✅ 同意申诉
annual-do-refuse = ✖️ 不同意
annual-sheet-fill = ✏️ 考核表（逐项来）
annual-sheet-open = 📋 考核表
annual-scan-open = 📎 扫描件
annual-file = 📊 下载考核表
annual-below = 它下发的
annual-tap-sign = ✍️ 今天签订了
annual-tap-hand-in = ✅ 交自查
annual-tap-record = 📝 代录（用系统的数）
annual-tap-agree = ✅ 与系统一致的都核定
annual-tap-feed-back = 📣 反馈给单位
annual-tap-accept = 👌 无异议
annual-tap-settle = ✅ 审定
annual-tap-archive = 🗄 归档
annual-tap-withdraw = 撤销这一份
annual-yes = 确定
annual-sure-hand-in = { $unit }的自查现在交吗？合计 { $total } 分。
    系统的数就按现在的定下来，以后不变。
annual-sure-record = { $unit }到期没交自查。用系统的数代录、往下核实吗？现为 { $total } 分。
    单位没说的不替它说；反馈后它照样可以申诉。
annual-sure-feed-back = 把 { $unit }的核定结果反馈给单位吗？合计 { $total } 分。
    单位有几个工作日可以申诉。
annual-sure-accept = { $unit }对核定结果无异议吗？合计 { $total } 分。
    点了就不再申诉。
annual-sure-settle = 审定 { $unit }的考核吗？合计 { $total } 分。
annual-sure-withdraw = 撤销 { $unit }的责任书吗？
    撤销了不计入应签，可以重新起草。
annual-told-sign = 已记签订，已通知单位。
annual-told-hand-in = 自查已交。
annual-told-record = 已代录，已通知单位。
annual-told-agree = 与系统一致的项已核定。
annual-told-feed-back = 已反馈给单位。
annual-told-accept = 已记：无异议。
annual-told-settle = 已审定，已通知单位。
annual-told-archive = 已归档。
annual-told-withdraw = 已撤销。

annual-sheet = 📋 <b>{ $year }年 考核表</b> { $unit }
annual-facts-now = 系统的数截至现在；交自查时定下来
annual-facts-at = 系统的数截至 { $at }
annual-short = { $number } { $topic } <b>{ $points }</b>/{ $most } · { $fact }
annual-short-differs = { $number } { $topic } <b>{ $points }</b>/{ $most } · { $fact } ✏️有改动
annual-fill-hint = 带 ✏️ 的人工项点开打分，其余照系统的数
annual-verify-hint = 还有 { $left } 项没核；点数字逐项核
annual-appeal-until = ⚖️ 对哪一项有意见就点开申诉，{ $until } 前
annual-to-letter = ‹ 责任书
annual-to-sheet = 考核表
annual-before = ‹ 上一项
annual-next = 下一项 ›
annual-item = <b>{ $number } { $topic }</b>（{ $most } 分，{ $source }）
annual-standard = 标准：{ $standard }
annual-desk-hand = 系统没有数，人工打分
annual-desk = 系统：{ $fact }，得 { $points }
annual-points = { $points } 分
annual-own = 自评：<b>{ $points }</b> 分
annual-own-why = 自评：<b>{ $points }</b> 分，{ $reason }
annual-verified = 核定：<b>{ $points }</b> 分
annual-verified-why = 核定：<b>{ $points }</b> 分，{ $reason }
annual-appeal-said = ⚖️ 申诉：{ $reason }
annual-granted = ✅ 同意：{ $was } → <b>{ $points }</b> 分，{ $reason }
annual-refused = ✖️ 不同意：仍为 { $was } 分，{ $reason }
annual-as-desk = ↩️ 照系统的数（{ $points } 分）
annual-as-own = ✅ 照自评核定（{ $points } 分）
annual-as-on-file = ✅ 照系统的数核定（{ $points } 分）
annual-as-zero = 0 分（没有）
annual-other-points = ✏️ 其他分数
annual-source-desk = 系统
annual-source-hand = 人工

annual-about = <b>{ $year }年 责任书</b> { $unit }
annual-about-line = <b>{ $year }年 考核表</b> { $unit }
    { $topic }（{ $most } 分）：{ $fact }
annual-about-gone = <b>责任书</b>
annual-ask-points = { $about }

    打几分？请直接发数字，如 8.5。
annual-ask-targets = { $about }

    这一年要做到什么？请用一两句写。
annual-ask-targets-all = { $about }

    这一年要做到什么？请用一两句写。没签的单位都用这一段。
annual-ask-check = { $about }

    年中检查看到什么？请用一两句写。
annual-ask-own = { $about }

    自评 { $points } 分，请写理由（一句）。
annual-ask-verify = { $about }

    核定 { $points } 分，与自评不同的请写理由（一句）。
annual-ask-appeal = { $about }

    为什么不同意这个分？请写理由。
annual-ask-grant = { $about }

    改为 { $points } 分，请写理由（一句）。原来的分也留着。
annual-ask-refuse = { $about }

    为什么不改？请写理由。
annual-ask-day = { $about }

    哪天签的？请发日期，如 3月1日。
annual-ask-scan = { $about }

    请把签好的那页拍一张发来，PDF 也行。
annual-look = { $about }

    { $what }
    { $note }
annual-look-day = { $about }

    { $what }：{ $day }
annual-what-targets = 目标：
annual-what-targets-all = 目标（没签的单位都用）：
annual-what-day = 签订日期
annual-what-scan = 扫描件
annual-what-check = 年中检查：
annual-what-own = 自评 { $points } 分：
annual-what-verify = 核定 { $points } 分：
annual-what-appeal = 申诉：
annual-what-grant = 同意申诉，改为 { $points } 分：
annual-what-refuse = 不同意申诉：
annual-send = ✅ 确定
annual-done-targets = ✅ 目标已写。
annual-done-targets-all = ✅ 目标已写到没签的各份。
annual-done-day = ✅ 已记签订，已通知单位。
annual-done-scan = ✅ 扫描件已存。
annual-done-check = ✅ 年中检查已记。
annual-done-own = ✅ 自评已记。
annual-done-verify = ✅ 已核定。
annual-done-appeal = ✅ 申诉已提，已通知下发单位。
annual-done-grant = ✅ 已同意申诉，已通知单位。
annual-done-refuse = ✅ 已答复，已通知单位。
annual-late = 这一步现在不能办了，请看现在的情况。
typed-points = 分

annual-file-title = { $year }年度考核表（{ $unit }）
annual-file-head = 下发单位：{ $issuer }　状态：{ $stage }
annual-file-form = 考核表第 { $version } 版
annual-file-at = 　系统的数截至 { $at }
annual-file-sheet = 考核表
annual-file-sent = 📊 { $title }
annual-table-title = { $year }年度考核汇总表（{ $unit }）
annual-table-sheet = 汇总
annual-table-head = 按单位代码排列，不排名次；没反馈的不显示分数。截至 { $at }
annual-table-sent = 📊 { $title }，{ $rows } 个单位
annual-column-item = 项目
annual-column-points = 分值
annual-column-standard = 评分标准
annual-column-source = 数据来源
annual-column-fact = 系统事实
annual-column-own = 自评
annual-column-verified = 核定
annual-column-reason = 理由
annual-column-appeal = 申诉与答复
annual-column-settled = 审定
annual-column-total = 合计
annual-column-unit = 单位
annual-column-stage = 状态
annual-column-signed = 签订日期
annual-column-version = 表版
annual-column-grade = 等次
annual-reason-own = 自评：{ $reason }
annual-reason-verified = 核定：{ $reason }
annual-answer-granted = 同意：{ $reason }
annual-answer-refused = 不同意：{ $reason }
annual-added = （加分）

error-wrong-step-annual = 这份责任书不在这一步了，请看现在的情况。
error-wrong-step-annual-late = 申诉期已过，或已说过无异议。
error-wrong-step-annual-appealed = 这一项已经申诉过了。
error-wrong-step-annual-answered = 这一项没有等答复的申诉。
error-wrong-step-annual-open = 还有申诉没答复，或申诉期没过，现在不能审定。
error-invalid-annual-year = 只能起草今年或明年的责任书。
error-invalid-annual-nobody = 下面的单位都有责任书了。
error-invalid-annual-targets = 还没写目标，先写目标再签订。
error-invalid-annual-early = 没有可以开始的：要已签订，而且到了当年{ $month }月。
error-invalid-annual-points = 这一项最多 { $most } 分。
error-invalid-annual-figure = 请发一个数字，如 8 或 8.5。
error-invalid-annual-reason = 请写一句理由。
error-invalid-annual-same = 同意申诉就要改分；不改请点“不同意”。
error-invalid-annual-missing = 人工打分的项还没打分，请先打。
error-invalid-annual-unverified = 还有项没核，请先核完。
error-refused-issue_annual = 责任书由下发单位的督办员、综治协调员或管理员来办。
error-refused-answer_annual = 自查和申诉由被考核单位来办。
error-refused-read_annual = 您的岗位不看责任书与年度考核。
