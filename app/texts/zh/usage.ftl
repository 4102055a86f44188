# 用法：每条命令的说明。argparse-… 是 Python 自己的句子。
about = 网格台：区、街道、社区和网格工作人员在聊天软件里办事的工作台。
about-whole = { $about }。
about-demo = 在本机试用全部功能，不需要令牌
about-run = 运行机器人和定时任务
about-org = 组织架构
about-org-routes = 设置某类纠纷转到哪个调解中心；不加 --yes 只检查
about-org-import = 从表格添加、更改单位；不加 --yes 只检查
about-invite = 生成岗位的一次性邀请：链接和邀请码
about-doctor = 检查设置、数据库、Telegram、飞书桥、日历和文件夹
about-db = 数据库
about-db-upgrade = 把数据库升级到本版本
about-clocks = 查看、设置一个单位的办理时限
about-ledger = 以前另外登记的台账
about-ledger-import = 接收一份纠纷台账；不加 --yes 只检查
about-contacts = 当事人联系方式的密钥
about-contacts-key = 生成 GRIDDESK_CONTACT_KEYS 用的新密钥
about-contacts-rotate = 用第一把密钥重新加密全部联系方式
about-recount = 核对总览和报表用的计数；不加 --mend 只核对
about-backup = 把数据库和附件备份成一个加密文件；工作台可以照常使用
about-restore = 把备份恢复到一个空的数据库
about-outbox = 没有送达的推送
about-outbox-list = 列出放弃的和还在重试的推送
about-outbox-retry = 重新发送放弃的推送（不写编号就全部重发）
about-outbox-drop = 不再发送这些推送
about-inbox = 收到的消息
about-inbox-dead = 列出处理不了的消息（不显示内容）
about-audit = 审计记录
about-audit-verify = 从头到尾核对审计记录的签封
more = 命令行默认说中文；要英文请设置 GRIDDESK_LANG=en。
more-demo = 演示的全部数据在 var/demo*。
more-run = 设置来自 GRIDDESK_… 环境变量或 .env 文件，见 docs/settings.md。
more-org-import =
    各栏顺序不限：编码 code、名称 name、级别 kind、上级编码 above、起始日期 valid_from；
    可以没有：并入编码 into、停用日期 until。
    级别写：市 区（县） 街道（镇、乡） 社区（村） 一级网格 二级网格 调解中心。
    官方编码：区 6 位、街道 9 位、社区 12 位、一级网格 15 位、二级网格 17 位（区、街道、
    社区后面可以补 0 到 12 位）；自编的编码以字母开头。
    编码已有的单位，名称、上级不同就更改，并入、停用也照表办；其余不动。
more-org-routes =
    各栏：类别编码 category、中心编码 centre。类别写名称（劳动争议）或代码（labour），
    转到几个中心就写几行，最可能的写在前面；分派时按这个顺序推荐。
    整张表替换现有的全部设置。
more-clocks =
    不写天数就只显示各紧急程度的时限。设置从今天起生效，每件事项从下一步开始适用，
    并记入审计；0 表示当天。其他单位的时限是 GRIDDESK_ACCEPT_DAYS、_HANDLE_DAYS、
    _STREET_DAYS 和 _DISTRICT_DAYS。在聊天里同样的命令是 /clocks。
more-ledger-import =
    各栏顺序不限，常见写法都认得。必须有：排查日期、类别、简况；可以没有：编号、网格、
    地点、涉及人数、结果、化解日期。哪一栏没有读，会说明。没有结果的算还在办。
    以前接收过的行不动。
more-backup =
    口令取自 GRIDDESK_BACKUP_PASSPHRASE。写完会重新打开、逐表清点，对得上才算成功。
    备份里没有 GRIDDESK_CONTACT_KEYS：密钥和口令请另外保管，缺一样联系方式就打不开。
    --check 只打开清点一份已有的备份。
more-restore =
    先停掉工作台。数据库和附件文件夹要是空的；SQLite 的备份可以恢复到 PostgreSQL，反过来也行。
    备份以后的事项已经丢失，其编号不会再给别的事项：每过一天跳过 1000 个号，--gap 可以改。
    那段时间发出的消息，按钮会说明系统恢复过。
more-invite =
    岗位：building_head 楼栋长、grid_head 网格长、information_officer 信息员、
    mediator 调解员、coordinator 综治协调员、centre_officer 联合接访调处中心、
    supervisor 督办员、legal_aid_liaison 法律援助联络员、administrator 管理员。
more-contacts-rotate =
    先把新密钥写在 GRIDDESK_CONTACT_KEYS 的最前面，重启，再运行本命令，最后去掉旧密钥。
    运行时工作台可以照常使用。
more-audit-verify =
    每条记录的签封都包含上一条的签封，改一条、少一条、插一条都会断开。把最后的签封抄在别处，
    以后就能证明到那一条为止一条不少。
more-recount =
    逐个单位按事项和步骤重新数一遍，与随时记下的计数对照；每晚也自动核对一次，结果见 griddesk doctor。
    核对时工作台照常使用；--mend 期间暂停登记，每十万件约几秒。
example = 示例：
exit-codes = 退出码：0 完成；1 没有办成，或有事要处理；2 用法或设置有误
argument-port = 手机墙的端口；时钟条用下一个端口（默认用 PORT，没有则 8080）
argument-reset = 清除演示数据，重新开始（或 RESET=1）
argument-only = 只运行这一部分，另一部分在别处运行
argument-table = .xlsx 或 .csv 文件
argument-yes = 写入检查过的内容
argument-mend = 把对不上的改过来
argument-unit = 单位的官方编码
argument-urgency = 哪一类事项（默认 yellow 一般）：yellow 一般、orange 当日处理、red 紧急
argument-accept = 受理的工作日数，0 到 60
argument-handle = 办结的工作日数，0 到 365
argument-ledger = .xlsx、.xls、.et 或 .csv 文件
argument-ledger-unit = 是哪个单位的台账（官方编码）
argument-answer = 回答有疑问的地方；一个问题写一次
argument-backup = 备份文件
argument-backup-check = 只打开、清点这份备份
argument-restore = griddesk backup 生成的文件
argument-gap = 跳过多少个编号（默认每过一天 1000 个）
argument-ids = 推送的编号
argument-role = 岗位
argument-stand-in = 作为备岗（AB岗）
argument-qr = 同时生成二维码：写成图片文件，或直接显示在终端（terminal）
bad-days = 应为工作日数，不能是 { $given }
bad-many = 应为数字，不能是 { $given }
bad-port = 端口应为 1 到 65534 的数字，不能是 { $given }

argparse-usage = 用法:
argparse-positional = 参数
argparse-options = 选项
argparse-help = 显示本说明后退出
argparse-error = %(prog)s：用法不对：%(message)s
argparse-argument = %(argument_name)s：%(message)s
argparse-required = 还缺少：%s
argparse-unrecognized = 不认得：%s
argparse-choice = 没有 %(value)r，可选：%(choices)s
argparse-one = 后面要写一个值
argparse-ambiguous = %(option)s 不够明确，可能是：%(matches)s
argparse-ignored = 后面不能带值：%r
