# 分析研判：/hot 热点、/load 在手、/stuck 卡点、/satisfaction 三率

command-hot = 热点：哪里哪类多起来了
command-load = 在手：各处手上有多少件
command-stuck = 卡点：卡在哪一步、多久
command-satisfaction = 三率：响应、解决、满意
help-hot = /hot 热点：哪里、哪类事多起来了
help-load = /load 在手：各单位手上没办完的
help-stuck = /stuck 卡点：卡在哪一步、等了多久
help-satisfaction = /satisfaction 三率：响应率、解决率、满意率
analysis-not-yours = 这一页给这些岗位看：{ $posts }。您报的事怎么样了，看 /mine 。

hot-button = 🔥 热点
load-button = 📦 在手
stuck-button = ⏳ 卡点
satisfaction-button = 😊 三率
analysis-back = ‹ { $page }

analysis-lookback-days = 近30天
analysis-lookback-week = 本周
analysis-lookback-last_week = 上周
analysis-lookback-half_month = 本半月
analysis-lookback-month = 本月
analysis-lookback-year = 今年
analysis-short-days = 30天
analysis-short-week = 本周
analysis-short-last_week = 上周
analysis-short-half_month = 半月
analysis-short-month = 本月
analysis-short-year = 今年
analysis-than-days = 与前30天比
analysis-than-week = 与上周同期比
analysis-than-last_week = 与上上周比
analysis-than-half_month = 与上个半月同期比
analysis-than-month = 与上月同期比
analysis-than-year = 与去年同期比
analysis-stretch = <b>{ $lookback }</b> { $days }（↑↓ { $than }）
analysis-within = { $lookback } { $days }
analysis-up = { $figure } ↑{ $change }
analysis-down = { $figure } ↓{ $change }
analysis-days = { $count }天
analysis-hours = { $count ->
    [0] 不到1小时
   *[other] { $count }小时
}

# 在手
load-head = 📦 <b>{ $unit }</b> 在手的事
    截至 { $at }
load-open = 没办完 <b>{ $open }</b> · 超期 { $overdue }
load-overdue = 没办完 <b>{ $open }</b> · ⚠️ <b>超期 { $overdue }</b>
load-stretch = 新增 { $found } · 了结 { $ended }
load-below = <b>下面各处手上</b>：没办完 ⚠️超期

# 卡点
stuck-head = ⏳ <b>{ $unit }</b> 卡在哪一步
    截至 { $at }
stuck-than = ↑↓ 与{ $day }零点比
stuck-none = 没有在等的事。
stuck-line = { $state } <b>{ $many }</b>：中位 { $median } · 最久 { $longest }
stuck-gone = { $state } { $many }
stuck-see = { $state } { $count }
stuck-below = <b>下面各处</b>：没办完的件数

# 三率
satisfaction-head = 😊 <b>{ $unit }</b> 三率
    截至 { $at }
satisfaction-response = 响应率 <b>{ $rate }</b> · 应响应 { $whole } 按时 { $part }
satisfaction-solved = 解决率 <b>{ $rate }</b> · 表态的 { $whole } 解决 { $part }
satisfaction-content = 满意率 <b>{ $rate }</b> · 已评的 { $whole } 满意 { $part }
satisfaction-silent = 没问到、没表态 { $count }（不算在内）
satisfaction-below = <b>下面各处</b>：满意率 满意/已评
satisfaction-unit = { $unit } { $rate } { $part }/{ $whole }
satisfaction-unit-none = { $unit } —

# 热点
hot-head = 🔥 <b>{ $unit }</b> 热点
    截至 { $at }
hot-legend = 多起来的地方和类别，点开看是哪几件
hot-none = 没有明显多起来的。
hot-to-below = 📍 下面各处
hot-below = 下面各处这段时间报了多少件，点开看那里的热点
hot-below-none = 下面没有别的单位。
hot-recurring = 📌 同一地点、同一类满 { $many } 件：可以并成一件来办（未诉先办）
hot-spot = { $where } · { $category } { $many }
hot-spot-recurring = 📌 { $where } · { $category } { $many }
hot-topic = { $category } { $many }
hot-spot-head = 🔥 <b>{ $where }</b> · { $category }
hot-spot-many = { $lookback } { $days }：<b>{ $now }</b> 件，之前同样长的时间 { $before } 件
hot-back = ‹ 热点
hot-item-offer = 📌 可以当一件社情民意报上去，地点和编号已填好
hot-item = 📌 并成一件来办
hot-item-summary = 近30天同一地点同类事项{ $count }件，请一并研究解决。编号：{ $numbers }

# 数字后面的事
behind-of-held = 没办完
behind-of-held_late = ⚠️ 超期
behind-of-held_here = 本级没办完
behind-of-reported = 🆕 待受理
behind-of-returned = ❓ 待补充
behind-of-accepted = 📥 待开始
behind-of-mediating = 🤝 办理中
behind-of-offered = 📨 待接单
behind-of-late_response = 没按时响应
behind-of-unsolved = 没解决
behind-of-discontent = 不满意
behind-of-no_word = 没问到、没表态
behind-see-held = 没办完 { $count }
behind-see-held_late = ⚠️ 超期 { $count }
behind-see-held_here = 本级 { $count }
behind-see-late_response = 没按时 { $count }
behind-see-unsolved = 没解决 { $count }
behind-see-discontent = 不满意 { $count }
behind-see-no_word = 没问到 { $count }
behind-waits = 等了{ $time }
