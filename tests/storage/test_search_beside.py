"""Items of agendas and items handed out by their words, on both databases: within reach alone."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest

from domain.directories.actions import add_entry, stop_entry
from domain.directories.model import EntryDraft, EntryKind
from domain.features.actions import begin_feature
from domain.followups import giving
from domain.followups.model import Handout, Source
from domain.meetings import agenda, planning
from domain.meetings.model import DayRule, MeetingState
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from domain.search.model import sought
from domain.search.views import FoundBeside, NamedSort
from domain.trainings.actions import add_training, take_back
from storage.boards import SqlBoards
from storage.search import beside
from storage.work import SqlOffice
from tests.makers import NOW, District, a_token
from tests.storage.scene import Scene
from tests.storage.stories.assessments import registered
from tests.storage.stories.projects import entered
from tests.storage.stories.selections import FEATURE
from tests.storage.stories.trainings import a_course

Chair = Callable[[str], Awaitable[Actor]]
Look = Callable[[str, str], Awaitable[FoundBeside]]


@pytest.fixture
def look(boards: SqlBoards, actor: Chair) -> Look:
    async def find(who: str, words: str) -> FoundBeside:
        return await boards.search.beside(await actor(who), sought(words), NOW)

    return find


async def on_agenda(office: SqlOffice, district: District, actor: Chair, *topics: str) -> list[int]:
    """Items of the agenda of 古道社区."""
    unit, who = district.units["community"], await actor("officer")

    def add(work: Work) -> list[int]:
        def asks() -> Request:
            return Request(actor=who, token=a_token(), now=NOW)

        if not work.meetings.of_unit(unit, list(MeetingState)):
            planning.set_series(work, asks(), unit, DayRule(nth=4, weekday=4), "活动室")
        number = work.meetings.of_unit(unit, [MeetingState.GATHERING])[0].id
        return [agenda.add_item(work, asks(), number, topic).id for topic in topics]

    return await office.do(add)


async def given(
    office: SqlOffice, district: District, actor: Chair, title: str, **changed: object
) -> int:
    """Handed out by 古道社区 to its street."""
    units, who = district.units, await actor("officer")
    facts: dict[str, object] = {
        "source": Source.MEETING,
        "source_id": 1,
        "host_id": units["community"],
        "unit_id": units["street"],
        "title": title,
        "due": date(2026, 11, 27),
        **changed,
    }
    request = Request(actor=who, token=a_token(), now=NOW)
    handout = Handout(**facts)  # type: ignore[arg-type]  # a test's
    return (await office.do(giving.hand_out, request, handout)).id


async def test_items_of_agendas_by_their_own_words(
    office: SqlOffice, district: District, actor: Chair, look: Look
) -> None:
    lamp, wide, lift = await on_agenda(
        office, district, actor, "三号楼路灯不亮", "路灯太暗，９号楼", "Lift stands still_100%"
    )
    for who in ("officer", "mediator", "coordinator", "supervisor"):
        found = await look(who, "路灯")
        assert [one.id for one in found.items] == [wide, lamp], who
    [one] = (await look("supervisor", "路灯 9号楼")).items
    assert (one.id, one.unit_name, one.topic) == (wide, "古道社区", "路灯太暗，９号楼")
    assert (await look("supervisor", "灯路")).items == ()
    for words, ids in (("LIFT", [lift]), ("l_1", [lift]), ("100%", [lift]), ("t_s", [])):
        assert [one.id for one in (await look("supervisor", words)).items] == ids, words
    assert len((await look("supervisor", "古道社区")).items) == 3, "its community is called so"
    assert [one.id for one in (await look("supervisor", "gdsq 三号楼")).items] == [lamp]


async def test_what_was_handed_out_by_its_title(
    office: SqlOffice, district: District, actor: Chair, look: Look
) -> None:
    units = district.units
    lamp = await given(office, district, actor, "三号楼路灯不亮")
    helped = await given(
        office, district, actor, "路灯换新", source_id=2, helpers=(units["district"],)
    )
    for who in ("officer", "coordinator", "supervisor"):
        assert [one.id for one in (await look(who, "路灯")).handed] == [helped, lamp], who
    lid = await given(
        office,
        district,
        actor,
        "井盖",
        source_id=3,
        host_id=units["street"],
        helpers=(units["community"],),
    )
    assert [one.id for one in (await look("officer", "井盖")).handed] == [lid], "as a helper"
    assert (await look("coordinator", "琅琊街道 三号楼")).handed[0].id == lamp


async def test_nobody_finds_what_is_not_theirs_to_see(
    office: SqlOffice, district: District, actor: Chair, look: Look
) -> None:
    await on_agenda(office, district, actor, "路灯")
    await given(office, district, actor, "路灯")
    for who in ("officer_2", "mediator_2", "coordinator_2", "building_head", "administrator"):
        for words in ("路灯", "古道社区", "路"):
            assert not await look(who, words), (who, words)


async def test_what_is_found_by_its_name(
    office: SqlOffice, district: District, actor: Chair, look: Look
) -> None:
    def enter(work: Work) -> tuple[list[int], list[int]]:
        scene = Scene(work=work, district=district)
        matters = [registered(scene) for _ in range(4)]
        drafts = [
            EntryDraft(
                kind=EntryKind.MEALS,
                host_id=district.units["street_2"],
                name=f"东门助餐点{number}",
                phone="12348",
                hours="8:30-17:30",
            )
            for number in range(3)
        ]
        by = scene.by("administrator")
        entries = [add_entry(work, replace(by, token=a_token()), one).id for one in drafts]
        stop_entry(work, replace(by, token=a_token()), entries[-1])
        return matters, entries

    matters, entries = await office.do(enter)

    async def named(who: str, words: str) -> list[tuple[NamedSort, int]]:
        return [(one.sort, one.id) for one in (await look(who, words)).named]

    of_entries = [(NamedSort.ENTRY, one) for one in entries[1::-1]]
    of_matters = [(NamedSort.ASSESSMENT, one) for one in reversed(matters)]
    both = [*of_matters[:3], *of_entries]
    assert await named("supervisor", "东门") == both, "the newest in use, of each kind as many"
    assert await named("coordinator", "东门 改造") == of_matters
    assert await named("coordinator_2", "改造") == [], "another street's"
    assert await named("coordinator_2", "助餐点0") == [(NamedSort.ENTRY, entries[0])]
    assert await named("building_head", "助餐") == of_entries, "everybody's"
    assert await named("supervisor", "北门街道 东门") == of_entries, "its host is called so"


async def test_the_projects_features_and_courses_within_reach(
    office: SqlOffice, district: District, actor: Chair, look: Look
) -> None:
    def put(work: Work) -> list[tuple[NamedSort, str]]:
        scene = Scene(work=work, district=district)
        begin_feature(work, scene.by("officer"), district.units["community"], FEATURE)
        drafts = [a_course(scene)] * 2
        kept, gone = (add_training(work, scene.by("officer"), one) for one in drafts)
        take_back(work, scene.by("officer"), gone.id)
        return [
            (NamedSort.PROJECT, entered(scene).name),
            (NamedSort.FEATURE, FEATURE.title),
            (NamedSort.TRAINING, kept.topic),
        ]

    for sort, name in await office.do(put):
        for who in ("supervisor", "coordinator", "officer"):
            assert [(one.sort, one.name) for one in (await look(who, name)).named] == [
                (sort, name)
            ], who
        for who in ("coordinator_2", "mediator_2"):
            assert (await look(who, name)).named == (), (who, sort)


async def test_the_newest_few_and_of_the_newest_alone(
    office: SqlOffice,
    district: District,
    actor: Chair,
    look: Look,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = await on_agenda(office, district, actor, *(f"路灯{n}" for n in range(7)))
    handed = [await given(office, district, actor, f"路灯{n}", source_id=n + 1) for n in range(7)]
    found = await look("supervisor", "路灯")
    assert [one.id for one in found.items] == items[:2:-1]
    assert [one.id for one in found.handed] == handed[:2:-1]
    monkeypatch.setattr(beside, "_LATELY", 3)
    found = await look("supervisor", "路灯")
    assert ([one.id for one in found.items], [one.id for one in found.handed]) == (
        items[:3:-1],
        handed[:3:-1],
    )
