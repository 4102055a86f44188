"""aiogram as the bot: it parses answers strictly, so every answer has Telegram's shape."""

from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    MenuButtonCommands,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from simulator.testing import SimServer


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    rows = [[InlineKeyboardButton(text=label, callback_data=f"to:{label}")] for label in labels]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def test_get_me(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (4242, True, "local_bot")
    assert await bot.log_out() is True


async def test_send_and_edit_text(sim: SimServer, bot: Bot, mei: int) -> None:
    sent = await bot.send_message(mei, "Hello <b>you</b>", parse_mode="HTML")
    assert sent.html_text == "Hello <b>you</b>"
    assert sent.chat.id == mei
    assert sent.from_user is not None
    assert sent.from_user.id == 4242
    edited = await bot.edit_message_text(
        "Bye", chat_id=mei, message_id=sent.message_id, reply_markup=keyboard("Go")
    )
    assert not isinstance(edited, bool)
    assert edited.edit_date is not None
    screen = await sim.client.screen(mei)
    assert str(screen.last) == f"#{sent.message_id} bot: Bye [Go]"


async def test_tap_and_answer(sim: SimServer, bot: Bot, mei: int) -> None:
    sent = await bot.send_message(mei, "Choose", reply_markup=keyboard("One", "Two"))
    tapping = asyncio.create_task(sim.client.tap_last(mei, "Two"))
    (update,) = await bot.get_updates(timeout=5)
    query = update.callback_query
    assert query is not None
    assert query.data == "to:Two"
    assert query.from_user.id == mei
    assert query.message is not None
    assert query.message.message_id == sent.message_id
    await bot.answer_callback_query(query.id, text="Noted", show_alert=True)
    tapped = await tapping
    assert (tapped.answered, tapped.text, tapped.show_alert) == (True, "Noted", True)
    with pytest.raises(TelegramBadRequest, match="query is too old and response timeout expired"):
        await bot.answer_callback_query(query.id)


async def test_edit_without_markup_removes_the_keyboard(sim: SimServer, bot: Bot, mei: int) -> None:
    sent = await bot.send_message(mei, "Choose", reply_markup=keyboard("One"))
    await bot.edit_message_text("Chosen", chat_id=mei, message_id=sent.message_id)
    assert (await sim.client.screen(mei)).last.buttons == []


async def test_edit_markup_and_delete(sim: SimServer, bot: Bot, mei: int) -> None:
    sent = await bot.send_message(mei, "Choose")
    await bot.edit_message_reply_markup(
        chat_id=mei, message_id=sent.message_id, reply_markup=keyboard("A")
    )
    assert (await sim.client.screen(mei)).last.buttons == ["A"]
    assert await bot.delete_message(mei, sent.message_id)
    assert "Choose" not in await sim.client.screen(mei)
    await sim.client.wait_gone(mei, sent.message_id)
    assert await bot.delete_messages(mei, [sent.message_id, 99])


async def test_files(sim: SimServer, bot: Bot, mei: int, picture: bytes) -> None:
    sent = await bot.send_photo(mei, BufferedInputFile(picture, "a.jpg"), caption="*b*")
    assert sent.photo is not None
    assert (sent.photo[0].width, sent.photo[0].height) == (40, 30)
    file = await bot.get_file(sent.photo[0].file_id)
    assert file.file_path is not None
    content = await bot.download_file(file.file_path)
    assert content is not None
    assert content.read() == picture
    again = await bot.send_photo(mei, sent.photo[0].file_id)
    assert again.photo == sent.photo
    document = await bot.send_document(mei, BufferedInputFile(b"a,b", "figures.csv"))
    assert document.document is not None
    assert document.document.file_name == "figures.csv"
    assert document.document.mime_type == "text/csv"
    voice = await bot.send_voice(mei, BufferedInputFile(b"OggS...", "v.oga"), duration=3)
    assert voice.voice is not None
    assert voice.voice.duration == 3
    assert await sim.client.file(document.document.file_id) == b"a,b"
    edited = await bot.edit_message_caption(chat_id=mei, message_id=sent.message_id, caption="new")
    assert not isinstance(edited, bool)
    assert edited.caption == "new"
    replaced = await bot.edit_message_media(
        InputMediaDocument(media=BufferedInputFile(b"x", "x.txt")),
        chat_id=mei,
        message_id=sent.message_id,
    )
    assert not isinstance(replaced, bool)
    assert replaced.document is not None
    assert replaced.photo is None
    assert replaced.caption is None


async def test_files_from_people(sim: SimServer, bot: Bot, mei: int, picture: bytes) -> None:
    await sim.client.send_photo(mei, picture, "look")
    await sim.client.send_voice(mei, b"OggS")
    await sim.client.send_document(mei, b"%PDF", "paper.pdf")
    await sim.client.send(mei, sticker={"emoji": "👍"})
    await sim.client.send(mei, location={"latitude": 37.5, "longitude": 121.4})
    await sim.client.send(mei, contact={"phone_number": "+8610", "first_name": "Wang"})
    updates = await bot.get_updates()
    messages = [update.message for update in updates if update.message is not None]
    photo, voice, document, sticker, location, contact = messages
    assert photo.photo is not None
    assert photo.caption == "look"
    content = await bot.download(photo.photo[-1])
    assert content is not None
    assert content.read() == picture
    assert voice.voice is not None
    assert document.document is not None
    assert document.document.mime_type == "application/pdf"
    assert sticker.sticker is not None
    assert sticker.sticker.emoji == "👍"
    assert location.location is not None
    assert contact.contact is not None


async def test_album(sim: SimServer, bot: Bot, mei: int, picture: bytes) -> None:
    media = [
        InputMediaPhoto(media=BufferedInputFile(picture, f"{name}.jpg"), caption=name)
        for name in ("a", "b")
    ]
    first, second = await bot.send_media_group(mei, list(media))
    assert first.media_group_id == second.media_group_id is not None
    assert second.message_id == first.message_id + 1
    assert second.caption == "b"


async def test_forward_copy_reply_pin_react(bot: Bot, mei: int) -> None:
    sent = await bot.send_message(mei, "original")
    forwarded = await bot.forward_message(mei, mei, sent.message_id)
    assert forwarded.forward_origin is not None
    copied = await bot.copy_message(mei, mei, sent.message_id)
    assert copied.message_id == forwarded.message_id + 1
    reply = await bot.send_message(
        mei, "yes", reply_parameters=ReplyParameters(message_id=sent.message_id)
    )
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.text == "original"
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(mei, "no", reply_parameters=ReplyParameters(message_id=999))
    await bot.pin_chat_message(mei, sent.message_id)
    info = await bot.get_chat(mei)
    assert info.pinned_message is not None
    await bot.unpin_chat_message(mei)
    assert (await bot.get_chat(mei)).pinned_message is None
    assert await bot.set_message_reaction(mei, 1, [ReactionTypeEmoji(emoji="👍")])


async def test_chat_information(sim: SimServer, bot: Bot, mei: int) -> None:
    info = await bot.get_chat(mei)
    assert (info.first_name, info.username, info.type) == ("Mei", "limei", "private")
    assert (await bot.get_chat_member(mei, mei)).status == "member"
    assert await bot.get_chat_member_count(mei) == 2
    assert (await bot.get_user_profile_photos(mei)).total_count == 0
    await sim.client.group(-100123, "Street", [mei], administrators=[mei])
    assert (await bot.get_chat(-100123)).type == "supergroup"
    assert (await bot.get_chat_member(-100123, mei)).status == "administrator"
    assert await bot.get_chat_member_count(-100123) == 2
    assert len(await bot.get_chat_administrators(-100123)) == 1


async def test_location_contact_poll_action(sim: SimServer, bot: Bot, mei: int) -> None:
    assert (await bot.send_location(mei, 37.5, 121.4)).location is not None
    assert (await bot.send_contact(mei, "+8610", "Wang")).contact is not None
    sent = await bot.send_poll(mei, "Which day?", ["Mon", "Tue"], is_anonymous=False)
    await sim.client.vote(mei, sent.message_id, 1)
    answer, poll = await bot.get_updates()
    assert answer.poll_answer is not None
    assert answer.poll_answer.option_ids == [1]
    assert poll.poll is not None
    assert [option.voter_count for option in poll.poll.options] == [0, 1]
    assert (await bot.stop_poll(mei, sent.message_id)).is_closed
    assert await bot.send_chat_action(mei, "typing")


async def test_command_menus(sim: SimServer, bot: Bot, mei: int) -> None:
    def one(word: str) -> list[BotCommand]:
        return [BotCommand(command="start", description=word)]

    async def menu() -> list[str]:
        return [command["description"] for command in await sim.client.commands(mei)]

    assert await menu() == []
    await bot.set_my_commands(one("default"))
    assert await menu() == ["default"]
    await bot.set_my_commands(one("默认"), language_code="zh")
    assert await menu() == ["默认"]
    await bot.set_my_commands(one("private"), scope=BotCommandScopeAllPrivateChats())
    assert await menu() == ["private"]
    await bot.set_my_commands(one("own"), scope=BotCommandScopeChat(chat_id=mei))
    assert await menu() == ["own"]
    assert [command.description for command in await bot.get_my_commands()] == ["default"]
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=mei))
    assert await menu() == ["private"]
    assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button()).type == "commands"


async def test_reply_keyboard(sim: SimServer, bot: Bot, mei: int) -> None:
    markup = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Yes")]])
    sent = await bot.send_message(mei, "Sure?", reply_markup=markup)
    assert sent.reply_markup is None
    screen = await sim.client.screen(mei)
    assert screen.keyboard is not None
    assert screen.keyboard["keyboard"] == [[{"text": "Yes"}]]
    assert screen.last.raw["reply_markup"] == screen.keyboard
    await bot.send_message(mei, "Thanks", reply_markup=ReplyKeyboardRemove())
    assert (await sim.client.screen(mei)).keyboard is None


async def test_blocked_and_unknown(sim: SimServer, bot: Bot, mei: int) -> None:
    await sim.client.block(mei)
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(mei, "hello?")
    await sim.client.block(mei, False)
    await bot.send_message(mei, "welcome back")
    await sim.client.person(1002, "Wang")
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation"):
        await bot.send_message(1002, "hello")
    with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
        await bot.send_message(1003, "hello")


async def test_unmodelled_methods_say_so(bot: Bot, mei: int) -> None:
    with pytest.raises(Exception, match="Not Implemented: sendDice is not modelled"):
        await bot.send_dice(mei)
