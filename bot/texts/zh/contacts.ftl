# 当事人联系方式：只有办理人看得到

contacts-entry = 📇 联系方式
contacts-head = 📇 <b>第{ $id }号 · 当事人联系方式</b>
contacts-none = 还没有登记。
contacts-hint = 加密保存，只有您看得到；每看一次都有记录。归档后到期自动删除。
contacts-off = 这项功能没有开启。需要的话，请管理员设置密钥。
contact-add = ＋ 登记一个
contact-look = 👁 查看{ $party }
contact-correct = ✏️ 更正
contact-drop = 🗑 删除
contact-line = · { $one }
contact-one = { $party } { $hint }
contact-unreadable = （打不开了）
contact-gone = 这一条已经不在了

contact-party-first = 甲方
contact-party-second = 乙方
contact-party-other = 其他

contact-ask-party = <b>第{ $id }号</b>
    登记谁的联系方式？不用写姓名。
contact-ask-value = <b>第{ $id }号 · { $party }</b>

    请发电话，也可以写怎么联系、几点方便。
    不写姓名、证件号。收到后马上加密，您发的那条会从聊天里删掉。
contact-ask-correct = <b>{ $one }</b>

    请发正确的联系方式，旧的随即删掉。您发的那条会从聊天里删掉。
contact-saved = ✅ <b>第{ $id }号</b>：已加密保存。
contact-stays = ⚠️ 您刚才发的那条没能自动删掉，请长按它，自己删一下。
contact-another = ＋ 再登记一个
contact-done = ‹ 好了
contact-only-text = 这里只收文字。请把号码打成一句话发过来。

contact-ask-reason = <b>{ $one }</b>

    为什么要看？点一个，或者写一句（不写姓名、号码）。您看的时间和原因会记下来。
contact-reason-appointment = 约调解时间
contact-reason-follow_up = 回访
contact-reason-verify = 核实情况
contact-reason-only = 请点一个原因，或者打字写一句。
contact-opening = 🔒 正在打开…
contact-shown = 第{ $id }号 · { $party }
    <b>{ $value }</b>

    { $minutes }分钟后自动收起。
contact-hide = 看完了，收起

contact-ask-drop = <b>{ $one }</b>

    真的要删除吗？删了就找不回来。
contact-yes-drop = 🗑 删除
contact-no-drop = ‹ 不删了
contact-dropped = 🗑 已删除。

error-unreadable = 这一条打不开了，保存它的密钥已经换掉。请删除后重新登记，或者找管理员。
error-wrong-step-keep_contact = 这件事已经结束，不再登记联系方式。
error-invalid-contacts-off = 联系方式功能没有开启。需要的话，请管理员设置密钥。
error-invalid-contact-missing = 还没写内容，请把电话发过来。
error-invalid-contact-too-long = 写了 { $length } 字，最多 { $limit } 字。只写电话和怎么联系就行。
error-invalid-contact-id-number = 里面好像有证件号，没有保存。这里只要联系方式，请重新发。
error-invalid-too-many-contacts = 一件事最多登记 { $limit } 个，已经满了。
error-invalid-reason-missing = 请点一个原因，或者写一句为什么要看。
error-invalid-reason-too-long = 写了 { $length } 字，最多 { $limit } 字。写短一点就行。

error-not-found-file = 这个附件已经不在了。需要的话，请报告人再发一次。
error-invalid-files-full = 现在存不下照片和语音了，请告诉管理员。文字照常可以报。

error-invalid-contact-early = 这个号码还没登记。先点下面的按钮，选好是谁的，再发一遍。
contact-no-number = 这句里没有号码，还没保存，也没删。是要登记的联系方式吗？
contact-keep-words = 🔒 是，加密保存
contact-not-meant = ‹ 不是，不登记了
contact-let-be = 好的，没有保存，您的话也没动。
contact-again = 那条看不到了，请再发一次。
