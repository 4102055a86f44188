"""How many, how much and when, as it is said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.amounts import parse_amount
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
