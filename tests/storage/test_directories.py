"""Directories as they are read: the nearest first, and of these what is open."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest

from domain.directories import actions
from domain.directories.model import EntryDraft, EntryFace, EntryKind, EntryState
from domain.directories.views import EntryPage, Near, Sought
from domain.errors import Invalid, NotFound
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import NOW, District, a_token

Ask = Callable[[str], Awaitable[Actor]]
CALLED: Mapping[EntryKind, tuple[str, ...]] = {
    EntryKind.MEALS: ("老年助餐点", "meals"),
    EntryKind.LAWYER: ("律师",),
}


def asks(actor: Actor) -> Request:
    return Request(actor=actor, token=a_token(), now=NOW)


async def enter(office: SqlOffice, actor: Actor, host_id: int, name: str, **more: Any) -> int:
    draft: dict[str, Any] = {
        "kind": EntryKind.MEALS,
        "host_id": host_id,
        "name": name,
        "phone": "0550-3012345",
        "hours": "a-e 8:30-12:00",
        **more,
    }
    made = await office.do(actions.add_entry, asks(actor), EntryDraft(**draft))
    return made.id


def sought(*words: str, face: EntryFace = EntryFace.WHERE, **more: Any) -> Sought:
    return Sought(face=face, words=words, called=CALLED, **more)


def names(page: EntryPage) -> list[str]:
    return [one.name for one in page.lines]


async def test_near_before_far_and_open_before_closed(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    at, who = district.units, await actor("administrator")
    await enter(office, who, at["district"], "区")
    await enter(office, who, at["street"], "街道关", hours="a-e 14:00-17:00")
    await enter(office, who, at["community_2"], "另一社区")
    await enter(office, who, at["street"], "街道开")
    await enter(office, who, at["community"], "本社区关", hours="a-e 14:00-17:00")
    await enter(office, who, at["grid"], "本社区开")
    await enter(
        office, who, at["district"], "律师", kind=EntryKind.LAWYER, served=(at["community"],)
    )
    head = await actor("grid_head")
    page = await boards.directories.find(head, sought("助餐"), 0, NOW)
    assert names(page) == ["本社区开", "本社区关", "街道开", "街道关", "区"]
    assert (page.total, page.pages, page.keeps) == (6, 2, False)
    assert [one.near for one in page.lines] == [
        Near.OWN, Near.OWN, Near.STREET, Near.STREET, Near.DISTRICT,
    ]  # fmt: skip
    assert names(await boards.directories.find(head, sought("助餐"), 1, NOW)) == ["另一社区"]
    assert names(await boards.directories.find(head, sought("助餐"), 9, NOW)) == ["另一社区"]
    found = await boards.directories.find(head, sought("律师", face=EntryFace.WHO), 0, NOW)
    assert [(one.name, one.near) for one in found.lines] == [("律师", Near.OWN)]
    assert names(await boards.directories.find(head, sought("律师"), 0, NOW)) == ["律师"]
    assert found.kinds == (EntryKind.LAWYER,)
    other = await boards.directories.find(await actor("mediator_2"), sought("meals"), 0, NOW)
    assert names(other)[0] == "另一社区"


async def test_of_many_who_enter_one_name_at_once_one_does(
    office: SqlOffice, actor: Ask, district: District
) -> None:
    who, host = await actor("officer"), district.units["community"]
    made = await asyncio.gather(
        *[enter(office, who, host, "清风食堂") for _ in range(8)], return_exceptions=True
    )
    assert len([one for one in made if isinstance(one, int)]) == 1
    assert {one.reason for one in made if isinstance(one, Invalid)} == {"entry-known"}


async def test_words_and_letters(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    who = await actor("officer")
    await enter(office, who, district.units["community"], "清风食堂", place="古道路12号")
    for words in (("清风",), ("清风", "古道"), ("qf",), ("qfst",), ("zcd",), ("12号",)):
        assert names(await boards.directories.find(who, sought(*words), 0, NOW)) == ["清风食堂"]
    for words in (("清风", "北门"), ("xx",), ("%",), ("_",)):
        assert names(await boards.directories.find(who, sought(*words), 0, NOW)) == []


async def test_what_is_to_be_checked_and_what_is_stopped(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    officer, head = await actor("officer"), await actor("grid_head")
    one = await enter(office, officer, district.units["community"], "一")
    two = await enter(office, officer, district.units["community"], "二")
    assert (await boards.directories.to_check(officer, 0, NOW)).total == 0
    await office.do(actions.doubt_entry, asks(head), one)
    await office.do(actions.stop_entry, asks(officer), two)
    page = await boards.directories.to_check(officer, 0, NOW)
    assert [(line.id, line.state) for line in page.lines] == [(one, EntryState.TO_CHECK)]
    for nobody in ("grid_head", "officer_2", "supervisor"):
        assert (await boards.directories.to_check(await actor(nobody), 0, NOW)).total == 0
        assert await boards.directories.sheet(await actor(nobody), NOW) == ()
    assert (await boards.directories.view(officer, two, NOW)).may.confirm
    with pytest.raises(NotFound):
        await boards.directories.view(head, two, NOW)
    for number in (0, -1, 2**70, two + 1):
        with pytest.raises(NotFound):
            await boards.directories.view(officer, number, NOW)
    stranger = Actor(person_id=1, locale="zh", seats=())
    with pytest.raises(NotFound):
        await boards.directories.view(stranger, one, NOW)
    assert len(await boards.directories.sheet(await actor("coordinator"), NOW)) == 2
    later = NOW + timedelta(days=300)
    again = await enter(office, officer, district.units["community"], "三")
    late = await boards.directories.view(head, again, later)
    assert late.line.state is EntryState.TO_CHECK, "whether the clock has come by or not"
    assert late.may.doubt, "nobody has said yet that it is wrong"


async def test_units_by_the_words_of_a_sheet_within_reach_alone(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    at = district.units
    street = await boards.directories.called(await actor("coordinator"))
    assert street["古道社区"] == street["341102001001"] == (at["community"],)
    assert "东后街社区" not in street
    assert set(await boards.directories.called(await actor("officer"))) == {
        "古道社区",
        "341102001001",
    }
    assert await boards.directories.called(await actor("supervisor")) == {}
    hosts = await boards.directories.hosts(await actor("officer"))
    assert [one.id for one in hosts] == [at["community"]]


async def test_a_merged_units_entries_go_on_with_its_successor(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    at = district.units
    officer = await actor("officer")
    await enter(office, officer, at["community"], "一", served=(at["community"],))

    def merge(work: Work) -> None:
        work.org.succeed(at["community"], at["community_2"])

    await office.do(merge)
    page = await boards.directories.find(await actor("officer_2"), sought(), 0, NOW)
    assert [one.host.id for one in page.lines] == [at["community_2"]]
