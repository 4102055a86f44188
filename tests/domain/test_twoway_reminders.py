"""A sheet that is due, and a round that closes: by the one ladder, and once each."""

from datetime import date

import pytest

from domain.people.model import Role
from domain.reminders.ladder import Rung
from domain.twoway.notices import TwowayClosed, TwowayDue
from domain.twoway.sweep import present
from tests.domain.conftest import Town
from tests.domain.twoway_desk import TwowayDesk, local


@pytest.fixture
def desk(town: Town) -> TwowayDesk:
    return TwowayDesk(town)


def rungs(desk: TwowayDesk, who: str) -> list[tuple[str, bool]]:
    """Rungs a person was told of, and whether it was the last day."""
    return [(one.rung.value, one.last) for one in desk.told(getattr(desk, who), TwowayDue)]


DAYS = (
    ("2026-12-07 09:00", "before", False),
    ("2026-12-08 09:00", "due_day", False),
    ("2026-12-09 09:00", "handler", False),
    ("2026-12-15 09:00", "handler", True),
)


def test_its_head_hears_before_on_and_after_the_day_and_on_the_last(desk: TwowayDesk) -> None:
    desk.opens()
    desk.town.sends()
    for moment, rung, last in DAYS:
        for hour in ("08:00", "09:00", "09:01", "17:00"):
            desk.sweeps(f"{moment[:10]} {hour}")
        assert rungs(desk, "donghou")[-1] == (rung, last)
        desk.town.sends()
    assert rungs(desk, "donghou") == [(rung, last) for _, rung, last in DAYS]


def test_the_stand_in_and_the_tier_above_hear_in_their_turn(desk: TwowayDesk) -> None:
    desk.opens()
    for day in range(7, 16):
        desk.sweeps(f"2026-12-{day:02} 09:00")
        desk.town.sends()
    assert rungs(desk, "deputy") == [("stand_in", False)]
    above = [one for one in desk.told(desk.street, TwowayDue) if one.unit_name == "古道社区"]
    assert [one.rung for one in above] == [Rung.NEXT_TIER]
    assert {one.unit_name for one in desk.told(desk.supervisor, TwowayDue)} == {
        "琅琊街道",
        "北门街道",
    }


def test_who_has_handed_all_in_hears_no_more(desk: TwowayDesk) -> None:
    desk.opens()
    desk.sweeps("2026-12-07 09:00")
    assert rungs(desk, "gudao") == [("before", False)]
    desk.hands_in(desk.gudao, desk.sheet("古道社区", "琅琊街道"))
    assert rungs(desk, "gudao") == []
    desk.sweeps("2026-12-08 09:00")
    assert rungs(desk, "gudao") == []
    assert [one.sheets for one in desk.told(desk.street, TwowayDue)] == [2]


def test_a_day_off_speaks_not_and_downtime_is_not_made_up_for(desk: TwowayDesk) -> None:
    desk.opens()
    desk.sweeps("2026-12-12 09:00")
    assert rungs(desk, "donghou") == []
    desk.sweeps("2026-12-10 09:00")
    assert rungs(desk, "donghou") == []
    told = [one.rung for one in desk.told(desk.north, TwowayDue)]
    assert told == [Rung.NEXT_TIER]
    desk.sweeps("2026-12-12 09:00")
    assert [one.rung for one in desk.told(desk.north, TwowayDue)] == told


def test_who_was_told_today_that_it_is_open_is_not_reminded(desk: TwowayDesk, town: Town) -> None:
    town.rules = town.rules.__class__(
        **{
            **{name: getattr(town.rules, name) for name in town.rules.__dataclass_fields__},
            "twoway": town.rules.twoway.__class__(due_days=1),
        }
    )
    desk.opens()
    desk.sweeps("2026-11-24 11:00")
    assert rungs(desk, "donghou") == []
    desk.sweeps("2026-11-25 09:00")
    assert rungs(desk, "donghou") == [("due_day", False)]


def test_a_unit_that_is_no_more_is_asked_nothing(desk: TwowayDesk) -> None:
    desk.opens()
    desk.town.units["东后街社区"].valid_to = date(2026, 12, 1)
    desk.sweeps("2026-12-08 09:00")
    assert rungs(desk, "donghou") == []
    assert [one.unit_name for one in desk.told(desk.north, TwowayDue)] == ["北门街道"]


def test_nobody_can_be_reached_and_the_tier_above_hears_so(desk: TwowayDesk) -> None:
    desk.opens()
    channel = desk.town.work.people.channel("telegram", str(desk.donghou.person_id))
    assert channel is not None
    channel.reachable = False
    desk.sweeps("2026-12-09 09:00")
    told = [one for one in desk.told(desk.north, TwowayDue) if one.unit_name == "东后街社区"]
    assert [(one.rung, one.unreached) for one in told] == [(Rung.NEXT_TIER, True)]


def test_each_working_day_has_its_rung(desk: TwowayDesk) -> None:
    made = desk.opens()
    spoken = {}
    for day in range(1, 32):
        today = date(2026, 12, day)
        if desk.town.rules.calendar.is_working(today):
            step = present(desk.town.rules, made, today)
            spoken[day] = None if step is None else (step.number, step.rung, step.last)
    assert {day: step for day, step in spoken.items() if step} == {
        7: (1, Rung.BEFORE, False),
        8: (2, Rung.DUE_DAY, False),
        9: (3, Rung.HANDLER, False),
        10: (4, Rung.STAND_IN, False),
        11: (5, Rung.HEAD, False),
        14: (6, Rung.NEXT_TIER, False),
        15: (7, Rung.HANDLER, True),
    }


def test_the_end_is_told_in_the_morning_to_all_and_to_who_opened_it(desk: TwowayDesk) -> None:
    administrator = desk.town.person("琅琊区", Role.ADMINISTRATOR)
    desk.opens(administrator)
    desk.sweeps("2026-12-16 00:01")
    for who in (administrator, desk.north, desk.donghou, desk.gudao):
        assert len(desk.told(who, TwowayClosed)) == 1
    assert not desk.told(desk.centre, TwowayClosed)
    assert not desk.told(desk.deputy, TwowayClosed)
    (at,) = {
        push.not_before for push in desk.town.pushes() if isinstance(push.notice, TwowayClosed)
    }
    assert at == local("2026-12-16 08:00")
