"""合并: two reports of one matter go on as one, and both who reported it hear of it."""

import pytest

from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import Case, CaseKind, Effect, Outcome, PeopleBand, State, Urgency
from domain.cases.notices import CaseMerged, MergedMoved
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from tests.domain.conftest import Town
from tests.domain.ways import go, kinds, open_disputes


async def two(town: Town, **facts: Urgency) -> tuple[Case, Case, Actor, Actor, Actor]:
    """The same matter from the grid and from the building, and who handles it."""
    head = await town.person("一网格", Role.GRID_HEAD)
    builder = await town.person("一号楼", Role.BUILDING_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    older = await town.reported(head, unit="一网格")
    younger = await town.reported(builder, unit="一号楼", **facts)
    return older, younger, head, builder, mediator


async def joined(town: Town, actor: Actor, one: Case, other: Case) -> Case:
    return await merge(town.work, actor, one.id, other.id, token=town.tap(), now=town.clock.now())


@pytest.mark.parametrize("named_first", ["older", "younger"])
async def test_the_older_number_stays_whichever_was_named(town: Town, named_first: str) -> None:
    older, younger, *_, mediator = await two(town)
    ways = (older, younger) if named_first == "older" else (younger, older)
    assert await joined(town, mediator, *ways) is older
    assert (younger.state, younger.outcome) == (State.MERGED, Outcome.MERGED)
    assert younger.merged_into_id == older.id
    assert younger.due_at is None
    assert (older.state, older.outcome) == (State.REPORTED, None)
    steps = await town.work.cases.timeline(younger.id)
    assert [step.effect for step in steps] == [Effect.OPENED, Effect.DROPPED]
    assert (await town.work.cases.timeline(older.id))[-1].arrow == "took_in"
    assert await open_disputes(town) == 1


async def test_what_was_of_more_people_stays_so(town: Town) -> None:
    older, younger, *_, mediator = await two(town)
    younger.people = PeopleBand.TEN_TWENTY_NINE
    await joined(town, mediator, older, younger)
    assert older.people is PeopleBand.TEN_TWENTY_NINE
    third = await town.reported(mediator)
    await joined(town, mediator, older, third)
    assert older.people is PeopleBand.TEN_TWENTY_NINE, "and becomes no smaller"


async def test_both_reporters_hear_of_what_follows_each_once(town: Town) -> None:
    older, younger, head, builder, mediator = await two(town)
    await joined(town, mediator, older, younger)
    assert kinds(town, builder) == ["case-merged"]
    assert kinds(town, head) == []
    for arrow in (Arrow.ACCEPT, Arrow.RESOLVE, Arrow.CLOSE):
        town.sends()
        await go(town, mediator, older, arrow)
    assert kinds(town, head) == ["case-moved"] * 3
    assert kinds(town, builder) == ["case-merged", *["merged-moved"] * 3]
    last = [p.notice for p in town.work.outbox.pushes.values() if p.person_id == builder.person_id]
    assert isinstance(last[-1], MergedMoved)
    assert (last[-1].merged_id, last[-1].case_id) == (younger.id, older.id)


async def test_who_reported_it_twice_hears_once_and_under_the_number_that_stays(town: Town) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    older, younger = await town.reported(head), await town.reported(head)
    await joined(town, mediator, older, younger)
    await go(town, mediator, older, Arrow.ACCEPT)
    assert kinds(town, head) == ["case-moved"]


async def test_what_was_merged_into_the_merged_is_told_too_but_only_the_reporter_is_asked(
    town: Town,
) -> None:
    older, younger, head, builder, mediator = await two(town)
    late = await town.person("古道社区", Role.INFORMATION_OFFICER)
    third = await town.reported(late, unit="古道社区")
    await joined(town, mediator, younger, third)
    town.sends()
    await joined(town, mediator, older, younger)
    told = [
        push.notice
        for push in town.work.outbox.pushes.values()
        if push.person_id == late.person_id and isinstance(push.notice, CaseMerged)
    ]
    assert [(one.case_id, one.into_id) for one in told] == [(3, 2), (3, 1)]
    await go(town, mediator, older, Arrow.ACCEPT)
    town.sends()
    await go(town, mediator, older, Arrow.ASK_BACK)
    assert kinds(town, late)[2:] == ["merged-moved"]
    assert kinds(town, builder)[-1] == "merged-moved"
    assert kinds(town, head) == ["case-moved"] * 2


async def test_merging_is_refused_where_it_makes_no_sense(town: Town) -> None:
    older, younger, head, _, mediator = await two(town)
    officer = await town.person("古道社区", Role.INFORMATION_OFFICER)
    item = await town.reported(head, kind=CaseKind.OPINION)
    with pytest.raises(Invalid, match="merge-itself"):
        await joined(town, mediator, older, older)
    with pytest.raises(Invalid, match="merge-kinds"):
        await joined(town, officer, older, item)
    for stranger in (head, officer):
        with pytest.raises(Refused):
            await joined(town, stranger, older, younger)
    await go(town, mediator, older, Arrow.ACCEPT)
    await go(town, mediator, older, Arrow.RESOLVE)
    with pytest.raises(Invalid, match="merge-over"):
        await joined(town, mediator, older, younger)
    assert younger.state is State.REPORTED


async def test_a_merged_case_takes_nothing_in_and_is_not_merged_again(town: Town) -> None:
    older, younger, head, _, mediator = await two(town)
    third = await town.reported(head)
    await joined(town, mediator, older, younger)
    with pytest.raises(Invalid, match="merge-over"):
        await joined(town, mediator, younger, third)
    with pytest.raises(WrongStep):
        await joined(town, mediator, older, younger)
    for arrow in Arrow:
        with pytest.raises(WrongStep):
            await go(town, mediator, younger, arrow)


async def test_the_other_case_must_be_in_sight_and_the_right_is_over_the_one_that_ends(
    town: Town,
) -> None:
    await town.unit("东后街社区", UnitKind.COMMUNITY, "琅琊街道")
    other = await town.person("东后街社区", Role.MEDIATOR)
    theirs = await town.reported(other, unit="东后街社区")
    older, younger, *_, mediator = await two(town)
    with pytest.raises(NotFound):
        await joined(town, mediator, theirs, younger)
    coordinator = await town.person("琅琊街道", Role.COORDINATOR)
    with pytest.raises(Refused):
        await joined(town, coordinator, theirs, younger)
    assert younger.state is State.REPORTED
    await go(town, mediator, older, Arrow.HAND_UP)
    await joined(town, mediator, older, younger)
    assert younger.merged_into_id == older.id


async def test_a_red_duplicate_makes_the_one_that_stays_red(town: Town) -> None:
    older, younger, *_, mediator = await two(town, urgency=Urgency.RED)
    was = older.due_at
    await joined(town, mediator, older, younger)
    assert older.urgency is Urgency.RED
    assert was is not None
    assert older.due_at is not None
    assert older.due_at < was


async def test_what_was_overdue_already_stays_so_when_it_becomes_red(town: Town) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    older = await town.reported(head)
    was = older.due_at
    now = town.clock.forward(days=10)
    younger = await town.reported(head, urgency=Urgency.RED)
    assert older.overdue(now)
    await joined(town, mediator, older, younger)
    assert older.due_at == was


async def test_what_waits_about_the_one_that_ends_is_overtaken(town: Town) -> None:
    older, younger, _, builder, mediator = await two(town)
    await go(town, mediator, younger, Arrow.ACCEPT)
    assert kinds(town, builder) == ["case-moved"]
    await joined(town, mediator, older, younger)
    assert kinds(town, builder) == ["case-merged"]


async def test_a_tap_twice_merges_once(town: Town) -> None:
    older, younger, *_, mediator = await two(town)
    for _ in range(2):
        again = await merge(
            town.work, mediator, younger.id, older.id, token="one", now=town.clock.now()
        )
        assert again is older
    assert len(town.work.cases.steps) == 4
