# 一社区一特色

command-feature = 一社区一特色
help-feature = /feature 一社区一特色：是什么、为什么、办过哪些活动

feature-kind-learning = 学习型
feature-kind-science = 科普型
feature-kind-service = 服务型
feature-kind-health = 健康型
feature-kind-sports = 文体型
feature-kind-culture = 文化型
feature-kind-harmony = 和谐型

features-head = 🌟 <b>一社区一特色：{ $running }/{ $total } 个社区有</b>
features-none = 您的范围里没有社区。
features-line = • <b>{ $unit }</b> · { $title }（{ $kind }）
    今年 { $events } 场，{ $came } 人次
features-line-none = • <b>{ $unit }</b> · 还没有
feature-list = ‹ 特色清单
feature-new = 🌟 <b>新的特色</b>
feature-title = 🌟 <b>{ $unit } · { $title }</b>
feature-what = { $kind } · { $since }起
feature-purpose = 🎯 { $purpose }
feature-ended = ⏹ { $day }结束
feature-year = 📊 { $year }年办了 { $held } 场，来了 { $came } 人次
feature-event = • { $day } { $what }：{ $came } 人
feature-event-dropped = • <s>{ $day } { $what }</s> 已撤：{ $why }
feature-revision = ✏️ { $at } { $role }更正：{ $why }
feature-renamed = ✏️ { $at } { $role }更正（原名 { $title }）：{ $why }
feature-next = 👉 办了活动，点“记活动”：哪天、什么、来了多少人。不用照片。

feature-do-add_event = ➕ 记活动
feature-do-drop_event = ✂️ 撤一场
feature-do-revise = ✏️ 更正
feature-do-end = ⏹ 结束
feature-do-another = 🔄 换一个特色
feature-keep = 不改，下一步

feature-ask-kind = 👉 哪一型？
feature-ask-title = 👉 叫什么？写短一点。
feature-ask-purpose = 👉 为了什么？写一句。
feature-ask-since = 👉 从哪天起？打日期（如 2024-3-1）。
feature-ask-day = 👉 哪天办的？点一下，或打日期。
feature-ask-what = 👉 办了什么？写一句。
feature-ask-came = 👉 来了多少人？打个数。
feature-ask-event = 👉 撤哪一场？
feature-ask-why = 👉 为什么？写一句，会留下来。
feature-said-kind = 型：{ $kind }
feature-said-title = 名：{ $title }
feature-said-purpose = 为：{ $purpose }
feature-said-since = 起：{ $day }
feature-said-day = 📅 { $day }
feature-said-what = 💬 { $what }
feature-said-came = 👥 { $came } 人
feature-said-why = 💬 { $why }
feature-check-begin = 对吗？现在有特色的，今天就结束，换成这个。
feature-check-revise = 这样更正吗？原来写的会留着。
feature-check-end = 这个特色今天结束吗？
feature-check-add_event = 这样记吗？
feature-check-drop_event = 撤掉这一场吗？不再算数，但会留着。
feature-send = ✅ 确定
feature-done-begin = ✅ 已登记。
feature-done-revise = ✅ 已更正。
feature-done-end = ✅ 已结束。
feature-done-add_event = ✅ 已记下。
feature-done-drop_event = ✅ 已撤掉。
feature-late = 情况有变，请看最新的。

error-refused-keep_feature = 特色由社区自己的岗位和街道协调员来记。
error-not-found-feature = 没找到这个特色，或不在您的范围里。
error-not-found-event = 没找到这场活动，或不在您的范围里。
error-wrong-step-feature = 这个特色已经结束了。
error-invalid-feature-community = 只有现有的社区才有特色。
error-invalid-feature-title = 请写上叫什么。
error-invalid-feature-purpose = 请写一句为了什么。
error-invalid-event-what = 请写一句办了什么。
error-invalid-event-came = 人数在 0 到 { $limit } 之间。
