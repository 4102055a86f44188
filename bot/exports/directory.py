"""The directory as a sheet, and a sheet as entries again: what is wrong is said by row and column.

The columns are read under their names in every language, so a sheet may be taken out in one and
sent back by who reads the other.
"""

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from bot import words
from bot.exports.table import Cells, Holds, Table, table_xlsx
from bot.pages.directories import kind_words
from bot.pages.hours import hours_words, parse_hours
from bot.texts import LOCALES, Say, say_in
from domain.directories.model import (
    FIELDS,
    EntryDraft,
    EntryKind,
    EntryState,
    clean_phone,
    clean_words,
)
from domain.directories.views import EntryView
from domain.errors import Invalid
from domain.imports.model import RawRow
from domain.org.views import UnitRef
from domain.search.model import folded

MOST_ROWS = 500
"""Of one sheet, which is taken over in one transaction: others wait for it."""
_COLUMNS = (
    ("number", 8.0, Holds.NUMBER),
    ("kind", 18.0, Holds.TEXT),
    ("name", 24.0, Holds.TEXT),
    ("host", 18.0, Holds.TEXT),
    ("phone", 18.0, Holds.TEXT),
    ("hours", 30.0, Holds.TEXT),
    ("place", 26.0, Holds.TEXT),
    ("stand-in", 16.0, Holds.TEXT),
    ("bring", 20.0, Holds.TEXT),
    ("free", 7.0, Holds.TEXT),
    ("step-free", 9.0, Holds.TEXT),
    ("served", 20.0, Holds.TEXT),
    ("shown-name", 12.0, Holds.TEXT),
    ("state", 9.0, Holds.TEXT),
    ("checked-on", 11.5, Holds.DAY),
    ("checked-by", 20.0, Holds.TEXT),
)
_NEEDED = frozenset({"kind", "name", "host", "phone", "hours"})
OPTIONAL = frozenset(name for name, _, _ in _COLUMNS) - _NEEDED
"""What a sheet may leave out."""
_BETWEEN = re.compile(r"[,;/\u3001\uff0c]")
Units = Mapping[str, tuple[int, ...]]
"""Units by what they are called: ids, of which there may be several of one name."""
_KEPT = ("place", "stand_in", "bring", "free", "step_free", "shown_name")
_SENTENCES = {name: name.replace("_", "-") for name in FIELDS}


@dataclass(frozen=True, kw_only=True)
class BadEntry:
    """What is wrong in a row: a sentence in the reader's language."""

    row: int
    column: str
    why: str


@dataclass(frozen=True, kw_only=True)
class EntryRows:
    """A sheet as entries: those with a number are there already."""

    rows: tuple[tuple[int | None, EntryDraft], ...]
    problems: tuple[BadEntry, ...]


@cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """The columns, and what each is called in every language, as headers are compared."""
    return {
        name: tuple(say_in(locale).plain(f"directory-column-{name}").lower() for locale in LOCALES)
        for name, _, _ in _COLUMNS
    }


def directory_xlsx(say: Say, views: Sequence[EntryView], units: Units, day: date) -> bytes:
    """All entries, with what is read back of them and what is not. ``units`` are those one may keep
    entries of, by code and name: where a name is not one's alone its code is written."""
    names = say.plain("sheet-yes"), say.plain("sheet-no")
    lines = deque(_cells(say, view, names, units) for view in views)
    table = Table(
        name=say.plain("sheet-directory-name"),
        title=say.plain("sheet-directory-name"),
        subtitle=say.plain("sheet-directory-subtitle"),
        columns=[
            (say.plain(f"directory-column-{name}"), width, held) for name, width, held in _COLUMNS
        ],
        footer=say.plain("ledger-footer"),
    )
    return table_xlsx(table, lines)


def _cells(say: Say, view: EntryView, names: tuple[str, str], units: Units) -> Cells:
    line, (yes, no) = view.line, names
    by = say.plain("notice-by", unit=view.checked_unit, role=words.role(say, view.checked_by))
    return (
        line.id,
        kind_words(say, line.kind),
        line.name,
        _known_as(line.host, units),
        line.phone,
        hours_words(say, view.hours),
        view.place,
        view.stand_in,
        view.bring,
        yes if view.free else no,
        yes if view.step_free else no,
        say.plain("between-names").join(_known_as(one, units) for one in view.served),
        view.shown_name,
        say.plain(f"entry-state-{line.state.value}"),
        view.checked_on,
        by,
    )


def _known_as(unit: UnitRef, units: Units) -> str:
    """Its name, or its code where a sheet could not tell it by its name."""
    if units.get(unit.name, ()) == (unit.id,) and not _BETWEEN.search(unit.name):
        return unit.name
    others = (name for name, ids in units.items() if ids == (unit.id,))
    return min((name for name in others if not _BETWEEN.search(name)), default=unit.name)


def entries_of(
    say: Say,
    rows: Sequence[RawRow],
    units: Units,
    views: Sequence[EntryView],
) -> EntryRows:
    """The rows as entries, or what is wrong in them. ``units`` are those one may keep entries of,
    by code and name; ``views`` the entries one keeps. A column that is not there leaves what is
    written in it as it was."""
    reader = _Rows(say=say, units=units, views=views)
    found = [one for row in rows if any(row.cells.values()) for one in [reader.take(row)] if one]
    return EntryRows(rows=tuple(found), problems=tuple(reader.problems))


