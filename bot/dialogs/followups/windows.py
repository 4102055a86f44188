"""A step of an item that needs words, a day or a unit: sent back, fed back, given more time, handed
out again. What is recorded for a unit without a phone is asked in the same windows."""

from contextlib import suppress
from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.followups.clicks import (
    choose_day,
    choose_unit,
    earlier,
    later,
    leave,
    on_day,
    on_words,
    send,
)
from bot.dialogs.followups.draft import DAYS_ON, FollowupDraft, FollowupStates, days_of
from bot.dialogs.form import Asking, asking, draft_of, only_taps, sentence
from bot.dialogs.widgets import Choice, T, back, button, choices, switch
from bot.pages import times
from bot.pages.page import clip, piece
from bot.texts import Say
from domain.errors import NotFound
from domain.followups.model import FollowupArrow
from domain.followups.views import FollowupView
from domain.org.views import UnitRef

_UNITS, _NAME = 8, 30


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The item as it stands, the days and the units offered."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, FollowupDraft)
    view: FollowupView | None = None
    with suppress(NotFound):  # out of reach by now: the action will say so
        view = await ask.desk.boards.followups.one(ask.actor, draft.followup_id, ask.now)
    return shown(
        ask.say,
        draft,
        title=view.line.title if view else "",
        records=view is not None and view.line.may.records,
        today=ask.today,
        days=days_of(ask, draft, view),
        units=await _units(ask, draft, view),
    )


async def _units(
    ask: Asking, draft: FollowupDraft, view: FollowupView | None
) -> tuple[UnitRef, ...]:
    if view is None or draft.arrow is not FollowupArrow.HAND_OUT_AGAIN:
        return ()
    try:
        return await ask.desk.boards.followups.receivers(ask.actor, view.host_id, ask.now)
    except NotFound:
        return ()  # no longer theirs to hand out: the action will say so


def shown(
    say: Say,
    draft: FollowupDraft,
    *,
    title: str,
    records: bool,
    today: date,
    days: list[date],
    units: tuple[UnitRef, ...],
) -> dict[str, Any]:
    """The data of all windows."""
    about = say("followup-about-record" if records else "followup-about", title=clip(title, 80))
    page, pages, listed = piece(units, draft.page, _UNITS)
    names = {unit.id: unit.name for unit in units}
    return {
        "about": about,
        "note": draft.note,
        "day": times.near_day(say, draft.day, today) if draft.day else "",
        "unit": names.get(draft.unit_id, ""),
        "days": [
            Choice(
                id=day.toordinal(),
                label=say.plain("followup-day", days=on, day=times.near_day(say, day, today)),
            )
            for on, day in zip(DAYS_ON, days, strict=True)
        ],
        "units": [Choice(id=unit.id, label=clip(unit.name, _NAME)) for unit in listed],
        "earlier": page > 0,
        "later": page < pages - 1,
    }


_CANCEL = ("button-cancel", "leave", leave)


def _day_window(key: str, state: State, *names: str, before: State | None = None) -> Window:
    return Window(
        T(key, "about", *names),
        choices("day", "days", choose_day),
        MessageInput(on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        *([back(before)] if before else []),
        button(*_CANCEL),
        state=state,
    )


dialog = Dialog(
    Window(
        T("followup-ask-reason", "about"),
        *sentence(on_words),
        button("button-back", "leave", leave),
        state=FollowupStates.reason,
    ),
    Window(
        T("followup-check-reason", "about", "note"),
        *sentence(on_words),
        button("followup-send-reason", "send", send),
        button(*_CANCEL),
        state=FollowupStates.check_reason,
    ),
    Window(
        T("followup-ask-feedback", "about"),
        *sentence(on_words),
        button("button-back", "leave", leave),
        state=FollowupStates.feedback,
    ),
    Window(
        T("followup-check-feedback", "about", "note"),
        *sentence(on_words),
        button("followup-send-feedback", "send", send),
        button(*_CANCEL),
        state=FollowupStates.check_feedback,
    ),
    _day_window("followup-ask-until", FollowupStates.until),
    Window(
        T("followup-check-until", "about", "day"),
        MessageInput(only_taps),
        button("followup-send-until", "send", send),
        switch("followup-other-day", "other_day", FollowupStates.until),
        button(*_CANCEL),
        state=FollowupStates.check_until,
    ),
    Window(
        T("followup-ask-unit", "about"),
        choices("unit", "units", choose_unit),
        button("button-earlier", "earlier", earlier, when="earlier"),
        button("button-later", "later", later, when="later"),
        MessageInput(only_taps),
        button("button-back", "leave", leave),
        state=FollowupStates.unit,
    ),
    _day_window("followup-ask-day", FollowupStates.day, "unit", before=FollowupStates.unit),
    Window(
        T("followup-check-again", "about", "unit", "day"),
        MessageInput(only_taps),
        button("followup-send-again", "send", send),
        switch("followup-other-unit", "other_unit", FollowupStates.unit),
        button(*_CANCEL),
        state=FollowupStates.check_again,
    ),
    getter=_facts,
)
