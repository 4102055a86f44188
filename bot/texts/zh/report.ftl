# 上报：一问一答，最后核对

report-waiting = 您还有没报完的：接着报，还是新报一件？
report-waiting-line = { $n }. { $what }（{ $at }）
report-waiting-no-words = 还没写简述
report-waiting-go-on = 接着报第{ $n }件
report-waiting-new = 新报一件

report-kind = 报哪一类？
report-kind-dispute = 矛盾纠纷
report-kind-opinion = 社情民意

report-category = <b>{ $kind }</b>，属于哪种？

report-place = 在哪儿？点下面的按钮，或直接打字写楼栋、路段（如“3号楼”，不用写门牌）。
report-here-grid_1 = 本网格
report-here-grid_2 = 本网格
report-here-community = 本社区（{ $unit }）
report-here-street = 本街道（{ $unit }）
report-here-district = 本区（{ $unit }）
report-here-city = 本市（{ $unit }）
report-here-centre = 本中心（{ $unit }）

report-people = 牵涉多少人？

report-summary = 用一句话说说是什么事，{ $limit }字以内。不用写姓名、电话、身份证号。
    照片、语音现在发也行，不发也行。
report-summary-now = 现在写的是：{ $summary }


report-preview = <b>请看一眼，没问题就提交：</b>
report-preview-category = 类别：{ $kind } · { $category }
report-preview-place = 地点：{ $place }
report-preview-people = 人数：{ $people }
report-preview-summary = 简述：{ $summary }
report-preview-urgency = 紧急程度：{ $urgency }
report-same-ask-add = 🔁 像是第{ $id }号：{ $day }报的，{ $placed ->
    [yes] 同一地点
   *[no] 同一辖区
    }。补充到那里？
report-same-ask-look = 🔁 像是第{ $id }号：{ $day }有人报过，{ $placed ->
    [yes] 同一地点
   *[no] 同一辖区
    }。先看看？
report-same-add = ➕ 补充到第{ $id }号
report-same-look = 👀 看第{ $id }号
report-same-added = 已补到第{ $id }号，没有另报一件。
report-submit = ✅ 提交
report-edit-category = 改类别
report-edit-place = 改地点
report-edit-people = 改人数
report-edit-summary = 改简述
report-edit-urgency = 改紧急程度
report-edit-files = 附件

report-urgency = 有多急？
report-danger = ⚠️ 有人身危险，请先拨打 110、119 或 120。
danger-tell = ⚠️ 有人身危险，请先拨打 110、119 或 120，再告诉那里的社区。
danger-report = 要报这件事，发 /report 就行。

report-files = 附件：{ $files } 个
report-files-ask = 把照片或语音直接发过来，最多 { $limit } 个。
report-files-drop = 清空附件
report-file-kept = 收到，已附在这件事里（共 { $count } 个）。
report-caption-left = 照片附上了，配的文字没有改动简述；要改请点“改简述”。

report-cancel = 不报了？已经填的会删掉。
report-cancel-yes = 放弃
report-cancel-no = 继续填写
report-given-up = 已放弃，没有上报。想报的时候发 /report。
report-left = 好的，没报完的还给您留着。想接着报就发 /report。

receipt-filed = <b>已收到，编号 { $number }。</b>
receipt-next = { $unit }会在 { $due } 前受理，有进展马上告诉您。
receipt-next-open = { $unit }会接着处理，有进展马上告诉您。
receipt-open = 看这件
receipt-another = 再报一件

# 一句话上报：照着话先填好，再核对
report-assumed = { $value }{ $field ->
    [category] （猜的）
   *[other] （默认）
    }
report-preview-assumed = { $which ->
    [guessed] “猜的”
    [default] “默认”
   *[both] “猜的”“默认”
    }请核对一下，不对就点下面改。
report-preview-urgent = 急就点“改紧急程度”。
report-preview-danger = ⚠️ 有没有人受伤或有危险？有就先打 110、119 或 120，再点“改紧急程度”。
report-instead = → { $kind }·{ $category }
report-likely = 这件事算哪一类？

    { $summary }
report-likely-none = 都不是，自己选
report-several = 这像是两件事：

    1. { $first }
    2. { $second }

    分成两件报，各有各的编号。
report-several-two = 分成两件报
report-several-one = 就当一件报

voice-words = 🎤 语音 { $seconds } 秒
voice-kept = 🎤 语音收下了，它就是这件事的说明，办理人打开就能听。别的点一下就好。
voice-heard = 🎤 下面的话是听写的，请核对；不对的，提交前都能改。
voice-cut = 话比较长，文字只留前 { $limit } 字，语音是完整的。
voice-number = 语音里说到了号码：文字里遮住了，语音里还听得到；不合适，提交前可以在“附件”里清空，文字还在。
voice-said = 听到的是：“{ $words }”
