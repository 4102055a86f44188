"""The words that were looked for in a chat, kept for the buttons below what was found."""

from collections.abc import Sequence

from bot.telegram.conversation import current

_KEPT = 8
_KEYS = 1000


def keep_words(record: str, words: Sequence[str]) -> int:
    """Keeps the words under a key; the same words have the same key."""
    known = current().get(record) or []
    said = [[key, kept] for key, kept in known if kept != [*words]]
    key = next((key for key, kept in known if kept == [*words]), None)
    if key is None:
        key = (max((key for key, _ in known), default=-1) + 1) % _KEYS
        # round once more: whoever still has a button so old is told so
        said = [one for one in said if one[0] != key]
    current().put(record, [*said, [key, [*words]]][-_KEPT:])
    return int(key)


def kept_words(record: str, key: int) -> tuple[str, ...] | None:
    """The words again; None where nobody knows them any more."""
    known = current().get(record) or []
    return next((tuple(words) for one, words in known if one == key), None)
