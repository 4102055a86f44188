"""Nobody reads what the other side has said before both are in or the round closes: over random
trees and random orders of sheets, with every read tried by everybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import product

from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from sqlalchemy import update

from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.twoway import actions, rounds
from domain.twoway.dealings import opposites
from domain.twoway.model import (
    SheetState,
    TwowayFacts,
    TwowayRound,
    TwowaySheet,
    TwowayTopic,
)
from domain.twoway.options import is_seen
from storage.schema import twoway_sheets
from tests.domain.conftest import Town, _founded
from tests.domain.twoway_desk import TwowayDesk
from tests.examples import examples

_MOVES = ("in", "none", "back", "later", "cancel")


class Tree(TwowayDesk):
    """A drawn district: so many communities under each street, and centres that had to do with
    some of them."""

    def __init__(self, town: Town, streets: list[int], centres: int, dealt: list[bool]) -> None:
        self.town = town
        self.heads: dict[int, Actor] = {}
        self.supervisor = self._head("琅琊区", Role.SUPERVISOR)
        for number, below in enumerate(streets):
            town.unit(f"街{number}", UnitKind.STREET, "琅琊区")
            self._head(f"街{number}", Role.COORDINATOR)
            for one in range(below):
                town.unit(f"社{number}.{one}", UnitKind.COMMUNITY, f"街{number}")
                self._head(f"社{number}.{one}", Role.INFORMATION_OFFICER)
        self._head("琅琊街道", Role.COORDINATOR)
        self._head("古道社区", Role.INFORMATION_OFFICER)
        for number in range(centres):
            town.unit(f"中心{number}", UnitKind.CENTRE, "琅琊区")
            self._head(f"中心{number}", Role.MEDIATOR)
        self.made = self.opens()
        self._deal(dealt)

    def _head(self, unit: str, role: Role) -> Actor:
        who = self.town.person(unit, role)
        self.heads[self.town.units[unit].id] = who
        return who

    def _deal(self, dealt: list[bool]) -> None:
        """Dealings beside the tree, as if matters had been handed on."""
        kinds = {unit.id: unit.kind for unit in self.town.units.values()}
        offices = [one for one, kind in kinds.items() if kind is UnitKind.CENTRE]
        offices.append(self.town.units["琅琊区"].id)
        communities = [one for one, kind in kinds.items() if kind is UnitKind.COMMUNITY]
        for on, (office, community) in zip(dealt, product(offices, communities), strict=False):
            if on:
                self.town.work.twoways.add_sheets(
                    [
                        TwowaySheet(
                            round_id=self.made.id, from_id=one, to_id=other, facts=TwowayFacts()
                        )
                        for one, other in ((office, community), (community, office))
                    ]
                )

    def move(self, which: int, what: str, points: int) -> None:
        """Something that somebody does; what may not be done is not done."""
        sheets = self.town.all(TwowaySheet)
        sheet = sheets[which % len(sheets)]
        who, open_ = self.heads[sheet.from_id], sheet.state is SheetState.OPEN
        if what == "later":
            self.town.clock.forward(days=1)
        elif what == "cancel":
            if points == 13 and self.made.takes(self.town.clock.now()):
                self.town.do(rounds.cancel_round, self.town.asks(self.supervisor), self.made.id)
        elif not self.made.takes(self.town.clock.now()):
            return
        elif what == "in" and open_:
            self.hands_in(who, sheet, dict.fromkeys(TwowayTopic, points))
        elif what == "none" and open_:
            self.strikes(who, sheet)
        elif what == "back" and not open_ and not self._opposite_in(sheet):
            self.town.do(actions.take_back, self.town.asks(who), sheet.id)

    def _opposite_in(self, sheet: TwowaySheet) -> bool:
        return any(
            (one.from_id, one.to_id) == (sheet.to_id, sheet.from_id)
            and one.state is not SheetState.OPEN
            for one in self.town.all(TwowaySheet)
        )

    def shown(self) -> set[int]:
        """By a reckoning of its own: the sheets that may be known of."""
        now, sheets = self.town.clock.now(), self.town.all(TwowaySheet)
        if self.made.state == "cancelled":
            return set()
        over = self.made.state == "closed" or now >= self.made.closes_at
        handed_in = {(one.from_id, one.to_id) for one in sheets if one.state != "open"}
        return {
            one.id
            for one in sheets
            if (one.from_id, one.to_id) in handed_in
            and (over or (one.to_id, one.from_id) in handed_in)
        }


@contextmanager
def a_tree(streets: list[int], centres: int, dealt: list[bool]) -> Iterator[Tree]:
    town = Town(_founded())
    try:
        yield Tree(town, streets, centres, dealt)
    finally:
        town.close()


trees = st.tuples(
    st.lists(st.integers(0, 3), max_size=3),
    st.integers(0, 2),
    st.lists(st.booleans(), max_size=12),
)
moves = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(_MOVES), st.integers(0, 20)), max_size=30
)


@given(tree=trees, done=moves, reader=st.integers(0, 20))
@examples(36, suppress_health_check=[HealthCheck.too_slow])
def test_what_may_not_be_seen_makes_no_difference_to_any_read(
    tree: tuple[list[int], int, list[bool]], done: list[tuple[int, str, int]], reader: int
) -> None:
    """Every mark and every "no dealings" out of sight is changed: whoever it is about reads the
    same, and so does somebody else, and who opened the round."""
    with a_tree(*tree) as desk:
        for which, what, points in done:
            desk.move(which, what, points)
        shown, town = desk.shown(), desk.town
        hidden = [
            one
            for one in town.all(TwowaySheet)
            if one.id not in shown and one.state is not SheetState.OPEN
        ]
        anybody = list(desk.heads)[reader % len(desk.heads)]
        top = town.units["琅琊区"].id
        for unit_id in {*(one.to_id for one in hidden[-2:]), anybody, top}:
            read = desk.everything(desk.heads[unit_id], [desk.made])
            others = [one.id for one in hidden if one.from_id != unit_id]
            change = update(twoway_sheets).where(twoway_sheets.c.id.in_(others))
            marks = dict.fromkeys(TwowayTopic, 7)
            town.session.execute(change.values(marks=marks, state=SheetState.IN, late=True))
            assert desk.everything(desk.heads[unit_id], [desk.made]) == read


@given(tree=trees, done=moves)
@examples(36, suppress_health_check=[HealthCheck.too_slow])
def test_the_means_are_those_of_the_sheets_that_may_be_seen(
    tree: tuple[list[int], int, list[bool]], done: list[tuple[int, str, int]]
) -> None:
    with a_tree(*tree) as desk:
        for which, what, points in done:
            desk.move(which, what, points)
        shown, sheets = desk.shown(), desk.town.all(TwowaySheet)
        over = desk.made.over(desk.town.clock.now())
        for unit_id, who in desk.heads.items():
            found = desk.results(who, desk.made.id) if _takes_part(desk, unit_id) else None
            lines = {line.unit.id: line.result for line in found.lines} if found else {}
            everything = over and who == desk.supervisor
            assert lines.keys() <= (desk.heads.keys() if everything else {unit_id})
            for about, result in lines.items():
                seen = [one for one in sheets if one.to_id == about and one.id in shown]
                judged = [one for one in seen if one.state == "in"]
                points = sum(sum(one.marks.values()) for one in judged)
                assert (result.mean.points, result.mean.sheets) == (points, len(judged))
                assert result.none == len(seen) - len(judged)
                assert bool(result.items) == (len(judged) >= 3)
                assert sum(one.mean.points for one in result.items) in (0, points)


def _takes_part(desk: Tree, unit_id: int) -> bool:
    sheets = desk.town.all(TwowaySheet)
    return any(one.from_id == unit_id for one in sheets) or desk.heads[unit_id] == desk.supervisor


@given(st.sampled_from(SheetState), st.sampled_from([*SheetState, None]), st.booleans())
def test_a_sheet_is_seen_when_both_are_in_or_the_round_is_over(
    own: SheetState, other: SheetState | None, over: bool
) -> None:
    both = own is not SheetState.OPEN and other not in {SheetState.OPEN, None}
    assert is_seen(own, other, over=over) == (both or (over and own is not SheetState.OPEN))


@given(tree=trees, dealt=st.lists(st.tuples(st.integers(1, 14), st.integers(1, 14)), max_size=20))
@examples(36, suppress_health_check=[HealthCheck.too_slow])
def test_a_pair_has_an_office_and_a_community_and_a_reason(
    tree: tuple[list[int], int, list[bool]], dealt: list[tuple[int, int]]
) -> None:
    with a_tree(*tree) as desk:
        units = {unit.id: unit for unit in desk.town.units.values()}
        today = desk.town.clock.now().date()
        met = {frozenset(pair) for pair in dealt}
        for office, community in opposites(list(units.values()), met, today):
            assert units[office].kind in {UnitKind.DISTRICT, UnitKind.STREET, UnitKind.CENTRE}
            assert units[community].kind is UnitKind.COMMUNITY
            above = units[community].parent_id == office
            assert above or frozenset((office, community)) in met


def test_the_clock_alone_shows_what_is_in(town: Town) -> None:
    """The moment the last day is over, before any sweep has run."""
    desk = TwowayDesk(town)
    made = desk.opens()
    desk.hands_in(desk.gudao, desk.sheet("古道社区", "琅琊街道"))
    assert desk.means(desk.street, made.id) == {"琅琊街道": (0, 0)}
    town.clock.moment = made.closes_at - timedelta(microseconds=1)
    assert desk.means(desk.street, made.id) == {"琅琊街道": (0, 0)}
    assert desk.means(desk.supervisor, made.id) == {}
    town.clock.moment = made.closes_at
    assert desk.means(desk.street, made.id) == {"琅琊街道": (80, 1)}
    assert desk.means(desk.supervisor, made.id)["琅琊街道"] == (80, 1)
    assert [one.state for one in town.all(TwowayRound)] == ["open"]
