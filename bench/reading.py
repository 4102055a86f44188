"""``python -m bench.reading``: how well sentences are read, kept apart from training.

Each file of ``tests/sentences`` is a table: ``what`` it is (a category or ``none``), the band of
people and the words of the place it names, if any, and the sentence.
"""

import csv
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from domain.reading.model import NONE, unpacked, weights
from domain.reading.reading import SentenceRead, read

SENTENCES = Path(__file__).resolve().parent.parent / "tests" / "sentences"


@dataclass(frozen=True)
class Sentence:
    """A sentence and what is to be read off it."""

    what: str
    people: str
    place: str
    text: str

    def first(self, found: SentenceRead, many: int) -> bool:
        """Whether its category is among the first so many."""
        return self.what in [f"{one.kind}/{one.code}" for one in found.guesses[:many]]

    def kind(self, found: SentenceRead) -> bool:
        """Whether the kind of the likeliest category is its own."""
        return self.what.startswith(f"{found.guesses[0].kind}/")


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Sentence(**row) for row in csv.DictReader(file)]


def share(right: Sequence[bool]) -> float:
    """How many are right, of one."""
    return sum(right) / len(right) if right else 0.0


def figures(of: Sequence[Sentence]) -> dict[str, float]:
    """What is measured, each of one."""
    found = [(one, read(one.text)) for one in of]
    matters = [(one, said) for one, said in found if one.what != NONE]
    others = [(one, said) for one, said in found if one.what == NONE]
    filled = [(one, said) for one, said in matters if said.sure and said.is_report]
    counted = [(one, said) for one, said in matters if one.people]
    placed = [(one, said) for one, said in matters if one.place]
    unplaced = [(one, said) for one, said in matters if not one.place]
    return {
        "kind": share([one.kind(said) for one, said in matters]),
        "top-1": share([one.first(said, 1) for one, said in matters]),
        "top-3": share([one.first(said, 3) for one, said in matters]),
        "report taken for one": share([said.is_report for _, said in matters]),
        "no report taken for none": share([not said.is_report for _, said in others]),
        "coverage at the threshold": len(filled) / len(matters),
        "precision at the threshold": share([one.first(said, 1) for one, said in filled]),
        "people": share([said.people == one.people for one, said in counted]),
        "place": share([said.place.words == one.place for one, said in placed]),
        "no place where none is named": share([not said.place.words for _, said in unplaced]),
    }


def costs(of: Sequence[Sentence]) -> dict[str, float]:
    """Milliseconds and megabytes."""
    data = files("domain.reading").joinpath("categories.bin").read_bytes()
    began = time.perf_counter()
    unpacked(data)
    loaded = time.perf_counter()
    for one in of:
        read(one.text)
    ended = time.perf_counter()
    return {
        "ms to load": (loaded - began) * 1000,
        "ms for a sentence": (ended - loaded) * 1000 / len(of),
        "MB": len(data) / 1e6,
    }


def main() -> None:
    """Measures each file."""
    weights()
    for path in sorted(SENTENCES.glob("*.csv")):
        of = sentences(path)
        sys.stdout.write(f"{path.name}: {len(of)} sentences\n")
        for name, value in figures(of).items():
            sys.stdout.write(f"  {name:30} {value:7.1%}\n")
        for name, value in costs(of).items():
            sys.stdout.write(f"  {name:30} {value:7.2f}\n")


if __name__ == "__main__":
    main()
