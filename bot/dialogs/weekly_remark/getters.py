"""What the windows show. Only reads."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.asking import asking
from bot.dialogs.weekly_remark.draft import RemarkDraft, load
from bot.pages import times
from bot.texts import Say
from domain.cases.privacy import find_personal


async def weekly_remark(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The week, and the sentence so far."""
    return shown(asking(dialog_manager).say, load(dialog_manager))


def shown(say: Say, draft: RemarkDraft) -> dict[str, Any]:
    """The data of both windows."""
    return {
        "week": times.week(say, draft.period),
        "remark": draft.remark,
        "personal": bool(find_personal(draft.remark)),
    }
