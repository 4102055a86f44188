"""Who is told of a letter: whoever heads the unit, or the issuing unit."""

from collections.abc import Collection

from domain.annual.model import AnnualLetter
from domain.annual.notices import AnnualMoved, AnnualNews, due_of_letter
from domain.org.heirs import goes_on
from domain.people.line import Lines
from domain.people.model import HOLDER_FIRST, Capacity, Role
from domain.ports import Push, Work
from domain.request import Request

ANSWERING = (
    Role.COORDINATOR,
    Role.SUPERVISOR,
    Role.INFORMATION_OFFICER,
    Role.MEDIATOR,
)
"""Who heads a unit: the first of these posts that anybody is at work in there."""
ISSUING = (Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Who answers for a unit that issues letters."""


def heads(
    lines: Lines,
    unit_id: int,
    roles: Collection[Role],
    order: tuple[Capacity, ...] = HOLDER_FIRST,
) -> set[int]:
    """The people of the first of these posts that has somebody there."""
    here = lines.of(unit_id)[:1]
    found = (lines.nearest(here, frozenset({role}), order=order).people for role in roles)
    return next((people for people in found if people), set())


def tell(
    work: Work,
    request: Request,
    letter: AnnualLetter,
    news: AnnualNews,
    *,
    issuer: bool = False,
    step: str = "",
) -> None:
    """Queues what has happened, for the unit or for the ``issuer``; what was due before is not told
    of any more."""
    work.outbox.withdraw(due_of_letter(letter.id), request.now)
    lines = Lines(work=work, now=request.now)
    unit, issuing = work.org.unit(letter.unit_id), work.org.unit(letter.issuer_id)
    notice = AnnualMoved(
        letter_id=letter.id,
        year=letter.year,
        issuer_name=issuing.name,
        unit_name=unit.name,
        news=news,
        step=step,
        due_at=letter.due_at,
    )
    to, roles = (issuing, ISSUING) if issuer else (unit, ANSWERING)
    people = heads(lines, goes_on(work, to).id, roles) - {request.by.person_id}
    allowed = work.rules.quiet.next_allowed(request.now, work.rules.calendar)
    pushes = [Push(person_id=one, notice=notice, not_before=allowed) for one in sorted(people)]
    work.outbox.add(pushes, request.now)
