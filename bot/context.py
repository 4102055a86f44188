"""What handlers are given: the desk's parts, and who is asking.

In the dispatcher's data: ``desk: Desk`` (always), ``request: Request`` (who asks, under the name of
this update, and when its handling began), ``actor: Actor | None`` (the request's; None: a
stranger), and ``say: Say`` (in the reader's language).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Bot

from bot.pictures.gallery import Gallery
from bot.telegram.errands import Errands
from domain.apart import Apart
from domain.imports.store import LedgerReader
from domain.messaging import BriefMessages, Files
from domain.people.messengers import Messenger, address_of
from domain.ports import Boards, Clock, Office
from domain.practice.model import Rooms
from domain.speech import Speech


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The product as the bot of one messenger sees it."""

    channel: Messenger = Messenger.TELEGRAM
    """The messenger of this bot: the kind under which its chats are kept as channels."""
    bots: Mapping[Messenger, Bot] = field(default_factory=dict)
    """The bots of all messengers by which people come here."""

    office: Office
    boards: Boards
    files: Files
    apart: Apart
    ledgers: LedgerReader
    shown: BriefMessages
    clock: Clock
    gallery: Gallery
    page_url: str | None = None
    """Where people open the desk page; None: there is none."""
    lost: Sequence[tuple[datetime, datetime]] = ()
    """From when to when things happened that are no longer on file: a copy was brought back."""
    rooms: Rooms | None = None
    """Where people practise; None: this is the desk of such a room."""
    speech: Speech | None = None
    """What makes words out of voice notes; None: they are taken as they are."""
    errands: Errands = field(default_factory=Errands)

    @property
    def has_quick(self) -> bool:
        """Whether its messenger shows buttons under the message box (:mod:`bot.quick`)."""
        return self.channel is Messenger.TELEGRAM

    def address(self, chat: int) -> str:
        """The address of a chat with this bot."""
        return address_of(self.channel, chat)

    @property
    def has_page(self) -> bool:
        """Whether there is a desk page to open."""
        return self.page_url is not None

    @property
    def lacks(self) -> frozenset[str]:
        """The commands that do nothing here: no desk page, no practice. In a practice room its
        command leads back."""
        page = set() if self.has_page else {"page"}
        practice = {"practice"} if self.rooms is not None and not self.rooms.offered else set()
        return frozenset(page | practice)

    @property
    def zone(self) -> ZoneInfo:
        """The district's time zone."""
        return self.office.rules.zone
