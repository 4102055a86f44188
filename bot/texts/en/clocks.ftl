# Clocks

command-clocks = time limits
help-clocks = /clocks – time limits: working days to accept and to finish
clocks-head = <b>Time limits of { $unit }</b> (working days)
clocks-line = { $urgency }: accept { $accept }, finish { $handle }
clocks-line-own = { $urgency }: accept { $accept }, finish { $handle } (set by the unit)
clocks-days = { $days ->
    [0] the same day
    [one] within 1 day
   *[other] within { $days } days
}
clocks-note = A change holds for each matter from its next step.
clocks-read-only = The coordinator of your unit or of the tier above can change them.
clocks-change-accept = { $urgency } accept
clocks-change-handle = { $urgency } finish
clocks-pick-accept = <b>{ $unit }</b> { $urgency }
    Accept within how many working days?
clocks-pick-handle = <b>{ $unit }</b> { $urgency }
    Finish within how many working days of accepting?
clocks-done = ✅ Changed.
clocks-back = ‹ Back
preview-reason = We are waiting for the survey of the house.
error-refused-set_clocks = The coordinator of the unit or of the tier above sets its time limits.
error-invalid-clock-days = At most { $accept } working days to accept and { $handle } to finish.
