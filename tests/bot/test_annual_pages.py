"""Pages and files of the year, as long as they can get, in both languages: a message each, with
buttons that fit, and no dead end."""

from dataclasses import fields, replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.exports.annual import SHEET, sheet_xlsx, table_xlsx
from bot.pages.annual.home import begin_page, home_page, issued_page
from bot.pages.annual.letter import SURE, letter_page, sure_page
from bot.pages.annual.sheet import line_page, sheet_page
from bot.pages.page import TEXT_LIMIT, Page, bare, size
from bot.texts import LOCALES, say_in
from domain.annual.model import AnnualStage
from domain.annual.options import AnnualOptions
from domain.annual.scale import AnnualTopic
from domain.annual.views import AnnualHome, AnnualTable, IssuedPage, IssuerLine, LetterView
from tests.bot.samples import LARGEST_ID, LONGEST_NAME, ZONE
from tests.bot.samples_annual import a_letter
from tests.makers import NOW, TODAY

LONG = "很" * 500
ALL = AnnualOptions(**{one.name: True for one in fields(AnnualOptions)})
SIDES = (
    AnnualOptions(),
    AnnualOptions(fill=True),
    AnnualOptions(fill=True, hand_in=True),
    AnnualOptions(verify=True),
    AnnualOptions(verify=True, feed_back=True),
    AnnualOptions(appeal=True, accept=True),
    AnnualOptions(answer=True),
    AnnualOptions(target=True, sign=True, withdraw=True),
    ALL,
)


def full(may: AnnualOptions) -> LetterView:
    """A letter of the longest names, with every sentence there is."""
    view = a_letter(LONGEST_NAME, LARGEST_ID)
    sheet = tuple(
        replace(
            one,
            own_reason=LONG,
            verified=100,
            verified_reason=LONG,
            appeal=LONG,
            granted=number % 2 == 0 if number % 3 else None,
            settled=150,
            answer=LONG,
        )
        for number, one in enumerate(view.sheet)
    )
    return replace(
        view,
        may=may,
        sheet=sheet,
        targets=LONG,
        check_note=LONG,
        accepted=True,
        scan="x.pdf",
        appeal_until=NOW,
    )


def pages(locale: str) -> list[Page]:
    say, line = say_in(locale), a_letter(LONGEST_NAME, LARGEST_ID).line
    issuer = IssuerLine(unit=line.unit, signed=8, to_sign=99, undrafted=91)
    lines = tuple(
        replace(line, stage=stage, overdue=late) for stage in AnnualStage for late in (False, True)
    )[:8]
    home = AnnualHome(
        year=2026, mine=lines, issuers=(issuer,) * 8, own=(LARGEST_ID,), page=1, pages=3
    )
    issued = IssuedPage(
        issuer=issuer, year=2026, lines=lines, page=1, pages=3, may_draft=True, may_begin=True
    )
    found = [
        home_page(say, home, ZONE, TODAY),
        home_page(say, replace(home, mine=(), issuers=()), ZONE, TODAY),
        issued_page(say, issued, ZONE),
        begin_page(say, issued),
    ]
    for may in SIDES:
        for view in (full(may), replace(a_letter(), may=may)):
            stages = (view, *(_at(view, stage) for stage in AnnualStage))
            found += [letter_page(say, one, ZONE, TODAY) for one in stages]
            found.append(sheet_page(say, view, ZONE))
            found += [line_page(say, view, item) for item in (1, 2, 12, 15)]
    found += [sure_page(say, full(ALL), tap) for tap in sorted(SURE)]
    return found


def _at(view: LetterView, stage: AnnualStage) -> LetterView:
    return replace(view, line=replace(view.line, stage=stage))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_fits_and_leads_on(locale: str) -> None:
    for page in pages(locale):
        assert 0 < size(page.text) <= TEXT_LIMIT
        assert page.keyboard is not None
        for row in page.keyboard.inline_keyboard:
            for one in row:
                assert 0 < len(one.text) <= 64, one.text
                assert len((one.callback_data or "").encode()) in range(1, 65)


