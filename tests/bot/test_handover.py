"""Handing on and answering: the page's buttons, and what a hostile phone gets."""

from dataclasses import replace

import pytest

from bot.buttons.cases import TakeStep
from bot.buttons.rating import Rate, Thank
from bot.pages import lists
from bot.pages.cases import case_page
from bot.texts import LOCALES, say_in
from domain.cases import steps
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome, State
from domain.cases.satisfaction import Satisfaction
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.ports import Work
from domain.request import Request
from tests.bot.samples import (
    ZONE,
    a_case_page,
    a_line,
    a_view,
    an_actor,
    an_entry,
    assert_fits,
    data,
    labels,
    may,
)
from tests.makers import a_case, a_token, a_unit
from tests.stand import Stand

ZH = say_in("zh")
HEAD = an_actor(Role.BUILDING_HEAD)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_reporters_page_thanks_and_grades_until_it_is_said(locale: str) -> None:
    line = replace(a_line(kind=CaseKind.OPINION), state=State.CLOSED, outcome=Outcome.SUCCESS)
    view = may(a_view(line, Arrow.NOT_FIXED), thank=True, rate=True)
    page = case_page(say_in(locale), view, ZONE, HEAD)
    assert_fits(page)
    grades = [Rate(id=12, grade=grade).pack() for grade in Satisfaction]
    assert [button.callback_data for button in page.rows[0]] == grades
    assert data(page)[3:5] == [TakeStep(id=12, arrow=Arrow.NOT_FIXED).pack(), Thank(id=12).pack()]
    said = replace(
        may(view, thank=False),
        satisfaction=Satisfaction.FAIRLY,
        timeline=(an_entry(), an_entry(Letter.THANKS)),
    )
    page = case_page(say_in(locale), said, ZONE, HEAD)
    assert not {*grades, Thank(id=12).pack()} & set(data(page))
    if locale == "zh":
        assert "报告人评价：基本满意" in page.text
        assert page.text.splitlines()[-1].endswith("说了声谢谢")


def test_what_is_handed_over_says_by_when_to_take_it() -> None:
    line = replace(a_line(), state=State.OFFERED)
    view = a_view(line, Arrow.TAKE, Arrow.TURN_BACK)
    page = case_page(ZH, view, ZONE, an_actor(Role.COORDINATOR))
    assert "前接单" in page.text
    assert labels(page)[:2] == ["📥 接单", "↩️ 退回"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_queue_marks_what_waits_for_me_and_what_for_others(locale: str) -> None:
    say = say_in(locale)
    offered = replace(a_line(), state=State.OFFERED)
    mine, theirs = replace(offered, to_take=True), replace(offered, id=13)
    text = lists.queue(say, a_case_page(mine, theirs, a_line(14)), ZONE).text
    lines = text.split("\n")[1:]
    first, second, third = lines[0:2], lines[2:4], lines[4:6]
    assert say.plain("queue-to-take") in first[1]
    assert say.plain("queue-handed-on") in second[1]
    assert "⏳" not in "".join(third)


async def taken_up(stand: Stand, kind: CaseKind = CaseKind.DISPUTE) -> Case:
    """A matter that the community has accepted."""
    head = await stand.actor("building_head")
    case = await stand.office.do(a_case, head, stand.district.units["building"], kind=kind)
    await go(stand, "mediator" if kind is CaseKind.DISPUTE else "officer", case, Arrow.ACCEPT)
    return case


async def go(stand: Stand, who: str, case: Case, *arrows: Arrow) -> None:
    for arrow in arrows:
        await stand.office.do(
            steps.take_step,
            Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now()),
            case.id,
            arrow,
            note="好",
            outcome=Outcome.SUCCESS,
        )


async def forged(stand: Stand, who: str, packed: str) -> str:
    """What a changed phone is told."""
    shown = await stand.say(who, "/case", "编号")
    tapped = await stand.sim.tap(stand.phone(who), shown.id, data=packed, forged=True)
    assert tapped.show_alert, tapped
    return tapped.text


async def state_of(stand: Stand, case: Case) -> State:
    view = await stand.boards.cases.view(
        await stand.actor("supervisor"), case.id, stand.clock.now()
    )
    return view.line.state


async def test_what_was_not_offered_to_me_is_not_mine_to_take(stand: Stand) -> None:
    case = await taken_up(stand)
    await go(stand, "mediator", case, Arrow.HAND_UP)
    for arrow in (Arrow.TAKE, Arrow.TURN_BACK, Arrow.TAKE_BACK):
        packed = TakeStep(id=case.id, arrow=arrow).pack()
        assert "没找到" in await forged(stand, "coordinator_2", packed)
        await forged(stand, "centre", packed)
    await forged(stand, "mediator", TakeStep(id=case.id, arrow=Arrow.TAKE).pack())
    assert await state_of(stand, case) is State.OFFERED


