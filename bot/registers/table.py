"""A register as a table with what stands above it, for a page that is no chat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.exports.cells import Value, said
from bot.texts import Say


@dataclass(frozen=True, kw_only=True)
class RegisterCell:
    """What stands in a cell, in plain words."""

    text: str
    to: str = ""
    """Where it leads, on the page."""
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class RegisterTable:
    """A list, or one of its entries: facts first, then rows."""

    title: str = ""
    """Of one entry; a list has the name of its register."""
    notes: tuple[str, ...] = ()
    """Its figures in a line each."""
    facts: tuple[tuple[str, str], ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[RegisterCell, ...], ...] = ()
    page: int = 0
    pages: int = 1
    of: str = ""
    """The month or half-year it is of, as an address has it."""
    turns: tuple[tuple[str, str], ...] = ()
    """To others: what they are called, and as an address has them."""
    above: str = ""
    """The register to which an entry leads back, where that is not the one of its own name."""


def row(values: Iterable[Value], *, to: str = "", late: bool = False) -> tuple[RegisterCell, ...]:
    """A row of values; its first leads to the entry."""
    first, *others = values
    return (
        RegisterCell(text=said(first), to=to, late=late),
        *(RegisterCell(text=said(one)) for one in others),
    )


def facts_of(pairs: Iterable[tuple[str, Value]]) -> tuple[tuple[str, str], ...]:
    """Names with what is known under them; what is not is left out."""
    return tuple((name, text) for name, value in pairs if (text := said(value)) not in {"", "—"})


def heads(say: Say, key: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names of columns, under a common key."""
    return tuple(say.plain(f"{key}-{name}") for name in names)
