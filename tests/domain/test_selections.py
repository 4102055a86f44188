"""A round from the notice to the commendation, and every turn on the way."""

from datetime import date

import pytest

from domain.errors import DomainError, Invalid, NotFound, Refused, WrongStep
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.selections import applying, reviewing, rounds
from domain.selections.model import ApplicationState, Objection, SelectionState, SelectionStep
from domain.selections.notices import (
    ApplicationDecided,
    ApplicationMoved,
    SelectionMoved,
    SelectionOpened,
)
from domain.selections.scheme import FactKind
from tests.domain.conftest import Town
from tests.domain.selection_desk import APPLY_BY, LINES, SelectionDesk
from tests.makers import SELECTIONS


@pytest.fixture
def desk(town: Town) -> SelectionDesk:
    return SelectionDesk(town)


def why(desk: SelectionDesk, error: type[DomainError], *call: object, **more: object) -> str:
    action, who, *rest = call
    with pytest.raises(error) as raised:
        desk.do(action, who, *rest, **more)  # type: ignore[arg-type]  # whatever action it is
    return raised.value.reason


def test_from_the_notice_to_the_commendation(desk: SelectionDesk) -> None:
    selection = desk.opened()
    assert (selection.facts_from, selection.facts_until) == (date(2026, 1, 1), date(2026, 11, 23))
    [told] = desk.told(desk.officer, SelectionOpened)
    assert (told.places, told.award, told.apply_by) == (10, 10000, APPLY_BY)
    first, second = desk.applied(selection), desk.applied(selection, "会峰社区")
    assert [one.kind for one in first.facts] == list(FactKind), "each line has its facts"
    assert [one.unit_name for one in desk.told(desk.street, ApplicationMoved)] == [
        "古道社区",
        "会峰社区",
    ]
    desk.recommended(first)
    desk.sweeps("2026-12-07T09:00")
    assert selection.state is SelectionState.RECOMMENDING
    desk.recommended(second)
    assert selection.state is SelectionState.REVIEWING, "with the last word of a street"
    assert [one.applications for one in desk.told(desk.supervisor, SelectionMoved)] == [2]
    desk.reviewed(first)
    desk.reviewed(second, 9)
    desk.picked(first)
    desk.do(rounds.publish, desk.supervisor, selection.id)
    assert (first.state, second.state) == (ApplicationState.CHOSEN, ApplicationState.NOT_CHOSEN)
    assert selection.published_until == date(2026, 12, 14), "five working days"
    [yes], [no] = (desk.told(who, ApplicationDecided) for who in (desk.officer, desk.other))
    assert (yes.chosen, no.chosen) == (True, False)
    assert [one.points for one in no.lines] == [21, 30, 20, 20], "their own figures"
    assert why(desk, WrongStep, rounds.commend, desk.supervisor, selection.id) == "selection"
    desk.sweeps("2026-12-15T09:00")
    desk.do(rounds.commend, desk.supervisor, selection.id)
    assert (first.state, selection.due_at) == (ApplicationState.COMMENDED, None)
    told = [one.arrow for one in desk.told(desk.officer, SelectionMoved)]
    assert told == ["commend"]
    assert desk.told(desk.other, SelectionMoved) == []


def test_an_objection_is_answered_before_and_may_strike(desk: SelectionDesk) -> None:
    selection, first, second = desk.published()
    made = desk.do(reviewing.object_to, desk.street, first.id, "楼道长期堆物 13812345678")
    assert isinstance(made, Objection)
    assert "13812345678" not in made.text
    assert [one.arrow for one in desk.told(desk.supervisor, ApplicationMoved)][-1] == "object"
    assert why(desk, WrongStep, rounds.commend, desk.supervisor, selection.id) == "selection"
    assert why(desk, NotFound, reviewing.answer_objection, desk.street, made.id, "x", upheld=False)
    say = (reviewing.answer_objection, desk.supervisor, made.id)
    assert why(desk, Invalid, *say, " ", upheld=False) == "note-missing"
    desk.sweeps("2026-12-15T09:00")
    desk.do(*say, "已现场核实，确有此事", upheld=True)
    assert (first.state, made.open) == (ApplicationState.STRUCK, False)
    [struck] = [one for one in desk.told(desk.officer, ApplicationMoved) if one.arrow == "strike"]
    assert struck.note == "已现场核实，确有此事"
    assert why(desk, WrongStep, *say, "再答", upheld=False) == "objection"
    assert why(desk, WrongStep, rounds.commend, desk.supervisor, selection.id) == "selection", (
        "nobody is left on the list"
    )
    assert why(desk, NotFound, reviewing.object_to, desk.street, second.id, "x") == "application"
    desk.do(rounds.cancel, desk.supervisor, selection.id, "重新评选")
    assert selection.state is SelectionState.CANCELLED
    assert desk.opened(date(2026, 12, 25)).id != selection.id, "the year is free again"


