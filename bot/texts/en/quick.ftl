# The quick buttons under the message box, by post; typing the words does the same

quick-report = 📝 Report
quick-mine = 📄 My reports
quick-find = 🔍 Find one
quick-where = 📍 Where to go
quick-who = 📞 Whom to ask
quick-queue = 📥 To do
quick-todo = 📌 Tasks
quick-weekly = 🗓 Weekly
quick-halfmonth = 🗓 Half-month
quick-monthly = 🗓 Monthly
quick-status = 📊 My area
quick-overdue = ⏰ Overdue
quick-inquiries = ❗ Inquiries
quick-chart = 📈 Charts
quick-referrals = 📨 Referrals
quick-aid = ⚖️ Count aid
quick-invite = ✉️ Invite
quick-org = 🏢 Units
quick-due = ⏳ Due dates
quick-calendar = 📅 Workdays
quick-import = 📂 Import
quick-help = ❓ Help

quick-hint = One sentence is a report
quick-changed = The buttons under the message box are now those you need.
quick-gone = The buttons under the message box are gone. Thank you for your work!
