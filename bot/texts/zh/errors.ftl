# 出了问题怎么说：先说怎么了，再说怎么办

error-stale = 这一页已经用过或过期了，请看最新的消息。
error-gave-up = 处理这条消息时出了问题，已记录下来。请再试一次；还不行就找管理员。
lost-time = 系统后来从备份恢复过，这条消息说的事可能已不在案，按钮不能用了。请发 /mine 看现在的情况，缺的请再报一次。

error-refused = 您的岗位不能办这一项。有疑问请联系社区或管理员。
error-refused-report = 您的岗位不用上报。发 /help 看看能做什么。
error-not-found = 没找到，可能编号不对，或不在您的范围里。
error-wrong-step = 这件事刚刚有了变化，这一步用不上了。请打开它看最新情况。
error-wrong-step-add_detail = 这件事已经结束，不能再补充。有新情况请另报一件。
error-already-confirmed = 这一期已经报过了，不用再报。

error-bad-invitation = 这个邀请用不了：可能没有复制完整，也可能已经用过了，或者过期了。请再对一遍，还不行就请管理员重新发一个。

error-invalid = 这样填不行，请再试一次。
error-invalid-kind-missing = 还没选哪一类，请点按钮选择。
error-invalid-category-missing = 还没选类别，请点“改类别”选一个。
error-invalid-place-missing = 还没选地点，请点按钮选择。
error-invalid-people-missing = 还没选人数，请点按钮选择。
error-invalid-urgency-missing = 还没选紧急程度，请点按钮选择。
error-invalid-summary-missing = 简述还空着，请用一句话写明是什么事。
error-invalid-summary-too-long = 写了 { $length } 字，最多 { $limit } 字。请写短一点再发。
error-invalid-place-too-long = 地点写了 { $length } 字，最多 { $limit } 字。写楼栋或路名就行。
error-invalid-note-missing = 还没写内容，请用一句话说明。
error-invalid-note-greeting = 您客气了。招呼和道谢不用写进去，请说说是什么情况。
error-invalid-note-too-long = 写了 { $length } 字，最多 { $limit } 字。请写短一点再发。
error-invalid-outcome-missing = 还没选结果，请点按钮选择。
error-invalid-too-many-drafts = 您有 { $limit } 件没报完。发 /report 接着报完一件，或者打开一件点“取消”，再报新的。
error-invalid-too-many-files = 附件最多 { $limit } 个，已经满了。
error-invalid-file-too-big = 文件太大，照片最大 10 MB、语音最大 2 MB（这一个的上限是 { $limit } MB）。照片请用“照片”方式发（不选“文件”），手机会自动压小。
error-invalid-picture-heavy = 这张照片像素太多，打不开。请用“照片”方式发（不选“文件”），手机会自动压小；或给它截个屏发来。
error-invalid-picture-heic = 这是 HEIC 格式，别人的手机打不开。请用“照片”方式发（不选“文件”），手机会自动转换。
error-invalid-file-gone = 这个文件没有取到，请再发一次。
error-invalid-file-kind = 只收照片和语音，这个收不了。
error-invalid-sentence-wanted = 这里需要一句文字，请打字说明。
error-invalid-place-wanted = 请点按钮选地点，或打字写楼栋、路段。
error-invalid-tap-wanted = 这一步请点下面的按钮。
error-invalid-choice-unclear = 没对上。是不是“{ $near }”？点一下，或者打全。
error-invalid-draft-gone = 没报完的那件已经不在了。发 /report 重新报一件。
error-invalid-unit-gone = 这个网格或社区已经调整，不再使用。请换一个地点。
error-invalid-above-unknown = 上级单位 { $code } 不存在，请先建好上级。
error-invalid-into-itself = 不能把单位并到它自己下面。
error-invalid-language = 没有这种语言，请点按钮选择。
error-invalid-nil-has-cases = 这一期有 { $found } 件，不能报零报告。请改为确认。
error-invalid-period-ahead = 这一期还没开始，到时候再报。
error-invalid-no-tier-above = 这件事上面没有可以再上交的单位了，请在本级办理，或联系区联合接访调处中心。
error-invalid-unit-missing = 请选一个能接这件事的单位：专业调解中心，或本条线下级单位。
