"""Directories as registers: whom to turn to or where to go, and one entry."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.pages import times
from bot.pages.directories import age_words, kind_words
from bot.pages.hours import hours_words, opening_words
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.texts import Say
from domain.directories.model import FACES, EntryState
from domain.directories.views import EntryLine, EntryPage, EntryView


def found(say: Say, board: EntryPage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """What there is, the nearest first, and of these what is open now."""
    return RegisterTable(
        notes=(say.plain("registers-entries", total=board.total),),
        heads=heads(say, "registers", ("name", "sort", "host", "phone", "opening", "known")),
        rows=tuple(
            row(
                (
                    one.name,
                    kind_words(say, one.kind),
                    one.host.name,
                    one.phone,
                    opening_words(say, one.opening, zone, now),
                    _state(say, one, now),
                ),
                to=f"/registers/entries/{one.id}",
                late=one.state is EntryState.TO_CHECK,
            )
            for one in board.lines
        ),
        page=board.page,
        pages=board.pages,
    )


def _state(say: Say, one: EntryLine, now: datetime) -> str:
    """Whether it can be relied on; what is to be checked with its age."""
    state = say.plain(f"entry-state-{one.state.value}")
    if one.state is not EntryState.TO_CHECK:
        return state
    return say.plain("registers-doubted", state=state, age=age_words(say, one, now))


def entry(say: Say, view: EntryView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """All that is written of it."""
    line, yes, no = view.line, say.plain("sheet-yes"), say.plain("sheet-no")
    by = say.plain("notice-by", unit=view.checked_unit, role=words.role(say, view.checked_by))
    named = (
        ("kind", kind_words(say, line.kind)),
        ("host", line.host.name),
        ("phone", line.phone),
        ("hours", hours_words(say, view.hours)),
        ("place", view.place),
        ("stand-in", view.stand_in),
        ("bring", view.bring),
        ("free", yes if view.free else no),
        ("step-free", yes if view.step_free else no),
        ("served", say.plain("between-names").join(one.name for one in view.served)),
        ("shown-name", view.shown_name),
        ("state", _state(say, line, now)),
        ("checked-on", times.whole_day(say, view.checked_on)),
        ("checked-by", by),
    )
    return RegisterTable(
        above=FACES[line.kind].value,
        title=line.name,
        notes=(opening_words(say, line.opening, zone, now),),
        facts=facts_of((say.plain(f"directory-column-{key}"), value) for key, value in named),
    )
