"""Where a case may be handed to, what waits to be taken, and what the reporter said, as read."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from domain.cases import rating, steps
from domain.cases.handover import RouteRow, set_routes
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.cases.views import Handover
from domain.errors import NotFound
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, District, a_case, a_chair, a_token, a_unit

Ask = Callable[[str], Awaitable[Actor]]
HOUR = timedelta(hours=1)


async def reported(
    office: SqlOffice,
    actor: Ask,
    district: District,
    kind: CaseKind = CaseKind.DISPUTE,
    urgency: Urgency = Urgency.YELLOW,
) -> int:
    who, grid = await actor("grid_head"), district.units["grid"]
    return (await office.do(a_case, who, grid, kind=kind, urgency=urgency)).id


async def take(
    office: SqlOffice,
    who: Actor,
    case_id: int,
    arrow: Arrow,
    *,
    to: int | None = None,
    hours: float = 0,
) -> None:
    await office.do(
        steps.take_step,
        Request(actor=who, token=a_token(), now=NOW + hours * HOUR),
        case_id,
        arrow,
        note="好",
        outcome=Outcome.SUCCESS,
        to_unit_id=to,
    )


async def centres(office: SqlOffice, district: District) -> dict[str, int]:
    """Three centres of the district: the last has a mediator, and the first category goes there."""

    def make(work: Work) -> dict[str, int]:
        top = district.units["district"]
        made = {
            code: (a_unit(work, UnitKind.CENTRE, above=top, code=code)).id
            for code in ("c1", "c2", "c3")
        }
        a_chair(work, made["c3"], Role.MEDIATOR)
        rows = [RouteRow(category="marriage_family", centre=code) for code in ("c3", "c2")]
        assert set_routes(work, Request(now=NOW), rows) == 2
        return made

    return await office.do(make)


def shape(found: Handover) -> list[tuple[str, bool, bool]]:
    return [(one.unit.name, one.suggested, one.staffed) for one in found.destinations]


async def test_each_sees_where_they_may_hand_it_to(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    made = await centres(office, district)
    case_id = await reported(office, actor, district)
    mediator, coordinator = await actor("mediator"), await actor("coordinator")
    centre = await actor("centre")

    found = await boards.cases.handover(mediator, case_id, NOW)
    assert found.up is not None
    assert (found.up.name, found.destinations) == ("琅琊街道", ())
    for looker in ("coordinator", "centre", "supervisor", "grid_head"):
        seen = await boards.cases.handover(await actor(looker), case_id, NOW)
        assert (seen.up, seen.destinations) == (None, ()), looker
    for other in ("mediator_2", "administrator", "building_head"):
        with pytest.raises(NotFound):
            await boards.cases.handover(await actor(other), case_id, NOW)

    await take(office, mediator, case_id, Arrow.HAND_UP)
    await take(office, coordinator, case_id, Arrow.TAKE)
    found = await boards.cases.handover(coordinator, case_id, NOW)
    assert found.up is not None
    assert found.up.name == "琅琊区"
    assert shape(found) == [
        ("c3", True, True),
        ("c2", True, False),
        ("c1", False, False),
        ("古道社区", False, True),
    ]
    await take(office, coordinator, case_id, Arrow.HAND_UP)
    await take(office, centre, case_id, Arrow.TAKE)
    view = await boards.cases.view(centre, case_id, NOW)
    assert Arrow.HAND_UP not in view.may.steps, "nothing above the district takes matters"
    found = await boards.cases.handover(centre, case_id, NOW)
    assert found.up is None
    assert [one.unit.name for one in found.destinations][3:] == ["琅琊街道", "古道社区"]
    await take(office, centre, case_id, Arrow.ASSIGN, to=made["c1"])
    assert (await boards.cases.handover(centre, case_id, NOW)).destinations == ()


async def test_asking_where_changes_nothing(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    await centres(office, district)
    case_id = await reported(office, actor, district)
    mediator = await actor("mediator")
    before = await boards.cases.view(mediator, case_id, NOW)
    await boards.cases.handover(mediator, case_id, NOW)
    assert await boards.cases.view(mediator, case_id, NOW) == before


async def test_what_waits_to_be_taken_stands_first_even_before_a_red_one(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    mediator, coordinator = await actor("mediator"), await actor("coordinator")
    first, red = [await reported(office, actor, district) for _ in range(2)]
    for case_id in (first, red):
        await take(office, mediator, case_id, Arrow.HAND_UP)
        await take(office, coordinator, case_id, Arrow.TAKE)

    def redden(work: Work) -> None:
        (work.cases.by_id(red)).urgency = Urgency.RED

    await office.do(redden)
    waiting = await reported(office, actor, district)
    await take(office, mediator, waiting, Arrow.HAND_UP)
    lines = (await boards.cases.queue(coordinator, 0, NOW)).lines
    assert [(line.id, line.to_take) for line in lines] == [
        (waiting, True),
        (red, False),
        (first, False),
    ]
    sender = (await boards.cases.queue(mediator, 0, NOW)).lines
    assert [(line.id, line.to_take) for line in sender] == [(waiting, False)]
    assert (await boards.cases.queue(await actor("officer"), 0, NOW)).total == 0, (
        "no item of theirs"
    )


async def test_the_reporter_may_thank_once_and_grade_an_answer(
    office: SqlOffice, boards: SqlBoards, district: District, actor: Ask
) -> None:
    head, officer = await actor("grid_head"), await actor("officer")
    case_id = await reported(office, actor, district, CaseKind.OPINION)

    async def may(who: Actor) -> tuple[bool, bool, Satisfaction | None]:
        view = await boards.cases.view(who, case_id, NOW)
        return view.may.thank, view.may.rate, view.satisfaction

    assert await may(head) == (False, False, None)
    await take(office, officer, case_id, Arrow.ACCEPT)
    await take(office, officer, case_id, Arrow.RESOLVE)
    assert await may(head) == (True, True, None)
    assert await may(officer) == (False, False, None)
    await office.do(rating.thank, Request(actor=head, now=NOW + HOUR), case_id)
    grade = Satisfaction.NOT
    await office.do(rating.rate, Request(actor=head, now=NOW + HOUR), case_id, grade)
    assert await may(head) == (False, True, grade)
    await take(office, officer, case_id, Arrow.CLOSE, hours=1)
    assert await may(officer) == (False, False, grade), "filing it away answers nothing anew"

    # answered anew: the grade was of the older answer
    await take(office, head, case_id, Arrow.NOT_FIXED, hours=2)
    assert await may(head) == (False, False, None)
    await take(office, officer, case_id, Arrow.RESOLVE, hours=3)
    await take(office, officer, case_id, Arrow.CLOSE, hours=3)
    assert await may(head) == (False, True, None)
    grade = Satisfaction.SATISFIED
    await office.do(rating.rate, Request(actor=head, now=NOW + 4 * HOUR), case_id, grade)
    assert await may(officer) == (False, False, grade)


async def test_routes_keep_their_order_and_are_replaced(
    office: SqlOffice, district: District
) -> None:
    made = await centres(office, district)

    def order(work: Work) -> tuple[list[int], int]:
        category = work.routes.category("婚姻家庭", NOW.date())
        assert category is not None
        return work.routes.of_category(category.id), len(work.routes.all())

    assert await office.do(order) == ([made["c3"], made["c2"]], 2)
    rows = [RouteRow(category="marriage_family", centre="c2")]
    assert await office.do(set_routes, Request(now=NOW), rows) == 1
    assert await office.do(order) == ([made["c2"]], 1)

    def names(work: Work) -> list[bool]:
        asked = ("sanitation", "none", "medical")
        return [work.routes.category(name, NOW.date()) is not None for name in asked]

    assert await office.do(names) == [False, False, True], "topics of items go to no centre"
