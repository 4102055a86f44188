"""Hands that know nothing of what goes wrong come to the end of what they began."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.chaos import hands
from tests.chaos.hands import Hand, Record
from tests.stand import a_stand

WHO = "building_head"


@dataclass
class Overtaken(Hand):
    """Whose tap is handled, and then something is drawn over the answer before they see it."""

    over: Callable[[], Awaitable[object]] | None = None

    async def _tap(self, label: str) -> bool:
        tapped = await super()._tap(label)
        if self.over is not None:
            over, self.over = self.over, None
            await over()
        return tapped


async def up_to_how_many(hand: Hand) -> None:
    """Three questions are answered, the fourth is asked."""
    await hand.says("/report", "报哪一类")
    await hand.taps("矛盾纠纷", "属于哪种")
    await hand.taps("邻里", "在哪儿")
    await hand.taps("本网格", "牵涉多少人")


async def test_what_was_answered_is_drawn_late_over_the_question(tmp_path: Path) -> None:
    async with a_stand(tmp_path) as stand:
        hand = Hand(stand.phone(WHO), stand.sim, Record())
        await up_to_how_many(hand)
        await stand.drawn_late("属于哪种")
        await hand.taps("1–2人", "用一句话")
        assert "邻里" in await hand.says("楼上漏水，两家吵起来了", "请看一眼")


async def test_what_was_answered_is_drawn_late_over_the_next_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "_A_WHILE", 0.1)
    async with a_stand(tmp_path) as stand:
        hand = Overtaken(stand.phone(WHO), stand.sim, Record())
        await up_to_how_many(hand)
        hand.over = lambda: stand.drawn_late("在哪儿")
        await hand.taps("1–2人", "用一句话")
        assert "邻里" in await hand.says("楼上漏水，两家吵起来了", "请看一眼")
