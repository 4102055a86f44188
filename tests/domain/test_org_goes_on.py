"""What waited, was asked or was found at a unit goes on when the tree changes round it."""

from datetime import date
from typing import Any

import pytest

from domain.access import Act
from domain.cases import extension, steps
from domain.cases.extension_model import Extension, ExtensionState
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, Outcome, State
from domain.cases.routes import SectorRoute
from domain.days.periods import Period, PeriodKind
from domain.errors import Invalid, NotFound, Refused
from domain.org import actions
from domain.org.actions import UnitRow
from domain.org.model import UnitKind
from domain.people import tenure
from domain.people.model import Actor, Capacity, Role
from domain.periodic import actions as periodic
from domain.request import Request
from tests.domain.conftest import Town

TODAY = date(2026, 11, 24)


def by(town: Town, actor: Actor) -> Request:
    fresh = town.actor(actor.person_id)
    return Request(actor=fresh, token=town.tap(), now=town.clock.now())


@pytest.fixture
def admin(town: Town) -> Actor:
    town.unit("北门街道", UnitKind.STREET, "琅琊区")
    town.unit("新社区", UnitKind.COMMUNITY, "琅琊街道")
    town.unit("三社区", UnitKind.COMMUNITY, "琅琊街道")
    return town.person("琅琊区", Role.ADMINISTRATOR)


def moved(town: Town, admin: Actor, unit: str, above: str) -> None:
    ids = town.units[unit].id, town.units[above].id
    town.do(actions.move, by(town, admin), *ids, on=TODAY)


def merged(town: Town, admin: Actor, unit: str, into: str) -> None:
    ids = [town.units[unit].id], town.units[into].id
    town.do(actions.merge, by(town, admin), *ids, on=TODAY)


def more_time(town: Town) -> Extension:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head, unit="一号楼")
    town.do(steps.take_step, by(town, mediator), case.id, Arrow.ACCEPT)
    asked = town.do(
        extension.ask_extension, by(town, mediator), case.id, 5, "在等鉴定", parties_agree=True
    )
    assert asked is not None
    return asked


def asked_of(town: Town, who: Actor) -> int:
    return [kind for kind, _ in town.told(who)].count("extension-asked")


def test_who_is_above_after_a_move_answers_for_more_time(town: Town, admin: Actor) -> None:
    old = town.person("琅琊街道", Role.COORDINATOR)
    new = town.person("北门街道", Role.COORDINATOR)
    asked = more_time(town)
    assert (asked_of(town, old), asked_of(town, new)) == (1, 0)
    moved(town, admin, "古道社区", "北门街道")
    assert (asked_of(town, old), asked_of(town, new)) == (0, 1)
    with pytest.raises(NotFound):
        town.do(extension.answer_extension, by(town, old), asked.id, True)
    town.do(extension.answer_extension, by(town, new), asked.id, True)
    assert asked.state is ExtensionState.APPROVED
    moved(town, admin, "古道社区", "琅琊街道")
    assert asked.decider_id == town.units["北门街道"].id, "what is answered stays answered"


def test_who_is_further_above_is_asked_once_nobody_is_there(town: Town, admin: Actor) -> None:
    street = town.person("琅琊街道", Role.COORDINATOR)
    stand_in = town.person("琅琊街道", Role.COORDINATOR, Capacity.STAND_IN)
    district = town.person("琅琊区", Role.CENTRE_OFFICER)
    asked = more_time(town)
    post = street.seats[0].post_id
    town.do(tenure.resign, by(town, street), post)
    assert asked_of(town, district) == 0, "the stand-in is there"
    town.do(tenure.resign, by(town, stand_in), post)
    assert asked_of(town, district) == 1
    town.do(extension.answer_extension, by(town, district), asked.id, True)


def test_it_waits_for_whoever_comes_where_nobody_is_yet(town: Town, admin: Actor) -> None:
    town.person("琅琊街道", Role.COORDINATOR)
    asked = more_time(town)
    moved(town, admin, "古道社区", "北门街道")
    assert asked.decider_id == town.units["北门街道"].id
    new = town.person("北门街道", Role.COORDINATOR)
    town.do(extension.answer_extension, by(town, new), asked.id, False)


def test_nobody_answers_themselves_for_more_time_after_a_merger(town: Town, admin: Actor) -> None:
    street = town.person("琅琊街道", Role.COORDINATOR)
    district = town.person("琅琊区", Role.CENTRE_OFFICER)
    asked = more_time(town)
    merged(town, admin, "古道社区", "琅琊街道")
    assert (asked_of(town, street), asked_of(town, district)) == (0, 1)
    town.do(extension.answer_extension, by(town, district), asked.id, True)


def test_whoever_is_asked_and_still_above_stays_so(town: Town, admin: Actor) -> None:
    street = town.person("琅琊街道", Role.COORDINATOR)
    asked = more_time(town)
    merged(town, admin, "古道社区", "新社区")
    assert asked_of(town, street) == 1
    town.do(extension.answer_extension, by(town, street), asked.id, True)


def test_a_name_leads_to_who_goes_on_after_however_many_mergers(town: Town, admin: Actor) -> None:
    unit = town.units["古道社区"].id
    town.do(actions.rename, by(town, admin), unit, "古道新村")
    merged(town, admin, "古道社区", "新社区")
    merged(town, admin, "新社区", "三社区")
    last = town.units["三社区"]
    found = town.office.read(town.office.boards.org.find(admin, "古道新村", Act.ADMINISTER))
    assert [one.id for one in found] == [last.id]
    card = town.office.read(town.office.boards.org.card(admin, last.id))
    assert card.aliases == ("新社区", "古道新村", "古道社区")


