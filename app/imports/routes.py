"""Checks a table of routes row by row: which category of disputes goes to which centre."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.imports.units import Problem
from app.texts import text
from domain.cases.handover import RouteRow
from domain.imports.model import RawRow
from domain.org.model import Unit, UnitKind
from domain.ports import Work

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "category": ("category", "类别编码"),
    "centre": ("centre", "中心编码"),
}
"""Our columns, and the headers under which they are accepted."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the desk has of what the table names, and the routes it has now."""

    ids: Mapping[str, int]
    """The categories' ids by what the table calls them."""
    units: Mapping[str, Unit]
    routes: frozenset[tuple[int, int]]
    """Ids of category and centre."""


@dataclass(frozen=True, kw_only=True)
class CheckedRoutes:
    """The outcome: either problems, or the routes in the order of the table."""

    rows: tuple[RouteRow, ...]
    names: tuple[str, ...]
    """The centre's name for each row."""
    new: int
    gone: int
    problems: tuple[Problem, ...]


def known_routes(work: Work, rows: Sequence[RawRow], day: date) -> Known:
    """Looks up what the table names."""
    codes = sorted({row.cells["category"] for row in rows})
    found = {code: work.routes.category(code, day) for code in codes if code}
    ids = {code: category.id for code, category in found.items() if category is not None}
    units = {
        code: work.org.by_code(code)
        for code in sorted({row.cells["centre"] for row in rows})
        if code
    }
    return Known(
        ids=ids,
        units={code: unit for code, unit in units.items() if unit is not None},
        routes=frozenset((one.category_id, one.unit_id) for one in work.routes.all()),
    )


def check_routes(raw: Sequence[RawRow], known: Known, day: date) -> CheckedRoutes:
    """All problems of the table at once, so that one round of corrections is enough."""
    problems: list[Problem] = []
    seen: dict[tuple[int | str, str], int] = {}

    def wrong(row: RawRow, column: str, what: str) -> None:
        problems.append(Problem(row=row.number, column=column, what=what, columns=COLUMNS))

    for row in raw:
        category, centre = row.cells["category"], row.cells["centre"]
        if category not in known.ids:
            wrong(row, "category", _no_category(category))
        what = _no_centre(centre, known.units.get(centre), day)
        if what:
            wrong(row, "centre", what)
        first = seen.setdefault((known.ids.get(category, category), centre), row.number)
        if first != row.number and category and centre:
            what = text("cell-route-twice", category=category, centre=centre, row=str(first))
            wrong(row, "centre", what)
    if problems:
        return CheckedRoutes(rows=(), names=(), new=0, gone=0, problems=tuple(problems))
    rows = tuple(
        RouteRow(category=row.cells["category"], centre=row.cells["centre"]) for row in raw
    )
    pairs = {(known.ids[row.category], known.units[row.centre].id) for row in rows}
    return CheckedRoutes(
        rows=rows,
        names=tuple(known.units[row.centre].name for row in rows),
        new=len(pairs - known.routes),
        gone=len(known.routes - pairs),
        problems=(),
    )


def _no_category(code: str) -> str:
    if not code:
        return text("cell-empty-category")
    return text("cell-no-category", given=repr(code[:48]))


def _no_centre(code: str, unit: Unit | None, day: date) -> str:
    """Why nothing can be sent there; empty when it can."""
    if not code:
        return text("cell-empty-centre")
    if code.endswith("?"):
        return text("cell-lost-digits")
    if unit is None:
        return text("cell-no-centre", code=code[:32])
    if unit.kind is not UnitKind.CENTRE:
        return text("cell-centre-kind", code=code, kind=text(f"kind-{unit.kind.value}"))
    return "" if unit.valid_on(day) else text("cell-centre-ended", code=code)
