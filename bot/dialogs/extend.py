"""Asking the next tier for more time: how many days, whether both parties agree, why, a look."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from magic_filter import F

from bot import words
from bot.dialogs.form import (
    Asking,
    about,
    asking,
    draft_of,
    keep,
    note_of,
    outcome,
    sentence,
    to_case,
)
from bot.dialogs.widgets import Choice, T, back, button, choices, switch
from bot.pages.lists import due_words
from bot.texts import Html, Say
from domain.cases import clocks, extension
from domain.cases.views import CaseView
from domain.errors import NotFound

_DAYS = (1, 3, 5, 7, 10, 15, 20, 30)


class Extend(StatesGroup):
    """The windows."""

    days = State()
    parties = State()
    reason = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class ExtendDraft:
    """A request on its way."""

    case_id: int
    days: int = 0
    parties_agree: bool = False
    reason: str = ""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case it is about, and what has been answered."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, ExtendDraft)
    view = await ask.desk.boards.cases.view(ask.actor, draft.case_id, ask.now)
    until = _until(ask, view, draft.days) if draft.days else None
    limit, zone = view.clock.limit_at, ask.desk.zone
    return shown(
        ask.say,
        draft,
        about=about(ask.say, view.line),
        now=due_words(ask.say, view.line, zone) or "",
        until=words.deadline(ask.say, until, zone) if until else "",
        limit=words.deadline(ask.say, limit, zone) if limit else "",
    )


def shown(say: Say, draft: ExtendDraft, **facts: str) -> dict[str, Any]:
    """The data of all windows."""
    return {
        "items": [Choice(id=days, label=say.plain("extend-day", days=days)) for days in _DAYS],
        "days": draft.days,
        "reason": draft.reason,
        "agreed": draft.parties_agree,
        **facts,
    }


def _until(ask: Asking, view: CaseView, days: int) -> datetime | None:
    """The due date that so many days more would give."""
    if view.line.due_at is None:
        return None
    rules = ask.desk.office.rules
    return clocks.longer(view.line.due_at, days, ask.now, rules.calendar, rules.zone)


async def _choose_days(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """So many; beyond the month of mediation both parties are asked about first."""
    if item not in {str(days) for days in _DAYS}:
        raise NotFound("days")
    ask, draft = asking(manager), draft_of(manager, ExtendDraft)
    draft = replace(draft, days=int(item), parties_agree=False)
    view = await ask.desk.boards.cases.view(ask.actor, draft.case_id, ask.now)
    until, limit = _until(ask, view, draft.days), view.clock.limit_at
    if until is not None and limit is not None and until > limit:
        keep(manager, draft)
        await manager.switch_to(Extend.parties)
    else:
        await _go_on(manager, draft)


async def _agree(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The handler confirms that both parties agree."""
    await _go_on(manager, replace(draft_of(manager, ExtendDraft), parties_agree=True))


async def _on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """Why; a second sentence takes the place of the first."""
    await _go_on(
        manager, replace(draft_of(manager, ExtendDraft), reason=await note_of(message, manager))
    )


async def _go_on(manager: DialogManager, draft: ExtendDraft) -> None:
    keep(manager, draft)
    await manager.switch_to(Extend.check if draft.reason else Extend.reason)


async def _send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Asks, and shows the case as it stands after it."""
    draft = draft_of(manager, ExtendDraft)
    heading = await outcome(manager, _ask(asking(manager), draft))
    await to_case(query, manager, draft.case_id, heading)


async def _ask(ask: Asking, draft: ExtendDraft) -> Html:
    await ask.desk.office.do(
        extension.ask_extension,
        ask.request,
        draft.case_id,
        draft.days,
        draft.reason,
        parties_agree=draft.parties_agree,
    )
    return ask.say("done-extend")


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without asking."""
    await to_case(query, manager, draft_of(manager, ExtendDraft).case_id)


dialog = Dialog(
    Window(
        T("extend-days", "about", "now"),
        choices("days", "items", _choose_days, width=4),
        button("button-back", "leave", _leave),
        state=Extend.days,
    ),
    Window(
        T("extend-parties", "about", "days", "limit"),
        button("extend-agree", "agree", _agree),
        switch("extend-other-days", "other", Extend.days),
        button("button-cancel", "leave", _leave),
        state=Extend.parties,
    ),
    Window(
        T("extend-reason", "about", "days", "until"),
        *sentence(_on_text),
        back(Extend.days),
        state=Extend.reason,
    ),
    Window(
        T("extend-check", "about", "days", "until", "reason", when=~F["agreed"]),
        T("extend-check-agreed", "about", "days", "until", "reason", when="agreed"),
        *sentence(_on_text),
        button("extend-send", "send", _send),
        switch("extend-other-days", "other", Extend.days),
        button("button-cancel", "leave", _leave),
        state=Extend.check,
    ),
    getter=_facts,
)
