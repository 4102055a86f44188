"""The board of a unit, in both languages."""

from dataclasses import replace

import pytest

from bot.buttons.cases import OpenCase
from bot.buttons.periodic import PeriodicOf
from bot.buttons.status import LinesOf, MattersOf, StatusOf
from bot.pages.matters import matters_page
from bot.pages.status import BELOW, lines_page, status_page, units_page
from bot.texts import LOCALES, say_in
from domain.cases.views import CasePage
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.periodic.model import PeriodicTally
from domain.status.views import Matters, MattersPage, StatusLine, Tally
from tests.bot.samples import (
    COMMUNITY,
    LARGEST_ID,
    LONGEST_NAME,
    ZONE,
    a_line,
    a_status,
    assert_fits,
    data,
    labels,
)

ZH, EN = say_in("zh"), say_in("en")


def test_the_board() -> None:
    page = status_page(ZH, a_status(), ZONE)
    assert page.text.splitlines() == [
        "📊 <b>琅琊街道</b>",
        "截至 11月24日(周二) 10:00",
        "",
        "排查 <b>72</b> · 化解 <b>59</b>",
        "未化解 8 · ⚠️ <b>超期 2</b>",
        "移送司法/转办 3 · 撤回、合并或终止 2",
        "化解率 <b>82%</b>（排查 72 件，化解 59 件）",
        "调解成功率 <b>80%</b>（调解结束 50 件，成功 40 件）",
        "",
        "<b>本周</b> 第48周 11月23日–29日",
        "新排查 5 · 化解 3",
        "周报：应报 6 · 按时 2 · 迟报 1 · 零报告 1 · 未报 1",
        "还没到时间的 2 份",
        "",
        "<b>下面各处</b>：未化解 ⚠️超期 ❗周报未报 📵联系不上",
    ]
    assert labels(page) == [
        "⚠️ 超期 2", "未化解 8", "第0社区 0", "第1社区 0 ⚠️1",
        "📊 看图", "📊 各处明细", "📋 半月报", "‹ 琅琊区", "📄 导出", "🔄 刷新",
    ]  # fmt: skip
    assert data(page)[0] == MattersOf(unit=3, which=Matters.OVERDUE).pack()
    assert data(page)[2] == StatusOf(unit=10).pack()


def test_all_figures_of_the_units_below_stand_once_behind_a_button() -> None:
    page = lines_page(ZH, a_status(), ZONE)
    assert page.text.splitlines()[-2:] == [
        "• 第0社区：排查 0 化解 0 未化解 0 ｜ 周报 ✅ 已报",
        "• 第1社区：排查 1 化解 1 未化解 0 ⚠️超期 1 ｜ 周报 ✅ 已报",
    ]
    assert labels(page) == ["‹ 总览"]
    paged = lines_page(ZH, a_status(20), ZONE, 1)
    assert "第2/3页" in paged.text
    assert data(paged)[0] == LinesOf(unit=3).pack()


def test_the_board_fits_one_screen() -> None:
    """Figures and at most eight units: no more lines than a phone shows."""
    page = status_page(ZH, a_status(8), ZONE)
    assert page.text.count("\n") < 16
    assert len([row for row in page.rows if row]) <= 7


@pytest.mark.parametrize("which", Matters)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_matters_behind_a_figure(locale: str, which: Matters) -> None:
    say = say_in(locale)
    lines = tuple(replace(a_line(LARGEST_ID - n), unit_name=LONGEST_NAME) for n in range(8))
    unit = UnitRef(id=LARGEST_ID, name=LONGEST_NAME, kind=UnitKind.COMMUNITY)
    found = CasePage(lines=lines, page=1, pages=3, total=20)
    page = matters_page(say, MattersPage(unit=unit, which=which, found=found), ZONE)
    assert_fits(page)
    assert OpenCase(id=LARGEST_ID).pack() in data(page)
    assert StatusOf(unit=LARGEST_ID).pack() == data(page)[-1]
    none = CasePage(lines=(), page=0, pages=1, total=0)
    assert (
        say("matters-none")
        in matters_page(say, MattersPage(unit=unit, which=which, found=none), ZONE).text
    )


