"""What is answered, and what is done with it in the end."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.dates import offered_day, parse_day
from bot.dialogs.form import Asking, asking, draft_of, keep, note_of, outcome, written
from bot.dialogs.projects.draft import ProjectAsked, ProjectStates, after, before
from bot.dialogs.widgets import first_page
from bot.pages import show
from bot.pages.projects.listing import list_page
from bot.pages.projects.project import project_page
from bot.pages.projects.typed import milestones_of
from bot.texts import Html
from domain.days.deadlines import check_coming
from domain.errors import Invalid, NotFound
from domain.followups.model import TITLE_LIMIT
from domain.projects import actions, steps
from domain.projects.model import (
    AIM_LIMIT,
    MILESTONES_LIMIT,
    NAME_LIMIT,
    MilestoneDraft,
    ProjectArrow,
    ProjectDraft,
)
from domain.projects.views import ProjectPick
from domain.sentence import clean, clean_lines, tidy

_A = ProjectArrow
_LIMITS = {_A.REGISTER: (NAME_LIMIT, "name"), _A.ADD: (TITLE_LIMIT, "title")}
LINES_LIMIT = 2_000
"""Characters of all milestones together."""


def draft(manager: DialogManager) -> ProjectAsked:
    """As it stands."""
    return draft_of(manager, ProjectAsked)


def state_of(manager: DialogManager) -> State:
    """The window that is open."""
    return manager.current_context().state


async def go_on(manager: DialogManager, changed: ProjectAsked) -> None:
    """Keeps it, and asks the next thing."""
    keep(manager, changed)
    first_page(manager)
    await manager.switch_to(after(changed, state_of(manager)))


async def go_back(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """To the question before; before the first, out of the dialog."""
    earlier = before(draft(manager), state_of(manager))
    if earlier is None:
        await leave(query, None, manager)
    else:
        await manager.switch_to(earlier)


async def choose_system(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the systems there are now, whatever the phone sends."""
    systems = asking(manager).desk.office.rules.projects.systems
    if item not in {one.code for one in systems}:
        raise NotFound("system")
    await go_on(manager, replace(draft(manager), system=item))


async def choose_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the units offered."""
    ask = asking(manager)
    offered = await ask.desk.boards.projects.hands_to(ask.actor, ask.now)
    unit = next((one for one in offered if str(one.id) == item), None)
    if unit is None:
        raise NotFound("unit")
    await go_on(manager, replace(draft(manager), unit_id=unit.id))


async def on_unit(message: Message, _: Any, manager: DialogManager) -> None:
    """Another unit, typed by its name or code."""
    ask = asking(manager)
    called = await ask.desk.boards.projects.called(ask.actor)
    unit_id = unit_called(called, tidy(message.text or ""))
    await go_on(manager, replace(draft(manager), unit_id=unit_id))


def unit_called(called: Mapping[str, tuple[int, ...]], name: str) -> int:
    """The unit of this name or code. Raises Invalid (``project-unit-unknown``,
    ``project-unit-several``)."""
    found = called.get(name, ())
    if len(found) != 1:
        reason = "project-unit-several" if found else "project-unit-unknown"
        raise Invalid(reason, value=name[:20])
    return found[0]


async def on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """A name, a milestone, a reason; a second one takes the place of the first."""
    now = draft(manager)
    if now.arrow in _LIMITS:
        limit, name = _LIMITS[now.arrow]
        words = await written(message, manager, lambda text: clean(text, limit, name))
        if not words:
            raise Invalid("note-missing")
    else:
        words = await note_of(message, manager)
    changed = replace(now, words=words)
    if state_of(manager) == ProjectStates.check:
        keep(manager, changed)
    else:
        await go_on(manager, changed)


async def skip_words(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """There is nothing to say."""
    await go_on(manager, replace(draft(manager), words=""))


async def on_aim(message: Message, _: Any, manager: DialogManager) -> None:
    """What the project is for."""
    aim = await written(message, manager, lambda text: clean(text, AIM_LIMIT, "aim"))
    await go_on(manager, replace(draft(manager), aim=aim))


async def choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    await _take_day(manager, offered_day(item))


async def on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    await _take_day(manager, parse_day(message.text or "", asking(manager).today, ahead=True))


async def _take_day(manager: DialogManager, day: date) -> None:
    check_coming(day, asking(manager).today)
    await go_on(manager, replace(draft(manager), day=day))


async def on_milestones(message: Message, _: Any, manager: DialogManager) -> None:
    """The milestones, one a line."""
    ask, now = asking(manager), draft(manager)
    lines = await written(message, manager, lambda text: clean_lines(text, LINES_LIMIT, "lines"))
    called = await ask.desk.boards.projects.called(ask.actor)
    found = milestones_in(lines, now, called)
    if not found:
        raise Invalid("milestones-none")
    if len(found) > MILESTONES_LIMIT:
        raise Invalid("milestones-many", limit=MILESTONES_LIMIT)
    for one in found:
        check_coming(one.due_on, ask.today)
    await go_on(manager, replace(now, lines=lines))


def milestones_in(
    lines: str, now: ProjectAsked, called: Mapping[str, tuple[int, ...]]
) -> tuple[MilestoneDraft, ...]:
    """What was typed, as milestones. Raises Invalid."""
    return milestones_of(lines, day_of(now), lambda name: unit_called(called, name))


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step, and shows the project as it stands after it."""
    ask, now = asking(manager), draft(manager)
    done: list[int] = []

    async def doing() -> Html:
        done.append(await _act(ask, now))
        return ask.say(f"project-done-{now.arrow.value}")

    news = await outcome(manager, doing(), "project-late")
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    number = done[0] if done else now.project
    view = await ask.desk.boards.projects.view(ask.actor, number, ask.now)
    await show.redraw(query, project_page(ask.say, view, news))


