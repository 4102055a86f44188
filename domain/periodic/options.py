"""What may be done about the periodic report of a unit.

Pure, and asked by the actions, the read and the pages alike. Times are local days of the desk's
zone.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from domain.access import Act, at, seat_for
from domain.days.periods import Period, moment_at
from domain.org.model import UnitKind
from domain.people.model import Actor
from domain.periodic.tiers import Tier


@dataclass(frozen=True, kw_only=True)
class Owing:
    """A report as it stands: whose it is, of which period, and what became of it so far."""

    tier: Tier
    period: Period
    kind: UnitKind
    """The kind of the unit."""
    path: str
    """Its place in the tree; of one that merged, that of the unit that goes on for it."""
    gone_on: date | None = None
    """The first day on which the unit is no more."""
    confirmed: bool = False
    late: bool = False
    """It was confirmed after its time."""
    passed_on: bool = False
    """A tier above has confirmed one that contains it."""
    fresh: int = 0
    """What is new in it."""


@dataclass(frozen=True, kw_only=True)
class PeriodicOptions:
    """What may be done about a report now."""

    confirm: bool = False
    nil: bool = False
    """To confirm that there was nothing."""
    opens_on: date | None = None
    """The day from which it may be confirmed, where that is still to come; for everybody."""
    change: bool = False
    """To correct it by a new revision."""
    explain: bool = False
    """To state why it was late."""
    withdraw: bool = False
    export: bool = False
    """To have it as a file."""


def ahead(period: Period, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the period has not begun."""
    return now < period.bounds(zone)[0]


def early(tier: Tier, period: Period, now: datetime, zone: ZoneInfo) -> bool:
    """Whether the period still runs, for a report that is not confirmed before its last day."""
    return not tier.early and now < moment_at(period.last, time.min, zone)


def owed(gone_on: date | None, period: Period) -> bool:
    """Whether a unit owes the report: one that is gone by the end of the period does not."""
    return gone_on is None or gone_on > period.last


def answers(actor: Actor, tier: Tier, path: str) -> bool:
    """Whether this person confirms the reports of this tier of the unit at ``path``."""
    return seat_for(actor.only(tier.confirms), Act.CONFIRM_REPORT, at(path)) is not None


def confirmable(owing: Owing, now: datetime, zone: ZoneInfo) -> bool:
    """Whether it may be confirmed as it stands."""
    waits = owing.kind is owing.tier.unit and not owing.confirmed
    timely = not ahead(owing.period, now, zone) and not early(owing.tier, owing.period, now, zone)
    return waits and timely and owed(owing.gone_on, owing.period)


def nillable(fresh: int) -> bool:
    """Whether a report with so much that is new may say that there was nothing."""
    return not fresh


def opens_on(owing: Owing, now: datetime, zone: ZoneInfo) -> date | None:
    """The last day of a period that runs, for a report that is not confirmed before it."""
    waits = owing.kind is owing.tier.unit and not owing.confirmed
    runs = early(owing.tier, owing.period, now, zone) and owed(owing.gone_on, owing.period)
    return owing.period.last if waits and runs else None


def options(actor: Actor, owing: Owing, *, now: datetime, zone: ZoneInfo) -> PeriodicOptions:
    """What this person may do about the report now."""
    mine = answers(actor, owing.tier, owing.path)
    confirm = mine and confirmable(owing, now, zone)
    return PeriodicOptions(
        confirm=confirm,
        nil=confirm and nillable(owing.fresh),
        opens_on=opens_on(owing, now, zone),
        change=mine and owing.confirmed,
        explain=mine and owing.confirmed and owing.late,
        withdraw=mine and owing.confirmed and not owing.passed_on,
        export=seat_for(actor, Act.BOARD, at(owing.path)) is not None,
    )
