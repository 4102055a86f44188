"""The day of an evaluation's meeting; before the first, also which items of the talk meetings are
evaluated by name."""

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
from bot.dialogs.evaluations import to_evaluation
from bot.dialogs.form import Asking, asking, draft_of, keep, only_taps, outcome
from bot.dialogs.widgets import Choice, T, back, button, choices, one_page, page_of, pager
from bot.pages import show, times
from bot.pages.evaluations.listing import proposal_page
from bot.pages.evaluations.words import half_of
from bot.pages.page import clip
from bot.texts import Html, Say
from domain.days.halves import HalfYear
from domain.errors import NotFound
from domain.evaluations import actions
from domain.evaluations.actions import check_meeting_day
from domain.evaluations.model import ObjectKind
from domain.evaluations.views import ObjectLine

_ON = (0, 7, 14)
"""Days on by which a meeting is mostly set."""
_LABEL = 22


class PlanStates(StatesGroup):
    """The windows."""

    day = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class PlanDraft:
    """One to be prepared for a community and a half-year, or the one of this id set anew."""

    unit_id: int
    half: int
    """``202607``, as a button has it."""
    evaluation_id: int = 0
    day: date | None = None
    without: tuple[int, ...] = ()
    """The items that are not evaluated by name."""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """What it would be of."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, PlanDraft)
    half = half_of(draft.half)
    boards = ask.desk.boards.evaluations
    found = await boards.proposal(ask.actor, draft.unit_id, half, ask.now)
    return shown(
        ask.say,
        draft,
        unit=found.unit.name,
        objects=found.objects,
        today=ask.today,
        page=page_of(dialog_manager),
    )


def shown(
    say: Say,
    draft: PlanDraft,
    *,
    unit: str,
    objects: tuple[ObjectLine, ...],
    today: date,
    page: int = 0,
) -> dict[str, Any]:
    """The data of all windows."""
    days = [today + timedelta(days=on) for on in _ON]
    items = [one for one in objects if one.kind is ObjectKind.ITEM and not draft.evaluation_id]
    offered = [
        Choice(
            id=one.source_id or 0,
            label=say.plain(
                "plan-item-out" if one.source_id in draft.without else "plan-item-in",
                title=clip(one.title, _LABEL),
            ),
        )
        for one in items
    ]
    return {
        "about": say("evaluation-head", unit=unit, half=times.half_year(say, half_of(draft.half))),
        "days": [
            Choice(id=day.toordinal(), label=words.capital(times.near_day(say, day, today)))
            for day in days
        ],
        "has_items": bool(items),
        **one_page(offered, page),
        "day": times.near_day(say, draft.day, today) if draft.day else "",
        "bodies": sum(one.kind is ObjectKind.BODY for one in objects),
        "many": len(items) - sum(one.source_id in draft.without for one in items),
        "rectified": sum(one.kind is ObjectKind.RECTIFICATION for one in objects),
        "fresh": not draft.evaluation_id,
        "again": bool(draft.evaluation_id),
    }


async def _choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered, whatever the phone sends."""
    today = asking(manager).today
    days = [today + timedelta(days=on) for on in _ON]
    day = next((one for one in days if str(one.toordinal()) == item), None)
    if day is None:
        raise NotFound("day")
    await _set(manager, day)


async def _on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    await _set(manager, parse_day(message.text or "", asking(manager).today, ahead=True))


async def _set(manager: DialogManager, day: date) -> None:
    ask, draft = asking(manager), draft_of(manager, PlanDraft)
    keep(manager, replace(draft, day=check_meeting_day(day, half_of(draft.half), ask.today)))
    await manager.switch_to(PlanStates.check)


async def _toggle(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """An item is evaluated by name, or is not; one of another community changes nothing."""
    ask, draft = asking(manager), draft_of(manager, PlanDraft)
    found = await ask.desk.boards.evaluations.proposal(
        ask.actor, draft.unit_id, half_of(draft.half), ask.now
    )
    number = next((one.source_id for one in found.objects if str(one.source_id) == item), None)
    if number is None:
        raise NotFound("item")
    left = [one for one in draft.without if one != number]
    without = left if number in draft.without else [*left, number]
    keep(manager, replace(draft, without=tuple(without)))


async def _do(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Sets the day, and shows the evaluation."""
    ask, draft = asking(manager), draft_of(manager, PlanDraft)
    if draft.day is None:
        raise NotFound("day")
    if draft.evaluation_id:
        heading = await outcome(manager, _replan(ask, draft, draft.day), "evaluation-late")
        await to_evaluation(query, manager, draft.evaluation_id, heading)
        return
    half: HalfYear = half_of(draft.half)
    made = await ask.desk.office.do(
        actions.prepare, ask.request, draft.unit_id, half, draft.day, draft.without
    )
    await to_evaluation(query, manager, made.id, ask.say("plan-done"))


async def _replan(ask: Asking, draft: PlanDraft, day: date) -> Html:
    await ask.desk.office.do(actions.plan, ask.request, draft.evaluation_id, day)
    return ask.say("plan-done-again")


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to where it began."""
    ask, draft = asking(manager), draft_of(manager, PlanDraft)
    if draft.evaluation_id:
        await to_evaluation(query, manager, draft.evaluation_id)
        return
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    half = half_of(draft.half)
    found = await ask.desk.boards.evaluations.proposal(ask.actor, draft.unit_id, half, ask.now)
    await show.redraw(query, proposal_page(ask.say, found, ask.today))


dialog = Dialog(
    Window(
        T("plan-ask-day", "about"),
        choices("day", "days", _choose_day),
        MessageInput(_on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        button("button-cancel", "leave", _leave),
        state=PlanStates.day,
    ),
    Window(
        T("plan-check", "about", "day", "bodies", "many", "rectified", when="fresh"),
        T("plan-check-again", "about", "day", when="again"),
        choices("item", "items", _toggle, when="has_items"),
        pager(),
        button("plan-yes", "yes", _do),
        back(PlanStates.day),
        button("button-cancel", "leave", _leave),
        state=PlanStates.check,
    ),
    getter=_facts,
)
