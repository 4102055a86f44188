"""The tree with history: imports, moves, merges."""

from datetime import date

import pytest

from domain import org_actions
from domain.errors import Invalid
from domain.org import UnitKind
from domain.org_actions import UnitRow
from domain.people import Role
from domain.periods import Period
from tests.domain.conftest import Town


async def test_a_merged_community_lives_on_below_its_successor(town: Town) -> None:
    await town.unit("新社区", UnitKind.COMMUNITY, "琅琊街道")
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    case = await town.reported(head, unit="一号楼")
    new = town.units["新社区"]
    await org_actions.merge(town.work, [town.units["古道社区"].id], new.id, on=date(2026, 12, 1))
    assert town.units["一号楼"].path.startswith(new.path)
    assert case.unit_id == town.units["一号楼"].id, "the unit it was filed under never changes"
    assert [alias.name for alias in town.work.org.aliases] == ["古道社区"]
    after = await town.work.reports.owing(Period.parse("2026-W50"))
    assert [unit.name for unit in after] == ["新社区"]
    before = await town.work.reports.owing(Period.parse("2026-W47"))
    assert {unit.name for unit in before} == {"古道社区", "新社区"}
    spans = [
        (p.parent_id, p.valid_from, p.valid_to)
        for p in town.work.org.placements
        if p.unit_id == town.units["古道社区"].id
    ]
    assert [span[2] for span in spans] == [date(2026, 12, 1), None]


async def test_a_street_office_is_abolished(town: Town) -> None:
    """2013: communities go straight under the district."""
    await org_actions.move(
        town.work, town.units["古道社区"].id, town.units["琅琊区"].id, on=date(2013, 1, 1)
    )
    assert town.units["一网格"].path == "/1/3/4/"


async def test_a_unit_never_goes_below_itself(town: Town) -> None:
    with pytest.raises(Invalid):
        await org_actions.move(
            town.work, town.units["琅琊街道"].id, town.units["一网格"].id, on=date(2026, 1, 1)
        )


async def test_adding_again_adds_nothing_and_an_unknown_parent_is_named(town: Town) -> None:
    row = UnitRow(
        code="g2",
        name="二网格",
        kind=UnitKind.GRID_1,
        above="古道社区",
        valid_from=date(2026, 1, 1),
    )
    assert await org_actions.add_units(town.work, None, [row, row], now=town.clock.now()) == 1
    lost = UnitRow(
        code="x", name="x", kind=UnitKind.GRID_1, above="没有", valid_from=date(2026, 1, 1)
    )
    with pytest.raises(Invalid) as caught:
        await org_actions.add_units(town.work, None, [lost], now=town.clock.now())
    assert caught.value.facts == {"code": "没有"}
