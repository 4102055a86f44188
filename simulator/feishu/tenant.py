"""One tenant of Feishu: its apps, and the messages between them and the people.

Messages lie in the same chats as Telegram's, in the shape of the Bot API, so that a screen, the
page and the state file need to know no second shape; what is Feishu's of one is under ``feishu``.
"""

from __future__ import annotations

import re
import secrets
from functools import cache

from aiohttp import web

from botapi.images import image_size
from botapi.values import JSON
from simulator.errors import SimError
from simulator.feishu import named, open_id_of
from simulator.feishu.cards.screen import shown
from simulator.feishu.errors import FeishuError, invalid
from simulator.feishu.model import App
from simulator.feishu.rates import Rates
from simulator.model import Chat, FileRecord, Note, Person, Stored
from simulator.world import World

TENANT_KEY = "local-tenant"
TOKEN_SECONDS = 7_200
RENEWED_BELOW = 1_800
UUID_SECONDS = 3_600
CHANGED_FOR = 14 * 24 * 3_600
APP_ID = re.compile(r"cli_[A-Za-z0-9_-]{1,64}")

open_id = cache(open_id_of)


class Tenant:
    """What every request of the Feishu side shares."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.apps: dict[str, App] = {}
        self.placed: dict[str, tuple[int, int, int]] = {}
        """By its message_id: app number, chat and number of each message."""
        self.passed = 0.0
        """Seconds by which Feishu's own time was moved on, see ``pass_``."""
        self.sent_as: dict[tuple[str, str], tuple[str, float]] = {}
        """By app and uuid: which message it became, and when."""
        self.card_tokens: dict[str, JSON] = {}
        """By the token of a tap: the message, until when, and how often it may still be used."""
        self.rates = Rates(
            enabled=world.settings.flood, now=lambda: world.settings.monotonic() + self.passed
        )

    def now(self) -> float:
        """Feishu's time: of tokens, uuids and repeats. A demo moves the phones' time only."""
        return self.world.settings.clock() + self.passed

    def load(self) -> None:
        """Takes up what the state file held."""
        for (kind, key), body in self.world.store.notes.items():
            if kind == "feishu-app":
                self.apps[key] = App(**body)
        for chat in self.world.store.chats.values():
            for number, stored in chat.messages.items():
                self._index(chat, number, stored)

    def _index(self, chat: Chat, number: int, stored: Stored) -> None:
        known = stored.message.get("feishu")
        if known is None:
            return
        self.placed[known["message_id"]] = (chat.bot_id, chat.id, number)
        if known.get("uuid"):
            app = self.app_numbered(chat.bot_id)
            self.sent_as[app.id, known["uuid"]] = (known["message_id"], known["sent"])

    # Apps

    def sign_in(self, app_id: object, secret: object) -> App | None:
        """The app, which comes into being with its first call; None where the secret is another."""
        if not isinstance(app_id, str) or not APP_ID.fullmatch(app_id):
            return None
        if not isinstance(secret, str) or not secret:
            return None
        app = self.apps.get(app_id)
        if app is None:
            app = App(
                id=app_id,
                secret=secret,
                number=-1 - len(self.apps),
                name=self.world.settings.bot_name,
            )
            self.apps[app_id] = app
            self.save_app(app)
            self.world.events.publish("people", seq=self.world.store.next_seq())
        return app if secrets.compare_digest(app.secret.encode(), secret.encode()) else None

    def save_app(self, app: App) -> None:
        self.world.store.keep_note("feishu-app", app.id, Note(app.dump()))

    def token(self, app: App) -> tuple[str, int]:
        """A token and its seconds: the one there is, while it has half an hour left."""
        now = self.now()
        app.tokens = {token: until for token, until in app.tokens.items() if until > now}
        newest = max(app.tokens.items(), key=lambda item: item[1], default=None)
        if newest is None or newest[1] - now < RENEWED_BELOW:
            newest = (f"t-{secrets.token_hex(20)}", now + TOKEN_SECONDS)
            app.tokens[newest[0]] = newest[1]
            self.save_app(app)
        return newest[0], int(newest[1] - now)

    def app_of(self, header: str | None) -> App:
        """The app that an Authorization header names; raises what the platform answers."""
        if not header:
            raise FeishuError(99991661, "Missing access token for authorization.")
        token = header.removeprefix("Bearer ").strip()
        for app in self.apps.values():
            if app.tokens.get(token, 0.0) > self.now():
                return app
        raise FeishuError(99991663, "Invalid access token for authorization.")

    def app_numbered(self, number: int) -> App:
        return next(app for app in self.apps.values() if app.number == number)

    def app(self) -> App:
        """The app that people talk to: the newest."""
        if not self.apps:
            raise SimError(409, "no app of Feishu has called this server yet")
        return next(reversed(self.apps.values()))

    # People and chats

    def person(self, wanted: str) -> Person | None:
        """Whose open_id this is."""
        return next(
            (
                person
                for person in self.world.store.people.values()
                if person.messenger == "feishu" and open_id(person.id) == wanted
            ),
            None,
        )

    def chat(self, app: App, person: Person) -> Chat:
        return self.world.store.chat(app.number, person.id)

    def chat_id(self, chat: Chat) -> str:
        return f"oc_{named('chat', self.app_numbered(chat.bot_id).id, chat.id)}"

    def ids(self, person: Person) -> JSON:
        """The ids of a person as events carry them."""
        return {
            "open_id": open_id(person.id),
            "union_id": f"on_{named('union', person.id)}",
            "user_id": named("user", person.id)[:8],
        }

    # Messages

    def find(self, app: App, message_id: str) -> tuple[Chat, Stored]:
        """A message by its id; raises what the platform answers where the app has none such."""
        place = self.placed.get(message_id)
        if place is None or place[0] != app.number:
            raise invalid("invalid message_id")
        chat = self.world.store.chats[place[0], place[1]]
        stored = chat.messages.get(place[2])
        if stored is None:
            raise invalid("invalid message_id")
        if stored.deleted:
            raise FeishuError(230011, "The message was withdrawn.")
        return chat, stored

    def fresh(self, stored: Stored) -> bool:
        """Whether a card can still be changed and pressed, by Feishu's time and by the phones'."""
        by_feishu = self.now() - float(stored.message["feishu"]["sent"])
        by_phones = self.world.now() - int(stored.message["date"])
        return max(by_feishu, by_phones) <= CHANGED_FOR

    def put(
        self, chat: Chat, sender: JSON, content: JSON, own: JSON, reply_to: Stored | None = None
    ) -> Stored:
        """A new message in a chat, on the screen at once. ``own`` is what Feishu knows of it."""
        world = self.world
        number = chat.next_message_id
        known: JSON = {
            "message_id": f"om_{secrets.token_hex(16)}",
            "chat_id": self.chat_id(chat),
            "sent": self.now(),
            **own,
        }
        message: JSON = {
            "message_id": number,
            "from": sender,
            "chat": world.store.as_chat(chat.id),
            "date": world.now(),
            **content,
            "feishu": known,
        }
        if reply_to is not None:
            known["parent_id"] = reply_to.message["feishu"]["message_id"]
            message["reply_to_message"] = {
                name: value
                for name, value in reply_to.message.items()
                if name != "reply_to_message"
            }
        chat.next_message_id += 1
        stored = Stored(message=message, seq=0, from_bot=bool(sender["is_bot"]))
        world.store.save_message(chat, stored)
        self._index(chat, number, stored)
        world.events.publish("message", chat, message=stored.view())
        return stored

    def change(self, chat: Chat, stored: Stored, content: JSON, own: JSON) -> None:
        """Another content in the place of a message's."""
        kept: JSON = {
            name: stored.message[name]
            for name in ("message_id", "from", "chat", "date", "reply_to_message")
            if name in stored.message
        }
        stored.message = {
            **kept,
            **content,
            "edit_date": self.world.now(),
            "feishu": {**stored.message["feishu"], **own},
        }
        self.world.store.save_message(chat, stored)
        self.world.events.publish("edit", chat, message=stored.view())

    def recall(self, chat: Chat, stored: Stored) -> None:
        stored.deleted = True
        self.world.store.save_message(chat, stored)
        self.world.events.publish("delete", chat, message_id=stored.message["message_id"])

    def card_content(self, app: App, card: JSON) -> JSON:
        """A card as a screen shows it; raises FeishuError where a picture is not the app's."""
        return shown(card, lambda key: self.picture(app, key))

    def picture(self, app: App, key: str) -> JSON:
        record = self.file(app, key, "image")
        if record is None:
            raise FeishuError(
                230099, f"Failed to create card content, ext=ErrCode: 200570; ErrMsg: {key};"
            )
        return pictured(record)

    def file(self, app: App, key: object, kind: str) -> FileRecord | None:
        """A file of an app by its key."""
        record = self.world.store.files.get(str(key))
        mine = record is not None and record.bot_id == app.number and record.kind == kind
        return record if mine else None

    def add_file(self, app: App, kind: str, data: bytes, mime_type: str, **extra: object) -> str:
        """Keeps an image or a file; answers its key."""
        version = {"image": "img_v3", "file": "file_v3"}[kind]
        key = f"{version}_{secrets.token_hex(16)}"
        name = extra.pop("name", None)
        if kind == "image" and (size := image_size(data)) is not None:
            extra |= {"width": size[0], "height": size[1]}
        record = FileRecord(
            file_id=key,
            unique_id=key,
            bot_id=app.number,
            kind=kind,
            path=f"feishu/{key}",
            size=len(data),
            mime_type=mime_type,
            name=None if name is None else str(name),
            extra=dict(extra),
        )
        self.world.store.add_file(record, data)
        return key


def pictured(record: FileRecord) -> JSON:
    """An image as one size of a photo of the Bot API."""
    return {
        "file_id": record.file_id,
        "file_unique_id": record.unique_id,
        "file_size": record.size,
        "width": record.extra.get("width", 0),
        "height": record.extra.get("height", 0),
    }


TENANT: web.AppKey[Tenant] = web.AppKey("tenant", Tenant)
