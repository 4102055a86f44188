"""A word to whoever waited long: that it is being done now, and that nothing need be sent again."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError

from bot import words
from bot.context import Desk
from bot.texts import say_in
from domain.messaging import Claimed

LONG: Final = timedelta(seconds=60)
"""Whoever waits longer for an answer wonders whether it was heard."""
_FORGOTTEN: Final = timedelta(hours=1)


@dataclass
class Waits:
    """Who was told, so that a chat whose whole backlog is late hears it once."""

    _told: dict[str, datetime] = field(default_factory=dict)

    async def tell(self, bot: Bot, claimed: Claimed, desk: Desk) -> None:
        """Says so to somebody of the desk whose update waited too long, in private."""
        now, lane = desk.clock.now(), claimed.incoming.lane
        writer, came = claimed.writer, claimed.received_at
        if writer is None or now - came < LONG or not lane.isdecimal():
            return
        if lane in self._told and came <= self._told[lane]:
            return
        say = say_in(writer.locale)
        text = say("waited-long", time=words.moment(say, came, desk.zone))
        try:
            await bot.send_message(int(lane), text)
        except (TelegramBadRequest, TelegramForbiddenError):
            return  # there is nobody to tell
        self._told = {one: at for one, at in self._told.items() if now - at < _FORGOTTEN}
        self._told[lane] = now
