"""The registers of the page: each by the read the chat has, within the same reach. A mechanism with
a list is a line here, and its table a line with whoever puts it into words."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.access import Act, may_ever
from domain.days.halves import HalfYear
from domain.days.periods import Period, PeriodKind
from domain.directories.model import EntryFace
from domain.directories.views import Sought
from domain.org.model import UnitKind
from domain.people.model import Actor
from domain.ports import Boards


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Who asks for a register, and for which part of it."""

    actor: Actor
    now: datetime
    month: date
    """The first day of the month asked for, or of the present one."""
    page: int = 0
    number: int = 0
    """Of one entry."""


Read = Callable[[Boards, Wanted], Awaitable[object]]


@dataclass(frozen=True, kw_only=True)
class Register:
    """A list, and what one of its entries is read by."""

    all: Read
    one: Read | None = None
    act: Act | None = None
    """Who never has this right is not offered it; None: everybody is."""
    at: frozenset[UnitKind] = frozenset(UnitKind)
    """And who sits at no unit of these kinds."""

    def fits(self, actor: Actor) -> bool:
        """Whether it is of use to somebody."""
        sits = any(seat.unit_kind in self.at for seat in actor.seats)
        return sits and (self.act is None or may_ever(actor, self.act))


def _entries(face: EntryFace) -> Read:
    sought = Sought(face=face, called={})
    return lambda boards, ask: boards.directories.find(ask.actor, sought, ask.page, ask.now)


def _month(boards: Boards, ask: Wanted) -> Awaitable[object]:
    period = Period.containing(PeriodKind.MONTH, ask.month)
    return boards.periodic.report(ask.actor, PeriodKind.MONTH, None, period, ask.now)


REGISTERS: Mapping[str, Register] = {
    "month": Register(all=_month, act=Act.BOARD, at=frozenset({UnitKind.DISTRICT, UnitKind.CITY})),
    "meetings": Register(
        all=lambda boards, ask: boards.meetings.month(ask.actor, ask.month, ask.page, ask.now),
        one=lambda boards, ask: boards.meetings.view(ask.actor, ask.number, ask.now),
        act=Act.SEE,
    ),
    "followups": Register(
        all=lambda boards, ask: boards.followups.board(ask.actor, None, ask.page, ask.now),
        one=lambda boards, ask: boards.followups.one(ask.actor, ask.number, ask.now),
        act=Act.BOARD,
    ),
    "evaluations": Register(
        all=lambda boards, ask: boards.evaluations.page(
            ask.actor, HalfYear.containing(ask.month), ask.page, ask.now
        ),
        one=lambda boards, ask: boards.evaluations.view(ask.actor, ask.number, ask.now),
        act=Act.SEE,
    ),
    "assessments": Register(
        all=lambda boards, ask: boards.assessments.register(ask.actor, ask.now),
        one=lambda boards, ask: boards.assessments.view(ask.actor, ask.number, ask.now),
        act=Act.SEE_ASSESSMENT,
    ),
    "aid": Register(
        all=lambda boards, ask: boards.aid.board(ask.actor, ask.page, ask.now),
        one=lambda boards, ask: boards.aid.view(
            ask.actor, ask.number, Period.containing(PeriodKind.MONTH, ask.month), ask.now
        ),
        act=Act.COUNT_AID,
    ),
    "who": Register(all=_entries(EntryFace.WHO)),
    "where": Register(all=_entries(EntryFace.WHERE)),
}
ENTRIES: Mapping[str, Read] = {
    **{name: one.one for name, one in REGISTERS.items() if one.one is not None},
    "entries": lambda boards, ask: boards.directories.view(ask.actor, ask.number, ask.now),
}
"""What one of them is read by, by the name in its address."""


def offered(actor: Actor) -> list[str]:
    """The registers that are of use to somebody, by name."""
    return [name for name, one in REGISTERS.items() if one.fits(actor)]
