"""撤销: whoever took a step takes it back within minutes, as if it had not been."""

from collections.abc import Sequence
from dataclasses import replace

from domain import access
from domain.cases import steps as cases
from domain.cases import telling
from domain.cases.deadlines import wind
from domain.cases.last_step import ARROW_OF, WAY_BACK, in_time, last_move, right_back, way_back
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow, move
from domain.cases.model import Case, State, Step, Urgency
from domain.cases.notices import CaseMoved, CaseSplit
from domain.cases.timeline import Noted, note_step, sight
from domain.errors import WrongStep
from domain.mediation import record
from domain.mediation.model import DeadlineKind, Ending
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request

_TO_AND_FRO = frozenset({Arrow.HAND_UP, Arrow.ASSIGN, Arrow.TAKE_BACK, Arrow.TURN_BACK})


def undo(work: Work, request: Request, case_id: int, *, step_id: int | None = None) -> Case:
    """Takes the actor's last step of the case back: a report or a part split off is withdrawn, an
    outcome, a closing or a conversion undone, as long as nobody else has acted since. With
    ``step_id`` only that step. What the actor has written into the record since stays there; a
    follow-up that was only planned is dropped.

    What was queued about it and not sent is not sent; whom it reached is told once that it does
    not hold. Raises NotFound, Refused, WrongStep (``undo-late``, or ``undo-overtaken``: it is not
    the last step, or not theirs).
    """
    case, target, done = sight(work, request, case_id, older=True)
    if done:
        return case
    last, since = last_move(work.cases.timeline(case_id))
    way = None if last is None else way_back(case, last.letter)
    if last is None or way is None or last.person_id != request.by.person_id:
        raise WrongStep("undo-overtaken", state=case.state.value)
    if step_id not in {None, last.id}:
        raise WrongStep("undo-overtaken", state=case.state.value)
    if not in_time(last.at, request.now, work.rules.undo):
        raise WrongStep("undo-late", minutes=int(work.rules.undo.total_seconds()) // 60)
    seat = access.allow(request.by, right_back(case, last.letter, way), target)
    if way.arrow is Arrow.CONVERT:
        _take_conversion_back(work, request, seat, case, [last, *since])
        return case
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
    if way.arrow is Arrow.WITHDRAW and case.split_from_id is not None:
        _unsplit(work, request, seat, case, case.split_from_id)
    else:
        _correct(work, request, seat, case, [last, *since], way.arrow)
    return case


def _take_conversion_back(
    work: Work, request: Request, seat: Seat, case: Case, undone: Sequence[Step]
) -> None:
    """It is what it was, in the category it had; if it was accepted then, it is again. Whom the
    conversion, or what its doer wrote down since, has reached hears so. Raises WrongStep where the
    category was not written down."""
    last = undone[0]
    if last.category_id is None:
        raise WrongStep("undo-overtaken", state=case.state.value)
    reached = set[int]()
    for step in undone:
        told = f"case:{case.id}:{step.token}:"
        reached |= work.outbox.reached(told)
        work.outbox.withdraw(told, request.now)
    former, before = telling.concerned(work, case, request.now) & reached, case.category_id
    transition, _ = move(case, Arrow.CONVERT, request.now)
    category = work.cases.category(last.category_id)
    case.category_id = category.id
    wind(work, case, request.now)
    noted = Noted(letter=transition.letter, before=transition.source, category_id=before)
    note_step(work, request, seat, case, noted)
    telling.tell_converted(work, request, seat, case, category, former, only=reached)
    for person in telling.concerned(work, case, request.now) - reached:
        work.outbox.restore(f"case:{case.id}:reported:", request.now, person_id=person)
    if last.before is State.ACCEPTED:
        again = request.under(f"again:{request.token}"[:64])
        cases.take_step(work, again, case.id, Arrow.ACCEPT)


def _unsplit(work: Work, request: Request, seat: Seat, part: Case, from_id: int) -> None:
    """The part that was split off is none; whom that has reached hears so."""
    subjects = [f"case:{part.id}:{what}:" for what in ("reported", "split")]
    reached = set[int]().union(*(work.outbox.reached(subject) for subject in subjects))
    for subject in subjects:
        work.outbox.withdraw(subject, request.now)
    whole = work.cases.by_id(from_id)
    note_step(work, request, seat, whole, Noted(letter=Letter.UNSPLIT, before=whole.state))
    notice = CaseSplit(
        case_id=part.id,
        from_id=from_id,
        category=work.cases.category(part.category_id).label,
        by_role=seat.role,
        by_unit=seat.unit_name,
        undone=True,
    )
    red = part.urgency is Urgency.RED
    telling.tell(work, reached - {request.by.person_id}, notice, request.now, urgent=red)


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


def standing(steps: Sequence[Step]) -> Step | None:
    """The newest step that says how the matter stands: an undone one and the one that undid it
    count for nothing, nor do sentences and what was handed to and fro."""
    undone = 0
    for step in reversed(steps):
        arrow = ARROW_OF.get(step.letter)
        if arrow is Arrow.UNDO:
            undone += 1
        elif undone and arrow in WAY_BACK:
            undone -= 1
        elif arrow is not None and arrow not in _TO_AND_FRO:
            return step
    return None
