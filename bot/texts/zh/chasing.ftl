# 催办：等补充的、没人受理的紧急件

notice-question-reporter = ❓ 您报的<b>{ $title }</b>，{ $unit }还在等您补充一句（{ $asked } 问的）。点下面的按钮答，或者直接回复这条：
notice-question-handler = ❓ <b>{ $title }</b>，报告人还没有补充（{ $asked } 问的）。可以再问一次，也可以不等了，接着办：
notice-question-head = ❓ 您单位的<b>{ $title }</b>还在等报告人补充（{ $asked } 问的）。方便的话问一声，看看能不能先办：
notice-question-next-tier = ❓ { $unit }的<b>{ $title }</b>还在等报告人补充（{ $asked } 问的）。方便的话问一声，看看能不能先办：
notice-question-unreached = 📵 <b>{ $title }</b>，报告人联系不上，{ $asked } 问的话没有送到。请用别的办法问一声，或者不等了，接着办：
notice-go-answer-of = 去答第{ $id }号
notice-red-taker = 🔔 紧急的<b>{ $title }</b>从 { $since } 起还没有人受理，请马上看一眼。
notice-red-above = 🔔 紧急的<b>{ $title }</b>从 { $since } 起还没有人受理，由{ $keeper }负责。请马上问一声。
notice-red-above-unreached = 📵 紧急的<b>{ $title }</b>从 { $since } 起还没有人受理，{ $keeper }联系不上。请马上用别的办法联系，或者另派单位。
notice-red-reporter = 🔔 您报的<b>{ $title }</b>还没有人受理。已经再次提醒{ $keeper }，也告诉了上一级，有人受理马上告诉您。
notice-red-reporter-unreached = 🔔 您报的<b>{ $title }</b>还没有人受理，{ $keeper }联系不上，已经告诉上一级。着急的话请直接打电话。
notice-accept-it = ✅ 受理
notice-referral-progress-answer = ⏰ { $head }，接收以来还没有结果。办好了请登记；谈得拢的，也可以转回调解。
notice-referral-progress-outside = ⏰ { $head }，{ $body }接收以来还没有结果。方便的话问一声，有结果就登记一下。
notice-referral-progress-sender = ⏰ { $head }，{ $body }接收以来还没有结果。方便的话问一声进展；不需要了就撤销移送。
notice-extension-again = 🕒 <b>{ $title }</b>，{ $by }申请延期{ $days }个工作日，到 { $until }，还在等您答复：
