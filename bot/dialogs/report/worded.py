"""What taps do to a report that began with a sentence: its category, two matters in one; and to one
that may be on file already."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs import drafts, typed
from bot.dialogs.form import asking, to_case
from bot.dialogs.report.draft import (
    ReportStates,
    filling,
    give_up,
    keep_report,
    missing,
    remember,
    report_of,
)
from bot.dialogs.report.going import go_on, picked
from bot.dialogs.report.proposing import alike, begin_with, likeliest, proposed
from bot.pages import show
from bot.pages.cases import case_page
from domain.cases.draft import Assumed
from domain.cases.steps import add_detail
from domain.errors import Invalid, NotFound
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


async def on_same(query: CallbackQuery, _: Any, manager: DialogManager, data: str) -> None:
    """It is that matter: what was written is added to it, and nothing is filed. Who may only see
    it is shown it below, and the report stays. Raises NotFound where it is not like that one any
    more."""
    ask, draft = asking(manager), report_of(manager)
    found = await alike(ask, draft)
    if found is None or str(found.id) != data:
        raise NotFound("case")
    if found.may_add:
        do = ask.desk.office.do
        await do(add_detail, ask.request, found.id, note=draft.summary, files=draft.files)
        give_up(manager)
        typed.became(manager, found.id)
        then = filling(manager).then
        await to_case(query, manager, found.id, ask.say("report-same-added", id=str(found.id)))
        await begin_with(manager, then)
        return
    view = await ask.desk.boards.cases.view(ask.actor, found.id, ask.now)
    manager.show_mode = ShowMode.NO_UPDATE
    await show.below(query, case_page(ask.say, view, ask.desk.zone, ask.actor))


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
