"""Checks a table of units row by row, holds it against those the desk has, and puts it in order,
before anything is written."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.imports.changes import UnitChange
from app.imports.table import COLUMNS, Columns
from app.texts import text
from domain.errors import Invalid
from domain.imports.model import RawRow
from domain.org.actions import UnitRow, clean_name
from domain.org.model import NAME_LIMIT, Unit, UnitKind, fits_level, lies_below, succeeds
from domain.ports import Work

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,31}")
_DAY = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
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


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with a row, and what to do."""

    row: int
    column: str
    what: str
    columns: Columns = field(default_factory=lambda: COLUMNS, repr=False)

    def __str__(self) -> str:
        column = " / ".join(self.columns[self.column])
        return text("problem", row=str(self.row), column=column, what=self.what)


@dataclass(frozen=True, kw_only=True)
class KnownUnit:
    """A unit the desk has."""

    kind: UnitKind
    name: str
    above: str | None
    """The code of the unit above."""
    ended: bool


@dataclass(frozen=True, kw_only=True)
class Checked:
    """The outcome: either problems, or the rows to add, a parent before its children, and what is
    to change with the units that are there."""

    rows: tuple[UnitRow, ...]
    changes: tuple[UnitChange, ...]
    already: int
    problems: tuple[Problem, ...]

    def counts(self) -> Counter[UnitKind]:
        """How many units of each kind would be added."""
        return Counter(row.kind for row in self.rows)


def known_units(work: Work, rows: Sequence[RawRow]) -> dict[str, KnownUnit]:
    """The units named in the table that the desk has already, by code."""
    codes = {row.cells.get(column, "") for row in rows for column in ("code", "above", "into")}
    found = {code: work.org.by_code(code) for code in sorted(codes) if code}
    return {code: _known(work, unit) for code, unit in found.items() if unit is not None}


def _known(work: Work, unit: Unit) -> KnownUnit:
    above = None if unit.parent_id is None else work.org.unit(unit.parent_id).code
    return KnownUnit(kind=unit.kind, name=unit.name, above=above, ended=unit.valid_to is not None)


def check(raw: Sequence[RawRow], known: Mapping[str, KnownUnit], today: date) -> Checked:
    """All problems of the table at once, so that one round of corrections is enough.

    A unit the desk has is compared with its row: another name, another unit above, one it went
    into, or a day on which it ended is a change. One that has ended is left as it is.
    """
    problems: list[Problem] = []
    parsed: dict[str, tuple[int, UnitRow]] = {}
    ends: dict[str, UnitChange] = {}
    for row in raw:
        unit = _unit(row, problems)
        if unit is None:
            continue
        if unit.code in parsed:
            first = parsed[unit.code][0]
            what = text("cell-twice", code=unit.code, row=str(first))
            problems.append(Problem(row=row.number, column="code", what=what))
            continue
        parsed[unit.code] = (row.number, unit)
        if (end := _end(row, known, today, problems)) is not None:
            ends[unit.code] = end
    named = {row.cells["code"] for row in raw}
    kinds = {code: unit.kind for code, unit in known.items()}
    for code, (number, unit) in parsed.items():
        if code not in known and not fits_level(code, unit.kind):
            problems.append(Problem(row=number, column="code", what=_misfit(unit)))
        if code in kinds and kinds[code] is not unit.kind:
            what = text("cell-other-kind", kind=_called(kinds[code]))
            problems.append(Problem(row=number, column="kind", what=what))
        kinds.setdefault(code, unit.kind)
    for code, (number, unit) in parsed.items():
        what = _misplaced(unit, kinds, named)
        if what:
            problems.append(Problem(row=number, column="above", what=what))
        if what := _without_heir(unit, ends.get(code), kinds):
            problems.append(Problem(row=number, column="into", what=what))
    fresh = [unit for code, (_, unit) in parsed.items() if code not in known]
    changes = [
        change
        for code, (_, unit) in parsed.items()
        if code in known and (change := _change(unit, known[code], ends.get(code))) is not None
    ]
    return Checked(
        rows=() if problems else tuple(_ordered(fresh)),
        changes=() if problems else tuple(changes),
        already=len(parsed) - len(fresh) - len(changes),
        problems=tuple(sorted(problems, key=lambda problem: problem.row)),
    )


