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
from simulator.feishu.model import App, pictured
from simulator.feishu.pressed import PressedCards
from simulator.feishu.rates import Rates
from simulator.model import Chat, FileRecord, Note, Person, Stored
from simulator.world import World

TENANT_KEY = "local-tenant"
TOKEN_SECONDS = 7_200
RENEWED_BELOW = 1_800
UUID_SECONDS = 3_600
CHANGED_FOR = 14 * 24 * 3_600
APP_ID = re.compile(r"cli_[A-Za-z0-9_-]{1,64}")
MESSAGE_ID = re.compile(r"om_([0-9a-f]+)x([0-9a-f]+)x([0-9a-f]+)x[0-9a-f]{16}")
"""The app, the chat and the number of a message in it; the platform's say nothing."""

open_id = cache(open_id_of)


class Tenant:
    """What every request of the Feishu side shares."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.apps: dict[str, App] = {}
        self.passed = 0.0
        """Seconds by which Feishu's own time was moved on, see ``pass_``."""
        self.sent_as: dict[tuple[str, str], tuple[str, float]] = {}
        """By app and uuid: which message it became, and when."""
        self.card_tokens: dict[str, JSON] = {}
        """By the token of a tap: the message, until when, and how often it may still be used."""
        self.pressed = PressedCards()
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
        chats = [chat for chat in self.world.store.chats.values() if chat.bot_id < 0]
        sent = [
            (float(known["sent"]), self.app_numbered(chat.bot_id), known)
            for chat in chats
            for stored in chat.messages.values()
            if "uuid" in (known := stored.message["feishu"])
        ]
        for at, app, known in sorted(sent, key=lambda each: each[0]):
            self.sent_as[app.id, known["uuid"]] = (known["message_id"], at)

    def remember(self, app: App, uuid: str, message_id: str) -> None:
        """For an hour the same uuid is the same message."""
        while self.sent_as:
            oldest = next(iter(self.sent_as))
            if self.now() - self.sent_as[oldest][1] <= UUID_SECONDS:
                break
            del self.sent_as[oldest]
        self.sent_as[app.id, uuid] = (message_id, self.now())

    def sent_before(self, app: App, uuid: str) -> tuple[Chat, Stored] | None:
        """The message that the same uuid became within the last hour."""
        message_id, at = self.sent_as.get((app.id, uuid), ("", 0.0))
        return self._stored(app, message_id) if self.now() - at <= UUID_SECONDS else None

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
        found = self._stored(app, message_id)
        if found is None:
            raise invalid("invalid message_id")
        if found[1].deleted:
            raise FeishuError(230011, "The message was withdrawn.")
        return found

    def _stored(self, app: App, message_id: str) -> tuple[Chat, Stored] | None:
        place = MESSAGE_ID.fullmatch(message_id)
        if place is None or int(place[1], 16) != -app.number:
            return None
        chat = self.world.store.chats.get((app.number, int(place[2], 16)))
        stored = chat.messages.get(int(place[3], 16)) if chat is not None else None
        if chat is None or stored is None or stored.message["feishu"]["message_id"] != message_id:
            return None
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
            "message_id": f"om_{-chat.bot_id:x}x{chat.id:x}x{number:x}x{secrets.token_hex(8)}",
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
        self._kept(chat, stored)

    def put_back(self, chat: Chat, stored: Stored, before: JSON) -> None:
        """What a message was before, in the place of what it is."""
        if not stored.deleted:
            stored.message = before
            self._kept(chat, stored)

    def _kept(self, chat: Chat, stored: Stored) -> None:
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


TENANT: web.AppKey[Tenant] = web.AppKey("tenant", Tenant)
