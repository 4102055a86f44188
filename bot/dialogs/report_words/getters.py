"""What the windows show. Only reads."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.form import asking
from bot.dialogs.report_words.draft import Purpose, WordsDraft, load
from bot.pages import times
from bot.pages.periodic.words import report_name
from bot.texts import Say
from domain.cases.privacy import find_personal


async def report_words(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The report, and the sentence so far."""
    return shown(asking(dialog_manager).say, load(dialog_manager))


def shown(say: Say, draft: WordsDraft) -> dict[str, Any]:
    """The data of all windows."""
    facts = {
        "period": times.period(say, draft.period),
        "report": report_name(say, draft.period.kind),
    }
    asked = draft.purpose if draft.purpose is not Purpose.WITHDRAW else Purpose.REVISE
    return {
        **facts,
        "ask": say(f"periodic-ask-{asked.value}", **facts),
        "check": say(f"periodic-check-{asked.value}", sentence=draft.sentence, **facts),
        **{f"is_{one.value}": draft.purpose is one for one in Purpose},
        "personal": bool(find_personal(draft.sentence)),
    }
