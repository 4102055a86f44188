"""What is answered, and what is done with it in the end."""

from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.dates import offered_day, parse_day
from bot.dialogs.features.draft import FLOWS, FeatureStates, FeatureStep
from bot.dialogs.form import Asking, asking, draft_of, keep, member, note_of, outcome, written
from bot.dialogs.numbers import parse_count
from bot.pages import show
from bot.pages.features import feature_page, features_page
from bot.texts import Html
from domain.days.deadlines import check_past
from domain.errors import Invalid, NotFound
from domain.features import actions
from domain.features.model import (
    EVENT_LIMIT,
    FEATURE_TITLE_LIMIT,
    PURPOSE_LIMIT,
    FeatureDraft,
    FeatureKind,
)
from domain.features.options import FeatureArrow
from domain.sentence import clean

_S = FeatureStates


async def go_on(manager: DialogManager, changed: FeatureStep) -> None:
    """Keeps it, and asks the next thing."""
    keep(manager, changed)
    flow = FLOWS[changed.arrow]
    await manager.switch_to(flow[flow.index(_state(manager)) + 1])


def _state(manager: DialogManager) -> State:
    return manager.current_context().state


def draft(manager: DialogManager) -> FeatureStep:
    """As it stands."""
    return draft_of(manager, FeatureStep)


async def go_back(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """To the question before; before the first, out of the dialog."""
    flow = FLOWS[draft(manager).arrow]
    at = flow.index(_state(manager))
    if at:
        await manager.switch_to(flow[at - 1])
    else:
        await leave(query, None, manager)


async def choose_kind(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Of what kind it is."""
    await go_on(manager, replace(draft(manager), kind=member(FeatureKind, item)))


async def on_title(message: Message, _: Any, manager: DialogManager) -> None:
    """What it is called."""
    await go_on(manager, replace(draft(manager), title=await _words(message, manager)))


async def on_purpose(message: Message, _: Any, manager: DialogManager) -> None:
    """What it is for."""
    await go_on(manager, replace(draft(manager), purpose=await _words(message, manager)))


async def on_what(message: Message, _: Any, manager: DialogManager) -> None:
    """What took place."""
    await go_on(manager, replace(draft(manager), what=await _words(message, manager)))


async def _words(message: Message, manager: DialogManager) -> str:
    limit = {_S.title: FEATURE_TITLE_LIMIT, _S.purpose: PURPOSE_LIMIT}
    most = limit.get(_state(manager), EVENT_LIMIT)
    said = await written(message, manager, lambda text: clean(text, most, "title"))
    if not said:
        raise Invalid("note-missing")
    return said


async def keep_as_it_is(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """What it is called stays."""
    await go_on(manager, draft(manager))


async def on_since(message: Message, _: Any, manager: DialogManager) -> None:
    """Since when it runs."""
    day = parse_day(message.text or "", asking(manager).today, ahead=False)
    if day > asking(manager).today:
        raise Invalid("day-ahead")
    await go_on(manager, replace(draft(manager), day=day))


async def choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    await _take_day(manager, offered_day(item))


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    await _take_day(manager, parse_day(message.text or "", asking(manager).today, ahead=False))


async def _take_day(manager: DialogManager, day: date) -> None:
    on = check_past(day, asking(manager).today)
    await go_on(manager, replace(draft(manager), day=on))


async def on_came(message: Message, _: Any, manager: DialogManager) -> None:
    """How many came."""
    came = actions.check_came(parse_count(message.text or ""))
    await go_on(manager, replace(draft(manager), came=came))


async def choose_event(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of those offered, whatever the phone sends."""
    ask, now = asking(manager), draft(manager)
    view = await ask.desk.boards.features.view(ask.actor, now.feature_id, ask.now)
    event = next((one for one in view.events if str(one.id) == item), None)
    if event is None:
        raise NotFound("event")
    await go_on(manager, replace(now, event_id=event.id))


async def on_why(message: Message, _: Any, manager: DialogManager) -> None:
    """Why."""
    await go_on(manager, replace(draft(manager), why=await note_of(message, manager)))


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step, and shows the feature as it stands after it."""
    ask, now = asking(manager), draft(manager)
    done = [now.feature_id]

    async def doing() -> Html:
        done.append(await _act(ask, now))
        return ask.say(f"feature-done-{now.arrow.value}")

    news = await outcome(manager, doing(), "feature-late")
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await _show(query, ask, done[-1], news)


async def _act(ask: Asking, now: FeatureStep) -> int:
    do, request, number = ask.desk.office.do, ask.request, now.feature_id
    match now.arrow:
        case FeatureArrow.BEGIN:
            made = await do(actions.begin_feature, request, now.unit_id, _saying(now))
            return made.id
        case FeatureArrow.REVISE:
            await do(actions.revise_feature, request, number, _saying(now), now.why)
        case FeatureArrow.END:
            await do(actions.end_feature, request, number)
        case FeatureArrow.ADD_EVENT:
            if now.day is None or now.came is None:
                raise NotFound("day")
            await do(actions.add_event, request, number, now.day, now.what, now.came)
        case _:
            await do(actions.drop_event, request, now.event_id, now.why)
    return number


def _saying(now: FeatureStep) -> FeatureDraft:
    if now.kind is None or now.day is None:
        raise NotFound("kind")
    return FeatureDraft(kind=now.kind, title=now.title, purpose=now.purpose, since=now.day)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the feature, or to the list, without doing anything."""
    ask, number = asking(manager), draft(manager).feature_id
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await _show(query, ask, number)


async def _show(query: CallbackQuery, ask: Asking, number: int, news: Html | None = None) -> None:
    boards = ask.desk.boards.features
    if number:
        view = await boards.view(ask.actor, number, ask.now)
        page = feature_page(ask.say, view, ask.desk.zone, ask.today, news=news)
    else:
        page = features_page(ask.say, await boards.page(ask.actor, 0, ask.now))
    await show.redraw(query, page)
