"""The sweeps of talk meetings: each month has its meeting, what a community that is no more had on
its agenda goes on, and a meeting or its minutes are reminded of by the rungs there are."""

from datetime import time

from domain.cases.store import DueSpan
from domain.days.periods import moment_at
from domain.meetings.gathering import first_month, make, open_agenda, pass_on
from domain.meetings.lifecycle import MeetingArrow, take
from domain.meetings.model import COMING, Meeting, MeetingSeries, MeetingState
from domain.meetings.notices import MeetingDue
from domain.meetings.opening import HOLDING
from domain.meetings.series import month_after, month_of
from domain.notices import Notice
from domain.org.heirs import goes_on
from domain.org.model import Unit, UnitKind
from domain.overdue.owed import hearing
from domain.overdue.rungs import number_of, overdue_spans, speaks
from domain.people.line import Lines
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules

DAY_BEFORE, DUE_DAY = 1, 2
"""The numbers of the spans of the working day before and of the day itself; those of the rungs
follow."""


def plan_meetings(work: Work, request: Request) -> int:
    """Makes the meetings of this month and the next that are not there yet, and passes on what
    units that are no more had before them; queues nothing. A rerun makes none twice."""
    today = work.rules.day(request.now)
    this = month_of(today)
    for month in (this, month_after(this)):
        for unit_id in work.meetings.lacking(month, today):
            series = work.meetings.series(unit_id)
            if series is not None:
                make(work, series, unit_id, month, request.now)
    for found in work.meetings.orphaned(today):
        meeting = work.meetings.by_id(found.id)
        if meeting.state in COMING:
            _hand_on(work, request, meeting)
    return 0


def _hand_on(work: Work, request: Request, meeting: Meeting) -> None:
    unit = work.org.unit(meeting.unit_id)
    heir = goes_on(work, unit)
    take(meeting, MeetingArrow.CANCEL, f"merged:{meeting.id}")
    meeting.due_at = None
    if heir.id == unit.id or heir.kind is not UnitKind.COMMUNITY:
        return
    series = work.meetings.series(heir.id)
    known = work.meetings.series(unit.id)
    if series is None and known is not None:
        work.meetings.add_series(
            MeetingSeries(
                unit_id=heir.id,
                token=f"merged:{unit.id}:{known.id}",
                day=known.day,
                nth=known.nth,
                weekday=known.weekday,
                roll=known.roll,
                place=known.place,
                post_id=known.post_id,
                set_at=request.now,
                first_month=max(
                    known.first_month, meeting.month, first_month(work, known.rule, request.now)
                ),
            )
        )
    pass_on(work, work.meetings.items(meeting.id), open_agenda(work, heir.id, request.now))


def remind_meetings(work: Work, request: Request) -> int:
    """Queues what is near or overdue now; returns how many pushes. A rerun queues nothing twice:
    the meeting knows how far it was told of. What downtime swallowed is not made up for."""
    spans = meeting_spans(work.rules, request)
    if not spans:
        return 0
    lines, found = Lines(work=work, now=request.now, reached=True), list[tuple[int, Notice]]()
    for number in sorted(one.id for one in work.meetings.near(spans)):
        meeting = work.meetings.by_id(number)
        if meeting.due_at is None:
            continue  # somebody was quicker
        inside = [one for one in spans if one.after < meeting.due_at <= one.until]
        if not inside or meeting.rung >= number_of(meeting.due_at, spans):
            continue
        meeting.rung = number_of(meeting.due_at, spans)
        found += _told(lines, meeting)
    return remind(work, found, request.now)


def meeting_spans(rules: Rules, request: Request) -> tuple[DueSpan, ...]:
    """For each number, between which moments the due date lies that is told of now; none outside
    the hours in which reminders go out. A day that is off is told of on the working day before."""
    if not speaks(rules, request.now):
        return ()
    today = rules.day(request.now)
    days = [today]
    for _ in range(2):
        days.append(rules.calendar.working_day_after(days[-1]))
    edges = [moment_at(day, time.min, rules.zone) for day in days]
    return (
        DueSpan(after=edges[1], until=edges[2], number=DAY_BEFORE),
        DueSpan(after=edges[0], until=edges[1], number=DUE_DAY),
        *(
            DueSpan(after=one.after, until=one.until, number=DUE_DAY + one.number)
            for one in overdue_spans(rules, request.now)
        ),
    )


def _told(lines: Lines, meeting: Meeting) -> list[tuple[int, Notice]]:
    line = lines.of(goes_on(lines.work, lines.work.org.unit(meeting.unit_id)).id)
    holding = lines.nearest(line[:1], HOLDING).people
    if meeting.rung <= DUE_DAY:
        if meeting.state not in COMING:  # minutes just begun need no word before their day
            return []
        rung = Rung.BEFORE if meeting.rung == DAY_BEFORE else Rung.DUE_DAY
        return [(one, _notice(lines, meeting, line[0], rung)) for one in sorted(holding)]
    heard = hearing(lines, line, HOLDING, holding, meeting.rung - DUE_DAY)
    if heard is None:
        return []
    rung, people = heard
    return [(one, _notice(lines, meeting, line[0], rung)) for one in sorted(people)]


def _notice(lines: Lines, meeting: Meeting, unit: Unit, rung: Rung) -> MeetingDue:
    held = meeting.state is MeetingState.HELD
    return MeetingDue(
        meeting_id=meeting.id,
        unit_id=unit.id,
        unit_name=unit.name,
        month=meeting.month,
        on=meeting.on,
        state=MeetingState.HELD if held else meeting.state,
        rung=rung,
        unreached=not lines.nearest([unit], HOLDING).people,
    )
