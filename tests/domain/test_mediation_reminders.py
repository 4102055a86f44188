"""Who is reminded of which day that follows from an agreement, and when."""

from datetime import UTC, date, datetime

import pytest

from domain.mediation import actions, performance
from domain.mediation.notices import DeadlineNear
from domain.people.model import Capacity, Holding, Role
from tests.domain.conftest import Town
from tests.domain.mediation_story import TODAY, Story, a_story, resolved


@pytest.fixture
def story(town: Town) -> Story:
    return a_story(town)


def test_reminders_seven_days_and_one_day_before_once_each(story: Story) -> None:
    resolved(story)
    story.agrees()  # the last day is Thursday 24 December
    assert story.morning(date(2026, 12, 16)) == 0
    assert story.morning(date(2026, 12, 17), hour=8) == 0  # before the morning's hour
    assert story.morning(date(2026, 12, 17)) == 1
    assert story.morning(date(2026, 12, 17), hour=10) == 0
    assert story.morning(date(2026, 12, 18)) == 0
    assert story.morning(date(2026, 12, 23)) == 1
    assert story.morning(date(2026, 12, 24)) == 0
    assert story.reminders(story.mediator) == ["confirmation:week", "confirmation:day"]


def test_a_reminder_of_a_day_off_comes_on_the_working_morning_before(story: Story) -> None:
    resolved(story)
    story.does(performance.plan_follow_up, due_on=date(2026, 12, 7))  # a Monday
    assert story.morning(date(2026, 11, 30)) == 1
    assert story.morning(date(2026, 12, 3)) == 0
    assert story.morning(date(2026, 12, 4)) == 1  # the Friday
    assert story.morning(date(2026, 12, 5)) == 0
    assert story.reminders() == ["follow_up:week", "follow_up:day"]


def test_downtime_swallows_no_reminder_until_the_next_speaks(story: Story) -> None:
    resolved(story)
    story.agrees()
    assert story.morning(date(2026, 12, 21)) == 1
    assert story.reminders() == ["confirmation:week"]
    assert story.morning(date(2026, 12, 24)) == 1  # the day itself is late, not too late
    assert story.morning(date(2026, 12, 25)) == 0


def test_who_has_just_set_a_near_day_is_not_reminded_at_once(story: Story) -> None:
    resolved(story)
    story.agrees()
    story.does(performance.add_performance, due_on=date(2026, 11, 26))
    story.does(performance.add_performance, due_on=date(2026, 11, 25))
    assert story.morning(TODAY, hour=11) == 0
    assert story.morning(date(2026, 11, 25)) == 1
    assert story.reminders() == ["performance:day"]


def test_what_is_settled_is_not_reminded_of_any_more(story: Story) -> None:
    resolved(story)
    story.agrees()
    story.morning(date(2026, 12, 17))
    story.does(actions.file_confirmation, filed_on=date(2026, 12, 17))
    assert story.reminders() == []
    assert story.morning(date(2026, 12, 23)) == 0


def test_whoever_serves_the_post_is_reminded(story: Story) -> None:
    resolved(story)
    story.agrees()
    stand_in = story.town.person("古道社区", Role.MEDIATOR, Capacity.STAND_IN)
    for holding in story.town.all(Holding):
        if holding.person_id == story.mediator.person_id:
            holding.valid_to = date(2026, 12, 1)
    assert story.morning(date(2026, 12, 17)) == 1
    assert story.reminders(stand_in) == ["confirmation:week"]
    for holding in story.town.all(Holding):
        if holding.person_id == stand_in.person_id:
            holding.valid_to = date(2026, 12, 20)
    coordinator = story.town.person("琅琊街道", Role.COORDINATOR)
    assert story.morning(date(2026, 12, 23)) == 1
    assert story.reminders(coordinator) == ["confirmation:day"]


def test_it_says_that_a_day_of_next_year_may_be_off(story: Story) -> None:
    resolved(story)
    story.agrees(made_on=TODAY)
    story.town.clock.moment = datetime(2030, 12, 20, 2, tzinfo=UTC)
    story.agrees(made_on=date(2030, 12, 20))  # the last day is 19 January 2031
    assert story.morning(date(2031, 1, 10)) == 1
    notices = [p.notice for p in story.town.pushes()]
    (told,) = (n for n in notices if isinstance(n, DeadlineNear))
    assert (told.due_on, told.off, told.provisional) == (date(2031, 1, 19), True, True)


def test_who_follows_on_the_post_is_not_told_what_was_told(story: Story) -> None:
    resolved(story)
    story.agrees()
    assert story.morning(date(2026, 12, 17)) == 1
    for holding in story.town.all(Holding):
        if holding.person_id == story.mediator.person_id:
            holding.valid_to = date(2026, 12, 18)
    story.town.person("古道社区", Role.MEDIATOR)
    assert story.morning(date(2026, 12, 18)) == 0