def test_nothing_is_said_against_a_list_that_has_hung_out(desk: SelectionDesk) -> None:
    selection, first, _ = desk.published()
    due = selection.due_at
    desk.sweeps("2026-12-14T23:59")
    desk.do(reviewing.object_to, desk.street, first.id, "在最后一天")
    [made] = desk.town.all(Objection)
    desk.sweeps("2026-12-15T00:00")
    assert why(desk, WrongStep, reviewing.object_to, desk.street, first.id, "晚了") == "selection"
    desk.do(reviewing.answer_objection, desk.supervisor, made.id, "不实", upheld=False)
    assert selection.due_at == due, "and it is not overdue at once"
    desk.do(rounds.commend, desk.supervisor, selection.id)


def test_an_objection_that_is_not_right_leaves_the_list_as_it_is(desk: SelectionDesk) -> None:
    selection, first, _ = desk.published()
    made = desk.do(reviewing.object_to, desk.supervisor, first.id, "活动照片是旧的")
    assert isinstance(made, Objection)
    desk.do(reviewing.answer_objection, desk.supervisor, made.id, "不靠照片评", upheld=False)
    desk.sweeps("2026-12-15T09:00")
    desk.do(rounds.commend, desk.supervisor, selection.id)
    assert first.state is ApplicationState.COMMENDED


def test_what_is_not_recommended_or_withdrawn_is_not_reviewed(desk: SelectionDesk) -> None:
    selection = desk.opened()
    first, second = desk.applied(selection), desk.applied(selection, "会峰社区")
    assert why(desk, Invalid, applying.decline, desk.street, first.id, "") == "note-missing"
    desk.do(applying.decline, desk.street, first.id, "恳谈会停了半年")
    assert [one.note for one in desk.told(desk.officer, ApplicationMoved)] == ["恳谈会停了半年"]
    desk.do(applying.withdraw, desk.other, second.id, "今年先不报")
    again = desk.applied(selection, "会峰社区")
    assert (again.id, again.state) == (second.id, ApplicationState.APPLIED)
    desk.do(applying.withdraw, desk.other, second.id, "还是不报")
    desk.sweeps("2026-12-07T09:00")
    assert selection.state is SelectionState.REVIEWING, "nothing waits for the street"
    for one in (first, second):
        assert why(desk, WrongStep, reviewing.visit, desk.supervisor, one.id, APPLY_BY, "x")
    assert why(desk, WrongStep, rounds.publish, desk.supervisor, selection.id) == "selection"


def test_the_streets_have_their_days(desk: SelectionDesk) -> None:
    selection = desk.opened()
    first = desk.applied(selection)
    desk.sweeps("2026-12-07T09:00")
    assert why(desk, WrongStep, rounds.begin_review, desk.supervisor, selection.id)
    desk.sweeps("2026-12-15T09:00")
    desk.do(rounds.begin_review, desk.supervisor, selection.id)
    assert (selection.state, first.state) == (
        SelectionState.REVIEWING,
        ApplicationState.NOT_RECOMMENDED,
    )


def test_the_list_takes_what_was_seen_and_no_more_than_there_are_places(
    desk: SelectionDesk, town: Town
) -> None:
    selection = desk.opened()
    some = [desk.recommended(desk.applied(selection))]
    desk.sweeps("2026-12-07T09:00")
    score = (reviewing.score, desk.supervisor, some[0].id)
    assert why(desk, Invalid, *score, "nothing", 1) == "review-line"
    for many in (-1, LINES[0].points + 1):
        assert why(desk, Invalid, *score, LINES[0].code, many) == "review-points"
    pick = (reviewing.pick, desk.supervisor, some[0].id)
    assert why(desk, WrongStep, *pick, there=True) == "application", "neither seen nor scored"
    desk.reviewed(some[0])
    desk.picked(some[0])
    desk.picked(some[0], there=False)
    assert why(desk, WrongStep, rounds.publish, desk.supervisor, selection.id) == "selection"
    visit = (reviewing.visit, desk.supervisor, some[0].id)
    assert why(desk, Invalid, *visit, date(2026, 11, 23), "早") == "visit-before"
    assert why(desk, Invalid, *visit, date(2026, 12, 8), "没到") == "day-ahead"


def test_of_one_not_on_the_list_nobody_above_hears(town: Town) -> None:
    desk = SelectionDesk(town)
    town.unit("无手机社区", UnitKind.COMMUNITY, "琅琊街道")
    selection = desk.opened()
    first = desk.recommended(desk.applied(selection))
    other = desk.recommended(desk.applied(selection, "无手机社区", desk.street))
    desk.sweeps("2026-12-07T09:00")
    for one in (first, other):
        desk.reviewed(one)
    desk.picked(first)
    desk.do(rounds.publish, desk.supervisor, selection.id)
    assert other.state is ApplicationState.NOT_CHOSEN
    assert desk.told(desk.street, ApplicationDecided) == []


def test_of_one_on_the_list_the_street_hears_without_its_figures(town: Town) -> None:
    desk = SelectionDesk(town)
    town.unit("无手机社区", UnitKind.COMMUNITY, "琅琊街道")
    selection = desk.opened()
    one = desk.recommended(desk.applied(selection, "无手机社区", desk.street))
    desk.sweeps("2026-12-07T09:00")
    desk.picked(desk.reviewed(one))
    desk.do(rounds.publish, desk.supervisor, selection.id)
    [told] = desk.told(desk.street, ApplicationDecided)
    assert (told.chosen, told.lines) == (True, ())


