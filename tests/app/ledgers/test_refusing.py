"""What is no ledger is refused with its reason, where it is read."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from app.imports.ledgers.reading import read_ledger
from app.imports.sheets import model
from domain.imports.model import UnreadableTable
from tests.app.ledgers.files import HEAD, a_book, a_line, told

WPS = Path(__file__).with_name("wps.et").read_bytes()
BOOK = a_book([HEAD, a_line(), a_line("旧-2")])
CSV = "\n".join([",".join(HEAD), *["旧-1,2026-03-05,邻里,争吵,古道社区,,3,,"] * 2]).encode()


def _with(part: str, data: bytes) -> bytes:
    """A workbook with one more part in it, or another in the place of its own."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(BOOK)) as of, zipfile.ZipFile(made, "w") as to:
        for name in of.namelist():
            if name != part:
                to.writestr(name, of.read(name))
        to.writestr(part, data)
    return made.getvalue()


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>'
PAGE = b"<html><table><tr><td>1</td></tr></table></html>"


@pytest.mark.parametrize(
    ("make", "name", "reason"),
    [
        (lambda: a_book([["编号", "排查日期"], ["1", "2026-03-05"]]), "a.xlsx", "header"),
        (lambda: a_book([["说明"], ["没有台账"]]), "a.xlsx", "no-header"),
        (lambda: a_book([HEAD]), "a.xlsx", "empty"),
        (lambda: a_book([HEAD, a_line()], [[None] * 300 + ["很远"]]), "a.xlsx", "columns"),
        (lambda: _with("xl/vbaProject.bin", b"x"), "a.xlsx", "macros"),
        (lambda: BOOK, "a.xlsm", "macros"),
        (lambda: _with("xl/worksheets/sheet1.xml", ENTITIES), "a.xlsx", "broken"),
        (lambda: PAGE, "a.xls", "page"),
        (lambda: b"not a table", "a.ods", "kind"),
        (lambda: b"%PDF-1.7 nothing", "a.xlsx", "broken"),
    ],
)
def test_what_cannot_be_read_says_why(make: Callable[[], bytes], name: str, reason: str) -> None:
    with pytest.raises(UnreadableTable) as refused:
        read_ledger(make(), name)
    assert refused.value.reason == reason


def test_too_many_rows_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_ROWS", 2)
    for data, name in ((BOOK, "a.xlsx"), (CSV, "a.csv"), (WPS, "a.et")):
        with pytest.raises(UnreadableTable) as refused:
            read_ledger(data, name)
        assert refused.value.reason == "rows", name


def test_a_formula_is_a_problem_of_its_row() -> None:
    found = told(a_book([HEAD, a_line(简况="=1+1")])).checked
    assert found.rows == ()
    assert [(one.row, one.column, one.reason) for one in found.problems] == [
        (2, "summary", "formula")
    ]
