"""Confirming the report that wrote itself, correcting it, and taking it back."""

from datetime import datetime, timedelta

from domain import access
from domain.access import Act
from domain.cases.draft import clean_note
from domain.days.periods import Period
from domain.errors import AlreadyConfirmed, Invalid, NotFound
from domain.org.heirs import goes_on
from domain.org.model import Unit
from domain.periodic.model import Figures, PeriodicReport, Sheet
from domain.periodic.options import ahead, early, nillable, owed
from domain.periodic.tiers import fed_by
from domain.ports import Work
from domain.request import Request


def confirm(
    work: Work,
    request: Request,
    unit_id: int,
    period: Period,
    *,
    nil: bool,
    remark: str = "",
    late_reason: str = "",
) -> PeriodicReport:
    """Confirms a unit's report for a period as a fixed snapshot of the figures as of now.

    A nil report (零报告) counts exactly as any other, and is refused while the period has matters.
    Late filing stays possible and is marked. What is missing below is shown as such and holds
    nothing up. What was said to a report that was taken back is said to this one, unless another
    remark takes its place. Reminders still waiting for it are withdrawn. Raises Refused, NotFound,
    Invalid (``nil-has-cases``, ``period-ahead``, ``period-running``, ``report-not-owed``,
    ``report-of-another-tier``), AlreadyConfirmed.
    """
    unit = work.org.unit(unit_id)
    tier = work.rules.tiers[period.kind]
    seat = access.allow(request.by.only(tier.confirms), Act.CONFIRM_REPORT, _asking(work, unit))
    if unit.kind is not tier.unit:
        raise Invalid("report-of-another-tier")
    rules = work.rules
    if ahead(period, request.now, rules.zone):
        raise Invalid("period-ahead")
    if early(tier, period, request.now, rules.zone):
        raise Invalid("period-running")
    if not owed(unit.valid_to, period):
        raise Invalid("report-not-owed")
    work.periodic.lock([unit_id])
    if work.periodic.find(unit_id, period) is not None:
        raise AlreadyConfirmed
    figures, sheet = _counted(work, unit, period, request.now)
    if nil and not nillable(figures.fresh):
        raise Invalid("nil-has-cases", found=figures.fresh)
    due = work.periodic.due_rule(period)
    late = request.now >= due.due_at(period, rules.calendar, rules.zone)
    before = work.periodic.revisions(unit_id, period)
    taken_back = before[-1] if before else None
    if taken_back is not None:
        remark, late_reason = (remark or taken_back.remark, late_reason or taken_back.late_reason)
    confirmed = _file(
        work,
        unit,
        period,
        PeriodicReport(
            unit_id=unit_id,
            kind=period.kind,
            first=period.first,
            revision=len(before),
            nil=nil,
            late=late,
            remark=clean_note(remark),
            confirmed_by=request.by.person_id,
            confirmed_post_id=seat.post_id,
            confirmed_at=request.now,
            figures=figures,
            sheet=sheet,
            late_reason=clean_note(late_reason) if late else "",
        ),
    )
    work.outbox.withdraw(f"report:{unit_id}:{period.code}:", request.now)
    return confirmed


def revise(
    work: Work, request: Request, unit_id: int, period: Period, reason: str, *, after: int
) -> PeriodicReport:
    """Corrects a confirmed report by a new revision, counted anew, that says who, when and why.

    ``after`` is the revision that is corrected, so that a second tap corrects nothing twice. It
    stays as late as it was, and may be corrected at any time. Raises Refused, NotFound, Invalid
    (``note-missing``), AlreadyConfirmed (another revision came first).
    """
    unit = work.org.unit(unit_id)
    tier = work.rules.tiers[period.kind]
    seat = access.allow(request.by.only(tier.confirms), Act.CONFIRM_REPORT, _asking(work, unit))
    reason = clean_note(reason)
    if not reason:
        raise Invalid("note-missing")
    work.periodic.lock([unit_id])
    standing = _standing(work, unit_id, period)
    if standing.revision != after:
        raise AlreadyConfirmed
    figures, sheet = _counted(work, unit, period, request.now)
    revised = _file(
        work,
        unit,
        period,
        PeriodicReport(
            unit_id=unit_id,
            kind=period.kind,
            first=period.first,
            revision=after + 1,
            nil=standing.nil and nillable(figures.fresh),
            late=standing.late,
            remark=standing.remark,
            confirmed_by=request.by.person_id,
            confirmed_post_id=seat.post_id,
            confirmed_at=request.now,
            figures=figures,
            sheet=sheet,
            reason=reason,
            late_reason=standing.late_reason,
        ),
    )
    work.outbox.withdraw(f"report:{unit_id}:{period.code}:behind:", request.now)
    _note(work, request, f"report:{unit_id}:{period.code}:revised:{after + 1}")
    return revised


