"""A community that applied merges into another: the one that goes on sees to the application, and
has one place on the list."""

import pytest

from domain.errors import Invalid, WrongStep
from domain.org import actions as org
from domain.people.model import Role
from domain.selections import applying, rounds
from domain.selections.model import ApplicationState, SelectionArrow
from domain.selections.notices import ApplicationDecided, ApplicationMoved, SelectionDue
from domain.selections.options import application_options, shows
from domain.selections.record import place_at
from domain.selections.telling import above, lines_of
from tests.domain.conftest import Town
from tests.domain.selection_desk import SelectionDesk
from tests.makers import TODAY


@pytest.fixture
def desk(town: Town) -> SelectionDesk:
    return SelectionDesk(town)


def merges(desk: SelectionDesk) -> None:
    """古道社区 merges into 会峰社区."""
    town = desk.town
    admin = town.person("琅琊区", Role.ADMINISTRATOR)
    gone, heir = town.units["古道社区"].id, town.units["会峰社区"].id
    town.do(org.merge, town.asks(admin), [gone], heir, on=TODAY)


def test_the_heir_sees_it_and_may_withdraw_it(desk: SelectionDesk) -> None:
    selection = desk.opened()
    first = desk.applied(selection)
    merges(desk)
    work = desk.town.work
    place = place_at(work, work.org.unit(first.unit_id), work.org.unit(selection.unit_id))
    assert shows(desk.other, selection, first, place)
    may = application_options(desk.other, selection, first, place, TODAY)
    assert may == {SelectionArrow.WITHDRAW}
    desk.recommended(first)
    told = desk.told(desk.other, ApplicationMoved)
    assert [one.arrow for one in told] == [SelectionArrow.RECOMMEND]
    desk.do(applying.withdraw, desk.other, first.id, "并入后重报")
    assert desk.applied(selection, "会峰社区").state is ApplicationState.APPLIED


def test_the_street_and_not_the_heir_is_above_it(desk: SelectionDesk) -> None:
    selection = desk.opened()
    first = desk.applied(selection)
    merges(desk)
    desk.town.person("会峰社区", Role.COORDINATOR)
    asked = above(lines_of(desk.town.work, desk.town.asks(desk.supervisor)), first.unit_id)
    assert asked.unit_id == desk.town.units["琅琊街道"].id


def test_the_heir_does_not_apply_beside_it(desk: SelectionDesk) -> None:
    selection = desk.opened()
    desk.applied(selection)
    merges(desk)
    with pytest.raises(WrongStep):
        desk.applied(selection, "会峰社区")
    desk.sweeps("2026-12-04T09:00")
    assert desk.told(desk.other, SelectionDue) == [], "it has applied"


def test_of_two_that_applied_before_one_is_listed(desk: SelectionDesk) -> None:
    selection = desk.opened()
    both = [desk.applied(selection), desk.applied(selection, "会峰社区")]
    merges(desk)
    for one in both:
        desk.recommended(one)
    desk.sweeps("2026-12-07T09:00")
    for one in both:
        desk.reviewed(one)
    desk.picked(both[0])
    with pytest.raises(Invalid, match="picked-already"):
        desk.picked(both[1])
    desk.picked(both[0], there=False)
    desk.picked(both[1])
    desk.do(rounds.publish, desk.supervisor, selection.id)
    assert [one.state for one in both] == [ApplicationState.NOT_CHOSEN, ApplicationState.CHOSEN]
    told = desk.told(desk.other, ApplicationDecided)
    assert [one.chosen for one in told] == [False, True], "it hears of both"
    assert all(one.lines for one in told), "with their own figures"


def test_two_that_were_listed_before_are_not_published(desk: SelectionDesk) -> None:
    selection = desk.opened()
    both = [desk.applied(selection), desk.applied(selection, "会峰社区")]
    for one in both:
        desk.recommended(one)
    desk.sweeps("2026-12-07T09:00")
    for one in both:
        desk.reviewed(one)
        desk.picked(one)
    merges(desk)
    with pytest.raises(Invalid, match="picked-already"):
        desk.do(rounds.publish, desk.supervisor, selection.id)
    desk.picked(both[0], there=False)
    desk.do(rounds.publish, desk.supervisor, selection.id)
    assert both[1].state is ApplicationState.CHOSEN
