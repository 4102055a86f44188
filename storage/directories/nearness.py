"""How near a place is to where somebody sits: by the deepest unit that both lie in."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from domain.access import Act, scope
from domain.directories.views import Near
from domain.org.model import UnitKind, ancestor_ids, is_within
from domain.people.model import Actor
from storage.schema import units

_BY_KIND = {
    UnitKind.STREET: Near.STREET,
    UnitKind.DISTRICT: Near.DISTRICT,
    UnitKind.CITY: Near.FARTHER,
}
_ORDER = {near: number for number, near in enumerate(Near)}


class Whereabouts:
    """Where an actor sits."""

    def __init__(self, connection: Connection, actor: Actor) -> None:
        self._own = scope(actor, Act.LOOK_UP).prefixes
        ids = {one for path in self._own for one in ancestor_ids(path)}
        rows = connection.execute(select(units.c.id, units.c.kind).where(units.c.id.in_(ids)))
        self._kinds: Mapping[int, UnitKind] = {row.id: row.kind for row in rows}

    def near(self, paths: Collection[str]) -> Near:
        """How near the nearest of the places is to the nearest own unit."""
        found = [self._between(own, path) for own in self._own for path in paths]
        return min(found, key=_ORDER.__getitem__, default=Near.FARTHER)

    def serves(self, paths: Collection[str]) -> bool:
        """Whether an own unit lies in one of the places."""
        return any(is_within(own, path) for own in self._own for path in paths)

    def _between(self, own: str, path: str) -> Near:
        if is_within(path, own):
            return Near.OWN
        shared = _shared(ancestor_ids(own), ancestor_ids(path))
        for one in reversed(shared):
            kind = self._kinds[one]
            if kind is not UnitKind.CENTRE:
                return _BY_KIND.get(kind, Near.OWN)
        return Near.FARTHER


def order_of(near: Near) -> int:
    """The nearest first."""
    return _ORDER[near]


def _shared(one: Sequence[int], other: Sequence[int]) -> list[int]:
    both = []
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        both.append(mine)
    return both
