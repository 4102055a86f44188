"""Times of day as people type them."""

from datetime import time

import pytest

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
        ("9:15 pm", time(21, 15)),
    ],
)
def test_a_time(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "25:00", "10:75", "明天", "15:30:20", "三点来", "1" * 40])
def test_no_time(typed: str) -> None:
    with pytest.raises(Invalid, match="time-unclear"):
        parse_time(typed)
