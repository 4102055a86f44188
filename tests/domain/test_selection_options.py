"""What is offered in a selection may be done, and what is not offered may not: held against the
actions on random ways through a round."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError, Invalid
from domain.people.model import Actor, Role
from domain.selections import applying, reviewing, rounds
from domain.selections.lifecycle import SELECTION_WAYS
from domain.selections.model import Application, Selection, SelectionArrow
from domain.selections.options import SelectionFacts, application_options, options
from domain.selections.record import place_at
from tests.domain.conftest import Town, _founded
from tests.domain.selection_desk import LINES, SelectionDesk
from tests.examples import examples

_A = SelectionArrow
Try = Callable[[SelectionDesk, Application, Actor], object]


def _do(action: object, *args: object, **more: object) -> Try:
    return lambda desk, one, who: desk.do(action, who, one.id, *args, **more)


def _of_round(action: object, *args: object) -> Try:
    return lambda desk, one, who: desk.do(action, who, one.selection_id, *args)


TRIES: list[tuple[SelectionArrow, Try]] = [
    (_A.RECOMMEND, _do(applying.recommend, "扎实")),
    (_A.DECLINE, _do(applying.decline, "停了半年")),
    (_A.WITHDRAW, _do(applying.withdraw, "先不报")),
    (_A.VISIT, lambda desk, one, who: desk.do(reviewing.visit, who, one.id, desk.today, "好")),
    *((_A.SCORE, _do(reviewing.score, line.code, 9)) for line in LINES),
    (_A.PICK, _do(reviewing.pick, there=True)),
    (_A.OBJECT, _do(reviewing.object_to, "堆物")),
    (_A.REVIEW, _of_round(rounds.begin_review)),
    (_A.PUBLISH, _of_round(rounds.publish)),
    (_A.COMMEND, _of_round(rounds.commend)),
    (_A.CANCEL, _of_round(rounds.cancel, "停办")),
]
_DAYS = ("2026-12-07T09:00", "2026-12-16T09:00", "2027-01-05T09:00")
_RECOMMENDED = [(0, 1)]
_VISITED = [*_RECOMMENDED, (None, 0), (3, 0)]
_SCORED = [*_VISITED, *((4 + at, 0) for at in range(len(LINES)))]
_LISTED = [*_SCORED, (4 + len(LINES), 0)]
_OUT = [*_LISTED, (4 + len(LINES) + 3, 0)]


def offered(
    desk: SelectionDesk, selection: Selection, one: Application, who: Actor
) -> frozenset[SelectionArrow]:
    work, now = desk.town.work, desk.town.clock.now()
    district, unit = work.org.unit(selection.unit_id), work.org.unit(one.unit_id)
    facts = SelectionFacts(
        selection=selection,
        path=district.path,
        today=work.rules.day(now),
        overdue=selection.due_at is not None and selection.due_at <= now,
        applications=work.selections.applications(selection.id),
        objections=sum(each.open for each in work.selections.objections(selection.id)),
    )
    place = place_at(work, unit, district)
    return options(who, facts) | application_options(who, selection, one, place, facts.today)


def test_every_step_of_a_person_is_tried_here_or_begins_a_round() -> None:
    tried = {arrow for arrow, _ in TRIES}
    assert {way.arrow for way in SELECTION_WAYS} - tried == {
        _A.OPEN,
        _A.APPLY,
        _A.CLOSE,
        _A.ANSWER,
    }


@pytest.mark.long
@examples(40)
@given(
    before=st.sampled_from([[], _RECOMMENDED, _VISITED, _SCORED, _LISTED, _OUT]),
    walk=st.lists(
        st.tuples(st.none() | st.integers(0, len(TRIES) - 1), st.integers(0, 3)), max_size=8
    ),
)
def test_offered_is_done_and_not_offered_is_refused(
    before: list[tuple[int | None, int]], walk: list[tuple[int | None, int]]
) -> None:
    town = Town(_founded())
    try:
        desk = SelectionDesk(town)
        administrator = town.person("琅琊区", Role.ADMINISTRATOR)
        people = [desk.supervisor, desk.street, desk.officer, administrator]
        selection = desk.opened()
        one, days = desk.applied(selection), iter(_DAYS)
        for which, by in [*before, *walk]:
            if which is None:
                moment = next(days, None)
                if moment is not None:
                    desk.sweeps(moment)
                continue
            arrow, attempt = TRIES[which]
            who = people[by]
            if arrow in offered(desk, selection, one, who):
                attempt(desk, one, who)
            else:
                with pytest.raises(DomainError) as raised:
                    attempt(desk, one, who)
                assert not isinstance(raised.value, Invalid), (arrow, selection.state, one.state)
    finally:
        town.close()


def test_a_full_list_takes_no_more(town: Town) -> None:
    desk = SelectionDesk(town)
    selection = desk.opened()
    some = [desk.applied(selection, unit) for unit in ("古道社区", "会峰社区")]
    for one in some:
        desk.recommended(one)
    desk.sweeps("2026-12-07T09:00")
    selection.scheme = type(selection.scheme)(
        version="一个", lines=selection.scheme.lines, places=1
    )
    for one in some:
        desk.reviewed(one)
    desk.picked(some[0])
    with pytest.raises(Invalid) as raised:
        desk.picked(some[1])
    assert raised.value.reason == "places-taken"
    desk.picked(some[0], there=False)
    desk.picked(some[1])
    assert some[1].picked
