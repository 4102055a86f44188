"""What is answered, and what is done with it in the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot import words
from bot.dialogs.callins.draft import CallInDraft, CallInStates, after, before, meets_at
from bot.dialogs.dates import parse_day
from bot.dialogs.form import (
    Asking,
    asking,
    draft_of,
    keep,
    note_of,
    outcome,
    to_case,
    written,
)
from bot.dialogs.moments import parse_time
from bot.pages import show
from bot.pages.callins import callin_page
from bot.texts import Html
from domain.callins import actions
from domain.callins import outcome as outcomes
from domain.callins.model import FARTHEST, Call, CallIn, CallInArrow, Coming, check_hour
from domain.cases.model import PLACE_LIMIT
from domain.days.deadlines import check_coming
from domain.errors import Invalid, NotFound
from domain.followups.model import TITLE_LIMIT
from domain.org.views import UnitRef
from domain.sentence import clean

HOURS = (time(9), time(10), time(14, 30), time(15, 30), time(16, 30), time(19))
"""The hours at which one mostly meets."""
_SOON = timedelta(minutes=60)
_QUARTER = 15
_DAYS, _TASK_DAYS = 4, (3, 5, 10)


def draft(manager: DialogManager) -> CallInDraft:
    """As it stands."""
    return draft_of(manager, CallInDraft)


def state_of(manager: DialogManager) -> State:
    """The window that is open."""
    return manager.current_context().state


def days(ask: Asking, now: CallInDraft) -> list[date]:
    """The days that are offered: to meet, today and the next working days; to be done by, some
    working days on."""
    calendar = ask.desk.office.rules.calendar
    if now.arrow is CallInArrow.HAND_OUT:
        return [calendar.add_working_days(ask.today, on) for on in _TASK_DAYS]
    return [ask.today, *(calendar.add_working_days(ask.today, on) for on in range(1, _DAYS))]


def hours(ask: Asking, now: CallInDraft) -> list[time]:
    """The hours that are offered of the day: of today those to come, an urgent one first."""
    if now.day != ask.today:
        return list(HOURS)
    local = ask.now.astimezone(ask.desk.zone)
    soon = local + _SOON
    soon += timedelta(minutes=-soon.minute % _QUARTER)
    urgent = [soon.time().replace(second=0, microsecond=0)] if soon.date() == now.day else []
    return sorted({*urgent, *(one for one in HOURS if one > local.time())})


async def offered(ask: Asking, now: CallInDraft) -> Sequence[UnitRef]:
    """The units to choose from: to call, those within reach; for something to do, those that were
    called, and the lead's own. None where it is out of reach by now: the action will say so."""
    boards = ask.desk.boards
    try:
        if now.arrow is CallInArrow.CALL:
            return await boards.callins.receivers(ask.actor, now.case_id, ask.now)
        if now.arrow is CallInArrow.HAND_OUT:
            view = await boards.callins.view(ask.actor, now.callin_id, ask.now)
            own = []
            if view.line.case_id is not None:
                case = await boards.cases.view(ask.actor, view.line.case_id, ask.now)
                own = [case.responsible]
            return list({one.id: one for one in (*(c.unit for c in view.called), *own)}.values())
    except NotFound:
        pass
    return ()


async def go_on(manager: DialogManager, changed: CallInDraft) -> None:
    """Keeps it, and asks the next thing."""
    keep(manager, changed)
    await manager.switch_to(after(changed, state_of(manager)))


