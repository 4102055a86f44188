"""Checks a table of units row by row and puts it in order, before anything is written."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.imports.table import COLUMNS, Columns
from domain.imports.model import RawRow
from domain.org.actions import UnitRow
from domain.org.model import UnitKind
from domain.ports import Work

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,31}")
_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_NAME_LIMIT = 120
_FORMULA = ("=", "+", "-", "@", "\t")
_KINDS: Mapping[str, UnitKind] = {
    **{kind.value: kind for kind in UnitKind},
    "市": UnitKind.CITY,
    "区": UnitKind.DISTRICT,
    "县": UnitKind.DISTRICT,
    "街道": UnitKind.STREET,
    "镇": UnitKind.STREET,
    "乡": UnitKind.STREET,
    "社区": UnitKind.COMMUNITY,
    "村": UnitKind.COMMUNITY,
    "一级网格": UnitKind.GRID_1,
    "二级网格": UnitKind.GRID_2,
    "调解中心": UnitKind.CENTRE,
}
_TIERS = (
    UnitKind.CITY,
    UnitKind.DISTRICT,
    UnitKind.STREET,
    UnitKind.COMMUNITY,
    UnitKind.GRID_1,
    UnitKind.GRID_2,
)
"""From the top down; a centre may hang anywhere."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with a row, and what to do."""

    row: int
    column: str
    what: str
    columns: Columns = field(default_factory=lambda: COLUMNS, repr=False)

    def __str__(self) -> str:
        return f"row {self.row}, column {' / '.join(self.columns[self.column])}: {self.what}"


@dataclass(frozen=True, kw_only=True)
class Checked:
    """The outcome: either problems, or the rows to add, a parent before its children."""

    rows: tuple[UnitRow, ...]
    already: int
    problems: tuple[Problem, ...]

    def counts(self) -> Counter[UnitKind]:
        """How many units of each kind would be added."""
        return Counter(row.kind for row in self.rows)


def known_units(work: Work, rows: Sequence[RawRow]) -> dict[str, UnitKind]:
    """The units named in the table that the desk has already, by code."""
    codes = {row.cells[column] for row in rows for column in ("code", "above")}
    found = {code: work.org.by_code(code) for code in sorted(codes) if code}
    return {code: unit.kind for code, unit in found.items() if unit is not None}


def check(raw: Sequence[RawRow], known: Mapping[str, UnitKind]) -> Checked:
    """All problems of the table at once, so that one round of corrections is enough."""
    problems: list[Problem] = []
    parsed: dict[str, tuple[int, UnitRow]] = {}
    for row in raw:
        unit = _unit(row, problems)
        if unit is None:
            continue
        if unit.code in parsed:
            first = parsed[unit.code][0]
            what = f"{unit.code} stands in row {first} already; remove one of the two"
            problems.append(Problem(row=row.number, column="code", what=what))
            continue
        parsed[unit.code] = (row.number, unit)
    named = {row.cells["code"] for row in raw}
    kinds = {**known, **{code: unit.kind for code, (_, unit) in parsed.items()}}
    for number, unit in parsed.values():
        what = _misplaced(unit, kinds, named)
        if what:
            problems.append(Problem(row=number, column="above", what=what))
    fresh = [unit for code, (_, unit) in parsed.items() if code not in known]
    return Checked(
        rows=() if problems else tuple(_ordered(fresh)),
        already=len(parsed) - len(fresh),
        problems=tuple(sorted(problems, key=lambda problem: problem.row)),
    )


def _unit(row: RawRow, problems: list[Problem]) -> UnitRow | None:
    """The row as a unit; what is wrong goes to ``problems``."""
    cells = row.cells
    bad: dict[str, str] = {}
    if not _CODE.fullmatch(cells["code"]):
        bad["code"] = _bad_code(cells["code"])
    name = " ".join(cells["name"].split())
    if not name or len(name) > _NAME_LIMIT or name.startswith(_FORMULA):
        bad["name"] = f"give the unit's name, 1 to {_NAME_LIMIT} characters and no formula"
    kind = _KINDS.get(cells["kind"].lower())
    if kind is None:
        bad["kind"] = f"{cells['kind'][:20]!r} is no level; write one of {', '.join(_KINDS)}"
    above = cells["above"] or None
    if above is not None and not _CODE.fullmatch(above):
        bad["above"] = _bad_code(above)
    day = _day(cells["valid_from"])
    if day is None:
        bad["valid_from"] = f"{cells['valid_from'][:20]!r} is no date; write 2026-01-31"
    problems.extend(Problem(row=row.number, column=c, what=what) for c, what in bad.items())
    if bad or kind is None or day is None:
        return None
    return UnitRow(code=cells["code"], name=name, kind=kind, above=above, valid_from=day)


def _bad_code(text: str) -> str:
    if text.endswith("?"):
        return "a number this long lost its last digits; format the column as text and type it anew"
    if not text:
        return "is empty; give the official code"
    return f"{text[:20]!r} is no code; use digits and letters, as text, not as a rounded number"


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _misplaced(unit: UnitRow, kinds: Mapping[str, UnitKind], named: set[str]) -> str:
    """Why the unit cannot lie where it says; empty when it can."""
    if unit.above is None:
        return ""
    if unit.above == unit.code:
        return "names the unit itself; name the one above it"
    above = kinds.get(unit.above)
    if above is None:
        if unit.above in named:
            return f"{unit.above} has problems of its own; correct its row first"
        return f"{unit.above} is neither in this file nor on the desk; add it or correct the code"
    if UnitKind.CENTRE in {above, unit.kind}:
        return (
            "" if above is not UnitKind.CENTRE else f"{unit.above} is a centre; nothing lies below"
        )
    if _TIERS.index(unit.kind) <= _TIERS.index(above):
        return (
            f"a {unit.kind.value} cannot lie below a {above.value}; correct the level or the code"
        )
    return ""


def _ordered(rows: Sequence[UnitRow]) -> list[UnitRow]:
    """A parent before its children, otherwise as in the file. Each level lies below a higher one
    (:func:`_misplaced`), so there are no circles."""
    left = {row.code: row for row in rows}
    ordered: list[UnitRow] = []
    while left:
        ready = [row for row in left.values() if row.above not in left]
        ordered.extend(ready)
        for row in ready:
            del left[row.code]
    return ordered
