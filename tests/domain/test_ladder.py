"""Up, down and beside: who hears of what is handed on, who may take it, and what follows it."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.cases import actions, closing_actions, handover
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome, State, Urgency
from domain.cases.route_actions import RouteRow, set_routes
from domain.cases.satisfaction import THANKS, Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.notices import Priority
from domain.notices_ladder import CaseOffered
from domain.org import UnitKind
from domain.people import Actor, Role
from domain.ports.work import Push
from tests.domain.conftest import Town

EIGHT_NEXT_MORNING = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


async def take(
    town: Town,
    actor: Actor,
    case: Case,
    arrow: Arrow,
    *,
    to: str = "",
    note: str = "说一句",
    outcome: Outcome | None = None,
) -> Case:
    return await actions.take_step(
        town.work,
        actor,
        case.id,
        arrow,
        token=town.tap(),
        now=town.clock.now(),
        note=note,
        outcome=outcome,
        to_unit_id=town.units[to].id if to else None,
    )


def pushes(town: Town, person: Actor, kind: str) -> list[Push]:
    return [
        push
        for key, push in town.work.outbox.pushes.items()
        if push.person_id == person.person_id
        and push.notice.kind == kind
        and key not in town.work.outbox.withdrawn
    ]


async def centres(town: Town) -> None:
    """Two centres of the district, and one of another street."""
    await town.unit("医疗中心", UnitKind.CENTRE, "琅琊区")
    await town.unit("工资中心", UnitKind.CENTRE, "琅琊区")
    await town.unit("北门街道", UnitKind.STREET, "琅琊区")
    await town.unit("北门中心", UnitKind.CENTRE, "北门街道")


@pytest.mark.parametrize("arrow", [Arrow.HAND_UP, Arrow.ASSIGN])
@pytest.mark.parametrize("urgency", [Urgency.RED, Urgency.YELLOW])
async def test_at_eleven_at_night_only_a_red_matter_is_handed_on_at_once(
    town: Town, arrow: Arrow, urgency: Urgency
) -> None:
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    coordinator = await town.person("琅琊街道", Role.COORDINATOR)
    case = await town.reported(head, unit="一号楼", urgency=urgency)
    receiver, sender, to = coordinator, mediator, ""
    if arrow is Arrow.ASSIGN:
        await take(town, mediator, case, Arrow.HAND_UP)
        await take(town, coordinator, case, Arrow.TAKE)
        receiver, sender, to = mediator, coordinator, "古道社区"
    night = town.clock.forward(hours=13)
    assert night.astimezone(town.work.rules.zone).hour == 23
    await take(town, sender, case, arrow, to=to)
    (push,) = [p for p in pushes(town, receiver, "case-offered") if p.not_before >= night]
    assert isinstance(push.notice, CaseOffered)
    assert push.notice.urgency is urgency
    if urgency is Urgency.RED:
        assert (push.not_before, push.priority) == (night, Priority.URGENT)
    else:
        assert (push.not_before, push.priority) == (EIGHT_NEXT_MORNING, Priority.NORMAL)


async def test_a_case_goes_up_comes_back_with_a_reason_and_goes_up_again(town: Town) -> None:
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    coordinator = await town.person("琅琊街道", Role.COORDINATOR)
    case = await town.reported(head, unit="一号楼")
    await take(town, mediator, case, Arrow.ACCEPT)
    with pytest.raises(Invalid, match="note-missing"):
        await take(town, mediator, case, Arrow.HAND_UP, note=" ")
    await take(town, mediator, case, Arrow.HAND_UP, note="涉及两个社区")
    assert case.responsible_id == town.units["古道社区"].id, "first asked is responsible"
    with pytest.raises(Refused):
        await take(town, mediator, case, Arrow.TAKE)
    with pytest.raises(Invalid, match="note-missing"):
        await take(town, coordinator, case, Arrow.TURN_BACK, note="")
    await take(town, coordinator, case, Arrow.TURN_BACK, note="请先把两家约到一起")
    assert (case.state, case.offered_id) == (State.ACCEPTED, None)
    (back,) = [p.notice for p in pushes(town, mediator, "case-moved")]
    assert getattr(back, "note", "") == "请先把两家约到一起"
    await take(town, mediator, case, Arrow.HAND_UP)
    assert len(pushes(town, coordinator, "case-offered")) == 1, "the older offer is over"
    await take(town, coordinator, case, Arrow.TAKE)
    assert case.responsible_id == town.units["琅琊街道"].id
    assert case.handler_id == coordinator.person_id
    told = [getattr(p.notice, "arrow", None) for p in pushes(town, head, "case-moved")]
    assert told[-1] is Arrow.TAKE, "the reporter knows who has it now"
    assert pushes(town, mediator, "case-moved")[-1].notice.subject.startswith(f"case:{case.id}:")


async def test_what_is_taken_back_before_the_morning_is_not_pushed(town: Town) -> None:
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    coordinator = await town.person("琅琊街道", Role.COORDINATOR)
    case = await town.reported(head, unit="一号楼")
    await take(town, mediator, case, Arrow.ACCEPT)
    town.clock.forward(hours=13)
    await take(town, mediator, case, Arrow.HAND_UP)
    assert len(town.told(coordinator)) == 1
    await take(town, mediator, case, Arrow.TAKE_BACK)
    assert town.told(coordinator) == [], "neither of the offer nor of its end"
    await take(town, mediator, case, Arrow.HAND_UP)
    town.work.outbox.sent |= {
        key for key, push in town.work.outbox.pushes.items() if push.notice.kind == "case-offered"
    }
    await take(town, mediator, case, Arrow.TAKE_BACK)
    assert [kind for kind, _ in town.told(coordinator)][-1] == "case-moved", "who knows is told"


async def test_the_centre_of_the_category_stands_first(town: Town) -> None:
    await centres(town)
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    coordinator = await town.person("琅琊街道", Role.COORDINATOR)
    officer = await town.person("琅琊区", Role.CENTRE_OFFICER)
    wages = await town.person("工资中心", Role.MEDIATOR)
    names = {"category": "dispute", "centre": "工资中心"}
    await set_routes(town.work, None, [RouteRow(**names)], now=town.clock.now())
    case = await town.reported(head, unit="一号楼")
    for actor in (mediator, coordinator):
        await take(town, actor, case, Arrow.HAND_UP)
        above = coordinator if actor is mediator else officer
        await take(town, above, case, Arrow.TAKE)
    found = await handover.destinations(town.work, case, town.clock.now())
    assert [(d.unit.name, d.suggested, d.staffed) for d in found] == [
        ("工资中心", True, True),
        ("医疗中心", False, False),
        ("琅琊街道", False, True),
        ("古道社区", False, True),
    ]
    with pytest.raises(Invalid, match="unit-missing"):
        await take(town, officer, case, Arrow.ASSIGN, to="北门中心")
    await take(town, officer, case, Arrow.ASSIGN, to="工资中心", note="")
    assert len(pushes(town, wages, "case-offered")) == 1
    await take(town, wages, case, Arrow.TAKE, note="")
    assert case.responsible_id == town.units["工资中心"].id
    assert (await handover.next_tier(town.work, case, town.clock.now())) is town.units["琅琊区"]


async def test_an_item_goes_down_its_line_and_to_no_centre(town: Town) -> None:
    await centres(town)
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    officer = await town.person("古道社区", Role.INFORMATION_OFFICER)
    coordinator = await town.person("琅琊街道", Role.COORDINATOR)
    case = await town.reported(head, unit="一号楼", kind=CaseKind.OPINION)
    await take(town, officer, case, Arrow.HAND_UP)
    await take(town, coordinator, case, Arrow.TAKE)
    found = await handover.destinations(town.work, case, town.clock.now())
    assert [d.unit.name for d in found] == ["古道社区"]


async def test_routes_are_replaced_whole_and_bad_ones_change_nothing(town: Town) -> None:
    await centres(town)
    now = town.clock.now()
    both = [RouteRow(category="邻里", centre=name) for name in ("工资中心", "医疗中心")]
    assert await set_routes(town.work, None, both, now=now) == 2
    wanted = [town.units[name].id for name in ("工资中心", "医疗中心")]
    assert await town.work.routes.of_category(1) == wanted
    for bad in (
        RouteRow(category="none", centre="工资中心"),
        RouteRow(category="邻里", centre="琅琊街道"),
        RouteRow(category="邻里", centre="nowhere"),
    ):
        with pytest.raises(Invalid):
            await set_routes(town.work, None, [both[0], bad], now=now)
        assert await town.work.routes.of_category(1) == wanted
    assert await set_routes(town.work, None, both[1:], now=now) == 1
    assert await town.work.routes.of_category(1) == wanted[1:]
    assert town.work.audit.entries[-1] == ("administer", "routes:1")
    officer = await town.person("琅琊区", Role.CENTRE_OFFICER)
    administrator = await town.person("琅琊区", Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        await set_routes(town.work, officer, both, now=now)
    assert await set_routes(town.work, administrator, both, now=now) == 2


async def done(town: Town, kind: CaseKind = CaseKind.DISPUTE) -> tuple[Case, Actor, Actor]:
    """A resolved matter, its reporter, its handler."""
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    role = Role.MEDIATOR if kind is CaseKind.DISPUTE else Role.INFORMATION_OFFICER
    handler = await town.person("古道社区", role)
    case = await town.reported(head, unit="一号楼", kind=kind)
    await take(town, handler, case, Arrow.ACCEPT)
    await take(town, handler, case, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    return case, head, handler


async def test_thanks_are_noted_once_and_told_to_the_handler_by_day(town: Town) -> None:
    case, head, handler = await done(town)
    other = await town.person("一网格", Role.GRID_HEAD)
    town.clock.forward(hours=13)
    now = town.clock.now()
    before = (case.state, case.due_at, case.ended_at)
    for _ in range(2):
        await closing_actions.thank(town.work, head, case.id, now=now)
    assert (case.state, case.due_at, case.ended_at) == before
    steps = [s for s in town.work.cases.steps if s.arrow == THANKS]
    assert [(s.effect, s.before, s.after) for s in steps] == [(None, before[0], before[0])]
    (push,) = pushes(town, handler, "case-thanked")
    assert (push.not_before, push.priority) == (EIGHT_NEXT_MORNING, Priority.NORMAL)
    with pytest.raises(Refused):
        await closing_actions.thank(town.work, other, case.id, now=now)


async def test_nobody_is_thanked_for_what_is_not_done(town: Town) -> None:
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    stranger = await town.person("一号楼", Role.BUILDING_HEAD)
    case = await town.reported(head, unit="一号楼")
    for state in (None, Arrow.WITHDRAW):
        if state:
            await take(town, head, case, state)
        with pytest.raises(WrongStep):
            await closing_actions.thank(town.work, head, case.id, now=town.clock.now())
    with pytest.raises(NotFound):
        await closing_actions.thank(town.work, stranger, case.id, now=town.clock.now())


async def test_not_fixed_needs_no_word_and_goes_back_to_who_had_it(town: Town) -> None:
    case, head, handler = await done(town)
    await take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(Refused):
        await take(town, handler, case, Arrow.NOT_FIXED)
    await take(town, head, case, Arrow.NOT_FIXED, note="")
    assert (case.state, case.handler_id) == (State.MEDIATING, handler.person_id)
    assert case.outcome is case.closed_at is None
    (push,) = pushes(town, handler, "case-moved")
    assert getattr(push.notice, "arrow", None) is Arrow.NOT_FIXED
    await take(town, handler, case, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    assert case.state is State.RESOLVED


async def test_reopening_is_the_handlers_and_needs_a_reason(town: Town) -> None:
    case, head, handler = await done(town)
    await take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(Refused):
        await take(town, head, case, Arrow.REOPEN)
    with pytest.raises(Invalid, match="note-missing"):
        await take(town, handler, case, Arrow.REOPEN, note="")
    await take(town, handler, case, Arrow.REOPEN, note="回访得知没有修")
    assert case.state is State.MEDIATING


async def test_an_item_is_closed_only_with_its_answer_which_the_reporter_reads(town: Town) -> None:
    case, head, officer = await done(town, CaseKind.OPINION)
    with pytest.raises(Invalid, match="reply-missing"):
        await take(town, officer, case, Arrow.CLOSE, note="  ")
    assert case.state is State.RESOLVED
    await take(town, officer, case, Arrow.CLOSE, note="已在公告栏答复")
    assert getattr(pushes(town, head, "case-moved")[-1].notice, "note", "") == "已在公告栏答复"


async def test_a_dispute_is_closed_without_a_word(town: Town) -> None:
    case, _, handler = await done(town)
    await take(town, handler, case, Arrow.CLOSE, note="")
    assert case.state is State.CLOSED


async def test_only_an_answered_item_is_graded_and_only_by_who_reported_it(town: Town) -> None:
    case, head, officer = await done(town, CaseKind.OPINION)
    now = town.clock.now()

    async def grade(actor: Actor, grade: Satisfaction = Satisfaction.FAIRLY) -> None:
        await closing_actions.rate(town.work, actor, case.id, grade, now=now)

    with pytest.raises(WrongStep):
        await grade(head)
    await take(town, officer, case, Arrow.CLOSE)
    with pytest.raises(Refused):
        await grade(officer)
    before = len(town.work.outbox.pushes), len(town.work.cases.steps)
    await grade(head)
    await grade(head, Satisfaction.NOT)
    (kept,) = town.work.ratings.ratings
    assert (kept.case_id, kept.grade) == (case.id, Satisfaction.NOT)
    assert (len(town.work.outbox.pushes), len(town.work.cases.steps)) == before
    assert {"person_id", "post_id"} & set(vars(kept)) == set(), "a grade names nobody"


async def test_a_dispute_is_not_graded(town: Town) -> None:
    case, head, handler = await done(town)
    await take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(WrongStep):
        await closing_actions.rate(
            town.work, head, case.id, Satisfaction.SATISFIED, now=town.clock.now()
        )


async def test_each_tier_has_its_own_clock(town: Town) -> None:
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    coordinator = await town.person("琅琊街道", Role.COORDINATOR)
    case = await town.reported(head, unit="一号楼")
    await take(town, mediator, case, Arrow.ACCEPT)
    accepted = case.accepted_at
    town.clock.forward(hours=24)
    await take(town, mediator, case, Arrow.HAND_UP)
    assert case.accepted_at == accepted
    town.clock.forward(hours=24)
    await take(town, coordinator, case, Arrow.TAKE)
    assert case.accepted_at is not None
    assert accepted is not None
    assert case.accepted_at - accepted == timedelta(hours=48)
