"""The page of a case, in both languages."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from bot import words
from bot.buttons.cases import AddDetail, OpenCase, ShowFile, TakeStep, WayPage
from bot.pages.cases import case_page, title
from bot.pages.way import way_page
from bot.texts import LOCALES, say_in
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind, CaseKind, Outcome, State, Urgency
from domain.cases.views import AttachmentRef
from domain.people.model import Role
from domain.referrals.lifecycle import WAYS
from domain.referrals.model import Body
from tests.bot.samples import (
    COMMUNITY,
    NOW,
    ZONE,
    a_line,
    a_view,
    an_actor,
    an_entry,
    assert_fits,
    data,
    labels,
    may,
    the_longest_view,
)

ZH, EN = say_in("zh"), say_in("en")
MEDIATOR = an_actor(Role.MEDIATOR)


def test_a_new_case_in_chinese() -> None:
    page = case_page(ZH, a_view(a_line(), Arrow.ACCEPT, Arrow.ASK_BACK), ZONE, MEDIATOR)
    assert page.text.splitlines() == [
        "<b>第12号 · 邻里</b>（矛盾纠纷）",
        "🆕 待受理 ｜ 🟡 一般",
        "",
        "📍 古道第一网格 · 5号楼",
        "👥 涉及3–4人",
        "🏠 由古道社区负责",
        "⏰ 11月26日(周四) 24:00 前受理",
        "",
        "楼上&lt;漏水&gt;，两家争执",
        "",
        "<b>办理经过</b>",
        "• 11月24日(周二) 10:00 古道第一网格 网格长：上报",
    ]
    assert labels(page) == [
        *("✅ 受理", "❓ 退回补充", "⋯ 更多"),
        *("‹ 待办", "‹ 我报的", "🔄 刷新"),
    ]
    assert data(page)[0] == TakeStep(id=12, arrow=Arrow.ACCEPT).pack()


def test_a_new_case_in_english() -> None:
    text = case_page(EN, a_view(), ZONE, MEDIATOR).text
    assert "<b>No. 12 · neighbours</b> (dispute)" in text
    assert "to be accepted by Thu 26 Nov 24:00" in text
    assert "Tue 24 Nov 10:00 古道第一网格, grid head: reported it" in text


def test_overdue_and_danger_are_said_in_words() -> None:
    line = replace(a_line(), overdue=True, urgency=Urgency.RED, state=State.MEDIATING)
    text = case_page(ZH, a_view(line), ZONE, MEDIATOR).text
    assert "⚠️ 已超期，应在 11月26日(周四) 24:00 前办好" in text
    assert "有人身危险，请先拨打 110、119 或 120" in text
    closed = replace(line, state=State.CLOSED, outcome=Outcome.SUCCESS, due_at=None, overdue=False)
    text = case_page(ZH, a_view(closed), ZONE, MEDIATOR).text
    assert "110" not in text
    assert "🗂 已归档：调解成功" in text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", CaseKind)
def test_every_state_has_words(locale: str, kind: CaseKind) -> None:
    say = say_in(locale)
    to = {way.letter: Body.COURT for way in WAYS}
    timeline = tuple(replace(an_entry(one), body=to.get(one), days=5) for one in Letter)
    for state, outcome in product(State, [None, *Outcome]):
        line = replace(a_line(kind=kind), state=state, outcome=outcome)
        view = replace(a_view(line, *Arrow), timeline=timeline)
        assert_fits(case_page(say, view, ZONE, MEDIATOR, say("too-late")))


def test_the_steps_of_an_item_are_not_those_of_a_dispute() -> None:
    view = a_view(a_line(kind=CaseKind.OPINION), Arrow.START)
    assert "▶️ 开始办理" in labels(case_page(ZH, view, ZONE, MEDIATOR))


def test_steps_that_lead_on_stand_first() -> None:
    view = a_view(a_line(), Arrow.ASK_BACK, Arrow.WITHDRAW, Arrow.RESOLVE)
    assert labels(case_page(ZH, view, ZONE, MEDIATOR))[0] == "✅ 登记结果"


def test_a_report_is_undone_while_that_is_possible_and_withdrawn_after() -> None:
    fresh = may(a_view(a_line(), Arrow.WITHDRAW), undo=7)
    fresh = replace(fresh, undo_within=timedelta(minutes=5))
    assert [one for one in labels(case_page(ZH, fresh, ZONE, MEDIATOR)) if "↩️" in one] == [
        "↩️ 撤销（5分钟内）"
    ]
    later = may(fresh, undo=None)
    assert [one for one in labels(case_page(ZH, later, ZONE, MEDIATOR)) if "↩️" in one] == ["↩️ 撤回"]


def test_entries_of_the_record_one_after_another_are_one_line() -> None:
    written = [an_entry(Letter.RECORD, minutes=n) for n in (1, 2, 3)]
    view = replace(a_view(), timeline=(an_entry(), *written, an_entry(Letter.NOTE, minutes=4)))
    text = case_page(ZH, view, ZONE, MEDIATOR).text
    assert text.count("更新了调解记录") == 1
    assert words.moment(ZH, written[-1].at, ZONE) in text
    apart = replace(view, timeline=(written[0], an_entry(Letter.NOTE, minutes=4), written[2]))
    assert case_page(ZH, apart, ZONE, MEDIATOR).text.count("更新了调解记录") == 2
    other = replace(written[1], role=Role.COORDINATOR)
    both = replace(view, timeline=(an_entry(), written[0], other))
    assert case_page(ZH, both, ZONE, MEDIATOR).text.count("更新了调解记录") == 2


def test_adding_detail_is_offered_once() -> None:
    answering = may(a_view(a_line(), Arrow.ANSWER), add_detail=True)
    page = case_page(ZH, answering, ZONE, MEDIATOR)
    assert labels(page).count("✏️ 补充情况") == 1
    adding = may(a_view(), add_detail=True)
    assert AddDetail(id=12).pack() in data(case_page(ZH, adding, ZONE, MEDIATOR))


def test_attachments_are_numbered_by_kind() -> None:
    files = tuple(
        AttachmentRef(id=n, kind=kind, at=NOW)
        for n, kind in enumerate(
            [AttachmentKind.PHOTO, AttachmentKind.VOICE, AttachmentKind.PHOTO], 1
        )
    )
    page = case_page(ZH, replace(a_view(), attachments=files), ZONE, MEDIATOR)
    assert labels(page)[:3] == ["📷 照片1", "🎤 语音1", "📷 照片2"]
    assert data(page)[2] == ShowFile(id=3).pack()


def test_the_way_back_is_only_to_lists_one_has() -> None:
    assert labels(case_page(ZH, a_view(), ZONE, an_actor(Role.SUPERVISOR))) == ["⋯ 更多", "🔄 刷新"]
    assert labels(case_page(ZH, a_view(), ZONE, an_actor(Role.GRID_HEAD)))[1] == "‹ 我报的"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_case_fits(locale: str) -> None:
    say = say_in(locale)
    page = case_page(say, the_longest_view(), ZONE, an_actor(*Role), say("too-late"))
    assert_fits(page)
    left_out = 60 - page.text.count("• ")
    assert left_out > 0
    assert say("case-steps-more", count=left_out) in page.text
    assert "&lt;59&gt;" in page.text, "the newest is kept"


def test_a_long_way_is_folded_until_it_is_wanted() -> None:
    steps = tuple(an_entry(Letter.NOTE, f"第{n}句", n) for n in range(22))
    view = replace(a_view(), timeline=steps)
    page = case_page(ZH, view, ZONE, MEDIATOR)
    assert [n for n in range(22) if f"第{n}句" in page.text] == [19, 20, 21]
    assert "…前面还有 19 步" in page.text
    assert "📜 全部经过（22步）" in labels(page)
    head = title(ZH, view.line)
    newest, first = way_page(ZH, view, ZONE, head), way_page(ZH, view, ZONE, head, 0)
    assert "共22步 · 第4/4页" in newest.text
    assert "第21句" in newest.text
    assert [n for n in range(22) if f"第{n}句" in first.text] == [0, 1, 2, 3, 4, 5]
    assert data(first) == [WayPage(id=12, page=1).pack(), OpenCase(id=12).pack()]
    short = case_page(ZH, replace(view, timeline=steps[:3]), ZONE, MEDIATOR)
    assert all(f"第{n}句" in short.text for n in range(3))
    assert not [label for label in labels(short) if "经过" in label]


def test_a_step_of_many_words_is_read_whole_behind_the_button() -> None:
    words = "听双方各说了一遍" * 20
    view = replace(a_view(), timeline=(an_entry(Letter.NOTE, words),))
    page = case_page(ZH, view, ZONE, MEDIATOR)
    assert words not in page.text
    assert "📜 全部经过（1步）" in labels(page)
    assert words in way_page(ZH, view, ZONE, title(ZH, view.line)).text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_way_fits(locale: str) -> None:
    say, view = say_in(locale), the_longest_view()
    for page in range(60):
        assert_fits(way_page(say, view, ZONE, title(say, view.line), page))


def test_who_may_take_it_reads_that_it_is_theirs() -> None:
    offered = replace(a_view(), offered=COMMUNITY)
    assert f"已交给{COMMUNITY.name}，等对方接单" in case_page(ZH, offered, ZONE, MEDIATOR).text
    theirs = may(offered, steps=(Arrow.TAKE, Arrow.TURN_BACK))
    text = case_page(ZH, theirs, ZONE, MEDIATOR).text
    assert f"交给{COMMUNITY.name}了，请接单或退回" in text
    assert "等对方接单" not in text
