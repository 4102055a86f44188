"""Legal aid in figures: what its centre, stations and contact points did, counted by a tap.

A station counts consultations and what it passed on to the centre; the centre alone counts cases,
so nothing is counted twice. Nobody who asked is on file. Nothing is overwritten: a wrong count is
put right by another, with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.days.periods import DueRule, Period, PeriodKind
from domain.directories.model import EntryKind

MOST = 999
"""Of one count."""


class AidWay(StrEnum):
    """What is counted: a consultation by the way it came, or what became of a case."""

    VISIT = "visit"
    CALL = "call"
    ONLINE = "online"
    ROUND = "round"
    """巡回: on a round through the communities."""
    PASSED_ON = "passed_on"
    """转交: an application that a station passed on to the centre."""
    ACCEPTED = "accepted"
    """受理: by the centre alone."""


class AidTopic(StrEnum):
    """What it was about."""

    WAGES = "wages"
    INJURY = "injury"
    FAMILY = "family"
    SUPPORT = "support"
    """赡养抚养."""
    TRAFFIC = "traffic"
    CONSUMER = "consumer"
    OTHER = "other"


CONSULTING = (AidWay.VISIT, AidWay.CALL, AidWay.ONLINE, AidWay.ROUND)
"""Consultations, in 人次; all else is counted in 件."""
WAYS: Mapping[EntryKind, tuple[AidWay, ...]] = {
    EntryKind.AID_CENTRE: (*CONSULTING, AidWay.ACCEPTED),
    EntryKind.AID_STATION: (*CONSULTING, AidWay.PASSED_ON),
    EntryKind.AID_POINT: (*CONSULTING, AidWay.PASSED_ON),
}
"""Who counts what."""
OWES = frozenset({EntryKind.AID_CENTRE, EntryKind.AID_STATION})
"""Whose month is asked for; a contact point may confirm its own."""


@dataclass(frozen=True, kw_only=True)
class AidRules:
    """What differs by place."""

    due: DueRule = field(default_factory=lambda: DueRule(PeriodKind.MONTH, grace=2))
    """By when a month is confirmed: before the district's monthly report is due."""
    back: timedelta = timedelta(days=45)
    """How far back something may be counted."""


@dataclass(frozen=True, kw_only=True)
class AidTap:
    """What is counted at once."""

    day: date
    way: AidWay
    topic: AidTopic
    number: int = 1


@dataclass(frozen=True, kw_only=True)
class AidTally:
    """The sums of a month."""

    consulted: int = 0
    """咨询, in 人次."""
    passed_on: int = 0
    accepted: int = 0
    """受理 as the centre counted it, in 件."""
    referred: int = 0
    """受理 by a referral (援调访) that was accepted on the desk: nobody counts it once more."""

    def __add__(self, other: "AidTally") -> "AidTally":
        return AidTally(
            consulted=self.consulted + other.consulted,
            passed_on=self.passed_on + other.passed_on,
            accepted=self.accepted + other.accepted,
            referred=self.referred + other.referred,
        )

    @property
    def cases(self) -> int:
        """受理 in all."""
        return self.accepted + self.referred


@dataclass(eq=False, kw_only=True)
class AidCount:
    """One count. The sum of all is the figure; none is ever changed."""

    id: int = field(init=False, repr=False)
    token: str
    entry_id: int
    day: date
    way: AidWay
    topic: AidTopic
    number: int
    """Below zero only to put something right."""
    reason: str
    """Why it puts something right; empty for what was counted."""
    post_id: int
    """The post that counted it; another than the liaison's counts for them (代录)."""
    at: datetime


@dataclass(eq=False, kw_only=True)
class AidMonth:
    """The figures of a month as they were confirmed; what is corrected then is a revision."""

    id: int = field(init=False, repr=False)
    entry_id: int
    first: date
    revision: int
    consulted: int
    passed_on: int
    accepted: int
    referred: int
    post_id: int
    at: datetime
    reason: str
    """Of the correction, from the first revision after the confirmation on."""

    @property
    def tally(self) -> AidTally:
        """The figures."""
        return AidTally(
            consulted=self.consulted,
            passed_on=self.passed_on,
            accepted=self.accepted,
            referred=self.referred,
        )


def month_of(day: date) -> Period:
    """The month a day lies in."""
    return Period.containing(PeriodKind.MONTH, day)
