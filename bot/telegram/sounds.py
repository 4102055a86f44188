"""Takes off a sound file what players and phones add to it: titles, pictures, places, times. It
runs apart, on bytes of a stranger; the sound itself is left as it is."""

from typing import Final

from domain.apart import Bounds
from domain.errors import Invalid

BOUNDS: Final = Bounds(seconds=2, megabytes=256)
MP3: Final = ".mp3"
M4A: Final = ".m4a"
_ID3: Final = b"ID3"
_ID3_HEAD: Final = 10
_ID3_FOOTER: Final = 0x10
_OLD_ID3: Final = b"TAG"
_OLD_ID3_SIZE: Final = 128
_APE: Final = b"APETAGEX"
_APE_FOOT: Final = 32
_MOST_TAGS: Final = 4
_FRAME_HEAD: Final = 4
_NEWEST, _MIDDLE, _NO_VERSION = 3, 2, 1
"""MPEG 1, 2 and none, as a frame says it; 0 is 2.5."""
_HERTZ: Final = (44100, 48000, 32000)
_KILOBITS: Final = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_KILOBITS_OLD: Final = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
"""0: the frame does not say how long it is."""
_BRANDS: Final = frozenset({b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"3gp4", b"3gp5"})
_HOLDS: Final = frozenset({b"moov", b"trak", b"mdia", b"mvex", b"moof", b"traf"})
"""Boxes in which others lie."""
_SOUND: Final = frozenset({b"ftyp", b"moov", b"mdat", b"mvhd", b"trak", b"tkhd", b"edts", b"mdia"})
_SOUND_TOO: Final = frozenset({b"mdhd", b"hdlr", b"minf", b"iods", b"sidx", b"styp"})
_FRAGMENTS: Final = frozenset(
    {b"mvex", b"mehd", b"trex", b"moof", b"mfhd", b"traf", b"tfhd", b"tfdt", b"trun"}
)
"""What a player needs; every other box is blanked, in its place."""
_TIMED: Final = frozenset({b"mvhd", b"tkhd", b"mdhd"})
"""They begin with when it was made and changed."""
_FILM: Final = b"vide"
_DEPTH: Final = 4


def looks_like_mp3(head: bytes) -> bool:
    """Whether a file that begins so may be an MP3."""
    return head.startswith(_ID3) or (head[:1] == b"\xff" and len(head) > 1 and _syncs(head[1]))


def looks_like_m4a(head: bytes) -> bool:
    """Whether it may be sound in an MPEG-4 file."""
    return head[4:8] == b"ftyp" and head[8:12] in _BRANDS


def without_tags(data: bytes) -> bytes:
    """The same sound with nothing beside it. Raises Invalid (``file-kind``) for what is none."""
    if looks_like_m4a(data[:12]):
        clean = bytearray(data)
        if not _blanked(clean, 0, len(clean), _DEPTH):
            raise Invalid("file-kind")
        return bytes(clean)
    return _frames(data)


def _syncs(second: int) -> bool:
    """Whether the second byte is one of a frame of layer III."""
    return second & 0xE0 == 0xE0 and second & 0x06 == 0x02


def _frames(data: bytes) -> bytes:
    """Of an MP3 its frames alone."""
    for _ in range(_MOST_TAGS):
        if not data.startswith(_ID3) or len(data) < _ID3_HEAD:
            break
        size = 0
        for one in data[6:_ID3_HEAD]:
            size = size << 7 | one & 0x7F
        data = data[_ID3_HEAD + size + (_ID3_HEAD if data[5] & _ID3_FOOTER else 0) :]
    for _ in range(_MOST_TAGS):
        if data[-_OLD_ID3_SIZE:].startswith(_OLD_ID3):
            data = data[:-_OLD_ID3_SIZE]
        elif (foot := data[-_APE_FOOT:]).startswith(_APE):
            size = int.from_bytes(foot[12:16], "little") + _APE_FOOT
            data = data[: max(len(data) - size, 0)]
    data = data.lstrip(b"\0")
    if not looks_like_mp3(data[:2]) or data.startswith(_ID3):
        raise Invalid("file-kind")
    kept, at = [], 0
    while 0 <= at < len(data):
        end = at + _length(data, at, data)
        # what another frame does not follow may be cut off, and hold what was put behind it
        if end > at and (end == len(data) or _length(data, end, data)):
            kept.append(data[at:end])
            at = end
        else:
            at = data.find(b"\xff", at + 1)
    if not kept:
        raise Invalid("file-kind")
    return b"".join(kept)


def _length(data: bytes, at: int, first: bytes) -> int:
    """How long the frame is that begins there and is of the kind of the first; 0: none does."""
    if at + _FRAME_HEAD > len(data) or data[at] != 0xFF or not _syncs(data[at + 1]):
        return 0
    version, rate = data[at + 1] >> 3 & 3, data[at + 2] >> 2 & 3
    if (data[at + 1] ^ first[1]) & 0xFE or (data[at + 2] ^ first[2]) & 0x0C:
        return 0
    if version == _NO_VERSION or rate == len(_HERTZ):
        return 0
    newest = version == _NEWEST
    bits = (_KILOBITS if newest else _KILOBITS_OLD)[data[at + 2] >> 4] * 1000
    hertz = _HERTZ[rate] >> {_NEWEST: 0, _MIDDLE: 1}.get(version, 2)
    return bits and (144 if newest else 72) * bits // hertz + (data[at + 2] >> 1 & 1)


def _blanked(data: bytearray, start: int, end: int, depth: int) -> bool:
    """Blanks what is beside the sound; false for a file that is cut off, or shows a film."""
    at, films = start, False
    while at + 8 <= end:
        size, kind = int.from_bytes(data[at : at + 4]), bytes(data[at + 4 : at + 8])
        inside = at + 8
        if size == 1:
            size, inside = int.from_bytes(data[at + 8 : at + 16]), at + 16
        elif size == 0:
            size = end - at
        if size < inside - at or at + size > end:
            return False
        if kind not in _SOUND | _SOUND_TOO | _FRAGMENTS:
            data[at + 4 : at + 8] = b"free"
            data[inside : at + size] = bytes(at + size - inside)
        elif kind in _HOLDS:
            if depth == 0 or not _blanked(data, inside, at + size, depth - 1):
                return False
        elif kind in _TIMED:
            _untimed(data, inside, at + size)
        elif kind == b"hdlr":
            films = films or bytes(data[inside + 8 : inside + 12]) == _FILM
            data[inside + 24 : at + size] = bytes(max(at + size - inside - 24, 0))
        at += size
    return at == end and not films


def _untimed(data: bytearray, start: int, end: int) -> None:
    """Takes out when it was made and changed."""
    times = 16 if data[start : start + 1] == b"\x01" else 8
    stop = min(start + 4 + times, end)
    data[start + 4 : stop] = bytes(max(stop - start - 4, 0))
