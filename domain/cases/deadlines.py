"""The deadlines of a case, set anew at each step; and a unit's own clock, looked up and set."""

from dataclasses import replace
from datetime import datetime

from domain import access
from domain.access import Act
from domain.cases import clocks
from domain.cases.clocks import ACCEPT_LIMIT, HANDLE_LIMIT, Term, UnitClock
from domain.cases.extension_model import Extension, ExtensionState
from domain.cases.model import Case, Step, Urgency
from domain.chasing.notices import chases_of
from domain.chasing.pace import first_chase
from domain.errors import Invalid
from domain.org.heirs import goes_on
from domain.ports import Work
from domain.request import Request


def wind(work: Work, case: Case, now: datetime) -> None:
    """Sets the deadlines that run from ``now`` on in the case's present state: that of the unit
    whose turn it is, and the month of mediation; an extension that was granted moves them. The
    deadline of a matter that ends is kept.

    Who was told that it is overdue is told no more once another deadline runs, nor is asked after
    what has come.
    """
    rules, was_due, was_limit = work.rules, case.due_at, case.deadline_at
    term, granted, since = term_of(work, case, now), list[Extension](), case.accepted_at
    if case.open and case.accepted_at is not None:
        steps = work.cases.timeline(case.id)
        days = clocks.stood_still(case, steps, now, rules.calendar, rules.zone)
        term = replace(term, handle=term.handle + days)
        since = clocks.first_taken(case, steps, now, lambda one: _own(work, case, one))
        asked = work.clocks.extensions(case.id, since or case.accepted_at)
        granted = [one for one in asked if one.state is ExtensionState.APPROVED]
    due = clocks.due_after(case, now, term, rules.calendar, rules.zone)
    limit = clocks.month_limit(case, since, rules.calendar, rules.zone)
    if due is not None and case.accepted_at is not None and case.state in clocks.HANDLING:
        own = (one.until for one in granted if one.asked_at >= case.accepted_at)
        due = max((due, *own))
    if limit is not None:
        limit = max((limit, *(one.until for one in granted if one.parties_agree)))
    case.due_at, case.deadline_at = due, limit
    if case.chase_at is not None:
        work.outbox.withdraw(chases_of(case.id), now)
    case.chase_at, case.chased = first_chase(case, now, rules), 0
    if case.open:
        case.ended_due_at = None
    elif was_due is not None:
        case.ended_due_at = was_due  # by it the ledger tells whether it was done in time
    if due != was_due:
        case.rung = 0
        if was_due is not None and was_due <= now:
            work.outbox.withdraw(f"case:{case.id}:overdue:", now)
    if limit != was_limit:
        case.limit_notch = 0
        if was_limit is not None:
            work.outbox.withdraw(f"case:{case.id}:limit:", now)


def _own(work: Work, case: Case, step: Step) -> bool:
    """Whether who took the step sat in the unit responsible, or in one that has merged into it."""
    unit_id = work.people.post(step.post_id).unit_id
    return goes_on(work, work.org.unit(unit_id)).id == case.responsible_id


def term_of(work: Work, case: Case, now: datetime) -> Term:
    """What the unit whose turn it is has: its own clock, else that of its tier."""
    unit_id, day = clocks.keeper(case), work.rules.day(now)
    own = work.clocks.own(unit_id, case.urgency, day)
    if own is not None:
        return own.term
    unit = work.org.unit(unit_id)
    return work.rules.clocks.term(unit.kind, case.urgency)


def set_clock(
    work: Work, request: Request, unit_id: int, urgency: Urgency, *, accept: int, handle: int
) -> None:
    """Gives a unit a clock of its own from today on: each matter goes by it from its next step.

    A request without an actor is the command line. Raises Refused, NotFound, Invalid
    (``clock-days``).
    """
    unit = work.org.unit(unit_id)
    if request.actor is not None:
        access.allow(request.actor, Act.SET_CLOCKS, access.at(unit.path))
    if not (0 <= accept <= ACCEPT_LIMIT and 0 <= handle <= HANDLE_LIMIT):
        raise Invalid("clock-days", accept=ACCEPT_LIMIT, handle=HANDLE_LIMIT)
    today = work.rules.day(request.now)
    work.clocks.add_own(
        UnitClock(
            unit_id=unit_id,
            urgency=urgency,
            accept_days=accept,
            handle_days=handle,
            valid_from=today,
        )
    )
    work.audit.add(
        at=request.now,
        person_id=request.actor.person_id if request.actor else None,
        act=Act.SET_CLOCKS,
        subject=f"unit:{unit_id}:{urgency.value}:{accept}:{handle}",
    )
