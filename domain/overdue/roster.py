"""Who stands on which rung of an overdue matter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.cases.clocks import HANDLING, keeper
from domain.cases.handover import TIERS
from domain.cases.model import Case, Label, State
from domain.cases.telling import HANDLERS
from domain.overdue.rungs import RUNGS
from domain.people.line import COORDINATING, SUPERVISING, Lines
from domain.people.model import Capacity
from domain.ports import Work
from domain.reminders.ladder import Rung

_TAKEN = HANDLING | {State.RETURNED}
"""Where it is the turn of who took the matter, if anybody has."""


@dataclass(kw_only=True)
class Roster:
    """The lines of units, and the categories in words, for the length of one sweep. Only who can be
    reached stands on a rung."""

    lines: Lines
    """Of those who can be reached."""
    _labels: dict[int, Label] = field(default_factory=dict)

    def expect(self, cases: Sequence[Case]) -> None:
        """Looks up in one go who sits where these matters lie, and above."""
        self.lines.expect({keeper(case) for case in cases})
        units = {unit.id: unit for case in cases for unit in self.lines.of(keeper(case))}
        for roles in {*HANDLERS.values(), COORDINATING, SUPERVISING}:
            self.lines.held(list(units.values()), roles)

    def category(self, case: Case) -> Label:
        """What kind of matter it is, in words."""
        if case.category_id not in self._labels:
            found = self.lines.work.cases.category(case.category_id)
            self._labels[case.category_id] = found.label
        return self._labels[case.category_id]

    def handlers(self, case: Case) -> set[int]:
        """Whose turn it is: who took it, or whoever is at work in their place; once they have left,
        or cannot be reached, whoever serves there or at the nearest unit above. Else all who may
        take it."""
        line, roles = self.lines.of(keeper(case)), HANDLERS[case.kind]
        if case.handler_id is not None and case.state in _TAKEN:
            return self.lines.keeping(case.handler_id, line, roles)
        return self.lines.nearest(line, roles).people

    def on_rung(self, case: Case, rung: Rung) -> set[int]:
        """Those who stand on a rung of the case; raises ValueError for a rung of reports alone."""
        line = self.lines.of(keeper(case))
        match rung:
            case Rung.REPORTER:
                return self.lines.hearing({case.reporter_id})
            case Rung.HANDLER:
                return self.handlers(case)
            case Rung.STAND_IN:
                held = self.lines.held(line[:1], HANDLERS[case.kind])
                return {
                    one.person_id
                    for one in held
                    if one.capacity is Capacity.STAND_IN and not one.away
                }
            case Rung.HEAD:
                return self.lines.nearest(line[:1], COORDINATING).people
            case Rung.NEXT_TIER:
                return self.lines.above(line).people
            case _:
                raise ValueError(f"no rung of a case: {rung}")

    def out_of_reach(self, case: Case) -> bool:
        """Whether nobody can be reached at the unit whose turn it is; who took it is there, too."""
        line, roles = self.lines.of(keeper(case))[:1], HANDLERS[case.kind]
        return not self.lines.nearest(line, roles).people

    def hearing(
        self, case: Case, present: int, rungs: Sequence[Rung] = RUNGS
    ) -> tuple[Rung, set[int]] | None:
        """The rung that speaks: the present one, or where nobody new stands on it the next that
        has somebody."""
        return hearing(lambda rung: self.on_rung(case, rung), present, rungs)

    def may_go_up(self, case: Case) -> bool:
        """Whether the time to handle it is up and a tier above could take it."""
        line = self.lines.of(keeper(case))
        day = self.lines.work.rules.day(self.lines.now)
        tier = any(unit.kind in TIERS and unit.valid_on(day) for unit in line[1:])
        return tier and case.state in HANDLING


def hearing(
    on_rung: Callable[[Rung], set[int]], present: int, rungs: Sequence[Rung] = RUNGS
) -> tuple[Rung, set[int]] | None:
    """The rung that speaks: the present one, or where nobody new stands on it the next that has
    somebody."""
    told: set[int] = set()
    for number, rung in enumerate(rungs, 1):
        fresh = on_rung(rung) - told
        if number >= present and fresh:
            return rung, fresh
        told |= fresh
    return None


def roster_of(work: Work, now: datetime) -> Roster:
    """A roster for a sweep."""
    return Roster(lines=Lines(work=work, now=now, reached=True))
