"""What an .xls file can hold is read: days, numbers in every dress, what is hidden or merged."""

import struct

import pytest

from app.imports.sheets.read import read_sheets
from domain.imports.model import FORMULA, UnreadableTable
from tests.app.ledgers.binary import a_book, record, texts

LONG = "x" * 40
DAY = 46086  # 5 March 2026, counted from 1900


def _cell(kind: int, column: int, style: int, body: bytes) -> bytes:
    return record(kind, struct.pack("<HHH", 1, column, style) + body)


def _records(day: int) -> bytes:
    whole = struct.pack("<I", day << 2 | 2)
    return b"".join(
        (
            record(0x208, struct.pack("<HHHHHHH", 1, 0, 9, 0, 0, 0, 0x20) + bytes(2)),
            record(0x7D, struct.pack("<HHHHH", 2, 3, 0, 0, 1) + bytes(2)),
            _cell(0xFD, 0, 0, struct.pack("<I", 0)),
            _cell(0xFD, 1, 0, struct.pack("<I", 1)),
            _cell(0x203, 2, 1, struct.pack("<d", day + 0.5)),
            _cell(0x27E, 3, 1, whole),
            _cell(0x27E, 4, 0, struct.pack("<I", 1250 << 2 | 3)),
            record(0xBD, struct.pack("<HHHIHIH", 1, 5, 1, day << 2 | 2, 0, 7 << 2 | 2, 6)),
            _cell(0x204, 7, 0, struct.pack("<HB", 2, 1) + "直写".encode("utf-16-le")),
            _cell(0x205, 8, 0, b"\1\0"),
            _cell(0x06, 9, 0, struct.pack("<d", 5) + bytes(8)),
            _cell(0x06, 10, 0, bytes(6) + b"\xff\xff" + bytes(8)),
            record(0x207, struct.pack("<HB", 2, 1) + "算出".encode("utf-16-le")),
            record(0xE5, struct.pack("<H4H", 1, 1, 3, 0, 0)),
        )
    )


@pytest.mark.parametrize("from_1904", [False, True])
def test_every_kind_of_cell(from_1904: bool) -> None:
    shared = texts(["简况", LONG], 10)
    day = DAY - 1462 * from_1904
    data = a_book(shared, [("藏", 1, b""), ("台账", 0, _records(day))], from_1904=from_1904)
    hidden, sheet = read_sheets(data, "a.et")
    assert (hidden.name, hidden.hidden, sheet.name, sheet.hidden) == ("藏", True, "台账", False)
    when = "2026-03-05"
    assert sheet.rows[2] == (
        "简况", LONG, when, when, "12.5", when, "7", "直写", "TRUE", "5", "算出",
    )  # fmt: skip
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {2, 3}
    assert sheet.merges == ((2, 0, 4, 0),)
    _, marked = read_sheets(data, "a.et", marks_formulas=True)
    assert marked.rows[2][9:] == (FORMULA, FORMULA)


@pytest.mark.parametrize("body", [record(0x2F, bytes(6))])
def test_one_with_a_password_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableTable) as refused:
        read_sheets(a_book(body, [("台账", 0, b"")], from_1904=False), "a.xls")
    assert refused.value.reason == "old"
