"""The small district in which random walks through the lifecycle are taken, and who sits there."""

from datetime import UTC, datetime
from functools import cache

from domain.org.model import Unit, UnitKind
from domain.people.model import Actor, Capacity, Channel, Holding, Person, Post, Role
from domain.ports import Work
from tests.domain.watched import Watched
from tests.domain.world import LONG_AGO, World, two_categories
from tests.makers import TELEGRAM

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def staffed() -> tuple[Watched, list[Actor]]:
    """A district with a street, a community and a grid, every role somewhere, and a rival
    community of its own; and who sits there."""
    image, people = _staffed()
    return Watched(image), list(people)


@cache
def _staffed() -> tuple[bytes, list[Actor]]:
    world = World(two_categories())
    people = world.do(_settle)
    image = world.office.image()
    world.close()
    return image, people


def _settle(work: Work) -> list[Actor]:
    parent: int | None = None
    units = {}
    for kind in (
        UnitKind.DISTRICT,
        UnitKind.STREET,
        UnitKind.COMMUNITY,
        UnitKind.GRID_1,
    ):
        unit = work.org.add(
            Unit(kind=kind, code=kind, name=kind, parent_id=parent, valid_from=LONG_AGO)
        )
        units[kind] = unit
        parent = unit.id
    rival = work.org.add(
        Unit(
            kind=UnitKind.COMMUNITY,
            code="rival",
            name="rival",
            parent_id=units[UnitKind.STREET].id,
            valid_from=LONG_AGO,
        )
    )
    centre = work.org.add(
        Unit(
            kind=UnitKind.CENTRE,
            code="centre",
            name="centre",
            parent_id=units[UnitKind.DISTRICT].id,
            valid_from=LONG_AGO,
        )
    )
    seats = [
        (Role.BUILDING_HEAD, units[UnitKind.GRID_1]),
        (Role.GRID_HEAD, units[UnitKind.GRID_1]),
        (Role.INFORMATION_OFFICER, units[UnitKind.COMMUNITY]),
        (Role.MEDIATOR, units[UnitKind.COMMUNITY]),
        (Role.COORDINATOR, units[UnitKind.STREET]),
        (Role.CENTRE_OFFICER, units[UnitKind.DISTRICT]),
        (Role.SUPERVISOR, units[UnitKind.DISTRICT]),
        (Role.ADMINISTRATOR, units[UnitKind.DISTRICT]),
        (Role.LEGAL_AID_LIAISON, units[UnitKind.COMMUNITY]),
        (Role.MEDIATOR, rival),
        (Role.BUILDING_HEAD, rival),
        (Role.MEDIATOR, centre),
    ]
    people = []
    for role, unit in seats:
        person = work.people.add_person(Person(created_at=START))
        post = work.people.add_post(Post(role=role, unit_id=unit.id, valid_from=LONG_AGO))
        work.people.add_holding(
            Holding(
                post_id=post.id,
                person_id=person.id,
                capacity=Capacity.HOLDER,
                valid_from=LONG_AGO,
            )
        )
        work.people.add_channel(
            Channel(person_id=person.id, kind=TELEGRAM, address=role + unit.code, language="zh")
        )
        actor = work.people.actor(TELEGRAM, role + unit.code, START.date())
        assert actor is not None
        people.append(actor)
    return people
