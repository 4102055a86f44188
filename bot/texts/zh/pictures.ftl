# 图：总览的图和图下面的话

command-chart = 看图
help-chart = /chart 看图：排查化解走势、未化解多久了、类别、各处对比
picture-open-board = 📈 看图
picture-trend = 走势
picture-ageing = 积压
picture-categories = 类别
picture-units = 各处
picture-span-weeks = 近8周
picture-span-months = 近6个月
picture-span-year = 近12个月
picture-here = ✓ { $name }

# 图上的字
chart-title-trend = { $unit } · 排查和化解
chart-title-ageing = { $unit } · 未化解多久了
chart-title-categories = { $unit } · 纠纷类别
chart-title-units = { $unit } · 各处未化解
chart-found = 新排查
chart-resolved = 化解
chart-in-time = 未超期
chart-overdue = 超期
chart-nothing = 没有
chart-as-of = 截至 { $at }
chart-span-weeks-days = 近8周 { $days }
chart-span-months-days = 近6个月 { $days }
chart-span-year-days = 近12个月 { $days }
chart-this-week = 本周
chart-this-month = 本月
chart-age = { $first }–{ $last }天
chart-age-over = { $days }天以上
chart-own = 本级
chart-rest = 其余类别
chart-rest-units = 其余{ $many }处
chart-share = { $many } · { $rate }
chart-open = { $open }
chart-open-overdue = { $open } · 超期 { $overdue }

# 图下面的话
chart-sum-trend-weeks = <b>{ $unit } 近8周：新排查 { $found } · 化解 { $resolved }</b>
chart-sum-trend-months = <b>{ $unit } 近6个月：新排查 { $found } · 化解 { $resolved }</b>
chart-sum-trend-year = <b>{ $unit } 近12个月：新排查 { $found } · 化解 { $resolved }</b>
chart-now-week = 本周 新排查 { $found } · 化解 { $resolved }；上周 { $found_before } · { $resolved_before }
chart-now-month = 本月 新排查 { $found } · 化解 { $resolved }；上月 { $found_before } · { $resolved_before }
chart-sum-categories-weeks = <b>{ $unit } 近8周：新排查 { $total }</b>
chart-sum-categories-months = <b>{ $unit } 近6个月：新排查 { $total }</b>
chart-sum-categories-year = <b>{ $unit } 近12个月：新排查 { $total }</b>
chart-sum-open = <b>{ $unit } 未化解 { $open } · 超期 { $overdue }</b>
chart-sum-overdue = <b>{ $unit } 未化解 { $open } · ⚠️超期 { $overdue }</b>
chart-row = { $label } { $note }
chart-comma = ；
