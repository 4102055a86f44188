"""Invitations bind a phone to a post, once."""

from datetime import timedelta

import pytest

from domain.errors import BadInvitation, Refused
from domain.people import binding
from domain.people.model import Capacity, Channel, Holding, Invitation, Person, Role
from domain.request import Request
from tests.domain.conftest import Town


def _invited(town: Town, role: Role = Role.MEDIATOR, token: str = "t" * 32) -> str:
    town.do(
        binding.invite,
        Request(now=town.clock.now()),
        town.units["古道社区"].id,
        role,
        Capacity.HOLDER,
        secret=token,
    )
    return token


def _bind(town: Town, token: str, address: str = "1005") -> frozenset[Role]:
    actor = town.do(binding.bind, Request(now=town.clock.now()), "telegram", address, "zh", token)
    return actor.roles()


def test_a_link_binds_once_and_the_same_phone_may_tap_it_again(town: Town) -> None:
    token = _invited(town)
    assert _bind(town, token) == {Role.MEDIATOR}
    assert _bind(town, token) == {Role.MEDIATOR}
    assert len(town.all(Holding)) == 1
    with pytest.raises(BadInvitation) as caught:
        _bind(town, token, "1666")
    assert caught.value.reason == "used"


def test_an_old_or_unknown_link_binds_nobody(town: Town) -> None:
    token = _invited(town)
    with pytest.raises(BadInvitation) as caught:
        _bind(town, "x" * 32)
    assert caught.value.reason == "unknown"
    town.clock.moment += timedelta(days=binding.INVITATION_DAYS)
    with pytest.raises(BadInvitation) as caught:
        _bind(town, token)
    assert caught.value.reason == "expired"
    assert not town.all(Channel)


def test_one_person_may_hold_several_posts(town: Town) -> None:
    _bind(town, _invited(town))
    second = _invited(town, Role.INFORMATION_OFFICER, "u" * 32)
    assert _bind(town, second) == {Role.MEDIATOR, Role.INFORMATION_OFFICER}
    assert len(town.all(Person)) == 1


def test_the_token_itself_is_not_kept(town: Town) -> None:
    token = _invited(town)
    kept = [vars(i) for i in town.all(Invitation)]
    assert token not in repr(kept)
    assert town.all(Invitation)[0].token_hash == binding.token_hash(token)


def test_only_administrators_invite_and_only_below_themselves(town: Town) -> None:
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    below = town.person("古道社区", Role.ADMINISTRATOR)
    for actor, unit in ((supervisor, "古道社区"), (below, "琅琊街道")):
        with pytest.raises(Refused):
            town.do(
                binding.invite,
                Request(actor=actor, now=town.clock.now()),
                town.units[unit].id,
                Role.MEDIATOR,
                Capacity.HOLDER,
                secret="v" * 32,
            )
