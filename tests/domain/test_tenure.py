"""Posts are taken over and left, and what hangs on them goes on."""

from datetime import timedelta

import pytest

from domain import access
from domain.access import Act
from domain.cases import steps, telling
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Urgency
from domain.errors import BadInvitation, Invalid, NotFound, Refused
from domain.org.model import UnitKind
from domain.people import binding, tenure
from domain.people.fits import FITS, USUAL, fits, roles_at
from domain.people.model import Actor, Capacity, Holding, Role
from domain.people.notices import PostVacant
from tests.domain.conftest import Town

HOLDER, STAND_IN = Capacity.HOLDER, Capacity.STAND_IN


def _invited(town: Town, unit: str, role: Role, capacity: Capacity = HOLDER) -> str:
    secret = town.tap() * 8
    town.do(binding.invite, town.asks(), town.units[unit].id, role, capacity, secret=secret)
    return secret


def _takes(town: Town, secret: str, address: str, *, replacing: bool = False) -> Actor:
    return town.do(
        binding.bind, town.asks(), "telegram", address, "zh", secret, replacing=replacing
    )


def _vacancies(town: Town, person_id: int) -> list[PostVacant]:
    return [
        push.notice
        for push in town.pushes()
        if push.person_id == person_id and isinstance(push.notice, PostVacant)
    ]


def _post(actor: Actor, role: Role) -> int:
    return next(seat.post_id for seat in actor.seats if seat.role is role)


def _taken(town: Town, head: Actor, mediator: Actor) -> Case:
    case = town.reported(head, unit="一号楼")
    town.do(steps.take_step, town.asks(mediator), case.id, Arrow.ACCEPT, note="")
    return case


def test_a_successor_is_asked_once_and_then_replaces(town: Town) -> None:
    old = town.person("古道社区", Role.MEDIATOR)
    secret = _invited(town, "古道社区", Role.MEDIATOR)
    with pytest.raises(Invalid) as caught:
        _takes(town, secret, "new")
    assert caught.value.reason == "post-held"
    new = _takes(town, secret, "new", replacing=True)
    assert new.roles() == {Role.MEDIATOR}
    assert town.actor(old.person_id).seats == ()
    ended, begun = town.all(Holding)
    assert (ended.valid_to, begun.valid_to) == (begun.valid_from, None)
    assert [kind for kind, _ in town.told(old)] == ["post-ended"]


def test_one_keeps_the_other_posts(town: Town) -> None:
    old = town.person("古道社区", Role.MEDIATOR)
    old = town.person("古道社区", Role.INFORMATION_OFFICER, again=old.person_id)
    _takes(town, _invited(town, "古道社区", Role.MEDIATOR), "new", replacing=True)
    assert town.actor(old.person_id).roles() == {Role.INFORMATION_OFFICER}


def test_a_stand_in_who_takes_the_post_stands_in_no_more(town: Town) -> None:
    town.person("古道社区", Role.MEDIATOR)
    second = town.person("古道社区", Role.MEDIATOR, STAND_IN)
    secret = _invited(town, "古道社区", Role.MEDIATOR)
    new = _takes(town, secret, str(second.person_id), replacing=True)
    assert [seat.capacity for seat in new.seats] == [HOLDER]
    own = _invited(town, "古道社区", Role.MEDIATOR, STAND_IN)
    with pytest.raises(Invalid) as caught:
        _takes(town, own, str(second.person_id))
    assert caught.value.reason == "own-post"


def test_there_is_one_link_to_a_seat_and_it_can_be_revoked(town: Town) -> None:
    administrator = town.person("琅琊区", Role.ADMINISTRATOR)
    first = _invited(town, "古道社区", Role.MEDIATOR)
    second = _invited(town, "古道社区", Role.MEDIATOR)
    with pytest.raises(BadInvitation):
        _takes(town, first, "new")
    made = town.work.people.invitation(binding.token_hash(second))
    assert made is not None
    head = town.person("一网格", Role.GRID_HEAD)
    with pytest.raises(NotFound):
        town.do(binding.revoke, town.asks(head), made.id)
    town.do(binding.revoke, town.asks(administrator), made.id)
    with pytest.raises(BadInvitation):
        _takes(town, second, "new")


