"""What is handed over at once: the first updates of lanes in which nothing else waits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.messaging import FreeLanes, Incoming
from storage.messages.claiming import Candidate


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """An update that was not seen before, and when it came."""

    incoming: Incoming
    at: datetime

    @property
    def number(self) -> tuple[int, int]:
        """Its place among those of its lane."""
        return self.incoming.update_id, self.incoming.bot_id


@dataclass(frozen=True, kw_only=True)
class LaneEnd:
    """A lane whose update is handled, by whom, and what waits there next."""

    lane: str
    owner: str
    following: Candidate | None


def at_once(
    free: FreeLanes,
    endings: Sequence[LaneEnd],
    arrivals: Iterable[Arrival],
    ours: Callable[[str], bool],
) -> list[Candidate]:
    """Those for which a lane is free: what comes next in a lane goes on where the one before it
    ended. Of lanes that are not ``ours``, are at work or have their turn later, none."""
    mine = [one for one in endings if one.owner == free.owner and one.lane not in free.later]
    at_work = (free.busy - {one.lane for one in endings}) | free.later
    found = {one.lane: one.following for one in mine if one.following is not None}
    for one in sorted(arrivals, key=lambda one: one.number):
        came = one.incoming
        if came.broken is None and came.lane not in at_work and ours(came.lane):
            first = Candidate(lane=came.lane, id=(came.bot_id, came.update_id), came=(came, one.at))
            found.setdefault(came.lane, first)
    ended = sum(one.owner == free.owner for one in endings)
    return list(found.values())[: free.count + ended]


def left_waiting(
    free: FreeLanes | None,
    endings: Sequence[LaneEnd],
    arrivals: Sequence[Arrival],
    taken: Iterable[str],
) -> int:
    """How many arrivals have to be claimed: those behind what is at work are found by its end."""
    at_work = set[str]()
    if free is not None:
        at_work = {*free.busy.difference(one.lane for one in endings), *free.later, *taken}
    return sum(one.incoming.broken is None and one.incoming.lane not in at_work for one in arrivals)
