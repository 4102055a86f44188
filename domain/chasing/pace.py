"""When a case is asked after: what waits in it, and how long that may."""

from collections.abc import Mapping
from datetime import datetime

from domain.cases.model import Case, State, Urgency
from domain.days.periods import moment_at
from domain.reminders.ladder import Rung
from domain.rules import Rules

QUESTION = (Rung.REPORTER, Rung.HANDLER, Rung.HEAD, Rung.NEXT_TIER)
"""Who is asked for the answer to a question, one after another: who may give it, then whoever may
ask again or go on without."""
UNTAKEN = frozenset({State.REPORTED, State.OFFERED})
"""Where a red matter waits for somebody to take it."""
_DAYS: Mapping[Urgency, int] = {Urgency.ORANGE: 1}


def first_chase(case: Case, now: datetime, rules: Rules) -> datetime | None:
    """When the case, which stands so since ``now``, is asked after for the first time; None where
    its clock says all there is to say."""
    red = case.urgency is Urgency.RED
    if red and (case.state in UNTAKEN or case.state is State.RETURNED):
        return now + rules.chasing.red
    if case.state is State.RETURNED:
        return _morning(now, _DAYS.get(case.urgency, rules.chasing.answer_days), rules)
    return None


def following_chase(case: Case, now: datetime, rules: Rules) -> datetime:
    """When it is asked after again."""
    if case.urgency is Urgency.RED:
        return now + rules.chasing.red
    return _morning(now, 1, rules)


def _morning(now: datetime, days: int, rules: Rules) -> datetime:
    day = rules.calendar.add_working_days(rules.day(now), days)
    return moment_at(day, rules.morning, rules.zone)