def test_each_change_of_the_list_is_among_the_steps(desk: SelectionDesk) -> None:
    selection = desk.opened()
    one, silent = desk.recommended(desk.applied(selection)), desk.applied(selection, "会峰社区")
    desk.sweeps("2026-12-07T09:00")
    desk.sweeps("2026-12-16T09:00")
    desk.do(rounds.begin_review, desk.supervisor, selection.id)
    desk.reviewed(one)
    desk.picked(one)
    again = desk.town.asks(desk.supervisor)
    for _ in range(2):
        desk.town.do(reviewing.pick, again, one.id, there=False)
    desk.picked(one)
    desk.town.do(reviewing.pick, again, one.id, there=False)
    assert one.picked, "the same tap again takes nothing off"
    steps = desk.town.all(SelectionStep)
    picks = [(each.application_id, each.note) for each in steps if each.arrow == "pick"]
    assert picks == [(one.id, "on"), (one.id, "off"), (one.id, "on")]
    assert [each.application_id for each in steps if each.arrow == "decline"] == [silent.id]


def test_places_are_the_rounds_own(desk: SelectionDesk) -> None:
    selection, first, second = desk.published()
    assert selection.scheme == SELECTIONS.scheme
    assert why(desk, WrongStep, reviewing.pick, desk.supervisor, second.id, there=True)
    assert why(desk, WrongStep, reviewing.score, desk.supervisor, first.id, LINES[0].code, 1)


def test_who_may_do_what(desk: SelectionDesk) -> None:
    unit = desk.town.units
    for who in (desk.street, desk.officer):
        args = (unit["琅琊区"].id, 2026, APPLY_BY)
        assert why(desk, NotFound, rounds.open_round, who, *args) == "unit"
    selection = desk.opened()
    apply = (applying.apply, desk.other, selection.id)
    assert why(desk, NotFound, *apply, unit["古道社区"].id, "x") == "unit", "not its own"
    first = desk.applied(selection)
    assert why(desk, NotFound, applying.recommend, desk.other, first.id) == "application"
    assert why(desk, NotFound, applying.recommend, desk.grid, first.id) == "application"
    assert why(desk, Refused, applying.recommend, desk.officer, first.id) == "recommend_model"
    coordinator = desk.town.person("古道社区", Role.COORDINATOR)
    assert why(desk, Refused, applying.recommend, coordinator, first.id) == "recommend_model", (
        "nobody recommends their own"
    )
    assert why(desk, NotFound, rounds.cancel, desk.street, selection.id, "x") == "selection"
    assert why(desk, NotFound, applying.recommend, desk.street, 99) == "application"


def test_the_street_records_for_a_community_without_a_phone(desk: SelectionDesk) -> None:
    made = desk.applied(desk.opened(), "会峰社区", desk.street)
    assert made.recorded_for


def test_a_round_is_opened_once_a_year_and_in_time(desk: SelectionDesk) -> None:
    selection = desk.opened()
    open_ = (rounds.open_round, desk.supervisor, desk.town.units["琅琊区"].id)
    assert why(desk, Invalid, *open_, 2026, APPLY_BY) == "selection-held"
    assert why(desk, Invalid, *open_, 2024, APPLY_BY) == "selection-year"
    assert why(desk, Invalid, *open_, 2025, date(2026, 11, 23)) == "day-gone"
    desk.sweeps("2026-12-05T09:00")
    assert why(desk, WrongStep, applying.apply, desk.officer, selection.id, 3, "x") == "selection"


def test_the_same_tap_changes_nothing_twice(desk: SelectionDesk) -> None:
    unit, do = desk.town.units, desk.town.do
    tap = desk.town.asks(desk.supervisor)
    args = (unit["琅琊区"].id, 2026, APPLY_BY)
    selection = do(rounds.open_round, tap, *args)
    assert do(rounds.open_round, tap, *args).id == selection.id
    tap = desk.town.asks(desk.officer)
    for _ in range(2):
        first = do(applying.apply, tap, selection.id, unit["古道社区"].id, "x1")
    tap = desk.town.asks(desk.street)
    for _ in range(2):
        do(applying.recommend, tap, first.id)
    desk.sweeps("2026-12-07T09:00")
    desk.reviewed(first)
    desk.picked(first)
    tap = desk.town.asks(desk.supervisor)
    for _ in range(2):
        do(rounds.publish, tap, selection.id)
    tap = desk.town.asks(desk.street)
    made = [do(reviewing.object_to, tap, first.id, "说法").id for _ in range(2)]
    assert made[0] == made[1]
    tap = desk.town.asks(desk.supervisor)
    for _ in range(2):
        do(reviewing.answer_objection, tap, made[0], "核实不实", upheld=False)
    desk.sweeps("2026-12-15T09:00")
    tap = desk.town.asks(desk.supervisor)
    for _ in range(2):
        do(rounds.commend, tap, selection.id)
    assert len(desk.told(desk.officer, SelectionMoved)) == 1
