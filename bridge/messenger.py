"""What the bridge asks of a messenger, and what it is told by one.

The side towards the desk (``bridge.desk``) knows people, messages and buttons as the Bot API names
them; the side towards the people (``bridge.feishu``) knows them as its messenger does. Between the
two stands this page. Whatever is sent is on file before it goes out, and whatever comes in is on
file before it is acknowledged, so either side may be killed at any moment.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from botapi.values import JSON


@dataclass(frozen=True, kw_only=True)
class Media:
    """A file on its way out. ``kind``: photo, document, voice, audio or video."""

    kind: str
    name: str
    data: bytes


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """One message as it shall stand on the phone, whole each time it changes.

    ``entities`` are the Bot API's (offsets in UTF-16 units); ``keyboard`` the rows of an
    InlineKeyboardMarkup, () where there is none.
    """

    text: str
    entities: tuple[JSON, ...] = ()
    keyboard: tuple[tuple[JSON, ...], ...] = ()
    media: Media | None = None
    media_id: str | None = None
    """What ``Sent.media_id`` said of this file before: it need not be uploaded again."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The messenger took it: its names for the messages that now stand on the phone.

    ``message_id`` is the one that carries text and buttons and can be changed; ``others`` belong to
    the same message of the desk (a file beside its card) and are recalled with it.
    """

    message_id: str
    others: tuple[str, ...] = ()
    media_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Given:
    """A file that a person sent, by the messenger's names; fetched when the desk asks for it."""

    kind: str
    message_id: str
    file_key: str
    name: str | None = None
    size: int | None = None
    seconds: int = 0
    width: int = 0
    height: int = 0


@dataclass(frozen=True, kw_only=True)
class Written:
    """A person wrote or sent something in the private chat with the bot.

    ``address`` names the person for this bot (Feishu: open_id), ``event_id`` the event,
    ``message_id`` the message, ``at`` its date in seconds since 1970. A repeat has the same
    message, but not always the same event: Feishu may tell of one message under two.
    """

    event_id: str
    address: str
    message_id: str
    at: int
    text: str = ""
    given: tuple[Given, ...] = ()
    reply_to: str | None = None
    edited: bool = False


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """A person pressed a button of a message of ours, or chose from a list.

    ``data`` is the ``callback_data`` of the button. ``message_id`` is None where the messenger did
    not say which message it stands on.
    """

    event_id: str
    address: str
    message_id: str | None
    at: int
    data: str


@dataclass(frozen=True, kw_only=True)
class Recalled:
    """A person took back a message of their own."""

    event_id: str
    message_id: str
    at: int


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A person opened the chat with the bot."""

    event_id: str
    address: str
    at: int


Happening = Written | Pressed | Recalled | Opened


@dataclass(frozen=True, kw_only=True)
class Toast:
    """What answerCallbackQuery says: shown for a moment, or as a warning to be noticed."""

    text: str
    alert: bool = False


Take = Callable[[Happening], Awaitable[Toast | None]]
"""Puts a happening on file, once for each event id, and returns then; for a press it waits a
little (well under the three seconds within which Feishu wants its answer) for the desk's toast.
Raises nothing but what means "not taken": the messenger shall repeat it."""


class OutOfReach(Exception):
    """The person can no longer be written to: left, outside the app's range, or bot removed."""


class TooMany(Exception):
    """The messenger asks for a pause of ``seconds``; certainly not done."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"retry after {seconds}")
        self.seconds = seconds


class NoLonger(Exception):
    """That message is not there any more, or too old to be changed or recalled."""


class Declined(Exception):
    """The messenger will never take this as it is; the reason is for an engineer."""


class TooBig(Declined):
    """A file that the messenger does not give, or that nobody should hold, for its size."""


class Away(Exception):
    """The messenger could not be reached or broke off: whether it arrived is not known."""


class NotAllowed(Exception):
    """The messenger refuses our credentials; it does not mend itself."""


@dataclass(frozen=True, kw_only=True)
class Landing:
    """A changed message may not stay as it was changed, since a press on it waits for its answer.

    ``with_answer``: it goes along with that, which is still to be given. ``stands`` tells once
    whether it certainly stands there: False, when it can be put there again, where it may not.
    """

    with_answer: bool
    stands: Awaitable[bool]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Greatest sizes of a file and of a photo that a messenger takes, in bytes."""

    upload: int
    photo: int


class Messenger(Protocol):
    """A messenger towards the people. All but ``run`` raise the errors above."""

    limits: Limits

    @property
    def unheard(self) -> float:
        """Seconds for which what people do has not been heard; 0 while it is."""

    async def send(self, address: str, message: Outgoing, key: str) -> Sent:
        """Sends; the same key within an hour is one message, however often it is asked."""

    async def change(self, address: str, message_id: str, message: Outgoing) -> Landing | None:
        """Puts another text and other buttons in the place of a message's. None: it stays; else the
        desk may be told that it is done, and whoever asked sees to it that it stands there."""

    async def show_again(self, message_id: str, message: Outgoing) -> None:
        """What the message is: where a press on it waits for its answer, and nothing newer goes
        along with that, what the phone shows is put right with it, should an earlier change have
        got lost on the way."""

    async def recall(self, message_id: str) -> None:
        """Takes a message of ours back from the phone."""

    async def fetch(self, given: Given) -> bytes:
        """The content of a file that a person sent. Raises TooBig."""

    async def set_menu(self, commands: tuple[JSON, ...]) -> None:
        """Tells the messenger the commands, where it can be told (BotCommand of the Bot API)."""

    async def run(self, take: Take) -> None:
        """Hears what people do until cancelled; connects again by itself. Raises NotAllowed."""

    async def close(self) -> None:
        """Ends its connections."""
