"""The codes that are typed: read however they are spaced, and never taken for anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entry import ALPHABET, CHAT, POST, code_in, is_for_chat, new_code, spelled

CODE = "K7MQ2XWDHJ34RTVB"


@pytest.mark.parametrize("length", [POST, CHAT])
def test_a_new_code_is_read_as_it_is_spelled(length: int) -> None:
    code = new_code(length)
    assert len(code) == length
    assert set(code) <= set(ALPHABET)
    assert code_in(spelled(code)) == code_in(code.lower()) == code_in(f" {spelled(code)}\n") == code
    assert code_in(f"请担任：古道社区 网格长\n飞书：发给它：\n{spelled(code)}\n只能用一次") == code
    assert is_for_chat(code) is (length == CHAT)


@pytest.mark.parametrize(
    "typed",
    [
        "k7mq 2xwd hj34 rtvb",
        "Ｋ７ＭＱ－２ＸＷＤ－ＨＪ３４－ＲＴＶＢ",
        "K7MQ–2XWD–HJ34–RTVB",
        "k7mq2xwd-hj34rtvb",
    ],
)
def test_it_is_read_however_a_phone_writes_it(typed: str) -> None:
    assert code_in(typed) == CODE


@pytest.mark.parametrize(
    "said",
    [
        "",
        "3 栋 2 单元漏水",
        "6222020200112233",  # a card
        "6222-3434-5656-7878",
        "62223434565678",
        "91341102MA2T8K7X9Q",  # the number of a company
        "341102199003072345",
        "responsibilities",
        "K7MQ-2XWD",
        "K7MQ-2XWD-HJ34-RTVB-99",
        "K7MQ-2XWD-HJ34-RTVO",
    ],
)
def test_other_words_are_none(said: str) -> None:
    assert code_in(said) is None


@given(st.text(alphabet="楼道漏水,.0123 ABCXYZ-", max_size=60))
def test_what_is_found_is_a_code(said: str) -> None:
    found = code_in(said)
    assert found is None or (len(found) in {POST, CHAT} and set(found) <= set(ALPHABET))
