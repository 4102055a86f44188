"""The organisation tree: units of any depth, with history.

Langya merged 49 communities into 36 in 2011, and in 2013 put merged communities straight under
the district. So a unit keeps its identity, its place in the tree has validity dates, and a merged
unit lives on under its successor: what was filed under it rolls up there.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class UnitKind(StrEnum):
    """Kinds of unit, from the city down; a specialised mediation centre may hang anywhere."""

    CITY = "city"
    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    GRID_1 = "grid_1"
    GRID_2 = "grid_2"
    CENTRE = "centre"


TIERS = (
    UnitKind.CITY,
    UnitKind.DISTRICT,
    UnitKind.STREET,
    UnitKind.COMMUNITY,
    UnitKind.GRID_1,
    UnitKind.GRID_2,
)
"""From the top down; a centre may hang anywhere."""
NAME_LIMIT = 120


_DIGITS: dict[UnitKind, tuple[int, ...]] = {
    UnitKind.CITY: (6, 12),
    UnitKind.DISTRICT: (6, 12),
    UnitKind.STREET: (9, 12),
    UnitKind.COMMUNITY: (12,),
    UnitKind.GRID_1: (15,),
    UnitKind.GRID_2: (17,),
    UnitKind.CENTRE: (12,),
}
"""How many digits the official code of a level has: that of a city, a district or a street may be
filled up with zeros to twelve. A grid adds its own to its community's."""
_FILLED = 12


def fits_level(code: str, kind: UnitKind) -> bool:
    """Whether it is an official code of the level, or clearly one of a desk's own: those begin
    with a letter, so that a mistyped official one (34110200100X) does not pass for one."""
    if code[:1].isalpha():
        return True
    short = min(_DIGITS[kind])
    padded = len(code) == _FILLED > short
    return (
        code.isdigit()
        and len(code) in _DIGITS[kind]
        and (not padded or not code[short:].strip("0"))
    )


def lies_below(kind: UnitKind, above: UnitKind) -> bool:
    """Whether a unit of this kind may hang under one of that kind; nothing hangs under a centre."""
    if UnitKind.CENTRE in {kind, above}:
        return above is not UnitKind.CENTRE
    return TIERS.index(kind) > TIERS.index(above)


def succeeds(kind: UnitKind, ended: UnitKind) -> bool:
    """Whether a unit of this kind may go on for one of that kind: its like, or, when a whole tier
    is abolished, one above."""
    return kind is ended or (kind is not UnitKind.CENTRE and lies_below(ended, kind))


@dataclass(eq=False, kw_only=True)
class Unit:
    """One unit. ``path`` is its present place, ids from the root (``/1/4/17/``): a subtree is a
    prefix. ``valid_to`` is the first day on which it is no more (None: still there)."""

    id: int = field(init=False, repr=False)
    kind: UnitKind
    code: str
    """The official code: 12 digits for a community, 3 more for a grid; unique."""
    name: str
    parent_id: int | None = None
    path: str = ""
    valid_from: date
    valid_to: date | None = None
    successor_id: int | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the unit exists on this local day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(eq=False, kw_only=True)
class Placement:
    """A stretch of time a unit spent under one parent (``valid_to`` exclusive)."""

    id: int = field(init=False, repr=False)
    unit_id: int
    parent_id: int | None
    valid_from: date
    valid_to: date | None = None


@dataclass(eq=False, kw_only=True)
class Alias:
    """Another name of a unit: "one organisation, two names" (一个机构两块牌子), or an old name."""

    id: int = field(init=False, repr=False)
    unit_id: int
    name: str


def ancestor_ids(path: str) -> tuple[int, ...]:
    """The ids on a path from the root down, the unit itself last."""
    return tuple(int(part) for part in path.split("/") if part)


def is_within(path: str, top: str) -> bool:
    """Whether the unit at ``path`` is ``top`` or lies below it."""
    return bool(top) and path.startswith(top)
