"""Matters of a ledger kept elsewhere until now: how they are known again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.cases.model import (
    Outcome,
    PeopleBand,
)
from domain.org.model import Unit

IMPORTED = "import:"
"""How the draft key of an imported matter begins."""


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
    """A row as it stands: its number in the file, and the text of each of our columns."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class BadCell:
    """What is wrong in a row. The words for a reason are ``ledger-bad-<reason>``."""

    row: int
    column: str
    reason: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class KnownThings:
    """What the desk has of what the ledger names."""

    unit: Unit
    grids: Mapping[str, Unit]
    """Units of the subtree by code and by name; None of two of one name."""
    categories: frozenset[str]
    filed: frozenset[str]
    """Keys of rows taken over before."""


@dataclass(frozen=True, kw_only=True)
class ImportRow:
    """A matter as its ledger has it."""

    number: str
    """Its number there."""
    unit: str
    """The code of the unit here it is filed under."""
    category: str
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
class CheckedLedger:
    """The outcome: all problems, or the rows to take over."""

    rows: tuple[ImportRow, ...]
    already: int
    problems: tuple[BadCell, ...]
