"""What the pages are given."""

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from domain.people.model import Actor
from domain.ports import Boards, Clock, Office
from web.voice import Voice


@dataclass(frozen=True, kw_only=True)
class PageDesk:
    """The product as the page sees it."""

    office: Office
    boards: Boards
    clock: Clock
    voice: Callable[[str], Voice]
    """By language."""
    token: str | None
    """Of the bot in Telegram, which signs who opens the page there; None where there is no such
    bot."""
    url: str
    """Where people open the page."""

    @property
    def secure(self) -> bool:
        """Whether it is reached by TLS."""
        return self.url.startswith("https:")

    @property
    def cookie(self) -> str:
        """The name of the cookie: with TLS one that no other host or path can set."""
        return "__Host-desk" if self.secure else "desk"


DESK: web.AppKey[PageDesk] = web.AppKey("desk", PageDesk)
ACTOR: web.RequestKey[Actor] = web.RequestKey("actor", Actor)
