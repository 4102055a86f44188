"""What stands between the phones of a town and its product."""

import base64
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from app.settings import Fixed, Settings
from domain.people.messengers import Messenger
from simulator.settings import Settings as SimSettings
from simulator.testing import SimServer, running
from tests import postgresql

TOKEN = "7700:standing-in-for-a-token"
KEY = base64.urlsafe_b64encode(bytes(32)).decode()
"""Of the parties' contacts."""


@dataclass(frozen=True)
class Line:
    """What stands between the phones of a town and its product. ``opens`` serves it, with its files
    in a folder, for as long as it is held; ``address`` is how the product knows a phone, ``set`` is
    what it is told of where that is."""

    messenger: Messenger
    opens: Callable[[Path], AbstractAsyncContextManager[Any]]
    address: Callable[[int], str]
    set: Callable[[str], dict[str, Any]]


def _telegram(_folder: Path) -> AbstractAsyncContextManager[SimServer]:
    # a proxy knows it by another name
    return running(SimSettings(flood=False, host="::"))


def _by_telegram(url: str) -> dict[str, Any]:
    return {"telegram_token": SecretStr(TOKEN), "telegram_api_url": url}


TELEGRAM = Line(Messenger.TELEGRAM, _telegram, str, _by_telegram)


def settings_for(
    url: str,
    folder: Path,
    server_folder: str | None = None,
    page: int | None = None,
    line: Line = TELEGRAM,
) -> Settings:
    """The product's settings on a database and a simulator of the test's own; ``page`` is the port
    of the desk page."""
    place = f"127.0.0.1:{page}"
    paged = {"page_url": f"http://{place}", "page_listen": place} if page is not None else {}
    database = f"sqlite+aiosqlite:///{folder / 'town.db'}"
    if server_folder is not None:
        database = postgresql.url(server_folder, "town")
    return Fixed(
        database_url=SecretStr(database),
        files_dir=folder / "files",
        contact_keys=SecretStr(KEY),
        **line.set(url),
        **paged,
    )