def test_a_unit_that_has_its_old_name_again_is_not_also_called_so(town: Town, admin: Actor) -> None:
    unit = town.units["古道社区"].id
    for name in ("古道新村", "古道社区"):
        town.do(actions.rename, by(town, admin), unit, name)
    card = town.office.read(town.office.boards.org.card(admin, unit))
    assert card.aliases == ("古道新村",)


def test_what_a_merged_unit_had_below_it_lies_below_its_successor(town: Town, admin: Actor) -> None:
    officer = town.person("三社区", Role.INFORMATION_OFFICER)
    town.unit("调解室", UnitKind.CENTRE, "古道社区")
    merged(town, admin, "古道社区", "新社区")
    merged(town, admin, "新社区", "三社区")
    boards, last = town.office.boards, town.units["三社区"].id
    card = town.office.read(boards.org.card(admin, last))
    assert {one.name for one in card.below} == {"一网格", "调解室"}
    places = town.office.read(boards.org.places(town.actor(officer.person_id), TODAY))
    assert {one.name for one in places} == {"三社区", "一网格", "调解室"}
    posts = town.office.read(boards.people.unit_board(admin, last, town.clock.now()))
    assert {one.name for one in posts.below} == {"一网格", "调解室"}
    children = town.work.org.children(last, TODAY)
    assert {one.name for one in children} == {"一网格", "调解室"}
    with pytest.raises(Invalid, match="unit-has-units"):
        town.do(actions.close, by(town, admin), last, on=TODAY)


def test_what_a_merged_unit_owes_of_its_own_time_is_its_successors(
    town: Town, admin: Actor
) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    town.person("琅琊街道", Role.COORDINATOR)
    gone, week = town.units["古道社区"], Period.parse("2026-W47")
    merged(town, admin, "古道社区", "新社区")
    merged(town, admin, "新社区", "三社区")
    last = town.units["三社区"].id
    confirms, boards = frozenset({Role.INFORMATION_OFFICER}), town.office.boards
    assert town.work.rungs.unreached({gone.id}, confirms, TODAY) == set()
    view = town.office.read(
        boards.periodic.report(
            town.actor(officer.person_id), PeriodKind.WEEK, gone.id, week, town.clock.now()
        )
    )
    assert view.may.confirm
    filed = town.do(periodic.confirm, by(town, officer), gone.id, week, nil=True)
    assert filed.unit_id == gone.id
    town.do(periodic.revise, by(town, officer), gone.id, week, "记错了", after=filed.revision)
    town.clock.forward(days=7)
    with pytest.raises(Invalid, match="report-not-owed"):
        town.do(periodic.confirm, by(town, officer), gone.id, week.next(), nil=True)
    other = town.person("北门街道", Role.COORDINATOR)
    with pytest.raises(Refused):
        town.do(periodic.withdraw, by(town, other), gone.id, week, after=filed.revision)
    assert last == town.actor(officer.person_id).seats[0].unit_id


def settled_at_a_centre(town: Town, head: Actor, street: Actor) -> Case:
    town.unit("调解中心", UnitKind.CENTRE, "琅琊街道")
    mediator = town.person("古道社区", Role.MEDIATOR)
    centre = town.person("调解中心", Role.MEDIATOR)
    case = town.reported(head, unit="一号楼")
    there = town.units["调解中心"].id
    way: list[tuple[Actor, Arrow, dict[str, Any]]] = [
        (mediator, Arrow.ACCEPT, {}),
        (mediator, Arrow.HAND_UP, {"note": "请接"}),
        (street, Arrow.TAKE, {}),
        (street, Arrow.ASSIGN, {"note": "请接", "to_unit_id": there}),
        (centre, Arrow.TAKE, {}),
        (centre, Arrow.RESOLVE, {"note": "谈妥了", "outcome": Outcome.SUCCESS}),
    ]
    for who, arrow, more in way:
        town.do(steps.take_step, by(town, who), case.id, arrow, **more)
    return case


def test_what_comes_back_to_a_closed_unit_comes_to_the_tier_above(town: Town, admin: Actor) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    street = town.person("琅琊街道", Role.COORDINATOR)
    case = settled_at_a_centre(town, head, street)
    town.session.add(SectorRoute(category_id=1, unit_id=town.units["调解中心"].id, position=0))
    town.do(actions.close, by(town, admin), town.units["调解中心"].id, on=TODAY)
    assert town.all(SectorRoute) == [], "a street mediates no sector"
    town.do(steps.take_step, by(town, head), case.id, Arrow.NOT_FIXED, note="又漏了")
    assert case.state is State.MEDIATING
    closing = {"note": "谈妥了", "outcome": Outcome.SUCCESS}
    town.do(steps.take_step, by(town, street), case.id, Arrow.RESOLVE, **closing)
    assert case.state is State.RESOLVED


def test_nothing_is_added_below_what_has_ended(town: Town, admin: Actor) -> None:
    town.do(actions.close, by(town, admin), town.units["新社区"].id, on=TODAY)
    row = UnitRow(code="g9", name="九网格", kind=UnitKind.GRID_1, above="新社区", valid_from=TODAY)
    with pytest.raises(Invalid, match="unit-ended"):
        town.do(actions.add_units, by(town, admin), [row])
