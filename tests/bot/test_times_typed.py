"""Times of day as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.moments import parse_time
from domain.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15:30", time(15, 30)),
        ("9：05", time(9, 5)),
        ("15", time(15)),
        ("15点", time(15)),
        ("15点半", time(15, 30)),
        ("下午三点半", time(15, 30)),
        ("下午3点20分", time(15, 20)),
        ("上午十点", time(10)),
        ("3pm", time(15)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        *(("3点", time(15)), ("六点半", time(18, 30)), ("3:30", time(15, 30)), ("7点", time(7))),
        *(("03:00", time(3)), ("凌晨3点", time(3)), ("凌晨十二点", time(0)), ("早上6点", time(6))),
        *(("中午12点", time(12)), ("中午一点", time(13)), ("下午12点半", time(12, 30))),
        *(("下午三点一刻", time(15, 15)), ("九点三刻", time(9, 45)), ("10点整", time(10))),
        *(("傍晚六点", time(18)), ("晚上七点", time(19)), ("晚上20点", time(20)), ("0点", time(0))),
        *(("三点零五分", time(15, 5)), ("十点二十", time(10, 20))),
        ("9:15 pm", time(21, 15)),
    ],
)
def test_a_time(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "晚上十二点",
        "晚上0点",
        "晚上三点",
        "上午12点",
        "中午三点",
        "24点",
        "3点二刻钟后",
        "25:00",
        "10:75",
        "明天",
        "15:30:20",
        "三点来",
        "1" * 40,
    ],
)
def test_no_time(typed: str) -> None:
    with pytest.raises(Invalid, match="time-unclear"):
        parse_time(typed)


HOURS = "零一二三四五六七八九十"


def in_words(number: int) -> str:
    """A number below sixty as it is spoken."""
    tens, ones = divmod(number, 10)
    if not tens:
        return HOURS[ones]
    return f"{HOURS[tens] if tens > 1 else ''}十{HOURS[ones] if ones else ''}"


def part_of_day(hour: int) -> str:
    """What is said before an hour; nobody says it is twelve in the evening."""
    words = {6: "凌晨", 11: "上午", 13: "中午", 18: "下午", 24: "晚上"}
    return next(word for until, word in words.items() if hour < until)


@given(st.times())
def test_what_is_said_of_a_time_is_read_back(at: time) -> None:
    hour, minute = at.hour % 12 or 12 * (at.hour > 0), at.minute
    said = f"{part_of_day(at.hour)}{in_words(hour)}点"
    if minute:
        said += f"{'零' if minute < 10 else ''}{in_words(minute)}分"
    assert parse_time(said) == time(at.hour, minute), said
    assert parse_time(f"{at:%H:%M}") == time(at.hour, minute)
