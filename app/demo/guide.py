"""What there is to try in the demo, ticked off as it is done: read from what is on file since the
demo began, whoever did it and however."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from app.demo.district import DATA
from domain.access import Act
from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.days.periods import Period, PeriodKind
from domain.reminders.windows import due_at
from domain.rules import Rules

_STEP = (
    "SELECT 1 FROM steps JOIN channels ON channels.person_id = steps.person_id"
    " WHERE address = ? AND at > ? AND letter = ? LIMIT 1"
)
_CONFIRMED = (
    "SELECT 1 FROM reports JOIN channels ON channels.person_id = confirmed_by"
    " WHERE address = ? AND confirmed_at > ? LIMIT 1"
)
_NOTED = (
    "SELECT 1 FROM audit JOIN channels ON channels.person_id = audit.person_id"
    " WHERE address = ? AND at > ? AND act = ? LIMIT 1"
)


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


def on_file(connection: Any, start: datetime) -> frozenset[str]:
    """Those that left a mark in the demo's database, which is SQLite, since it began."""
    since = f"{start.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"

    def there(query: str, phone: str, *more: str) -> bool:
        return connection.exec_driver_sql(query, (phone, since, *more)).first() is not None

    def took(phone: str, arrow: Arrow) -> bool:
        letters = [way.letter for way in TRANSITIONS if way.arrow is arrow]
        return any(there(_STEP, phone, letter) for letter in letters)

    done = {
        "report": took("1001", Arrow.REPORT),
        "accept": took("1005", Arrow.ACCEPT),
        "resolve": took("1005", Arrow.RESOLVE),
        "confirm": there(_CONFIRMED, "1003"),
        "page": there(_NOTED, "1008", "page_enter"),
        "invite": there(_NOTED, "1012", Act.INVITE),
    }
    return frozenset(name for name, is_done in done.items() if is_done)


def has_come(rules: Rules, start: datetime, now: datetime) -> frozenset[str]:
    """Whether the clock has passed the first moment a report falls due."""
    week = Period.containing(PeriodKind.WEEK, rules.day(start))
    due = due_at(week, rules)
    if due <= start:
        due = due_at(week.next(), rules)
    return frozenset({"due"} if now >= due else ())
