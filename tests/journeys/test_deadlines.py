"""Deadlines, more time, leave: what the clock does by itself, and what it leaves alone."""

from datetime import datetime

from domain.people import binding
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.request import Request
from tests.journeys.habits import files_a_dispute, prepares_a_dispute
from tests.journeys.people import Someone
from tests.journeys.town import Town

NEW = "新报上来一件"
TOKEN = "invitation-for-the-mediator-s-stand-in-alone"
COMMUNITY = "341102001001"


def _invite(work: Work, now: datetime) -> None:
    unit = work.org.by_code(COMMUNITY)
    assert unit is not None
    binding.invite(work, Request(now=now), unit.id, Role.MEDIATOR, Capacity.STAND_IN, secret=TOKEN)


async def a_stand_in(town: Town) -> Someone:
    """Somebody new stands in for the mediator."""
    await town.product.desk.office.do(_invite, town.clock.now())
    await town.stranger.takes(TOKEN)
    return town.stranger


async def accepts(who: Someone, number: int) -> None:
    await who.says(f"/case {number}", "办理经过")
    await who.taps("受理")


async def test_a_mediator_on_leave_whose_stand_in_gets_everything(town: Town) -> None:
    head, mediator = town.building_head, town.mediator
    stand_in = await a_stand_in(town)
    first = await files_a_dispute(head)
    await mediator.sees(NEW)
    await accepts(mediator, first)
    await head.sees("已受理")

    asked = await mediator.says("/leave", "请哪几天的假")
    assert "现在没有请假" in asked.text
    assert "请假时由备岗（AB岗）接着办" in asked.text
    await mediator.taps("本周")
    assert "已请假：11月24日–29日" in await mediator.read()
    assert "这几天的事由您代班" in (await stand_in.sees("请假")).text
    await mediator.taps("取消 11月24日–29日")
    await stand_in.sees("已取消，不用代班了")
    await mediator.taps("其他日子")
    await mediator.taps("11月24日")
    await mediator.taps("11月26日")
    assert "已请假：11月24日–26日" in await mediator.read()
    await stand_in.sees("11月24日–26日请假")

    # what is new, and what would be told of a matter that the mediator has taken
    second = await files_a_dispute(head)
    await stand_in.sees(NEW)
    await head.says(f"/case {first}", "办理经过")
    await head.taps("补充情况")
    await head.says("楼下又来人了", "这些要补上去")
    await head.taps("补上去")
    assert "楼下又来人了" in (await stand_in.sees("报告人补充了情况")).text
    await accepts(stand_in, second)
    await head.sees("已受理")
    await files_a_dispute(head)
    await stand_in.sees(NEW)
    await town.becomes("2026-11-26 23:30")
    await town.rests()
    assert await mediator.how_often(NEW) == 1
    assert await mediator.how_often("报告人补充了情况") == 0

    # overdue on Friday, when the mediator is back: one message tells of it and of what is waiting
    await town.becomes("2026-11-27 08:29")
    assert await mediator.how_often("您回来了") == 0
    await town.becomes("2026-11-27 08:30")
    back = await mediator.sees("您回来了")
    assert "3 件没办完，其中 1 件过了时限" in back.text
    assert "这件事过了时限" in back.text
    await town.sweeps(3)
    assert await mediator.how_often("您回来了") == 1
    await mediator.taps("看待办")
    assert "待办 · 3件" in await mediator.read()


async def test_what_is_overdue_climbs_and_going_up_is_offered(town: Town) -> None:
    head, mediator, coordinator = town.building_head, town.mediator, town.coordinator
    number = await files_a_dispute(head)
    other = await files_a_dispute(head)
    await mediator.sees(NEW)
    await accepts(mediator, number)
    await accepts(mediator, other)
    # seven working days from Tuesday the 24th: until Thursday the 3rd
    await town.becomes("2026-12-03 23:59")
    assert await mediator.how_often("过了时限") == 0
    await town.becomes("2026-12-04 08:30")
    late = await mediator.sees("2 件过了时限")
    assert "应在 12月3日(周四) 24:00 前办好" in late.text
    await town.sweeps(3)
    await town.becomes("2026-12-05 09:00")  # a Saturday burns no rung
    await town.becomes("2026-12-06 09:00")
    assert await mediator.how_often("过了时限") == 1
    assert await coordinator.how_often("过了时限") == 0
    await mediator.taps(f"⏫ 上交一级 第{number}号")
    await mediator.says("两边都谈不拢", "理由")
    await mediator.taps("⏫ 上交")
    await town.becomes("2026-12-07 08:30")
    told = await coordinator.sees("下级这件事过了时限")
    assert f"第{other}号" in told.text
    assert f"第{number}号" not in told.text
    await town.becomes("2026-12-08 08:30")
    await town.becomes("2026-12-10 08:30")
    assert await coordinator.how_often(f"第{other}号 · 邻里 古道社区，应在 12月3日") == 1
    assert await mediator.how_often("2 件过了时限") == 1


