"""Courses: the newest, by unit, and one of them."""

from collections.abc import Sequence
from datetime import date

from bot.buttons.trainings import (
    EnterTraining,
    TrainingBack,
    TrainingFile,
    TrainingList,
    TrainingOf,
    TrainingSheet,
    TrainingUnits,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, joined, page_row, piece
from bot.texts import Html, Say
from domain.trainings.model import TrainingForm
from domain.trainings.views import TrainingLine, TrainingPage, TrainingView, TrainingYear

_UNITS = 8
_LABEL = 40
_FIRST = 2011
"""The first year that is offered, as for the responsibility letters."""


def form_words(say: Say, form: TrainingForm) -> str:
    """集中培训 / gathered course."""
    return say.plain(f"training-form-{form.value}")


def trainings_page(say: Say, found: TrainingPage, today: date, heading: Html | None = None) -> Page:
    """The newest ones, each a tap away."""
    head = (
        say("training-head-unit", unit=found.unit.name, total=found.total)
        if found.unit
        else say("training-head", total=found.total)
    )
    lines = [_line(say, one, today) for one in found.lines]
    unit = found.unit.id if found.unit else 0
    rows: list[Row] = [
        [button(clip(f"{times.day(say, one.day)} {one.topic}", _LABEL), TrainingOf(id=one.id))]
        for one in found.lines
    ]
    rows.append(
        page_row(say, found.page, found.pages, lambda page: TrainingList(unit=unit, page=page))
    )
    if found.may_enter:
        rows.append([button(say.plain("training-enter"), EnterTraining())])
    if found.unit:
        rows.append([button(say.plain("training-all"), TrainingList(unit=0, page=0))])
    elif found.total:
        rows.append(
            [
                button(say.plain("training-by-unit"), TrainingUnits(page=0, year=today.year)),
                button(say.plain("training-sheet"), TrainingSheet(year=today.year)),
            ]
        )
    none = say("training-none") if not lines else None
    return Page(text=joined([heading, head, *lines, none]), rows=tuple(rows))


def _day(say: Say, day: date, today: date) -> str:
    """Without its year and its weekday, so that it fits into a line of a list."""
    return times.day(say, day) if day.year == today.year else times.near_day(say, day, today)


def _line(say: Say, line: TrainingLine, today: date) -> Html:
    return say(
        "training-line",
        day=_day(say, line.day, today),
        unit=line.unit.name,
        form=form_words(say, line.form),
        topic=line.topic,
        came=line.came,
    )


def units_page(say: Say, years: Sequence[TrainingYear], page: int, year: int, today: date) -> Page:
    """How many each unit has held in a year, and the years beside it. No unit is missing that ought
    to be there: none owes a number of them."""
    page, pages, shown = piece(years, page, _UNITS)
    rows: list[Row] = [
        [
            button(
                say.plain("training-unit", unit=clip(one.unit.name, _LABEL), held=one.held),
                TrainingList(unit=one.unit.id, page=0),
            )
        ]
        for one in shown
    ]
    rows.append(page_row(say, page, pages, lambda to: TrainingUnits(page=to, year=year)))
    rows.append(
        [
            button(say.plain("training-of-year", year=str(one)), TrainingUnits(page=0, year=one))
            for one in (year - 1, year + 1)
            if _FIRST <= one <= today.year
        ]
    )
    rows.append(
        [
            button(say.plain("training-all"), TrainingList(unit=0, page=0)),
            button(say.plain("training-sheet"), TrainingSheet(year=year)),
        ]
    )
    held = sum(one.held for one in years)
    head = say("training-units", year=str(year), held=held, units=len(years))
    return Page(text=head, rows=tuple(rows))


def training_page(
    say: Say, view: TrainingView, today: date, heading: Html | None = None, *, sure: bool = False
) -> Page:
    """One of them; ``sure``: whether it is to be taken back is asked."""
    line = view.line
    text = joined(
        [
            heading,
            say("training-title", topic=line.topic),
            say(
                "training-what",
                day=times.near_day(say, line.day, today),
                unit=line.unit.name,
                form=form_words(say, line.form),
                came=line.came,
            ),
            say("training-material", material=line.material) if line.material else None,
            say("training-sure") if sure else None,
        ]
    )
    back = TrainingBack(id=line.id, yes=sure)
    rows: list[Row] = []
    if line.has_file:
        rows.append([button(say.plain("training-file"), TrainingFile(id=line.id))])
    if view.may.take_back:
        key = "training-take-back-yes" if sure else "training-take-back"
        rows.append([button(say.plain(key), back)])
    rows.append([button(say.plain("training-list"), TrainingList(unit=0, page=0))])
    return Page(text=text, rows=tuple(rows))
