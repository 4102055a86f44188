"""The sweeps of what is overdue, which climbs, and of the month of mediation nearly over. Each is
one indexed query when nothing is due."""

import logging
from datetime import date, datetime

from domain.cases import clocks
from domain.cases.model import Case
from domain.days.deadlines import last_day
from domain.notices import Notice
from domain.overdue.notices import CaseOverdue, LimitNear
from domain.overdue.roster import Roster, roster_of
from domain.overdue.rungs import NOTCHES, RUNGS, limit_spans, number_of, overdue_spans
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request

log = logging.getLogger(__name__)


def climb(work: Work, request: Request) -> int:
    """Tells of a handful of the matters that are overdue on their present rung; returns how many
    pushes.

    Running it again queues nothing twice: the case knows how far it was told of, and the dedup key
    is case, due day and rung. What a lower rung has not been told yet, it is told no more.
    """
    spans = overdue_spans(work.rules, request.now)
    roster, found = roster_of(work, request.now), list[tuple[int, Notice]]()
    stale = list[str]()
    overdue = work.clocks.overdue(spans, work.handful)
    roster.expect(overdue)
    for case in overdue:
        if case.due_at is None:
            continue
        present = number_of(case.due_at, spans)
        hearing = roster.hearing(case, present)
        if hearing is not None:
            rung, people = hearing
            stale += _below(case, last_day(case.due_at, work.rules.zone), rung)
            notice = _overdue(work, roster, case, case.due_at, rung)
            found += [(person, notice) for person in people]
        else:
            log.info("overdue.nobody_reachable case=%s rung=%s", case.id, present)
        if present > case.rung + 1:
            log.info("overdue.rungs_passed case=%s from=%s to=%s", case.id, case.rung, present)
        case.rung = present
    if dropped := work.outbox.withdraw(stale, request.now):
        log.info("overdue.dropped pushes=%s", dropped)
    return remind(work, found, request.now)


def _below(case: Case, day: date, rung: Rung) -> list[str]:
    """How what the rungs below said of it begins: what a sender could not send in its day is
    stale."""
    lower = RUNGS[: min(case.rung, RUNGS.index(rung))]
    return [f"case:{case.id}:overdue:{day}:{one}:" for one in lower]


def _overdue(work: Work, roster: Roster, case: Case, due: datetime, rung: Rung) -> CaseOverdue:
    unit = (roster.lines.of(clocks.keeper(case)))[0]
    theirs = rung in {Rung.HANDLER, Rung.STAND_IN}
    return CaseOverdue(
        case_id=case.id,
        case_kind=case.kind,
        category=roster.category(case),
        unit_name=unit.name,
        state=case.state,
        due_at=due,
        due_day=last_day(due, work.rules.zone).isoformat(),
        rung=rung,
        hand_up=theirs and roster.may_go_up(case),
        unreached=roster.out_of_reach(case),
    )


def remind_limits(work: Work, request: Request) -> int:
    """Reminds the handlers of a handful of the months of mediation, 7 days and 1 day before each is
    over."""
    rules = work.rules
    spans = limit_spans(rules, request.now)
    roster, found = roster_of(work, request.now), list[tuple[int, Notice]]()
    near = work.clocks.near_limit(spans, work.handful)
    roster.expect(near)
    for case in near:
        if case.deadline_at is None:
            continue
        case.limit_notch = number_of(case.deadline_at, spans)
        day = last_day(case.deadline_at, rules.zone)
        notice = LimitNear(
            case_id=case.id,
            category=roster.category(case),
            limit_at=case.deadline_at,
            limit_day=day.isoformat(),
            provisional=rules.calendar.is_provisional(day),
            notch=NOTCHES[case.limit_notch - 1],
        )
        found += [(person, notice) for person in roster.handlers(case)]
    return remind(work, found, request.now)
