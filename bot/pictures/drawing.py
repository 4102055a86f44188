"""A chart as SVG: pygal sets the bars, and what is written stands where a phone shows it big.

pygal reserves for a label the width it has in Latin letters, and writes a number across the end of
its bar; so it is asked for the bars alone. What comes out holds no script, no style sheet and no
address, so that a page may show it under the strictest policy.
"""

import sys
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree

import pygal  # type: ignore[import-untyped]  # ships no types

from bot.pictures.chart import Chart, ChartRow

# its finder of plug-ins is of an older kind, of which Python warns at each import there is
sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, pygal.PluginImportFixer)]

WIDTH = 400
"""Units across. A phone shows them on 300 points, so 17 units are nearly 13 points."""
FONT = "Noto Sans CJK SC"
_GROUND, _TEXT, _FAINT = "#FAFAF7", "#15191E", "#525B66"
_MARGIN = 20
_HEAD, _LEGEND, _FOOT = 74, 28, 14
_TITLE, _ABOUT, _LABEL = 21, 15, 17
_BESIDE = 84
"""Room of labels that stand beside the bars."""
_SLOT, _MOST = 22, 370
"""The height of a bar with its margins, and of all together: with its words and buttons a picture
is to fit on one screen."""
_INSET = 5
"""How much thinner a bar is that has its label above it: so one sees to which it belongs."""
_THIN = 1.5
_CHARACTER = 0.6
"""Of the size, what a digit needs; what is no ASCII needs all of it."""
_DROP = 0.36
"""Of the size, how far below its middle a line of text stands."""
_SVG = "http://www.w3.org/2000/svg"


def svg(chart: Chart) -> str:
    """The chart as an SVG document ``WIDTH`` units wide, on a ground of its own, so that it reads
    alike by day and by night."""
    slots = max(len(chart.rows), 1) * (len(chart.series) if chart.beside else 2)
    head = _HEAD + (_LEGEND if len(chart.series) > 1 else 0)
    height = head + min(slots * _SLOT, _MOST) + _FOOT
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.Element(
        f"{{{_SVG}}}svg",
        {"viewBox": f"0 0 {WIDTH} {height}", "width": str(WIDTH), "height": str(height)}
        | {"role": "img", "font-family": f"{FONT}, sans-serif"},
    )
    _node(root, "title").text = f"{chart.title} {chart.about}"
    _node(root, "rect", width=WIDTH, height=height, fill=_GROUND)
    room = WIDTH - 2 * _MARGIN
    fits = min(1.0, room / _wide(chart.title, _TITLE))
    _text(root, chart.title, _MARGIN, 34, size=_TITLE * fits)
    _text(root, chart.about, _MARGIN, 59, size=_ABOUT, fill=_FAINT)
    if not chart.rows:
        _text(root, chart.nothing, _MARGIN, head + 2 * _LABEL, size=_LABEL, fill=_FAINT)
        return ElementTree.tostring(root, encoding="unicode")
    if len(chart.series) > 1:
        _legend(root, chart)
    left = _MARGIN + (_BESIDE if chart.beside else 0)
    _rows(root, chart, left, head, height - head - _FOOT)
    return ElementTree.tostring(root, encoding="unicode")


def _legend(root: ElementTree.Element, chart: Chart) -> None:
    at = float(_MARGIN)
    for name, ink in chart.series:
        _node(root, "rect", x=at, y=_HEAD - 1, width=16, height=16, rx=3, fill=ink)
        _text(root, name, at + 23, _HEAD + 13, size=_LABEL)
        at += 23 + _wide(name, _LABEL) + 24


