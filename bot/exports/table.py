"""A table as a workbook: title, a head that stays in sight, is filtered by and is printed on each
page, and cells with the type of what is in them.

Rows are written one by one: a list would be written, and later thrown away, in one piece, and
meanwhile nobody's tap is answered.
"""

import io
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

import rustpy_xlsxwriter as sheets

from bot.exports import faces
from bot.exports.cells import COUNT, DAY, MEAN, PLAIN, RATE, plain
from bot.exports.faces import Face

Cells = tuple[int | float | str | date | None, ...]
HEAD_ROW = 2
_A4 = 9
_GREY = "#E7EBF0"


class Holds(Enum):
    """What a column holds, which says how it is shown."""

    TEXT = "text"
    NUMBER = PLAIN
    COUNT = COUNT
    MEAN = MEAN
    RATE = RATE
    DAY = DAY


@dataclass(frozen=True, kw_only=True)
class Table:
    """What stands round the rows of a sheet."""

    name: str
    """Of the sheet."""
    title: str
    subtitle: str
    columns: Sequence[tuple[str, float, Holds]]
    """The head of each column, how many digits wide it is, and what it holds."""
    footer: str
    heights: Mapping[int, float] = field(default_factory=dict)
    """Points of the rows that are higher than one line, counted from the top of the sheet."""


def table_xlsx(table: Table, lines: deque[Cells]) -> bytes:
    """The workbook; ``lines`` is empty afterwards. A sheet without a row would be one without a
    head: the caller puts one in."""
    file, names = io.BytesIO(), [name for name, _, _ in table.columns]
    last = len(names) - 1
    title, subtitle = _centred(faces.TITLE, 18), _centred(faces.SECOND, 11)
    head = _centred(faces.HEAD, 10.5).set_text_wrap().set_border("thin")
    sheets.write_worksheet(
        (dict(zip(names, lines.popleft(), strict=True)) for _ in range(len(lines))),
        file,
        sheet_name=table.name,
        header_row=HEAD_ROW,
        merge_ranges=[
            (0, 0, 0, last, plain(table.title), title),
            (1, 0, 1, last, plain(table.subtitle), subtitle),
        ],
        autofilter=True,
        row_heights={0: 32.0, 1: 18.0, HEAD_ROW: 24.0, **table.heights},
        header_format=head.set_background_color(_GREY),
        column_widths=[width for _, width, _ in table.columns],
        column_formats=[_shown(held) for _, _, held in table.columns],
        freeze_row=HEAD_ROW + 1,
        freeze_col=1,
        page_setup={
            "landscape": True,
            "paper_size": _A4,
            "fit_to_pages": (1, 0),
            "repeat_rows": (HEAD_ROW, HEAD_ROW),
            "center_horizontally": True,
            "margins": {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.7, "footer": 0.3},
            "footer": table.footer,
        },
    )
    return file.getvalue()


def _shown(held: Holds) -> sheets.Format:
    if held is Holds.TEXT:
        return _font(faces.BODY).set_text_wrap().set_border("thin").set_align("vertical_center")
    return _centred(faces.BODY, 10.5).set_border("thin").set_num_format(held.value)


def _font(face: Face, points: float = 10.5) -> sheets.Format:
    return sheets.Format().set_font_name(face.name).set_font_size(points)


def _centred(face: Face, points: float) -> sheets.Format:
    return _font(face, points).set_align("center").set_align("vertical_center")