def withdraw(work: Work, request: Request, unit_id: int, period: Period, *, after: int) -> None:
    """Takes a confirmed report back, as long as no tier above has confirmed one that contains it.

    All its revisions stay on file as withdrawn; the report is owed again, and late if it comes
    in again after its time. Raises Refused, NotFound (also when it was taken back already),
    Invalid (``report-passed-on``), AlreadyConfirmed (another revision came first).
    """
    unit = work.org.unit(unit_id)
    tier = work.rules.tiers[period.kind]
    access.allow(request.by.only(tier.confirms), Act.CONFIRM_REPORT, _asking(work, unit))
    above = (work.org.ancestors(unit))[1:]
    work.periodic.lock([unit_id, *(one.id for one in above)])
    if (_standing(work, unit_id, period)).revision != after:
        raise AlreadyConfirmed
    for higher in fed_by(work.rules.tiers, period.kind):
        whole = Period.containing(higher.kind, period.last)
        for one in above:
            if work.periodic.find(one.id, whole) is not None:
                raise Invalid("report-passed-on", unit=one.name)
    for revision in work.periodic.revisions(unit_id, period):
        if revision.withdrawn_at is None:
            revision.withdrawn_at, revision.withdrawn_by = request.now, request.by.person_id
    work.outbox.withdraw(f"report:{unit_id}:{period.code}:behind:", request.now)
    _note(work, request, f"report:{unit_id}:{period.code}:withdrawn")


def state_late_reason(
    work: Work, request: Request, unit_id: int, period: Period, reason: str
) -> PeriodicReport:
    """States why a report came late; said again, it takes the place of what was said before.

    The figures stay as they are. Raises Refused, NotFound, Invalid (``note-missing``,
    ``report-in-time``).
    """
    unit = work.org.unit(unit_id)
    tier = work.rules.tiers[period.kind]
    access.allow(request.by.only(tier.confirms), Act.CONFIRM_REPORT, _asking(work, unit))
    reason = clean_note(reason)
    if not reason:
        raise Invalid("note-missing")
    work.periodic.lock([unit_id])  # else a revision made at this moment would not have it
    report = _standing(work, unit_id, period)
    if not report.late:
        raise Invalid("report-in-time")
    report.late_reason = reason
    _note(work, request, f"report:{unit_id}:{period.code}:late_reason")
    return report


def _asking(work: Work, unit: Unit) -> access.Target:
    """What access asks of: the unit, or the one that goes on for it."""
    return access.at(goes_on(work, unit).path)


def _standing(work: Work, unit_id: int, period: Period) -> PeriodicReport:
    report = work.periodic.find(unit_id, period)
    if report is None:
        raise NotFound("report")
    return report


def _file(work: Work, unit: Unit, period: Period, report: PeriodicReport) -> PeriodicReport:
    """Adds the report, and with it which matters are open: the annex is part of the snapshot."""
    filed = work.periodic.add(report)
    work.periodic.keep_annex(filed, unit.path, _as_of(work, period, filed.confirmed_at))
    return filed


def _counted(work: Work, unit: Unit, period: Period, now: datetime) -> tuple[Figures, Sheet | None]:
    """The figures as of now or of the period's end, and the form of a tier that has rows."""
    sheet = work.periodic.sheet(unit, period, now)
    if sheet is not None:
        return sheet.total.figures, sheet
    start, _ = period.bounds(work.rules.zone)
    return work.periodic.figures(unit.path, start, _as_of(work, period, now)), None


def _as_of(work: Work, period: Period, now: datetime) -> datetime:
    """Up to and with which moment is counted; a step at midnight belongs to the next period."""
    return min(now, period.bounds(work.rules.zone)[1] - timedelta(microseconds=1))


def _note(work: Work, request: Request, subject: str) -> None:
    work.audit.add(
        at=request.now, person_id=request.by.person_id, act=Act.CONFIRM_REPORT, subject=subject
    )
