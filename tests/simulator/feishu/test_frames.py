"""The frames of the long connection."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.feishu.frames import CONTROL, DATA, Frame, decode, split
from tests.examples import examples

words = st.text("type三楼😀", max_size=9)
numbers = st.integers(0, 2**64 - 1)
frames = st.builds(
    Frame,
    method=st.sampled_from([CONTROL, DATA]),
    service=st.integers(0, 2**31 - 1),
    headers=st.dictionaries(words, words, max_size=3),
    payload=st.binary(max_size=300),
    seq=numbers,
    log=numbers,
)


@examples(100)
@given(frames)
def test_there_and_back(frame: Frame) -> None:
    assert decode(frame.encode()) == frame


@examples(100)
@given(frames, st.integers(1, 50))
def test_split_and_joined(frame: Frame, most: int) -> None:
    parts = [decode(part.encode()) for part in split(frame, most)]
    assert b"".join(part.payload for part in parts) == frame.payload
    assert all(len(part.payload) <= most for part in parts)
    assert [part.headers["seq"] for part in parts] == [str(at) for at in range(len(parts))]
    assert {part.headers["sum"] for part in parts} == {str(len(parts))}


@examples(100)
@given(st.binary(max_size=60))
def test_anything_else_is_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        decode(data)


def test_as_the_platform_writes_it() -> None:
    """Bytes written by the official SDK's own classes for a ping of service 7."""
    ping = bytes.fromhex("08001000180720002a0c0a0474797065120470696e67")
    assert decode(ping) == Frame(method=CONTROL, service=7, headers={"type": "ping"})
    assert Frame(method=CONTROL, service=7, headers={"type": "ping"}).encode() == ping


@pytest.mark.parametrize("data", [b"", b"\x08\x00", b"\x0d\x00\x00\x00\x00", b"\xff" * 12])
def test_no_frame(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data)
