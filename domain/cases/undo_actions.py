"""撤销: whoever took a step takes it back within minutes, as if it had not been."""

from dataclasses import replace
from datetime import datetime

from domain import access
from domain.cases import telling
from domain.cases.acting import note_step, wind, within_sight
from domain.cases.lifecycle import Arrow, act_of, move, seen_from
from domain.cases.model import Case, Step, Urgency
from domain.cases.undoing import in_time, standing, way_back
from domain.errors import WrongStep
from domain.notices import CaseMoved
from domain.notices_ladder import offers_of
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
    """Takes the actor's last step of the case back: a report is withdrawn, a hand-over fetched
    back, an outcome or a closing undone. With ``step_id`` only that step.

    What was queued about it and not sent is not sent; whom it reached is told once that it does
    not hold. Raises NotFound, Refused, WrongStep (``undo-late``, or ``undo-overtaken``: it is not
    the last step, or not theirs).
    """
    case, target = await within_sight(work, actor, case_id)
    if await work.cases.step(case_id, token) is not None:
        return case
    last = await work.cases.last_step(case_id)
    way = way_back(case, last.arrow)
    own = last.person_id == actor.person_id and step_id in {None, last.id}
    if way is None or not own:
        raise WrongStep("undo-overtaken", state=case.state.value)
    if not in_time(last.at, now, work.rules.undo):
        raise WrongStep("undo-late", minutes=int(work.rules.undo.total_seconds()) // 60)
    seat = access.allow(actor, act_of(way, case.kind), seen_from(way, target))
    move(case, way.arrow, now)
    last.effect = None
    if way.arrow is Arrow.WITHDRAW:
        case.outcome = None  # a report taken back at once is no matter that was withdrawn
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
    await _correct(work, actor, seat, case, last, way.arrow, token, now)
    return case


async def _correct(
    work: Work,
    actor: Actor,
    seat: Seat,
    case: Case,
    undone: Step,
    arrow: Arrow,
    token: str,
    now: datetime,
) -> None:
    reached: set[int] = set()
    for prefix in (
        f"case:{case.id}:{'reported' if arrow is Arrow.WITHDRAW else undone.token}:",
        f"{offers_of(case.id)}{undone.token}:",
    ):
        reached |= await work.outbox.reached(prefix)
        await work.outbox.withdraw(prefix, now)
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
