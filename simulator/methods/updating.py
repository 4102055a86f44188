"""getUpdates and webhooks: https://core.telegram.org/bots/api#getting-updates."""

from __future__ import annotations

from dataclasses import dataclass

from botapi.updates import WEBHOOK_SET, allowed_updates, fetch, webhook, webhook_info
from botapi.values import JSON
from simulator.outgoing import Call


@dataclass(frozen=True)
class Told:
    """True, with a word about it in the answer's description."""

    description: str


def _read_allowed(call: Call) -> None:
    """A new list of allowed updates; without one the last stays."""
    allowed = allowed_updates(call.params, call.bot.allowed_updates)
    if allowed != call.bot.allowed_updates:
        call.bot.allowed_updates = allowed
        call.world.store.mark("bot", str(call.bot.id), call.bot)


async def get_updates(call: Call) -> list[JSON]:
    if not call.bot.webhook:
        _read_allowed(call)
    return await call.world.updates.get(call.bot, fetch(call.params))


def set_webhook(call: Call) -> Told:
    params, bot, world = call.params, call.bot, call.world
    wanted = webhook(params)
    if not wanted["url"]:
        return delete_webhook(call)
    drop = params.flag("drop_pending_updates")
    _read_allowed(call)
    if not drop and wanted.items() <= bot.webhook.items():
        return Told("Webhook is already set")
    world.updates.end_poll(bot, WEBHOOK_SET)
    world.webhooks.stop(bot)
    if drop:
        world.updates.drop_all(bot)
    bot.webhook = dict(wanted)
    world.store.mark("bot", str(bot.id), bot)
    world.webhooks.start(bot)
    return Told("Webhook was set")


def delete_webhook(call: Call) -> Told:
    world, bot = call.world, call.bot
    had = bool(bot.webhook)
    world.webhooks.stop(bot)
    bot.webhook = {}
    if call.params.flag("drop_pending_updates"):
        world.updates.drop_all(bot)
    world.store.mark("bot", str(bot.id), bot)
    return Told("Webhook was deleted" if had else "Webhook is already deleted")


def get_webhook_info(call: Call) -> JSON:
    bot = call.bot
    return webhook_info(bot.webhook, len(call.world.updates.pending(bot)), bot.allowed_updates)


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
