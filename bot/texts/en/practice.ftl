# Practice
command-practice = Practise: nothing counts
help-practice = /practice to practise: the same buttons and questions, nothing counts, nobody gets it
practice-mark = [PRACTICE]
practice-banner = [PRACTICE] counts nowhere · back /practice
practice-what = 🎓 <b>Practice</b>
    Report, take up, settle, confirm a weekly report: all as usual, each message marked [PRACTICE].
    { $days ->
        [one] It counts nowhere and reaches nobody; it is gone after one day.
       *[other] It counts nowhere and reaches nobody; it is gone after { $days } days.
    }
practice-begin = Begin to practise
practice-go-on = Go on practising
practice-leave = Back to the desk
practice-end = Clear it and end
practice-on = <b>You are practising now</b>, until { $day }.
practice-try-queue = /queue has a few made-up matters to take up and settle.
practice-try-mine = /mine has a few made-up matters.
practice-try-report = /report to file one of your own.
practice-try-status = /status for made-up figures.
practice-try-org = /org to try renaming or moving a unit.
practice-held = Done so far: matters reported { $matters }, reports confirmed { $reports }.
practice-waits = What you left open at the desk waits for you there.
practice-off = ✅ <b>You are at the desk now: this is real.</b>
practice-kept = The practice stays until { $day }; you can go on with it at any time.
practice-cleared = ✅ The practice is cleared. <b>You are at the desk now: this is real.</b>
practice-real = This belongs to the desk, and you are practising: nothing was done. Send /practice to go back, then do it again.
practice-paused = This belongs to your practice, and you are at the desk: nothing was done. Send /practice to go on practising.
practice-ended = This belongs to a practice that has ended: nothing was done. You are at the desk now.
practice-over = Your practice ran out and is cleared; this last step was not done. You are at the desk now.
practice-gone = Your practice could not be opened and has ended; this last step was not done. You are at the desk now.
practice-none = There is no practice here. An administrator can switch it on.
practice-example-place = [Exercise]
practice-example-leak = A pipe on the third floor leaks into the flat below; the two homes cannot agree
practice-example-noise = Noise from the card room at night; the people upstairs want to have it out
practice-example-lamp = The street lamp at the west gate has been out for days; it is dark there
error-invalid-practice-full = Too many are practising now (at most { $limit }). Please come back in a while.
error-invalid-practice-large = The practice is full (at most { $limit } MB). Send /practice, clear it and begin anew.
