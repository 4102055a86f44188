"""The words and patterns that stand in ``words.toml``."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, dict[str, Any]]:
    """The file, read once."""
    text = files("domain.reading").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def letters() -> str:
    """Chinese letters, for a class of characters in a pattern."""
    first, last = words()["letters"]["span"]
    return f"{first}-{last}"


def one_of(these: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first."""
    return "|".join(re.escape(one) for one in sorted(these, key=lambda one: (-len(one), one)))


def any_in(text: str, these: Iterable[str]) -> bool:
    """Whether one of these words stands in the text."""
    return any(one in text for one in these)
