"""What a sentence is compared with."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import literal, or_, select

from domain.access import Act, scope
from domain.people.model import Actor
from domain.reading.places import NamedUnit
from domain.reading.reading import LexiconWord
from storage.kit.columns import valid_on
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import aliases, begins, units

_MOST = 40
_SHORTEST = 2


def named(
    reading: Reading, actor: Actor, text: str, buildings: Sequence[str], day: date
) -> tuple[NamedUnit, ...]:
    """The units within reach that the text may name: one look at the tree, which has thousands of
    rows at the most, and not at what is filed."""
    reach = scope(actor, Act.REPORT)
    if not reach.prefixes:
        return ()
    within = or_(*(begins(units.c.path, prefix) for prefix in reach.prefixes))
    said = literal(text)
    own = or_(
        said.contains(units.c.name),
        *(units.c.name.endswith(one, autoescape=True) for one in buildings),
    )
    shape = (units.c.id, units.c.name, units.c.kind)
    whole = select(*shape, units.c.name.label("called")).where(own, within, valid_on(units, day))
    other = (
        select(*shape, aliases.c.name.label("called"))
        .join_from(aliases, units, units.c.id == aliases.c.unit_id)
        .where(said.contains(aliases.c.name), within, valid_on(units, day))
    )
    rows = reading.connection.execute(whole.union(other).limit(_MOST)).all()
    return tuple(
        NamedUnit(id=row.id, name=row.name, kind=row.kind, called=row.called)
        for row in rows
        if len(row.called) >= _SHORTEST
    )


def lexicon(reading: Reading) -> tuple[LexiconWord, ...]:
    """The words this place has added."""
    return ()


class SqlReadingReads(Reads):
    """:class:`domain.reading.views.ReadingReads` on a database."""

    named = awaited(named)
    lexicon = awaited(lexicon)
