# Pictures: those of the board, and the words below them

command-chart = Pictures of the board
help-chart = /chart pictures: found and resolved, how old the open ones are, categories, units side by side
picture-open-board = 📈 Pictures
picture-trend = Trend
picture-ageing = Age
picture-categories = Topics
picture-units = Units
picture-span-weeks = 8 weeks
picture-span-months = 6 months
picture-span-year = 12 months
picture-here = ✓ { $name }

# What stands in a picture
chart-title-trend = { $unit } · found and resolved
chart-title-ageing = { $unit } · age of open disputes
chart-title-categories = { $unit } · categories
chart-title-units = { $unit } · open, by unit
chart-found = found
chart-resolved = resolved
chart-in-time = in time
chart-overdue = overdue
chart-nothing = None
chart-as-of = as of { $at }
chart-span-weeks-days = 8 weeks, { $days }
chart-span-months-days = 6 months, { $days }
chart-span-year-days = 12 months, { $days }
chart-this-week = This week
chart-this-month = This month
chart-age = { $first }–{ $last } days
chart-age-over = Over { $days } days
chart-own = Own desk
chart-rest = All others
chart-rest-units = { $many } others
chart-share = { $many } · { $rate }
chart-open = { $open }
chart-open-overdue = { $open } · overdue { $overdue }

# What stands below a picture
chart-sum-trend-weeks = <b>{ $unit }, 8 weeks: found { $found } · resolved { $resolved }</b>
chart-sum-trend-months = <b>{ $unit }, 6 months: found { $found } · resolved { $resolved }</b>
chart-sum-trend-year = <b>{ $unit }, 12 months: found { $found } · resolved { $resolved }</b>
chart-now-week = This week found { $found } · resolved { $resolved }; last week { $found_before } · { $resolved_before }
chart-now-month = This month found { $found } · resolved { $resolved }; last month { $found_before } · { $resolved_before }
chart-sum-categories-weeks = <b>{ $unit }, 8 weeks: found { $total }</b>
chart-sum-categories-months = <b>{ $unit }, 6 months: found { $total }</b>
chart-sum-categories-year = <b>{ $unit }, 12 months: found { $total }</b>
chart-sum-open = <b>{ $unit }, open { $open } · overdue { $overdue }</b>
chart-sum-overdue = <b>{ $unit }, open { $open } · ⚠️ overdue { $overdue }</b>
chart-row = { $label } { $note }
chart-comma = {"; "}
