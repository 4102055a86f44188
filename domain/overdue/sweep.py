"""The sweeps of the clocks: what is overdue climbs, the month of mediation is reminded of, and who
comes back from leave hears what is waiting. Each is one indexed query when nothing is due."""

import logging
from datetime import datetime

from domain.cases import clocks
from domain.cases.model import Case
from domain.notices import Notice, Priority
from domain.overdue.notices import CaseOverdue, LimitNear
from domain.overdue.roster import Roster
from domain.overdue.rungs import LIMIT_RUNGS, RUNGS, Climb, limit_spans, overdue_spans, rung_of
from domain.people.line import Lines
from domain.ports import Push, Work
from domain.request import Request

log = logging.getLogger(__name__)


def climb(work: Work, request: Request) -> int:
    """Tells of every matter that is overdue on its present rung; returns how many pushes.

    Running it again queues nothing twice: the case knows how far it was told of, and the dedup key
    is case, due day and rung. What a lower rung has not been told yet, it is told no more.
    """
    spans = overdue_spans(work.rules, request.now)
    roster, pushes = Roster(lines=Lines(work=work, now=request.now)), list[Push]()
    for case in work.clocks.overdue(spans):
        if case.due_at is None:
            continue
        present = rung_of(case.due_at, spans)
        hearing = roster.hearing(case, present)
        if hearing is not None:
            rung, people = hearing
            _drop_below(work, case, case.due_at, rung, request.now)
            notice = _overdue(work, roster, case, case.due_at, rung)
            pushes += [_push(person, notice, request.now) for person in people]
        if present > case.rung + 1:
            log.info("overdue.rungs_passed case=%s from=%s to=%s", case.id, case.rung, present)
        case.rung = present
    return _queue(work, pushes, request.now)


def _drop_below(work: Work, case: Case, due: datetime, rung: Climb, now: datetime) -> None:
    """What a sender could not send in its day is stale."""
    day = clocks.last_day(due, work.rules.zone)
    for lower in RUNGS[: min(case.rung, RUNGS.index(rung))]:
        dropped = work.outbox.withdraw(f"case:{case.id}:overdue:{day}:{lower}:", now)
        if dropped:
            log.info("overdue.dropped case=%s rung=%s pushes=%s", case.id, lower, dropped)


def _overdue(work: Work, roster: Roster, case: Case, due: datetime, rung: Climb) -> CaseOverdue:
    unit = (roster.lines.of(clocks.keeper(case)))[0]
    theirs = rung in {Climb.HANDLER, Climb.STAND_IN}
    return CaseOverdue(
        case_id=case.id,
        case_kind=case.kind,
        category=roster.category(case),
        unit_name=unit.name,
        state=case.state,
        due_at=due,
        due_day=clocks.last_day(due, work.rules.zone).isoformat(),
        rung=rung.value,
        hand_up=theirs and roster.may_go_up(case),
    )


def remind_limits(work: Work, request: Request) -> int:
    """Reminds the handlers of the month of mediation, 7 days and 1 day before it is over."""
    rules = work.rules
    spans = limit_spans(rules, request.now)
    roster, pushes = Roster(lines=Lines(work=work, now=request.now)), list[Push]()
    for case in work.clocks.near_limit(spans):
        if case.deadline_at is None:
            continue
        case.limit_rung = rung_of(case.deadline_at, spans)
        day = clocks.last_day(case.deadline_at, rules.zone)
        notice = LimitNear(
            case_id=case.id,
            category=roster.category(case),
            limit_at=case.deadline_at,
            limit_day=day.isoformat(),
            provisional=rules.calendar.is_provisional(day),
            rung=LIMIT_RUNGS[case.limit_rung - 1],
        )
        pushes += [_push(person, notice, request.now) for person in roster.handlers(case)]
    return _queue(work, pushes, request.now)


def _push(person: int, notice: Notice, now: datetime) -> Push:
    # the sweeps speak only when phones may buzz
    return Push(person_id=person, notice=notice, not_before=now, priority=Priority.REMINDER)


def _queue(work: Work, pushes: list[Push], now: datetime) -> int:
    """What is for one person stands together, so that it is claimed and sent together."""
    return work.outbox.add(sorted(pushes, key=lambda push: push.person_id), now)
