"""Hands on phones that know nothing of what goes wrong: they wait, look again, and tap again what
is asked again, as people do."""

import asyncio
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from simulator.client import Seen, SimClient, SimulatorRefused

PATIENCE = 300.0
"""Seconds for which somebody waits before they would call it lost: on a machine busy with other
things a process takes a quarter of a minute to start, and may be killed as it does."""
_A_WHILE, _A_MOMENT = 4.0, 0.5
"""After so many seconds one looks whether the question has been asked again: when it was answered,
and when something else is drawn there."""
_GONE = re.compile("has no button|has nothing to press")
"""What is told of a tap on a button that is not there any more."""
_THINKS = (0.2, 1.2)
_LATER = 1 << 40
_NUMERALS = str.maketrans("0123456789", "零一二三四五六七八九")


def in_words(number: int) -> str:
    """A number as a mark in a sentence that nobody takes for a phone's or a house's."""
    return f"{number:06}".translate(_NUMERALS)


@dataclass
class Record:
    """What was done, by those who did it."""

    receipts: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    """By the mark of a submitted report: who submitted it, and the number they were told."""
    accepted: list[int] = field(default_factory=list)
    asked: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """Who asked for what without waiting in between."""
    waits: list[tuple[float, float]] = field(default_factory=list)
    """From when to when somebody waited for an answer, by the monotonic clock."""
    pending: set[float] = field(default_factory=set)
    """Since when those wait who have no answer yet."""
    stuck: list[str] = field(default_factory=list)
    """Who never got an answer, and what they saw."""
    marks: int = 0

    def mark(self) -> str:
        """One that nobody used before."""
        self.marks += 1
        return in_words(self.marks)

    @contextmanager
    def wait(self) -> Iterator[None]:
        """Somebody waits."""
        begun = time.monotonic()
        self.pending.add(begun)
        try:
            yield
        finally:
            self.pending.discard(begun)
        self.waits.append((begun, time.monotonic()))


@dataclass
class Hand:
    """Somebody's phone, and the message they are looking at."""

    phone: int
    sim: SimClient
    record: Record
    dice: Random | None = None
    """For how long they think before each thing they do; None: they do not."""
    page: Seen | None = field(default=None, repr=False)
    answered: dict[str, str] = field(default_factory=dict, repr=False)
    """What was tapped last, by the question it answered."""

    async def says(self, words: str, *sees: str) -> str:
        """Writes, and waits for a message with all of this in it."""
        await self._thinks()
        before = await self._so_far()
        await self.sim.say(self.phone, words)
        with self.record.wait():
            return await self._sees(sees, before, PATIENCE)

    async def taps(self, label: str, *sees: str) -> str:
        """Taps a button of the message looked at, and waits for what it does. A question that was
        asked twice, since the first was not known to have come, may have to be answered there."""
        await self._thinks()
        before = await self._so_far()
        tapped = await self._tap(label)
        deadline = time.monotonic() + PATIENCE
        with self.record.wait():
            while True:
                left = deadline - time.monotonic()
                a_while = _A_WHILE if tapped else _A_MOMENT
                try:
                    return await self._sees(sees, before, min(left, a_while))
                except SimulatorRefused:
                    if left <= 0:
                        raise
                tapped = await self._again(label, tapped=tapped)

    async def looks(self, *sees: str) -> str:
        """Waits for a message that may have come already."""
        with self.record.wait():
            return await self._sees(sees, 0, PATIENCE)

    async def _thinks(self) -> None:
        """Together people are answered less often than the messenger lets a bot write."""
        if self.dice is not None:
            await asyncio.sleep(self.dice.uniform(*_THINKS))

    async def _tap(self, label: str) -> bool:
        """Whether the message looked at still had the button."""
        assert self.page is not None
        name = next((one for one in self.page.buttons if label in one), None)
        if name is None:
            raise SimulatorRefused(f"{self.phone} sees no {label!r} on {self.page}")
        question = _question(self.page)
        try:
            await self._press(name)
        except SimulatorRefused as error:
            if not _GONE.search(str(error)):
                raise
            return False  # something else is drawn there by now
        self.answered[question] = label
        return True

    async def _press(self, name: str) -> None:
        assert self.page is not None
        await self.sim.tap(self.phone, self.page.id, text=name, wait=0)

    async def _again(self, label: str, *, tapped: bool) -> bool:
        """Looks again, and taps it on a newer copy of the question, if there is one, or where it
        could not be tapped before; whether it is tapped. What a killed process had sent may be
        drawn late, over what the next one asks: an earlier question is answered once more, and the
        present one comes back."""
        asked = self.page
        assert asked is not None
        for one in (await self.sim.screen(self.phone)).messages:
            if not one.from_bot or one.id < asked.id:
                continue
            given = self.answered.get(_question(one))
            if _question(one) == _question(asked) and _has(one, label):
                if one.id > asked.id or not tapped:
                    self.page = one
                    return await self._tap(label)
            elif one.id == asked.id and given is not None and _has(one, given):
                self.page = one
                await self._tap(given)
                self.page = asked
        return tapped

    async def _so_far(self) -> int:
        """How far the screen has come."""
        return int((await self.sim.chat(self.phone, after=_LATER))["seq"])

    async def _sees(self, words: tuple[str, ...], after: int, patience: float) -> str:
        deadline = time.monotonic() + patience
        while True:
            left = deadline - time.monotonic()
            raw = await self.sim.chat(self.phone, after=after, wait=max(left, 0))
            for message in map(Seen, reversed(raw["messages"])):
                if not message.from_bot or message.deleted:
                    continue
                shown = "\n".join((message.text, *message.buttons))
                if all(word in shown for word in words):
                    self.page = message
                    return message.text
            after = max(after, int(raw["seq"]))
            if left <= 0:
                screen = await self.sim.screen(self.phone)
                raise SimulatorRefused(f"{self.phone} never saw {words}; the screen:\n{screen}")


