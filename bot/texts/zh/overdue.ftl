# 超期、调解期限

case-limit = 📅 调解期限 { $limit }（{ $taken ->
    [over] 接单
   *[new] 受理
    }起一个月）
case-limit-provisional = 📅 调解期限 { $limit }（{ $taken ->
    [over] 接单
   *[new] 受理
    }起一个月；放假安排还没公布，日子可能会变）
case-due-provisional = （放假安排还没公布，日子可能会变）
notice-overdue-handler = ⏰ 这件事过了时限，请看一眼：
notice-overdue-stand-in = ⏰ 这件事过了时限，还没有办。您是备岗（AB岗），主岗可能忙不开，请帮着看一眼：
notice-overdue-head = ⏰ 您单位这件事过了时限。方便的话问一声，看看有没有难处：
notice-overdue-next-tier = ⏰ 下级这件事过了时限。方便的话问一声，看看有没有难处：
notice-overdue-handler-many = ⏰ 这 { $count } 件过了时限，请看一眼：
notice-overdue-stand-in-many = ⏰ 这 { $count } 件过了时限，还没有办。您是备岗（AB岗），主岗可能忙不开，请帮着看一眼：
notice-overdue-head-many = ⏰ 您单位这 { $count } 件过了时限。方便的话问一声，看看有没有难处：
notice-overdue-next-tier-many = ⏰ 下级这 { $count } 件过了时限。方便的话问一声，看看有没有难处：
notice-overdue-take = • <b>{ $title }</b> { $unit }，应在 { $due } 前受理
notice-overdue-offered = • <b>{ $title }</b> { $unit }，应在 { $due } 前接单
notice-overdue-finish = • <b>{ $title }</b> { $unit }，应在 { $due } 前办好
notice-overdue-more = …等 { $total } 件
notice-overdue-up = ⏫ 上交一级 第{ $id }号
notice-limit = 📅 <b>{ $title }</b>，一个月的调解期限 { $limit } 到。到期前谈不成，可以申请延期（要双方同意），或登记结果。
notice-limit-provisional = 📅 <b>{ $title }</b>，一个月的调解期限 { $limit } 到（放假安排还没公布，日子可能会变）。到期前谈不成，可以申请延期（要双方同意），或登记结果。
notice-overdue-unreached = 📵 这件事过了时限，承办单位联系不上：没有人绑定手机，或者停用了机器人。请用别的办法联系一下，或者另派单位：
notice-overdue-unreached-many = 📵 这 { $count } 件过了时限，承办单位联系不上：没有人绑定手机，或者停用了机器人。请用别的办法联系一下，或者另派单位：
