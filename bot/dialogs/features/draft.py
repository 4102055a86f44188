"""The windows of a feature's questions, the draft, and which question follows which."""

from dataclasses import dataclass
from datetime import date

from aiogram.fsm.state import State, StatesGroup

from domain.features.model import FeatureKind
from domain.features.options import FeatureArrow


class FeatureStates(StatesGroup):
    """The windows."""

    kind = State()
    title = State()
    purpose = State()
    since = State()
    day = State()
    what = State()
    came = State()
    event = State()
    why = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class FeatureStep:
    """A step on its way."""

    arrow: FeatureArrow
    unit_id: int = 0
    """The community that begins one."""
    feature_id: int = 0
    kind: FeatureKind | None = None
    title: str = ""
    purpose: str = ""
    day: date | None = None
    """Since when, or when it took place."""
    what: str = ""
    came: int | None = None
    event_id: int = 0
    why: str = ""


_S, _A = FeatureStates, FeatureArrow
_SAYING = (_S.kind, _S.title, _S.purpose, _S.since)
FLOWS: dict[FeatureArrow, tuple[State, ...]] = {
    _A.BEGIN: (*_SAYING, _S.check),
    _A.REVISE: (*_SAYING, _S.why, _S.check),
    _A.END: (_S.check,),
    _A.ADD_EVENT: (_S.day, _S.what, _S.came, _S.check),
    _A.DROP_EVENT: (_S.event, _S.why, _S.check),
}


def first(arrow: FeatureArrow) -> State:
    """Where a step begins."""
    return FLOWS[arrow][0]
