"""What happened in the demo's district: a list of events, made from dice with a fixed seed.

Pure: the same rules, moment and seed give the same list. :mod:`app.demo.seed` plays it.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any, TypeVar

from app.demo.district import DATA, notes, phones, toml, units
from app.demo.events import Confirmed, Desk, Event, Filed, Moved
from app.demo.hours import DAY_HOURS, Hours
from app.demo.record import inquiries, record
from app.demo.tiers import told
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, PeopleBand, Urgency
from domain.days.periods import Period, PeriodKind, local_day
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.reminders.windows import due_at
from domain.rules import Rules

T = TypeVar("T")

WEEKS = 10
"""Weeks of history before the present one."""

SHARES: dict[str, float] = {
    "marriage_family": 18.4, "neighbours": 32.0, "housing": 7.7, "contract": 5.1, "business": 3.6,
    "damages": 8.7, "land": 2.1, "demolition": 3.2, "environment": 0.5, "labour": 1.5,
    "consumer": 0.8, "medical": 6.3, "traffic": 3.8, "property": 0.1, "other": 6.2,
}  # fmt: skip
"""Share of each category in 869 published disputes; the rest of the list has none."""

_PEOPLE = dict(zip(PeopleBand, (46, 30, 16, 7, 1), strict=True))
_URGENCY = dict(zip(Urgency, (90, 9, 1), strict=True))
_OUTCOMES: dict[CaseKind, dict[Outcome, float]] = {
    CaseKind.DISPUTE: {
        Outcome.SUCCESS: 83, Outcome.FAILED: 7, Outcome.REFUSED: 3, Outcome.ENDED: 2,
        Outcome.TO_COURT: 3, Outcome.REFERRED: 2,
    },
    CaseKind.OPINION: {
        Outcome.SUCCESS: 90, Outcome.FAILED: 2, Outcome.REFUSED: 2, Outcome.ENDED: 2,
        Outcome.REFERRED: 4,
    },
}  # fmt: skip
_A_WEEK: dict[CaseKind, dict[int, float]] = {
    CaseKind.DISPUTE: {0: 48, 1: 34, 2: 14, 3: 4},
    CaseKind.OPINION: {0: 66, 1: 27, 2: 7},
}
_HANDLES = {CaseKind.DISPUTE: Role.MEDIATOR, CaseKind.OPINION: Role.INFORMATION_OFFICER}


@cache
def _sentences() -> dict[tuple[CaseKind, str], list[str]]:
    found: dict[tuple[CaseKind, str], list[str]] = {}
    with (DATA / "sentences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((CaseKind(row["kind"]), row["code"]), []).append(row["summary"])
    return found


@dataclass(kw_only=True)
class Community:
    """A community of the plan: its grids, and whether the demo's phones sit in it."""

    code: str
    grids: list[str] = field(default_factory=list)

    @property
    def shown(self) -> bool:
        """Whether a phone is the mediator here: then its open matters are the scenes' alone."""
        return any(p.unit == self.code and p.role is Role.INFORMATION_OFFICER for p in phones())


@cache
def communities() -> tuple[Community, ...]:
    """All communities in order of code, with their first three grids, which report."""
    found: dict[str, Community] = {}
    for row in units():
        if row.kind is UnitKind.COMMUNITY:
            found[row.code] = Community(code=row.code)
        elif row.kind is UnitKind.GRID_1 and row.above and len(found[row.above].grids) < REPORTING:
            found[row.above].grids.append(row.code)
    return tuple(found.values())


REPORTING = 3
"""First-level grids of a community that have a grid head in the demo."""


def plan(rules: Rules, now: datetime, *, seed: str = "langya") -> list[Event]:
    """All events before ``now``, in order of time."""
    story = _Story(rules, now, seed)
    matters = [*story.scenes(), *(e for c in communities() for e in story.matters(c))]
    reports = [e for c in communities() for e in story.reports(c, matters)]
    reports += story.higher()
    return sorted([*matters, *reports], key=lambda event: event.at)


