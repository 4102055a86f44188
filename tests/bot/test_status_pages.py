"""The board of a unit, in both languages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.buttons.late import LateOf, LateReportOf, UnreachedOf
from bot.buttons.periodic import PeriodicOf
from bot.buttons.posts import UnitPosts
from bot.buttons.status import LinesOf, MatterOf, MattersOf, StatusOf
from bot.pages.details import details_page
from bot.pages.late import late_page, unreached_page
from bot.pages.matters import matters_page
from bot.pages.status import BELOW, lines_page, reports_words, status_page
from bot.pages.units import which_page
from bot.texts import LOCALES, say_in
from domain.cases.model import Urgency
from domain.cases.views import CasePage
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Role
from domain.periodic.model import PeriodicTally
from domain.status.views import (
    LateLine,
    LatePage,
    Matters,
    MattersPage,
    StatusLine,
    Tally,
    UnreachedLine,
    UnreachedPage,
)
from tests.bot.samples import (
    COMMUNITY,
    LARGEST_ID,
    LONGEST_NAME,
    NOW,
    WEEK,
    ZONE,
    a_line,
    a_status,
    an_actor,
    assert_fits,
    data,
    labels,
)
from tests.bot.samples_promises import the_promises

ZH, EN = say_in("zh"), say_in("en")


def test_the_board() -> None:
    page = status_page(ZH, a_status(), ZONE)
    assert page.text.splitlines() == [
        "📊 <b>琅琊街道</b> · 截至 11月24日(周二) 10:00",
        "排查 <b>72</b> · 化解 <b>59</b> · 化解率 <b>82%</b>",
        "未化解 8 · ⚠️ <b>超期 2</b>",
        "本周 新排查 5 · 化解 3",
        "周报 已报 3/6 · ❗未报 1 · 迟报 1",
        "<b>下面各处</b>：未化解 ⚠️超期",
    ]
    assert labels(page) == [
        "⚠️ 超期", "未化解", "📋 半月报", "❗ 未报/迟报", "第0社区 0", "第1社区 0 ⚠️1",
        "‹ 琅琊区", "⋯ 更多", "🔄 刷新",
    ]  # fmt: skip
    assert data(page)[0] == MattersOf(unit=3, which=Matters.OVERDUE).pack()
    assert data(page)[3] == LateOf(unit=3, period="2026-W48").pack()
    assert data(page)[4] == StatusOf(unit=10).pack()


def test_what_left_the_front_stands_behind_a_button() -> None:
    page = details_page(ZH, a_status(), ZONE, the_promises())
    assert page.text.splitlines() == [
        "📊 <b>琅琊街道</b> 更多",
        "截至 11月24日(周二) 10:00",
        "待受理 0 · 待补充 0",
        "移送司法/转办 3 · 撤回、合并或终止 2",
        "化解率 <b>82%</b>（排查 72 件，化解 59 件）",
        "调解成功率 <b>80%</b>（调解结束 50 件，成功 40 件）",
        "🗓 本月恳谈会 <b>7</b>/8 · 📯 吹哨按时 <b>9</b>/12",
        "📋 交办 未办结 <b>12</b> · ⚠️ <b>超期 3</b>",
        "🗳️ 本半年评议 已评 <b>5</b>/59",
        "<b>本周</b> 第48周 11月23日–29日",
        "周报：应报 6 · 已报 3（按时 2 · 迟报 1，其中零报告 1）· 未报 1",
        "还没到时间的 2 份",
    ]
    assert labels(page) == [
        "🆕 待受理", "❓ 待补充", "❗ 未报/迟报", "🔥 热点", "📦 在手", "⏳ 卡点", "😊 三率",
        "🗓 恳谈会", "📋 交办", "🗳️ 评议", "📈 看图", "📄 导出", "📊 各处明细", "‹ 总览",
    ]  # fmt: skip
    assert data(page)[2] == LateOf(unit=3, period="2026-W48").pack()
    on_monday = a_status(reports=PeriodicTally(expected=6, waiting=6))
    before = LateOf(unit=3, period="2026-W47").pack()
    shown = data(details_page(ZH, on_monday, ZONE, the_promises()))
    assert shown[2] == before, "none of this week's is late yet"
    assert shown[7:10] == ["mtm:202611:0:3", "fu:3:0", "evl:202607:0:3"]


def test_all_figures_of_the_units_below_stand_once_behind_a_button() -> None:
    page = lines_page(ZH, a_status(), ZONE)
    assert page.text.splitlines()[-4:] == [
        "<b>第0社区</b> 排查 0 · 化解 0",
        "未化解 0 · 周报 ✅ 已报",
        "<b>第1社区</b> 排查 1 · 化解 1",
        "未化解 0 · ⚠️ 超期 1 · 周报 ✅ 已报",
    ]
    assert labels(page) == ["‹ 总览", "📄 表格", "⋯ 更多"]
    paged = lines_page(ZH, a_status(20), ZONE, 1)
    assert "第2/4页" in paged.text
    assert data(paged)[0] == LinesOf(unit=3).pack()


@pytest.mark.parametrize("which", Matters)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_matters_behind_a_figure(locale: str, which: Matters) -> None:
    say = say_in(locale)
    lines = tuple(replace(a_line(LARGEST_ID - n), unit_name=LONGEST_NAME) for n in range(8))
    unit = UnitRef(id=LARGEST_ID, name=LONGEST_NAME, kind=UnitKind.COMMUNITY)
    found = CasePage(lines=lines, page=1, pages=3, total=20)
    page = matters_page(say, MattersPage(unit=unit, which=which, found=found, as_of=NOW), ZONE)
    assert_fits(page)
    opens = MatterOf(id=LARGEST_ID, unit=LARGEST_ID, which=which, page=1)
    assert opens.pack() in data(page)
    assert StatusOf(unit=LARGEST_ID).pack() == data(page)[-2]
    none = CasePage(lines=(), page=0, pages=1, total=0)
    empty = MattersPage(unit=unit, which=which, found=none, as_of=NOW)
    assert say("matters-none") in matters_page(say, empty, ZONE).text


def test_each_matter_says_for_how_long_it_is_overdue_or_until_when_it_is_due() -> None:
    due = NOW - timedelta(days=3, hours=5)
    lines = (
        replace(a_line(1), urgency=Urgency.RED, overdue=True, due_at=due),
        replace(a_line(2), overdue=True, due_at=NOW - timedelta(minutes=5)),
        a_line(3),
    )
    found = CasePage(lines=lines, page=0, pages=1, total=3)
    page = MattersPage(unit=COMMUNITY, which=Matters.OVERDUE, found=found, as_of=NOW)
    assert matters_page(ZH, page, ZONE).text.splitlines() == [
        "<b>古道社区</b> ⚠️ 超期 · 3件",
        "🔴 紧急 <b>1号</b> 邻里 · 古道第一网格",
        "🆕 待受理 · ⚠️ 超期3天",
        "• <b>2号</b> 邻里 · 古道第一网格",
        "🆕 待受理 · ⚠️ 超期5分钟",
        "• <b>3号</b> 邻里 · 古道第一网格",
        "🆕 待受理 · 11月26日(周四) 24:00 前",
    ]


def test_zero_denominators_print_a_dash() -> None:
    board = a_status(0, tally=Tally(), reports=PeriodicTally())
    text = status_page(EN, board, ZONE).text
    assert "resolved <b>0</b> (<b>—</b>)" in text
    assert "Reports" not in text
    assert "Below" not in text
    details = details_page(EN, board, ZONE, the_promises(0, 0, 0, 0)).text
    assert "Resolution rate <b>—</b>" in details
    assert "Mediation success <b>—</b>" in details
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
    assert labels(page) == ["⚠️ 超期", "未化解", "📋 周报", "❗ 未报/迟报", "⋯ 更多", "🔄 刷新"]
    assert data(page)[2] == PeriodicOf(unit=5, period="2026-W48").pack()


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
    assert f"· {said}" in lines_page(ZH, board, ZONE).text
    assert reports_words(ZH, line) == said.removeprefix("周报 "), "below a head that says it"
    assert ("北门 0 ❗" in labels(status_page(ZH, board, ZONE))) == bool(reports.missing)


def test_a_unit_out_of_reach_is_not_called_missing() -> None:
    unit = UnitRef(id=9, name="北门", kind=UnitKind.COMMUNITY)
    line = StatusLine(unit=unit, tally=Tally(), reports=PeriodicTally(expected=1), unreached=1)
    board = replace(a_status(0, below=(line,)), unreached=1)
    assert "· 周报 📵 联系不上" in lines_page(ZH, board, ZONE).text
    page = status_page(ZH, board, ZONE)
    assert "📵 联系不上：周报还没报 1 处" in page.text
    assert {"北门 0 📵", "📵 联系不上"} <= set(labels(page))
    assert UnreachedOf(unit=3).pack() in data(page)
    both = status_page(ZH, replace(board, out_of_reach=2), ZONE)
    assert "📵 联系不上：周报还没报 1 处 · 超期事项 2 件" in both.text


def a_late_page(**changes: object) -> LatePage:
    late = LatePage(
        unit=UnitRef(id=3, name="琅琊街道", kind=UnitKind.STREET),
        period=WEEK,
        today=date(2026, 12, 3),
        due_at=NOW - timedelta(days=2),
        as_of=NOW,
        missing=1,
        late=1,
        lines=(
            LateLine(unit=COMMUNITY, filed_at=None),
            LateLine(
                unit=UnitRef(id=6, name="梧桐社区", kind=UnitKind.COMMUNITY),
                filed_at=NOW - timedelta(days=1, hours=21),
            ),
        ),
        page=0,
        pages=1,
    )
    return replace(late, **changes)  # type: ignore[arg-type]  # fields by name


def test_whose_report_is_late_and_for_how_long() -> None:
    page = late_page(ZH, a_late_page(), ZONE)
    assert page.text.splitlines() == [
        "📋 <b>琅琊街道 周报</b> 未报、迟报",
        "第48周 11月23日–29日 · 11月22日(周日) 10:00 前",
        "❗ 未报 1 · 🕗 迟报 1。单位后面是晚了多久，点单位看报表。",
    ]
    assert labels(page) == [
        "❗ 古道社区 2天", "🕗 梧桐社区 3小时", "‹ 上一周", "下一周 ›", "📋 半月报", "‹ 总览",
    ]  # fmt: skip
    opens = LateReportOf(unit=5, period="2026-W48", top=3, page=0)
    assert data(page)[0] == opens.pack()
    assert data(page)[4] == LateOf(unit=3, period="2026-11-B").pack()
    assert (
        "还没到时间" in late_page(ZH, a_late_page(lines=(), due_at=NOW + timedelta(1)), ZONE).text
    )
    assert "都按时报了" in late_page(ZH, a_late_page(lines=()), ZONE).text


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SUPERVISOR])
def test_where_nobody_is_reached_and_what_to_do(role: Role) -> None:
    further = UnitRef(id=7, name="区调解中心", kind=UnitKind.CENTRE)
    board = UnreachedPage(
        unit=UnitRef(id=3, name="琅琊街道", kind=UnitKind.STREET),
        lines=(
            UnreachedLine(unit=COMMUNITY, within=True, report=True, overdue=2),
            UnreachedLine(unit=further, within=False, report=False, overdue=1),
        ),
        total=2,
        page=0,
        pages=1,
    )
    page = unreached_page(ZH, board, an_actor(role))
    assert labels(page) == ["古道社区 ⚠️2 📋", "区调解中心 ⚠️1", "‹ 总览"]
    invites = role is Role.COORDINATOR
    assert ("重新发邀请" in page.text) == invites
    first = UnitPosts(unit=5) if invites else StatusOf(unit=5)
    assert data(page)[:2] == [first.pack(), MattersOf(unit=3, which=Matters.OVERDUE).pack()]
    none = unreached_page(ZH, replace(board, lines=(), total=0), an_actor(role))
    assert "都联系得上" in none.text


def test_units_by_name() -> None:
    units = (COMMUNITY, UnitRef(id=6, name="古道路社区", kind=UnitKind.COMMUNITY))
    page = which_page(ZH, "古道", units, lambda unit: StatusOf(unit=unit))
    assert data(page) == [StatusOf(unit=5).pack(), StatusOf(unit=6).pack()]
    none = which_page(ZH, "<b>", (), lambda unit: StatusOf(unit=unit))
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
    assert_fits(details_page(say_in(locale), board, ZONE, the_promises()))
    assert_fits(late_page(say_in(locale), a_late_page(unit=unit), ZONE))
    to = StatusOf(unit=LARGEST_ID)
    assert_fits(which_page(say_in(locale), "&" * 60, (unit,) * 8, lambda _: to))
