"""A lane in which very much waits: told as it is taken up, and left alone until its turn."""

from tests.makers import NOW
from tests.storage.counting import counted
from tests.storage.test_handing import Hands, hands, update

__all__ = ["hands"]  # a fixture


async def test_what_has_its_turn_later_is_left_to_a_claim(hands: Hands) -> None:
    await hands.box.keep([update(1)], NOW)
    hands.later = frozenset({"71"})
    assert await hands.box.keep([update(2), update(3)], NOW) == 0, "nobody has to look at once"
    assert await hands.finish() is False
    with counted() as did:
        assert await hands.box.keep([update(4)], NOW) == 0
    assert len(did) == 2, "it is kept, and that is all"
    assert await hands.box.keep([update(5, "72")], NOW) == 0
    assert hands.numbers() == [5]
    assert await hands.finish() is False
    hands.later = frozenset()
    (next_one,) = await hands.box.claim("me", 9, NOW, ())
    assert next_one.incoming.update_id == 2


async def test_it_is_told_where_many_wait_behind_it(hands: Hands) -> None:
    many = [update(number) for number in range(32)]
    await hands.box.keep([*many, *(update(number, "72") for number in range(50, 80))], NOW)
    assert {one.incoming.lane: one.crowded for one in hands.got} == {"71": True, "72": False}
    await hands.finish()
    await hands.finish()
    assert [(one.incoming.update_id, one.crowded) for one in hands.got] == [(1, True), (51, False)]
    await hands.finish()
    assert (hands.got[1].incoming.update_id, hands.got[1].crowded) == (2, False)
