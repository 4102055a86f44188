"""Merging a case with another that is the same matter: which one, a look at both, and done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from magic_filter import F

from bot.dialogs.form import about_case, asking, draft_of, keep, sentence, to_case
from bot.dialogs.numbers import case_number
from bot.dialogs.spoken import pressed
from bot.dialogs.widgets import Choice, T, back, button, choices
from bot.errors import explain
from bot.pages.lists import where
from bot.pages.page import clip, row_id
from bot.remarks import remark
from bot.texts import Html, Say
from domain.cases.merge import merge
from domain.cases.options import check_merging
from domain.cases.views import CaseLine
from domain.errors import Invalid, NotFound, Refused, WrongStep

_PLACE = 16
_SUMMARY = 24


class MergeCase(StatesGroup):
    """The windows."""

    pick = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class MergeDraft:
    """A merging that is not confirmed yet."""

    case_id: int
    other_id: int | None = None


async def _offered(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """What may be the same matter."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, MergeDraft)
    about = await about_case(ask, draft.case_id)
    try:
        lines = await ask.desk.boards.cases.duplicates(ask.actor, draft.case_id)
    except NotFound:
        lines = ()
    return offered(ask.say, about, lines)


def offered(say: Say, about: Html, lines: Sequence[CaseLine]) -> dict[str, Any]:
    """The data of the window that offers duplicates."""
    return {
        "about": about,
        "items": [
            Choice(
                id=line.id,
                label=say.plain(
                    "merge-candidate",
                    id=str(line.id),
                    place=clip(where(line), _PLACE),
                    summary=clip(line.summary, _SUMMARY),
                ),
            )
            for line in lines
        ],
        "found": bool(lines),
    }


async def _both(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """Both of them, and which number stays."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, MergeDraft)
    other_id = draft.other_id or draft.case_id
    about = await about_case(ask, draft.case_id)
    return both(about, await about_case(ask, other_id), draft.case_id, other_id)


def both(about: Html, other: Html, one_id: int, other_id: int) -> dict[str, Any]:
    """The data of the window that asks whether to merge."""
    return {
        "about": about,
        "other": other,
        "kept": str(min(one_id, other_id)),
        "ended": str(max(one_id, other_id)),
    }


async def _choose_other(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of those offered."""
    await _with_other(manager, int(item) if item.isascii() and item.isdigit() else 0)


async def _on_number(message: Message, _: Any, manager: DialogManager) -> None:
    """A number typed; anything else is asked for again."""
    say = asking(manager).say
    number = case_number(say, message.text or "")
    if number is not None:
        await _with_other(manager, number)
    elif not await pressed(message, manager, loosely=True):
        remark(manager, say("merge-number-wanted"))


async def _with_other(manager: DialogManager, number: int) -> None:
    """Raises NotFound for a case out of sight, Refused for a younger one that is not theirs, and
    Invalid and WrongStep as :func:`domain.cases.options.check_merging`."""
    ask, draft = asking(manager), draft_of(manager, MergeDraft)
    other = row_id(number)
    view = ask.desk.boards.cases.view
    older, younger = sorted((draft.case_id, other))
    kept, ended = await view(ask.actor, older, ask.now), await view(ask.actor, younger, ask.now)
    check_merging(kept.line, ended.line)
    if not ended.may.merge:
        raise Refused
    keep(manager, replace(draft, other_id=other))
    await manager.switch_to(MergeCase.check)


async def _merge(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Merges, and shows the case that goes on."""
    ask, draft = asking(manager), draft_of(manager, MergeDraft)
    shown, other = draft.case_id, draft.other_id or draft.case_id
    try:
        kept = await ask.desk.office.do(merge, ask.request, draft.case_id, other)
        shown, heading = kept.id, ask.say("done-merge")
    except (WrongStep, Refused, Invalid) as error:
        heading = explain(ask.say, error)
    await to_case(query, manager, shown, heading)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await to_case(query, manager, draft_of(manager, MergeDraft).case_id)


dialog = Dialog(
    Window(
        T("merge-pick", "about", when="found"),
        T("merge-none", "about", when=~F["found"]),
        T("merge-number", when="found"),
        choices("other", "items", _choose_other),
        *sentence(_on_number),
        button("button-back", "leave", _leave),
        state=MergeCase.pick,
        getter=_offered,
    ),
    Window(
        T("merge-check", "about", "other", "kept", "ended"),
        button("merge-yes", "yes", _merge),
        back(MergeCase.pick),
        button("button-cancel", "leave", _leave),
        state=MergeCase.check,
        getter=_both,
    ),
)
