"""Codes as they are read out, misheard and typed."""

from hypothesis import given
from hypothesis import strategies as st

from domain.codes.model import CODE_LENGTH, code_in, misread, new_code, spaced

codes = st.builds(new_code)


@given(codes)
def test_a_code_is_read_however_it_is_grouped(code: str) -> None:
    wide = code.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    for typed in (code, spaced(code), spaced(code).replace(" ", "-"), f"  {wide}\n"):
        assert code_in(typed) == code
    assert not misread(code)


@given(codes, st.integers(0, CODE_LENGTH - 1), st.integers(1, 9))
def test_a_digit_misheard_is_told(code: str, at: int, by: int) -> None:
    other = str((int(code[at]) + by) % 10)
    assert misread(code[:at] + other + code[at + 1 :])


@given(st.text(max_size=20))
def test_nothing_else_is_a_code(typed: str) -> None:
    found = code_in(typed)
    assert found is None or (len(found) == CODE_LENGTH and found.isdigit())


def test_known_sums() -> None:
    """Luhn's own example with another length: 7992739871 checks with 3."""
    assert not misread("079927398713")
    assert misread("079927398710")
