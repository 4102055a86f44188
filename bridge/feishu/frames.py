"""The frames of Feishu's long connection, which are two small messages of protobuf 2.

``Header {1 key, 2 value}`` and ``Frame {1 SeqID, 2 LogID, 3 service, 4 method, 5 headers,
6 payload_encoding, 7 payload_type, 8 payload, 9 LogIDNew}``: too little for a library.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

CONTROL = 0
DATA = 1

_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5
_U64, _U32 = (1 << 64) - 1, (1 << 32) - 1
_REQUIRED = (1, 2, 3, 4)


class BadFrame(ValueError):
    """Bytes that are no frame."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One frame. ``method`` is CONTROL or DATA; headers keep their order and may repeat."""

    seq_id: int = 0
    log_id: int = 0
    service: int = 0
    method: int = CONTROL
    headers: tuple[tuple[str, str], ...] = ()
    payload_encoding: str | None = None
    payload_type: str | None = None
    payload: bytes | None = None
    log_id_new: str | None = None

    def header(self, key: str) -> str | None:
        """The first header of that name."""
        return next((value for name, value in self.headers if name == key), None)


def encode(frame: Frame) -> bytes:
    """The frame as it goes over the wire."""
    out = bytearray()
    for number, value in ((1, frame.seq_id), (2, frame.log_id)):
        out += _varint(number << 3) + _varint(value & _U64)
    for number, value in ((3, frame.service), (4, frame.method)):
        out += _varint(number << 3) + _varint(value & _U64)  # int32: negative ones take ten bytes
    for key, text in frame.headers:
        out += _field(5, _field(1, key.encode()) + _field(2, text.encode()))
    words = ((6, frame.payload_encoding), (7, frame.payload_type))
    for number, word in words:
        if word is not None:
            out += _field(number, word.encode())
    if frame.payload is not None:
        out += _field(8, frame.payload)
    if frame.log_id_new is not None:
        out += _field(9, frame.log_id_new.encode())
    return bytes(out)


def decode(data: bytes) -> Frame:
    """The frame in these bytes; fields nobody knows are passed over. Raises BadFrame."""
    numbers: dict[int, int] = {}
    blobs: dict[int, bytes] = {}
    headers: list[tuple[str, str]] = []
    for number, value in _fields(data):
        if isinstance(value, int):
            if number in _REQUIRED:
                numbers[number] = value
        elif number == 5:
            headers.append(_header(value))
        elif 6 <= number <= 9:
            blobs[number] = value
    if len(numbers) < len(_REQUIRED):
        raise BadFrame("a required field is missing")
    return Frame(
        seq_id=numbers[1],
        log_id=numbers[2],
        service=_signed(numbers[3]),
        method=_signed(numbers[4]),
        headers=tuple(headers),
        payload_encoding=_text(blobs.get(6)),
        payload_type=_text(blobs.get(7)),
        payload=blobs.get(8),
        log_id_new=_text(blobs.get(9)),
    )


def _header(data: bytes) -> tuple[str, str]:
    parts = {number: value for number, value in _fields(data) if isinstance(value, bytes)}
    key, value = _text(parts.get(1)), _text(parts.get(2))
    if key is None or value is None:
        raise BadFrame("a header lacks its key or value")
    return key, value


def _text(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError as error:
        raise BadFrame("a text is not UTF-8") from error


def _signed(value: int) -> int:
    value &= _U32
    return value - (1 << 32) if value >> 31 else value


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(data)) + data


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(data):
        key, at = _read(data, at)
        number, kind = key >> 3, key & 7
        if not 0 < number < 1 << 29:
            raise BadFrame("no field has that number")
        if kind == _VARINT:
            value, at = _read(data, at)
            yield number, value
            continue
        if kind == _BYTES:
            size, at = _read(data, at)
        elif kind in {_EIGHT, _FOUR}:
            size = 8 if kind == _EIGHT else 4
        else:
            raise BadFrame("a kind of field that is not in use")
        if size > len(data) - at:
            raise BadFrame("it ends in the middle of a field")
        if kind == _BYTES:
            yield number, data[at : at + size]
        at += size


def _read(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(data):
            raise BadFrame("it ends in the middle of a number")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value & _U64, at
    raise BadFrame("a number is too long")