async def test_a_push_of_an_offer_that_is_over_says_so(stand: Stand) -> None:
    case = await taken_up(stand)
    await go(stand, "mediator", case, Arrow.HAND_UP)
    await go(stand, "mediator", case, Arrow.TAKE_BACK)
    for arrow in (Arrow.TAKE, Arrow.TURN_BACK):
        told = await forged(stand, "coordinator", TakeStep(id=case.id, arrow=arrow).pack())
        assert "没找到" not in told
        assert "晚了一步" in told
    assert await state_of(stand, case) is State.ACCEPTED


async def test_a_unit_not_of_the_list_is_not_chosen(stand: Stand) -> None:
    def elsewhere(work: Work) -> int:
        above = stand.district.units["street_2"]
        return (a_unit(work, UnitKind.CENTRE, above=above, name="北门中心")).id

    other = await stand.office.do(elsewhere)
    case = await taken_up(stand)
    await go(stand, "mediator", case, Arrow.HAND_UP)
    await go(stand, "coordinator", case, Arrow.TAKE)
    await stand.say("coordinator", f"/case {case.id}", "办理经过")
    await stand.tap("coordinator", "派单", match="contains")
    asked = await stand.last("coordinator")
    real = next(b["callback_data"] for b in asked.inline_buttons if b["text"] == "古道社区")
    start, _, own = real.rpartition(":")
    assert own == str(stand.district.units["community"])
    for made_up in (str(other), "0", "nonsense", str(2**70)):
        tapped = await stand.sim.tap(
            stand.phone("coordinator"), asked.id, data=f"{start}:{made_up}", forged=True
        )
        assert "没找到" in tapped.text
    await stand.tap("coordinator", "古道社区")
    await stand.tap("coordinator", "📤 派单")
    assert "已派出" in (await stand.last("coordinator")).text
    view = await stand.boards.cases.view(await stand.actor("mediator"), case.id, stand.clock.now())
    assert view.offered is not None
    assert view.offered.name == "古道社区"


async def test_a_unit_may_be_chosen_anew_before_it_is_sent(stand: Stand) -> None:
    case = await taken_up(stand)
    for who in ("mediator", "coordinator"):
        await go(stand, who, case, Arrow.HAND_UP)
        await go(stand, "coordinator" if who == "mediator" else "centre", case, Arrow.TAKE)
    await stand.say("centre", f"/case {case.id}", "办理经过")
    await stand.tap("centre", "派单", match="contains")
    await stand.tap("centre", "琅琊街道")
    assert "派给琅琊街道" in (await stand.last("centre")).text
    await stand.tap("centre", "‹ 返回")
    await stand.tap("centre", "古道社区")
    assert "派给古道社区" in (await stand.last("centre")).text
    await stand.tap("centre", "取消")
    assert await state_of(stand, case) is State.ACCEPTED


async def test_thanks_and_grades_of_others_are_refused(stand: Stand) -> None:
    case = await taken_up(stand)
    for packed in (Thank(id=case.id).pack(), Rate(id=case.id, grade=Satisfaction.NOT).pack()):
        assert "没找到" in await forged(stand, "mediator_2", packed)
        await forged(stand, "mediator", packed)
    assert "还没办完" in await forged(stand, "building_head", Thank(id=case.id).pack())
    await go(stand, "mediator", case, Arrow.RESOLVE, Arrow.CLOSE)
    grade = Rate(id=case.id, grade=Satisfaction.NOT).pack()
    assert "没找到" not in await forged(stand, "building_head", grade), "a dispute has no grade"
    shown = await stand.say("building_head", "/case", "编号")
    made_up = grade.replace(Satisfaction.NOT, "excellent")
    await stand.sim.tap(stand.phone("building_head"), shown.id, data=made_up, forged=True)
    view = await stand.boards.cases.view(await stand.actor("mediator"), case.id, stand.clock.now())
    assert view.satisfaction is None


async def test_a_reporter_changes_their_mind_about_not_fixed(stand: Stand) -> None:
    case = await taken_up(stand)
    await go(stand, "mediator", case, Arrow.RESOLVE)
    await stand.say("building_head", f"/case {case.id}", "办理经过")
    await stand.tap("building_head", "没有解决", match="contains")
    await stand.tap("building_head", "返回", match="contains")
    assert await state_of(stand, case) is State.RESOLVED
