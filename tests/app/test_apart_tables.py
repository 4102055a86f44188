"""Files that hold far more than they look: each is refused within bounds, with what to do next."""

import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from openpyxl import Workbook

from app.apart.client import ProcessBeside
from app.imports import apart as bounded
from app.imports.ledgers.reading import read_ledger
from domain.imports.model import UnreadableTable

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def a_workbook(part: str, pieces: Iterator[str]) -> bytes:
    """A workbook in which one part is another."""
    whole, made = BytesIO(), BytesIO()
    Workbook().save(whole)
    with zipfile.ZipFile(whole) as of, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as to:
        for one in of.namelist():
            if one != part:
                to.writestr(one, of.read(one))
        with to.open(part, "w") as opened:
            for piece in pieces:
                opened.write(piece.encode())
    return made.getvalue()


def one_row_of(megabytes: int) -> Iterator[str]:
    yield f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
    for _ in range(megabytes):
        yield "x" * 1_000_000
    yield "</t></is></c></row></sheetData></worksheet>"


def one_row_of_cells(many: int) -> Iterator[str]:
    yield f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
    for _ in range(many // 10_000):
        yield '<c r="A1"/>' * 10_000
    yield "</row></sheetData></worksheet>"


def late_definitions() -> Iterator[str]:
    yield f"<?xml version='1.0'?><!--{' ' * 5000}-->{ENTITIES}<worksheet xmlns='{MAIN}'/>"


@pytest.fixture
async def apart() -> AsyncIterator[ProcessBeside]:
    made = ProcessBeside()
    yield made
    await made.close()


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (partial(one_row_of, 90), "bomb"),
        (partial(one_row_of_cells, 1_000_000), "empty"),
        (late_definitions, "broken"),
    ],
    ids=["one row", "many cells", "late definitions"],
)
async def test_it_is_refused(
    apart: ProcessBeside,
    monkeypatch: pytest.MonkeyPatch,
    sheet: Callable[[], Iterator[str]],
    reason: str,
) -> None:
    data = a_workbook(SHEET, sheet())
    assert len(data) < 500_000
    monkeypatch.setattr(bounded, "BOUNDS", replace(bounded.BOUNDS, megabytes=208))  # sooner
    with pytest.raises(UnreadableTable) as refused:
        await bounded.read_apart(apart, data, "a.xlsx", read_ledger)
    assert refused.value.reason == reason
