"""The frames of the long connection: two messages of protobuf 2, written by hand.

Frame: 1 SeqID, 2 LogID (u64), 3 service, 4 method (i32; 0 control, 1 data), 5 headers, 6 payload
encoding, 7 payload type, 8 payload, 9 LogIDNew. Header: 1 key, 2 value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

CONTROL, DATA = 0, 1
_LONGEST_VARINT = 10


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One frame; a header that comes twice keeps its last value."""

    method: int
    service: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    payload: bytes = b""
    seq: int = 0
    log: int = 0

    def encode(self) -> bytes:
        out = bytearray()
        for at, number in enumerate((self.seq, self.log, self.service, self.method), 1):
            out += _varint(at << 3) + _varint(number)
        for key, value in self.headers.items():
            out += _bytes(5, _bytes(1, key.encode()) + _bytes(2, value.encode()))
        if self.payload:
            out += _bytes(8, self.payload)
        return bytes(out)


def decode(data: bytes) -> Frame:
    """The frame in ``data``; raises ValueError where there is none."""
    found: dict[int, int | bytes] = {}
    headers: dict[str, str] = {}
    for number, value in _fields(data):
        if number == 5:
            if not isinstance(value, bytes):
                raise ValueError("a header is no message")
            pair = dict(_fields(value))
            headers[_text(pair.get(1))] = _text(pair.get(2))
        else:
            found[number] = value
    if not {1, 2, 3, 4} <= set(found):
        raise ValueError("a required field is missing")
    payload = found.get(8, b"")
    numbers = [found[number] for number in (1, 2, 3, 4)]
    if not isinstance(payload, bytes) or not all(isinstance(one, int) for one in numbers):
        raise ValueError("a field has another type")
    seq, log, service, method = (int(one) for one in numbers)
    return Frame(seq=seq, log=log, service=service, method=method, headers=headers, payload=payload)


def split(frame: Frame, most: int) -> list[Frame]:
    """The frame in as many as are needed where each payload has ``most`` bytes at most."""
    parts = [frame.payload[at : at + most] for at in range(0, len(frame.payload), most)] or [b""]
    return [
        replace(
            frame,
            payload=part,
            headers={**frame.headers, "sum": str(len(parts)), "seq": str(number)},
        )
        for number, part in enumerate(parts)
    ]


def _varint(number: int) -> bytes:
    out = bytearray()
    number &= (1 << 64) - 1
    while True:
        low, number = number & 0x7F, number >> 7
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def _bytes(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(_LONGEST_VARINT):
        if at >= len(data):
            raise ValueError("the frame ends in the middle of a number")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            return value & ((1 << 64) - 1), at
    raise ValueError("a number is too long")


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(data):
        key, at = _read_varint(data, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, at = _read_varint(data, at)
            yield number, value
        elif wire == 2:
            length, at = _read_varint(data, at)
            if at + length > len(data):
                raise ValueError("the frame ends in the middle of a field")
            yield number, data[at : at + length]
            at += length
        else:
            raise ValueError(f"wire type {wire} is not used in frames")


def _text(value: int | bytes | None) -> str:
    if not isinstance(value, bytes):
        raise ValueError("a header has no key or no value")
    return value.decode()
