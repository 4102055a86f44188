"""One transaction with its stores, and the office that opens and commits it."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from domain.cases.model import (
    Attachment,
    Case,
    Category,
    Step,
)
from domain.notices import Notice, Priority
from domain.org import Alias, Placement, Unit
from domain.people import Actor, Capacity, Channel, Held, Holding, Invitation, Person, Post, Role
from domain.ports.clocks import ClockBook, Leaves
from domain.ports.contacts import Contacts
from domain.ports.days import Days
from domain.ports.ladder import Ratings, Routes
from domain.ports.mediation import Mediation
from domain.ports.referrals import Referrals as Referrals
from domain.ports.reports import Reports as Reports
from domain.ports.rungs import Rungs
from domain.ports.vault import Vault
from domain.rules import Rules

P = ParamSpec("P")
R = TypeVar("R")


class Clock(Protocol):
    """Tells the time; only ``app`` has a real one."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


class Org(Protocol):
    """Units of the tree."""

    async def unit(self, unit_id: int) -> Unit:
        """The unit; raises NotFound."""
        ...

    async def by_code(self, code: str) -> Unit | None:
        """The unit with this official code."""
        ...

    async def ancestors(self, unit: Unit) -> list[Unit]:
        """The units on its path from itself up to the root."""
        ...

    async def children(self, unit_id: int, day: date) -> list[Unit]:
        """The units directly below that are valid on the day, in order of code."""
        ...

    async def within(self, path: str) -> list[Unit]:
        """The unit at this path and all below, whatever their validity."""
        ...

    async def add(self, unit: Unit) -> Unit:
        """Adds a unit under its ``parent_id``; fills ``id`` and ``path``; opens its placement."""
        ...

    async def open_placement(self, unit_id: int) -> Placement | None:
        """The placement that has no end yet."""
        ...

    async def add_placement(self, placement: Placement) -> None:
        """Adds a stretch under a parent."""
        ...

    async def add_alias(self, alias: Alias) -> None:
        """Adds another name."""
        ...


class People(Protocol):
    """Persons, channels, posts, invitations."""

    async def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """Who writes from this address, with their seats on the day; None for a stranger."""
        ...

    async def channel(self, kind: str, address: str) -> Channel | None:
        """The channel with this address."""
        ...

    async def person(self, person_id: int) -> Person:
        """The person; raises NotFound."""
        ...

    async def add_person(self, person: Person) -> Person:
        """Adds and fills ``id``."""
        ...

    async def add_channel(self, channel: Channel) -> None:
        """Adds a channel."""
        ...

    async def post(self, post_id: int) -> Post:
        """The post; raises NotFound."""
        ...

    async def find_post(self, unit_id: int, role: Role) -> Post | None:
        """A post of this role at the unit that has no end."""
        ...

    async def add_post(self, post: Post) -> Post:
        """Adds and fills ``id``."""
        ...

    async def add_holding(self, holding: Holding) -> None:
        """Adds a holding."""
        ...

    async def open_holdings(self, post_id: int, capacity: Capacity) -> list[Holding]:
        """Holdings of the post in this capacity that have no end."""
        ...

    async def holders(
        self, unit_ids: Collection[int], roles: Collection[Role], day: date
    ) -> list[Held]:
        """Who holds or stands in for the posts of these roles at the units on the day. Who is on
        leave is left out, and the stand-in then counts as the holder."""
        ...

    async def posted(
        self, unit_ids: Collection[int], roles: Collection[Role], day: date
    ) -> list[Held]:
        """The same with those on leave, as they are."""
        ...

    async def add_invitation(self, invitation: Invitation) -> None:
        """Adds an invitation."""
        ...

    async def invitation(self, token_hash: str) -> Invitation | None:
        """The invitation with this hash, locked for use."""
        ...


class Cases(Protocol):
    """Cases with their steps and attachments."""

    async def by_id(self, case_id: int) -> Case:
        """The case, locked for change; raises NotFound."""
        ...

    async def filed(self, keys: Collection[str]) -> set[str]:
        """Those of the draft keys under which a case is on file."""
        ...

    async def by_draft(self, key: str) -> Case | None:
        """The case this draft was filed as."""
        ...

    async def add(self, case: Case) -> Case:
        """Adds and fills ``id``."""
        ...

    async def step(self, case_id: int, token: str) -> Step | None:
        """The step this tap caused already."""
        ...

    async def add_step(self, step: Step) -> None:
        """Adds a step."""
        ...

    async def timeline(self, case_id: int) -> list[Step]:
        """All steps of the case, in the order they were taken."""
        ...

    async def merged(self, case_id: int) -> list[Case]:
        """The cases merged into this one, also by way of another, in order of number."""
        ...

    async def add_attachment(self, attachment: Attachment) -> None:
        """Adds an attachment."""
        ...

    async def attachment(self, attachment_id: int) -> Attachment:
        """The attachment; raises NotFound."""
        ...

    async def category(self, category_id: int) -> Category:
        """The category; raises NotFound."""
        ...


@dataclass(frozen=True, kw_only=True)
class Push:
    """A notice for one person, to be queued in the transaction of the fact it tells of."""

    person_id: int
    notice: Notice
    not_before: datetime
    priority: Priority = Priority.NORMAL


class Queue(Protocol):
    """The writing end of the outbox."""

    async def add(self, pushes: Sequence[Push], now: datetime) -> int:
        """Queues those whose dedup key is new; returns how many were."""
        ...

    async def withdraw(
        self,
        subject_prefix: str,
        now: datetime,
        *,
        person_id: int | None = None,
        kinds: Collection[str] = (),
    ) -> int:
        """Cancels what waits and begins so; returns how many were cancelled. With ``person_id``
        only what waits for that person, with ``kinds`` only notices of these kinds."""
        ...

    async def restore(self, subject_prefix: str, now: datetime, *, person_id: int) -> int:
        """Puts back what was cancelled for the person and begins so; returns how many were."""
        ...

    async def reached(self, subject_prefix: str) -> set[int]:
        """The persons to whom a push that begins so was sent, or may just be on its way."""
        ...


class Audit(Protocol):
    """The append-only log of who did or looked at what."""

    async def add(
        self, *, at: datetime, person_id: int | None, act: str, subject: str, outcome: str = "done"
    ) -> None:
        """Adds an entry; no personal data in ``subject``."""
        ...


class Work(Protocol):
    """One transaction. Actions get it and never commit."""

    rules: Rules
    org: Org
    people: People
    cases: Cases
    clocks: ClockBook
    leaves: Leaves
    days: Days
    contacts: Contacts
    mediation: Mediation
    referrals: Referrals
    reports: Reports
    routes: Routes
    ratings: Ratings
    rungs: Rungs
    outbox: Queue
    audit: Audit
    vault: Vault | None
    """None: no key is set, and contacts are switched off."""


class Office(Protocol):
    """Opens a transaction round an action, commits when it returns, rolls back when it raises."""

    rules: Rules

    async def do(
        self,
        action: Callable[Concatenate[Work, P], Awaitable[R]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Runs ``action(work, *args, **kwargs)`` in one transaction."""
        ...
