"""Whoever owes an answer is reminded: at its day, then by the rungs of all that is overdue."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.days.deadlines import end_of_day
from domain.inquiries.notices import InquiryDue
from domain.overdue.rungs import due_spans, number_of, speaks
from domain.people.model import Actor
from tests.domain.conftest import Town
from tests.domain.inquiry_desk import FRIDAY, TUESDAY, WEDNESDAY, InquiryDesk, local
from tests.makers import ZONE, the_rules

EARLIEST, LATEST = date(2026, 1, 1), date(2026, 12, 20)


@pytest.fixture
def desk(town: Town) -> InquiryDesk:
    return InquiryDesk(town)


def rungs(desk: InquiryDesk, who: Actor) -> list[str]:
    return [one.rung.value for one in desk.told(who, InquiryDue)]


def days(desk: InquiryDesk, *mornings: str) -> None:
    """Each of them twice, early and late: what was said is not said again."""
    for morning in mornings:
        for hour in ("08:29", "08:30", "08:31", "19:59", "20:30"):
            desk.sweeps(f"{morning} {hour}")


def test_at_its_day_then_a_rung_a_working_day(desk: InquiryDesk) -> None:
    desk.ask(day=FRIDAY)
    days(desk, "2026-11-25", "2026-11-26")
    assert rungs(desk, desk.mediator) == []
    days(desk, "2026-11-27")
    assert (rungs(desk, desk.mediator), rungs(desk, desk.supervisor)) == (["answer"], [])
    days(desk, "2026-11-28", "2026-11-29")  # a weekend
    assert rungs(desk, desk.mediator) == ["answer"]
    days(desk, "2026-11-30")
    assert rungs(desk, desk.mediator) == ["answer", "handler"]
    assert rungs(desk, desk.supervisor) == ["sender"]
    days(desk, "2026-12-01")
    assert rungs(desk, desk.deputy) == ["stand_in"]
    days(desk, "2026-12-02")
    assert rungs(desk, desk.street) == ["next_tier"]
    days(desk, "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08")
    told = [rungs(desk, one) for one in (desk.mediator, desk.deputy, desk.street)]
    assert told == [["answer", "handler"], ["stand_in"], ["next_tier"]]
    assert rungs(desk, desk.supervisor) == ["sender"]


def test_what_is_answered_is_reminded_of_no_more(desk: InquiryDesk) -> None:
    inquiry = desk.ask(day=WEDNESDAY)
    desk.sweeps("2026-11-25 08:30")
    assert rungs(desk, desk.mediator) == ["answer"]
    desk.answer(desk.mediator, inquiry)
    assert rungs(desk, desk.mediator) == [], "not sent yet, it is not sent"
    days(desk, "2026-11-26", "2026-11-27")
    assert rungs(desk, desk.supervisor) == []


def test_who_has_just_heard_of_it_is_not_reminded_the_same_day(desk: InquiryDesk) -> None:
    desk.ask(day=TUESDAY)
    days(desk, "2026-11-24")
    assert rungs(desk, desk.mediator) == []
    days(desk, "2026-11-25")
    assert rungs(desk, desk.mediator) == ["handler"]


def test_who_asks_and_coordinates_there_is_told_once(desk: InquiryDesk) -> None:
    desk.ask(desk.street, day=WEDNESDAY)
    days(desk, "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01")
    assert rungs(desk, desk.street) == ["sender"]


def test_what_downtime_swallowed_is_not_made_up_for(desk: InquiryDesk) -> None:
    desk.ask(day=WEDNESDAY)
    days(desk, "2026-11-27")  # nothing ran on its day, nor on the day after
    told = [rungs(desk, one) for one in (desk.mediator, desk.supervisor, desk.deputy)]
    assert told == [[], [], ["stand_in"]]


def test_where_nobody_can_be_reached_the_next_hears_and_who_asked_knows(desk: InquiryDesk) -> None:
    desk.ask(day=WEDNESDAY)
    for who in (desk.mediator, desk.deputy):
        desk.town.work.people.forget_channels(who.person_id)
    days(desk, "2026-11-25", "2026-11-26")
    assert rungs(desk, desk.street) == ["answer", "handler"]
    assert [one.unreached for one in desk.told(desk.supervisor, InquiryDue)] == [True]


def test_over_spring_festival_only_working_days_count(desk: InquiryDesk) -> None:
    """2026: worked on Saturday 14 February, off from the 15th to the 23rd."""
    desk.town.rules = the_rules()
    desk.town.clock.moment = local("2026-02-12 10:00")
    desk.ask(day=date(2026, 2, 14))
    days(desk, "2026-02-13")
    assert rungs(desk, desk.mediator) == []
    days(desk, "2026-02-14")  # a Saturday that is worked
    assert rungs(desk, desk.mediator) == ["answer"]
    days(desk, *(f"2026-02-{day}" for day in range(15, 24)))
    assert rungs(desk, desk.mediator) == ["answer"]
    days(desk, "2026-02-24")
    assert rungs(desk, desk.mediator) == ["answer", "handler"]
    assert rungs(desk, desk.supervisor) == ["sender"]


@given(
    due=st.dates(date(2026, 1, 5), date(2026, 11, 30)),
    moment=st.datetimes(*(datetime.combine(day, time.min) for day in (EARLIEST, LATEST))),
)
def test_the_spans_never_overlap_and_speak_in_their_order(due: date, moment: datetime) -> None:
    """Each working morning a question stands in one span at most; the span moves on by one."""
    rules = the_rules()
    now = moment.replace(tzinfo=ZONE)
    spans = due_spans(rules, now)
    assert bool(spans) == speaks(rules, now)
    due_at, today = end_of_day(due, rules.zone), now.date()
    here = [span for span in spans if span.after < due_at <= span.until]
    assert len(here) <= 1
    if here and rules.calendar.is_working(due):
        passed = 0
        while due < today:
            today, passed = rules.calendar.working_day_before(today), passed + 1
        number = number_of(due_at, spans)
        assert number == min(passed + 1, 5)
