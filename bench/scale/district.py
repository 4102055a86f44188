"""The district of the bench: eight streets, sixty communities, four hundred and eighty grids, and
whoever holds a post there."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from domain.days.quiet import QuietHours
from domain.org import actions
from domain.org.actions import UnitRow
from domain.org.model import UnitKind
from domain.people import binding
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from storage.days.holidays import load_calendar

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""Ten in the morning of a Tuesday in Chuzhou."""
SINCE = date(2011, 10, 31)
TOP = "341102000000"
CHANNEL = "telegram"
_STREETS = (
    ("琅琊街道", 8), ("东门街道", 8), ("西门街道", 8), ("南门街道", 8),
    ("北门街道", 7), ("清流街道", 7), ("凤凰街道", 7), ("扬子街道", 7),
)  # fmt: skip
_GRIDS = 8
_POSTS = {
    UnitKind.DISTRICT: (Role.SUPERVISOR, Role.COORDINATOR),
    UnitKind.STREET: (Role.COORDINATOR,),
    UnitKind.COMMUNITY: (Role.COORDINATOR, Role.MEDIATOR, Role.INFORMATION_OFFICER),
    UnitKind.GRID_1: (Role.GRID_HEAD,),
}


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Who acts for a unit: the numbers of the person and of the post."""

    person: int
    post: int


@dataclass(kw_only=True)
class Settled:
    """The numbers of what stands before the first matter."""

    streets: list[int] = field(default_factory=list)
    communities: list[int] = field(default_factory=list)
    grids: list[tuple[int, int, int]] = field(default_factory=list)
    """Each with its community and its street."""
    seats: dict[tuple[int, Role], Seat] = field(default_factory=dict)


def rules() -> Rules:
    """The rules of a fresh installation."""
    return Rules(zone=ZONE, calendar=load_calendar(), quiet=QuietHours(zone=ZONE))


def address(code: str, role: Role) -> str:
    """By which the holder of a post is reached."""
    return f"{code}-{role.value}"


def street_code(street: int) -> str:
    """Of a street, counted from 1."""
    return f"3411020{street:02}000"


def community_code(street: int, community: int) -> str:
    """Of a community, counted from 1 in its street."""
    return f"3411020{street:02}{community:03}"


def settle(work: Work) -> None:
    """Makes the units and fills the posts."""
    rows = _rows()
    actions.add_units(work, Request(now=NOW), rows)
    for row in rows:
        unit = work.org.by_code(row.code)
        assert unit is not None
        for role in _POSTS[row.kind]:
            where = address(row.code, role)
            token = f"scale-{where}".ljust(40, "x")
            binding.invite(work, Request(now=NOW), unit.id, role, Capacity.HOLDER, secret=token)
            binding.bind(work, Request(now=NOW), CHANNEL, where, "zh", token)


def _rows() -> list[UnitRow]:
    def row(code: str, name: str, kind: UnitKind, above: str | None) -> UnitRow:
        return UnitRow(code=code, name=name, kind=kind, above=above, valid_from=SINCE)

    rows = [row(TOP, "琅琊区", UnitKind.DISTRICT, None)]
    for s, (name, communities) in enumerate(_STREETS, 1):
        rows.append(row(street_code(s), name, UnitKind.STREET, TOP))
        for c in range(1, communities + 1):
            code, called = community_code(s, c), f"{name[:2]}第{c}社区"
            rows.append(row(code, called, UnitKind.COMMUNITY, street_code(s)))
            rows += [
                row(f"{code}{g:03}", f"{called}第{g}网格", UnitKind.GRID_1, code)
                for g in range(1, _GRIDS + 1)
            ]
    return rows
