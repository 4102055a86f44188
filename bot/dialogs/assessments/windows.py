"""The windows, and what each of them shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput

from bot import words
from bot.dialogs.assessments import clicks
from bot.dialogs.assessments.draft import (
    SKIPS,
    AssessmentDraft,
    AssessmentStates,
)
from bot.dialogs.form import Asking, asking, draft_of, only_taps, sentence
from bot.dialogs.widgets import Choice, Ready, button, choices, one_page, page_of, pager
from bot.pages import times
from bot.pages.assessments import words as of
from bot.pages.assessments.matter import title
from bot.pages.page import clip, joined
from bot.texts import Html, Say
from domain.assessments.model import AssessmentArrow, MatterKind
from domain.assessments.scale import Grade, Procedure
from domain.assessments.views import AssessmentView
from domain.errors import NotFound
from domain.org.views import UnitRef

_A, _S = AssessmentArrow, AssessmentStates
_ON = (10, 20, 30)
"""Days on, by the calendar, that are offered."""
_AGO = (0, 1, 2)
"""Days ago on which it was decided that are offered."""
_UNIT = 20


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What there is to choose from."""

    today: date
    days: Sequence[date]
    units: Sequence[UnitRef] = ()
    page: int = 0
    """Of the units."""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The matter it is about, and what there is to choose from."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, AssessmentDraft)
    state = dialog_manager.current_context().state
    view, units = None, tuple[UnitRef, ...]()
    if draft.matter:
        try:
            view = await ask.desk.boards.assessments.view(ask.actor, draft.matter, ask.now)
            if draft.arrow is _A.MEASURE:
                reads = ask.desk.boards.assessments
                units = await reads.hands_to(ask.actor, draft.matter, ask.now)
        except NotFound:
            pass  # out of reach by now: the action will say so
    page = page_of(dialog_manager) if state == _S.unit else 0
    offered = Offered(today=ask.today, days=_days(ask, draft), units=units, page=page)
    return shown(ask.say, draft, view, offered)


def _days(ask: Asking, draft: AssessmentDraft) -> list[date]:
    """What is offered: as long as opinions are asked by the rules first of all."""
    rules = ask.desk.office.rules
    on = sorted({rules.assessments.heard_days, *_ON}) if draft.arrow is _A.PLAN else list(_ON)
    return [rules.calendar.next_working(ask.today + timedelta(days=one)) for one in on]


def shown(
    say: Say, draft: AssessmentDraft, view: AssessmentView | None, offered: Offered
) -> dict[str, Any]:
    """The data of all windows."""
    today, units = offered.today, offered.units
    key = "decide" if draft.arrow is _A.CARRY_OUT else draft.arrow.value
    about = title(say, view) if view is not None else say("assessment-new")
    unit = next((one.name for one in units if one.id == draft.unit_id), "")
    checked = joined([about, *_said(say, draft, today, unit, view)])
    items = one_page([Choice(id=u.id, label=clip(u.name, _UNIT)) for u in units], offered.page)
    return {
        **items,
        "kinds": [Choice(id=k.value, label=words.capital(of.kind(say, k))) for k in MatterKind],
        "procedures": [
            Choice(id=one.value, label=words.capital(of.procedure(say, one))) for one in Procedure
        ],
        "decisions": _decisions(say, view),
        "days": [
            Choice(id=day.toordinal(), label=words.capital(times.near_day(say, day, today)))
            for day in sorted(set(offered.days))
        ],
        "decided_days": [
            Choice(id=day.toordinal(), label=words.capital(times.near_day(say, day, today)))
            for day in (today - timedelta(days=ago) for ago in _AGO)
        ],
        "decided_asked": _asked(about, say("assess-ask-decided")),
        "skips": draft.arrow in SKIPS and not _must_say(draft, view),
        "kind_asked": _asked(about, say("assess-ask-kind")),
        "words_asked": _asked(about, _words(say, draft, key, view)),
        "day_asked": _asked(about, say(f"assess-ask-day-{key}") if _has_day(draft) else about),
        "body_asked": _asked(about, say("assess-ask-body")),
        "procedure_asked": _asked(about, say("assess-ask-procedure")),
        "counts_asked": _asked(about, say("assess-ask-counts")),
        "answers_asked": _asked(
            about, say("assess-ask-answers", valid=draft.counts[-1] if draft.counts else 0)
        ),
        "unit_asked": _asked(about, say("assess-ask-unit")),
        "decision_asked": _asked(about, _guidance(say, view)),
        "check_asked": Html(f"{checked}\n\n{say(f'assess-check-{key}')}"),
    }


def _asked(about: Html, question: Html) -> Html:
    return Html(f"{about}\n\n{question}")


