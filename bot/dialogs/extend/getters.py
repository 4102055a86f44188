"""What the windows show. Only reads."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs.extend.draft import ExtendDraft, load
from bot.dialogs.form import Asking, asking
from bot.dialogs.widgets import Choice
from bot.pages.cases import title
from bot.pages.lists import due_words
from bot.texts import Say
from domain.cases import clocks
from domain.cases.privacy import find_personal
from domain.cases.views import CaseView

DAYS = (1, 3, 5, 7, 10, 15, 20, 30)


async def extend(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case it is about, and what has been answered."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    view = await ask.desk.boards.case(ask.actor, draft.case_id, ask.desk.clock.now())
    until = until_of(ask, view, draft.days) if draft.days else None
    about = ask.say("step-about", title=title(ask.say, view.line), summary=view.line.summary)
    limit = view.clock.limit_at
    zone = ask.desk.zone
    return shown(
        ask.say,
        draft,
        about=about,
        now=due_words(ask.say, view.line, zone) or "",
        until=words.deadline(ask.say, until, zone) if until else "",
        limit=words.deadline(ask.say, limit, zone) if limit else "",
    )


def shown(say: Say, draft: ExtendDraft, **facts: str) -> dict[str, Any]:
    """The data of all windows."""
    return {
        "items": [Choice(id=days, label=say.plain("extend-day", days=days)) for days in DAYS],
        "days": draft.days,
        "reason": draft.reason,
        "agreed": draft.parties_agree,
        "personal": bool(find_personal(draft.reason)),
        **facts,
    }


def until_of(ask: Asking, view: CaseView, days: int) -> datetime | None:
    """The due date that so many days more would give."""
    if view.line.due_at is None:
        return None
    rules = ask.desk.office.rules
    now = ask.desk.clock.now()
    return clocks.longer(view.line.due_at, days, now, rules.calendar, rules.zone)
