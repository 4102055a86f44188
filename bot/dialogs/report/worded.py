"""What taps do to a report that began with a sentence: its category, and two matters in one."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.dialogs import drafts
from bot.dialogs.form import asking
from bot.dialogs.report.draft import ReportStates, keep_report, missing, remember, report_of
from bot.dialogs.report.going import go_on, picked
from bot.dialogs.report.proposing import likeliest, proposed
from domain.cases.draft import Assumed
from domain.errors import Invalid
from domain.reading.reading import parts


async def on_likely(_: CallbackQuery, __: Any, manager: DialogManager, data: str) -> None:
    """Takes one of the likeliest categories, and its kind with it."""
    draft, category_id = report_of(manager), picked(int, "category-missing", data)
    meant = [
        one for one in await likeliest(asking(manager), draft.summary) if one.ref.id == category_id
    ]
    if not meant:
        raise Invalid("category-missing")
    draft = replace(draft.told(Assumed.CATEGORY), kind=meant[0].kind, category_id=category_id)
    await go_on(manager, draft.settled())


async def on_edit_category(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """To the likeliest first, where there is a sentence to tell them by."""
    worded = report_of(manager).worded
    await manager.switch_to(ReportStates.likely if worded else ReportStates.category)


async def on_one_matter(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The sentence is one matter after all."""
    await manager.switch_to(missing(report_of(manager)))


async def on_two_matters(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Two drafts in place of one; its files go with the first. Raises Invalid
    (``too-many-drafts``); then the one stays whole."""
    ask, whole = asking(manager), report_of(manager)
    lexicon = await ask.desk.boards.reading.lexicon()
    first, *rest = parts(whole.summary, lexicon)
    if rest:  # before the first is cut: there may be no room for another
        other = await proposed(ask, replace(drafts.new_draft(None), summary=rest[0]))
        keep_report(manager, other)
        remember(manager, then=other.key)
    draft = await proposed(ask, replace(whole, summary=first))
    keep_report(manager, draft)
    await manager.switch_to(missing(draft))
