# 去大屏和网页
command-page = 打开大屏
help-page = /page 在电脑和大屏上看：数字、清单、每件事的经过
page-link = 🖥 <b>大屏</b>
    { $minutes } 分钟内点开，用一次；进去后 { $hours } 小时自动退出。
    链接是您一个人的，请不要转发。
page-open = 🖥 打开大屏
page-inside = 在 Telegram 里打开
page-over = 全部退出
page-ended = 已退出，关掉了 { $count } 处。
page-none = 现在没有打开的大屏。没用过的链接也作废了。
page-again = 再要一个链接
page-off = 这里没有开大屏。需要的话，请管理员按说明打开。
error-bad-pass = 这个链接用过了，或者过了时间。请再发一次 /page。
