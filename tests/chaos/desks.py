"""The kinds of desks over which a storm comes."""

from dataclasses import dataclass

from tests.chaos.machines import BRIDGE
from tests.chaos.troubles import FULL, MOVED, STOPPED


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A kind of desk: how updates come, where rows are kept, and which processes there are."""

    name: str
    webhook: bool
    postgresql: bool
    parts: tuple[str, ...] = ("",)
    feishu: bool = False
    """People have Feishu phones, and one of the parts is the bridge."""
    troubles: tuple[str, ...] = ()
    """What befalls it, beside the kills and the messenger's failures."""


DESKS = (
    Desk(name="SQLite, polling", webhook=False, postgresql=False),
    Desk(
        name="SQLite, webhook, bot and scheduler apart",
        webhook=True,
        postgresql=False,
        parts=("bot", "scheduler"),
    ),
    Desk(
        name="PostgreSQL, polling, bot and scheduler apart",
        webhook=False,
        postgresql=True,
        parts=("bot", "scheduler"),
        troubles=(STOPPED,),
    ),
    Desk(name="PostgreSQL, webhook", webhook=True, postgresql=True, troubles=(STOPPED,)),
    Desk(
        name="PostgreSQL, webhook, 3 bots and 2 schedulers",
        webhook=True,
        postgresql=True,
        parts=("bot", "bot", "bot", "scheduler", "scheduler"),
        troubles=(STOPPED,),
    ),
    Desk(
        name="SQLite, polling, small disk, wrong clock",
        webhook=False,
        postgresql=False,
        troubles=(FULL, MOVED),
    ),
    Desk(
        name="PostgreSQL, webhook, bot and scheduler apart, small disk, wrong clock",
        webhook=True,
        postgresql=True,
        parts=("bot", "scheduler"),
        troubles=(FULL, MOVED),
    ),
    Desk(
        name="SQLite, Feishu by a bridge",
        webhook=False,
        postgresql=False,
        parts=("", BRIDGE),
        feishu=True,
    ),
)
