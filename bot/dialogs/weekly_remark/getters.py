"""What the windows show. Only reads."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.asking import asking
from bot.dialogs.weekly_remark.states import load
from bot.pages import times
from domain.cases.privacy import find_personal


async def weekly_remark(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The week, and the sentence so far."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    return {
        "week": times.week(ask.say, draft.period),
        "remark": draft.remark,
        "personal": bool(find_personal(draft.remark)),
    }