async def _act(ask: Asking, now: ProjectAsked) -> int:
    """The project's number."""
    do, request, number = ask.desk.office.do, ask.request, now.project
    match now.arrow:
        case ProjectArrow.REGISTER:
            board = await ask.desk.boards.projects.page(ask.actor, ProjectPick.ALL, 0, ask.now)
            host = board.keeps.id if board.keeps is not None else 0
            made = await do(actions.register, request, host, await _project(ask, now))
            return made.id
        case ProjectArrow.ADD:
            wanted = MilestoneDraft(text=now.words, due_on=day_of(now), unit_id=now.unit_id)
            await do(steps.add_milestone, request, number, wanted)
        case ProjectArrow.DROP:
            await do(steps.drop_milestone, request, now.milestone, now.words)
        case ProjectArrow.ASK:
            await do(steps.ask, request, number, day_of(now), now.words)
        case ProjectArrow.REFUSE:
            await do(steps.refuse, request, number, now.words)
        case ProjectArrow.ACCEPT:
            await do(steps.accept_project, request, number, now.words)
        case ProjectArrow.CANCEL:
            await do(steps.cancel, request, number, now.words)
        case _:
            raise NotFound("arrow")
    return number


async def _project(ask: Asking, now: ProjectAsked) -> ProjectDraft:
    called = await ask.desk.boards.projects.called(ask.actor)
    return ProjectDraft(
        system=now.system,
        number=0,
        name=now.words,
        lead_id=now.unit_id,
        aim=now.aim,
        milestones=milestones_in(now.lines, now, called),
        due_on=day_of(now),
    )


def day_of(now: ProjectAsked) -> date:
    """The day that was answered. Raises NotFound where none was."""
    if now.day is None:
        raise NotFound("day")
    return now.day


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the project, or to the list, without doing anything."""
    ask, number = asking(manager), draft(manager).project
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    boards = ask.desk.boards.projects
    if number:
        view = await boards.view(ask.actor, number, ask.now)
        await show.redraw(query, project_page(ask.say, view))
    else:
        page = await boards.page(ask.actor, ProjectPick.ALL, 0, ask.now)
        await show.redraw(query, list_page(ask.say, page))
