# 上交、派单、接单、退回

notice-take-it = 📥 接单
notice-turn-it-back = ↩️ 退回
notice-not-fixed-it = 🔁 没有解决
notice-hand_up-known = ⏫ { $head }，{ $by }上交给{ $to }了，请关注：
notice-assign-known = 📤 { $head }，{ $by }派给{ $to }了，请关注。
notice-offered-where = { $urgency } ｜ 📍 { $place }
case-due-take = ⏰ { $due } 前接单
case-overdue-take = ⚠️ 已超期，应在 { $due } 前接单
queue-to-take = 📥 待接单
queue-handed-on = ⏳ 等对方接单
step-ask-hand_up = { $about }

    要上交给<b>{ $to }</b>。写一句为什么，比如：涉及两个社区，本级协调不了。
step-ask-turn_back = { $about }

    退回给<b>{ $to }</b>。写一句为什么，或者还缺什么。
step-ask-reopen = { $about }

    为什么要重新打开？写一句，比如：回访得知对方没有按约定修。
step-ask-not_fixed = { $about }

    哪里还没有解决？发一句话，办理人好接着办。不想写，点下面的按钮就行。
step-ask-unit = { $about }

    派给哪个单位？
step-ask-unit-none = { $about }

    下面没有可以派的单位，请在本级办理，或者上交一级。
unit-suggested = ⭐ { $unit }（建议）
unit-plain = { $unit }
unit-empty = { $unit }（没人在岗）
unit-suggested-empty = ⭐ { $unit }（建议，没人在岗）
step-check-hand_up = { $about }

    上交给<b>{ $to }</b>，理由：

    { $note }

    没问题就上交；要改就重新发一句。对方接单之前，仍由您负责。
step-check-turn_back = { $about }

    退回给<b>{ $to }</b>，理由：

    { $note }

    没问题就退回；要改就重新发一句。
step-check-reopen = { $about }

    重新打开，理由：

    { $note }

    没问题就打开；要改就重新发一句。
step-check-not_fixed = { $about }

    会告诉办理人：

    { $note }

    没问题就发；要改就重新发一句。
step-check-assign = { $about }

    派给<b>{ $to }</b>。想说明一句，现在发过来；不用说明就直接派。
step-check-assign-note = { $about }

    派给<b>{ $to }</b>，说明：

    { $note }

    没问题就派；要改就重新发一句。
step-send-hand_up = ⏫ 上交
step-send-turn_back = ↩️ 退回
step-send-reopen = 🔁 重新打开
step-send-not_fixed = 🔁 告诉办理人
step-send-assign = 📤 派单
step-without-not_fixed = 🔁 直接重新打开
step-default-reply = 📌 已在公告栏答复
reply-on-board = 已在公告栏答复
notice-resolve-opinion = 📄 { $head }有结果了：{ $outcome }。{ $by }这样答复：
notice-close-opinion = 🗂 { $head }已办完归档：{ $outcome }。{ $by }这样答复：
error-wrong-step-thanks = 这件事还没办完，办完再谢不迟。
error-wrong-step-rate = 这件事还没有答复，等有了答复再评。
preview-unit = 第{ $number }调解中心
