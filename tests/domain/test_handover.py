"""Up, down and beside: who hears of what is handed on, who may take it, and what follows it."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.cases import handover, steps
from domain.cases.handover import RouteRow, set_routes
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome, State, Urgency
from domain.cases.notices import CaseOffered
from domain.errors import Invalid, Refused
from domain.notices import Priority
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.ports import Push
from domain.request import Request
from tests.domain.conftest import Town

EIGHT_NEXT_MORNING = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


def take(
    town: Town,
    actor: Actor,
    case: Case,
    arrow: Arrow,
    *,
    to: str = "",
    note: str = "说一句",
    outcome: Outcome | None = None,
) -> Case:
    return town.do(
        steps.take_step,
        town.asks(actor),
        case.id,
        arrow,
        note=note,
        outcome=outcome,
        to_unit_id=town.units[to].id if to else None,
    )


def pushes(town: Town, person: Actor, kind: str) -> list[Push]:
    return [
        push
        for push in town.pushes()
        if push.person_id == person.person_id and push.notice.kind == kind and not push.withdrawn
    ]


def centres(town: Town) -> None:
    """Two centres of the district, and one of another street."""
    town.unit("医疗中心", UnitKind.CENTRE, "琅琊区")
    town.unit("工资中心", UnitKind.CENTRE, "琅琊区")
    town.unit("北门街道", UnitKind.STREET, "琅琊区")
    town.unit("北门中心", UnitKind.CENTRE, "北门街道")


@pytest.mark.parametrize("arrow", [Arrow.HAND_UP, Arrow.ASSIGN])
@pytest.mark.parametrize("urgency", [Urgency.RED, Urgency.YELLOW])
def test_at_eleven_at_night_only_a_red_matter_is_handed_on_at_once(
    town: Town, arrow: Arrow, urgency: Urgency
) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    case = town.reported(head, unit="一号楼", urgency=urgency)
    receiver, sender, to = coordinator, mediator, ""
    if arrow is Arrow.ASSIGN:
        take(town, mediator, case, Arrow.HAND_UP)
        take(town, coordinator, case, Arrow.TAKE)
        receiver, sender, to = mediator, coordinator, "古道社区"
    night = town.clock.forward(hours=13)
    assert night.astimezone(town.rules.zone).hour == 23
    take(town, sender, case, arrow, to=to)
    (push,) = [p for p in pushes(town, receiver, "case-offered") if p.not_before >= night]
    assert isinstance(push.notice, CaseOffered)
    assert push.notice.urgency is urgency
    if urgency is Urgency.RED:
        assert (push.not_before, push.priority) == (night, Priority.URGENT)
    else:
        assert (push.not_before, push.priority) == (EIGHT_NEXT_MORNING, Priority.NORMAL)


def test_a_case_goes_up_comes_back_with_a_reason_and_goes_up_again(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    case = town.reported(head, unit="一号楼")
    take(town, mediator, case, Arrow.ACCEPT)
    with pytest.raises(Invalid, match="note-missing"):
        take(town, mediator, case, Arrow.HAND_UP, note=" ")
    take(town, mediator, case, Arrow.HAND_UP, note="涉及两个社区")
    assert case.responsible_id == town.units["古道社区"].id, "first asked is responsible"
    with pytest.raises(Refused):
        take(town, mediator, case, Arrow.TAKE)
    with pytest.raises(Invalid, match="note-missing"):
        take(town, coordinator, case, Arrow.TURN_BACK, note="")
    take(town, coordinator, case, Arrow.TURN_BACK, note="请先把两家约到一起")
    assert (case.state, case.offered_id) == (State.ACCEPTED, None)
    (back,) = [p.notice for p in pushes(town, mediator, "case-moved")]
    assert getattr(back, "note", "") == "请先把两家约到一起"
    take(town, mediator, case, Arrow.HAND_UP)
    assert len(pushes(town, coordinator, "case-offered")) == 1, "the older offer is over"
    take(town, coordinator, case, Arrow.TAKE)
    assert case.responsible_id == town.units["琅琊街道"].id
    assert case.handler_id == coordinator.person_id
    told = [getattr(p.notice, "arrow", None) for p in pushes(town, head, "case-moved")]
    assert told[-1] is Arrow.TAKE, "the reporter knows who has it now"
    assert pushes(town, mediator, "case-moved")[-1].notice.subject.startswith(f"case:{case.id}:")


def test_what_is_taken_back_before_the_morning_is_not_pushed(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    case = town.reported(head, unit="一号楼")
    take(town, mediator, case, Arrow.ACCEPT)
    town.clock.forward(hours=13)
    take(town, mediator, case, Arrow.HAND_UP)
    assert len(town.told(coordinator)) == 1
    take(town, mediator, case, Arrow.TAKE_BACK)
    assert town.told(coordinator) == [], "neither of the offer nor of its end"
    take(town, mediator, case, Arrow.HAND_UP)
    town.sends("case-offered")
    take(town, mediator, case, Arrow.TAKE_BACK)
    assert [kind for kind, _ in town.told(coordinator)][-1] == "case-moved", "who knows is told"


def test_the_centre_of_the_category_stands_first(town: Town) -> None:
    centres(town)
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    officer = town.person("琅琊区", Role.CENTRE_OFFICER)
    wages = town.person("工资中心", Role.MEDIATOR)
    names = {"category": "dispute", "centre": "工资中心"}
    town.do(set_routes, Request(now=town.clock.now()), [RouteRow(**names)])
    case = town.reported(head, unit="一号楼")
    for actor in (mediator, coordinator):
        take(town, actor, case, Arrow.HAND_UP)
        above = coordinator if actor is mediator else officer
        take(town, above, case, Arrow.TAKE)
    found = town.do(handover.destinations, case, town.clock.now())
    assert [(d.unit.name, d.suggested, d.staffed) for d in found] == [
        ("工资中心", True, True),
        ("医疗中心", False, False),
        ("琅琊街道", False, True),
        ("古道社区", False, True),
    ]
    with pytest.raises(Invalid, match="unit-missing"):
        take(town, officer, case, Arrow.ASSIGN, to="北门中心")
    take(town, officer, case, Arrow.ASSIGN, to="工资中心", note="")
    assert len(pushes(town, wages, "case-offered")) == 1
    take(town, wages, case, Arrow.TAKE, note="")
    assert case.responsible_id == town.units["工资中心"].id
    assert (town.do(handover.next_tier, case, town.clock.now())) is town.units["琅琊区"]


def test_an_item_goes_down_its_line_and_to_no_centre(town: Town) -> None:
    centres(town)
    head = town.person("一号楼", Role.BUILDING_HEAD)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    case = town.reported(head, unit="一号楼", kind=CaseKind.OPINION)
    take(town, officer, case, Arrow.HAND_UP)
    take(town, coordinator, case, Arrow.TAKE)
    found = town.do(handover.destinations, case, town.clock.now())
    assert [d.unit.name for d in found] == ["古道社区"]


def test_routes_are_replaced_whole_and_bad_ones_change_nothing(town: Town) -> None:
    centres(town)
    now = town.clock.now()
    both = [RouteRow(category="邻里", centre=name) for name in ("工资中心", "医疗中心")]
    assert town.do(set_routes, Request(now=now), both) == 2
    wanted = [town.units[name].id for name in ("工资中心", "医疗中心")]
    assert town.work.routes.of_category(1) == wanted
    for bad in (
        RouteRow(category="none", centre="工资中心"),
        RouteRow(category="邻里", centre="琅琊街道"),
        RouteRow(category="邻里", centre="nowhere"),
    ):
        with pytest.raises(Invalid):
            town.do(set_routes, Request(now=now), [both[0], bad])
        assert town.work.routes.of_category(1) == wanted
    assert town.do(set_routes, Request(now=now), both[1:]) == 1
    assert town.work.routes.of_category(1) == wanted[1:]
    assert town.audit()[-1] == ("administer", "routes:1")
    officer = town.person("琅琊区", Role.CENTRE_OFFICER)
    administrator = town.person("琅琊区", Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        town.do(set_routes, Request(actor=officer, now=now), both)
    assert town.do(set_routes, Request(actor=administrator, now=now), both) == 2


def test_each_tier_has_its_own_clock(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    case = town.reported(head, unit="一号楼")
    take(town, mediator, case, Arrow.ACCEPT)
    accepted = case.accepted_at
    town.clock.forward(hours=24)
    take(town, mediator, case, Arrow.HAND_UP)
    assert case.accepted_at == accepted
    town.clock.forward(hours=24)
    take(town, coordinator, case, Arrow.TAKE)
    assert case.accepted_at is not None
    assert accepted is not None
    assert case.accepted_at - accepted == timedelta(hours=48)


def test_of_a_red_one_those_above_know_and_only_the_receivers_may_take_it(
    town: Town,
) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    for urgency in Urgency:
        case = town.reported(head, unit="一号楼", urgency=urgency)
        take(town, mediator, case, Arrow.HAND_UP)
        mine = [p.notice for p in pushes(town, coordinator, "case-offered")][-1:]
        known = [p.notice for p in pushes(town, supervisor, "case-offered")]
        assert [getattr(n, "yours", None) for n in mine] == [True]
        red = urgency is Urgency.RED
        assert [getattr(n, "yours", None) for n in known] == ([False] if red else [])
        assert not pushes(town, mediator, "case-offered")
