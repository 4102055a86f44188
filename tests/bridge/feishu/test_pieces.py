"""Events in several frames."""

from bridge.feishu.pieces import WITHIN, Pieces
from tests.bridge.feishu.still import Still


def test_pieces_are_joined_in_their_order() -> None:
    pieces = Pieces(Still().clock)
    assert pieces.add("a", 1, 3, b"2") is None
    assert pieces.add("b", 0, 2, b"x") is None
    assert pieces.add("a", 0, 3, b"1") is None
    assert pieces.add("a", 0, 3, b"1") is None  # sent twice
    assert pieces.add("a", 2, 3, b"3") == b"123"
    assert pieces.add("b", 1, 2, b"y") == b"xy"
    assert pieces.add("c", 0, 1, b"whole") == b"whole"


def test_what_is_not_whole_in_time_is_dropped() -> None:
    time = Still()
    pieces = Pieces(time.clock)
    pieces.add("a", 0, 2, b"old")
    time.now += WITHIN
    assert pieces.add("a", 1, 2, b"new") is None
    assert pieces.add("a", 0, 2, b"a ") == b"a new"


def test_no_sender_can_fill_the_memory() -> None:
    pieces = Pieces(Still().clock)
    for number in range(200):
        assert pieces.add(f"m{number}", 0, 2, b"x") is None
    assert pieces.add("m199", 1, 2, b"y") == b"xy"
    assert pieces.add("m0", 1, 2, b"y") is None
    assert pieces.add("big", 0, 2, bytes(3 << 20)) is None
    assert pieces.add("big", 1, 2, bytes(3 << 20)) is None
    for number, of in ((5, 3), (-1, 3), (0, 0), (0, -2), (0, 100_000)):
        assert pieces.add("odd", number, of, b"x") is None
