"""Who is asked for more time, and has not answered, is asked once more."""

from datetime import time, timedelta

from domain.cases.extension import asked_of
from domain.cases.options import answerable
from domain.days.periods import moment_at
from domain.notices import Notice
from domain.overdue.rungs import speaks
from domain.people.line import COORDINATING, SUPERVISING, Lines
from domain.ports import Work
from domain.reminders.queue import remind
from domain.request import Request


def remind_extensions(work: Work, request: Request) -> int:
    """On the working morning after it was asked for, reminds a handful of those who are to answer;
    returns how many pushes. Running it again queues nothing twice."""
    rules, now = work.rules, request.now
    if not speaks(rules, now):
        return 0
    today = rules.day(now)
    first = rules.calendar.working_day_before(today)
    since, until = (moment_at(day, time.min, rules.zone) for day in (first, today))
    lines, found = Lines(work=work, now=now, reached=True), list[tuple[int, Notice]]()
    until -= timedelta(microseconds=1)
    for asked in work.clocks.unanswered(since, until, work.handful):
        case = work.cases.by_id(asked.case_id)
        if answerable(case, asked):
            decider = [work.org.unit(asked.decider_id)]
            people = lines.nearest(decider, COORDINATING, besides={asked.asked_by}).people
            people = people or lines.nearest(decider, SUPERVISING).people
            found += [(person, asked_of(work, case, asked, again=True)) for person in people]
    return remind(work, found, now)
