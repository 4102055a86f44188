"""What needs words, a day, points or a file about a letter: one window after another, and a look
before it is done."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.buttons.annual import AnnualAsk
from bot.dialogs.dates import parse_day
from bot.dialogs.form import (
    Asking,
    asking,
    draft_of,
    keep,
    note_of,
    only_taps,
    outcome,
    sentence,
)
from bot.dialogs.points import parse_points
from bot.dialogs.widgets import Ready, button
from bot.pages import show, times
from bot.pages.annual.letter import letter_page
from bot.pages.annual.sheet import line_page
from bot.pages.annual.words import fact, points, topic
from bot.pages.page import clip
from bot.telegram import photos
from bot.texts import Html, Say
from domain.annual import actions, letters, verifying
from domain.annual.views import AnnualSheetLine, LetterView
from domain.days.deadlines import check_past
from domain.errors import Invalid, NotFound

_UNIT = 30


class AnnualStates(StatesGroup):
    """The windows."""

    points = State()
    words = State()
    look = State()
    day = State()
    scan = State()


@dataclass(frozen=True, kw_only=True)
class AnnualDraft:
    """What is asked of which letter, and what has been answered so far."""

    letter_id: int
    ask: AnnualAsk
    item: int = 0
    """Counted from 1; 0: it is about the whole letter."""
    points: int | None = None
    """In hundredths."""
    note: str = ""
    day: date | None = None


def first(ask: AnnualAsk, *, chosen: bool) -> State:
    """With which window it begins; ``chosen``: the points are there already."""
    if ask is AnnualAsk.DAY:
        return AnnualStates.day
    if ask is AnnualAsk.SCAN:
        return AnnualStates.scan
    figures = ask in {AnnualAsk.OWN, AnnualAsk.VERIFY, AnnualAsk.GRANT}
    return AnnualStates.points if figures and not chosen else AnnualStates.words


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The letter it is about, as it stands."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, AnnualDraft)
    view: LetterView | None = None
    with suppress(NotFound):  # out of reach by now: the action will say so
        view = await ask.desk.boards.annuals.one(ask.actor, draft.letter_id, ask.now)
    return shown(ask.say, draft, view, ask.today)


def shown(say: Say, draft: AnnualDraft, view: LetterView | None, today: date) -> dict[str, Any]:
    """The data of all windows."""
    key = draft.ask.value.replace("_", "-")
    about = _about(say, draft, view)
    return {
        "points": say("annual-ask-points", about=about),
        "words": say(f"annual-ask-{key}", about=about, points=points(draft.points)),
        "day": say("annual-ask-day", about=about),
        "scan": say("annual-ask-scan", about=about),
        "look": say(
            "annual-look-day" if draft.day else "annual-look",
            about=about,
            what=say.plain(f"annual-what-{key}", points=points(draft.points)),
            note=draft.note,
            day=times.near_day(say, draft.day, today) if draft.day else "",
        ),
    }


def _about(say: Say, draft: AnnualDraft, view: LetterView | None) -> Html:
    if view is None:
        return say("annual-about-gone")
    unit = clip(view.line.unit.name, _UNIT)
    line = _line_of(draft, view)
    if line is None:
        return say("annual-about", year=str(view.line.year), unit=unit)
    return say(
        "annual-about-line",
        year=str(view.line.year),
        unit=unit,
        topic=topic(say, line.item.topic),
        fact=fact(say, line.item, line.fact),
        most=points(line.item.points),
    )


def _line_of(draft: AnnualDraft, view: LetterView) -> AnnualSheetLine | None:
    if not 0 < draft.item <= len(view.sheet):
        return None
    return view.sheet[draft.item - 1]


async def _on_points(message: Message, _: Any, manager: DialogManager) -> None:
    """Points that were typed: ``13.5``, ``13.5分``."""
    many = parse_points(message.text or "")
    keep(manager, replace(draft_of(manager, AnnualDraft), points=many))
    await manager.switch_to(AnnualStates.words)


async def _on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    draft = replace(draft_of(manager, AnnualDraft), note=await note_of(message, manager))
    keep(manager, draft)
    await manager.switch_to(AnnualStates.look)


async def _on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """The day on which it was signed."""
    ask = asking(manager)
    day = check_past(parse_day(message.text or "", ask.today, ahead=False), ask.today)
    keep(manager, replace(draft_of(manager, AnnualDraft), day=day))
    await manager.switch_to(AnnualStates.look)


async def _on_file(message: Message, _: Any, manager: DialogManager) -> None:
    """The signed page: a photo or a PDF, which is put there at once."""
    ask, draft = asking(manager), draft_of(manager, AnnualDraft)
    bot, desk = manager.middleware_data["bot"], ask.desk
    file = await photos.take(bot, desk.files, desk.apart, message, papers=True)

    async def attach() -> Html:
        await desk.office.do(letters.attach_scan, ask.request, draft.letter_id, file)
        return ask.say("annual-done-scan")

    heading = await outcome(manager, attach(), "annual-late")
    view = await _over(manager, draft)
    await show.send(message, letter_page(ask.say, view, desk.zone, ask.today, heading))


async def _only_files(_: Message, __: Any, ___: DialogManager) -> None:
    """Something came that is none."""
    raise Invalid("paper-kind")


async def _send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Does it, and shows the line or the letter as it stands after it."""
    ask, draft = asking(manager), draft_of(manager, AnnualDraft)
    heading = await outcome(manager, _act(ask, draft), "annual-late")
    await _show(query, manager, draft, heading)


