"""The pages of analysis in both languages: figures first, one screen, and the longest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.buttons.analysis import AnalysisOf, BehindOf, HotBelow, SpotOf
from bot.buttons.status import StatusOf
from bot.pages.analysis.behind import behind_page
from bot.pages.analysis.hot import hot_below_page, hot_page, item_summary, spot_page
from bot.pages.analysis.load import load_page
from bot.pages.analysis.parts import PAGE_OF
from bot.pages.analysis.satisfaction import satisfaction_page
from bot.pages.analysis.stuck import stuck_page
from bot.pages.page import Page
from bot.texts import LOCALES, say_in
from domain.analysis.model import WAITS, Analysis, Behind, Lookback, Ratio, Trend, stretch_of
from domain.analysis.views import (
    BehindPage,
    CountLine,
    Frame,
    HotBoard,
    HotLine,
    HotSpot,
    ItemDraft,
    Load,
    LoadBoard,
    LoadLine,
    RateLine,
    SatisfactionBoard,
    SpotPage,
    StuckBoard,
    ThreeRates,
    Waiting,
)
from domain.cases.draft import clean_summary
from domain.cases.model import CaseKind, Label
from domain.cases.views import CasePage
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from tests.bot.samples import (
    COMMUNITY,
    LARGEST_ID,
    LONGEST_NAME,
    NOW,
    ZONE,
    a_line,
    assert_fits,
    data,
    labels,
)

ZH = say_in("zh")
LONGEST = UnitRef(id=LARGEST_ID, name=LONGEST_NAME, kind=UnitKind.COMMUNITY)
STREET = UnitRef(id=3, name="琅琊街道", kind=UnitKind.STREET)
MOST = 9_999_999
RATES = ThreeRates(
    response=Ratio(part=23, whole=25),
    solved=Ratio(part=8, whole=10),
    content=Ratio(part=9, whole=10),
    silent=7,
)


def a_frame(lookback: Lookback = Lookback.WEEK, unit: UnitRef = STREET) -> Frame:
    return Frame(
        unit=unit,
        above=COMMUNITY if unit is STREET else LONGEST,
        lookback=lookback,
        stretch=stretch_of(lookback, NOW, ZONE),
        as_of=NOW,
    )


def a_spot(unit: UnitRef = COMMUNITY, place: str = "3号楼", many: int = 4) -> HotSpot:
    return HotSpot(
        case_id=12,
        unit=unit,
        place=place,
        kind=CaseKind.DISPUTE,
        category=Label(zh="邻里", en="neighbours"),
        many=Trend(now=many, before=1),
    )


def every_page(locale: str, frame: Frame, below: int = 8, many: int = 12) -> dict[Analysis, Page]:
    say, unit, trend = say_in(locale), frame.unit, Trend(now=many, before=many - 3)
    load, ratio = Load(open=many, overdue=many), Ratio(part=many, whole=many)
    rates = ThreeRates(response=ratio, solved=ratio, content=ratio, silent=many)
    waiting = tuple(
        Waiting(
            state=state, many=trend, median=timedelta(days=2), longest=timedelta(days=many % 9999)
        )
        for state in WAITS.values()
    )
    hot = HotBoard(
        of=frame,
        spots=tuple([a_spot(unit, unit.name, many)] * below),
        categories=tuple([a_spot(unit, "", many)] * 4),
        recurring=3,
        below=(HotLine(unit=unit, many=trend),) * below,
    )
    in_hand = LoadBoard(
        of=frame,
        whole=load,
        here=Load(open=2),
        found=trend,
        ended=trend,
        below=(LoadLine(unit=unit, load=load),) * below,
    )
    stuck = StuckBoard(of=frame, waiting=waiting, below=(CountLine(unit=unit, many=many),) * below)
    content = SatisfactionBoard(
        of=frame, rates=RATES, before=rates, below=(RateLine(unit=unit, rates=rates),) * below
    )
    return {
        Analysis.HOT: hot_page(say, hot, ZONE),
        Analysis.LOAD: load_page(say, in_hand, ZONE),
        Analysis.STUCK: stuck_page(say, stuck, ZONE),
        Analysis.SATISFACTION: satisfaction_page(say, content, ZONE),
    }


def test_the_three_rates_with_their_numerators() -> None:
    before = replace(RATES, solved=Ratio(part=17, whole=20), content=Ratio())
    board = SatisfactionBoard(
        of=a_frame(Lookback.MONTH),
        rates=RATES,
        before=before,
        below=(
            RateLine(unit=COMMUNITY, rates=RATES),
            RateLine(unit=COMMUNITY, rates=replace(RATES, content=Ratio())),
        ),
    )
    page = satisfaction_page(ZH, board, ZONE)
    assert page.text.splitlines() == [
        "😊 <b>琅琊街道</b> 三率",
        "截至 11月24日(周二) 10:00",
        "",
        "<b>本月</b> 11月1日–24日（↑↓ 与上月同期比）",
        "响应率 <b>92%</b> · 应响应 25 按时 23",
        "解决率 <b>80% ↓5</b> · 表态的 10 解决 8",
        "满意率 <b>90%</b> · 已评的 10 满意 9",
        "没问到、没表态 7（不算在内）",
        "<b>下面各处</b>：满意率 满意/已评",
    ]
    assert labels(page)[:6] == [
        "没按时 2", "没解决 2", "不满意 1", "没问到 7", "古道社区 90% 9/10", "古道社区 —",
    ]  # fmt: skip
    month = Lookback.MONTH
    assert data(page)[0] == BehindOf(unit=3, which=Behind.LATE_RESPONSE, lookback=month).pack()
    up = AnalysisOf(of=Analysis.SATISFACTION, unit=5, lookback=month).pack()
    assert data(page)[-3:-1] == [up, StatusOf(unit=3).pack()]


@pytest.mark.parametrize("of", Analysis)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_fits_one_screen(locale: str, of: Analysis) -> None:
    """Figures and at most eight units or places: no more lines than a phone shows."""
    page = every_page(locale, a_frame())[of]
    lines, rows = page.text.count("\n") + 1, len([row for row in page.rows if row])
    assert 24 * lines + 49 * rows <= 640, (lines, rows)
    others = [one for one in Analysis if one is not of]
    for other in others:
        assert AnalysisOf(of=other, unit=3, lookback=Lookback.WEEK).pack() in data(page)


@pytest.mark.parametrize("of", Analysis)
@pytest.mark.parametrize("lookback", Lookback)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_page_fits(locale: str, lookback: Lookback, of: Analysis) -> None:
    assert_fits(every_page(locale, a_frame(lookback, LONGEST), 30, MOST)[of])


def test_what_recurs_is_offered_within_thirty_days_alone() -> None:
    board = HotBoard(of=a_frame(Lookback.DAYS), spots=(a_spot(),), categories=(), recurring=3)
    page = hot_page(ZH, board, ZONE)
    assert labels(page)[0] == "📌 古道社区 3号楼 · 邻里 4 ↑3"
    assert data(page)[0] == SpotOf(unit=3, case=12, lookback=Lookback.DAYS).pack()
    assert "未诉先办" in page.text
    year = hot_page(ZH, replace(board, of=a_frame(Lookback.YEAR)), ZONE)
    assert labels(year)[0] == "古道社区 3号楼 · 邻里 4 ↑3"
    assert "未诉先办" not in year.text
    none = hot_page(ZH, replace(board, spots=()), ZONE)
    assert "没有明显多起来的" in none.text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_units_below_lead_to_what_rises_there(locale: str) -> None:
    line = HotLine(unit=LONGEST, many=Trend(now=MOST, before=0))
    board = HotBoard(
        of=a_frame(Lookback.DAYS, LONGEST), spots=(), categories=(), recurring=3, below=(line,) * 30
    )
    page = hot_page(say_in(locale), board, ZONE)
    down = HotBelow(unit=LONGEST.id, lookback=Lookback.DAYS)
    assert down.pack() in data(page)
    assert_fits(hot_below_page(say_in(locale), board, ZONE, 3))
    few = hot_below_page(say_in(locale), replace(board, below=(line,)), ZONE)
    there = AnalysisOf(of=Analysis.HOT, unit=LONGEST.id, lookback=Lookback.DAYS).pack()
    assert data(few) == [there, there]  # the unit, and back to the one above it, are one here
    none = hot_page(say_in(locale), replace(board, below=()), ZONE)
    assert down.pack() not in data(none)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_matters_of_a_spot(locale: str) -> None:
    say = say_in(locale)
    lines = tuple(replace(a_line(LARGEST_ID - n), unit_name=LONGEST_NAME) for n in range(5))
    numbers = tuple(range(LARGEST_ID, LARGEST_ID - 8, -1))
    item = ItemDraft(unit_id=1, place="3号楼", category_id=None, many=MOST, numbers=numbers)
    board = SpotPage(
        of=a_frame(Lookback.DAYS, LONGEST),
        spot=a_spot(LONGEST, "琅" * 60, MOST),
        everywhere=False,
        found=CasePage(lines=lines, page=1, pages=3, total=12),
        item=item,
    )
    assert_fits(spot_page(say, board, ZONE))
    assert clean_summary(item_summary(say, item)) == item_summary(say, item), "no number is masked"


@pytest.mark.parametrize("which", Behind)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_matters_behind_a_figure(locale: str, which: Behind) -> None:
    say, frame = say_in(locale), a_frame(Lookback.LAST_WEEK, LONGEST)
    lines = tuple(replace(a_line(LARGEST_ID - n), unit_name=LONGEST_NAME) for n in range(5))
    found = CasePage(lines=lines, page=1, pages=3, total=12)
    waits = {line.id: timedelta(days=900) for line in lines}
    page = behind_page(say, BehindPage(of=frame, which=which, found=found, waits=waits), ZONE)
    assert_fits(page)
    back = AnalysisOf(of=PAGE_OF[which], unit=LARGEST_ID, lookback=Lookback.LAST_WEEK)
    assert data(page)[-1] == back.pack()
    none = CasePage(lines=(), page=0, pages=1, total=0)
    page = behind_page(say, BehindPage(of=frame, which=which, found=none, waits={}), ZONE)
    assert say("matters-none") in page.text


@pytest.mark.parametrize(
    ("lookback", "days"),
    [
        (Lookback.DAYS, "10月26日–11月24日"),
        (Lookback.WEEK, "11月23日–24日"),
        (Lookback.LAST_WEEK, "11月16日–22日"),
        (Lookback.HALF_MONTH, "11月16日–24日"),
        (Lookback.MONTH, "11月1日–24日"),
        (Lookback.YEAR, "1月1日–11月24日"),
    ],
)
def test_a_stretch_names_its_days(lookback: Lookback, days: str) -> None:
    assert f"</b> {days}（" in every_page("zh", a_frame(lookback))[Analysis.LOAD].text
