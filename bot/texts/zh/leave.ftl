# 请假

notice-leave-set = 🗓 { $unit }{ $role } { $span }请假，这几天的事由您代班，消息会发给您。
notice-leave-over = 🗓 { $unit }{ $role } { $span }的请假已取消，不用代班了。
notice-leave-yours = 🗓 已替您请假：{ $span }（{ $unit }{ $role }）。这几天的消息发给备岗。不对的话，发 /leave 取消。
notice-leave-yours-over = 🗓 您 { $span } 的请假已取消（{ $unit }{ $role }）。
notice-back = 👋 您回来了。您的岗位上有 { $open } 件没办完。
notice-back-overdue = 👋 您回来了。您的岗位上有 { $open } 件没办完，其中 { $overdue } 件过了时限。
notice-back-queue = 📥 看待办
command-leave = 请假
help-leave = /leave 请假：这几天的消息发给备岗；也可以写上日子，如 /leave 20号到25号
help-leave-of = /leave 加单位名：替下属岗位请假，如 /leave 古道
leave-head = <b>请假</b>
leave-none = 现在没有请假。
leave-line = • { $span }
leave-covered = { $unit } { $role }：请假时由备岗（AB岗）接着办。
leave-uncovered = ⚠️ { $unit } { $role }：没有备岗，请假时消息还是发给您。想有人替，请上一级的综治协调员或管理员设一位备岗。
leave-uncovered-of = ⚠️ 没有备岗，请假时消息还是发给本人。请管理员给这个岗位设一位备岗。
leave-ask = 请哪几天的假？
leave-day-today = 今天
leave-day-tomorrow = 明天
leave-day-week = 本周
leave-other = 📅 其他日子
leave-cancel = ✖️ 取消 { $span }
leave-first = 从哪天起？点一个，或者打字：25号，20号到25号，下周
leave-last = 从 { $first } 起，到哪天（含当天）？
leave-done = ✅ 已请假：{ $span }。
leave-over = 已取消请假
leave-back = ‹ 返回
leave-gives = 替下属岗位请假：发 /leave 加单位名，比如 /leave 古道。
leave-posts = <b>{ $unit }</b>
    替哪个岗位请假？
leave-post-head = <b>{ $unit } { $role }</b>
leave-no-posts = { $unit }现在没有岗位。
error-refused-set_leave = 您的岗位不能替别人请假。自己请假发 /leave。
error-invalid-leave-days = 这几天不能请：从今天起，最长一年。请重新选。
error-invalid-leave-overlaps = 这几天里已经请过假了。要改的话，先取消原来的。
error-invalid-leave-holder = 这个岗位没有主岗，或者不止一位主岗，请他们自己发 /leave。
