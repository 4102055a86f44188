"""Which step may be taken back in one tap by whoever took it, and how."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from domain.cases.lifecycle import TRANSITIONS, Arrow, Transition, find
from domain.cases.model import Case, Step

WAY_BACK: Mapping[Arrow, Arrow] = {
    Arrow.REPORT: Arrow.WITHDRAW,
    Arrow.HAND_UP: Arrow.TAKE_BACK,
    Arrow.ASSIGN: Arrow.TAKE_BACK,
    Arrow.RESOLVE: Arrow.UNDO,
    Arrow.CLOSE: Arrow.UNDO,
}
"""By which arrow each of them is undone."""
ARROW_OF: Mapping[str, Arrow] = {way.letter: way.arrow for way in TRANSITIONS}
"""The arrow of a step's letter; a note has none."""


_TO_AND_FRO = frozenset({Arrow.HAND_UP, Arrow.ASSIGN, Arrow.TAKE_BACK, Arrow.TURN_BACK})


def way_back(case: Case, letter: str) -> Transition | None:
    """The transition that takes the case's last step back; None when it is no step of that kind."""
    arrow = ARROW_OF.get(letter)
    back = None if arrow is None else WAY_BACK.get(arrow)
    return None if back is None else find(case, back)


def in_time(taken_at: datetime, now: datetime, within: timedelta) -> bool:
    """Whether it is still undone by a tap: the last moment counts."""
    return now <= taken_at + within


def standing(steps: Sequence[Step]) -> Step | None:
    """The newest step that says how the matter stands: an undone one and the one that undid it
    stand side by side and count for nothing, nor do sentences and what was handed to and fro."""
    at = len(steps) - 1
    while at >= 0:
        arrow = ARROW_OF.get(steps[at].arrow)
        if arrow is Arrow.UNDO:
            at -= 2
        elif arrow is None or arrow in _TO_AND_FRO:
            at -= 1
        else:
            return steps[at]
    return None
