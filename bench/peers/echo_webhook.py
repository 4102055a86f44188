"""Stock aiogram that sends back what it is told, by webhook.

Run as ``python -m bench.peers.echo_webhook URL TOKEN PORT SECRET``.
"""

import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web


async def echo(message: Message) -> None:
    await message.answer(message.text or "")


def main(url: str, token: str, port: str, secret: str) -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    made = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=secret).register(made, path="/hook")
    setup_application(made, dispatcher, bot=bot)
    web.run_app(made, host="127.0.0.1", port=int(port), print=None)


if __name__ == "__main__":
    main(*sys.argv[1:5])
