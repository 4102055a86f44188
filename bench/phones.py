"""Sixteen people at their phones, driven inside the simulator's own process.

Acting on the simulator directly keeps the load generator's own cost small beside the bots'.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.incoming import say
from simulator.model import Bot, Chat, Stored
from simulator.userside.messages import text_content
from simulator.userside.taps import _press, buttons_of
from simulator.world import World


@dataclass(frozen=True)
class Move:
    """One step: type ``say``, or tap the first button whose label holds ``tap``."""

    say: str = ""
    tap: str = ""
    then: str = ""
    """A piece of the text or of a button's label that shows the answer has come."""


SEVEN_STEPS = (
    Move(say="/report", then="矛盾纠纷"),
    Move(tap="矛盾纠纷", then="邻里"),
    Move(tap="邻里", then="本网格"),
    Move(tap="本网格", then="1–2人"),
    Move(tap="1–2人", then="一句话"),
    Move(say="三楼漏水到二楼，两家为修理费争执", then="提交"),
    Move(tap="提交", then="编号"),
)


@dataclass
class Timings:
    """What one contestant took."""

    updates: int = 0
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    """Seconds from an act to its answer on the screen, one for each update."""

    @property
    def rate(self) -> float:
        """Updates a second, all people together."""
        return self.updates / self.seconds


def shows(chat: Chat, seq: int, piece: str) -> bool:
    """Whether the bot's messages after ``seq`` show the piece, in words or on a button."""
    for stored in reversed(chat.messages.values()):
        if stored.seq <= seq:
            continue
        if not stored.from_bot or stored.deleted:
            continue
        text = str(stored.message.get("text", ""))
        if piece in text or any(piece in str(b["text"]) for b in buttons_of(stored)):
            return True
    return False


async def _act(world: World, bot: Bot, chat: Chat, person_id: int, move: Move) -> float:
    person = world.store.people[person_id]
    seq = chat.seq
    started = time.perf_counter()
    if move.say:
        say(world, bot, chat, person, text_content(move.say))
    else:
        stored, data = button(chat, move.tap)
        _press(world, bot, chat, person, stored, data)
    while not shows(chat, seq, move.then):
        if not await world.events.chat_changes(chat, 20.0):
            raise TimeoutError(f"no {move.then!r} after {move}")
    return time.perf_counter() - started


def button(chat: Chat, label: str) -> tuple[Stored, str]:
    """The newest message with such a button, and what the button carries."""
    for stored in reversed(chat.messages.values()):
        if stored.from_bot and not stored.deleted:
            for one in buttons_of(stored):
                if label in str(one["text"]):
                    return stored, str(one["callback_data"])
    raise LookupError(f"no button {label!r}")


async def reports(
    world: World,
    people: list[int],
    rounds: int,
    pause: tuple[float, float] | None = None,
    moves: Sequence[Move] = SEVEN_STEPS,
) -> Timings:
    """Each person files ``rounds`` reports, all people at once.

    With ``pause`` each thinks before every act for some seconds between the two, the same seconds
    for every contestant; without, nobody ever pauses.
    """
    bot = world.bot(None)
    timings = Timings()

    async def one(person_id: int) -> None:
        chat = world.store.chat(bot.id, person_id)
        thinking = random.Random(person_id)  # noqa: S311 - to be the same each time, not a secret
        for _ in range(rounds):
            for move in moves:
                if pause is not None:
                    await asyncio.sleep(thinking.uniform(*pause))
                timings.waits.append(await _act(world, bot, chat, person_id, move))

    started = time.perf_counter()
    await asyncio.gather(*(one(person_id) for person_id in people))
    timings.seconds = time.perf_counter() - started
    timings.updates = len(timings.waits)
    return timings
