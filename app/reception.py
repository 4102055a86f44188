"""The bot's side of a run: updates come in by polling or by webhook, a worker handles them."""

import asyncio
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiohttp import web

from app.settings import Settings
from app.stopping import unless_stopped
from bot.telegram.intake import ALLOWED_UPDATES, REFUSALS, poll, webhook
from bot.telegram.session import ProxyFailed
from bot.telegram.worker import Worker
from domain.messaging import Inbox, TokenRefused
from domain.people.messengers import Messenger
from domain.ports import Clock

log = structlog.get_logger(__name__)

_LONGEST_REST = 60.0
_TOKEN_CHECK = 60.0


async def receive(
    settings: Settings, worker: Worker, inbox: Inbox, clock: Clock, stop: asyncio.Event
) -> None:
    """Takes in and handles the updates of the worker's messenger until ``stop``; only Telegram
    brings them by webhook, whoever else is asked for them. Raises TokenRefused, or OSError when the
    webhook's port is taken."""
    bot, channel = worker.bot, worker.desk.channel
    brought = settings.webhook_url if channel is Messenger.TELEGRAM else None
    if not await unless_stopped(_agree(settings, bot, channel, brought), stop):
        return
    if brought is None:
        taking = asyncio.create_task(poll(bot, inbox, clock, worker.wake, channel=channel))
    else:
        taking = asyncio.create_task(_listen(settings, bot, worker, inbox, clock))
    working = asyncio.create_task(worker.run())
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((taking, working, stopped), return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (taking, stopped):
            task.cancel()
        await asyncio.gather(taking, stopped, return_exceptions=True)
        await worker.stop()
        await working
    if not taking.cancelled():
        taking.result()


async def _agree(settings: Settings, bot: Bot, channel: Messenger, brought: str | None) -> None:
    """Tells the messenger how updates come, however long that takes."""
    rest = 1.0
    while True:
        try:
            if brought is None:
                await bot.delete_webhook()
            else:
                secret = settings.webhook_secret
                await bot.set_webhook(
                    brought,
                    secret_token=secret.get_secret_value() if secret else None,
                    allowed_updates=list(ALLOWED_UPDATES),
                )
        except REFUSALS as error:
            raise TokenRefused(channel) from error
        except TelegramAPIError as error:
            told = float(error.retry_after) if isinstance(error, TelegramRetryAfter) else rest
            why = error.message if isinstance(error, ProxyFailed) else type(error).__name__
            log.warning(f"{channel}.not_reached", error=why, again_in=told)
            await asyncio.sleep(told)
            rest = min(rest * 2, _LONGEST_REST)
        else:
            return


async def _listen(settings: Settings, bot: Bot, worker: Worker, inbox: Inbox, clock: Clock) -> None:
    """Serves the webhook until cancelled. Raises TokenRefused."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        raise TypeError("a webhook needs an address and a secret")
    secret = settings.webhook_secret.get_secret_value()
    handler = webhook(bot.id, inbox, clock, worker.wake, secret=secret, held=worker.turns.held)
    app = web.Application()
    app.router.add_post(urlsplit(settings.webhook_url).path or "/", handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=5.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, *settings.listen).start()
        await _watch(bot)
    finally:
        await runner.cleanup()


async def _watch(bot: Bot) -> None:
    """Raises TokenRefused once the token is refused. Who polls meets that at the next poll; a
    webhook just hears nothing any more, and nobody would notice."""
    while True:
        await asyncio.sleep(_TOKEN_CHECK)
        try:
            await bot.get_me()
        except REFUSALS as error:
            raise TokenRefused from error
        except TelegramAPIError as error:
            log.warning("telegram.not_reached", error=type(error).__name__)
