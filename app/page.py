"""The desk page's part of a run."""

import asyncio
from functools import partial

from app.settings import Settings
from bot.context import CHANNEL, Desk
from bot.voice import voice_in
from web.desk import PageDesk
from web.server import serve


async def serve_page(settings: Settings, desk: Desk, url: str, stop: asyncio.Event) -> None:
    """Serves the page until ``stop``. Raises OSError when its port is taken."""
    page = PageDesk(
        office=desk.office,
        boards=desk.boards,
        clock=desk.clock,
        voice=partial(voice_in, desk.zone),
        channel=CHANNEL,
        token=settings.token,
        url=url,
    )
    await serve(page, *settings.page_place, stop)
