"""Changing a unit: its name, where it lies, what goes on for it; a look, and done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from magic_filter import F

from bot.buttons.org import Change
from bot.dialogs.form import Asking, asking, draft_of, keep, sentence, written
from bot.dialogs.widgets import (
    Choice,
    Ready,
    T,
    button,
    choices,
    first_page,
    one_page,
    page_of,
    pager,
)
from bot.errors import explain
from bot.pages import show
from bot.pages.org import unit_page
from bot.pages.page import clip, row_id
from bot.texts import Html, Say
from domain.access import Act
from domain.errors import Invalid, Refused
from domain.org import actions
from domain.org.model import lies_below, succeeds
from domain.org.views import UnitCard, UnitRef
from domain.sentence import tidy

_NAME = 24
_DIGITS = 10


class ChangeOrg(StatesGroup):
    """The windows."""

    name = State()
    other = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class OrgDraft:
    """A change of a unit that is not confirmed yet."""

    unit_id: int
    change: Change
    name: str = ""
    """The new name."""
    other_id: int | None = None
    """The unit it goes under, or that goes on for it."""
    words: str = ""
    """What the other unit was looked for by."""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The unit, and what is to become of it."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, OrgDraft)
    card = await ask.desk.boards.org.card(ask.actor, draft.unit_id)
    other = None
    if draft.other_id is not None:
        other = (await ask.desk.boards.org.card(ask.actor, draft.other_id)).unit
    return shown(ask.say, draft, card, other)


async def _others(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The units it may go under or into: those beside it, or those of a name that was typed."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, OrgDraft)
    card = await ask.desk.boards.org.card(ask.actor, draft.unit_id)
    found = await _near(ask, draft, card)
    return {
        **shown(ask.say, draft, card, None),
        **offered(draft, card.unit, found, page_of(dialog_manager)),
    }


async def _near(ask: Asking, draft: OrgDraft, card: UnitCard) -> Sequence[UnitRef]:
    org = ask.desk.boards.org
    if draft.words:
        return await org.find(ask.actor, draft.words, Act.ADMINISTER)
    if card.above is None:
        return ()
    beside = await org.card(ask.actor, card.above.id)
    if draft.change is Change.MERGE:
        return (*beside.below, beside.unit)
    if beside.above is None:
        return ()
    return (await org.card(ask.actor, beside.above.id)).below


def offered(
    draft: OrgDraft, unit: UnitRef, found: Sequence[UnitRef], page: int = 0
) -> dict[str, Any]:
    """Those of the units that fit, to choose from."""

    def fits(one: UnitRef) -> bool:
        if draft.change is Change.MERGE:
            return succeeds(one.kind, unit.kind)
        return lies_below(unit.kind, one.kind)

    items = [
        Choice(id=one.id, label=clip(one.name, _NAME))
        for one in found
        if one.id != unit.id and fits(one)
    ]
    return {**one_page(items, page), "found": bool(items)}


def shown(say: Say, draft: OrgDraft, card: UnitCard, other: UnitRef | None) -> dict[str, Any]:
    """The data of all windows."""
    facts = {
        "below": len(card.below),
        "open": card.open,
        "held": card.held,
        "name": draft.name,
        "other": other.name if other else "",
    }
    return {
        "unit": card.unit.name,
        "words": draft.words,
        "ask": say(f"org-ask-{draft.change.value}", unit=card.unit.name),
        "check": say(f"org-check-{draft.change.value}", unit=card.unit.name, **facts),
    }


async def _on_name(message: Message, _: Any, manager: DialogManager) -> None:
    """The new name; one that cannot be is asked for again."""
    name = await written(message, manager, actions.clean_name)
    keep(manager, replace(draft_of(manager, OrgDraft), name=name))
    await manager.switch_to(ChangeOrg.check)


async def _on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """A part of another unit's name."""
    found = tidy(message.text or "")[:_NAME]
    keep(manager, replace(draft_of(manager, OrgDraft), words=found))
    first_page(manager)


async def _choose(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The other unit; whether it fits is checked when it is done."""
    ask, draft = asking(manager), draft_of(manager, OrgDraft)
    number = int(item) if item.isascii() and item.isdigit() and len(item) <= _DIGITS else 0
    card = await ask.desk.boards.org.card(ask.actor, row_id(number))
    keep(manager, replace(draft, other_id=card.unit.id))
    await manager.switch_to(ChangeOrg.check)


async def _do(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Does it, and shows the unit that goes on."""
    ask, draft = asking(manager), draft_of(manager, OrgDraft)
    office, unit, other = ask.desk.office, draft.unit_id, draft.other_id or draft.unit_id
    goes_on = unit
    try:
        match draft.change:
            case Change.RENAME:
                await office.do(actions.rename, ask.request, unit, draft.name)
            case Change.MOVE:
                await office.do(actions.move, ask.request, unit, other, on=ask.today)
            case Change.MERGE:
                await office.do(actions.merge, ask.request, [unit], other, on=ask.today)
                goes_on = other
            case Change.CLOSE:
                await office.do(actions.close, ask.request, unit, on=ask.today)
        heading = ask.say("org-done")
    except (Invalid, Refused) as error:
        heading = explain(ask.say, error)
    await _to_unit(query, manager, goes_on, heading)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the unit without doing anything."""
    await _to_unit(query, manager, draft_of(manager, OrgDraft).unit_id)


async def _to_unit(
    query: CallbackQuery, manager: DialogManager, unit_id: int, heading: Html | None = None
) -> None:
    ask = asking(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    card = await ask.desk.boards.org.card(ask.actor, unit_id)
    await show.redraw(query, unit_page(ask.say, card, heading=heading))


dialog = Dialog(
    Window(
        Ready("ask"),
        *sentence(_on_name),
        button("button-cancel", "leave", _leave),
        state=ChangeOrg.name,
        getter=_facts,
    ),
    Window(
        Ready("ask"),
        T("org-other-none", "words", when=~F["found"] & F["words"]),
        T("org-other-typed"),
        choices("other", "items", _choose, width=2),
        pager(),
        *sentence(_on_words),
        button("button-cancel", "leave", _leave),
        state=ChangeOrg.other,
        getter=_others,
    ),
    Window(
        Ready("check"),
        button("org-yes", "yes", _do),
        button("button-cancel", "leave", _leave),
        state=ChangeOrg.check,
        getter=_facts,
    ),
)
