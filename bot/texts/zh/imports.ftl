# 导入原有台账

command-import = 导入原有台账
help-import = /import 导入原有台账（Excel 或 CSV）
import-how = 📥 <b>导入原有台账</b>
    把台账文件（.xlsx、.xls、.et 或 .csv，不超过 { $size } MB、{ $rows } 行）直接发到这里。
    我先看一遍，不写入；拿不准的用按钮问您；您点“确认导入”才写入。
    表头要有：{ $needed }（叫法相近的也认）。
    可以有：{ $optional }。没写网格、社区的，登记到 <b>{ $unit }</b>。
    请先去掉姓名；身份证号、电话会自动用 * 遮住。导入的事不会通知任何人；同一份表再导一次，已经导入的不会重复。
import-not-yours = 导入台账请找管理员。
import-checking = 收到，正在检查，不会写入。表长的话要等一会儿，您可以先办别的。
import-busy = 上一份还没做完，做完就告诉您。
import-failed = 没做成，请再试一次；还不行就找管理员。已经导入的不会重复。
import-bad = ⚠️ <b>有 { $rows } 行不能导入</b>，什么都没写入。
    { $list }
import-bad-more = 还有 { $more } 处，标在发来的表里。请改好再发一次。
import-bad-all = 请改好再发一次。
import-bad-line = { $row }“{ $column }”：{ $what }
import-row = 第 { $row } 行
import-row-of = { $sheet } 第 { $row } 行
import-row-in = { $sheet } { $row }
import-rows-all = 第 { $rows } 行
import-rows-and-more = 第 { $rows } 等 { $many } 行
import-allowed = “{ $column }”可以写：{ $words }
import-plain = { $text }
import-asked = ❓ <b>还没写入，有一处请您定</b>
import-ready = ✅ <b>检查完了，没有问题</b>
import-not-yet = 还没写入。导入后计入各自日期的统计；那一期报表已经确认的，计入本期并标明。
import-already = 不再导入的：{ $already } 件（以前导入过，或者系统里本来就有）
import-nothing = 这 { $already } 件以前都导入过了，没有新的。
import-yes = ✅ 确认导入 { $rows } 件
import-no = ✖️ 不导入
import-dropped = 没有导入，什么都没写入。
error-invalid-answer-gone = 这份台账已经处理过，或者隔得太久。要导入请把文件再发一次。
import-begun = 正在导入，做完告诉您。几分钟后没有消息，请把文件再发一次，已经导入的不会重复。
import-done = ✅ 已导入 <b>{ $done }</b> 件到 { $unit }。查看：/export 台账，备注里标“导入”。
import-marked-name = 台账问题标注.xlsx
import-marked-caption = { $rows } 行有问题，标红的格子要改，最后一栏写着怎么改。
import-marked-sheet = 问题标注
import-marked-what = 问题
import-marked-row = 行号

# 检查结果：表、栏、行
import-sheet = 📄 { $sheet }：表头在第 { $header } 行，{ $rows } 件
import-sheet-unnamed = 这份表
import-sheet-hidden = { $sheet }（隐藏的表）
import-sheet-lacking = ⚠️ { $sheet }：表头缺少{ $columns }，{ $rows } 行读不了
import-sheet-none = 📄 { $sheet }：没有台账表头，没有读
import-sheets-more = 📄 另有 { $more } 张表
import-read = 读了：{ $columns }
import-column-as = { $head }→{ $column }
import-unread = 没有读：{ $columns }
import-lacking = 表里没有：{ $columns }
import-hidden-columns = 隐藏的栏也读了：{ $columns }
import-left = 不是事项、不导入的 { $many } 行：{ $rows }
import-left-row = { $row }（{ $kind }）
import-left-total = 合计
import-left-note = 说明
import-left-signature = 签名
import-left-section = 小标题
import-left-header = 表头
import-left-continued = 接上一行
import-left-unused = 空行
import-left-nil = 写明没有
import-more = {" "}……
import-filled = 合并的单元格补全了 { $cells } 格
import-hidden-out = 隐藏的 { $rows } 行不导入
import-alike-out = 重复的 { $rows } 行只登记一次
import-rows = 要导入：<b>{ $rows }</b> 件（{ $first } 至 { $last }），其中已办结 { $ended } 件、未办结 { $open } 件
import-unit = { $unit } { $rows }
import-units = 登记到：{ $units }
import-units-more = 另外 { $units } 个单位 { $rows }
import-top = ⚠️ { $rows } 件没写网格、社区，登记到 <b>{ $unit }</b>。要分到社区，请加一栏“社区”再发
import-heading = 其中 { $rows } 件按小标题或表名登记
import-stock = 期初存量：{ $rows } 件早于第一期报表（{ $day }），不算本期新排查；没办结的 { $open } 件计入结转
import-no-people = 没写人数的 { $rows } 件，按 1–2 人登记
import-masked = { $rows } 件里的身份证号、电话用 * 遮住
import-words = 按我们的叫法：{ $words }
import-word = “{ $word }”→{ $meaning }（{ $rows }）

