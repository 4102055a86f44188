"""Hands that know nothing of what goes wrong come to the end of what they began."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiogram.types import InlineKeyboardMarkup

from tests.chaos import hands
from tests.chaos.hands import Hand, Record
from tests.stand import Stand, a_stand

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


async def drawn_late(stand: Stand, text: str) -> None:
    """The call that drew this is carried out once more, as one is that a killed process had sent
    and that comes behind those of the next one."""
    await stand.idle()
    calls = await stand.sim.calls("editMessageText")
    given = next(one["params"] for one in calls if text in one["params"]["text"])
    await stand.bot.edit_message_text(
        given["text"],
        chat_id=given["chat_id"],
        message_id=given["message_id"],
        reply_markup=InlineKeyboardMarkup.model_validate(given["reply_markup"]),
    )


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
        await drawn_late(stand, "属于哪种")
        await hand.taps("1–2人", "用一句话")
        assert "邻里" in await hand.says("楼上漏水，两家吵起来了", "请看一眼")


async def test_what_was_answered_is_drawn_late_over_the_next_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "_A_WHILE", 0.1)
    async with a_stand(tmp_path) as stand:
        hand = Overtaken(stand.phone(WHO), stand.sim, Record())
        await up_to_how_many(hand)
        hand.over = lambda: drawn_late(stand, "在哪儿")
        await hand.taps("1–2人", "用一句话")
        assert "邻里" in await hand.says("楼上漏水，两家吵起来了", "请看一眼")
