"""The week's reports as a board tells of them: which are in, and where nobody can be reached."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, and_, not_

from domain.days.periods import Period
from domain.people.messengers import Messenger
from domain.people.model import Role
from domain.periodic.model import PeriodicTally
from domain.rules import Rules
from storage.counts.sums import Place, place_of
from storage.people.reach import anybody, as_noted
from storage.periodic.due import rule_of
from storage.periodic.sent import OWED, asked_for
from storage.schema import reports, units


# asked with every board, so built once
@cache
def _question(confirms: frozenset[Role], messengers: tuple[Messenger, ...]) -> Select[Any]:
    away = and_(reports.c.id.is_(None), not_(anybody(units.c.id, confirms, messengers)))
    return OWED.add_columns(away.label("away"))


_NOTHING = Counter[str]()


@dataclass(frozen=True, kw_only=True)
class WeekSent:
    """The reports of the week that a subtree owes, by the unit directly below."""

    by_place: Mapping[Place, Counter[str]]
    away: int
    """Units of which nobody can be reached, and whose report is not in."""

    def tally(self, place: Place) -> PeriodicTally:
        """Of one of them."""
        return PeriodicTally(**_without_away(self.by_place.get(place, _NOTHING)))

    def unreached(self, place: Place) -> int:
        """The same as ``away`` of one of them."""
        return self.by_place.get(place, _NOTHING)[_AWAY]

    @property
    def total(self) -> PeriodicTally:
        """Of all of them."""
        total: Counter[str] = Counter()
        for tally in self.by_place.values():
            total.update(tally)
        return PeriodicTally(**_without_away(total))


_AWAY = "away"


def _without_away(tally: Counter[str]) -> dict[str, int]:
    return {name: many for name, many in tally.items() if name != _AWAY}


def sent_in_week(
    connection: Connection,
    rules: Rules,
    path: str,
    children: Collection[int],
    week: Period,
    now: datetime,
) -> WeekSent:
    """What has come in of the week. Whether a report came late is said by its first revision, what
    it says by the last."""
    confirms = rules.tiers[week.kind].confirms
    asked = {**asked_for(rules, path, week), "day": rules.day(now)}
    rows = connection.execute(_question(confirms, rules.messengers), asked).all()
    first, last = {row.id: row for row in reversed(rows)}, {row.id: row for row in rows}
    due = rule_of(rows[0] if rows else None, rules, week)
    over = now >= due.due_at(week, rules.calendar, rules.zone)
    # for none of them does a successor answer: who merged in the week owes nothing of it
    away = as_noted(connection, rules, week, {row.id for row in rows if row.away})
    tallies: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for one in last.values():
        tally = tallies[place_of(one.path, children)]
        tally["expected"] += 1
        late = first[one.id].late
        if late is None:
            tally[_AWAY if one.id in away else "missing" if over else "waiting"] += 1
        else:
            tally["late" if late else "on_time"] += 1
        if one.nil:
            tally["nil"] += 1
    return WeekSent(by_place=tallies, away=len(away))
