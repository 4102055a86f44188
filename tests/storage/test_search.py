"""Matters by their words: just what a plain comparison of all texts finds, and nothing out of
reach, on both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, select, text

from domain.cases import convert, filing
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from domain.search.model import (
    NOTHING,
    Filter,
    folded,
    sought,
)
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import case_words, cases
from storage.search.index import fill
from storage.work import SqlOffice
from tests.makers import NOW, District, a_draft, a_token

Chair = Callable[[str], Awaitable[Actor]]


def file(work: Work, district: District, chair: str, unit: str, **said: object) -> int:
    by = district.actor(work, chair)
    draft = replace(a_draft(district.units[unit]), **said)  # type: ignore[arg-type]  # a test's
    return filing.file(work, Request(actor=by, token=a_token(), now=NOW), draft).id


async def found(boards: SqlBoards, actor: Actor, words: str, chosen: Filter = NOTHING) -> list[int]:
    """The numbers on all pages."""
    ids: list[int] = []
    page, pages = 0, 1
    while page < pages:
        one = (await boards.search.find(actor, sought(words), chosen, page, NOW)).found
        ids += [line.id for line in one.lines]
        page, pages = page + 1, one.pages
    assert one.total == len(ids)
    return ids


async def test_words_find_what_happened_and_where_newest_first(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Chair
) -> None:
    def some(work: Work) -> list[int]:
        return [
            file(work, district, "building_head", "building", summary="楼上漏水", place="3号楼"),
            file(work, district, "building_head", "building", summary="电梯坏了", place="３号楼"),
            file(work, district, "officer_2", "community_2", summary="水管漏水了", place="5号楼"),
            file(work, district, "building_head", "building", summary="下水慢，水道窄", place=""),
        ]

    leak, lift, far, drain = await office.do(some)
    supervisor = await actor("supervisor")
    assert await found(boards, supervisor, "漏水") == [far, leak]
    assert await found(boards, supervisor, "漏水 3号楼") == [leak]
    assert await found(boards, supervisor, "3号楼") == [lift, leak]
    assert await found(boards, supervisor, "水") == [drain, far, leak]
    assert await found(boards, supervisor, "下水道") == [], "its pairs lie apart"
    assert await found(boards, supervisor, "水3") == []
    for chair in ("mediator", "coordinator", "building_head", "grid_head", "officer"):
        assert await found(boards, await actor(chair), "漏水") == [leak], chair
    for chair in ("mediator_2", "officer_2"):
        assert await found(boards, await actor(chair), "漏水") == [far], chair
    for chair in ("administrator",):
        assert await found(boards, await actor(chair), "漏水") == [], chair


async def test_a_unit_or_category_is_named_by_its_beginning(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Chair
) -> None:
    def some(work: Work) -> list[int]:
        return [
            file(work, district, "building_head", "building", summary="漏水", category_id=2),
            file(work, district, "officer_2", "community_2", summary="漏水", category_id=1),
            file(work, district, "officer_2", "community_2", summary="古道上漏水", category_id=1),
        ]

    near, far, named = await office.do(some)
    supervisor = await actor("supervisor")
    for words in ("古道社区 漏水", "gdsq", "341102001001", "邻里", "neighbours"):
        assert await found(boards, supervisor, words) == [near], words
    assert await found(boards, supervisor, "古道") == [named, near], "called so, or written there"
    assert await found(boards, supervisor, "婚姻 dhjsq") == [named, far]
    assert await found(boards, supervisor, "琅琊区") == [named, far, near]
    assert await found(boards, await actor("mediator"), "东后街") == []


async def test_a_unit_is_also_called_by_what_its_name_adds_to_that_above(
    boards: SqlBoards, office: SqlOffice, district: District, actor: Chair
) -> None:
    """People say 第3网格; its name begins with that of its community."""

    def some(work: Work) -> list[int]:
        named = {
            "grid": "古道社区第3网格",
            "building": "古道社区3号楼",
            "street_2": "琅琊区第3网格",
        }
        for unit, name in named.items():
            work.org.unit(district.units[unit]).name = name
        return [
            file(work, district, "building_head", "building", summary="漏水"),
            file(work, district, "officer_2", "community_2", summary="停电"),
            file(work, district, "officer_2", "community_2", summary="第3网格门口"),
        ]

    near, far, written = await office.do(some)
    supervisor = await actor("supervisor")
    for words in ("第3网格", "３网格"):
        assert await found(boards, supervisor, words) == [written, far, near], words
    assert await found(boards, supervisor, "古道 3网格") == [near]
    assert await found(boards, supervisor, "第3网格 漏水") == [near]
    assert await found(boards, await actor("mediator"), "第3网格") == [near], "within reach"
    assert await found(boards, await actor("mediator_2"), "第3网格") == [written, far]
    for words in ("3号楼", "3网", "第13网格", "网格"):
        assert near not in await found(boards, supervisor, words), words


@pytest.mark.parametrize(
    ("left", "called", "not_called"),
    [
        ("第2网格", ("第2网格", "2网格"), ("网格", "第22网格")),
        ("第二网格", ("第二网格", "二网格"), ("网格",)),
        ("12网格", ("12网格",), ("2网格", "第2网格")),
        ("十二网格", ("十二网格",), ("二网格",)),
        ("A2网格", ("a2网格",), ("2网格",)),
        ("东2网格", ("东2网格",), ("2网格",)),
    ],
)
async def test_of_what_a_name_adds_the_mark_of_a_number_alone_may_be_left_out(
    boards: SqlBoards,
    office: SqlOffice,
    district: District,
    actor: Chair,
    left: str,
    called: tuple[str, ...],
    not_called: tuple[str, ...],
) -> None:
    def some(work: Work) -> int:
        work.org.unit(district.units["grid"]).name = f"古道社区{left}"
        return file(work, district, "building_head", "building", summary="漏水")

    near = await office.do(some)
    supervisor = await actor("supervisor")
    for word in called:
        assert await found(boards, supervisor, word) == [near], word
    for word in not_called:
        assert await found(boards, supervisor, word) == [], word


async def test_units_of_a_board_are_found_by_their_first_letters(
    boards: SqlBoards, district: District, actor: Chair
) -> None:
    supervisor = await actor("supervisor")
    for letters in ("gdsq", "GDSQ"):
        (unit,) = await boards.org.find(supervisor, letters)
        assert unit.id == district.units["community"]
    assert [one.name for one in await boards.org.find(supervisor, "lyj")] == ["琅琊街道"]
    assert await boards.org.find(supervisor, "xyz") == ()
    assert await boards.org.find(await actor("coordinator"), "dhjsq") == ()


async def test_the_index_follows_every_change_of_the_words(
    boards: SqlBoards, office: SqlOffice, database: Database, district: District, actor: Chair
) -> None:
    case_id = await office.do(file, district, "building_head", "building", summary="打13855001234")
    supervisor = await actor("supervisor")

    def reworded(work: Work) -> None:
        case = work.cases.by_id(case_id)
        case.summary, case.place = "号码遮住了", "五号楼"

    await office.do(reworded)
    assert await found(boards, supervisor, "13855001234") == []
    assert await found(boards, supervisor, "三号楼") == []
    assert await found(boards, supervisor, "遮住 五号") == [case_id]
    await _holds_just_the_texts(database)

    def converted(work: Work) -> None:
        by = Request(actor=district.actor(work, "mediator"), token=a_token(), now=NOW)
        convert.convert(work, by, case_id, 19)

    await office.do(converted)
    assert await found(boards, supervisor, "环境 遮住") == [case_id]
    assert await found(boards, supervisor, "婚姻") == []


async def test_what_is_on_file_is_filled_in_once(
    boards: SqlBoards, office: SqlOffice, database: Database, district: District, actor: Chair
) -> None:
    ids = [await office.do(file, district, "building_head", "building") for _ in range(3)]

    def emptied(connection: Connection) -> list[int]:
        empty = "DELETE FROM case_grams"
        if connection.dialect.name == "sqlite":
            empty = "INSERT INTO case_grams (case_grams) VALUES ('delete-all')"
        connection.execute(text(empty))
        connection.execute(delete(case_words))
        return [fill(connection), fill(connection)]

    assert await database.write(emptied) == [3, 0]
    assert await found(boards, await actor("supervisor"), "漏水") == ids[::-1]
    await _holds_just_the_texts(database)


async def _holds_just_the_texts(database: Database) -> None:
    def compare(connection: Connection) -> None:
        rows = connection.execute(select(cases.c.id, cases.c.summary, cases.c.place))
        bodies = connection.execute(select(case_words.c.case_id, case_words.c.body))
        expected = {row.id: folded(f"{row.summary} {row.place}") for row in rows}
        assert {row.case_id: row.body for row in bodies} == expected

    await database.read(compare)
