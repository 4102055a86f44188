"""What the buttons and messages of an item's dialog do."""

from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.dates import parse_day
from bot.dialogs.followups.draft import FollowupDraft, FollowupStates, days_of
from bot.dialogs.form import Asking, asking, draft_of, keep, note_of, outcome
from bot.pages import show
from bot.pages.followups import followup_page
from bot.texts import Html
from domain.days.deadlines import check_coming
from domain.errors import Invalid, NotFound
from domain.followups import actions
from domain.followups.model import FollowupArrow


async def on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    draft = replace(draft_of(manager, FollowupDraft), note=await note_of(message, manager))
    keep(manager, draft)
    sent_back = draft.arrow is FollowupArrow.SEND_BACK
    await manager.switch_to(
        FollowupStates.check_reason if sent_back else FollowupStates.check_feedback
    )


async def choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered now, whatever the phone sends."""
    ask, draft = asking(manager), draft_of(manager, FollowupDraft)
    view = await ask.desk.boards.followups.one(ask.actor, draft.followup_id, ask.now)
    offered = days_of(ask, draft, view)
    day = next((one for one in offered if str(one.toordinal()) == item), None)
    if day is None:
        raise NotFound("day")
    await _until(manager, day)


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    ask = asking(manager)
    day = parse_day(message.text or "", ask.today, ahead=True)
    check_coming(day, ask.today)
    if not ask.desk.office.rules.calendar.is_working(day):
        raise Invalid("followup-day-off")
    await _until(manager, day)


async def _until(manager: DialogManager, day: date) -> None:
    draft = replace(draft_of(manager, FollowupDraft), day=day)
    keep(manager, draft)
    more_time = draft.arrow is FollowupArrow.EXTEND
    await manager.switch_to(FollowupStates.check_until if more_time else FollowupStates.check_again)


async def choose_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """A unit; whether it may be handed to is the action's to say."""
    if not item.isdecimal():
        raise NotFound("unit")
    keep(manager, replace(draft_of(manager, FollowupDraft), unit_id=int(item)))
    await manager.switch_to(FollowupStates.day)


async def _turn(manager: DialogManager, by: int) -> None:
    draft = draft_of(manager, FollowupDraft)
    keep(manager, replace(draft, page=max(0, draft.page + by)))


async def earlier(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await _turn(manager, -1)


async def later(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await _turn(manager, 1)


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step, and shows the item as it stands after it."""
    draft = draft_of(manager, FollowupDraft)
    heading = await outcome(manager, _act(asking(manager), draft), "followup-late")
    await _to_item(query, manager, draft.followup_id, heading)


async def _act(ask: Asking, draft: FollowupDraft) -> Html:
    do, request, number = ask.desk.office.do, ask.request, draft.followup_id
    match draft.arrow:
        case FollowupArrow.SEND_BACK:
            await do(actions.send_back, request, number, draft.note)
        case FollowupArrow.FEED_BACK:
            await do(actions.feed_back, request, number, draft.note)
        case FollowupArrow.EXTEND if draft.day is not None:
            await do(actions.extend, request, number, draft.day)
        case FollowupArrow.HAND_OUT_AGAIN if draft.day is not None:
            await do(actions.hand_out_again, request, number, draft.unit_id, draft.day)
        case _:
            raise NotFound("step")
    return ask.say(f"followup-done-{draft.arrow.value.replace('_', '-')}")


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the item without doing anything."""
    await _to_item(query, manager, draft_of(manager, FollowupDraft).followup_id)


async def _to_item(
    query: CallbackQuery, manager: DialogManager, number: int, heading: Html | None = None
) -> None:
    """Closes the dialog, and draws the item in its place. Raises NotFound when it has gone out of
    sight; the dialog is closed all the same."""
    ask = asking(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.followups.one(ask.actor, number, ask.now)
    await show.redraw(query, followup_page(ask.say, view, ask.desk.zone, heading))
