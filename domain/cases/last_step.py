"""The last step of a case, and the way by which whoever took it takes it back."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from domain.access import Act
from domain.cases.letters import Letter
from domain.cases.lifecycle import TRANSITIONS, Arrow, Transition, act_of, find, handling
from domain.cases.model import Case, CaseKind
from domain.referrals.model import HANDED_IN

WAY_BACK: Mapping[Arrow, Arrow] = {
    Arrow.REPORT: Arrow.WITHDRAW,
    Arrow.RESOLVE: Arrow.UNDO,
    Arrow.CLOSE: Arrow.UNDO,
    Arrow.CONVERT: Arrow.CONVERT,
}
"""By which arrow each of them is undone. What was handed on is taken back instead (收回), for as
long as nobody has taken it: one way back, not two."""


ARROW_OF: Mapping[Letter, Arrow] = {way.letter: way.arrow for way in TRANSITIONS}
"""The arrow of a step's letter; a note has none."""


CALLING = (
    Letter.CALLED_IN,
    Letter.CALLED_COMES,
    Letter.CALLED_CANNOT,
    Letter.CALL_HANDED_OUT,
    Letter.CALL_SETTLED,
    Letter.CALL_OFF,
)
"""What is done about units that are called in."""


ENTRIES = frozenset(
    {
        Letter.NOTE,
        Letter.RECORD,
        Letter.INQUIRY_ASKED,
        Letter.INQUIRY_ANSWERED,
        Letter.INQUIRY_TAKEN_BACK,
        *CALLING,
        *HANDED_IN.values(),
    }
)
"""The letters of what is only written down, and moves nothing: a sentence or photo, an entry of
the mediation record, a question from above and its answer, units called in, or whence a case
came."""


class Taken(Protocol):
    """What is asked of a step: that of the domain, or a row of one."""

    @property
    def id(self) -> int:
        """Later steps have greater ones."""
        ...

    @property
    def letter(self) -> Letter:
        """What was done."""
        ...

    @property
    def at(self) -> datetime:
        """When it was taken."""
        ...

    @property
    def person_id(self) -> int:
        """Who took it."""
        ...


_Taken = TypeVar("_Taken", bound=Taken)


def last_move(steps: Sequence[_Taken]) -> tuple[_Taken | None, Sequence[_Taken]]:
    """The last step as its doer sees it, and what was only written down since: it can be undone as
    long as nobody else has acted. Whoever took it may have gone on writing; thanks are no act."""
    since: list[_Taken] = []
    for step in sorted(steps, key=lambda one: one.id, reverse=True):
        if step.letter is Letter.THANKS:
            continue
        if step.letter not in ENTRIES:
            own = all(one.person_id == step.person_id for one in since)
            return (step if own else None), since
        since.append(step)
    return None, since


def way_back(case: Case, letter: Letter) -> Transition | None:
    """The transition that takes the case's last step back; None when it is no step of that kind."""
    arrow = ARROW_OF.get(letter)
    back = None if arrow is None else WAY_BACK.get(arrow)
    return None if back is None else find(case, back)


def right_back(case: Case, letter: Letter, way: Transition) -> Act:
    """The right to take the case's last step back: the one by which it was taken. A part is split
    off by who handles it, and what is of the other kind now was handled as what it was."""
    arrow = ARROW_OF[letter]
    if arrow is Arrow.REPORT and case.split_from_id is not None:
        return handling(case.kind)
    if arrow is Arrow.CONVERT:
        return handling(CaseKind.OPINION if case.kind is CaseKind.DISPUTE else CaseKind.DISPUTE)
    return act_of(way, case.kind)


def in_time(taken_at: datetime, now: datetime, within: timedelta) -> bool:
    """Whether it is still undone by a tap: the last moment counts."""
    return now <= taken_at + within
