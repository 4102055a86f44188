"""What only Feishu knows: apps, what they upload, and the events that wait for an answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from botapi.values import JSON
from simulator.model import FileRecord


@dataclass(kw_only=True)
class App:
    """A custom app, known from the first call with its id and secret.

    ``number`` is the bot of its chats on this server: below zero, where no bot of Telegram is.
    ``tokens`` are valid until the second they are given with. ``menu`` is what its operator would
    register with the platform.
    """

    id: str
    secret: str
    number: int
    name: str
    tokens: dict[str, float] = field(default_factory=dict)
    menu: list[JSON] = field(default_factory=list)

    def user(self) -> JSON:
        """Who speaks, on a screen."""
        return {"id": self.number, "is_bot": True, "first_name": self.name, "username": self.id}

    def dump(self) -> JSON:
        return dict(self.__dict__)


@dataclass(kw_only=True)
class Event:
    """Something an app has to hear of. ``tries`` counts how often it went out, ``due`` is when it
    goes out next (seconds since 1970), None while no connection is there to take it."""

    id: str
    app_id: str
    kind: str
    message: str
    body: JSON
    tries: int = 0
    due: float | None = None

    def dump(self) -> JSON:
        return dict(self.__dict__)


def pictured(record: FileRecord) -> JSON:
    """An image as one size of a photo of the Bot API."""
    return {
        "file_id": record.file_id,
        "file_unique_id": record.unique_id,
        "file_size": record.size,
        "width": record.extra.get("width", 0),
        "height": record.extra.get("height", 0),
    }
