"""恳谈会: its day in each month, and the table of its way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.days.calendar import Roll, WorkingCalendar
from domain.errors import Invalid, WrongStep
from domain.meetings.lifecycle import MEETING_WAYS, MeetingArrow, leads, take
from domain.meetings.model import (
    DayRule,
    Meeting,
    MeetingState,
)
from domain.meetings.series import answer_limit, meeting_day, month_after
from tests.domain.meeting_desk import DECEMBER, TENTH
from tests.examples import examples
from tests.makers import NOW
from tests.notice_2026 import CALENDAR_2026


@given(
    st.builds(
        DayRule,
        nth=st.integers(1, 5),
        weekday=st.integers(1, 7),
        roll=st.sampled_from(Roll),
    )
    | st.builds(DayRule, day=st.integers(1, 31), roll=st.sampled_from(Roll)),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
@examples(200)
def test_each_month_has_its_day(rule: DayRule, month: date) -> None:
    calendar = CALENDAR_2026
    day = meeting_day(rule, month, calendar)
    assert day >= month.replace(day=1)
    assert rule.roll is Roll.NONE or calendar.is_working(day)
    assert day < month_after(month) or rule.roll is not Roll.NONE
    if rule.nth is not None and day.isoweekday() != rule.weekday:
        assert rule.roll is not Roll.NONE, "only a day off moves it"


def test_a_meeting_over_the_national_holiday() -> None:
    first_thursday = DayRule(nth=1, weekday=4)
    assert meeting_day(first_thursday, date(2026, 10, 1), CALENDAR_2026) == date(2026, 10, 8)
    before = DayRule(nth=1, weekday=4, roll=Roll.BEFORE)
    day = meeting_day(before, date(2026, 10, 1), CALENDAR_2026)
    assert day == date(2026, 10, 8), "it never leaves its month backwards"


def test_an_answer_is_due_within_a_month_and_before_the_next_meeting() -> None:
    calendar = WorkingCalendar(published={}, published_years=frozenset())
    assert answer_limit(TENTH, None, calendar) == date(2027, 1, 8), "10 January is a Sunday"
    assert answer_limit(TENTH, date(2026, 12, 31), calendar) == date(2026, 12, 30)
    assert answer_limit(TENTH, date(2026, 12, 11), calendar) == date(2026, 12, 11)


@pytest.mark.parametrize("arrow", MeetingArrow)
@pytest.mark.parametrize("state", MeetingState)
def test_the_table_alone_decides(state: MeetingState, arrow: MeetingArrow) -> None:
    meeting = Meeting(
        unit_id=1, month=DECEMBER, on=TENTH, planned_on=TENTH, place="", state=state, made_at=NOW
    )
    if leads(arrow, state):
        take(meeting, arrow, "tap")
        assert any(
            (way.arrow, way.source, way.target) == (arrow, state, meeting.state)
            for way in MEETING_WAYS
        )
    else:
        with pytest.raises(WrongStep):
            take(meeting, arrow, "tap")
        assert meeting.state is state


def test_every_state_is_reached() -> None:
    reached = {way.target for way in MEETING_WAYS} | {MeetingState.GATHERING}
    assert reached == set(MeetingState)


def test_a_rule_is_a_date_or_a_weekday() -> None:
    for wrong in ({}, {"day": 32}, {"day": 3, "nth": 1}, {"nth": 6, "weekday": 1}, {"nth": 1}):
        with pytest.raises(Invalid, match="meeting-rule"):
            DayRule(**wrong)
