"""Nobody is reminded twice in a morning: what could be heard only when the next rung speaks is left
to that rung."""

from dataclasses import replace
from datetime import date, datetime

from domain.leave.model import Leave
from domain.people.model import Capacity, Role
from domain.reminders.sweep import remind_due
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import ZONE
from tests.notice_2026 import CALENDAR_2026


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def heard(town: Town, week: str) -> list[tuple[str, int, str]]:
    """Rung, person and local moment of each push for the week, in order."""
    return sorted(
        (push.key.split(":")[3], push.person_id, f"{push.not_before.astimezone(ZONE):%m-%d %H:%M}")
        for push in town.pushes()
        if week in push.key
    )


def test_after_a_week_wholly_off_only_the_due_days_rung_is_heard(town: Town) -> None:
    """The working morning before 24 February is 14 February, before that week began: so its rung
    opens in the holiday, and could first be heard when the due day's speaks."""
    town.rules = replace(town.rules, calendar=CALENDAR_2026)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    for moment in ("02-14T08:30", "02-16T00:00", "02-18T10:00", "02-24T00:00", "02-24T08:29"):
        town.do(remind_due, Request(now=local(f"2026-{moment}")))
        assert heard(town, "2026-W08") == []
    town.do(remind_due, Request(now=local("2026-02-24T08:30")))
    assert heard(town, "2026-W08") == [("due_day", officer.person_id, "02-24 08:30")]


def test_who_takes_over_at_midnight_hears_the_mornings_rung_alone(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    stand_in = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
    town.do(remind_due, Request(now=local("2026-11-26T08:30")))
    friday = date(2026, 11, 27)
    leave = Leave(
        person_id=officer.person_id,
        first=friday,
        last=friday,
        set_by=officer.person_id,
        created_at=local("2026-11-26T15:00"),
    )
    town.work.leaves.add(leave)
    for hour in ("00:00", "08:00", "08:30"):
        town.do(remind_due, Request(now=local(f"2026-11-27T{hour}")))
    assert heard(town, "2026-W48") == [
        ("before", officer.person_id, "11-26 08:30"),
        ("due_day", stand_in.person_id, "11-27 08:30"),
    ]


def test_the_last_rung_is_heard_though_its_whole_day_was_swallowed(town: Town) -> None:
    """No rung follows it, so the night after is not too late; but who was told by day is enough."""
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    last = [("next_tier", coordinator.person_id, "12-03 08:00")]
    town.do(remind_due, Request(now=local("2026-12-02T21:00")))
    assert heard(town, "2026-W48") == last
    another = town.person("琅琊街道", Role.COORDINATOR)
    town.do(remind_due, Request(now=local("2026-12-02T22:00")))
    assert another.person_id != coordinator.person_id
    assert heard(town, "2026-W48") == last
