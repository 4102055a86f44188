"""What can be set, in one frozen object. Every variable is described here, or, if it is one of the
district's rules or of speech, in the modules beside; and nowhere else.

docs/settings.md and .env.example are written from them by ``python -m app.settings.doc``.
"""

import difflib
import os
from datetime import time
from itertools import combinations
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from app.environ import ENV_FILE, PREFIX, file_values, key_of, mute_lines, ours
from app.environ import SettingsError as SettingsError
from app.environ import variable as variable
from app.settings.messengers import LineSettings as LineSettings
from app.settings.messengers import MessengerSettings, place
from app.settings.speech import SpeechSettings
from app.settings.values import (
    DatabaseUrl,
    FernetKeys,
    Listen,
    Lower,
    PageUrl,
    Passphrase,
    Upper,
    setting,
)
from app.texts import text

_SHOWN = 60
"""Characters of a wrong value repeated in the error line."""


class Settings(SpeechSettings, MessengerSettings):
    """All settings, frozen. Build it with :func:`load`, or :class:`Fixed` to leave the
    environment out."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",
        hide_input_in_errors=True,
    )

    database_url: DatabaseUrl = setting(
        SecretStr("sqlite+aiosqlite:///var/griddesk.db"),
        "The database. SQLite serves one machine; PostgreSQL may live on another. Secret, "
        "since it may hold a password.",
    )
    sqlite_synchronous: Annotated[Literal["NORMAL", "FULL"], Upper] = setting(
        "NORMAL",
        "How hard SQLite waits for the disk. NORMAL survives a crash of the program; FULL also a "
        "power cut, at some cost in speed.",
    )
    files_dir: Path = setting(
        Path("var/files"),
        "Where attachments are kept, for this database alone: each night, what no case and no "
        "draft in it refers to is removed once it is a week old.",
    )
    keep_failed_days: Annotated[int, Field(ge=1, le=365)] = setting(
        30,
        "Days for which an update that could not be handled is kept, with the words in it, for "
        "somebody to look at; then the nightly upkeep deletes it.",
    )
    contact_keys: FernetKeys | None = setting(
        None,
        "Seals the contacts of parties. The first key seals, each of them opens; without one, "
        "contacts are switched off. Keep it secret, and apart from the backup of the database.",
    )
    contact_days: Annotated[int, Field(ge=1, le=730)] = setting(
        90,
        "Days after closing (or after the outcome, if nobody closes) until the contacts of a "
        "matter are deleted.",
    )
    contact_dropped_days: Annotated[int, Field(ge=1, le=90)] = setting(
        7, "The same for a matter that was withdrawn or merged into another."
    )
    backup_passphrase: Passphrase | None = setting(
        None,
        "Seals the copies that `backup` makes, and opens them for `restore`: twelve characters or "
        "more. Keep it secret, and apart from the copies: without it they are lost.",
    )
    practice_rooms: Annotated[int, Field(ge=0, le=500)] = setting(
        30,
        "How many people may practise at once, each in a room of up to 48 MB in FILES_DIR; "
        "0: nobody practises here, as where bots run on several machines.",
    )
    practice_days: Annotated[int, Field(ge=1, le=30)] = setting(
        7, "Days after which a practice is gone with all that is in it."
    )
    page_url: PageUrl | None = setting(
        None,
        "The address under which people open the desk page, without a path: https, or http on this "
        "machine alone. Without it there is no page.",
    )
    page_listen: Listen = setting(
        "127.0.0.1:8444",
        "Where the desk page listens: loopback, behind a web server that ends TLS.",
    )
    health_listen: Listen | None = setting(
        None,
        "Where /healthz, /readyz and /metrics (for Prometheus) are served, say 127.0.0.1:8445; "
        "without it they are not.",
    )
    alive_file: Path | None = setting(
        None,
        "Touched every 20 seconds while the program works and its database answers, for a health "
        "check. The container image sets it.",
    )
    lang: Annotated[Literal["zh", "en"], Lower] = setting(
        "zh", "The language of the command line; in the chat everybody has their own."
    )
    log_format: Annotated[Literal["json", "text"], Lower] = setting(
        "json", "One JSON object a line for machines, or text for people."
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], Upper] = setting(
        "INFO", "The least important line that is logged."
    )

    @property
    def page_place(self) -> tuple[str, int]:
        """Host and port of the desk page."""
        return place(self.page_listen)

    @property
    def health_place(self) -> tuple[str, int] | None:
        """Host and port for a watcher, if there is one."""
        return None if self.health_listen is None else place(self.health_listen)

    @property
    def lines(self) -> tuple[LineSettings, ...]:
        """The messengers by which people come; raises :class:`SettingsError` when there is none."""
        if not self.connected:
            name = "telegram_token"
            raise SettingsError(
                text("setting-lacking", name=variable(name), expected=expected(name))
            )
        return self.connected


class Fixed(Settings):
    """Settings from arguments alone: what the demo and the tests use, whatever is exported."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The arguments, and nothing from outside."""
        return (init_settings,)


