"""What the clock says of a round: the last day to apply, the streets, the review, objections."""

import pytest

from domain.people.model import Role
from domain.reminders.ladder import Rung
from domain.selections import reviewing
from domain.selections.model import Objection, SelectionState
from domain.selections.notices import SelectionDue
from tests.domain.conftest import Town
from tests.domain.selection_desk import SelectionDesk


@pytest.fixture
def desk(town: Town) -> SelectionDesk:
    return SelectionDesk(town)


def _heard(desk: SelectionDesk, who: str) -> list[tuple[SelectionState, Rung]]:
    return [(one.state, one.rung) for one in desk.told(getattr(desk, who), SelectionDue)]


def test_on_the_last_day_whoever_has_not_applied_hears_once(desk: SelectionDesk) -> None:
    desk.applied(desk.opened())
    for moment in ("2026-12-03T09:00", "2026-12-04T07:00", "2026-12-04T09:00", "2026-12-04T11:00"):
        desk.sweeps(moment)
    assert _heard(desk, "other") == [(SelectionState.APPLYING, Rung.DUE_DAY)]
    assert _heard(desk, "officer") == []
    desk.sweeps("2026-12-07T09:00")
    assert _heard(desk, "other") == [(SelectionState.APPLYING, Rung.DUE_DAY)], "nothing is owed"


def test_a_street_that_says_nothing_hears_and_then_whoever_is_above(desk: SelectionDesk) -> None:
    selection = desk.opened()
    desk.applied(selection)
    desk.applied(selection, "会峰社区")
    for day in (7, 14, 15, 16):
        desk.sweeps(f"2026-12-{day:02}T09:00")
    recommending = SelectionState.RECOMMENDING
    assert _heard(desk, "street") == [(recommending, Rung.DUE_DAY), (recommending, Rung.HANDLER)]
    assert {one.waiting for one in desk.told(desk.street, SelectionDue)} == {2}
    assert _heard(desk, "supervisor") == [(recommending, Rung.NEXT_TIER)]


def test_the_district_hears_of_the_review_and_of_open_objections(desk: SelectionDesk) -> None:
    administrator = desk.town.person("琅琊区", Role.ADMINISTRATOR)
    _, first, _ = desk.published()
    desk.do(reviewing.object_to, desk.street, first.id, "长期堆物")
    desk.sweeps("2026-12-14T09:00")
    [told] = desk.told(desk.supervisor, SelectionDue)
    assert (told.state, told.objections) == (SelectionState.PUBLISHED, 1)
    desk.sweeps("2026-12-15T09:00")
    rungs = [one.rung for one in desk.told(administrator, SelectionDue)]
    assert rungs == [Rung.DUE_DAY, Rung.HANDLER]


def test_once_answered_there_are_five_working_days_to_commend(desk: SelectionDesk) -> None:
    selection, first, _ = desk.published()
    made = desk.do(reviewing.object_to, desk.street, first.id, "长期堆物")
    assert isinstance(made, Objection)
    desk.do(reviewing.answer_objection, desk.supervisor, made.id, "不实", upheld=False)
    desk.sweeps("2026-12-14T09:00")
    assert _heard(desk, "supervisor") == []
    desk.sweeps("2026-12-21T09:00")
    assert _heard(desk, "supervisor") == [(selection.state, Rung.DUE_DAY)]
