"""The seal of a copy: nothing of it can be changed, left out or exchanged."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from storage.backup import sealed
from storage.backup.sealed import Damaged, OpeningStream, SealingStream, WrongPassphrase
from tests.examples import examples

WORDS = "correct horse battery staple"
COST = sealed._COST


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A guess need not take long here."""
    monkeypatch.setattr(sealed, "_COST", 2)


def test_a_guess_at_the_passphrase_is_dear() -> None:
    assert COST >= 1 << 17, "as OWASP recommends for scrypt"


PIECES = st.lists(st.binary(max_size=200), max_size=8)


def shut(pieces: list[bytes]) -> bytes:
    """The pieces as a sealed stream."""
    file = BytesIO()
    stream = SealingStream(file, WORDS)
    for piece in pieces:
        stream.write(piece)
    stream.close()
    return file.getvalue()


def opened_again(data: bytes) -> bytes:
    """What a sealed stream holds."""
    stream, found = OpeningStream(BytesIO(data), WORDS), b""
    while some := stream.read(50):
        found += some
    return found


@pytest.fixture
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "_PIECE", 64)


@examples(100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=PIECES, data=st.data())
def test_nothing_of_a_stream_can_be_changed(
    pieces: list[bytes], data: st.DataObject, short_pieces: None
) -> None:
    whole = shut(pieces)
    assert opened_again(whole) == b"".join(pieces)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = bytearray(whole)
    other[at] ^= data.draw(st.integers(1, 255))
    for broken in (bytes(other), whole[:at], whole + b"x", whole + whole[50:]):
        with pytest.raises((Damaged, WrongPassphrase)):
            opened_again(broken)


def test_its_pieces_can_not_be_exchanged(short_pieces: None) -> None:
    whole, size, head = shut([bytes(200)]), 64 + 16, len(sealed.MAGIC) + 32
    first, second = whole[head : head + size], whole[head + size : head + 2 * size]
    with pytest.raises(Damaged):
        opened_again(whole[:head] + second + first + whole[head + 2 * size :])
    with pytest.raises(Damaged):
        opened_again(whole[: head + size] + whole[head + 2 * size :])
    with pytest.raises(Damaged):
        opened_again(whole[: head + size])
