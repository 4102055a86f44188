"""Legal aid as registers: this month of all stations, and a month of one."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import words
from bot.pages import times
from bot.pages.aid import topic_words, way_words
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.registers.turns import months
from bot.texts import Say
from domain.aid.model import WAYS, AidTopic
from domain.aid.views import AidBoard, AidView

_HEADS = ("name", "unit", "asked", "passed-on", "accepted", "month-before")


def board(say: Say, found: AidBoard, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The stations with this month's figures."""
    sums = found.sums
    note = say.plain(
        "registers-aid",
        month=times.month(say, found.month.first),
        total=found.total,
        asked=sums.consulted,
        cases=sums.cases,
    )
    return RegisterTable(
        notes=(note,),
        heads=heads(say, "registers", _HEADS),
        rows=tuple(
            row(
                (
                    one.name,
                    one.unit_name,
                    one.tally.consulted,
                    one.tally.passed_on,
                    one.tally.cases,
                    say.plain("registers-owing") if one.owing else "",
                ),
                to=f"/registers/aid/{one.entry_id}",
                late=one.owing,
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
    )


def one(say: Say, view: AidView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """A month of a station by way and by topic."""
    seal = view.confirmed
    confirmed = ""
    if seal is not None:
        confirmed = say.plain(
            "registers-confirmed",
            role=say.plain("notice-by", unit=seal.unit_name, role=words.role(say, seal.role)),
            at=words.moment(say, seal.at, zone),
        )
    month = times.month(say, view.month.first)
    lines = [(way_words(say, way), view.ways.get(way, 0)) for way in WAYS[view.kind]]
    lines += [(topic_words(say, one), many) for one in AidTopic if (many := view.topics.get(one))]
    return RegisterTable(
        title=say.plain("registers-aid-of", name=view.name, month=month),
        facts=facts_of(
            (
                (say.plain("registers-unit"), view.unit_name),
                (say.plain("registers-asked"), view.tally.consulted),
                (say.plain("registers-passed-on"), view.tally.passed_on),
                (say.plain("registers-accepted"), view.tally.cases),
                (say.plain("registers-minutes-of-month"), confirmed),
            )
        ),
        heads=heads(say, "registers", ("counted", "many")),
        rows=tuple(row(line) for line in lines),
        of=f"{view.month.first:%Y-%m}",
        turns=months(say, view.month.first, view.now.first),
    )
