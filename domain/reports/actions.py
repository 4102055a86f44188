"""Confirming the report that wrote itself."""

from datetime import datetime, timedelta

from domain import access
from domain.access import Act
from domain.cases.draft import clean_note
from domain.errors import AlreadyConfirmed, Invalid
from domain.org import UnitKind
from domain.people import Actor
from domain.periods import Period, PeriodKind
from domain.ports.work import Work
from domain.reports.model import Report


async def confirm(
    work: Work,
    actor: Actor,
    unit_id: int,
    period: Period,
    *,
    nil: bool,
    now: datetime,
    remark: str = "",
) -> Report:
    """Confirms a community's report for a period as a fixed snapshot of the figures as of now.

    A nil report (零报告) counts exactly as any other, and is refused while the period has matters.
    Late filing stays possible and is marked. Reminders still waiting for it are withdrawn.
    Raises Refused, NotFound, Invalid (``nil-has-cases``, ``period-ahead``, ``not-a-community``),
    AlreadyConfirmed.
    """
    unit = await work.org.unit(unit_id)
    seat = access.allow(actor, Act.CONFIRM_REPORT, access.at(unit.path))
    if unit.kind is not UnitKind.COMMUNITY or period.kind is not PeriodKind.WEEK:
        raise Invalid("not-a-community")
    rules = work.rules
    start, end = period.bounds(rules.zone)
    if now < start:
        raise Invalid("period-ahead")
    if await work.reports.find(unit_id, period) is not None:
        raise AlreadyConfirmed
    # the figures count up to and with the moment; a step at midnight belongs to the next week
    last = end - timedelta(microseconds=1)
    figures = await work.reports.figures(unit.path, start, min(now, last))
    if nil and (figures.found or figures.opinions_found):
        raise Invalid("nil-has-cases", found=figures.found + figures.opinions_found)
    due_at = rules.due[period.kind].due_at(period, rules.calendar, rules.zone)
    confirmed = await work.reports.add(
        Report(
            unit_id=unit_id,
            kind=period.kind,
            first=period.first,
            nil=nil,
            late=now >= due_at,
            remark=clean_note(remark),
            confirmed_by=actor.person_id,
            confirmed_post_id=seat.post_id,
            confirmed_at=now,
            figures=figures,
        )
    )
    await work.outbox.withdraw(f"report:{unit_id}:{period.code}:", now)
    return confirmed
