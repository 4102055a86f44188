"""What the demo's communities are known for, and the selection of model communities: it is in
review, one community visited and half scored, so that whoever opens it goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from typing import Any

from app.demo.district import phones, toml, units
from app.demo.past import silent
from app.demo.player import Stage
from domain.days.periods import moment_at
from domain.features import actions as features
from domain.features.model import FeatureDraft, FeatureKind
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.request import Request
from domain.selections import applying, reviewing, rounds
from domain.selections.sweep import close_selections

_OPENED, _APPLIED, _CLOSED = 15, 12, 5
"""Working days ago."""
_MONTHS = 31
"""Days between two events."""
_APPLICATIONS, _SCORED = 3, 2


@dataclass(frozen=True, kw_only=True)
class _Round:
    """Who acts, and when."""

    work: Work
    stage: Stage
    now: datetime
    taps: Iterator[int]

    def day(self, ago: int) -> date:
        """So many working days ago."""
        day = self.work.rules.day(self.now)
        for _ in range(ago):
            day = self.work.rules.calendar.working_day_before(day)
        return day

    def asks(self, who: Actor, ago: int) -> Request:
        """Somebody at ten that day, by a tap of its own."""
        at = min(self.now, moment_at(self.day(ago), time(10), self.work.rules.zone))
        return Request(actor=who, token=f"demo:model:{next(self.taps)}", now=at)


def select_models(work: Work, stage: Stage, now: datetime) -> None:
    """Writes them; nobody is told."""
    said = toml("selections.toml")
    scene = _Round(work=silent(work), stage=stage, now=now, taps=count())
    first = next(one.unit for one in phones() if one.role is Role.INFORMATION_OFFICER)
    codes = [first, *(one.code for one in units() if one.kind is UnitKind.COMMUNITY)]
    officers = {
        code: stage.actors[code, Role.INFORMATION_OFFICER]
        for code in dict.fromkeys(codes)
        if (code, Role.INFORMATION_OFFICER) in stage.actors
    }
    for (code, officer), one in zip(officers.items(), said["features"], strict=False):
        _feature(scene, stage.units[code], officer, one)
    _select(scene, said, dict(islice(officers.items(), _APPLICATIONS)))


def _feature(scene: _Round, unit_id: int, officer: Actor, said: dict[str, Any]) -> None:
    year = scene.day(0).year
    draft = FeatureDraft(
        kind=FeatureKind(said["kind"]),
        title=said["title"],
        purpose=said["purpose"],
        since=date(year - 2, 3, 1),
    )
    asks = scene.asks(officer, _OPENED)
    made = features.begin_feature(scene.work, asks, unit_id, draft)
    for at, what in enumerate(said["events"], 1):
        on = scene.day(_OPENED) - timedelta(days=at * _MONTHS)
        asks = scene.asks(officer, _OPENED)
        features.add_event(scene.work, asks, made.id, on, what, 20 + 17 * at)


def _select(scene: _Round, said: dict[str, Any], officers: dict[str, Actor]) -> None:
    stage, work = scene.stage, scene.work
    top = next(one for one in phones() if one.role is Role.SUPERVISOR)
    supervisor = stage.actors[top.unit, Role.SUPERVISOR]
    asks = scene.asks(supervisor, _OPENED)
    until, year = scene.day(_CLOSED + 1), work.rules.day(asks.now).year
    made = rounds.open_round(work, asks, stage.units[top.unit], year, until)
    found = []
    for code, officer in officers.items():
        asks = scene.asks(officer, _APPLIED)
        one = applying.apply(work, asks, made.id, stage.units[code], said["apply"])
        applying.recommend(work, scene.asks(supervisor, _APPLIED), one.id, said["street"])
        found.append(one.id)
    close_selections(work, Request(now=scene.asks(supervisor, _CLOSED).now))
    seen = scene.day(_SCORED)
    asks = scene.asks(supervisor, _SCORED)
    reviewing.visit(work, asks, found[0], seen, said["visit"])
    for line in made.scheme.lines[:_SCORED]:
        asks = scene.asks(supervisor, _SCORED)
        reviewing.score(work, asks, found[0], line.code, line.points - 2)
