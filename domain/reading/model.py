"""What a sentence may be about, and how sure that is: a linear model over stretches of characters.

The artefact is made by ``python -m tools.train_categories`` and read by plain Python: a line of
JSON, the stretches it knows, and for each of them a weight of one byte for each thing a sentence
may be.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from domain.cases.model import CaseKind
from domain.reading.grams import grams

NONE = "none"
"""The answer for what is no report."""
_ARTEFACT = "categories.bin"


@dataclass(frozen=True, kw_only=True)
class Guess:
    """A category, by its code, and the share of a hundred per cent that speaks for it."""

    kind: CaseKind
    code: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Weights:
    """The artefact in memory."""

    labels: tuple[str, ...]
    """``dispute/neighbours`` …, and :data:`NONE`."""
    bias: tuple[float, ...]
    unit: float
    """What one step of a weight is worth."""
    heat: float
    """The scores are divided by it before they become shares: so the shares say how often they
    are right."""
    places: dict[str, int]
    table: memoryview

    def shares(self, text: str, extra: Sequence[tuple[str, float]] = ()) -> dict[str, float]:
        """How much speaks for each label; together 1. ``extra``: labels that words of the lexicon
        speak for, and by how much."""
        many = len(self.labels)
        known = [at for gram in grams(text) if (at := self.places.get(gram)) is not None]
        rows = [self.table[at * many : (at + 1) * many] for at in known]
        length = math.sqrt(len(rows)) or 1.0
        sums: Iterable[int] = map(sum, zip(*rows, strict=True)) if rows else (0,) * many
        more = dict(extra)
        scores = [
            (bias + self.unit * total / length + more.get(label, 0.0)) / self.heat
            for label, bias, total in zip(self.labels, self.bias, sums, strict=True)
        ]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(self.labels, powers, strict=True)}


def unpacked(data: bytes) -> Weights:
    """The artefact from its bytes. Raises ValueError for what is none."""
    line, _, rest = data.partition(b"\n")
    head = json.loads(line)
    known = rest[: head["known"]].decode().split("\n")
    table = memoryview(rest)[head["known"] :].cast("b")
    if len(table) != len(known) * len(head["labels"]):
        raise ValueError("the artefact is cut off")
    return Weights(
        labels=tuple(head["labels"]),
        bias=tuple(head["bias"]),
        unit=head["unit"],
        heat=head["heat"],
        places={gram: at for at, gram in enumerate(known)},
        table=table,
    )


@cache
def weights() -> Weights:
    """The artefact that came with the product, read once."""
    return unpacked(files("domain.reading").joinpath(_ARTEFACT).read_bytes())
