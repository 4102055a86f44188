"""Our codec against the one of Feishu's own SDK."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import warnings
from functools import cache
from types import ModuleType
from typing import Any

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


@cache
def _sdk() -> Any:
    """The SDK's generated messages, without the rest of it, which takes seconds to import."""
    spec = importlib.util.find_spec("lark_oapi")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("the SDK of Feishu is not installed")
    root = spec.submodule_search_locations[0]
    before = dict(sys.modules)
    try:
        for name, folder in (("lark_oapi", root), ("lark_oapi.ws", f"{root}/ws")):
            sys.modules[name] = ModuleType(name)
            sys.modules[name].__path__ = [folder]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # theirs, not ours
            return importlib.import_module("lark_oapi.ws.pb.pbbp2_pb2")
    finally:
        for name in sys.modules.keys() - before.keys():
            if name.startswith("lark_oapi"):
                del sys.modules[name]


@given(FRAMES)
@examples(100)
def test_the_sdk_reads_what_we_write_and_the_other_way_round(frame: Frame) -> None:
    theirs = _sdk().Frame()
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