# 拿不准的，用按钮问
import-ask-sheets = “{ $sheets }”的表头不全，读不了。只导入其他的吗？
import-ask-hidden = 有 { $rows } 行是隐藏的（{ $list }）。也导入吗？
import-ask-year = { $rows } 处日期没写年份，如“{ $text }”。是哪一年？
import-ask-order = “{ $text }”是几月几日？
import-ask-where = { $rows } 行没写网格、社区。登记到哪里？
import-ask-category = 类别“{ $text }”算哪一类？
import-ask-outcome = 结果“{ $text }”算哪一种？
import-ask-people = 人数“{ $text }”算多少人？
import-ask-dated = 有的行没写结果，却有化解日期（如 { $text }）。算化解了吗？
import-ask-opened = 有的行写着“{ $text }”，却有化解日期。按没有化解登记吗？
import-ask-alike = 有 { $rows } 行，日期、地点、简况和别的行一样（如第 { $second } 行和第 { $first } 行）。是同一件吗？
import-ask-numbers = 有 { $many } 个编号用了几次（如 { $number }：第 { $first } 行和第 { $second } 行），内容不一样。各算一件吗？
import-ask-clash = 有 { $rows } 行的编号（如 { $number }）以前导入过，内容不一样。是另外的事吗？
import-option-sheets-yes = 只导入其他的
import-option-yes = 也导入
import-option-no = 隐藏的不导入
import-option-numbers-each = 各算一件
import-option-new = 是，照样导入
import-option-same = 不是，不再导入
import-option-year = { $year } 年
import-option-day = { $two }月{ $one }日
import-option-month = { $one }月{ $two }日
import-option-responsible = 按“责任单位”一栏
import-option-title = { $titled }（表头上写的）
import-option-top = 都登记到{ $unit }
import-option-open = 还没化解
import-option-opened-open = 按没有化解登记
import-option-dated = 算化解了
import-option-once = 是，只登记一次
import-option-each = 不是，各算一件

table-size = 文件太大，不能超过 { $limit } MB。请分成几份再发。
table-rows = 行数太多，不能超过 { $limit } 行。请分成几份再发。
table-columns = 栏数太多，不能超过 { $limit } 栏。请只留台账再发。
table-sheets = 表太多，不能超过 { $limit } 张。请分成几份再发。
table-kind = 只收 .xlsx、.xls、.et 和 .csv。请另存为其中一种再发。
table-page = 这是网页另存的表，读不准。请用 Excel 或 WPS 打开，另存为 .xlsx 再发。
table-macros = 这个文件带宏，不能收。请另存为普通的 .xlsx 再发。
table-old = 这个文件加了密码，或者是很旧的格式。请去掉密码，另存为 .xlsx 再发。
table-bomb = 这个文件解开后太大，不能收。请另存为 CSV，或者分成几份再发。
table-slow = 这个文件读得太久，不能收。请分成几份，或者另存为 CSV 再发。
table-broken = 这个文件打不开，可能坏了。请用 Excel 或 WPS 打开，另存为 .xlsx 再发。
table-empty = 表里没有内容。第一行写表头，下面写事项。
table-no-header = 没有找到表头。要有一行写着：{ $columns }。
table-header = { $sheet } 第 { $row } 行的表头缺少这几栏（写法任选）：{ $columns }。请补上再发。

ledger-bad-number-length = 要写原来的编号，按文本写，不超过 { $limit } 个字
ledger-bad-number-twice = { $number } 在第 { $first } 行已经有了，请去掉一个
ledger-bad-grid-unknown = “{ $text }”不是{ $unit }的单位，或者重名；请写全名或编码
ledger-bad-category-unknown = “{ $text }”不是现用的类别
ledger-bad-day-unknown = “{ $text }”看不出是哪一天；请写成 2026-01-31
ledger-bad-day-ahead = “{ $text }”晚于今天；请核对
ledger-bad-people-unknown = “{ $text }”不是人数；请写 3 或 5-9
ledger-bad-outcome-unknown = “{ $text }”不认识
ledger-bad-ended-missing = 已办结的要写办结日期
ledger-bad-ended-before = 早于排查日期；请核对
ledger-bad-text-long = 超过 { $limit } 个字
ledger-bad-text-empty = 没有写
ledger-bad-formula = 是公式；请粘贴成数值

ledger-column-number = 编号
ledger-column-serial = 序号
ledger-column-found = 排查日期
ledger-column-category = 类别
ledger-column-summary = 简况
ledger-column-community = 社区
ledger-column-grid = 网格
ledger-column-place = 地点
ledger-column-people = 涉及人数
ledger-column-outcome = 结果
ledger-column-ended = 化解日期
ledger-column-responsible = 责任单位
ledger-column-remark = 备注
