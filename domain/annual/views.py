"""Letters and reviews as people read them. What the issuing unit finds is shown to the unit once it
is fed back, and not before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from domain.annual.model import AnnualStage
from domain.annual.options import AnnualOptions
from domain.annual.scale import AnnualFact, AnnualForm, AnnualGrade, AnnualItem, AnnualTopic
from domain.cases.model import AttachmentKind
from domain.org.views import UnitRef
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class LetterLine:
    """A letter in a list."""

    id: int
    year: int
    issuer: UnitRef
    unit: UnitRef
    stage: AnnualStage
    due_at: datetime | None
    overdue: bool
    signed_on: date | None


@dataclass(frozen=True, kw_only=True)
class IssuerLine:
    """How far the letters of an issuing unit are: signed of those to sign."""

    unit: UnitRef
    signed: int
    to_sign: int
    """Those with a letter, and those still without one."""
    undrafted: int
    """Units below without a letter."""


@dataclass(frozen=True, kw_only=True)
class AnnualHome:
    """What /year begins with: the letters of the reader's own units, and the units within reach
    that issue some."""

    year: int
    mine: tuple[LetterLine, ...]
    issuers: tuple[IssuerLine, ...]
    own: tuple[int, ...]
    """Those of them for which the reader issues letters."""
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class LetterResult:
    """What a review comes to."""

    total: int
    """In hundredths of a point."""
    grade: AnnualGrade | None
    """None: it is not settled yet."""


@dataclass(frozen=True, kw_only=True)
class IssuedPage:
    """The letters a unit has issued for a year, by the code of the units: in no other order."""

    issuer: IssuerLine
    year: int
    lines: tuple[LetterLine, ...]
    page: int
    pages: int
    may_draft: bool
    may_begin: bool
    """To begin the review of the signed ones."""
    results: Mapping[int, LetterResult] = field(default_factory=dict)
    """Of those on this page that were fed back, by the id of the letter."""


@dataclass(frozen=True, kw_only=True)
class AnnualSheetLine:
    """One line of a sheet, as much of it as the reader may see."""

    item: AnnualItem
    fact: AnnualFact | None
    """The desk's: as it was handed in, or as it is now. None where the desk has none."""
    desk: int | None
    own: int | None
    """Before the sheet is in what the unit has said otherwise."""
    own_reason: str
    verified: int | None
    verified_reason: str
    appeal: str
    granted: bool | None
    settled: int | None
    answer: str

    @property
    def said(self) -> int | None:
        """What is verified: the unit's own figure, or where it has said nothing the desk's."""
        return self.desk if self.own is None else self.own

    @property
    def result(self) -> int | None:
        """The figure that counts as things stand."""
        for figure in (self.settled, self.verified, self.own, self.desk):
            if figure is not None:
                return figure
        return None


@dataclass(frozen=True, kw_only=True)
class LetterView:
    """A letter with its sheet, and just what the reader may do now."""

    line: LetterLine
    form: AnnualForm
    targets: str
    check_note: str
    scan: str
    scan_kind: AttachmentKind | None
    facts_at: datetime | None
    """When the desk's figures were taken; None: they are as of now."""
    appeal_until: datetime | None
    accepted: bool
    sheet: tuple[AnnualSheetLine, ...]
    issues: bool
    """The unit issues letters of its own."""
    reads_issuer: bool
    """The reader may open all letters of the issuing unit."""
    may: AnnualOptions

    @property
    def points(self) -> Mapping[AnnualTopic, int]:
        """The figures that count as things stand."""
        return {one.item.topic: one.result for one in self.sheet if one.result is not None}

    @property
    def total(self) -> int:
        """Their sum, in hundredths, additions up to their cap."""
        return self.form.total(self.points)


@dataclass(frozen=True, kw_only=True)
class AnnualTable:
    """The sheets of all letters of a unit for a year, for the assessment office."""

    issuer: UnitRef
    year: int
    letters: tuple[LetterView, ...]
    """By the code of the units."""


class AnnualReads(Protocol):
    """Letters and reviews as they are read, each within the actor's reach."""

    async def home(self, actor: Actor, year: int, page: int, now: datetime) -> AnnualHome:
        """The letters of the actor's own units, and who issues some within reach."""
        ...

    async def issued(
        self, actor: Actor, issuer_id: int, year: int, page: int, now: datetime
    ) -> IssuedPage:
        """The letters of a unit for a year; raises NotFound for one out of reach."""
        ...

    async def letter(self, actor: Actor, letter_id: int, now: datetime) -> LetterView:
        """A letter; its sheet without the desk's figures of now, which take long to count. Raises
        NotFound for one out of reach."""
        ...

    async def one(self, actor: Actor, letter_id: int, now: datetime) -> LetterView:
        """A letter with its sheet; raises NotFound for one out of reach."""
        ...

    async def table(self, actor: Actor, issuer_id: int, year: int, now: datetime) -> AnnualTable:
        """The sheets of all that were signed; raises NotFound for a unit out of reach."""
        ...
