"""A report on its way to being filed: what the reporter has answered so far, and its checks."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from domain.cases.model import (
    NOTE_LIMIT,
    PLACE_LIMIT,
    SUMMARY_LIMIT,
    AttachmentKind,
    CaseKind,
    PeopleBand,
    Urgency,
)
from domain.errors import Invalid
from domain.sentence import clean

FILES_LIMIT = 6
LATE_LIMIT = timedelta(days=60)
"""How far back a matter may have been found that is entered now."""


@dataclass(frozen=True, kw_only=True)
class DraftFile:
    """An attachment already in the file store."""

    kind: AttachmentKind
    file: str
    size: int


class Assumed(StrEnum):
    """A field the reporter has not said: their sentence was guessed from, or says nothing of it."""

    CATEGORY = "category"
    PLACE = "place"
    PEOPLE = "people"


@dataclass(frozen=True, kw_only=True)
class ReportDraft:
    """The required fields and no more. ``key`` makes filing it idempotent."""

    key: str
    kind: CaseKind | None = None
    unit_id: int | None = None
    category_id: int | None = None
    place: str = ""
    people: PeopleBand | None = None
    summary: str = ""
    urgency: Urgency = Urgency.YELLOW
    files: tuple[DraftFile, ...] = ()
    found_on: date | None = None
    """补报: the day it was found, if not today."""
    worded: bool = False
    """It began with a sentence, which the fields were read from."""
    voiced: bool = False
    """Its words only say that there is a voice note among the files."""
    assumed: tuple[Assumed, ...] = ()
    guessed_id: int | None = None
    """The category that was filled in by the sentence, whatever it was changed to."""

    def told(self, field: Assumed) -> "ReportDraft":
        """The draft after the reporter has said what stands in this field."""
        return replace(self, assumed=tuple(one for one in self.assumed if one is not field))

    def settled(self) -> "ReportDraft":
        """The draft with as many people as are taken for granted where nobody said how many: the
        fewest of a dispute, none of an item."""
        if Assumed.PEOPLE not in self.assumed:
            return self
        fewest = PeopleBand.ONE_TWO if self.kind is CaseKind.DISPUTE else None
        return replace(self, people=fewest)

    def with_file(self, file: DraftFile) -> "ReportDraft":
        """The draft with one more attachment; raises :class:`Invalid` beyond the limit."""
        if len(self.files) >= FILES_LIMIT:
            raise Invalid("too-many-files", limit=FILES_LIMIT)
        return replace(self, files=(*self.files, file))


@dataclass(frozen=True, kw_only=True)
class CompleteDraft:
    """The same with nothing missing."""

    key: str
    kind: CaseKind
    unit_id: int
    category_id: int
    place: str
    people: PeopleBand | None
    """None: an item of which nobody was asked."""
    summary: str
    urgency: Urgency
    files: tuple[DraftFile, ...]


def clean_summary(text: str) -> str:
    """A summary ready to store; raises :class:`Invalid` when empty or over 200 characters."""
    tidy = clean(text, SUMMARY_LIMIT, "summary")
    if not tidy:
        raise Invalid("summary-missing")
    return tidy


def clean_place(text: str) -> str:
    """A place ready to store (empty: the grid itself)."""
    return clean(text, PLACE_LIMIT, "place")


def clean_note(text: str) -> str:
    """A sentence of a step ready to store; raises :class:`Invalid` when over 500 characters."""
    return clean(text, NOTE_LIMIT, "note")


def clean_found_on(day: date | None, today: date) -> date | None:
    """The day a matter was found that is entered late; None for today. Raises :class:`Invalid`
    (``found-ahead``, ``found-long-ago``)."""
    if day is None or day == today:
        return None
    if day > today:
        raise Invalid("found-ahead")
    if today - day > LATE_LIMIT:
        raise Invalid("found-long-ago", limit=LATE_LIMIT.days)
    return day


def complete(draft: ReportDraft) -> CompleteDraft:
    """The draft checked whole; raises :class:`Invalid` naming the first thing missing.

    For a public-opinion item the number of people is optional.
    """
    if draft.kind is None:
        raise Invalid("kind-missing")
    if draft.unit_id is None:
        raise Invalid("place-missing")
    if draft.category_id is None:
        raise Invalid("category-missing")
    if draft.people is None and draft.kind is CaseKind.DISPUTE:
        raise Invalid("people-missing")
    return CompleteDraft(
        key=draft.key,
        kind=draft.kind,
        unit_id=draft.unit_id,
        category_id=draft.category_id,
        place=clean_place(draft.place),
        people=draft.people,
        summary=clean_summary(draft.summary),
        urgency=draft.urgency,
        files=draft.files,
    )
