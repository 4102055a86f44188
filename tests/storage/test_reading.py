"""What the reading of sentences is compared with, on both databases."""

from dataclasses import replace

from domain.cases.filing import file
from domain.org.model import UnitKind
from domain.ports import Work
from domain.reading.actions import add_word, take_out_word
from domain.reading.places import said_in, unit_in
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, TELEGRAM, TODAY, District, a_draft, a_unit

NEIGHBOURS, PROPERTY = 2, 14


async def _by(boards: SqlBoards, district: District, who: str) -> Request:
    found = await boards.people.actor(TELEGRAM, district.address(who), TODAY)
    assert found is not None
    return Request(actor=found, now=NOW)


async def test_units_are_found_by_their_names_and_within_reach_alone(
    boards: SqlBoards, district: District
) -> None:
    mine = await _by(boards, district, "mediator")
    theirs = await _by(boards, district, "mediator_2")
    said = "古道社区门口有人吵架"
    found = await boards.reading.named(mine.by, said, (), TODAY)
    unit = unit_in(said, found)
    assert unit is not None
    assert unit.id == district.units["community"]
    assert await boards.reading.named(theirs.by, said, (), TODAY) == ()
    supervisor = await _by(boards, district, "supervisor")
    assert await boards.reading.named(supervisor.by, said, (), TODAY) == (), "who may not report"


async def test_a_building_is_one_of_the_community_that_is_named(
    office: SqlOffice, boards: SqlBoards, district: District
) -> None:
    def build(work: Work) -> None:
        street = district.units["street"]
        made = a_unit(work, UnitKind.COMMUNITY, above=street, name="柳巷社区").id
        for number in ("15", "5"):
            a_unit(work, UnitKind.GRID_2, above=made, name=f"柳巷社区{number}号楼")

    await office.do(build)
    street = await _by(boards, district, "coordinator")

    async def found(said: str) -> list[str]:
        units = await boards.reading.named(street.by, said, said_in(said).buildings, TODAY)
        return [one.name for one in units]

    assert await found("5号楼楼道堆杂物") == ["柳巷社区5号楼"]
    assert await found("古道社区5号楼楼道堆杂物") == ["古道社区"]
    assert await found("柳巷社区，5号楼楼道堆杂物") == ["柳巷社区", "柳巷社区5号楼"]


async def test_counts_add_up_and_words_are_replaced(
    office: SqlOffice, boards: SqlBoards, district: District
) -> None:
    top = await _by(boards, district, "administrator")
    head = await _by(boards, district, "grid_head")
    for chosen in (NEIGHBOURS, PROPERTY, PROPERTY):
        draft = a_draft(district.units["grid"], category_id=chosen)
        await office.do(file, head, replace(draft, guessed_id=NEIGHBOURS))
    row = (await boards.reading.board(top.by)).corrected[0]
    assert (row.many, row.changed, row.instead and row.instead.zh) == (3, 2, "物业")
    first = await office.do(add_word, top, "打更声", NEIGHBOURS)
    again = await office.do(add_word, top, "打更声", PROPERTY)
    assert (again.id, [one.code for one in await boards.reading.lexicon()]) == (
        first.id,
        ["property"],
    )
    await office.do(take_out_word, top, first.id)
    assert await boards.reading.lexicon() == ()
