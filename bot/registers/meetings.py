"""Talk meetings as registers: those of a month, and the items of one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.exports.meetings import SHEET, item_cells
from bot.pages import times
from bot.pages.meetings import parts
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.registers.turns import months
from bot.texts import Say
from domain.meetings.views import MeetingPage, MeetingView


def month(say: Say, found: MeetingPage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The communities' meetings of a month."""
    called = times.month(say, found.month)
    note = say.plain(
        "registers-meetings", month=called, total=found.total, held=found.held, missed=found.missed
    )
    return RegisterTable(
        notes=(note,),
        heads=heads(say, "registers", ("unit", "day", "venue", "state", "items", "reason")),
        rows=tuple(
            row(
                (
                    one.unit.name,
                    times.whole_day(say, one.on),
                    one.place,
                    parts.state(say, one),
                    one.items,
                    one.reason,
                ),
                to=f"/registers/meetings/{one.id}",
                late=one.overdue,
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
        of=f"{found.month:%Y-%m}",
        turns=months(say, found.month, None),
    )


def one(say: Say, view: MeetingView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The items of a meeting, in the columns of the form."""
    line, day = view.line, times.whole_day(say, view.line.on)
    confirmed, came = "", parts.present(say, view.present) if view.present else ""
    if view.confirmed_by and view.confirmed_at:
        confirmed = say.plain(
            "registers-confirmed",
            role=words.role(say, view.confirmed_by),
            at=words.moment(say, view.confirmed_at, zone),
        )
    return RegisterTable(
        title=say.plain("registers-meeting", unit=line.unit.name, day=day),
        notes=(parts.state(say, line),),
        facts=facts_of(
            (
                (say.plain("registers-venue"), line.place),
                (say.plain("registers-reason"), line.reason),
                (say.plain("registers-present"), came),
                (say.plain("registers-minutes"), confirmed),
            )
        ),
        heads=heads(say, "meeting-col", [name for name, _ in SHEET]),
        rows=tuple(
            row(item_cells(say, item, at, zone), late=bool(item.given and item.given.overdue))
            for at, item in enumerate(view.items, 1)
        ),
    )
