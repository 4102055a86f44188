# What is overdue, and the month of mediation

case-limit = 📅 mediation is to end by { $limit } (a month from { $taken ->
    [over] taking it over
   *[new] accepting
    })
case-limit-provisional = 📅 mediation is to end by { $limit } (a month from { $taken ->
    [over] taking it over
   *[new] accepting
    }; the holidays are not published yet, so the day may move)
case-due-provisional = (the holidays are not published yet, so the day may move)
notice-overdue-handler = ⏰ This is overdue, please have a look:
notice-overdue-stand-in = ⏰ This is overdue and still not done. You stand in for the holder of the post, who may be busy: please have a look:
notice-overdue-head = ⏰ A matter of your unit is overdue. Could you ask whether something is in the way?
notice-overdue-next-tier = ⏰ A matter below you is overdue. Could you ask whether something is in the way?
notice-overdue-handler-many = ⏰ These { $count } are overdue, please have a look:
notice-overdue-stand-in-many = ⏰ These { $count } are overdue and still not done. You stand in for the holder of the post, who may be busy: please have a look:
notice-overdue-head-many = ⏰ { $count } matters of your unit are overdue. Could you ask whether something is in the way?
notice-overdue-next-tier-many = ⏰ { $count } matters below you are overdue. Could you ask whether something is in the way?
notice-overdue-take = • <b>{ $title }</b> { $unit }, to be accepted by { $due }
notice-overdue-offered = • <b>{ $title }</b> { $unit }, to be taken by { $due }
notice-overdue-finish = • <b>{ $title }</b> { $unit }, to be finished by { $due }
notice-overdue-more = … { $total } in all
notice-overdue-up = ⏫ Hand up No. { $id }
notice-limit = 📅 <b>{ $title }</b>: the month of mediation ends on { $limit }. If it cannot be settled by then, ask for more time (both parties must agree) or record the outcome.
notice-limit-provisional = 📅 <b>{ $title }</b>: the month of mediation ends on { $limit } (the holidays are not published yet, so the day may move). If it cannot be settled by then, ask for more time (both parties must agree) or record the outcome.
notice-overdue-unreached = 📵 This is overdue, and nobody at its unit can be reached: no phone is bound, or the bot was blocked. Please get in touch another way, or assign it elsewhere:
notice-overdue-unreached-many = 📵 These { $count } are overdue, and nobody at their units can be reached: no phone is bound, or the bot was blocked. Please get in touch another way, or assign them elsewhere:
