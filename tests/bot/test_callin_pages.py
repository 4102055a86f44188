"""Pages of units called in, in both languages: how much of a screen they take, and what they tell
whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.notices.callins import day, due
from bot.notices.parts import Occasion
from bot.pages.callins import callin_page, list_page
from bot.pages.followups import todo_page
from bot.pages.page import TEXT_LIMIT, bare, size
from bot.texts import LOCALES, say_in
from domain.callins.model import TASKS_LIMIT, UNITS_LIMIT, CallInArrow, CallInState, Coming
from domain.callins.options import CallInOptions
from domain.callins.views import CalledLine, CallInLine, CallInPage, CallInView
from domain.cases.model import NOTE_LIMIT, PLACE_LIMIT, Label
from domain.followups.model import TITLE_LIMIT, FollowupState, Source
from domain.followups.options import FollowupOptions
from domain.followups.views import FollowupLine, TodoPage
from domain.org.model import NAME_LIMIT, UnitKind
from domain.org.views import UnitRef
from domain.reminders.ladder import Rung
from tests.bot.screen import ROOM, height
from tests.makers import NOW, ZONE, later
from tests.samples_callins import DUE, MEETS, of_day
from tests.samples_callins import due as owed

LEADS = CallInOptions(hand_out=True, settle=True, call_off=True, judge=True)
LINE = CallInLine(
    id=5,
    case_id=12,
    category=Label(zh="邻里", en="neighbours"),
    code="412083957104",
    place="古道一号楼三号楼门口",
    meets_at=later(hours=-1),
    request="请带上管线图，一起看漏水从哪里来，怎么修",
    lead="古道社区",
    state=CallInState.CALLED,
    comes=3,
    cannot=1,
    silent=2,
    answer_at=NOW,
    due_at=later(days=1),
    owes_answer=False,
    owes_outcome=True,
    late=False,
    leads=True,
)


def unit(number: int, name: str = "丰乐社区") -> UnitRef:
    return UnitRef(id=number, name=f"{name}{number}"[:NAME_LIMIT], kind=UnitKind.COMMUNITY)


def called(number: int, coming: Coming | None, **changes: object) -> CalledLine:
    line = CalledLine(
        unit=unit(number),
        coming=coming,
        reason="那天有联合检查" if coming is Coming.CANNOT else "",
        answered_at=None if coming is None else NOW,
        recorded=False,
        may_answer=False,
    )
    return replace(line, **changes)  # type: ignore[arg-type] - of several kinds


def task(number: int, state: FollowupState, title: str = "周五前更换主水管") -> FollowupLine:
    return FollowupLine(
        id=number,
        source=Source.CALLIN,
        source_id=number,
        title=title,
        host="古道社区",
        unit_name="丰乐社区",
        state=state,
        round=1,
        due_at=later(days=3),
        answer_at=None,
        overdue=False,
        late=False,
        verdict=None,
        hosts=True,
        source_seen=True,
        may=FollowupOptions(),
    )


SAID = (
    *(called(number, Coming.COMES) for number in (1, 2)),
    called(3, Coming.COMES, recorded=True),
    called(4, Coming.CANNOT),
    *(called(number, None) for number in (5, 6)),
)
VIEW = CallInView(line=LINE, called=SAID, outcome="", ended_at=None, tasks=(), may=LEADS)
HANDED = replace(
    VIEW,
    line=replace(LINE, state=CallInState.HANDED_OUT, owes_outcome=False),
    tasks=(
        task(1, FollowupState.FED_BACK),
        task(2, FollowupState.UNDER_WAY),
        task(3, FollowupState.HANDED_OUT),
    ),
    may=CallInOptions(hand_out=True, judge=True),
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("view", [VIEW, HANDED], ids=["called", "handed-out"])
def test_it_fits_one_screen(view: CallInView, locale: str) -> None:
    page = callin_page(say_in(locale), view, ZONE)
    assert height(page) <= ROOM, page.text


@pytest.mark.parametrize("locale", LOCALES)
def test_the_most_there_can_be_fits_a_message(locale: str) -> None:
    wide = "<" * NAME_LIMIT
    line = replace(LINE, place="<" * PLACE_LIMIT, request="<" * NOTE_LIMIT, lead=wide)
    every = tuple(
        replace(
            called(number, Coming.CANNOT, reason="<" * NOTE_LIMIT),
            unit=UnitRef(id=number, name=wide, kind=UnitKind.COMMUNITY),
        )
        for number in range(1, UNITS_LIMIT + 1)
    )
    tasks = tuple(
        task(number, FollowupState.HANDED_OUT, "<" * TITLE_LIMIT)
        for number in range(1, TASKS_LIMIT + 1)
    )
    say = say_in(locale)
    for state in CallInState:
        view = replace(
            VIEW, line=replace(line, state=state), called=every, tasks=tasks, outcome="<" * 500
        )
        assert size(callin_page(say, view, ZONE).text) <= TEXT_LIMIT
    board = CallInPage(lines=(line,) * 4, page=0, pages=3, total=12, owed=4)
    assert size(list_page(say, board, ZONE).text) <= TEXT_LIMIT


def test_a_morning_of_many_counts_each_call_in_once() -> None:
    say = say_in("en")
    of = [
        of_day(leads=False, callin_id=number, unit_id=unit_id)
        for number in range(1, 8)
        for unit_id in (7, 8)
    ]
    told, buttons = day(Occasion(say=say, zone=ZONE), of)
    lines = told.splitlines()
    assert lines[0] == "📯 A reminder: your unit is coming:"
    assert (len(lines) - 2, lines[-1]) == (10, "… 7 in all, listed by /callins.")
    assert 0 < len(buttons) <= 7


def test_who_does_not_see_the_matter_reads_its_code_and_no_number() -> None:
    say = say_in("zh")
    view = replace(
        VIEW,
        line=replace(LINE, case_id=None, leads=False, owes_outcome=False, owes_answer=True),
        called=(called(1, None, may_answer=True), called(2, Coming.COMES)),
        may=CallInOptions(answer=(1,)),
    )
    page = callin_page(say, view, ZONE)
    assert "查询码 4120 8395 7104" in page.text
    labels = [one.text for row in page.rows for one in row]
    assert labels == ["✅ 到场", "❌ 不能到", "‹ 吹哨清单"]
    assert not any("case:" in str(one.callback_data) for row in page.rows for one in row)
    assert "第" not in bare(page.text)


def test_whose_is_none_of_its_items_reads_that_others_see_to_it() -> None:
    page = callin_page(say_in("zh"), replace(HANDED, tasks=(), may=CallInOptions()), ZONE)
    assert "📋 已记结果，交给别的单位办。" in page.text


def test_for_units_below_their_names_are_told() -> None:
    view = replace(
        VIEW,
        called=(called(1, None, may_answer=True), called(2, None, may_answer=True)),
        may=CallInOptions(answer=(1, 2), records=True),
    )
    page = callin_page(say_in("zh"), view, ZONE)
    assert [one.text for one in page.rows[0]] == ["丰乐社区1：✅ 到场", "丰乐社区1：❌ 不能到"]


def test_what_is_owed_stands_on_top_of_all_else() -> None:
    say = say_in("zh")
    late = replace(LINE, late=True, due_at=NOW - timedelta(days=1))
    owed = CallInPage(lines=(late,), page=0, pages=1, total=1, owed=1)
    items = tuple(task(number, FollowupState.HANDED_OUT) for number in range(1, 5))
    board = TodoPage(given=False, lines=items, page=0, pages=2, total=6, late=0, others=2)
    page = todo_page(say, board, ZONE, owed)
    lines = bare(page.text).split("\n")
    assert lines[0] == "📯 吹哨等您 1 次"
    assert lines[1].startswith("⚠️ ")
    assert lines[4].startswith("📋 要办的 6 件")
    for other in (replace(board, given=True), replace(board, page=1)):
        assert "吹哨等您" not in todo_page(say, other, ZONE, owed).text
    empty = replace(board, lines=(), total=0, others=0)
    assert "吹哨等您 1 次" in todo_page(say, empty, ZONE, owed).text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("arrow", ["call", "answer", "settle", "call-off", "hand-out"])
def test_each_sentence_asked_for_says_that_nobody_is_named(locale: str, arrow: str) -> None:
    asked = say_in(locale).plain(f"callin-ask-words-{arrow}")
    assert {"zh": "不写当事人姓名、电话", "en": "no names or phone numbers"}[locale] in asked


@pytest.mark.parametrize("rung", [Rung.SENDER, Rung.ANSWER])
def test_units_that_owe_one_answer_stand_in_one_line(rung: Rung) -> None:
    some = [
        owed(CallInArrow.ANSWER, rung, owes_id=number, owes=name)
        for number, name in ((7, "丰乐社区"), (8, "琅琊街道"))
    ]
    at = Occasion(say=say_in("zh"), zone=ZONE, now=MEETS - timedelta(hours=2))
    told, buttons = due(at, some)
    who, due_at = "古道社区牵头：丰乐社区、琅琊街道", "昨天(周三) 24:00"
    line = f"• 今天(周四) 15:00 三号楼门口，{who}应在 {due_at} 前答复"
    assert bare(told).splitlines()[1:] == [line]
    assert len(buttons) == (1 if rung is Rung.SENDER else 2), "each answers for its own unit"


def test_the_lead_that_owes_something_is_named_once() -> None:
    before = Occasion(say=say_in("zh"), zone=ZONE, now=DUE - timedelta(days=5))
    for arrow, what in ((CallInArrow.SETTLE, "记结果"), (CallInArrow.ANSWER, "答复")):
        told, _ = due(before, [owed(arrow, Rung.HANDLER, owes="古道社区")])
        said = f"三号楼门口：古道社区应在 11月25日(周三) 24:00 前{what}"
        assert bare(told).endswith(f"• 11月26日(周四) 15:00 {said}")


def test_the_reminder_of_a_morning_says_today() -> None:
    told, _ = day(Occasion(say=say_in("zh"), zone=ZONE, now=MEETS), [of_day(leads=True)])
    assert "今天(周四) 15:00" in told
