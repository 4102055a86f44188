"""What happens on a tap or a message. Each way is one action, taken by the last tap."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs.form import asking, to_case
from bot.dialogs.ways.draft import load, save
from bot.dialogs.ways.states import Ways
from bot.errors import explain
from bot.pages.page import row_id
from domain.cases.convert import convert
from domain.cases.draft import clean_summary
from domain.cases.merge import merge
from domain.cases.model import PeopleBand
from domain.cases.split import split
from domain.errors import Invalid, Refused, WrongStep
from domain.request import Request

_DIGITS = 10


async def on_other(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of those offered."""
    await _with_other(manager, item)


async def on_number(message: Message, _: Any, manager: DialogManager) -> None:
    """A number typed; anything else is asked for again."""
    say = asking(manager).say
    text = (message.text or "").strip(say.plain("case-number-marks") + " ")
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        await message.answer(say("ways-number-wanted"))
        return
    await _with_other(manager, text)


async def _with_other(manager: DialogManager, item: str) -> None:
    """Raises NotFound for a case out of sight."""
    ask, draft = asking(manager), load(manager)
    other = row_id(int(item) if item.isascii() and item.isdigit() else 0)
    if other == draft.case_id:
        raise Invalid("merge-itself")
    await ask.desk.boards.case(ask.actor, other, ask.desk.clock.now())
    save(manager, replace(draft, other_id=other))
    await manager.switch_to(Ways.merge_check)


async def on_people(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The band of the part."""
    if item not in {band.value for band in PeopleBand}:
        raise Invalid("people-missing")
    draft = replace(load(manager), people=PeopleBand(item))
    save(manager, draft)
    await manager.switch_to(Ways.split_check if draft.summary else Ways.split_summary)


async def on_summary(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    save(manager, replace(load(manager), summary=clean_summary(message.text or "")))
    await manager.switch_to(Ways.split_check)


async def only_taps(message: Message, _: Any, manager: DialogManager) -> None:
    """Something came where a button is to be tapped."""
    raise Invalid("tap-wanted")


async def on_category(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The category of the other kind; that it is one is checked when it is converted."""
    if not (item.isascii() and item.isdigit() and len(item) <= _DIGITS):
        raise Invalid("category-missing")
    save(manager, replace(load(manager), category_id=int(item)))
    await manager.switch_to(Ways.convert_check)


async def do_merge(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Merges, and shows the case that goes on."""
    ask, draft = asking(manager), load(manager)
    shown = draft.case_id
    try:
        kept = await ask.desk.office.do(
            merge,
            Request(actor=ask.actor, token=ask.token, now=ask.desk.clock.now()),
            draft.case_id,
            draft.other_id or draft.case_id,
        )
        shown, heading = kept.id, ask.say("done-merge")
    except (WrongStep, Refused, Invalid) as error:
        heading = explain(ask.say, error)
    await to_case(query, manager, shown, heading)


async def do_split(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Splits, and shows the part."""
    ask, draft = asking(manager), load(manager)
    if draft.people is None:
        raise Invalid("people-missing")
    shown = draft.case_id
    try:
        made = await ask.desk.office.do(
            split,
            Request(actor=ask.actor, token=ask.token, now=ask.desk.clock.now()),
            draft.case_id,
            draft.people,
            draft.summary,
        )
        shown, heading = made.id, ask.say("ways-split-done", id=str(made.id))
    except (WrongStep, Refused) as error:
        heading = explain(ask.say, error)
    await to_case(query, manager, shown, heading)


async def do_convert(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Converts, and shows the case as the other kind."""
    ask, draft = asking(manager), load(manager)
    try:
        case = await ask.desk.office.do(
            convert,
            Request(actor=ask.actor, token=ask.token, now=ask.desk.clock.now()),
            draft.case_id,
            draft.category_id or 0,
        )
        heading = ask.say("ways-convert-done", kind=words.kind(ask.say, case.kind))
    except (WrongStep, Refused, Invalid) as error:
        heading = explain(ask.say, error)
    await to_case(query, manager, draft.case_id, heading)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await to_case(query, manager, load(manager).case_id)
