"""What the unit that proposes does before and beside the assessment: it registers the matter,
plans, records what people said, and may withdraw it."""

from datetime import date

from domain import access
from domain.access import Act
from domain.assessments import record
from domain.assessments.lifecycle import AssessmentSide, check_way
from domain.assessments.model import (
    NAME_LIMIT,
    Assessment,
    AssessmentArrow,
    AssessmentRound,
    MatterDraft,
    Opinions,
)
from domain.assessments.record import HANG_ON_START, followups_of, note_step, set_due, take
from domain.assessments.telling import side_of, tell_moved
from domain.cases.draft import clean_note
from domain.days.deadlines import check_coming
from domain.errors import Invalid
from domain.followups.giving import drop
from domain.ports import Work
from domain.request import Request
from domain.sentence import clean

_YEARS_BACK = 366
"""So many days ago the work may have begun that is assessed now."""


def register(work: Work, request: Request, draft: MatterDraft) -> Assessment:
    """登记. The same tap again gives the same one.

    Raises NotFound, Refused, Invalid (``assessment-name``, ``name-too-long``, ``day-long-ago``,
    ``day-far-off``, ``assessment-scale``: the district has none).
    """
    unit = work.org.unit(draft.unit_id)
    seat = access.allow(request.by, Act.ASSESS, access.at(unit.path))
    known = work.assessments.by_token(request.token)
    if known is not None:
        return known
    name = clean(draft.name, NAME_LIMIT, "name")
    if not name:
        raise Invalid("assessment-name")
    scale = work.rules.assessments.scale
    if not scale.items:
        raise Invalid("assessment-scale")
    matter = work.assessments.add(
        Assessment(
            token=request.token,
            unit_id=unit.id,
            kind=draft.kind,
            name=name,
            body=clean(draft.body, NAME_LIMIT, "name"),
            starts_on=check_start(draft.starts_on, work.rules.day(request.now)),
            procedure=draft.procedure,
            registered_at=request.now,
        )
    )
    first = AssessmentRound(assessment_id=matter.id, number=1, began_at=request.now, scale=scale)
    set_due(work.rules, matter, work.assessments.add_round(first), request.now)
    note_step(work, request, matter, AssessmentArrow.REGISTER, seat.post_id)
    return matter


def check_start(day: date, today: date) -> date:
    """A day on which work begins, or has begun: that is shown. Raises Invalid (``day-long-ago``,
    ``day-far-off``)."""
    if (today - day).days > _YEARS_BACK:
        raise Invalid("day-long-ago")
    return day if day <= today else check_coming(day, today)


def move_start(
    work: Work, request: Request, assessment_id: int, day: date, reason: str
) -> Assessment:
    """改启动日期: the work begins on another local day than was registered; from which to which,
    and why, stays with the matter.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``,
    ``start-same``, ``day-long-ago``, ``day-far-off``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    matter = opened.matter
    if opened.done:
        return matter
    check_way(matter, AssessmentArrow.MOVE_START)
    why = clean_note(reason)
    if not why:
        raise Invalid("note-missing")
    if day == matter.starts_on:
        raise Invalid("start-same")
    note = clean_note(f"{matter.starts_on} → {check_start(day, work.rules.day(request.now))} {why}")
    matter.starts_on = day
    take(work, request, opened, AssessmentArrow.MOVE_START, note)
    if matter.state in HANG_ON_START:
        set_due(work.rules, matter, opened.round, request.now)
    return matter


def plan(work: Work, request: Request, assessment_id: int, note: str, until: date) -> Assessment:
    """评估方案: how opinions are asked, in a sentence, and until which local day.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``,
    ``day-gone``, ``day-far-off``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    check_way(opened.matter, AssessmentArrow.PLAN)
    sentence = clean_note(note)
    if not sentence:
        raise Invalid("note-missing")
    opened.round.heard_until = check_coming(until, work.rules.day(request.now))
    opened.round.plan = sentence
    take(work, request, opened, AssessmentArrow.PLAN, sentence)
    return opened.matter


def hear(
    work: Work, request: Request, assessment_id: int, opinions: Opinions, reason: str
) -> Assessment:
    """What came back, as counts, and what those who oppose mainly say; a second entry takes the
    place of the first.

    Raises NotFound, Refused, WrongStep, Invalid (``opinions-…``, ``note-too-long``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    check_way(opened.matter, AssessmentArrow.HEAR)
    opened.round.opinions, opened.round.reasons = opinions.checked(), clean_note(reason)
    take(work, request, opened, AssessmentArrow.HEAR)
    return opened.matter


def withdraw(work: Work, request: Request, assessment_id: int, reason: str) -> Assessment:
    """撤回: the matter is given up before it is decided for good; its open measures are dropped.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``).
    """
    opened = record.opening(work, request, assessment_id, AssessmentSide.UNIT)
    if opened.done:
        return opened.matter
    check_way(opened.matter, AssessmentArrow.WITHDRAW)
    note = clean_note(reason)
    if not note:
        raise Invalid("note-missing")
    before = side_of(opened.matter.state)
    take(work, request, opened, AssessmentArrow.WITHDRAW, note)
    for followup in followups_of(work, opened.matter):
        if followup.open:
            drop(work, request, followup, note)
    to = {before} & {AssessmentSide.REVIEW}
    arrow = AssessmentArrow.WITHDRAW
    tell_moved(work, request, opened.matter, opened.round, arrow, to=to, note=note)
    return opened.matter
