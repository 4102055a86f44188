"""Who stands on which rung, looked up once for a unit and kept for the length of one sweep."""

from dataclasses import dataclass, field
from datetime import date, datetime

from domain.cases.clocks import HANDLING, keeper
from domain.cases.handover import TIERS
from domain.cases.model import Case, Label
from domain.cases.telling import HANDLERS
from domain.leave.model import at_work, instead_of
from domain.org.model import Unit
from domain.overdue.rungs import RUNGS
from domain.people.model import Capacity, Held, Role, serving
from domain.ports import Work
from domain.reminders.ladder import Rung

COORDINATING = frozenset({Role.COORDINATOR, Role.CENTRE_OFFICER})
_SUPERVISING = frozenset({Role.SUPERVISOR})
_ASKED = COORDINATING | _SUPERVISING | frozenset(r for roles in HANDLERS.values() for r in roles)


@dataclass(kw_only=True)
class Roster:
    """The lines of units and who sits there, by unit."""

    work: Work
    now: datetime
    _lines: dict[int, list[Unit]] = field(default_factory=dict)
    _held: dict[tuple[int, Role], list[Held]] = field(default_factory=dict)
    _labels: dict[int, Label] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """Today, where the units are."""
        return self.now.astimezone(self.work.rules.zone).date()

    def line(self, unit_id: int) -> list[Unit]:
        """The unit and all above it."""
        if unit_id not in self._lines:
            unit = self.work.org.unit(unit_id)
            self._lines[unit_id] = self.work.org.ancestors(unit)
            self._seat(self._lines[unit_id])
        return self._lines[unit_id]

    def _seat(self, line: list[Unit]) -> None:
        missing = [unit.id for unit in line if (unit.id, Role.COORDINATOR) not in self._held]
        for unit_id in missing:
            self._held.update({(unit_id, role): [] for role in _ASKED})
        for role in _ASKED if missing else ():
            for one in self.work.people.posted(missing, [role], self.day):
                self._held[one.unit_id, role].append(one)

    def category(self, case: Case) -> Label:
        """What kind of matter it is, in words."""
        if case.category_id not in self._labels:
            found = self.work.cases.category(case.category_id)
            self._labels[case.category_id] = found.label
        return self._labels[case.category_id]

    def _of(self, unit_id: int, roles: frozenset[Role]) -> list[Held]:
        return [one for role in sorted(roles) for one in self._held[unit_id, role]]

    def _serving(self, line: list[Unit], roles: frozenset[Role]) -> set[int]:
        """Those of the nearest unit of the line that has somebody."""
        for unit in line:
            if found := serving(at_work(self._of(unit.id, roles)), unit.id):
                return found
        return set()

    def handlers(self, case: Case) -> set[int]:
        """Whose turn it is: who took it, or whoever is at work in their place; else all who may
        take it."""
        line = self.line(keeper(case))
        roles = HANDLERS[case.kind]
        if case.handler_id is not None and case.state in HANDLING:
            return instead_of(case.handler_id, self._of(line[0].id, roles))
        return self._serving(line, roles)

    def on_rung(self, case: Case, rung: Rung) -> set[int]:
        """Those who stand on a rung of the case; raises ValueError for a rung of reports alone."""
        line = self.line(keeper(case))
        match rung:
            case Rung.HANDLER:
                return self.handlers(case)
            case Rung.STAND_IN:
                held = self._of(line[0].id, HANDLERS[case.kind])
                return {
                    one.person_id
                    for one in held
                    if one.capacity is Capacity.STAND_IN and not one.away
                }
            case Rung.HEAD:
                return self._serving(line[:1], COORDINATING)
            case Rung.NEXT_TIER:
                return self.above(line)
            case _:
                raise ValueError(f"no rung of a case: {rung}")

    def above(self, line: list[Unit]) -> set[int]:
        """Who coordinates at the next tier; at the top, who supervises."""
        return self._serving(line[1:], COORDINATING) or self._serving(line, _SUPERVISING)

    def decider(self, line: list[Unit], *, besides: int) -> tuple[int | None, set[int]]:
        """The unit that answers a request for more time, and who is asked there: the next tier
        that coordinates; at the top, who supervises. Never who asks."""
        for units, roles in ((line[1:], COORDINATING), (line, _SUPERVISING)):
            for unit in units:
                found = serving(at_work(self._of(unit.id, roles)), unit.id) - {besides}
                if found:
                    return unit.id, found
        return None, set()

    def hearing(self, case: Case, present: int) -> tuple[Rung, set[int]] | None:
        """The rung that speaks: the present one, or where nobody new stands on it the next that
        has somebody."""
        told: set[int] = set()
        for number, rung in enumerate(RUNGS, 1):
            fresh = self.on_rung(case, rung) - told
            if number >= present and fresh:
                return rung, fresh
            told |= fresh
        return None

    def may_go_up(self, case: Case) -> bool:
        """Whether the time to handle it is up and a tier above could take it."""
        line = self.line(keeper(case))
        tier = any(unit.kind in TIERS and unit.valid_on(self.day) for unit in line[1:])
        return tier and case.state in HANDLING
