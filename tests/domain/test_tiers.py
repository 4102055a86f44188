"""The tiers of reports in memory: reminders of each, due rules, and what a tier may not do."""

from datetime import datetime, time, timedelta

import pytest

from domain.days.periods import DueRule, Period, PeriodKind
from domain.errors import AlreadyConfirmed, Invalid, NotFound, Refused
from domain.people.model import Actor, Capacity, Role
from domain.periodic.actions import confirm, revise, state_late_reason, withdraw
from domain.periodic.due import set_due
from domain.periodic.model import DueChange, PeriodicReport
from domain.periodic.tiers import TIERS, fed_by
from domain.reminders.sweep import remind_due
from domain.request import Request
from storage.schema import outbox
from tests.domain.conftest import Town
from tests.examples import EVERY
from tests.makers import ZONE

HALF, MONTH = Period.parse("2026-11-B"), Period.parse("2026-11")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def _confirm(town: Town, actor: Actor, unit: str, period: Period) -> PeriodicReport:
    town_now = town.clock.now()
    return town.do(
        confirm, Request(actor=actor, now=town_now), town.units[unit].id, period, nil=True
    )


def _heard(town: Town, start: str, days: int, mark: str) -> dict[str, set[int]]:
    """Who is reminded when, of reports whose key has the mark."""
    heard: dict[str, set[int]] = {}
    for hour in range(0, 24 * days, 1 if EVERY else 2):
        now = local(start) + timedelta(hours=hour, minutes=30)
        queued = town.do(remind_due, Request(now=now))
        for push in town.pushes()[-queued:] if queued else ():
            if mark in push.notice.subject:
                heard.setdefault(now.strftime("%m-%d %H:%M"), set()).add(push.person_id)
    return heard


def test_each_tier_is_reminded_by_the_same_ladder(town: Town) -> None:
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    stand_in = town.person("琅琊街道", Role.COORDINATOR, Capacity.STAND_IN)
    centre = town.person("琅琊区", Role.CENTRE_OFFICER)
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    # the half-month is due two working days after the 30th, the month three
    assert _heard(town, "2026-11-28T00:00", 12, ":2026-11-B:") == {
        "12-01 08:30": {coordinator.person_id},
        "12-02 08:30": {coordinator.person_id},
        "12-03 08:30": {stand_in.person_id},
        "12-04 08:30": {centre.person_id},
    }
    town.empty(outbox)
    assert _heard(town, "2026-11-28T00:00", 12, ":2026-11:") == {
        "12-02 08:30": {centre.person_id},
        "12-03 08:30": {centre.person_id},
        "12-04 08:30": {centre.person_id},
        "12-07 08:30": {supervisor.person_id},
    }


def test_a_report_that_is_in_ends_the_reminders_of_its_tier(town: Town) -> None:
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    town.clock.moment = local("2026-11-30T09:00")
    _confirm(town, coordinator, "琅琊街道", HALF)
    assert _heard(town, "2026-11-30T10:00", 8, ":2026-11-B:") == {}


def test_the_ladder_goes_by_the_rule_of_the_period(town: Town) -> None:
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    rule = DueRule(PeriodKind.HALF_MONTH, grace=1, at=time(12))
    change = town.do(set_due, Request(now=local("2026-11-10T09:00")), rule)
    assert change.valid_from == HALF.first
    found = _heard(town, "2026-11-28T00:00", 4, ":2026-11-B:")
    assert found == {
        "11-30 08:30": {coordinator.person_id},
        "12-01 08:30": {coordinator.person_id},
    }


def test_who_sets_due_rules(town: Town) -> None:
    administrator = town.person("琅琊区", Role.ADMINISTRATOR)
    local_one = town.person("琅琊街道", Role.ADMINISTRATOR)
    now, rule = town.clock.now(), DueRule(PeriodKind.WEEK, weekday=4)
    with pytest.raises(Refused):
        town.do(set_due, Request(actor=local_one, now=now), rule)
    town.do(set_due, Request(actor=administrator, now=now), rule)
    with pytest.raises(Invalid):
        town.do(set_due, Request(actor=administrator, now=now), DueRule(PeriodKind.MONTH, grace=9))
    assert len(town.all(DueChange)) == 1


