"""Selections and features as they are read and raced for, and the facts of a year, on both
databases."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, func, select

from domain.directories import actions as directories
from domain.directories.model import EntryDraft, EntryKind
from domain.errors import DomainError, NotFound, Refused
from domain.features import actions as features
from domain.followups.model import Followup, FollowupState, Source
from domain.meetings.model import Meeting, MeetingState
from domain.org.model import UnitKind
from domain.people.model import Actor
from domain.ports import Work
from domain.selections import applying, rounds
from domain.selections.model import ApplicationState, SelectionState
from domain.selections.options import OUT
from domain.selections.scheme import FactKind
from domain.selections.views import SelectionView
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import features as features_table
from storage.selections import reads
from storage.work import SqlOffice
from tests.makers import NOW, SELECTIONS, TODAY, District, a_token, a_unit
from tests.storage.evaluation_held import Held, asks
from tests.storage.scene import Scene
from tests.storage.stories.selections import APPLY_BY, FEATURE, applied, opened

Ask = Callable[[str], Awaitable[Actor]]


@pytest.fixture
def one_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "PAGE", 1)


def scene(work: Work, district: District) -> Scene:
    return Scene(work=work, district=district)


async def test_the_facts_of_a_year_are_the_desks_own(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    held = Held(office, boards, actor, district)
    await held.prepared()
    await held.confirmed()
    unit = district.units["community"]

    def on_file(work: Work) -> None:
        made = scene(work, district)
        made.resolved()
        made.filed()
        number = features.begin_feature(work, made.by("officer"), unit, FEATURE).id
        for came in (86, 14):
            features.add_event(work, made.by("officer"), number, TODAY, "健步走", came)
        wrong = features.add_event(work, made.by("officer"), number, TODAY, "记重了", 500)
        features.drop_event(work, made.by("officer"), wrong.id, "记重了")
        draft = EntryDraft(
            kind=EntryKind.SERVICE,
            host_id=unit,
            name="服务站",
            phone="12345",
            hours="abcde 08:30-12:00",
        )
        directories.add_entry(work, made.by("officer"), draft)
        for month, state in ((10, MeetingState.JUDGED), (11, MeetingState.NOT_HELD)):
            work.meetings.add(
                Meeting(
                    unit_id=unit,
                    month=date(2026, month, 1),
                    on=date(2026, month, 20),
                    planned_on=date(2026, month, 20),
                    place="",
                    state=state,
                    token=a_token(),
                    made_at=NOW,
                )
            )
        for at, back in ((1, True), (2, False)):
            work.followups.add(
                Followup(
                    source=Source.MEETING,
                    source_id=at,
                    host_id=district.units["street"],
                    unit_id=unit,
                    title="路灯不亮",
                    handed_out_at=NOW - timedelta(days=20),
                    due_at=NOW - timedelta(days=5),
                    state=FollowupState.FED_BACK if back else FollowupState.UNDER_WAY,
                    fed_back_at=NOW - timedelta(days=9) if back else None,
                )
            )

    await office.do(on_file)

    def read(work: Work) -> dict[FactKind, tuple[int, int]]:
        community = work.org.unit(unit)
        kinds = SELECTIONS.scheme.facts
        found = work.selections.facts(community, kinds, date(2026, 1, 1), TODAY)
        return {one.kind: (one.part, one.whole) for one in found}

    facts = await office.do(read)
    objects = len((await boards.evaluations.view(await actor("officer"), held.id, NOW)).objects)
    assert facts == {
        FactKind.EVALUATIONS: (1, 2),
        FactKind.CONTENT: (36 * objects, 38 * objects),
        FactKind.SETTLED: (1, 2),
        FactKind.ON_TIME: (1, 2),
        FactKind.EVENTS: (2, 0),
        FactKind.CAME: (100, 0),
        FactKind.MEETINGS: (1, 2),
        FactKind.ENTRIES: (1, 1),
    }

    def earlier(work: Work) -> list[tuple[int, int]]:
        community, kinds = work.org.unit(unit), (FactKind.EVALUATIONS, FactKind.CONTENT)
        found = work.selections.facts(community, kinds, date(2026, 1, 1), date(2026, 9, 1))
        return [(one.part, one.whole) for one in found]

    assert await office.do(earlier) == [(0, 1), (0, 0)], "what was confirmed later is not in it"


async def test_what_was_open_before_counts_with_what_came(
    office: SqlOffice, district: District
) -> None:
    """Resolved since, of those open at the beginning and those that came."""

    def on_file(work: Work) -> list[tuple[int, int]]:
        made = scene(work, district)
        made.filed()
        made.resolved()
        community = work.org.unit(district.units["community"])
        tomorrow = TODAY + timedelta(days=1)
        return [
            (one.part, one.whole)
            for first in (TODAY, tomorrow)
            for one in work.selections.facts(community, [FactKind.SETTLED], first, tomorrow)
        ]

    assert await office.do(on_file) == [(1, 2), (0, 1)]


async def _view(boards: SqlBoards, who: Actor, number: int) -> SelectionView:
    return await boards.selections.view(who, number, NOW)


async def test_who_reads_what_before_and_after_the_list_is_out(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    def begin(work: Work) -> tuple[int, int]:
        made = scene(work, district)
        mine = applied(made)
        number = work.selections.round_of(mine)
        unit = district.units["community_2"]
        other = applying.apply(work, made.by("officer_2"), number, unit, "邻里")
        return number, other.id

    number, other = await office.do(begin)

    async def reads(who: str) -> list[str]:
        view = await _view(boards, await actor(who), number)
        return [one.unit.name for one in view.lines]

    assert await reads("supervisor") == ["古道社区", "东后街社区"]
    assert await reads("coordinator") == ["古道社区"]
    assert await reads("officer_2") == ["东后街社区"]
    for who in ("grid_head", "building_head"):
        with pytest.raises(Refused):
            await _view(boards, await actor(who), number)
    for who in ("officer", "coordinator"):
        with pytest.raises(NotFound):
            await boards.selections.application(await actor(who), other, NOW)

    def finish(work: Work) -> None:
        selection = work.selections.by_id(number)
        mine, theirs = work.selections.applications(number)
        selection.state = SelectionState.PUBLISHED
        selection.published_on = selection.published_until = TODAY
        mine.state, theirs.state = ApplicationState.CHOSEN, ApplicationState.NOT_CHOSEN
        mine.points = theirs.points = {"residents": 20}

    await office.do(finish)
    assert SelectionState.PUBLISHED in OUT
    assert await reads("supervisor") == ["古道社区", "东后街社区"]
    for who in ("coordinator", "coordinator_2", "officer", "mediator"):
        assert await reads(who) == ["古道社区"], who
    assert await reads("officer_2") == ["古道社区", "东后街社区"]
    with pytest.raises(NotFound):
        await boards.selections.application(await actor("coordinator_2"), other, NOW)
    own = await boards.selections.application(await actor("officer_2"), other, NOW)
    assert own.points == {"residents": 20}
    mine = (await _view(boards, await actor("officer_2"), number)).lines[0]
    seen = await boards.selections.application(await actor("officer_2"), mine.id, NOW)
    assert (seen.points, seen.note, seen.street_note, mine.given) == ({}, "", "", None)
    for who in ("officer", "coordinator", "supervisor"):
        known = await boards.selections.application(await actor(who), mine.id, NOW)
        assert known.note, who
    sheet = await boards.selections.sheet(await actor("coordinator_2"), number, NOW)
    assert [one.unit.name for one in sheet.rows] == ["古道社区"]


@pytest.mark.usefixtures("one_a_page")
async def test_the_list_to_be_published_is_whole_on_any_page(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    def begin(work: Work) -> int:
        made = scene(work, district)
        number = work.selections.round_of(applied(made))
        unit = district.units["community_2"]
        applying.apply(work, made.by("officer_2"), number, unit, "邻里")
        work.selections.by_id(number).state = SelectionState.REVIEWING
        for points, one in enumerate(work.selections.applications(number)):
            one.state, one.picked = ApplicationState.RECOMMENDED, True
            one.points = {"residents": points}
        return number

    number = await office.do(begin)
    view = await _view(boards, await actor("supervisor"), number)
    assert [one.unit.name for one in view.lines] == ["东后街社区"], "by points"
    assert view.listed == ("古道社区", "东后街社区")
    assert (await _view(boards, await actor("officer"), number)).listed == ()


@pytest.mark.usefixtures("one_a_page")
async def test_each_community_that_may_apply_is_on_some_page(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    def begin(work: Work) -> int:
        for code in ("a", "b"):
            a_unit(work, UnitKind.COMMUNITY, code=code, above=district.units["street"])
        return opened(scene(work, district))

    number = await office.do(begin)
    who, found = await actor("coordinator"), list[str]()
    for page in range(3):
        view = await boards.selections.view(who, number, NOW, page)
        assert (view.page, view.pages) == (page, 3)
        found += [one.name for one in view.applies_for]
    assert found == ["古道社区", "a", "b"]


async def test_two_taps_at_once_open_one_round_and_begin_one_feature(
    office: SqlOffice, database: Database, actor: Ask, district: District
) -> None:
    district_id, unit = district.units["district"], district.units["community"]

    async def opens() -> str:
        by = asks(await actor("supervisor"))
        try:
            await office.do(rounds.open_round, by, district_id, 2026, APPLY_BY)
        except DomainError as wrong:
            return wrong.reason
        return ""

    assert sorted(await asyncio.gather(opens(), opens())) == ["", "selection-held"]

    async def begins(who: str) -> None:
        await office.do(features.begin_feature, asks(await actor(who)), unit, FEATURE)

    await asyncio.gather(begins("officer"), begins("mediator"))

    def running(connection: Connection) -> int:
        found = connection.scalar(select(func.count()).where(features_table.c.ended_on.is_(None)))
        return found or 0

    assert await database.read(running) == 1


async def test_the_lists_of_rounds_and_features(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    supervisor = await actor("supervisor")
    page = await boards.selections.page(supervisor, 0, NOW)
    assert (page.lines, page.years) == ((), (2026, 2025))
    number = await office.do(lambda work: opened(scene(work, district)))
    for who in ("supervisor", "administrator", "coordinator", "officer_2"):
        page = await boards.selections.page(await actor(who), 0, NOW)
        assert [one.id for one in page.lines] == [number], who
    assert page.opens is None
    with pytest.raises(Refused):
        await boards.selections.page(await actor("grid_head"), 0, NOW)
    mine = (await _view(boards, await actor("officer"), number)).applies_for
    assert [one.name for one in mine] == ["古道社区"]

    found = await boards.features.page(supervisor, 0, NOW)
    assert (found.running, found.total) == (0, 2)
    assert not any(one.begins for one in found.lines)
    unit = district.units["community"]
    begun = await office.do(features.begin_feature, asks(await actor("officer")), unit, FEATURE)
    view = await boards.features.view(supervisor, begun.id, NOW)
    assert (view.title, view.may) == (FEATURE.title, frozenset())
    for who in ("officer_2", "building_head"):
        with pytest.raises(NotFound):
            await boards.features.view(await actor(who), begun.id, NOW)
