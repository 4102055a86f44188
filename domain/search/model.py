"""What is looked for: words, and what a list of matters is narrowed to."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from domain.cases.model import CaseKind

WORDS_LIMIT = 60
"""Of what was typed so many characters are looked at."""
MOST_WORDS = 6
SHORT = 20
"""A message of no more characters than this may be words to look for."""
AT_MOST = 1000
"""So many matters are counted; of more it is said that there are more."""

_BETWEEN = re.compile(r"[\s,;\u3001]+")
_SENTENCE = re.compile(r"[\u3002!?~,;:\n]|\.\.\.|[.\u3001]$")
"""In the width that all is brought to: the marks within and at the end of one."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Control and format characters, and halves of a character, which no database keeps."""


class Progress(StrEnum):
    """Whether a matter still waits for its end."""

    OPEN = "open"
    ENDED = "ended"


class Since(StrEnum):
    """From when on it was reported."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What a list of matters is narrowed to; all of it at once. None and False narrow nothing."""

    kind: CaseKind | None = None
    progress: Progress | None = None
    since: Since | None = None
    overdue: bool = False
    category: int | None = None
    unit: int | None = None
    """Filed under this unit, or one below it."""

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = Filter()


def folded(text: str) -> str:
    """The text as it is compared: of one width and one case, with nothing that cannot be seen."""
    text = "".join(one for one in text if unicodedata.category(one) not in _UNSEEN or one.isspace())
    text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text)


def sought(text: str) -> tuple[str, ...]:
    """The words to look for, each once, as they are compared; a matter must have all of them."""
    words = _BETWEEN.split(folded(text[:WORDS_LIMIT]))
    return tuple(dict.fromkeys(word for word in words if word))[:MOST_WORDS]


def looks_like_words(text: str) -> bool:
    """Whether a message by itself is words to look for, and no sentence: short, without the marks
    of one, and with something that can be read."""
    text = unicodedata.normalize("NFKC", text).strip()
    return (
        0 < len(text) <= SHORT and not _SENTENCE.search(text) and any(one.isalnum() for one in text)
    )
