"""What is tapped and written about an entry of the directory."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.directories.draft import (
    ASKED,
    MAY_BE_EMPTY,
    WRITTEN,
    EntryForm,
    EntryStates,
    entry_of,
)
from bot.dialogs.form import Asking, asking, draft_of, keep, member, outcome, written
from bot.pages import show
from bot.pages.directories import entry_page, home_page
from bot.pages.hours import parse_hours
from bot.personal import given_back, masked
from bot.remarks import remark
from bot.texts import Html
from domain.access import Act
from domain.directories import actions
from domain.directories.model import FIELDS, EntryFace, EntryKind, clean_phone, clean_words
from domain.directories.views import Sought
from domain.errors import Invalid, NotFound
from domain.org.views import UnitRef
from domain.sentence import tidy

NAME = 24
_DIGITS = 10


async def units_of(ask: Asking, draft: EntryForm) -> tuple[UnitRef, ...]:
    """The units that may keep it: those one sits at, or those of a name that was typed."""
    if draft.looked_for:
        return await ask.desk.boards.org.find(ask.actor, draft.looked_for, Act.KEEP_DIRECTORY)
    return await ask.desk.boards.directories.hosts(ask.actor)


async def choose_kind(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The kind; where one sits at one unit that is the host."""
    draft = replace(draft_of(manager, EntryForm), kind=member(EntryKind, item))
    keep(manager, draft)
    await manager.switch_to(EntryStates.host)


async def choose_host(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The unit that keeps it, of those that were offered."""
    ask, draft = asking(manager), draft_of(manager, EntryForm)
    number = int(item) if item.isascii() and item.isdigit() and len(item) <= _DIGITS else 0
    found = next((one for one in await units_of(ask, draft) if one.id == number), None)
    if found is None:
        raise NotFound("unit")
    keep(manager, replace(draft, host_id=found.id, host=found.name))
    await manager.switch_to(EntryStates.field)


async def on_host(message: Message, _: Any, manager: DialogManager) -> None:
    """A part of a unit's name; one that is not found is asked for again."""
    ask = asking(manager)
    draft = replace(draft_of(manager, EntryForm), looked_for=tidy(message.text or "")[:NAME])
    if not await units_of(ask, draft):
        raise Invalid("host-unknown")
    keep(manager, draft)


async def on_field(message: Message, _: Any, manager: DialogManager) -> None:
    """What was asked, ready to store; a mobile is taken out of the chat."""
    draft = draft_of(manager, EntryForm)
    name = draft.asked
    if name == "phone":
        try:
            value = clean_phone(message.text or "")
        except Invalid:
            hidden = masked(message)
            if hidden is not message:  # a mobile is somebody's own
                _, said = await given_back(asking(manager).say, message, hidden)
                remark(manager, said)
            raise
    elif name == "hours":
        value = parse_hours(message.text or "")
    elif name in FIELDS:
        value = await written(message, manager, lambda typed: clean_words(name, typed))
    else:
        raise NotFound("field")
    await _filled(manager, draft, value)


async def empty(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Nothing of what was asked."""
    draft = draft_of(manager, EntryForm)
    if draft.asked in MAY_BE_EMPTY:
        await _filled(manager, draft, "")


async def _filled(manager: DialogManager, draft: EntryForm, value: str) -> None:
    answer: dict[str, Any] = {draft.asked: value}
    draft = replace(draft, **answer)
    following = list(ASKED[ASKED.index(draft.asked) + 1 :]) if draft.new else []
    if not following:
        keep(manager, replace(draft, new=False))
        await manager.switch_to(EntryStates.card)
        return
    keep(manager, replace(draft, asked=following[0]))


async def choose_field(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What is to be changed."""
    if item not in WRITTEN:
        raise NotFound("field")
    keep(manager, replace(draft_of(manager, EntryForm), asked=item))
    await manager.switch_to(EntryStates.field)


async def flip_free(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The other way round."""
    draft = draft_of(manager, EntryForm)
    keep(manager, replace(draft, free=not draft.free))


async def flip_steps(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The other way round."""
    draft = draft_of(manager, EntryForm)
    keep(manager, replace(draft, step_free=not draft.step_free))


async def back(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """To the card of what is written already; else out."""
    draft = draft_of(manager, EntryForm)
    if draft.new:
        await leave(query, _, manager)
        return
    await manager.switch_to(EntryStates.card)


async def save(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Enters or changes it, and shows it."""
    ask, draft = asking(manager), draft_of(manager, EntryForm)
    done: list[int] = [draft.entry_id]

    async def act() -> Html:
        wanted = entry_of(draft)
        do = ask.desk.office.do
        if draft.entry_id:
            await do(actions.change_entry, ask.request, draft.entry_id, wanted, draft.mark)
        else:
            done[0] = (await do(actions.add_entry, ask.request, wanted)).id
        return ask.say("entry-done-save")

    heading = await outcome(manager, act(), "entry-late")
    await _close(query, manager, done[0], heading)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back without saving anything."""
    await _close(query, manager, draft_of(manager, EntryForm).entry_id)


async def _close(
    query: CallbackQuery, manager: DialogManager, entry_id: int, heading: Html | None = None
) -> None:
    ask = asking(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    reads = ask.desk.boards.directories
    if entry_id:
        view = await reads.view(ask.actor, entry_id, ask.now)
        await show.redraw(query, entry_page(ask.say, view, ask.desk.zone, ask.now, heading))
        return
    board = await reads.find(ask.actor, Sought(face=EntryFace.WHERE, called={}), 0, ask.now)
    await show.redraw(query, home_page(ask.say, EntryFace.WHERE, board, 0))
