# 简报：自己选哪天早上发来

command-digest = 定时简报
help-digest = /digest 定时简报：每周一或者每天早上发来数字和图
digest-open = 📬 定时简报
digest-head = 📬 <b>定时简报</b>：数字和一张图，自己发来
digest-row = · { $unit } { $role }：<b>{ $pace }</b>
digest-when = 上班那天早上 { $morning } 发；周一放假，就在这周第一个上班日发。没有新情况、也没有超期的，就不发。
digest-off = 不发
digest-monday = 周一
digest-daily = 每天
digest-chosen-off = 好，不发了
digest-chosen-monday = 好，每周一早上发
digest-chosen-daily = 好，每个上班日早上发
digest-title-monday = 📬 本周简报
digest-title-daily = 📬 今早简报
digest-week-before = 上周（{ $week }）新排查 { $found } · 化解 { $resolved }
digest-week = 本周到现在 新排查 { $found } · 化解 { $resolved }
digest-plain-monday = 📬 <b>{ $unit }</b> 本周简报：数字请点“总览”看
digest-plain-daily = 📬 <b>{ $unit }</b> 今早简报：数字请点“总览”看
digest-board = 📊 总览
