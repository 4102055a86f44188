"""Each option of a letter is what its action says, wherever the letter stands."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from domain.annual import actions, letters, verifying
from domain.annual.model import AnnualLetter
from domain.annual.scale import AnnualTopic
from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.errors import DomainError
from tests.domain.annual_desk import FACTS, AnnualDesk, local
from tests.domain.conftest import Town

SCAN = DraftFile(kind=AttachmentKind.PAPER, file=f"{'a' * 32}.pdf", size=9)


@pytest.fixture
def desk(town: Town) -> AnnualDesk:
    return AnnualDesk(town)


def _late(desk: AnnualDesk, letter: AnnualLetter) -> AnnualLetter:
    """After the day of the self-assessment."""
    desk.town.clock.moment = local("2026-12-09 09:00")
    return letter


STORIES: tuple[Callable[[AnnualDesk], AnnualLetter], ...] = (
    lambda desk: desk.drafts()[1],
    AnnualDesk.signed,
    AnnualDesk.begun,
    lambda desk: _late(desk, desk.begun()),
    AnnualDesk.handed_in,
    AnnualDesk.fed_back,
    AnnualDesk.appealed,
    AnnualDesk.settled,
)


def _tries(letter: AnnualLetter, topic: AnnualTopic) -> Iterable[tuple[str, Any, tuple[Any, ...]]]:
    """Each option that one action answers to, and how that is asked for."""
    yield "target", letters.set_targets, ("目标",)
    yield "sign", letters.sign, (date(2026, 11, 20),)
    yield "scan", letters.attach_scan, (SCAN,)
    yield "check", letters.check, ("正常",)
    yield "fill", actions.set_own, (topic, 100, "理由", None)
    yield "hand_in", actions.hand_in, (FACTS,)
    yield "record", verifying.record, (FACTS,)
    yield "verify", verifying.verify, (topic, 100, "理由")
    yield "feed_back", verifying.feed_back, ()
    yield "accept", actions.accept, ()
    yield "appeal", actions.appeal, (AnnualTopic.TEAM, "理由")
    yield "answer", verifying.refuse, (AnnualTopic.LEADING, "理由")
    yield "settle", verifying.settle, ()
    yield "archive", verifying.archive, ()
    yield "withdraw", letters.withdraw, ()


class _Undone(Exception):
    """So that what was tried leaves nothing behind."""


@pytest.mark.parametrize("number", range(len(STORIES)))
def test_an_option_is_what_its_action_says(desk: AnnualDesk, number: int) -> None:
    letter = STORIES[number](desk)
    tried = set()
    for who in (desk.supervisor, desk.street):
        may = desk.may(who, letter)
        for name, action, more in _tries(letter, AnnualTopic.LEADING):

            def attempt(work: Any, request: Any, *args: Any, action: Any = action) -> None:
                action(work, request, *args)
                raise _Undone

            try:
                desk.town.do(attempt, desk.town.asks(who), letter.id, *more)
            except _Undone:
                done = True
            except DomainError:
                done = False
            assert getattr(may, name) is done, (name, letter.stage)
            tried.add(name)
    assert tried == {one.name for one in fields(may)} - {"begin"}, "that is asked of all at once"
