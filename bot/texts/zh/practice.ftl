# 演练
command-practice = 演练：随便练，不算数
help-practice = /practice 演练：同样的按钮和问题，随便练，不算数，谁也收不到
practice-mark = 【演练】
practice-banner = 【演练】不算数 · 回正式 /practice
practice-what = 🎓 <b>演练</b>
    报告、受理、办结、周报，都和平时一样做，每条消息前面写着【演练】。
    不算数，谁也收不到；{ $days } 天后自动清空。
practice-begin = 开始演练
practice-go-on = 接着演练
practice-leave = 回到正式
practice-end = 清空并结束
practice-on = <b>您现在在演练</b>，到{ $day }为止。
practice-try-queue = /queue 里有几件练习用的事，可以受理、办结。
practice-try-mine = /mine 里有几件练习用的事。
practice-try-report = /report 自己报一件试试。
practice-try-status = /status 看练习用的数字。
practice-try-org = /org 试着给单位改名、划转，都不算数。
practice-held = 练过的：报告 { $matters } 件，报表 { $reports } 份。
practice-waits = 正式那边没填完的先放着，回去接着填。
practice-off = ✅ <b>您现在是正式办理。</b>
practice-kept = 演练留到{ $day }，随时可以接着练。
practice-cleared = ✅ 演练清空了。<b>您现在是正式办理。</b>
practice-real = 这是正式的，您现在在演练，所以没有办。请发 /practice 回到正式，再办一次。
practice-paused = 这是演练里的，您现在是正式办理，所以没有办。要接着练，请发 /practice。
practice-ended = 这是演练里的，那次演练已经结束，所以没有办。现在是正式办理。
practice-over = 演练到期，已经清空，刚才这一步没有办。现在是正式办理。
practice-gone = 演练打不开了，已经结束，刚才这一步没有办。现在是正式办理。
practice-none = 这里没有开演练。需要的话，请管理员打开。
practice-example-place = 【练习】
practice-example-leak = 三楼水管漏水，二楼墙面泡了，两家说不拢
practice-example-noise = 楼下棋牌室夜里吵，楼上住户要去理论
practice-example-lamp = 小区西门路灯坏了几天，晚上看不清路
error-invalid-practice-full = 现在练的人太多了（最多 { $limit } 人）。请过一会儿再来。
error-invalid-practice-large = 演练里的东西满了（最多 { $limit } MB）。请发 /practice，清空后再练。
