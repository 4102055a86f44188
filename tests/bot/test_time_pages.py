"""The pages and pushes of clocks and leave."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.buttons.bounds import day_of, number_of
from bot.buttons.cases import OpenCase, TakeStep
from bot.buttons.extension import AnswerExtension
from bot.notices.render import renderer
from bot.pages.cases import case_page
from bot.pages.clocks import clocks_page, pick_page
from bot.pages.leave import days_page, leave_page, leave_post_page, leave_posts_page
from bot.pages.more import more_page
from bot.texts import LOCALES, say_in
from domain.cases.clocks import ClockBoard, ClockRow
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.model import State, Urgency
from domain.cases.views import CaseClock, ExtensionRow
from domain.errors import NotFound
from domain.leave.views import LeaveBoard, LeavePost, LeaveRow
from domain.people.model import Role
from domain.reminders.ladder import Rung
from tests.bot.samples import (
    COMMUNITY,
    ZONE,
    a_line,
    a_view,
    an_actor,
    an_entry,
    assert_fits,
    data,
    labels,
    may,
)
from tests.samples_overdue import asked, leave, limit, overdue

ZH = say_in("zh")
TODAY = date(2026, 11, 24)
DUE = datetime(2026, 12, 10, 16, 0, tzinfo=UTC)
BOARD = ClockBoard(
    unit=COMMUNITY,
    rows=tuple(
        ClockRow(urgency=one, accept=2 * (one is Urgency.YELLOW), handle=7, own=n == 1)
        for n, one in enumerate(Urgency)
    ),
    may_set=True,
)
POST = LeavePost(
    post_id=4,
    role=Role.MEDIATOR,
    unit=COMMUNITY,
    leaves=(LeaveRow(id=9, first=TODAY, last=date(2026, 12, 2)),),
    covered=False,
)


def _told(*notices: object) -> tuple[str, list[list[str]]]:
    rendered = renderer(ZONE)(notices, "zh")  # type: ignore[arg-type]  # notices of any kind
    return rendered.text, [[one.action for one in row] for row in rendered.buttons]


def test_one_overdue_matter_and_the_way_up() -> None:
    text, buttons = _told(overdue(hand_up=True))
    assert text == (
        "⏰ 这件事过了时限，请看一眼：\n"
        "• <b>第12号 · 邻里</b> 古道社区，应在 11月26日(周四) 24:00 前办好"
    )
    up = TakeStep(id=12, arrow=Arrow.HAND_UP).pack()
    assert buttons == [[OpenCase(id=12).pack(), up]]


def test_many_overdue_come_as_one_list_on_each_rung() -> None:
    text, buttons = _told(
        *(overdue(n) for n in range(1, 21)), overdue(50, Rung.NEXT_TIER, state=State.REPORTED)
    )
    own, below = text.split("\n\n")
    assert own.startswith("⏰ 这 20 件过了时限")
    assert own.count("• ") == 15
    assert own.endswith("…等 20 件")
    assert "下级这件事过了时限" in below
    assert below.endswith("前受理")
    assert len(buttons) == 7


def test_a_provisional_limit_says_so() -> None:
    assert "放假安排还没公布" in _told(limit(True))[0]
    assert "放假安排" not in _told(limit())[0]


def test_a_request_is_answered_under_the_push() -> None:
    text, buttons = _told(asked())
    assert text.endswith("在等鉴定\n☑️ 双方当事人都同意")
    yes, no = (AnswerExtension(id=7, yes=word).pack() for word in (True, False))
    assert buttons == [[yes, no], [OpenCase(id=12).pack()]]


def test_the_stand_in_hears_for_which_days() -> None:
    assert "11月30日–12月2日请假，这几天的事由您代班" in _told(leave())[0]
    assert "已替您请假" in _told(leave(yours=True))[0]
    assert "已取消" in _told(leave(over=True))[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_fit(locale: str) -> None:
    say = say_in(locale)
    assert_fits(clocks_page(say, BOARD, say("clocks-done")))
    for what in ("accept", "handle"):
        assert_fits(pick_page(say, BOARD, Urgency.YELLOW, what))
    board = LeaveBoard(leaves=POST.leaves, posts=(POST, replace(POST, covered=True)), gives=True)
    assert_fits(leave_page(say, board, TODAY, say("leave-done", span="1–2")))
    assert_fits(leave_page(say, LeaveBoard(leaves=(), posts=(), gives=False), TODAY))
    assert_fits(leave_posts_page(say, "古道社区", (POST,)))
    assert_fits(leave_posts_page(say, "古道社区", ()))
    assert_fits(leave_post_page(say, POST, TODAY))
    assert_fits(days_page(say, 0, None, TODAY))
    assert_fits(days_page(say, 2**31 - 1, TODAY, TODAY))


def test_who_may_not_set_clocks_reads_them() -> None:
    page = clocks_page(ZH, replace(BOARD, may_set=False))
    assert labels(page) == []
    assert "🟡 一般：2天受理，7天办结" in page.text
    assert "🟠 当日处理：当天受理，7天办结（本单位定的）" in page.text


def test_this_week_is_until_sunday() -> None:
    page = leave_page(ZH, LeaveBoard(leaves=(), posts=(), gives=False), TODAY)
    assert labels(page)[:4] == ["今天", "明天", "本周", "📅 其他日子"]
    assert data(page)[:3] == [
        "lvt:0:20261124:20261124",
        "lvt:0:20261125:20261125",
        "lvt:0:20261124:20261129",
    ]


def test_days_from_a_phone() -> None:
    assert day_of(number_of(TODAY)) == TODAY
    for wrong in (0, 20261301, 20260230, -1, 10**12):
        with pytest.raises(NotFound):
            day_of(wrong)


def test_the_case_says_what_runs_and_what_was_asked() -> None:
    ask = ExtensionRow(id=7, days=5, until=DUE, reason="在等鉴定", parties_agree=False)
    clock = CaseClock(limit_at=DUE, due_provisional=True, limit_provisional=True, asked=ask)
    said = replace(an_entry(Letter.EXTENSION_ASKED, "在等鉴定"), days=5)
    view = replace(a_view(), clock=clock, timeline=(an_entry(), said))
    view = may(view, answer_extension=True)
    page = case_page(ZH, view, ZONE, an_actor(Role.COORDINATOR))
    assert "📅 调解期限 12月10日(周四) 24:00（受理起一个月；放假安排还没公布" in page.text
    assert "已申请延期5个工作日" in page.text
    assert "：申请延期5个工作日。在等鉴定" in page.text
    assert labels(page)[:2] == ["✅ 同意", "✖️ 不同意"]
    came = replace(view, clock=replace(clock, taken_over=True))
    assert "（接单起一个月" in case_page(ZH, came, ZONE, an_actor(Role.COORDINATOR)).text
    silent = may(view, answer_extension=False)
    assert "✅ 同意" not in labels(case_page(ZH, silent, ZONE, an_actor(Role.MEDIATOR)))


def test_more_time_is_asked_for_under_more() -> None:
    view = may(a_view(a_line()), extend=True)
    assert "🕒 申请延期" in labels(more_page(ZH, view, ZH("more")))
    assert "🕒 申请延期" not in labels(more_page(ZH, a_view(), ZH("more")))
