"""示范社区评选: a district's round of a year. Communities apply of their own accord, streets
recommend, the desk fills in the facts, the district visits, reviews, publishes and commends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.selections.scheme import Fact, SelectionScheme


class SelectionState(StrEnum):
    """Where a round stands. The ways between are in :mod:`domain.selections.lifecycle`."""

    APPLYING = "applying"
    RECOMMENDING = "recommending"
    REVIEWING = "reviewing"
    PUBLISHED = "published"
    COMMENDED = "commended"
    CANCELLED = "cancelled"


class ApplicationState(StrEnum):
    """Where a community's application stands."""

    APPLIED = "applied"
    RECOMMENDED = "recommended"
    NOT_RECOMMENDED = "not_recommended"
    CHOSEN = "chosen"
    """On the list that hangs out."""
    NOT_CHOSEN = "not_chosen"
    """Nobody but the community and the district reads of it."""
    STRUCK = "struck"
    """Taken off the list after an objection."""
    COMMENDED = "commended"
    WITHDRAWN = "withdrawn"


class SelectionArrow(StrEnum):
    """What somebody does in a round, or the clock."""

    OPEN = "open"
    APPLY = "apply"
    RECOMMEND = "recommend"
    DECLINE = "decline"
    """不推荐, with a sentence."""
    WITHDRAW = "withdraw"
    CLOSE = "close"
    """No more applications."""
    REVIEW = "review"
    """Whoever is not recommended by then is not reviewed."""
    VISIT = "visit"
    SCORE = "score"
    PICK = "pick"
    """Onto the list that is to be published, or off it."""
    PUBLISH = "publish"
    CHOOSE = "choose"
    """What publishing does to those on the list."""
    LEAVE_OUT = "leave_out"
    """And to the others."""
    OBJECT = "object"
    ANSWER = "answer"
    STRIKE = "strike"
    """An objection was right: off the list."""
    COMMEND = "commend"
    CANCEL = "cancel"


@dataclass(eq=False, kw_only=True)
class Selection:
    """A round. Moments are aware, kept in UTC; days are local."""

    id: int = field(init=False, repr=False)
    token: str
    """Names the tap that opened it."""
    unit_id: int
    """The district."""
    year: int
    scheme: SelectionScheme
    """As it was when the round was opened."""
    opened_at: datetime
    apply_by: date
    """The last day to apply on."""
    facts_from: date
    facts_until: date
    """The last day of the stretch that the facts are of."""
    state: SelectionState = SelectionState.APPLYING
    due_at: datetime | None = None
    """The moment from which its next step is overdue."""
    rung: int = 0
    """How far that was told of, by :mod:`domain.selections.sweep`."""
    published_on: date | None = None
    published_until: date | None = None
    """The last working day on which the list hangs out."""
    ended_at: datetime | None = None
    """When it was commended or cancelled."""


@dataclass(eq=False, kw_only=True)
class Application:
    """A community's application: one a round, however often it is withdrawn."""

    id: int = field(init=False, repr=False)
    selection_id: int
    unit_id: int
    state: ApplicationState = ApplicationState.APPLIED
    note: str
    """In a sentence, why."""
    recorded_for: bool
    """代录: by the tier above, for a community without a phone."""
    applied_at: datetime
    facts: tuple[Fact, ...]
    """What the desk knew when it applied; the community saw it and confirmed."""
    street_note: str = ""
    """What the street says of it."""
    visited_on: date | None = None
    visited_by: int | None = None
    """The unit that visited, last."""
    visit_note: str = ""
    points: Mapping[str, int] = field(default_factory=dict)
    """Given so far, by line."""
    picked: bool = False


@dataclass(eq=False, kw_only=True)
class Objection:
    """What somebody has against the list, and what was answered; nobody by name."""

    id: int = field(init=False, repr=False)
    application_id: int
    token: str
    text: str
    at: datetime
    answer: str = ""
    upheld: bool = False
    answered_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.answered_at is None


@dataclass(eq=False, kw_only=True)
class SelectionStep:
    """One step of its way: by whom, when, and what was said. Steps are only ever added."""

    id: int = field(init=False, repr=False)
    selection_id: int
    application_id: int | None
    token: str
    arrow: SelectionArrow
    at: datetime
    person_id: int | None
    post_id: int | None
    note: str = ""
