"""Every string a person reads, in Fluent files by language, and how to say one.

Chinese (``zh``) is written first; English (``en``) has the same keys (a test compares them).
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LOCALES = ("zh", "en")
_FOLDER = Path(__file__).parent
_KEY = re.compile(r"^([A-Za-z][\w-]*)(?= *=)", re.MULTILINE | re.ASCII)
"""Where a message begins: what belongs to one that began above is indented. None refers to another
(a test reads them all), so each can be parsed by itself."""


class Html(str):
    """A string that is HTML already and must not be escaped again."""

    __slots__ = ()


@cache
def _written(folder: Path, locale: str) -> Mapping[str, str]:
    """Each message as it stands in the files, by its key."""
    found: dict[str, str] = {}
    for path in sorted((folder / locale).glob("*.ftl")):
        _, *parts = _KEY.split(path.read_text("utf-8"))
        for key, rest in zip(parts[::2], parts[1::2], strict=True):
            found[key] = key + rest
    return found


@cache
def _bundle(folder: Path, locale: str) -> FluentBundle:
    return FluentBundle([locale], use_isolating=False)


@cache
def _message(folder: Path, locale: str, key: str) -> Any:
    """A message, parsed when it is first said; None when there is none. To parse all of both
    languages at the start takes half a second and 25 MB; a page needs a few dozen."""
    written = _written(folder, locale).get(key)
    if written is None:
        return None
    found = _bundle(folder, locale)
    found.add_resource(FluentResource(written))
    return found.get_message(key)


@cache
def _fixed(folder: Path, locale: str, key: str) -> str | None:
    """The text of a message without variables; None when it needs arguments or does not exist."""
    message = _message(folder, locale, key)
    if message is None:
        return None
    text, errors = _bundle(folder, locale).format_pattern(_pattern(message, key), {})
    return None if errors else str(text)


def _pattern(message: Any, key: str) -> Any:
    if message.value is None:
        raise KeyError(key)
    return message.value


def _format(folder: Path, locale: str, key: str, args: Mapping[str, Any]) -> str:
    if not args:
        fixed = _fixed(folder, locale, key)
        if fixed is not None:
            return fixed
    message = _message(folder, locale, key)
    if message is None:
        raise KeyError(f"{locale}:{key}")
    text, errors = _bundle(folder, locale).format_pattern(_pattern(message, key), dict(args))
    if errors:
        raise KeyError(f"{locale}:{key}: {errors}")
    return str(text)


@dataclass(frozen=True)
class Say:
    """Says things in one language.

    ``say("key", name=value)`` is for message texts, which are HTML: string arguments are escaped
    unless they are :class:`Html`. ``say.plain`` is for button labels and alerts, which are not.
    Raises KeyError for a key or an argument that is not there.
    """

    locale: str
    folder: Path = _FOLDER

    def __call__(self, key: str, **args: Any) -> Html:
        safe = {
            name: html.escape(value, quote=False)
            if isinstance(value, str) and not isinstance(value, Html)
            else value
            for name, value in args.items()
        }
        return Html(_format(self.folder, self.locale, key, safe))

    def plain(self, key: str, **args: Any) -> str:
        """The same without HTML: for button labels, alerts, command descriptions."""
        return _format(self.folder, self.locale, key, args)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in _written(self.folder, self.locale)


@cache
def say_in(locale: str) -> Say:
    """The one Say of a language."""
    return Say(locale if locale in LOCALES else "zh")
