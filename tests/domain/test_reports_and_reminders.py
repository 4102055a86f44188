"""The weekly report confirmed, and the ladder of reminders round it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.cases.model import CaseKind
from domain.days.periods import Period, PeriodKind
from domain.errors import AlreadyConfirmed, Invalid, Refused
from domain.people.model import Actor, Capacity, Role
from domain.periodic.actions import confirm
from domain.periodic.model import PeriodicReport, percent
from domain.reminders.ladder import Rung, RungStep, Who
from domain.reminders.sweep import log as actions_log
from domain.reminders.sweep import remind_due
from domain.reminders.windows import speaking, windows
from domain.request import Request
from storage.schema import annexes, reports
from tests.domain.conftest import Town
from tests.examples import EVERY
from tests.makers import ZONE, plain_rules

WEEK = Period.parse("2026-W48")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def _confirm(
    town: Town, actor: Actor, *, nil: bool = False, code: str = "2026-W48"
) -> PeriodicReport:
    return town.do(
        confirm,
        Request(actor=actor, now=town.clock.now()),
        town.units["古道社区"].id,
        Period.parse(code),
        nil=nil,
        remark="  本周  平稳 ",
    )


def test_a_confirmed_report_is_a_snapshot(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    town.reported(head, unit="一号楼")
    town.clock.forward(hours=1)
    report = _confirm(town, officer)
    assert (report.figures.found, report.figures.open, report.late) == (1, 1, False)
    assert report.remark == "本周 平稳"
    town.reported(head, unit="一号楼")
    assert report.figures.found == 1
    with pytest.raises(AlreadyConfirmed):
        _confirm(town, officer)


def test_nil_is_for_a_week_without_matters(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    last = _confirm(town, officer, nil=True, code="2026-W47")
    assert last.nil
    assert last.late, "last week's report was due on Friday"
    town.reported(head, unit="一号楼")
    town.clock.forward(hours=1)
    with pytest.raises(Invalid) as caught:
        _confirm(town, officer, nil=True)
    assert caught.value.reason == "nil-has-cases"
    assert caught.value.facts["found"] == 1


def test_nil_is_for_a_week_without_opinions_too(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    town.reported(head, unit="一号楼", kind=CaseKind.OPINION)
    town.clock.forward(hours=1)
    with pytest.raises(Invalid) as caught:
        _confirm(town, officer, nil=True)
    assert caught.value.reason == "nil-has-cases"


def test_only_a_late_report_has_a_reason_for_it(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    unit = town.units["古道社区"].id
    for code, kept in (("2026-W47", "停电"), ("2026-W48", "")):
        report = town.do(
            confirm,
            Request(actor=officer, now=town.clock.now()),
            unit,
            Period.parse(code),
            nil=True,
            late_reason="停电",
        )
        assert report.late_reason == kept


def test_late_starts_at_the_very_moment_it_was_due(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    town.clock.moment = local("2026-11-27T17:00") - timedelta(microseconds=1)
    assert not (_confirm(town, officer)).late
    town.empty(annexes)
    town.empty(reports)
    town.clock.moment = local("2026-11-27T17:00")
    assert (_confirm(town, officer)).late


def test_a_week_ahead_or_another_community_is_refused(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    with pytest.raises(Invalid):
        _confirm(town, officer, code="2026-W49")
    with pytest.raises(Refused):
        _confirm(town, coordinator)


def test_the_windows_follow_each_other_on_working_mornings() -> None:
    found = {w.rung: (w.opens, w.closes) for w in windows(WEEK, plain_rules())}
    assert found == {
        Rung.BEFORE: (local("2026-11-26T08:30"), local("2026-11-27T08:30")),
        Rung.DUE_DAY: (local("2026-11-27T08:30"), local("2026-11-27T17:00")),
        Rung.STAND_IN: (local("2026-11-30T08:30"), local("2026-12-01T08:30")),
        Rung.HEAD: (local("2026-12-01T08:30"), local("2026-12-02T08:30")),
        Rung.NEXT_TIER: (local("2026-12-02T08:30"), local("2026-12-03T08:30")),
    }
    assert speaking(WEEK, plain_rules(), local("2026-11-28T12:00")) is None


def test_each_rung_speaks_once_and_to_the_right_one(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    stand_in = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    _confirm(town, officer, nil=True, code="2026-W47")
    heard: dict[str, list[int]] = {}
    start = local("2026-11-24T00:00")
    for hour in range(0, 24 * 9, 1 if EVERY else 2):
        now = start + timedelta(hours=hour, minutes=30)
        queued = town.do(remind_due, Request(now=now))
        for push in town.pushes()[-queued:] if queued else ():
            if "-W" in push.notice.subject:
                heard.setdefault(now.strftime("%a %H:%M"), []).append(push.person_id)
    assert heard == {
        "Thu 08:30": [officer.person_id],
        "Fri 08:30": [officer.person_id],
        "Mon 08:30": [stand_in.person_id],
        "Tue 08:30": [coordinator.person_id],
    }


def test_confirming_stops_the_reminders_that_wait(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    _confirm(town, officer, nil=True, code="2026-W47")
    town.clock.moment = local("2026-11-26T08:31")
    assert town.do(remind_due, Request(now=town.clock.now())) == 1
    assert town.told(officer)
    _confirm(town, officer, nil=True)
    assert not town.told(officer)
    town.clock.moment = local("2026-11-27T09:00")
    assert town.do(remind_due, Request(now=town.clock.now())) == 0


def test_a_rung_that_downtime_swallowed_is_not_sent_late(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    _confirm(town, officer, nil=True, code="2026-W47")
    assert town.do(remind_due, Request(now=local("2026-11-28T10:00"))) == 0
    assert town.do(remind_due, Request(now=local("2026-11-30T10:00"))) == 1


def test_with_no_officer_at_all_the_street_hears_in_the_end(town: Town) -> None:
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    town.clock.moment = local("2026-12-01T09:00")
    town.do(remind_due, Request(now=town.clock.now()))
    assert ("report-missing", town.clock.now()) in town.told(coordinator)


@pytest.mark.parametrize(
    ("part", "whole", "rate"), [(59, 72, 82), (0, 0, None), (1, 8, 13), (1, 3, 33), (5, 5, 100)]
)
def test_rates_round_as_the_source_does(part: int, whole: int, rate: int | None) -> None:
    assert percent(part, whole) == rate


def test_a_holiday_week_reminds_round_the_rolled_day() -> None:
    from tests.notice_2026 import CALENDAR_2026

    rules = plain_rules()
    rules = type(rules)(zone=rules.zone, calendar=CALENDAR_2026, quiet=rules.quiet)
    national_day = Period.containing(PeriodKind.WEEK, local("2026-10-01T00:00").date())
    opens = {w.rung: w.opens.astimezone(ZONE).date() for w in windows(national_day, rules)}
    assert all(CALENDAR_2026.is_working(day) for day in opens.values())
    assert list(opens.values()) == sorted(opens.values())


def test_whoever_coordinates_at_the_unit_hears_before_the_tier_above(town: Town) -> None:
    head = town.person("古道社区", Role.COORDINATOR)
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    for day, hearing in (("2026-12-01", {head}), ("2026-12-02", {head, coordinator})):
        town.do(remind_due, Request(now=local(f"{day}T09:00")))
        told = {push.person_id for push in town.pushes() if "-W48" in push.key}
        assert told == {one.person_id for one in hearing}


def test_a_ladder_is_data(town: Town) -> None:
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    ladder = (RungStep(rung=Rung.BEFORE, day=-3, who=Who.OWES),)
    town.rules = replace(town.rules, ladders={**town.rules.ladders, PeriodKind.WEEK: ladder})
    assert [(w.opens, w.closes) for w in windows(WEEK, town.rules)] == [
        (local("2026-11-24T08:30"), local("2026-11-25T08:30"))
    ]
    assert town.do(remind_due, Request(now=local("2026-11-24T08:30"))) == 1
    assert town.told(officer)
    assert town.do(remind_due, Request(now=local("2026-11-27T10:00"))) == 0


def test_what_downtime_swallowed_is_logged_once(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "domain.reminders.sweep")
    actions_log.disabled = False  # a tool that another test runs may have switched it off
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    _confirm(town, officer, nil=True, code="2026-W47")

    def logged() -> list[str]:
        return [line for line in caplog.messages if "2026-W48" in line]

    town.do(remind_due, Request(now=local("2026-11-26T09:00")))
    town.do(remind_due, Request(now=local("2026-11-27T08:29")))
    assert logged() == []
    # the sender never got the first one out, and the due day was slept through
    for minute in range(3):
        town.do(remind_due, Request(now=local(f"2026-11-30T10:0{minute}")))
    assert logged() == [
        "reminder.dropped period=2026-W48 rung=before units=1 swallowed=False pushes=1",
        "reminder.dropped period=2026-W48 rung=due_day units=1 swallowed=True pushes=0",
    ]
    assert len(town.told(officer)) == 1, "the stale one is not sent beside the present one"


def test_nothing_is_dropped_of_a_report_that_is_in(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "domain.reminders.sweep")
    actions_log.disabled = False  # a tool that another test runs may have switched it off
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    _confirm(town, officer, nil=True)
    town.do(remind_due, Request(now=local("2026-12-01T10:00")))
    assert not [line for line in caplog.messages if "2026-W48" in line]
