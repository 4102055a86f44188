# 培训
command-training = 培训：记一次、看各单位
help-training = /training 培训：哪天、什么形式、讲什么、来了多少人；不签到、不记名
training-head = 🎓 <b>培训</b> · { $total } 次
training-head-unit = 🎓 <b>{ $unit } 培训</b> · { $total } 次
training-line = { $day } { $unit } · { $form } · { $came } 人
    { $topic }
training-none = 还没有记过。
training-form-gathered = 集中培训
training-form-meeting = 以会代训
training-form-on_the_job = 岗位练兵
training-enter = ＋ 记一次
training-by-unit = 🏘 按单位
training-sheet = 📄 表格
training-all = ‹ 全部
training-list = ‹ 培训
training-units = 🎓 <b>{ $year }年培训</b> · { $held } 次，{ $units } 个单位。点开看是哪几次。
training-of-year = { $year }年
training-unit = { $unit } { $held } 次
training-title = 🎓 <b>{ $topic }</b>
training-what = { $day } · { $unit }
    { $form } · { $came } 人
training-material = 资料：{ $material }
training-file = 📎 看资料
training-take-back = 记错了，撤回
training-take-back-yes = 确定撤回
training-sure = 撤回后不再显示、不再计入。确定吗？
training-taken-back = ✅ 撤回了。
training-not-yours = 培训由这些岗位记：{ $posts }。您参加就行，不用签到，也不用填。
training-so-far = 🎓 { $told }
training-ask-unit = 🎓 给哪个单位记？
training-ask-form = { $head }

    什么形式？
training-ask-day = { $head }

    哪天？点一下，或者写日期，比如 11月20日。
training-ask-topic = { $head }

    讲什么？写几个字，比如：调解文书怎么写。
training-ask-came = { $head }

    来了多少人？写个数，不用名单。
training-ask-material = { $head }

    有资料的，写一句话，或者发照片、PDF；没有就点下面。
training-no-material = 没有资料
training-has-file = 已附文件
training-empty = 没有
training-check =
    { $head }
    { $came } 人
    资料：{ $material }

    没问题就点“记下来”。
training-save = ✅ 记下来
training-anew = ✏️ 从头改
training-done = ✅ 记下来了。
training-late = 这个单位现在不归您记了，没有记。
training-sheet-title = { $year }年培训
training-sheet-name = 培训
training-sheet-subtitle = 共 { $held } 次；只有单位和人数，没有名单
training-sheet-sent = 📄 { $title }：{ $rows } 次
training-column-unit = 单位
training-column-day = 日期
training-column-form = 形式
training-column-topic = 主题
training-column-came = 人数
training-column-material = 资料
training-column-file = 有文件
year-trainings = 培训
year-trainings-title = { $unit }{ $year }年培训场次
error-refused-train = 您的岗位不记培训。
error-invalid-topic-missing = 请写几个字，讲的是什么。
error-invalid-topic-too-long = 太长了，请写在 { $limit } 个字以内。
error-invalid-material-too-long = 太长了，请写在 { $limit } 个字以内。
error-invalid-training-ahead = 这天还没到。请写已经办过的那天。
error-invalid-training-long-ago = 太久以前了，一年以内的才能记。
error-invalid-training-came = 请写 1 到 { $limit } 之间的人数。
