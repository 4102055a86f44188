"""What a practice room begins with. These actions run in a room, never on the desk's own store."""

from collections.abc import Sequence
from datetime import date

from domain.access import TABLE, Act
from domain.cases import filing
from domain.cases.draft import ReportDraft
from domain.errors import Refused
from domain.org.model import Unit, UnitKind
from domain.people.model import Actor, Capacity, Holding, Person, Post, Role, Seat
from domain.ports import Work
from domain.practice.model import Example
from domain.request import Request

EXAMPLE = "practice:"
"""How the draft keys of the examples begin."""
_HANDLES = frozenset({Act.HANDLE_DISPUTE, Act.HANDLE_OPINION})
_REPORTS = frozenset({Act.REPORT})


def lay_out(work: Work, request: Request, examples: Sequence[Example]) -> int:
    """Files the examples where the person who asks will find them: in their own name if all they
    do is report, else in that of somebody whose matters come to them. Returns how many."""
    today = work.rules.day(request.now)
    seat, actor = _seat(request.by), request.by
    unit = _place(work, seat, today)
    if not _does(seat, _REPORTS) or _does(seat, _HANDLES):
        actor = _reporter(work, request, unit, today)
    for number, example in enumerate(examples):
        draft = ReportDraft(
            key=f"{EXAMPLE}{number}",
            kind=example.kind,
            unit_id=unit.id,
            category_id=example.category_id,
            place=example.place,
            people=example.people,
            summary=example.summary,
            urgency=example.urgency,
        )
        asked = Request(actor=actor, token=f"{EXAMPLE}{number}", now=request.now)
        filing.file(work, asked, draft)
    return len(examples)


def _seat(actor: Actor) -> Seat:
    """The post that is practised: one to which matters come, else one that reports. Raises Refused
    for who has none."""
    if not actor.seats:
        raise Refused("practice")
    for acts in (_HANDLES, _REPORTS):
        found = next((one for one in actor.seats if _does(one, acts)), None)
        if found is not None:
            return found
    return actor.seats[0]


def _does(seat: Seat, acts: frozenset[Act]) -> bool:
    return not acts.isdisjoint(TABLE[seat.role])


def _place(work: Work, seat: Seat, today: date) -> Unit:
    """A grid of the post's own community; elsewhere its unit itself, since what is filed further
    down, or beside a centre, does not come to it."""
    unit = work.org.unit(seat.unit_id)
    while unit.kind in {UnitKind.COMMUNITY, UnitKind.GRID_1}:
        below = [one for one in work.org.children(unit.id, today) if one.kind != UnitKind.CENTRE]
        if not below:
            break
        unit = below[0]
    return unit


def _reporter(work: Work, request: Request, unit: Unit, today: date) -> Actor:
    """Somebody who reports at the unit, and is not the one who practises: they make the post."""
    person = work.people.add_person(Person(created_at=request.now))
    post = work.people.add_post(Post(role=Role.GRID_HEAD, unit_id=unit.id, valid_from=today))
    work.people.add_holding(
        Holding(post_id=post.id, person_id=person.id, capacity=Capacity.HOLDER, valid_from=today)
    )
    seats = work.people.seats(person.id, today)
    return Actor(person_id=person.id, locale=request.by.locale, seats=seats)
