# 公告：单位对自己的人说一句话

command-postings = 公告
help-postings = /postings 公告：单位最近说了什么
postings-head = 📌 <b>公告</b>
postings-none = 现在没有公告。
posting-line = <b>{ $unit }</b> · { $day }
    { $words }
posting-write = ＋ 贴一条
posting-words = 要对单位里的人说什么？请写一句话，不写姓名和电话。
posting-check = 单位里的人会收到：

    { $words }

    没错就贴出去；要改，重新发一句。
posting-send = 📌 贴出去
posting-done = ✅ 已贴出去。
notice-posting = 📌 <b>{ $unit }</b>的公告：
notice-posting-all = 看全部公告

error-refused-put_up = 您的岗位不用贴公告。发 /postings 看看单位说了什么。
