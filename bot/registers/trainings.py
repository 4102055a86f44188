"""Courses as registers: the newest, and one of them. How many came, and never who."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.pages.trainings import form_words
from bot.registers.table import RegisterTable, facts_of, heads, row
from bot.texts import Say
from domain.trainings.views import TrainingPage, TrainingView


def newest(say: Say, found: TrainingPage, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """The courses within reach, the newest first."""
    return RegisterTable(
        notes=(say.plain("registers-trainings", total=found.total),),
        heads=heads(say, "training-column", ("topic", "unit", "day", "form", "came")),
        rows=tuple(
            row(
                (one.topic, one.unit.name, one.day, form_words(say, one.form), one.came),
                to=f"/registers/trainings/{one.id}",
            )
            for one in found.lines
        ),
        page=found.page,
        pages=found.pages,
    )


def one(say: Say, view: TrainingView, zone: ZoneInfo, now: datetime) -> RegisterTable:
    """What is on file of a course."""
    line = view.line
    material = line.material or (say.plain("training-column-file") if line.has_file else "")
    named = (
        ("unit", line.unit.name),
        ("day", line.day),
        ("form", form_words(say, line.form)),
        ("came", line.came),
        ("material", material),
    )
    return RegisterTable(
        title=line.topic,
        facts=facts_of((say.plain(f"training-column-{key}"), value) for key, value in named),
    )
