"""Features as registers: the communities with theirs, and one with what took place."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.pages import times
from bot.pages.features import kind
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.texts import Say
from domain.features.views import FeaturePage, FeatureView


def board(say: Say, found: FeaturePage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The communities, those without a feature first."""
    note = say.plain("registers-features", running=found.running, total=found.total)
    return RegisterTable(
        notes=(note,),
        heads=heads(say, "registers", ("unit", "feature", "sort", "since", "events", "came")),
        rows=tuple(
            row(
                (
                    one.unit.name,
                    one.title or say.plain("registers-feature-none"),
                    kind(say, one.kind) if one.kind else "",
                    one.since or "",
                    one.events if one.id else "",
                    one.came if one.id else "",
                ),
                to=f"/registers/features/{one.id}" if one.id else "",
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
    )


def one(say: Say, view: FeatureView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """A feature; what was taken out again says why, and counts no more."""
    ended = times.whole_day(say, view.ended_on) if view.ended_on else ""
    year = say.plain("feature-year", year=str(view.year), held=view.held, came=view.came)
    return RegisterTable(
        title=say.plain("registers-feature-of", unit=view.unit.name, title=view.title),
        notes=(year,),
        facts=facts_of(
            (
                (say.plain("registers-sort"), kind(say, view.kind)),
                (say.plain("registers-purpose"), view.purpose),
                (say.plain("registers-since"), times.whole_day(say, view.since)),
                (say.plain("registers-ended-on"), ended),
            )
        ),
        heads=heads(say, "registers", ("day", "event", "came", "dropped")),
        rows=tuple(
            row((event.on, event.what, event.came, event.dropped_why)) for event in view.events
        ),
    )
