"""The half-monthly and the monthly report, the due rules and the words to a report."""

from dataclasses import replace
from datetime import date

import pytest

from bot.buttons.periodic import PeriodicOf, PeriodicRows
from bot.dialogs.periodic import PeriodicStates, Purpose, dialog
from bot.exports.form_columns import columns_named
from bot.handlers.periodic import COMMANDS
from bot.menus import commands
from bot.pages.page import TEXT_LIMIT, Page, size
from bot.pages.periodic.details import details_page, open_page
from bot.pages.periodic.form import IN_FULL, LINES
from bot.pages.periodic.page import report_page, thanks
from bot.pages.periodic.rows import rows_page
from bot.texts import LOCALES, say_in
from bot.words import change
from domain.cases.model import Label
from domain.days.periods import DEFAULT_DUE, DueRule, Period, PeriodKind
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Role
from domain.periodic.model import AssessmentFigures, Extras, Figures, Line, PeriodicTally, Sheet
from domain.periodic.options import PeriodicOptions
from domain.periodic.tiers import TIERS
from domain.periodic.views import PeriodicView
from tests.bot.previews.periodic import preview
from tests.bot.samples import (
    LARGEST_ID,
    LONGEST_NAME,
    ZONE,
    a_confirmed,
    a_weekly,
    an_actor,
    assert_fits,
    data,
    labels,
    may,
    the_longest_line,
)
from tests.bot.test_cases_weekly_previews import text

ZH, EN = say_in("zh"), say_in("en")
TODAY = date(2026, 11, 24)
COORDINATOR = an_actor(Role.COORDINATOR)
MOST = Figures(**dict.fromkeys(vars(Figures()), 99999))
LONGEST_EXTRAS = Extras(
    weekly=PeriodicTally(
        expected=180, on_time=99, late=40, nil=20, missing=41, unreached=41, waiting=12
    ),
    half_monthly=PeriodicTally(expected=16, on_time=9, late=4, nil=2, missing=3, waiting=1),
    success=99999,
    concluded=99999,
    oral=9999,
    written=9999,
    amount=10**12,
    judicial=9999,
    found_before=1,
    found_year_before=1,
    categories=tuple((n, 9999) for n in range(1, 31)),
    hard=tuple(LARGEST_ID - n for n in range(30)),
)


def a_row(number: int, *, late: int = 0) -> Line:
    return Line(
        unit_id=number,
        name=f"第{number}社区",
        unit_kind=UnitKind.COMMUNITY,
        figures=Figures(carried=1, found=2, resolved=1, dropped=1, moved=1, open=0),
        extras=Extras(weekly=PeriodicTally(expected=2, on_time=2 - late, late=late, nil=1)),
    )


def a_half_month(rows: int = 2, **changes: object) -> PeriodicView:
    """The report of a street on the last day of the half-month."""
    lines = tuple(a_row(n, late=n == 2) for n in range(1, rows + 1))
    extras = Extras(weekly=PeriodicTally(expected=4, on_time=3, late=1, nil=2))
    total = Line(unit_id=None, figures=a_weekly().figures, extras=extras)
    view = a_weekly(
        unit=UnitRef(id=3, name="琅琊街道", kind=UnitKind.STREET),
        period=Period.parse("2026-11-A"),
        columns=TIERS[PeriodKind.HALF_MONTH].columns,
        sheet=Sheet(total=total, rows=lines),
    )
    return replace(view, **changes)  # type: ignore[arg-type]  # fields by name


def a_page(view: PeriodicView) -> Page:
    return report_page(ZH, view, ZONE, TODAY, COORDINATOR)


def test_the_half_month_has_a_row_for_each_community() -> None:
    lines = a_page(a_half_month()).text.splitlines()
    assert lines[0] == "📋 <b>琅琊街道 半月报</b>"
    assert lines[1] == "2026年11月上半月（括号里是上期）"
    assert "周报 ⚠️ 迟报 1 · 漏报 0" in lines
    assert "上期结转 4（2）" in lines
    assert "本期新排查 <b>3</b>（5） · 群体性 1（0）" in lines
    in_full = details_page(ZH, a_half_month()).text
    assert "周报：应报 4 · 已报 4（按时 3 · 迟报 1，其中零报告 2）· 漏报 0" in in_full
    rows = rows_page(ZH, a_half_month(), 0).text.splitlines()
    at = rows.index("<b>下面各处</b>")
    figures = "结转 1 · 新 2 · 化解 1 · 移送终止 2"
    below = "未化解 0 · 超期 0 · 周报 2/2（其中零报告 1）"
    assert rows[at + 1 :] == [
        f"<b>第1社区</b> {figures}", below,
        f"<b>第2社区</b> {figures}", f"{below} · ⚠️ 迟报漏报 1",
    ]  # fmt: skip


