"""The sentences to learn from: those the project wrote, patterns expanded and dressed, and each as
people type and dictate it."""

import csv
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pypinyin import lazy_pinyin

from domain.reading.model import NONE

SENTENCES = Path(__file__).resolve().parent / "sentences"

EACH = 900
"""Sentences made for each category; more for what is no report."""
BARE = 500
"""The same of words that speak for it, beside each other."""
PLAIN = 3
"""Disguises of a sentence that is of no pattern."""
NONE_EACH = 9000
OTHER = "other"
"""The category whose name says nothing."""
_NEVER_OUT = 1
"""The line of what is not to be judged by: all of it is made of the same words."""
_WORD = re.compile("{w}")
_MARKS = re.compile(r"[^\w]+")
_CHOICE = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"[/\W]")


@dataclass(frozen=True)
class Example:
    """A sentence, what it is, and the line of the file it was made from."""

    text: str
    label: str
    line: int


def rows_of(table: Path) -> list[dict[str, str]]:
    """The categories of a table."""
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels_of(table: Path) -> list[str]:
    """``kind/code`` of each category."""
    return [f"{row['kind']}/{row['code']}" for row in rows_of(table)]


def corpus(table: Path, chance: random.Random) -> Iterator[Example]:
    """All sentences to learn from."""
    around = tomllib.loads((SENTENCES / "around.toml").read_text(encoding="utf-8"))
    written = {
        kind: tomllib.loads((SENTENCES / f"{kind}.toml").read_text(encoding="utf-8"))
        for kind in ("dispute", "opinion", NONE)
    }
    bare = tomllib.loads((SENTENCES / "words.toml").read_text(encoding="utf-8"))
    joins = tomllib.loads((SENTENCES / "join.toml").read_text(encoding="utf-8"))
    alike = _alike(written)
    for row in rows_of(table):
        kind, code = row["kind"], row["code"]
        says = [*written[kind].get(code, {}).get("says", ()), *_by_name(row, around["by_name"])]
        seen: set[str] = set()
        for turn in range(EACH):
            line = turn % len(says)
            text = disguised(_dressed(says[line], kind, around, chance), around, alike, chance)
            if text not in seen:
                seen.add(text)
                yield Example(text, f"{kind}/{code}", line)
        lone = bare[kind].get(code, "").split()
        for _ in range(BARE if lone else 0):
            pattern = chance.choice(joins[kind])
            text = _WORD.sub(lambda _found, of=lone: chance.choice(of), pattern)
            text = disguised(_around(text, kind, around, chance), around, alike, chance)
            yield Example(text, f"{kind}/{code}", _NEVER_OUT)
    yield from _plain(set(labels_of(table)), around, alike, chance)
    says = [line for group in written[NONE].values() for line in group["says"]]
    for turn in range(NONE_EACH):
        line = turn % len(says)
        text = expanded(says[line], chance)
        if chance.random() < 0.15:
            text = disguised(text, around, alike, chance)
        yield Example(text, NONE, line)


def _plain(
    labels: set[str], around: dict[str, list], alike: dict[str, list[str]], chance: random.Random
) -> Iterator[Example]:
    """Sentences that are none of a pattern, each as it was written and as others would type it."""
    number = 0
    for file in sorted((SENTENCES / "plain").glob("*.csv")):
        for row in rows_of(file):
            label = NONE if row["what"].startswith(NONE) else row["what"]
            if label in labels or label == NONE:
                number += 1
                yield Example(row["text"], label, number)
                for _ in range(PLAIN):
                    yield Example(disguised(row["text"], around, alike, chance), label, number)


def _by_name(row: dict[str, str], named: dict[str, list[str]]) -> list[str]:
    """What a category's own name says of it."""
    if row["code"] == OTHER:
        return []
    parts = "|".join(part for part in _BETWEEN.split(row["name_zh"]) if part)
    return [line.replace("{name}", f"({parts})") for line in named[row["kind"]]]


def expanded(pattern: str, chance: random.Random) -> str:
    """One of the sentences a pattern stands for."""
    while found := _CHOICE.search(pattern):
        one = chance.choice(found[1].split("|"))
        pattern = pattern[: found.start()] + one + pattern[found.end() :]
    return pattern


def _dressed(pattern: str, kind: str, around: dict[str, list[str]], chance: random.Random) -> str:
    """The sentence with a place, a time, who says so and what they want, or without."""
    return _around(expanded(pattern, chance), kind, around, chance)


def _around(text: str, kind: str, around: dict[str, list[str]], chance: random.Random) -> str:
    before = chance.choice(around["before"])
    behind = chance.choice(around["behind"])
    if chance.random() < 0.3:
        behind = chance.choice(around[f"{kind}_behind"])
    return _filled(before, around, chance) + text + _filled(behind, around, chance)


def _filled(text: str, around: dict[str, list[str]], chance: random.Random) -> str:
    while found := re.search(r"\{(\w+)\}", text):
        name = found[1]
        if name in "nm":
            word = str(chance.randint(1, 29))
        elif name == "k":
            word = chance.choice(around["many"])
        else:
            word = chance.choice(around[name])
        text = text[: found.start()] + word + text[found.end() :]
    return text


def disguised(
    text: str, around: dict[str, list], alike: dict[str, list[str]], chance: random.Random
) -> str:
    """As people type and dictate: dialect, words in between, no marks, letters that sound alike."""
    if chance.random() < 0.35:
        for said, instead in chance.sample(around["dialect"], 12):
            text = text.replace(said, instead)
    how = chance.random()
    if how < 0.3:
        text = _MARKS.sub("", text)
    elif how < 0.5:
        text = _MARKS.sub(" ", text)
    if chance.random() < 0.08:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(around["fillers"]) + text[at:]
    if chance.random() < 0.12 and len(text) > 4:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(alike.get(text[at], [text[at]])) + text[at + 1 :]
    elif chance.random() < 0.04 and len(text) > 6:
        at = chance.randrange(len(text))
        text = text[:at] + text[at + 1 :]
    return text


def _alike(written: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, list[str]]:
    """Letters of the sentences that sound like each other."""
    letters = {
        one
        for groups in written.values()
        for group in groups.values()
        for line in group["says"]
        for one in line
        if one.isalpha() and not one.isascii()
    }
    by_sound: dict[str, list[str]] = {}
    for one in sorted(letters):
        by_sound.setdefault(lazy_pinyin(one)[0], []).append(one)
    return {one: sound for sound in by_sound.values() for one in sound if len(sound) > 1}
