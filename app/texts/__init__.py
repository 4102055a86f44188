"""What the command line says, in Fluent files by language: Chinese unless ``GRIDDESK_LANG=en``.

The terminal's own locale is not asked: a server's is ``C`` or ``en_US`` whoever sits before it.
They stand apart from the bot's so that ``--help`` need not read all those.
"""

import re
from pathlib import Path

from bot.texts import LOCALES, Say

_FOLDER = Path(__file__).parent
_spoken = LOCALES[0]


def speak(locale: str) -> None:
    """From now on this language; Chinese for one there is not."""
    global _spoken  # one terminal, one language, as with gettext
    _spoken = locale if locale in LOCALES else LOCALES[0]


def spoken() -> str:
    """The language of the command line."""
    return _spoken


def text(key: str, **facts: str) -> str:
    """A text in the language spoken. Raises KeyError for a key or a fact that is not there."""
    return text_in(_spoken, key, **facts)


def text_in(locale: str, key: str, **facts: str) -> str:
    """The same in a given language."""
    return Say(locale, _FOLDER).plain(key, **facts)


def can_say(key: str) -> bool:
    """Whether there is such a text, in every language."""
    return all(Say(locale, _FOLDER).has(key) for locale in LOCALES)


def translations(prefix: str) -> dict[str, str]:
    """What others say in English, in the language spoken: the texts whose keys begin so."""
    files = sorted((_FOLDER / "en").glob("*.ftl"))
    begins = re.compile(rf"^({prefix}[\w-]+) =", re.MULTILINE)
    found = [key for path in files for key in begins.findall(path.read_text("utf-8"))]
    return {text_in("en", key): text(key) for key in found}
