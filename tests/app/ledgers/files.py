"""Makes the files of offices, and checks them against the small district."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.imports.ledgers.checking import check_ledger
from app.imports.ledgers.ledgers import known_things
from app.imports.ledgers.reading import read_ledger
from bot.pages.imports_summary import LedgerTold, summary
from bot.pages.page import bare
from bot.texts import say_in
from domain.imports.model import KnownThings
from tests.makers import TODAY
from tests.office import an_office, settled

Line = Sequence[object]
HEAD = ("编号", "排查日期", "类别", "简况", "网格", "地点", "涉及人数", "结果", "化解日期")


def a_line(number: str = "旧-1", **cells: object) -> list[object]:
    """A row under :data:`HEAD`, with nothing wrong in it."""
    usual = (number, "2026-03-05", "邻里", "两家因楼道杂物争吵", "古道社区", "", "3", "", "")
    return [cells.get(head, cell) for head, cell in zip(HEAD, usual, strict=True)]


def a_sheet(book: Workbook, lines: Sequence[Line], title: str = "台账") -> Worksheet:
    """One more sheet."""
    sheet = book.create_sheet(title)
    for line in lines:
        sheet.append(list(line))
    return sheet


def a_book(*sheets: Sequence[Line], touch: Callable[[Workbook], None] = lambda _: None) -> bytes:
    """A workbook of these sheets; ``touch`` does to it what offices do."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for at, lines in enumerate(sheets, 1):
        a_sheet(book, lines, f"{at}月")
    touch(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@cache
def known() -> KnownThings:
    """The small district, as an administrator of the whole of it is told of it."""
    with an_office(image=settled()[0]) as office:
        return office.do(known_things, "341102000000", TODAY)


def told(data: bytes, answers: Mapping[str, str] | None = None, name: str = "a.xlsx") -> LedgerTold:
    """The ledger, read and checked."""
    table = read_ledger(data, name)
    checked = check_ledger(table, known(), TODAY, answers)
    return LedgerTold(table=table, known=known(), checked=checked)


def said(of: LedgerTold) -> str:
    """The dry run in Chinese, as text."""
    lines = summary(say_in("zh"), of, brief=not of.checked.rows)
    return "\n".join(map(bare, lines))
