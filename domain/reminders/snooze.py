"""Reminded once more at a chosen hour of the due day."""

from datetime import datetime, time

from domain import access
from domain.access import Act
from domain.days.periods import Period, moment_at
from domain.errors import AlreadyConfirmed, Invalid
from domain.ports import Work
from domain.reminders.ladder import SNOOZE
from domain.reminders.notices import PeriodicDue
from domain.reminders.queue import remind
from domain.request import Request


def snooze(work: Work, request: Request, unit_id: int, period: Period, hour: int) -> datetime:
    """Reminds this person of this report again at the hour; returns when.

    The reminder waits in the outbox under a key of its own and leaves with all others once the
    report is in. Another hour takes the place of the first; the same again changes nothing. Raises
    Refused, AlreadyConfirmed, Invalid (``snooze-over``: not the due day, or the hour is past, after
    the report is due, or at quiet time).
    """
    unit = work.org.unit(unit_id)
    rules, tier = work.rules, work.rules.tiers[period.kind]
    access.allow(request.by.only(tier.confirms), Act.CONFIRM_REPORT, access.at(unit.path))
    work.periodic.lock([unit_id])
    if work.periodic.find(unit_id, period) is not None:
        raise AlreadyConfirmed
    due = work.periodic.due_rule(period)
    day, due_at = rules.day(request.now), due.due_at(period, rules.calendar, rules.zone)
    if hour not in rules.snooze_hours or day != due.due_day(period, rules.calendar):
        raise Invalid("snooze-over")
    at = moment_at(day, time(hour), rules.zone)
    if not request.now < at < due_at or rules.quiet.is_quiet(at, rules.calendar):
        raise Invalid("snooze-over")
    notice = PeriodicDue(
        unit_id=unit.id,
        unit_name=unit.name,
        period=period.code,
        rung=f"{SNOOZE}{hour}",
        due_at=due_at,
    )
    mine = f"report:{unit.id}:{period.code}:{SNOOZE}"
    work.outbox.withdraw(mine, request.now, person_id=request.by.person_id)
    if not remind(work, [(request.by.person_id, notice)], request.now, when=at):
        work.outbox.restore(f"{notice.subject}:", request.now, person_id=request.by.person_id)
    return at
