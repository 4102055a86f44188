"""Pages of the two-way evaluation, as long as they can get, in both languages: a message each, with
buttons that fit, and no dead end."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.exports.twoway import results_sheet
from bot.pages.page import TEXT_LIMIT, Page, bare, size
from bot.pages.twoway.results import results_page
from bot.pages.twoway.rounds import cancel_page, home_page, plan_page, round_page
from bot.pages.twoway.sheet import sheet_page, strike_page
from bot.texts import LOCALES, say_in
from domain.days.halves import HalfYear
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.twoway.model import (
    SheetState,
    TwowayFacts,
    TwowayForm,
    TwowaySheet,
    TwowayState,
    TwowayTopic,
)
from domain.twoway.options import RoundOptions, SheetOptions
from domain.twoway.results import result_of
from domain.twoway.views import (
    PartyLine,
    PlanView,
    ResultLine,
    RoundLine,
    RoundView,
    SheetLine,
    SheetView,
    TwowayHome,
    TwowayResults,
)
from tests.bot.samples import DATA_LIMIT, LARGEST_ID, LONGEST_NAME, ZONE
from tests.makers import NOW, later

HALF = HalfYear.beginning(2026, 7)
UNIT = UnitRef(id=LARGEST_ID, name=LONGEST_NAME, kind=UnitKind.STREET)
DUE, CLOSES = later(days=14), later(days=21)
LINE = RoundLine(
    id=LARGEST_ID,
    host=UNIT,
    half=HALF,
    state=TwowayState.OPEN,
    due_at=DUE,
    closes_at=CLOSES,
    mine=99,
    mine_in=12,
    overdue=False,
)
SHEET = SheetView(
    id=LARGEST_ID,
    round_id=LARGEST_ID,
    half=HALF,
    from_unit=UNIT,
    to=UNIT,
    form=TwowayForm(),
    facts=TwowayFacts(
        handed=999, timely=998, returned=9, graded=99, content=88, asked=7, owed=6, fed_back=5
    ),
    marks={},
    state=SheetState.OPEN,
    late=False,
    due_at=DUE,
    closes_at=CLOSES,
    confirmed_at=None,
    over=False,
    next_id=LARGEST_ID,
    may=SheetOptions(fill=True),
)
FULL = dict.fromkeys(TwowayTopic, 20)


def rounds() -> list[RoundView]:
    view = RoundView(
        line=LINE,
        sheets=tuple(
            SheetLine(id=LARGEST_ID - n, from_unit=unit, to=UNIT, state=state, marked=n)
            for n, (unit, state) in enumerate(
                (unit, state) for unit in (UNIT, replace(UNIT, id=1)) for state in SheetState
            )
        ),
        page=3,
        pages=9,
        units=(UNIT,),
        behind=tuple(PartyLine(unit=UNIT, came=n, total=99) for n in range(6)),
        total=999,
        total_in=12,
        may=RoundOptions(cancel=True, read_all=True),
    )
    return [
        view,
        replace(view, line=replace(LINE, overdue=True)),
        replace(view, line=replace(LINE, mine=0, mine_in=0), sheets=()),
        replace(view, line=replace(LINE, mine_in=99), behind=()),
        replace(view, line=replace(LINE, state=TwowayState.CLOSED)),
        replace(view, line=replace(LINE, state=TwowayState.CANCELLED)),
    ]


def sheets() -> list[SheetView]:
    done = replace(SHEET, marks=FULL, confirmed_at=NOW, may=SheetOptions(take_back=True))
    return [
        SHEET,
        replace(SHEET, facts=TwowayFacts()),
        replace(SHEET, marks={TwowayTopic.PROMPT: 0}),
        replace(SHEET, marks=FULL, may=SheetOptions(fill=True, confirm=True)),
        replace(done, state=SheetState.IN),
        replace(done, state=SheetState.IN, late=True, may=SheetOptions()),
        replace(done, state=SheetState.NO_DEALINGS, marks={}, next_id=0),
        replace(SHEET, may=SheetOptions(), over=True),
    ]


def results(count: int, sheets_each: int, *, over: bool) -> TwowayResults:
    form = TwowayForm()
    judged = [
        TwowaySheet(
            round_id=1,
            from_id=1,
            to_id=2,
            facts=TwowayFacts(),
            marks=dict.fromkeys(TwowayTopic, 10 + n % 10),
            state=SheetState.IN,
        )
        for n in range(sheets_each)
    ]
    none = replace_state(judged[:1])
    return TwowayResults(
        round_id=LARGEST_ID,
        host=UNIT,
        half=HALF,
        form=form,
        over=over,
        closes_at=CLOSES,
        least=3,
        lines=tuple(
            ResultLine(unit=UNIT, result=result_of(form, [*judged, *none], 3)) for _ in range(count)
        ),
    )


def replace_state(judged: list[TwowaySheet]) -> list[TwowaySheet]:
    """The same without dealings."""
    return [
        TwowaySheet(
            round_id=1,
            from_id=1,
            to_id=2,
            facts=TwowayFacts(),
            state=SheetState.NO_DEALINGS,
        )
        for _ in judged
    ]


RESULTS = [
    results(45, 36, over=True),
    results(1, 1, over=False),
    results(1, 0, over=False),
    results(0, 0, over=False),
]


def pages(locale: str) -> list[Page]:
    say = say_in(locale)
    plan = PlanView(host=UNIT, half=HALF, units=99, sheets=999, due_at=DUE, closes_at=CLOSES)
    lines = (LINE, replace(LINE, overdue=True), replace(LINE, state=TwowayState.CLOSED))
    return [
        home_page(say, TwowayHome(rounds=lines, hosts=(UNIT, UNIT)), ZONE),
        plan_page(say, plan, ZONE),
        plan_page(say, replace(plan, sheets=0, units=0), ZONE),
        *(round_page(say, one, ZONE) for one in rounds()),
        *(cancel_page(say, one) for one in rounds()),
        *(sheet_page(say, one, ZONE, item) for one in sheets() for item in (0, 3, 99)),
        *(strike_page(say, one) for one in sheets()),
        *(results_page(say, one, page, ZONE) for one in RESULTS for page in (0, 1, 99)),
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_fits_and_leads_on(locale: str) -> None:
    for page in pages(locale):
        assert 0 < size(page.text) <= TEXT_LIMIT
        assert page.keyboard is not None
        buttons = [one for row in page.keyboard.inline_keyboard for one in row]
        for one in buttons:
            assert 0 < len(one.text) <= 64, one.text
            assert one.callback_data is not None
            assert len(one.callback_data.encode()) <= DATA_LIMIT
            assert not one.callback_data.isspace()


def test_a_sheet_is_one_screen_with_its_figures_first() -> None:
    view = replace(
        SHEET, from_unit=replace(UNIT, name="古道社区"), to=replace(UNIT, name="琅琊街道")
    )
    page = sheet_page(say_in("zh"), view, ZONE)
    lines = bare(page.text).split("\n")
    assert lines[0] == "🤝 古道社区评琅琊街道（2026年下半年）"
    assert lines[1] == "已打 0/5 项 · 12月8日(周二) 10:00 前交"
    assert "👉 1 响应及时 —/20，请点分" in lines
    assert "　您单位交给对方 999 件，按时接办或退回 998 件" in lines
    assert len(lines) <= 14
    assert len([row for row in page.rows if row]) <= 6


def test_who_opened_a_round_and_fills_none_of_it_reads_no_nought_of_nought() -> None:
    home = TwowayHome(rounds=(replace(LINE, mine=0, mine_in=0),), hosts=())
    text = home_page(say_in("zh"), home, ZONE).text
    assert "：进行中，12月8日(周二) 10:00 前交" in text
    assert "0/0" not in text


def test_where_nothing_was_handed_over_none_was_returned_is_not_said() -> None:
    text = sheet_page(say_in("zh"), replace(SHEET, facts=TwowayFacts()), ZONE).text
    assert "没有退回" not in text


def test_what_cannot_be_opened_has_no_button_and_says_why() -> None:
    plan = PlanView(host=UNIT, half=HALF, units=0, sheets=0, due_at=DUE, closes_at=CLOSES)
    page = plan_page(say_in("zh"), plan, ZONE)
    assert "没有可以互评的单位" in page.text
    assert [one.text for row in page.rows for one in row] == ["‹ 各轮评议"]


def test_few_sheets_have_one_mean_and_no_item() -> None:
    say = say_in("zh")
    assert "响应及时 " not in results_page(say, results(1, 2, over=True), 0, ZONE).text
    assert "响应及时 11.0" in results_page(say, results(1, 3, over=True), 0, ZONE).text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_table_holds_numbers_and_says_of_when_it_is(locale: str) -> None:
    file = results_sheet(say_in(locale), results(2, 3, over=True), NOW, ZONE)
    sheet = load_workbook(BytesIO(file.data)).worksheets[0]
    assert file.rows == 2
    cells = [cell.value for cell in sheet[4]]
    assert cells[1:4] == [3, 1, 55]
    assert cells[4:] == [11] * 5
    assert sheet["D4"].number_format == "0.0"
    few = results_sheet(say_in(locale), results(1, 1, over=False), NOW, ZONE)
    row = [cell.value for cell in load_workbook(BytesIO(few.data)).worksheets[0][4]]
    assert row[1:] == [1, 1, 50, *[None] * 5]
    assert results_sheet(say_in(locale), results(0, 0, over=False), NOW, ZONE).rows == 0
