"""The seven-step report on stock aiogram-dialog with library polling.

Run as ``python -m bench.peers.stock_dialog URL TOKEN`` it keeps nothing (memory storage). With the
socket of a Redis and the address of a database behind that it is the set-up that is common in
production: the conversation in Redis, each report inserted by SQLAlchemy's asyncio.
"""

import asyncio
import itertools
import sys
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder
from aiogram.fsm.storage.memory import MemoryStorage, SimpleEventIsolation
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Back, Button, Cancel, Column, Group, Select
from aiogram_dialog.widgets.text import Const, Format
from redis.asyncio import Redis
from sqlalchemy import Column as Cell
from sqlalchemy import DateTime, Integer, MetaData, Table, Text, event, insert
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bench.peers.words import CATEGORIES, KINDS, PEOPLE, PLACES, SUBMIT, filed

metadata = MetaData()
reports = Table(
    "reports",
    metadata,
    Cell("id", Integer, primary_key=True),
    Cell("at", DateTime, nullable=False),
    *(Cell(name, Text) for name in ("kind", "category", "place", "people", "summary")),
)
ENGINES: list[AsyncEngine] = []
"""The one it writes to, if it does."""
CASES: list[dict[str, Any]] = []
NUMBERS = itertools.count(1)


class Report(StatesGroup):
    kind = State()
    category = State()
    place = State()
    people = State()
    summary = State()
    preview = State()
    done = State()


def chosen(name: str) -> Any:
    """Keeps the answer and goes on."""

    async def click(_query: CallbackQuery, _widget: Any, manager: DialogManager, item: str) -> None:
        manager.dialog_data[name] = item
        await manager.next()

    return click


async def summary(message: Message, _widget: Any, manager: DialogManager) -> None:
    manager.dialog_data["summary"] = message.text
    await manager.next()


async def submit(_query: CallbackQuery, _widget: Any, manager: DialogManager) -> None:
    if ENGINES:
        async with ENGINES[0].begin() as connection:
            row = {**manager.dialog_data, "at": datetime.now(UTC).replace(tzinfo=None)}
            made = await connection.execute(insert(reports).values(**row).returning(reports.c.id))
        manager.dialog_data["number"] = made.scalar_one()
    else:
        CASES.append(dict(manager.dialog_data))
        manager.dialog_data["number"] = next(NUMBERS)
    await manager.next()


async def choices(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    data = dialog_manager.dialog_data
    return {
        "kinds": KINDS,
        "categories": [(str(n), name) for n, name in enumerate(CATEGORIES)],
        "places": [(str(n), name) for n, name in enumerate(PLACES)],
        "people": [(str(n), name) for n, name in enumerate(PEOPLE)],
        "preview": "\n".join(f"{name}：{value}" for name, value in data.items()),
        "filed": filed(data.get("number", 0)),
    }


def select(name: str, items: str) -> Select[Any]:
    return Select(Format("{item[1]}"), name, lambda item: item[0], items, on_click=chosen(name))


dialog = Dialog(
    Window(
        Const("要报哪一类？"), Column(select("kind", "kinds")), Cancel(Const("取消")),
        state=Report.kind, getter=choices,
    ),
    Window(
        Const("是哪一种？"), Group(select("category", "categories"), width=2), Back(Const("返回")),
        state=Report.category, getter=choices,
    ),
    Window(
        Const("在哪里？"), Column(select("place", "places")), Back(Const("返回")),
        state=Report.place, getter=choices,
    ),
    Window(
        Const("涉及多少人？"), Group(select("people", "people"), width=2), Back(Const("返回")),
        state=Report.people, getter=choices,
    ),
    Window(
        Const("用一句话说说情况。"), MessageInput(summary), Back(Const("返回")),
        state=Report.summary,
    ),
    Window(
        Format("{preview}"), Button(Const(SUBMIT), "submit", on_click=submit), Back(Const("返回")),
        Cancel(Const("取消")), state=Report.preview, getter=choices,
    ),
    Window(Format("{filed}"), Cancel(Const("好")), state=Report.done, getter=choices),
)  # fmt: skip


async def report(_message: Message, dialog_manager: DialogManager) -> None:
    await dialog_manager.start(Report.kind, mode=StartMode.RESET_STACK)


async def kept_in(socket: str, database: str) -> BaseStorage:
    """Redis for the conversation, after the table for the reports is made."""
    engine = create_async_engine(database)
    event.listen(engine.sync_engine, "connect", _writes_ahead)
    async with engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    ENGINES.append(engine)
    redis = Redis(unix_socket_path=socket)
    return RedisStorage(redis, key_builder=DefaultKeyBuilder(with_destiny=True))


def _writes_ahead(connection: Any, _: Any) -> None:
    """As the product's."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


async def main(url: str, token: str, *kept: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    storage = await kept_in(*kept) if kept else MemoryStorage()
    dispatcher = Dispatcher(storage=storage, events_isolation=SimpleEventIsolation())
    dispatcher.message.register(report, Command("report"))
    dispatcher.include_router(dialog)
    setup_dialogs(dispatcher)
    await dispatcher.start_polling(Bot(token, session=session), handle_signals=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
