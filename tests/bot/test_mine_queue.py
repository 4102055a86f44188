"""The lists through phones."""

from bot.buttons.cases import ListPage
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Urgency
from domain.request import Request
from tests.makers import a_case, a_token
from tests.stand import Stand


async def file(stand: Stand, count: int, urgency: Urgency = Urgency.YELLOW) -> int:
    """So many disputes of the building head; the number of the last."""
    actor, unit = await stand.actor("building_head"), stand.district.units["building"]
    case_id = 0
    for _ in range(count):
        case_id = (await stand.office.do(a_case, actor, unit, urgency=urgency)).id
    return case_id


async def test_my_reports_page_by_page(stand: Stand) -> None:
    await stand.say("building_head", "/mine", "还没有报过事")
    last = await file(stand, 7)
    page = await stand.say("building_head", "/mine", "我报的事")
    assert "第1/2页" in page.text
    assert page.buttons[0].startswith(f"{last}号")
    await stand.tap("building_head", "下一页", match="contains")
    assert "第2/2页" in (await stand.last("building_head")).text
    await stand.tap("building_head", f"{last - 5}号", match="prefix")
    opened = await stand.last("building_head")
    assert opened.text.startswith(f"第{last - 5}号")
    assert opened.id == page.id
    await stand.tap("building_head", "我报的", match="contains")
    assert (await stand.last("building_head")).text.startswith("我报的事")
    # A page from a changed phone: nothing breaks, and nobody else's matters are shown.
    for number in (0, 99_999):
        data = ListPage(name="mine", page=number).pack()
        tapped = await stand.sim.tap(stand.phone("building_head"), page.id, data=data, forged=True)
        assert tapped.answered
    nobody = ListPage(name="everybody", page=0).pack()
    tapped = await stand.sim.tap(stand.phone("building_head"), page.id, data=nobody, forged=True)
    assert tapped.answered


async def test_the_queue_puts_red_first_and_empties(stand: Stand) -> None:
    await stand.say("mediator", "/queue", "现在没有要办的")
    await stand.say("building_head", "/queue", "待办由这些岗位来办")
    plain = await file(stand, 1)
    red = await file(stand, 1, Urgency.RED)
    page = await stand.say("mediator", "/queue", "待办")
    assert [label.split(" · ")[0] for label in page.buttons[:-1]] == [f"🔴 {red}号", f"{plain}号"]
    stand.clock.forward(days=6)
    page = await stand.say("mediator", "/queue", "待办")
    assert "已超期" in page.text
    await stand.tap("mediator", f"{plain}号", match="prefix")
    await stand.tap("mediator", "受理", match="contains")
    await stand.tap("mediator", "待办", match="contains")
    assert "已受理" in (await stand.last("mediator")).text
    await stand.say("mediator_2", "/queue", "现在没有要办的")


async def test_a_withdrawn_case_leaves_the_queue(stand: Stand) -> None:
    case_id = await file(stand, 1)
    await stand.say("mediator", "/queue", "待办")
    await stand.office.do(
        steps.take_step,
        Request(actor=await stand.actor("building_head"), token=a_token(), now=stand.clock.now()),
        case_id,
        Arrow.WITHDRAW,
    )
    await stand.say("mediator", "/queue", "现在没有要办的")
