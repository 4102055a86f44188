"""The list of key projects as a sheet in the columns the field knows, and a sheet as projects
again: what is wrong is said by row and column.

The columns are read under their names in every language. Progress, state and acceptance are worked
out: what a sheet says there is not read.
"""

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from bot.exports.table import Cells, Holds, Table, table_xlsx
from bot.pages import times
from bot.pages.projects import words as of
from bot.pages.projects.typed import in_line, milestones_of, names_a_unit, whole_day
from bot.texts import LOCALES, Say, say_in
from domain.errors import Invalid
from domain.imports.model import RawRow
from domain.org.views import UnitRef
from domain.projects.model import (
    AIM_LIMIT,
    NAME_LIMIT,
    NUMBER_LIMIT,
    MilestoneDraft,
    ProjectDraft,
    ProjectRules,
    ProjectState,
)
from domain.projects.views import MilestoneLine, ProjectView
from domain.search.model import folded
from domain.sentence import clean

MOST_ROWS = 300
"""Of one sheet, which is taken over in one transaction: others wait for it."""
_COLUMNS = (
    ("system", 18.0, Holds.TEXT),
    ("number", 6.0, Holds.NUMBER),
    ("name", 26.0, Holds.TEXT),
    ("lead", 15.0, Holds.TEXT),
    ("helpers", 20.0, Holds.TEXT),
    ("aim", 28.0, Holds.TEXT),
    ("milestones", 40.0, Holds.TEXT),
    ("due", 11.5, Holds.DAY),
    ("progress", 12.0, Holds.TEXT),
    ("state", 14.0, Holds.TEXT),
    ("accepted", 18.0, Holds.TEXT),
)
_NEEDED = frozenset({"system", "name", "lead", "due"})
OPTIONAL = frozenset(name for name, _, _ in _COLUMNS) - _NEEDED
"""What a sheet may leave out."""
_BETWEEN = re.compile(r"[,;/\n\u3001\uff0c\uff1b]")
Units = Mapping[str, tuple[int, ...]]
"""Units by what they are called: ids, of which there may be several of one name."""
BadRow = tuple[int, str, str]
"""The row, the column, and what is wrong, in the reader's language."""
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ProjectRows:
    """A sheet as projects."""

    drafts: tuple[ProjectDraft, ...]
    lines: tuple[int, ...]
    """In which row of the file each stands."""
    problems: tuple[BadRow, ...]


@cache
def columns() -> Mapping[str, tuple[str, ...]]:
    """The columns, and what each is called in every language, as headers are compared."""
    return {
        name: tuple(column(say_in(locale), name).lower() for locale in LOCALES)
        for name, _, _ in _COLUMNS
    }


def column(say: Say, name: str) -> str:
    """How a column is called."""
    return say.plain(f"project-column-{name}")


def projects_xlsx(say: Say, views: Sequence[ProjectView], units: Units, day: date) -> bytes:
    """All of them. ``units`` are those one may hand to, by code and name: where a name is not one's
    alone its code is written."""
    table = Table(
        name=say.plain("sheet-projects-name"),
        title=say.plain("sheet-projects-title", year=str(day.year)),
        subtitle=say.plain("sheet-projects-subtitle", day=day.isoformat()),
        columns=[(column(say, name), width, held) for name, width, held in _COLUMNS],
        footer=say.plain("ledger-footer"),
    )
    return table_xlsx(table, deque(_cells(say, view, units) for view in views))


def _cells(say: Say, view: ProjectView, units: Units) -> Cells:
    line = view.line
    ended = view.ended_on if line.state is ProjectState.ACCEPTED else None
    accepted = "" if ended is None else times.whole_day(say, ended)
    if ended is not None and view.reason:
        accepted = say.plain("project-with-reason", said=accepted, reason=view.reason)
    return (
        line.system.read(say.locale),
        line.number,
        line.name,
        _known_as(line.lead, units),
        say.plain("between-names").join(_known_as(one, units) for one in view.helpers),
        view.aim,
        "\n".join(_written(say, view, one, units) for one in view.milestones),
        line.due_on,
        of.progress(say, line),
        of.state(say, line.state),
        accepted,
    )


def _written(say: Say, view: ProjectView, one: MilestoneLine, units: Units) -> str:
    said = f"{one.due_on.isoformat()} {in_line(one.text)}"
    if one.unit.id == view.line.lead.id and not names_a_unit(one.text):
        return said
    return say.plain("project-column-unit", text=said, unit=_known_as(one.unit, units))


