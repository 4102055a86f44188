"""催办: the sweep that asks after what waits for somebody, rung by rung. One indexed query when
nothing does."""

import logging
from collections.abc import Collection, Iterator
from datetime import datetime

from domain.cases.clocks import keeper
from domain.cases.last_step import ARROW_OF
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, State, Urgency
from domain.chasing.notices import QuestionWaits, RedFor, RedWaits
from domain.chasing.pace import QUESTION, following_chase
from domain.notices import Notice, Priority
from domain.overdue.roster import Roster, roster_of
from domain.overdue.rungs import RUNGS, speaks
from domain.ports import Push, Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request

log = logging.getLogger(__name__)

Told = Iterator[tuple[Collection[int], Notice]]


def chase(work: Work, request: Request) -> int:
    """Asks after a handful of the cases whose time has come; returns how many pushes. A red one is
    asked after at any hour, the others when reminders go out.

    Running it again queues nothing twice: the case knows how often it was asked after, and when it
    is again. What downtime swallowed is not made up for: one rung speaks, the next in its time.
    """
    now, queued = request.now, 0
    roster = roster_of(work, now)
    due = work.clocks.to_chase(now, work.handful, red_only=not speaks(work.rules, now))
    roster.expect(due)
    for case in due:
        asks = _question if case.state is State.RETURNED else _untaken
        case.chase_at = following_chase(case, now, work.rules)
        told = [
            (person, notice) for people, notice in asks(work, roster, case) for person in people
        ]
        if case.urgency is Urgency.RED:
            queued += work.outbox.add([_urgent(*one, now) for one in told], now)
        else:
            queued += remind(work, told, now)
        if not told:
            log.info("chase.nobody_reachable case=%s state=%s", case.id, case.state)
    return queued


def _urgent(person: int, notice: Notice, now: datetime) -> Push:
    return Push(person_id=person, notice=notice, not_before=now, priority=Priority.URGENT)


def _question(work: Work, roster: Roster, case: Case) -> Told:
    """Who may answer is asked first, then who may ask again or go on without, then up from there;
    where nobody can be reached the next at once."""
    hearing = roster.hearing(case, case.chased + 1, QUESTION)
    if hearing is None:
        case.chase_at = None
        return
    rung, people = hearing
    case.chased = QUESTION.index(rung) + 1
    if case.chased == len(QUESTION):
        case.chase_at = None
    if rung is Rung.HANDLER and roster.out_of_reach(case):
        rung = Rung.NEXT_TIER  # those of the nearest unit above: to be known, not to be done
    asked = next(
        step
        for step in reversed(work.cases.timeline(case.id))
        if ARROW_OF.get(step.letter) is Arrow.ASK_BACK
    )
    yield (
        people,
        QuestionWaits(
            case_id=case.id,
            case_kind=case.kind,
            category=roster.category(case),
            question=asked.note,
            by_unit=roster.lines.of(case.responsible_id)[0].name,
            asked_at=asked.at,
            rung=rung,
            unreached=rung is not Rung.REPORTER and not roster.on_rung(case, Rung.REPORTER),
            number=case.chased,
        ),
    )


def _untaken(work: Work, roster: Roster, case: Case) -> Told:
    """Who may take it is rung again, each time with the next rung above; where nobody there can be
    reached, the first that can. The reporter hears once that nobody has taken it yet, and that it
    was told further up."""
    first, lost = case.chased == 0, roster.out_of_reach(case)
    takers = set[int]() if lost else roster.handlers(case)
    rungs = RUNGS if lost else RUNGS[1:]
    hearing = roster.hearing(case, len(RUNGS) - len(rungs) + case.chased + 1)
    if hearing is None:
        case.chase_at, above = None, set[int]()
        case.chased += 1
    else:
        rung, above = hearing
        case.chased = rungs.index(rung) + 1
        if rung is RUNGS[-1]:
            case.chase_at = None
    if not first and not above:
        return
    unit = roster.lines.of(keeper(case))[0]

    def notice(told: RedFor) -> RedWaits:
        return RedWaits(
            case_id=case.id,
            case_kind=case.kind,
            category=roster.category(case),
            unit_name=work.org.unit(case.unit_id).name,
            place=case.place,
            keeper=unit.name,
            since=_since(work, case),
            told=told,
            offered=case.state is State.OFFERED,
            unreached=lost,
            number=case.chased,
        )

    above = above - takers
    yield takers, notice(RedFor.TAKER)
    yield above, notice(RedFor.ABOVE)
    if first:
        yield {case.reporter_id} - takers - above, notice(RedFor.REPORTER)


def _since(work: Work, case: Case) -> datetime:
    """Since when it waits to be taken."""
    moves = [step for step in work.cases.timeline(case.id) if step.letter in ARROW_OF]
    return moves[-1].at if moves else case.reported_at
