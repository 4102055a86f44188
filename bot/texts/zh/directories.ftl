# 名录：找谁、去哪里；一条一条核实，不留个人电话

command-who = 找谁：法官、民警、律师、法治副校长
command-where = 去哪里：助餐、法援、调解、心理疏导等
help-who = /who 找谁：比如 /who 律师
help-where = /where 去哪里：比如 /where 助餐，离得近、现在开着的排前面

entry-kind-judge = 法官、检察官
entry-kind-police = 社区民警
entry-kind-lawyer = 律师
entry-kind-vice_head = 法治副校长
entry-kind-service = 公共服务站
entry-kind-aid_centre = 法律援助中心
entry-kind-aid_station = 法律援助工作站
entry-kind-aid_point = 法律援助联系点
entry-kind-mediation = 调解组织
entry-kind-work_room = 群众工作室
entry-kind-counselling = 心理疏导
entry-kind-meals = 老年助餐点
entry-kind-rehabilitation = 康复中心
entry-kind-youth = 青少年心理健康援助基地
entry-called-judge = 法律工作者|检察院|法院
entry-called-police = 法律工作者|派出所|警察
entry-called-lawyer = 法律工作者|法律顾问
entry-called-vice_head = 学校法治
entry-called-service = 一站式|便民服务|办事大厅
entry-called-aid_centre = 法援
entry-called-aid_station = 法援
entry-called-aid_point = 法援
entry-called-mediation = 调委会|人民调解
entry-called-work_room = 信访
entry-called-counselling = 心理咨询
entry-called-meals = 老年食堂|吃饭|送餐
entry-called-rehabilitation = 残疾人康复
entry-called-youth = 未成年人心理

hours-vocabulary = 工作日=abcde|上班日=abcde|休息日=r|节假日=r|放假=r|每天=abcdefgr|天天=abcdefgr|周末=fg|双休日=fg|周一=a|周二=b|周三=c|周四=d|周五=e|周六=f|周日=g|周天=g|星期一=a|星期二=b|星期三=c|星期四=d|星期五=e|星期六=f|星期日=g|星期天=g|至=-|到=-|和=,|及=,|全天=00:00-24:00|24小时=00:00-24:00
hours-working = 工作日
hours-off = 休息日
hours-daily = 每天
hours-all-day = 24小时
hours-range = { $first }至{ $last }
hours-group = { $days } { $spans }
hours-between = {"；"}
opening-open = 🟢 现在开着，到 { $until }
opening-always = 🟢 现在开着
opening-next = ⚪ 现在没开，{ $next } 开
opening-none = ⚪ 这个月不开

directory-who = 👤 <b>找谁</b>
    点一类，或者直接写，比如：/who 律师
directory-where = 📍 <b>去哪里</b>
    点一类，或者直接写，比如：/where 助餐
directory-empty = 名录里还没有这一类。请综治协调员或管理员在 /where 里“➕ 新增”。
directory-to-who = 👤 找谁
directory-to-where = 📍 去哪里
directory-new = ➕ 新增
directory-check = ❗ 待核 { $total }
directory-sheet = 📄 导出、导入
directory-found = 📍 <b>{ $title }</b> 共 { $total } 处
    近的、开着的在前
directory-none = 没有找到“{ $title }”。换个词试试，或者点一类：
directory-line = { $opening }
    <b>{ $name }</b> · { $near } · ☎ { $phone }
directory-line-doubt = ❗ 待核{ $age }，打之前先问一声
near-own = 本辖区
near-street = 本街道
near-district = 本区
near-farther = 区外
directory-forward = 📨 发给群众：最近开着的
directory-none-open = 现在没有开着的，给您发最近的一处

entry-age = （{ $long }）
entry-age-fresh = （刚刚）
entry-head = <b>{ $name }</b>
    { $kind } · { $host }