def _has_day(draft: AssessmentDraft) -> bool:
    return draft.arrow in {_A.REGISTER, _A.PLAN, _A.MEASURE, _A.CARRY_OUT, _A.MOVE_START}


def _words(say: Say, draft: AssessmentDraft, key: str, view: AssessmentView | None) -> Html:
    return say("assess-ask-words-against" if _must_say(draft, view) else f"assess-ask-words-{key}")


def _must_say(draft: AssessmentDraft, view: AssessmentView | None) -> bool:
    """Whether the decision goes against the guidance."""
    if draft.decision is None or view is None:
        return False
    return not view.scale.allowed(draft.decision, view.expected or Grade.HIGH)


def _decisions(say: Say, view: AssessmentView | None) -> list[Choice]:
    if view is None:
        return []
    return [
        Choice(
            id=one.value,
            label=say.plain(
                "decision-choice"
                if view.scale.allowed(one, view.expected or Grade.HIGH)
                else "decision-choice-against",
                decision=words.capital(of.decision(say, one)),
            ),
        )
        for one in view.decisions
    ]


def _guidance(say: Say, view: AssessmentView | None) -> Html:
    expected = view.expected if view is not None else None
    return say(f"assess-guidance-{(expected or Grade.HIGH).value}")


def _said(
    say: Say, draft: AssessmentDraft, today: date, unit: str, view: AssessmentView | None
) -> list[Html]:
    """What has been answered so far."""
    lines: list[Html] = []
    if draft.kind is not None:
        lines.append(say("assess-said-kind", kind=of.kind(say, draft.kind)))
    if draft.decision is not None:
        key = "assess-said-against" if _must_say(draft, view) else "assess-said-decision"
        lines.append(say(key, decision=of.decision(say, draft.decision)))
    if draft.decided_on is not None:
        day = times.near_day(say, draft.decided_on, today)
        lines.append(say("assess-said-decided", day=day))
    if draft.counts and draft.answers:
        asked = clicks.opinions_of(draft)
        lines.append(
            say(
                "assessment-opinions",
                sent=asked.sent,
                returned=asked.returned,
                valid=asked.valid,
                supports=asked.supports,
                conditional=asked.conditional,
                opposes=asked.opposes,
                abstains=asked.abstains,
            )
        )
    if draft.words:
        lines.append(say("assess-said-words", words=draft.words))
    if draft.body:
        lines.append(say("assess-said-body", body=draft.body))
    if unit:
        lines.append(say("assess-said-unit", unit=unit))
    if draft.day is not None:
        lines.append(say("assess-said-day", day=times.near_day(say, draft.day, today)))
        if draft.arrow is _A.REGISTER and draft.day <= today:
            lines.append(say("assess-said-early"))
    if draft.procedure is not None:
        lines.append(say("assess-said-procedure", procedure=of.procedure(say, draft.procedure)))
    return lines


_BACK = button("button-back", "back", clicks.go_back)
_LEAVE = button("button-cancel", "leave", clicks.leave)

dialog = Dialog(
    Window(
        Ready("kind_asked"),
        choices("kind", "kinds", clicks.choose_kind, width=2),
        MessageInput(only_taps),
        _BACK,
        state=_S.kind,
    ),
    Window(
        Ready("words_asked"),
        *sentence(clicks.on_words),
        button("assess-skip", "skip", clicks.skip_words, when="skips"),
        _BACK,
        state=_S.words,
    ),
    Window(
        Ready("body_asked"),
        *sentence(clicks.on_body),
        button("assess-own-body", "own", clicks.own_body),
        _BACK,
        state=_S.body,
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
        Ready("procedure_asked"),
        choices("procedure", "procedures", clicks.choose_procedure),
        MessageInput(only_taps),
        _BACK,
        state=_S.procedure,
    ),
    Window(Ready("counts_asked"), *sentence(clicks.on_counts), _BACK, state=_S.counts),
    Window(Ready("answers_asked"), *sentence(clicks.on_answers), _BACK, state=_S.answers),
    Window(
        Ready("unit_asked"),
        choices("unit", "items", clicks.choose_unit, width=2),
        pager(),
        MessageInput(only_taps),
        _BACK,
        state=_S.unit,
    ),
    Window(
        Ready("decision_asked"),
        choices("decision", "decisions", clicks.choose_decision),
        MessageInput(only_taps),
        _BACK,
        state=_S.decision,
    ),
    Window(
        Ready("decided_asked"),
        choices("decided", "decided_days", clicks.choose_decided),
        MessageInput(clicks.on_decided, content_types=ContentType.TEXT),
        MessageInput(only_taps),
        _BACK,
        state=_S.decided,
    ),
    Window(
        Ready("check_asked"),
        *sentence(clicks.on_words),
        button("assess-send", "send", clicks.send),
        _BACK,
        _LEAVE,
        state=_S.check,
    ),
    getter=_facts,
)
