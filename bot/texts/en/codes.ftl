# A code for each matter
command-code = Progress by a resident's code
help-code = /code When a resident comes with a code: send it and see how far their matter is, e.g. /code 4120 8395 7104
receipt-code = Code <b>{ $code }</b>: give it to the resident, who can ask for progress by it.
codes-entry = 📨 For the resident
codes-hint = A resident's code has 12 digits. Write it behind, e.g. /code 4120 8395 7104
codes-forward = Hold this message to forward it
codes-case = Open No. { $id }
codes-nobodys = There is no such code. Please go through the 12 digits again with the resident.
codes-words = Hello! Here is how the matter registered on { $day } stands.
    <b>Now: { $now }</b> (since { $since })
    <b>Next:</b> { $next }
    <b>Code: { $code }</b>
    To ask for progress, tell this code to your grid head, building head or community service station.
codes-state-reported = { $unit } has received it and will take it up
codes-state-returned = { $unit } is finding out more
codes-state-accepted = { $unit } has taken it up
codes-state-mediating = { $unit } is mediating
codes-state-mediating-opinion = { $unit } is working on it
codes-state-offered = { $unit } is handing it on to { $offered }
codes-state-withdrawn = withdrawn
codes-outcome-success = settled by mediation
codes-outcome-success-opinion = done
codes-outcome-failed = no agreement was reached this time
codes-outcome-failed-opinion = it could not be done this time
codes-outcome-ended = ended
codes-outcome-refused = ended without mediation
codes-outcome-refused-opinion = ended as you wished
codes-outcome-referred = passed on to the body in charge
codes-outcome-to_court = gone to court
codes-next-accept = it is taken up by { $due }.
codes-next-due = there is news by { $due }.
codes-next-overdue = it is later than promised, we are sorry; it is being chased.
codes-next-reported = somebody gets in touch once it is taken up.
codes-next-returned = it goes on once the facts are clear.
codes-next-accepted = you are told of the result.
codes-next-mediating = you are told of the result.
codes-next-offered = the next unit goes on with it; until it has taken it, the first one answers for it.
codes-next-closed = should anything change, just tell us.
codes-next-withdrawn = should you still need it, just tell us.
codes-next-success = somebody asks you how it went. If it is not settled, it can be taken up again.
codes-next-failed = legal aid, arbitration or a court are open to you. The community shows you the way.
codes-next-failed-opinion = whatever is still a trouble, just tell us; the community asks for you.
codes-next-ended = should you still need it, just tell us.
codes-next-refused = should you want to talk after all, just come.
codes-next-refused-opinion = should you need it after all, just tell us.
codes-next-referred = that body gets in touch with you; the community keeps asking for you.
codes-next-to_court = should you need legal aid, the community shows you the way.
error-invalid-code-length = A code has 12 digits, e.g. 4120 8395 7104. Please count them and send it again.
error-invalid-code-misread = One digit is wrong. Please go through the code again with the resident.