class _Rows:
    """The rows of a sheet, one after another."""

    def __init__(self, *, say: Say, units: Units, views: Sequence[EntryView]) -> None:
        self.problems: list[BadEntry] = []
        self._say, self._units = say, units
        self._numbers = {str(view.line.id): view for view in views}
        self._named = {
            (view.line.kind, view.line.host.id, view.line.name): view
            for view in views
            if view.line.state is not EntryState.STOPPED
        }
        self._row = 0
        self._seen: dict[object, int] = {}

    def take(self, row: RawRow) -> tuple[int | None, EntryDraft] | None:
        """The entry of a row; None where something is wrong in it."""
        self._row, cells, before = row.number, row.cells, len(self.problems)
        numbered = self._number(cells.get("number", "").strip())
        kind = self._kind(cells["kind"], numbered)
        host = self._unit("host", cells["host"], () if numbered is None else (numbered.line.host,))
        read: dict[str, Any] = {
            name: self._checked(column, partial(clean_words, name), cells)
            for name, column in _SENTENCES.items()
            if column in cells
        }
        read["phone"] = self._checked("phone", clean_phone, cells)
        read["hours"] = self._checked("hours", parse_hours, cells)
        for name, empty in (("free", True), ("step_free", False)):
            if (column := name.replace("_", "-")) in cells:
                read[name] = self._yes(column, cells, empty=empty)
        if kind is None or host is None:
            return None
        there = numbered or self._named.get((kind, host, read["name"]))
        if "served" in cells:
            read["served"] = self._served(cells["served"], () if there is None else there.served)
        number = None if there is None else there.line.id
        if len(self.problems) == before:
            self._once(number or (kind, host, read["name"]))
        if len(self.problems) > before:
            return None
        return number, EntryDraft(kind=kind, host_id=host, **(_written(there) | read))

    def _bad(self, column: str, why: str) -> None:
        name = self._say.plain(f"directory-column-{column}")
        self.problems.append(BadEntry(row=self._row, column=name, why=why))

    def _told(self, column: str, key: str, value: str) -> None:
        self._bad(column, self._say.plain(key, value=value[:20]))

    def _number(self, text: str) -> EntryView | None:
        found = self._numbers.get(text)
        if found is None and text:
            self._told("number", "directory-bad-number", text)
        return found

    def _kind(self, text: str, there: EntryView | None) -> EntryKind | None:
        found = _kinds().get(folded(text.strip()))
        if found is None:
            self._told("kind", "directory-bad-kind", text)
        elif there is not None and there.line.kind is not found:
            self._told("kind", "directory-bad-other-kind", kind_words(self._say, there.line.kind))
        return found

    def _unit(self, column: str, text: str, has: Sequence[UnitRef]) -> int | None:
        """The unit of this name or code; ``has`` are those the entry has already, of which one need
        not be within reach."""
        own = tuple(one.id for one in has if one.name == text.strip())
        found = own or self._units.get(text.strip(), ())
        if len(found) == 1:
            return found[0]
        self._told(column, "directory-bad-units" if found else "directory-bad-unit", text)
        return None

    def _served(self, text: str, has: Sequence[UnitRef]) -> tuple[int, ...]:
        found: dict[int, None] = {}
        for name in filter(None, map(str.strip, _BETWEEN.split(text))):
            several = [one.id for one in has if one.name == name]
            unit = self._unit("served", name, has) if len(several) < 2 else None
            found |= dict.fromkeys(several if unit is None else [unit])
        return tuple(found)

    def _yes(self, column: str, cells: Mapping[str, str], *, empty: bool) -> bool:
        text = folded(cells[column].strip())
        if not text:
            return empty
        yes, no = _answers()
        if text not in yes | no:
            self._told(column, "directory-bad-yes", cells[column])
        return text in yes

    def _checked(self, column: str, clean: Callable[[str], str], cells: Mapping[str, str]) -> str:
        try:
            return clean(cells[column])
        except Invalid as wrong:
            key = f"error-invalid-{wrong.reason}"
            self._bad(column, self._say.plain(key, **wrong.facts))
            return ""

    def _once(self, what: object) -> None:
        if what in self._seen:
            why = self._say.plain("directory-bad-twice", other=str(self._seen[what]))
            self._bad("name", why)
        self._seen.setdefault(what, self._row)


def _written(there: EntryView | None) -> dict[str, Any]:
    """What a sheet may leave out, as it is."""
    return {} if there is None else {name: getattr(there, name) for name in _KEPT}


@cache
def _kinds() -> Mapping[str, EntryKind]:
    return {
        folded(kind_words(say_in(locale), kind)): kind for locale in LOCALES for kind in EntryKind
    }


@cache
def _answers() -> tuple[frozenset[str], frozenset[str]]:
    def said(key: str) -> frozenset[str]:
        some = [say_in(locale).plain(key).split("|") for locale in LOCALES]
        return frozenset(folded(one) for words in some for one in words)

    return said("sheet-yes-words"), said("sheet-no-words")
