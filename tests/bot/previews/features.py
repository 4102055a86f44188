"""Each window of ``features`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.features.draft import FeatureStates, FeatureStep
from bot.dialogs.features.windows import shown
from bot.texts import Say
from domain.features.model import FeatureKind
from domain.features.options import FeatureArrow
from tests.bot.samples_selections import feature

_A, _S = FeatureArrow, FeatureStates
_TODAY = date(2026, 12, 8)
_NEW = FeatureStep(
    arrow=_A.REVISE,
    feature_id=5,
    kind=FeatureKind.HEALTH,
    title="-",
    purpose="-",
    day=date(2024, 3, 1),
)
_EVENT = FeatureStep(arrow=_A.ADD_EVENT, feature_id=5, day=_TODAY, what="-", came=86)
_DROP = FeatureStep(arrow=_A.DROP_EVENT, feature_id=5, event_id=1, why="-")
PREVIEWS: Mapping[State, FeatureStep] = {
    _S.kind: _NEW,
    _S.title: _NEW,
    _S.purpose: _NEW,
    _S.since: _NEW,
    _S.day: _EVENT,
    _S.what: _EVENT,
    _S.came: _EVENT,
    _S.event: _DROP,
    _S.why: _DROP,
    _S.check: _EVENT,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft = PREVIEWS[state]
    return shown(say, draft, feature(say.plain("preview-unit", number="1")), _TODAY)
