"""How many, how much and when, as it is said."""

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.numbers import people_band
from domain.cases.model import PeopleBand
from domain.cases.scale import band_of
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
