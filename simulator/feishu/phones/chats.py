"""The chat with the app on a Feishu phone: seen, opened, its menu, and out of its range."""

from __future__ import annotations

from aiohttp import web

from botapi.values import JSON
from simulator.errors import SimError
from simulator.feishu.delivery import DELIVERY
from simulator.feishu.model import App
from simulator.feishu.tenant import TENANT, Tenant, open_id
from simulator.model import Chat, Person
from simulator.userside.screen import screen_of
from simulator.userside.web import answer, body_of, number, person_of


def mine(request: web.Request, body: JSON) -> tuple[Tenant, App, Person, Chat]:
    """Whose phone it is, and their chat with the newest app."""
    tenant, person = request.app[TENANT], person_of(request)
    if body.get("chat_id") not in (None, "", person.id, str(person.id)):
        raise SimError(409, "a Feishu phone on this server has the private chat with the app only")
    app = tenant.app()
    return tenant, app, person, tenant.chat(app, person)


def reachable(chat: Chat, person: Person) -> None:
    """Who is out of the app's range cannot write to it."""
    if chat.blocked:
        raise SimError(409, f"person {person.id} is out of the app's range; let them in first")


async def get_chat(request: web.Request) -> web.Response:
    """The messages that are new or changed after ``after``, as on a Telegram phone."""
    tenant, query = request.app[TENANT], dict(request.query)
    if not tenant.apps:
        person_of(request)
        return answer({"seq": 0, "messages": [], "keyboard": None, "pinned": [], "blocked": False})
    _, _, _, chat = mine(request, query)
    return answer(await screen_of(tenant.world, chat, query))


async def put_blocked(request: web.Request) -> web.Response:
    """Takes a person out of the app's range, or back into it; the app hears nothing of it."""
    body = await body_of(request)
    blocked = body.get("blocked")
    if not isinstance(blocked, bool):
        raise SimError(400, "blocked must be true or false")
    tenant, _, _, chat = mine(request, {})
    if chat.blocked != blocked:
        chat.blocked = blocked
        tenant.world.store.save_chat(chat)
    return answer({"blocked": blocked})


async def get_commands(request: web.Request) -> web.Response:
    """The bot's menu; what is told when an entry is chosen is its event_key."""
    _, app, _, _ = mine(request, {})
    commands = [{"command": entry["event_key"], "description": entry["name"]} for entry in app.menu]
    return answer({"commands": commands})


async def post_menu(request: web.Request) -> web.Response:
    """Chooses an entry of the menu by its ``event_key``."""
    body = await body_of(request)
    tenant, app, person, chat = mine(request, body)
    reachable(chat, person)
    key = body.get("event_key")
    if key not in [entry["event_key"] for entry in app.menu]:
        raise SimError(404, f"the menu has no {key!r}; it has {app.menu}")
    told = {
        "operator": {"operator_name": person.first_name, "operator_id": tenant.ids(person)},
        "event_key": key,
        "timestamp": int(tenant.now() * 1000),
    }
    request.app[DELIVERY].tell(app, "application.bot.menu_v6", told)
    return answer({"event_key": key})


async def post_open(request: web.Request) -> web.Response:
    """The person opens the chat, which the app is told."""
    tenant, app, person, chat = mine(request, await body_of(request))
    reachable(chat, person)
    told: JSON = {"chat_id": tenant.chat_id(chat), "operator_id": tenant.ids(person)}
    if chat.messages:
        last = next(reversed(chat.messages.values())).message
        told["last_message_id"] = last["feishu"]["message_id"]
        told["last_message_create_time"] = str(int(last["date"]) * 1000)
    if not chat.opened:
        chat.opened = True
        tenant.world.store.save_chat(chat)
    kind = "im.chat.access_event.bot_p2p_chat_entered_v1"
    request.app[DELIVERY].tell(app, kind, told)
    return answer({"open_id": open_id(person.id)})


async def post_recall(request: web.Request) -> web.Response:
    """The person takes a message of their own back."""
    body = await body_of(request)
    tenant, app, _, chat = mine(request, body)
    stored = chat.messages.get(number(body.get("message_id"), "message_id"))
    if stored is None or stored.deleted or stored.from_bot:
        raise SimError(409, "only one's own messages can be recalled, and once")
    tenant.recall(chat, stored)
    told = {
        "message_id": stored.message["feishu"]["message_id"],
        "chat_id": tenant.chat_id(chat),
        "recall_time": str(int(tenant.now() * 1000)),
        "recall_type": "message_owner",
    }
    request.app[DELIVERY].tell(app, "im.message.recalled_v1", told)
    return answer(stored.view())


ROUTES = [
    web.get(r"/sim/people/{person:\d+}/chat", get_chat),
    web.put(r"/sim/people/{person:\d+}/blocked", put_blocked),
    web.get(r"/sim/people/{person:\d+}/commands", get_commands),
    web.post(r"/sim/people/{person:\d+}/menu", post_menu),
    web.post(r"/sim/people/{person:\d+}/open", post_open),
    web.post(r"/sim/people/{person:\d+}/recall", post_recall),
]
