"""What a practice room begins with. These actions run in a room, never on the desk's own store."""

from collections.abc import Sequence
from datetime import date

from domain.access import Act, may_ever
from domain.cases import filing
from domain.cases.draft import ReportDraft
from domain.org.model import Unit, UnitKind
from domain.people.model import Actor, Capacity, Holding, Person, Post, Role
from domain.ports import Work
from domain.practice.model import Example
from domain.request import Request

EXAMPLE = "practice:"
"""How the draft keys of the examples begin."""


def lay_out(work: Work, request: Request, examples: Sequence[Example]) -> int:
    """Files the examples where the person who asks will find them: in their own name if all they
    do is report, else in that of somebody whose matters come to them. Returns how many."""
    today = work.rules.day(request.now)
    unit = _place(work, request.by, today)
    actor = request.by
    if not may_ever(actor, Act.REPORT) or _handles(actor):
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


def _handles(actor: Actor) -> bool:
    return may_ever(actor, Act.HANDLE_DISPUTE) or may_ever(actor, Act.HANDLE_OPINION)


def _place(work: Work, actor: Actor, today: date) -> Unit:
    """A grid of the person's own community; elsewhere the unit of their own post, since what is
    filed further down does not come to them. Under a post at a centre: the unit it hangs under."""
    unit = work.org.unit(actor.seats[0].unit_id)
    if unit.kind is UnitKind.CENTRE and unit.parent_id is not None:
        return work.org.unit(unit.parent_id)
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
