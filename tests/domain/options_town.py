"""A town drawn at random: a tree of units of any kind, somebody with any posts, a case anywhere and
in any state; and what stands on file beside it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from domain.cases.extension_model import Extension, ExtensionState
from domain.cases.letters import Letter
from domain.cases.model import (
    Case,
    CaseKind,
    Outcome,
    PeopleBand,
    State,
    Step,
    Urgency,
)
from domain.errors import AlreadyConfirmed, DomainError, Invalid, NotFound, Refused, WrongStep
from domain.org.model import Unit, UnitKind
from domain.people.model import Actor, Capacity, Channel, Holding, Person, Post, Role
from domain.request import Request
from tests.domain.world import LONG_AGO, World, two_categories
from tests.makers import NOW, TELEGRAM

_REFUSED = (NotFound, Refused, WrongStep, AlreadyConfirmed)
_ON_FILE = frozenset(
    {
        "meeting-no-community",
        "meeting-no-series",
        "no-tier-above",
        "extension-waiting",
        "inquiry-waiting",
        "callin-waiting",
        "period-ahead",
        "period-running",
        "report-not-owed",
        "report-of-another-tier",
        "report-passed-on",
        "report-in-time",
        "nil-has-cases",
    }
)
"""What is told as something that is missing, and is known before anybody taps."""
_TAKEN = frozenset({State.ACCEPTED, State.MEDIATING, State.RESOLVED, State.CLOSED})
_ENDED = frozenset({State.RESOLVED, State.CLOSED})


class Town(World):
    """The town, and who is asking."""

    units: list[Unit]
    me: Actor
    other: Actor

    def asks(self) -> Request:
        """A tap of now."""
        return Request(actor=self.me, token="tap", now=NOW)

    def settle(self, role: Role, unit_id: int) -> None:
        """Gives who asks one more post."""
        people = self.work.people
        post = people.add_post(Post(role=role, unit_id=unit_id, valid_from=LONG_AGO))
        held = {"post_id": post.id, "person_id": self.me.person_id, "valid_from": LONG_AGO}
        people.add_holding(Holding(capacity=Capacity.HOLDER, **held))
        self.me = _actor(self, self.me.person_id)

    def somebody(self, draw: Any) -> Actor:
        """One of the two."""
        return draw(st.sampled_from([self.me, self.other]))

    def anywhere(self, draw: Any) -> Unit:
        """A unit."""
        return draw(st.sampled_from(self.units))

    def refuses(self, action: Any, *args: Any, **kwargs: Any) -> bool:
        """Whether an action is refused for want of sight or right, or for how things stand; what
        is merely left out is no refusal."""
        try:
            self.do(action, *args, **kwargs)
        except _REFUSED:
            return True
        except Invalid as error:
            return error.reason in _ON_FILE
        except DomainError as error:
            raise AssertionError(error) from error
        return False


_open: list[Town] = []
"""The town of the last example, to be closed before the next."""


def _empty() -> Town:
    while _open:
        _open.pop().close()
    town = Town(two_categories())
    _open.append(town)
    town.units = []
    return town


def bare(kind: UnitKind) -> Town:
    """A town of one unit, and two people without posts."""
    town = _empty()
    _add_unit(town, kind, None)
    _settle(town, [(), ()])
    return town


@st.composite
def towns(draw: Any) -> Town:
    """Two to seven units, and two people with up to three posts each."""
    town = _empty()
    for number, kind in enumerate(draw(st.lists(st.sampled_from(UnitKind), max_size=6))):
        if not number:
            _add_unit(town, UnitKind.DISTRICT, None)
        _add_unit(town, kind, town.units[draw(st.integers(0, number))])
    if not town.units:
        _add_unit(town, UnitKind.COMMUNITY, None)
    _settle(town, [_seats(town, draw) for _ in range(2)])
    return town


def _add_unit(town: Town, kind: UnitKind, above: Unit | None) -> None:
    number = len(town.units) + 1
    code, parent = str(number), above.id if above else None
    unit = Unit(kind=kind, code=code, name=code, parent_id=parent, valid_from=LONG_AGO)
    unit.id, unit.path = number, f"{above.path if above else '/'}{number}/"
    town.units.append(unit)


def _seats(town: Town, draw: Any) -> list[tuple[Role, int]]:
    places = st.tuples(st.sampled_from(Role), st.integers(1, len(town.units)))
    found: list[tuple[Role, int]] = draw(st.lists(places, min_size=1, max_size=3))
    return found


def _settle(town: Town, seats: Sequence[Sequence[tuple[Role, int]]]) -> None:
    """Writes units, people and posts at once: one by one they would take most of the time."""
    town.session.add_all(town.units)
    town.session.flush()
    held: list[tuple[int, Post]] = []
    for number, mine in enumerate(seats, start=1):
        person = Person(created_at=NOW)
        person.id = number
        town.session.add(person)
        for role, unit_id in mine:
            post = Post(role=role, unit_id=unit_id, valid_from=LONG_AGO)
            post.id = len(held) + 1
            held.append((number, post))
    town.session.add_all(post for _, post in held)
    town.session.flush()
    how = {"capacity": Capacity.HOLDER, "valid_from": LONG_AGO}
    town.session.add_all(Holding(post_id=post.id, person_id=number, **how) for number, post in held)
    town.session.add_all(
        Channel(person_id=number, kind=TELEGRAM, address=str(number), language="zh")
        for number in range(1, len(seats) + 1)
    )
    town.session.flush()
    town.me, town.other = (_actor(town, number) for number in (1, 2))


def _actor(town: Town, person_id: int) -> Actor:
    found = town.work.people.actor(TELEGRAM, str(person_id), NOW.date())
    assert found is not None
    return found


def a_case(draw: Any, town: Town) -> Case:
    """A case in any state, with its report and the steps that came last; every other time it is
    before who asks, else hardly anything would be offered."""
    work, state = town.work, draw(st.sampled_from(State))
    units = [unit.id for unit in town.units]
    reporter, offered = town.somebody(draw), None
    responsible = draw(st.sampled_from(units))
    if state is State.OFFERED:
        offered = draw(st.sampled_from([one for one in units if one != responsible] or [None]))
    if draw(st.booleans()):
        role = draw(st.sampled_from([Role.MEDIATOR, Role.COORDINATOR, Role.INFORMATION_OFFICER]))
        town.settle(role, draw(st.sampled_from([responsible, offered or responsible])))
    taken = NOW - timedelta(hours=2) if state in _TAKEN or draw(st.booleans()) else None
    started = state is State.MEDIATING or (taken is not None and draw(st.booleans()))
    outcomes = {
        State.WITHDRAWN: [Outcome.WITHDRAWN],
        State.MERGED: [Outcome.MERGED],
    }.get(state, [one for one in Outcome if state in _ENDED])
    case = work.cases.add(
        Case(
            kind=draw(st.sampled_from(CaseKind)),
            draft_key=f"draft:{len(town.all(Case))}",
            category_id=1,
            place="",
            people=PeopleBand.ONE_TWO,
            summary="楼道堆放杂物",
            urgency=Urgency.YELLOW,
            reporter_id=reporter.person_id,
            reporter_post_id=reporter.seats[0].post_id,
            unit_id=draw(st.sampled_from(units)),
            responsible_id=responsible,
            offered_id=offered,
            handler_id=town.somebody(draw).person_id if taken and draw(st.booleans()) else None,
            state=state,
            outcome=draw(st.sampled_from(outcomes)) if outcomes else None,
            reported_at=NOW - timedelta(hours=3),
            accepted_at=taken,
            started_at=taken if started else None,
            ended_at=NOW if outcomes else None,
            due_at=NOW + timedelta(days=1) if taken else None,
        )
    )
    case.category_id = list(CaseKind).index(case.kind) + 1
    _step(town, case, reporter, Letter.A, timedelta(hours=3))
    letters = st.sampled_from(
        [Letter.A, Letter.B, Letter.J, Letter.K, Letter.NOTE, Letter.RECORD, Letter.THANKS]
    )
    some = st.lists(letters, max_size=3).filter(lambda one: one.count(Letter.THANKS) < 2)
    for letter in draw(some):
        ago = timedelta(minutes=draw(st.integers(3, 6)))
        _step(town, case, town.somebody(draw), letter, ago)
    return case


def _step(town: Town, case: Case, who: Actor, letter: Letter, ago: timedelta) -> None:
    token = "thanks" if letter is Letter.THANKS else f"before:{len(town.steps())}"
    town.work.cases.add_step(
        Step(
            case_id=case.id,
            token=token,
            letter=letter,
            at=NOW - ago,
            person_id=who.person_id,
            post_id=who.seats[0].post_id,
            before=None if letter is Letter.A else case.state,
            after=case.state,
        )
    )


def an_extension(draw: Any, town: Town, case: Case) -> Extension:
    """A request for more time, of now or of before the case was taken as it is."""
    return town.work.clocks.add_extension(
        Extension(
            case_id=case.id,
            days=3,
            until=NOW + timedelta(days=5),
            reason="等鉴定",
            parties_agree=True,
            asked_at=NOW - timedelta(hours=draw(st.integers(1, 3))),
            asked_by=town.somebody(draw).person_id,
            decider_id=town.anywhere(draw).id,
            state=draw(st.sampled_from(ExtensionState)),
        )
    )
