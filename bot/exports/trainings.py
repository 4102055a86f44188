"""The courses of a year as a table: by unit, with how many came and without who."""

from collections import deque
from collections.abc import Sequence
from datetime import date

from bot.exports.boards import SheetFile
from bot.exports.table import Cells, Holds, Table, table_xlsx
from bot.pages.trainings import form_words
from bot.texts import Say
from domain.trainings.views import TrainingLine

_COLUMNS = (
    ("unit", 22.0, Holds.TEXT),
    ("day", 12.0, Holds.DAY),
    ("form", 14.0, Holds.TEXT),
    ("topic", 34.0, Holds.TEXT),
    ("came", 10.0, Holds.COUNT),
    ("material", 44.0, Holds.TEXT),
)


def trainings_sheet(say: Say, lines: Sequence[TrainingLine], year: int, day: date) -> SheetFile:
    """A row for each course of the year; ``day``: on which it is drawn up."""
    title = say.plain("training-sheet-title", year=str(year))
    table = Table(
        name=say.plain("training-sheet-name"),
        title=title,
        subtitle=say.plain("training-sheet-subtitle", held=len(lines)),
        columns=[
            (say.plain(f"training-column-{name}"), width, held) for name, width, held in _COLUMNS
        ],
        footer=say.plain("ledger-footer"),
    )
    rows = deque(_row(say, one) for one in lines)
    data = table_xlsx(table, rows or deque([("",) * len(_COLUMNS)]))
    return SheetFile(title=title, day=day, data=data, rows=len(lines))


def _row(say: Say, line: TrainingLine) -> Cells:
    material = line.material or (say.plain("training-column-file") if line.has_file else "")
    return (
        line.unit.name,
        line.day,
        form_words(say, line.form),
        line.topic,
        line.came,
        material,
    )
