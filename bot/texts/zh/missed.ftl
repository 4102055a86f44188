# 停用、联系不上期间没有送到的，和现在还等着的

missed-head = 📬 前一阵联系不上您，有 { $count } 条消息没有送到。请看看这些：
missed-case = • <b>第{ $id }号 · { $category }</b> { $state }
missed-other = 📋 看看没送到的
waits-handle = 📥 现在有 { $count } 件在您的待办里。
waits-answer = ❓ 有 { $count } 件在等您补充一句。
