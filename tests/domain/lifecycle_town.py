"""The small district in which random walks through the lifecycle are taken, and who sits there."""

from datetime import UTC, date, datetime

from domain.cases.model import CaseKind, Category
from domain.org.model import Unit, UnitKind
from domain.people.model import Actor, Capacity, Holding, Person, Post, Role
from tests.fakes import MemoryWork

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LONG_AGO = date(2011, 1, 1)


def staffed(work: MemoryWork) -> list[Actor]:
    """A district with a street, a community and a grid, every role somewhere, and a rival
    community of its own."""
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
        people.append(
            Actor(
                person_id=person.id,
                locale="zh",
                seats=work.people.seats(person.id, START.date()),
            )
        )
    for number, kind in enumerate(CaseKind, start=1):
        category = Category(
            kind=kind,
            scheme="test",
            code=kind,
            name_zh="邻里",
            name_en="neighbours",
            position=1,
            valid_from=LONG_AGO,
        )
        category.id = number
        work.cases.categories[number] = category
    return people
