"""撤销: whoever took a step takes it back within minutes, as if it had not been."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from domain import access
from domain.cases import telling
from domain.cases.deadlines import wind
from domain.cases.lifecycle import TRANSITIONS, Arrow, Transition, act_of, find, move, seen_from
from domain.cases.model import Case, Step, Urgency
from domain.cases.notices import CaseMoved
from domain.cases.satisfaction import THANKS
from domain.cases.timeline import Noted, note_step, sight
from domain.errors import WrongStep
from domain.mediation import record
from domain.mediation.model import DeadlineKind, Ending
from domain.people.model import Seat
from domain.ports import Work
from domain.referrals.model import HANDED_IN
from domain.request import Request


def undo(work: Work, request: Request, case_id: int, *, step_id: int | None = None) -> Case:
    """Takes the actor's last step of the case back: a report is withdrawn, an outcome or a closing
    undone, as long as nobody else has acted since. With ``step_id`` only that step. What the actor
    has written into the record since stays there; a follow-up that was only planned is dropped.

    What was queued about it and not sent is not sent; whom it reached is told once that it does
    not hold. Raises NotFound, Refused, WrongStep (``undo-late``, or ``undo-overtaken``: it is not
    the last step, or not theirs).
    """
    case, target, done = sight(work, request, case_id)
    if done:
        return case
    last, since = last_move(work.cases.timeline(case_id))
    way = None if last is None else way_back(case, last.arrow)
    if last is None or way is None or last.person_id != request.by.person_id:
        raise WrongStep("undo-overtaken", state=case.state.value)
    if step_id not in {None, last.id}:
        raise WrongStep("undo-overtaken", state=case.state.value)
    if not in_time(last.at, request.now, work.rules.undo):
        raise WrongStep("undo-late", minutes=int(work.rules.undo.total_seconds()) // 60)
    seat = access.allow(request.by, act_of(way, case.kind), seen_from(way, target))
    move(case, way.arrow, request.now)
    last.effect = None
    if way.arrow is Arrow.WITHDRAW:
        case.outcome = None  # a report taken back at once is no matter that was withdrawn
    if case.outcome is None:
        # there is nothing to look after before it is resolved
        for visit in record.days(work, case.id, DeadlineKind.FOLLOW_UP):
            if visit.ending is None:
                day = work.rules.day(request.now)
                record.end_day(work, visit, Ending.DROPPED, day, request.now)
    wind(work, case, request.now)
    note_step(work, request, seat, case, Noted(letter=way.letter, before=way.source))
    _correct(work, request, seat, case, [last, *since], way.arrow)
    return case


def _correct(
    work: Work, request: Request, seat: Seat, case: Case, undone: Sequence[Step], arrow: Arrow
) -> None:
    """``undone``: the step, and what its doer wrote down since."""
    reached: set[int] = set()
    told = ["reported"] if arrow is Arrow.WITHDRAW else []
    for subject in (*told, *(step.token for step in undone)):
        reached |= work.outbox.reached(f"case:{case.id}:{subject}:")
        work.outbox.withdraw(f"case:{case.id}:{subject}:", request.now)
    reached.discard(request.by.person_id)
    category = work.cases.category(case.category_id)
    notice = CaseMoved(
        case_id=case.id,
        case_kind=case.kind,
        category=category.label,
        arrow=arrow,
        by_role=seat.role,
        by_unit=seat.unit_name,
        note="",
        outcome=case.outcome,
        to_reporter=False,
        step=request.token,
    )
    if arrow is not Arrow.UNDO:
        red = case.urgency is Urgency.RED
        telling.tell(work, reached, notice, request.now, urgent=red)
        return
    yours = replace(notice, to_reporter=True)
    telling.tell_reporters(work, case, yours, request.now, only=reached)
    held = standing(work.cases.timeline(case.id))
    if held is None:
        return
    for person in sorted(set(telling.reporters(work, case)) - reached - {request.by.person_id}):
        # what told of the step before may have been overtaken by the one that is undone
        before = f"case:{case.id}:{held.token}:"
        work.outbox.restore(before, request.now, person_id=person)


WAY_BACK: Mapping[Arrow, Arrow] = {
    Arrow.REPORT: Arrow.WITHDRAW,
    Arrow.RESOLVE: Arrow.UNDO,
    Arrow.CLOSE: Arrow.UNDO,
}
"""By which arrow each of them is undone. What was handed on is taken back instead (收回), for as
long as nobody has taken it: one way back, not two."""


ARROW_OF: Mapping[str, Arrow] = {way.letter: way.arrow for way in TRANSITIONS}
"""The arrow of a step's letter; a note has none."""


_TO_AND_FRO = frozenset({Arrow.HAND_UP, Arrow.ASSIGN, Arrow.TAKE_BACK, Arrow.TURN_BACK})


ENTRIES = frozenset({"note", "record", *HANDED_IN.values()})
"""The letters of what is only written down, and moves nothing: a sentence or photo, an entry of
the mediation record (:data:`domain.mediation.record.LETTER`), or whence a case came."""


class Taken(Protocol):
    """What is asked of a step: that of the domain, or a row of one."""

    @property
    def id(self) -> int:
        """Later steps have greater ones."""
        ...

    @property
    def arrow(self) -> str:
        """The letter."""
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
        if step.arrow == THANKS:
            continue
        if step.arrow not in ENTRIES:
            own = all(one.person_id == step.person_id for one in since)
            return (step if own else None), since
        since.append(step)
    return None, since


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
    count for nothing, nor do sentences and what was handed to and fro."""
    undone = 0
    for step in reversed(steps):
        arrow = ARROW_OF.get(step.arrow)
        if arrow is Arrow.UNDO:
            undone += 1
        elif undone and arrow in WAY_BACK:
            undone -= 1
        elif arrow is not None and arrow not in _TO_AND_FRO:
            return step
    return None
