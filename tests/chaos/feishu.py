"""People with Feishu phones: between them and the desk a bridge dies, too."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from botapi.params import Params
from botapi.values import JSON
from bridge.numbers import number_of
from domain.people.messengers import Messenger, address_of
from simulator.calls import Fault
from simulator.feishu import open_id_of
from simulator.seen import Seen
from simulator.testing import SimServer
from tests.chaos.hands import PATIENCE, Hand
from tests.chaos.reckoning import Told
from tests.chaos.storm import Storm, Trap, pushed
from tests.quarter.driver import TOKEN

CREATE, PATCH = "im.v1.message.create", "im.v1.message.patch"
TAP = "card.action.trigger"
"""Tapped, and told to the app; where that goes wrong the tap or its answer is lost."""
_TOAST = 20.0
"""Seconds after which whoever pressed a button has been told that it came to nothing, even where
the press itself came late."""
_TOLD_AGAIN = 15.0
"""Seconds after which Feishu tells once more of what nobody took; here they pass in two."""


def address(phone: int) -> str:
    """By what the desk knows the phone."""
    return address_of(Messenger.FEISHU, number_of(open_id_of(phone)))


def bridge_of(url: str, port: int, folder: Path) -> dict[str, str]:
    """What the bridge is told."""
    return {
        "BRIDGE_TOKEN": TOKEN,
        "BRIDGE_FEISHU_APP_ID": "cli_chaos",
        "BRIDGE_FEISHU_APP_SECRET": "secret-of-an-app",
        "BRIDGE_FEISHU_URL": url,
        "BRIDGE_LISTEN": f"127.0.0.1:{port}",
        "BRIDGE_DATABASE": str(folder / "bridge.db"),
    }


@dataclass
class FeishuHand(Hand):
    """A tap is told to the app once, and whoever made it sees where it came to nothing: then they
    tap once more."""

    async def _press(self, name: str) -> None:
        assert self.page is not None
        while True:
            came = await self.sim.tap(self.phone, self.page.id, text=name, wait=_TOAST)
            if "error" not in came.raw:
                return
            await asyncio.sleep(1)
            now = (await self.sim.screen(self.phone)).messages
            page = next((one for one in now if one.id == self.page.id), None)
            if page is None or name not in page.buttons:
                return  # it had been heard
            self.page = page


class FeishuStorm(Storm):
    """The bridge is killed in its calls of Feishu, the others at any instant. Of a call of Feishu's
    nobody sees whether it is a push, so that any will do."""

    def lay_traps(self) -> None:
        """Before a call is carried out, and behind it, before it is answered."""
        faults, calls = self.world.faults, self.world.calls
        take, add = faults.take, calls.add

        def before(method: str) -> Fault | None:
            if (trap := self._sprung_by(method, takes_effect=False)) is not None:
                trap.sprung.set()
                return Fault(method=method, drop="before")
            return take(method)

        def behind(time: float, bot_id: int, method: str, params: Params, answer: JSON) -> None:
            add(time, bot_id, method, params, answer)
            took_effect = answer.get("code") == 0
            if took_effect and (trap := self._sprung_by(method, takes_effect=True)) is not None:
                trap.sprung.set()

        faults.take = before  # type: ignore[method-assign]  # a trap stands there
        calls.add = behind  # type: ignore[method-assign]  # another trap behind it

    def way(self, how: str) -> str:
        return {"pushing": "before", "pushed": "after"}.get(how, how)

    def _sprung_by(self, method: str, *, takes_effect: bool) -> Trap | None:
        trap = self.trap
        if trap is None or trap.takes_effect is not takes_effect or method not in {CREATE, PATCH}:
            return None
        self.trap = None
        trap.killed = self.machines.kill(self.machines.bridge)
        return trap


async def time_passes(server: SimServer) -> None:
    """What nobody took is told again by and by, until cancelled."""
    while True:
        await asyncio.sleep(2)
        await server.client.request("PUT", "/feishu/clock", {"pass": _TOLD_AGAIN})


async def all_begin(server: SimServer, hands: Iterable[Hand]) -> None:
    """Feishu's people are known to the bridge from their first word on."""
    async with asyncio.timeout(PATIENCE):
        while not any(server.delivery.lines.values()):  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.02)
    await asyncio.gather(*(hand.says("/start") for hand in hands))


async def told_on(server: SimServer, phones: Iterable[int]) -> list[Told]:
    """All messages that stand on the phones: what is sent under the same key is one of them."""
    found = []
    for phone in phones:
        for message in map(Seen, (await server.client.chat(phone))["messages"]):
            if message.from_bot and not message.deleted:
                params = {"text": message.text}
                found.append(Told(phone, message.text, tuple(pushed("sendMessage", params))))
    return found
