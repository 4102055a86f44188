"""The sheet of the annual review as versioned data, and what a figure of the desk comes to by it.

Units alone are reviewed. There is no item, and no fact, for how many reports or disputes a unit
found, who logged in, how much the desk was used or how many photos there are: looking closely must
never cost anything, nor looking away pay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

POINT = 100
"""All points are kept as whole hundredths."""
_TENTH = 10


class AnnualTopic(StrEnum):
    """What a line of the sheet is about; which of them, and for how many points, is data."""

    REPORTS = "reports"
    """报送: the unit's own periodic reports; a nil report counts as any other."""
    RESPONSE = "response"
    """受理: matters seen to in time."""
    RESOLVED = "resolved"
    """办结: matters that ended in time, whichever way: a party's refusal is neutral."""
    OVERDUE = "overdue"
    """超期: matters whose time is over and that have not ended; those alone, so that no matter is
    deducted here and under RESOLVED."""
    ANSWERS = "answers"
    """督办: questions from above answered in time."""
    SATISFACTION = "satisfaction"
    """满意: of the matters graded; who was not reached is in neither figure."""
    MEETINGS = "meetings"
    """恳谈会: held of the twelve."""
    ITEMS = "items"
    """交办事项: what talk meetings handed out, fed back in time."""
    EVALUATIONS = "evaluations"
    """居民评议: held of the two."""
    ASSESSED = "assessed"
    """重大事项: assessed before they began; the rest is 应评未评."""
    PROJECTS = "projects"
    """重点项目: milestones met in time."""
    LEADING = "leading"
    """组织领导: by hand."""
    TEAM = "team"
    """队伍建设: by hand."""
    EXPERIENCE = "experience"
    """经验推广: an addition."""
    COMMENDED = "commended"
    """上级表彰 of the unit: an addition."""


class AnnualMode(StrEnum):
    """How a line comes to its points."""

    RATE = "rate"
    """The points times the rate."""
    DEDUCT = "deduct"
    """The points less so much for each event, never below zero."""
    BY_HAND = "by_hand"
    """人工: the desk knows nothing of it."""
    ADD = "add"
    """加分, by hand and beyond the hundred; all of them together have a cap."""


_BY_HAND = frozenset({AnnualMode.BY_HAND, AnnualMode.ADD})


@dataclass(frozen=True, kw_only=True)
class AnnualItem:
    """One line of the sheet."""

    topic: AnnualTopic
    points: int
    """At most so many, in hundredths."""
    mode: AnnualMode
    each: int = 0
    """What an event takes off, in hundredths, where the fact itself does not say."""

    @property
    def by_hand(self) -> bool:
        """Whether the desk has no figure for it."""
        return self.mode in _BY_HAND


class AnnualGrade(StrEnum):
    """What a unit's points come to. It is given to units, in no order."""

    EXCELLENT = "excellent"
    MET = "met"
    NOT_MET = "not_met"


@dataclass(frozen=True, kw_only=True)
class AnnualForm:
    """The sheet. A letter keeps the one it was drafted with, so that a later one changes nothing
    that was promised."""

    version: int = 1
    items: tuple[AnnualItem, ...] = ()
    """In their order; what comes with the desk is in app/settings/annual.toml."""
    most_added: int = 3 * POINT
    """The cap of all additions together."""
    excellent: int = 90 * POINT
    """From so many points on; met is from ``met`` on."""
    met: int = 60 * POINT

    @property
    def whole(self) -> int:
        """The most points without additions."""
        return sum(one.points for one in self.items if one.mode is not AnnualMode.ADD)

    def item(self, topic: AnnualTopic) -> AnnualItem | None:
        """The line about it; None where the form has none."""
        return next((one for one in self.items if one.topic is topic), None)

    def total(self, points: Mapping[AnnualTopic, int]) -> int:
        """The sum of the lines, with the additions up to their cap."""
        counted = [(one.mode, points.get(one.topic, 0)) for one in self.items]
        added = sum(many for mode, many in counted if mode is AnnualMode.ADD)
        return sum(many for mode, many in counted if mode is not AnnualMode.ADD) + min(
            added, self.most_added
        )

    def grade(self, total: int) -> AnnualGrade:
        """What so many points come to."""
        if total >= self.excellent:
            return AnnualGrade.EXCELLENT
        return AnnualGrade.MET if total >= self.met else AnnualGrade.NOT_MET


@dataclass(frozen=True, kw_only=True)
class AnnualFact:
    """What the desk itself has on file for a line: a numerator and its denominator."""

    part: int = 0
    whole: int = 0
    events: int = 0
    """What is deducted for, each once: late and missed reports, matters past their time …"""
    late: int = 0
    """Of the events of REPORTS those that came, but late; the rest were missed."""
    lost: int | None = None
    """What the events take off, in hundredths, where the rules of the place say so already."""


Facts = Mapping[AnnualTopic, AnnualFact]
NOTHING = AnnualFact()
"""Nothing was due: it prints as "—", and costs nothing."""


def figure(item: AnnualItem, fact: AnnualFact) -> int | None:
    """The points a fact comes to, in hundredths; None for a line that is filled by hand.

    Where nothing was due nothing is lost. A rate is rounded to a tenth of a point, half up, and a
    deduction stops at the item's points.
    """
    match item.mode:
        case AnnualMode.RATE:
            if not fact.whole:
                return item.points
            tenths = (2 * item.points * fact.part + fact.whole * _TENTH) // (
                2 * fact.whole * _TENTH
            )
            return min(tenths * _TENTH, item.points)
        case AnnualMode.DEDUCT:
            lost = item.each * fact.events if fact.lost is None else fact.lost
            return max(0, item.points - lost)
    return None


def offered(item: AnnualItem) -> tuple[int, ...]:
    """The points that are offered with one tap, the most first."""
    step = POINT if item.points > 2 * POINT else POINT // 2
    found = range(item.points, -1, -step)
    return tuple(found)[:6]


def summed(facts: Iterable[AnnualFact]) -> AnnualFact:
    """Several as one."""
    part = whole = events = late = 0
    for one in facts:
        part, whole = part + one.part, whole + one.whole
        events, late = events + one.events, late + one.late
    return AnnualFact(part=part, whole=whole, events=events, late=late)


@dataclass(frozen=True, kw_only=True)
class AnnualRules:
    """What differs by place. The days are working days."""

    form: AnnualForm = field(default_factory=AnnualForm)
    sign_days: int = 20
    """Until a drafted letter is to be signed."""
    self_days: int = 10
    """Until the unit has assessed itself."""
    verify_days: int = 15
    """Until the issuing unit has verified it."""
    appeal_days: int = 5
    """In which the unit may appeal against a line."""
    answer_days: int = 5
    """Until an appeal is answered."""
    review_month: int = 11
    """From the first of this month of its year a letter may be reviewed."""
