"""The windows: ask, let the person look, do it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.form import asking, draft_of, only_taps, sentence
from bot.dialogs.meetings import clicks
from bot.dialogs.meetings.days import answer_days, rules_offered
from bot.dialogs.meetings.draft import (
    REASONED,
    REASONS,
    MeetingAsk,
    MeetingDraft,
    MeetingStates,
    present_of,
    votes_of,
)
from bot.dialogs.widgets import (
    Choice,
    Ready,
    T,
    button,
    choices,
    one_page,
    page_of,
    pager,
    switch,
)
from bot.pages import times
from bot.pages.meetings import parts
from bot.pages.page import clip
from bot.texts import Html, Say
from domain.days.calendar import Roll
from domain.errors import Invalid, NotFound
from domain.meetings.model import GIVEN, Ruling
from domain.meetings.options import revisions_open
from domain.meetings.views import AgendaLine, MeetingView
from domain.org.views import UnitRef

_UNITS = 10
_HEADS = 8
_UNWORDED = frozenset({MeetingAsk.MERGED, MeetingAsk.PHOTO})
"""What asks for no words at all."""
_TOPIC = 60


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The meeting it is about, and what has been answered."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, MeetingDraft)
    view, units, days = None, tuple[UnitRef, ...](), list[date]()
    if draft.meeting_id:
        try:
            view = await clicks.view_of(ask, draft)
        except NotFound:
            pass  # out of reach by now: the action will say so
        else:
            days = answer_days(ask, view, draft)
            if draft.gives:
                reads = ask.desk.boards.meetings
                units = await reads.receivers(ask.actor, draft.meeting_id, ask.now)
    return shown(
        ask.say,
        draft,
        view=view,
        today=ask.today,
        days=days,
        units=units,
        page=page_of(dialog_manager),
    )


def shown(
    say: Say,
    draft: MeetingDraft,
    *,
    view: MeetingView | None,
    today: date,
    days: Sequence[date],
    units: Sequence[UnitRef],
    page: int = 0,
) -> dict[str, Any]:
    """The data of all windows."""
    item = _item(view, draft)
    names = {unit.id: unit.name for unit in units}
    heads = [
        Choice(id=one.id, label=say.plain("meeting-head-item", number=str(at), topic=_short(one)))
        for at, one in enumerate(view.items if view else (), 1)
        if one.id != draft.item_id and one.ruling is not Ruling.MERGED
    ]
    merges = draft.ask is MeetingAsk.MERGED
    listed = heads if merges else [Choice(id=one.id, label=one.name) for one in units]
    return {
        **one_page(listed, page, _HEADS if merges else _UNITS),
        "about": _about(say, draft, view, item, today),
        "prompt": _prompt(say, draft),
        "check": _check(say, draft, names, view, today),
        "rules": [
            Choice(id=key, label=parts.rule_words(say, replace(rule, roll=Roll.NONE)))
            for key, rule in rules_offered()
        ],
        "days": [Choice(id=one.toordinal(), label=times.near_day(say, one, today)) for one in days],
        "rulings": [
            Choice(id=one.value, label=say.plain(f"meeting-say-{one.value}"))
            for one in revisions_open(item.ruling if item else None)
        ],
        "reasons": [Choice(id=one, label=say.plain(f"meeting-reason-{one}")) for one in REASONS],
        "reasoned": draft.ask in REASONED,
        "rolls": draft.ask is MeetingAsk.SERIES,
        "gives": draft.gives and bool(draft.to_unit_id) and not draft.helper_id,
        "days_free": draft.gives and bool(draft.to_unit_id),
        "ask_unit": say(
            "meeting-ask-helper" if draft.helping else "meeting-ask-unit",
            about=_about(say, draft, view, item, today),
        ),
    }


def _item(view: MeetingView | None, draft: MeetingDraft) -> AgendaLine | None:
    lines = (*view.items, *view.to_judge) if view else ()
    return next((one for one in lines if one.id == draft.item_id), None)


def _short(one: AgendaLine) -> str:
    return clip(one.topic, parts.TOPIC)


def _about(
    say: Say, draft: MeetingDraft, view: MeetingView | None, item: AgendaLine | None, today: date
) -> Html:
    if item is not None:
        return say("meeting-about-item", topic=clip(item.topic, _TOPIC))
    if view is not None:
        return say("meeting-head", title=parts.title(say, view.line, today))
    if draft.on_day is None and draft.nth is None:
        return say("meeting-about-series")
    return say("meeting-rule", rule=parts.rule_words(say, draft.rule))


def _prompt(say: Say, draft: MeetingDraft) -> Html:
    if draft.ask is MeetingAsk.REVISE:
        wants_reason = draft.note or draft.ruling in GIVEN
        return say("meeting-ask-revision" if wants_reason else "meeting-ask-sentence")
    if draft.ask in _UNWORDED:
        return say("meeting-check-empty")
    return say(f"meeting-ask-{draft.ask.value}")


def _check(
    say: Say, draft: MeetingDraft, names: dict[int, str], view: MeetingView | None, today: date
) -> Html:
    """What will be done, to be looked at."""
    match draft.ask:
        case MeetingAsk.COUNT if draft.note:
            return say("meeting-check-count", present=parts.present(say, present_of(draft.note)))
        case MeetingAsk.VOTES if draft.note:
            return _votes(say, draft.note)
        case MeetingAsk.POSTPONE:
            day = times.near_day(say, draft.day, today) if draft.day else parts.NOTHING
            return say("meeting-check-postpone", day=day, note=draft.note)
    lines = list[Html]()
    ruling = draft.ruling or (Ruling(draft.ask.value) if draft.ask.value in set(Ruling) else None)
    if ruling is not None:
        lines.append(say("meeting-check-ruling", how=say.plain(f"meeting-ruling-{ruling.value}")))
    if draft.to_unit_id:
        until = draft.day or (view.answer_by if view else None)
        lines.append(
            say(
                "meeting-check-unit",
                unit=names.get(draft.to_unit_id, parts.NOTHING),
                day=times.near_day(say, until, today) if until else parts.NOTHING,
            )
        )
    if draft.helper_id:
        lines.append(say("meeting-helper", unit=names.get(draft.helper_id, parts.NOTHING)))
    if draft.note:
        lines.append(say("meeting-note", note=draft.note))
    if draft.reason:
        lines.append(say("meeting-corrected", reason=draft.reason))
    if draft.ask is MeetingAsk.HANDED_OUT and not draft.note:
        lines += [Html(""), say("meeting-check-unworded")]
    return Html("\n".join(lines)) if lines else say("meeting-check-empty")


def _votes(say: Say, note: str) -> Html:
    try:
        votes = votes_of(note)
    except Invalid:  # looked at before it is sent
        return say("meeting-check-empty")
    grade = say.plain(f"satisfaction-{votes.verdict.value}")
    return say("meeting-check-votes", votes=parts.votes(say, votes), grade=grade)


dialog = Dialog(
    Window(
        T("meeting-ask-rule"),
        choices("rule", "rules", clicks.choose_rule, width=2),
        *sentence(clicks.type_rule),
        button("button-cancel", "leave", clicks.leave),
        state=MeetingStates.rule,
    ),
    Window(
        T("meeting-ask-day", "about"),
        choices("day", "days", clicks.choose_day),
        MessageInput(clicks.type_day, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        button("button-cancel", "leave", clicks.leave),
        state=MeetingStates.day,
    ),
    Window(
        Ready("ask_unit"),
        choices("unit", "items", clicks.choose_unit),
        pager(),
        MessageInput(only_taps),
        button("button-cancel", "leave", clicks.leave),
        state=MeetingStates.unit,
    ),
    Window(
        T("meeting-ask-head", "about"),
        choices("head", "items", clicks.choose_head),
        pager(),
        MessageInput(only_taps),
        button("button-cancel", "leave", clicks.leave),
        state=MeetingStates.head,
    ),
    Window(
        T("meeting-ask-ruling", "about"),
        choices("ruling", "rulings", clicks.choose_ruling, width=2),
        MessageInput(only_taps),
        button("button-cancel", "leave", clicks.leave),
        state=MeetingStates.revise,
    ),
    Window(
        T("meeting-ask-words", "about", "prompt"),
        *sentence(clicks.on_words),
        choices("reason", "reasons", clicks.choose_reason, width=2, when="reasoned"),
        button("button-cancel", "leave", clicks.leave),
        state=MeetingStates.words,
    ),
    Window(
        T("meeting-check", "about", "check"),
        *sentence(clicks.on_words),
        button("meeting-send", "send", clicks.send),
        button("meeting-turn-roll", "roll", clicks.turn_roll, when="rolls"),
        switch("meeting-other-day", "other", MeetingStates.day, when="days_free"),
        button("meeting-add-helper", "helper", clicks.ask_helper, when="gives"),
        button("button-cancel", "leave", clicks.leave),
        state=MeetingStates.check,
    ),
    Window(
        T("meeting-ask-photo", "about"),
        MessageInput(clicks.on_photo, content_types=[ContentType.PHOTO, ContentType.DOCUMENT]),
        MessageInput(clicks.only_photos),
        button("meeting-photo-done", "leave", clicks.leave),
        state=MeetingStates.photo,
    ),
    getter=_facts,
)
