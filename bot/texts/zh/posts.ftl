# 岗位：接任、离任、邀请、名册、本人资料

day-whole = { $year }年{ $month }{ $day }日
post-name = { $unit } { $role }
post-stand-in = { $unit } { $role }（备岗）

offer-head = 请您担任：<b>{ $post }</b>
offer-open = 这个岗位上有 { $open } 件没办完，接任后在 /queue 里。
offer-held = ⚠️ 这个岗位现在有人。您接任后，原来那位当即离任。
offer-kept = 系统只记这个聊天的编号、语言、岗位、请假的日子和您办的事。不记姓名、手机号、位置。
    同事只看得到“{ $post }”。随时可查 /mydata，可删 /deleteme。
offer-until = 邀请只能用一次，{ $until } 前有效。
offer-take = ✅ 确认担任
offer-replace = ✅ 接任，原来那位离任
offer-not-mine = 不是我的
offer-declined = 好的，什么都没变。
start-waiting = 岗位上有 { $open } 件没办完。
start-over = 您现在没有岗位。换了新岗位，请用新的邀请进来。
no-post = 您现在没有岗位，这里的事看不到、也办不了了。换了新岗位，请用新的邀请进来。
    本人资料：/mydata 查看，/deleteme 删除。
no-post-tap = 您现在没有岗位，这一步办不了。有新岗位请用新的邀请进来。
posts-changed = 您的岗位刚刚有变动，打开着的那一页已经关了。发 /help 看看现在能做什么。
error-invalid-post-held = 这个岗位刚刚有了人。要接任的话，请再确认一次。
error-invalid-own-post = 这是您自己的岗位。要离任请发 /posts。
error-invalid-post-misfit = 这一级没有这个岗位。{ $kind ->
    [city] 市里有：联合接访调处中心、督办员、法律援助联络员、管理员。
    [district] 区里有：调解员、综治协调员、联合接访调处中心、督办员、法律援助联络员、管理员。
    [street] 街道有：调解员、综治协调员、督办员、法律援助联络员、管理员。
    [community] 社区有：信息员、调解员、综治协调员。
    [centre] 调解中心有：调解员、法律援助联络员。
   *[grid_1] 网格有：楼栋长、网格长。
}

command-posts = 我的岗位
help-posts = /posts 我的岗位：看一看，或者离任
posts-head = <b>我的岗位</b>
posts-line = • { $post }，{ $since }起
posts-how = 不再担任了，点下面离任。离任后这里的事看不到、也办不了，没办完的转给备岗或本单位协调员。
    手机丢了：在别的设备上登录同一个账号，点离任；登不上的，请管理员或协调员发 /invite 停用。
posts-fills = 下级的岗位在 /invite。
posts-leave = 离任 { $unit } { $role }
posts-leave-ask = 确定不再担任 <b>{ $post }</b> 吗？没办完的转给备岗或本单位协调员，您不再收到消息。
posts-leave-sure = 确定离任
posts-left = ✅ 已离任：{ $post }。这段时间辛苦了。

notice-post-replaced = 🔁 { $post } 已由接任的同事担任，您不再担任，也不用再办这里的事了。这段时间辛苦了。
notice-post-vacated = 🔁 您不再担任 { $post }，不用再办这里的事了。这段时间辛苦了。
    有疑问请联系管理员或协调员。
notice-post-yours = 🔁 { $unit }{ $role }离任了，岗位现在由您代班。
notice-post-vacant = 🔁 { $unit }{ $role }离任了，岗位现在空着，也没有备岗。
notice-post-open = 没办完的有 { $open } 件。
notice-post-reported = 由这个岗位报、还没办完的 { $reported } 件，以后有进展、要补充，都找您。
notice-post-fill = ➕ 请人接任

command-invite = 邀请与岗位
help-invite = /invite 请人担任岗位；看哪里空着、谁联系不上
error-refused-invite = 您的岗位不能邀请别人。要添人请联系管理员或街道协调员。
error-refused-administer = 这一项由管理员办，请联系管理员。
invite-head = <b>岗位</b>
invite-ask = 点单位看岗位，或发 /invite 加单位名，如 /invite 古道。
invite-list-vacant = ⬜ 空着 { $count }
invite-list-unreached = ⚠️ 联系不上 { $count }
invite-list-held = ✅ 有人 { $count }
invite-list-invited = ✉️ 链接未用 { $count }
invite-listed-vacant = <b>空着的岗位 · { $count } 个</b>
invite-listed-unreached = <b>联系不上的岗位 · { $count } 个</b>
    没绑手机，或者停用了机器人。请当面问一声，或请人接任。
