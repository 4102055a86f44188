"""Selections of model communities as registers: the rounds, one with the communities, and what is
known of one of these. Each as much as its reader may read of it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.pages import times
from bot.pages.selections import words as of
from bot.pages.selections.round import notice_days
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.texts import Say
from domain.selections.views import ApplicationView, SelectionPage, SelectionView


def rounds(say: Say, found: SelectionPage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The rounds, the newest first."""
    return RegisterTable(
        heads=heads(say, "registers", ("round", "unit", "state")),
        rows=tuple(
            row(
                (_called(say, one.year), one.district.name, of.standing(say, one, zone)),
                to=f"/registers/model/{one.id}",
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
    )


def _called(say: Say, year: int) -> str:
    return say.plain("registers-round-of", year=str(year))


def one(say: Say, view: SelectionView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """A round with a page of its communities."""
    first, last = (times.whole_day(say, day) for day in (view.facts_from, view.facts_until))
    scheme = view.scheme
    places = say.plain("selection-places", places=scheme.places, award=scheme.award)
    notes = [
        of.standing(say, view, zone),
        places,
        say.plain("selection-stretch", first=first, last=last),
    ]
    if view.published_on is not None:
        notes.append(say.plain("selection-hangs", **notice_days(say, view)))
    if view.runs:
        notes.append(say.plain("selection-applied", count=view.applied))
    return RegisterTable(
        title=_called(say, view.year),
        notes=tuple(notes),
        heads=heads(say, "selection-column", ("community", "state", "sum")),
        rows=tuple(
            row(
                (
                    one.unit.name,
                    of.application_state(say, one.state),
                    "" if one.given is None else f"{one.given}/{scheme.greatest}",
                ),
                to=f"/registers/applications/{one.id}",
            )
            for one in view.lines
        ),
        page=view.page,
        pages=view.pages,
    )


def application(say: Say, view: ApplicationView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """An application with the facts and the points beside each line of the review."""
    given = f"{view.given}/{view.scheme.greatest}" if view.points else ""
    visit = ""
    if view.visited_on is not None:
        day = times.whole_day(say, view.visited_on)
        visit = say.plain("registers-visited", day=day, unit=view.visited_by, note=view.visit_note)
    return RegisterTable(
        above="model",
        title=say.plain("registers-application", unit=view.unit.name, of=_called(say, view.year)),
        notes=(of.application_state(say, view.state),),
        facts=facts_of(
            (
                (say.plain("selection-column-note"), view.note),
                (say.plain("registers-feature"), view.feature),
                (say.plain("selection-column-street"), view.street_note),
                (say.plain("selection-column-visit"), visit),
                (say.plain("selection-column-sum"), given),
            )
        ),
        heads=heads(say, "registers", ("review", "facts", "points")),
        rows=tuple(
            row(
                (
                    say.plain(
                        "selection-weight", name=line.name.read(say.locale), points=line.points
                    ),
                    of.beside(say, line, view.facts),
                    view.points.get(line.code, ""),
                )
            )
            for line in view.scheme.lines
        ),
    )
