"""The windows of a call-in's questions, the draft, and which question follows which."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State, StatesGroup

from domain.callins.model import CallInArrow
from domain.days.periods import moment_at


class CallInStates(StatesGroup):
    """The windows."""

    units = State()
    place = State()
    day = State()
    hour = State()
    unit = State()
    words = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class CallInDraft:
    """A step on its way."""

    arrow: CallInArrow
    case_id: int = 0
    """Of one that is to be called."""
    callin_id: int = 0
    unit_ids: tuple[int, ...] = ()
    """The units that are to be called."""
    unit_id: int = 0
    """The unit for which is answered, or that gets something to do."""
    place: str = ""
    day: date | None = None
    hour: time | None = None
    words: str = ""


_S, _A = CallInStates, CallInArrow
_FLOWS: dict[CallInArrow, tuple[State, ...]] = {
    _A.CALL: (_S.units, _S.place, _S.day, _S.hour, _S.words, _S.check),
    _A.ANSWER: (_S.words, _S.check),
    _A.HAND_OUT: (_S.unit, _S.words, _S.day, _S.check),
    _A.SETTLE: (_S.words, _S.check),
    _A.CALL_OFF: (_S.words, _S.check),
}


def asked(arrow: CallInArrow) -> tuple[State, ...]:
    """The questions in their order; none for what is not begun by a person."""
    return _FLOWS.get(arrow, ())


def after(draft: CallInDraft, state: State) -> State:
    """The question after this one."""
    flow = asked(draft.arrow)
    return flow[flow.index(state) + 1]


def before(draft: CallInDraft, state: State) -> State | None:
    """The question before this one; None for the first."""
    flow = asked(draft.arrow)
    at = flow.index(state)
    return flow[at - 1] if at else None


def meets_at(draft: CallInDraft, zone: ZoneInfo) -> datetime | None:
    """The hour in UTC, once there is one."""
    if draft.day is None or draft.hour is None:
        return None
    return moment_at(draft.day, draft.hour, zone)
