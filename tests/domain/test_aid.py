"""Counts of legal aid: the sums are those of what was counted, put right or confirmed."""

from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.aid import actions
from domain.aid.model import WAYS, AidCount, AidMonth, AidTally, AidTap, AidTopic, AidWay, month_of
from domain.aid.notices import AidDue
from domain.aid.sweep import remind_aid
from domain.directories import actions as directories
from domain.directories.model import Entry, EntryDraft, EntryKind, written
from domain.errors import Invalid, NotFound, Refused
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town, _founded
from tests.examples import examples
from tests.makers import ZONE

TODAY = date(2026, 11, 24)
NOVEMBER = month_of(TODAY)


class AidDesk:
    """A centre at the district with its liaison, and a station at the street."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.liaison = town.person("琅琊区", Role.LEGAL_AID_LIAISON)
        self.deputy = town.person("琅琊区", Role.LEGAL_AID_LIAISON, Capacity.STAND_IN)
        self.head = town.person("琅琊区", Role.CENTRE_OFFICER)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.mediator = town.person("古道社区", Role.MEDIATOR)
        self.centre = self.enter("琅琊区", EntryKind.AID_CENTRE)
        self.station = self.enter("琅琊街道", EntryKind.AID_STATION)

    def enter(self, unit: str, kind: EntryKind) -> Entry:
        draft = EntryDraft(
            kind=kind,
            host_id=self.town.units[unit].id,
            name=f"{unit}站",
            phone="12348",
            hours="a-e 8:30-17:30",
        )
        return self.town.do(directories.add_entry, self.town.asks(self.head), draft)

    def count(
        self,
        way: AidWay = AidWay.VISIT,
        number: int = 1,
        *,
        who: Actor | None = None,
        at: Entry | None = None,
        day: date = TODAY,
        topic: AidTopic = AidTopic.WAGES,
    ) -> AidCount:
        tap = AidTap(day=day, way=way, topic=topic, number=number)
        request = self.town.asks(who or self.liaison)
        return self.town.do(actions.count, request, (at or self.centre).id, tap)

    def correct(self, number: int, reason: str = "多记了", **more: Any) -> AidCount:
        tap = AidTap(
            **{"day": TODAY, "way": AidWay.VISIT, "topic": AidTopic.WAGES, "number": number, **more}
        )
        request = self.town.asks(self.liaison)
        return self.town.do(actions.correct, request, self.centre.id, tap, reason)

    def tally(self, entry: Entry | None = None) -> AidTally:
        return self.town.work.aid.tally(entry or self.centre, NOVEMBER)

    def at(self, moment: str) -> None:
        self.town.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=ZONE)

    def sweeps(self, moment: str) -> int:
        self.at(moment)
        return self.town.do(remind_aid, Request(now=self.town.clock.now()))

    def rungs(self, who: Actor) -> list[str]:
        return [
            push.notice.rung.value
            for push in self.town.pushes()
            if push.person_id == who.person_id and isinstance(push.notice, AidDue)
        ]


@pytest.fixture
def desk(town: Town) -> AidDesk:
    return AidDesk(town)


def test_the_centre_alone_counts_cases(desk: AidDesk) -> None:
    desk.count(AidWay.ACCEPTED)
    desk.count(AidWay.PASSED_ON, who=desk.street, at=desk.station)
    with pytest.raises(Invalid, match="aid-way"):
        desk.count(AidWay.ACCEPTED, who=desk.street, at=desk.station)
    with pytest.raises(Invalid, match="aid-way"):
        desk.count(AidWay.PASSED_ON)
    assert (desk.tally(), desk.tally(desk.station)) == (AidTally(accepted=1), AidTally(passed_on=1))


def test_only_whose_it_is_counts(desk: AidDesk) -> None:
    for who in (desk.mediator, desk.street):
        with pytest.raises(Refused):
            desk.count(who=who)
        request = desk.town.asks(who)
        with pytest.raises(Refused):
            desk.town.do(actions.confirm_month, request, desk.centre.id, NOVEMBER.previous())
    with pytest.raises(Refused):
        desk.count(at=desk.station)
    desk.count(who=desk.head)
    meals = desk.enter("琅琊区", EntryKind.MEALS)
    with pytest.raises(Invalid, match="aid-way"):
        desk.count(at=meals)
    with pytest.raises(NotFound):
        desk.town.do(actions.confirm_month, desk.town.asks(desk.liaison), meals.id, NOVEMBER)


def test_the_same_tap_counts_once(desk: AidDesk) -> None:
    request, tap = (
        desk.town.asks(desk.liaison),
        AidTap(day=TODAY, way=AidWay.CALL, topic=AidTopic.OTHER, number=3),
    )
    first = desk.town.do(actions.count, request, desk.centre.id, tap)
    assert desk.town.do(actions.count, request, desk.centre.id, tap) is first
    assert desk.tally().consulted == 3


@pytest.mark.parametrize(
    ("number", "day", "reason"),
    [
        (0, TODAY, "aid-number"),
        (-1, TODAY, "aid-number"),
        (1000, TODAY, "aid-number"),
        (1, TODAY + timedelta(days=1), "day-ahead"),
        (1, TODAY - timedelta(days=46), "day-long-ago"),
    ],
)
def test_what_cannot_be_counted(desk: AidDesk, number: int, day: date, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        desk.count(number=number, day=day)


def test_a_month_of_long_ago_is_put_right_also_where_nothing_is_counted_any_more(
    desk: AidDesk,
) -> None:
    desk.count(number=5)
    desk.at("2027-02-20 10:00")
    desk.correct(-2)
    stop = desk.town.asks(desk.head)
    desk.town.do(directories.stop_entry, stop, desk.centre.id)
    with pytest.raises(Invalid, match="aid-way"):
        desk.count(day=date(2027, 2, 20))
    desk.correct(-1)
    assert desk.tally().consulted == 2


def test_what_counts_stays_with_its_host(desk: AidDesk) -> None:
    there = desk.town.units["琅琊区"].id
    one = replace(written(desk.station), host_id=there)
    desk.count(who=desk.street, at=desk.station)
    with pytest.raises(Invalid, match="entry-counted"):
        desk.town.do(directories.change_entry, desk.town.asks(desk.head), desk.station.id, one)


def test_a_correction_has_a_reason_and_takes_off_no_more_than_there_is(desk: AidDesk) -> None:
    desk.count(number=3)
    with pytest.raises(Invalid, match="note-missing"):
        desk.correct(-1, " ")
    with pytest.raises(Invalid, match="aid-below-zero"):
        desk.correct(-4)
    with pytest.raises(Invalid, match="aid-below-zero"):
        desk.correct(-1, way=AidWay.CALL)
    assert desk.correct(-3, "打13855501234问过").reason == "打***********问过"
    assert desk.tally() == AidTally()
    assert [one.number for one in desk.town.all(AidCount)] == [3, -3], "nothing is overwritten"


def test_a_month_is_confirmed_once_and_then_revised(desk: AidDesk) -> None:
    desk.count(number=5)
    ask = desk.town.asks(desk.liaison)
    with pytest.raises(Invalid, match="aid-early"):
        desk.town.do(actions.confirm_month, ask, desk.centre.id, NOVEMBER)
    desk.at("2026-11-30 10:00")
    desk.town.do(actions.confirm_month, desk.town.asks(desk.liaison), desk.centre.id, NOVEMBER)
    desk.town.do(actions.confirm_month, desk.town.asks(desk.head), desk.centre.id, NOVEMBER)
    with pytest.raises(Invalid, match="aid-confirmed"):
        desk.count()
    desk.correct(2, "漏记")
    kept = desk.town.all(AidMonth)
    assert [(one.revision, one.consulted, one.reason) for one in kept] == [
        (0, 5, ""),
        (1, 7, "漏记"),
    ]
    nil = desk.town.do(
        actions.confirm_month, desk.town.asks(desk.street), desk.station.id, NOVEMBER
    )
    assert nil.tally == AidTally(), "nil is a value"


def test_a_month_is_asked_for_by_the_ladder(desk: AidDesk) -> None:
    desk.at("2026-12-01 10:00")
    desk.town.do(actions.confirm_month, desk.town.asks(desk.street), desk.station.id, NOVEMBER)
    assert desk.sweeps("2026-12-01 10:00") == 0
    assert desk.sweeps("2026-12-02 08:29") == 0
    assert desk.sweeps("2026-12-02 08:30") == 1
    assert desk.sweeps("2026-12-02 09:30") == 0
    for day in ("03", "04", "05", "07", "08"):
        desk.sweeps(f"2026-12-{day} 09:00")
    assert desk.rungs(desk.liaison) == ["answer", "handler"]
    assert desk.rungs(desk.deputy) == ["stand_in"]
    assert desk.rungs(desk.head) == ["head"]
    assert desk.rungs(desk.street) == []
    desk.at("2026-12-09 09:00")
    desk.town.do(actions.confirm_month, desk.town.asks(desk.liaison), desk.centre.id, NOVEMBER)
    assert desk.sweeps("2026-12-09 10:00") == 0


STEPS = st.lists(
    st.tuples(
        st.sampled_from(WAYS[EntryKind.AID_CENTRE]),
        st.sampled_from(AidTopic),
        st.integers(-20, 30),
        st.sampled_from([date(2026, 10, 31), date(2026, 11, 1), TODAY]),
    ),
    max_size=25,
)


@examples(30)
@given(STEPS, st.integers(0, 25))
def test_the_sums_are_those_of_what_was_counted(
    steps: list[tuple[AidWay, AidTopic, int, date]], confirmed_after: int
) -> None:
    town = Town(_founded())
    try:
        desk, october = AidDesk(town), NOVEMBER.previous()
        own: Counter[tuple[date, AidWay, AidTopic]] = Counter()
        for at, (way, topic, number, day) in enumerate(steps):
            if at == confirmed_after:
                ask = town.asks(desk.liaison)
                town.do(actions.confirm_month, ask, desk.centre.id, october)
            cell = month_of(day).first, way, topic
            late = at >= confirmed_after and cell[0] == october.first
            if number == 0:
                wrong = "aid-number"
            elif number < 0:
                wrong = "aid-below-zero" if own[cell] + number < 0 else ""
            else:
                wrong = "aid-confirmed" if late else ""
            with pytest.raises(Invalid, match=wrong) if wrong else nullcontext():
                if number > 0:
                    desk.count(way, number, topic=topic, day=day)
                else:
                    desk.correct(number, way=way, topic=topic, day=day)
            if wrong:
                continue
            own[cell] += number
        assert min(own.values(), default=0) >= 0
        for month in (october, NOVEMBER):
            mine = {key[1:]: many for key, many in own.items() if key[0] == month.first}
            asked = sum(many for (way, _), many in mine.items() if way is not AidWay.ACCEPTED)
            cases = sum(many for (way, _), many in mine.items() if way is AidWay.ACCEPTED)
            tally = town.work.aid.tally(desk.centre, month)
            assert (tally.consulted, tally.accepted) == (asked, cases)
            stands = town.work.aid.month(desk.centre.id, month)
            assert stands is None or stands.tally == tally, "a confirmed month is never out of step"
    finally:
        town.close()
