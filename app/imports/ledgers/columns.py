"""The columns of a ledger, and the headers under which offices have them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from app.imports.ledgers import OFFICE_WORDS
from bot.texts import say_in

NEEDED = ("found", "category", "summary")
"""Without one of these a sheet is no ledger of disputes."""

_ACCEPTED: Mapping[str, str] = OFFICE_WORDS["columns"]
_OURS = {
    "id": "number", "found": "found", "grid": "grid", "category": "category", "summary": "summary",
    "responsible": "responsible", "outcome": "outcome", "resolved": "ended", "remark": "remark",
}  # fmt: skip
"""The columns of a ledger that went out from here, and where each comes in again."""
_MARKS = re.compile(r"[\s*＊:：;；,，.。、_\-—]+")
_BRACKETS = re.compile(r"[(（【\[〔].*?[)）】\]〕]")
_UNDER = " / "
_VAGUE = frozenset({"时间", "日期", "结果", "情况", "是否", "状态"})
"""Heads that say little without the one above them."""
_ENDING = re.compile("化解|办结|结案|调解|调处|办理|处理|处置|完成")
_FINDING = re.compile("排查|登记|受理|发现|上报|立案|接案")
_MOST_LETTERS = 20
"""A longer text is no head of a column."""


def plain_head(text: str) -> str:
    """A header without blanks, stars, colons and what stands in brackets."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return _MARKS.sub("", _BRACKETS.sub("", folded)) or _MARKS.sub("", folded).strip("()[]【】")


def _heads() -> dict[str, tuple[str, int]]:
    known: dict[str, tuple[str, int]] = {}
    for column, accepted in _ACCEPTED.items():
        for rank, head in enumerate(accepted.split()):
            known.setdefault(plain_head(head) or head, (column, rank))
    for name, column in _OURS.items():
        for locale in ("zh", "en"):
            head = plain_head(say_in(locale).plain(f"ledger-{name}"))
            if name == "id" or head not in known:
                known[head] = (column, 0)
    return known


_HEADS = _heads()
COLUMNS = tuple(_ACCEPTED)
"""Our columns, in their order."""
ACCEPTED: Mapping[str, tuple[str, ...]] = {
    column: tuple(accepted.split()) for column, accepted in _ACCEPTED.items()
}


def column_of(text: str) -> tuple[str, int] | None:
    """Which of our columns a header means, and how far down the list of its names it stands."""
    if not text or len(text) > _MOST_LETTERS * 2:
        return None
    above, under, below = text.partition(_UNDER)
    if under:
        return _below(plain_head(above), plain_head(below))
    with_brackets = _MARKS.sub("", unicodedata.normalize("NFKC", text).lower())
    bare = re.sub(r"[()\[\]【】〔〕]", "", with_brackets)
    return _HEADS.get(bare) or _HEADS.get(plain_head(text))


def _below(above: str, below: str) -> tuple[str, int] | None:
    """What 时间 or 结果 means under 化解情况, under 排查 or under anything else."""
    when = "时" in below or "日" in below
    if _ENDING.match(above):
        return ("ended" if when else "outcome"), 0
    if when and _FINDING.match(above):
        return "found", 0
    return None if when else _HEADS.get(below)


def columns_of(heads: Sequence[str]) -> dict[str, int]:
    """Where each of our columns stands; of two that mean the same the name we know best wins."""
    found: dict[str, tuple[int, int]] = {}
    for at, head in enumerate(heads):
        meant = column_of(head)
        if meant is None:
            continue
        column, rank = meant
        if column not in found or rank < found[column][0]:
            found[column] = rank, at
    return {column: at for column, (_, at) in found.items()}


def joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Two rows of a header as one: what stands below says it closer. What says little by itself
    keeps the one above, or the last before that: not every file says how far that reaches."""
    heads, last = [], ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        last = above or last
        if last and _MARKS.sub("", below) in _VAGUE:
            heads.append(f"{last}{_UNDER}{below}")
        else:
            heads.append(below or above)
    return tuple(heads)


def is_head(text: str) -> bool:
    """Whether it could stand in a header at all: short, and nothing counted in it."""
    return len(text) <= _MOST_LETTERS and not any(one.isdigit() for one in text)