async def _act(ask: Asking, draft: AnnualDraft) -> Html:
    await _ACTS[draft.ask](ask, draft)
    return ask.say(f"annual-done-{draft.ask.value.replace('_', '-')}")


async def _targets(ask: Asking, draft: AnnualDraft) -> None:
    await ask.desk.office.do(
        letters.set_targets,
        ask.request,
        draft.letter_id,
        draft.note,
        everyone=draft.ask is AnnualAsk.TARGETS_ALL,
    )


async def _sign(ask: Asking, draft: AnnualDraft) -> None:
    if draft.day is None:
        raise NotFound("day")
    await ask.desk.office.do(letters.sign, ask.request, draft.letter_id, draft.day)


async def _check(ask: Asking, draft: AnnualDraft) -> None:
    await ask.desk.office.do(letters.check, ask.request, draft.letter_id, draft.note)


async def _on_line(ask: Asking, draft: AnnualDraft) -> None:
    """What is said of a line; its topic is that of the form, whatever the phone sends."""
    do, request, number = ask.desk.office.do, ask.request, draft.letter_id
    view = await ask.desk.boards.annuals.one(ask.actor, number, ask.now)
    line = _line_of(draft, view)
    if line is None:
        raise NotFound("item")
    of, many, said = line.item.topic, draft.points or 0, draft.note
    match draft.ask:
        case AnnualAsk.OWN:
            await do(actions.set_own, request, number, of, many, said, line.desk)
        case AnnualAsk.VERIFY:
            await do(verifying.verify, request, number, of, many, said)
        case AnnualAsk.GRANT:
            await do(verifying.grant, request, number, of, many, said)
        case AnnualAsk.REFUSE:
            await do(verifying.refuse, request, number, of, said)
        case _:
            await do(actions.appeal, request, number, of, said)


_ACTS: Mapping[AnnualAsk, Callable[[Asking, AnnualDraft], Awaitable[None]]] = {
    AnnualAsk.TARGETS: _targets,
    AnnualAsk.TARGETS_ALL: _targets,
    AnnualAsk.DAY: _sign,
    AnnualAsk.CHECK: _check,
    **dict.fromkeys(
        (
            AnnualAsk.OWN,
            AnnualAsk.VERIFY,
            AnnualAsk.APPEAL,
            AnnualAsk.GRANT,
            AnnualAsk.REFUSE,
        ),
        _on_line,
    ),
}


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back without doing anything."""
    await _show(query, manager, draft_of(manager, AnnualDraft))


async def _over(manager: DialogManager, draft: AnnualDraft) -> LetterView:
    """Closes the dialog; the letter as it stands. Raises NotFound when it has gone out of sight;
    the dialog is closed all the same."""
    ask = asking(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    read = ask.desk.boards.annuals.one if draft.item else ask.desk.boards.annuals.letter
    return await read(ask.actor, draft.letter_id, ask.now)


async def _show(
    query: CallbackQuery, manager: DialogManager, draft: AnnualDraft, heading: Html | None = None
) -> None:
    ask, view = asking(manager), await _over(manager, draft)
    page = (
        letter_page(ask.say, view, ask.desk.zone, ask.today, heading)
        if _line_of(draft, view) is None
        else line_page(ask.say, view, draft.item, heading)
    )
    await show.redraw(query, page)


def _window(name: str, state: State, *widgets: Any) -> Window:
    return Window(Ready(name), *widgets, button("button-cancel", "leave", _leave), state=state)


_SEND = button("annual-send", "send", _send)
_FILE = MessageInput(_on_file, content_types=[ContentType.PHOTO, ContentType.DOCUMENT])

dialog = Dialog(
    _window("points", AnnualStates.points, *sentence(_on_points)),
    _window("words", AnnualStates.words, *sentence(_on_words)),
    _window("look", AnnualStates.look, MessageInput(only_taps), _SEND),
    _window("day", AnnualStates.day, *sentence(_on_day)),
    _window("scan", AnnualStates.scan, _FILE, MessageInput(_only_files)),
    getter=_facts,
)
