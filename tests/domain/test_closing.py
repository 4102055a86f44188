"""What the reporter says once a matter is done, and what a closing needs."""

from datetime import UTC, datetime

import pytest

from domain.cases import rating
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome, State
from domain.cases.satisfaction import THANKS, Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.notices import Priority
from domain.people.model import Actor, Role
from tests.domain.conftest import Town
from tests.domain.test_ladder import pushes, take

EIGHT_NEXT_MORNING = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


async def done(town: Town, kind: CaseKind = CaseKind.DISPUTE) -> tuple[Case, Actor, Actor]:
    """A resolved matter, its reporter, its handler."""
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    role = Role.MEDIATOR if kind is CaseKind.DISPUTE else Role.INFORMATION_OFFICER
    handler = await town.person("古道社区", role)
    case = await town.reported(head, unit="一号楼", kind=kind)
    await take(town, handler, case, Arrow.ACCEPT)
    await take(town, handler, case, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    return case, head, handler


async def test_thanks_are_noted_once_and_told_to_the_handler_by_day(town: Town) -> None:
    case, head, handler = await done(town)
    other = await town.person("一网格", Role.GRID_HEAD)
    town.clock.forward(hours=13)
    now = town.clock.now()
    before = (case.state, case.due_at, case.ended_at)
    for _ in range(2):
        await rating.thank(town.work, head, case.id, now=now)
    assert (case.state, case.due_at, case.ended_at) == before
    steps = [s for s in town.work.cases.steps if s.arrow == THANKS]
    assert [(s.effect, s.before, s.after) for s in steps] == [(None, before[0], before[0])]
    (push,) = pushes(town, handler, "case-thanked")
    assert (push.not_before, push.priority) == (EIGHT_NEXT_MORNING, Priority.NORMAL)
    with pytest.raises(Refused):
        await rating.thank(town.work, other, case.id, now=now)


async def test_nobody_is_thanked_for_what_is_not_done(town: Town) -> None:
    head = await town.person("一号楼", Role.BUILDING_HEAD)
    stranger = await town.person("一号楼", Role.BUILDING_HEAD)
    case = await town.reported(head, unit="一号楼")
    for state in (None, Arrow.WITHDRAW):
        if state:
            await take(town, head, case, state)
        with pytest.raises(WrongStep):
            await rating.thank(town.work, head, case.id, now=town.clock.now())
    with pytest.raises(NotFound):
        await rating.thank(town.work, stranger, case.id, now=town.clock.now())


async def test_not_fixed_needs_no_word_and_goes_back_to_who_had_it(town: Town) -> None:
    case, head, handler = await done(town)
    await take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(Refused):
        await take(town, handler, case, Arrow.NOT_FIXED)
    await take(town, head, case, Arrow.NOT_FIXED, note="")
    assert (case.state, case.handler_id) == (State.MEDIATING, handler.person_id)
    assert case.outcome is case.closed_at is None
    (push,) = pushes(town, handler, "case-moved")
    assert getattr(push.notice, "arrow", None) is Arrow.NOT_FIXED
    await take(town, handler, case, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    assert case.state is State.RESOLVED


async def test_reopening_is_the_handlers_and_needs_a_reason(town: Town) -> None:
    case, head, handler = await done(town)
    await take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(Refused):
        await take(town, head, case, Arrow.REOPEN)
    with pytest.raises(Invalid, match="note-missing"):
        await take(town, handler, case, Arrow.REOPEN, note="")
    await take(town, handler, case, Arrow.REOPEN, note="回访得知没有修")
    assert case.state is State.MEDIATING


async def test_an_item_is_closed_only_with_its_answer_which_the_reporter_reads(town: Town) -> None:
    case, head, officer = await done(town, CaseKind.OPINION)
    with pytest.raises(Invalid, match="reply-missing"):
        await take(town, officer, case, Arrow.CLOSE, note="  ")
    assert case.state is State.RESOLVED
    await take(town, officer, case, Arrow.CLOSE, note="已在公告栏答复")
    assert getattr(pushes(town, head, "case-moved")[-1].notice, "note", "") == "已在公告栏答复"


async def test_a_dispute_is_closed_without_a_word(town: Town) -> None:
    case, _, handler = await done(town)
    await take(town, handler, case, Arrow.CLOSE, note="")
    assert case.state is State.CLOSED


async def test_only_an_answered_item_is_graded_and_only_by_who_reported_it(town: Town) -> None:
    case, head, officer = await done(town, CaseKind.OPINION)
    now = town.clock.now()

    async def grade(actor: Actor, grade: Satisfaction = Satisfaction.FAIRLY) -> None:
        await rating.rate(town.work, actor, case.id, grade, now=now)

    with pytest.raises(WrongStep):
        await grade(head)
    await take(town, officer, case, Arrow.CLOSE)
    with pytest.raises(Refused):
        await grade(officer)
    before = len(town.work.outbox.pushes), len(town.work.cases.steps)
    await grade(head)
    await grade(head, Satisfaction.NOT)
    (kept,) = town.work.ratings.ratings
    assert (kept.case_id, kept.grade) == (case.id, Satisfaction.NOT)
    assert (len(town.work.outbox.pushes), len(town.work.cases.steps)) == before
    assert {"person_id", "post_id"} & set(vars(kept)) == set(), "a grade names nobody"


async def test_a_dispute_is_not_graded(town: Town) -> None:
    case, head, handler = await done(town)
    await take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(WrongStep):
        await rating.rate(town.work, head, case.id, Satisfaction.SATISFIED, now=town.clock.now())
