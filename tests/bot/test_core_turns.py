"""A chat in which very much waits lets the others go first, and loses nothing."""

import asyncio
from dataclasses import dataclass, field
from math import inf

import pytest
from aiogram import Dispatcher
from aiogram.types import Message

from bot.telegram import intake
from bot.telegram import turns as turns_module
from bot.telegram import worker as worker_module
from bot.telegram.turns import Turns
from domain.messaging import Claimed, Incoming
from simulator.client import PATIENCE
from storage.kit.engine import Database
from tests.bot.test_core_worker import a_worker, an_update, database
from tests.makers import NOW, an_inbox

__all__ = ["database"]  # a fixture

FLOOD, OTHER = 7, 8
MANY = 40


@dataclass
class Handled:
    """What was handled, by chat and in its order."""

    seen: dict[int, list[int]] = field(default_factory=lambda: {FLOOD: [], OTHER: []})
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def dispatcher(self) -> Dispatcher:
        """One that notes it."""
        made = Dispatcher()

        @made.message()
        async def handle(message: Message) -> None:
            self.seen[message.chat.id].append(message.message_id)
            self.news.set()

        return made

    async def until(self, chat: int, many: int) -> None:
        """Returns when so many of the chat are."""
        async with asyncio.timeout(PATIENCE):
            while len(self.seen[chat]) < many:
                self.news.clear()
                await self.news.wait()


@dataclass
class Seconds:
    """What passes only when it is told to."""

    at: float = 0.0

    def __call__(self) -> float:
        return self.at


def rows(chat: int, *numbers: int) -> list[Incoming]:
    return [intake.incoming(1, an_update(n, chat)) for n in numbers]


async def test_a_flood_lets_others_go_first_and_is_answered_to_its_last_word(
    database: Database,
) -> None:
    handled, seconds, box = Handled(), Seconds(), an_inbox(database)
    worker = a_worker(database, box, handled.dispatcher())
    worker.turns = Turns(now=seconds)
    now = worker.desk.clock.now()
    await box.keep([*rows(FLOOD, *range(MANY)), *rows(OTHER, 100)], now)
    run = asyncio.create_task(worker.run())
    await handled.until(OTHER, 1)
    for number in (101, 102, 103):
        await intake.keep(box, [*rows(FLOOD, number + 100), *rows(OTHER, number)], now)
        await handled.until(OTHER, number - 99)
    assert handled.seen[FLOOD] == [0], "it rests"
    seconds.at = 0.95  # the others are at work
    worker.wake()
    await handled.until(FLOOD, 2)
    await intake.keep(box, rows(OTHER, 104), now)
    await handled.until(OTHER, 5)
    assert handled.seen[FLOOD] == [0, 1], "it had its turn, and rests again"
    seconds.at = 2.0  # the others have gone
    worker.wake()
    await handled.until(FLOOD, MANY + 3)
    await worker.stop()
    await run
    assert handled.seen == {
        FLOOD: [*range(MANY), 201, 202, 203],
        OTHER: [100, 101, 102, 103, 104],
    }


async def test_a_turn_comes_when_the_rest_is_over_and_not_only_by_the_clock(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "_FALLBACK_POLL", 10 * PATIENCE)
    monkeypatch.setattr(turns_module, "_REST", 0.01)
    monkeypatch.setattr(turns_module, "_ALONE", 10 * PATIENCE)
    handled, box = Handled(), an_inbox(database)
    worker = a_worker(database, box, handled.dispatcher())
    now = worker.desk.clock.now()
    await box.keep([*rows(FLOOD, *range(MANY)), *rows(OTHER, 100)], now)
    run = asyncio.create_task(worker.run())
    await handled.until(FLOOD, 4)
    await worker.stop()
    await run


def test_a_crowded_chat_rests_after_each_while_others_are_at_work() -> None:
    seconds = Seconds()
    turns = Turns(now=seconds)
    turns.begins(taken("7", crowded=True))
    assert turns.resting() == frozenset(), "there is nobody else"
    turns.begins(taken("8"))
    assert turns.resting() == {"7"}, "as long as it takes"
    turns.ends("8")
    turns.ends("7")
    seconds.at = 0.5
    turns.begins(taken("9"))
    assert turns.resting() == {"7"}
    seconds.at = 0.95
    assert turns.resting() == frozenset(), "its turn"
    turns.begins(taken("7", crowded=True))
    turns.ends("7")
    assert (turns.resting(), turns.held("7") > 0, turns.held("8") > 0) == ({"7"}, True, False)
    turns.begins(taken("7"))
    assert (turns.resting(), turns.held("7")) == (frozenset(), 0), "few wait there by now"


def test_how_long_until_a_turn() -> None:
    seconds = Seconds()
    turns = Turns(now=seconds)
    assert turns.rest() == inf
    turns.begins(taken("7", crowded=True))
    turns.begins(taken("8"))
    assert turns.rest() == inf, "it is under way"
    turns.ends("7")
    assert turns.rest() == 0.9
    seconds.at = 0.5
    turns.begins(taken("6", crowded=True))
    turns.ends("6")
    assert turns.rest() == pytest.approx(0.4), "the first"
    seconds.at = 0.95
    assert turns.rest() == pytest.approx(0.05), "nobody else is at work any more"
    seconds.at = 1.0
    assert turns.rest() == inf


def test_a_chat_is_nobody_else_to_itself() -> None:
    turns = Turns(now=Seconds())
    turns.begins(taken("7"))
    turns.begins(taken("7", crowded=True))
    assert turns.resting() == frozenset()
    turns.begins(taken("8"))
    turns.begins(taken("7", crowded=True))
    assert turns.resting() == {"7"}


def test_a_group_is_never_crowded() -> None:
    turns = Turns(now=Seconds())
    turns.begins(taken("8"))
    turns.begins(taken("-1007", crowded=True))
    turns.begins(taken("feishu:-1007", crowded=True))
    turns.begins(taken("feishu:7", crowded=True))
    assert turns.resting() == {"feishu:7"}


def test_what_another_process_takes_up_rests_no_more() -> None:
    seconds = Seconds()
    turns = Turns(now=seconds)
    turns.begins(taken("7", crowded=True))
    turns.ends("7")
    seconds.at = 30
    turns.begins(taken("8"))
    assert (turns.resting(), turns.held("7") > 0) == (frozenset(), True)
    seconds.at = 90
    turns.begins(taken("8"))
    assert (turns.resting(), turns.held("7")) == (frozenset(), 0)


def taken(lane: str, *, crowded: bool = False) -> Claimed:
    """What is taken up there."""
    incoming = Incoming(bot_id=1, update_id=1, lane=lane, payload="")
    return Claimed(
        incoming=incoming,
        tries=0,
        received_at=NOW,
        conversation={},
        writer=None,
        crowded=crowded,
    )
