"""Files there and back; none of them lies in the bridge."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramEntityTooLarge
from aiogram.types import BufferedInputFile, InputMediaDocument
from telegram.ext import ExtBot

from bot.telegram.session import make_bot
from bridge.messenger import NoLonger, TooBig
from tests.bridge.phones import MEGABYTE, Phones
from tests.bridge.server import MEI, BridgeServer
from tests.callers import TOKEN, Raw


async def test_files_there_and_back(
    bot: Bot, ext: ExtBot[None], phones: Phones, mei: int, picture: bytes
) -> None:
    await phones.write(MEI, "look", given=[phones.upload("photo", picture)])
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.photo is not None
    file_id = update.message.photo[0].file_id
    content = await bot.download(file_id)
    assert content is not None
    assert content.read() == picture
    assert bytes(await (await ext.get_file(file_id)).download_as_bytearray()) == picture
    for _ in range(2):
        sent = await bot.send_photo(mei, file_id, caption="again")
        assert sent.photo is not None
        assert sent.photo[0].file_id == file_id
    assert [call for call in phones.calls if call[0] == "fetch"] == [("fetch", "file_2")] * 3
    assert phones.chats[MEI][-1].media == ("photo", picture)


async def test_what_the_bot_sends(
    sim: BridgeServer, bot: Bot, phones: Phones, mei: int, picture: bytes
) -> None:
    sent = await bot.send_photo(mei, BufferedInputFile(picture, "a.jpg"), caption="<b>b</b>",
                                parse_mode="HTML")  # fmt: skip
    assert sent.photo is not None
    assert (sent.photo[0].width, sent.photo[0].height) == (40, 30)
    assert sent.html_text == "<b>b</b>"
    with pytest.raises(TelegramBadRequest, match="file is temporarily unavailable"):
        await bot.get_file(sent.photo[0].file_id)
    await bot.send_photo(mei, sent.photo[0].file_id)
    document = await bot.send_document(mei, BufferedInputFile(b"a,b", "figures.csv"))
    assert document.document is not None
    assert document.document.mime_type == "text/csv"
    voice = await bot.send_voice(mei, BufferedInputFile(b"OggS...", "v.oga"), duration=3)
    assert voice.voice is not None
    assert voice.voice.duration == 3
    media = [one.media for one in phones.chats[MEI] if one.media is not None]
    assert media == [("photo", picture), ("photo", picture), ("document", b"a,b"),
                     ("voice", b"OggS...")]  # fmt: skip
    edited = await bot.edit_message_caption(chat_id=mei, message_id=sent.message_id, caption="new")
    assert not isinstance(edited, bool)
    assert edited.caption == "new"
    assert phones.chats[MEI][1].media == ("photo", picture)
    replaced = await bot.edit_message_media(
        InputMediaDocument(media=BufferedInputFile(b"x", "x.txt")),
        chat_id=mei,
        message_id=sent.message_id,
    )
    assert not isinstance(replaced, bool)
    assert replaced.document is not None
    assert replaced.photo is None
    assert phones.chats[MEI][1].media == ("document", b"x")


async def test_limits_are_the_messengers(
    bot: Bot, phones: Phones, mei: int, picture: bytes
) -> None:
    phones.limits = replace(phones.limits, upload=10, photo=10)
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.send_photo(mei, BufferedInputFile(picture, "a.jpg"))
    with pytest.raises(TelegramEntityTooLarge):
        await bot.send_document(mei, BufferedInputFile(bytes(11), "a.bin"))
    big = replace(phones.upload("document", b"x", "a.bin"), size=20 * MEGABYTE + 1)
    await phones.write(MEI, given=[big])
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    with pytest.raises(TelegramBadRequest, match="file is too big"):
        await bot.get_file(update.message.document.file_id)


async def test_a_file_of_unknown_size_is_for_the_desk_to_judge(
    bot: Bot, phones: Phones, mei: int
) -> None:
    big = phones.upload("document", bytes(20 * MEGABYTE + 1), "a.bin")
    await phones.write(MEI, given=[replace(big, size=None)])
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    content = await bot.download(update.message.document.file_id)
    assert content is not None
    assert content.seek(0, 2) == 20 * MEGABYTE + 1


async def test_a_file_that_the_messenger_does_not_give_is_too_big_for_the_desk_too(
    bot: Bot, phones: Phones, sim: BridgeServer, mei: int
) -> None:
    await phones.write(MEI, given=[replace(phones.upload("document", b"x", "a.pdf"), size=None)])
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    desk = make_bot(TOKEN, sim.url)
    try:
        phones.fail = [TooBig("more than it gives")]
        with pytest.raises(TelegramBadRequest, match="file is too big"):
            await desk.download(update.message.document.file_id)
        phones.fail = [NoLonger()]
        with pytest.raises(TelegramBadRequest, match="temporarily unavailable"):
            await desk.download(update.message.document.file_id)
        content = await desk.download(update.message.document.file_id)
    finally:
        await desk.session.close()
    assert content is not None
    assert content.read() == b"x"


async def test_hostile_paths(raw: Raw, sim: BridgeServer, phones: Phones, mei: int) -> None:
    await phones.write(MEI, given=[phones.upload("document", b"x", "../../etc/pass.wd")])
    (update,) = (await raw("getUpdates"))["result"]
    file_id = update["message"]["document"]["file_id"]
    path = (await raw("getFile", file_id=file_id))["result"]["file_path"]
    assert path == f"documents/{file_id}.wd"
    async with aiohttp.ClientSession() as session:

        async def status(where: str, token: str = TOKEN) -> int:
            async with session.get(f"{sim.url}/file/bot{token}/{where}") as response:
                return response.status

        assert await status(path) == 200
        assert await status(path, "4242:another-token") == 401
        assert await status(f"photos/{file_id}.wd") == 404
        assert await status(f"documents/{file_id}") == 404
        assert await status("%2e%2e/%2e%2e/etc/passwd") == 404
        assert await status("documents/%00") == 404


async def test_no_content_is_kept(
    raw: Raw, phones: Phones, bot: Bot, tmp_path: Path, mei: int
) -> None:
    await bot.send_document(mei, BufferedInputFile(b"who said what", "a.txt"))
    await phones.write(MEI, given=[phones.upload("document", b"who said what", "b.txt")])
    await raw("getUpdates")
    for name in ("bridge.db", "bridge.db-wal"):
        kept = await asyncio.to_thread((tmp_path / name).read_bytes)
        assert b"a.txt" in kept or name == "bridge.db"
        assert b"who said what" not in kept
