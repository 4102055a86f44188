"""The windows of an assessment's questions, the draft, and which question follows which."""

from dataclasses import dataclass
from datetime import date

from aiogram.fsm.state import State, StatesGroup

from domain.assessments.model import AssessmentArrow, MatterKind
from domain.assessments.scale import Decision, Procedure


class AssessmentStates(StatesGroup):
    """The windows."""

    kind = State()
    words = State()
    body = State()
    day = State()
    procedure = State()
    counts = State()
    answers = State()
    unit = State()
    decision = State()
    decided = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class AssessmentDraft:
    """A step on its way."""

    arrow: AssessmentArrow
    """What it is for; a decision goes by one of its ways."""
    matter: int = 0
    """0: one that is registered."""
    unit_id: int = 0
    """The unit that registers it, or that gets a measure."""
    kind: MatterKind | None = None
    words: str = ""
    body: str = ""
    """责任主体, where it is not the unit itself."""
    day: date | None = None
    procedure: Procedure | None = None
    counts: tuple[int, ...] = ()
    """发放, 收回, 有效."""
    answers: tuple[int, ...] = ()
    """支持, 有条件支持, 反对, 不表态."""
    decision: Decision | None = None
    decided_on: date | None = None


_S, _A = AssessmentStates, AssessmentArrow
_FLOWS: dict[AssessmentArrow, tuple[State, ...]] = {
    _A.REGISTER: (_S.kind, _S.words, _S.body, _S.day, _S.procedure, _S.check),
    _A.PLAN: (_S.words, _S.day, _S.check),
    _A.HEAR: (_S.counts, _S.answers, _S.words, _S.check),
    _A.MEASURE: (_S.words, _S.unit, _S.day, _S.check),
    _A.CARRY_OUT: (_S.decision, _S.decided, _S.words, _S.check),
    _A.SEND_BACK: (_S.words, _S.check),
    _A.TRACK: (_S.words, _S.check),
    _A.MOVE_START: (_S.day, _S.words, _S.check),
    _A.WITHDRAW: (_S.words, _S.check),
}
SKIPS = frozenset({_A.HEAR, _A.CARRY_OUT})
"""Where nothing need be said in words."""
AHEAD = frozenset({_A.PLAN, _A.MEASURE, _A.CARRY_OUT})
"""Where the day is one to come."""


def flow(draft: AssessmentDraft) -> tuple[State, ...]:
    """The questions in their order."""
    asked = _FLOWS[draft.arrow]
    if draft.decision is Decision.DEFER:
        return (_S.decision, _S.decided, _S.day, _S.words, _S.check)
    return asked


def first(arrow: AssessmentArrow) -> State:
    """Where a step begins."""
    return _FLOWS[arrow][0]


def after(draft: AssessmentDraft, state: State) -> State:
    """The question after this one."""
    asked = flow(draft)
    return asked[asked.index(state) + 1]


def before(draft: AssessmentDraft, state: State) -> State | None:
    """The question before this one; None for the first."""
    asked = flow(draft)
    at = asked.index(state)
    return asked[at - 1] if at else None