def load() -> Settings:
    """The settings of this process: exported variables, then the file, then the defaults.

    Raises :class:`SettingsError` with a line for each variable that is wrong or unknown, or
    with what is wrong with the file.
    """
    given = file_values(ENV_FILE) | ours(os.environ)
    unknown = [name for name in sorted(given) if key_of(name) not in Settings.model_fields]
    lines = [*mute_lines(ENV_FILE), *map(_unknown, unknown)]
    try:
        settings = Settings()
    except ValidationError as wrong:
        names = dict.fromkeys(str(error["loc"][0]) for error in wrong.errors())
        values = {key_of(name): value for name, value in given.items()}
        raise SettingsError(*lines, *(_wrong(name, values.get(name)) for name in names)) from None
    lines.extend(_together(settings))
    if lines:
        raise SettingsError(*lines)
    return settings


def expected(name: str) -> str:
    """What is expected of a field, in words."""
    return text(f"expected-{name}")


def secret(name: str) -> bool:
    """Whether the value of a field is never shown."""
    return "SecretStr" in str(Settings.model_fields[name].annotation)


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(key_of(name), Settings.model_fields, n=1)
    hint = text("setting-meant", name=variable(close[0])) if close else text("setting-see")
    return text("setting-unknown", name=name, hint=hint)


def _wrong(name: str, given: str | None) -> str:
    # before an @ a password may stand
    shown = "" if secret(name) or given is None or "@" in given else f" {given[:_SHOWN]!r}"
    return text("setting-wrong", name=variable(name), shown=shown, expected=expected(name))


def _together(settings: Settings) -> list[str]:
    """What is wrong with settings that are each right."""
    lines = []
    if settings.webhook_url is not None and settings.webhook_secret is None:
        lines.append(
            text(
                "setting-lacking-with",
                name=variable("webhook_secret"),
                other=variable("webhook_url"),
                expected=expected("webhook_secret"),
            )
        )
    for one, other in (("feishu_token", "feishu_api_url"), ("feishu_api_url", "feishu_token")):
        if getattr(settings, one) is not None and getattr(settings, other) is None:
            told = {"other": variable(one), "expected": expected(other)}
            lines.append(text("setting-lacking-with", name=variable(other), **told))
    if len({line.bot_id for line in settings.connected}) < len(settings.connected):
        first, second = variable("telegram_token"), variable("feishu_token")
        lines.append(text("setting-same-bot", name=second, other=first))
    used = {
        "webhook_listen": settings.listen if settings.webhook_url else None,
        "page_listen": settings.page_place if settings.page_url else None,
        "health_listen": settings.health_place,
    }
    for one, other in combinations([name for name, where in used.items() if where], 2):
        if used[one] == used[other]:
            lines.append(text("setting-same-port", name=variable(other), other=variable(one)))
    if settings.quiet_start <= settings.quiet_end and settings.quiet_start != time.min:
        starts, ends = variable("quiet_start"), variable("quiet_end")
        lines.append(text("setting-quiet-order", starts=starts, ends=ends))
    return lines
