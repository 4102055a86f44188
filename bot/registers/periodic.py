"""The monthly form as a register: a row for each column, as a screen is read downwards."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.exports.form import head_lines, name_of
from bot.exports.form_columns import columns_of, rows_of, total_of
from bot.pages import times
from bot.registers.table import RegisterTable, row
from bot.registers.turns import months
from bot.texts import Say
from domain.periodic.views import PeriodicView


def form(say: Say, view: PeriodicView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """Each column with its sum, and beside it the places below."""
    lines = rows_of(view)
    total, month = total_of(view), times.month(say, view.period.first)
    return RegisterTable(
        title=say.plain("registers-form", unit=view.unit.name, month=month),
        notes=tuple(head_lines(say, view, zone)[1:2]),
        heads=(
            say.plain("registers-column"),
            say.plain("form-total"),
            *(name_of(say, line) for line in lines),
        ),
        rows=tuple(
            row(
                (
                    say.plain("month-label", over=column.over, head=column.head),
                    column.value(total),
                    *(column.value(line) for line in lines),
                )
            )
            for column in columns_of(say, view)
        ),
        of=view.period.code,
        turns=months(say, view.period.first, now.astimezone(zone).date()),
    )
