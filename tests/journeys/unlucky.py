"""A town whose product is a process of its own, and a plug that is pulled at random while somebody
does something: nothing that is told there may come out otherwise.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from simulator.client import Seen, SimClient, Tapped
from tests.journeys.people import Someone
from tests.journeys.town import Town, a_town, local
from tests.makers import StillClock
from tests.nursery import Nursery
from tests.quarter.desk import Desk, a_desk
from tests.quarter.driver import environment_of

Done = TypeVar("Done")
METHODS = ("sendMessage", "editMessageText", "answerCallbackQuery")
OFTEN = 0.15
"""The part of all that is done during which the plug is pulled."""
_AT_ONCE, _A_CALL = 0.15, 1.0
"""Seconds after which it is pulled: blindly, or at the latest if the call never came."""


@dataclass
class Power:
    """What the process lives by."""

    desk: Desk
    sim: SimClient
    dice: Random
    rests: Callable[[], Awaitable[None]]
    done: int = 0
    """How often it was pulled."""

    async def during(self, act: Coroutine[Any, Any, Done]) -> Done:
        """Lets somebody do something, and may pull the plug meanwhile."""
        if self.dice.random() > OFTEN:
            return await act
        self.done += 1
        method, how = self.dice.choice(METHODS), self.dice.choice(("blind", "before", "after"))
        if how == "blind":
            doing = asyncio.create_task(act)
            await asyncio.sleep(self.dice.uniform(0, _AT_ONCE))
        else:
            await self.sim.fault(method, delay=60, drop=how)
            doing = asyncio.create_task(act)
            with suppress(TimeoutError):
                async with asyncio.timeout(_A_CALL):
                    while (await self.sim.request("GET", "/faults"))["faults"]:  # noqa: ASYNC110 - no event tells of it
                        await asyncio.sleep(0.005)
        await self.desk.dies()
        await self.sim.clear_faults()
        await self.desk.starts()
        result = await doing
        await self.rests()
        return result


@dataclass
class Unlucky(Someone):
    """Somebody who is answered by a process that may die any moment."""

    power: Power | None = None

    async def _does(self, *sees: str, **content: Any) -> Seen:
        assert self.power is not None
        return await self.power.during(super()._does(*sees, **content))

    async def taps(self, label: str) -> Tapped:
        """Taps; an answer that got lost with the process comes from the next."""
        assert self.power is not None
        return await self.power.during(super().taps(label))

    async def how_often(self, text: str) -> int:
        """How many such messages came; of one whose receipt died with the process a second copy
        may come, and is none more."""
        return sum(text in one for one in set(await self.received()))


@dataclass(kw_only=True)
class UnluckyTown(Town):
    """The town on that process."""

    power: Power

    async def becomes(self, moment: str) -> None:
        """The clock is moved on, and what is due then is done, by whichever process lives."""
        assert isinstance(self.clock, StillClock)
        self.clock.moment = local(moment)
        with suppress(OSError):
            await self.power.during(self.power.desk.becomes(self.clock.moment))
        await self.power.desk.becomes(self.clock.moment)
        await self.rests()


@asynccontextmanager
async def an_unlucky_town(
    folder: Path, nursery: Nursery, seed: int, server_folder: str | None = None
) -> AsyncIterator[UnluckyTown]:
    """One with everybody bound, and the product running."""
    async with a_town(folder, server_folder=server_folder) as town:
        with a_desk(nursery, folder, environment_of(town.settings)) as desk:
            dice = Random(seed)  # noqa: S311 - a story, no secret
            power = Power(desk, town.server.client, dice, town.rests)
            people: dict[int, Someone] = {
                one: Unlucky(one, town.server.client, power=power) for one in town.people
            }
            unlucky = UnluckyTown(
                server=town.server,
                settings=town.settings,
                clock=town.clock,
                people=people,
                postgresql=server_folder,
                power=power,
            )
            await desk.starts()
            await desk.becomes(town.clock.now())
            await town.server.polled(7700)
            await unlucky.rests()
            yield unlucky
