"""What becomes of what people type: no unseen characters, and no personal number."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases.draft import clean_summary
from domain.errors import Invalid
from domain.mediation.model import clean_text
from domain.privacy import PersonalKind, find_personal, mask
from domain.sentence import clean, tidy


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("电话13855501234", [PersonalKind.PHONE]),
        ("138 5550 1234 找老王", [PersonalKind.PHONE]),
        ("+86-138-5550-1234", [PersonalKind.PHONE]),
        ("１３８５５５０１２３４", [PersonalKind.PHONE]),
        ("138.5550.1234", [PersonalKind.PHONE]),
        ("0550-3820106", [PersonalKind.PHONE]),
        ("05503820106", [PersonalKind.PHONE]),
        ("（0550）3820106", [PersonalKind.PHONE]),
        ("三楼一三八五五五〇一二三四", [PersonalKind.PHONE]),
        ("身份证341102199001011234", [PersonalKind.ID_NUMBER]),
        ("34110219900101123x", [PersonalKind.ID_NUMBER]),
        ("341102 1990 0101 1234", [PersonalKind.ID_NUMBER]),
        ("341102900101123", [PersonalKind.ID_NUMBER]),
        ("341102199001011234,13855501234", [PersonalKind.ID_NUMBER, PersonalKind.PHONE]),
        ("3号楼2单元,漏水3天,赔偿12000元", []),
        ("2026年11月24日 14:30", []),
        ("合同金额138555元", []),
        ("12345热线转来", []),
        ("400-123-4567，110，12348", []),
        ("二〇二六年十一月二十四日，一二三楼", []),
    ],
)
def test_what_is_found(text: str, kinds: list[PersonalKind]) -> None:
    assert [f.kind for f in find_personal(text)] == kinds


@given(st.text(max_size=80), st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.text(max_size=80))
def test_a_masked_text_has_nothing_left(before: str, phone: str, after: str) -> None:
    text = f"{before} {phone} {after}"
    masked = mask(text)
    assert len(masked) == len(text)
    assert not find_personal(masked)


def test_a_summary_is_never_cut_silently() -> None:
    assert clean_summary("  楼上 \n 漏水 ") == "楼上 漏水"
    assert len(clean_summary("水" * 200)) == 200
    with pytest.raises(Invalid) as caught:
        clean_summary("水" * 201)
    assert caught.value.facts == {"limit": 200, "length": 201}
    with pytest.raises(Invalid):
        clean_summary(" \n ")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  楼上 \n 漏水 ", "楼上 漏水"),
        ("楼上\u200b漏\u00ad水", "楼上漏水"),
        ("\u202e水漏上楼\u202c", "水漏上楼"),
        ("楼上\u2066漏水\u2069", "楼上漏水"),
        ("漏水\x00\x1b\ufffe\ud800了", "漏水了"),
        ("救火👨\u200d🚒，谢谢❤\ufe0f", "救火👨\u200d🚒，谢谢❤\ufe0f"),
        ("李\u200d某", "李某"),
        ("\u3164", ""),
        ("\u200b\u2800\u00a0\u3000", ""),
        ("。。。", ""),
        ("👍", "👍"),
    ],
)
def test_what_is_not_seen_is_not_kept(typed: str, kept: str) -> None:
    assert tidy(typed) == kept
    assert clean(typed, 100, "note") == kept


@given(st.text(max_size=60))
def test_a_clean_sentence_is_clean(text: str) -> None:
    once = clean(text, 100, "note")
    assert clean(once, 100, "note") == once
    assert not find_personal(once)
    assert not {unicodedata.category(one) for one in once if one != "\u200d"} & {"Cc", "Cf", "Cs"}


def test_a_number_between_unseen_characters_is_masked() -> None:
    assert clean("电话138\u200b5550\u20631234，找他", 100, "note") == "电话***********，找他"
    assert clean("13855501234", 100, "note") == ""
    assert clean_text("1. 还钱\n\u3164\n2. 找13855501234") == "1. 还钱\n2. 找***********"
