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

from bot import words
from bot.exports.table import Cells, Holds, Table, table_xlsx
from bot.pages.directories import kind_words
from bot.pages.hours import hours_words, parse_hours
from bot.texts import LOCALES, Say, say_in
from domain.directories.model import FIELDS, EntryDraft, EntryKind, clean_phone, clean_words
from domain.directories.views import EntryView
from domain.errors import Invalid
from domain.imports.model import RawRow
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


def directory_xlsx(say: Say, views: Sequence[EntryView], day: date) -> bytes:
    """All entries, with what is read back of them and what is not."""
    names = say.plain("sheet-yes"), say.plain("sheet-no")
    lines = deque(_cells(say, view, names) for view in views)
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


def _cells(say: Say, view: EntryView, names: tuple[str, str]) -> Cells:
    line, (yes, no) = view.line, names
    by = say.plain("notice-by", unit=view.checked_unit, role=words.role(say, view.checked_by))
    return (
        line.id,
        kind_words(say, line.kind),
        line.name,
        line.host.name,
        line.phone,
        hours_words(say, view.hours),
        view.place,
        view.stand_in,
        view.bring,
        yes if view.free else no,
        yes if view.step_free else no,
        say.plain("between-names").join(one.name for one in view.served),
        view.shown_name,
        say.plain(f"entry-state-{line.state.value}"),
        view.checked_on,
        by,
    )


def entries_of(
    say: Say,
    rows: Sequence[RawRow],
    units: Mapping[str, tuple[int, ...]],
    known: frozenset[int],
) -> EntryRows:
    """The rows as entries, or what is wrong in them. ``units`` are those one may keep entries of,
    by code and name; ``known`` the numbers of the entries one keeps."""
    reader = _Rows(say=say, units=units, known=known)
    found = [one for row in rows if any(row.cells.values()) for one in [reader.take(row)] if one]
    return EntryRows(rows=tuple(found), problems=tuple(reader.problems))


class _Rows:
    """The rows of a sheet, one after another."""

    def __init__(
        self, *, say: Say, units: Mapping[str, tuple[int, ...]], known: frozenset[int]
    ) -> None:
        self.problems: list[BadEntry] = []
        self._say, self._units, self._known = say, units, known
        self._row = 0
        self._seen: dict[object, int] = {}

    def take(self, row: RawRow) -> tuple[int | None, EntryDraft] | None:
        """The entry of a row; None where something is wrong in it."""
        self._row, cells, before = row.number, row.cells, len(self.problems)
        number = self._number(cells["number"])
        kind, host = self._kind(cells["kind"]), self._unit("host", cells["host"])
        sentences = {
            name: self._checked(column, partial(clean_words, name), cells)
            for name, column in _SENTENCES.items()
        }
        phone = self._checked("phone", clean_phone, cells)
        hours = self._checked("hours", parse_hours, cells)
        free, step_free = self._yes("free", cells, empty=True), self._yes("step-free", cells)
        served = self._served(cells["served"])
        if len(self.problems) > before or kind is None or host is None:
            return None
        self._once(number or (kind, host, sentences["name"]))
        draft = EntryDraft(
            kind=kind,
            host_id=host,
            phone=phone,
            hours=hours,
            free=free,
            step_free=step_free,
            served=served,
            **sentences,
        )
        return None if len(self.problems) > before else (number, draft)

    def _bad(self, column: str, why: str) -> None:
        name = self._say.plain(f"directory-column-{column}")
        self.problems.append(BadEntry(row=self._row, column=name, why=why))

    def _told(self, column: str, key: str, value: str) -> None:
        self._bad(column, self._say.plain(key, value=value[:20]))

    def _number(self, text: str) -> int | None:
        text = text.strip()
        if not text:
            return None
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
        if number not in self._known:
            self._told("number", "directory-bad-number", text)
        return number

    def _kind(self, text: str) -> EntryKind | None:
        found = _kinds().get(folded(text.strip()))
        if found is None:
            self._told("kind", "directory-bad-kind", text)
        return found

    def _unit(self, column: str, text: str) -> int | None:
        found = self._units.get(text.strip(), ())
        if len(found) == 1:
            return found[0]
        self._told(column, "directory-bad-units" if found else "directory-bad-unit", text)
        return None

    def _served(self, text: str) -> tuple[int, ...]:
        names = _BETWEEN.split(text)
        found = [self._unit("served", one) for one in names if one.strip()]
        return tuple(one for one in found if one is not None)

    def _yes(self, column: str, cells: Mapping[str, str], *, empty: bool = False) -> bool:
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
