"""What is done about a meeting before it begins: its series, its agenda, its day."""

from datetime import date, timedelta

from domain import access
from domain.access import Act
from domain.cases.draft import clean_note
from domain.days.deadlines import end_of_day
from domain.errors import Invalid, Refused
from domain.meetings.gathering import first_month, make, number_items, open_agenda, pass_on
from domain.meetings.lifecycle import MeetingArrow, take
from domain.meetings.model import (
    COMING,
    DayRule,
    Meeting,
    MeetingSeries,
    MeetingState,
    Ruling,
    clean_venue,
)
from domain.meetings.opening import opening
from domain.meetings.options import calls_off
from domain.meetings.series import meeting_day
from domain.meetings.telling import tell_moved, tell_of_items
from domain.org.model import UnitKind
from domain.ports import Work
from domain.request import Request

FARTHEST = timedelta(days=62)
"""So far ahead a meeting is moved at most."""


def set_series(
    work: Work, request: Request, unit_id: int, rule: DayRule, place: str
) -> MeetingSeries:
    """When and where a community meets from now on. Meetings to come whose agenda is still open and
    that nobody has moved go to their new day; the next one is made, if there is none.

    Raises NotFound, Refused, Invalid (``meeting-place-missing``, ``meeting-place-too-long``).
    """
    unit = work.org.unit(unit_id)
    seat = access.allow(request.by, Act.HOLD_MEETING, access.at(unit.path))
    if unit.kind is not UnitKind.COMMUNITY:
        raise Refused(Act.HOLD_MEETING.value)
    known = work.meetings.series(unit_id)
    if known is not None and known.token == request.token:
        return known
    month = first_month(work, rule, request.now)
    series = MeetingSeries(
        unit_id=unit_id,
        token=request.token,
        day=rule.day,
        nth=rule.nth,
        weekday=rule.weekday,
        roll=rule.roll,
        place=clean_venue(place),
        post_id=seat.post_id,
        set_at=request.now,
        first_month=month if known is None else min(month, known.first_month),
    )
    work.meetings.add_series(series)
    today = work.rules.day(request.now)
    coming = work.meetings.of_unit(unit_id, COMING)
    for found in coming:
        meeting = work.meetings.by_id(found.id)
        day = meeting_day(rule, meeting.month, work.rules.calendar)
        if meeting.state is MeetingState.GATHERING and day >= today:
            _put_on(work, meeting, day)
            meeting.planned_on, meeting.place = day, series.place
    if not coming and work.meetings.of_month(unit_id, month) is None:
        make(work, series, unit_id, month, request.now)
    return series


def fix(work: Work, request: Request, meeting_id: int) -> Meeting:
    """Fixes the agenda and numbers it; what is put forward from now on is for the next meeting.
    Whose matter is not taken hears why. Raises NotFound, Refused, WrongStep."""
    meeting, _, _, done = opening(work, request, meeting_id)
    if done:
        return meeting
    take(meeting, MeetingArrow.FIX, request.token)
    items = work.meetings.items(meeting.id)
    number_items(items)
    left = [item for item in items if item.ruling is Ruling.NOT_TAKEN]
    tell_of_items(work, meeting, left, request.now)
    return meeting


def reopen(work: Work, request: Request, meeting_id: int) -> Meeting:
    """Gathers once more. Raises NotFound, Refused, WrongStep."""
    meeting, _, _, done = opening(work, request, meeting_id)
    if not done:
        take(meeting, MeetingArrow.REOPEN, request.token)
    return meeting


def postpone(work: Work, request: Request, meeting_id: int, day: date, reason: str) -> Meeting:
    """Moves it to another day, with its whole agenda; those who hold it with the asker hear.

    Raises NotFound, Refused, WrongStep, Invalid (``day-gone``, ``meeting-day-far``,
    ``meeting-day-same``, ``note-missing``, ``note-too-long``).
    """
    meeting, unit, seat, done = opening(work, request, meeting_id)
    if done:
        return meeting
    why, today = _why(reason), work.rules.day(request.now)
    take(meeting, MeetingArrow.POSTPONE, request.token)
    if day < today:
        raise Invalid("day-gone")
    if day > today + FARTHEST:
        raise Invalid("meeting-day-far", limit=FARTHEST.days)
    if day == meeting.on:
        raise Invalid("meeting-day-same")
    _put_on(work, meeting, day)
    meeting.reason = why
    tell_moved(work, request, meeting, unit, seat)
    return meeting


def call_off(work: Work, request: Request, meeting_id: int, reason: str) -> Meeting:
    """It is not held: 取消 before its day is over, 未开 after. Its items go on to the next one.
    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``)."""
    meeting, unit, seat, done = opening(work, request, meeting_id)
    if done:
        return meeting
    why = _why(reason)
    take(meeting, calls_off(meeting.on, work.rules.day(request.now)), request.token)
    meeting.reason, meeting.due_at = why, None
    items = work.meetings.items(meeting.id)
    going = pass_on(work, items, open_agenda(work, unit.id, request.now))
    stays = [item for item in items if item not in going]
    tell_of_items(work, meeting, stays, request.now)
    tell_moved(work, request, meeting, unit, seat)
    return meeting


def _why(reason: str) -> str:
    note = clean_note(reason)
    if not note:
        raise Invalid("note-missing")
    return note


def _put_on(work: Work, meeting: Meeting, day: date) -> None:
    meeting.on, meeting.due_at, meeting.rung = day, end_of_day(day, work.rules.zone), 0