def _known_as(unit: UnitRef, units: Units) -> str:
    """Its name, or its code where a sheet could not tell it by its name."""
    if units.get(unit.name, ()) == (unit.id,) and not _BETWEEN.search(unit.name):
        return unit.name
    others = (name for name, ids in units.items() if ids == (unit.id,))
    return min((name for name in others if not _BETWEEN.search(name)), default=unit.name)


def projects_of(
    say: Say, rows: Sequence[RawRow], units: Units, rules: ProjectRules, whole: str
) -> ProjectRows:
    """The rows as projects, or what is wrong in them. An empty system is that of the row above,
    whose cell is often drawn over several; without milestones there is one, called ``whole``, on
    the finish day."""
    reader = _Rows(say=say, units=units, rules=rules, whole=whole)
    found = [
        (row.number, one)
        for row in rows
        if any(row.cells.values())
        for one in [reader.take(row)]
        if one
    ]
    return ProjectRows(
        drafts=tuple(draft for _, draft in found),
        lines=tuple(number for number, _ in found),
        problems=tuple(reader.problems),
    )


class _Rows:
    """The rows of a sheet, one after another."""

    def __init__(self, *, say: Say, units: Units, rules: ProjectRules, whole: str) -> None:
        self.problems: list[BadRow] = []
        self._say, self._units, self._whole = say, units, whole
        self._systems = {
            folded(name): one.code
            for one in rules.systems
            for name in (one.code, one.name.zh, one.name.en)
        }
        named = (one.name.read(say.locale) for one in rules.systems)
        self._names = say.plain("between-names").join(named)
        self._row, self._above = 0, ""

    def take(self, row: RawRow) -> ProjectDraft | None:
        """The project of a row; None where something is wrong in it."""
        self._row, cells, before = row.number, row.cells, len(self.problems)
        self._above = cells["system"].strip() or self._above
        system = self._read("system", lambda: self._system(self._above))
        number = self._read("number", lambda: _number(cells.get("number", "")))
        name = self._read("name", lambda: _needed(clean(cells["name"], NAME_LIMIT, "name")))
        lead = self._read("lead", lambda: self._unit(cells["lead"]))
        helpers = self._read("helpers", lambda: self._several(cells.get("helpers", "")))
        aim = self._read("aim", lambda: clean(cells.get("aim", ""), AIM_LIMIT, "aim"))
        due = self._read("due", lambda: whole_day(cells["due"]))
        if due is None:
            return None
        milestones = self._read(
            "milestones", lambda: milestones_of(cells.get("milestones", ""), due, self._unit)
        )
        if len(self.problems) > before:
            return None
        return ProjectDraft(
            system=system or "",
            number=number or 0,
            name=name or "",
            lead_id=lead or 0,
            helpers=helpers or (),
            aim=aim or "",
            milestones=milestones or (MilestoneDraft(text=self._whole, due_on=due),),
            due_on=due,
        )

    def _read(self, name: str, reading: Callable[[], T]) -> T | None:
        try:
            return reading()
        except Invalid as wrong:
            why = self._say.plain(f"error-invalid-{wrong.reason}", **wrong.facts)
            self.problems.append((self._row, column(self._say, name), why))
            return None

    def _system(self, text: str) -> str:
        code = self._systems.get(folded(text))
        if code is None:
            raise Invalid("project-system-unknown", value=text[:20], names=self._names)
        return code

    def _unit(self, text: str) -> int:
        found = self._units.get(text.strip(), ())
        if len(found) == 1:
            return found[0]
        reason = "project-unit-several" if found else "project-unit-unknown"
        raise Invalid(reason, value=text.strip()[:20])

    def _several(self, text: str) -> tuple[int, ...]:
        names = filter(None, map(str.strip, _BETWEEN.split(text)))
        return tuple(dict.fromkeys(self._unit(name) for name in names))


def _number(text: str) -> int:
    said = text.strip()
    if not said:
        return 0
    if not said.isascii() or not said.isdigit() or not 1 <= int(said[:9]) <= NUMBER_LIMIT:
        raise Invalid("project-number", limit=NUMBER_LIMIT)
    return int(said)


def _needed(name: str) -> str:
    if not name:
        raise Invalid("project-name")
    return name
