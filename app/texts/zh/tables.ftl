# 表格：读不了的文件、不能用的行、检查的结果。
table-told = { $file }：{ $what }
table-missing = 没有这个文件，请核对路径和文件名。
table-unreadable = 文件读不出来：{ $why }。
table-size = 文件太大，不能超过 { $limit } MB。请分成几份。
table-rows = 行数太多，不能超过 { $limit } 行。请分成几份。
table-columns = 栏数太多，不能超过 { $limit } 栏。请只留要用的表。
table-sheets = 表太多，不能超过 { $limit } 张。请分成几份。
table-kind = 只收 .xlsx、.xls、.et 和 .csv。请另存为其中一种。
table-page = 这是网页另存的表，读不准。请用 Excel 或 WPS 打开，另存为 .xlsx。
table-macros = 这个文件带宏，不能收。请另存为普通的 .xlsx。
table-old = 这个文件加了密码，或者是很旧的格式。请去掉密码，另存为 .xlsx。
table-bomb = 这个文件解开后太大，不能收。请另存为 CSV，或者分成几份。
table-slow = 这个文件读得太久，不能收。请分成几份，或者另存为 CSV。
table-broken = 这个文件打不开，可能坏了。请用 Excel 或 WPS 打开，另存为 .xlsx。
table-empty = 表里没有内容。第一行写表头，下面写各行。
table-no-header = 没有找到表头。要有一行写着：{ $columns }。
table-header = { $sheet } 第 { $row } 行的表头缺少：{ $columns }

problem = 第 { $row } 行，{ $column } 栏：{ $what }
problem-count = 有 { $many } 行不能用，什么都没有写入。请改好再运行。
nothing-written = 什么都没有写入。
not-yet = 现在还没有写入。要写入请运行：{ $command }

cell-empty-code = 没有填，请写官方编码
cell-lost-digits = 数字太长，后几位丢了；请把这一栏设为文本，重新输入
cell-no-code = { $given } 不是编码；请用数字和字母，按文本填写，不要用四舍五入的数字
cell-name = 请写单位名称，1 到 { $limit } 个字，不能是公式
cell-no-kind = { $given } 不是级别；请写其中一个：{ $kinds }
cell-no-date = { $given } 不是日期；请写成 2026-01-31
cell-twice = { $code } 在第 { $row } 行已经有了；请删去其中一行
cell-other-kind = 工作台里它是{ $kind }；新单位请另用编码
cell-not-there = 工作台里没有这个单位；已经停用的单位不必添加
cell-to-come = { $day } 还没到；请到那天再办
cell-heir-unknown = { $code } 不在本表，也不在工作台；请添加，或改正编码
cell-heir-itself = 写的是单位自己；请写接续它的单位
cell-heir-kind = { $kind }不能并入{ $into }；请改正编码
cell-above-itself = 写的是单位自己；请写它的上级
cell-above-bad = { $code } 那一行本身有问题；请先改那一行
cell-above-unknown = { $code } 不在本表，也不在工作台；请添加，或改正编码
cell-above-centre = { $code } 是调解中心，下面不设单位
cell-above-kind = { $kind }不能设在{ $above }下面；请改正级别或编码
cell-route-twice = { $category } 转 { $centre } 在第 { $row } 行已经有了；请删去其中一行
cell-empty-category = 没有填，请写类别的名称或代码
cell-no-category = 没有 { $given } 这类纠纷；请写名称（劳动争议）或代码（labour）
cell-empty-centre = 没有填，请写中心的官方编码
cell-no-centre = 工作台里没有 { $code }；请用 griddesk org import 添加，或改正编码
cell-centre-kind = { $code } 是{ $kind }；这里只能写专业调解中心
cell-centre-ended = { $code } 已经停用；请写接续它的中心

kind-city = 市
kind-district = 区
kind-street = 街道
kind-community = 社区
kind-grid_1 = 一级网格
kind-grid_2 = 二级网格
kind-centre = 调解中心

units-to-add = 将添加 { $many } 个单位。
units-of-kind = { "  " }{ $kind }：{ $many }
units-already = 已经有的不动：{ $many } 个。
units-written = 已写入：添加 { $added } 个单位，更改 { $changed } 个。
unit-change = { "  " }{ $code }：{ $told }
unit-change-between = ，
unit-change-name = 今后叫{ $name }
unit-change-above = 改在 { $above } 下面
unit-change-into = { $day } 并入 { $into }
unit-change-until = { $day } 停用

routes-line = { "  " }{ $category } -> { $centre }
routes-count = 新增 { $new } 条；表里没有了、要去掉的 { $gone } 条。
routes-written = 已写入：{ $many } 条。

ledger-unit-unknown = { $code } 不是工作台里的单位；请先用 griddesk org import 添加
ledger-ready = { $unit }将接收 { $many } 件。
ledger-already = 以前接收过、不动的：{ $many } 件。
ledger-written = 已写入：{ $many } 件。
ledger-answer-form = --answer { $given }：请按问题里的写法，写成 KEY=VALUE
ledger-answers = 什么都没有写入：请用 --answer KEY=VALUE 回答，一个问题写一次。
ledger-problem = { $row }，{ $column } 栏：{ $what }

code-city = 6 位数字（后面可补 0 到 12 位）
code-district = 6 位数字（后面可补 0 到 12 位）
code-street = 9 位数字（后面可补 0 到 12 位）
code-community = 12 位数字
code-grid_1 = 15 位数字
code-grid_2 = 17 位数字
code-centre = 12 位数字
cell-code-misfit = { $given } 不像{ $kind }的编码；官方编码是 { $official }，自编的编码以字母开头