def test_reports_that_all_came_in_time_are_said_to_be_in() -> None:
    extras = Extras(weekly=PeriodicTally(expected=4, on_time=4))
    total = Line(unit_id=None, figures=Figures(), extras=extras)
    assert "周报 应报 4 · 已报 4" in a_page(a_half_month(sheet=Sheet(total=total, rows=()))).text


def test_who_cannot_be_reached_is_not_missing() -> None:
    tally = PeriodicTally(expected=2, on_time=1, unreached=1)
    row = replace(a_row(1), extras=Extras(weekly=tally))
    total = Line(unit_id=None, figures=Figures(), extras=Extras(weekly=tally))
    view = a_half_month(sheet=Sheet(total=total, rows=(row,)))
    text = details_page(ZH, view).text + rows_page(ZH, view, 0).text
    assert "周报：应报 2 · 已报 1（按时 1 · 迟报 0，其中零报告 0）· 漏报 0 · 📵 联系不上 1" in text
    assert text.count("📵 联系不上 1") == 2
    assert "⚠️" not in text


def test_rows_are_paged_behind_a_button() -> None:
    view = a_half_month(14)
    first, last = rows_page(ZH, view, 0), rows_page(ZH, view, 99)
    assert "第1/4页" in first.text
    assert "第13社区" in last.text
    assert data(a_page(view))[-3] == PeriodicRows(unit=3, period="2026-11-A", page=0).pack()
    assert PeriodicRows(unit=3, period="2026-11-A", page=1).pack() in data(first)
    assert PeriodicRows(unit=3, period="2026-11-A", page=2).pack() in data(last)
    assert data(last)[-1] == PeriodicOf(unit=3, period="2026-11-A").pack()


def a_month(extras: Extras, **changes: object) -> PeriodicView:
    columns = TIERS[PeriodKind.MONTH].columns
    view = a_half_month(2, period=Period.parse("2026-11"), columns=columns)
    assert view.sheet is not None
    total = replace(view.sheet.total, extras=extras)
    names = {n: Label(zh="婚姻家庭纠纷", en="marriage and family") for n in range(1, 31)}
    return replace(view, sheet=replace(view.sheet, total=total), categories=names, **changes)  # type: ignore[arg-type]  # fields by name


def test_the_month_has_every_column_and_a_dash_where_nothing_can_be_known() -> None:
    extras = Extras(
        success=5,
        concluded=6,
        oral=2,
        written=3,
        amount=1234567,
        judicial=1,
        found_before=2,
        categories=((1, 2), (2, 3)),
        hard=(12, 35),
    )
    front = a_page(a_month(extras)).text.splitlines()
    for line in (
        "本月新排查 <b>3</b>（5） · 群体性 1（0）",
        "化解率 82%（—） · 调解成功率 83%",
        "新排查 同比 — · 环比 +50%",
        "协议 口头 2 · 书面 3 · 司法确认 1",
        "涉及金额 1,234,567 元 · 重大疑难件 2",
    ):
        assert line in front
    details = details_page(ZH, a_month(extras)).text.splitlines()
    for line in (
        "调解成功率 83%（成功 5 ÷ 有结果 6）",
        "分类：婚姻家庭纠纷 3 · 婚姻家庭纠纷 2",
        "重大疑难件 2：12号、35号",
        "风险评估 —",
        "法援 —",
        "恳谈会 议题 0 · 办结 0 · 满意 0",
    ):
        assert line in details


def test_the_month_tells_what_was_assessed() -> None:
    extras = Extras(assessments=AssessmentFigures(go=2, wait=3, no=1))
    details = details_page(ZH, a_month(extras)).text.splitlines()
    assert "风险评估 6：实施 2 · 暂缓 3 · 不实施 1" in details
    view = a_month(extras)
    columns = columns_named(ZH, view, "assessments")
    assert view.sheet is not None
    told = [(one.over, one.head, one.value(view.sheet.total)) for one in columns]
    heads = ("评估", "实施", "暂缓", "不实施")
    expected = zip(heads, (6, 2, 3, 1), strict=True)
    assert told == [("风险评估", head, many) for head, many in expected]


def test_no_column_of_a_form_is_left_out() -> None:
    """Whatever a tier has stands in a line of the front, or in full behind the button."""
    told = {name for line in LINES for name in line} | IN_FULL.keys()
    assert {name for tier in TIERS.values() for name in tier.columns} == told


CHANGES = {(3, 0): "—", (0, 0): "—", (3, 2): "+50%", (0, 4): "−100%", (2, 2): "0%",
           (1001, 1000): "0%", (7, 8): "−13%"}  # fmt: skip


