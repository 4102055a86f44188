"""Chats that wait out a short pause."""

from datetime import timedelta

from domain.messaging import ClaimedPush
from domain.notices import Priority
from scheduler.lane import Rests
from tests.scheduler.parts import TUESDAY, due

_SHORT = timedelta(seconds=30)


def test_a_chat_rests_for_no_longer_than_pauses_are_though_the_clock_was_put_back() -> None:
    row = ClaimedPush(
        id=1,
        person_id=1,
        address="71",
        locale="zh",
        notice=due(1),
        tries=0,
        priority=Priority.NORMAL,
    )
    end = TUESDAY + _SHORT
    assert Rests(_SHORT, {"71": end}).early([row], TUESDAY) == {end: [1]}
    assert Rests(_SHORT, {"71": end}).early([row], end) == {}
    assert Rests(_SHORT, {"71": end}).early([row], TUESDAY - timedelta(hours=3)) == {}
