"""Who is told of something, or decides it: one question, asked along the line of units.

The nearest unit where somebody in one of the roles is at work, and who that is: the holder of the
post, or where there is none, or they are on leave, the stand-in. Everybody who tells, reminds or
asks goes by it, so that nobody is told of what another would have to decide.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from domain.leave.model import at_work, instead_of
from domain.org.model import Unit, ancestor_ids
from domain.people.model import HOLDER_FIRST, Capacity, Held, Role, serving
from domain.ports import Work

COORDINATING = frozenset({Role.COORDINATOR, Role.CENTRE_OFFICER})
SUPERVISING = frozenset({Role.SUPERVISOR})


class Nearest(NamedTuple):
    """The unit that answers, and those who are asked there; None and nobody where none does."""

    unit_id: int | None
    people: set[int]


def nearest(
    held: Collection[Held],
    unit_ids: Sequence[int],
    *,
    order: Sequence[Capacity] = HOLDER_FIRST,
    besides: Collection[int] = (),
) -> Nearest:
    """Those of the first of these units that has somebody at work. ``held`` are all who hold or
    stand in for the posts asked for, those on leave too; never one of ``besides``."""
    present = at_work(held)
    for unit_id in unit_ids:
        if found := serving(present, unit_id, order) - set(besides):
            return Nearest(unit_id, found)
    return Nearest(None, set())


@dataclass(kw_only=True)
class Lines:
    """Units with all above them and who sits there, each looked up once: for the length of one
    action, or of one sweep over many matters."""

    work: Work
    now: datetime
    reached: bool = False
    """Whether those alone are asked whose phone can be reached: who is told in vain is not told."""
    _lines: dict[int, list[Unit]] = field(default_factory=dict)
    _held: dict[tuple[int, frozenset[Role]], list[Held]] = field(default_factory=dict)

    def expect(self, unit_ids: Collection[int]) -> None:
        """Looks these units and all above them up in one go."""
        fresh = set(unit_ids) - self._lines.keys()
        if not fresh:
            return
        units = self.work.org.those(fresh)
        above = self.work.org.those({one for unit in units for one in ancestor_ids(unit.path)})
        by_id = {unit.id: unit for unit in above}
        for unit in units:
            self._lines[unit.id] = [by_id[one] for one in reversed(ancestor_ids(unit.path))]

    def of(self, unit_id: int) -> list[Unit]:
        """The unit and all above it."""
        if unit_id not in self._lines:
            self._lines[unit_id] = self.work.org.ancestors(self.work.org.unit(unit_id))
        return self._lines[unit_id]

    def held(self, units: Sequence[Unit], roles: frozenset[Role]) -> list[Held]:
        """Who holds or stands in for these posts, those on leave too."""
        missing = [unit.id for unit in units if (unit.id, roles) not in self._held]
        if missing:
            self._held.update({(unit_id, roles): [] for unit_id in missing})
            found = self.work.people.posted(missing, roles, self.work.rules.day(self.now))
            heard = self.hearing({one.person_id for one in found})
            for one in found:
                if one.person_id in heard:
                    self._held[one.unit_id, roles].append(one)
        return [one for unit in units for one in self._held[unit.id, roles]]

    def hearing(self, people: Collection[int]) -> set[int]:
        """Those of the people who hear what they are told; all, where that is not asked."""
        return self.work.people.reachable(people) if self.reached else set(people)

    def nearest(
        self,
        units: Sequence[Unit],
        roles: frozenset[Role],
        *,
        order: Sequence[Capacity] = HOLDER_FIRST,
        besides: Collection[int] = (),
    ) -> Nearest:
        """As :func:`nearest`, of the units in their order."""
        held = self.held(units, roles)
        return nearest(held, [unit.id for unit in units], order=order, besides=besides)

    def keeping(self, person_id: int, line: Sequence[Unit], roles: frozenset[Role]) -> set[int]:
        """Who goes on with what this person took up at the first unit of the line: they themselves,
        on leave whoever is at work in their place; once they hold no such post there any more, who
        does, or who does at the nearest unit above."""
        held = self.held(line[:1], roles)
        if any(one.person_id == person_id for one in held):
            return instead_of(person_id, held)
        return self.nearest(line, roles).people

    def above(self, line: Sequence[Unit], *, besides: Collection[int] = ()) -> Nearest:
        """Who coordinates at the next tier above the first unit of the line; at the top, who
        supervises."""
        found = self.nearest(line[1:], COORDINATING, besides=besides)
        return found if found.people else self.nearest(line, SUPERVISING, besides=besides)
