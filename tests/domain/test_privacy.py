"""Personal numbers in a sentence are found, whatever way people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases.draft import clean_summary
from domain.cases.privacy import PersonalKind, find_personal, mask
from domain.errors import Invalid


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("电话13855501234", [PersonalKind.PHONE]),
        ("138 5550 1234 找老王", [PersonalKind.PHONE]),
        ("+86-138-5550-1234", [PersonalKind.PHONE]),
        ("１３８５５５０１２３４", [PersonalKind.PHONE]),
        ("0550-3820106", [PersonalKind.PHONE]),
        ("身份证341102199001011234", [PersonalKind.ID_NUMBER]),
        ("34110219900101123x", [PersonalKind.ID_NUMBER]),
        ("341102 1990 0101 1234", [PersonalKind.ID_NUMBER]),
        ("341102900101123", [PersonalKind.ID_NUMBER]),
        ("341102199001011234,13855501234", [PersonalKind.ID_NUMBER, PersonalKind.PHONE]),
        ("3号楼2单元,漏水3天,赔偿12000元", []),
        ("2026年11月24日 14:30", []),
        ("合同金额138555元", []),
        ("12345热线转来", []),
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
