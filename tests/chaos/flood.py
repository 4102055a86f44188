"""One person's flood beside the work of others, who are to feel next to nothing of it."""

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles

from simulator import incoming
from tests.chaos.desks import Desk
from tests.chaos.hands import Hand, Record
from tests.chaos.scene import Setting, a_setting
from tests.nursery import Nursery

_OTHERS = 12
_TURNS = 3
"""Stretches without and with a flood, by turns: a machine is not as quick at all times."""
_STRETCH = 4.0
"""Seconds that each of them lasts."""
_UNDER_WAY = 0.5
_A_BEAT = 0.02
"""Seconds between two handfuls of the flood."""
_THINKS = (0.3, 0.9)
"""Seconds between an answer and the next question."""


@dataclass(frozen=True)
class Felt:
    """What others waited, in seconds."""

    alone: list[float]
    beside: list[float]
    sent: int
    """Messages of the flood."""
    seconds: float
    """In which they were sent."""

    @staticmethod
    def p95(waits: list[float]) -> float:
        """What one of twenty waited longer than."""
        return quantiles(waits, n=20)[-1]

    @property
    def ratio(self) -> float:
        """By how much longer they waited beside the flood."""
        return self.p95(self.beside) / self.p95(self.alone)

    def line(self) -> str:
        """It in words."""
        return (
            f"beside {self.sent / self.seconds:.0f} messages a second of one phone the others' p95"
            f" is {self.p95(self.beside) * 1000:.0f} ms, alone {self.p95(self.alone) * 1000:.0f} ms"
            f" (× {self.ratio:.2f}; medians {median(self.beside) * 1000:.0f} and"
            f" {median(self.alone) * 1000:.0f} ms; {len(self.beside) + len(self.alone)} answers)"
        )


async def feels(
    folder: Path, nursery: Nursery, desk: Desk, rate: int, seed: int, base: str | None
) -> Felt:
    """Lets others ask, alone and beside somebody who sends so many messages a second."""
    dice = Random(seed)  # noqa: S311 - a story, no secret
    async with a_setting(folder, nursery, desk, _OTHERS + 1, base) as setting:
        setting.machines.start_all()
        flooding, *others = setting.place.mediator_of
        record = Record()
        hands = [setting.hand(phone, record) for phone in others]
        await asyncio.gather(*(_asks(who, record) for who in hands))  # everything is warm
        alone: list[float] = []
        beside: list[float] = []
        sent = 0
        for turn in range(2 * _TURNS):
            await _over(setting, flooding)
            record.waits.clear()
            end = time.monotonic() + _STRETCH
            flood = asyncio.create_task(_floods(setting, flooding, rate if turn % 2 else 0, end))
            await asyncio.gather(*(_asks_on(who, record, dice, end) for who in hands))
            sent += await flood
            waits = beside if turn % 2 else alone
            waits.extend(answered - asked for asked, answered in record.waits)
        return Felt(alone, beside, sent, _TURNS * _STRETCH)


async def _asks(who: Hand, record: Record) -> None:
    mark = record.mark()
    await who.says(f"/find {mark}", mark)


async def _asks_on(who: Hand, record: Record, dice: Random, end: float) -> None:
    """Asks again and again."""
    while time.monotonic() < end:
        await asyncio.sleep(dice.uniform(*_THINKS))
        await _asks(who, record)


async def _floods(setting: Setting, phone: int, rate: int, end: float) -> int:
    """Sends as a script does, and waits for no answer; how many messages. They go into the local
    server's queue without its HTTP, which would cost the machine more than the desk's work."""
    world = setting.server.world
    bot, person = world.bot(None), world.store.people[phone]
    chat = world.store.chat(bot.id, phone)
    begun, sent = time.monotonic(), 0
    while (now := time.monotonic()) < end:
        while sent < (now - begun) * rate:
            sent += 1
            incoming.say(world, bot, chat, person, {"text": f"喂喂喂{sent}"}, None)
        await asyncio.sleep(_A_BEAT)
    return sent


async def _over(setting: Setting, phone: int) -> None:
    """What the flood left is dropped, and what is under way comes to an end."""
    world = setting.server.world
    world.updates.drop_all(world.bot(None))
    await asyncio.sleep(_UNDER_WAY)
    setting.does(f"DELETE FROM inbox WHERE lane = '{phone}'")  # noqa: S608 - our own phone's number
