"""People pressing buttons of cards, choosing from lists and filling forms."""

from __future__ import annotations

import secrets
from typing import Any

from aiohttp import web

from botapi.values import JSON
from simulator.errors import SimError
from simulator.feishu.answers import TapFailed
from simulator.feishu.botside.messages import CARD_TOKEN_USES
from simulator.feishu.cards.check import check_card
from simulator.feishu.cards.screen import Action, actions, fields
from simulator.feishu.delivery import DELIVERY
from simulator.feishu.errors import FeishuError
from simulator.feishu.model import App
from simulator.feishu.phones.chats import mine, reachable
from simulator.feishu.tenant import TENANT_KEY, Tenant
from simulator.incoming import visible
from simulator.model import Chat, Person, Stored
from simulator.userside.web import answer, body_of, number

CARD_TOKEN_SECONDS = 1_800
BAD_CARD = 200673
ALERTS = frozenset({"warning", "error"})
TOASTS = frozenset({"success", "info", *ALERTS})


async def post_tap(request: web.Request) -> web.Response:
    """Presses a button or chooses an option, by ``text`` (its label) or ``data``; fills the form
    it submits from ``form``. Answers with the toast, or the ``error`` that stands under the card.
    """
    body = await body_of(request)
    tenant, app, person, chat = mine(request, body)
    stored = visible(chat, number(body.get("message_id"), "message_id"))
    action = _meant(stored, body)
    if not action.calls:
        return answer({"answer": None, "answered": False, "button": action.button()})
    reachable(chat, person)
    if not tenant.fresh(stored):
        raise SimError(409, "this card is older than 14 days; Feishu takes no taps on it")
    told, token = _told(tenant, app, person, stored, action, _filled(stored, action, body))
    try:
        wait = float(body.get("wait", 5))
    except (TypeError, ValueError):
        raise SimError(400, "wait must be a number of seconds") from None

    async def pressed() -> JSON:
        tenant.pressed.begins(stored)
        try:
            toast = _applied(tenant, app, chat, stored, await delivery.tap(app, told))
        except TapFailed as failed:
            tenant.card_tokens.pop(token, None)
            return {"answer": None, "answered": False, "error": {"code": failed.code}}
        finally:
            if (before := tenant.pressed.ends(stored)) is not None:
                tenant.put_back(chat, stored, before)
        tenant.card_tokens[token]["answered"] = True
        number = stored.message["message_id"]
        tenant.world.events.publish("answer", chat, message_id=number, **toast)
        return {"answer": toast, "answered": True}

    # Whoever asked may go; the phone still shows what comes of it.
    delivery = request.app[DELIVERY]
    pressing = delivery.press(pressed())
    if wait > 0:
        await tenant.world.events.wait(pressing, wait)
    if not pressing.done() or pressing.cancelled():
        return answer({"answer": None, "answered": False})
    return answer(pressing.result())


def _meant(stored: Stored, body: JSON) -> Action:
    data, text = body.get("data"), body.get("text")
    if (data is None) == (text is None):
        raise SimError(400, "give either data or text")
    known = stored.message.get("feishu", {})
    found = actions(known["content"]) if known.get("type") == "interactive" else []
    if body.get("forged") is True and data is not None:
        return Action(label="", data=str(data), tag="button", value={"d": str(data)})
    for action in found:
        if (action.data if data is not None else action.label) == (
            data if data is not None else text
        ):
            return action
    there = [action.data if data is not None else action.label for action in found]
    at = stored.message["message_id"]
    raise SimError(404, f"message {at} has nothing to press with {data or text!r}; it has {there}")


def _filled(stored: Stored, action: Action, body: JSON) -> JSON | None:
    """What was filled into the form that is submitted; the phone asks for what is required."""
    if action.form is None:
        return None
    given = body.get("form", {})
    if not isinstance(given, dict):
        raise SimError(
            400, "form must be an object: what was filled in, by the names of the fields"
        )
    values: JSON = {}
    for field in fields(stored.message["feishu"]["content"], action.form):
        if "name" not in field:
            continue
        value = given.get(field["name"], field.get("default_value"))
        if value in (None, "", []):
            if field.get("required") is True:
                raise SimError(409, f"{field['name']} is required; the phone does not submit")
            value = [] if field["tag"] == "multi_select_static" else ""
        values[field["name"]] = _checked(field, value)
    if unknown := set(given) - set(values):
        raise SimError(404, f"the form has no {sorted(unknown)}; it has {sorted(values)}")
    return values


def _checked(field: JSON, value: Any) -> Any:
    name, known = field["name"], [option["value"] for option in field.get("options", [])]
    several = field["tag"] == "multi_select_static"
    chosen = value if several else [value]
    if not isinstance(chosen, list) or not all(isinstance(one, str) for one in chosen):
        raise SimError(400, f"{name} must be {'a list of texts' if several else 'a text'}")
    if known and (strange := [one for one in chosen if one and one not in known]):
        raise SimError(404, f"{name} has no {strange}; it has {known}")
    longest = field.get("max_length", 1_000)
    if field["tag"] == "input" and len(str(value)) > longest:
        raise SimError(409, f"{name} takes {longest} characters at most")
    return value


def _told(
    tenant: Tenant,
    app: App,
    person: Person,
    stored: Stored,
    action: Action,
    filled: JSON | None,
) -> tuple[JSON, str]:
    """The event's body, and the token by which the card may be changed later."""
    known = stored.message["feishu"]
    token = f"c-{secrets.token_hex(20)}"
    now = tenant.now()
    tenant.card_tokens = {
        each: held for each, held in tenant.card_tokens.items() if held["until"] > now
    }
    tenant.card_tokens[token] = {
        "app": app.id,
        "message_id": known["message_id"],
        "until": now + CARD_TOKEN_SECONDS,
        "left": CARD_TOKEN_USES,
        "answered": False,
    }
    pressed: JSON = {"value": action.value, "tag": action.tag, "timezone": "Asia/Shanghai"}
    if action.name is not None:
        pressed["name"] = action.name
    if action.option is not None:
        pressed["option"] = action.option
    if filled is not None:
        pressed["form_value"] = filled
    told = {
        "operator": {"tenant_key": TENANT_KEY, **tenant.ids(person)},
        "token": token,
        "action": pressed,
        "host": "im_message",
        "context": {"open_message_id": known["message_id"], "open_chat_id": known["chat_id"]},
    }
    return told, token


def _applied(tenant: Tenant, app: App, chat: Chat, stored: Stored, said: JSON) -> JSON:
    """Shows what the app answered: its card in the place of the old, its toast."""
    if (given := said.get("card")) is not None:
        if not isinstance(given, dict) or given.get("type") != "raw":
            raise TapFailed(BAD_CARD)
        try:
            card = check_card(given.get("data"))
            content = tenant.card_content(app, card)
        except FeishuError as error:
            raise TapFailed(BAD_CARD) from error
        tenant.pressed.answered(stored)
        tenant.change(chat, stored, content, {"type": "interactive", "content": card})
    toast = said.get("toast") or {}
    if not isinstance(toast, dict) or toast.get("type", "info") not in TOASTS:
        raise TapFailed(BAD_CARD)
    kind = toast.get("type", "info")
    return {"text": str(toast.get("content", "")), "show_alert": kind in ALERTS, "type": kind}


ROUTES = [web.post(r"/sim/people/{person:\d+}/taps", post_tap)]
