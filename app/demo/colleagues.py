"""The colleagues behind the wall, who work by themselves as the demo's clock passes: they report,
take up and close matters and confirm their reports, one or two late, as the history's dice fall.

What they do is decided by when it is, not by how long one waits: a jump of the clock over a
weekend finds all that they did on Friday afternoon.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.demo.district import units
from app.demo.events import Event
from app.demo.plan import future
from app.demo.player import CHANNEL, Stage, act, categories
from app.demo.staff import colleagues, silent
from domain.errors import DomainError
from domain.ports import Office, Work

_BATCH = 50
"""Events in one transaction: a phone's tap must not wait for all of a month."""
_WEEKS_AT_ONCE = 6


@dataclass(kw_only=True)
class Colleagues:
    """What they have done and have still to do. ``file`` keeps how far they have come."""

    office: Office
    file: Path
    start: datetime
    """The moment the demo began at."""
    done_until: datetime
    _stage: Stage | None = None
    _weeks: int = 0
    _ahead: list[Event] | None = None

    @classmethod
    def anew(cls, office: Office, file: Path, start: datetime) -> "Colleagues":
        """Those of a demo that has just been filled."""
        made = cls(office=office, file=file, start=start, done_until=start)
        made._keep()
        return made

    @classmethod
    def again(cls, office: Office, file: Path) -> "Colleagues":
        """Those of a demo that goes on."""
        kept = json.loads(file.read_text("utf-8"))
        start, until = (datetime.fromisoformat(kept[name]) for name in ("start", "until"))
        return cls(office=office, file=file, start=start, done_until=until)

    async def catch_up(self, now: datetime) -> int:
        """Does all that falls between the last time and now, in order; returns how much that was.
        What somebody at a phone did first is let be."""
        if now <= self.done_until:
            return 0
        if self._stage is None:
            self._stage = await self.office.do(_stage, self.start)
        events = [one for one in self._events(now) if self.done_until < one.at <= now]
        for start in range(0, len(events), _BATCH):
            batch = events[start : start + _BATCH]
            await self.office.do(_work, self._stage, batch)
            self.done_until = batch[-1].at
            self._keep()
        self.done_until = now
        self._keep()
        return len(events)

    def _events(self, now: datetime) -> list[Event]:
        weeks = (now - self.start).days // 7 + 1
        if self._ahead is None or weeks > self._weeks:
            self._weeks = weeks + _WEEKS_AT_ONCE
            self._ahead = [
                one
                for one in future(self.office.rules, self.start, self._weeks)
                if one.by in colleagues() and one.by != silent()
            ]
        return self._ahead

    def _keep(self) -> None:
        partial = self.file.with_suffix(".part")
        kept = {"start": self.start.isoformat(), "until": self.done_until.isoformat()}
        partial.write_text(json.dumps(kept), "utf-8")
        partial.replace(self.file)


def _stage(work: Work, start: datetime) -> Stage:
    """Who and what is there, read from the database."""
    day = work.rules.day(start)
    actors = {}
    for desk, phone in colleagues().items():
        actor = None if phone is None else work.people.actor(CHANNEL, str(phone), day)
        if actor is not None:
            actors[desk] = actor
    top = work.org.by_code(units()[0].code)
    ids = {unit.code: unit.id for unit in work.org.within(top.path)} if top else {}
    return Stage(actors=actors, categories=categories(work), units=ids)


def _work(work: Work, stage: Stage, events: list[Event]) -> None:
    for event in events:
        if event.by not in stage.actors:
            continue
        try:
            act(work, stage, event)
        except DomainError:
            continue  # somebody at a phone was quicker, or the step before it was not taken


def behind() -> list[int]:
    """The numbers of their phones."""
    return [phone for phone in colleagues().values() if phone is not None]
