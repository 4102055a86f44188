"""A database for the bench: a small district in which sixteen building heads have their phones."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.days.quiet import QuietHours
from domain.org import actions
from domain.org.actions import UnitRow
from domain.org.model import UnitKind
from domain.people import binding
from domain.people.messengers import Messenger, address_of
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from storage.days.holidays import load_calendar
from storage.kit.engine import Database
from storage.migrate import upgrade
from storage.work import SqlOffice

LONG_AGO = date(2011, 1, 1)
GRID = "341102001001001"
UNITS = (
    ("341102000000", "琅琊区", UnitKind.DISTRICT, None),
    ("341102001000", "琅琊街道", UnitKind.STREET, "341102000000"),
    ("341102001001", "古道社区", UnitKind.COMMUNITY, "341102001000"),
    (GRID, "古道第一网格", UnitKind.GRID_1, "341102001001"),
)


def url_of(path: Path) -> str:
    """The database's address."""
    return f"sqlite+aiosqlite:///{path}"


def bench_rules() -> Rules:
    """What the districts of the bench have settled."""
    zone = ZoneInfo("Asia/Shanghai")
    return Rules(zone=zone, calendar=load_calendar(), quiet=QuietHours(zone=zone))


Phones = Mapping[int, tuple[Messenger, int]]
"""By the numbers of people: their messenger, and how the desk knows them there."""


async def small_district(path: Path, people: list[int] | Phones) -> None:
    """Makes the database at ``path`` and binds each of ``people`` to a building of the grid; where
    it is not said otherwise their phones are Telegram's."""
    await upgrade(url_of(path))
    database = Database(url_of(path))
    try:
        phones = people if isinstance(people, Mapping) else _by_telegram(people)
        await SqlOffice(database, bench_rules()).do(_settle, phones)
    finally:
        await database.close()


def _by_telegram(people: list[int]) -> Phones:
    return {one: (Messenger.TELEGRAM, one) for one in people}


def _settle(work: Work, phones: Phones) -> None:
    now = datetime.now(UTC)
    buildings = [(f"{GRID}{n:03}", f"{n}号楼", UnitKind.GRID_2, GRID) for n in phones]
    rows = [
        UnitRow(code=code, name=name, kind=kind, above=above, valid_from=LONG_AGO)
        for code, name, kind, above in (*UNITS, *buildings)
    ]
    actions.add_units(work, Request(now=now), rows)
    for n, (messenger, number) in phones.items():
        unit = work.org.by_code(f"{GRID}{n:03}")
        assert unit is not None
        token = f"bench-invitation-{n:03}".ljust(40, "x")
        binding.invite(
            work, Request(now=now), unit.id, Role.BUILDING_HEAD, Capacity.HOLDER, secret=token
        )
        address = address_of(messenger, number)
        binding.bind(work, Request(now=now), messenger, address, "zh", token)
