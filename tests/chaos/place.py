"""The district of the storm: a head in each of so many grids, a mediator in each community."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from app.demo.district import units
from app.office import open_office
from app.settings import Settings
from domain.org.actions import add_units
from domain.org.model import UnitKind
from domain.people import binding
from domain.people.messengers import Messenger
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.request import Request
from tests.makers import ZONE

_HEADS, _MEDIATORS = 100_000, 200_000


@dataclass(frozen=True, kw_only=True)
class Place:
    """Who sits where; the phones of the heads, each with that of the mediator above."""

    mediator_of: dict[int, int]
    seats: Sequence[tuple[int, str, Role]]


def a_place(people: int) -> Place:
    """One with so many heads, dealt out over the communities. Raises ValueError where the district
    has not as many grids."""
    communities = [row.code for row in units() if row.kind is UnitKind.COMMUNITY]
    of = {code: [row.code for row in units() if row.above == code] for code in communities}
    dealt = [one for rank in zip_longest(*of.values()) for one in rank if one is not None]
    if not 1 <= people <= len(dealt):
        raise ValueError(f"the district has 1 to {len(dealt)} grids with a head, not {people}")
    heads = {_HEADS + n: code for n, code in enumerate(dealt[:people])}
    mediators = {code: _MEDIATORS + n for n, code in enumerate(communities)}
    above = {grid: code for code, grids in of.items() for grid in grids}
    mediator_of = {phone: mediators[above[code]] for phone, code in heads.items()}
    seats = [(phone, code, Role.GRID_HEAD) for phone, code in heads.items()]
    seats += [
        (phone, code, Role.MEDIATOR)
        for code, phone in mediators.items()
        if phone in mediator_of.values()
    ]
    return Place(mediator_of=mediator_of, seats=seats)


Address = Callable[[int], str]
"""By what the desk knows a phone."""


async def settle(
    settings: Settings, place: Place, now: datetime, messenger: Messenger, address: Address
) -> None:
    """Writes the district, and binds everybody by a link of their own."""
    async with open_office(settings) as (_, office):
        await office.do(_settle, place, now, messenger, address)


def _settle(
    work: Work, place: Place, now: datetime, messenger: Messenger, address: Address
) -> None:
    today = now.astimezone(ZONE).date()  # nobody owes a report of an earlier week
    add_units(work, Request(now=now), [replace(row, valid_from=today) for row in units()])
    for phone, code, role in place.seats:
        unit = work.org.by_code(code)
        assert unit is not None
        token = f"a-link-for-the-phone-{phone}-and-no-other"
        binding.invite(work, Request(now=now), unit.id, role, Capacity.HOLDER, secret=token)
        binding.bind(work, Request(now=now), messenger, address(phone), "zh-hans", token)
