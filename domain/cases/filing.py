"""Filing a report as a case."""

from collections.abc import Sequence
from datetime import date, datetime, time

from domain import access
from domain.access import Act
from domain.cases import telling
from domain.cases.deadlines import wind
from domain.cases.draft import ReportDraft, clean_found_on, complete
from domain.cases.handover import DESKS
from domain.cases.letters import Letter
from domain.cases.model import Case, Effect, PeopleBand, Urgency
from domain.cases.notices import CaseReported
from domain.cases.timeline import Noted, attach, note_step, target_of
from domain.days.periods import moment_at
from domain.errors import Invalid
from domain.org.model import Unit
from domain.ports import Work
from domain.privacy import mask
from domain.referrals.model import Body
from domain.request import Request


def file(work: Work, request: Request, draft: ReportDraft, *, sent_by: Body | None = None) -> Case:
    """Files a draft as a case of its grid, and tells those who handle it; ``sent_by``: the body
    it came from.

    A matter that was missed carries the day it was found, and counts for that day as long as no
    report that would tell of it has been confirmed.
    A draft filed before gives the same case again. A red matter goes to coordinators and
    supervisors at once, whatever the hour. Raises Refused, NotFound, Invalid.
    """
    if draft.unit_id is None:
        raise Invalid("place-missing")
    unit = work.org.unit(draft.unit_id)
    seat = access.allow(request.by, Act.REPORT, access.at(unit.path))
    filed = work.cases.by_draft(draft.key)
    if filed is not None:
        access.look(request.by, target_of(work, filed))
        return filed
    whole = complete(draft)
    category = work.cases.category(whole.category_id)
    if category.kind is not whole.kind:
        raise Invalid("category-missing")
    today = work.rules.day(request.now)
    if not unit.valid_on(today):
        raise Invalid("unit-gone")
    found_on = clean_found_on(draft.found_on, today)
    line = work.org.ancestors(unit)
    desk = next((u for u in line if u.kind in DESKS and u.valid_on(today)), unit)
    case = Case(
        kind=whole.kind,
        draft_key=whole.key,
        category_id=whole.category_id,
        place=whole.place,
        people=whole.people or PeopleBand.ONE_TWO,
        people_known=whole.people is not None,
        summary=whole.summary,
        urgency=whole.urgency,
        reporter_id=request.by.person_id,
        reporter_post_id=seat.post_id,
        unit_id=unit.id,
        responsible_id=desk.id,
        reported_at=request.now,
        found_on=found_on,
    )
    wind(work, case, request.now)
    case = work.cases.add(case)
    note_step(
        work,
        request,
        seat,
        case,
        Noted(
            letter=Letter.A,
            before=None,
            effect=Effect.OPENED,
            counted_at=_counted_at(work, line, found_on, request.now),
        ),
    )
    attach(work, request, case, whole.files)
    if draft.guessed_id is not None:
        work.reading.count(draft.guessed_id, case.category_id)
    told = telling.handlers(work, case, line, request.now)
    notice = CaseReported(
        case_id=case.id,
        case_kind=case.kind,
        category=category.label,
        unit_name=unit.name,
        place=case.place,
        urgency=case.urgency,
        summary=mask(case.summary),
        sent_by=sent_by,
    )
    urgent = case.urgency is Urgency.RED
    if urgent:
        told |= telling.alarmed(work, line, request.now)
    telling.tell(work, told - {request.by.person_id}, notice, request.now, urgent=urgent)
    return case


def _counted_at(work: Work, line: Sequence[Unit], found_on: date | None, now: datetime) -> datetime:
    """For which moment the figures count a matter: noon of the day it was found, unless a report
    of its line for that day or a later one is confirmed; then now, so that no snapshot lies."""
    if found_on is None:
        return now
    ids = [unit.id for unit in line]
    work.periodic.lock(ids)
    if work.periodic.told_since(ids, found_on):
        return now
    return moment_at(found_on, time(12), work.rules.zone)
