"""What came out of a two-way evaluation as a table: means by unit, no single sheet."""

from collections import deque
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.exports.boards import SheetFile
from bot.exports.table import Cells, Holds, Table, table_xlsx
from bot.pages import times
from bot.pages.twoway.sheet import topic
from bot.texts import Say
from domain.twoway.model import TwowayTopic
from domain.twoway.results import Mean
from domain.twoway.views import ResultLine, TwowayResults


def results_sheet(say: Say, results: TwowayResults, now: datetime, zone: ZoneInfo) -> SheetFile:
    """A row for each unit whose result the reader may read."""
    items = results.form.items
    lines = deque(_row(line, len(items)) for line in results.lines)
    rows = len(lines)
    half = times.half_year(say, results.half)
    title = say.plain("twoway-file-title", half=half, host=results.host.name)
    table = Table(
        name=say.plain("listing-name"),
        title=title,
        subtitle=say.plain(
            "twoway-file-over" if results.over else "twoway-file-not-over",
            at=words.moment(say, now, zone, year=True),
            least=results.least,
        ),
        columns=[
            (say.plain("listing-unit"), 24.0, Holds.TEXT),
            (say.plain("twoway-file-sheets"), 9.0, Holds.COUNT),
            (say.plain("twoway-file-none"), 9.0, Holds.COUNT),
            (say.plain("twoway-file-mean", most=str(results.form.whole)), 12.0, Holds.MEAN),
            *((_head(say, one.topic, one.most), 14.0, Holds.MEAN) for one in items),
        ],
        footer=say.plain("ledger-footer"),
    )
    day = now.astimezone(zone).date()
    data = table_xlsx(table, lines or deque([("",) * len(table.columns)]))
    return SheetFile(title=title, day=day, data=data, rows=rows)


def _head(say: Say, of: TwowayTopic, most: int) -> str:
    return say.plain("twoway-file-item", topic=topic(say, of), most=str(most))


def _row(line: ResultLine, items: int) -> Cells:
    result = line.result
    means = [_mean(one.mean) for one in result.items] or [None] * items
    return (line.unit.name, result.mean.sheets, result.none, _mean(result.mean), *means)


def _mean(value: Mean) -> float | None:
    return None if value.tenths is None else value.tenths / 10
