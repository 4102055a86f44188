"""The base of all notices; those of a mechanism stand in ``domain/<mechanism>/notices.py``.

The wording is the messenger adapter's; a payload survives the trip through the outbox as JSON.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar


class Priority(IntEnum):
    """Order in which the sender claims; URGENT also passes the quiet hours."""

    URGENT = 0
    NORMAL = 5
    REMINDER = 9


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Base of all payloads. ``subject`` is the stable part of the dedup key."""

    kind: ClassVar[str] = ""
    merges: ClassVar[bool] = False
    """Whether several of these for one person go out as one message."""
    parting: ClassVar[bool] = False
    """Whether it also reaches somebody who holds no post any more; nothing else does."""

    @property
    def subject(self) -> str:
        """What it tells of, uniquely: the same subject never reaches one person twice."""
        raise NotImplementedError


Notices = tuple[type[Notice], ...]
"""The classes of a mechanism."""


def dedup_key(notice: Notice, person_id: int) -> str:
    """The unique key of the outbox row."""
    return f"{notice.subject}:{person_id}"
