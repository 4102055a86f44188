"""A sound file is kept without what was written beside the sound."""

import pytest

from bot.telegram.sounds import looks_like_m4a, looks_like_mp3, without_tags
from domain.errors import Invalid

FRAME = b"\xff\xfb\x90\x00" + bytes(range(1, 200)) * 2 + bytes(15)
FRAMES = FRAME * 2
SAID = b"at home, 32.3N 118.3E"


def an_mp3() -> bytes:
    """With tags of all three kinds."""
    id3 = b"ID3\x04\x00\x00" + bytes([0, 0, 0, len(SAID)]) + SAID
    ape = SAID + b"APETAGEX" + bytes(4) + (len(SAID) + 32 - 32).to_bytes(4, "little") + bytes(16)
    return id3 + FRAMES + ape + b"TAG" + SAID.ljust(125, b"\0")


def box(kind: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return (8 + len(body)).to_bytes(4) + kind + body


def an_m4a(handler: bytes = b"soun") -> bytes:
    """With a place, a title and when it was made."""
    timed = bytes(4) + b"\xdd\xcc\xbb\xaa\xdd\xcc\xbb\xaa" + bytes(80)
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12), SAID)
    mdia = box(b"mdia", box(b"mdhd", timed), hdlr, box(b"minf", b"where the sound lies"))
    trak = box(b"trak", box(b"tkhd", timed), mdia, box(b"udta", SAID))
    moov = box(b"moov", box(b"mvhd", timed), trak, box(b"meta", SAID), box(b"udta", SAID))
    return box(b"ftyp", b"M4A ", bytes(4)) + moov + box(b"uuid", SAID) + box(b"mdat", FRAMES)


def test_of_an_mp3_the_frames_stay() -> None:
    assert looks_like_mp3(an_mp3()[:12])
    assert without_tags(an_mp3()) == FRAMES
    assert without_tags(FRAMES) == FRAMES


@pytest.mark.parametrize(
    "behind",
    [
        b"LYRICSBEGIN" + SAID + b"000031LYRICS200",
        b"ID3\x04\x00\x10" + bytes([0, 0, 0, len(SAID)]) + SAID + b"3DI\x04\x00\x10" + bytes(4),
        b"\xff" + SAID,
    ],
)
def test_what_is_put_behind_the_frames_or_between_them_goes(behind: bytes) -> None:
    assert without_tags(FRAMES + behind) == FRAME
    assert without_tags(FRAMES * 2 + FRAME[:-30] + behind) == FRAMES * 2
    assert without_tags(FRAMES + behind + FRAMES) == FRAME * 3


@pytest.mark.parametrize(
    ("head", "length"),
    [(b"\xff\xf3\x84\x00", 192), (b"\xff\xe3\x18\x00", 72), (b"\xff\xfb\x92\x00", 418)],
)
def test_frames_of_each_kind_are_known_by_their_length(head: bytes, length: int) -> None:
    frame = head.ljust(length, b"\x01")
    assert without_tags(frame * 3 + SAID) == frame * 2


def test_in_fragments_too_only_sound_is_kept() -> None:
    traf = box(b"traf", box(b"tfhd", bytes(8)), box(b"trun", bytes(8)), box(b"udta", SAID))
    moof = box(b"moof", box(b"mfhd", bytes(8)), traf, box(b"meta", SAID))
    whole = an_m4a() + moof + box(b"mdat", FRAMES)
    clean = without_tags(whole)
    assert SAID not in clean
    assert len(clean) == len(whole)
    assert all(kind in clean for kind in (b"moof", b"mfhd", b"traf", b"tfhd", b"trun"))


def test_an_m4a_keeps_its_sound_where_it_was() -> None:
    whole = an_m4a()
    clean = without_tags(whole)
    assert looks_like_m4a(whole[:12])
    assert SAID not in clean
    assert b"\xdd\xcc\xbb\xaa" not in clean
    assert len(clean) == len(whole)
    assert clean.index(FRAMES) == whole.index(FRAMES)
    assert b"where the sound lies" in clean
    assert without_tags(clean) == clean


@pytest.mark.parametrize(
    "data",
    [
        *(an_m4a(b"vide"), an_m4a()[:-1], an_m4a() + b"x", b"ID3", b"ID3" + bytes(500), b""),
        *(box(b"ftyp", b"M4A ") + (5).to_bytes(4) + b"moov", b"\xff\xfb"[:1], bytes(500)),
        box(b"ftyp", b"M4A ") + (1).to_bytes(4) + b"moov" + (2**63).to_bytes(8),
        box(b"ftyp", b"M4A ")
        + box(b"moov", box(b"moov", box(b"moov", box(b"moov", box(b"moov"))))),
    ],
)
def test_what_is_no_sound_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid):
        without_tags(data)
