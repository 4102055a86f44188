"""What the words of all notices share: the occasion, and the parts of a message."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData

from bot import words
from bot.buttons.cases import OpenCase
from bot.pictures.gallery import Gallery
from bot.texts import Html, Say
from domain.cases.model import Label
from domain.messaging import PushButton, Rendered
from domain.notices import Notice
from domain.people.model import Role
from domain.ports import Boards, Clock
from domain.reminders.ladder import SNOOZE_HOURS

Buttons = list[PushButton | tuple[PushButton, ...]]
"""Each stands in a row of its own, or together with others in one."""
Told = tuple[Html, Buttons]
"""What one message says, and what may be tapped under it."""


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """In which language, where and when something is told."""

    say: Say
    zone: ZoneInfo
    now: datetime | None = None
    """Without it no deadline is "today" or "tomorrow"."""
    hours: Sequence[int] = SNOOZE_HOURS
    """At which hours of a due day one may be reminded once more."""
    alone: bool = True
    """Whether it is a message of its own, so that a button needs no number."""


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Where figures come from when they are sent, and who draws them."""

    boards: Boards
    gallery: Gallery
    clock: Clock
    zone: ZoneInfo


Fresh = Callable[[Sources, Any, str], Awaitable[Rendered]]
"""A notice in a language, as things stand when it is sent."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """How the notices of one class become words."""

    tell: Callable[[Occasion, Sequence[Any]], Told]
    """Of a group, which is never empty."""
    group: Callable[[Any], object]
    """Notices for which this is the same are told of together, in the order they came."""
    fresh: Fresh | None = None
    """Of a notice that goes out alone and whose figures are read when it does."""


Wordings = Mapping[type[Notice], Wording]
"""The words of a mechanism's notices, by class."""


def each(tell: Callable[[Occasion, Any], Told], fresh: Fresh | None = None) -> Wording:
    """Each stands alone; what tells of the same twice is told once."""

    def first(on: Occasion, group: Sequence[Any]) -> Told:
        return tell(on, group[0])

    return Wording(tell=first, group=subject, fresh=fresh)


def subject(notice: Notice) -> object:
    """What it tells of."""
    return notice.subject


def in_their_rows(buttons: Buttons) -> tuple[tuple[PushButton, ...], ...]:
    """The buttons in rows."""
    return tuple(row if isinstance(row, tuple) else (row,) for row in buttons)


def push_button(label: str, data: CallbackData) -> PushButton:
    """A button under a push that sends ``data`` back."""
    return PushButton(label=label, action=data.pack())


def below(text: Html, line: Html) -> Html:
    """A line more. Not an argument of a text: those may have 2,500 characters, tags and all."""
    return Html(f"{text}\n{line}")


def noted(say: Say, text: Html, note: str) -> Html:
    """With somebody's own words below, if there are any."""
    return below(text, say("notice-note", note=note)) if note else text


def happened(say: Say, text: Html, summary: str) -> Html:
    """Below the one sentence that says what happened; rows of an older version have none."""
    return below(text, say("summary-line", summary=summary)) if summary else text


def opens(say: Say, case_id: int) -> PushButton:
    """Opens the case."""
    return push_button(say.plain("notice-open", id=str(case_id)), OpenCase(id=case_id))


def title(say: Say, case_id: int, category: Label) -> Html:
    """``第12号 · 邻里``."""
    return say("case-title", id=str(case_id), category=category.read(say.locale))


def by(say: Say, unit: str, role: Role) -> str:
    """``古道社区调解员``."""
    return say.plain("notice-by", unit=unit, role=words.role(say, role))


def danger(say: Say, text: Html) -> Html:
    """Below the numbers to call."""
    return Html(f"{say('danger')}\n\n{text}")
