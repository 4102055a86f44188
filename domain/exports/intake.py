"""The shapes of a ledger that comes in: a table as it stands, and what became of looking at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.exports.import_actions import ImportRow
from domain.org import Unit

FORMULA = "\0formula"
"""What a reader of tables puts for a cell that is worked out and not written."""


class Unreadable(Exception):
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
class CheckedLedger:
    """The outcome: all problems, or the rows to take over."""

    rows: tuple[ImportRow, ...]
    already: int
    problems: tuple[BadCell, ...]
