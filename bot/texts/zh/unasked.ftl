# 没有问就发来的话、照片：是哪一件的、做什么用

unasked-which = 这是哪一件的？

    { $note }
    { $files }
unasked-use = { $about }

    { $note }

    这句话用来做什么？要改就重新发一句。
unasked-another = 🆕 另一件事，报新的
unasked-dropped = 好的，刚才发的没有存。
unasked-left = 刚才写的没有存：这件事现在不收补充了。能做的都在下面。
unasked-file-left = 刚才发的照片、语音没有存：这件事现在不能补充。能做的都在下面。
unasked-gone = 刚才发的没有存：第{ $id }号现在不归您看。有疑问请联系单位的调解员。
unasked-elsewhere = 刚才发的没有存：这一条要点按钮办，点下面打开。
unasked-open = 打开
step-ask-outcome-of = { $about }

    { $note }

    最后怎么样了？选一个；要改这句话就重新发。
step-noted = 附一句话：{ $note }
unasked-not-now = 刚才发的没有存，等这边写完了再发一次。
papers-words-left = 照片、文件收到了；配的文字没有存。
