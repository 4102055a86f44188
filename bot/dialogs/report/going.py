"""From one answer to the next question."""

from collections.abc import Callable
from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.form import asking
from bot.dialogs.report.draft import (
    ReportStates,
    asks_for_consent,
    asks_for_day,
    keep_report,
    missing,
)
from bot.dialogs.widgets import first_page
from domain.cases.draft import ReportDraft
from domain.errors import Invalid


async def go_on(manager: DialogManager, draft: ReportDraft) -> None:
    """Keeps the draft and asks what is still missing."""
    keep_report(manager, draft)
    first_page(manager)
    following = missing(draft)
    if following is ReportStates.preview and asks_for_day(manager):
        following = ReportStates.found
    elif following is ReportStates.preview and asks_for_consent(
        manager, draft, asking(manager).actor
    ):
        following = ReportStates.consent
    await manager.switch_to(following)


def picked(convert: Callable[[str], Any], reason: str, data: str) -> Any:
    """The value of a button; what no button of ours has, a changed phone may still send."""
    try:
        return convert(data)
    except ValueError:
        raise Invalid(reason) from None
