"""The half-monthly and monthly reports of the demo's history: who confirmed which, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from app.demo.district import units
from domain.days.periods import Period, PeriodKind, periods_between
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.reminders.windows import due_at
from domain.rules import Rules

_ROLES = {UnitKind.STREET: Role.COORDINATOR, UnitKind.DISTRICT: Role.CENTRE_OFFICER}
_LATE = 0.05


@dataclass(frozen=True, kw_only=True)
class Told:
    """A report of a street or of the district was confirmed."""

    at: datetime
    code: str
    role: Role
    period: Period


def told(rules: Rules, since: date, now: datetime, dice: Random) -> Iterator[Told]:
    """Those of each period that lies whole between the two; a few streets were late."""
    today = rules.day(now)
    for kind in (PeriodKind.HALF_MONTH, PeriodKind.MONTH):
        owner = rules.tiers[kind].unit
        for period in periods_between(kind, since, today):
            if period.first < since or period.last >= today:
                continue
            for unit in units():
                if unit.kind is not owner:
                    continue
                late = kind is PeriodKind.HALF_MONTH and dice.random() < _LATE
                # due at midnight: in the working hours before it, or the next morning
                hours = dice.uniform(8.5, 11) if late else -dice.uniform(7.5, 15)
                at = due_at(period, rules) + timedelta(hours=hours)
                if at < now:
                    yield Told(at=at, code=unit.code, role=_ROLES[owner], period=period)
