"""What there is to try in the demo, ticked off as it is done: read from what is on file since the
demo began, whoever did it and however."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, exists, select

from app.demo.district import DATA
from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.days.periods import Period, PeriodKind
from domain.reminders.windows import due_at
from domain.rules import Rules
from storage.schema import channels, invitations, reports, steps


@cache
def _steps() -> tuple[Mapping[str, Any], ...]:
    with (DATA / "guide.toml").open("rb") as file:
        return tuple(tomllib.load(file)["steps"])


def guide(done: frozenset[str]) -> list[dict[str, Any]]:
    """The steps as the simulator shows them."""
    return [
        {
            "id": step["id"],
            "zh": step["zh"],
            "en": step["en"],
            "done": step["id"] in done,
            "phone": step.get("phone"),
            "text": step.get("text"),
        }
        for step in _steps()
    ]


def on_file(connection: Connection, start: datetime) -> frozenset[str]:
    """Those that left a mark since the demo began at ``start``."""
    asked = {
        "report": _step(1001, Arrow.REPORT, start),
        "accept": _step(1005, Arrow.ACCEPT, start),
        "resolve": _step(1005, Arrow.RESOLVE, start),
        "confirm": select(reports.c.id).where(
            reports.c.confirmed_by == _person(1003), reports.c.confirmed_at > start
        ),
        "invite": select(invitations.c.id).where(invitations.c.created_at > start),
    }
    return frozenset(
        name for name, query in asked.items() if connection.scalar(select(exists(query)))
    )


def has_come(rules: Rules, start: datetime, now: datetime) -> frozenset[str]:
    """Whether the clock has passed the first moment a report falls due."""
    week = Period.containing(PeriodKind.WEEK, rules.day(start))
    due = due_at(week, rules)
    if due <= start:
        due = due_at(week.next(), rules)
    return frozenset({"due"} if now >= due else ())


def _step(phone: int, arrow: Arrow, start: datetime) -> Select[tuple[int]]:
    letters = [way.letter for way in TRANSITIONS if way.arrow is arrow]
    return select(steps.c.id).where(
        steps.c.person_id == _person(phone), steps.c.letter.in_(letters), steps.c.at > start
    )


def _person(phone: int) -> Any:
    found = select(channels.c.person_id).where(channels.c.address == str(phone))
    return found.limit(1).scalar_subquery()
