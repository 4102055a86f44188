"""What is answered, and what is done with it in the end."""

from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.dates import offered_day, parse_day
from bot.dialogs.form import Asking, asking, draft_of, keep, note_of, only_taps, outcome
from bot.dialogs.selections.draft import FLOWS, SelectionDraft, SelectionStates
from bot.pages import show
from bot.pages.page import Page
from bot.pages.selections.application import application_page
from bot.pages.selections.round import round_page, rounds_page
from bot.texts import Html
from domain.days.deadlines import check_coming, check_past
from domain.errors import NotFound
from domain.selections import applying, reviewing, rounds
from domain.selections.model import SelectionArrow

_S, _A = SelectionStates, SelectionArrow


def draft(manager: DialogManager) -> SelectionDraft:
    """As it stands."""
    return draft_of(manager, SelectionDraft)


async def go_on(manager: DialogManager, changed: SelectionDraft) -> None:
    """Keeps it, and asks the next thing."""
    keep(manager, changed)
    flow, state = FLOWS[changed.arrow], manager.current_context().state
    await manager.switch_to(flow[min(flow.index(state) + 1, len(flow) - 1)])


async def go_back(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """To the question before; before the first, out of the dialog."""
    flow = FLOWS[draft(manager).arrow]
    at = flow.index(manager.current_context().state)
    if at:
        await manager.switch_to(flow[at - 1])
    else:
        await leave(query, None, manager)


async def choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    await _take_day(manager, offered_day(item))


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    ahead = draft(manager).arrow is _A.OPEN
    await _take_day(manager, parse_day(message.text or "", asking(manager).today, ahead=ahead))


async def _take_day(manager: DialogManager, day: date) -> None:
    now, today = draft(manager), asking(manager).today
    check = check_coming if now.arrow is _A.OPEN else check_past
    await go_on(manager, replace(now, day=check(day, today)))


async def on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """A sentence; a second one takes the place of the first."""
    if _S.words not in FLOWS[draft(manager).arrow]:
        await only_taps(message, None, manager)
        return
    await go_on(manager, replace(draft(manager), words=await note_of(message, manager)))


async def skip(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """There is nothing to say: it is done at once."""
    keep(manager, replace(draft(manager), words=""))
    await send(query, None, manager)


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step, and shows what it was about as it stands after it."""
    ask, now = asking(manager), draft(manager)
    done: list[SelectionDraft] = []

    async def doing() -> Html:
        done.append(await _act(ask, now))
        return ask.say(f"selection-done-{now.arrow.value}")

    news = await outcome(manager, doing(), "selection-late")
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await show.redraw(query, await _page(ask, done[0] if done else now, news))


async def _act(ask: Asking, now: SelectionDraft) -> SelectionDraft:
    """What to show afterwards."""
    do, request, number = ask.desk.office.do, ask.request, now.application_id
    match now.arrow:
        case SelectionArrow.OPEN:
            call = (now.unit_id, now.year, _day(now))
            made = await do(rounds.open_round, request, *call)
            return replace(now, selection_id=made.id)
        case SelectionArrow.APPLY:
            args = (now.selection_id, now.unit_id, now.words)
            applied = await do(applying.apply, request, *args)
            return replace(now, application_id=applied.id)
        case SelectionArrow.VISIT:
            await do(reviewing.visit, request, number, _day(now), now.words)
        case SelectionArrow.ANSWER:
            objection = (now.objection_id, now.words)
            await do(reviewing.answer_objection, request, *objection, upheld=now.upheld)
        case SelectionArrow.PUBLISH:
            await do(rounds.publish, request, now.selection_id)
        case SelectionArrow.COMMEND:
            await do(rounds.commend, request, now.selection_id)
        case SelectionArrow.CANCEL:
            await do(rounds.cancel, request, now.selection_id, now.words)
        case SelectionArrow.RECOMMEND:
            await do(applying.recommend, request, number, now.words)
        case SelectionArrow.DECLINE:
            await do(applying.decline, request, number, now.words)
        case SelectionArrow.WITHDRAW:
            await do(applying.withdraw, request, number, now.words)
        case _:
            await do(reviewing.object_to, request, number, now.words)
    return now


def _day(now: SelectionDraft) -> date:
    if now.day is None:
        raise NotFound("day")
    return now.day


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to what it was about, without doing anything."""
    ask, now = asking(manager), draft(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    await show.redraw(query, await _page(ask, now))


async def _page(ask: Asking, now: SelectionDraft, news: Html | None = None) -> Page:
    boards, say = ask.desk.boards.selections, ask.say
    if now.application_id:
        found = await boards.application(ask.actor, now.application_id, ask.now)
        return application_page(say, found, ask.today, news)
    if now.selection_id:
        view = await boards.view(ask.actor, now.selection_id, ask.now)
        return round_page(say, view, ask.desk.zone, ask.today, news)
    return rounds_page(say, await boards.page(ask.actor, 0, ask.now), ask.desk.zone)
