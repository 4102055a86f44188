"""The district of the quarter: 8 streets, 36 communities, and who sits where."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.demo.district import units
from app.office import open_office
from app.settings import Settings
from domain.org.actions import add_units, merge
from domain.org.model import UnitKind
from domain.people import binding
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.request import Request
from tests.quarter.days import FIRST

CENTRE, SUPERVISOR = 90_001, 90_002
"""The phones of who sends the monthly report, and of who supervises."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A community or a street. ``number`` is its place in the district, from 0."""

    number: int
    code: str
    name: str
    habit: str
    """How its people go about their reports: see :mod:`tests.quarter.habits`."""
    street: int | None = None
    """The street it lies in; None: it is one."""
    has_stand_in: bool = False
    has_head: bool = False
    """Somebody coordinates at the community itself."""

    @property
    def _phone(self) -> int:
        return (20_000 if self.street is not None else 80_000) + 10 * self.number

    @property
    def holder(self) -> int:
        """The phone of the information officer, or of the street's coordinator."""
        return self._phone

    @property
    def stand_in(self) -> int:
        """The phone of their stand-in."""
        return self._phone + 1

    @property
    def mediator(self) -> int:
        """The phone of the community's mediator."""
        return self._phone + 2

    @property
    def head(self) -> int:
        """The phone of who coordinates at the community."""
        return self._phone + 3


HABITS = (
    *("prompt", "plain", "early", "ahead", "day_late"),
    *("never", "hour_late", "by_stand_in", "stand_in_at_once", "on_leave"),
    *("blocked", "snoozes", "snoozes_and_reports", "takes_back", "corrects"),
    *("merged", "prompt", "two_days_late", "never", "misses_some"),
    *("prompt", "early", "ahead", "day_late"),
    *("plain", "prompt", "hour_late", "never"),
    *("prompt", "two_days_late", "on_leave", "prompt"),
    *("early", "prompt", "takes_back", "prompt"),
)
"""Of the communities, in order."""
STREET_HABITS = (
    *("next_day", "day_late", "due_day", "last_day"),
    *("never", "on_leave", "next_day", "by_stand_in"),
)
WITH_STAND_IN = frozenset({3, 4, 7, 8, 9, 13, 17, 18, 20, 23, 24, 26, 30, 34})
STREETS_WITH_STAND_IN = frozenset({3, 5, 7})
WITH_HEAD = frozenset({17, 18, 23})
MERGED, SUCCESSOR = 15, 16
"""On Thursday of week 10 a community is merged into its neighbour."""


def _units(kind: UnitKind) -> list[tuple[str, str, str | None]]:
    return [(row.code, row.name, row.above) for row in units() if row.kind is kind]


def _places() -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    streets = tuple(
        Place(
            number=number,
            code=code,
            name=name,
            habit=STREET_HABITS[number],
            has_stand_in=number in STREETS_WITH_STAND_IN,
        )
        for number, (code, name, _) in enumerate(_units(UnitKind.STREET))
    )
    by_code = {street.code: street.number for street in streets}
    communities = tuple(
        Place(
            number=number,
            code=code,
            name=name,
            street=by_code[above or ""],
            habit=HABITS[number],
            has_stand_in=number in WITH_STAND_IN,
            has_head=number in WITH_HEAD,
        )
        for number, (code, name, above) in enumerate(_units(UnitKind.COMMUNITY))
    )
    return streets, communities


STREETS, COMMUNITIES = _places()
DISTRICT = next(row for row in units() if row.kind is UnitKind.DISTRICT)


def seats(streets: tuple[int, ...]) -> list[tuple[int, str, Role, Capacity]]:
    """Phone, code of the unit, role and capacity of everybody in these streets and above."""
    held = [
        (CENTRE, DISTRICT.code, Role.CENTRE_OFFICER, Capacity.HOLDER),
        (SUPERVISOR, DISTRICT.code, Role.SUPERVISOR, Capacity.HOLDER),
    ]
    for street in streets:
        place = STREETS[street]
        held.append((place.holder, place.code, Role.COORDINATOR, Capacity.HOLDER))
        if place.has_stand_in:
            held.append((place.stand_in, place.code, Role.COORDINATOR, Capacity.STAND_IN))
    for place in communities_of(streets):
        officer = Role.INFORMATION_OFFICER
        held.append((place.holder, place.code, officer, Capacity.HOLDER))
        held.append((place.mediator, place.code, Role.MEDIATOR, Capacity.HOLDER))
        if place.has_stand_in:
            held.append((place.stand_in, place.code, officer, Capacity.STAND_IN))
        if place.has_head:
            held.append((place.head, place.code, Role.COORDINATOR, Capacity.HOLDER))
    return held


def communities_of(streets: tuple[int, ...]) -> list[Place]:
    """The communities of these streets."""
    return [place for place in COMMUNITIES if place.street in streets]


async def settle(settings: Settings, streets: tuple[int, ...], now: datetime) -> None:
    """Writes the district, and binds everybody by a link of their own."""
    async with open_office(settings) as (_, office):
        await office.do(_settle, streets, now)


def _settle(work: Work, streets: tuple[int, ...], now: datetime) -> None:
    codes = {DISTRICT.code, *(STREETS[one].code for one in streets)}
    codes |= {place.code for place in communities_of(streets)}
    rows = [replace(row, valid_from=FIRST) for row in units() if row.code in codes]
    add_units(work, Request(now=now), rows)
    for phone, code, role, capacity in seats(streets):
        unit = work.org.by_code(code)
        assert unit is not None
        token = f"a-link-for-the-phone-{phone}-and-no-other"
        binding.invite(work, Request(now=now), unit.id, role, capacity, secret=token)
        binding.bind(work, Request(now=now), "telegram", str(phone), "zh-hans", token)


async def merges(settings: Settings, now: datetime) -> None:
    """The machine's administrator merges the community into its neighbour, from today on."""
    async with open_office(settings) as (_, office):
        await office.do(_merges, now)


def _merges(work: Work, now: datetime) -> None:
    gone = work.org.by_code(COMMUNITIES[MERGED].code)
    into = work.org.by_code(COMMUNITIES[SUCCESSOR].code)
    assert gone is not None
    assert into is not None
    merge(work, Request(now=now), [gone.id], into.id, on=now.date())
