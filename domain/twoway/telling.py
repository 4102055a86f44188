"""Who is told of a round."""

from collections.abc import Collection

from domain.notices import Notice
from domain.people.line import Lines
from domain.people.model import HOLDER_FIRST, Capacity, Role
from domain.ports import Push, Work
from domain.request import Request
from domain.twoway.model import TwowayRound

HEADING = (
    Role.COORDINATOR,
    Role.SUPERVISOR,
    Role.CENTRE_OFFICER,
    Role.INFORMATION_OFFICER,
    Role.MEDIATOR,
)
"""Who heads a unit: the first of these posts that anybody is at work in there."""
OPENING = (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.COORDINATOR)


def heads(lines: Lines, unit_id: int, order: tuple[Capacity, ...] = HOLDER_FIRST) -> set[int]:
    """Who heads the unit."""
    return _first(lines, unit_id, HEADING, order)


def openers(lines: Lines, of: TwowayRound) -> set[int]:
    """Who opened the round: whoever holds the post today, else another who may open one there."""
    role = lines.work.people.post(of.post_id).role
    return _first(lines, of.host_id, (role, *OPENING), HOLDER_FIRST)


def _first(
    lines: Lines, unit_id: int, roles: tuple[Role, ...], order: tuple[Capacity, ...]
) -> set[int]:
    here = lines.of(unit_id)[:1]
    found = (lines.nearest(here, frozenset({role}), order=order).people for role in roles)
    return next((people for people in found if people), set())


def tell(work: Work, request: Request, people: Collection[int], notice: Notice) -> None:
    """Queues the notice for each of them, outside the quiet hours."""
    allowed = work.rules.quiet.next_allowed(request.now, work.rules.calendar)
    pushes = [Push(person_id=one, notice=notice, not_before=allowed) for one in sorted(people)]
    work.outbox.add(pushes, request.now)
