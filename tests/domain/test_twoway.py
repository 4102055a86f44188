"""A round of the two-way evaluation: its opening, the sheets, its end."""

from dataclasses import replace
from datetime import date

import pytest

from domain.days.halves import HalfYear
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.twoway import actions, rounds
from domain.twoway.model import (
    SheetState,
    TwowayRound,
    TwowaySheet,
    TwowayState,
    TwowayTopic,
    choices,
    judged_half,
)
from domain.twoway.notices import TwowayCancelled, TwowayClosed, TwowayOpened
from storage.twoway import reads
from tests.domain.conftest import Town
from tests.domain.twoway_desk import FULL, GOOD, TwowayDesk, local


@pytest.fixture
def desk(town: Town) -> TwowayDesk:
    return TwowayDesk(town)


@pytest.mark.parametrize(
    ("day", "half"),
    [
        ("2026-01-01", HalfYear.beginning(2025, 7)),
        ("2026-02-28", HalfYear.beginning(2025, 7)),
        ("2026-03-05", HalfYear.beginning(2026, 1)),
        ("2026-06-30", HalfYear.beginning(2026, 1)),
        ("2026-08-29", HalfYear.beginning(2026, 1)),
        ("2026-09-01", HalfYear.beginning(2026, 7)),
        ("2026-12-31", HalfYear.beginning(2026, 7)),
    ],
)
def test_a_half_year_is_judged_until_two_months_after_it(day: str, half: HalfYear) -> None:
    assert judged_half(date.fromisoformat(day)) == half


def test_one_round_at_a_time_and_one_a_half_year(desk: TwowayDesk) -> None:
    made = desk.opens()
    with pytest.raises(Invalid, match="twoway-running"):
        desk.opens()
    with pytest.raises(Invalid, match="twoway-running"):
        desk.opens(desk.street, "琅琊街道")
    for who in (desk.supervisor, desk.street):
        assert reads.home(desk.reading(), who, desk.town.clock.now()).hosts == ()
    ask = desk.town.asks(desk.supervisor)
    desk.town.do(rounds.cancel_round, ask, made.id)
    again = desk.opens(desk.street, "琅琊街道")
    with pytest.raises(Invalid, match="twoway-running"):
        desk.opens()
    desk.sweeps("2026-12-16 00:00")
    assert again.state is TwowayState.CLOSED
    for who, unit in ((desk.street, "琅琊街道"), (desk.supervisor, "琅琊区")):
        with pytest.raises(Invalid, match="twoway-held"):
            desk.opens(who, unit)
        assert reads.home(desk.reading(), who, desk.town.clock.now()).hosts == ()
    north = reads.home(desk.reading(), desk.north, desk.town.clock.now())
    assert [one.name for one in north.hosts] == ["北门街道"]


def test_whoever_is_behind_can_be_reached(desk: TwowayDesk) -> None:
    for number in range(8):
        desk.town.unit(f"新{number}社区", UnitKind.COMMUNITY, "琅琊街道")
    made, now = desk.opens(), desk.town.clock.now()
    first = reads.one(desk.reading(), desk.supervisor, made.id, 0, now)
    named = [
        line.unit.name
        for page in range(first.pages)
        for line in reads.one(desk.reading(), desk.supervisor, made.id, page, now).behind
    ]
    names = {unit.id: name for name, unit in desk.town.units.items()}
    assert len(first.behind) == 6
    assert sorted(named) == sorted({names[sheet.from_id] for sheet in desk.town.all(TwowaySheet)})


def test_who_may_open_one_and_a_replay_opens_none(desk: TwowayDesk) -> None:
    administrator = desk.town.person("琅琊区", Role.ADMINISTRATOR)
    for who, unit in (
        (desk.gudao, "古道社区"),
        (desk.street, "琅琊区"),
        (desk.street, "北门街道"),
        (desk.centre, "医调中心"),
        (administrator, "琅琊街道"),
    ):
        with pytest.raises(Refused):
            desk.opens(who, unit)
    ask = desk.town.asks(administrator)
    number = desk.town.units["琅琊区"].id
    made = desk.town.do(rounds.open_round, ask, number)
    assert desk.town.do(rounds.open_round, ask, number).id == made.id
    assert len(desk.town.all(TwowayRound)) == 1


def test_a_district_without_two_sides_opens_none(desk: TwowayDesk, town: Town) -> None:
    town.units["北门街道"].valid_to = date(2026, 1, 1)
    with pytest.raises(Invalid, match="twoway-nobody"):
        desk.opens(desk.north, "北门街道")


