"""A small staffed district in memory, for tests of the rules without a database."""

from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from domain.cases import filing
from domain.cases.draft import ReportDraft
from domain.cases.model import Case, CaseKind, Category, PeopleBand, Urgency
from domain.org.model import Unit, UnitKind
from domain.people.model import Actor, Capacity, Holding, Person, Post, Role
from domain.request import Request
from tests.fakes import MemoryWork, StillClock

LONG_AGO = date(2011, 1, 1)


@dataclass
class Town:
    """琅琊区 with 琅琊街道, 古道社区 and a grid, and who sits there."""

    work: MemoryWork = field(default_factory=MemoryWork)
    clock: StillClock = field(default_factory=StillClock)
    units: dict[str, Unit] = field(default_factory=dict)
    taps: int = 0

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
        if not again:
            again = (self.work.people.add_person(Person(created_at=self.clock.now()))).id
        found = self.work.people.find_post(self.units[unit].id, role)
        post = found or self.work.people.add_post(
            Post(role=role, unit_id=self.units[unit].id, valid_from=LONG_AGO)
        )
        self.work.people.add_holding(
            Holding(post_id=post.id, person_id=again, capacity=capacity, valid_from=LONG_AGO)
        )
        seats = self.work.people.seats(again, self.clock.now().date())
        return Actor(person_id=again, locale="zh", seats=seats)

    def tap(self) -> str:
        """A fresh token."""
        self.taps += 1
        return f"tap:{self.taps}"

    def reported(
        self,
        actor: Actor,
        *,
        kind: CaseKind = CaseKind.DISPUTE,
        unit: str = "一网格",
        urgency: Urgency = Urgency.YELLOW,
        people: PeopleBand = PeopleBand.ONE_TWO,
    ) -> Case:
        """A case on file."""
        return filing.file(
            self.work,
            Request(actor=actor, token=self.tap(), now=self.clock.now()),
            ReportDraft(
                key=self.tap(),
                kind=kind,
                unit_id=self.units[unit].id,
                category_id=1 if kind is CaseKind.DISPUTE else 2,
                people=people,
                summary="楼上漏水,两家争执",
                urgency=urgency,
            ),
        )

    def sends(self) -> None:
        """All that waits goes out."""
        outbox = self.work.outbox
        outbox.sent |= outbox.pushes.keys() - outbox.withdrawn.keys()

    def told(self, person: Actor) -> list[tuple[str, datetime]]:
        """What is queued for a person: kind and not-before."""
        return [
            (push.notice.kind, push.not_before)
            for key, push in self.work.outbox.pushes.items()
            if push.person_id == person.person_id and key not in self.work.outbox.withdrawn
        ]


@pytest.fixture
def town() -> Town:
    """The town, with categories 1 (disputes) and 2 (opinion items)."""
    made = Town()
    made.unit("琅琊区", UnitKind.DISTRICT)
    made.unit("琅琊街道", UnitKind.STREET, "琅琊区")
    made.unit("古道社区", UnitKind.COMMUNITY, "琅琊街道")
    made.unit("一网格", UnitKind.GRID_1, "古道社区")
    made.unit("一号楼", UnitKind.GRID_2, "一网格")
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
        made.work.cases.categories[number] = category
    return made
