"""Days, results, numbers of people and units as offices write them."""

from datetime import date

import pytest

from app.imports.ledgers.days import Doubt, Order, day_of
from app.imports.ledgers.ledgers import known_things
from app.imports.ledgers.words import Unknown, band_of, outcome_of
from domain.cases.model import Outcome, PeopleBand
from domain.imports.model import KnownThings
from domain.org.model import Alias, UnitKind
from domain.ports import Work
from tests.makers import FOUNDED, TODAY, District, a_unit
from tests.office import an_office, settled

MARCH = date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-3-5", "2026/3/5", "2026.3.5", "2026年3月5日", "20260305", "２０２６年３月５日",
        "2026-03-05 14:30",
        "26.3.5", "二〇二六年三月五日", "2026年3月5号", "2026、3、5", "2026年三月五日",
        " 2026-03-05 ", "2026年 3月 5日",
        "2026－03－05", "2026．3．5", "2026-3-5上午", "2026/3/5（周四）",
        "2026年3月5日 9时", "2026-03-05T00:00:00",
    ],
)  # fmt: skip
def test_a_day_as_it_is_written(text: str) -> None:
    assert day_of(text) == MARCH


def test_what_is_no_certain_day() -> None:
    for text in (
        "2026年3月",
        "2026-3-5至3-8",
        "2026.03",
        "2026-13-05",
        "3.1",
        "三月",
        "46086",
        "",
        "13/25",
    ):
        assert day_of(text) is None, text
    assert day_of("3月5日") is day_of("十二月三十一日") is Doubt.YEAR
    assert day_of("2月29日", 2025) is None
    assert day_of("5/3/2026") is Doubt.ORDER
    assert day_of("5/3/2026", order=Order.MONTH) == date(2026, 5, 3)
    assert day_of("15/3/2026") == day_of("3/15/2026") == date(2026, 3, 15)
    assert day_of("二十五年", 2025) is None
    assert day_of("2025年十二月二十九日") == day_of("二〇二五年十二月廿九日") == date(2025, 12, 29)


def test_words_of_offices() -> None:
    for text in (
        "已化解（口头）",
        "成功化解",
        "√",
        "已 化解",
        "已办结。",
        "达成协议",
        "和解",
        "调解成功（书面协议）",
        "是",
    ):
        assert outcome_of(text) is Outcome.SUCCESS, text
    for text in ("未化解", "正在化解", "否", "×", "调解中", "in mediation"):
        assert outcome_of(text) is None, text
    assert outcome_of("移交司法") is Outcome.TO_COURT
    assert outcome_of("终结") is Outcome.ENDED
    for text in ("搁置", "已化解（后反悔）", "部分化解"):
        assert outcome_of(text) is Unknown.WORD, text
    bands = {
        "１２": PeopleBand.TEN_TWENTY_NINE, "3人": PeopleBand.THREE_FOUR,
        "约10人": PeopleBand.TEN_TWENTY_NINE, "30人以上": PeopleBand.THIRTY_UP,
        "2户6人": PeopleBand.FIVE_NINE, "5–9人": PeopleBand.FIVE_NINE,
        "30+": PeopleBand.THIRTY_UP, "多人": None, "0": None, "3-12": None, "5人以上": None,
    }  # fmt: skip
    assert {text: band_of(text) for text in bands} == bands


def test_a_unit_by_all_it_is_called() -> None:
    def grown(work: Work, district: District) -> KnownThings:
        gone = a_unit(
            work, UnitKind.COMMUNITY, code="341102001009", name="旧社区",
            above=district.units["street"],
        )  # fmt: skip
        gone.valid_to, gone.successor_id = FOUNDED, district.units["community"]
        work.org.add_alias(Alias(unit_id=district.units["community"], name="古道村民之家"))
        return known_things(work, "341102000000", TODAY)

    image, district = settled()
    with an_office(image=image) as office:
        names = office.do(grown, district).places
    codes = {name: one.code for name, one in names.items() if one is not None}
    for name in ("古道社区", "琅琊街道古道社区", "琅琊区琅琊街道古道社区", "古道", "古道居委会",
                 "古道村民之家", "旧社区", "341102001001"):  # fmt: skip
        assert codes[name] == "341102001001", name
    assert codes["古道社区古道第一网格"] == codes["古道第一网格"] == "341102001001001"
