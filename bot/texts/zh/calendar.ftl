# /calendar：哪天上班，哪天休息

command-calendar = 哪天上班、哪天休息
help-calendar = /calendar 哪天上班、哪天休息，点一天就能改

calendar-head = 📅 <b>{ $year }年{ $month } 工作日历</b>
calendar-day = { $day } { $weekday }
calendar-work = 班
calendar-off = 休
calendar-bold = <b>{ $words }</b>
calendar-by-command = 已改：{ $reason }
calendar-by-file = 日历文件
calendar-by-notice = 放假通知
calendar-by-regulation = 法定节假日
calendar-file-work = 日历文件写的是班，以这里为准
calendar-file-off = 日历文件写的是休，以这里为准
calendar-mark = 暂定
calendar-provisional = 暂定：放假安排还没公布，法定节假日照常休，其余先按周一到周五上班算。
calendar-pick = 要改哪一天，点它的日子。
calendar-ask = 这一天改成什么？
calendar-set-off = 改成休息
calendar-set-work = 改成上班
calendar-take-back = 取消改动
calendar-ask-why-off = { $day }改成休息，是什么原因？点一个，或者自己写：
    <code>/calendar { $number } { $typed } 原因</code>
calendar-ask-why-work = { $day }改成上班，是什么原因？点一个，或者自己写：
    <code>/calendar { $number } { $typed } 原因</code>
calendar-why-state = 国务院放假通知
calendar-why-province = 省市通知
calendar-why-district = 本区安排
calendar-why-mistake = 更正
calendar-typed-1 = 班 上班
calendar-typed-0 = 休 休息
calendar-typed-2 = 取消
calendar-done = 已改，马上生效。已经给出的时限不变。
error-invalid-calendar-day = 只能改今天以后两年以内的日子。
error-invalid-calendar-reason = 请写明原因，不超过 { $limit } 个字。
error-invalid-calendar-typed = 没看明白。请这样写：/calendar 2027-10-01 休 国庆节（休、班或取消）