def test_a_month_is_told_from_its_last_day_on(town: Town) -> None:
    centre = town.person("琅琊区", Role.CENTRE_OFFICER)
    for when, reason in (
        ("2026-10-31T23:00", "period-ahead"),
        ("2026-11-29T23:00", "period-running"),
    ):
        town.clock.moment = local(when)
        with pytest.raises(Invalid) as caught:
            _confirm(town, centre, "琅琊区", MONTH)
        assert caught.value.reason == reason
    town.clock.moment = local("2026-11-30T00:00")
    report = _confirm(town, centre, "琅琊区", MONTH)
    assert report.sheet is not None
    assert [row.name for row in report.sheet.rows] == ["琅琊街道"]


def test_a_merged_unit_owes_and_confirms_nothing(town: Town) -> None:
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    town.units["琅琊街道"].valid_to = HALF.last
    town.clock.moment = local("2026-11-30T09:00")
    with pytest.raises(Invalid) as caught:
        _confirm(town, coordinator, "琅琊街道", HALF)
    assert caught.value.reason == "report-not-owed"


def test_a_reason_for_being_late(town: Town) -> None:
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    unit, now = town.units["琅琊街道"].id, local("2026-12-03T00:00")

    def states(actor: Actor, reason: str) -> PeriodicReport:
        return town.do(state_late_reason, Request(actor=actor, now=now), unit, HALF, reason)

    with pytest.raises(NotFound):
        states(coordinator, "停电")
    town.clock.moment = now
    report = _confirm(town, coordinator, "琅琊街道", HALF)
    assert report.late
    with pytest.raises(Refused):
        states(officer, "停电")
    with pytest.raises(Invalid):
        states(coordinator, "  ")
    assert (states(coordinator, "停电")).late_reason == "停电"
    corrected = town.do(revise, Request(actor=coordinator, now=now), unit, HALF, "更正", after=0)
    assert (corrected.late_reason, corrected.late, corrected.nil) == ("停电", True, True)


def test_a_report_in_time_needs_no_reason(town: Town) -> None:
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    town.clock.moment = local("2026-12-02T23:59")
    report = _confirm(town, coordinator, "琅琊街道", HALF)
    assert not report.late
    with pytest.raises(Invalid):
        town.do(
            state_late_reason,
            Request(actor=coordinator, now=town.clock.now()),
            report.unit_id,
            HALF,
            "停电",
        )


def test_taken_back_it_is_owed_again(town: Town) -> None:
    coordinator = town.person("琅琊街道", Role.COORDINATOR)
    town.clock.moment = local("2026-11-30T09:00")
    report = _confirm(town, coordinator, "琅琊街道", HALF)
    now, unit = town.clock.now(), report.unit_id
    with pytest.raises(AlreadyConfirmed):
        town.do(withdraw, Request(actor=coordinator, now=now), unit, HALF, after=3)
    town.do(withdraw, Request(actor=coordinator, now=now), unit, HALF, after=0)
    assert (report.withdrawn_at, report.withdrawn_by) == (now, coordinator.person_id)
    assert [one.name for one in town.work.periodic.owing(HALF)] == ["琅琊街道"]
    town.clock.moment = local("2026-12-03T09:00")
    again = _confirm(town, coordinator, "琅琊街道", HALF)
    assert (again.revision, again.late) == (1, True)
    # what was said to it is said to the next one, unless another word takes its place
    tap = Request(actor=coordinator, now=town.clock.now())
    town.do(state_late_reason, tap, unit, HALF, "停电")
    again.remark = "换届"
    town.do(withdraw, tap, unit, HALF, after=1)
    third = _confirm(town, coordinator, "琅琊街道", HALF)
    assert (third.remark, third.late_reason) == ("换届", "停电")
    town.do(withdraw, tap, unit, HALF, after=2)
    fourth = town.do(confirm, tap, unit, HALF, nil=False, remark="已补齐")
    assert (fourth.remark, fourth.late_reason) == ("已补齐", "停电")


def test_each_tier_feeds_those_above() -> None:
    fed = {kind: [tier.kind for tier in fed_by(TIERS, kind)] for kind in PeriodKind}
    assert fed == {
        PeriodKind.WEEK: [PeriodKind.HALF_MONTH, PeriodKind.MONTH],
        PeriodKind.HALF_MONTH: [PeriodKind.MONTH],
        PeriodKind.MONTH: [],
    }
