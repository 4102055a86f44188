"""Whoever waited long is told so, once, and nothing that may not be true."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import cast

from bot.context import Desk
from bot.telegram.waits import LateWord
from domain.messaging import Claimed, Incoming
from domain.people.model import Actor
from tests.makers import NOW, StillClock, plain_rules

CLOCK = StillClock()
DESK = cast("Desk", SimpleNamespace(clock=CLOCK, zone=plain_rules().zone))


def told(waits: LateWord, came: datetime, *, at: float) -> bool:
    """Whether somebody is, of what came then and is taken up so many seconds from the beginning."""
    CLOCK.moment = NOW + timedelta(seconds=at)
    claimed = Claimed(
        incoming=Incoming(bot_id=1, update_id=1, lane="7", payload=""),
        tries=0,
        received_at=came,
        conversation={},
        writer=Actor(person_id=1, locale="zh", seats=()),
        crowded=True,
    )
    word = waits.word(claimed, DESK)
    if word is None:
        return False
    assert "停" not in word, "the desk may have been at work all the time"
    waits.said(claimed, CLOCK.now())
    return True


def test_a_backlog_that_grows_while_it_is_worked_off_is_told_of_once() -> None:
    waits = LateWord()
    came = [NOW + timedelta(seconds=2 * n) for n in range(100)]
    said = [told(waits, one, at=4.0 * n) for n, one in enumerate(came)]  # each as late again
    assert [n for n, one in enumerate(said) if one] == [30]
    assert not told(waits, NOW + timedelta(seconds=390), at=440)
    assert told(waits, NOW + timedelta(seconds=441), at=510), "there was a pause"
