"""Matters found by their words, and what a list of matters can be narrowed to."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from domain.access import SEEING, scope
from domain.cases.model import Label
from domain.cases.views import CasePage
from domain.errors import NotFound
from domain.org.model import is_within
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.search.model import AT_MOST, Filter
from domain.search.views import FoundPage, Narrowed, UnitChoices
from storage.cases.scope import LINE, from_cases, line_of, seen_by
from storage.kit.reading import Reading, Reads, awaited
from storage.org.below import right_below
from storage.org.reads import unit_row
from storage.org.units import ref
from storage.schema import cases, categories, units
from storage.search.beside import beside
from storage.search.matching import numbers

PAGE = 5


def find(
    reading: Reading, actor: Actor, words: Sequence[str], chosen: Filter, page: int, now: datetime
) -> FoundPage:
    """The matters that have all these words, the newest first.

    Their numbers alone are read first, and no more than are counted: neither database then goes
    through all matters, or sorts them.
    """
    ids = numbers(reading, actor, words, chosen, now)
    more, ids = len(ids) > AT_MOST, ids[:AT_MOST]
    pages = max(1, -(-len(ids) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = ids[page * PAGE : (page + 1) * PAGE]
    rows = reading.connection.execute(
        from_cases(*LINE).where(cases.c.id.in_(shown), seen_by(actor)).order_by(cases.c.id.desc())
    )
    lines = tuple(line_of(row, now) for row in rows)
    found = CasePage(lines=lines, page=page, pages=pages, total=len(ids))
    return FoundPage(words=tuple(words), found=found, more=more)


def narrowed(reading: Reading, actor: Actor, chosen: Filter) -> Narrowed:
    """The filter in words; raises NotFound for a unit out of reach."""
    unit = None if chosen.unit is None else _within(reading, actor, chosen.unit)
    category = None
    if chosen.category is not None:
        row = reading.connection.execute(
            select(categories).where(categories.c.id == chosen.category)
        ).one_or_none()
        if row is None:
            raise NotFound("category")
        category = Label(zh=row.name_zh, en=row.name_en)
    return Narrowed(chosen=chosen, category=category, unit=unit)


def unit_choices(reading: Reading, actor: Actor, unit_id: int | None) -> UnitChoices:
    """The units to choose from; raises NotFound for one out of reach. A unit that is no more has
    its matters under its successor."""
    if unit_id is None:
        tops = {seat.unit_id: seat for seat in actor.seats}
        return UnitChoices(
            unit=None,
            above=None,
            below=tuple(
                UnitRef(id=seat.unit_id, name=seat.unit_name, kind=seat.unit_kind)
                for seat in tops.values()
            ),
        )
    unit = _within(reading, actor, unit_id)
    parent = unit_row(reading.connection, unit_id).parent_id
    above = None
    if parent is not None and _sees(actor, unit_row(reading.connection, parent).path):
        above = ref(unit_row(reading.connection, parent))
    below = reading.connection.execute(
        select(units)
        .where(right_below([unit_id]), units.c.valid_to.is_(None))
        .order_by(units.c.code)
    )
    return UnitChoices(unit=unit, above=above, below=tuple(ref(one) for one in below))


def _within(reading: Reading, actor: Actor, unit_id: int) -> UnitRef:
    row = unit_row(reading.connection, unit_id)
    if not _sees(actor, row.path):
        raise NotFound("unit")
    return ref(row)


def _sees(actor: Actor, path: str) -> bool:
    """Whether it is a unit of the actor's, or below one that they see. Of other units not even the
    name is told."""
    tops = [prefix for act in SEEING for prefix in scope(actor, act).prefixes]
    tops += [seat.unit_path for seat in actor.seats]
    return any(is_within(path, top) for top in tops)


class SqlSearchReads(Reads):
    """:class:`domain.search.views.SearchReads` on a database."""

    find = awaited(find, aside=True)
    beside = awaited(beside, aside=True)
    narrowed = awaited(narrowed)
    units = awaited(unit_choices)
