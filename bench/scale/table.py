"""What was measured, as a table for people."""

import statistics
from collections.abc import Iterator, Mapping, Sequence

from bench.scale.asking import Measure, Seconds
from bench.scale.joined import JOIN, JOINS
from bench.scale.measures import BOARD

Found = dict[str, dict[int, Seconds]]
"""By the name of the measure and the size."""


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}" if seconds < 1 else f"{seconds * 1000:,.0f}"


def quantile(took: Seconds, part: float) -> float:
    """The value below which ``part`` of them lie."""
    ordered = sorted(took)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def told(took: Seconds) -> str:
    ends = f"p95 {_ms(quantile(took, 0.95))} p99 {_ms(quantile(took, 0.99))}"
    return f"p50 {_ms(statistics.median(took))} {ends} max {_ms(max(took))} ms, {len(took)} times"


def line(measure: Measure, by_size: Mapping[int, Seconds], sizes: Sequence[int]) -> str:
    """A row of the table: p50 / p95 at each size, the growth, and the verdict. It is the fastest
    tenth that is compared: what else the machine does makes no asking faster."""
    cells, first, last = [], by_size[sizes[0]], by_size[sizes[-1]]
    for many in sizes:
        took = by_size[many]
        shown = (max(took),) if measure.once else (statistics.median(took), quantile(took, 0.95))
        cells.append(" / ".join(map(_ms, shown)))
    ratio = quantile(last, 0.1) / quantile(first, 0.1)
    told, kept = [], []
    if measure.ratio is not None:
        told.append(f"≤ {measure.ratio} ×")
        kept.append(ratio <= measure.ratio)
    if measure.most is not None:
        told.append(f"{'longest' if measure.once else 'p95'} ≤ {measure.most:.0f} ms")
        worst = (max(took) if measure.once else quantile(took, 0.95) for took in by_size.values())
        kept.append(max(worst) * 1000 <= measure.most)
    verdict = "" if not kept else "yes" if all(kept) else "**no**"
    values = (measure.name, *cells, f"{ratio:.2f}", ", ".join(told), verdict)
    return f"| {' | '.join(values)} |"


def table(kind: str, measures: Sequence[Measure], found: Found, sizes: Sequence[int]) -> list[str]:
    """The table of one database."""
    heads = (kind, *(f"{many:,}" for many in sizes), "ratio", "target", "met")
    return [
        "",
        f"| {' | '.join(heads)} |",
        f"|---{'|---:' * (len(sizes) + 1)}|---|---|",
        *(line(one, found[one.name], sizes) for one in measures),
        *_compared(kind, found, sizes),
    ]


_LEAST = {"SQLite": 25.0, "PostgreSQL": 3.0}
"""How many times faster than LIKE a search is to be."""


def _compared(kind: str, found: Found, sizes: Sequence[int]) -> Iterator[str]:
    """What one line means beside another."""
    last = sizes[-1]

    def median(name: str) -> float:
        return statistics.median(found[name][last])

    for join in (JOIN, JOINS):
        if join in found and BOARD in found:
            times = median(join) / median(BOARD)
            yield ""
            yield f"/status against {join} at {last:,}: × {times:.0f}{_met(times, 300)}"
    word, like = "/find with two characters", "the same by LIKE"
    if word in found and like in found:
        times = median(like) / median(word)
        yield ""
        yield f"/find against LIKE at {last:,}: × {times:.1f}{_met(times, _LEAST[kind])}"
    alone = "short read, alone"
    for name in found:
        if name.startswith("short read beside") and alone in found:
            times = quantile(found[name][last], 0.99) / quantile(found[alone][last], 0.99)
            verdict = "yes" if times <= 2 else "**no**"
            yield ""
            yield f"{name}: p99 × {times:.1f} of alone (≤ 2 ×: {verdict})"


def _met(times: float, least: float) -> str:
    return f" (≥ {least:.0f} ×: {'yes' if times >= least else '**no**'})"
