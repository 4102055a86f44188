# 法律援助：点一下记一次，按月确认

command-aid = 法律援助：记咨询、记受理、确认月报
help-aid = /aid 法律援助：来一次点一下；月底点一下确认
aid-way-visit = 来访
aid-way-call = 来电
aid-way-online = 网上
aid-way-round = 巡回
aid-way-passed-on = 转交
aid-way-accepted = 受理
aid-topic-wages = 劳动报酬
aid-topic-injury = 工伤
aid-topic-family = 婚姻家庭
aid-topic-support = 赡养抚养
aid-topic-traffic = 交通事故
aid-topic-consumer = 消费
aid-topic-other = 其他

aid-none = ⚖️ 您这里还没有登记法律援助站点。请综治协调员或管理员在 /where 里“➕ 新增”。
aid-not-yours = 法律援助由这些岗位来记：{ $posts }。查哪里能咨询：/where 法援
aid-stations = ⚖️ <b>法律援助 · { $month }</b>
    { $total } 个站点，咨询 { $asked } 人次，受理 { $cases } 件
aid-line = • { $name }：咨询 { $asked } · { $what } { $many }
aid-line-owing = ⏰ { $name }：咨询 { $asked } · { $what } { $many } · 上月没确认
aid-near = 📍 就近哪里开着
aid-head = ⚖️ <b>{ $name } · { $month }</b>
aid-asked = 咨询 <b>{ $many }</b> 人次（{ $parts }）
aid-passed-on = 转交 <b>{ $many }</b> 件
aid-cases = 受理 <b>{ $many }</b> 件
aid-cases-referred = 受理 <b>{ $many }</b> 件，其中援调访移送 { $referred } 件（已自动计入，不用再记）
aid-topics = 事由：{ $parts }
aid-part = { $name } { $many }
aid-fix = ✏️ 更正 { $way }·{ $topic } { $number }：{ $reason }
aid-confirmed = ✅ { $at } { $by }确认
aid-revised-referral = ✏️ { $at } { $by }更正（第{ $number }次）：确认以后，援调访又有受理，或受理撤回了
aid-revised = ✏️ { $at } { $by }更正（第{ $number }次）：{ $reason }
aid-to-confirm = ⏰ { $month }请确认；没有也要点一下确认。
aid-owing = ⏰ { $month }还没确认，点“‹ { $month }”去确认。
aid-how = 来一次点一下。只记次数，不记是谁。
aid-plus = ➕ { $way }
aid-day = 📝 一次记一天
aid-correct = ✏️ 更正
aid-confirm = ✅ 确认{ $month }
aid-confirm-nil = ✅ 确认{ $month }：没有
aid-earlier = ‹ { $month }
aid-later = { $month } ›
aid-to-stations = ‹ 全部站点
aid-which-topic = ⚖️ <b>{ $name }</b>
    { $way }：为了什么事？点一下就记 1。
aid-done-plus = 已记：{ $way } · { $topic } +1
aid-done-confirm = 已确认
aid-done-save = ✅ 已记上。
aid-late = 这个月已经确认，请用“✏️ 更正”

aid-day-head = 📝 <b>{ $name }</b>：一次记一天
aid-fix-head = ✏️ <b>{ $name } · { $month }</b>：更正
aid-ask-way = { $head }

    记哪一项？
aid-ask-topic = { $head }
    { $told }

    为了什么事？
aid-ask-day = { $head }
    { $told }

    哪一天？点一个，或者打一个日子（比如 11-20）。
aid-ask-number = { $head }
    { $told }

    一共多少？写一个数。
aid-ask-number-fix = { $head }
    { $told }

    差多少？多记了写 -2，少记了写 3。
aid-one-less = 多记了 1
aid-ask-reason = { $head }
    { $told }

    为什么更正？用一句话写。
aid-check = { $head }
    { $told }：<b>{ $number }</b>

    没问题就记上。
aid-check-fix = { $head }
    { $told }：<b>{ $number }</b>
    原因：{ $reason }

    没问题就记上。
aid-save = ✅ 记上
aid-other-number = ‹ 改数
typed-count-less = 减 少 少了 多记了 多记
typed-count-after = 人次 次 件 个 人

notice-aid-due-answer = ⚖️ 今天请确认法律援助{ $month }的数（没有也点一下）：
notice-aid-due-handler = ⏰ 法律援助{ $month }的数过了日子还没确认：
notice-aid-due-stand-in = ⏰ 法律援助{ $month }的数还没确认，主岗可能忙不开，请备岗帮着确认：
notice-aid-due-head = ⏰ 您单位的法律援助站点{ $month }还没确认，方便的话问一声：
notice-aid-due-next-tier = ⏰ 下级法律援助站点{ $month }还没确认，方便的话问一声：
notice-aid-line = • { $unit }：{ $name }
notice-aid-open = ⚖️ { $name }
notice-aid-all = ⚖️ 全部站点

error-refused-count_aid = 这个站点不归您记。
error-invalid-aid-way = 这一项不归这个站点记：工作站和联系点记咨询和转交，受理只由中心记。
error-invalid-aid-number = 请写 1 到 { $limit } 之间的数。
error-invalid-aid-confirmed = 那个月已经确认，请用“✏️ 更正”并写明原因。
error-invalid-aid-below-zero = 减得太多了，这一项会变成负数。
error-invalid-aid-early = 这个月还没过完，月底那天起才能确认。
error-invalid-count-unclear = 请写一个数，比如 12。
