"""By what model communities are selected: the lines of the review with their points and the facts
that stand beside them, how many are published, the award, the days. Data of the district with a
version; a round keeps its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.cases.model import Label


class FactKind(StrEnum):
    """What the desk itself knows of a community's year, as a part of a whole or a bare number."""

    EVALUATIONS = "evaluations"
    """Residents' evaluations with a confirmed result, of the half-years that are due."""
    CONTENT = "content"
    """满意 and 基本满意, of the votes of these that said anything."""
    SETTLED = "settled"
    """Matters resolved, of those that were open when the stretch began or came in it."""
    ON_TIME = "on_time"
    """Items handed to the community and fed back in time, of those due."""
    EVENTS = "events"
    """What took place under the name of its feature."""
    CAME = "came"
    """How many came to that."""
    MEETINGS = "meetings"
    """Talk meetings held, of those whose day had come."""
    ENTRIES = "entries"
    """Entries of its directory that are checked and right, of those in use."""


BARE = frozenset({FactKind.EVENTS, FactKind.CAME})
"""Those that are part of nothing."""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One of them, read once."""

    kind: FactKind
    part: int
    whole: int = 0
    """0: of nothing, which is no share."""


@dataclass(frozen=True, kw_only=True)
class ReviewLine:
    """One thing that is given points."""

    code: str
    name: Label
    points: int
    """At most."""
    facts: tuple[FactKind, ...] = ()
    """What stands beside it."""


@dataclass(frozen=True, kw_only=True)
class SelectionScheme:
    """One version."""

    version: str = ""
    lines: tuple[ReviewLine, ...] = ()
    places: int = 10
    """As many are published at most."""
    award: int = 10000
    """For each of them, in yuan."""
    publish_days: int = 5
    """Working days for which the list hangs out."""

    @property
    def greatest(self) -> int:
        """The greatest sum there can be."""
        return sum(line.points for line in self.lines)

    @property
    def facts(self) -> tuple[FactKind, ...]:
        """All that stand beside one of the lines."""
        return tuple(dict.fromkeys(kind for line in self.lines for kind in line.facts))

    def line(self, code: str) -> ReviewLine | None:
        """The line of this code."""
        return next((one for one in self.lines if one.code == code), None)

    def complete(self, points: Mapping[str, int]) -> bool:
        """Whether each line has its points."""
        return bool(self.lines) and all(line.code in points for line in self.lines)


@dataclass(frozen=True, kw_only=True)
class SelectionRules:
    """What a district has settled about selections."""

    scheme: SelectionScheme = field(default_factory=SelectionScheme)
    """That of new rounds."""
    apply_days: int = 10
    """Working days to apply in, as they are offered first."""
    recommend_days: int = 5
    """Working days for the streets after that."""
    review_days: int = 10
    """Working days for visits and review."""
    commend_days: int = 5
    """Working days to commend in, once the list has hung out."""
