"""Units called in as they are kept and read: who sees what of them, paged, and counted by unit."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime

import pytest

from domain.callins import actions, outcome
from domain.callins.model import Call, CallInState, Coming
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.errors import NotFound, Refused
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case, a_chair, a_token, a_unit, later
from tests.storage.counting import questions

Ask = Callable[[str], Awaitable[Actor]]
MEETS = later(days=2)
FRIDAY = date(2026, 11, 27)


async def taken(office: SqlOffice, actor: Ask, district: District) -> int:
    """A dispute of the community; beside it lies another, and an office of the district."""

    def beside(work: Work) -> None:
        for short, kind, above in (
            ("beside", UnitKind.COMMUNITY, "street"),
            ("pipes", UnitKind.CENTRE, "district"),
        ):
            if short not in district.units:
                unit = a_unit(work, kind, above=district.units[above], name=short)
                district.units[short] = unit.id
                district.chairs[short] = a_chair(work, unit.id, Role.MEDIATOR)

    await office.do(beside)
    case = await office.do(a_case, await actor("grid_head"), district.units["grid"])
    await office.do(steps.take_step, await asks(actor, "mediator"), case.id, Arrow.ACCEPT)
    return case.id


async def asks(actor: Ask, who: str) -> Request:
    return Request(actor=await actor(who), token=a_token(), now=NOW)


async def called(
    office: SqlOffice, actor: Ask, district: District, *units: str, case_id: int = 0
) -> tuple[int, int]:
    """The case, and the call-in."""
    number = case_id or await taken(office, actor, district)
    asked = Call(
        unit_ids=tuple(district.units[one] for one in units or ("pipes", "beside")),
        place="三号楼门口",
        meets_at=MEETS,
        request="请带上图纸",
    )
    made = await office.do(actions.call, await asks(actor, "mediator"), number, asked)
    assert made is not None
    return number, made.id


async def test_each_sees_as_much_of_it_as_they_may(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    case_id, number = await called(office, actor, district)
    case = await boards.cases.view(await actor("mediator"), case_id, NOW)
    for who, sees_case, may_answer, leads in (
        ("mediator", True, False, True),
        ("coordinator", True, False, False),
        ("supervisor", True, False, False),
        ("pipes", False, True, False),
        ("beside", False, True, False),
    ):
        view = await boards.callins.view(await actor(who), number, NOW)
        assert view.line.case_id == (case_id if sees_case else None), who
        assert (view.may.answer != (), view.may.settle, view.may.call_off) == (
            may_answer,
            leads,
            leads,
        ), who
        if not sees_case:
            assert case.line.summary not in repr(view), who
            with pytest.raises(NotFound):
                await boards.cases.view(await actor(who), case_id, NOW)
    for who in ("mediator_2", "coordinator_2", "administrator", "officer_2"):
        with pytest.raises(NotFound):
            await boards.callins.view(await actor(who), number, NOW)
        assert (await boards.callins.page(await actor(who), 0, NOW)).total == 0, who
    for none in (0, -1, number + 1, 2**70):
        with pytest.raises(NotFound):
            await boards.callins.view(await actor("mediator"), none, NOW)
        with pytest.raises(NotFound):
            await boards.callins.of_task(await actor("mediator"), none, NOW)


async def test_who_may_be_called_is_told_to_who_may_call(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    case_id = await taken(office, actor, district)
    found = await boards.callins.receivers(await actor("mediator"), case_id, NOW)
    names = {name for name, number in district.units.items() if number in {u.id for u in found}}
    assert names == {"street", "beside", "district", "pipes"}
    for who in ("coordinator", "pipes", "mediator_2"):
        with pytest.raises(NotFound):
            await boards.callins.receivers(await actor(who), case_id, NOW)


async def test_what_is_owed_and_by_whom(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    _, number = await called(office, actor, district)

    async def owed(who: str, at: datetime = NOW) -> int:
        return (await boards.callins.owed(await actor(who), at)).total

    assert [await owed(who) for who in ("mediator", "pipes", "beside", "coordinator")] == [
        *(0, 1, 1, 0)
    ]
    answer = (number, district.units["pipes"], Coming.COMES)
    await office.do(actions.answer, await asks(actor, "pipes"), *answer)
    assert [await owed(who) for who in ("pipes", "beside")] == [0, 1]
    assert [await owed(who, MEETS) for who in ("mediator", "pipes", "beside")] == [1, 0, 0]
    page = await boards.callins.page(await actor("pipes"), 99, NOW)
    assert (page.total, page.owed, page.page) == (1, 0, 0)
    assert [(one.comes, one.cannot, one.silent) for one in page.lines] == [(1, 0, 1)]
    await office.do(outcome.settle, await asks(actor, "mediator"), number, "好了")
    assert [await owed(who, MEETS) for who in ("mediator", "beside")] == [0, 0]
    assert (await boards.callins.page(await actor("pipes"), 0, NOW)).total == 0


async def test_the_page_of_a_case_names_it_and_asks_no_more_where_nobody_was_called(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    case_id = await taken(office, actor, district)
    with questions() as asked:
        view = await boards.cases.view(await actor("mediator"), case_id, NOW)
    assert (view.callins, view.may.call_in) == ((), True)
    assert not any("callins" in one for one in asked)
    _, number = await called(office, actor, district, case_id=case_id)
    task = (number, "换水管", district.units["pipes"], FRIDAY)
    view = await boards.cases.view(await actor("mediator"), case_id, NOW)
    assert [(one.id, one.units, one.state) for one in view.callins] == [
        (number, 2, CallInState.CALLED)
    ]
    assert not view.may.call_in
    held = Request(actor=await actor("mediator"), token=a_token(), now=MEETS)
    await office.do(outcome.hand_out_task, held, *task)
    view = await boards.cases.view(await actor("mediator"), case_id, NOW)
    assert [(one.tasks, one.open_tasks) for one in view.callins] == [(1, 1)]
    assert view.may.call_in


async def test_how_often_units_were_called_and_answered_in_time(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    _, first = await called(office, actor, district)
    await called(office, actor, district)
    answer = (first, district.units["pipes"], Coming.COMES)
    await office.do(actions.answer, await asks(actor, "pipes"), *answer)

    async def figures(who: str, unit: str, days: int = 0) -> tuple[int, int, int]:
        found = await boards.callins.figures(
            await actor(who), district.units[unit], later(days=days)
        )
        return found.called, found.due, found.in_time

    assert await figures("supervisor", "district") == (4, 1, 1)
    assert await figures("supervisor", "district", 2) == (4, 4, 1)
    assert await figures("coordinator", "street", 2) == (2, 2, 0)
    assert await figures("supervisor", "district", 30) == (0, 0, 0)
    await office.do(actions.call_off, await asks(actor, "mediator"), first, "改天")
    assert await figures("supervisor", "district", 2) == (4, 3, 1)
    with pytest.raises(Refused):
        await figures("mediator", "community")
    with pytest.raises(NotFound):
        await figures("coordinator", "street_2")
