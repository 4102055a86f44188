"""What comes after an agreement: its performance and the follow-up visit."""

from datetime import date

from domain.cases import steps as cases
from domain.cases.draft import clean_note
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import check_coming, check_past
from domain.errors import Invalid, NotFound
from domain.mediation import record
from domain.mediation.model import PERFORMANCES_LIMIT, Deadline, DeadlineKind, Ending
from domain.mediation.options import may_agree, may_follow_up
from domain.ports import Work
from domain.request import Request


def add_performance(
    work: Work, request: Request, case_id: int, *, due_on: date, note: str = ""
) -> Case:
    """Adds a day on which something agreed is to be done. Raises NotFound, Refused, WrongStep,
    Invalid (no agreement, too many)."""
    case, seat, done = record.opening(work, request, case_id, may_agree)
    if done:
        return case
    agreement = record.the_agreement(work, case)
    known = record.days(work, case.id, DeadlineKind.PERFORMANCE, agreement)
    if len(known) >= PERFORMANCES_LIMIT:
        raise Invalid("too-many-performances", limit=PERFORMANCES_LIMIT)
    promised = Deadline(
        case_id=case.id,
        agreement_id=agreement.id,
        kind=DeadlineKind.PERFORMANCE,
        due_on=check_coming(due_on, work.rules.day(request.now)),
        note=clean_note(note),
    )
    record.set_day(work, promised, request.now)
    record.noted(work, request, seat, case)
    return case


def settle_performance(
    work: Work, request: Request, case_id: int, deadline_id: int, *, kept: bool
) -> Case:
    """Notes that it was done, or that it was not. Raises NotFound, Refused, WrongStep, Invalid."""
    case, seat, done = record.opening(work, request, case_id, may_agree)
    if done:
        return case
    agreement = record.the_agreement(work, case)
    known = record.days(work, case.id, DeadlineKind.PERFORMANCE, agreement)
    promised = next((one for one in known if one.id == deadline_id), None)
    if promised is None:
        raise NotFound("deadline")
    ending = Ending.KEPT if kept else Ending.NOT_KEPT
    record.end_day(work, promised, ending, work.rules.day(request.now), request.now)
    record.noted(work, request, seat, case)
    return case


def plan_follow_up(work: Work, request: Request, case_id: int, *, due_on: date) -> Case:
    """Sets the day of the follow-up visit, or moves it. Raises NotFound, Refused, WrongStep (not
    resolved by success), Invalid."""
    case, seat, done = record.opening(work, request, case_id, may_follow_up)
    if done:
        return case
    check_coming(due_on, work.rules.day(request.now))
    planned = _planned(work, case)
    if planned is not None:
        record.move_day(work, planned, due_on, request.now)
    else:
        visit = Deadline(case_id=case.id, kind=DeadlineKind.FOLLOW_UP, due_on=due_on)
        record.set_day(work, visit, request.now)
    record.noted(work, request, seat, case)
    return case


def follow_up(
    work: Work,
    request: Request,
    case_id: int,
    *,
    made_on: date,
    kept: bool,
    satisfaction: Satisfaction,
    note: str = "",
) -> Case:
    """Notes a follow-up visit. What was not kept opens the case again, in this transaction, and
    needs a sentence. Raises NotFound, Refused, WrongStep, Invalid."""
    case, seat, done = record.opening(work, request, case_id, may_follow_up)
    if done:
        return case
    check_past(made_on, work.rules.day(request.now))
    note = clean_note(note)
    if not kept and not note:
        raise Invalid("note-missing")
    visit = _planned(work, case)
    if visit is None:
        visit = Deadline(case_id=case.id, kind=DeadlineKind.FOLLOW_UP, due_on=made_on)
        visit = record.set_day(work, visit, request.now)
    visit.note, visit.satisfaction = note, satisfaction
    record.end_day(work, visit, Ending.KEPT if kept else Ending.NOT_KEPT, made_on, request.now)
    if not kept:
        return cases.take_step(work, request, case_id, Arrow.REOPEN, note=note)
    for promised in record.days(work, case.id, DeadlineKind.PERFORMANCE):
        if promised.ending is None and promised.due_on <= made_on:
            # seen to be done: nobody has to say it twice
            record.end_day(work, promised, Ending.KEPT, made_on, request.now)
    record.noted(work, request, seat, case)
    return case


def _planned(work: Work, case: Case) -> Deadline | None:
    known = record.days(work, case.id, DeadlineKind.FOLLOW_UP)
    return next((one for one in known if one.ending is None), None)
