"""The administrator's word on a day: who gives it, how far it reaches, what wins."""

from datetime import date

import pytest

from domain.days.actions import set_day
from domain.days.desk_calendar import DayWord, DeskCalendar
from domain.days.quiet import QuietHours
from domain.errors import Invalid, Refused
from domain.people.model import Role
from domain.reminders.windows import due_at
from domain.request import Request
from domain.rules import Rules
from tests.domain.conftest import Town
from tests.domain.test_reports_and_reminders import WEEK, local
from tests.makers import ZONE
from tests.notice_2026 import CALENDAR_2026

FRIDAY = date(2026, 11, 27)
TODAY = date(2026, 11, 24)


def test_only_who_administers_the_whole_sets_a_day(town: Town) -> None:
    now = town.clock.now()
    for unit, role in (
        ("琅琊街道", Role.ADMINISTRATOR),
        ("琅琊区", Role.CENTRE_OFFICER),
        ("琅琊区", Role.SUPERVISOR),
    ):
        actor = town.person(unit, role)
        with pytest.raises(Refused):
            town.do(set_day, Request(actor=actor, now=now), FRIDAY, False, "停电")
    assert not town.all(DayWord)
    administrator = town.person("琅琊区", Role.ADMINISTRATOR)
    word = town.do(set_day, Request(actor=administrator, now=now), FRIDAY, False, " 大雪  停工 ")
    assert word is not None
    assert (word.working, word.reason, word.set_by) == (False, "大雪 停工", administrator.person_id)
    assert town.audit()[-1][1] == "calendar:2026-11-27:off"


def test_the_same_word_again_says_nothing_new(town: Town) -> None:
    now = town.clock.now()
    assert town.do(set_day, Request(now=now), FRIDAY, None, "") is None
    for _ in range(2):
        town.do(set_day, Request(now=now), FRIDAY, False, "大雪")
    assert len(town.all(DayWord)) == 1
    town.do(set_day, Request(now=now), FRIDAY, False, "冰冻")
    for _ in range(2):
        town.do(set_day, Request(now=now), FRIDAY, None, "")
    assert [word.working for word in town.all(DayWord)] == [False, False, None]


@pytest.mark.parametrize(
    ("day", "fine"),
    [
        (date(2026, 11, 23), False),
        (TODAY, True),
        (date(2028, 11, 24), True),
        (date(2028, 11, 25), False),
    ],
)
def test_from_today_to_two_years_ahead(town: Town, day: date, fine: bool) -> None:
    if fine:
        assert town.do(set_day, Request(now=town.clock.now()), day, True, "调休")
        return
    with pytest.raises(Invalid) as caught:
        town.do(set_day, Request(now=town.clock.now()), day, True, "调休")
    assert caught.value.reason == "calendar-day"


@pytest.mark.parametrize("reason", ["", "  ", "长" * 101])
def test_a_reason_is_asked_for(town: Town, reason: str) -> None:
    with pytest.raises(Invalid) as caught:
        town.do(set_day, Request(now=town.clock.now()), FRIDAY, True, reason)
    assert caught.value.reason == "calendar-reason"
    assert town.do(set_day, Request(now=town.clock.now()), FRIDAY, True, "长" * 100)


def test_a_command_wins_over_the_file_and_the_file_over_the_notice() -> None:
    file = {date(2026, 12, 5): True, date(2026, 12, 4): False}
    read = type(CALENDAR_2026)(CALENDAR_2026.published, CALENDAR_2026.published_years, file)
    desk = DeskCalendar.over(read)
    before = desk.stands()
    assert desk.is_working(date(2026, 12, 5))
    desk.hear({date(2026, 12, 5): False, date(2027, 1, 4): False}, (2, 2))
    assert not desk.is_working(date(2026, 12, 5))
    assert not desk.is_working(date(2026, 12, 4)), "the file's other days stay"
    assert not desk.is_provisional(date(2027, 1, 4))
    assert before.is_working(date(2026, 12, 5)), "who looks at a moment's calendar keeps it"
    assert not desk.stands().is_working(date(2026, 12, 5))
    desk.hear({}, (3, 3))
    assert desk.is_working(date(2026, 12, 5))
    assert desk.is_provisional(date(2027, 1, 4))


def test_a_due_day_follows_the_word_at_once() -> None:
    desk = DeskCalendar.over(CALENDAR_2026)
    rules = Rules(zone=ZONE, calendar=desk, quiet=QuietHours(zone=ZONE))
    assert due_at(WEEK, rules) == local("2026-11-27T17:00")
    desk.hear({FRIDAY: False}, (1, 1))
    assert due_at(WEEK, rules) == local("2026-11-30T17:00")
