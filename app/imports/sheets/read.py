"""The sheets of a file, whichever kind it is of: what it begins with says so, not its name."""

from pathlib import PurePath

from app.imports.sheets.binary import read_binary
from app.imports.sheets.model import MOST_BYTES, RawSheet, broken, macros, too_large
from app.imports.sheets.text import read_text
from app.imports.sheets.workbook import read_workbook
from domain.imports.model import UnreadableTable

_PACKED, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PAGE = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version")
_KINDS = frozenset({".xlsx", ".csv", ".xls", ".et", ".tsv"})
_MACROS = frozenset({".xlsm", ".xltm", ".xlsb"})


def read_sheets(data: bytes, name: str, *, marks_formulas: bool = False) -> list[RawSheet]:
    """All sheets in their order. A cell that is a formula reads as what it came to when the file
    was saved, or, if asked, as :data:`~domain.imports.model.FORMULA`. Raises UnreadableTable.

    It computes for seconds when the file is long.
    """
    if len(data) > MOST_BYTES:
        raise too_large(name)
    kind = PurePath(name).suffix.lower()
    if kind in _MACROS:
        raise macros(name)
    if kind not in _KINDS:
        raise UnreadableTable(f"{name} is neither .xlsx nor .csv: save it as one of them", "kind")
    if data.startswith(_PACKED):
        return read_workbook(data, name, marks_formulas=marks_formulas)
    if data.startswith(_OLD):
        return read_binary(data, name, marks_formulas=marks_formulas)
    if kind == ".xlsx":
        raise broken(name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_PAGE):
        raise UnreadableTable(
            f"{name} is a page of the web under the name of a table: save it as .xlsx", "page"
        )
    return read_text(data, name)
