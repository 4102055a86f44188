"""How the forms look on paper: nothing cut, nothing too small to read, heads on each page."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.text.run import Run
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.exports.agreement import agreement_paper, oral_paper
from bot.exports.cells import Growth, content
from bot.exports.form import form_xlsx
from bot.exports.form_columns import TALLY, columns_of, total_of
from bot.exports.handover import handover
from bot.exports.ledger import COLUMNS, ledger_xlsx
from bot.exports.month import month_docx
from bot.exports.workbook import lines_of
from bot.texts import LOCALES, say_in
from domain.cases.model import Label
from domain.days.periods import Period, PeriodKind
from domain.ledgers.model import Annex, LedgerRow
from domain.periodic.model import AssessmentFigures, Extras, Figures, Line, PeriodicTally, Sheet
from domain.periodic.tiers import TIERS
from domain.periodic.views import PeriodicView
from tests.bot.samples import a_confirmed, a_weekly
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
    assert ledger.row_dimensions[5].height >= 12 * lines_of(
        "【5号楼】" + "长" * 200, dict(COLUMNS)["summary"]
    )
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


def a_full_month() -> PeriodicView:
    """Two streets with figures in the thousands, one more row than a sum of one."""
    view = a_month()
    assert view.sheet is not None
    (row,) = view.sheet.rows
    figures = Figures(carried=3, found=1200, resolved=900, moved=1, dropped=2, open=300)
    one = replace(row, figures=replace(figures, total_found=72, total_resolved=59))
    assessed = AssessmentFigures(go=2, wait=1)
    one = replace(one, extras=replace(one.extras, assessments=assessed))
    two = replace(one, unit_id=4, name="凤凰街道", extras=replace(one.extras, amount=1_234_567))
    extras = replace(
        one.extras,
        weekly=one.extras.weekly + two.extras.weekly,
        half_monthly=one.extras.half_monthly + two.extras.half_monthly,
        amount=1_234_567,
        assessments=assessed + assessed,
        categories=tuple((n, 2 * n) for n in CATEGORIES),
    )
    total = replace(one, unit_id=None, figures=one.figures + two.figures, extras=extras)
    return replace(view, sheet=Sheet(total=total, rows=(one, two)))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_form_adds_up_on_paper(locale: str) -> None:
    say, view = say_in(locale), a_full_month()
    data = form_xlsx(say, view, an_annex(), ZONE, NOW)
    written, reckoned = load_workbook(BytesIO(data)), load_workbook(BytesIO(data), data_only=True)
    columns = iter(columns_of(say, view))
    total, sums = total_of(view), 0
    for sheet in written.worksheets[:-1]:
        for at in range(2, sheet.max_column + 1):
            column, cell = next(columns), sheet.cell(8, at)
            told = reckoned[sheet.title].cell(8, at)
            if column.sums:
                sums += 1
                assert cell.value == f"=SUM({cell.column_letter}6:{cell.column_letter}7)"
                assert told.value == column.value(total), column.head
                assert cell.number_format == "#,##0"
            else:
                assert told.value == content(column.value(total))[0]
        assert sheet["A8"].value == say.plain("form-total")
        assert sheet.auto_filter.ref == f"A5:{cell.column_letter}7"
    assert sums > 30
    assert next(columns, None) is None


def test_a_rate_is_a_number_and_a_day_is_a_day() -> None:
    first, second, *_, detail = _sheets(a_full_month())
    heads = {first.cell(5, at).value: first.cell(8, at) for at in range(2, first.max_column + 1)}
    rate = heads["化解率"]
    assert rate.number_format == "0%"
    assert rate.value == 118 / 144
    assert round(rate.value, 2) == 0.82
    compared = {second.cell(5, at).value: second.cell(6, at) for at in range(2, 5)}
    assert compared["同比"].value == "—"
    day = next(cell for cell in detail[4] if cell.number_format == "yyyy-mm-dd")
    assert day.value.date() == a_row().due_on
    assert content(Growth(2, 2)) == (0, '+0%;"−"0%;0%')
    assert content(Growth(1, 2)) == (-0.5, '+0%;"−"0%;0%')


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", PeriodKind)
def test_each_head_is_told_apart_and_has_room(locale: str, kind: PeriodKind) -> None:
    view = {
        PeriodKind.WEEK: a_weekly(),
        PeriodKind.HALF_MONTH: a_half_month(),
        PeriodKind.MONTH: a_month(),
    }[kind]
    for sheet in _sheets(view, locale)[:-1]:
        told = [(sheet.cell(4, at).value, sheet.cell(5, at).value)
                for at in range(1, sheet.max_column + 1)]  # fmt: skip
        below = [head for _, head in told if head]
        tallies = {say_in(locale).plain(f"form-reports-{one.replace('_', '-')}") for one in TALLY}
        flow = [head for head in below if head not in tallies]
        assert len(flow) == len(set(flow)), "two columns have one head"
        for at, (over, head) in enumerate(told, 1):
            width = sheet.column_dimensions[get_column_letter(at)].width
            text = str(head or over or "")
            longest = max(map(len, text.encode("gb18030").decode("latin-1").split()))
            if locale == "en":
                assert longest <= width, text
            high = sum(sheet.row_dimensions[row].height for row in ((5,) if head else (4, 5)))
            assert high >= 13 * lines_of(text, width)


def test_what_the_superiors_form_does_not_have_is_there_only_where_it_says_something() -> None:
    def heads(figures: Figures) -> set[object]:
        (sheet, _) = _sheets(a_weekly(figures=figures))
        return {sheet.cell(5, at).value for at in range(1, sheet.max_column + 1)}

    rare = {"其中补报", "重新打开"}
    assert not rare & heads(Figures(found=3, open=3))
    assert rare <= heads(Figures(found=3, reopened=1, open=4, entered_late=1))


def test_the_annex_says_how_it_came_about() -> None:
    def lines(view: PeriodicView, annex: Annex) -> list[object]:
        book = load_workbook(BytesIO(form_xlsx(ZH, view, annex, ZONE, NOW)))
        return [cell.value for (cell,) in book.worksheets[-1]["A1:A5"]]

    confirmed = a_half_month(confirmed=a_confirmed())
    kept = lines(confirmed, an_annex(a_row()))
    assert kept[2] == "序号"
    assert "确认时没有留存明细" in str(lines(confirmed, an_annex(a_row(), kept=False))[2])
    many = lines(confirmed, an_annex(a_row(), total=1200))
    assert "共 1,200 件" in str(many[1])
    assert many[2] == "只列时限最近的 1 件，其余见台账。"


def test_a_paper_is_nobodys_by_name_and_in_official_faces() -> None:
    month = Document(BytesIO(month_docx(ZH, a_full_month(), ZONE, NOW)))
    about = month.core_properties
    assert (about.author, about.comments, about.last_modified_by) == ("griddesk", "", "")
    assert about.created == about.modified == NOW.replace(microsecond=0)
    title, heading = month.paragraphs[0], month.paragraphs[3]
    assert [(run.font.size.pt, _face(run)) for run in title.runs] == [(22, "方正小标宋简体")]
    assert [(run.font.size.pt, _face(run)) for run in heading.runs] == [(16, "黑体")]
    assert heading.text == "一、总体情况"
    section = month.sections[0]
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(one.cm, 1) for one in margins] == [3.7, 3.5, 2.8, 2.6]
    fonts = next(p for p in month.part.package.iter_parts() if p.partname == "/word/fontTable.xml")
    for name in ("方正小标宋简体", "黑体", "仿宋", "楷体"):
        assert f'<w:font w:name="{name}"><w:altName w:val="' in fonts.blob.decode()
    text = "\n".join(paragraph.text for paragraph in month.paragraphs)
    assert "不能相混" not in text
    last = month.tables[1].rows[-1].cells
    assert [cell.text for cell in last][:3] == ["合计", "6", "2,400"]
    for made in (agreement_paper(ZH, a_record()), handover(ZH, a_referral(), ZONE)):
        about = Document(BytesIO(made)).core_properties
        assert about.created == about.modified
        assert about.created.year > 2013
        assert about.comments == ""


def _face(run: Run) -> str:
    return str(run._element.rPr.rFonts.get(qn("w:eastAsia")))


def test_a_deadline_on_paper_has_its_year() -> None:
    sheet = Document(BytesIO(handover(ZH, a_referral(), ZONE)))
    cells = [cell.text for row in sheet.tables[0].rows for cell in row.cells]
    assert any("2026年11月25日" in cell and "24:00" in cell for cell in cells)
