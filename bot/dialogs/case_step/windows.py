"""The windows of a step, and what they show: ask, let the person look, take the step."""

from collections.abc import Sequence
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.api.exceptions import UnknownState
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from magic_filter import F

from bot import words
from bot.dialogs.case_step import clicks
from bot.dialogs.case_step.draft import FIRST, REASONED, CaseStep, StepDraft
from bot.dialogs.case_step.unasked import uses
from bot.dialogs.form import Asking, about, asking, draft_of, sentence
from bot.dialogs.widgets import Choice, Ready, T, back, button, choices, one_page, page_of, pager
from bot.texts import Html, Say
from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.cases.model import OUTCOMES_BY_HAND, AttachmentKind, CaseKind, Outcome
from domain.cases.model import State as CaseState
from domain.cases.views import CaseView, Destination
from domain.errors import NotFound

_ASKING = frozenset(way.letter for way in TRANSITIONS if way.arrow is Arrow.ASK_BACK)
_FILES = [ContentType.PHOTO, ContentType.VOICE, ContentType.AUDIO, ContentType.DOCUMENT]
_UNITS = 12
"""Units of one page: all of an ordinary district, with the thumb still reaching the last."""

_Where = tuple[Sequence[Destination], str]
"""The units to choose from, and the name of the one it goes to."""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case the step is about, and what has been answered."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, StepDraft)
    if draft.arrow not in FIRST:
        raise UnknownState(f"No dialog of {draft.arrow}")  # one of an older version
    try:
        view = await ask.desk.boards.cases.view(ask.actor, draft.case_id, ask.now)
        where = await _where(ask, draft, view)
    except NotFound:
        # out of reach by now, or not chosen yet: just its number (taking the step will say so)
        told = ask.say("step-about-gone", id=str(draft.case_id))
        return shown(ask.say, draft, told, CaseKind.DISPUTE)
    line, page = view.line, page_of(dialog_manager)
    told, asked = about(ask.say, line), _question(view)
    data = shown(ask.say, draft, told, line.kind, asked, where=where, page=page)
    return {**data, "uses": _uses(ask.say, uses(view, draft), line.kind)}


def shown(
    say: Say,
    draft: StepDraft,
    about: Html,
    kind: CaseKind,
    question: str = "",
    *,
    where: _Where = ((), ""),
    page: int = 0,
) -> dict[str, Any]:
    """The data of all windows."""
    units, to = where
    photos = sum(file.kind is AttachmentKind.PHOTO for file in draft.files)
    arrow = draft.arrow
    note = draft.note or say.plain("step-no-note")
    facts = {"about": about, "to": to, "note": note}
    nowhere = arrow is Arrow.HAND_UP and not to
    items = [
        Choice(id=outcome.value, label=words.capital(words.outcome(say, outcome, kind)))
        for outcome in OUTCOMES_BY_HAND
    ]
    if arrow is Arrow.ASSIGN:
        items = [Choice(id=one.unit.id, label=_unit_label(say, one)) for one in units]
    among = [Choice(id=one, label=say.plain("case-number", id=str(one))) for one in draft.among]
    return {
        **one_page(items, page, _UNITS),
        "among": among,
        "uses": _uses(say, (Arrow.ANSWER, Arrow.ASK_BACK), kind),
        **facts,
        "arrow": arrow,
        "question": question,
        "outcome": words.outcome(say, draft.outcome, kind) if draft.outcome else "",
        "asked": _asked(say, draft.outcome or Outcome.SUCCESS, kind),
        "on_board": kind is CaseKind.OPINION and draft.outcome is Outcome.SUCCESS,
        "files": say.plain("step-files", photos=photos, voices=len(draft.files) - photos),
        "has_note": bool(draft.note),
        "fresh": draft.fresh,
        "prompt": say("error-invalid-no-tier-above")
        if nowhere
        else _of_arrow(say, "step-ask", arrow, facts),
        "check": _of_arrow(say, "step-check", arrow, facts),
    }


def _uses(say: Say, found: Sequence[Arrow], kind: CaseKind) -> list[Choice]:
    labels = {
        way: say.plain(f"step-{way.value}", step=words.arrow(say, way, kind)) for way in found
    }
    return [Choice(id=way.value, label=label) for way, label in labels.items()]


def _asked(say: Say, outcome: Outcome, kind: CaseKind) -> Html:
    """What the sentence is to say: a matter that was settled is told of otherwise than one that
    was not."""
    key = f"ask-ended-{outcome.value}"
    return say(f"{key}-opinion" if kind is CaseKind.OPINION else key)


def _of_arrow(say: Say, what: str, arrow: Arrow, facts: dict[str, Any]) -> Html:
    return say(f"{what}-{arrow.value}", **facts) if arrow in REASONED else Html("")


def _unit_label(say: Say, one: Destination) -> str:
    unit = one.unit.name
    if one.suggested:
        return say.plain("unit-suggested" if one.staffed else "unit-suggested-empty", unit=unit)
    return say.plain("unit-plain" if one.staffed else "unit-empty", unit=unit)