def test_a_sheet_is_one_screen_with_figures_first() -> None:
    page = sheet_page(say_in("zh"), replace(a_letter(), may=AnnualOptions(verify=True)), ZONE)
    lines = bare(page.text).split("\n")
    assert lines[0] == "📋 2026年 考核表 琅琊街道"
    assert "1 报送 9.5/10 · 47/48" in lines
    assert "2 受理 8/10 · 8/10" in lines
    assert "3 办结 15/15 · —" in lines
    assert len(lines) <= 19
    assert len([row for row in page.rows if row]) <= 5


def test_a_scan_may_be_replaced() -> None:
    for scan, label in (("", "📎 传扫描件"), ("x.pdf", "📎 换扫描件")):
        view = a_letter(may=AnnualOptions(scan=True), scan=scan)
        labels = [
            one.text for row in letter_page(say_in("zh"), view, ZONE, TODAY).rows for one in row
        ]
        assert label in labels


def test_the_way_back_is_one_the_reader_may_go() -> None:
    for may, prefix in ((True, "yi:"), (False, "yh:")):
        page = letter_page(say_in("zh"), a_letter(reads_issuer=may), ZONE, TODAY)
        [back] = page.rows[-1]
        assert (back.callback_data or "").startswith(prefix)


def test_a_line_says_by_what_it_is_counted() -> None:
    page = line_page(say_in("zh"), replace(a_letter(), may=AnnualOptions(verify=True)), 1)
    lines = bare(page.text).split("\n")
    assert "系统：按时 47/48（98%），迟报 1、漏报 0，得 9.5 分" in lines
    assert "零报告照样算" in page.text
    assert [one.text for one in page.rows[0]] == ["✅ 照自评核定（9.5 分）"]


def test_a_line_by_hand_says_that_the_desk_has_no_figure() -> None:
    text = bare(line_page(say_in("zh"), a_letter(), 12).text)
    assert "系统没有数，人工打分" in text.split("\n")
    assert "—" not in text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_files_have_both_figures_and_rank_nobody(locale: str) -> None:
    say, view = say_in(locale), full(ALL)
    made = load_workbook(BytesIO(sheet_xlsx(say, view, ZONE))).worksheets[0]
    rows = [[cell.value for cell in row] for row in made.iter_rows(min_row=4)]
    assert len(rows[0]) == len(SHEET)
    assert [rows[1][column] for column in (5, 6, 9)] == [9.5, 1, 1.5]
    unverified = load_workbook(BytesIO(sheet_xlsx(say, a_letter(), ZONE))).worksheets[0]
    [total] = [
        row
        for row in unverified.iter_rows(min_row=5, values_only=True)
        if row[0] == say.plain("annual-column-total")
    ]
    assert [total[column] for column in (1, 5, 6, 9)] == [100, 100.5, None, None]
    settled = _at(a_letter("甲街道", targets=""), AnnualStage.SETTLED)
    table = AnnualTable(issuer=view.line.issuer, year=2026, letters=(settled, a_letter("乙街道")))
    made = load_workbook(BytesIO(table_xlsx(say, table, NOW, ZONE))).worksheets[0]
    rows = [[cell.value for cell in row] for row in made.iter_rows(min_row=3)]
    assert [row[0] for row in rows[1:3]] == ["甲街道", "乙街道"], "in the order they came"
    assert rows[1][-2] == 100.5
    assert set(rows[2][4:-1]) == {None}, "nothing before it is fed back"
    assert len(rows[0]) == 4 + len(AnnualTopic) + 2


@pytest.mark.parametrize("locale", LOCALES)
def test_a_table_of_nobody_is_a_table(locale: str) -> None:
    table = AnnualTable(issuer=a_letter().line.issuer, year=2026, letters=())
    assert load_workbook(BytesIO(table_xlsx(say_in(locale), table, NOW, ZONE))).worksheets
