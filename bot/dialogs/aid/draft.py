"""A count of legal aid on its way."""

from dataclasses import dataclass
from datetime import date

from aiogram.fsm.state import State, StatesGroup

from domain.aid.model import AidTap, AidTopic, AidWay
from domain.errors import NotFound


class AidStates(StatesGroup):
    """The windows."""

    way = State()
    topic = State()
    day = State()
    number = State()
    reason = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class AidForm:
    """A day's number, or what puts a month right."""

    entry_id: int
    fixing: bool = False
    day: date | None = None
    way: AidWay | None = None
    topic: AidTopic | None = None
    number: int = 0
    reason: str = ""


def tap_of(draft: AidForm) -> AidTap:
    """As the action takes it. Raises NotFound where an answer is missing."""
    if draft.way is None or draft.topic is None or draft.day is None:
        raise NotFound("choice")
    return AidTap(day=draft.day, way=draft.way, topic=draft.topic, number=draft.number)