async def test_more_time_is_asked_for_and_granted(town: Town) -> None:
    head, mediator, coordinator = town.building_head, town.mediator, town.coordinator
    number = await files_a_dispute(head)
    await mediator.sees(NEW)
    await accepts(mediator, number)
    page = await mediator.read()
    assert "12月3日(周四) 24:00 前办好" in page
    assert "调解期限 12月24日(周四) 24:00" in page
    await mediator.taps("更多")
    await mediator.taps("申请延期")
    await mediator.taps("5天")
    await mediator.says("在等房屋鉴定", "申请延期5个工作日")
    await mediator.taps("✅ 报上一级")
    assert "已报上一级" in await mediator.read()
    assert "等上一级答复" in await mediator.read()
    ask = await coordinator.sees("申请延期5个工作日，到 12月10日(周四) 24:00")
    assert "在等房屋鉴定" in ask.text
    await coordinator.taps("✅ 同意")
    assert "同意延期5个工作日" in await coordinator.read()
    await mediator.sees("同意延期，到 12月10日(周四) 24:00 前办好就行")
    await town.becomes("2026-12-04 08:30")
    assert await mediator.how_often("过了时限") == 0

    # beyond the month both parties have to agree
    await mediator.says(f"/case {number}", "办理经过")
    await mediator.taps("更多")
    await mediator.taps("申请延期")
    await mediator.taps("20天")
    assert "要双方当事人都同意才能延" in await mediator.read()
    await mediator.taps("☑️ 双方都同意")
    await mediator.says("都愿意等开春再修", "双方当事人都同意")
    await mediator.taps("✅ 报上一级")
    await coordinator.sees("☑️ 双方当事人都同意")
    await coordinator.taps("✅ 同意")
    await mediator.sees("同意延期")
    page = (await mediator.says(f"/case {number}", "办理经过")).text
    assert "调解期限 1月8日(周五) 24:00" in page
    assert "放假安排还没公布" in page


async def test_the_month_of_mediation_is_reminded_of(town: Town) -> None:
    mediator = town.mediator
    number = await files_a_dispute(town.building_head)
    await mediator.sees(NEW)
    await accepts(mediator, number)
    for day in ("15", "16"):
        await town.becomes(f"2026-12-{day} 09:00")
        assert await mediator.how_often("一个月的调解期限") == 0
    await town.becomes("2026-12-17 08:30")
    await mediator.sees("一个月的调解期限")
    await town.becomes("2026-12-22 08:30")
    assert await mediator.how_often("一个月的调解期限") == 1
    await town.becomes("2026-12-23 08:30")
    assert "明天" in (await mediator.sees("一个月的调解期限")).text
    await town.becomes("2026-12-24 09:00")
    assert await mediator.how_often("一个月的调解期限") == 2


async def test_a_red_matter_handed_up_at_night_reaches_all_above_at_once(town: Town) -> None:
    await town.becomes("2026-11-24 23:00")
    await files_a_dispute(town.building_head, urgency="紧急")
    mediator = town.mediator
    for who in (mediator, town.coordinator, town.supervisor, town.centre_officer):
        await who.sees(NEW)
    await mediator.says("/case 1", "办理经过")
    await mediator.taps("上交一级")
    await mediator.says("人越来越多", "理由")
    await mediator.taps("⏫ 上交")
    for who in (town.coordinator, town.supervisor, town.centre_officer):
        assert "人越来越多" in (await who.sees("上交")).text
    await town.rests()
    for who in (town.officer, town.other_mediator, town.grid_head):
        assert await who.how_often("人越来越多") == 0


async def test_a_unit_s_own_clock_holds_from_the_next_step(town: Town) -> None:
    coordinator, mediator = town.coordinator, town.mediator
    await coordinator.says("/clocks 古道", "古道社区的办理时限")
    await coordinator.taps("🟡 一般 办结")
    await coordinator.taps("3天")
    assert "🟡 一般：2天受理，3天办结（本单位定的）" in await coordinator.read()
    read = await mediator.says("/clocks", "古道社区的办理时限")
    assert "3天办结" in read.text
    assert not read.buttons
    await prepares_a_dispute(town.building_head)
    await town.building_head.taps("提交")
    await mediator.sees(NEW)
    await accepts(mediator, 1)
    assert "11月27日(周五) 24:00 前办好" in await mediator.read()
    assert town.rows("SELECT act FROM audit WHERE act = 'set_clocks'") == [("set_clocks",)]


async def test_a_coordinator_says_it_for_a_post_below(town: Town) -> None:
    coordinator, mediator = town.coordinator, town.mediator
    stand_in = await a_stand_in(town)
    await coordinator.says("/leave 古道", "替哪个岗位请假")
    await coordinator.taps("调解员")
    await coordinator.taps("明天")
    await mediator.sees("已替您请假：11月25日")
    await stand_in.sees("这几天的事由您代班")
    await town.becomes("2026-11-25 09:00")
    await files_a_dispute(town.building_head)
    await stand_in.sees(NEW)
    await town.rests()
    assert await mediator.how_often(NEW) == 0
    await mediator.says("/leave", "请哪几天的假")
    await mediator.taps("取消 11月25日")
    await stand_in.sees("已取消")
    await files_a_dispute(town.building_head)
    await mediator.sees(NEW)
