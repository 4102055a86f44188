"""A word to whoever waited long: that it is being done now, and that nothing need be sent again."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot import words
from bot.context import Desk
from bot.texts import say_in
from domain.messaging import Claimed
from domain.people.messengers import private_chat

LONG: Final = timedelta(seconds=60)
"""Whoever waits longer for an answer wonders whether it was heard."""
_FORGOTTEN: Final = timedelta(hours=1)


@dataclass
class LateWord:
    """Who was told, so that a chat whose whole backlog is late hears it once, also where it grows
    while it is worked off."""

    _told: dict[str, datetime] = field(default_factory=dict)
    """When they were, or when the last of what they were told of was taken up."""

    def word(self, claimed: Claimed, desk: Desk) -> str | None:
        """What to say first to somebody of the desk whose update waited too long, in private; None
        where there is nothing to say, or it was said."""
        lane, came = claimed.incoming.lane, claimed.received_at
        writer, told = claimed.writer, self._told.get(lane)
        now = desk.clock.now()
        if writer is None or now - came < LONG or private_chat(lane) is None:
            return None
        if told is not None and came <= told:
            self._told[lane] = now  # what came while it waited is of the same backlog
            return None
        say = say_in(writer.locale)
        return say("waited-long", time=words.moment(say, came, desk.zone))

    def said(self, claimed: Claimed, now: datetime) -> None:
        """It was said."""
        self._told = {one: at for one, at in self._told.items() if now - at < _FORGOTTEN}
        self._told[claimed.incoming.lane] = now
