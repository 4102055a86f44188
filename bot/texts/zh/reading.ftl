# /words：一句话上报时，类别猜得准不准；本地的词

command-words = 教它认词
help-words = /words 教它认词：哪些类别改得多，加一个本地的词
words-head = <b>一句话上报，类别改过几次</b>
words-corrected = { $category }：填了{ $many }次，改了{ $changed }次{ $instead ->
    [none] {""}
   *[other] ，多改成{ $instead }
    }
words-none-counted = 还没有。
words-added = <b>加的词</b>（{ $many }个）
words-word = { $word } → { $category }
words-how = 加一个词，写词和类别：/words 散酒铺 消费
    两类都有的，写明是哪类：/words 业委会 矛盾纠纷物业
    只记次数，不记谁写了什么。
words-out = ✖ { $word }
words-done = 加上了：{ $word }。
words-gone = 去掉了。
error-invalid-words-length = 一个词两个字以上，最多{ $limit }个字。写法：/words 散酒铺 消费
error-invalid-words-number = 电话、身份证号不能当词。
error-invalid-words-full = 已有{ $limit }个词，先去掉几个。
error-invalid-words-which = 没找到这个类别，或者两类都有。写法：/words 散酒铺 消费，或 /words 业委会 矛盾纠纷物业
error-not-found-word = 这个词已经去掉了。发 /words 看现在有的。
