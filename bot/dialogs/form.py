"""What all dialogs share: who asks, the draft, the sentence, and the way out."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.entities import Context
from aiogram_dialog.api.exceptions import UnknownState
from aiogram_dialog.widgets.input import MessageInput
from pydantic import TypeAdapter, ValidationError

from bot.context import Desk
from bot.dialogs.meaning import is_nicety
from bot.dialogs.spoken import press_or_ask
from bot.pages import show
from bot.pages.cases import case_page, title
from bot.remarks import remark, words_kept
from bot.texts import Html, Say
from domain.cases.draft import clean_note
from domain.cases.views import CaseLine
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.people.model import Actor
from domain.request import Request

_PAGE = "page"
"""What a list remembers, which is no answer."""
PIECES = "pieces"
"""What was told in pieces, by the messages it came in."""
D = TypeVar("D")
E = TypeVar("E", bound=StrEnum)
Typed = Callable[[Message, Any, DialogManager], Coroutine[Any, Any, None]]
"""What answers a message."""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """Who taps or writes, and the desk they stand at."""

    desk: Desk
    say: Say
    request: Request
    """The first argument of every action."""

    @property
    def actor(self) -> Actor:
        """Who it is."""
        return self.request.by

    @property
    def now(self) -> datetime:
        """When it began to be handled, in UTC."""
        return self.request.now

    @property
    def today(self) -> date:
        """The day on the desk's wall then."""
        return self.desk.office.rules.day(self.now)


def asking(manager: DialogManager) -> Asking:
    """From the dispatcher's data."""
    data = manager.middleware_data
    return Asking(desk=data["desk"], say=data["say"], request=data["request"])


_shapes: dict[type[Any], TypeAdapter[Any]] = {}
"""Made once: that takes longer than all reading and writing."""


def _shape(of: type[Any]) -> TypeAdapter[Any]:
    if of not in _shapes:
        _shapes[of] = TypeAdapter(of)
    return _shapes[of]


def start_data(draft: object) -> dict[str, Any]:
    """What a dialog is started with: its draft as JSON values."""
    return dict(_shape(type(draft)).dump_python(draft, mode="json"))


def draft_of(manager: DialogManager, shape: type[D]) -> D:
    """The draft as it stands. Raises UnknownState for what another version has kept otherwise:
    the dialog is over then, as one whose windows are gone."""
    return _read(manager.start_data, manager.dialog_data, shape)


def draft_in(context: Context, shape: type[D]) -> D:
    """The same of a dialog that no manager has taken up yet."""
    return _read(context.start_data, context.dialog_data, shape)


def _read(started: Any, answered: dict[str, Any], shape: type[D]) -> D:
    start = started if isinstance(started, dict) else {}
    try:
        found: D = _shape(shape).validate_python({**start, **answered})
    except ValidationError:
        raise UnknownState(f"No {shape.__name__}") from None
    return found


def answered(manager: DialogManager) -> bool:
    """Whether the draft holds more than it was started with."""
    before = _started(manager)
    return any(
        before.get(name) != one for name, one in manager.dialog_data.items() if name != _PAGE
    )


def keep(manager: DialogManager, draft: object) -> None:
    """Keeps the draft."""
    manager.dialog_data.update(start_data(draft))


def about(say: Say, line: CaseLine) -> Html:
    """The case with its summary."""
    return say("step-about", title=title(say, line), summary=line.summary)


async def about_case(ask: Asking, case_id: int) -> Html:
    """The same, read anew; just the number of a case that has gone out of reach (the action will
    say so)."""
    try:
        view = await ask.desk.boards.cases.view(ask.actor, case_id, ask.now)
    except NotFound:
        return ask.say("step-about-gone", id=str(case_id))
    return about(ask.say, view.line)


def sentence(on_text: Typed) -> tuple[MessageInput, MessageInput]:
    """Words are an answer; to anything else it is said that words are wanted."""
    return MessageInput(on_text, content_types=ContentType.TEXT), MessageInput(_only_text)


async def _only_text(_: Message, __: Any, manager: DialogManager) -> None:
    remark(manager, asking(manager).say("step-only-text"))


async def only_taps(message: Message, _: Any, manager: DialogManager) -> None:
    """Something came where a button is to be tapped: the words of one of them tap it. Raises
    Invalid as :func:`bot.dialogs.spoken.press_or_ask`."""
    await press_or_ask(message, manager)


async def written(message: Message, manager: DialogManager, clean: Callable[[str], str]) -> str:
    """What was written, as ``clean`` makes it ready to store. A personal number in it was masked
    before it came here (:mod:`bot.personal`)."""
    words = clean(message.text or message.caption or "")
    words_kept(manager)
    return words


async def note_of(message: Message, manager: DialogManager) -> str:
    """The sentence that was written. Raises Invalid (``note-missing``, ``note-too-long``,
    ``note-greeting``: thanks are no answer)."""
    if is_nicety(message.text or message.caption or ""):
        raise Invalid("note-greeting")
    note = await written(message, manager, clean_note)
    if not note:
        raise Invalid("note-missing")
    return note


def _started(manager: DialogManager) -> dict[str, Any]:
    return manager.start_data if isinstance(manager.start_data, dict) else {}


async def gathered(message: Message, manager: DialogManager, before: str) -> str:
    """What a window holds that is told in pieces: what was written ``before``, and this one behind
    it; the pencil on a piece changes that one. Raises Invalid as :func:`note_of`, also when all of
    it is too long; then it stays as it was."""
    piece = await note_of(message, manager)
    kept = manager.dialog_data.get(PIECES) or _started(manager).get(PIECES) or {}
    pieces = {**(kept or {"": before} if before else {}), str(message.message_id): piece}
    say = asking(manager).say
    *first, last = (one for one in pieces.values() if one)
    ends = say.plain("typed-ends")
    whole = clean_note(say.plain("typed-behind").join([*(one.rstrip(ends) for one in first), last]))
    manager.dialog_data[PIECES] = pieces
    return whole


def member(of: type[E], item: str) -> E:
    """Only a word of ours, whatever the phone sends. Raises NotFound."""
    try:
        return of(item)
    except ValueError:
        raise NotFound("choice") from None


async def outcome(manager: DialogManager, doing: Awaitable[Html], late: str = "too-late") -> Html:
    """What was done, or in words of ``late`` that others were quicker. When it has gone out of
    reach there is nothing left to draw: the dialog is closed, and NotFound raised."""
    try:
        return await doing
    except (WrongStep, Refused):
        return asking(manager).say(late)
    except NotFound:
        await manager.done(show_mode=ShowMode.NO_UPDATE)
        raise


async def to_case(
    query: CallbackQuery, manager: DialogManager, case_id: int, heading: Html | None = None
) -> None:
    """Closes the dialog, and draws the case's page in its place, saying what was done.
    Raises NotFound when the case has gone out of sight; the dialog is closed all the same."""
    ask = asking(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.cases.view(ask.actor, case_id, ask.now)
    await show.redraw(query, case_page(ask.say, view, ask.desk.zone, ask.actor, heading))
