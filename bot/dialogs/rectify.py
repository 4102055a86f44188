"""整改: what was found wrong with which object, who puts it right, until when; a look."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.dates import parse_day
from bot.dialogs.evaluations import head, to_evaluation, view_of
from bot.dialogs.form import Asking, asking, draft_of, keep, only_taps, outcome, sentence, written
from bot.dialogs.widgets import (
    Choice,
    T,
    back,
    button,
    choices,
    first_page,
    one_page,
    page_of,
    pager,
)
from bot.pages import times
from bot.pages.evaluations.words import object_name
from bot.pages.page import clip
from bot.texts import Html, Say
from domain.days.deadlines import check_coming
from domain.errors import Invalid, NotFound
from domain.evaluations import actions
from domain.evaluations.model import OBJECT_LIMIT
from domain.evaluations.views import ObjectLine
from domain.org.views import UnitRef
from domain.sentence import clean

_ON = (5, 10, 20)
"""The working days on by which something is mostly put right."""
_LABEL = 22


class RectifyStates(StatesGroup):
    """The windows."""

    about = State()
    what = State()
    unit = State()
    day = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class RectifyOffers:
    """What there is to choose from."""

    objects: Sequence[ObjectLine]
    units: Sequence[UnitRef]
    days: Sequence[date]


@dataclass(frozen=True, kw_only=True)
class RectifyDraft:
    """What is to be put right, as far as it is known."""

    evaluation_id: int
    object_id: int = 0
    what: str = ""
    unit_id: int = 0
    day: date | None = None


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The evaluation, and what there is to choose from."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, RectifyDraft)
    view = await view_of(ask, draft.evaluation_id)
    return shown(
        ask.say,
        draft,
        about=head(ask, view),
        offers=RectifyOffers(objects=view.objects, units=await _units(ask, draft), days=_days(ask)),
        today=ask.today,
        page=page_of(dialog_manager),
    )


def shown(
    say: Say,
    draft: RectifyDraft,
    *,
    about: Html,
    offers: RectifyOffers,
    today: date,
    page: int = 0,
) -> dict[str, Any]:
    """The data of all windows."""
    asked = next((one for one in offers.objects if one.id == draft.object_id), None)
    unit = next((one.name for one in offers.units if one.id == draft.unit_id), "")
    offered = [Choice(id=one.id, label=clip(one.name, _LABEL)) for one in offers.units]
    return {
        "about": about,
        "objects": [
            Choice(id=one.id, label=clip(object_name(say, one), _LABEL)) for one in offers.objects
        ],
        "object": "" if asked is None else object_name(say, asked),
        "what": draft.what,
        "unit": unit,
        **one_page(offered, page),
        "days": [
            Choice(
                id=day.toordinal(),
                label=say.plain("rectify-day", days=on, day=times.near_day(say, day, today)),
            )
            for on, day in zip(_ON, offers.days, strict=True)
        ],
        "day": times.near_day(say, draft.day, today) if draft.day else "",
    }


async def _units(ask: Asking, draft: RectifyDraft) -> tuple[UnitRef, ...]:
    return await ask.desk.boards.evaluations.units(ask.actor, draft.evaluation_id, ask.now)


def _days(ask: Asking) -> list[date]:
    calendar = ask.desk.office.rules.calendar
    return [calendar.add_working_days(ask.today, on) for on in _ON]


async def _choose_object(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of its objects, whatever the phone sends."""
    draft = draft_of(manager, RectifyDraft)
    view = await view_of(asking(manager), draft.evaluation_id)
    found = next((one.id for one in view.objects if str(one.id) == item), None)
    if found is None:
        raise NotFound("object")
    keep(manager, replace(draft, object_id=found))
    await manager.switch_to(RectifyStates.what)


async def _on_what(message: Message, _: Any, manager: DialogManager) -> None:
    """What was found wrong, in one sentence."""

    def cleaned(text: str) -> str:
        return clean(text, OBJECT_LIMIT, "rectification")

    what = await written(message, manager, cleaned)
    if not what:
        raise Invalid("rectification-missing")
    keep(manager, replace(draft_of(manager, RectifyDraft), what=what))
    first_page(manager)
    await manager.switch_to(RectifyStates.unit)


async def _choose_unit(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the units offered."""
    draft = draft_of(manager, RectifyDraft)
    units = await _units(asking(manager), draft)
    found = next((one.id for one in units if str(one.id) == item), None)
    if found is None:
        raise NotFound("unit")
    keep(manager, replace(draft, unit_id=found))
    await manager.switch_to(RectifyStates.day)


async def _choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered."""
    day = next((one for one in _days(asking(manager)) if str(one.toordinal()) == item), None)
    if day is None:
        raise NotFound("day")
    await _set(manager, day)


async def _on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    today = asking(manager).today
    await _set(manager, check_coming(parse_day(message.text or "", today, ahead=True), today))


async def _set(manager: DialogManager, day: date) -> None:
    keep(manager, replace(draft_of(manager, RectifyDraft), day=day))
    await manager.switch_to(RectifyStates.check)


async def _do(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Hands it out."""
    draft = draft_of(manager, RectifyDraft)
    heading = await outcome(manager, _act(asking(manager), draft), "evaluation-late")
    await to_evaluation(query, manager, draft.evaluation_id, heading)


async def _act(ask: Asking, draft: RectifyDraft) -> Html:
    if draft.day is None:
        raise NotFound("day")
    wrong = actions.ToRectify(
        object_id=draft.object_id, what=draft.what, unit_id=draft.unit_id, due=draft.day
    )
    await ask.desk.office.do(actions.rectify, ask.request, draft.evaluation_id, wrong)
    return ask.say("rectify-done")


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the evaluation without doing anything."""
    await to_evaluation(query, manager, draft_of(manager, RectifyDraft).evaluation_id)


dialog = Dialog(
    Window(
        T("rectify-ask-object", "about"),
        choices("object", "objects", _choose_object, width=2),
        MessageInput(only_taps),
        button("button-back", "leave", _leave),
        state=RectifyStates.about,
    ),
    Window(
        T("rectify-ask-what", "about", "object"),
        *sentence(_on_what),
        back(RectifyStates.about),
        state=RectifyStates.what,
    ),
    Window(
        T("rectify-ask-unit", "about", "what"),
        choices("unit", "items", _choose_unit, width=2),
        pager(),
        MessageInput(only_taps),
        back(RectifyStates.what),
        state=RectifyStates.unit,
    ),
    Window(
        T("rectify-ask-day", "about", "what", "unit"),
        choices("day", "days", _choose_day),
        MessageInput(_on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        back(RectifyStates.unit),
        state=RectifyStates.day,
    ),
    Window(
        T("rectify-check", "about", "object", "what", "unit", "day"),
        MessageInput(only_taps),
        button("rectify-yes", "yes", _do),
        back(RectifyStates.day),
        button("button-cancel", "leave", _leave),
        state=RectifyStates.check,
    ),
    getter=_facts,
)