def future(rules: Rules, start: datetime, weeks: int, *, seed: str = "langya") -> list[Event]:
    """What would happen in so many weeks after ``start``, in order of time, if nobody at a phone
    did anything: the same dice go on, so what began before ends as it would have."""
    story = _Story(rules, start, seed, ahead=weeks)
    known = {event.case for event in plan(rules, start, seed=seed) if event.case}
    own = [c for c in communities() if not c.shown]
    matters = [event for c in own for event in story.matters(c)]
    reports = [event for c in own for event in story.reports(c, matters)]
    reports += story.higher()
    ahead = [event for event in (*matters, *reports) if event.at >= start]
    begun = known | {event.case for event in ahead if isinstance(event, Filed)}
    ahead = [event for event in ahead if not event.case or event.case in begun]
    return sorted(ahead, key=lambda event: event.at)


class _Story:
    def __init__(self, rules: Rules, now: datetime, seed: str, *, ahead: int = 0) -> None:
        self.rules, self.seed = rules, seed
        self.hours = Hours(rules)
        week = Period.containing(PeriodKind.WEEK, rules.day(now))
        self.weeks = [week]
        for _ in range(WEEKS):
            self.weeks.insert(0, self.weeks[0].previous())
        for _ in range(ahead):
            self.weeks.append(self.weeks[-1].next())
        self.now = now + timedelta(weeks=ahead)

    def dice(self, about: str) -> Random:
        return Random(f"{self.seed}:{about}")  # noqa: S311 - no secret, and the same every time

    def matters(self, community: Community) -> Iterator[Event]:
        """The matters of a community, each with the steps that lie before now."""
        dice = self.dice(community.code)
        for week in self.weeks:
            for kind, chances in _A_WEEK.items():
                for n in range(_pick(dice, chances)):
                    events = self._matter(community, week, kind, n, dice)
                    past = [event for event in events if event.at < self.now]
                    if len(past) == len(events) or not community.shown:
                        yield from past
                        more = record(events, self.hours, self.dice(f"record:{events[0].case}"))
                        yield from (event for event in more if event.at < self.now)

    def _matter(
        self, community: Community, week: Period, kind: CaseKind, n: int, dice: Random
    ) -> list[Event]:
        category = _pick(dice, SHARES) if kind is CaseKind.DISPUTE else _topic(dice)
        unit = dice.choice(community.grids)
        by: Desk = (unit, Role.GRID_HEAD)
        at = self.hours.some(week.first + timedelta(days=dice.randint(0, 4)), dice)
        key = f"{community.code}-{week.code}-{kind.value}-{n}"
        words = self.dice(f"words:{key}")
        filed = Filed(
            at=at,
            by=by,
            case=key,
            kind=kind,
            unit=unit,
            category=category,
            place=_place(words, category),
            people=_pick(dice, _PEOPLE),
            summary=_summary(words, kind, category),
            urgency=_pick(dice, _URGENCY) if kind is CaseKind.DISPUTE else Urgency.YELLOW,
        )
        desk: Desk = (community.code, _HANDLES[kind])
        return [filed, *self._way(filed, desk, dice)]

    def _way(self, filed: Filed, desk: Desk, dice: Random) -> Iterator[Event]:
        said = notes()
        at = filed.at

        def step(by: Desk, arrow: Arrow, hours: float, note: str = "", **more: Any) -> Moved:
            nonlocal at
            at = self.hours.after(at, hours)
            return Moved(at=at, by=by, case=filed.case, arrow=arrow, note=note, **more)

        if dice.random() < 0.03:
            yield step(filed.by, Arrow.WITHDRAW, dice.uniform(1, 8))
            return
        if dice.random() < 0.08:
            yield step(desk, Arrow.ASK_BACK, dice.uniform(0.5, 8), dice.choice(said["ask_back"]))
            yield step(filed.by, Arrow.ANSWER, dice.uniform(1, 12), dice.choice(said["answer"]))
        slow = dice.random() < 0.06
        yield step(desk, Arrow.ACCEPT, dice.uniform(20, 40) if slow else dice.uniform(0.2, 12))
        if filed.kind is CaseKind.DISPUTE or dice.random() < 0.5:
            yield step(desk, Arrow.START, dice.uniform(0.3, 9))
        if dice.random() < 0.03:
            return  # a hard one: stays open and runs over its time
        days = dice.uniform(7, 11) if dice.random() < 0.08 else dice.uniform(0.4, 6)
        outcome = _pick(dice, _OUTCOMES[filed.kind])
        note = dice.choice(said[f"resolve_{filed.kind.value}"][outcome.value])
        yield step(desk, Arrow.RESOLVE, days * DAY_HOURS, note, outcome=outcome)
        opinion = filed.kind is CaseKind.OPINION
        reply = self.dice(f"reply:{filed.case}").choice(said["reply"]) if opinion else ""
        yield step(desk, Arrow.CLOSE, dice.uniform(2, 30), reply)

    def scenes(self) -> Iterator[Event]:
        """The matters on the demo's own phones."""
        desks: dict[int, Desk] = {p.id: (p.unit, p.role) for p in phones() if p.role is not None}

        def moment(given: Sequence[Any]) -> datetime:
            return self.hours.ago(self.now, int(given[0]), time.fromisoformat(given[1]))

        for n, scene in enumerate(toml("scenes.toml")["scenes"], 1):
            key = f"scene-{n}"
            yield Filed(
                at=moment(scene["at"]),
                by=desks[scene["by"]],
                case=key,
                kind=CaseKind(scene["kind"]),
                unit=desks[scene["by"]][0],
                category=scene["category"],
                place=scene["place"],
                people=PeopleBand(scene["people"]),
                summary=scene["summary"],
                urgency=Urgency(scene.get("urgency", Urgency.YELLOW)),
            )
            for step in scene.get("steps", ()):
                outcome = step.get("outcome")
                yield Moved(
                    at=moment(step["at"]),
                    by=desks[step["by"]],
                    case=key,
                    arrow=Arrow(step["arrow"]),
                    note=step.get("note", ""),
                    outcome=Outcome(outcome) if outcome else None,
                    to=step.get("to", ""),
                )
            yield from inquiries(key, scene.get("inquiries", ()), desks, moment)

    def reports(self, community: Community, matters: Sequence[Event]) -> Iterator[Confirmed]:
        """The weekly reports of a community: most on time, some late, a few never."""
        dice = self.dice(f"reports:{community.code}")
        filed = [
            local_day(event.at, self.rules.zone)
            for event in matters
            if isinstance(event, Filed) and event.unit.startswith(community.code)
        ]
        a_day = Counter(filed)
        for week in self.weeks[:-1]:
            chance = 1.0 if community.shown else dice.random()
            due = due_at(week, self.rules)
            if chance < 0.035:
                continue
            if chance < 0.12:
                at = self.hours.after(due, dice.uniform(1, 11))
            else:
                at = due - timedelta(minutes=dice.randint(3, 230))
            if at < self.now:
                nil = not any(a_day[day] for day in a_day if week.contains(day))
                by = (community.code, Role.INFORMATION_OFFICER)
                reason = self._late_reason(by, week, at)
                yield Confirmed(at=at, by=by, period=week, nil=nil, late_reason=reason)

    def higher(self) -> Iterator[Confirmed]:
        """The reports of streets and district."""
        for one in told(self.rules, self.weeks[0].first, self.now, self.dice("tiers")):
            by = (one.code, one.role)
            reason = self._late_reason(by, one.period, one.at)
            yield Confirmed(at=one.at, by=by, period=one.period, nil=False, late_reason=reason)

    def _late_reason(self, by: Desk, period: Period, at: datetime) -> str:
        """What most say of a report that comes late."""
        dice = self.dice(f"late:{by[0]}:{period.code}")
        if at < due_at(period, self.rules) or dice.random() < 0.2:
            return ""
        return str(dice.choice(notes()["late"][period.kind.value]))


def _place(dice: Random, category: str) -> str:
    """Where a matter of the category happens."""
    said = notes()
    form: str = dice.choice(said["places"][said["places_of"][category]])
    return form.format(b=dice.randint(1, 18), u=dice.randint(1, 4), f=dice.randint(2, 6))


def _summary(dice: Random, kind: CaseKind, category: str) -> str:
    """What happened, as somebody would put it on that day."""
    more = notes()["more"]
    facts = {name: dice.choice(more[name]) for name in ("days", "times", "homes")}
    besides: str = dice.choice([*more[kind.value], *notes()["more_of"].get(category, ())])
    return dice.choice(_sentences()[kind, category]) + besides.format(**facts)


def _topic(dice: Random) -> str:
    return dice.choice([code for kind, code in _sentences() if kind is CaseKind.OPINION])


def _pick(dice: Random, weights: Mapping[T, float]) -> T:
    return dice.choices(list(weights), list(weights.values()))[0]
