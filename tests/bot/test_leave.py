"""Days of leave as they are typed, and what is asked of those that are not clear."""

from datetime import date

import pytest

from bot.dialogs.spans import seems_days, span_typed
from tests.bot.test_report_dialog import to_preview, to_sentence
from tests.stand import Stand

WHO = "building_head"
FIRST = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        *(("今明两天", 1, 2), ("明后天", 2, 3), ("明天起三天", 2, 4)),
        *(("从12-9开始3天", 9, 11), ("tomorrow for 3 days", 2, 4)),
    ],
)
def test_days_in_a_row(text: str, first: int, last: int) -> None:
    assert span_typed(text, FIRST) == [date(2026, 12, first), date(2026, 12, last)]


def test_how_many_alone_wants_a_first_day() -> None:
    for text in ("三天", "3 days"):
        assert span_typed(text, FIRST) is None
        assert seems_days(text)
        assert span_typed(text, FIRST, date(2026, 12, 28)) == [date(2026, 12, 30)]
    assert not seems_days("3号楼"), "a building"
    assert not seems_days("楼道灯不亮从昨晚开始3天")


async def test_days_that_are_refused_are_asked_for_still(stand: Stand) -> None:
    await stand.say(WHO, "/leave", "请哪几天")
    await stand.say(WHO, "12-11到12-9", "这几天不能请")
    await stand.say(WHO, "三天", "没看懂是哪天")
    assert "没看懂" not in (await stand.say(WHO, "3号楼")).text
    await stand.say(WHO, "12-9到12-11", "已请假")
    assert "🔍" in (await stand.say(WHO, "12-9到12-11")).text, "it is asked no more"
    await stand.say(WHO, "/leave", "请哪几天")
    await stand.say(WHO, "明天起三天", "已请假：11月25日")


async def test_days_are_typed_over_a_report_that_wants_a_tap(stand: Stand) -> None:
    await to_preview(stand)
    await stand.say(WHO, "/leave", "请哪几天")
    await stand.say(WHO, "22-25", "没看懂是哪天")
    seen = await stand.say(WHO, "12-9到12-11", "请看一眼")
    assert "请点下面的按钮" not in seen.text
    assert "已请假：12月9日–11日" in (await stand.screen(WHO)).messages[-2].text
    await stand.say(WHO, "12-15到12-16", "请点下面的按钮")


async def test_days_answer_what_was_opened_since_leave_was_asked(stand: Stand) -> None:
    await stand.say(WHO, "/leave", "请哪几天")
    await to_preview(stand)
    await stand.say(WHO, "12-9到12-11", "请点下面的按钮")


async def test_where_words_are_wanted_days_are_words(stand: Stand) -> None:
    await to_sentence(stand)
    await stand.say(WHO, "/leave", "请哪几天")
    assert "12-9到12-11" in (await stand.say(WHO, "12-9到12-11", "请看一眼")).text
