# 各条命令的结果和出错时的话；能照抄的命令、变量名两种语言一样。
database-behind = 数据库还不是本版本的结构：请运行 griddesk db upgrade
database-missing = 没有 { $file } 这个数据库文件：请核对 { $name } 和所在的文件夹；第一次安装请运行 griddesk db upgrade
database-newer = 数据库的版本是 { $at }，本程序不认得（本程序是 { $own }）：请装回上次使用的版本，或恢复更新前的备份
database-unreachable = 数据库不能用（{ $why }）：请检查 { $name }
database-at-already = 数据库已经是 { $at }，不用升级。
database-at-now = 数据库已升级到 { $at }。

telegram-refuses = Telegram 不认机器人的令牌：请检查 { $name }
telegram-silent = Telegram 没有告诉机器人的名字（{ $why }）：请运行 griddesk doctor
feishu-refuses = 飞书桥不认令牌：请检查 { $name }，要和桥的 BRIDGE_TOKEN 一样
feishu-silent = 飞书桥没有告诉机器人的名字（{ $why }）：请运行 griddesk doctor
told-of-proxy = { $why }（{ $proxy }）：请检查 { $name }
why-missing = 没有这个文件或文件夹
why-folder = 是文件夹，应写文件名
why-full = 磁盘满了
why-other = 请核对路径和权限
cannot-listen = 不能监听（{ $why }）：请检查 { $name }

unit-unknown = 没有编码为 { $code } 的单位：请先用 griddesk org import 添加
unit-invalid = 单位 { $code } 已经停用，或还没有启用
clocks-bounds = 受理天数应为 0 到 { $accept }，办结天数应为 0 到 { $handle }
clocks-unit = { $unit }（{ $code }），工作日：
clocks-line = { "  " }{ $urgency }  受理 { $accept }，办结 { $handle }（{ $whose }）
clocks-tier = 按层级
clocks-own = 单独设置，{ $since } 起

invite-qr-kind = --qr 后面写 .png 结尾的文件，或写 terminal
invite-misfit = { $kind }没有{ $role }；可以有：{ $there }
invite-role = { $name }（{ $role }）
names-between = 、
invite-post = { $post }
invite-stand-in = { $post }（备岗）
invite-good = 只能用一次，{ $until } 前有效。谁先打开，谁就任这个岗位。
invite-unwritten = { $file } 写不进去：{ $why }；上面的链接有效
invite-code = { $messenger }：打开机器人“{ $bot }”，把这串邀请码发给它：{ $code }
invite-qr-none = 没有接 Telegram，没有链接，也就没有二维码；上面的邀请码有效
invite-qr = 二维码：{ $file }

contacts-nothing = { $name } 没有设置，没有什么可换：griddesk contacts key 生成一把密钥
contacts-renewed = { $many } 行已改用 { $name } 的第一把密钥。
contacts-unreadable = { $many } 行用哪把密钥都打不开：请把缺的密钥放回去
contacts-done = 各部分都重启以后，其余密钥可以去掉。

recount-line = { "  " }{ $code }  { $measure }  { $span } { $first }  { $off }
recount-well = 计数个个对得上。
recount-off = { $many } 个数对不上：griddesk recount --mend 改过来
recount-mended = { $many } 个数已改对。

backup-no-passphrase = 没有设置 { $name }：备份要用它加密
backup-held = 记录 { $rows } 行（事项 { $cases } 件，人员 { $persons } 名），附件 { $files } 个
backup-made = 已备份到 { $file }（{ $size } MB，{ $took } 秒），打开清点无误。
backup-keys = { $name } 不在备份里，请另外保管。
backup-whole = { $file } 完好，备份于 { $at }。
backup-restored = 已恢复到 { $at } 的状态。新事项的编号跳过 { $gap } 个。
backup-since = 备份以后报失的手机、离任的人、/deleteme 的，要再办一次。没用过的邀请和大屏链接已作废。
backup-pushes = 备份时待发的 { $many } 条消息当时已经发出，不再重发。
backup-exists = { $file } 已经存在，请换一个文件名
backup-file-trouble = { $file } 读写不了：{ $why }
backup-wrong-passphrase = { $file } 打不开：{ $name } 不是当时的口令
backup-damaged = { $file } 已损坏或不完整，不是一份可用的备份
backup-not-empty = 数据库里已经有数据：请把 { $name } 指向一个空的数据库
backup-later = { $file } 由更新的版本备份，请先升级程序

outbox-line = { $id }  { $since }  { $kind }  { $state }  { $tries } 次  { $error }
outbox-none = 没有放弃或重试中的推送。
outbox-retry = { $many } 条推送重新发送。
outbox-drop = { $many } 条推送不再发送。
inbox-line = { $id }  { $since }  { $tries } 次  { $error }
inbox-none = 没有处理不了的消息。

audit-whole = { $many } 条记录条条相接。最后的签封：{ $seal }
audit-broken = 第 { $entry } 条对不上：它或它之前的一条被改过、删过

demo-starting = 正在启动 · Starting
demo-filling = 第一次启动，正在写入示例区与十周历史 · First start: writing the district and ten weeks
demo-filled = { "  " }{ $units } 个单位，{ $people } 人，{ $cases } 件事项，{ $took } 秒 · { $units } units, { $people } people, { $cases } matters, { $took } s
demo-port = 端口 { $taken } 已被占用，演示需要 { $port } 到 { $last }：请结束占用它的程序，或用 --port 换一个
demo-ended = 模拟器自己结束了：请看 { $log }
demo-refused = 模拟器不认演示的令牌：请看 { $log }
demo-stuck = 演示进行不下去（{ $why }）
demo-slow = 等得太久

proxy-unreached = 连不上代理
proxy-silent = 代理没有应答
proxy-login = 代理不认用户名或密码
proxy-shut = 代理不放行到 Telegram 的连接