def _change(unit: UnitRow, known: KnownUnit, end: UnitChange | None) -> UnitChange | None:
    """What is different with a unit the desk has; None for nothing."""
    if known.ended:
        return None
    change = UnitChange(
        code=unit.code,
        name=unit.name if unit.name != known.name else None,
        above=unit.above if end is None and unit.above != known.above else None,
        into=end.into if end else None,
        until=end.until if end else None,
    )
    return None if change == UnitChange(code=unit.code) else change


def _end(
    row: RawRow, known: Mapping[str, KnownUnit], today: date, problems: list[Problem]
) -> UnitChange | None:
    """What the row says of the unit's end; None for nothing."""
    into, until = row.cells.get("into", ""), row.cells.get("until", "")
    if not into and not until:
        return None
    day = _day(until) if until else today
    bad = None
    if row.cells["code"] not in known:
        bad = ("until", text("cell-not-there"))
    elif day is None:
        bad = ("until", text("cell-no-date", given=repr(until[:20])))
    elif day > today:
        bad = ("until", text("cell-to-come", day=f"{day}"))
    elif into and not _CODE.fullmatch(into):
        bad = ("into", _bad_code(into))
    if bad is not None:
        problems.append(Problem(row=row.number, column=bad[0], what=bad[1]))
        return None
    return UnitChange(code=row.cells["code"], into=into or None, until=day)


def _without_heir(unit: UnitRow, end: UnitChange | None, kinds: Mapping[str, UnitKind]) -> str:
    """Why the unit cannot go into the one it names; empty when it can."""
    if end is None or end.into is None:
        return ""
    kind = kinds.get(end.into)
    if kind is None:
        return text("cell-heir-unknown", code=end.into)
    if end.into == unit.code:
        return text("cell-heir-itself")
    if not succeeds(kind, unit.kind):
        return text("cell-heir-kind", kind=_called(unit.kind), into=_called(kind))
    return ""


def _unit(row: RawRow, problems: list[Problem]) -> UnitRow | None:
    """The row as a unit; what is wrong goes to ``problems``."""
    cells = row.cells
    bad: dict[str, str] = {}
    if not _CODE.fullmatch(cells["code"]):
        bad["code"] = _bad_code(cells["code"])
    name = ""
    try:
        name = clean_name(cells["name"])
    except Invalid:
        bad["name"] = text("cell-name", limit=str(NAME_LIMIT))
    kind = _KINDS.get(cells["kind"].lower())
    if kind is None:
        bad["kind"] = text("cell-no-kind", given=repr(cells["kind"][:20]), kinds=", ".join(_KINDS))
    above = cells["above"] or None
    if above is not None and not _CODE.fullmatch(above):
        bad["above"] = _bad_code(above)
    day = _day(cells["valid_from"])
    if day is None:
        bad["valid_from"] = text("cell-no-date", given=repr(cells["valid_from"][:20]))
    problems.extend(Problem(row=row.number, column=c, what=what) for c, what in bad.items())
    if bad or kind is None or day is None:
        return None
    return UnitRow(code=cells["code"], name=name, kind=kind, above=above, valid_from=day)


def _called(kind: UnitKind) -> str:
    return text(f"kind-{kind.value}")


def _misfit(unit: UnitRow) -> str:
    """That the code is neither an official one of the level nor clearly one of their own."""
    official = text(f"code-{unit.kind.value}")
    given = repr(unit.code)
    return text("cell-code-misfit", given=given, kind=_called(unit.kind), official=official)


def _bad_code(given: str) -> str:
    if given.endswith("?"):
        return text("cell-lost-digits")
    if not given:
        return text("cell-empty-code")
    return text("cell-no-code", given=repr(given[:20]))


def _day(given: str) -> date | None:
    found = _DAY.fullmatch(given)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _misplaced(unit: UnitRow, kinds: Mapping[str, UnitKind], named: set[str]) -> str:
    """Why the unit cannot lie where it says; empty when it can."""
    if unit.above is None:
        return ""
    if unit.above == unit.code:
        return text("cell-above-itself")
    above = kinds.get(unit.above)
    if above is None:
        if unit.above in named:
            return text("cell-above-bad", code=unit.above)
        return text("cell-above-unknown", code=unit.above)
    if lies_below(unit.kind, above):
        return ""
    if above is UnitKind.CENTRE:
        return text("cell-above-centre", code=unit.above)
    return text("cell-above-kind", kind=_called(unit.kind), above=_called(above))


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
