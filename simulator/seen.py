"""What a client of the user side sees."""

from __future__ import annotations

from dataclasses import dataclass, field

from botapi.values import JSON

KINDS = ("photo", "document", "voice", "audio", "video", "sticker", "location", "contact", "poll")


class SimulatorRefused(AssertionError):
    """The simulator could not do what a test asked of a person."""


@dataclass(frozen=True)
class Seen:
    """A message as it stands on a screen."""

    raw: JSON

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """Its text, or the caption of its file."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def inline_buttons(self) -> list[JSON]:
        rows = (self.raw.get("reply_markup") or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def buttons(self) -> list[str]:
        """The labels of its inline buttons, row after row."""
        return [str(button["text"]) for button in self.inline_buttons]

    @property
    def from_bot(self) -> bool:
        return bool(self.raw["from"]["is_bot"])

    @property
    def deleted(self) -> bool:
        return bool(self.raw.get("deleted"))

    @property
    def kind(self) -> str:
        """What it carries: "text", "photo", "document" …"""
        return next((kind for kind in KINDS if kind in self.raw), "text")

    def __str__(self) -> str:
        who = "bot" if self.from_bot else "person"
        kind = "" if self.kind == "text" else f"<{self.kind}> "
        buttons = "".join(f" [{label}]" for label in self.buttons)
        return f"#{self.id} {who}: {kind}{self.text}{buttons}"


@dataclass(frozen=True)
class Tapped:
    """What came back from a tap: whether the bot answered it, and with which words."""

    answered: bool
    text: str = ""
    show_alert: bool = False
    raw: JSON = field(default_factory=dict)


@dataclass(frozen=True)
class Screen:
    """All that a person sees of one chat, oldest first, without what was deleted."""

    seq: int
    messages: list[Seen]
    keyboard: JSON | None
    raw: JSON

    @property
    def last(self) -> Seen:
        if not self.messages:
            raise SimulatorRefused("the screen is empty")
        return self.messages[-1]

    def __contains__(self, text: str) -> bool:
        return any(text in message.text for message in self.messages)

    def __str__(self) -> str:
        return "\n".join(map(str, self.messages)) or "(empty)"