entry-hours = 🕘 { $hours }
entry-place = 📍 { $place }
entry-phone = ☎ { $phone }
entry-stand-in = 🔄 顶岗：{ $stand_in }
entry-bring = 🎒 请带：{ $bring }
entry-free = 免费
entry-not-free = 要收费
entry-step-free = 轮椅能进
entry-served = 服务：{ $units }
entry-shown-name = 公示姓名：{ $name }
entry-valid = ✅ { $day } { $by }核实
entry-to-check = ❗ <b>待核</b>{ $age }，打之前先问一声。上次核实：{ $day } { $by }
entry-stopped = ⛔ 已停用
entry-button-forward = 📨 发给群众
entry-button-doubt = ☎ 电话不对
entry-button-confirm = ✅ 仍然对
entry-button-resume = ✅ 恢复使用
entry-button-change = ✏️ 修改
entry-button-stop = ⛔ 停用
entry-button-list = ‹ { $kind }
entry-stop-ask = 确定停用 <b>{ $name }</b> 吗？停用后查不到，以后可以恢复。
entry-stop-sure = 确定停用
entry-done-confirm = 已核实
entry-done-doubt = 已标为待核，已告诉管这一条的单位
entry-done-stop = 已停用
entry-already-doubted = 已经是待核

forward-head = { $name }
forward-hours = 开放时间：{ $hours }
forward-place = 地址：{ $place }
forward-phone = 电话：{ $phone }
forward-bring = 请带：{ $bring }
forward-to-check = （电话正在核对，打不通请找社区）
forward-note = 长按上面这条，转发给群众。

checks-head = ❗ <b>要核实的 { $total } 条</b>
    电话、时间、地方还对吗？对的点一下✅
checks-empty = ✅ 您管的名录都核实过了。
checks-line = • <b>{ $name }</b> ☎ { $phone }
checks-confirm = ✅ { $name }
checks-open = ✏️
sheet-directory-how = 📄 把名录改好发回来就行：
    1. 点“导出”，收到一个表
    2. 在表里改、在下面加行（编号空着就是新增）
    3. 把表发到这里，文件名里留着“名录”两个字
    只填单位的电话，不填个人手机。
sheet-directory-get = 📄 导出
sheet-directory-name = 名录
sheet-directory-file = 名录_{ $day }.xlsx
sheet-directory-subtitle = 编号空着就是新增；只填单位电话，不填个人手机
sheet-directory-sent = 📄 名录，{ $rows } 条
sheet-directory-none = 您管的单位还没有名录。先点“➕ 新增”一条。
directory-column-number = 编号
directory-column-kind = 类别
directory-column-name = 名称
directory-column-host = 主管单位
directory-column-phone = 工作电话
directory-column-hours = 开放时间
directory-column-place = 地址
directory-column-stand-in = 顶岗岗位
directory-column-bring = 请带
directory-column-free = 免费
directory-column-step-free = 轮椅能进
directory-column-served = 服务范围
directory-column-shown-name = 公示姓名
directory-column-state = 状态
directory-column-checked-on = 核实日期
directory-column-checked-by = 核实岗位
entry-state-valid = 有效
entry-state-to_check = 待核
entry-state-stopped = 停用
sheet-yes = 是
sheet-no = 否
sheet-yes-words = 是|有|对|√|yes|y|1
sheet-no-words = 否|无|没有|不|×|no|n|0
directory-checked = 📄 表里 { $rows } 条都看过了，没有问题。
directory-take = ✅ 导入 { $rows } 条
directory-drop = 不导入
directory-dropped = 好的，没有导入。
directory-taken = ✅ 已导入：新增 { $added } 条，更新 { $changed } 条。
directory-bad = ⚠️ 有 { $rows } 行要改，改好再发一次（什么都没有导入）：
directory-bad-line = • 第{ $row }行 { $column }：{ $why }
directory-bad-more = …还有 { $more } 处
directory-bad-kind = 没有“{ $value }”这一类
directory-bad-other-kind = 这个编号是“{ $value }”，类别不能改；要换请停用后另建
directory-bad-unit = 没有“{ $value }”这个单位，或者不归您管
directory-bad-units = “{ $value }”有几个，请写单位编码
directory-bad-yes = “{ $value }”请写 是 或 否
directory-bad-number = 没有编号 { $value }，新增请空着
directory-bad-twice = 和第{ $other }行重复
directory-too-many = 一次最多 { $limit } 行，请分成几个表。
directory-nothing = 表里没有内容。

