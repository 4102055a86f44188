# 机构：改名、划转、合并、停用

command-org = 单位管理
help-org = /org 单位改名、划转、合并、停用；可加单位名，如 /org 古道
org-which = 哪个单位？
org-none = 您的岗位不管单位设置，请联系管理员。
org-head = <b>{ $unit }</b>（{ $kind }）
org-has = 下级 { $below } 个 · 没办完 { $open } 件 · 在岗 { $held } 人
org-code = 编码 { $code }
org-aliases = 别名、曾用名：{ $names }
org-above = 上级：{ $unit }
org-ended = ⏹ 已经停用。
org-do-rename = ✏️ 改名
org-do-move = ↪️ 划到别处
org-do-merge = 🔗 并入
org-do-close = ⏹ 停用
org-ask-rename = <b>{ $unit }</b> 改成什么名？直接发新名字。
org-ask-move = <b>{ $unit }</b> 划到哪个单位下面？
org-ask-merge = <b>{ $unit }</b> 并入哪个单位？
org-ask-close = <b>{ $unit }</b>
org-other-typed = 点一个，或者发单位名来找。
org-other-none = 没有叫“{ $words }”的合适单位，换个名字再发。
org-check-rename = <b>{ $unit }</b> 改名为 <b>{ $name }</b>。
    用旧名也还找得到。
org-check-move = <b>{ $unit }</b> 今天起划到 <b>{ $other }</b> 下面。
    它和下级 { $below } 个单位的事，连同以前的，都算在新的上级名下；已确认的报表不变。
org-check-merge = <b>{ $unit }</b> 今天起并入 <b>{ $other }</b>，不能撤销。
    没办完的 { $open } 件、在岗的 { $held } 人、下级 { $below } 个单位都转过去；用旧名也还找得到。
    本期报表由 { $other } 一并报；已确认的报表不变。
org-check-close = <b>{ $unit }</b> 今天起停用，不能撤销。
    在岗的 { $held } 人同时离任。还有下级单位或没办完的事，就停不了，请改用“并入”。
org-yes = ✅ 确定
org-done = ✅ 已办好。
error-invalid-unit-name = 名字要有 1 到 { $limit } 个字，不能以 = + - @ 开头。请再发一次。
error-invalid-unit-ended = 这个单位已经停用，不能再改了。
error-invalid-unit-level = 级别不合适：只能划到上一级单位下面，只能并入同级或上级单位。
error-invalid-unit-day = 只能从今天或以前的日期起，到那天再来办。
error-invalid-unit-has-units = 下面还有 { $count } 个单位，停不了。请先划走，或者改用“并入”。
error-invalid-unit-has-cases = 还有 { $count } 件没办完，停不了。请先办完，或者改用“并入”。
error-invalid-unit-has-followups = 它交办出去的还有 { $count } 项没办结，停不了。请先办结，或者改用“并入”。
notice-post-moved = 🔗 { $old } 并入 { $unit }。您现在是 { $post }，没办完的事也转过来了，照常在 /queue 里。
notice-post-closed = ⏹ 单位撤并，{ $post } 这个岗位到今天为止。这段时间辛苦了。
    有疑问请联系管理员。
