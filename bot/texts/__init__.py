"""Every string a person reads, in Fluent files by language, and how to say one.

Chinese (``zh``) is written first; English (``en``) has the same keys (a test compares them).
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LOCALES = ("zh", "en")
_FOLDER = Path(__file__).parent


class Html(str):
    """A string that is HTML already and must not be escaped again."""

    __slots__ = ()


@cache
def bundle(locale: str, folder: Path = _FOLDER) -> FluentBundle:
    """All Fluent files of a language in one bundle; the command line has a folder of its own."""
    made = FluentBundle([locale], use_isolating=False)
    for path in sorted((folder / locale).glob("*.ftl")):
        made.add_resource(FluentResource(path.read_text("utf-8")))
    return made


@cache
def _fixed(folder: Path, locale: str, key: str) -> str | None:
    """The text of a message without variables; None when it needs arguments or does not exist."""
    found = bundle(locale, folder)
    if not found.has_message(key):
        return None
    text, errors = found.format_pattern(_pattern(found, key), {})
    return None if errors else str(text)


def _pattern(found: FluentBundle, key: str) -> Any:
    pattern = found.get_message(key).value
    if pattern is None:
        raise KeyError(key)
    return pattern


def _format(folder: Path, locale: str, key: str, args: Mapping[str, Any]) -> str:
    if not args:
        fixed = _fixed(folder, locale, key)
        if fixed is not None:
            return fixed
    found = bundle(locale, folder)
    if not found.has_message(key):
        raise KeyError(f"{locale}:{key}")
    text, errors = found.format_pattern(_pattern(found, key), dict(args))
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
        return bool(bundle(self.locale, self.folder).has_message(key))


@cache
def say_in(locale: str) -> Say:
    """The one Say of a language."""
    return Say(locale if locale in LOCALES else "zh")
