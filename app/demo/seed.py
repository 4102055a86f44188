"""Fills a database with the demo's district and its history, through the real actions.

Nothing of it is pushed: everybody has long heard (:mod:`app.demo.past`).
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.demo.assessed import assess
from app.demo.called import call_in
from app.demo.directory import fill_directory
from app.demo.district import phones, routes, units
from app.demo.evaluated import evaluate
from app.demo.events import Desk, Event
from app.demo.judging import half_done
from app.demo.meetings import gather, hold_the_last
from app.demo.past import Lasting, past, silent
from app.demo.plan import WEEKS, plan
from app.demo.player import CHANNEL, Stage, act, categories
from app.demo.projects import fill_projects
from app.demo.reviewed import review
from app.demo.selected import select_models
from app.demo.staff import colleagues
from app.demo.trained import train
from bot.entry import ALPHABET, CHAT
from domain.cases.handover import set_routes
from domain.errors import NotFound
from domain.org.actions import add_units
from domain.org.model import Unit
from domain.people import binding
from domain.people.channels import give_channel_code
from domain.people.model import Actor, Capacity, Channel, Held, Holding, Person, Post, Role, Seat
from domain.ports import Office, Work
from domain.request import Request

BATCH = 400
"""Events in one transaction."""

_DECIDE = frozenset({Role.COORDINATOR, Role.LEGAL_AID_LIAISON})
"""Whom the history asks for something."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Seeded:
    """What was written."""

    units: int
    people: int
    cases: int
    events: int


async def seed(
    office: Office, now: datetime, *, progress: Progress = lambda done, of: None
) -> Seeded:
    """Writes district, people and history up to ``now`` into an empty, migrated database."""
    began = now - timedelta(weeks=WEEKS + 2)
    added = await office.do(add_units, Request(now=began), units())
    await office.do(set_routes, Request(now=now), routes())
    stage, people = await office.do(_staff, began)
    await office.do(fill_directory, stage, began, now)
    events = plan(office.rules, now)
    lasting = await office.do(_lasting, stage)
    for start in range(0, len(events), BATCH):
        progress(start, len(events))
        await office.do(_play, stage, lasting, events[start : start + BATCH])
    await office.do(evaluate, stage, lasting, now)
    await office.do(_judge, stage, now)
    await office.do(_train, stage, now)
    await office.do(hold_the_last, stage, now)
    await office.do(assess, stage, now)
    await office.do(fill_projects, stage, now)
    await office.do(review, stage, now)
    await office.do(select_models, stage, now)
    await office.do(call_in, stage, now)
    officer, community = _host()
    await office.do(gather, stage.actors[officer], stage.units[community], now)
    await office.do(_give_codes, stage, now)
    progress(len(events), len(events))
    return Seeded(units=added, people=people, cases=len(stage.cases), events=len(events))


def _train(work: Work, stage: Stage, now: datetime) -> int:
    """Notes the courses."""
    return train(work, stage, Request(now=now))


def _host() -> tuple[Desk, str]:
    """Whose phone holds the talk meeting, and where."""
    for phone in phones():
        if phone.role is Role.INFORMATION_OFFICER and phone.capacity is Capacity.HOLDER:
            return (phone.unit, phone.role), phone.unit
    raise NotFound("officer")


def demo_token(phone: int) -> str:
    """The invitation's token of a phone: known to all, as the demo is."""
    return hashlib.sha256(f"demo phone {phone}".encode()).hexdigest()


def demo_code(phone: int) -> str:
    """The code that is typed on a phone with another messenger; as well known."""
    digest = hashlib.sha256(f"demo code {phone}".encode()).digest()
    return "2A" + "".join(ALPHABET[one % len(ALPHABET)] for one in digest[: CHAT - 2])


def _give_codes(work: Work, stage: Stage, now: datetime) -> None:
    """To whoever comes by another messenger: it is typed as soon as their phone is there."""
    for phone in phones():
        if phone.role is not None and phone.messenger is not CHANNEL:
            actor = stage.actors[phone.unit, phone.role]
            asked = Request(actor=actor, now=now)
            give_channel_code(work, asked, secret=demo_code(phone.id))


def _staff(work: Work, now: datetime) -> tuple[Stage, int]:
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
        if phone.messenger is not CHANNEL:
            actors[phone.unit, phone.role] = _hire(work, tree[phone.unit], phone.role, now, None)
            continue
        token = demo_token(phone.id)
        binding.invite(
            work, Request(now=now), ids[phone.unit], phone.role, phone.capacity, secret=token
        )
        actor = binding.bind(work, Request(now=now), CHANNEL, str(phone.id), None, token)
        if phone.capacity is Capacity.HOLDER:
            actors[phone.unit, phone.role] = actor
    for (code, role), number in colleagues().items():
        actors[code, role] = _hire(work, tree[code], role, now, number)
    stage = Stage(actors=actors, categories=categories(work), units=ids)
    return stage, len(colleagues()) + sum(phone.role is not None for phone in phones())


def _hire(work: Work, unit: Unit, role: Role, now: datetime, phone: int | None) -> Actor:
    """A colleague in a post; one without a phone is out of reach."""
    today = work.rules.day(now)
    person = work.people.add_person(Person(locale="zh", created_at=now))
    if phone is not None:
        work.people.add_channel(
            Channel(person_id=person.id, kind=CHANNEL, address=str(phone), language="zh-hans")
        )
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


def _lasting(work: Work, stage: Stage) -> Lasting:
    top = work.org.unit(stage.units[units()[0].code])
    deciders: dict[Role, list[Held]] = {}
    for (code, role), actor in stage.actors.items():
        if role in _DECIDE:
            unit_id, holder = stage.units[code], Capacity.HOLDER
            held = Held(
                unit_id=unit_id, capacity=holder, person_id=actor.person_id, post_id=unit_id
            )
            deciders.setdefault(role, []).append(held)
    return Lasting(
        units={unit.id: unit for unit in work.org.within(top.path)},
        categories={number: work.cases.category(number) for number in stage.categories.values()},
        deciders=deciders,
    )


def _judge(work: Work, stage: Stage, now: datetime) -> None:
    half_done(silent(work), stage, Request(now=now))


def _play(work: Work, stage: Stage, lasting: Lasting, events: Sequence[Event]) -> None:
    quiet = past(work, lasting)
    for event in events:
        act(quiet, stage, event)
