"""撤销: whoever took a step takes it back within minutes, as if it had not been."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain import access
from domain.cases import telling
from domain.cases.acting import note_step, wind, within_sight
from domain.cases.lifecycle import Arrow, act_of, move, seen_from
from domain.cases.model import Case, Step, Urgency
from domain.cases.undoing import in_time, last_move, standing, way_back
from domain.errors import WrongStep
from domain.mediation import record
from domain.mediation.model import DeadlineKind, Ending
from domain.notices import CaseMoved
from domain.people import Actor, Seat
from domain.ports.work import Work


async def undo(
    work: Work,
    actor: Actor,
    case_id: int,
    *,
    token: str,
    now: datetime,
    step_id: int | None = None,
) -> Case:
    """Takes the actor's last step of the case back: a report is withdrawn, an outcome or a closing
    undone, as long as nobody else has acted since. With ``step_id`` only that step. What the actor
    has written into the record since stays there; a follow-up that was only planned is dropped.

    What was queued about it and not sent is not sent; whom it reached is told once that it does
    not hold. Raises NotFound, Refused, WrongStep (``undo-late``, or ``undo-overtaken``: it is not
    the last step, or not theirs).
    """
    case, target = await within_sight(work, actor, case_id)
    if await work.cases.step(case_id, token) is not None:
        return case
    last, since = last_move(await work.cases.timeline(case_id))
    way = None if last is None else way_back(case, last.arrow)
    if last is None or way is None or last.person_id != actor.person_id:
        raise WrongStep("undo-overtaken", state=case.state.value)
    if step_id not in {None, last.id}:
        raise WrongStep("undo-overtaken", state=case.state.value)
    if not in_time(last.at, now, work.rules.undo):
        raise WrongStep("undo-late", minutes=int(work.rules.undo.total_seconds()) // 60)
    seat = access.allow(actor, act_of(way, case.kind), seen_from(way, target))
    move(case, way.arrow, now)
    last.effect = None
    if way.arrow is Arrow.WITHDRAW:
        case.outcome = None  # a report taken back at once is no matter that was withdrawn
    if case.outcome is None:
        # there is nothing to look after before it is resolved
        for visit in await record.days(work, case.id, DeadlineKind.FOLLOW_UP):
            if visit.ending is None:
                day = now.astimezone(work.rules.zone).date()
                await record.end_day(work, visit, Ending.DROPPED, day, now)
    await wind(work, case, now)
    await note_step(
        work,
        actor,
        seat,
        case,
        token=token,
        letter=way.letter,
        before=way.source,
        now=now,
    )
    await _correct(work, actor, seat, case, [last, *since], way.arrow, token, now)
    return case


async def _correct(
    work: Work,
    actor: Actor,
    seat: Seat,
    case: Case,
    undone: Sequence[Step],
    arrow: Arrow,
    token: str,
    now: datetime,
) -> None:
    """``undone``: the step, and what its doer wrote down since."""
    reached: set[int] = set()
    told = ["reported"] if arrow is Arrow.WITHDRAW else []
    for subject in (*told, *(step.token for step in undone)):
        reached |= await work.outbox.reached(f"case:{case.id}:{subject}:")
        await work.outbox.withdraw(f"case:{case.id}:{subject}:", now)
    reached.discard(actor.person_id)
    category = await work.cases.category(case.category_id)
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
        step=token,
    )
    if arrow is not Arrow.UNDO:
        red = case.urgency is Urgency.RED
        await telling.tell(work, reached, notice, now, urgent=red)
        return
    yours = replace(notice, to_reporter=True)
    await telling.tell_reporters(work, case, yours, now, only=reached)
    held = standing(await work.cases.timeline(case.id))
    if held is None:
        return
    for person in sorted(set(await telling.reporters(work, case)) - reached - {actor.person_id}):
        # what told of the step before may have been overtaken by the one that is undone
        before = f"case:{case.id}:{held.token}:"
        await work.outbox.restore(before, now, person_id=person)
