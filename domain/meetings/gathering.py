"""The meetings to come of a community: one a month, made from its series, and the one whose agenda
is open. Nothing on an agenda is lost: what was not held goes on."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.days.deadlines import end_of_day
from domain.errors import Invalid
from domain.meetings.model import (
    COMING,
    OPEN_TO_ITEMS,
    AgendaItem,
    DayRule,
    Meeting,
    MeetingSeries,
    Ruling,
)
from domain.meetings.series import meeting_day, month_after, month_of, months_from
from domain.ports import Work


def make(work: Work, series: MeetingSeries, unit_id: int, month: date, now: datetime) -> Meeting:
    """The unit's meeting for a month, by the series."""
    day = meeting_day(series.rule, month, work.rules.calendar)
    return work.meetings.add(
        Meeting(
            unit_id=unit_id,
            month=month,
            on=day,
            planned_on=day,
            place=series.place,
            made_at=now,
            due_at=end_of_day(day, work.rules.zone),
        )
    )


def first_month(work: Work, rule: DayRule, now: datetime) -> date:
    """The first month from today on whose meeting day has not gone by."""
    today = work.rules.day(now)
    month = month_of(today)
    gone = meeting_day(rule, month, work.rules.calendar) < today
    return month_after(month) if gone else month


def open_agenda(work: Work, unit_id: int, now: datetime) -> Meeting:
    """The first meeting from today on whose agenda is open, locked; where there is none, that of
    the first month without one. Raises Invalid (``meeting-no-series``)."""
    today = work.rules.day(now)
    while found := _open(work.meetings.of_unit(unit_id, OPEN_TO_ITEMS), today):
        meeting = work.meetings.by_id(found[0].id)
        if _open([meeting], today):  # it may have been fixed or called off while we waited
            return meeting
    series = work.meetings.series(unit_id)
    if series is None:
        raise Invalid("meeting-no-series")
    for month in months_from(first_month(work, series.rule, now)):
        if work.meetings.of_month(unit_id, month) is None:
            return make(work, series, unit_id, month, now)
    raise Invalid("meeting-no-series")


def _open(some: Sequence[Meeting], today: date) -> list[Meeting]:
    """Those that take items, the nearest day first: not by month, as one may be moved beyond the
    next. One whose day went by takes none; it is begun or called off as it is."""
    found = [one for one in some if one.state in OPEN_TO_ITEMS and one.on >= today]
    return sorted(found, key=lambda one: one.on)


def following(work: Work, meeting: Meeting) -> date | None:
    """The day of the next one; None while none is planned."""
    days = [one.on for one in work.meetings.of_unit(meeting.unit_id, COMING) if one.on > meeting.on]
    return min(days, default=None)


def pass_on(work: Work, items: Sequence[AgendaItem], to: Meeting) -> list[AgendaItem]:
    """Those nothing was said of go on to another agenda, and with each the ones that were merged
    into it. What was not taken stays, as its reason was told."""
    going = [item for item in items if item.ruling is None]
    heads = {item.id for item in going}
    going += [item for item in items if item.ruling is Ruling.MERGED and item.into_id in heads]
    for item in going:
        item.number = 0
    work.meetings.move_items([item.id for item in going], to.id)
    return going


def number_items(items: Sequence[AgendaItem]) -> None:
    """议题号: those to be talked about first, in the order in which they came."""
    ordered = sorted(items, key=lambda item: (item.ruling is not None, item.id))
    for number, item in enumerate(ordered, 1):
        item.number = number
