"""What was done in the quarter, written down by those who did it: the raw events.

Everything the product should have counted and said is worked out from this alone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from tests.quarter.days import Span

DISPUTE, OPINION = "dispute", "opinion"
OPENED, RESOLVED, MOVED, DROPPED, REOPENED = "opened", "resolved", "moved", "dropped", "reopened"
END_OF = {
    "调解成功": RESOLVED,
    "已办结": RESOLVED,
    "进入司法程序": MOVED,
    "移送": MOVED,
    "调解不成": DROPPED,
    "当事人拒绝调解": DROPPED,
    "终止": DROPPED,
    "撤回": DROPPED,
}
"""What each outcome is in the figures: decision 9."""
GROUP_BANDS = frozenset({"5–9人", "10–29人", "30人以上"})
MAJOR = "30人以上"


@dataclass
class Event:
    """A step of a matter that the figures count. ``counts`` is when they count it."""

    effect: str
    at: datetime
    counts: datetime
    outcome: str = ""


@dataclass
class Matter:
    """A matter of a community. ``key`` is its place in the script, ``number`` the receipt's."""

    key: int
    kind: str
    community: int
    category: str
    band: str
    found_on: date | None = None
    """For one that was entered late."""
    number: int = 0
    events: list[Event] = field(default_factory=list)
    accepted: datetime | None = None
    clocks: list[tuple[datetime, str]] = field(default_factory=list)
    """From when on which clock runs: to accept, to handle, or none."""

    def does(self, effect: str, at: datetime, outcome: str = "") -> None:
        """A step that counts when it is taken."""
        self.events.append(Event(effect, at, at, outcome))

    def clock(self, known: datetime) -> tuple[datetime, str]:
        """Which clock runs, as was known by then, and since when; none if it has no word."""
        runs = [one for one in self.clocks if one[0] < known]
        return runs[-1] if runs else (known, "")


@dataclass(frozen=True)
class Said:
    """A confirmation, a correction or a withdrawal of a report."""

    what: str
    """confirm, revise or withdraw."""
    unit: tuple[str, int]
    """``("community", 7)``, ``("street", 2)`` or ``("district", 0)``."""
    span: Span
    at: datetime
    phone: int
    nil: bool = False
    page: str = field(default="", compare=False)
    """The page as it stood on the phone afterwards."""


@dataclass
class Record:
    """All of it."""

    matters: dict[int, Matter] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    leaves: list[tuple[int, date, date, datetime]] = field(default_factory=list)
    """Phone, first and last day, and from when it was known."""
    snoozes: list[tuple[int, tuple[str, int], Span, datetime]] = field(default_factory=list)
    """Phone, unit, span, and when to be reminded again."""
    blocked: list[tuple[int, datetime, datetime]] = field(default_factory=list)
    """Phone, from when until when."""
    merged_at: datetime | None = None

    def out_of_reach(self, phone: int, when: datetime) -> bool:
        """Whether the phone had blocked the bot by then, and not let it in again."""
        return any(who == phone and a < when <= b for who, a, b in self.blocked)

    def report_in(self, unit: tuple[str, int], span: Span, when: datetime) -> Said | None:
        """What stands as the unit's report at the moment: the last word, if it is no withdrawal."""
        words = [one for one in self.said if (one.unit, one.span) == (unit, span) and one.at < when]
        last = max(words, key=lambda one: one.at, default=None)
        return None if last is None or last.what == "withdraw" else last

    def first_in(self, unit: tuple[str, int], span: Span, when: datetime) -> Said | None:
        """The confirmation on which the standing report rests: it tells whether it was late."""
        if self.report_in(unit, span, when) is None:
            return None
        words = [
            one
            for one in self.said
            if (one.unit, one.span, one.what) == (unit, span, "confirm") and one.at < when
        ]
        return max(words, key=lambda one: one.at)