invite-listed-held = <b>有人的岗位 · { $count } 个</b>
invite-listed-invited = <b>链接还没用的岗位 · { $count } 个</b>
invite-unit = <b>{ $unit } · 岗位</b>
invite-unit-none = 这一级没有您能安排的岗位。
invite-line = • { $role }：{ $how }
invite-held = ✅ 有人
invite-unreached = ⚠️ 联系不上
invite-vacant = ⬜ 空着
invite-vacant-invited = ✉️ 空着，链接已发
invite-vacant-covered = ⬜ 空着，备岗代班
invite-which = 点岗位：请人担任、换人或离任。
invite-below = 点下级单位看岗位。
invite-post = <b>{ $unit } { $role }</b>
invite-holder-nobody = 主岗：空着
invite-holder-since = 主岗：有人，{ $since }起
invite-holder-lost = 主岗：⚠️ 联系不上，{ $since }起
invite-stand_in-nobody = 备岗：空着
invite-stand_in-since = 备岗：有人，{ $since }起
invite-stand_in-lost = 备岗：⚠️ 联系不上，{ $since }起
invite-link-out = 　链接已发，{ $until } 前有效
invite-to-holder = ➕ 请人担任
invite-to-holder-anew = 🔁 换人
invite-to-stand_in = ➕ 请备岗
invite-to-stand_in-anew = 🔁 换备岗
invite-revoke = ✖️ 撤销链接
invite-revoke-holder = ✖️ 撤销主岗链接
invite-revoke-stand_in = ✖️ 撤销备岗链接
invite-revoked = 链接已撤销，谁也用不了了。
invite-vacate-holder = 主岗离任
invite-vacate-stand_in = 备岗离任
invite-lost-holder = 📵 主岗手机丢了
invite-lost-stand_in = 📵 备岗手机丢了
invite-vacate-ask = 确定让 <b>{ $post }</b> 离任吗？对方马上看不到、也办不了这里的事，没办完的转给备岗或本单位协调员。
invite-vacate-sure = 确定离任
invite-vacate-done = ✅ 已离任。
invite-lost-ask = <b>{ $post }</b> 的手机丢了？确定后，这部手机上的所有岗位马上停用。本人换好手机，再发新链接给本人。
invite-lost-sure = 确定停用
invite-lost-done = ✅ 已停用，共 { $count } 个岗位。
invite-made = 请担任：<b>{ $post }</b>
    { $ways }
    只能用一次，{ $until } 前有效。请只发给本人。
invite-made-anew = 请接任：<b>{ $post }</b>
    { $ways }
    只能用一次，{ $until } 前有效。请只发给本人；对方确认后，现任当即离任。
invite-way-link = 扫码，或点链接：
    { $link }
invite-way-link-too = Telegram：扫码，或点链接：
    { $link }
invite-way-code = { $messenger }：打开机器人“{ $bot }”，把这串邀请码发给它：
    <code>{ $code }</code>
invite-way-away = { $messenger }现在连不上，要用{ $messenger }的请过一会儿再邀请。
entry-too-many = 试得太多了，请过一刻钟再试。邀请码请对照着输，一个字都不能差。

command-mydata = 系统记了我什么
help-mydata = /mydata 系统记了我什么
mydata-head = <b>系统记了您什么</b>
mydata-chat = 这个聊天的编号，{ $since }起
mydata-language = 语言：{ $language }
mydata-posts = 岗位：{ $count } 个
mydata-post-over = • { $post }，{ $since }起，{ $until }止
mydata-leaves = 请假：{ $count } 次
mydata-work = 报的事 { $reported } 件，办事记录 { $steps } 条
mydata-waiting = 还没发给您的消息 { $waiting } 条，没报完的 { $drafts } 件
mydata-practice = 演练里练过的，{ $day }自动清空；/practice 里可以马上清
mydata-log = 操作日志 { $logged } 条，最近 { $shown } 条：
mydata-log-line = • { $at } { $act }
mydata-who = 谁看得到：同事只看到岗位和单位，看不到是谁；操作日志只有系统管理人员能查。
mydata-not = 没有姓名、手机号、位置。要删除发 /deleteme。
act-bind = 担任岗位
act-invite = 发邀请链接
act-revoke = 撤销链接
act-post-ended = 岗位离任
act-unreachable = 消息送不到
act-set_leave = 替人请假
act-set_clocks = 改时限
act-administer = 改设置
act-import_ledger = 导入台账
act-confirm_report = 确认报表
act-consent = 记下同意
act-delete-me = 删除资料
act-page_link = 要大屏链接
act-page_enter = 进入大屏
act-page_leave = 退出大屏
act-case_share = 在群里给大家看
act-channel_code = 要接入码
act-channel_join = 接上另一个聊天
act-channel_drop = 断开一个聊天
act-entry = 名录
act-meeting = 恳谈会
act-evaluation = 居民评议
act-twoway = 双向评价
act-annual = 责任书与考核
act-inquiry = 督办
act-code = 查一案一码
act-contact = 当事人联系方式
act-export = 导出文件
act-other = 其他操作

command-deleteme = 删除我的资料
help-deleteme = /deleteme 离任并删除我的资料
deleteme-ask = <b>删除您的资料？</b>
    删掉：您的全部岗位、您的聊天编号和语言、请假、没报完的和没发出的消息。
    留下：您报过、办过的事，和操作日志。那是单位的记录，上面只有岗位，没有您的名字。
    删掉以后就进不来了，要再来请用新的邀请。
deleteme-sure = 🗑 确定删除
deleteme-done = 已删除。谢谢您做的工作，再见。