def _rows(root: ElementTree.Element, chart: Chart, left: int, top: int, height: int) -> None:
    """The bars, and what is written at them: beside each, or above those of a row."""
    room = WIDTH - left - _MARGIN
    size = _LABEL
    if chart.beside:
        size = min(_LABEL, height // (len(chart.rows) * len(chart.series)) - 1)
        room -= max(round(_wide(note, size)) for row in chart.rows for note in row.notes) + 8
    for bar in _bars(chart, room, height):
        row, x, y = chart.rows[bar.row], left + bar.x, top + bar.y
        # a nought keeps a thin line, so that one sees where its row begins
        wide = bar.width if chart.stacked and bar.series else max(bar.width, _THIN)
        if wide:
            ink = chart.series[bar.series][1]
            _node(root, "rect", x=x, y=y, width=wide, height=bar.height, rx=2, fill=ink)
        middle = y + bar.height / 2 + _DROP * size
        if chart.beside:
            _text(root, row.notes[bar.series], x + bar.width + 8, middle, size=size)
        if bar.series:
            continue
        if chart.beside:
            between = middle + bar.height * 0.5 * (len(chart.series) - 1)
            _text(root, row.label, _MARGIN, between, size=size)
        else:
            _above(root, row, y - 6)


def _above(root: ElementTree.Element, row: ChartRow, y: float) -> None:
    note = row.notes[-1]
    taken = _wide(note, _LABEL)
    label = _cut(row.label, _LABEL, WIDTH - 2 * _MARGIN - taken - _LABEL)
    _text(root, label, _MARGIN, y, size=_LABEL, fill=_FAINT)
    _text(root, note, WIDTH - _MARGIN, y, size=_LABEL).set("text-anchor", "end")


@dataclass(frozen=True, kw_only=True)
class _Bar:
    """Where pygal sets a bar, in a box that begins at 0, 0."""

    row: int
    series: int
    x: float
    y: float
    width: float
    height: float


def _bars(chart: Chart, width: float, height: float) -> list[_Bar]:
    """The bars, by series. pygal counts from the bottom up; above a bar whose label stands there
    it leaves the place of one out."""
    kind = pygal.HorizontalStackedBar if chart.stacked else pygal.HorizontalBar
    lengths = [sum(row.bars) if chart.stacked else max(row.bars) for row in chart.rows]
    made = kind(
        width=width,
        height=height,
        margin=0,
        range=(0, max(lengths) or 1),
        show_legend=False,
        show_x_labels=False,
        show_y_labels=False,
        js=(),
        css=(),
    )
    space = [] if chart.beside else [None]
    for number, (name, _) in enumerate(chart.series):
        made.add(name, [one for row in reversed(chart.rows) for one in (row.bars[number], *space)])
    inset = 0 if chart.beside else _INSET
    found = []
    for group in made.render_tree().iter():
        names = str(group.get("class", "")).split()
        rects = [one for one in group.iter() if str(one.tag).endswith("rect")]
        if "series" not in names or not rects:
            continue
        # stacked, what was left out is a bar of no length
        there = rects[:: len(rects) // len(chart.rows)]
        for row, rect in zip(reversed(range(len(chart.rows))), there, strict=True):
            x, y, wide, high = (float(rect.get(of, 0)) for of in ("x", "y", "width", "height"))
            bar = _Bar(
                row=row,
                series=int(names[1].removeprefix("serie-")),
                x=x,
                y=y + inset / 2,
                width=wide,
                height=high - inset,
            )
            found.append(bar)
    zero = min(bar.x for bar in found)
    return [replace(bar, x=bar.x - zero) for bar in sorted(found, key=lambda bar: bar.series)]


def _text(
    root: ElementTree.Element, words: str, x: float, y: float, *, size: float, fill: str = _TEXT
) -> ElementTree.Element:
    made = _node(root, "text", x=x, y=y, fill=fill, **{"font-size": size})
    made.text = words
    return made


def _node(parent: ElementTree.Element, tag: str, **given: Any) -> ElementTree.Element:
    values = {
        name: f"{value:g}" if isinstance(value, float) else str(value)
        for name, value in given.items()
    }
    return ElementTree.SubElement(parent, f"{{{_SVG}}}{tag}", values)


def _cut(words: str, size: int, room: float) -> str:
    """As much of it as there is room for, the cut marked."""
    if _wide(words, size) <= room:
        return words
    while _wide(words, size) + size > room:
        words = words[:-1]
    return f"{words}…"


def _wide(words: str, size: int) -> float:
    """About how wide it will be."""
    return sum(_CHARACTER * size if one.isascii() else size for one in words)
