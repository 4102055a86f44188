"""名录: whom and where to send somebody to. An entry is a post or a place with its work phone and
hours, kept by the unit that hosts it; never a private number."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.days.calendar import Roll, WorkingCalendar
from domain.directories.hours import HOURS_LIMIT, read
from domain.errors import Invalid
from domain.sentence import clean

NAME_LIMIT = 60
PLACE_LIMIT = 100
PHONE_LIMIT = 60
STAND_IN_LIMIT = 60
BRING_LIMIT = 150
SHOWN_NAME_LIMIT = 20
MOST_SERVED = 30


class EntryKind(StrEnum):
    """What an entry is. Which of them stand for posts is in :data:`FACES`."""

    JUDGE = "judge"
    """法官、检察官: one for each community."""
    POLICE = "police"
    LAWYER = "lawyer"
    VICE_HEAD = "vice_head"
    """法治副校长 of a school."""
    SERVICE = "service"
    """公共服务站: all at one window, with stand-ins, on days off too."""
    AID_CENTRE = "aid_centre"
    AID_STATION = "aid_station"
    AID_POINT = "aid_point"
    MEDIATION = "mediation"
    WORK_ROOM = "work_room"
    """群众工作室."""
    COUNSELLING = "counselling"
    MEALS = "meals"
    """老年助餐点."""
    REHABILITATION = "rehabilitation"
    YOUTH = "youth"
    """青少年心理健康援助基地."""


class EntryFace(StrEnum):
    """How an entry is asked for."""

    WHO = "who"
    WHERE = "where"


FACES: Mapping[EntryKind, EntryFace] = {
    kind: EntryFace.WHO
    if kind in {EntryKind.JUDGE, EntryKind.POLICE, EntryKind.LAWYER, EntryKind.VICE_HEAD}
    else EntryFace.WHERE
    for kind in EntryKind
}
AID = frozenset({EntryKind.AID_CENTRE, EntryKind.AID_STATION, EntryKind.AID_POINT})
"""Where legal aid is given."""


class EntryState(StrEnum):
    """Whether an entry can be relied on."""

    VALID = "valid"
    TO_CHECK = "to_check"
    """Somebody found it wrong, or nobody said in time that it is still right."""
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class DirectoryRules:
    """When entries are checked; another district's is another value in the rules."""

    check_days: tuple[tuple[int, int], ...] = ((1, 10), (7, 10))
    """Month and day by which each is checked, in their order; on a day off the working day after.
    One day for all, so that a unit is asked once for all it has."""
    fresh: timedelta = timedelta(days=60)
    """What was checked so shortly before is not asked about again."""
    doubt_days: int = 3
    """Working days to put right what somebody found wrong."""
    again: timedelta = timedelta(days=45)
    """So long after its day has passed it is asked about anew, on the next of the days."""

    def check_day(self, checked_on: date, calendar: WorkingCalendar) -> date:
        """By when an entry is to be checked again that was checked on this day."""
        since = checked_on + self.fresh
        days = (
            date(year, month, day)
            for year in (since.year, since.year + 1)
            for month, day in self.check_days
        )
        return calendar.roll(next(day for day in days if day >= since), Roll.AFTER)


@dataclass(eq=False, kw_only=True)
class Entry:
    """One entry of a directory. Moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    token: str
    """Of the tap or the row that made it."""
    kind: EntryKind
    host_id: int
    """The unit that keeps it right."""
    name: str
    place: str
    phone: str
    hours: str
    """As :attr:`domain.directories.hours.OpeningHours.code`."""
    stand_in: str
    """AB岗: which post stands in; never who."""
    bring: str
    free: bool
    step_free: bool
    shown_name: str
    """A name, only where the body itself has it on public display."""
    entered_on: date
    """The local day it was entered."""
    state: EntryState = EntryState.VALID
    since: datetime
    """When it came to this state."""
    checked_on: date
    checked_post_id: int
    due_at: datetime
    """The moment from which the next check is overdue."""
    rung: int = 0
    """How far it was told of that."""


@dataclass(frozen=True, kw_only=True)
class EntryDraft:
    """What is written of an entry."""

    kind: EntryKind
    host_id: int
    name: str
    phone: str
    hours: str
    """As it is kept, or as one writes it without the words of a language."""
    place: str = ""
    stand_in: str = ""
    bring: str = ""
    free: bool = True
    step_free: bool = False
    shown_name: str = ""
    served: tuple[int, ...] | None = None
    """The units served, none: where the host is; None: as they were."""


def written(entry: Entry) -> EntryDraft:
    """What is written of an entry, but for the units served."""
    return EntryDraft(
        kind=entry.kind,
        host_id=entry.host_id,
        name=entry.name,
        phone=entry.phone,
        hours=entry.hours,
        place=entry.place,
        stand_in=entry.stand_in,
        bring=entry.bring,
        free=entry.free,
        step_free=entry.step_free,
        shown_name=entry.shown_name,
    )


def mark_of(draft: EntryDraft, *, stopped: bool) -> str:
    """Tells what was read of an entry from what is written now; the units served aside."""
    read = json.dumps([asdict(replace(draft, served=None)), stopped], sort_keys=True)
    return hashlib.sha256(read.encode()).hexdigest()[:16]


FIELDS: Mapping[str, int] = {
    "name": NAME_LIMIT,
    "place": PLACE_LIMIT,
    "stand_in": STAND_IN_LIMIT,
    "bring": BRING_LIMIT,
    "shown_name": SHOWN_NAME_LIMIT,
}
"""What is written as a sentence, and how long it may be."""

_BETWEEN = re.compile(r"\s*[,;/\u3001]\s*")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_WORK = re.compile(
    r"(?:1\d{2}|1\d{4}|9\d{4}"  # 110, 12348, 95598
    r"|[48]00\d{7}"
    r"|(?:010|02\d|0[3-9]\d{2})-?[2-9]\d{6,7}(?:-\d{1,6})?"
    r"|[2-9]\d{6,7}(?:-\d{1,6})?)"
)


def clean_words(name: str, text: str) -> str:
    """One of the :data:`FIELDS` ready to store. Raises Invalid (``entry-too-long``,
    ``entry-name-missing``)."""
    tidy = clean(text, FIELDS[name], "entry")
    if name == "name" and not tidy:
        raise Invalid("entry-name-missing")
    return tidy


def clean_phone(text: str) -> str:
    """Work phones ready to store. Raises Invalid (``phone-missing``, ``phone-mobile``: a mobile is
    somebody's own, ``phone-unclear``)."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        raise Invalid("phone-missing")
    if len(plain) > PHONE_LIMIT:
        raise Invalid("entry-too-long", limit=PHONE_LIMIT)
    numbers = [re.sub(r"[()\s]+", "-", one).strip("-") for one in _BETWEEN.split(plain)]
    plainly = [one.replace("-", "") for one in numbers]
    runs = (plainly[at:to] for at in range(len(plainly)) for to in range(at + 1, len(plainly) + 1))
    if any(_MOBILE.fullmatch("".join(run)) for run in runs):  # nor one in two halves
        raise Invalid("phone-mobile")
    for number, digits in zip(numbers, plainly, strict=True):
        written = digits if number.startswith(("400", "800")) else number
        if not _WORK.fullmatch(written):
            raise Invalid("phone-unclear")
    return " / ".join(numbers)


def clean_hours(text: str) -> str:
    """Hours ready to store. Raises Invalid as :func:`domain.directories.hours.read`."""
    code = read(text, {}).code
    if len(code) > HOURS_LIMIT:
        raise Invalid("hours-unclear")
    return code
