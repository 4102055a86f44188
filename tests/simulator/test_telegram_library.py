"""python-telegram-bot as the bot: the other strict reader of answers."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter
from telegram.ext import ExtBot

from simulator.testing import SimServer


async def test_text_keyboard_and_tap(sim: SimServer, ext: ExtBot[None], mei: int) -> None:
    assert ext.username == "local_bot"
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])
    sent = await ext.send_message(mei, "_Hello_", parse_mode="MarkdownV2", reply_markup=markup)
    assert sent.text == "Hello"
    tapping = asyncio.create_task(sim.client.tap_last(mei, "Go"))
    (update,) = await ext.get_updates(timeout=5)
    assert update.callback_query is not None
    assert update.callback_query.data == "go"
    await update.callback_query.answer("Gone")
    assert (await tapping).text == "Gone"
    edited = await update.callback_query.edit_message_text("done")
    assert not isinstance(edited, bool)
    assert edited.text == "done"
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await ext.edit_message_text("done", chat_id=mei, message_id=sent.message_id)


async def test_files_and_albums(
    sim: SimServer, ext: ExtBot[None], mei: int, picture: bytes
) -> None:
    sent = await ext.send_photo(mei, picture, caption="seen")
    file = await ext.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == picture
    document = await ext.send_document(mei, b"a,b\n", filename="figures.csv")
    assert document.document is not None
    assert document.document.file_name == "figures.csv"
    await ext.send_voice(mei, b"OggS", duration=2)
    album = await ext.send_media_group(mei, [InputMediaPhoto(picture), InputMediaPhoto(picture)])
    assert len({message.media_group_id for message in album}) == 1
    await sim.client.send_photo(mei, picture)
    (update,) = await ext.get_updates()
    assert update.message is not None
    assert update.message.photo[0].width == 40


async def test_the_rest_has_telegrams_shape(sim: SimServer, ext: ExtBot[None], mei: int) -> None:
    sent = await ext.send_message(mei, "one")
    await ext.forward_message(mei, mei, sent.message_id)
    await ext.copy_message(mei, mei, sent.message_id)
    await ext.send_location(mei, 37.5, 121.4)
    await ext.send_contact(mei, "+8610", "Wang")
    await ext.send_poll(mei, "Which?", ["a", "b"])
    await ext.send_chat_action(mei, "typing")
    await ext.send_message(mei, "?", reply_markup=ReplyKeyboardMarkup([["Yes", "No"]]))
    assert await ext.set_my_commands([BotCommand("start", "Begin")])
    assert (await ext.get_my_commands())[0].command == "start"
    assert (await ext.get_chat(mei)).first_name == "Mei"
    assert (await ext.get_chat_member(mei, mei)).status == "member"
    assert (await ext.get_user_profile_photos(mei)).total_count == 0
    assert await ext.pin_chat_message(mei, sent.message_id)
    assert await ext.set_message_reaction(mei, sent.message_id, "👍")
    assert await ext.delete_message(mei, sent.message_id)
    assert (await ext.get_webhook_info()).url == ""
    assert await ext.set_chat_menu_button()
    await sim.client.edit(mei, 1, "/start again")
    (update,) = await ext.get_updates()
    assert update.edited_message is not None
    await sim.client.group(-5, "Court", [mei])
    (update,) = await ext.get_updates(offset=update.update_id + 1)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "member"


async def test_errors(
    sim: SimServer, ext: ExtBot[None], mei: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns of its own future
    with pytest.raises(BadRequest, match="Chat not found"):
        await ext.send_message(77, "hello")
    await sim.client.block(mei)
    with pytest.raises(Forbidden, match="Forbidden: bot was blocked by the user"):
        await ext.send_message(mei, "hello")
    await sim.client.fault("sendMessage", retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await ext.send_message(mei, "hello")
    assert caught.value.retry_after == timedelta(seconds=7)


async def test_conflict_and_wrong_token(sim: SimServer, ext: ExtBot[None]) -> None:
    await ext.set_webhook(f"{sim.url}/nowhere")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await ext.get_updates()
    await ext.delete_webhook()
    stranger: ExtBot[None] = ExtBot("not-a-token", base_url=f"{sim.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
