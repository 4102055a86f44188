"""What can never be handled is tried once, told of, and holds up nobody."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.telegram.intake import incoming
from storage.schema import inbox
from tests.stand import Stand

WHO = "mediator"
NUMBER = 10**9


def _message(stand: Stand, **more: Any) -> dict[str, Any]:
    phone = stand.phone(WHO)
    return {
        "message_id": 1,
        "date": 1_764_000_000,
        "chat": {"id": phone, "type": "private"},
        "from": {"id": phone, "is_bot": False, "first_name": "x", "language_code": "zh-hans"},
        **more,
    }


async def _comes(stand: Stand, **event: Any) -> tuple[int, str | None]:
    """How often it was tried, and what became of it."""
    row = incoming(stand.bot.id, {"update_id": NUMBER, **event})
    await stand.inbox.keep([row], stand.clock.now())
    stand.worker.wake()
    await stand.idle()
    async with stand.database.reader.connect() as connection:
        found = await connection.execute(
            select(inbox.c.tries, inbox.c.error).where(inbox.c.update_id == NUMBER)
        )
        tries, error = found.one()
    return tries, error


async def _can_go_on(stand: Stand) -> None:
    await stand.say(WHO, "/help", "您的岗位")


@pytest.mark.parametrize("open_dialog", [False, True], ids=["idle", "in a dialog"])
async def test_a_tap_without_data_is_answered(stand: Stand, open_dialog: bool) -> None:
    await _can_go_on(stand)
    if open_dialog:
        await stand.say(WHO, "/report", "报哪一类")
    message = _message(stand, text="x")
    tap = {"id": "1", "from": message["from"], "chat_instance": "1", "message": message}
    assert await _comes(stand, callback_query=tap) == (0, None)
    await _can_go_on(stand)


async def test_what_cannot_be_read_is_tried_once_and_told_of(stand: Stand) -> None:
    await _can_go_on(stand)
    origin = {"type": "a kind of tomorrow", "date": 1}
    tries, error = await _comes(stand, message=_message(stand, text="x", forward_origin=origin))
    assert (tries, error) == (1, "ValidationError")
    assert "处理这条消息时出了问题" in (await stand.last(WHO)).text
    await _can_go_on(stand)
