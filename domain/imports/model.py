"""Matters of a ledger kept elsewhere until now: how they are known again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.cases.model import Category, Outcome, PeopleBand
from domain.org.model import Unit

TABLES = frozenset({".xlsx", ".xls", ".et", ".csv", ".tsv"})
"""How the names of the files end that are read as ledgers."""
IMPORTED = "import:"
"""How the draft key of an imported matter begins."""


def key_of_content(unit_code: str, day: date, place: str, summary: str, copy: int) -> str:
    """The same for a row without a number of its own (序号 begins anew each month): by what it
    tells. ``copy`` counts those that tell just the same."""
    whole = "\n".join((unit_code, day.isoformat(), place, summary, str(copy)))
    return f"{IMPORTED}{hashlib.sha256(whole.encode()).hexdigest()[:48]}"


def key_of(number: str, unit_code: str) -> str:
    """Names a row of another ledger by its number there and its unit here, so that reading the
    same ledger twice files nothing twice."""
    whole = hashlib.sha256(f"{unit_code}\n{number}".encode()).hexdigest()
    return f"{IMPORTED}{whole[:48]}"


FORMULA = "\0formula"
"""What a reader of tables puts for a cell that is worked out and not written."""


class UnreadableTable(Exception):
    """The file as a whole cannot be used. The words for a reason are ``table-<reason>``; those of
    the exception are for the command line."""

    def __init__(self, words: str, reason: str = "broken", **facts: str) -> None:
        super().__init__(words)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True, kw_only=True)
class RawRow:
    """A row as it stands: its number in the file, and the text of each of our columns that
    are there."""

    number: int
    cells: dict[str, str]
    sheet: str = ""
    hidden: bool = False
    """Its row or its sheet is hidden."""
    section: str = ""
    """The heading between the rows under which it stands (一、古道社区)."""


class LeftOut(StrEnum):
    """Rows of a sheet that are no matters."""

    TOTAL = "total"
    NOTE = "note"
    SIGNATURE = "signature"
    SECTION = "section"
    HEADER = "header"
    """The header once more, as on each printed page."""
    CONTINUED = "continued"
    """The second line of a matter whose cells are merged over both."""
    UNUSED = "unused"
    """A form's line that has its 序号 and nothing else."""
    NIL = "nil"
    """The sentence that there was none in these days."""


@dataclass(frozen=True, kw_only=True)
class SheetRead:
    """What was found in a sheet, read or not."""

    name: str
    hidden: bool = False
    header: int = 0
    """The row in which its header ends; 0: it has none."""
    columns: tuple[tuple[str, str], ...] = ()
    """Our columns that were found, each with its header there."""
    unread: tuple[str, ...] = ()
    """Headers of the columns that are not read."""
    lacking: tuple[str, ...] = ()
    """Our columns without which it cannot be read."""
    rows: int = 0
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    """Headers of columns that are read though nobody sees them."""
    filled: int = 0
    """Cells that were given what is merged over them."""
    left_out: tuple[tuple[int, LeftOut], ...] = ()
    titles: tuple[str, ...] = ()
    """What stands above the header."""


@dataclass(frozen=True, kw_only=True)
class LedgerTable:
    """All sheets of a ledger's file, and the rows of those that can be read."""

    name: str
    sheets: tuple[SheetRead, ...]
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, kw_only=True)
class BadCell:
    """What is wrong in a row. The words for a reason are ``ledger-bad-<reason>``."""

    row: int
    column: str
    reason: str
    sheet: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class KnownThings:
    """What the desk has of what the ledger names."""

    unit: Unit
    places: Mapping[str, Unit | None]
    """Units of the subtree by code and by all their names; None of two of one name."""
    began: Mapping[str, date]
    """By the code of a unit: the first day of the first report confirmed for it or above it."""
    names: Mapping[str, str]
    """How the units of the subtree are called, by code."""
    categories: tuple[Category, ...]
    """The list in force."""


@dataclass(frozen=True, kw_only=True)
class ImportRow:
    """A matter as its ledger has it."""

    key: str
    """How it is known again (:func:`key_of`, :func:`key_of_content`)."""
    number: str
    """Its number there, or what its line counts."""
    unit: str
    """The code of the unit here it is filed under."""
    by: str = ""
    """Where the unit comes from if the row does not say it: ``heading``, ``top`` …"""
    category: str
    """The code of its category."""
    place: str
    people: PeopleBand
    summary: str
    found_on: date
    outcome: Outcome | None
    """None: still open."""
    ended_on: date | None
    note: str
    """What the timeline says of it: 导入 and its number there."""


@dataclass(frozen=True, kw_only=True)
class LedgerQuestion:
    """What somebody has to say before the rows are certain. The words for a kind are
    ``import-ask-<kind>``."""

    key: str
    """The same for the same doubt, however often the ledger is checked."""
    kind: str
    options: tuple[str, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


CLASH = ("new", "same")
"""What a row may be whose number stands for another matter on file."""


@dataclass(frozen=True, kw_only=True)
class TakenFor:
    """A word of the ledger that is not one of ours, and what it is taken for."""

    column: str
    word: str
    meaning: str
    """A code, a band, an outcome, ``open``, or the name of a unit."""
    rows: int


@dataclass(frozen=True, kw_only=True)
class LedgerFigures:
    """What was made of the rows on the way."""

    no_people: int = 0
    masked: int = 0
    """Rows with an identity or phone number, which is masked."""
    alike: int = 0
    """Rows left out as the same matter once more, as was said."""
    hidden: int = 0
    """Hidden rows left out, as was said."""
    words: tuple[TakenFor, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CheckedLedger:
    """The outcome: all problems, what is still to be answered, or the rows to take over."""

    rows: tuple[ImportRow, ...]
    problems: tuple[BadCell, ...]
    questions: tuple[LedgerQuestion, ...]
    figures: LedgerFigures
    already: int = 0
    """Rows that are on file, taken over before or at home here."""
