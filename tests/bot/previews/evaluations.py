"""Each window of the dialogs about ``evaluations`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs import evaluation_day, recount, rectify, tally
from bot.dialogs.evaluation_day import PlanDraft, PlanStates
from bot.dialogs.recount import ReasonDraft, TallyReason
from bot.dialogs.rectify import RectifyDraft, RectifyOffers, RectifyStates
from bot.dialogs.tally import TallyDraft, TallyStates
from bot.pages import times
from bot.texts import Html, Say
from domain.days.halves import HalfYear
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from tests.bot.samples_evaluations import evaluation_view, object_lines

_TODAY = date(2026, 11, 26)
_DAY = date(2026, 12, 4)
_PLANNED = PlanDraft(unit_id=3, half=202607, day=_DAY, without=(21,))
_WRONG = RectifyDraft(evaluation_id=5, object_id=1, what="-", unit_id=3, day=_DAY)
_BACK = ReasonDraft(evaluation_id=5, revision=2, note="-")

PREVIEWS: Mapping[State, object] = {
    PlanStates.day: _PLANNED,
    PlanStates.check: _PLANNED,
    TallyStates.counts: TallyDraft(evaluation_id=5),
    TallyStates.votes: TallyDraft(evaluation_id=5, asked=(2,)),
    TallyStates.check: TallyDraft(evaluation_id=5),
    TallyReason.reason: _BACK,
    TallyReason.check: _BACK,
    RectifyStates.about: _WRONG,
    RectifyStates.what: _WRONG,
    RectifyStates.unit: _WRONG,
    RectifyStates.day: _WRONG,
    RectifyStates.check: _WRONG,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft, unit = PREVIEWS[state], say.plain("preview-unit", number="1")
    about = _about(say, unit)
    match draft:
        case PlanDraft():
            return evaluation_day.shown(
                say, draft, unit=unit, objects=object_lines(say), today=_TODAY
            )
        case TallyDraft():
            return tally.shown(say, evaluation_view(say), draft, about)
        case ReasonDraft():
            data = recount.shown(draft, about)
            return {**data, "note": say.plain("preview-sentence")}
        case RectifyDraft():
            offers = RectifyOffers(
                objects=object_lines(say),
                units=[
                    UnitRef(
                        id=number,
                        name=say.plain("preview-unit", number=str(number)),
                        kind=UnitKind.COMMUNITY,
                    )
                    for number in range(1, 12)
                ],
                days=[date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 24)],
            )
            data = rectify.shown(say, draft, about=about, offers=offers, today=_TODAY)
            return {**data, "what": say.plain("preview-wrong")}
        case _:
            raise TypeError(state)


def _about(say: Say, unit: str) -> Html:
    half = times.half_year(say, HalfYear(date(2026, 7, 1)))
    return say("evaluation-head", unit=unit, half=half)
