"""Between a messenger and the database: inbox, outbox, files, and pushes put into words."""

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Collection,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from domain.contacts.model import Spot
from domain.notices import Notice, Priority
from domain.people.messengers import Messenger
from domain.people.model import Actor

NO_CHANNEL = "no-channel"
"""The reason for a push of a person who has no reachable phone."""
UNREACHED = frozenset({NO_CHANNEL, "forbidden", "chat-not-found", "chat-migrated"})
"""The reasons for which a push is given up that speak of its reader's phone, not of the push."""
PAGES_DRAWN = "pages-drawn"
"""The record of the numbers of the messages where pages were drawn last: their reader's by now."""


class TokenRefused(Exception):
    """The messenger does not know the bot's token (any more): only the operator can help. Raised
    by whoever meets it first, whether updates come in or pushes go out; never quotes the token."""

    def __init__(self, messenger: str = Messenger.TELEGRAM) -> None:
        super().__init__(messenger)
        self.messenger = messenger


class StoreAway(Exception):
    """The database does not answer, or not now: what was asked of it may be asked again later."""


class Unstorable(Exception):
    """The database takes no such value, however often it is asked."""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """An update as it came. ``lane`` is the chat: updates of one lane are handled in order."""

    bot_id: int
    update_id: int
    lane: str
    payload: str
    sent_at: datetime | None = None
    """When it was sent, where that is known to be earlier than its coming."""
    broken: str | None = None
    """Why nobody can read it; such a one is put aside as it comes, and never claimed."""


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """An update taken up for handling, with the conversation of its lane and who writes there."""

    incoming: Incoming
    tries: int
    received_at: datetime
    """When it came; when it was sent, if nobody could take it then."""
    conversation: Mapping[str, str]
    """All conversation records of the lane: key -> JSON text."""
    writer: Actor | None
    """Who writes from the lane's address; None for a stranger, and for a chat of several."""
    settled: bool = True
    """Whether what is pushed to the writer goes here anyway: their last chat, within reach."""
    crowded: bool = False
    """So many wait behind it that its lane is to let others go first."""


@dataclass(frozen=True, kw_only=True)
class FreeLanes:
    """What whoever handles updates can take up at once."""

    owner: str
    count: int
    """So many more than it has."""
    busy: frozenset[str]
    """The lanes in which it is handling something."""
    later: frozenset[str] = frozenset()
    """Those of which it claims what comes next, when it is their turn."""


class Inbox(Protocol):
    """Updates are rows before they are acknowledged; handled ones are marked in the transaction
    (concurrent ones share one) that changes the conversation."""

    def hand_to(
        self, take: Callable[[Claimed], None], free: Callable[[], FreeLanes | None]
    ) -> None:
        """From now on ``take`` is given, already leased, what comes in a lane where nothing else
        waits; as much as ``free`` says, and where that is None only what is claimed."""
        ...

    async def keep(self, incoming: Sequence[Incoming], now: datetime) -> int:
        """Stores those not seen yet, durably; returns how many wait for a claim."""
        ...

    async def claim(
        self, owner: str, limit: int, now: datetime, busy: Collection[str]
    ) -> list[Claimed]:
        """The oldest waiting update of up to ``limit`` lanes that nobody has; leases those lanes.
        ``busy`` lanes (being handled by the caller) are left out, also those added meanwhile."""
        ...

    async def finish(
        self, claimed: Claimed, changes: Mapping[str, str | None], now: datetime
    ) -> bool:
        """Marks it handled and writes the changed conversation records (None deletes one);
        whether the next of its lane waits for a claim now, and not for its turn."""
        ...

    def last_try(self, claimed: Claimed) -> bool:
        """Whether one more failure is one too many."""
        ...

    async def fail(
        self, claimed: Claimed, error: str, now: datetime, *, for_good: bool = False
    ) -> bool:
        """Counts a try and backs off, or gives up (dead letter) after the last one or where it is
        ``for_good``; returns whether it gave up."""
        ...

    async def postpone(self, claimed: Claimed, until: datetime) -> None:
        """Puts it back for later without counting a try; those behind it wait, too."""
        ...

    async def renew(self, owner: str, lanes: Collection[str], now: datetime) -> None:
        """The owner is alive: its leases of these lanes begin anew."""
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


