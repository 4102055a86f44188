"""The windows of a project's questions, the draft, and which question follows which."""

from dataclasses import dataclass
from datetime import date

from aiogram.fsm.state import State, StatesGroup

from domain.projects.model import ProjectArrow


class ProjectStates(StatesGroup):
    """The windows."""

    system = State()
    words = State()
    unit = State()
    aim = State()
    day = State()
    milestones = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class ProjectAsked:
    """A step on its way."""

    arrow: ProjectArrow
    project: int = 0
    """0: one that is entered."""
    milestone: int = 0
    """The one that is dropped."""
    system: str = ""
    unit_id: int = 0
    """The unit that leads it, or that gets a milestone."""
    words: str = ""
    """A name, a milestone, a reason."""
    aim: str = ""
    day: date | None = None
    lines: str = ""
    """The milestones as they were typed, one a line."""


_S, _A = ProjectStates, ProjectArrow
_FLOWS: dict[ProjectArrow, tuple[State, ...]] = {
    _A.REGISTER: (_S.system, _S.words, _S.unit, _S.aim, _S.day, _S.milestones, _S.check),
    _A.ADD: (_S.words, _S.unit, _S.day, _S.check),
    _A.DROP: (_S.words, _S.check),
    _A.ASK: (_S.day, _S.words, _S.check),
    _A.REFUSE: (_S.words, _S.check),
    _A.ACCEPT: (_S.words, _S.check),
    _A.CANCEL: (_S.words, _S.check),
}
UNITS = frozenset({_A.REGISTER, _A.ADD})
"""Where a unit is chosen."""


def first(arrow: ProjectArrow) -> State:
    """Where a step begins."""
    return _FLOWS[arrow][0]


def after(draft: ProjectAsked, state: State) -> State:
    """The question after this one."""
    asked = _FLOWS[draft.arrow]
    return asked[asked.index(state) + 1]


def before(draft: ProjectAsked, state: State) -> State | None:
    """The question before this one; None for the first."""
    asked = _FLOWS[draft.arrow]
    at = asked.index(state)
    return asked[at - 1] if at else None
