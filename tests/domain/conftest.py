"""A small staffed district in memory, for tests of the rules."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache

import pytest

from domain.cases import filing
from domain.cases.draft import ReportDraft
from domain.cases.model import Case, CaseKind, PeopleBand, Urgency
from domain.org.model import Unit, UnitKind
from domain.people.model import Actor, Capacity, Channel, Holding, Person, Post, Role
from domain.request import Request
from tests.domain.world import LONG_AGO, World, two_categories
from tests.makers import TELEGRAM, StillClock

_UNITS = (
    ("琅琊区", UnitKind.DISTRICT, None),
    ("琅琊街道", UnitKind.STREET, "琅琊区"),
    ("古道社区", UnitKind.COMMUNITY, "琅琊街道"),
    ("一网格", UnitKind.GRID_1, "古道社区"),
    ("一号楼", UnitKind.GRID_2, "一网格"),
)


class Town(World):
    """琅琊区 with 琅琊街道, 古道社区 and a grid, and who sits there."""

    def __init__(self, image: bytes) -> None:
        super().__init__(image)
        self.clock = StillClock()
        self.units = {unit.name: unit for unit in self.all(Unit)}
        self.taps = 0

    def unit(self, name: str, kind: UnitKind, above: str | None = None) -> Unit:
        """Adds a unit."""
        made = self.work.org.add(
            Unit(
                kind=kind,
                code=name,
                name=name,
                parent_id=self.units[above].id if above else None,
                valid_from=LONG_AGO,
            )
        )
        self.units[name] = made
        return made

    def person(
        self, unit: str, role: Role, capacity: Capacity = Capacity.HOLDER, *, again: int = 0
    ) -> Actor:
        """Somebody in a post (``again``: the person of this id takes one more)."""
        people = self.work.people
        if not again:
            again = people.add_person(Person(created_at=self.clock.now())).id
            people.add_channel(
                Channel(person_id=again, kind=TELEGRAM, address=str(again), language="zh-hans")
            )
        where = self.units[unit].id
        post = people.find_post(where, role) or people.add_post(
            Post(role=role, unit_id=where, valid_from=LONG_AGO)
        )
        people.add_holding(
            Holding(post_id=post.id, person_id=again, capacity=capacity, valid_from=LONG_AGO)
        )
        return self.actor(again)

    def actor(self, person_id: int) -> Actor:
        """The person with the posts they have today."""
        found = self.work.people.actor(TELEGRAM, str(person_id), self.clock.now().date())
        assert found is not None
        return found

    def tap(self) -> str:
        """A fresh token."""
        self.taps += 1
        return f"tap:{self.taps}"

    def asks(self, actor: Actor | None = None) -> Request:
        """A request of this moment, with a token of its own."""
        return Request(actor=actor, token=self.tap(), now=self.clock.now())

    def reported(
        self,
        actor: Actor,
        *,
        kind: CaseKind = CaseKind.DISPUTE,
        unit: str = "一网格",
        urgency: Urgency = Urgency.YELLOW,
        people: PeopleBand | None = PeopleBand.ONE_TWO,
        summary: str = "楼上漏水,两家争执",
    ) -> Case:
        """A case on file."""
        return self.do(
            filing.file,
            Request(actor=actor, token=self.tap(), now=self.clock.now()),
            ReportDraft(
                key=self.tap(),
                kind=kind,
                unit_id=self.units[unit].id,
                category_id=1 if kind is CaseKind.DISPUTE else 2,
                people=people,
                summary=summary,
                urgency=urgency,
            ),
        )

    def told(self, person: Actor) -> list[tuple[str, datetime]]:
        """What is queued for a person: kind and not-before."""
        return [
            (push.notice.kind, push.not_before)
            for push in self.pushes()
            if push.person_id == person.person_id and not push.withdrawn
        ]


@cache
def _founded() -> bytes:
    made = Town(two_categories())
    try:
        for name, kind, above in _UNITS:
            made.unit(name, kind, above)
        made.session.commit()
        return made.database.driver.serialize()
    finally:
        made.close()


@pytest.fixture
def town() -> Iterator[Town]:
    """The town, with categories 1 (disputes) and 2 (opinion items)."""
    made = Town(_founded())
    yield made
    made.close()
