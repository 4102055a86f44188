"""What the page of a matter says of units that were called in."""

from collections.abc import Sequence

from sqlalchemy import Connection, and_, select

from domain.callins.model import CallInState, Coming
from domain.callins.views import CaseCallIn
from domain.cases.last_step import Taken
from domain.cases.letters import Letter
from domain.followups.model import OPEN, FollowupState, Source
from storage.schema import called_units, callin_tasks, callins, followups


def callins_of(
    connection: Connection, case_id: int, timeline: Sequence[Taken]
) -> tuple[CaseCallIn, ...]:
    """Those that wait, and those of which items are open, the oldest first. Its timeline says
    whether there is any, so that nothing is asked of a matter without."""
    if not any(step.letter is Letter.CALLED_IN for step in timeline):
        return ()
    said: dict[int, dict[int, Coming | None]] = {}
    found = {}
    for row in connection.execute(
        select(
            callins.c.id,
            callins.c.place,
            callins.c.meets_at,
            callins.c.state,
            called_units.c.unit_id,
            called_units.c.coming,
        )
        .join(called_units, called_units.c.callin_id == callins.c.id)
        .where(callins.c.case_id == case_id)
        .order_by(callins.c.id, called_units.c.id)
    ):
        found[row.id] = row
        of = said.setdefault(row.id, {})
        of[row.unit_id] = of.get(row.unit_id) or row.coming
    tasks: dict[int, list[FollowupState]] = {}
    for callin_id, state in connection.execute(
        select(callin_tasks.c.callin_id, followups.c.state)
        .join(
            followups,
            and_(followups.c.source == Source.CALLIN, followups.c.source_id == callin_tasks.c.id),
        )
        .where(callin_tasks.c.callin_id.in_(found))
    ):
        tasks.setdefault(callin_id, []).append(state)
    every = (
        CaseCallIn(
            id=number,
            place=row.place,
            meets_at=row.meets_at,
            state=row.state,
            units=len(said[number]),
            comes=sum(one is Coming.COMES for one in said[number].values()),
            cannot=sum(one is Coming.CANNOT for one in said[number].values()),
            tasks=len(tasks.get(number, ())),
            open_tasks=sum(one in OPEN for one in tasks.get(number, ())),
        )
        for number, row in found.items()
    )
    return tuple(one for one in every if one.state is CallInState.CALLED or one.open_tasks)
