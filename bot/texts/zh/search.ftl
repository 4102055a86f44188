# /find：按词找事；各种清单的筛选

command-find = 找一件事
help-find = /find 找事：写几个词或编号，如 /find 漏水 3号楼；没事时直接发“漏水”也行
find-hint = 想找什么？直接把词发过来，几个词就要都有，比如“漏水 3号楼”。
    也可以发一个编号、单位名，或单位的拼音首字母（古道社区：gdsq）。
find-number = 电话、身份证号不用来找事，刚才发的也没有存。换个词找，比如：/find 漏水 3号楼

# 这些话不当作要找的词
greetings = 你好|您好|在吗|在么|在不在|有人吗|早|早上好|上午好|中午好|下午好|晚上好|谢谢|谢谢你|谢谢您|多谢|辛苦了|好|好的|好吧|收到|知道了|明白|明白了|嗯|嗯嗯|哦|是|是的|行|可以|不是|不|没有|对|对的|再见|拜拜|测试|试试|取消

found-title = 🔍 <b>{ $words }</b>
found-head = { $title } · 共{ $total }件
found-more = { $total }+
found-line = <b>{ $id }号</b> { $category } · { $where }
    { $state } ｜ { $said }
found-plain = { $text }
found-marked = <b>{ $text }</b>
found-open = { $id }号
found-none = { $title } · 没找到
found-none-matter = { $title } · 事情里没找到
found-beside-open = 🗂 别的登记里也有
found-back = ‹ 找到的事
found-beside = <b>别的登记里有</b>
found-item = 🗓 { $number } { $topic } · { $unit }{ $day }恳谈会
found-handed = 📋 { $number } { $title } · { $unit }
found-assessment = ⚖️ { $number } { $name } · { $unit }
found-entry = 📖 { $number } { $name } · { $unit }
found-project = 🏗 { $number } { $name } · { $unit }
found-feature = 🌟 { $number } { $name } · { $unit }
found-training = 🎓 { $number } { $name } · { $unit }
found-open-project = 🏗 项目{ $number }
found-open-feature = 🌟 特色{ $number }
found-open-training = 🎓 培训{ $number }
found-open-assessment = ⚖️ 评估{ $number }
found-open-entry = 📖 名录{ $number }
found-open-item = 🗓 议题{ $number }
found-open-handed = 📋 交办{ $number }
found-none-next = 只在您看得到的事里找：写的是什么、在哪里、什么类别、哪个单位。换个短一点的词试试。

narrow = 🔎 筛选
narrow-on = 🔎 改筛选
narrow-line = 🔎 { $chosen }
narrow-head = { $title } · 筛选
narrow-nothing = 点一下选上，再点一下取消。
narrow-none = 没有符合的。
narrow-ticked = ✓ { $label }
narrow-open = 没办完
narrow-ended = 已结束
narrow-overdue = ⚠️ 超期
narrow-week = 本周报的
narrow-month = 本月报的
narrow-year = 今年报的
narrow-category = 🏷 类别
narrow-category-of = 🏷 { $name }
narrow-unit = 🏠 单位
narrow-unit-of = 🏠 { $name }
narrow-show = 看这 { $many } 件
narrow-clear = ✖ 全部取消
narrow-every = 不限
narrow-back = ‹ 筛选
narrow-which-category = 哪一类？
narrow-which-unit = 哪个单位？连下级一起算。
narrow-unit-below = 选了 <b>{ $unit }</b>，连下级一起算。还可以选下面的：
narrow-unit-chosen = 选了 <b>{ $unit }</b>。
mine-title = <b>我报的事</b>
queue-title = <b>待办</b>
