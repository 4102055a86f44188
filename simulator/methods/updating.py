"""getUpdates and webhooks: https://core.telegram.org/bots/api#getting-updates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from botapi.errors import bad_request
from botapi.values import JSON
from simulator.outgoing import Call
from simulator.updates import WEBHOOK_SET


@dataclass(frozen=True)
class Told:
    """True, with a word about it in the answer's description."""

    description: str


def _read_allowed(call: Call) -> bool:
    """A new list of allowed updates; without one the last stays. Answers whether it changed."""
    given = call.params.json("allowed_updates", "Can't parse allowed_updates JSON array")
    if not isinstance(given, list):
        return False
    allowed = sorted({str(kind) for kind in given}) or None
    if allowed == call.bot.allowed_updates:
        return False
    call.bot.allowed_updates = allowed
    call.world.store.mark("bot", str(call.bot.id), call.bot)
    return True


async def get_updates(call: Call) -> list[JSON]:
    params = call.params
    if not call.bot.webhook:
        _read_allowed(call)
    limit = min(max(params.integer("limit", 100), 1), 100)
    return await call.world.updates.get(
        call.bot, params.integer("offset"), limit, params.integer("timeout")
    )


def set_webhook(call: Call) -> Told:
    params, bot, world = call.params, call.bot, call.world
    url = params.text("url").strip()
    if not url:
        return delete_webhook(call)
    _check_url(url)
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    wanted = {
        "url": url,
        "max_connections": min(max(params.integer("max_connections", 40), 1), 100),
        "secret_token": secret,
    }
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


def _check_url(url: str) -> None:
    """http is allowed too, as it is by a Bot API server of one's own ("Using a Local …")."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or " " in url:
        raise bad_request("invalid webhook URL specified")


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
    webhook = call.bot.webhook
    info: JSON = {
        "url": webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.updates.pending(call.bot)),
    }
    for name in ("max_connections", "last_error_date", "last_error_message"):
        if name in webhook:
            info[name] = webhook[name]
    if call.bot.allowed_updates:
        info["allowed_updates"] = call.bot.allowed_updates
    return info


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
