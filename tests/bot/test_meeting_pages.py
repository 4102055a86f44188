"""The pages and papers of talk meetings, in both languages."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.exports.meetings import (
    SHEET,
    agenda_docx,
    items_xlsx,
    minutes_docx,
    posted_docx,
    slips_docx,
)
from bot.pages.meetings import parts
from bot.pages.meetings.item import item_page, walk_on_page, walk_page
from bot.pages.meetings.lists import month_page, no_series_page, unit_page
from bot.pages.meetings.page import LINES, early_page, meeting_page, more_page, papers_of
from bot.texts import LOCALES, say_in
from domain.cases.model import CaseKind, Label
from domain.days.calendar import Roll
from domain.errors import NotFound
from domain.meetings.model import LAST, DayRule, MeetingState, Ruling
from domain.meetings.options import ItemOptions, MeetingOptions
from domain.meetings.views import MeetingHome, MeetingPage, UnitMeetings
from tests.bot.samples import COMMUNITY, ZONE, assert_fits, labels
from tests.bot.samples_meetings import (
    AT,
    a_given,
    a_meeting_view,
    an_agenda_line,
    every_ruling,
)

ZH = say_in("zh")
TODAY = date(2026, 12, 10)
LONG = "路灯不亮" * 50


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", MeetingState)
def test_a_meeting_in_each_state(state: MeetingState, locale: str) -> None:
    say = say_in(locale)
    view = a_meeting_view(state, items=every_ruling(LONG), to_judge=(an_agenda_line(9),))
    late = replace(view, line=replace(view.line, overdue=True, reason="下雪"))
    moved = replace(view, line=replace(late.line, on=date(2026, 12, 17)))
    for one in (view, late, moved, replace(view, may=MeetingOptions(), items=())):
        assert_fits(meeting_page(say, one, ZONE, TODAY, say("meeting-done-count")))
        assert_fits(more_page(say, one, TODAY))


@pytest.mark.parametrize("locale", LOCALES)
def test_each_item_with_all_that_can_be_said(locale: str) -> None:
    say = say_in(locale)
    view = a_meeting_view(items=every_ruling(LONG), to_judge=(an_agenda_line(9, given=a_given()),))
    for one in (*view.items, *view.to_judge):
        assert_fits(item_page(say, view, one.id, ZONE))
    with pytest.raises(NotFound):
        item_page(say, view, 99, ZONE)


def test_a_long_agenda_has_pages() -> None:
    many = tuple(an_agenda_line(n, LONG) for n in range(1, LINES + 3))
    view = a_meeting_view(items=many, may=MeetingOptions(), repeats=())
    first = meeting_page(ZH, view, ZONE, TODAY)
    assert "1/2" in first.text
    second = meeting_page(ZH, view, ZONE, TODAY, page=1)
    assert labels(second)[:3] == ["11", "12", "‹ 上一页"]
    assert "11. 路灯不亮路灯" in second.text
    for page in (first, second, meeting_page(ZH, view, ZONE, TODAY, page=9)):
        assert_fits(page)
    assert item_page(ZH, view, 12, ZONE).rows[-1][0].callback_data == "mtg:1:1"


def test_an_agenda_says_what_became_of_each_in_a_mark() -> None:
    text = meeting_page(ZH, a_meeting_view(items=every_ruling("路灯")), ZONE, TODAY).text
    marks = ["✅", "📤 琅琊街道", "⏫ 琅琊街道", "🗣", "🚫", "🔗 第 1 条"]
    for number, mark in enumerate(marks, 1):
        assert f"{number}. 路灯 {mark}\n" in text


def test_before_its_day_it_is_asked_whether_it_begins() -> None:
    page = early_page(ZH, a_meeting_view(MeetingState.FIXED), date(2026, 12, 1))
    assert "还没到 12月10日(周四)，现在就开会？" in page.text
    assert labels(page) == ["▶️ 现在开会", "‹ 返回"]


def test_one_next_step() -> None:
    may = MeetingOptions(go_on=True, add_item=True, set_series=True)
    open_items = a_meeting_view(may=may, present=None)
    assert labels(meeting_page(ZH, open_items, ZONE, TODAY))[0] == "▶️ 接着议"
    done = replace(open_items, items=every_ruling())
    assert labels(meeting_page(ZH, done, ZONE, TODAY))[0] == "👥 到会人数"
    whole = replace(done, may=replace(may, confirm=True))
    assert labels(meeting_page(ZH, whole, ZONE, TODAY))[0] == "✅ 确认纪要"
    on_record = a_meeting_view(MeetingState.CONFIRMED, items=every_ruling(), may=MeetingOptions())
    assert labels(meeting_page(ZH, on_record, ZONE, TODAY))[:2] == ["📄 会议纪要", "📤 交办单"]
    nothing_given = replace(on_record, items=every_ruling()[:1])
    assert labels(meeting_page(ZH, nothing_given, ZONE, TODAY))[:2] == ["📄 会议纪要", "📌 公示稿"]


def test_the_walk_judges_first_and_ends_at_the_meeting() -> None:
    may = MeetingOptions(go_on=True)
    view = a_meeting_view(may=may, to_judge=(an_agenda_line(9, given=a_given()),))
    assert "先评议" in walk_page(ZH, view, ZONE, TODAY).text
    assert "第 1 条" in walk_page(ZH, replace(view, to_judge=()), ZONE, TODAY).text
    done = replace(view, to_judge=(), items=every_ruling())
    assert "恳谈会 ·" in walk_page(ZH, done, ZONE, TODAY).text


def test_what_was_left_unjudged_is_not_thrown_back_before_the_rest_is_through() -> None:
    earlier = tuple(an_agenda_line(n, given=a_given()) for n in (8, 9))
    view = a_meeting_view(may=MeetingOptions(go_on=True), to_judge=earlier)
    assert "第 1 条" in walk_on_page(ZH, view, ZONE, TODAY).text
    ruled = replace(view, items=every_ruling())
    assert "先评议" in walk_on_page(ZH, ruled, ZONE, TODAY).text
    later = [
        next(one for row in item_page(ZH, shown, number, ZONE).rows for one in row[1:])
        for shown, number in ((view, 8), (view, 9), (ruled, 9))
    ]
    assert {one.text for one in later} == {"⏭ 留到下次评议"}
    assert [one.callback_data for one in later] == ["mti:1:9", "mti:1:1", "mt:1"]


def test_who_may_not_sees_no_button_that_changes_anything() -> None:
    items = tuple(replace(one, may=ItemOptions()) for one in every_ruling())
    view = a_meeting_view(items=items, may=MeetingOptions(), repeats=())
    assert labels(item_page(ZH, view, 1, ZONE)) == ["第12号", "‹ 议程", "下一条 ›"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_lists(locale: str) -> None:
    say, line = say_in(locale), a_meeting_view().line
    lines = tuple(
        replace(line, id=n, state=state, reason="下雪" * 200)
        for n, state in enumerate(MeetingState, 1)
    )
    board = MeetingPage(
        month=date(2026, 12, 1), lines=lines, page=0, pages=3, total=20, held=3, missed=2
    )
    assert_fits(month_page(say, board))
    assert_fits(month_page(say, replace(board, lines=(), pages=1)))
    units = UnitMeetings(unit=COMMUNITY, lines=lines, page=1, pages=3)
    assert_fits(unit_page(say, units, TODAY))
    assert_fits(unit_page(say, replace(units, lines=(), pages=1), TODAY))
    assert_fits(no_series_page(say, MeetingHome(unit=COMMUNITY, meeting_id=None, lists=False)))
    assert_fits(no_series_page(say, MeetingHome(unit=None, meeting_id=None, lists=True)))


@pytest.mark.parametrize("locale", LOCALES)
def test_rules_in_words(locale: str) -> None:
    rules = [
        DayRule(day=18, roll=roll) if nth is None else DayRule(nth=nth, weekday=4, roll=roll)
        for nth in (None, 1, 2, 3, 4, LAST)
        for roll in Roll
    ]
    said = [parts.rule_words(say_in(locale), rule) for rule in rules]
    assert len(set(said)) == len(rules)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_papers(locale: str) -> None:
    say = say_in(locale)
    view = a_meeting_view(
        MeetingState.CONFIRMED,
        items=every_ruling(),
        to_judge=(an_agenda_line(9, given=a_given()),),
    )
    for make in (agenda_docx, minutes_docx, slips_docx, posted_docx):
        made = Document(BytesIO(make(say, view, ZONE, AT)))
        text = "\n".join(
            [
                *(one.text for one in made.paragraphs),
                *(cell.text for table in made.tables for cell in table._cells),
            ]
        )
        assert "路灯<不亮>" in text
    sheet = load_workbook(BytesIO(items_xlsx(say, view, ZONE, AT))).active
    assert sheet is not None
    heads = [sheet.cell(3, column).value for column in range(1, len(SHEET) + 1)]
    assert heads == [say.plain(f"meeting-col-{name}") for name, _ in SHEET]
    assert [sheet.cell(row, 1).value for row in range(4, 10)] == [1, 2, 3, 4, 5, 6]


def test_a_slip_has_a_page_for_each_unit_and_the_notice_no_merged_item() -> None:
    items = every_ruling()
    other = replace(items[2], to_unit="琅琊区")
    view = a_meeting_view(MeetingState.CONFIRMED, items=(*items[:2], other, *items[3:]))
    slips = Document(BytesIO(slips_docx(ZH, view, ZONE, AT)))
    to = [one.text for one in slips.paragraphs if one.text in {"琅琊街道：", "琅琊区："}]
    assert to == ["琅琊街道：", "琅琊区："]
    posted = Document(BytesIO(posted_docx(ZH, view, ZONE, AT)))
    assert not [one for one in posted.paragraphs if one.text.startswith("6.")]
    assert view.items[5].ruling is Ruling.MERGED


def text_of(data: bytes) -> str:
    made = Document(BytesIO(data))
    cells = [cell.text for table in made.tables for cell in table._cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def test_the_notice_says_of_a_dispute_its_category_alone() -> None:
    items = every_ruling("张三和李四")
    dispute = replace(items[0].cases[0], kind=CaseKind.DISPUTE)
    for category, said in (("邻里", "1. 邻里纠纷（2 件）"), ("物业纠纷", "1. 物业纠纷（2 件）")):
        case = replace(dispute, category=Label(zh=category, en="Neighbours"))
        view = a_meeting_view(
            MeetingState.CONFIRMED, items=(replace(items[0], cases=(case, case)),)
        )
        text = text_of(posted_docx(ZH, view, ZONE, AT))
        assert said in text
        assert "张三" not in text
        assert "公示时间：" in text
        assert "古道社区（盖章）" in text
        assert "1. Neighbours (2 matters)" in text_of(posted_docx(say_in("en"), view, ZONE, AT))


def test_the_notice_has_no_words_about_a_dispute() -> None:
    items = every_ruling()
    case = replace(items[0].cases[0], kind=CaseKind.DISPUTE)
    said = "张三当场给李四赔礼"
    for one in items[:5]:
        dispute = replace(one, cases=(case,), note=said, to_unit="琅琊街道")
        alone = a_meeting_view(MeetingState.CONFIRMED, items=(dispute,))
        head = replace(one, id=8, note=said, to_unit="琅琊街道")
        merged = replace(dispute, ruling=Ruling.MERGED, into_id=8, note="")
        headed = a_meeting_view(MeetingState.CONFIRMED, items=(head, merged))
        assert one.ruling is not None
        for view in (alone, headed):
            posted = text_of(posted_docx(ZH, view, ZONE, AT))
            assert said not in posted, one.ruling
            assert ZH.plain(f"meeting-ruling-{one.ruling.value}") in posted
        assert said in text_of(minutes_docx(ZH, alone, ZONE, AT))
    lamp = a_meeting_view(MeetingState.CONFIRMED, items=(items[0],))
    assert "写一句" in text_of(posted_docx(ZH, lamp, ZONE, AT)), "of all else it is told"


def test_the_minutes_tell_what_was_judged() -> None:
    judged = every_ruling()[1]
    view = a_meeting_view(MeetingState.CONFIRMED, items=every_ruling(), judged_here=(judged,))
    text = text_of(minutes_docx(ZH, view, ZONE, AT))
    assert "一、评议上次交办事项" in text
    assert "路灯<不亮>（琅琊街道）：满意 9 · 基本满意 1 · 不满意 0，满意" in text
    assert "二、本次议题" in text
    assert "二、本次议题" not in text_of(minutes_docx(ZH, replace(view, judged_here=()), ZONE, AT))


def test_which_papers_there_are() -> None:
    assert len(papers_of(a_meeting_view(MeetingState.GATHERING))) == 2
    assert papers_of(a_meeting_view(MeetingState.GATHERING, items=())) == []
    assert len(papers_of(a_meeting_view(MeetingState.JUDGED, items=every_ruling()))) == 5
