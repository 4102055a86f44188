# 各处共用的词：岗位、状态、类别等（与 docs/glossary.md 一致）

role-building_head = 楼栋长
role-grid_head = 网格长
role-information_officer = 信息员
role-mediator = 调解员
role-coordinator = 综治协调员
role-centre_officer = 联合接访调处中心
role-supervisor = 督办员
role-legal_aid_liaison = 法律援助联络员
role-administrator = 管理员

kind-dispute = 矛盾纠纷
kind-opinion = 社情民意

state-reported = 待受理
state-returned = 待补充
state-accepted = 已受理
state-mediating = 调解中
state-mediating-opinion = 办理中
state-resolved = 已有结果
state-closed = 已归档
state-withdrawn = 已撤回
state-offered = 待接单
state-merged = 已合并

outcome-success = 调解成功
outcome-success-opinion = 已办结
outcome-failed = 调解不成
outcome-failed-opinion = 未能办结
outcome-ended = 终止
outcome-refused = 当事人拒绝调解
outcome-refused-opinion = 反映人不再要求
outcome-referred = 移送
outcome-to_court = 进入司法程序
outcome-withdrawn = 撤回
outcome-merged = 重复合并

urgency-yellow = 🟡 一般
urgency-orange = 🟠 当日处理
urgency-red = 🔴 紧急

people-1-2 = 1–2人
people-3-4 = 3–4人
people-5-9 = 5–9人
people-10-29 = 10–29人
people-30-up = 30人以上

arrow-report = 上报
arrow-accept = 受理
arrow-start = 开始调解
arrow-start-opinion = 开始办理
arrow-ask_back = 退回补充
arrow-answer = 补充情况
arrow-resolve = 登记结果
arrow-close = 归档
arrow-withdraw = 撤回
arrow-hand_up = 上交一级
arrow-assign = 派单
arrow-take = 接单
arrow-turn_back = 退回
arrow-take_back = 收回
arrow-not_fixed = 没有解决
arrow-reopen = 重新打开
arrow-merge = 合并
arrow-undo = 撤销
arrow-convert-dispute = 转为社情民意
arrow-convert-opinion = 转为矛盾纠纷
arrow-go_on = 不等补充，接着办

# 日期：11月24日(周二) 09:30
moment = { $month }{ $day }日({ $weekday }) { $time }
moment-year = { $year }年{ $month }{ $day }日({ $weekday }) { $time }
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

unit-kind-city = 市
unit-kind-district = 区
unit-kind-street = 街道
unit-kind-community = 社区
unit-kind-grid_1 = 一级网格
unit-kind-grid_2 = 二级网格
unit-kind-centre = 调解中心
