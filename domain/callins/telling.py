"""Who is told of what happens to a call-in."""

from typing import Any

from domain.callins.model import CalledUnit, CallIn, CallInArrow, Coming
from domain.callins.notices import (
    CallInAnswered,
    CallInCalled,
    CallInDay,
    CallInDue,
    CallInLed,
    CallInMoved,
    all_of,
    called_of,
    day_of,
    moved_of,
)
from domain.callins.units import answering, leading
from domain.cases import telling
from domain.cases.model import Case, Urgency
from domain.codes.model import new_code
from domain.followups.units import lines_of
from domain.notices import Notice
from domain.people.line import Lines
from domain.ports import Work
from domain.request import Request


def tell_called(work: Work, request: Request, case: Case, callin: CallIn) -> None:
    """Each unit hears once."""
    if case.code is None:  # from before there were codes
        case.code = new_code()
    lines, urgent = lines_of(work, request.now), _urgent(work, request, case, callin)
    for unit_id in callin.unit_ids:
        notice = CallInCalled(
            **_facts(work, case, callin),
            called_id=unit_id,
            called=work.org.unit(unit_id).name,
            request=callin.request,
            code=case.code,
            answer_at=callin.answer_at,
        )
        people = answering(lines, unit_id) - {request.person_id}
        telling.tell(work, people, notice, request.now, urgent=urgent)


def tell_answered(
    work: Work, request: Request, case: Case, callin: CallIn, answer: CalledUnit
) -> None:
    """Whoever leads hears what a unit said, and how all of them stand."""
    notice = CallInAnswered(
        **_facts(work, case, callin),
        **_tally(callin),
        case_id=case.id,
        unit_name=work.org.unit(answer.unit_id).name,
        coming=answer.coming or Coming.COMES,
        reason=answer.reason,
        recorded=answer.recorded,
        step=request.token,
    )
    people = leading(lines_of(work, request.now), case) - {request.person_id}
    urgent = _urgent(work, request, case, callin)
    telling.tell(work, people, notice, request.now, urgent=urgent)


def tell_moved(
    work: Work, request: Request, case: Case, callin: CallIn, arrow: CallInArrow, note: str = ""
) -> None:
    """Whoever knows of the call hears of its end; others need not hear of it at all."""
    reached = _knowing(work, request, callin)
    forget(work, request, callin)
    _tell_moved(work, request, case, callin, reached, arrow, note)


def tell_resumed(work: Work, request: Request, case: Case, callin: CallIn) -> None:
    """Whom the end has reached hears that it was none; whom the call, or the reminder of its day,
    has not reached yet, it still will."""
    ended = moved_of(callin.id)
    reached = work.outbox.reached(ended)
    work.outbox.withdraw(ended, request.now)
    _tell_moved(work, request, case, callin, reached, CallInArrow.RESUME, "")
    lines = lines_of(work, request.now)
    for unit_id in callin.silent:
        told = f"{called_of(callin.id)}{unit_id}:"
        for person in sorted(answering(lines, unit_id)):
            work.outbox.restore(told, request.now, person_id=person)
    if request.now < callin.meets_at:
        callin.day_rung = 0
        for person, notice in day_notices(lines, case, callin):
            work.outbox.restore(f"{notice.subject}:", request.now, person_id=person)
    tell_called(work, request, case, callin)


def _tell_moved(
    work: Work,
    request: Request,
    case: Case,
    callin: CallIn,
    reached: set[int],
    arrow: CallInArrow,
    note: str,
) -> None:
    notice = CallInMoved(**_facts(work, case, callin), arrow=arrow, note=note, step=request.token)
    people, urgent = reached - {request.person_id}, _urgent(work, request, case, callin)
    telling.tell(work, people, notice, request.now, urgent=urgent)


def tell_led(work: Work, request: Request, case: Case, callin: CallIn) -> None:
    """Whoever knows of the call hears which unit leads now, and so does that one."""
    lines, facts = lines_of(work, request.now), _facts(work, case, callin)
    urgent = _urgent(work, request, case, callin)
    lead = leading(lines, case) - {request.person_id}
    to_lead = CallInLed(**facts, case_id=case.id, step=request.token)
    telling.tell(work, lead, to_lead, request.now, urgent=urgent)
    reached = _knowing(work, request, callin) - lead - {request.person_id}
    to_called = CallInLed(**facts, case_id=None, step=request.token)
    telling.tell(work, reached, to_called, request.now, urgent=urgent)


def day_notices(lines: Lines, case: Case, callin: CallIn) -> list[tuple[int, Notice]]:
    """On its day: to who leads, and to whoever answers for a unit that said it comes."""
    lead = leading(lines, case)
    told = [(one, _day_notice(lines.work, case, callin, case.responsible_id)) for one in lead]
    for unit_id in callin.unit_ids:
        said = callin.answer_of(unit_id)
        if said is not None and said.coming is Coming.COMES:
            notice = _day_notice(lines.work, case, callin, unit_id)
            told += [(one, notice) for one in answering(lines, unit_id) - lead]
    return sorted(told, key=lambda one: one[0])


def _day_notice(work: Work, case: Case, callin: CallIn, unit_id: int) -> Notice:
    return CallInDay(
        **_facts(work, case, callin),
        **_tally(callin),
        unit_id=unit_id,
        unit=work.org.unit(unit_id).name,
        leads=unit_id == case.responsible_id,
    )


def forget(work: Work, request: Request, callin: CallIn, unit_id: int | None = None) -> None:
    """What has not told yet that it is called, that it is held today, or that an answer or the
    outcome is owed, need not any more; of one unit, or at all."""
    kinds = (CallInCalled.kind, CallInDay.kind, CallInDue.kind)
    subjects = [all_of(callin.id)]
    if unit_id is not None:
        due = f"{all_of(callin.id)}due:{CallInArrow.ANSWER}:{unit_id}:"
        told = [f"{one(callin.id)}{unit_id}:" for one in (called_of, day_of)]
        subjects = [*told, due]
    work.outbox.withdraw(subjects, request.now, kinds=kinds)


def _urgent(work: Work, request: Request, case: Case, callin: CallIn) -> bool:
    """Whether it is told at any hour: the matter is red, or it is held before they would be told
    otherwise."""
    waits_until = work.rules.quiet.next_allowed(request.now, work.rules.calendar)
    held_before = request.now < callin.meets_at <= waits_until
    return case.urgency is Urgency.RED or held_before


def _knowing(work: Work, request: Request, callin: CallIn) -> set[int]:
    """Whom the call has reached, and who answers for a unit that has answered: it need not have
    waited for the message."""
    lines, silent = lines_of(work, request.now), callin.silent
    answered = (one for one in callin.unit_ids if one not in silent)
    known = {person for unit_id in answered for person in answering(lines, unit_id)}
    return known | work.outbox.reached(called_of(callin.id))


def _tally(callin: CallIn) -> dict[str, Any]:
    """How many units come, do not, and have not answered."""
    said = [one for unit in callin.unit_ids if (one := callin.answer_of(unit)) is not None]
    comes = sum(one.coming is Coming.COMES for one in said)
    return {"comes": comes, "cannot": len(said) - comes, "silent": len(callin.silent)}


def _facts(work: Work, case: Case, callin: CallIn) -> dict[str, Any]:
    return {
        "callin_id": callin.id,
        "category": work.cases.category(case.category_id).label,
        "place": callin.place,
        "meets_at": callin.meets_at,
        "lead": work.org.unit(case.responsible_id).name,
    }
