"""What was handed out as registers: the open ones below, and one with its way."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.pages import times
from bot.pages.followups import source, standing, what_was_done, who_did
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.texts import Say
from domain.days.deadlines import last_day
from domain.followups.views import FollowupBoard, FollowupView


def board(say: Say, found: FollowupBoard, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The open ones, the late first."""
    return RegisterTable(
        notes=(say.plain("registers-handed", total=found.total, late=found.late),),
        heads=heads(say, "registers", ("handed-title", "source", "host", "unit", "due", "state")),
        rows=tuple(
            row(
                (
                    one.title,
                    source(say, one),
                    one.host,
                    one.unit_name,
                    last_day(one.due_at, zone),
                    standing(say, one, zone),
                ),
                to=f"/registers/followups/{one.id}",
                late=one.late,
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
    )


def one(say: Say, view: FollowupView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """An item with its way."""
    line = view.line
    return RegisterTable(
        title=line.title,
        notes=(standing(say, line, zone),),
        facts=facts_of(
            (
                (say.plain("registers-source"), source(say, line)),
                (say.plain("registers-host"), line.host),
                (say.plain("registers-unit"), line.unit_name),
                (say.plain("registers-helpers"), say.plain("between-names").join(view.helpers)),
                (say.plain("registers-due"), last_day(line.due_at, zone)),
                (say.plain("registers-feedback"), view.feedback),
            )
        ),
        heads=heads(say, "registers", ("at", "step", "by", "note")),
        rows=tuple(
            row(
                (
                    times.whole_day(say, step.at.astimezone(zone).date()),
                    what_was_done(say, step, zone),
                    who_did(say, step),
                    step.note,
                )
            )
            for step in view.way
        ),
    )