def test_who_heads_a_unit_hears_and_the_stand_in_of_who_is_there_does_not(
    desk: TwowayDesk,
) -> None:
    desk.opens()
    (told,) = desk.told(desk.street, TwowayOpened)
    assert (told.unit_name, told.sheets) == ("琅琊街道", 2)
    assert [one.sheets for one in desk.told(desk.gudao, TwowayOpened)] == [1]
    assert not desk.told(desk.deputy, TwowayOpened)
    assert not desk.told(desk.centre, TwowayOpened)


def test_a_sheet_is_filled_goes_on_elsewhere_and_is_handed_in(desk: TwowayDesk) -> None:
    desk.opens()
    sheet = desk.sheet("古道社区", "琅琊街道")
    asks = desk.town.asks
    desk.town.do(actions.mark_item, asks(desk.gudao), sheet.id, TwowayTopic.PROMPT, 18)
    with pytest.raises(Invalid, match="twoway-marks-missing"):
        desk.town.do(actions.confirm, asks(desk.gudao), sheet.id)
    for topic in TwowayTopic:
        if topic is not TwowayTopic.PROMPT:
            desk.town.do(actions.mark_item, asks(desk.deputy), sheet.id, topic, 20)
    ask = asks(desk.deputy)
    desk.town.do(actions.confirm, ask, sheet.id)
    assert desk.town.do(actions.confirm, ask, sheet.id).state is SheetState.IN
    assert sheet.marks == {**FULL, TwowayTopic.PROMPT: 18}
    assert (sheet.late, sheet.confirmed_by) == (False, desk.deputy.person_id)
    for act in (actions.confirm, actions.strike):
        with pytest.raises(WrongStep, match="sheet"):
            desk.town.do(act, asks(desk.gudao), sheet.id)
    with pytest.raises(WrongStep, match="sheet"):
        desk.town.do(actions.mark_item, asks(desk.gudao), sheet.id, TwowayTopic.BURDEN, 0)
    assert sheet.marks[TwowayTopic.BURDEN] == 20


@pytest.mark.parametrize("points", [-1, 21, 10**6])
def test_more_than_an_item_gives_is_refused(desk: TwowayDesk, points: int) -> None:
    desk.opens()
    sheet = desk.sheet("古道社区", "琅琊街道")
    with pytest.raises(Invalid, match="twoway-points"):
        desk.town.do(
            actions.mark_item, desk.town.asks(desk.gudao), sheet.id, TwowayTopic.BURDEN, points
        )


def test_nobody_else_touches_a_sheet_or_learns_that_it_is_there(desk: TwowayDesk) -> None:
    desk.opens()
    sheet = desk.sheet("古道社区", "琅琊街道")
    grid = desk.town.person("一网格", Role.GRID_HEAD)
    for who in (desk.street, desk.supervisor, desk.fenghuang, desk.north, grid):
        ask = desk.town.asks(who)
        for act in (actions.confirm, actions.strike, actions.take_back):
            with pytest.raises(NotFound):
                desk.town.do(act, ask, sheet.id)
        with pytest.raises(NotFound):
            desk.town.do(actions.mark_item, ask, sheet.id, TwowayTopic.BURDEN, 1)
    for number in (0, -1, 10**6, 2**70):
        with pytest.raises(NotFound):
            desk.town.do(actions.confirm, desk.town.asks(desk.gudao), number)
        with pytest.raises(NotFound):
            desk.town.do(rounds.cancel_round, desk.town.asks(desk.supervisor), number)
    with pytest.raises(NotFound):
        desk.town.do(rounds.cancel_round, desk.town.asks(desk.street), sheet.round_id)


def test_taken_back_until_the_other_side_is_in(desk: TwowayDesk) -> None:
    desk.opens()
    ours, theirs = desk.sheet("古道社区", "琅琊街道"), desk.sheet("琅琊街道", "古道社区")
    asks = desk.town.asks
    with pytest.raises(WrongStep, match="sheet-open"):
        desk.town.do(actions.take_back, asks(desk.gudao), ours.id)
    desk.hands_in(desk.gudao, ours)
    desk.town.do(actions.take_back, asks(desk.deputy), ours.id)
    assert (ours.state, ours.marks, ours.confirmed_at) == (SheetState.OPEN, GOOD, None)
    desk.hands_in(desk.gudao, ours, FULL)
    desk.strikes(desk.street, theirs)
    for who, sheet in ((desk.gudao, ours), (desk.street, theirs)):
        with pytest.raises(WrongStep, match="sheet-seen"):
            desk.town.do(actions.take_back, asks(who), sheet.id)


