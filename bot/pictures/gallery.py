"""Pictures as the bot gets them: drawn beside the loop and apart, and kept for the next tap. What
draws is loaded with the first one, in its thread."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

import structlog

from bot.pictures.chart import chart
from bot.texts import say_in
from domain.apart import Apart, Bounds
from domain.pictures.views import Shown

log = structlog.get_logger(__name__)

_KEPT = 64
"""Of about 80 kB each."""
_AT_ONCE = 2


class Gallery:
    """Draws pictures, and keeps the last ones.

    One is found again by all its figures and the minute of which they are, so it is never out of
    date, nor seen by somebody who may not read the figures.
    """

    def __init__(self, apart: Apart) -> None:
        self._apart = apart
        self._kept: OrderedDict[tuple[str, Shown], bytes] = OrderedDict()
        self._turns = asyncio.Semaphore(_AT_ONCE)

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    async def draw(self, locale: str, shown: Shown, zone: ZoneInfo) -> bytes | None:
        """The picture as a PNG; None where drawing fails: its words say the same."""
        shown = replace(shown, as_of=shown.as_of.replace(second=0, microsecond=0))
        key = (locale, shown)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        async with self._turns:
            try:
                drawn = await self._apart.run(*await asyncio.to_thread(_made, locale, shown, zone))
            except Exception as error:
                log.error("picture.failed", picture=shown.picture, error=type(error).__name__)
                return None
            self._kept[key] = drawn
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return drawn


def _made(
    locale: str, shown: Shown, zone: ZoneInfo
) -> tuple[Callable[[bytes], bytes], bytes, Bounds]:
    """What makes the PNG, of what, and within which bounds."""
    from bot.pictures.drawing import svg
    from bot.pictures.png import BOUNDS, png

    return png, svg(chart(say_in(locale), shown, zone)).encode(), BOUNDS
