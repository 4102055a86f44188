"""Once more, at a chosen hour of the due day."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from domain.days.periods import DueRule, PeriodKind
from domain.errors import AlreadyConfirmed, Invalid, Refused
from domain.people.model import Actor, Capacity, Role
from domain.reminders.snooze import snooze
from domain.reminders.sweep import remind_due
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.test_reports_and_reminders import WEEK, _confirm, local


def _again(town: Town, actor: Actor, hour: int, at: str = "2026-11-27T09:00") -> datetime:
    unit = town.units["古道社区"].id
    return town.do(snooze, Request(actor=actor, now=local(at)), unit, WEEK, hour)


def _waiting(town: Town, actor: Actor) -> list[str]:
    return [
        f"{at.astimezone(local('2026-11-27T00:00').tzinfo):%H:%M}"
        for _, at in sorted(town.told(actor), key=lambda told: told[1])
    ]


def test_it_comes_at_the_hour_to_this_person_alone(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    other = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
    for _ in range(2):
        assert _again(town, officer, 14) == local("2026-11-27T14:00")
    assert _waiting(town, officer) == ["14:00"]
    assert _waiting(town, other) == []


def test_another_hour_takes_its_place_and_back_again(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    other = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
    _again(town, other, 11)
    for hour in (14, 16, 14):
        _again(town, officer, hour)
        assert _waiting(town, officer) == [f"{hour}:00"]
    assert _waiting(town, other) == ["11:00"]


def test_nothing_comes_when_the_report_is_in(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    _again(town, officer, 16)
    town.clock.moment = local("2026-11-27T10:00")
    _confirm(town, officer, nil=True)
    assert _waiting(town, officer) == []
    with pytest.raises(AlreadyConfirmed):
        _again(town, officer, 16, "2026-11-27T10:01")
    assert _waiting(town, officer) == []


@pytest.mark.parametrize(
    ("hour", "at"),
    [
        (14, "2026-11-26T09:00"),  # the day before
        (14, "2026-11-27T14:00"),  # that very moment
        (16, "2026-11-28T09:00"),  # the day after
        (15, "2026-11-27T09:00"),  # an hour nobody offered
    ],
)
def test_only_hours_left_of_the_due_day(town: Town, hour: int, at: str) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    with pytest.raises(Invalid) as caught:
        _again(town, officer, hour, at)
    assert caught.value.reason == "snooze-over"
    assert not town.pushes()


def test_not_after_it_is_due(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    rule = DueRule(PeriodKind.WEEK, weekday=5, at=time(16))
    town.rules = type(town.rules)(
        zone=town.rules.zone,
        calendar=town.rules.calendar,
        quiet=town.rules.quiet,
        due={**town.rules.due, PeriodKind.WEEK: rule},
    )
    with pytest.raises(Invalid):
        _again(town, officer, 16)
    assert _again(town, officer, 14)


def test_others_have_nothing_to_put_off(town: Town) -> None:
    for unit, role in (
        ("琅琊街道", Role.COORDINATOR),
        ("古道社区", Role.COORDINATOR),
        ("一网格", Role.GRID_HEAD),
    ):
        with pytest.raises(Refused):
            _again(town, town.person(unit, role), 14)


def test_the_end_of_the_day_drops_none_that_was_asked_for(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    _confirm(town, officer, nil=True, code="2026-W47")
    town.do(remind_due, Request(now=local("2026-11-27T09:00")))
    _again(town, officer, 16)
    town.do(remind_due, Request(now=local("2026-11-27T16:00")))
    assert _waiting(town, officer) == ["09:00", "16:00"]


def test_the_hours_are_rules_and_none_is_at_quiet_time(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    rule = DueRule(PeriodKind.WEEK, weekday=5)  # until midnight
    town.rules = replace(
        town.rules,
        due={**town.rules.due, PeriodKind.WEEK: rule},
        snooze_hours=(15, 21),
    )
    assert _again(town, officer, 15)
    for hour in (14, 21):
        with pytest.raises(Invalid) as caught:
            _again(town, officer, hour)
        assert caught.value.reason == "snooze-over"
    assert _waiting(town, officer) == ["15:00"]


def test_a_rung_without_people_asks_nobody_else(town: Town) -> None:
    head = town.person("古道社区", Role.COORDINATOR)
    above = town.person("琅琊街道", Role.COORDINATOR)
    town.do(remind_due, Request(now=local("2026-11-30T09:00")))
    asked = {push.person_id for push in town.pushes()
             if push.notice.kind in {"report-due", "report-missing"}
             and "2026-W48" in push.notice.subject}  # fmt: skip
    assert not asked & {head.person_id, above.person_id}, "that rung is the stand-in's"


def test_the_stand_in_is_asked_for_it_and_not_told_that_it_is_missing(town: Town) -> None:
    stand_in = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
    town.do(remind_due, Request(now=local("2026-11-30T09:00")))
    kinds = {push.notice.kind for push in town.pushes() if push.person_id == stand_in.person_id}
    assert kinds == {"report-due"}
