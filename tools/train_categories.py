"""Trains what reads a category off a sentence: ``python -m tools.train_categories [TABLE]``.

From the sentences of ``tools/sentences``, which the project wrote itself, and the words of a
category table (``kind,code,name_zh,name_en``; without one that of the source document). A category
nobody wrote sentences for has its own name to go by. Needs scikit-learn, which the product does
not.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from domain.reading.grams import grams
from domain.reading.model import NONE
from tools.sentence_corpus import Example, corpus, labels_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TABLE = ROOT / "storage" / "data" / "langya-2012.csv"
ARTEFACT = ROOT / "domain" / "reading" / "categories.bin"

KNOWN = 44_000
"""Stretches the artefact knows: with one byte for each category about a megabyte."""
STRENGTH = 15.0
SEED = 14


def main(argv: Sequence[str] | None = None) -> int:
    """Trains and writes the artefact; with ``--check`` says how well lines are told that were left
    out of the training."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("table", nargs="?", type=Path, default=TABLE)
    wanted.add_argument("--out", type=Path, default=ARTEFACT)
    wanted.add_argument("--check", action="store_true")
    asked = wanted.parse_args(argv)
    labels = [*labels_of(asked.table), NONE]
    examples = list(corpus(asked.table, random.Random(SEED)))  # noqa: S311  # sentences, no secrets
    heat, right = left_out(examples, labels)
    sys.stdout.write(
        f"{len(examples)} sentences, {len(labels)} labels; of lines left out "
        f"{right:.1%} right, heat {heat:.2f}\n"
    )
    if not asked.check:
        data = packed(examples, labels, heat)
        asked.out.write_bytes(data)
        sys.stdout.write(f"{asked.out}: {len(data) / 1e6:.2f} MB\n")
    return 0


def _matrix(examples: Sequence[Example], places: dict[str, int]) -> csr_matrix:
    """The stretches of each sentence, one line each, of the same length."""
    starts, columns, values = [0], [], []
    for one in examples:
        known = sorted(places[gram] for gram in grams(one.text) if gram in places)
        columns.extend(known)
        values.extend([1 / len(known) ** 0.5] * len(known) if known else [])
        starts.append(len(columns))
    shape = (len(examples), len(places))
    return csr_matrix((np.asarray(values, np.float32), columns, starts), shape=shape)


def _places(examples: Sequence[Example], labels: Sequence[str]) -> dict[str, int]:
    """The stretches that say most: of all there are, those that a first look gives most weight and
    that stand often enough to be met again."""
    often = Counter(gram for one in examples for gram in grams(one.text))
    all_of_them = {gram: at for at, gram in enumerate(sorted(g for g in often if often[g] >= 3))}
    first_look = _fitted(examples, labels, all_of_them, rounds=60, tolerance=1e-2)
    times = np.asarray([often[gram] for gram in all_of_them], np.float64)
    worth = np.abs(first_look.coef_).max(axis=0) * times**0.5
    best = set(np.argsort(-worth, kind="stable")[:KNOWN].tolist())
    kept = [gram for gram, at in all_of_them.items() if at in best]
    return {gram: at for at, gram in enumerate(kept)}


def _fitted(
    examples: Sequence[Example],
    labels: Sequence[str],
    places: dict[str, int],
    *,
    rounds: int = 120,
    tolerance: float = 1e-3,
):  # an estimator of theirs
    model = LogisticRegression(C=STRENGTH, max_iter=rounds, tol=tolerance)
    model.fit(_matrix(examples, places), [labels.index(one.label) for one in examples])
    return model


def left_out(examples: Sequence[Example], labels: Sequence[str]) -> tuple[float, float]:
    """By what the scores are to be divided, and how many are right: told of lines that were left
    out, since sentences of one line are alike."""
    rest = [one for one in examples if one.line % 4]
    out = [one for one in examples if not one.line % 4]
    places = _places(rest, labels)
    model = _fitted(rest, labels, places)
    scores = model.decision_function(_matrix(out, places))
    wanted = np.asarray([labels.index(one.label) for one in out])
    right = float((scores.argmax(axis=1) == wanted).mean())

    def surprise(heat: float) -> float:
        hot = scores / heat
        hot = hot - hot.max(axis=1, keepdims=True)
        logs = hot - np.log(np.exp(hot).sum(axis=1, keepdims=True))
        return -float(logs[np.arange(len(wanted)), wanted].mean())

    return min(np.arange(0.3, 4.0, 0.05), key=surprise).item(), right


def packed(examples: Sequence[Example], labels: Sequence[str], heat: float) -> bytes:
    """The artefact."""
    places = _places(examples, labels)
    model = _fitted(examples, labels, places)
    weights = model.coef_.T
    unit = float(np.abs(weights).max()) / 127
    table = np.rint(weights / unit).astype(np.int8)
    heard = np.abs(table).max(axis=1) > 0
    known = "\n".join(gram for gram, kept in zip(places, heard, strict=True) if kept).encode()
    head = {
        "labels": list(labels),
        "bias": [round(float(one), 4) for one in model.intercept_],
        "unit": unit,
        "heat": heat,
        "sentences": len(examples),
        "known": len(known),
    }
    return json.dumps(head).encode() + b"\n" + known + table[heard].tobytes()


if __name__ == "__main__":
    raise SystemExit(main())
