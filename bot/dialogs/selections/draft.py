"""The windows of a selection's questions, the draft, and which question follows which."""

from dataclasses import dataclass
from datetime import date

from aiogram.fsm.state import State, StatesGroup

from domain.selections.model import SelectionArrow


class SelectionStates(StatesGroup):
    """The windows."""

    day = State()
    words = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class SelectionDraft:
    """A step on its way."""

    arrow: SelectionArrow
    selection_id: int = 0
    application_id: int = 0
    unit_id: int = 0
    """The community that applies, or the district that opens a round."""
    objection_id: int = 0
    upheld: bool = False
    year: int = 0
    day: date | None = None
    words: str = ""


_S, _A = SelectionStates, SelectionArrow
FLOWS: dict[SelectionArrow, tuple[State, ...]] = {
    _A.OPEN: (_S.day, _S.check),
    _A.VISIT: (_S.day, _S.words, _S.check),
    _A.PUBLISH: (_S.check,),
    _A.COMMEND: (_S.check,),
    **dict.fromkeys(
        (_A.APPLY, _A.RECOMMEND, _A.DECLINE, _A.WITHDRAW, _A.OBJECT, _A.ANSWER, _A.CANCEL),
        (_S.words, _S.check),
    ),
}


def first(arrow: SelectionArrow) -> State:
    """Where a step begins."""
    return FLOWS[arrow][0]
