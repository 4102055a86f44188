"""How the forms look on paper: nothing cut, nothing too small to read, heads on each page."""

from dataclasses import replace
from io import BytesIO

from docx import Document
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.exports.agreement import agreement_paper, oral_paper
from bot.exports.form import form_xlsx
from bot.exports.handover import handover
from bot.exports.ledger import ledger_xlsx
from bot.exports.month import month_docx
from bot.exports.workbook import lines_of
from bot.texts import say_in
from domain.cases.model import Label
from domain.days.periods import Period, PeriodKind
from domain.ledgers.model import Annex, LedgerRow
from domain.periodic.model import Extras, Line, PeriodicTally, Sheet
from domain.periodic.tiers import TIERS
from domain.periodic.views import PeriodicView
from tests.bot.samples_mediation import a_record
from tests.bot.test_exports import LEDGER, a_row
from tests.bot.test_periodic_pages import a_half_month
from tests.bot.test_referral_pages import a_referral
from tests.makers import NOW, ZONE

ZH = say_in("zh")
CATEGORIES = {n: Label(zh=f"第{n}类纠纷", en=f"Kind {n}") for n in range(1, 19)}


def a_month() -> PeriodicView:
    """The district's month with each column there can be."""
    tally = PeriodicTally(expected=9, on_time=4, late=2, missing=2, unreached=1)
    extras = Extras(
        weekly=tally, half_monthly=tally, categories=tuple((n, n) for n in CATEGORIES), hard=(7,)
    )
    view = a_half_month()
    row = Line(unit_id=3, name="琅琊街道", figures=view.figures, extras=extras)
    return replace(
        view,
        period=Period.parse("2026-11"),
        columns=TIERS[PeriodKind.MONTH].columns,
        categories=CATEGORIES,
        sheet=Sheet(total=replace(row, unit_id=None), rows=(row,)),
    )


def an_annex(*rows: LedgerRow, kept: bool = True, total: int | None = None) -> Annex:
    return Annex(rows=rows, total=len(rows) if total is None else total, as_of=NOW, kept=kept)


def _sheets(view: PeriodicView, locale: str = "zh") -> list[Worksheet]:
    data = form_xlsx(say_in(locale), view, an_annex(a_row(summary="长" * 200)), ZONE, NOW)
    return [sheet for sheet in load_workbook(BytesIO(data)) if isinstance(sheet, Worksheet)]


def _width(sheet: Worksheet) -> float:
    columns = range(1, sheet.max_column + 1)
    return sum(sheet.column_dimensions[get_column_letter(at)].width for at in columns)


def test_the_month_stands_on_sheets_that_can_be_read() -> None:
    for locale in ("zh", "en"):
        *parts, detail = _sheets(a_month(), locale)
        assert len(parts) > 1
        heads: list[object] = []
        for sheet in parts:
            assert _width(sheet) < 200
            assert sheet.print_title_rows == "$4:$5"
            assert sheet.freeze_panes == "B6"
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.oddFooter is not None
            assert "&P" in str(sheet.oddFooter.center.text)
            assert sheet["A6"].value == "琅琊街道"
            assert sheet["A1"].value == parts[0]["A1"].value
            assert sheet["A1"].font.name == "方正小标宋简体"
            last = str(sheet.cell(sheet.max_row, 1).value)
            assert last.startswith(("填报人", "Filled in by"))
            heads += [sheet.cell(5, at).value or sheet.cell(4, at).value
                      for at in range(2, sheet.max_column + 1)]  # fmt: skip
        assert len(parts) == len({sheet.title for sheet in parts})
        own = a_month()
        assert sum(isinstance(head, str) for head in heads) == len(heads) > len(own.columns)
        assert {label.read(locale) for label in CATEGORIES.values()} <= set(heads)
        assert detail.max_row == 4


def test_the_forms_of_the_lower_tiers_are_on_one() -> None:
    assert len(_sheets(a_half_month())) == 2


def test_a_row_is_as_high_as_its_text() -> None:
    detail = _sheets(a_half_month())[-1]
    lines = lines_of("长" * 200, 36.0)
    assert lines == 12
    assert detail.row_dimensions[4].height >= 12 * lines
    rows = [a_row(), a_row(summary="长" * 200)]
    data = ledger_xlsx(ZH, LEDGER, iter(rows))
    ledger = load_workbook(BytesIO(data)).worksheets[0]
    assert ledger.row_dimensions[4].height in {None, 15.0}
    assert ledger.row_dimensions[5].height >= 12 * lines_of("【5号楼】" + "长" * 200, 38.0)
    assert ledger["A4"].alignment.horizontal == ledger["B4"].alignment.horizontal == "center"
    assert ledger["E4"].alignment.wrap_text


def test_lines_are_counted_by_what_signs_take() -> None:
    assert [lines_of(text, 11.0) for text in ("", "a" * 10, "a" * 11, "字" * 5, "字" * 6)] == [
        1, 1, 2, 1, 2,
    ]  # fmt: skip
    assert lines_of("😀\ud800", 4.0) >= 1, "whatever a phone sends"


def test_papers_have_numbered_pages_and_their_fonts() -> None:
    made = (
        month_docx(ZH, a_month(), ZONE, NOW),
        agreement_paper(ZH, a_record()),
        oral_paper(ZH, a_record()),
        handover(ZH, a_referral(), ZONE),
    )
    for data in made:
        paper = Document(BytesIO(data))
        footer = paper.sections[0].footer._element.xml
        assert "PAGE</w:instrText>" in footer
        text = "".join(p.text for p in paper.paragraphs)
        cells = "".join(c.text for t in paper.tables for r in t.rows for c in r.cells)
        # signs that the fonts of offices here have, and others may lack
        assert not {"☑", "☐"} & set(text + cells)
    month = Document(BytesIO(made[0]))
    assert "<w:tblHeader/>" in month.tables[1].rows[0]._tr.xml
    assert month.tables[0]._tbl.tblPr.xml.index("tblCellMar") < month.tables[
        0
    ]._tbl.tblPr.xml.index("tblLook")
