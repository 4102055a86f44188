"""Units are found by what people call them, within their reach."""

from collections.abc import Awaitable, Callable

from domain.org.actions import merge
from domain.org.model import Alias, UnitKind
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, a_unit

Asking = Callable[[str], Awaitable[Actor]]


async def test_units_are_found_by_name_alias_or_code_within_reach(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def rename(work: Work) -> None:
        work.org.add_alias(Alias(unit_id=district.units["community"], name="古驿道社区"))

    await office.do(rename)
    supervisor, coordinator = await actor("supervisor"), await actor("coordinator")

    async def names(reader: Actor, words: str) -> list[str]:
        return [unit.name for unit in await boards.org.find(reader, words)]

    assert await names(supervisor, " 古道 ") == ["古道社区"], "not its grids"
    assert await names(supervisor, "古驿道") == ["古道社区"]
    assert await names(supervisor, "341102002") == ["北门街道"]
    assert await names(supervisor, "３４１１０２００２") == ["北门街道"]
    assert await names(supervisor, "ＧＤＳＱ") == await names(supervisor, "GDSQ") == ["古道社区"]
    assert await names(supervisor, "琅琊街道") == ["琅琊街道"]
    assert await names(supervisor, "琅琊") == ["琅琊区"]
    assert await names(coordinator, "琅琊") == ["琅琊街道"], "the district is above reach"
    assert await names(supervisor, "号楼") == ["古道一号楼"]
    assert await names(coordinator, "北门") == []
    assert await names(await actor("mediator"), "古道") == []
    for words in ("", "   ", "%", "_", "\\", "'; DROP TABLE units; --", "古" * 5000):
        assert await names(supervisor, words) == []


async def test_a_name_goes_before_an_alias_and_that_before_a_part_of_a_name(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def more(work: Work) -> None:
        street = district.units["street_2"]
        for n, name in enumerate(("古道", "新古道社区", "北街", "North Gate"), 2):
            code = f"34110200200{n}"
            a_unit(work, UnitKind.COMMUNITY, code=code, name=name, above=street)
        a_unit(work, UnitKind.GRID_1, code="9", name="新古道一网格", above=street)
        work.org.add_alias(Alias(unit_id=district.units["street"], name="古道社区"))
        work.org.add_alias(Alias(unit_id=district.units["community_2"], name="后街"))

    await office.do(more)
    supervisor = await actor("supervisor")

    async def names(words: str) -> list[str]:
        return [unit.name for unit in await boards.org.find(supervisor, words)]

    assert await names("古道社区") == ["古道社区"], "not the street that is called so as well"
    assert await names("古道") == ["古道"]
    assert await names("后街") == ["东后街社区"]
    assert await names("北") == ["北门街道"], "what lies below it is on its board"
    assert await names("街") == ["琅琊街道", "北门街道"]
    assert await names("north gate") == ["North Gate"]
    assert await names("341102002003") == ["新古道社区"]
    # of several the highest come first, each without what lies below it
    assert await names("道") == ["琅琊街道", "北门街道"]
    assert await names("古道社") == ["琅琊街道", "新古道社区"]


async def test_a_merged_community_is_found_as_its_successor(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def merged(work: Work) -> None:
        gone, into = district.units["community"], district.units["community_2"]
        merge(work, Request(now=NOW), [gone], into, on=TODAY)

    await office.do(merged)
    found = await boards.org.find(await actor("supervisor"), "古道社区")
    assert [unit.name for unit in found] == ["东后街社区"]


async def test_what_an_abolished_street_had_below_it_lies_below_the_district(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    street, top = district.units["street"], district.units["district"]

    def merged(work: Work) -> None:
        merge(work, Request(now=NOW), [street], top, on=TODAY)

    async def below() -> set[str]:
        card = await boards.org.card(await actor("administrator"), top)
        return {one.name for one in card.below}

    communities = {
        one.name for one in (await boards.org.card(await actor("administrator"), street)).below
    }
    await office.do(merged)
    assert communities < await below()
    board = await boards.status.board(await actor("supervisor"), top, NOW)
    assert sum(line.reports.expected for line in board.below) == board.reports.expected > 0


async def test_units_of_one_name_are_told_apart(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Asking
) -> None:
    def more(work: Work) -> None:
        for n, above in enumerate(("community", "community_2", "community_2"), 1):
            over = district.units[above]
            a_unit(work, UnitKind.GRID_1, code=f"77{n}", name="第一网格", above=over)

    await office.do(more)
    found = await boards.org.find(await actor("supervisor"), "第一网格")
    names = [unit.name for unit in found]
    assert names == ["古道社区 第一网格", "772 第一网格", "773 第一网格"]
    found = await boards.org.find(await actor("supervisor"), "772")
    assert [unit.name for unit in found] == ["第一网格"]
