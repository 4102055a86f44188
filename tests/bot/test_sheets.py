"""Boards and lists as tables: real numbers and days, nothing that is run, nothing of a person."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from io import BytesIO
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.exports.boards import SheetFile, _lines, board_sheet, matters_sheet, own_sheet
from bot.exports.form_columns import columns_of
from bot.pages.details import details_page
from bot.pages.matters import matters_page
from bot.pages.times import over
from bot.texts import LOCALES, say_in
from bot.voice import voice_in
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.periodic.model import Extras, PeriodicTally
from domain.status.views import Matters, MattersPage, StatusBoard, StatusLine, Tally
from tests.bot.samples import a_case_page, a_line, a_status
from tests.bot.samples_promises import the_promises
from tests.bot.test_form_layout import a_month
from tests.makers import NOW, ZONE
from web.render import _templates

ZH = say_in("zh")
UNIT = UnitRef(id=3, name="=琅琊街道", kind=UnitKind.STREET)


def opened(file: SheetFile) -> Worksheet:
    """The one sheet."""
    sheet = load_workbook(BytesIO(file.data)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B4", "$3:$3")
    assert sheet.auto_filter.ref is not None
    return sheet


@pytest.mark.parametrize("locale", LOCALES)
def test_a_board_is_a_row_for_each_unit_after_its_own(locale: str) -> None:
    file = board_sheet(say_in(locale), a_status(unit=UNIT), ZONE)
    sheet = opened(file)
    assert file.rows == sheet.max_row - 3 == 4
    whole, own, nothing, one = (
        [cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=7)
    )
    assert own[1:6] == [71, 58, pytest.approx(58 / 71), 8, 1]
    assert whole[0].startswith("=琅琊街道")
    assert whole[1:6] == [72, 59, pytest.approx(59 / 72), 8, 2]
    assert sheet["D4"].number_format == "0%"
    assert nothing[3] is None, "a rate of nothing is none"
    assert one[5] == 1
    assert ":" not in file.name


_FEW = st.integers(0, 3)
_TALLIES = st.builds(Tally, found=_FEW, open=_FEW, overdue=_FEW)
_REPORTS = st.builds(PeriodicTally, on_time=_FEW, late=_FEW, missing=_FEW, waiting=_FEW)


@st.composite
def boards(draw: st.DrawFn) -> StatusBoard:
    """A unit and those below it: each report that is owed is one of those in, missing, waiting or
    out of reach."""
    lines = []
    for number in range(draw(st.integers(1, 4))):
        sent, away = draw(_REPORTS), draw(_FEW)
        owed = sent.filed + sent.missing + sent.waiting + away
        unit = UnitRef(id=10 + number, name=f"第{number}网格", kind=UnitKind.GRID_1)
        tally, reports = draw(_TALLIES), replace(sent, expected=owed)
        lines.append(StatusLine(unit=unit, tally=tally, reports=reports, unreached=away))
    below = lines[1:]  # the first is what the unit has itself
    return replace(
        a_status(),
        tally=_sum([line.tally for line in lines]),
        reports=reduce(add, [line.reports for line in lines]),
        unreached=sum(line.unreached for line in lines),
        below=tuple(below),
    )


def _sum(tallies: list[Tally]) -> Tally:
    names = ("found", "open", "overdue")
    return Tally(**{name: sum(getattr(one, name) for one in tallies) for name in names})


@given(board=boards())
def test_what_a_boards_sheet_shows_adds_up(board: StatusBoard) -> None:
    """Each row below the first is part of it, and what became of the reports is all that are
    owed."""
    sheet = opened(board_sheet(ZH, board, ZONE))
    head, whole, *rows = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=3))
    for at, name in enumerate(head):
        if name in {"单位", "化解率", "成功率"}:
            continue
        if rows:
            assert (whole[at] or 0) == sum(row[at] or 0 for row in rows), name
    of = ("按时", "迟报", "未报", "联系不上", "未到时间")
    for row in (whole, *rows):
        told = dict(zip(head, row, strict=True))
        assert (told["周报应报"] or 0) == sum(told[name] or 0 for name in of)


@given(board=boards())
def test_what_the_further_page_of_a_board_says_of_the_reports_adds_up(board: StatusBoard) -> None:
    text = details_page(ZH, board, ZONE, the_promises(0, 0, 0, 0)).text
    told = dict(re.findall(r"(应报|按时|迟报|未报|联系不上|还没到时间的) (\d+)", text))
    owed = int(told.pop("应报", 0))
    assert owed == board.reports.expected == sum(map(int, told.values()))


@given(board=boards())
def test_what_the_desk_page_says_of_the_reports_adds_up(board: StatusBoard) -> None:
    voice = voice_in(ZONE, "zh")
    page = _templates().get_template("board.html")
    text = page.render(
        voice=voice, say=voice.say, signed_in=True, board=board, most=0, screen=False
    )
    card = re.search(r"周报按时</dt>.*?</div>", text, re.DOTALL)
    assert (card is not None) == bool(board.reports.expected)
    if card is not None:
        on_time, owed = re.findall(r"(\d+) / (\d+)", card[0])[0]
        others = re.findall(r"(?:迟报|未报|联系不上|未到时间) (\d+)", card[0])
        assert int(owed) == int(on_time) + sum(map(int, others))


def test_a_boards_sheet_has_no_row_of_its_own_where_nothing_is() -> None:
    board = a_status()
    (line,) = board.below[1:]
    same = replace(board, tally=line.tally, reports=line.reports, below=(line,))
    for one in (same, replace(board, below=())):
        rows = opened(board_sheet(ZH, one, ZONE)).iter_rows(min_row=4)
        assert "本级" not in str([row[0].value for row in rows])


def test_a_list_has_days_that_are_days_and_no_sentence() -> None:
    due = NOW.replace(hour=16, minute=0) - timedelta(days=3)  # midnight there
    line = replace(a_line(), place="@3号楼\x07", summary="不出现的话")
    line = replace(line, overdue=True, due_at=due)
    found = MattersPage(unit=UNIT, which=Matters.OVERDUE, found=a_case_page(line), as_of=NOW)
    file = matters_sheet(say_in("zh"), found, NOW, ZONE)
    sheet = opened(file)
    row = [cell.value for cell in sheet[4]]
    assert row[0] == line.id
    assert row[4] == "@3号楼"
    day = due.astimezone(ZONE).date() - timedelta(days=1)
    assert row[8] == datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as the library reads a day
    assert row[9] == (NOW.astimezone(ZONE).date() - day).days
    assert "不出现的话" not in str([[cell.value for cell in one] for one in sheet.iter_rows()])
    assert file.name == "=琅琊街道 超期_2026-11-24.xlsx"


@given(
    due=st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 23)),  # noqa: DTZ001 - made local below
    at_midnight=st.booleans(),
    later=st.timedeltas(timedelta(seconds=1), timedelta(days=50)),
)
def test_the_list_in_the_chat_says_the_days_of_its_sheet(
    due: datetime, at_midnight: bool, later: timedelta
) -> None:
    """On the day itself the chat has hours, and the sheet 0."""
    if at_midnight:
        due = due.replace(hour=0, minute=0, second=0, microsecond=0)
    due = due.replace(tzinfo=ZONE)
    line = replace(a_line(), overdue=True, due_at=due)
    board = MattersPage(
        unit=UNIT, which=Matters.OVERDUE, found=a_case_page(line), as_of=due + later
    )
    (row,) = _lines(ZH, [line], board.as_of, ZONE)
    told = matters_page(ZH, board, ZONE).text
    over = row[-1]
    assert isinstance(over, int)
    if over:
        assert told.endswith(f"超期{over}天")
    else:
        assert "天" not in told.rpartition("超期")[2]
        assert over <= 1


@pytest.mark.parametrize("which", Matters)
@pytest.mark.parametrize("locale", LOCALES)
def test_each_list_has_its_name(locale: str, which: Matters) -> None:
    found = MattersPage(unit=UNIT, which=which, found=a_case_page(a_line()), as_of=NOW)
    assert matters_sheet(say_in(locale), found, NOW, ZONE).title.startswith(UNIT.name)


def test_a_list_that_is_cut_says_so_and_an_empty_one_has_its_head() -> None:
    cut = replace(a_case_page(a_line()), total=2500)
    assert "共 2,500 件，这里是前 1 件" in str(
        opened(own_sheet(say_in("zh"), "queue", cut, NOW, ZONE))["A2"].value
    )
    none = opened(own_sheet(say_in("en"), "mine", a_case_page(), NOW, ZONE))
    assert none["A3"].value == "No."


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (timedelta(seconds=13), "不到1分钟"),
        (timedelta(minutes=59), "59分钟"),
        (timedelta(hours=1), "1小时"),
        (timedelta(hours=13, minutes=59), "13小时"),
        (timedelta(hours=14), "1天"),
        (timedelta(hours=38), "2天"),
    ],
)
def test_how_long_after_it_was_due(after: timedelta, told: str) -> None:
    """From 10:00 on: minutes, hours of the day itself, then days of the calendar."""
    assert over(ZH, NOW, NOW + after, ZONE) == told


def test_the_day_after_is_one_day_from_its_midnight_on() -> None:
    midnight = NOW - timedelta(hours=10)
    assert over(ZH, midnight, midnight + timedelta(seconds=13), ZONE) == "1天"
    assert over(ZH, midnight, midnight + timedelta(hours=24), ZONE) == "2天"


@pytest.mark.parametrize(("field", "head"), [("unreached", "联系不上"), ("waiting", "未到时间")])
def test_reports_that_are_neither_in_nor_missing_have_a_column_where_there_are_any(
    field: str, head: str
) -> None:
    def heads(weekly: PeriodicTally) -> set[object]:
        view = a_month()
        assert view.sheet is not None
        total = replace(view.sheet.total, extras=Extras(weekly=weekly))
        columns = columns_of(ZH, replace(view, sheet=replace(view.sheet, total=total)))
        return {one.head for one in columns if one.over == "周报"}

    some = PeriodicTally(expected=2, on_time=1, missing=1)
    assert head not in heads(some)
    assert head in heads(replace(some, missing=0, **{field: 1}))
