"""The sweep that sends digests on the mornings they were chosen for."""

from datetime import date, datetime, timedelta

from domain.days.periods import Period, PeriodKind, moment_at
from domain.digests.notices import DigestReady
from domain.overdue.rungs import speaks
from domain.ports import Work
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules


def send_digests(work: Work, request: Request) -> int:
    """Queues a handful of the digests of the morning; returns how many. It speaks when reminders
    do: on working days from the morning on, so that one of a free Monday comes on the first working
    day of the week, and what downtime swallowed is made up for the same week or day. Where nothing
    happened
    and nothing is overdue it is silent."""
    rules, now = work.rules, request.now
    if not speaks(rules, now):
        return 0
    today = rules.day(now)
    ready = []
    for owed in work.digests.owed(today, first_of_week(rules, today), work.handful):
        digest = owed.digest
        # what was told of is told once: from the morning of the last digest on
        since = moment_at(digest.told_on, rules.morning, rules.zone)
        digest.told_on = today
        if work.digests.eventful(owed.unit_path, since, now):
            notice = DigestReady(
                holding_id=digest.holding_id,
                unit_id=owed.unit_id,
                unit_name=owed.unit_name,
                pace=digest.pace,
                day=today,
            )
            ready.append((owed.person_id, notice))
    return remind(work, ready, now)


def first_of_week(rules: Rules, day: date) -> date:
    """The first working day of the week in which the day lies."""
    return rules.calendar.next_working(Period.containing(PeriodKind.WEEK, day).first)


def told_until(rules: Rules, now: datetime) -> date:
    """The last day whose morning has begun: what is chosen now comes on the next one."""
    today = rules.day(now)
    begun = now >= moment_at(today, rules.morning, rules.zone)
    return today if begun else today - timedelta(days=1)
