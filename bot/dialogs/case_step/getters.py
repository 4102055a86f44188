"""What the windows show. Only reads."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs.asking import Asking, asking
from bot.dialogs.case_step.draft import StepDraft, load
from bot.dialogs.case_step.states import REASONED
from bot.dialogs.common import Choice, one_page, page_of
from bot.pages.cases import title
from bot.texts import Html, Say
from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.cases.model import OUTCOMES_BY_HAND, AttachmentKind, CaseKind, State
from domain.cases.privacy import find_personal
from domain.cases.views import CaseView, Destination
from domain.errors import NotFound

_ASKING = frozenset(way.letter for way in TRANSITIONS if way.arrow is Arrow.ASK_BACK)
_UNITS = 12
"""Units of one page: all of an ordinary district, with the thumb still reaching the last."""


async def case_step(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case the step is about, and what has been answered."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    try:
        view = await ask.desk.boards.cases.view(ask.actor, draft.case_id, ask.desk.clock.now())
        units, to = await _where(ask, draft, view)
    except NotFound:
        # out of reach by now: just its number (taking the step will say so)
        about = ask.say("step-about-gone", id=str(draft.case_id))
        return shown(ask.say, draft, about, CaseKind.DISPUTE)
    line = view.line
    about = ask.say("step-about", title=title(ask.say, line), summary=line.summary)
    page = page_of(dialog_manager)
    return shown(ask.say, draft, about, line.kind, _question(view), to=to, units=units, page=page)


def shown(
    say: Say,
    draft: StepDraft,
    about: Html,
    kind: CaseKind,
    question: str = "",
    *,
    to: str = "",
    units: Sequence[Destination] = (),
    page: int = 0,
) -> dict[str, Any]:
    """The data of all windows."""
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
    return {
        **one_page(items, page, _UNITS),
        **facts,
        "arrow": arrow,
        "question": question,
        "outcome": words.outcome(say, draft.outcome, kind) if draft.outcome else "",
        "files": say.plain("step-files", photos=photos, voices=len(draft.files) - photos),
        "personal": bool(find_personal(draft.note)),
        "has_note": bool(draft.note),
        "prompt": say("error-invalid-no-tier-above")
        if nowhere
        else _of_arrow(say, "step-ask", arrow, facts),
        "check": _of_arrow(say, "step-check", arrow, facts),
    }


def _of_arrow(say: Say, what: str, arrow: Arrow, facts: dict[str, Any]) -> Html:
    return say(f"{what}-{arrow.value}", **facts) if arrow in REASONED else Html("")


def _unit_label(say: Say, one: Destination) -> str:
    unit = one.unit.name
    if one.suggested:
        return say.plain("unit-suggested" if one.staffed else "unit-suggested-empty", unit=unit)
    return say.plain("unit-plain" if one.staffed else "unit-empty", unit=unit)


async def _where(
    ask: Asking, draft: StepDraft, view: CaseView
) -> tuple[Sequence[Destination], str]:
    """The units to choose from, and the name of the one it goes to."""
    match draft.arrow:
        case Arrow.ASSIGN | Arrow.HAND_UP:
            found = await ask.desk.boards.cases.handover(
                ask.actor, draft.case_id, ask.desk.clock.now()
            )
        case _:
            return (), view.responsible.name
    if draft.arrow is Arrow.HAND_UP:
        return (), found.up.name if found.up else ""
    chosen = (o.unit.name for o in found.destinations if o.unit.id == draft.to_unit_id)
    return found.destinations, next(chosen, "")


def _question(view: CaseView) -> str:
    """What the reporter is asked, while it waits for the answer."""
    if view.line.state is not State.RETURNED:
        return ""
    asked = [entry.note for entry in view.timeline if entry.letter in _ASKING]
    return asked[-1] if asked else ""
