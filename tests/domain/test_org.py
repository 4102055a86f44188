"""The tree with history: imports, moves, merges."""

from dataclasses import replace
from datetime import date

import pytest

from domain.days.periods import Period
from domain.errors import Invalid, Refused
from domain.org import actions
from domain.org.actions import UnitRow
from domain.org.model import Alias, Placement, UnitKind
from domain.people.model import Role
from domain.request import Request
from tests.domain.conftest import Town

SPRING = date(2026, 3, 1)


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
