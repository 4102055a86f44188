# 各处共用的按钮

button-back = ‹ 返回
button-cancel = 取消
button-earlier = ‹ 上一页
button-later = 下一页 ›

# 人们怎么打字
typed-digits = 一二三四五六七八九
typed-two = 两
typed-tens = 十百千
typed-people-before = 约 大约 大概 差不多 有 共 一共
typed-people-under = 不到 不足 不满
typed-people-below = 以下 以内 之内
typed-people-after = 号人 个人 人 个 口人 口 户 名 位
typed-people-more = 多 来 几 余 以上 左右 上下
typed-people-to = 到 至 或 、
typed-thousand = 千
typed-from = 从 自
typed-until = 到 至
typed-and = 、 和 跟
typed-onward = 起 开始
typed-many-days = 天
typed-today-too = 今明 今明天 今明两天
typed-tomorrow-too = 明后 明后天 明后两天
typed-tenth = 角 毛 角钱 毛钱
typed-cent = 分 分钱
typed-point = 点
typed-total = 共 一共 总共 共计 合计 总计
typed-whole = 整
typed-formal = 壹贰叁肆伍陆柒捌玖拾佰仟
typed-yuan-marks = 元 块 块钱 元整 元钱 圆 圆整 人民币
typed-yes = 是 是的 对 对的 好 好的 行 可以 嗯 确认 确定 没问题
typed-no = 否 不 不是 不对 不行 不要 先不
typed-nicety = 你好 您好 你好啊 您好啊 在吗 在么 在不在 有人吗 早 早上好 上午好 中午好 下午好 晚上好 谢谢 谢谢你 谢谢您 谢谢了 多谢 辛苦了 您辛苦了 再见 拜拜
typed-refusing = 不 别 没
typed-behind = ；
typed-ends = 。；，;,.
typed-or = ”、“
typed-nothing = 零〇
typed-masked = 🔒 号码不记：已用 * 遮住，您发的那条也从聊天里删掉了。
typed-masked-stays = 🔒 号码不记，已用 * 遮住。您发的那条没能自动删掉，请长按它，自己删一下。
typed-number = 🔒 号码不记，您发的那条已从聊天里删掉。
typed-number-stays = 🔒 号码不记。您发的那条没能自动删掉，请长按它，自己删一下。
typed-given-back = 去掉号码还给您，要用请复制：
typed-given-above = 您的话去掉了号码，在上面那条里，要用请复制。
typed-card = 🔒 名片里有号码，这里不收，已从聊天里删掉。
typed-card-stays = 🔒 名片里有号码，这里不收。没能自动删掉，请长按它，自己删一下。
typed-late = 那一步已经结束，在聊天里改字不会跟着变。要更正，请打开那件事，点“补充情况”。
typed-filed = 第{ $id }号已经记下，聊天里改字不会跟着变。改过的话可以补上去：
typed-old = 改的是早先的消息，这里没有跟着变。要改这一步，请重新打一遍。

# 有一件没写完，又要做别的
open-unfinished = 您还有一件没写完，没写完的不会保存。先写完它，还是放下？
open-go-on = ‹ 接着写
open-drop = 放下它
open-drop-report = 放下它，上报新的
open-dropped = 已放下，没有保存。

# 单位：往上一级、同名的、没找到的
unit-up = ‹ { $unit }
unit-which = “{ $name }”是哪一个？
unit-unknown = 没找到“{ $name }”，或不在您的范围里。换个叫法，或只写一部分名字试试。

# 一句话简述
summary-line = 📝 { $summary }
half-year-1 = { $year }年上半年
half-year-2 = { $year }年下半年
