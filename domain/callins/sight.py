"""How an action on a call-in begins: with its matter locked, and within sight."""

from typing import NamedTuple

from domain.callins.model import CallIn
from domain.callins.options import CallInPlace, sees_callin
from domain.callins.units import place_of
from domain.cases.model import Case
from domain.cases.timeline import target_of
from domain.errors import NotFound
from domain.followups.units import lines_of
from domain.ports import Work
from domain.request import Request


class CallInSight(NamedTuple):
    """A call-in found for an action, with its matter, which is locked."""

    callin: CallIn
    case: Case
    place: CallInPlace
    done: bool
    """This very tap has done it already, and there is nothing left to do."""


def in_sight(work: Work, request: Request, callin_id: int) -> CallInSight:
    """The call-in with its matter, which is locked first. Raises NotFound for one out of sight, as
    for one that is not there."""
    case_id = work.callins.by_id(callin_id).case_id
    while True:
        case = work.cases.by_id(case_id)
        callin = work.callins.by_id(callin_id)  # may have gone on while we waited for the case
        if callin.case_id == case_id:
            break
        case_id = callin.case_id
    place = place_of(lines_of(work, request.now), callin, case.kind, target_of(work, case))
    if not sees_callin(request.by, place):
        raise NotFound("callin")
    done = work.cases.step(case.id, request.token) is not None
    return CallInSight(callin, case, place, done)
