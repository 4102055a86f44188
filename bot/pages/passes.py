"""The way to the desk page, as the chat shows it."""

from urllib.parse import urlsplit

from aiogram.types import InlineKeyboardButton, WebAppInfo

from bot.buttons.passes import PageLink, PageOver
from bot.pages.page import Page, Row, button
from bot.texts import Say
from domain.passes.model import LINK, SESSION

_MINUTE, _HOUR = 60, 3600


def link_page(say: Say, url: str, secret: str, *, inside: bool) -> Page:
    """The link, and, where the messenger opens pages itself (``inside``), the same without leaving
    it."""
    rows: list[Row] = [
        [InlineKeyboardButton(text=say.plain("page-open"), url=f"{url}/enter/{secret}")]
    ]
    if inside and urlsplit(url).scheme == "https":  # the messenger takes no other
        opened = WebAppInfo(url=f"{url}/enter")
        rows.append([InlineKeyboardButton(text=say.plain("page-inside"), web_app=opened)])
    rows.append([button(say.plain("page-over"), PageOver())])
    minutes, hours = LINK.total_seconds() / _MINUTE, SESSION.total_seconds() / _HOUR
    return Page(
        text=say("page-link", minutes=str(int(minutes)), hours=str(int(hours))), rows=tuple(rows)
    )


def over_page(say: Say, ended: int) -> Page:
    """How many browsers were signed out."""
    text = say("page-ended", count=ended) if ended else say("page-none")
    return Page(text=text, rows=([button(say.plain("page-again"), PageLink())],))
