"""Posts as their holder reads them, and as whoever fills them does."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.leave.views import LeaveRow
from domain.org.views import UnitRef
from domain.people.messengers import Messenger
from domain.people.model import Actor, Capacity, Role


@dataclass(frozen=True, kw_only=True)
class PostRow:
    """A post somebody holds, for /help and menus."""

    role: Role
    unit: UnitRef
    stand_in: bool
    since: date
    until: date | None = None
    """The first day without it."""
    post_id: int = 0


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What an invitation leads to, before anything is bound."""

    unit: UnitRef
    role: Role
    capacity: Capacity
    expires_at: datetime
    yours: bool
    """The asker has used it: it is theirs already."""
    held: bool
    """Somebody else has the post, whose time on it would end."""
    open: int
    """How much is open there."""


class PostGroup(StrEnum):
    """The lists of posts below."""

    VACANT = "vacant"
    UNREACHED = "unreached"
    HELD = "held"
    INVITED = "invited"
    """Those to which a link is out."""


@dataclass(frozen=True, kw_only=True)
class SeatState:
    """Who is on a post, or stands in for it: nobody knows more than this."""

    since: date | None
    """None: nobody."""
    reached: bool
    """Whether a push would reach them: a phone is bound, and it has not blocked the bot."""
    link_id: int | None
    """A link that nobody has used yet."""
    link_until: datetime | None


@dataclass(frozen=True, kw_only=True)
class PostState:
    """A post at a unit; it may not have been made yet."""

    unit: UnitRef
    role: Role
    post_id: int | None
    holder: SeatState
    stand_in: SeatState
    usual: bool
    """Whether it is missed when nobody is there."""


@dataclass(frozen=True, kw_only=True)
class UnitBoard:
    """A unit with its posts, and the units below."""

    unit: UnitRef
    above: UnitRef | None
    """Where the reader may still look."""
    posts: tuple[PostState, ...]
    below: tuple[UnitRef, ...]


@dataclass(frozen=True, kw_only=True)
class PostPlace:
    """Where a post is, and what for."""

    unit_id: int
    role: Role


@dataclass(frozen=True, kw_only=True)
class PostCounts:
    """How many posts are in each list, and where the reader's reach begins."""

    tops: tuple[UnitRef, ...]
    counts: dict[PostGroup, int]


@dataclass(frozen=True, kw_only=True)
class PostPage:
    """A page of a list."""

    group: PostGroup
    total: int
    posts: tuple[tuple[UnitRef, Role], ...]


@dataclass(frozen=True, kw_only=True)
class AuditLine:
    """What the log says of somebody's own deed: when and what kind."""

    at: datetime
    act: str


@dataclass(frozen=True, kw_only=True)
class ChannelRow:
    """A chat by which somebody is here."""

    messenger: Messenger
    latest: bool
    """The one they last used: pushes go there."""
    reachable: bool
    drafts: int = 0
    """Reports half written there."""


@dataclass(frozen=True, kw_only=True)
class MyData:
    """Everything the desk keeps about the asker."""

    since: datetime
    locale: str | None
    posts: tuple[PostRow, ...]
    """Those of the past as well."""
    leaves: tuple[LeaveRow, ...]
    reported: int
    steps: int
    """How many steps of matters they took."""
    waiting: int
    """Messages to them that are not sent yet, reminders put off among them."""
    logged: int
    log: tuple[AuditLine, ...]
    """The newest lines of the log."""
    channels: tuple[ChannelRow, ...] = ()


class PeopleReads(Protocol):
    """Who writes, and the posts they hold."""

    async def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """As in People.actor, outside a transaction."""
        ...

    async def posts(self, actor: Actor) -> tuple[PostRow, ...]:
        """The actor's posts."""
        ...

    async def offer(self, channel: str, address: str, secret: str, now: datetime) -> Offer:
        """What a link leads to for whoever opens it; raises BadInvitation."""
        ...

    async def unit_board(self, actor: Actor, unit_id: int, now: datetime) -> UnitBoard:
        """The posts of a unit that the actor may fill; raises NotFound."""
        ...

    async def place_of(self, actor: Actor, post_id: int) -> PostPlace:
        """Where a post is that the actor may fill; raises NotFound."""
        ...

    async def post_counts(self, actor: Actor, now: datetime) -> PostCounts:
        """How many posts below the actor are vacant, not reached …"""
        ...

    async def post_page(
        self, actor: Actor, group: PostGroup, page: int, size: int, now: datetime
    ) -> PostPage:
        """A page of one of these lists, by unit."""
        ...

    async def my_data(self, actor: Actor) -> MyData:
        """All that is kept about the asker."""
        ...
