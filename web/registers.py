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
from domain.projects.views import ProjectPick


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
    acts: frozenset[Act] = frozenset()
    """Who never has any of these rights is not offered it; none: everybody is."""
    at: frozenset[UnitKind] = frozenset(UnitKind)
    """And who sits at no unit of these kinds."""

    def fits(self, actor: Actor) -> bool:
        """Whether it is of use to somebody."""
        sits = any(seat.unit_kind in self.at for seat in actor.seats)
        return sits and (not self.acts or any(may_ever(actor, act) for act in self.acts))


def _entries(face: EntryFace) -> Read:
    sought = Sought(face=face, called={})
    return lambda boards, ask: boards.directories.find(ask.actor, sought, ask.page, ask.now)


def _month(boards: Boards, ask: Wanted) -> Awaitable[object]:
    period = Period.containing(PeriodKind.MONTH, ask.month)
    return boards.periodic.report(ask.actor, PeriodKind.MONTH, None, period, ask.now)


_BOARD = frozenset({Act.BOARD})
_CALLS = frozenset({Act.ANSWER_FOLLOWUP, Act.HANDLE_DISPUTE, Act.HANDLE_OPINION})
REGISTERS: Mapping[str, Register] = {
    "month": Register(all=_month, acts=_BOARD, at=frozenset({UnitKind.DISTRICT, UnitKind.CITY})),
    "meetings": Register(
        all=lambda boards, ask: boards.meetings.month(ask.actor, ask.month, ask.page, ask.now),
        one=lambda boards, ask: boards.meetings.view(ask.actor, ask.number, ask.now),
        acts=frozenset({Act.SEE}),
    ),
    "followups": Register(
        all=lambda boards, ask: boards.followups.board(ask.actor, None, ask.page, ask.now),
        one=lambda boards, ask: boards.followups.one(ask.actor, ask.number, ask.now),
        acts=_BOARD,
    ),
    "evaluations": Register(
        all=lambda boards, ask: boards.evaluations.page(
            ask.actor, HalfYear.containing(ask.month), ask.page, ask.now
        ),
        one=lambda boards, ask: boards.evaluations.view(ask.actor, ask.number, ask.now),
        acts=frozenset({Act.SEE}),
    ),
    "assessments": Register(
        all=lambda boards, ask: boards.assessments.register(ask.actor, ask.now),
        one=lambda boards, ask: boards.assessments.view(ask.actor, ask.number, ask.now),
        acts=frozenset({Act.SEE_ASSESSMENT}),
    ),
    "aid": Register(
        all=lambda boards, ask: boards.aid.board(ask.actor, ask.page, ask.now),
        one=lambda boards, ask: boards.aid.view(
            ask.actor, ask.number, Period.containing(PeriodKind.MONTH, ask.month), ask.now
        ),
        acts=frozenset({Act.COUNT_AID}),
    ),
    "projects": Register(
        all=lambda boards, ask: boards.projects.page(ask.actor, ProjectPick.ALL, ask.page, ask.now),
        one=lambda boards, ask: boards.projects.view(ask.actor, ask.number, ask.now),
        acts=frozenset({Act.SEE_PROJECT}),
    ),
    "year": Register(
        all=lambda boards, ask: boards.annuals.home(ask.actor, ask.month.year, ask.page, ask.now),
        one=lambda boards, ask: boards.annuals.issued(
            ask.actor, ask.number, ask.month.year, ask.page, ask.now
        ),
        acts=frozenset({Act.READ_ANNUAL}),
    ),
    "model": Register(
        all=lambda boards, ask: boards.selections.page(ask.actor, ask.page, ask.now),
        one=lambda boards, ask: boards.selections.view(ask.actor, ask.number, ask.now, ask.page),
        acts=frozenset({Act.SEE_SELECTION}),
    ),
    "features": Register(
        all=lambda boards, ask: boards.features.page(ask.actor, ask.page, ask.now),
        one=lambda boards, ask: boards.features.view(ask.actor, ask.number, ask.now),
        acts=frozenset({Act.LOOK_UP}),
    ),
    "trainings": Register(
        all=lambda boards, ask: boards.trainings.page(ask.actor, 0, ask.page),
        one=lambda boards, ask: boards.trainings.view(ask.actor, ask.number),
        acts=frozenset({Act.TRAIN, Act.BOARD}),
    ),
    "callins": Register(
        all=lambda boards, ask: boards.callins.page(ask.actor, ask.page, ask.now),
        one=lambda boards, ask: boards.callins.view(ask.actor, ask.number, ask.now),
        acts=_CALLS,
    ),
    "who": Register(all=_entries(EntryFace.WHO)),
    "where": Register(all=_entries(EntryFace.WHERE)),
}
ENTRIES: Mapping[str, Read] = {
    **{name: one.one for name, one in REGISTERS.items() if one.one is not None},
    "letters": lambda boards, ask: boards.annuals.letter(ask.actor, ask.number, ask.now),
    "applications": lambda boards, ask: boards.selections.application(
        ask.actor, ask.number, ask.now
    ),
    "entries": lambda boards, ask: boards.directories.view(ask.actor, ask.number, ask.now),
}
"""What one of them is read by, by the name in its address."""


def offered(actor: Actor) -> list[str]:
    """The registers that are of use to somebody, by name."""
    return [name for name, one in REGISTERS.items() if one.fits(actor)]