def test_zero_denominators_print_a_dash() -> None:
    text = status_page(EN, a_status(0, tally=Tally(), reports=PeriodicTally()), ZONE).text
    assert "Resolution rate <b>—</b>" in text
    assert "Mediation success <b>—</b>" in text
    assert "Weekly reports" not in text
    assert "Below" not in text
    assert "Overdue" not in "".join(labels(status_page(EN, a_status(0, tally=Tally()), ZONE)))


def test_units_below_are_paged_and_a_page_beyond_is_the_last() -> None:
    board = a_status(20)
    first, last = status_page(ZH, board, ZONE), status_page(ZH, board, ZONE, 99)
    assert len([label for label in labels(first) if "社区" in label]) == BELOW
    assert "第1/3页" in first.text
    assert "第3/3页" in last.text
    below = [label.split()[0] for label in labels(last) if "社区" in label]
    assert below == ["第16社区", "第17社区", "第18社区", "第19社区"]
    assert data(last)[-1] == StatusOf(unit=3, page=2).pack()


def test_a_community_leads_to_its_weekly_report() -> None:
    page = status_page(ZH, a_status(0, unit=COMMUNITY, above=None), ZONE)
    assert labels(page) == ["⚠️ 超期 2", "未化解 8", "📊 看图", "📋 周报", "📄 导出", "🔄 刷新"]
    assert data(page)[3] == PeriodicOf(unit=5, period="2026-W48").pack()


@pytest.mark.parametrize(
    ("kind", "reports", "said"),
    [
        (UnitKind.COMMUNITY, PeriodicTally(expected=1, missing=1), "周报 ❗ 未报"),
        (UnitKind.COMMUNITY, PeriodicTally(expected=1, waiting=1), "周报 ⏳ 未到时间"),
        (UnitKind.COMMUNITY, PeriodicTally(expected=1, late=1), "周报 🕗 迟报"),
        (UnitKind.STREET, PeriodicTally(expected=6, on_time=3, late=1, missing=2), "周报 4/6"),
    ],
)
def test_the_reports_of_a_unit_below(kind: UnitKind, reports: PeriodicTally, said: str) -> None:
    unit = UnitRef(id=9, name="北门", kind=kind)
    line = StatusLine(unit=unit, tally=Tally(), reports=reports)
    board = a_status(0, below=(line,))
    assert f"｜ {said}" in lines_page(ZH, board, ZONE).text
    assert ("北门 0 ❗" in labels(status_page(ZH, board, ZONE))) == bool(reports.missing)


def test_a_unit_out_of_reach_is_not_called_missing() -> None:
    unit = UnitRef(id=9, name="北门", kind=UnitKind.COMMUNITY)
    line = StatusLine(unit=unit, tally=Tally(), reports=PeriodicTally(expected=1), unreached=1)
    board = replace(a_status(0, below=(line,)), unreached=1)
    assert "｜ 周报 📵 联系不上" in lines_page(ZH, board, ZONE).text
    assert "联系不上的 1 处" in status_page(ZH, board, ZONE).text
    assert "北门 0 📵" in labels(status_page(ZH, board, ZONE))


def test_units_by_name() -> None:
    units = (COMMUNITY, UnitRef(id=6, name="古道路社区", kind=UnitKind.COMMUNITY))
    page = units_page(ZH, "古道", units)
    assert data(page) == [StatusOf(unit=5).pack(), StatusOf(unit=6).pack()]
    none = units_page(ZH, "<b>", ())
    assert "&lt;b&gt;" in none.text
    assert none.keyboard is None


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_board_fits(locale: str) -> None:
    unit = UnitRef(id=LARGEST_ID, name=LONGEST_NAME, kind=UnitKind.COMMUNITY)
    most = 9_999_999
    tally = Tally(found=most, resolved=most, open=most, overdue=most, opinions_found=most)
    line = StatusLine(unit=unit, tally=tally, reports=PeriodicTally(expected=1, missing=1))
    board = replace(a_status(), unit=unit, above=unit, tally=tally, below=(line,) * 300)
    assert_fits(status_page(say_in(locale), board, ZONE, 17))
    assert_fits(lines_page(say_in(locale), board, ZONE, 17))
    assert_fits(units_page(say_in(locale), "&" * 60, (unit,) * 8))
