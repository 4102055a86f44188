"""The desk page's part of a run."""

import asyncio
from functools import partial

from app.settings import Settings
from bot.context import Desk
from bot.voice import voice_in
from web.desk import PageDesk
from web.server import serve


async def serve_page(settings: Settings, desk: Desk, url: str, stop: asyncio.Event) -> None:
    """Serves the page until ``stop``. Raises OSError when its port is taken."""
    signs = settings.telegram_token
    page = PageDesk(
        office=desk.office,
        boards=desk.boards,
        clock=desk.clock,
        voice=partial(voice_in, desk.zone),
        token=None if signs is None else signs.get_secret_value(),
        url=url,
    )
    await serve(page, *settings.page_place, stop)