def test_a_late_sheet_is_taken_until_the_round_closes(desk: TwowayDesk) -> None:
    made = desk.opens()
    late, never = desk.sheet("古道社区", "琅琊街道"), desk.sheet("凤凰社区", "琅琊街道")
    desk.town.clock.moment = local("2026-12-08 23:59")
    assert not desk.hands_in(desk.street, desk.sheet("琅琊街道", "凤凰社区")).late
    desk.town.clock.moment = local("2026-12-15 23:59")
    assert desk.hands_in(desk.gudao, late).late
    desk.town.clock.moment = local("2026-12-16 00:00")
    ask = desk.town.asks(desk.fenghuang)
    for act in (actions.confirm, actions.strike, actions.take_back):
        with pytest.raises(WrongStep, match="twoway-late"):
            desk.town.do(act, ask, never.id)
    with pytest.raises(WrongStep, match="twoway-late"):
        desk.town.do(actions.mark_item, ask, never.id, TwowayTopic.BURDEN, 1)
    desk.sweeps("2026-12-16 00:00")
    assert (made.state, made.ended_at) == (TwowayState.CLOSED, local("2026-12-16"))
    (told,) = desk.told(desk.supervisor, TwowayClosed)
    assert (told.came, told.total) == (2, 6)
    assert len(desk.told(desk.fenghuang, TwowayClosed)) == 1
    desk.sweeps("2026-12-16 00:01")
    assert len(desk.told(desk.supervisor, TwowayClosed)) == 1


def test_the_last_sheet_closes_the_round(desk: TwowayDesk) -> None:
    made = desk.opens()
    who = {
        "琅琊街道": desk.street,
        "北门街道": desk.north,
        "古道社区": desk.gudao,
        "凤凰社区": desk.fenghuang,
        "东后街社区": desk.donghou,
    }
    for number, (one, other) in enumerate(sorted(desk.pairs())):
        assert made.state is TwowayState.OPEN
        if number % 2:
            desk.strikes(who[one], desk.sheet(one, other))
        else:
            desk.hands_in(who[one], desk.sheet(one, other))
    assert made.state is TwowayState.CLOSED
    assert not [push for push in desk.town.pushes() if push.waits and "due" in push.key]
    assert [one.came for one in desk.told(desk.supervisor, TwowayClosed)] == [6]


def test_called_off_nothing_of_it_is_shown_and_the_half_may_be_judged_anew(
    desk: TwowayDesk,
) -> None:
    made = desk.opens()
    desk.town.sends()
    for one, who in (("古道社区", desk.gudao), ("琅琊街道", desk.street)):
        other = "琅琊街道" if who is desk.gudao else "古道社区"
        desk.hands_in(who, desk.sheet(one, other))
    assert desk.means(desk.street, made.id)["琅琊街道"] == (80, 1)
    desk.town.do(rounds.cancel_round, desk.town.asks(desk.supervisor), made.id)
    assert desk.means(desk.street, made.id) == {}
    assert desk.means(desk.supervisor, made.id) == {}
    assert len(desk.told(desk.gudao, TwowayCancelled)) == 1
    assert not desk.told(desk.deputy, TwowayCancelled)
    with pytest.raises(WrongStep, match="twoway"):
        desk.town.do(rounds.cancel_round, desk.town.asks(desk.supervisor), made.id)
    desk.sweeps("2026-12-16 00:00")
    assert made.state is TwowayState.CANCELLED
    assert not desk.told(desk.gudao, TwowayClosed)


def test_a_round_keeps_the_form_it_was_opened_with(desk: TwowayDesk, town: Town) -> None:
    made = desk.opens()
    rules = replace(town.rules.twoway, form=replace(made.form, items=made.form.items[:1]))
    town.rules = replace(town.rules, twoway=rules)
    sheet = desk.sheet("古道社区", "琅琊街道")
    desk.town.do(actions.mark_item, town.asks(desk.gudao), sheet.id, TwowayTopic.PROMPT, 20)
    with pytest.raises(Invalid, match="twoway-marks-missing"):
        town.do(actions.confirm, town.asks(desk.gudao), sheet.id)


def test_the_points_that_are_offered_fit_one_thumb() -> None:
    assert choices(20) == (20, 18, 16, 14, 12, 8, 4, 0)
    for most in range(1, 101):
        offered = choices(most)
        assert offered[0] == most
        assert offered[-1] == 0
        assert len(offered) <= 8
        assert list(offered) == sorted(set(offered), reverse=True)
