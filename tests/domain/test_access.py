"""One table decides; these are the lines of it that people would notice."""

import pytest

from domain.access import TABLE, Act, Reach, Target, allow, at, may_ever, scope, seat_for
from domain.cases.model import CaseKind
from domain.cases.telling import HANDLERS
from domain.errors import Refused
from domain.org.model import UnitKind
from domain.people.model import Actor, Capacity, Role, Seat


def actor(role: Role, path: str, *, person: int = 1) -> Actor:
    seat = Seat(
        post_id=1,
        role=role,
        capacity=Capacity.HOLDER,
        unit_id=int(path.split("/")[-2]),
        unit_kind=UnitKind.COMMUNITY,
        unit_name="x",
        unit_path=path,
    )
    return Actor(person_id=person, locale="zh", seats=(seat,))


def test_every_role_has_a_line() -> None:
    assert set(TABLE) == set(Role)


@pytest.mark.parametrize("kind", CaseKind)
def test_who_is_told_of_a_new_matter_is_who_may_take_it(kind: CaseKind) -> None:
    act = {CaseKind.DISPUTE: Act.HANDLE_DISPUTE, CaseKind.OPINION: Act.HANDLE_OPINION}[kind]
    assert {role for role in Role if TABLE[role].get(act) is Reach.UNIT} == HANDLERS[kind]


def test_the_administrator_sees_no_matter_and_the_supervisor_changes_none() -> None:
    assert set(TABLE[Role.ADMINISTRATOR]) == {
        Act.INVITE,
        Act.ADMINISTER,
        Act.SET_CLOCKS,
        Act.SET_LEAVE,
        Act.OPEN_TWOWAY,
        Act.READ_TWOWAY,
        Act.LOOK_UP,
        Act.KEEP_DIRECTORY,
        Act.SEE_ASSESSMENT,
        Act.ASSESS,
        Act.RULE_ON_ASSESSMENT,
        Act.READ_ANNUAL,
        Act.ISSUE_ANNUAL,
        Act.SEE_SELECTION,
        Act.RECOMMEND_MODEL,
        Act.SELECT_MODELS,
    }
    # at the top there is nobody else to grant more time
    assert set(TABLE[Role.SUPERVISOR]) == {
        Act.SEE,
        Act.SEE_RECORD,
        Act.BOARD,
        Act.ANSWER_EXTENSION,
        Act.INQUIRE,
        Act.HAND_OUT,
        Act.ANSWER_FOLLOWUP,
        Act.OPEN_TWOWAY,
        Act.FILL_TWOWAY,
        Act.READ_TWOWAY,
        Act.LOOK_UP,
        Act.SEE_ASSESSMENT,
        Act.ASSESS,
        Act.RULE_ON_ASSESSMENT,
        Act.SEE_PROJECT,
        Act.KEEP_PROJECTS,
        Act.READ_ANNUAL,
        Act.ISSUE_ANNUAL,
        Act.SEE_SELECTION,
        Act.RECOMMEND_MODEL,
        Act.SELECT_MODELS,
        Act.ANSWER_ANNUAL,
        Act.TRAIN,
    }


def test_a_neighbour_with_a_similar_number_is_no_subtree() -> None:
    head = actor(Role.GRID_HEAD, "/1/2/")
    assert seat_for(head, Act.SEE, at("/1/2/3/"))
    assert seat_for(head, Act.SEE, at("/1/23/")) is None
    assert seat_for(actor(Role.GRID_HEAD, "/1/2/"), Act.SEE, at("")) is None


def test_handling_is_for_the_responsible_unit_alone() -> None:
    target = Target(filed_path="/1/2/3/", responsible_path="/1/2/", reporter_id=9)
    assert allow(actor(Role.MEDIATOR, "/1/2/"), Act.HANDLE_DISPUTE, target)
    for elsewhere in ("/1/", "/1/2/3/", "/1/4/"):
        with pytest.raises(Refused):
            allow(actor(Role.MEDIATOR, elsewhere), Act.HANDLE_DISPUTE, target)


def test_own_is_own() -> None:
    target = Target(filed_path="/1/2/3/", responsible_path="/1/2/", reporter_id=9)
    head = actor(Role.BUILDING_HEAD, "/1/2/3/", person=9)
    assert allow(head, Act.WITHDRAW, target)
    with pytest.raises(Refused):
        allow(actor(Role.BUILDING_HEAD, "/1/2/3/", person=8), Act.WITHDRAW, target)
    assert scope(head, Act.SEE).own == 9
    assert scope(head, Act.BOARD).empty
    assert not may_ever(head, Act.BOARD)
