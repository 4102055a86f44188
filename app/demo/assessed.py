"""The major matters of the demo's street: one is decided and to be filed, one deferred, one waits
for the district's review, and one is half scored, so that whoever opens it goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from app.demo.district import phones, toml
from app.demo.past import silent
from app.demo.player import Stage
from domain.assessments import actions, rating, ruling
from domain.assessments.model import MatterDraft, MatterKind, Opinions
from domain.assessments.scale import Decision, Procedure, ScaleItem
from domain.days.periods import moment_at
from domain.errors import NotFound
from domain.followups import actions as followups
from domain.people.model import Actor, Capacity, Role
from domain.ports import Work
from domain.request import Request

_BEGAN, _HEARD, _RULED = 15, 8, 4
"""Working days ago."""
_TO_COME = timedelta(days=28)
_OFF = {"decided": 6, "deferred": 26, "review": 12, "scoring": 0}
"""Points that are missing to the whole."""
_OPPOSE = {"decided": 4, "deferred": 40, "review": 12, "scoring": 9}
_SO_FAR = 8
"""Items of the one that is half scored."""


@dataclass(frozen=True, kw_only=True)
class _Scene:
    """Who acts, and when."""

    work: Work
    street: Actor
    supervisor: Actor
    unit_id: int
    community_id: int
    mediator: Actor
    now: datetime
    taps: Iterator[int]

    def day(self, ago: int) -> date:
        """So many working days ago."""
        calendar, day = self.work.rules.calendar, self.work.rules.day(self.now)
        for _ in range(ago):
            day = calendar.working_day_before(day)
        return day

    def asks(self, who: Actor, ago: int) -> Request:
        """Somebody at ten that day, by a tap of its own."""
        at = min(self.now, moment_at(self.day(ago), time(10), self.work.rules.zone))
        return Request(actor=who, token=f"demo:assess:{next(self.taps)}", now=at)


def assess(work: Work, stage: Stage, now: datetime) -> None:
    """Writes them; nobody is told."""
    said = toml("assessments.toml")
    scene = _scene(silent(work), stage, now)
    decided, deferred, review, scoring = (
        _heard(scene, said, which) for which in ("decided", "deferred", "review", "scoring")
    )
    _score(scene, scoring, "scoring", _SO_FAR)
    for number, which in ((decided, "decided"), (deferred, "deferred"), (review, "review")):
        _score(scene, number, which)
        rating.rate(scene.work, scene.asks(scene.street, _HEARD), number)
    due = scene.day(0) + _TO_COME
    asks = scene.asks(scene.street, _HEARD)
    text = said["deferred"]["measure"]
    handed = rating.add_measure(scene.work, asks, deferred, text, scene.community_id, due)
    followups.accept(scene.work, scene.asks(scene.mediator, _RULED), handed.id)
    for number, ago in ((decided, _HEARD), (deferred, _HEARD), (review, 1)):
        rating.submit(scene.work, scene.asks(scene.street, ago), number)
    for number, which, decision, day in (
        (decided, "decided", Decision.CARRY_OUT, None),
        (deferred, "deferred", Decision.DEFER, due),
    ):
        ruling.approve(scene.work, scene.asks(scene.supervisor, _RULED), number)
        asks, note = scene.asks(scene.supervisor, _RULED), said[which]["note"]
        ruling.decide(scene.work, asks, number, decision, note, day)


def _heard(scene: _Scene, said: dict[str, Any], which: str) -> int:
    """A matter about which people were asked."""
    draft = MatterDraft(
        unit_id=scene.unit_id,
        kind=MatterKind(said[which]["kind"]),
        name=said[which]["name"],
        starts_on=scene.day(0) + _TO_COME,
        procedure=Procedure.ORDINARY,
    )
    made = actions.register(scene.work, scene.asks(scene.street, _BEGAN), draft)
    asks = scene.asks(scene.street, _BEGAN)
    actions.plan(scene.work, asks, made.id, said["plan"], scene.day(0))
    opposes = _OPPOSE[which]
    found = Opinions(
        sent=200,
        returned=182,
        valid=176,
        supports=160 - opposes,
        conditional=11,
        opposes=opposes,
        abstains=5,
    )
    actions.hear(scene.work, scene.asks(scene.street, _HEARD), made.id, found, said["reasons"])
    return made.id


def _score(scene: _Scene, number: int, which: str, items: int | None = None) -> None:
    off, scale = _OFF[which], scene.work.rules.assessments.scale
    for item in scale.items[:items]:
        less = 0 if item.veto else min(off, _most_off(item))
        off -= less
        asks = scene.asks(scene.street, _HEARD)
        rating.score(scene.work, asks, number, item.code, item.points - less)


def _most_off(item: ScaleItem) -> int:
    return item.points // 2


def _scene(work: Work, stage: Stage, now: datetime) -> _Scene:
    def seat(role: Role) -> str:
        for phone in phones():
            if phone.role is role and phone.capacity is Capacity.HOLDER:
                return phone.unit
        raise NotFound("post")

    street, top, community = (
        seat(role) for role in (Role.COORDINATOR, Role.SUPERVISOR, Role.INFORMATION_OFFICER)
    )
    return _Scene(
        work=work,
        street=stage.actors[street, Role.COORDINATOR],
        supervisor=stage.actors[top, Role.SUPERVISOR],
        mediator=stage.actors[community, Role.MEDIATOR],
        unit_id=stage.units[street],
        community_id=stage.units[community],
        now=now,
        taps=count(),
    )
