"""What a sentence is compared with, and how the reading went."""

from collections.abc import Sequence
from datetime import date
from string import digits
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)

from domain.access import Act, scope
from domain.cases.model import Label
from domain.errors import Refused
from domain.people.model import Actor
from domain.reading.places import NamedUnit
from domain.reading.reading import LexiconWord
from domain.reading.views import MOST_ROWS, CorrectedRow, WordRow, WordsBoard
from storage.kit.columns import valid_on
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import aliases, begins, categories, reading_counts, reading_words, units

_MOST = 40
_SHORTEST = 2


_LEXICON = (
    select(reading_words.c.word, categories.c.kind, categories.c.code)
    .join_from(reading_words, categories, categories.c.id == reading_words.c.category_id)
    .order_by(reading_words.c.word)
)


def named(
    reading: Reading, actor: Actor, text: str, buildings: Sequence[str], day: date
) -> tuple[NamedUnit, ...]:
    """The units within reach that the text may name, first those it names in full: one look at the
    tree, which has thousands of rows at the most, and not at what is filed."""
    reach = scope(actor, Act.REPORT)
    if not reach.prefixes:
        return ()
    within = or_(*(begins(units.c.path, prefix) for prefix in reach.prefixes))
    said = literal(text)
    shape = (units.c.id, units.c.name, units.c.kind, units.c.path)
    whole = select(*shape, units.c.name.label("called")).where(
        said.contains(units.c.name), within, valid_on(units, day)
    )
    other = (
        select(*shape, aliases.c.name.label("called"))
        .join_from(aliases, units, units.c.id == aliases.c.unit_id)
        .where(said.contains(aliases.c.name), within, valid_on(units, day))
    )
    both = whole.union(other).order_by("id", "called").limit(_MOST)
    found = reading.connection.execute(both).all()
    full = [_unit(row) for row in found if len(row.called) >= _SHORTEST]
    if not buildings:
        return tuple(full)
    below = or_(*(begins(units.c.path, one.path) for one in full)) if full else true()
    numbered = (
        select(*shape, units.c.name.label("called"))
        .where(or_(*(_numbered(one) for one in buildings)), below, within, valid_on(units, day))
        .order_by(units.c.id)
        .limit(_MOST)
    )
    known = {one.id for one in full}
    rows = [row for row in reading.connection.execute(numbered) if row.id not in known]
    return (*full, *(_unit(row) for row in rows))


def _numbered(building: str) -> ColumnElement[bool]:
    """Whether a unit's name ends with this building: 13号楼 does not end with 3号楼."""
    longer = (units.c.name.endswith(f"{one}{building}", autoescape=True) for one in digits)
    return and_(units.c.name.endswith(building, autoescape=True), not_(or_(*longer)))


def _unit(row: Any) -> NamedUnit:
    return NamedUnit(id=row.id, name=row.name, kind=row.kind, called=row.called, path=row.path)


def lexicon(reading: Reading) -> tuple[LexiconWord, ...]:
    """The words this place has added."""
    rows = reading.connection.execute(_LEXICON)
    return tuple(LexiconWord(word=row.word, kind=row.kind, code=row.code) for row in rows)


def board(reading: Reading, actor: Actor) -> WordsBoard:
    """What was corrected most, and the words; raises Refused for who administers nothing."""
    if not scope(actor, Act.ADMINISTER).prefixes:
        raise Refused(Act.ADMINISTER.value)
    words = reading.connection.execute(
        select(reading_words.c.id, reading_words.c.word, *_NAMED)
        .join_from(reading_words, categories, categories.c.id == reading_words.c.category_id)
        .order_by(reading_words.c.word)
    )
    return WordsBoard(
        corrected=_corrected(reading),
        words=tuple(
            WordRow(
                id=row.id, word=row.word, kind=row.kind, label=Label(zh=row.name_zh, en=row.name_en)
            )
            for row in words
        ),
    )


_NAMED = (categories.c.kind, categories.c.name_zh, categories.c.name_en)
_changed = reading_counts.c.guessed_id != reading_counts.c.chosen_id


def _corrected(reading: Reading) -> tuple[CorrectedRow, ...]:
    """As many rows as there are pairs of categories, at the most."""
    changed = func.sum(case((_changed, reading_counts.c.many), else_=0))
    rows = reading.connection.execute(
        select(
            categories.c.id,
            *_NAMED,
            func.sum(reading_counts.c.many).label("many"),
            changed.label("changed"),
        )
        .join_from(reading_counts, categories, categories.c.id == reading_counts.c.guessed_id)
        .group_by(categories.c.id, *_NAMED)
        .order_by(changed.desc(), categories.c.id)
        .limit(MOST_ROWS)
    ).all()
    instead: dict[int, Label] = {}
    pairs = reading.connection.execute(
        select(reading_counts.c.guessed_id, categories.c.name_zh, categories.c.name_en)
        .join_from(reading_counts, categories, categories.c.id == reading_counts.c.chosen_id)
        .where(_changed, reading_counts.c.guessed_id.in_([row.id for row in rows]))
        .order_by(reading_counts.c.many.desc(), reading_counts.c.chosen_id)
    )
    for pair in pairs:
        instead.setdefault(pair.guessed_id, Label(zh=pair.name_zh, en=pair.name_en))
    return tuple(
        CorrectedRow(
            kind=row.kind,
            label=Label(zh=row.name_zh, en=row.name_en),
            many=row.many,
            changed=row.changed,
            instead=instead.get(row.id),
        )
        for row in rows
    )


class SqlReadingReads(Reads):
    """:class:`domain.reading.views.ReadingReads` on a database."""

    named = awaited(named)
    lexicon = awaited(lexicon)
    board = awaited(board)
