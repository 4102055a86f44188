# 导入原有台账

command-import = 导入原有台账
help-import = /import 导入原有台账（Excel 或 CSV）
import-how = 📥 <b>导入原有台账</b>
    把台账文件（.xlsx 或 .csv，不超过 { $size } MB、{ $rows } 行）直接发到这里。
    我先逐行检查，不写入；全部没问题，您点“确认导入”才写入。
    表头要有：{ $needed }。
    可以有：{ $optional }。没有网格一栏的，都登记到 <b>{ $unit }</b>。
    请先去掉姓名、电话、身份证号。导入的事不会通知任何人；同一份表再导一次，已经导入的不会重复。
import-not-yours = 导入台账请找管理员。
import-checking = 收到，正在检查，不会写入。表长的话要等一会儿，您可以先办别的。
import-busy = 上一份还没做完，做完就告诉您。
import-failed = 没做成，请再试一次；还不行就找管理员。已经导入的不会重复。
import-bad = ⚠️ <b>有 { $rows } 行不能导入</b>，什么都没写入。
    { $list }
import-bad-more = 还有 { $more } 处，标在发来的表里。请改好再发一次。
import-bad-all = 请改好再发一次。
import-bad-line = 第 { $row } 行“{ $column }”：{ $what }
import-ready = ✅ <b>检查完了，没有问题</b>
    登记到：{ $unit }
    要导入：<b>{ $rows }</b> 件（{ $first } 至 { $last }），其中已办结 { $ended } 件、未办结 { $open } 件
    导入后计入各自日期的统计；那一期的报表已经确认的，计入本期并标明。还没写入。
import-already = 以前导入过、不再重复的：{ $already } 件
import-nothing = 这 { $already } 件以前都导入过了，没有新的。
import-yes = ✅ 确认导入 { $rows } 件
import-no = ✖️ 不导入
import-dropped = 没有导入，什么都没写入。
import-gone = 这份台账已经处理过，或者隔得太久。要导入请把文件再发一次。
import-begun = 正在导入，做完告诉您。几分钟后没有消息，请把文件再发一次，已经导入的不会重复。
import-done = ✅ 已导入 <b>{ $done }</b> 件到 { $unit }。查看：/export 台账，备注里标“导入”。
import-marked-name = 台账问题标注.xlsx
import-marked-caption = { $rows } 行有问题，标红的格子要改，最后一栏写着怎么改。
import-marked-sheet = 问题标注
import-marked-what = 问题
import-marked-row = 行号

table-size = 文件太大，不能超过 { $limit } MB。请分成几份再发。
table-rows = 行数太多，不能超过 { $limit } 行。请分成几份再发。
table-kind = 只收 .xlsx 和 .csv。请另存为其中一种再发。
table-macros = 这个文件带宏，不能收。请另存为普通的 .xlsx 再发。
table-old = 这是旧格式（.xls）或加了密码的文件。请去掉密码，另存为 .xlsx 再发。
table-bomb = 这个文件解开后太大，不能收。请另存为 CSV，或者分成几份再发。
table-slow = 这个文件读得太久，不能收。请分成几份，或者另存为 CSV 再发。
table-broken = 这个文件打不开，可能坏了。请用 Excel 或 WPS 打开，另存为 .xlsx 再发。
table-empty = 表里没有内容。第一行写表头，下面写事项。
table-header = 表头缺少：{ $columns }。

ledger-bad-number-length = 要写原来的编号，按文本写，不超过 { $limit } 个字
ledger-bad-number-twice = { $number } 在第 { $first } 行已经有了，请去掉一个
ledger-bad-grid-unknown = “{ $text }”不是{ $unit }的单位，或者重名；请写编码
ledger-bad-category-unknown = “{ $text }”不是现用的类别
ledger-bad-day-unknown = “{ $text }”不是日期，或者晚于今天；请写成 2026-01-31
ledger-bad-people-unknown = “{ $text }”不是人数；请写 3 或 5-9
ledger-bad-outcome-unknown = “{ $text }”不认识；请写 调解成功、调解不成、移送、未化解 等
ledger-bad-ended-wrong = 要写办结日期，不早于排查日期，不晚于今天
ledger-bad-text-long = 超过 { $limit } 个字
ledger-bad-text-empty = 没有写
ledger-bad-formula = 是公式；请粘贴成数值

ledger-column-number = 编号
ledger-column-found = 排查日期
ledger-column-category = 类别
ledger-column-summary = 简况
ledger-column-grid = 网格
ledger-column-place = 地点
ledger-column-people = 涉及人数
ledger-column-outcome = 结果
ledger-column-ended = 化解日期
