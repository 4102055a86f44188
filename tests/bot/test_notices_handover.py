"""What is new or handed on, and what the reporter may answer, in words and buttons."""

from dataclasses import replace

import pytest

from bot.buttons.cases import OpenCase, TakeStep
from bot.buttons.rating import Rate, Thank
from bot.texts import LOCALES
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, Urgency
from domain.cases.notices import ConvertedFor
from domain.cases.satisfaction import Satisfaction
from tests.bot.samples_related import converted
from tests.bot.test_notices import actions, moved, offered, reported, thanked, told


@pytest.mark.parametrize("urgency", Urgency)
def test_a_new_case_says_what_happened(urgency: Urgency) -> None:
    said = "三楼漏水，<两家>吵起来了"
    for notice in (
        reported(urgency, summary=said),
        offered(urgency=urgency, summary=said),
        offered(urgency=urgency, yours=False, summary=said),
        converted(ConvertedFor.HANDLER, urgency=urgency, summary=said),
    ):
        assert "📝 三楼漏水，&lt;两家&gt;吵起来了" in told(notice).text.splitlines()
    assert "📝" not in told(reported(urgency)).text


def test_what_is_handed_over_is_taken_or_turned_back_with_one_tap() -> None:
    rendered = told(offered(note="涉及<两个>社区"))
    assert rendered.text == (
        "⏫ <b>第12号 · 邻里</b>，古道社区调解员上交给您这里，请接单：\n"
        "涉及&lt;两个&gt;社区\n🟡 一般 ｜ 📍 古道&lt;社区&gt; · 5号楼"
    )
    take, back = (TakeStep(id=12, arrow=arrow).pack() for arrow in (Arrow.TAKE, Arrow.TURN_BACK))
    assert actions(rendered) == [take, back, OpenCase(id=12).pack()]
    assert [len(row) for row in rendered.buttons] == [2, 1]
    assert "派给您这里" in told(offered(Arrow.ASSIGN)).text


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("arrow", [Arrow.HAND_UP, Arrow.ASSIGN])
def test_a_red_one_handed_over_begins_with_the_number_to_call(locale: str, arrow: Arrow) -> None:
    text = told(offered(arrow, urgency=Urgency.RED), locale=locale).text
    assert all(number in text.splitlines()[0] for number in ("110", "119", "120"))
    assert "110" not in told(offered(arrow), locale=locale).text


def test_a_red_one_of_others_is_for_those_above_to_know_and_not_to_take() -> None:
    for arrow, words in ((Arrow.HAND_UP, "上交给琅琊街道了"), (Arrow.ASSIGN, "派给琅琊街道了")):
        rendered = told(offered(arrow, urgency=Urgency.RED, yours=False))
        assert words in rendered.text
        assert "请接单" not in rendered.text
        assert actions(rendered) == [OpenCase(id=12).pack()]


def test_an_outcome_may_be_thanked_for_or_found_not_fixed() -> None:
    answers = [Thank(id=12).pack(), TakeStep(id=12, arrow=Arrow.NOT_FIXED).pack()]
    for arrow in (Arrow.RESOLVE, Arrow.CLOSE):
        rendered = told(moved(arrow, outcome=Outcome.SUCCESS))
        assert actions(rendered) == [*answers, OpenCase(id=12).pack()]
        assert len(rendered.buttons[0]) == 2, "side by side"
        to_others = told(moved(arrow, outcome=Outcome.SUCCESS, to_reporter=False))
        assert actions(to_others) == [OpenCase(id=12).pack()]


def test_the_answer_to_an_item_comes_with_its_grades() -> None:
    said = moved(Arrow.RESOLVE, kind=CaseKind.OPINION, note="路灯<修好>了", outcome=Outcome.SUCCESS)
    rendered = told(said)
    assert actions(told(replace(said, arrow=Arrow.CLOSE))) == actions(rendered)
    assert rendered.text.endswith("这样答复：\n路灯&lt;修好&gt;了")
    assert actions(rendered)[:3] == [Rate(id=12, grade=grade).pack() for grade in Satisfaction]
    assert len(rendered.buttons[0]) == 3
    resolved = told(moved(Arrow.RESOLVE, outcome=Outcome.SUCCESS))
    assert Rate(id=12, grade=Satisfaction.NOT).pack() not in actions(resolved)


def test_thanks_say_for_which_matter_and_merge() -> None:
    text = told(thanked(), thanked(13)).text
    assert "第12号" in text
    assert "第13号" in text
