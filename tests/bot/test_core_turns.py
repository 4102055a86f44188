"""A chat in which very much waits lets the others go first, and loses nothing."""

import asyncio
from dataclasses import dataclass, field

from aiogram import Dispatcher
from aiogram.types import Message

from bot.telegram import intake
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
    assert handled.seen[FLOOD] == [0], "it has its turn when its rest is over"
    seconds.at = 1.0  # the others have gone
    worker.wake()
    await handled.until(FLOOD, MANY + 3)
    await worker.stop()
    await run
    assert handled.seen == {
        FLOOD: [*range(MANY), 201, 202, 203],
        OTHER: [100, 101, 102, 103],
    }


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
    assert (turns.resting(), turns.held("7") > 0, turns.held("8")) == ({"7"}, True, 0)
    turns.begins(taken("7"))
    assert (turns.resting(), turns.held("7")) == (frozenset(), 0), "few wait there by now"


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
