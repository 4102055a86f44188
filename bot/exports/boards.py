"""Boards and lists as tables, just as they are read: no names, no sentences."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot import words
from bot.exports.cells import plain
from bot.exports.table import Cells, Holds, Table, table_xlsx
from bot.pages.lists import listed_state
from bot.texts import Say
from domain.cases.views import CaseLine, CasePage
from domain.days.deadlines import days_over, last_day
from domain.org.views import UnitRef
from domain.periodic.model import PeriodicTally
from domain.status.views import MattersPage, StatusBoard, StatusLine, Tally

_FILE_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|\n', "_"))
_BOARD = (
    ("unit", 24.0, Holds.TEXT),
    ("found", 9.0, Holds.COUNT),
    ("resolved", 9.0, Holds.COUNT),
    ("resolution", 9.0, Holds.RATE),
    ("open", 9.0, Holds.COUNT),
    ("overdue", 8.0, Holds.COUNT),
    ("moved", 10.0, Holds.COUNT),
    ("dropped", 10.0, Holds.COUNT),
    ("success", 9.0, Holds.COUNT),
    ("concluded", 9.0, Holds.COUNT),
    ("success-rate", 9.0, Holds.RATE),
    ("opinions", 9.0, Holds.COUNT),
    ("opinions-open", 9.0, Holds.COUNT),
    ("expected", 9.0, Holds.COUNT),
    ("on-time", 9.0, Holds.COUNT),
    ("late", 8.0, Holds.COUNT),
    ("nil", 8.0, Holds.COUNT),
    ("missing", 8.0, Holds.COUNT),
    ("unreached", 9.0, Holds.COUNT),
    ("waiting", 9.0, Holds.COUNT),
)
_LINES = (
    ("number", 8.0, Holds.NUMBER),
    ("kind", 12.0, Holds.TEXT),
    ("category", 16.0, Holds.TEXT),
    ("unit", 26.0, Holds.TEXT),
    ("place", 26.0, Holds.TEXT),
    ("urgency", 12.0, Holds.TEXT),
    ("state", 22.0, Holds.TEXT),
    ("reported", 12.0, Holds.DAY),
    ("due", 12.0, Holds.DAY),
    ("days-over", 9.0, Holds.COUNT),
)

_Counts = TypeVar("_Counts", Tally, PeriodicTally)


@dataclass(frozen=True, kw_only=True)
class SheetFile:
    """A file on its way out."""

    title: str
    day: date
    data: bytes
    rows: int

    @property
    def name(self) -> str:
        """What the file is called."""
        return f"{self.title}_{self.day.isoformat()}.xlsx".translate(_FILE_NAME)


def board_sheet(say: Say, board: StatusBoard, zone: ZoneInfo) -> SheetFile:
    """The figures of a unit, what of them is its own, and those of each unit below it: all but the
    first row add up to the first."""
    lines = deque[Cells]()
    whole = say.plain("listing-whole", unit=board.unit.name)
    lines.append(_figures(whole, board.tally, board.reports, board.unreached))
    if (own := _own(board)) is not None:
        name = say.plain("listing-own", unit=board.unit.name)
        lines.append(_figures(name, own.tally, own.reports, own.unreached))
    for line in board.below:
        lines.append(_figures(line.unit.name, line.tally, line.reports, line.unreached))
    rows = len(lines)
    title = say.plain("listing-board", unit=board.unit.name)
    table = Table(
        name=say.plain("listing-name"),
        title=title,
        subtitle=say.plain("listing-as-of", at=words.moment(say, board.as_of, zone, year=True)),
        columns=[(say.plain(f"listing-{name}"), width, held) for name, width, held in _BOARD],
        footer=say.plain("ledger-footer"),
    )
    day = board.as_of.astimezone(zone).date()
    return SheetFile(title=title, day=day, data=table_xlsx(table, lines), rows=rows)


def _own(board: StatusBoard) -> StatusLine | None:
    """What is with the unit itself, as of a grid that has buildings below; None if nothing is."""
    below = board.below
    own = StatusLine(
        unit=board.unit,
        tally=_rest(board.tally, [line.tally for line in below]),
        reports=_rest(board.reports, [line.reports for line in below]),
        unreached=board.unreached - sum(line.unreached for line in below),
    )
    nothing = StatusLine(unit=board.unit, tally=Tally(), reports=PeriodicTally())
    return own if below and own != nothing else None


def _rest(whole: _Counts, parts: Sequence[_Counts]) -> _Counts:
    """What the parts leave of each figure."""
    names = [one.name for one in fields(whole)]
    return type(whole)(
        **{name: getattr(whole, name) - sum(getattr(one, name) for one in parts) for name in names}
    )


def matters_sheet(say: Say, found: MattersPage, now: datetime, zone: ZoneInfo) -> SheetFile:
    """The matters behind a figure."""
    which = say.plain(f"listing-of-{found.which.value}")
    return _listed(say, _of(say, found.unit, which), found.found, now, zone)


def own_sheet(say: Say, name: str, found: CasePage, now: datetime, zone: ZoneInfo) -> SheetFile:
    """What somebody reported, or has to handle: ``name`` is the list's."""
    return _listed(say, say.plain(f"listing-of-{name}"), found, now, zone)


def _of(say: Say, unit: UnitRef, which: str) -> str:
    return say.plain("listing-matters", unit=unit.name, which=which)


def _listed(say: Say, title: str, found: CasePage, now: datetime, zone: ZoneInfo) -> SheetFile:
    lines = deque(_lines(say, found.lines, now, zone)) or deque([("",) * len(_LINES)])
    shown = len(found.lines)
    at = words.moment(say, now, zone, year=True)
    key = "listing-first" if shown < found.total else "listing-all"
    table = Table(
        name=say.plain("listing-name"),
        title=title,
        subtitle=say.plain(key, at=at, shown=f"{shown:,}", total=f"{found.total:,}"),
        columns=[(say.plain(f"listing-{name}"), width, held) for name, width, held in _LINES],
        footer=say.plain("ledger-footer"),
    )
    day = now.astimezone(zone).date()
    return SheetFile(title=title, day=day, data=table_xlsx(table, lines), rows=shown)


def _figures(name: str, tally: Tally, reports: PeriodicTally, unreached: int) -> Cells:
    owed = reports.expected
    return (
        plain(name),
        tally.found,
        tally.resolved,
        _rate(tally.resolved, tally.found),
        tally.open,
        tally.overdue,
        tally.moved,
        tally.dropped,
        tally.success,
        tally.concluded,
        _rate(tally.success, tally.concluded),
        tally.opinions_found,
        tally.opinions_open,
        *(
            (
                owed,
                reports.on_time,
                reports.late,
                reports.nil,
                reports.missing,
                unreached,
                reports.waiting,
            )
            if owed
            else (None,) * 7
        ),
    )


def _rate(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _lines(say: Say, lines: Iterable[CaseLine], now: datetime, zone: ZoneInfo) -> Iterable[Cells]:
    for line in lines:
        due = None if line.due_at is None else last_day(line.due_at, zone)
        over = None if line.due_at is None else days_over(line.due_at, now, zone)
        yield (
            line.id,
            words.kind(say, line.kind),
            plain(line.category.read(say.locale)),
            plain(line.unit_name),
            plain(line.place),
            words.urgency(say, line.urgency),
            listed_state(say, line),
            line.reported_at.astimezone(zone).date(),
            due,
            over if line.overdue else None,
        )
