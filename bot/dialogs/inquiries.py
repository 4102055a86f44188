"""A question from above: what is asked, by which day, a look; and its answer: words, a look."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.dates import parse_day
from bot.dialogs.form import (
    Asking,
    about_case,
    asking,
    draft_of,
    keep,
    note_of,
    only_taps,
    outcome,
    sentence,
    to_case,
)
from bot.dialogs.widgets import ASKS, Choice, T, back, button, choices, switch
from bot.pages import times
from bot.texts import Html, Say
from domain.errors import NotFound
from domain.inquiries import actions
from domain.inquiries.model import check_answer_day

_ON = (1, 3, 5)
"""The working days on by which an answer is mostly wanted."""


class InquiryStates(StatesGroup):
    """The windows."""

    question = State()
    day = State()
    check = State()
    answer = State()
    check_answer = State()


@dataclass(frozen=True, kw_only=True)
class InquiryDraft:
    """A question on its way, or the answer to the one of this id."""

    case_id: int
    inquiry_id: int = 0
    note: str = ""
    day: date | None = None


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case it is about, what is asked, and what has been answered so far."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, InquiryDraft)
    question = by = ""
    if draft.inquiry_id:
        try:
            view = await ask.desk.boards.inquiries.view(ask.actor, draft.inquiry_id, ask.now)
        except NotFound:
            pass  # out of reach by now: the action will say so
        else:
            question, by = view.line.question, view.line.by_unit
    return shown(
        ask.say,
        draft,
        about=await about_case(ask, draft.case_id),
        today=ask.today,
        days=_days(ask),
        question=question,
        by=by,
    )


def _days(ask: Asking) -> list[date]:
    calendar = ask.desk.office.rules.calendar
    return [calendar.add_working_days(ask.today, on) for on in _ON]


def shown(
    say: Say,
    draft: InquiryDraft,
    *,
    about: Html,
    today: date,
    days: list[date],
    question: str,
    by: str,
) -> dict[str, Any]:
    """The data of all windows."""
    items = [
        Choice(
            id=day.toordinal(),
            label=say.plain("inquiry-day", days=on, day=times.near_day(say, day, today)),
        )
        for on, day in zip(_ON, days, strict=True)
    ]
    return {
        ASKS: ("send",) if draft.inquiry_id else (),  # a yes may answer what was asked
        "about": about,
        "items": items,
        "note": draft.note,
        "day": times.near_day(say, draft.day, today) if draft.day else "",
        "question": question,
        "by": by,
    }


async def _on_question(message: Message, _: Any, manager: DialogManager) -> None:
    """What is asked; a second sentence takes the place of the first."""
    draft = replace(draft_of(manager, InquiryDraft), note=await note_of(message, manager))
    await _go_on(manager, draft)


async def _choose_day(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the days offered, whatever the phone sends; what was offered yesterday is another day
    today, and asked anew."""
    day = next((one for one in _days(asking(manager)) if str(one.toordinal()) == item), None)
    if day is None:
        raise NotFound("day")
    await _go_on(manager, replace(draft_of(manager, InquiryDraft), day=day))


async def _on_day(message: Message, _: Any, manager: DialogManager) -> None:
    """A day that was typed."""
    ask = asking(manager)
    day = parse_day(message.text or "", ask.today, ahead=True)
    check_answer_day(ask.desk.office.rules, day, ask.request.now)
    await _go_on(manager, replace(draft_of(manager, InquiryDraft), day=day))


async def _go_on(manager: DialogManager, draft: InquiryDraft) -> None:
    keep(manager, draft)
    await manager.switch_to(InquiryStates.check if draft.day else InquiryStates.day)


async def _on_answer(message: Message, _: Any, manager: DialogManager) -> None:
    """The answer; a second sentence takes the place of the first."""
    draft = replace(draft_of(manager, InquiryDraft), note=await note_of(message, manager))
    keep(manager, draft)
    await manager.switch_to(InquiryStates.check_answer)


async def _send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Asks or answers, and shows the case as it stands after it."""
    draft = draft_of(manager, InquiryDraft)
    heading = await outcome(manager, _act(asking(manager), draft), "inquiry-late")
    await to_case(query, manager, draft.case_id, heading)


async def _act(ask: Asking, draft: InquiryDraft) -> Html:
    do, request = ask.desk.office.do, ask.request
    if draft.inquiry_id:
        await do(actions.answer, request, draft.inquiry_id, draft.note)
        return ask.say("inquiry-done-answer")
    if draft.day is None:
        raise NotFound("day")
    await do(actions.ask, request, draft.case_id, draft.note, draft.day)
    return ask.say("inquiry-done-ask")


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await to_case(query, manager, draft_of(manager, InquiryDraft).case_id)


dialog = Dialog(
    Window(
        T("inquiry-ask-question", "about"),
        *sentence(_on_question),
        button("button-back", "leave", _leave),
        state=InquiryStates.question,
    ),
    Window(
        T("inquiry-ask-day", "about", "note"),
        choices("day", "items", _choose_day),
        MessageInput(_on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        back(InquiryStates.question),
        button("button-cancel", "leave", _leave),
        state=InquiryStates.day,
    ),
    Window(
        T("inquiry-check", "about", "note", "day"),
        *sentence(_on_question),
        button("inquiry-send", "send", _send),
        switch("inquiry-other-day", "other", InquiryStates.day),
        button("button-cancel", "leave", _leave),
        state=InquiryStates.check,
    ),
    Window(
        T("inquiry-ask-answer", "about", "by", "question"),
        *sentence(_on_answer),
        button("button-back", "leave", _leave),
        state=InquiryStates.answer,
    ),
    Window(
        T("inquiry-check-answer", "about", "by", "question", "note"),
        *sentence(_on_answer),
        button("inquiry-send-answer", "send", _send),
        button("button-cancel", "leave", _leave),
        state=InquiryStates.check_answer,
    ),
    getter=_facts,
)
