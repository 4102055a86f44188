"""How often a chat tried to come in by what opens nothing: after a few it is told to wait, right or
wrong."""

from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.context import Desk
from bot.telegram.conversation import current
from domain.errors import BadInvitation

log = structlog.get_logger(__name__)

MOST: Final = 5
WITHIN: Final = timedelta(minutes=15)
_RECORD: Final = "guesses"


def too_many(now: datetime) -> bool:
    """Whether this chat has to wait."""
    return len(_lately(now)) >= MOST


def failed(desk: Desk, error: BadInvitation, now: datetime) -> None:
    """Notes one more, without what was tried."""
    log.warning("entry.refused", messenger=desk.channel.value, why=error.reason)
    current().put(_RECORD, [*_lately(now), now.isoformat()])


def _lately(now: datetime) -> list[str]:
    found = current().get(_RECORD)
    tried = found if isinstance(found, list) else []
    return [at for at in tried if now - datetime.fromisoformat(at) < WITHIN]
