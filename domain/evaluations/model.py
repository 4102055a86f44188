"""居民评议: the residents' congress evaluates the bodies of its community, and how items of its
talk meetings were handled, every half-year. Never a person; and who voted how is nowhere."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.days.halves import HalfYear
from domain.evaluations.forms import FORMS, EvaluatedBody, EvaluationForm
from domain.evaluations.tally import VoteTally
from domain.followups.model import TITLE_LIMIT
from domain.people.model import Role

OBJECT_LIMIT = TITLE_LIMIT
"""Characters of what an item is called, or of what was found wrong."""


class EvaluationStage(StrEnum):
    """How far the evaluation of a community for a half-year is."""

    PREPARED = "prepared"
    """A day is set and what is evaluated is fixed; or the tally was sent back."""
    COUNTED = "counted"
    """The tally is handed in, and waits for somebody else to confirm it."""
    VOID = "void"
    """Fewer than two thirds were there: it is to be held again."""
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    """The bodies were told, and the result hangs out."""


class ObjectKind(StrEnum):
    """What is evaluated."""

    BODY = "body"
    ITEM = "item"
    """How an item of the half-year's talk meetings was handled."""
    RECTIFICATION = "rectification"
    """What became of what an earlier evaluation found wrong."""


class EvaluationPaper(StrEnum):
    """What can be taken along of an evaluation."""

    SHEET = "sheet"
    """The tally sheet, empty."""
    NOTICE = "notice"
    """公示稿: the result, to hang out."""
    RESULTS = "results"
    """The results as a table."""


class SheetStage(StrEnum):
    """How far one record of figures is."""

    OPEN = "open"
    HANDED_IN = "handed_in"
    CONFIRMED = "confirmed"
    REPLACED = "replaced"
    """Somebody else went on with it, under their own post."""
    VOID = "void"
    """It shows that too few were there."""
    DROPPED = "dropped"
    """A correction that was given up."""


UNCONFIRMED = frozenset(
    {SheetStage.OPEN, SheetStage.HANDED_IN, SheetStage.REPLACED, SheetStage.VOID}
)
"""Whoever had a hand in these figures does not confirm them."""


@dataclass(eq=False, kw_only=True)
class Evaluation:
    """The evaluation of one community for one half-year. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    unit_id: int
    half_from: date
    form: str
    """The version of what is evaluated, by :data:`domain.evaluations.forms.FORMS`."""
    stage: EvaluationStage = EvaluationStage.PREPARED
    planned_on: date
    round: int = 1
    """2 and so on: held again."""
    held_on: date | None = None
    """The day of the meeting whose result is confirmed."""
    confirmed_at: datetime | None = None
    tell_due_at: datetime | None = None
    """The moment from which it is late to tell the bodies and publish."""
    published_on: date | None = None
    published_until: date | None = None
    rung: int = 0
    """How far that due day has been told of, by the spans of :mod:`domain.evaluations.sweep`."""
    created_at: datetime

    @property
    def half(self) -> HalfYear:
        """The half-year it is for."""
        return HalfYear(self.half_from)

    @property
    def rules(self) -> EvaluationForm:
        """The version it was prepared with."""
        return FORMS[self.form]


@dataclass(eq=False, kw_only=True)
class EvaluationObject:
    """One thing that is evaluated, as it was called when that was fixed."""

    id: int = field(init=False, repr=False)
    evaluation_id: int
    position: int
    kind: ObjectKind
    body: EvaluatedBody | None = None
    source_id: int | None = None
    """The followup, of an item or a rectification."""
    title: str = ""
    """Of what is no body."""


@dataclass(eq=False, kw_only=True)
class TallySheet:
    """One record of figures: the first of a meeting, one that somebody else went on with, or a
    correction. None is changed once it is confirmed."""

    id: int = field(init=False, repr=False)
    evaluation_id: int
    round: int
    revision: int
    stage: SheetStage = SheetStage.OPEN
    tally: VoteTally
    entered_by: int
    entered_role: Role
    recorded_for: bool
    """代录: entered by the tier above."""
    entered_at: datetime
    why: str = ""
    """The reason of a correction."""
    sent_back: str = ""
    """Why whoever was to confirm it did not."""
    confirmed_by: int | None = None
    confirmed_role: Role | None = None
    confirmed_at: datetime | None = None


@dataclass(eq=False, kw_only=True)
class Rectification:
    """整改事项: what an evaluation found wrong. Unit, due day and what becomes of it are those of
    the followup that was handed out for it."""

    id: int = field(init=False, repr=False)
    evaluation_id: int
    object_id: int
    what: str
    token: str
    added_at: datetime


@dataclass(eq=False, kw_only=True)
class HalfYearMark:
    """That the communities without an evaluation have been told of a notch of a half-year."""

    id: int = field(init=False, repr=False)
    half_from: date
    number: int
    spoke_at: datetime
