"""What waits for one chat, and how its rows become messages. No effects here."""

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b

import structlog

from domain.errors import NotFound, Refused
from domain.messaging import ClaimedPush, Rendered, Renderer
from domain.notices import Priority, dedup_key
from scheduler.trouble import told

log = structlog.get_logger(__name__)

MERGED_AT_MOST = 90
"""As many as are claimed at once: the renderer names a few and counts the rest."""
LONGEST_TEXT = 4096
"""Telegram counts after the entities are taken out, so counting the markup too is on the safe
side."""


@dataclass(frozen=True)
class Message:
    """One message and the rows it tells of."""

    rows: tuple[ClaimedPush, ...]
    rendered: Rendered

    @property
    def ids(self) -> list[int]:
        return [row.id for row in self.rows]

    @property
    def urgent(self) -> bool:
        return any(row.priority == Priority.URGENT for row in self.rows)

    @property
    def key(self) -> str:
        """The same for the same facts to the same reader, however often it is tried."""
        told = sorted(dedup_key(row.notice, row.person_id) for row in self.rows)
        return blake2b("\n".join(told).encode(), digest_size=20).hexdigest()


@dataclass
class Rests:
    """Chats that wait out a short pause: what is queued for them meanwhile waits behind it."""

    longest: timedelta
    """What ends later than so is of a clock that was put back since."""
    until: dict[str, datetime] = field(default_factory=dict)

    def early(self, rows: Collection[ClaimedPush], now: datetime) -> dict[datetime, list[int]]:
        """The rows that are not to go out yet, by when they are; none of them is urgent."""
        last = now + self.longest
        self.until = {address: at for address, at in self.until.items() if now < at <= last}
        found: dict[datetime, list[int]] = {}
        for row in rows:
            if row.address in self.until and row.priority != Priority.URGENT:
                found.setdefault(self.until[row.address], []).append(row.id)
        return found


@dataclass(frozen=True)
class Broken:
    """A row that cannot be put into words."""

    row: ClaimedPush
    error: str


@dataclass(eq=False)
class Lane:
    """The rows of one chat in the order of their claim."""

    rows: deque[ClaimedPush] = field(default_factory=deque)
    composed: deque[Message | Broken] = field(default_factory=deque)

    def next(self, renderer: Renderer) -> Message | Broken | None:
        """What comes next; None when all is said."""
        if not self.composed and self.rows:
            self.composed.extend(compose(renderer, self._next_group()))
        return self.composed.popleft() if self.composed else None

    def split(self, renderer: Renderer, message: Message) -> None:
        """Puts the rows of a merged message back at the head, each for itself."""
        parts = [part for row in message.rows for part in compose(renderer, [row])]
        self.composed.extendleft(reversed(parts))

    def empty(self) -> list[ClaimedPush]:
        """Takes out everything that waits."""
        rows = [*_rows_of(self.composed), *self.rows]
        self.composed.clear()
        self.rows.clear()
        return rows

    def _next_group(self) -> list[ClaimedPush]:
        head = self.rows.popleft()
        if not head.notice.merges:
            return [head]
        group, rest = [head], deque[ClaimedPush]()
        for row in self.rows:
            fits = row.notice.merges and row.locale == head.locale and len(group) < MERGED_AT_MOST
            (group if fits else rest).append(row)
        self.rows = rest
        return group


def compose(renderer: Renderer, group: Sequence[ClaimedPush]) -> list[Message | Broken]:
    """The group as one message, or as several when one would be too long; the rows that the
    renderer fails on come out alone, as broken."""
    try:
        rendered = renderer([row.notice for row in group], group[0].locale)
    except Exception as error:
        log.error("push.render_failed", rows=[row.id for row in group], **told(error))
        if len(group) == 1:
            return [Broken(group[0], f"render: {type(error).__name__}")]
        alone = [part for row in group for part in compose(renderer, [row])]
        broken: list[Message | Broken] = [part for part in alone if isinstance(part, Broken)]
        if not broken:  # only the merged form fails
            return alone
        sound = [row for part in alone if isinstance(part, Message) for row in part.rows]
        return broken + (compose(renderer, sound) if sound else [])
    if len(group) > 1 and _length(rendered.text) > LONGEST_TEXT:
        half = len(group) // 2
        return compose(renderer, group[:half]) + compose(renderer, group[half:])
    return [Message(tuple(group), rendered)]


async def fresh(message: Message) -> Rendered | None:
    """What the message says now: read and drawn where it is such a one and that goes well. None: it
    is not for its reader any more, who has left the post meanwhile."""
    rendered = message.rendered
    if rendered.fresh is None:
        return rendered
    try:
        return await rendered.fresh()
    except (NotFound, Refused):
        return None
    except Exception as error:
        log.error("push.not_fresh", rows=message.ids, **told(error))
        return rendered


def ids_of(rows: Collection[ClaimedPush]) -> list[int]:
    """Their numbers."""
    return [row.id for row in rows]


def _rows_of(parts: Sequence[Message | Broken] | deque[Message | Broken]) -> list[ClaimedPush]:
    return [
        row for part in parts for row in (part.rows if isinstance(part, Message) else (part.row,))
    ]


def _length(text: str) -> int:
    """In UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def by_tries(rows: Collection[ClaimedPush]) -> dict[int, list[ClaimedPush]]:
    """Those that have failed as often, together."""
    found: dict[int, list[ClaimedPush]] = {}
    for row in rows:
        found.setdefault(row.tries, []).append(row)
    return found