async def _where(ask: Asking, draft: StepDraft, view: CaseView) -> _Where:
    match draft.arrow:
        case Arrow.ASSIGN | Arrow.HAND_UP:
            found = await ask.desk.boards.cases.handover(ask.actor, draft.case_id, ask.now)
        case _:
            return (), view.responsible.name
    if draft.arrow is Arrow.HAND_UP:
        return (), found.up.name if found.up else ""
    chosen = (o.unit.name for o in found.destinations if o.unit.id == draft.to_unit_id)
    return found.destinations, next(chosen, "")


def _question(view: CaseView) -> str:
    """What the reporter is asked, while it waits for the answer."""
    if view.line.state is not CaseState.RETURNED:
        return ""
    asked = [entry.note for entry in view.timeline if entry.letter in _ASKING]
    return asked[-1] if asked else ""


def _text_and_files() -> tuple[MessageInput, ...]:
    return (
        MessageInput(clicks.on_text, content_types=ContentType.TEXT),
        MessageInput(clicks.on_file, content_types=_FILES),
        MessageInput(clicks.only_these),
    )


def _ask(state: State, key: str, *names: str) -> Window:
    return Window(
        T(key, "about", *names),
        *sentence(clicks.on_text),
        button("button-back", "leave", clicks.leave),
        state=state,
    )


def _another() -> Button:
    """Out of a question that somebody's new matter was taken for the answer to."""
    return button("unasked-another", "another", clicks.another, when="fresh")


def _check(state: State, what: str, *names: str, files: bool = False) -> Window:
    return Window(
        T(f"step-check-{what}", "about", "note", *names),
        *(_text_and_files() if files else sentence(clicks.on_text)),
        button(f"step-send-{what}", "take", clicks.take),
        *((_another(),) if files else ()),
        *((back(CaseStep.outcome),) if what == "sentence" else ()),
        button("button-cancel", "leave", clicks.leave),
        state=state,
    )


_IS = {arrow: F["arrow"] == arrow for arrow in REASONED}

dialog = Dialog(
    Window(
        T("step-ask-outcome", "about", when=~F["has_note"]),
        T("step-ask-outcome-of", "about", "note", when="has_note"),
        *sentence(clicks.note_first),
        choices("outcome", "items", clicks.choose_outcome, width=2),
        button("button-back", "leave", clicks.leave),
        state=CaseStep.outcome,
    ),
    _ask(CaseStep.question, "step-ask-question"),
    Window(
        T("step-ask-sentence", "about", "outcome", "asked"),
        *sentence(clicks.on_text),
        button("step-default-reply", "on_board", clicks.reply_on_board, when="on_board"),
        back(CaseStep.outcome),
        button("button-cancel", "leave", clicks.leave),
        state=CaseStep.sentence,
    ),
    Window(
        T("step-ask-detail", "about", when=~F["question"]),
        T("step-ask-answer", "about", "question", when="question"),
        *_text_and_files(),
        button("button-back", "leave", clicks.leave),
        state=CaseStep.detail,
    ),
    _check(CaseStep.check_question, "question"),
    _check(CaseStep.check_sentence, "sentence", "outcome"),
    _check(CaseStep.check_detail, "detail", "files", files=True),
    Window(
        T("step-ask-withdraw", "about"),
        button("step-yes-withdraw", "take", clicks.take),
        button("step-no-withdraw", "leave", clicks.leave),
        state=CaseStep.withdraw,
    ),
    Window(
        Ready("prompt"),
        *sentence(clicks.on_text),
        button("step-without-not_fixed", "without", clicks.take, when=_IS[Arrow.NOT_FIXED]),
        button("button-back", "leave", clicks.leave),
        state=CaseStep.reason,
    ),
    Window(
        Ready("check"),
        *sentence(clicks.on_text),
        *(
            button(f"step-send-{arrow.value}", f"take_{arrow.value}", clicks.take, when=_IS[arrow])
            for arrow in REASONED
        ),
        button("button-cancel", "leave", clicks.leave),
        state=CaseStep.check_reason,
    ),
    Window(
        T("step-ask-unit", "about", when="items"),
        T("step-ask-unit-none", "about", when=~F["items"]),
        T("step-noted", "note", when="has_note"),
        *sentence(clicks.note_first),
        choices("unit", "items", clicks.choose_unit),
        pager(),
        button("button-back", "leave", clicks.leave),
        state=CaseStep.unit,
    ),
    Window(
        T("step-check-assign", "about", "to", when=~F["has_note"]),
        T("step-check-assign-note", "about", "to", "note", when="has_note"),
        *sentence(clicks.on_text),
        button("step-send-assign", "take", clicks.take),
        back(CaseStep.unit),
        button("button-cancel", "leave", clicks.leave),
        state=CaseStep.check_unit,
    ),
    Window(
        T("unasked-which", "note", "files"),
        choices("which", "among", clicks.choose_case, width=2),
        _another(),
        button("button-cancel", "drop", clicks.drop),
        state=CaseStep.which,
    ),
    Window(
        T("unasked-use", "about", "note"),
        *sentence(clicks.note_first),
        choices("use", "uses", clicks.choose_use, width=2),
        _another(),
        button("button-cancel", "leave", clicks.leave),
        state=CaseStep.use,
    ),
    getter=_facts,
)
