"""Splitting a part off a case: how many people, in one sentence what, a look, and done."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.form import (
    about_case,
    asking,
    draft_of,
    keep,
    only_taps,
    sentence,
    to_case,
    written,
)
from bot.dialogs.widgets import Choice, T, back, button, choices
from bot.errors import explain
from bot.texts import Html, Say
from domain.cases.draft import clean_summary
from domain.cases.model import PeopleBand
from domain.cases.split import split
from domain.errors import Invalid, Refused, WrongStep


class SplitCase(StatesGroup):
    """The windows."""

    people = State()
    summary = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class SplitDraft:
    """A part that is not split off yet."""

    case_id: int
    people: PeopleBand | None = None
    summary: str = ""


async def _part(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The part that is split off, as far as it is known."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, SplitDraft)
    return shown(ask.say, await about_case(ask, draft.case_id), draft)


def shown(say: Say, about: Html, draft: SplitDraft) -> dict[str, Any]:
    """The data of all windows."""
    return {
        "about": about,
        "items": [
            Choice(id=band.value, label=words.capital(words.people(say, band)))
            for band in PeopleBand
        ],
        "people": words.people(say, draft.people) if draft.people else "",
        "summary": draft.summary,
    }


async def _choose_people(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """The band of the part."""
    if item not in {band.value for band in PeopleBand}:
        raise Invalid("people-missing")
    await _with_people(manager, PeopleBand(item))


async def _with_people(manager: DialogManager, band: PeopleBand) -> None:
    draft = replace(draft_of(manager, SplitDraft), people=band)
    keep(manager, draft)
    await manager.switch_to(SplitCase.check if draft.summary else SplitCase.summary)


async def _on_summary(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    summary = await written(message, manager, clean_summary)
    keep(manager, replace(draft_of(manager, SplitDraft), summary=summary))
    await manager.switch_to(SplitCase.check)


async def _split(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Splits, and shows the part."""
    ask, draft = asking(manager), draft_of(manager, SplitDraft)
    if draft.people is None:
        raise Invalid("people-missing")
    case_id = draft.case_id
    try:
        made = await ask.desk.office.do(split, ask.request, case_id, draft.people, draft.summary)
        case_id, heading = made.id, ask.say("split-done", id=str(made.id))
    except (WrongStep, Refused) as error:
        heading = explain(ask.say, error)
    await to_case(query, manager, case_id, heading)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await to_case(query, manager, draft_of(manager, SplitDraft).case_id)


dialog = Dialog(
    Window(
        T("split-people", "about"),
        MessageInput(only_taps),
        choices("people", "items", _choose_people, width=2),
        button("button-back", "leave", _leave),
        state=SplitCase.people,
    ),
    Window(
        T("split-summary", "about"),
        *sentence(_on_summary),
        back(SplitCase.people),
        state=SplitCase.summary,
    ),
    Window(
        T("split-check", "about", "summary", "people"),
        *sentence(_on_summary),
        button("split-yes", "yes", _split),
        back(SplitCase.people),
        button("button-cancel", "leave", _leave),
        state=SplitCase.check,
    ),
    getter=_part,
)