def test_a_change_is_told_against_its_base() -> None:
    assert {numbers: change(*numbers) for numbers in CHANGES} == CHANGES


def test_a_confirmed_report_may_be_corrected_and_taken_back() -> None:
    row = a_confirmed(late=True, revision=2, reason="漏了<一件>", late_reason="停电")
    view = a_half_month(
        confirmed=row,
        may=PeriodicOptions(change=True, explain=True, withdraw=True, export=True),
        next_due=DueRule(PeriodKind.HALF_MONTH, grace=1),
    )
    page = a_page(view)
    assert "✏️ 第 2 次更正，原因：漏了&lt;一件&gt;" in page.text
    assert "🕗 迟报原因：停电" in page.text
    assert "📅 从下期起：期满后第 1 个工作日 24:00 前" in page.text
    assert labels(page)[:3] == ["🕗 说明迟报原因", "✏️ 更正", "↩️ 撤回"]
    act = PeriodicOf(unit=3, period="2026-11-A", act="withdraw")
    assert data(page)[2] == act.pack()
    kept = labels(a_page(may(view, withdraw=False)))
    assert "↩️ 撤回" not in kept
    reader = labels(a_page(may(view, withdraw=False, change=False, explain=False)))
    assert reader == ["⋯ 明细", "📊 下面各处", "‹ 上一期", "这一期 ›"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_reports_fit(locale: str) -> None:
    say = say_in(locale)
    row = a_row(LARGEST_ID, late=1)
    longest = replace(row, name=LONGEST_NAME, figures=MOST, extras=LONGEST_EXTRAS)
    words = "&" * 500
    said = dict.fromkeys(("remark", "reason", "late_reason"), words)
    for confirmed in (None, a_confirmed(figures=MOST, was=Figures(), late=True, **said)):
        view = a_month(
            LONGEST_EXTRAS,
            unit=UnitRef(id=LARGEST_ID, name=LONGEST_NAME, kind=UnitKind.DISTRICT),
            figures=MOST,
            before=MOST,
            open_lines=(the_longest_line(),) * 4,
            open_total=LARGEST_ID,
            confirmed=confirmed,
            kept_remark=words,
            may=PeriodicOptions(
                confirm=True,
                nil=True,
                opens_on=TODAY,
                change=True,
                explain=True,
                withdraw=True,
                export=True,
            ),
            next_due=DEFAULT_DUE[PeriodKind.MONTH],
        )
        assert view.sheet is not None
        view = replace(view, sheet=replace(view.sheet, rows=(longest,) * 40))
        assert_fits(report_page(say, view, ZONE, TODAY, COORDINATOR, thanks(say, view.period)))
        assert_fits(details_page(say, view))
        assert_fits(rows_page(say, view, 2))
        assert_fits(open_page(say, view, COORDINATOR))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("purpose", Purpose)
async def test_every_word_to_a_report_is_asked_for_and_shown(locale: str, purpose: Purpose) -> None:
    say = say_in(locale)
    for state in (PeriodicStates.write, PeriodicStates.check, PeriodicStates.withdraw):
        shown = await text(dialog, state, preview(say, state, purpose), locale)
        assert "48" in shown
        assert size(shown) <= TEXT_LIMIT


def test_periods_are_named_in_english() -> None:
    page = report_page(EN, a_half_month(), ZONE, TODAY, COORDINATOR)
    assert "琅琊街道, half-monthly report" in page.text
    assert "first half of Nov 2026" in page.text


@pytest.mark.parametrize(
    ("role", "kind", "named"),
    [
        (Role.INFORMATION_OFFICER, UnitKind.COMMUNITY, ["weekly"]),
        (Role.COORDINATOR, UnitKind.STREET, ["weekly", "halfmonth"]),
        (Role.CENTRE_OFFICER, UnitKind.DISTRICT, ["weekly", "halfmonth", "monthly"]),
        (Role.SUPERVISOR, UnitKind.DISTRICT, ["weekly", "halfmonth", "monthly"]),
        (Role.ADMINISTRATOR, UnitKind.DISTRICT, ["due"]),
        (Role.MEDIATOR, UnitKind.COMMUNITY, []),
    ],
)
def test_the_menu_names_the_reports_of_ones_tier_and_below(
    role: Role, kind: UnitKind, named: list[str]
) -> None:
    (seat,) = an_actor(role).seats
    actor = replace(an_actor(role), seats=(replace(seat, unit_kind=kind),))
    reports = [name for name in commands(actor, lacks={"page"}) if name in {*COMMANDS, "due"}]
    assert reports == named
