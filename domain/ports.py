"""What the domain needs of the world: the arrows that turn.

``Work`` is one transaction with its stores; ``Office`` opens and commits it. ``Boards`` answers
queries. ``Inbox`` and ``Outbox`` stand between a messenger and the database.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from domain.boards import CasePage, CaseView, PostRow, StatusBoard, UnitRef, WeeklyView
from domain.cases.model import (
    Attachment,
    AttachmentKind,
    Case,
    CaseKind,
    Category,
    Label,
    Step,
)
from domain.notices import Notice, Priority
from domain.org import Alias, Placement, Unit
from domain.people import Actor, Capacity, Channel, Holding, Invitation, Person, Post, Role
from domain.periods import Period
from domain.reports.model import Figures, Report
from domain.rules import Rules

P = ParamSpec("P")
R = TypeVar("R")


class Clock(Protocol):
    """Tells the time; only ``app`` has a real one."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...


# --- one transaction and its stores ------------------------------------------------------------


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
        self, unit_id: int, roles: Collection[Role], day: date, capacity: Capacity
    ) -> list[int]:
        """Person ids in this capacity for the posts of these roles at the unit on the day."""
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

    async def add_attachment(self, attachment: Attachment) -> None:
        """Adds an attachment."""
        ...

    async def attachment(self, attachment_id: int) -> Attachment:
        """The attachment; raises NotFound."""
        ...

    async def category(self, category_id: int) -> Category:
        """The category; raises NotFound."""
        ...


class Reports(Protocol):
    """Periodic reports and their figures."""

    async def find(self, unit_id: int, period: Period) -> Report | None:
        """The latest revision of the unit's report for the period."""
        ...

    async def add(self, report: Report) -> Report:
        """Adds; raises AlreadyConfirmed when this revision exists."""
        ...

    async def figures(self, path: str, start: datetime, as_of: datetime) -> Figures:
        """The figures of the subtree from ``start`` to ``as_of``, counted from the steps."""
        ...

    async def owing(self, period: Period) -> list[Unit]:
        """Communities valid in the period whose report for it is not in."""
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

    async def withdraw(self, subject_prefix: str, now: datetime) -> int:
        """Cancels what waits and begins so; returns how many were cancelled."""
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
    reports: Reports
    outbox: Queue
    audit: Audit


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


# --- queries -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CategoryRef:
    """A category to choose from."""

    id: int
    label: Label


@dataclass(frozen=True, kw_only=True)
class FileRef:
    """An attachment its reader may fetch."""

    file: str
    kind: AttachmentKind


class Boards(Protocol):
    """Reads, each filtered by what the actor may see. Nothing here writes."""

    async def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """As in People.actor, outside a transaction."""
        ...

    async def posts(self, actor: Actor) -> tuple[PostRow, ...]:
        """The actor's posts."""
        ...

    async def categories(self, kind: CaseKind, day: date) -> tuple[CategoryRef, ...]:
        """The list in force on the day, in its order."""
        ...

    async def places(self, actor: Actor, day: date) -> tuple[UnitRef, ...]:
        """Where the actor may file: own units first, then the units directly below them."""
        ...

    async def mine(self, actor: Actor, page: int, now: datetime) -> CasePage:
        """What the actor reported, newest first."""
        ...

    async def queue(self, actor: Actor, page: int, now: datetime) -> CasePage:
        """Open matters (and resolved ones not yet closed) of the units whose handler the actor is;
        red first, then overdue, then by due date."""
        ...

    async def case(self, actor: Actor, case_id: int, now: datetime) -> CaseView:
        """One case; raises NotFound when there is none within reach."""
        ...

    async def attachment(self, actor: Actor, attachment_id: int) -> FileRef:
        """An attachment of a case within reach; raises NotFound."""
        ...

    async def status(self, actor: Actor, unit_id: int | None, now: datetime) -> StatusBoard:
        """The board of a unit (None: the actor's own highest); raises Refused or NotFound."""
        ...

    async def find_unit(self, actor: Actor, words: str) -> tuple[UnitRef, ...]:
        """Units on the actor's boards whose name, alias or code matches; at most 8."""
        ...

    async def weekly(
        self, actor: Actor, unit_id: int | None, period: Period | None, now: datetime
    ) -> WeeklyView:
        """The weekly report (None: own community; the week now due); raises Refused, NotFound."""
        ...