@dataclass(frozen=True, kw_only=True)
class StandingMessage:
    """A message that stands on a phone: its number in the chat its reader has in a messenger."""

    channel: str
    message_id: int


class Outbox(Protocol):
    """The sending end of the outbox. At least once: claim with a lease, send, mark."""

    async def lead(self, owner: str, channel: str, now: datetime) -> datetime | None:
        """Until when the owner alone sends by this channel; None while another one does."""
        ...

    async def resign(self, owner: str, channel: str) -> None:
        """Somebody else may send now (at a clean stop)."""
        ...

    async def claim(self, owner: str, channel: str, limit: int, now: datetime) -> list[ClaimedPush]:
        """Due rows that go out by this channel, by priority and age, leased; expired leases are
        claimed anew. All reminders of one person come together, though they may then be more than
        ``limit``."""
        ...

    async def sent(
        self,
        ids: Sequence[int],
        now: datetime,
        *,
        message_id: int | None = None,
        channel: str = Messenger.TELEGRAM,
    ) -> None:
        """Marks them delivered, as the message of this number in their person's chat there."""
        ...

    async def replaces(self, push: ClaimedPush) -> StandingMessage | None:
        """The message whose place it takes on the phone: the newest of its thread; none where it is
        to ring, that one waits for an answer, or a page was drawn in it."""
        ...

    async def hand_over(self, ids: Sequence[int], channel: str) -> None:
        """They go out by another channel, where the message stands whose place they take."""
        ...

    async def retry(self, ids: Sequence[int], at: datetime, error: str) -> None:
        """Puts them back for later and counts a try."""
        ...

    async def postpone(self, ids: Sequence[int], at: datetime) -> None:
        """Puts them back for later without counting a try (the quiet hours, a paused chat)."""
        ...

    async def hold(self, ids: Sequence[int], at: datetime) -> None:
        """Puts them back for later, and with them all else that waits for the same people, so that
        each hears things in their order (an outage)."""
        ...

    async def dead(self, ids: Sequence[int], error: str, now: datetime) -> None:
        """Gives them up, with the reason."""
        ...

    async def cancel(self, ids: Sequence[int], now: datetime) -> None:
        """They are not for their reader any more: they are told to nobody."""
        ...

    async def unreachable(
        self, channel: str, address: str, now: datetime, ids: Sequence[int] = ()
    ) -> set[int]:
        """The messenger says this chat is gone: ends the channel. What waits for its person goes
        out by another channel of theirs; which of these rows now do."""
        ...

    async def waiting(self, now: datetime) -> int:
        """How many are due and not sent."""
        ...


class MessageReads(Protocol):
    """What became of pushes."""

    async def pushed(self, actor: Actor, channel: str, message_id: int) -> tuple[Notice, ...]:
        """What the actor was told by the message of this number in their chat of this kind, the
        newest first; nothing for one that was no push, or has been forgotten."""
        ...


class Files(Protocol):
    """The store of attachments."""

    async def put(self, chunks: AsyncIterable[bytes], suffix: str) -> str:
        """Stores piece by piece and returns a new unguessable name; raises Invalid
        (``files-full``) when there is no room, and leaves nothing then."""
        ...

    async def size(self, name: str) -> int:
        """Bytes; raises NotFound."""
        ...

    def get(self, name: str) -> AsyncIterator[bytes]:
        """The bytes, piece by piece; raises NotFound at the first."""
        ...


class BriefMessages(Protocol):
    """Messages that show something for a short time, until they are taken away."""

    async def due(self, now: datetime) -> list[Spot]:
        """Those whose time is over, the oldest first."""
        ...

    async def gone(self, spots: Collection[Spot]) -> None:
        """Forgets messages that are not there any more."""
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
    picture: bytes | None = field(default=None, repr=False)
    """A PNG above the text, which then has 1,024 characters at most."""
    fresh: Callable[[], Awaitable["Rendered"]] | None = field(
        default=None, repr=False, compare=False
    )
    """What it says at the moment of sending, of what has to be read and drawn then; where that
    fails it says this."""


class Renderer(Protocol):
    """Puts one or several (merging) notices for one person into words."""

    def __call__(self, notices: Sequence[Notice], locale: str) -> Rendered: ...
