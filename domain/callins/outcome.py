"""What came of a call-in: who does what by when, each an item handed out, or that it was settled on
the spot; and what the lead says of the items in the end."""

from datetime import date

from domain import access
from domain.callins.lifecycle import check_way, move
from domain.callins.model import TASKS_LIMIT, CallIn, CallInArrow, CallInTask
from domain.callins.sight import in_sight
from domain.callins.telling import forget, tell_moved
from domain.cases.draft import clean_note
from domain.cases.letters import Letter
from domain.cases.lifecycle import handling
from domain.cases.satisfaction import Satisfaction
from domain.cases.timeline import Noted, note_step
from domain.errors import Invalid, WrongStep
from domain.followups.giving import hand_out, judge
from domain.followups.model import Followup, FollowupState, Handout, Source
from domain.ports import Work
from domain.request import Request


def settle(work: Work, request: Request, callin_id: int, note: str) -> CallIn:
    """Settled on the spot, in a sentence; whom the call has reached hears it.

    Raises NotFound, Refused, WrongStep (it has its outcome, or is over), Invalid
    (``note-missing``, ``note-too-long``).
    """
    callin, case, place, done = in_sight(work, request, callin_id)
    seat = access.allow(request.by, handling(case.kind), place.target)
    if done:
        return callin
    check_way(callin, CallInArrow.SETTLE)
    said = clean_note(note)
    if not said:
        raise Invalid("note-missing")
    move(callin, CallInArrow.SETTLE, request.now)
    callin.outcome = said
    noted = Noted(letter=Letter.CALL_SETTLED, before=case.state, note=said)
    note_step(work, request, seat, case, noted)
    tell_moved(work, request, case, callin, CallInArrow.SETTLE, said)
    return callin


def hand_out_task(
    work: Work, request: Request, callin_id: int, text: str, unit_id: int, due: date
) -> Followup:
    """What one unit does by a local day, handed out to it by the unit that leads: one that was
    called, or the lead itself. The same tap again gives the same one.

    Raises NotFound, Refused, WrongStep (its hour has not come, it was settled or called off, or is
    over), Invalid
    (``callin-task-unit``, ``callin-tasks-many``, and what
    :func:`domain.followups.giving.hand_out` refuses).
    """
    callin, case, place, _ = in_sight(work, request, callin_id)
    seat = access.allow(request.by, handling(case.kind), place.target)
    tasks = work.callins.tasks(callin.id)
    task = next((one for one in tasks if one.token == request.token), None)
    fresh = task is None
    if task is None:
        check_way(callin, CallInArrow.HAND_OUT)
        if callin.waits and request.now < callin.meets_at:
            raise WrongStep("callin", state=callin.state.value)
        if unit_id not in {case.responsible_id, *callin.unit_ids}:
            raise Invalid("callin-task-unit")
        if len(tasks) >= TASKS_LIMIT:
            raise Invalid("callin-tasks-many", limit=TASKS_LIMIT)
        task = work.callins.add_task(CallInTask(callin_id=callin.id, token=request.token))
    handout = Handout(
        source=Source.CALLIN,
        source_id=task.id,
        host_id=case.responsible_id,
        unit_id=unit_id,
        title=text,
        due=due,
    )
    item = hand_out(work, request, handout)
    if fresh:
        forget(work, request, callin)
        move(callin, CallInArrow.HAND_OUT, request.now)
        noted = Noted(
            letter=Letter.CALL_HANDED_OUT, before=case.state, note=item.title, to_unit_id=unit_id
        )
        note_step(work, request, seat, case, noted)
    return item


def judge_task(work: Work, request: Request, task_id: int, verdict: Satisfaction) -> Followup:
    """What the unit that leads says of what was done.

    Raises NotFound, Refused, WrongStep (nothing was fed back).
    """
    task = work.callins.task(task_id)
    _, case, place, _ = in_sight(work, request, task.callin_id)
    access.allow(request.by, handling(case.kind), place.target)
    found = work.followups.of_source(Source.CALLIN, [task.id])
    alive = [one for one in found if one.state is not FollowupState.DROPPED]
    if not alive:
        raise WrongStep("followup", state=FollowupState.DROPPED.value)
    return judge(work, request, alive[-1], verdict)
