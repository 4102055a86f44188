"""拆分: a part of a case goes on under a number of its own."""

from domain import access
from domain.cases import telling
from domain.cases.deadlines import wind
from domain.cases.draft import clean_summary
from domain.cases.letters import Letter
from domain.cases.lifecycle import handling
from domain.cases.model import Case, Effect, PeopleBand
from domain.cases.notices import CaseReported, CaseSplit
from domain.cases.options import splittable
from domain.cases.timeline import Noted, note_step, within_sight
from domain.errors import WrongStep
from domain.ports import Work
from domain.privacy import mask
from domain.request import Request


def split(work: Work, request: Request, case_id: int, people: PeopleBand, summary: str) -> Case:
    """Files a part of the case as a new one, of the same place, category and reporter, with the
    unit responsible now; returns the new case. It counts as found.

    Raises NotFound, Refused, WrongStep (nobody works on it), Invalid (no summary, or too long).
    """
    case, target = within_sight(work, request, case_id)
    seat = access.allow(request.by, handling(case.kind), target)
    key = f"split:{case.id}:{request.token}"[-64:]
    filed = work.cases.by_draft(key)
    if filed is not None:
        return filed
    if not splittable(case):
        raise WrongStep(Letter.SPLIT.value, state=case.state.value)
    part = Case(
        kind=case.kind,
        draft_key=key,
        category_id=case.category_id,
        place=case.place,
        people=people,
        summary=clean_summary(summary),
        urgency=case.urgency,
        reporter_id=case.reporter_id,
        reporter_post_id=case.reporter_post_id,
        unit_id=case.unit_id,
        responsible_id=case.responsible_id,
        reported_at=request.now,
        split_from_id=case.id,
    )
    wind(work, part, request.now)
    part = work.cases.add(part)
    opened = Effect.OPENED
    note_step(work, request, seat, part, Noted(letter=Letter.A, before=None, effect=opened))
    note_step(work, request, seat, case, Noted(letter=Letter.SPLIT, before=case.state))
    unit = work.org.unit(part.unit_id)
    line = work.org.ancestors(work.org.unit(part.responsible_id))
    category = work.cases.category(part.category_id)
    reported = CaseReported(
        case_id=part.id,
        case_kind=part.kind,
        category=category.label,
        unit_name=unit.name,
        place=part.place,
        urgency=part.urgency,
        summary=mask(part.summary),
    )
    told = CaseSplit(
        case_id=part.id,
        from_id=case.id,
        category=category.label,
        by_role=seat.role,
        by_unit=seat.unit_name,
    )
    known = {request.by.person_id, part.reporter_id}
    telling.tell(
        work, telling.handlers(work, part, line, request.now) - known, reported, request.now
    )
    telling.tell(work, {part.reporter_id} - {request.by.person_id}, told, request.now)
    return part
