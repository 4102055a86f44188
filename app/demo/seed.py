"""Fills a database with the demo's district and its history, through the real actions.

Nothing of it is pushed: everybody has long heard (:mod:`app.demo.past`).
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.demo.district import phones, routes, units
from app.demo.past import past
from app.demo.plan import WEEKS, Confirmed, Desk, Event, Filed, Moved, communities, plan
from domain.cases import filing
from domain.cases import steps as case_actions
from domain.cases.draft import ReportDraft
from domain.cases.handover import set_routes
from domain.cases.model import CaseKind
from domain.errors import NotFound
from domain.org.actions import add_units
from domain.org.model import Unit, UnitKind
from domain.people import binding
from domain.people.model import Actor, Capacity, Holding, Person, Post, Role, Seat
from domain.periodic import actions as report_actions
from domain.ports import Office, Work
from domain.request import Request

CHANNEL = "telegram"
BATCH = 400
"""Events in one transaction."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Seeded:
    """What was written."""

    units: int
    people: int
    cases: int
    events: int


@dataclass(kw_only=True)
class _Stage:
    """What the player must know of what is there already."""

    actors: dict[Desk, Actor]
    categories: dict[tuple[CaseKind, str], int]
    units: dict[str, int]
    cases: dict[str, int]
    """Ids by the names of the plan."""


async def seed(
    office: Office, now: datetime, *, progress: Progress = lambda done, of: None
) -> Seeded:
    """Writes district, people and history up to ``now`` into an empty, migrated database."""
    began = now - timedelta(weeks=WEEKS + 2)
    added = await office.do(add_units, Request(now=began), units())
    await office.do(set_routes, Request(now=now), routes())
    stage, people = await office.do(_staff, began)
    events = plan(office.rules, now)
    for start in range(0, len(events), BATCH):
        progress(start, len(events))
        await office.do(_play, stage, events[start : start + BATCH])
    progress(len(events), len(events))
    return Seeded(units=added, people=people, cases=len(stage.cases), events=len(events))


def demo_token(phone: int) -> str:
    """The invitation's token of a phone: known to all, as the demo is."""
    return hashlib.sha256(f"demo phone {phone}".encode()).hexdigest()


def _staff(work: Work, now: datetime) -> tuple[_Stage, int]:
    """Fills the posts: the phones by invitation, as in real life, the others straight away."""
    top = work.org.by_code(units()[0].code)
    if top is None:
        raise NotFound("unit", code=units()[0].code)
    tree = {unit.code: unit for unit in work.org.within(top.path)}
    ids = {code: unit.id for code, unit in tree.items()}
    actors: dict[Desk, Actor] = {}
    for phone in phones():
        if phone.role is None:
            continue
        token = demo_token(phone.id)
        binding.invite(
            work, Request(now=now), ids[phone.unit], phone.role, phone.capacity, secret=token
        )
        actor = binding.bind(work, Request(now=now), CHANNEL, str(phone.id), None, token)
        if phone.capacity is Capacity.HOLDER:
            actors[phone.unit, phone.role] = actor
    others = [desk for desk in _posts() if desk not in actors]
    for code, role in others:
        actors[code, role] = _hire(work, tree[code], role, now)
    stage = _Stage(actors=actors, categories=_categories(work), units=ids, cases={})
    return stage, len(others) + sum(phone.role is not None for phone in phones())


def _posts() -> list[Desk]:
    """The posts that somebody holds in the demo, the phones' among them."""
    found: list[Desk] = []
    for row in units():
        if row.kind is UnitKind.STREET:
            found.append((row.code, Role.COORDINATOR))
        elif row.kind is UnitKind.CENTRE:
            found.append((row.code, Role.MEDIATOR))
    for community in communities():
        found.append((community.code, Role.INFORMATION_OFFICER))
        found.append((community.code, Role.MEDIATOR))
        found.extend((grid, Role.GRID_HEAD) for grid in community.grids)
    return found


def _hire(work: Work, unit: Unit, role: Role, now: datetime) -> Actor:
    """Somebody without a phone in a post; what the history's other people are."""
    today = work.rules.day(now)
    person = work.people.add_person(Person(locale="zh", created_at=now))
    post = work.people.add_post(Post(role=role, unit_id=unit.id, valid_from=today))
    work.people.add_holding(
        Holding(post_id=post.id, person_id=person.id, capacity=Capacity.HOLDER, valid_from=today)
    )
    seat = Seat(
        post_id=post.id,
        role=role,
        capacity=Capacity.HOLDER,
        unit_id=unit.id,
        unit_kind=unit.kind,
        unit_name=unit.name,
        unit_path=unit.path,
    )
    return Actor(person_id=person.id, locale="zh", seats=(seat,))


def _categories(work: Work) -> dict[tuple[CaseKind, str], int]:
    """The list the migrations brought, by code."""
    found: dict[tuple[CaseKind, str], int] = {}
    number = 1
    while True:
        try:
            category = work.cases.category(number)
        except NotFound:
            return found
        found[category.kind, category.code] = category.id
        number += 1


def _play(work: Work, stage: _Stage, events: Sequence[Event]) -> None:
    top = work.org.unit(stage.units[units()[0].code])
    tree = {unit.id: unit for unit in work.org.within(top.path)}
    lists = {number: work.cases.category(number) for number in stage.categories.values()}
    quiet = past(work, tree, lists)
    for event in events:
        actor = stage.actors[event.by]
        token = f"demo-{event.at:%Y%m%d%H%M%S}"
        match event:
            case Filed():
                _file(quiet, actor, stage, event)
            case Moved():
                case_actions.take_step(
                    quiet,
                    Request(actor=actor, token=f"{token}-{event.arrow.value}", now=event.at),
                    stage.cases[event.case],
                    event.arrow,
                    note=event.note,
                    outcome=event.outcome,
                    to_unit_id=stage.units[event.to] if event.to else None,
                )
            case Confirmed():
                unit_id = stage.units[event.by[0]]
                report_actions.confirm(
                    quiet, Request(actor=actor, now=event.at), unit_id, event.period, nil=event.nil
                )


def _file(work: Work, actor: Actor, stage: _Stage, event: Filed) -> None:
    draft = ReportDraft(
        key=f"demo-{event.case}",
        kind=event.kind,
        unit_id=stage.units[event.unit],
        category_id=stage.categories[event.kind, event.category],
        place=event.place,
        people=event.people,
        summary=event.summary,
        urgency=event.urgency,
    )
    case = filing.file(work, Request(actor=actor, token=f"demo-{event.case}", now=event.at), draft)
    stage.cases[event.case] = case.id
