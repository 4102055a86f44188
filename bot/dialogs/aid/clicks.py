"""What is tapped and written about a count of legal aid."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.aid.draft import AidForm, AidStates, tap_of
from bot.dialogs.dates import parse_day
from bot.dialogs.form import Asking, asking, draft_of, keep, member, note_of, outcome
from bot.dialogs.numbers import parse_count
from bot.pages import show
from bot.pages.aid import station_page
from bot.texts import Html
from domain.aid import actions
from domain.aid.model import MOST, AidTopic, AidWay, month_of
from domain.aid.views import AidView
from domain.errors import Invalid, NotFound


def days_of(ask: Asking) -> list[date]:
    """The days mostly meant."""
    return [ask.today, ask.today - timedelta(days=1)]


async def view_of(ask: Asking, draft: AidForm) -> AidView:
    """The month it belongs to, as it stands."""
    month = month_of(draft.day) if draft.day else None
    return await ask.desk.boards.aid.view(ask.actor, draft.entry_id, month, ask.now)


async def choose_way(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What is counted."""
    keep(manager, replace(draft_of(manager, AidForm), way=member(AidWay, item)))
    await manager.switch_to(AidStates.topic)


async def choose_topic(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What it was about."""
    draft = replace(draft_of(manager, AidForm), topic=member(AidTopic, item))
    keep(manager, draft)
    await manager.switch_to(AidStates.number if draft.day else AidStates.day)


async def choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    found = next((one for one in days_of(asking(manager)) if str(one.toordinal()) == item), None)
    if found is None:
        raise NotFound("day")
    await _on(manager, found)


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    await _on(manager, parse_day(message.text or "", asking(manager).today, ahead=False))


async def _on(manager: DialogManager, day: date) -> None:
    keep(manager, replace(draft_of(manager, AidForm), day=day))
    await manager.switch_to(AidStates.number)


async def on_number(message: Message, _: Any, manager: DialogManager) -> None:
    """How many; to put something right also how many less."""
    draft = draft_of(manager, AidForm)
    number = parse_count(message.text or "")
    if not 0 < abs(number) <= MOST or (number < 0 and not draft.fixing):
        raise Invalid("aid-number", limit=MOST)
    keep(manager, replace(draft, number=number))
    await manager.switch_to(AidStates.reason if draft.fixing else AidStates.check)


async def one_less(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """What was tapped once too often."""
    keep(manager, replace(draft_of(manager, AidForm), number=-1))
    await manager.switch_to(AidStates.reason)


async def on_reason(message: Message, _: Any, manager: DialogManager) -> None:
    """Why it is put right."""
    note = await note_of(message, manager)
    keep(manager, replace(draft_of(manager, AidForm), reason=note))
    await manager.switch_to(AidStates.check)


async def save(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Counts, or puts right, and shows the month."""
    ask, draft = asking(manager), draft_of(manager, AidForm)

    async def act() -> Html:
        do, tap = ask.desk.office.do, tap_of(draft)
        if draft.fixing:
            await do(actions.correct, ask.request, draft.entry_id, tap, draft.reason)
        else:
            await do(actions.count, ask.request, draft.entry_id, tap)
        return ask.say("aid-done-save")

    heading = await outcome(manager, act(), "aid-late")
    await _close(query, manager, heading)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back without counting anything."""
    await _close(query, manager)


async def _close(query: CallbackQuery, manager: DialogManager, heading: Html | None = None) -> None:
    ask, draft = asking(manager), draft_of(manager, AidForm)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await view_of(ask, draft)
    await show.redraw(query, station_page(ask.say, view, ask.desk.zone, heading))
