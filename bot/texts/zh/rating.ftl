# 办完以后报告人的回应：谢谢、满意度

notice-thanked = 🙏 <b>{ $title }</b>，{ $unit }的报告人说：谢谢您。
thank = 🙏 谢谢
thanks-given = 🙏 已转告办理人
did-thanks = 说了声谢谢
rate-satisfied = 😊 满意
rate-fairly = 🙂 基本满意
rate-not = 🙁 不满意
rate-given = 记下了：{ $grade }
rate-given-not = 记下了：不满意。还没解决的话，请点“没有解决”。
case-rated = 报告人评价：{ $grade }
satisfaction-satisfied = 满意
satisfaction-fairly = 基本满意
satisfaction-not = 不满意
