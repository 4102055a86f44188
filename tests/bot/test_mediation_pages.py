"""The page of a mediation record, its windows, its reminder and its papers."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from aiogram_dialog import Dialog

from bot.buttons.mediation import RecordAct, RecordOf
from bot.dialogs.mediation.draft import RecordDraft, RecordEntry, RecordStates
from bot.dialogs.mediation.windows import dialog
from bot.exports.agreement import agreement_paper, oral_paper
from bot.notices.render import renderer
from bot.pages.cases import case_page
from bot.pages.mediation import after_agreement, record_page, with_question
from bot.pages.mediation_words import money
from bot.pages.page import TEXT_LIMIT, Page, size
from bot.texts import LOCALES, Html, say_in
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, State
from domain.cases.satisfaction import Satisfaction
from domain.mediation.model import AgreementForm, DeadlineKind, Ending, Means
from domain.mediation.options import RecordOptions, asks_for_agreement
from domain.mediation.views import AgreementRow
from domain.people.model import Role
from tests.bot.previews.mediation import preview_of
from tests.bot.samples import ZONE, a_line, a_view, an_actor, assert_fits, data, labels
from tests.bot.samples_mediation import (
    TODAY,
    a_day,
    a_near,
    a_record,
    an_agreement,
    the_longest_record,
)
from tests.bot.test_cases_weekly_previews import text
from tests.makers import StillClock
from tests.notice_2026 import CALENDAR_2026

ZH = say_in("zh")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_record_fits_into_a_message(locale: str) -> None:
    say = say_in(locale)
    for view in (a_record(), the_longest_record(), a_record(agreements=(), sessions=())):
        assert_fits(record_page(say, view, TODAY, say("record-done-session")))
        assert_fits(after_agreement(say, view, TODAY, 30, CALENDAR_2026))
    marks = an_agreement(text="&" * 1000)
    assert_fits(record_page(say, a_record(agreements=(marks,)), TODAY))
    longest = record_page(say, the_longest_record(), TODAY)
    assert longest.text.count("31") >= 12  # every day of performance is there


def test_the_record_says_what_is_on_file() -> None:
    page = record_page(ZH, a_record(), TODAY)
    for said in (
        "第12号 · 邻里 调解记录",
        "今天 11月24日(周二) 上门：两家都在，说好了",
        "书面协议 · 今天 11月24日(周二) · 3,000元",
        "一、甲方修好水管\n二、乙方不再追究",
        "双方要的话，12月24日(周四) 前一起申请",
        "12月24日(周四) 甲方付粉刷钱 ⏳",
    ):
        assert said in page.text
    assert "✅ 12月24日已履行" in labels(page)


def confirmation(view: AgreementRow) -> tuple[str, list[str]]:
    page = record_page(ZH, a_record(agreements=(view,)), TODAY)
    line = next(one for one in page.text.splitlines() if "司法确认" in one)
    court = ("⚖️ 双方要司法确认", "⚖️ 又要司法确认了", "双方不申请", "⚖️ 已申请司法确认")
    return line, [label for label in labels(page) if label in court]


def test_each_stand_of_the_confirmation_has_its_words_and_buttons() -> None:
    day = a_day(DeadlineKind.CONFIRMATION)
    line, buttons = confirmation(an_agreement(day, confirmation_wanted=True))
    assert line.endswith("双方要申请，最晚 12月24日(周四)")
    assert buttons == ["⚖️ 已申请司法确认", "双方不申请"]
    filed = a_day(DeadlineKind.CONFIRMATION, ending=Ending.KEPT, ended_on=TODAY)
    line, buttons = confirmation(an_agreement(filed, confirmation_wanted=True))
    assert "今天 11月24日(周二) 已申请" in line
    assert buttons == []
    line, buttons = confirmation(an_agreement(confirmation_wanted=False))
    assert "双方不申请" in line
    assert buttons == ["⚖️ 又要司法确认了"]
    line, _ = confirmation(an_agreement(confirm_by=date(2026, 11, 23)))
    assert "申请期限已过（昨天 11月23日(周一)）" in line


def test_a_day_that_may_be_off_says_so() -> None:
    new_year = a_day(DeadlineKind.CONFIRMATION, due_on=date(2027, 1, 14), provisional=True)
    line, _ = confirmation(an_agreement(new_year))
    assert "2027年1月14日(周四)（放假安排还没公布，那天可能休息）" in line
    sunday = a_day(DeadlineKind.CONFIRMATION, due_on=date(2026, 12, 20), off=True)
    assert "12月20日(周日)（那天休息）" in confirmation(an_agreement(sunday))[0]


def test_a_refusal_is_said_neutrally() -> None:
    line = replace(a_line(), state=State.RESOLVED, outcome=Outcome.REFUSED)
    view = a_record(line=line, agreements=(), may=RecordOptions(hold=True))
    page = record_page(ZH, view, TODAY)
    assert "当事人拒绝调解" in page.text
    assert "不算没办成" in page.text
    assert labels(page) == ["➕ 记一次调解会", "‹ 回到这件事"]


def test_who_only_reads_has_no_buttons_but_the_way_back() -> None:
    view = a_record(may=RecordOptions())
    assert labels(record_page(ZH, view, TODAY)) == ["‹ 回到这件事"]


def test_the_follow_up_and_an_agreement_that_holds_no_more() -> None:
    visit = a_day(
        DeadlineKind.FOLLOW_UP,
        ending=Ending.NOT_KEPT,
        ended_on=TODAY,
        satisfaction=Satisfaction.NOT,
        note="没修",
    )
    gone = an_agreement(void=True)
    page = record_page(ZH, a_record(agreements=(gone,), follow_ups=(visit,)), TODAY)
    assert "今天 11月24日(周二) 没有履行，不满意。没修" in page.text
    assert "原来的书面协议（今天 11月24日(周二)）：重新调解，不再算数" in page.text
    planned = a_record(follow_ups=(a_day(DeadlineKind.FOLLOW_UP, off=True),))
    page = record_page(ZH, planned, TODAY)
    assert "🏠 12月24日(周四)（那天休息） 去回访" in page.text
    assert "📅 改回访日期" in labels(page)
    late = a_day(due_on=TODAY - timedelta(days=1))
    visit = replace(late, kind=DeadlineKind.FOLLOW_UP)
    page = record_page(ZH, a_record(agreements=(an_agreement(late),), follow_ups=(visit,)), TODAY)
    assert "⚠️ 昨天 11月23日(周一) 该回访，还没登记" in page.text
    assert "甲方付粉刷钱 ⚠️ 过了" in page.text


def test_success_asks_for_the_agreement_and_nothing_else_does() -> None:
    line = replace(a_line(), state=State.RESOLVED, outcome=Outcome.SUCCESS)
    assert asks_for_agreement(line)
    for other in (
        replace(line, outcome=Outcome.FAILED),
        replace(line, kind=CaseKind.OPINION),
        replace(line, state=State.CLOSED),
    ):
        assert not asks_for_agreement(other)

    def page(heading: Html | None) -> Page:
        return case_page(ZH, a_view(line, Arrow.CLOSE), ZONE, an_actor(Role.MEDIATOR), heading)

    asked = with_question(ZH, ZH("done-resolve"), page, 12)
    assert f"{ZH('done-resolve')}\n达成协议了吧" in asked.text
    assert "达成协议了吧" in asked.text.splitlines()[-1], "beside its buttons"
    assert labels(asked)[:2] == ["🗣 口头协议", "📄 书面协议"]
    assert labels(asked)[2:] == labels(page(None))  # nothing of it is compulsory


def test_a_follow_up_is_offered_on_the_usual_working_day() -> None:
    page = after_agreement(ZH, a_record(), TODAY, 30, CALENDAR_2026)
    assert labels(page)[0] == "🏠 就 12月24日(周四)"
    assert data(page)[0] == RecordOf(id=12, act=RecordAct.USUAL).pack()
    planned = a_record(follow_ups=(a_day(DeadlineKind.FOLLOW_UP),))
    page = after_agreement(ZH, planned, TODAY, 30, CALENDAR_2026)
    assert "🏠 就 12月24日(周四)" not in labels(page)


DRAFTS = (
    RecordDraft(case_id=12, entry=RecordEntry.SESSION, means=Means.JOINT, note="&" * 500),
    RecordDraft(
        case_id=12,
        entry=RecordEntry.AGREEMENT,
        form=AgreementForm.ORAL,
        text="<" * 1000,
        day=date(2025, 12, 1),
    ),
    RecordDraft(case_id=12, entry=RecordEntry.PERFORMANCE, day=date(2027, 1, 1), note=""),
    RecordDraft(
        case_id=12, entry=RecordEntry.VISIT, kept=False, satisfaction=Satisfaction.NOT, note="x"
    ),
    RecordDraft(case_id=12, entry=RecordEntry.VISIT, kept=True, satisfaction=Satisfaction.FAIRLY),
    RecordDraft(case_id=12, entry=RecordEntry.FILED, day=TODAY),
    RecordDraft(case_id=12, entry=RecordEntry.PLAN, day=TODAY),
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.entry)
async def test_each_entry_is_looked_at_before_it_is_written(
    draft: RecordDraft, locale: str
) -> None:
    say = say_in(locale)
    made: Dialog = dialog
    for state in (RecordStates.check, RecordStates.day, RecordStates.note):
        shown = await text(made, state, preview_of(say, draft), locale)
        assert 0 < size(shown) <= TEXT_LIMIT
    assert draft.asks() == RecordStates.check


def test_what_is_near_comes_as_one_list_the_nearest_first() -> None:
    clock = StillClock(datetime(2026, 12, 23, 0, 30, tzinfo=UTC))
    render = renderer(ZONE, clock)
    later = a_near(
        9, deadline=DeadlineKind.PERFORMANCE, due_on=date(2027, 1, 1), note="付钱", provisional=True
    )
    visit = a_near(12, deadline=DeadlineKind.FOLLOW_UP, due_on=date(2026, 12, 25))
    rendered = render([later, a_near(), visit], "zh")
    lines = rendered.text.splitlines()
    assert lines[1] == "• <b>第12号 · 邻里</b>：司法确认，最晚 明天 12月24日(周四) 申请"
    assert lines[2] == "• <b>第12号 · 邻里</b>：12月25日(周五) 去回访"
    provisional = "2027年1月1日(周五)（放假安排还没公布，那天可能休息）"
    assert lines[3] == f"• <b>第9号 · 邻里</b>：{provisional} 该履行了。付钱"
    assert [row[0].label for row in rendered.buttons] == ["📒 第12号调解记录", "📒 第9号调解记录"]
    assert "tomorrow, 24 Dec" not in render([a_near()], "zh").text
    assert "司法确认" not in render([a_near()], "en").text


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(paper: bytes) -> tuple[list[str], ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(paper)) as parts:
        root = ElementTree.fromstring(parts.read("word/document.xml"))  # noqa: S314 - our own file
    return ["".join(t.text or "" for t in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p")], root


def test_the_agreement_is_drafted_on_a4_with_blanks_for_people() -> None:
    lines, root = paragraphs(agreement_paper(ZH, a_record()))
    text = "\n".join(lines)
    assert lines[0] == "人民调解协议书"
    assert lines[1] == "编号：（2026）人调字第 12 号"
    for said in ("甲方（当事人）", "乙方（当事人）", "姓名或名称____", "（人民调解委员会印章）"):
        assert said in text
    for said in (
        "一、甲方修好水管",
        "二、乙方不再追究",
        "2026年12月24日前：甲方付粉刷钱",
        "3,000元",
    ):
        assert said in text
    assert "古道社区人民调解委员会" in text
    assert "楼上<漏水>，两家争执" in text
    page = next(root.iter(f"{_W}pgSz"))
    assert (page.get(f"{_W}w"), page.get(f"{_W}h")) == ("11906", "16838")
    fonts = {f.get(f"{_W}eastAsia") for f in root.iter(f"{_W}rFonts")}
    assert fonts == {"方正小标宋简体", "黑体", "仿宋"}


@pytest.mark.parametrize("locale", LOCALES)
def test_both_papers_are_made_in_both_languages_with_nothing_on_file(locale: str) -> None:
    say = say_in(locale)
    for made in (agreement_paper, oral_paper):
        for view in (a_record(), a_record(agreements=()), the_longest_record()):
            lines, _ = paragraphs(made(say, view))
            assert len(lines) > 5


def test_the_oral_form_is_a_table() -> None:
    lines, root = paragraphs(oral_paper(ZH, a_record()))
    assert lines[0] == "人民调解口头协议登记表"
    assert len(list(root.iter(f"{_W}tr"))) == 6
    assert "2026年11月24日" in lines


def test_a_sum_is_said_to_the_cent_where_it_has_any() -> None:
    assert money(ZH, Decimal(3000)) == "3,000元"
    assert money(ZH, Decimal("1234.5")) == "1,234.50元"
