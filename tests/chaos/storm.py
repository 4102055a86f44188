"""Processes are killed at random and at the worst instants, while all sorts of troubles come."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from botapi.params import Params
from botapi.values import JSON
from simulator.model import Bot
from simulator.world import World
from tests.chaos import life
from tests.chaos.hands import PATIENCE, Record
from tests.chaos.machines import Machines
from tests.chaos.troubles import ANSWERS, Trouble

_TAG = re.compile("<[^>]*>")
_PUSHED = re.compile("新报上来一件|已受理。")
_NUMBER = re.compile(r"第(\d+)号")

HOW = ("blind", "starting", "committing", "before", "after", "pushing", "pushed")
"""How a process is killed: at any instant; while it starts; from just before its next COMMIT to
just after it; while it makes a call, before that takes effect or after it did and before anybody
knows; and the same for a push, which the scheduler makes."""
_IN_VAIN = 4.0
"""After so many seconds without the instant that was waited for, any instant will do."""
_COMMITTING = 0.006
"""Seconds from the beginning of a COMMIT to when it is over for sure."""
_LONGEST = 20.0
_CALM = 4
"""With one in so many kills nothing else goes wrong: they show how long a kill alone is felt."""


def pushed(method: str, params: JSON) -> list[int]:
    """The numbers a call tells of, if it is a push of the storm's."""
    if method.lower() not in {"sendmessage", "editmessagetext"}:
        return []
    text = _TAG.sub("", str(params.get("text", "")))
    return [int(one) for one in _NUMBER.findall(text)] if _PUSHED.search(text) else []


@dataclass
class Trap:
    """Kills a process in the middle of a call, seen from the other end of it."""

    how: str
    sprung: asyncio.Event = field(default_factory=asyncio.Event)
    killed: bool = False

    def fits(self, method: str, params: JSON) -> bool:
        """Whether it waits for this call."""
        if self.how in {"pushing", "pushed"}:
            return bool(pushed(method, params))
        return method in ANSWERS and not pushed(method, params)

    @property
    def takes_effect(self) -> bool:
        """Whether the call does what it says."""
        return self.how in {"after", "pushed"}


@dataclass
class Storm:
    """All of it, for one desk."""

    dice: Random
    world: World
    machines: Machines
    record: Record
    kills: int
    """How many there will be."""
    troubles: Sequence[Trouble] = ()
    """What else goes wrong, until the calm."""
    done: asyncio.Event = field(default_factory=asyncio.Event)
    ways: Counter[str] = field(default_factory=Counter)
    cut_pushes: int = 0
    """Pushes that came, and whose answer was cut without any kill: they, too, come again."""
    struck: Counter[str] = field(default_factory=Counter)
    """How often each trouble came."""
    calm: list[float] = field(default_factory=list)
    """When the last kills came, with which nothing else went wrong."""
    trap: Trap | None = None

    def __post_init__(self) -> None:
        self._carry_out = self.world.execute
        self.world.execute = self._execute  # type: ignore[method-assign]  # a trap is laid there

    async def _execute(self, bot: Bot, method: str, params: Params) -> tuple[JSON, bool]:
        trap, given = self.trap, params.shown()
        if trap is not None and trap.fits(method, given):
            self.trap = None
            answered: tuple[JSON, bool] = ({"ok": False, "error_code": 500}, True)
            if trap.takes_effect:
                answered = await self._carry_out(bot, method, params)
            trap.killed = self.machines.kill(self._whoever(method, given))
            trap.sprung.set()
            return answered[0], True
        answered = await self._carry_out(bot, method, params)
        if answered[1] and answered[0]["ok"] and pushed(method, given):
            self.cut_pushes += 1
        return answered

    def _whoever(self, method: str, params: JSON) -> Any:
        """A process that may have made the call; of several alike any one."""
        not_its = "bot" if pushed(method, params) else "scheduler"
        return self.dice.choice([one for one in self.machines.processes if one.part != not_its])

    async def rages(self) -> None:
        """Until all kills are done; then it is calm."""
        trouble = [asyncio.create_task(one(self.dice, self.struck)) for one in self.troubles]
        last = -(-self.kills // _CALM)
        try:
            for n in range(self.kills - last):
                await self._one(HOW[n % len(HOW)])
        finally:
            for task in trouble:
                task.cancel()
            ended = await asyncio.gather(*trouble, return_exceptions=True)
            self.world.faults.clear()
        for how in ended:
            if isinstance(how, BaseException) and not isinstance(how, asyncio.CancelledError):
                raise how  # a trouble that failed did not come any more
        for n in range(self.kills - last, self.kills):
            await self._all_answered()
            await self._one(HOW[n % len(HOW)])
            self.calm.append(self.machines.killed[-1])
        await self._all_answered()
        self.done.set()

    async def _all_answered(self) -> None:
        """Returns when nobody waits any more who waits now."""
        now, deadline = time.monotonic(), time.monotonic() + PATIENCE
        while any(at < now for at in self.record.pending) and time.monotonic() < deadline:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.02)

    async def _one(self, how: str) -> None:
        """One kill, and the processes started again."""
        if how != "starting":
            await self._some_work()
            await asyncio.sleep(self.dice.uniform(0, 0.7))
        else:
            await asyncio.sleep(self.dice.uniform(0, 0.4))
        if how == "committing":
            struck = await self._in_a_commit()
        elif how in {"blind", "starting"}:
            struck = False
        else:
            struck = await self._in_a_call(how)
        self.ways[self.way(how) if struck or how == "starting" else "blind"] += 1
        while not struck:
            struck = self.machines.kill(self.dice.choice(self.machines.processes))
            await asyncio.sleep(0.01)  # one that found no database may have ended by itself

    def way(self, how: str) -> str:
        """What that kind of kill is counted as."""
        return how

    async def _in_a_commit(self) -> bool:
        """Whether one killed itself in its commit."""
        order = self.machines.folder / "order"
        order.write_text(f"{self.dice.uniform(0, _COMMITTING):.6f}", "ascii")
        order.replace(self.machines.folder / life.DOOM)
        struck = await self.machines.doomed(_IN_VAIN)
        if struck:
            self.machines.killed.append(time.monotonic())
        return struck

    async def _in_a_call(self, how: str) -> bool:
        """Whether one was killed in its call."""
        self.trap = trap = Trap(how)
        try:
            await asyncio.wait_for(trap.sprung.wait(), _IN_VAIN)
        except TimeoutError:
            self.trap = None
        return trap.killed

    async def _some_work(self) -> None:
        """Returns when a few more waits are over: a desk that is killed whenever it starts would
        do nothing between two kills in which anything could be lost."""
        want = len(self.record.waits) + 3
        deadline = time.monotonic() + _LONGEST
        while len(self.record.waits) < want and time.monotonic() < deadline:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.01)
