"""What the tests of the sender share."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Label, Urgency
from domain.cases.notices import CaseMoved, CaseReported
from domain.messaging import PushButton, Rendered
from domain.notices import Notice
from domain.people.model import Role
from domain.reminders.notices import PeriodicDue
from scheduler.lead import Mailbox
from scheduler.pace import Pace
from scheduler.pusher import Delivery, Sent
from scheduler.sender import Sender
from tests.makers import plain_rules
from tests.scheduler.outbox import MemoryOutbox
from tests.scheduler.virtual import now, run

TUESDAY = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
"""10:00 in Chuzhou, a working day."""
NIGHT = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


def reported(case_id: int, place: str = "3 栋 2 单元") -> CaseReported:
    return CaseReported(
        case_id=case_id,
        case_kind=CaseKind.DISPUTE,
        category=Label(zh="邻里纠纷", en="Neighbours"),
        unit_name="第三网格",
        place=place,
        urgency=Urgency.YELLOW,
    )


def told(arrow: Arrow, case_id: int = 7) -> CaseMoved:
    """To the reporter."""
    return CaseMoved(
        case_id=case_id,
        case_kind=CaseKind.DISPUTE,
        category=Label(zh="邻里纠纷", en="Neighbours"),
        arrow=arrow,
        by_role=Role.MEDIATOR,
        by_unit="古道社区",
        note="",
        outcome=None,
        to_reporter=True,
        step=arrow,
    )


def due(unit_id: int) -> PeriodicDue:
    return PeriodicDue(
        unit_id=unit_id,
        unit_name=f"社区 {unit_id}",
        period="2026-W48",
        rung="due_day",
        due_at=TUESDAY,
    )


def render(notices: Sequence[Notice], locale: str) -> Rendered:
    """A stand-in for the words: subjects, a line each, and a button."""
    for notice in notices:
        if isinstance(notice, CaseReported) and notice.place == "unspeakable":
            raise LookupError("no such message")
    lines = "\n".join(notice.subject for notice in notices)
    return Rendered(
        text=f"<b>{locale}</b>\n{lines}",
        buttons=((PushButton(label="打开", action="open:1"),),),
    )


class LoopClock:
    """The product's time, moved by virtual time and by hand."""

    def __init__(self, start: datetime = TUESDAY) -> None:
        self.start = start
        self.began: float | None = None

    def now(self) -> datetime:
        if self.began is None:
            self.began = now()
        return self.start + timedelta(seconds=now() - self.began)

    def forward(self, delta: timedelta) -> None:
        self.start += delta


@dataclass
class Phones:
    """Stands for the pusher: what arrived when, and answers prepared for each chat."""

    latency: float = 0.05
    answers: dict[str, list[Delivery | Exception]] = field(default_factory=dict)
    arrived: list[tuple[float, str, str]] = field(default_factory=list)
    under_way: int = 0
    most: int = 0

    async def push(
        self,
        address: str,
        rendered: Rendered,
        replaces: int | None = None,
        key: str = "",
        urgent: bool = False,
    ) -> Delivery:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await asyncio.sleep(self.latency)
        finally:
            self.under_way -= 1
        self.arrived.append((now(), address, rendered.text))
        prepared = self.answers.get(address)
        answer = prepared.pop(0) if prepared else Sent()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def at(self, address: str) -> list[str]:
        """The subjects that arrived at a chat, one entry for each message."""
        return [
            text.partition("\n")[2].replace("\n", " ")
            for _, where, text in self.arrived
            if where == address
        ]


ENOUGH = 10.0


class Desk:
    """An outbox, phones and a sender between them."""

    def __init__(self, start: datetime = TUESDAY, people: int = 3, **settings: Any) -> None:
        self.clock = LoopClock(start)
        self.outbox = MemoryOutbox(addresses={n: str(1000 + n) for n in range(1, people + 1)})
        self.phones = Phones()
        self.settings = settings

    def sender(self, owner: str = "one", sweeping: asyncio.Lock | None = None) -> Sender:
        settings = {"renderer": render, "push": self.phones.push} | self.settings
        push, words = settings.pop("push"), settings.pop("renderer")
        mailbox = Mailbox(outbox=self.outbox, owner=owner)
        pace = Pace(**settings)
        return Sender(mailbox, push, words, self.clock, plain_rules(), pace, sweeping)

    async def works(self, seconds: float = ENOUGH) -> None:
        """Runs a new sender for a while."""
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(seconds, stop.set)
        await self.sender().run(stop)


def story(told: Callable[[], Awaitable[None]]) -> Callable[[], None]:
    """A test in virtual time."""

    def test() -> None:
        async def main() -> None:
            await told()

        run(main())

    test.__doc__ = told.__doc__
    return test
