"""What can be set for a bridge: variables that begin with BRIDGE_, also in a file ``.env``."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from dotenv.parser import parse_stream
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bridge.words import LANGUAGES, say

PREFIX: Final = "BRIDGE_"
ENV_FILE: Final = Path(".env")
_TOKEN = re.compile(r"[1-9][0-9]{0,14}:[A-Za-z0-9_-]{16,}")
_APP = re.compile(r"[A-Za-z0-9_-]{3,128}")


class BadSettings(Exception):
    """A setting cannot be used; each line names a variable and what is expected of it."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _token(value: SecretStr) -> SecretStr:
    if _TOKEN.fullmatch(value.get_secret_value()) is None:
        raise ValueError
    return value


def _secret(value: SecretStr) -> SecretStr:
    _app(value.get_secret_value())
    return value


def _app(value: str) -> str:
    if _APP.fullmatch(value) is None:
        raise ValueError
    return value


def _shown(value: str) -> str:
    if not 1 <= len(value.strip()) <= 64 or not value.isprintable():
        raise ValueError
    return value.strip()


def _listen(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ValueError
    return value


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise ValueError
    if "@" in parts.netloc:
        raise ValueError
    return value.rstrip("/")


_Lower = BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)
_Upper = BeforeValidator(lambda value: value.upper() if isinstance(value, str) else value)


class BridgeSettings(BaseSettings):
    """All settings, frozen. Build it with :func:`load`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        env_file=ENV_FILE,
        env_file_encoding="utf-8-sig",
        hide_input_in_errors=True,
    )

    token: Annotated[SecretStr, AfterValidator(_token)] = Field(
        default=...,
        description="What the desk presents as the bot's token. Keep it secret: who has it is the "
        "bot.",
    )
    name: Annotated[str, AfterValidator(_shown)] = Field(
        default="网格台",
        description="What the bot is called in the messenger: invitations say it.",
    )
    listen: Annotated[str, AfterValidator(_listen)] = Field(
        default="127.0.0.1:8090", description="Where the desk finds the bridge: loopback."
    )
    database: Path = Field(
        default=Path("var/bridge.db"),
        description="What people wrote until the desk has it, and which message is which.",
    )
    feishu_app_id: Annotated[str, AfterValidator(_app)] = Field(
        default=..., description="The custom app, from the Feishu console."
    )
    feishu_app_secret: Annotated[SecretStr, AfterValidator(_secret)] = Field(
        default=..., description="Its secret, from there. Keep it secret."
    )
    feishu_url: Annotated[str, AfterValidator(_url)] = Field(
        default="https://open.feishu.cn",
        description="Where the platform is: Feishu's, Lark's (https://open.larksuite.com), or a "
        "local one.",
    )
    lang: Annotated[Literal["zh", "en"], _Lower] = Field(
        default="zh", description="The language of the command line."
    )
    log_format: Annotated[Literal["json", "text"], _Lower] = Field(
        default="json", description="One JSON object a line for machines, or text for people."
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], _Upper] = Field(
        default="INFO", description="The least important line that is logged."
    )

    @property
    def place(self) -> tuple[str, int]:
        """Host and port."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


class _Spoken(BaseSettings):
    """The one setting that is wanted although others may be wrong."""

    model_config = BridgeSettings.model_config

    lang: str = LANGUAGES[0]


def language() -> str:
    """The language of the command line, before anything else is read; Chinese where the file
    cannot tell it."""
    try:
        wanted = _Spoken().lang.lower()
    except (UnicodeDecodeError, OSError):
        wanted = os.environ.get(f"{PREFIX}LANG", "").strip().lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def load() -> BridgeSettings:
    """The settings of the environment. Raises BadSettings."""
    bad = [say(language(), key, file=str(ENV_FILE), **facts) for key, facts in _file_troubles()]
    if bad:
        raise BadSettings(*bad)
    try:
        return BridgeSettings()
    except ValidationError as error:
        lines = []
        for one in error.errors():
            name = str(one["loc"][0]).upper()
            what = "missing" if one["type"] == "missing" else "wrong"
            expected = say(language(), name)
            lines.append(say(language(), what, name=f"{PREFIX}{name}", expected=expected))
        raise BadSettings(*lines) from None


def _file_troubles() -> Iterator[tuple[str, dict[str, str]]]:
    """Why the file ``.env`` cannot be read, or which lines of ours say nothing: by their number
    alone, for what stands in them may be secret."""
    try:
        # a bind mount of a file that is not there makes a folder; one in use is for others
        if ENV_FILE.is_dir() and not any(ENV_FILE.iterdir()):
            yield "env-folder", {}
            return
        read = ENV_FILE.read_text("utf-8-sig") if ENV_FILE.is_file() else ""
    except UnicodeDecodeError:
        yield "env-encoding", {}
        return
    except OSError:
        yield "env-unreadable", {}
        return
    if "\0" in read:  # UTF-16 without its mark: each second byte of plain letters
        yield "env-encoding", {}
        return
    for one in parse_stream(io.StringIO(read)):
        mute = (one.key or "").startswith(PREFIX) and one.value is None
        if mute or (one.error and PREFIX in one.original.string):
            yield "env-line", {"line": str(one.original.line)}
