"""Letters and lines as rows within reach, and as what the domain knows them by."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, false, or_, select

from domain.access import Scope
from domain.annual.model import OVER, SHOWN, AnnualLetter, AnnualLine, AnnualStage
from domain.annual.views import LetterLine, LetterResult
from domain.org.views import UnitRef
from storage.org.units import UnitRow
from storage.schema import annual_letters, annual_lines, begins, units

STANDS = annual_letters.c.stage != AnnualStage.WITHDRAWN
_issuer = units.alias("issuer")
SIGNED = annual_letters.c.stage != AnnualStage.DRAFTED
LETTERS = (
    select(
        *annual_letters.c,
        units.c.name.label("unit_name"),
        units.c.kind.label("unit_kind"),
        units.c.path,
        _issuer.c.name.label("issuer_name"),
        _issuer.c.kind.label("issuer_kind"),
        _issuer.c.path.label("issuer_path"),
        units.c.successor_id.label("unit_heir"),
        _issuer.c.successor_id.label("issuer_heir"),
    )
    .join(units, units.c.id == annual_letters.c.unit_id)
    .join(_issuer, _issuer.c.id == annual_letters.c.issuer_id)
)
Found = Row[*tuple[Any, ...]]


def of_year(issuer_id: int, year: int) -> ColumnElement[bool]:
    return and_(annual_letters.c.issuer_id == issuer_id, annual_letters.c.year == year, STANDS)


def within(reach: Scope) -> ColumnElement[bool]:
    """The units a reach lets through, of a query with ``units``; none for an empty one."""
    ways: list[ColumnElement[bool]] = [begins(units.c.path, one) for one in reach.prefixes]
    if reach.units:
        ways.append(units.c.id.in_(reach.units))
    return or_(*ways) if ways else false()


def paths_of(connection: Connection, row: Found) -> tuple[str, str]:
    """Of the issuing unit and of the unit, or of those that go on for them: who sits there sees to
    the letter."""
    issuer = _goes_on(connection, row.issuer_path, row.issuer_heir)
    return issuer, _goes_on(connection, row.path, row.unit_heir)


def path_on(connection: Connection, unit: UnitRow) -> str:
    """The same of one unit."""
    return _goes_on(connection, unit.path, unit.successor_id)


def _goes_on(connection: Connection, path: str, heir: int | None) -> str:
    while heir is not None:
        next_one = connection.execute(select(units).where(units.c.id == heir)).one()
        path, heir = next_one.path, next_one.successor_id
    return path


def taken_over(connection: Connection, unit_ids: Collection[int]) -> set[int]:
    """These units, and those for which they go on. A merged unit lies right below its successor."""
    found, fresh = set(unit_ids), set(unit_ids)
    while fresh:
        merged = select(units.c.id).where(
            units.c.parent_id.in_(fresh), units.c.successor_id == units.c.parent_id
        )
        fresh = set(connection.scalars(merged)) - found
        found |= fresh
    return found


def line_of(row: Found, now: datetime) -> LetterLine:
    return LetterLine(
        id=row.id,
        year=row.year,
        issuer=UnitRef(id=row.issuer_id, name=row.issuer_name, kind=row.issuer_kind),
        unit=UnitRef(id=row.unit_id, name=row.unit_name, kind=row.unit_kind),
        stage=row.stage,
        due_at=row.due_at,
        overdue=row.due_at is not None and now >= row.due_at,
        signed_on=row.signed_on,
    )


def letter_of(row: Found) -> AnnualLetter:
    """A row with all columns of a letter, as a letter that belongs to no session."""
    given = {column.key: row._mapping[column.key] for column in annual_letters.c}
    number = given.pop("id")
    made = AnnualLetter(**given)
    made.id = number
    return made


def lines_of(connection: Connection, letter_ids: Collection[int]) -> Mapping[int, list[AnnualLine]]:
    found: dict[int, list[AnnualLine]] = {one: [] for one in letter_ids}
    for row in connection.execute(
        select(annual_lines).where(annual_lines.c.letter_id.in_(letter_ids))
    ):
        given = dict(row._mapping)
        number = given.pop("id")
        made = AnnualLine(**given)
        made.id = number
        found[row.letter_id].append(made)
    return found


def results_of(connection: Connection, rows: Iterable[Found]) -> dict[int, LetterResult]:
    """What those come to whose unit has been told."""
    shown = [row for row in rows if row.stage in SHOWN]
    lines = lines_of(connection, [row.id for row in shown])
    found = {}
    for row in shown:
        form = letter_of(row).form
        said = {
            one.topic: one.settled if one.settled is not None else one.verified
            for one in lines[row.id]
        }
        total = form.total({topic: many for topic, many in said.items() if many is not None})
        grade = form.grade(total) if row.stage in OVER else None
        found[row.id] = LetterResult(total=total, grade=grade)
    return found