# --- between a messenger and the database ------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """An update as it came. ``lane`` is the chat: updates of one lane are handled in order."""

    bot_id: int
    update_id: int
    lane: str
    payload: str


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """An update taken up for handling, with the conversation of its lane."""

    incoming: Incoming
    tries: int
    conversation: Mapping[str, str]
    """All conversation records of the lane: key -> JSON text."""


class Inbox(Protocol):
    """Updates are rows before they are acknowledged; handled ones are marked with the change of
    the conversation, in one transaction (concurrent ones share a commit)."""

    async def keep(self, incoming: Sequence[Incoming], now: datetime) -> int:
        """Stores those not seen yet; returns how many. Durable when it returns."""
        ...

    async def claim(
        self, owner: str, limit: int, now: datetime, busy: Collection[str]
    ) -> list[Claimed]:
        """The oldest waiting update of up to ``limit`` lanes that nobody has; leases those lanes.
        ``busy`` lanes (being handled by the caller) are left out."""
        ...

    async def finish(
        self, claimed: Claimed, changes: Mapping[str, str | None], now: datetime
    ) -> None:
        """Marks it handled and writes the changed conversation records (None deletes one)."""
        ...

    async def fail(self, claimed: Claimed, error: str, now: datetime) -> bool:
        """Counts a try and backs off, or gives up (dead letter); returns whether it gave up."""
        ...

    async def release(self, owner: str, now: datetime) -> None:
        """Gives back all lanes of the owner (at a clean stop)."""
        ...


@dataclass(frozen=True, kw_only=True)
class ClaimedPush:
    """A queued notice taken up for sending."""

    id: int
    person_id: int
    address: str | None
    """The chat; None when the person has no reachable channel."""
    locale: str
    notice: Notice
    tries: int
    priority: Priority


class Outbox(Protocol):
    """The sending end of the outbox. At least once: claim with a lease, send, mark."""

    async def claim(self, owner: str, channel: str, limit: int, now: datetime) -> list[ClaimedPush]:
        """Due rows by priority and age, leased; expired leases are claimed anew."""
        ...

    async def sent(self, ids: Sequence[int], now: datetime) -> None:
        """Marks them delivered."""
        ...

    async def retry(self, ids: Sequence[int], at: datetime, error: str) -> None:
        """Puts them back for later and counts a try."""
        ...

    async def postpone(self, ids: Sequence[int], at: datetime) -> None:
        """Puts them back for later without counting a try (the quiet hours, a paused chat)."""
        ...

    async def dead(self, ids: Sequence[int], error: str, now: datetime) -> None:
        """Gives them up, with the reason."""
        ...

    async def unreachable(self, channel: str, address: str, now: datetime) -> None:
        """The messenger says this chat is gone: ends the channel."""
        ...

    async def waiting(self, now: datetime) -> int:
        """How many are due and not sent."""
        ...


class Files(Protocol):
    """The store of attachments."""

    async def put(self, data: bytes, suffix: str) -> str:
        """Stores and returns a new unguessable name."""
        ...

    async def get(self, name: str) -> bytes:
        """The bytes; raises NotFound."""
        ...


@dataclass(frozen=True, kw_only=True)
class PushButton:
    """A button under a push; ``action`` is a word the messenger adapter gave out itself."""

    label: str
    action: str


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """A push ready to send: HTML text and rows of buttons."""

    text: str
    buttons: tuple[tuple[PushButton, ...], ...] = ()


class Renderer(Protocol):
    """Puts one or several (merging) notices for one person into words."""

    def __call__(self, notices: Sequence[Notice], locale: str) -> Rendered: ...
