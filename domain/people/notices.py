"""The notices of posts that change hands."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.notices import Notice, Notices
from domain.people.messengers import Messenger
from domain.people.model import Role


class PostEnding(StrEnum):
    """How somebody comes to hold a post no more."""

    REPLACED = "replaced"
    """A successor took it over."""
    VACATED = "vacated"
    """Whoever invites to it took it from them."""
    RESIGNED = "resigned"
    """They left it themselves."""
    LOST = "lost"
    """Their phone is gone, and with it every post they held."""
    CLOSED = "closed"
    """The unit is no more, and its successor has no such post."""


@dataclass(frozen=True, kw_only=True)
class PostEnded(Notice):
    """To whoever held a post, once: they hold it no more."""

    kind: ClassVar[str] = "post-ended"
    parting: ClassVar[bool] = True
    holding_id: int
    unit_name: str
    role: Role
    stand_in: bool
    ending: PostEnding

    @property
    def subject(self) -> str:
        return f"holding:{self.holding_id}:ended"


@dataclass(frozen=True, kw_only=True)
class PostVacant(Notice):
    """To the stand-in, or to the unit's head and whoever may fill it: a post has no holder now, and
    this is open there."""

    kind: ClassVar[str] = "post-vacant"
    post_id: int
    holding_id: int
    unit_id: int
    unit_name: str
    role: Role
    yours: bool
    """The reader stands in for it; else they head its unit, or one above."""
    fills: bool
    """The reader may invite a successor."""
    open: int
    cases: tuple[int, ...]
    """The numbers of the most pressing, for who may read them: an administrator reads no matter."""
    reported: int
    """How many open matters that it had reported are now the reader's to answer for."""

    @property
    def subject(self) -> str:
        return f"{vacancies_of(self.post_id)}{self.holding_id}"


def vacancies_of(post_id: int) -> str:
    """How the subjects of all that tells of a vacancy of the post begin."""
    return f"post:{post_id}:vacant:"


@dataclass(frozen=True, kw_only=True)
class PostMoved(Notice):
    """To whoever held a post at a unit that went into another: where they hold it now."""

    kind: ClassVar[str] = "post-moved"
    holding_id: int
    from_unit: str
    unit_name: str
    role: Role
    stand_in: bool

    @property
    def subject(self) -> str:
        return f"holding:{self.holding_id}:moved"


@dataclass(frozen=True, kw_only=True)
class ChannelJoined(Notice):
    """To whoever it is, in the chat they had: another one was brought in, by a code of theirs."""

    kind: ClassVar[str] = "channel-joined"
    parting: ClassVar[bool] = True
    channel_id: int
    messenger: Messenger

    @property
    def subject(self) -> str:
        return f"channel:{self.channel_id}:joined"


NOTICES: Notices = (PostEnded, PostVacant, PostMoved, ChannelJoined)
