"""The tree with history: imports, moves, merges."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.days.periods import Period
from domain.errors import BadInvitation, Invalid, Refused
from domain.org import actions
from domain.org.actions import UnitRow
from domain.org.model import Alias, Placement, UnitKind
from domain.people import binding
from domain.people.model import Actor, Capacity, Role, Seat
from domain.request import Request
from tests.domain.conftest import Town

SPRING = date(2026, 3, 1)
TODAY = date(2026, 11, 24)


def test_a_merged_community_lives_on_below_its_successor(town: Town) -> None:
    town.unit("新社区", UnitKind.COMMUNITY, "琅琊街道")
    head = town.person("一号楼", Role.BUILDING_HEAD)
    case = town.reported(head, unit="一号楼")
    new = town.units["新社区"]
    town.do(
        actions.merge,
        Request(actor=town.person("琅琊街道", Role.ADMINISTRATOR), now=town.clock.now()),
        [town.units["古道社区"].id],
        new.id,
        on=date(2026, 11, 24),
    )
    assert town.audit() == [("administer", f"unit:{town.units['古道社区'].id}:into:{new.id}")]
    assert town.units["一号楼"].path.startswith(new.path)
    assert case.unit_id == town.units["一号楼"].id, "the unit it was filed under never changes"
    assert [alias.name for alias in town.all(Alias)] == ["古道社区"]
    after = town.work.periodic.owing(Period.parse("2026-W50"))
    assert [unit.name for unit in after] == ["新社区"]
    before = town.work.periodic.owing(Period.parse("2026-W47"))
    assert {unit.name for unit in before} == {"古道社区", "新社区"}
    spans = [
        (p.parent_id, p.valid_from, p.valid_to)
        for p in town.all(Placement)
        if p.unit_id == town.units["古道社区"].id
    ]
    assert [span[2] for span in spans] == [date(2026, 11, 24), None]


def test_a_street_office_is_abolished(town: Town) -> None:
    """2013: communities go straight under the district."""
    gone, district = town.units["古道社区"].id, town.units["琅琊区"].id
    administrator = town.person("琅琊区", Role.ADMINISTRATOR)
    now = town.clock.now()
    town.do(
        actions.move, Request(actor=administrator, now=now), gone, district, on=date(2013, 1, 1)
    )
    assert town.units["一网格"].path == "/1/3/4/"
    assert town.audit() == [("administer", f"unit:{gone}:under:{district}")]


def test_only_who_administers_all_of_it_changes_the_tree(town: Town) -> None:
    other = town.unit("北门街道", UnitKind.STREET, "琅琊区")
    community, street = town.units["古道社区"], town.units["琅琊街道"]
    row = UnitRow(
        code="g2", name="二网格", kind=UnitKind.GRID_1, above="古道社区", valid_from=SPRING
    )
    for unit, role in (("琅琊街道", Role.ADMINISTRATOR), ("琅琊区", Role.SUPERVISOR)):
        asked = Request(actor=town.person(unit, role), now=town.clock.now())
        for one, above in ((community, other), (other, street)):
            with pytest.raises(Refused):
                town.do(actions.move, asked, one.id, above.id, on=SPRING)
            with pytest.raises(Refused):
                town.do(actions.merge, asked, [one.id], above.id, on=SPRING)
    with pytest.raises(Refused):
        town.do(actions.add_units, asked, [row])
    for above in (None, "没有"):
        with pytest.raises(Refused):
            town.do(actions.add_units, asked, [replace(row, above=above)])
    assert town.do(actions.add_units, asked, []) == 0
    assert town.audit() == []
    assert town.all(Alias) == []
    assert (community.parent_id, other.valid_to) == (street.id, None)


def test_a_unit_never_goes_below_itself(town: Town) -> None:
    with pytest.raises(Invalid):
        town.do(
            actions.move,
            Request(now=town.clock.now()),
            town.units["琅琊街道"].id,
            town.units["一网格"].id,
            on=SPRING,
        )


def test_adding_again_adds_nothing_and_an_unknown_parent_is_named(town: Town) -> None:
    row = UnitRow(
        code="g2",
        name="二网格",
        kind=UnitKind.GRID_1,
        above="古道社区",
        valid_from=date(2026, 1, 1),
    )
    assert town.do(actions.add_units, Request(now=town.clock.now()), [row, row]) == 1
    assert town.audit() == [("administer", "units:1")]
    lost = UnitRow(
        code="x", name="x", kind=UnitKind.GRID_1, above="没有", valid_from=date(2026, 1, 1)
    )
    with pytest.raises(Invalid) as caught:
        town.do(actions.add_units, Request(now=town.clock.now()), [lost])
    assert caught.value.facts == {"code": "没有"}


def by_the_administrator(town: Town, unit: str = "琅琊区") -> Request:
    return Request(actor=town.person(unit, Role.ADMINISTRATOR), now=town.clock.now())


def test_what_a_merged_unit_has_to_do_and_its_posts_are_the_successors(town: Town) -> None:
    new = town.unit("新社区", UnitKind.COMMUNITY, "琅琊街道")
    there = town.person("新社区", Role.MEDIATOR)
    mediator = town.person("古道社区", Role.MEDIATOR)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    head = town.person("一号楼", Role.BUILDING_HEAD)
    case = town.reported(head, unit="一号楼")
    asked = by_the_administrator(town)
    town.do(actions.merge, asked, [town.units["古道社区"].id], new.id, on=TODAY)
    assert case.responsible_id == new.id
    seats = {
        who.person_id: [(one.unit_name, one.role, one.capacity) for one in seats_of(town, who)]
        for who in (there, mediator, officer)
    }
    assert seats == {
        there.person_id: [("新社区", Role.MEDIATOR, Capacity.HOLDER)],
        mediator.person_id: [("新社区", Role.MEDIATOR, Capacity.STAND_IN)],
        officer.person_id: [("新社区", Role.INFORMATION_OFFICER, Capacity.HOLDER)],
    }
    assert "post-moved" in {kind for kind, _ in town.told(mediator)}
    assert not town.told(head)[1:], "their own post is where it was"
    again = town.reported(town.actor(head.person_id), unit="一号楼")
    assert again.responsible_id == new.id
    assert ("case-reported", town.clock.now()) in town.told(there)


def seats_of(town: Town, who: Actor) -> tuple[Seat, ...]:
    return town.work.people.seats(who.person_id, TODAY)


def test_a_post_the_successor_does_not_have_ends(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    asked = by_the_administrator(town)
    town.do(actions.merge, asked, [town.units["古道社区"].id], town.units["琅琊街道"].id, on=TODAY)
    assert seats_of(town, officer) == ()
    assert [kind for kind, _ in town.told(officer)] == ["post-ended"]


def test_a_unit_closes_when_nothing_is_left_in_it(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    town.reported(head, unit="一号楼")
    asked = by_the_administrator(town)

    def close(unit: str) -> None:
        town.do(actions.close, asked, town.units[unit].id, on=TODAY)

    for unit, reason in (("古道社区", "unit-has-units"), ("一网格", "unit-has-units")):
        with pytest.raises(Invalid, match=reason):
            close(unit)
    close("一号楼")
    close("一网格")
    with pytest.raises(Invalid, match="unit-has-cases"):
        close("古道社区")
    assert seats_of(town, head) == ()
    assert seats_of(town, mediator) != ()
    with pytest.raises(Invalid, match="unit-ended"):
        close("一号楼")


@pytest.mark.parametrize("late", [False, True])
def test_a_link_to_a_post_of_a_unit_that_is_gone_binds_nobody(town: Town, late: bool) -> None:
    """``late``: it was made while the unit was being closed."""
    unit, invites = town.units["一号楼"], Request(now=town.clock.now())
    role = Role.BUILDING_HEAD
    link = town.do(binding.invite, invites, unit.id, role, Capacity.HOLDER, secret="t" * 32)
    expires = link.expires_at
    town.do(actions.close, by_the_administrator(town), unit.id, on=TODAY)
    assert link.expires_at == town.clock.now()
    if late:
        link.expires_at = expires
    with pytest.raises(BadInvitation, match="expired"):
        town.do(binding.bind, invites, "telegram", "1005", "zh", "t" * 32)


def test_a_renamed_unit_is_found_by_both_names(town: Town) -> None:
    unit, asked = town.units["古道社区"], by_the_administrator(town)
    town.do(actions.rename, asked, unit.id, "  古道  新社区 ")
    assert unit.name == "古道 新社区"
    assert [alias.name for alias in town.all(Alias)] == ["古道社区"]
    town.do(actions.rename, asked, unit.id, "古道 新社区")
    assert len(town.all(Alias)) == 1
    for name in ("", "   ", "=1+1", "长" * 121):
        with pytest.raises(Invalid, match="unit-name"):
            town.do(actions.rename, asked, unit.id, name)


@pytest.mark.parametrize(
    ("unit", "to", "reason"),
    [
        ("琅琊街道", "古道社区", "unit-level"),
        ("古道社区", "一网格", "unit-level"),
        ("古道社区", "古道社区", "unit-level"),
    ],
)
def test_a_unit_goes_where_its_level_fits(town: Town, unit: str, to: str, reason: str) -> None:
    asked = by_the_administrator(town)
    one, other = town.units[unit].id, town.units[to].id
    with pytest.raises(Invalid, match=reason):
        town.do(actions.move, asked, one, other, on=TODAY)


def test_nothing_is_done_before_its_day(town: Town) -> None:
    asked, tomorrow = by_the_administrator(town), TODAY + timedelta(days=1)
    town.unit("新社区", UnitKind.COMMUNITY, "琅琊街道")
    one, other, above = (town.units[name].id for name in ("古道社区", "新社区", "琅琊区"))
    for doing in (
        lambda: town.do(actions.merge, asked, [one], other, on=tomorrow),
        lambda: town.do(actions.move, asked, one, above, on=tomorrow),
        lambda: town.do(actions.close, asked, one, on=tomorrow),
    ):
        with pytest.raises(Invalid, match="unit-day"):
            doing()
