"""A case: one matter on file, a dispute (矛盾纠纷) or a public-opinion item (社情民意).

It records the matter and never a resident: no name, number or address of a party has a field here.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.cases.letters import Letter
from domain.codes.model import new_code


class CaseKind(StrEnum):
    """The two things that are reported."""

    DISPUTE = "dispute"
    OPINION = "opinion"


class State(StrEnum):
    """Where a case stands. The ways between are in :mod:`domain.cases.lifecycle`."""

    REPORTED = "reported"
    RETURNED = "returned"
    """Sent back to the reporter for more detail."""
    ACCEPTED = "accepted"
    MEDIATING = "mediating"
    """Being mediated; for a public-opinion item: being handled."""
    OFFERED = "offered"
    """Handed to another unit, which has not taken it yet; the sender stays responsible."""
    RESOLVED = "resolved"
    """An outcome is on file, whichever it is."""
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    """The same matter as an older one, and goes on under its number."""


OPEN_STATES = frozenset(
    {State.REPORTED, State.RETURNED, State.ACCEPTED, State.MEDIATING, State.OFFERED}
)


class Urgency(StrEnum):
    """黄 the grid handles it, 橙 the same day, 红 report at once."""

    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"


class PeopleBand(StrEnum):
    """How many people are involved, in the bands of the forms; never a list of them."""

    ONE_TWO = "1-2"
    THREE_FOUR = "3-4"
    FIVE_NINE = "5-9"
    TEN_TWENTY_NINE = "10-29"
    THIRTY_UP = "30+"


class Outcome(StrEnum):
    """How a case ended. "To court" is its own outcome, not "unresolved"; a refusal is neutral."""

    SUCCESS = "success"
    FAILED = "failed"
    ENDED = "ended"
    REFUSED = "refused"
    REFERRED = "referred"
    TO_COURT = "to_court"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Effect(StrEnum):
    """What a step does to the figures; always
    open = opened + reopened - resolved - moved - dropped."""

    OPENED = "opened"
    RESOLVED = "resolved"
    MOVED = "moved"
    """Gone to court or referred out."""
    DROPPED = "dropped"
    """Withdrawn, merged, refused, or ended without agreement."""
    REOPENED = "reopened"
    """Open again after it was resolved, which then was no resolution."""
    REOPENED_MOVED = "reopened_moved"
    REOPENED_DROPPED = "reopened_dropped"


REOPENING: dict[Effect, Effect] = {
    Effect.RESOLVED: Effect.REOPENED,
    Effect.MOVED: Effect.REOPENED_MOVED,
    Effect.DROPPED: Effect.REOPENED_DROPPED,
}
"""What opening a case again does, by what ending it did."""

EFFECT_OF_OUTCOME: dict[Outcome, Effect] = {
    Outcome.SUCCESS: Effect.RESOLVED,
    Outcome.REFERRED: Effect.MOVED,
    Outcome.TO_COURT: Effect.MOVED,
    Outcome.FAILED: Effect.DROPPED,
    Outcome.ENDED: Effect.DROPPED,
    Outcome.REFUSED: Effect.DROPPED,
    Outcome.WITHDRAWN: Effect.DROPPED,
    Outcome.MERGED: Effect.DROPPED,
}

OUTCOMES_BY_HAND: tuple[Outcome, ...] = (
    Outcome.SUCCESS,
    Outcome.FAILED,
    Outcome.REFUSED,
    Outcome.ENDED,
    Outcome.TO_COURT,
    Outcome.REFERRED,
)
"""The outcomes a mediator picks from when resolving; the others follow from other steps."""

SUMMARY_LIMIT = 200
"""简述: at most 200 characters (the forms' limit)."""
PLACE_LIMIT = 60
NOTE_LIMIT = 500


@dataclass(frozen=True, kw_only=True)
class Label:
    """A word of the data (a category's name) in both languages."""

    zh: str
    en: str

    def read(self, locale: str) -> str:
        """The word in ``zh`` or ``en``."""
        return self.en if locale == "en" else self.zh


@dataclass(eq=False, kw_only=True)
class Category:
    """A category of disputes or a topic of public-opinion items: versioned data, never code.

    ``scheme`` names the list and its version (``langya-2012``); a list is replaced by giving it a
    ``valid_to`` and adding another, and ``maps_to`` tells which entry of the new list follows.
    """

    id: int = field(init=False, repr=False)
    kind: CaseKind
    scheme: str
    code: str
    name_zh: str
    name_en: str
    position: int
    valid_from: date
    valid_to: date | None = None
    maps_to: int | None = None

    @property
    def label(self) -> Label:
        """The name in both languages."""
        return Label(zh=self.name_zh, en=self.name_en)


@dataclass(eq=False, kw_only=True)
class Case:
    """A matter on file. Its number (编号) is its id. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    kind: CaseKind
    draft_key: str
    """Where it came from; unique, so that submitting a draft twice files it once."""
    category_id: int
    place: str
    """Building or road; empty means just the grid. No flat number."""
    people: PeopleBand
    people_known: bool = True
    """Whether anybody was asked how many they are; else it counts as the fewest."""
    summary: str
    urgency: Urgency
    reporter_id: int
    reporter_post_id: int
    unit_id: int
    """The grid (or other unit) it was filed under; never changes."""
    responsible_id: int
    """The unit responsible now: who was asked first, until the next one takes it (首问负责)."""
    offered_id: int | None = None
    """The unit it was handed to and that has not taken it yet."""
    handler_id: int | None = None
    """The person who took it."""
    state: State = State.REPORTED
    outcome: Outcome | None = None
    reported_at: datetime
    accepted_at: datetime | None = None
    """When the unit responsible now took it: each tier has its own clock."""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    """None just as long as it is open."""
    closed_at: datetime | None = None
    due_at: datetime | None = None
    """The moment from which it is overdue in its present state; None when nothing is owed."""
    ended_due_at: datetime | None = None
    """时限 of a matter that is over: the ``due_at`` that ran when it ended. None while it is open,
    and where nothing was owed just then."""
    deadline_at: datetime | None = None
    """The moment by which a mediation is to be concluded, a month after it was accepted."""
    rung: int = 0
    """How far the present ``due_at`` has been told of, up the rungs."""
    limit_notch: int = 0
    """How near ``deadline_at`` has been told of, by its notches."""
    chase_at: datetime | None = None
    """When it is asked after next (催办); None while nobody is waited for out of turn."""
    chased: int = 0
    """How often it was asked after in its present state."""
    merged_into_id: int | None = None
    """The older case it turned out to be the same as."""
    split_from_id: int | None = None
    """The group case it was split off from."""
    found_on: date | None = None
    """补报: the day it was found, where it was entered on a later one."""
    code: str | None = field(default_factory=new_code)
    """一案一码: what the resident asks by; None for one that was filed before there were codes."""

    @property
    def open(self) -> bool:
        """Whether it still counts as unresolved (未化解)."""
        return self.state in OPEN_STATES

    def overdue(self, now: datetime) -> bool:
        """Whether its present clock has run out."""
        return self.open and self.due_at is not None and now >= self.due_at


@dataclass(eq=False, kw_only=True)
class Step:
    """One step of a case's way: the timeline, and (by ``effect``) the source of all figures."""

    id: int = field(init=False, repr=False)
    case_id: int
    token: str
    """Names the tap that caused it; unique within the case, so a replay adds no step."""
    letter: Letter
    """What was done."""
    at: datetime
    person_id: int
    post_id: int
    before: State | None
    after: State
    effect: Effect | None = None
    """None also for a step taken back in time: it counts as if it had not been."""
    outcome: Outcome | None = None
    """How the case ended by this step; it may be opened again and end otherwise."""
    note: str = ""
    to_unit_id: int | None = None
    """The unit it was handed to."""
    referral_id: int | None = None
    """The referral it is a step of; the case itself does not move by it."""
    extension_id: int | None = None
    """The request for more time that it asked or answered."""
    category_id: int | None = None
    """The category it had before, for a step that changed it."""
    counted_at: datetime | None = None
    """The moment for which the figures count it: its own, but for a matter entered late."""

    def __post_init__(self) -> None:
        if self.counted_at is None:
            self.counted_at = self.at


class AttachmentKind(StrEnum):
    """What may be attached."""

    PHOTO = "photo"
    VOICE = "voice"
    PAPER = "paper"
    """A PDF, as a scanner makes it."""


@dataclass(eq=False, kw_only=True)
class Attachment:
    """A photo, voice note or paper of a case; ``file`` is its name in the file store."""

    id: int = field(init=False, repr=False)
    case_id: int
    kind: AttachmentKind
    file: str
    size: int
    at: datetime
    person_id: int
    of_record: bool = False
    """It belongs to the mediation record, and is for those alone who may read that."""
