"""The lists of cases, in both languages."""

from dataclasses import replace

import pytest

from bot.buttons.cases import OpenCase
from bot.buttons.search import Listed, ListFace, ListOf
from bot.pages import lists
from bot.texts import LOCALES, say_in
from domain.cases.model import Outcome, State, Urgency
from tests.bot.samples import (
    ZONE,
    a_case_page,
    a_line,
    assert_fits,
    data,
    labels,
    the_longest_line,
)
from tests.bot.screen import ROOM, height

ZH, EN = say_in("zh"), say_in("en")


def test_my_reports() -> None:
    settled = replace(a_line(13), state=State.RESOLVED, outcome=Outcome.SUCCESS, place="")
    page = lists.mine(ZH, a_case_page(a_line(), settled), ZONE)
    assert page.text.splitlines() == [
        "<b>我报的事</b> · 共2件",
        "<b>12号</b> 邻里 · 5号楼",
        "🆕 待受理 · 11月24日报",
        "<b>13号</b> 邻里 · 古道第一网格",
        "✅ 已有结果：调解成功 · 11月24日报",
    ]
    assert data(page)[:-1] == [OpenCase(id=12).pack(), OpenCase(id=13).pack()]


def test_an_outcome_that_is_no_success_has_another_mark() -> None:
    line = replace(a_line(), state=State.RESOLVED, outcome=Outcome.TO_COURT)
    assert "☑️ 已有结果：进入司法程序" in lists.mine(ZH, a_case_page(line), ZONE).text


@pytest.mark.parametrize("state", [State.MERGED, State.WITHDRAWN])
def test_what_a_state_says_is_not_said_twice(state: State) -> None:
    line = replace(a_line(), state=state, outcome=Outcome(state.value))
    text = lists.mine(ZH, a_case_page(line), ZONE).text
    assert {State.MERGED: "已合并 ·", State.WITHDRAWN: "已撤回 ·"}[state] in text


def test_nothing_reported_yet() -> None:
    assert "/report" in lists.mine(ZH, a_case_page(), ZONE).text
    assert lists.mine(EN, a_case_page(), ZONE).keyboard is None


def test_pages() -> None:
    page = lists.mine(ZH, a_case_page(a_line(), page=1, pages=3), ZONE)
    assert "第2/3页" in page.text
    listed = Listed(of=ListOf.MINE)
    turned = [listed.shown(page=0), listed.shown(page=2), listed.shown(ListFace.CHOICES)]
    assert data(page)[1:-1] == [one.pack() for one in turned]


def test_the_queue_tells_what_presses() -> None:
    late = replace(a_line(), urgency=Urgency.RED, overdue=True)
    page = lists.queue(ZH, a_case_page(late, a_line(13)), ZONE)
    assert page.text.splitlines()[1:3] == [
        "🔴 紧急 <b>12号</b> 邻里 · 古道第一网格",
        "🆕 待受理 · ⚠️ 已超期，限 11月26日",
    ]
    assert labels(page) == ["🔴 12号 · 邻里 · 5号楼", "13号 · 邻里 · 5号楼", "📄 表格"]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_full_queue_is_one_screen(locale: str) -> None:
    lines = [replace(a_line(n), overdue=n < 4) for n in range(1, 6)]
    page = lists.queue(say_in(locale), a_case_page(*lines, page=1, pages=3), ZONE)
    assert height(page) <= ROOM


def test_an_empty_queue_and_somebody_elses() -> None:
    assert "现在没有要办的" in lists.queue(ZH, a_case_page(), ZONE).text
    text = lists.no_queue(ZH).text
    assert "调解员、综治协调员" in text
    assert "网格长" not in text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_lists_fit(locale: str) -> None:
    board = a_case_page(*[the_longest_line()] * 5, page=4998, pages=9999)
    assert_fits(lists.mine(say_in(locale), board, ZONE))
    assert_fits(lists.queue(say_in(locale), board, ZONE))
