"""Our codec against the one of Feishu's own SDK."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.feishu.frames import BadFrame, Frame, decode, encode
from tests.examples import examples

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_MAYBE = st.none() | _WORDS
_I32 = st.integers(-(1 << 31), (1 << 31) - 1)
_U64 = st.integers(0, (1 << 64) - 1)
FRAMES = st.builds(
    Frame,
    seq_id=_U64,
    log_id=_U64,
    service=_I32,
    method=_I32,
    headers=st.lists(st.tuples(_WORDS, _WORDS), max_size=4).map(tuple),
    payload_encoding=_MAYBE,
    payload_type=_MAYBE,
    payload=st.none() | st.binary(max_size=200),
    log_id_new=_MAYBE,
)


_WHOLE = Frame(
    seq_id=300,
    log_id=1,
    service=-1,
    method=1,
    headers=(("type", "event"), ("", "")),
    payload_encoding="gzip",
    payload_type="json",
    payload=b"{}",
    log_id_new="7",
)
_WRITTEN = (
    "08ac02100118ffffffffffffffffff0120012a0d0a047479706512056576656e742a040a001200"
    "3204677a69703a046a736f6e42027b7d4a0137"
)
"""What the SDK makes of it, in hexadecimal."""


def test_a_frame_is_written_as_the_sdk_writes_it() -> None:
    assert encode(_WHOLE).hex() == _WRITTEN
    assert decode(bytes.fromhex(_WRITTEN)) == _WHOLE


@pytest.mark.long  # the SDK takes seconds to be imported
@given(FRAMES)
@examples(100)
def test_the_sdk_reads_what_we_write_and_the_other_way_round(frame: Frame) -> None:
    from lark_channel.ws.pb import pbbp2_pb2

    theirs = pbbp2_pb2.Frame()
    theirs.ParseFromString(encode(frame))
    assert (theirs.SeqID, theirs.LogID, theirs.service, theirs.method) == (
        frame.seq_id,
        frame.log_id,
        frame.service,
        frame.method,
    )
    assert tuple((header.key, header.value) for header in theirs.headers) == frame.headers
    assert theirs.payload == (frame.payload or b"")
    assert decode(theirs.SerializeToString()) == frame


@given(st.binary(max_size=300))
@examples(200)
def test_any_bytes_are_a_frame_or_refused(data: bytes) -> None:
    try:
        frame = decode(data)
    except BadFrame:
        return
    assert decode(encode(frame)) == frame
