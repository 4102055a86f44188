# Postings: a unit says a sentence to its people

command-postings = Postings
help-postings = /postings what your unit had to say lately
postings-head = 📌 <b>Postings</b>
postings-none = Nothing is posted at the moment.
posting-line = <b>{ $unit }</b> · { $day }
    { $words }
posting-write = ＋ Post something
posting-words = What would you like to tell the people of your unit? One sentence, please, without names and phone numbers.
posting-check = The people of your unit will read:

    { $words }

    Post it if this is right; to change it, send another sentence.
posting-send = 📌 Post it
posting-done = ✅ Posted.
notice-posting = 📌 From <b>{ $unit }</b>:
notice-posting-all = See all postings

error-refused-put_up = Your post does not put up postings. Send /postings to see what your unit had to say.
