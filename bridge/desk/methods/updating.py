"""getUpdates and webhooks: https://core.telegram.org/bots/api#getting-updates."""

from __future__ import annotations

from dataclasses import dataclass

from botapi.updates import fetch, webhook
from botapi.values import JSON
from bridge.desk.state import Call


@dataclass(frozen=True)
class Told:
    """True, with a word about it in the answer's description."""

    description: str


async def get_updates(call: Call) -> list[JSON]:
    return await call.desk.updates.get(call.params, fetch(call.params))


async def set_webhook(call: Call) -> Told:
    wanted = webhook(call.params)
    if not wanted["url"]:
        return await delete_webhook(call)
    new = await call.desk.updates.set_webhook(call.params, wanted)
    return Told("Webhook was set" if new else "Webhook is already set")


async def delete_webhook(call: Call) -> Told:
    had = await call.desk.updates.delete_webhook(drop=call.params.flag("drop_pending_updates"))
    return Told("Webhook was deleted" if had else "Webhook is already deleted")


async def get_webhook_info(call: Call) -> JSON:
    return await call.desk.updates.info()


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
