"""培训: a course that was held: when, how, about what, how many came, and what was handed out.

Who came is not on file, nor for how long: a course is of a unit, never of a person.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from domain.cases.draft import DraftFile
from domain.cases.model import NOTE_LIMIT, AttachmentKind
from domain.errors import Invalid
from domain.sentence import clean

TOPIC_LIMIT = 60
MATERIAL_LIMIT = NOTE_LIMIT
MOST_CAME = 999
LONG_AGO = timedelta(days=366)
"""How far back a course may lie that is entered now."""


class TrainingForm(StrEnum):
    """How a course was held."""

    GATHERED = "gathered"
    """集中培训."""
    MEETING = "meeting"
    """以会代训: in the place of a meeting, or within one."""
    ON_THE_JOB = "on_the_job"
    """岗位练兵: at the work itself, practice among it."""


@dataclass(eq=False, kw_only=True)
class Training:
    """One course. Moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    token: str
    """Of the tap that entered it."""
    unit_id: int
    """The unit that held it."""
    day: date
    form: TrainingForm
    topic: str
    came: int
    material: str = ""
    """A sentence on what was handed out or can be read on; empty: none."""
    file: str | None = None
    """The same as a file, by its name in the store."""
    file_kind: AttachmentKind | None = None
    entered_post_id: int
    entered_at: datetime
    withdrawn_at: datetime | None = None
    """When it was taken back, as entered by mistake."""


@dataclass(frozen=True, kw_only=True)
class TrainingDraft:
    """A course as it is entered."""

    unit_id: int
    day: date
    form: TrainingForm
    topic: str
    came: int
    material: str = ""
    file: DraftFile | None = None


def clean_topic(text: str) -> str:
    """A topic ready to store. Raises Invalid (``topic-missing``, ``topic-too-long``)."""
    tidy = clean(text, TOPIC_LIMIT, "topic")
    if not tidy:
        raise Invalid("topic-missing")
    return tidy


def clean_material(text: str) -> str:
    """A sentence on the material ready to store. Raises Invalid (``material-too-long``)."""
    return clean(text, MATERIAL_LIMIT, "material")


def check_day(day: date, today: date) -> None:
    """Raises Invalid (``training-ahead``, ``training-long-ago``) for a day on which none that is
    entered now was held."""
    if day > today:
        raise Invalid("training-ahead")
    if today - day > LONG_AGO:
        raise Invalid("training-long-ago")


def check_came(came: int) -> None:
    """Raises Invalid (``training-came``) for no number of people who came."""
    if not 0 < came <= MOST_CAME:
        raise Invalid("training-came", limit=MOST_CAME)


class Trainings(Protocol):
    """The store of courses, in a transaction."""

    def add(self, training: Training) -> Training:
        """Adds and fills ``id``."""
        ...

    def by_token(self, token: str) -> Training | None:
        """What this tap has entered."""
        ...

    def by_id(self, training_id: int) -> Training:
        """The course, locked for change. Raises NotFound."""
        ...
