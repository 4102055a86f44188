"""一社区一特色: what a community is known for, and what took place under that name. One runs at a
time; what was said of it before stays as a revision."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

FEATURE_TITLE_LIMIT = 60
"""Characters of a feature's title."""
PURPOSE_LIMIT = 200
"""Characters of what it is for."""
EVENT_LIMIT = 120
"""Characters of what took place."""
CAME_LIMIT = 100_000


class FeatureKind(StrEnum):
    """Of what kind a community's feature is."""

    LEARNING = "learning"
    SCIENCE = "science"
    SERVICE = "service"
    HEALTH = "health"
    SPORTS = "sports"
    CULTURE = "culture"
    HARMONY = "harmony"


@dataclass(frozen=True, kw_only=True)
class FeatureDraft:
    """What is said of a feature."""

    kind: FeatureKind
    title: str
    purpose: str
    since: date
    """The local day since which it runs."""


@dataclass(eq=False, kw_only=True)
class Feature:
    """A community's feature as it is said of it now. Moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    token: str
    """Names the tap that began it."""
    unit_id: int
    kind: FeatureKind
    title: str
    purpose: str
    since: date
    begun_at: datetime
    """When it was put on file."""
    revision: int = 1
    ended_on: date | None = None
    """The local day on which another took its place, or it was ended; None: it runs."""


@dataclass(eq=False, kw_only=True)
class FeatureRevision:
    """What was said of it: the first time, and each time it was corrected; who, when and why."""

    id: int = field(init=False, repr=False)
    feature_id: int
    number: int
    token: str
    kind: FeatureKind
    title: str
    purpose: str
    since: date
    at: datetime
    person_id: int
    post_id: int
    why: str = ""
    """Empty for the first."""


@dataclass(eq=False, kw_only=True)
class FeatureEvent:
    """Something that took place: the day, what, and how many came; nobody by name."""

    id: int = field(init=False, repr=False)
    feature_id: int
    token: str
    on: date
    what: str
    came: int
    at: datetime
    person_id: int
    post_id: int
    dropped_at: datetime | None = None
    """When it was taken out again: it counts nowhere, and stays."""
    dropped_why: str = ""
    dropped_by: int | None = None
    """The post that took it out."""
