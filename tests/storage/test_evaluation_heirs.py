"""Which half-years a community is charged with, and what goes over to the one it merged into, on
both databases."""

from datetime import date

import pytest

from domain.evaluations import confirming
from domain.org import actions as org
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District
from tests.storage.evaluation_held import HALF, Ask, Held, asks


@pytest.fixture
def held(office: SqlOffice, boards: SqlBoards, actor: Ask, district: District) -> Held:
    return Held(office, boards, actor, district)


def founded(work: Work, unit_id: int, day: date) -> None:
    """It was there from the day on."""
    work.org.changing(unit_id).valid_from = day


@pytest.mark.usefixtures("all_year")
async def test_a_community_founded_within_a_half_year_is_not_charged_with_it(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    unit = held.district.units["community_2"]
    await held.office.do(founded, unit, date(2026, 5, 4))
    later = NOW.replace(year=2027, month=1, day=4)
    top = held.district.units["district"]
    year = await boards.periodic.year(await actor("supervisor"), top, 2026, later)
    assert {row.unit.name: row.due for row in year.evaluations} == {"古道社区": 2, "东后街社区": 1}


async def test_what_a_merged_community_began_its_successor_finds_and_finishes(
    held: Held, boards: SqlBoards, actor: Ask
) -> None:
    number, units = await held.prepared(), held.district.units
    await held.handed_in()
    gone, into = [units["community"]], units["community_2"]
    await held.office.do(org.merge, Request(now=NOW), gone, into, on=TODAY)
    who = await actor("officer_2")
    page = await boards.evaluations.page(who, HALF, 0, NOW)
    assert ("古道社区", number) in [(one.unit.name, one.evaluation_id) for one in page.lines]
    view = await boards.evaluations.view(who, number, NOW)
    assert view.may.confirm
    assert await boards.evaluations.units(who, number, NOW)
    await held.office.do(confirming.confirm, asks(who), number, 1)
