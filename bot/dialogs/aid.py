"""A count of legal aid: what, about what, which day, how many; to put it right also why; then a
look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.dates import parse_day
from bot.dialogs.form import (
    Asking,
    asking,
    draft_of,
    keep,
    member,
    note_of,
    only_taps,
    outcome,
    sentence,
)
from bot.dialogs.numbers import parse_count
from bot.dialogs.widgets import Choice, Ready, T, button, choices, switch
from bot.pages import show, times
from bot.pages.aid import signed, station_page, topic_words, way_words
from bot.texts import Html, Say
from domain.aid import actions
from domain.aid.model import MOST, WAYS, AidTap, AidTopic, AidWay, month_of
from domain.aid.views import AidView
from domain.errors import Invalid, NotFound


class AidStates(StatesGroup):
    """The windows."""

    way = State()
    topic = State()
    day = State()
    number = State()
    reason = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class AidForm:
    """A day's number, or what puts a month right."""

    entry_id: int
    fixing: bool = False
    day: date | None = None
    way: AidWay | None = None
    topic: AidTopic | None = None
    number: int = 0
    reason: str = ""


def _tap_of(draft: AidForm) -> AidTap:
    """As the action takes it. Raises NotFound where an answer is missing."""
    if draft.way is None or draft.topic is None or draft.day is None:
        raise NotFound("choice")
    return AidTap(day=draft.day, way=draft.way, topic=draft.topic, number=draft.number)


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The station and its month, and what is answered so far."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, AidForm)
    view = await _view_of(ask, draft)
    return shown(ask.say, draft, view, ask.today, _days_of(ask))


def shown(
    say: Say, draft: AidForm, view: AidView, today: date, days: Sequence[date]
) -> dict[str, Any]:
    """The data of all windows."""
    what = [
        way_words(say, draft.way) if draft.way else "",
        topic_words(say, draft.topic) if draft.topic else "",
        times.near_day(say, draft.day, today) if draft.day and not draft.fixing else "",
    ]
    told = say.plain("between-figures").join(one for one in what if one)
    month = times.month(say, view.month.first)
    head = say("aid-fix-head" if draft.fixing else "aid-day-head", name=view.name, month=month)
    return {
        "head": head,
        "ways": [
            Choice(id=one.value, label=words.capital(way_words(say, one)))
            for one in WAYS[view.kind]
        ],
        "topics": [
            Choice(id=one.value, label=words.capital(topic_words(say, one))) for one in AidTopic
        ],
        "days": [
            Choice(id=one.toordinal(), label=words.capital(times.near_day(say, one, today)))
            for one in days
        ],
        "fixing": draft.fixing,
        "ask_number": say(
            "aid-ask-number-fix" if draft.fixing else "aid-ask-number", head=head, told=told
        ),
        "told": told,
        "check": say(
            "aid-check-fix" if draft.fixing else "aid-check",
            head=head,
            told=told,
            number=signed(draft.number) if draft.fixing else str(draft.number),
            **({"reason": draft.reason} if draft.fixing else {}),
        ),
    }


def _days_of(ask: Asking) -> list[date]:
    """The days mostly meant."""
    return [ask.today, ask.today - timedelta(days=1)]


async def _view_of(ask: Asking, draft: AidForm) -> AidView:
    """The month it belongs to, as it stands."""
    month = month_of(draft.day) if draft.day else None
    return await ask.desk.boards.aid.view(ask.actor, draft.entry_id, month, ask.now)


async def _choose_way(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What is counted."""
    keep(manager, replace(draft_of(manager, AidForm), way=member(AidWay, item)))
    await manager.switch_to(AidStates.topic)


async def _choose_topic(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """What it was about."""
    draft = replace(draft_of(manager, AidForm), topic=member(AidTopic, item))
    keep(manager, draft)
    await manager.switch_to(AidStates.number if draft.day else AidStates.day)


async def _choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    found = next((one for one in _days_of(asking(manager)) if str(one.toordinal()) == item), None)
    if found is None:
        raise NotFound("day")
    await _on(manager, found)


async def _on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    await _on(manager, parse_day(message.text or "", asking(manager).today, ahead=False))


async def _on(manager: DialogManager, day: date) -> None:
    keep(manager, replace(draft_of(manager, AidForm), day=day))
    await manager.switch_to(AidStates.number)


async def _on_number(message: Message, _: Any, manager: DialogManager) -> None:
    """How many; to put something right also how many less."""
    draft = draft_of(manager, AidForm)
    number = parse_count(message.text or "")
    if not 0 < abs(number) <= MOST or (number < 0 and not draft.fixing):
        raise Invalid("aid-number", limit=MOST)
    keep(manager, replace(draft, number=number))
    await manager.switch_to(AidStates.reason if draft.fixing else AidStates.check)


async def _one_less(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """What was tapped once too often."""
    keep(manager, replace(draft_of(manager, AidForm), number=-1))
    await manager.switch_to(AidStates.reason)


async def _on_reason(message: Message, _: Any, manager: DialogManager) -> None:
    """Why it is put right."""
    note = await note_of(message, manager)
    keep(manager, replace(draft_of(manager, AidForm), reason=note))
    await manager.switch_to(AidStates.check)


async def _save(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Counts, or puts right, and shows the month."""
    ask, draft = asking(manager), draft_of(manager, AidForm)

    async def act() -> Html:
        do, tap = ask.desk.office.do, _tap_of(draft)
        if draft.fixing:
            await do(actions.correct, ask.request, draft.entry_id, tap, draft.reason)
        else:
            await do(actions.count, ask.request, draft.entry_id, tap)
        return ask.say("aid-done-save")

    heading = await outcome(manager, act(), "aid-late")
    await _close(query, manager, heading)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back without counting anything."""
    await _close(query, manager)


async def _close(query: CallbackQuery, manager: DialogManager, heading: Html | None = None) -> None:
    ask, draft = asking(manager), draft_of(manager, AidForm)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await _view_of(ask, draft)
    await show.redraw(query, station_page(ask.say, view, ask.desk.zone, heading))


dialog = Dialog(
    Window(
        T("aid-ask-way", "head"),
        choices("way", "ways", _choose_way, width=2),
        MessageInput(only_taps),
        button("button-cancel", "leave", _leave),
        state=AidStates.way,
    ),
    Window(
        T("aid-ask-topic", "head", "told"),
        choices("topic", "topics", _choose_topic, width=2),
        MessageInput(only_taps),
        switch("button-back", "back", AidStates.way),
        state=AidStates.topic,
    ),
    Window(
        T("aid-ask-day", "head", "told"),
        choices("day", "days", _choose_day, width=2),
        MessageInput(_on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        switch("button-back", "back", AidStates.topic),
        state=AidStates.day,
    ),
    Window(
        Ready("ask_number"),
        *sentence(_on_number),
        button("aid-one-less", "less", _one_less, when="fixing"),
        switch("button-back", "back", AidStates.topic),
        state=AidStates.number,
    ),
    Window(
        T("aid-ask-reason", "head", "told"),
        *sentence(_on_reason),
        switch("button-back", "back", AidStates.number),
        state=AidStates.reason,
    ),
    Window(
        Ready("check"),
        MessageInput(only_taps),
        button("aid-save", "save", _save),
        switch("aid-other-number", "number", AidStates.number),
        button("button-cancel", "leave", _leave),
        state=AidStates.check,
    ),
    getter=_facts,
)
