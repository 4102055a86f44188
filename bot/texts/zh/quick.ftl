# 输入框下面的常用按钮：按岗位摆，直接打这几个字也一样

quick-report = 📝 上报
quick-mine = 📄 我报的
quick-find = 🔍 找一件事
quick-where = 📍 去哪里
quick-who = 📞 找谁
quick-queue = 📥 待办
quick-todo = 📌 交办事项
quick-weekly = 🗓 周报
quick-halfmonth = 🗓 半月报
quick-monthly = 🗓 月报
quick-status = 📊 辖区情况
quick-overdue = ⏰ 超期
quick-inquiries = ❗ 督办
quick-chart = 📈 看图
quick-referrals = 📨 移送的事
quick-aid = ⚖️ 记法援
quick-invite = ✉️ 邀请
quick-org = 🏢 单位管理
quick-due = ⏳ 报表时间
quick-calendar = 📅 上班日历
quick-import = 📂 导入台账
quick-help = ❓ 帮助

quick-hint = 写一句话就能报一件事
quick-changed = 输入框下面的按钮换成现在用得上的了。
quick-gone = 输入框下面的按钮收起来了。辛苦了！
