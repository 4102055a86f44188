"""What the command line says, in Fluent files by language: Chinese unless ``GRIDDESK_LANG=en``.

The terminal's own locale is not asked: a server's is ``C`` or ``en_US`` whoever sits before it.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LOCALES = ("zh", "en")
_FOLDER = Path(__file__).parent
_spoken = LOCALES[0]


def speak(locale: str) -> None:
    """From now on this language; Chinese for one there is not."""
    global _spoken
    _spoken = locale if locale in LOCALES else LOCALES[0]


def spoken() -> str:
    """The language of the command line."""
    return _spoken


def text(key: str, **facts: str) -> str:
    """A text in the language spoken. Raises KeyError for a key or a fact that is not there."""
    return _text(_spoken, key, facts)


def can_say(key: str) -> bool:
    """Whether there is such a text, in every language."""
    return all(_bundle(locale).has_message(key) for locale in LOCALES)


def text_in(locale: str) -> Callable[..., str]:
    """The same in a given language."""
    return partial(_named, locale)


def translations(prefix: str) -> dict[str, str]:
    """What others say in English, in the language spoken: the texts whose keys begin so."""
    files = sorted((_FOLDER / "en").glob("*.ftl"))
    begins = re.compile(rf"^({prefix}[\w-]+) =", re.MULTILINE)
    found = [key for path in files for key in begins.findall(path.read_text("utf-8"))]
    return {_text("en", key, {}): _text(_spoken, key, {}) for key in found}


@cache
def _bundle(locale: str) -> FluentBundle:
    made = FluentBundle([locale], use_isolating=False)
    for path in sorted((_FOLDER / locale).glob("*.ftl")):
        made.add_resource(FluentResource(path.read_text("utf-8")))
    return made


def _named(locale: str, key: str, **facts: str) -> str:
    return _text(locale, key, facts)


def _text(locale: str, key: str, facts: Mapping[str, str]) -> str:
    found = _bundle(locale)
    pattern = found.get_message(key).value if found.has_message(key) else None
    if pattern is None:
        raise KeyError(f"{locale}:{key}")
    said, errors = found.format_pattern(pattern, dict(facts))
    if errors:
        raise KeyError(f"{locale}:{key}: {errors}")
    return str(said)
