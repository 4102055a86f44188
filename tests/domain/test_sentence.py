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
        ("138/5550/1234，138_5550_1234", [PersonalKind.PHONE] * 2),
        ("一三八／五五五〇／一二三四", [PersonalKind.PHONE]),
        ("341102/19900101/123X", [PersonalKind.ID_NUMBER]),
        ("13栋1301/1302/101，2026/11/30，1500/3000/800元", []),
        ("3号楼2单元,漏水3天,赔偿12000元", []),
        ("2026年11月24日 14:30", []),
        ("合同金额138555元", []),
        ("12345热线转来", []),
        ("400-123-4567，110，12348", []),
        ("二〇二六年十一月二十四日，一二三楼", []),
        ("楼上漏水不肯修1 3 8 5 5 5 0 1 2 3 4两家吵", [PersonalKind.PHONE]),
        ("1385 550 1234", [PersonalKind.PHONE]),
        ("138 - 5550 - 1234", [PersonalKind.PHONE]),
        ("15 20 138 5550 1234", [PersonalKind.PHONE]),
        ("008613855501234", [PersonalKind.PHONE]),
        ("幺三八五五五零幺二三四", [PersonalKind.PHONE]),
        ("一三八，五五五〇，一二三四", [PersonalKind.PHONE]),
        ("138一二三四5678", [PersonalKind.PHONE]),
        ("壹叁捌伍伍伍零壹贰叁肆", [PersonalKind.PHONE]),
        ("0550 382 0106", [PersonalKind.PHONE]),
        ("+86 550 3820106", [PersonalKind.PHONE]),
        ("三四一一〇二一九九〇〇一〇一一二三叉", [PersonalKind.ID_NUMBER]),
        ("三四一一零二，一九九零，零一零一，一二三X", [PersonalKind.ID_NUMBER]),
        ("3411 0219 9001 0112 34", [PersonalKind.ID_NUMBER]),
        ("3号楼2单元1203，12-9，第440号", []),
        ("1390 8395 7104", []),  # the code of a matter
        ("341102001001，341102001001001", []),  # the codes of units
        ("15-3-1203 2026-11-30，18-2-1203 2026年", []),
        ("0830-1130 1430-1730", []),
        ("13栋1单元1801、1802、1803", []),
        ("账目2019 2020 2021 2022", []),
        ("1300 1400 1500元，1,200.00元", []),
        ("三四十人，二十三户，一、三、五单元，一三五七栋", []),
        ("12 3 4 5 6 7 8 9 10", []),
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
        ("李\u200d\u200d某", "李某"),
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