entry-ask-kind = ➕ <b>新增名录</b>
    是哪一类？
entry-ask-host = 由哪个单位管？点一个，或者写单位名。
entry-ask-name = 叫什么名称？（地方或岗位，不写人名）
entry-ask-phone = 工作电话？（座机或热线，不要个人手机）
entry-ask-hours = 什么时候开？比如：
    工作日 8:30-12:00 14:30-17:30；休息日 9:00-16:00
    周三 14:30-17:30
entry-ask-place = 在哪里？用一句话写。
entry-ask-stand_in = 顶岗的是哪个岗位？（AB岗，写岗位不写人名）
entry-ask-bring = 群众来要带什么？
entry-ask-shown_name = 单位自己已经对外公示的姓名（没有公示就空着）
entry-ask-again = { $ask }

    现在是：{ $value }
entry-card = ✏️ <b>{ $name }</b>
    { $kind } · { $host }
    ☎ { $phone }
    🕘 { $hours }
    📍 { $place }
    🔄 顶岗：{ $stand_in }
    🎒 请带：{ $bring }
    公示姓名：{ $shown_name }
    { $free } · { $step_free }

    没问题就点“✅ 保存”。
entry-nothing = 没填
entry-field-name = 名称
entry-field-phone = 电话
entry-field-hours = 时间
entry-field-place = 地址
entry-field-stand_in = 顶岗
entry-field-bring = 请带
entry-field-shown_name = 公示姓名
entry-flip-free = 免费/收费
entry-flip-step-free = 轮椅能进/不能
entry-not-step-free = 轮椅不方便
entry-empty-it = 空着
entry-save = ✅ 保存
entry-done-save = ✅ 已保存，算您今天核实过。
entry-late = 这一条刚才变了，请看现在的样子

notice-entry-doubted = ❗ <b>{ $name }</b>（{ $kind }）：{ $by }说电话 { $phone } 不对，已标为待核。请改正，或者点“仍然对”。
notice-entry-due-answer = 📇 名录该核实了。电话、时间、地方还对吗？对的点一下：
notice-entry-due-handler = ⏰ 这些名录还没核实，已显示为待核。还对的点一下：
notice-entry-due-stand-in = ⏰ 名录还没核实，主岗可能忙不开，请备岗帮着看一下：
notice-entry-due-head = ⏰ 您单位有名录还没核实，方便的话问一声：
notice-entry-due-next-tier = ⏰ 下级有名录还没核实，方便的话问一声：
notice-entry-line = • { $unit }：<b>{ $name }</b> ☎ { $phone }
notice-entry-more = 一共 { $total } 条，点“全部”看其余的。
notice-entry-all = 📇 全部

error-refused-look_up = 有岗位的同事才能用名录。
error-refused-keep_directory = 名录由主管单位、综治协调员和管理员来改。发现不对，请点“☎ 电话不对”。
error-wrong-step-entry = 这一条已经停用。
error-invalid-entry-counted = 这一处已有法律援助统计，不能换主管单位；请停用后在新单位另建一条。
error-invalid-entry-known = 这个单位已经有同名的一条，请去那一条里修改。
error-invalid-host-unknown = 没有找到这个单位，或者不归您管。请再写一次。
error-invalid-entry-too-long = 太长了，最多 { $limit } 个字。
error-invalid-entry-name-missing = 请写一个名称。
error-invalid-served-many = 服务范围最多写 { $limit } 个单位，多了请写上一级。
error-invalid-phone-missing = 请写工作电话。
error-invalid-phone-mobile = 这是手机号。名录里只放单位的座机或热线，请写工作电话。
error-invalid-phone-unclear = 这个电话看不明白。座机请带区号，比如 0550-3012345；有几个用“/”隔开。
error-invalid-hours-unclear = 时间看不明白。比如：工作日 8:30-12:00 14:30-17:30；休息日 9:00-16:00
error-invalid-hours-wrong = 时间有问题：每段先开后关，几段不要重叠，一天最多四段。

preview-entry-name = 古道社区老年助餐点
preview-entry-place = 古道路12号一楼
