"""How many, how much and when, as it is said."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.amounts import parse_amount
from bot.dialogs.dates import parse_day
from bot.dialogs.numbers import people_band
from domain.cases.model import PeopleBand
from domain.cases.scale import band_of
from domain.errors import Invalid
from domain.reading.people import band_in

FORMS = {"{}人": 0, "{}个人": 0, "不到{}人": -1, "不足{}个人": -1, "不满{}人": -1}
TAKING_IN = {"{}人以下": 0, "{}人以内": 0, "{}人之内": 0}


@given(st.integers(3, 200), st.sampled_from([*(FORMS | TAKING_IN).items()]))
def test_an_answer_and_a_sentence_are_read_alike(many: int, form: tuple[str, int]) -> None:
    said = form[0].format(many)
    band = band_of(many + form[1])
    assert people_band(said) is band, said
    assert band_in(said) is band_in(f"楼下有{said}") is band, said


def test_what_a_number_leaves_out() -> None:
    assert people_band("3人以内") is PeopleBand.THREE_FOUR
    assert people_band("不到三个人") is PeopleBand.ONE_TWO
    assert band_in("不到10人围着") is PeopleBand.FIVE_NINE
    assert band_in("10人以下在闹") is PeopleBand.TEN_TWENTY_NINE


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *(("20万零5千", "205000"), ("四百万零五千", "4005000"), ("三点五万", "35000")),
        *(("一点二万", "12000"), ("三点零五万", "30500"), ("三点二五万", "32500")),
        *(("五毛", "0.5"), ("5角", "0.5"), ("五毛钱", "0.5"), ("五角五分", "0.55")),
        *(("12元5角6分", "12.56"), ("12元零5分", "12.05"), ("三块五毛", "3.5"), ("3块5", "3.5")),
        *(("共1000元", "1000"), ("一共八百块", "800"), ("合计￥1,200.50", "1200.50")),
        *(("叁佰元", "300"), ("人民币叁佰元整", "300"), ("壹万贰仟伍佰圆整", "12500")),
        *(("一万零五百", "10500"), ("12万3500", "123500"), ("3千500", "3500"), ("15k", "15000")),
        *(("一千零五十", "1050"), ("12元50", "12.50"), ("三点五元", "3.5")),
    ],
)
def test_a_sum_that_is_clear_is_understood(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        *("35百", "12万35", "12万350", "一千零五百", "一百零五十", "3千50", "12十", "二十零五"),
        *("三点五", "三点钟", "五分", "共", "12元567", "3毛毛", "点五万", "八点半", "整", "800元-"),
    ],
)
def test_a_sum_that_may_be_another_is_asked_for(text: str) -> None:
    with pytest.raises(Invalid, match="amount-unclear"):
        parse_amount(text)


@pytest.mark.parametrize(
    ("text", "ahead", "day"),
    [
        *(("下个月5号", True, "2026-12-05"), ("下月五号", True, "2026-12-05")),
        *(("本月25号", True, "2026-11-25"), ("这个月25号", False, "2026-11-25")),
        *(("上个月5号", False, "2026-10-05"), ("下下个月5日", True, "2027-01-05")),
        *(("明年1月5号", True, "2027-01-05"), ("去年12月30日", False, "2025-12-30")),
        *(("今年十二月一号", True, "2026-12-01"), ("5 Jan next year", True, "2027-01-05")),
        *(
            ("今日", True, "2026-11-24"),
            ("明日", True, "2026-11-25"),
            ("昨日", False, "2026-11-23"),
        ),
        *(("12月25号（周五）", True, "2026-12-25"), ("12月25日 星期五", True, "2026-12-25")),
        *(("25 Dec (Fri)", True, "2026-12-25"), ("月底", True, "2026-11-30")),
        *(
            ("月底", False, "2026-10-31"),
            ("下个月底", True, "2026-12-31"),
            ("上月末", False, "2026-10-31"),
        ),
        *(("end of month", True, "2026-11-30"), ("元旦", True, "2027-01-01")),
        *(("元旦", False, "2026-01-01"), ("New Year's Day", True, "2027-01-01")),
        *(("两周后", True, "2026-12-08"), ("一个星期后", True, "2026-12-01")),
        *(("2 weeks later", True, "2026-12-08"), ("一周前", False, "2026-11-17")),
    ],
)
def test_a_day_that_is_clear_is_understood(text: str, ahead: bool, day: str) -> None:
    assert parse_day(text, date(2026, 11, 24), ahead=ahead) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(("12月25号（周四）", "day-unclear"), ("下个月", "day-unclear"), ("明年", "day-unclear")),
        *(("本月31号", "day-impossible"), ("月5号", "day-unclear"), ("两周", "day-unclear")),
    ],
)
def test_a_day_that_is_none_is_asked_for(text: str, reason: str) -> None:
    with pytest.raises(Invalid) as error:
        parse_day(text, date(2026, 11, 24), ahead=False)
    assert error.value.reason == reason