def test_what_was_taken_up_goes_on_with_the_successor(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    old = town.person("古道社区", Role.MEDIATOR)
    case = _taken(town, head, old)
    new = _takes(town, _invited(town, "古道社区", Role.MEDIATOR), "new", replacing=True)
    now = town.clock.now()
    assert town.do(telling.concerned, case, now) == {new.person_id}
    gone = town.actor(old.person_id)
    for able, who in ((False, gone), (True, new)):
        try:
            town.do(steps.take_step, town.asks(who), case.id, Arrow.START, note="")
        except NotFound:
            assert not able
        else:
            assert able


def test_without_a_successor_the_stand_in_goes_on_else_the_head_of_the_unit(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    street = town.person("琅琊街道", Role.COORDINATOR)
    old = town.person("古道社区", Role.MEDIATOR)
    second = town.person("古道社区", Role.MEDIATOR, STAND_IN)
    case = _taken(town, head, old)
    post = _post(old, Role.MEDIATOR)
    town.do(tenure.vacate, town.asks(street), post, HOLDER)
    assert [kind for kind, _ in town.told(second)] == ["post-vacant"]
    assert town.do(telling.concerned, case, town.clock.now()) == {second.person_id}
    town.do(tenure.resign, town.asks(second), post)
    assert town.do(telling.concerned, case, town.clock.now()) == {street.person_id}


def test_the_head_hears_of_a_vacancy_with_what_is_open(town: Town) -> None:
    street = town.person("琅琊街道", Role.COORDINATOR)
    head = town.person("一号楼", Role.BUILDING_HEAD)
    old = town.person("古道社区", Role.MEDIATOR)
    case = _taken(town, head, old)
    town.do(tenure.resign, town.asks(old), _post(old, Role.MEDIATOR))
    (notice,) = _vacancies(town, street.person_id)
    assert (notice.open, notice.cases) == (1, (case.id,))
    assert town.told(old) == [], "who leaves by themselves knows"


def test_what_a_post_reported_goes_with_the_post(town: Town) -> None:
    street = town.person("琅琊街道", Role.COORDINATOR)
    head = town.person("一号楼", Role.BUILDING_HEAD)
    case = town.reported(head, unit="一号楼")
    filed = town.work.cases.timeline(case.id)
    town.do(tenure.resign, town.asks(head), _post(head, Role.BUILDING_HEAD))
    assert case.reporter_id == street.person_id, "somebody can answer a question"
    new = _takes(town, _invited(town, "一号楼", Role.BUILDING_HEAD), "new")
    assert case.reporter_id == new.person_id
    assert [step.person_id for step in filed] == [head.person_id], "the history stays"


def test_what_a_colleague_reported_by_the_post_they_keep_stays(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    second = town.person("一号楼", Role.BUILDING_HEAD, STAND_IN)
    case, closed = town.reported(second, unit="一号楼"), town.reported(head, unit="一号楼")
    town.do(steps.take_step, town.asks(head), closed.id, Arrow.WITHDRAW, note="报重了")
    new = _takes(town, _invited(town, "一号楼", Role.BUILDING_HEAD), "new", replacing=True)
    assert case.reporter_id == second.person_id
    assert closed.reporter_id == head.person_id != new.person_id, "what is over stays as it was"


def test_what_waits_is_withdrawn_but_for_the_posts_that_are_left(town: Town) -> None:
    town.clock.moment += timedelta(hours=13)  # at night
    head = town.person("一号楼", Role.BUILDING_HEAD)
    old = town.person("古道社区", Role.MEDIATOR)
    old = town.person("古道社区", Role.INFORMATION_OFFICER, again=old.person_id)
    dispute, item = (
        town.reported(head, unit="一号楼"),
        town.reported(head, unit="一号楼", kind=CaseKind.OPINION),
    )
    assert [kind for kind, _ in town.told(old)] == ["case-reported"] * 2
    town.do(tenure.resign, town.asks(old), _post(old, Role.MEDIATOR))
    waiting = [
        push.notice
        for push in town.pushes()
        if push.person_id == old.person_id and not push.withdrawn
    ]
    assert [one.subject for one in waiting] == [f"case:{item.id}:reported"]
    assert dispute.id != item.id


def test_who_holds_no_post_is_told_nothing_whoever_would_tell_them(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    case = town.reported(head, unit="一号楼", urgency=Urgency.RED)
    town.do(tenure.resign, town.asks(head), _post(head, Role.BUILDING_HEAD))
    before = town.told(head)
    town.do(steps.take_step, town.asks(mediator), case.id, Arrow.ACCEPT, note="")
    assert town.told(head) == before


def test_a_lost_phone_ends_every_post_and_is_a_stranger(town: Town) -> None:
    administrator = town.person("琅琊区", Role.ADMINISTRATOR)
    old = town.person("古道社区", Role.MEDIATOR)
    old = town.person("琅琊街道", Role.MEDIATOR, again=old.person_id)
    ended = town.do(tenure.lose_phone, town.asks(administrator), old.seats[0].post_id, HOLDER)
    assert ended == 2
    assert town.work.people.actor("telegram", str(old.person_id), town.clock.now().date()) is None
    assert town.told(old) == [], "in whose hands it is nobody knows"


def test_nobody_takes_their_own_post_from_themselves_by_mistake(town: Town) -> None:
    street = town.person("琅琊街道", Role.COORDINATOR)
    for action in (tenure.vacate, tenure.lose_phone):
        with pytest.raises(Invalid) as caught:
            town.do(action, town.asks(street), _post(street, Role.COORDINATOR), HOLDER)
        assert caught.value.reason == "own-post"


def test_who_removes_their_data_is_gone_and_the_matters_stay(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    town.do(binding.choose_language, town.asks(head), "en")
    case = town.reported(head, unit="一号楼")
    town.do(tenure.delete_me, town.asks(head))
    assert town.work.people.channel("telegram", str(head.person_id)) is None
    assert town.work.people.person(head.person_id).locale is None
    assert [step.person_id for step in town.work.cases.timeline(case.id)] == [head.person_id]
    assert town.told(head) == []


def test_a_coordinator_fills_posts_of_the_own_street_alone(town: Town) -> None:
    town.unit("北门街道", UnitKind.STREET, "琅琊区")
    town.unit("东后街社区", UnitKind.COMMUNITY, "北门街道")
    street = town.person("琅琊街道", Role.COORDINATOR)
    foreign = town.person("东后街社区", Role.MEDIATOR)
    boss = town.person("琅琊街道", Role.ADMINISTRATOR)

    def may(unit: str, role: Role) -> bool:
        try:
            town.do(
                binding.invite,
                town.asks(street),
                town.units[unit].id,
                role,
                HOLDER,
                secret=town.tap() * 8,
            )
        except Refused:
            return False
        return True

    assert may("古道社区", Role.MEDIATOR)
    assert may("一号楼", Role.BUILDING_HEAD)
    assert not may("东后街社区", Role.MEDIATOR)
    assert not may("琅琊区", Role.CENTRE_OFFICER)
    assert not may("琅琊街道", Role.ADMINISTRATOR), "nobody hands out more than they hold"
    for action in (tenure.vacate, tenure.lose_phone):
        for other, role in ((foreign, Role.MEDIATOR), (boss, Role.ADMINISTRATOR)):
            with pytest.raises(NotFound):
                town.do(action, town.asks(street), _post(other, role), HOLDER)
    assert access.may_ever(street, Act.INVITE)


def test_a_post_fits_the_level_of_its_unit(town: Town) -> None:
    for unit in town.units.values():
        for role in Role:
            if fits(role, unit.kind):
                _invited(town, unit.name, role)
                continue
            with pytest.raises(Invalid) as caught:
                _invited(town, unit.name, role)
            assert caught.value.facts == {"kind": unit.kind.value}
    assert FITS.keys() == set(Role)
    assert USUAL.keys() == set(UnitKind)
    assert all(set(usual) <= set(roles_at(kind)) for kind, usual in USUAL.items())


def test_where_the_head_left_whoever_may_fill_the_post_hears_too(town: Town) -> None:
    street = town.person("琅琊街道", Role.COORDINATOR)
    case = town.reported(town.person("一网格", Role.GRID_HEAD), unit="一网格")
    mediator = town.person("古道社区", Role.MEDIATOR)
    for by, arrow in ((mediator, Arrow.ACCEPT), (mediator, Arrow.HAND_UP), (street, Arrow.TAKE)):
        town.do(steps.take_step, town.asks(by), case.id, arrow, note="谈不拢")
    centre = town.person("琅琊区", Role.CENTRE_OFFICER)
    administrator = town.person("琅琊区", Role.ADMINISTRATOR)
    town.do(tenure.resign, town.asks(street), _post(street, Role.COORDINATOR))
    told = {
        push.person_id: (push.notice.fills, push.notice.open, push.notice.cases)
        for push in town.pushes()
        if isinstance(push.notice, PostVacant)
    }
    assert told == {
        centre.person_id: (False, 1, (case.id,)),
        administrator.person_id: (True, 1, ()),
    }, "an administrator reads no matter"
