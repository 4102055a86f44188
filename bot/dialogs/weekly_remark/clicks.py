"""What happens on a tap or a message."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.asking import Asking, asking
from bot.dialogs.weekly_remark.draft import RemarkDraft, load, save
from bot.dialogs.weekly_remark.states import WeeklyRemark
from bot.pages import show
from bot.pages.weekly import thanks, weekly_page
from bot.texts import Html
from domain.cases.draft import clean_note
from domain.errors import AlreadyConfirmed, Invalid
from domain.reports import actions


async def on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    remark = clean_note(message.text or "")
    if not remark:
        raise Invalid("note-missing")
    save(manager, remark)
    await manager.switch_to(WeeklyRemark.check)


async def only_text(message: Message, _: Any, manager: DialogManager) -> None:
    """Something else came."""
    await message.answer(asking(manager).say("step-only-text"))


async def confirm(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Confirms the report with the sentence and shows the snapshot."""
    ask, draft = asking(manager), load(manager)
    try:
        await ask.desk.office.do(
            actions.confirm,
            ask.actor,
            draft.unit_id,
            draft.period,
            nil=False,
            now=ask.desk.clock.now(),
            remark=draft.remark,
        )
        heading = thanks(ask.say, draft.period)
    except AlreadyConfirmed:
        heading = ask.say("weekly-already")
    await _leave(query, manager, ask, draft, heading)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the report without doing anything."""
    await _leave(query, manager, asking(manager), load(manager), None)


async def _leave(
    query: CallbackQuery,
    manager: DialogManager,
    ask: Asking,
    draft: RemarkDraft,
    heading: Html | None,
) -> None:
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    now = ask.desk.clock.now()
    view = await ask.desk.boards.weekly(ask.actor, draft.unit_id, draft.period, now)
    today = now.astimezone(ask.desk.zone).date()
    await show.redraw(query, weekly_page(ask.say, view, ask.desk.zone, today, ask.actor, heading))
