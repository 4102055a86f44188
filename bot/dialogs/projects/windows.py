"""The windows, and what each of them shows."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.form import Asking, asking, draft_of, only_taps, sentence
from bot.dialogs.projects import clicks
from bot.dialogs.projects.draft import UNITS, ProjectAsked, ProjectStates
from bot.dialogs.widgets import Choice, Ready, button, choices, one_page, page_of, pager
from bot.pages import times
from bot.pages.page import clip, joined
from bot.pages.projects.project import title
from bot.texts import Html, Say
from domain.errors import NotFound, Refused
from domain.org.views import UnitRef
from domain.projects.model import ProjectArrow, ProjectSystem
from domain.projects.views import ProjectView

_A, _S = ProjectArrow, ProjectStates
_ON = (30, 60, 90)
"""Days on, by the calendar, that are offered: from today, or from the finish day there is."""
_UNIT, _LINES = 20, 700


@dataclass(frozen=True, kw_only=True)
class ProjectChoices:
    """What there is to choose from."""

    today: date
    days: Sequence[date]
    systems: Sequence[ProjectSystem] = ()
    units: Sequence[UnitRef] = ()
    unit: str = ""
    """What the chosen one is called."""
    page: int = 0
    """Of the units."""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The project it is about, and what there is to choose from."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, ProjectAsked)
    view, units, unit = None, tuple[UnitRef, ...](), ""
    boards = ask.desk.boards.projects
    with suppress(NotFound, Refused):  # out of reach by now: the action will say so
        if draft.project:
            view = await boards.view(ask.actor, draft.project, ask.now)
        if draft.arrow in UNITS:
            units = await boards.hands_to(ask.actor, ask.now)
    if draft.unit_id:
        called = await boards.called(ask.actor)
        names = [name for name, ids in called.items() if ids == (draft.unit_id,)]
        unit = next((one.name for one in units if one.id == draft.unit_id), max(names, default=""))
    at_unit = dialog_manager.current_context().state == _S.unit
    offered = ProjectChoices(
        today=ask.today,
        days=_days(ask, view),
        systems=ask.desk.office.rules.projects.systems,
        units=units,
        unit=unit,
        page=page_of(dialog_manager) if at_unit else 0,
    )
    return shown(ask.say, draft, view, offered)


def _days(ask: Asking, view: ProjectView | None) -> list[date]:
    """From the finish day on, where there is one; of a milestone it is one that is offered."""
    calendar = ask.desk.office.rules.calendar
    since = ask.today if view is None else max(ask.today, view.line.due_on)
    return [calendar.next_working(since + timedelta(days=on)) for on in _ON]


def shown(
    say: Say, draft: ProjectAsked, view: ProjectView | None, offered: ProjectChoices
) -> dict[str, Any]:
    """The data of all windows."""
    key, today = draft.arrow.value, offered.today
    about = title(say, view) if view is not None else say("project-new")
    checked = joined([about, *_said(say, draft, view, offered)])
    units = [Choice(id=one.id, label=clip(one.name, _UNIT)) for one in offered.units]
    days = offered.days
    if draft.arrow is _A.ADD and view is not None:
        days = [view.line.due_on] if view.line.due_on >= today else []
    return {
        **one_page(units, offered.page),
        "systems": [
            Choice(id=one.code, label=words.capital(one.name.read(say.locale)))
            for one in offered.systems
        ],
        "days": [
            Choice(id=day.toordinal(), label=words.capital(times.near_day(say, day, today)))
            for day in days
        ],
        "skips": draft.arrow is _A.ACCEPT,
        "system_asked": _asked(about, say("project-ask-system")),
        "words_asked": _asked(about, say(f"project-ask-words-{key}")),
        "unit_asked": _asked(about, say(_of_unit(draft))),
        "aim_asked": _asked(about, say("project-ask-aim")),
        "day_asked": _asked(about, say(_of_day(draft))),
        "milestones_asked": _asked(about, say("project-ask-milestones")),
        "check_asked": Html(f"{checked}\n\n{say(f'project-check-{key}')}"),
    }


def _asked(about: Html, question: Html) -> Html:
    return Html(f"{about}\n\n{question}")


def _of_unit(draft: ProjectAsked) -> str:
    return "project-ask-unit-add" if draft.arrow is _A.ADD else "project-ask-unit-register"


def _of_day(draft: ProjectAsked) -> str:
    known = {_A.ADD: "project-ask-day-add", _A.ASK: "project-ask-day-ask"}
    return known.get(draft.arrow, "project-ask-day-register")


def _said(
    say: Say, draft: ProjectAsked, view: ProjectView | None, offered: ProjectChoices
) -> list[Html]:
    """What has been answered so far."""
    lines: list[Html] = []
    system = next((one for one in offered.systems if one.code == draft.system), None)
    if draft.milestone and view is not None:
        gone = next((one.text for one in view.milestones if one.id == draft.milestone), "")
        lines.append(say("project-said-words", words=gone))
    if draft.words:
        lines.append(say("project-said-words", words=draft.words))
    if system is not None:
        lines.append(say("project-said-system", system=system.name.read(say.locale)))
    if offered.unit:
        lines.append(say("project-said-unit", unit=offered.unit))
    if draft.aim:
        lines.append(say("project-aim", aim=draft.aim))
    if draft.day is not None:
        day = times.near_day(say, draft.day, offered.today)
        lines.append(say("project-said-day", day=day))
    if draft.lines:
        lines.append(say("project-said-lines", lines=clip(draft.lines, _LINES)))
    return lines


_BACK = button("button-back", "back", clicks.go_back)
_LEAVE = button("button-cancel", "leave", clicks.leave)

dialog = Dialog(
    Window(
        Ready("system_asked"),
        choices("system", "systems", clicks.choose_system, width=2),
        MessageInput(only_taps),
        _BACK,
        state=_S.system,
    ),
    Window(
        Ready("words_asked"),
        *sentence(clicks.on_words),
        button("assess-skip", "skip", clicks.skip_words, when="skips"),
        _BACK,
        state=_S.words,
    ),
    Window(
        Ready("unit_asked"),
        choices("unit", "items", clicks.choose_unit, width=2),
        pager(),
        MessageInput(clicks.on_unit, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        _BACK,
        state=_S.unit,
    ),
    Window(Ready("aim_asked"), *sentence(clicks.on_aim), _BACK, state=_S.aim),
    Window(
        Ready("day_asked"),
        choices("day", "days", clicks.choose_day),
        MessageInput(clicks.on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        _BACK,
        state=_S.day,
    ),
    Window(Ready("milestones_asked"), *sentence(clicks.on_milestones), _BACK, state=_S.milestones),
    Window(
        Ready("check_asked"),
        MessageInput(only_taps),
        button("assess-send", "send", clicks.send),
        _BACK,
        _LEAVE,
        state=_S.check,
    ),
    getter=_facts,
)