def _question(page: Seen) -> str:
    return page.text.partition("\n")[0]


def _has(page: Seen, label: str) -> bool:
    return any(label in name for name in page.buttons)


_RECEIPT = re.compile(r"已收到，编号 (\d+)")


async def asks_in_a_row(who: Hand) -> None:
    """Asks for three things at once, and waits for the last answer."""
    marks = tuple(who.record.mark() for _ in range(3))
    who.record.asked.append((who.phone, marks))
    for mark in marks[:-1]:
        await who.sim.say(who.phone, f"/find {mark}")
    await who.says(f"/find {marks[-1]}", marks[-1])


async def reports(who: Hand) -> int:
    """Reports a dispute; its number."""
    mark = who.record.mark()
    await who.says("/report", "报哪一类")
    await who.taps("矛盾纠纷", "属于哪种")
    await who.taps("邻里", "在哪儿")
    await who.taps("本网格", "牵涉多少人")
    await who.taps("1–2人", "用一句话")
    await who.says(f"楼上漏水，记号{mark}，两家吵起来了", "请看一眼", mark)
    who.record.receipts[mark] = (who.phone, None)
    receipt = _RECEIPT.search(await who.taps("提交", "已收到，编号"))
    assert receipt is not None
    who.record.receipts[mark] = (who.phone, int(receipt[1]))
    return int(receipt[1])


async def accepts(who: Hand, number: int) -> None:
    """Is told of a report, and takes it up."""
    await who.looks("新报上来一件", f"第{number}号")
    await who.says(f"/case {number}", f"第{number}号", "办理经过")
    await who.taps("✅ 受理", f"第{number}号", "登记结果")
    who.record.accepted.append(number)


async def works_through(who: Hand, numbers: "asyncio.Queue[int | None]") -> None:
    """A mediator's day: takes up what comes, until nothing more does."""
    while (number := await numbers.get()) is not None:
        try:
            await accepts(who, number)
        except SimulatorRefused as error:
            who.record.stuck.append(str(error))
