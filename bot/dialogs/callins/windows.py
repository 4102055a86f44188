"""The windows, and what each of them shows."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.callins import clicks
from bot.dialogs.callins.draft import CallInDraft, CallInStates, meets_at
from bot.dialogs.form import about_case, asking, draft_of, only_taps, sentence
from bot.dialogs.widgets import Choice, Ready, button, choices, one_page, page_of, pager
from bot.pages import times
from bot.pages.page import clip, joined
from bot.texts import Html, Say
from domain.callins.model import CallInArrow
from domain.callins.views import CallInView
from domain.errors import NotFound
from domain.org.views import UnitRef

_A, _S = CallInArrow, CallInStates
_UNIT = 14


@dataclass(frozen=True, kw_only=True)
class ToChoose:
    """What there is to choose from."""

    today: date
    zone: ZoneInfo
    days: Sequence[date] = ()
    off: frozenset[date] = frozenset()
    """Those of the days that are not worked; also the one chosen."""
    hours: Sequence[time] = ()
    units: Sequence[UnitRef] = ()
    page: int = 0
    """Of the units."""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """What it is about, and what there is to choose from."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, CallInDraft)
    state, view = dialog_manager.current_context().state, None
    if draft.callin_id:
        with suppress(NotFound):  # out of reach by now: the action will say so
            view = await ask.desk.boards.callins.view(ask.actor, draft.callin_id, ask.now)
        about = about_callin(ask.say, view, ask.desk.zone)
    else:
        about = await about_case(ask, draft.case_id)
    calendar = ask.desk.office.rules.calendar
    days = clicks.days(ask, draft) if state == _S.day else []
    looked_at = [*days, *([draft.day] if draft.day else [])]
    named = state in {_S.units, _S.unit, _S.check}
    to_choose = ToChoose(
        today=ask.today,
        zone=ask.desk.zone,
        days=days,
        off=frozenset(day for day in looked_at if not calendar.is_working(day)),
        hours=clicks.hours(ask, draft) if state == _S.hour else (),
        units=await clicks.offered(ask, draft) if named else (),
        page=page_of(dialog_manager) if state in {_S.units, _S.unit} else 0,
    )
    return shown(ask.say, draft, about, to_choose)


def about_callin(say: Say, view: CallInView | None, zone: ZoneInfo) -> Html:
    """The call-in in one line."""
    if view is None:
        return say("callin-about-gone")
    at = words.moment(say, view.line.meets_at, zone)
    return say("callin-about", at=at, place=view.line.place)


def shown(say: Say, draft: CallInDraft, about: Html, to_choose: ToChoose) -> dict[str, Any]:
    """The data of all windows."""
    key = draft.arrow.value.replace("_", "-")
    names = {unit.id: unit.name for unit in to_choose.units}
    items = [
        Choice(id=unit.id, label=_label(say, unit, unit.id in draft.unit_ids))
        for unit in to_choose.units
    ]
    checked = joined([about, "", *_said(say, draft, names, to_choose)])
    return {
        **one_page(items, to_choose.page),
        "days": [
            Choice(id=day.toordinal(), label=_day(say, day, to_choose)) for day in to_choose.days
        ],
        "hours": [Choice(id=f"{one:%H%M}", label=f"{one:%H:%M}") for one in to_choose.hours],
        "units_asked": _asked(about, say("callin-ask-units", count=len(draft.unit_ids))),
        "unit_asked": _asked(about, say("callin-ask-unit")),
        "place_asked": _asked(about, say("callin-ask-place")),
        "day_asked": _asked(
            about,
            say("callin-ask-due" if draft.arrow is _A.HAND_OUT else "callin-ask-day"),
        ),
        "hour_asked": _asked(
            about,
            say("callin-ask-hour", day=_day(say, draft.day, to_choose) if draft.day else ""),
        ),
        "words_asked": _asked(
            about, say(f"callin-ask-words-{key}") if say.has(f"callin-ask-words-{key}") else about
        ),
        "check_asked": Html(f"{checked}\n\n{say('callin-check')}"),
    }


def _label(say: Say, unit: UnitRef, chosen: bool) -> str:
    return say.plain("callin-chosen" if chosen else "callin-choice", unit=clip(unit.name, _UNIT))


def _day(say: Say, day: date, to_choose: ToChoose) -> str:
    said = words.capital(times.near_day(say, day, to_choose.today))
    return say.plain("day-off", day=said) if day in to_choose.off else said


def _asked(about: Html, question: Html) -> Html:
    return Html(f"{about}\n\n{question}")


def _said(
    say: Say, draft: CallInDraft, names: dict[int, str], to_choose: ToChoose
) -> list[Html | None]:
    """All that was answered."""
    if draft.arrow is _A.CALL:
        at, between = meets_at(draft, to_choose.zone), say.plain("between-names")
        units = between.join(names.get(one, "…") for one in draft.unit_ids)
        off = draft.day is not None and draft.day in to_choose.off
        return [
            say("callin-said-units", units=units),
            say("callin-when", at=words.moment(say, at, to_choose.zone)) if at else None,
            say("callin-said-off") if off else None,
            say("callin-where", place=draft.place),
            say("callin-asked", request=draft.words),
        ]
    if draft.arrow is _A.HAND_OUT:
        return [
            say(
                "callin-said-task",
                unit=names.get(draft.unit_id, "…"),
                day=_day(say, draft.day, to_choose) if draft.day else "…",
            ),
            say("summary-line", summary=draft.words),
        ]
    key = draft.arrow.value.replace("_", "-")
    return [say(f"callin-said-{key}", note=draft.words)]


_BACK = button("button-back", "back", clicks.go_back)
_LEAVE = button("button-cancel", "leave", clicks.leave)

dialog = Dialog(
    Window(
        Ready("units_asked"),
        choices("turn", "items", clicks.turn_unit, width=2),
        pager(),
        button("callin-units-done", "done", clicks.units_done),
        MessageInput(only_taps),
        _BACK,
        state=_S.units,
    ),
    Window(
        Ready("place_asked"),
        *sentence(clicks.on_place),
        button("callin-same-place", "same", clicks.same_place),
        _BACK,
        state=_S.place,
    ),
    Window(
        Ready("day_asked"),
        choices("day", "days", clicks.choose_day),
        MessageInput(clicks.on_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        _BACK,
        state=_S.day,
    ),
    Window(
        Ready("hour_asked"),
        choices("hour", "hours", clicks.choose_hour, width=3),
        MessageInput(clicks.on_hour, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        _BACK,
        state=_S.hour,
    ),
    Window(
        Ready("unit_asked"),
        choices("unit", "items", clicks.choose_unit, width=2),
        pager(),
        MessageInput(only_taps),
        _BACK,
        state=_S.unit,
    ),
    Window(Ready("words_asked"), *sentence(clicks.on_words), _BACK, state=_S.words),
    Window(
        Ready("check_asked"),
        *sentence(clicks.on_words),
        button("callin-send", "send", clicks.send),
        _BACK,
        _LEAVE,
        state=_S.check,
    ),
    getter=_facts,
)
