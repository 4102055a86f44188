"""Whatever is killed and whenever: each thing people did reaches the desk once, each thing the desk
said under a key stands on the phone once, both in their order."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from botapi.delivery import Courier
from botapi.params import Params
from botapi.values import JSON
from bridge.desk.incoming import Incoming
from bridge.desk.methods import run
from bridge.desk.owing import settle_all
from bridge.desk.state import Desk, Identity
from bridge.desk.updates import Updates
from bridge.messenger import Away, Happening, Pressed, Written
from bridge.numbers import number_of
from bridge.store import owed
from bridge.store.database import Database
from simulator.testing import ManualTime
from tests.bridge.phones import Phones
from tests.examples import examples

PEOPLE = ("ou_a", "ou_b")
BUTTON = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
EDITS = ("", "cut", "unreached", "came", "lost", "killed", "killed sooner")
"""From the fourth on the change goes along with the answer to a press."""
person = st.sampled_from(PEOPLE)
steps = st.one_of(
    st.tuples(st.just("write"), person, st.sampled_from(["", "before", "after"])),
    st.tuples(st.just("press"), person, st.sampled_from(["", "before", "after"])),
    st.tuples(st.just("send"), person, st.sampled_from(["", "sent", "unsent", "cut", "unreached"])),
    st.tuples(st.just("edit"), person, st.sampled_from(EDITS)),
    st.tuples(st.just("poll"), st.just(""), st.sampled_from(["", "desk", "bridge"])),
)


class Town:
    """Two people, their phones, a bridge that is killed, and a desk that keeps what it got."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lives = 0
        self._time = ManualTime()
        self.phones = Phones()
        self.got: dict[int, JSON] = {}
        """What the desk has on file, by the number of the update."""
        self.done: list[str] = []
        """What people did, by the words or the press."""
        self.said: dict[str, list[str]] = {address: [] for address in PEOPLE}
        """What stands on each phone, as the desk means it."""
        self.open(folder / "0.db")

    def open(self, path: Path) -> None:
        self.path = path
        database = Database(path)

        async def obey(_method: str, _params: Params) -> None: ...

        self.desk = Desk(
            identity=Identity(token="1:token-of-a-test", username="x_bot", name="X"),
            messenger=self.phones,
            database=database,
            updates=Updates(database, self._time.clock, Courier(obey)),
            clock=self._time.clock,
        )
        self._incoming = Incoming(self.desk, toast_seconds=0.0)

    def copied(self) -> Path:
        """What a process that is killed now leaves."""
        self._lives += 1
        copy = self._folder / f"{self._lives}.db"
        for suffix in ("", "-wal"):
            if (file := Path(f"{self.path}{suffix}")).exists():
                shutil.copy(file, f"{copy}{suffix}")
        return copy

    async def again(self, left: Path) -> None:
        """Another process goes on with what was left."""
        for task in self.desk.settling:
            task.cancel()
        await asyncio.gather(*self.desk.settling, return_exceptions=True)
        self.desk.database.close()
        self.open(left)
        await settle_all(self.desk)
        await self.settled()

    async def settled(self) -> None:
        """Nothing is owed any more."""
        await asyncio.gather(*self.desk.settling)
        assert await self.desk.database.soon(owed.owed) == []

    async def call(self, method: str, **params: object) -> JSON:
        return await run(self.desk, method, Params(dict(params)))

    async def happen(self, happening: Happening, kill: str) -> None:
        """The messenger tells; what it does not know to be taken it tells again."""
        left = self.copied() if kill == "before" else None
        await self._incoming.take(happening)
        if kill:
            await self.again(left or self.copied())
            await self._incoming.take(happening)

    async def write(self, address: str, kill: str) -> None:
        words = f"words {len(self.done)}"
        self.done.append(words)
        name = f"om_p{len(self.done)}"
        await self.happen(
            Written(event_id=f"e{name}", address=address, message_id=name, at=5, text=words), kill
        )

    async def press(self, address: str, kill: str) -> None:
        if not self.said[address]:
            return
        found = self.phones.press(address, "Go")
        self.done.append(f"press {len(self.done)}")
        data = self.done[-1]
        await self.happen(
            Pressed(event_id=f"e{data}", address=address, message_id=found.message_id, at=5,
                    data=data), kill,
        )  # fmt: skip

    async def send(self, address: str, kill: str) -> None:
        chat = number_of(address)
        words = f"push {sum(map(len, self.said.values()))}"
        params = {"chat_id": chat, "text": words, "idempotency_key": words, "reply_markup": BUTTON}
        known = await self.call("getChat", chat_id=chat)
        if not known["ok"]:
            return
        self.said[address].append(words)
        if kill in {"sent", "unsent"}:
            self.phones.gate, self.phones.asked = asyncio.Event(), asyncio.Event()
            calling = asyncio.create_task(self.call("sendMessage", **params))
            await self.phones.asked.wait()
            left = self.copied()
            if kill == "unsent":
                self.phones.fail.append(Away())
            self.phones.gate.set()
            await calling
            await self.again(left)
        self.trouble(kill)
        answer = await self.call("sendMessage", **params)
        if not answer["ok"]:
            assert answer["error_code"] == 502
            answer = await self.call("sendMessage", **params)
        assert answer["ok"], answer
        assert await self.call("sendMessage", **params) == answer

    async def edit(self, address: str, kill: str) -> None:
        """The last one said says something else."""
        if not self.said[address]:
            return
        chat, key = number_of(address), self.said[address][-1].partition("+")[0]
        sent = await self.call("sendMessage", chat_id=chat, text=key, idempotency_key=key)
        words = f"{self.said[address][-1]}+"
        where = {"chat_id": chat, "message_id": sent["result"]["message_id"]}
        self.trouble(kill)
        if kill in EDITS[3:]:
            await self.change_along(address, kill, {"text": words, "reply_markup": BUTTON, **where})
            self.said[address][-1] = words
            return
        answer = await self.call("editMessageText", text=words, reply_markup=BUTTON, **where)
        if not answer["ok"]:
            assert answer["error_code"] == 502
            answer = await self.call("editMessageText", text=words, reply_markup=BUTTON, **where)
        assert answer["ok"], answer
        self.said[address][-1] = words

    async def change_along(self, address: str, kill: str, params: JSON) -> None:
        """It goes along with the answer to a press, which the person gets or does not."""
        landed = asyncio.get_running_loop().create_future()
        self.phones.going_along.append(landed)
        assert (await self.call("editMessageText", **params))["ok"]
        if kill == "killed sooner":
            await self.again(self.copied())
            await self.call("editMessageText", **params)  # the desk handles the press again
            return
        await self.desk.database.do(lambda _db: None)  # the desk's answer to the press
        if kill == "killed":
            await self.again(self.copied())
            return
        if kill == "came":
            self.phones.shows(address, params["text"])
        landed.set_result(kill == "came")
        await self.settled()

    def trouble(self, kind: str) -> None:
        """The next call of the messenger breaks off, before it took effect or after."""
        if kind == "cut":
            self.phones.after.append(Away())
        elif kind == "unreached":
            self.phones.fail.append(Away())

    async def poll(self, _address: str, kill: str) -> None:
        found = (await self.call("getUpdates"))["result"]
        for update in found:
            number = update["update_id"]
            assert self.got.setdefault(number, update) == update, "a number given twice"
        if found and kill != "desk":
            left = self.copied() if kill == "bridge" else None
            await self.call("getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
            if left is not None:
                await self.again(left)


def heard(update: JSON) -> str:
    if "callback_query" in update:
        return str(update["callback_query"]["data"])
    return str(update["message"]["text"])


async def lived(plan: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder))
        try:
            for what, who, kill in plan:
                await getattr(town, what)(who, kill)
            for _ in range(2):
                await town.poll("", "")
            assert [heard(town.got[number]) for number in sorted(town.got)] == town.done
            for address in PEOPLE:
                assert town.phones.texts(address) == town.said[address]
        finally:
            town.desk.database.close()


@examples(100)
@given(st.lists(steps, max_size=25))
def test_nothing_is_lost_and_nothing_doubled(plan: list[tuple[str, str, str]]) -> None:
    asyncio.run(lived(plan))