async def go_back(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """To the question before; before the first, out of the dialog."""
    earlier = before(draft(manager), state_of(manager))
    if earlier is None:
        await leave(query, None, manager)
    else:
        await manager.switch_to(earlier)


async def _unit(manager: DialogManager, item: str) -> int:
    """One of those offered, whatever the phone sends. Raises NotFound."""
    found = await offered(asking(manager), draft(manager))
    unit = next((one for one in found if str(one.id) == item), None)
    if unit is None:
        raise NotFound("unit")
    return unit.id


async def turn_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """It is called, or not after all."""
    now, unit_id = draft(manager), await _unit(manager, item)
    chosen = [one for one in now.unit_ids if one != unit_id]
    if len(chosen) == len(now.unit_ids):
        chosen.append(unit_id)
    keep(manager, replace(now, unit_ids=tuple(chosen)))


async def units_done(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """All are chosen."""
    now = draft(manager)
    if not now.unit_ids:
        raise Invalid("callin-units")
    await go_on(manager, now)


async def choose_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Who gets something to do."""
    unit_id = await _unit(manager, item)
    await go_on(manager, replace(draft(manager), unit_id=unit_id))


async def on_place(message: Message, _: Any, manager: DialogManager) -> None:
    """Where, in words."""
    place = await written(message, manager, lambda text: clean(text, PLACE_LIMIT, "place"))
    if not place:
        raise Invalid("callin-place")
    await go_on(manager, replace(draft(manager), place=place))


async def same_place(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Where the matter is."""
    ask, now = asking(manager), draft(manager)
    line = (await ask.desk.boards.cases.view(ask.actor, now.case_id, ask.now)).line
    place = words.place(line.unit_name, line.place)[:PLACE_LIMIT]
    await go_on(manager, replace(now, place=place))


async def choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered; what was offered yesterday is another day today."""
    ask, now = asking(manager), draft(manager)
    day = next((one for one in days(ask, now) if str(one.toordinal()) == item), None)
    if day is None:
        raise NotFound("day")
    await go_on(manager, replace(now, day=day))


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    ask, now = asking(manager), draft(manager)
    day = parse_day(message.text or "", ask.today, ahead=True)
    check_coming(day, ask.today)
    if now.arrow is CallInArrow.CALL and day > ask.today + FARTHEST:
        raise Invalid("callin-far-off", limit=FARTHEST.days)
    await go_on(manager, replace(now, day=day))


async def choose_hour(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the hours offered; those of today are other ones by now, and asked anew."""
    ask, now = asking(manager), draft(manager)
    at = next((one for one in hours(ask, now) if f"{one:%H%M}" == item), None)
    if at is None:
        raise NotFound("hour")
    await _at(manager, at)


async def on_hour(message: Message, _: Any, manager: DialogManager) -> None:
    """A time that was typed."""
    await _at(manager, parse_time(message.text or ""))


async def _at(manager: DialogManager, at: time) -> None:
    ask, now = asking(manager), replace(draft(manager), hour=at)
    check_hour(ask.desk.office.rules, _moment(ask, now), ask.now)
    await go_on(manager, now)


def _moment(ask: Asking, now: CallInDraft) -> datetime:
    at = meets_at(now, ask.desk.zone)
    if at is None:
        raise NotFound("day")
    return at


async def on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """What is asked, what is to be done, what came of it; a second sentence takes the place of the
    first."""
    now = draft(manager)
    if now.arrow is CallInArrow.HAND_OUT:
        words = await written(message, manager, lambda text: clean(text, TITLE_LIMIT, "title"))
        if not words:
            raise Invalid("followup-title")
    else:
        words = await note_of(message, manager)
    changed = replace(now, words=words)
    if state_of(manager) == CallInStates.check:
        keep(manager, changed)
    else:
        await go_on(manager, changed)


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step, and shows how it stands after it."""
    ask, now = asking(manager), draft(manager)
    made: list[CallIn | None] = []

    async def doing() -> Html:
        made.append(await _act(ask, now))
        return ask.say(f"callin-done-{now.arrow.value.replace('_', '-')}")

    news = await outcome(manager, doing(), "callin-late")
    called = made[0] if made else None
    await _leave_to(query, manager, called.id if called else now.callin_id, news)


async def _act(ask: Asking, now: CallInDraft) -> CallIn | None:
    """The call-in, of one that was just made."""
    do, request, number = ask.desk.office.do, ask.request, now.callin_id
    match now.arrow:
        case CallInArrow.CALL:
            asked = Call(
                unit_ids=now.unit_ids,
                place=now.place,
                meets_at=_moment(ask, now),
                request=now.words,
            )
            return await do(actions.call, request, now.case_id, asked)
        case CallInArrow.ANSWER:
            say_no = (now.unit_id, Coming.CANNOT, now.words)
            await do(actions.answer, request, number, *say_no)
        case CallInArrow.HAND_OUT if now.day is not None:
            task = (now.words, now.unit_id, now.day)
            await do(outcomes.hand_out_task, request, number, *task)
        case CallInArrow.SETTLE:
            await do(outcomes.settle, request, number, now.words)
        case CallInArrow.CALL_OFF:
            await do(actions.call_off, request, number, now.words)
        case _:
            raise NotFound("step")
    return None


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back without doing anything."""
    await _leave_to(query, manager, draft(manager).callin_id, None)


async def _leave_to(
    query: CallbackQuery, manager: DialogManager, number: int, news: Html | None
) -> None:
    """Closes the dialog, and draws the call-in in its place, or the case."""
    ask, now = asking(manager), draft(manager)
    if not number:
        await to_case(query, manager, now.case_id, news)
        return
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.callins.view(ask.actor, number, ask.now)
    await show.redraw(query, callin_page(ask.say, view, ask.desk.zone, news))
