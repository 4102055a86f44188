"""A message as a report: what it is about, how many, where; and whether it is a report at all.

A proposal and no more: nothing is filed by it, and how urgent it is nobody guesses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.cases.model import CaseKind, PeopleBand
from domain.privacy import was_masked
from domain.reading.lexicon import any_in, letters, one_of, words
from domain.reading.model import NONE, Guess, weights
from domain.reading.people import band_in
from domain.reading.places import PlaceWords, said_in
from domain.search.model import folded

REPORT = 0.8
"""From this share on a message is taken for a report."""
SURE = 0.7
"""From this share on the likeliest category is filled in; below it the choice is shown."""
LIKELIEST = 3
_SHORTEST = 4
"""A report has at least so many letters."""
_LEAD = 8
"""So many letters may stand before 有两件事: where it is."""
_NAME = 4
"""So many letters may stand between 联系 and the number: whose it is."""
WORD_WEIGHT = 4.0
"""What a word of the lexicon adds to the score of its category."""
MOST_PARTS = 2


def _letters(text: str) -> int:
    """How many Chinese letters it has."""
    return len(re.findall(f"[{letters()}]", text))


@dataclass(frozen=True, kw_only=True)
class LexiconWord:
    """A word of the lexicon, and the category it speaks for."""

    word: str
    """As it is compared: folded."""
    kind: CaseKind
    code: str


@dataclass(frozen=True, kw_only=True)
class SentenceRead:
    """What was read."""

    share: float
    """How much speaks for a report at all, from 0 to 1."""
    guesses: tuple[Guess, ...]
    """The likeliest categories, each with its share of what speaks for a report."""
    people: PeopleBand | None
    """None where the sentence counts nobody."""
    place: PlaceWords

    @property
    def is_report(self) -> bool:
        """Whether it reads like a matter."""
        return self.share >= REPORT

    @property
    def sure(self) -> Guess | None:
        """The likeliest category, where enough speaks for it."""
        best = self.guesses[0] if self.guesses else None
        return best if best is not None and best.share >= SURE else None


def read(text: str, lexicon: Sequence[LexiconWord] = ()) -> SentenceRead:
    """Reads a message; ``lexicon``: the words a place has added. How somebody is reached says
    nothing of the matter: a number that was masked is left out with the words beside it."""
    text = _without_masked(text)
    compared = folded(text)
    extra = [(f"{one.kind}/{one.code}", WORD_WEIGHT) for one in lexicon if one.word in compared]
    shares = weights().shares(text, extra)
    share = 1 - shares.pop(NONE)
    if is_too_short(text):
        share = 0.0
    whole = sum(shares.values()) or 1.0
    best = sorted(shares, key=lambda label: -shares[label])[:LIKELIEST]
    return SentenceRead(
        share=share,
        guesses=tuple(_guess(label, shares[label] / whole) for label in best),
        people=band_in(text),
        place=said_in(text),
    )


def _without_masked(text: str) -> str:
    """Without the numbers that were masked and the words that announce them; a clause of which
    hardly a word is left goes, too."""
    if not was_masked(text):
        return text
    said = words()["reached"]
    named = rf"(?:{one_of(said['before'])})+[^{re.escape(said['ends'])}]{{0,{_NAME}}}"
    announced = rf"(?:{named})?[{re.escape(said['between'])}]*\*+"
    clauses = re.split(f"[{re.escape(said['ends'])}]", re.sub(announced, "*", text))
    kept = [one.replace("*", "") for one in clauses]
    return "，".join(
        one
        for one, clause in zip(kept, clauses, strict=True)
        if clause == one or _letters(one) >= _SHORTEST
    )


def is_too_short(text: str) -> bool:
    """Whether it is too short to be a matter, whatever the words of the place are."""
    return _letters(text) < _SHORTEST


def danger_in(text: str) -> bool:
    """Whether a word of danger stands in the text: a reason to ask, not to decide."""
    return any_in(_dangerous(text), words()["dangers"]["words"]) or life_at_stake(text)


def life_at_stake(text: str) -> bool:
    """Whether it tells of a danger to life right now: a reason to say whom to call, whatever was
    asked for."""
    return any_in(_dangerous(text), words()["dangers"]["now"])


def _dangerous(text: str) -> str:
    """Without the words of which one of danger is only a part."""
    return re.sub(one_of(words()["dangers"]["none"]), " ", text)


def parts(text: str, lexicon: Sequence[LexiconWord] = ()) -> tuple[str, ...]:
    """The matters of a message, each in its own words; just the message where it is one, or where
    that is not sure: two where they are told as two (一是…二是…, 还有…) and each half is a report;
    else only where each is surely one, and of another category."""
    said = words()["parts"]
    soft = f"[{re.escape(said['soft'])}]*"
    lead, rest = _announced(text)
    told = one_of(said["told"])
    for between in (
        rf"{soft}(?:{one_of(said['one'])}|{one_of(said['two'])})",
        rf"{soft[:-1]}+(?:{told})(?!{one_of(said['goes_on'])})",
        *([soft[:-1] + "+"] if lead is not None else ()),
    ):
        halves = _halves(rest, between)
        if len(halves) == MOST_PARTS and all(read(half, lexicon).is_report for half in halves):
            return tuple(f"{lead or ''}{half}" for half in halves)
    for between in (
        rf"[{re.escape(said['hard'])}]+",
        rf"{soft}(?:{one_of(said['between'])})",
    ):
        halves = _halves(text, between)
        sure = [one.sure for half in halves if (one := read(half, lexicon)).is_report]
        meant = {(one.kind, one.code) for one in sure if one is not None}
        if len(halves) == len(meant) == MOST_PARTS:
            return tuple(halves)
    return (text,)


def _announced(text: str) -> tuple[str | None, str]:
    """Where two matters are said to follow (1号楼有两件事，…): what stands before that, which is of
    both, and what follows. None before a message that does not say so."""
    said = words()["parts"]
    found = re.search(f"(?:{one_of(said['announced'])})[{re.escape(said['soft'])}]*", text)
    if found is None or _letters(text[: found.start()]) > _LEAD:
        return None, text
    return text[: found.start()].strip(said["soft"]), text[found.end() :]


def _halves(text: str, between: str) -> list[str]:
    """What stands between, as far as it is long enough to be a matter."""
    halves = [half.strip(words()["parts"]["soft"]) for half in re.split(between, text)]
    return [half for half in halves if _letters(half) >= _SHORTEST]


def _guess(label: str, share: float) -> Guess:
    kind, _, code = label.partition("/")
    return Guess(kind=CaseKind(kind), code=code, share=share)
