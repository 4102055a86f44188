# 各处共用的按钮

button-back = ‹ 返回
button-cancel = 取消
button-earlier = ‹ 上一页
button-later = 下一页 ›
