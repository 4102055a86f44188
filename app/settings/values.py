"""The kinds of value a setting may have, each checked; the words for it stand with the setting."""

import base64
import re
import shlex
from datetime import time
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{10,}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_FERNET_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")
_KEY_BYTES = 32
_LEAST_PASSPHRASE = 12
_PROXIES = frozenset({"http", "socks5"})
_PROXY_WORD = re.compile(r"[\x20-\x7e]{1,255}")
"""A user or a password: what both kinds of proxy can be told."""
_DATABASES = frozenset({"sqlite+aiosqlite", "postgresql+asyncpg"})


def _token(value: SecretStr) -> SecretStr:
    if _TOKEN.fullmatch(value.get_secret_value()) is None:
        raise ValueError
    return value


def _secret(value: SecretStr) -> SecretStr:
    if _WEBHOOK_SECRET.fullmatch(value.get_secret_value()) is None:
        raise ValueError
    return value


def _passphrase(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value()) < _LEAST_PASSPHRASE:
        raise ValueError
    return value


def fernet_keys(text: str) -> tuple[str, ...]:
    """The keys of a list; raises ValueError when there is none, or one is none."""
    keys = tuple(key.strip() for key in text.split(","))
    for key in keys:
        if _FERNET_KEY.fullmatch(key) is None or len(base64.urlsafe_b64decode(key)) != _KEY_BYTES:
            raise ValueError
    return keys


def _fernet_keys(value: SecretStr) -> SecretStr:
    fernet_keys(value.get_secret_value())
    return value


def _database(value: SecretStr) -> SecretStr:
    parts = urlsplit(value.get_secret_value())
    if parts.scheme not in _DATABASES or not parts.path.strip("/"):
        raise ValueError
    return value


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise ValueError
    if "@" in parts.netloc:  # it is shown here and there, and a password is not to be
        raise ValueError
    return value.rstrip("/")


def _proxy(value: SecretStr) -> SecretStr:
    parts = urlsplit(value.get_secret_value())
    # reading the port raises ValueError for what is none
    if parts.scheme not in _PROXIES or not parts.hostname or not parts.port:
        raise ValueError
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError
    if "@" in parts.netloc:
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        if ":" in user or not all(map(_PROXY_WORD.fullmatch, (user, password))):
            raise ValueError
    return value


def _https(value: str) -> str:
    if urlsplit(_url(value)).scheme != "https":
        raise ValueError
    return value


def _page(value: str) -> str:
    parts = urlsplit(_url(value))
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
        raise ValueError
    return _url(value)


def _listen(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError
    return value


def _known_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, OSError) as wrong:
        raise ValueError from wrong
    return value


def _plain_time(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError
    return value


def hours(text: str) -> tuple[int, ...]:
    """Hours of a day such as ``11,14,16``, each later than the one before; raises ValueError."""
    found = tuple(int(one) for one in text.split(","))
    if not all(0 <= hour <= 23 for hour in found) or sorted(set(found)) != list(found):
        raise ValueError
    return found


def _hours(value: str) -> str:
    hours(value)
    return value


def _command(value: str) -> str:
    if not shlex.split(value) or "\0" in value:  # an open quotation raises ValueError itself
        raise ValueError
    return value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


Token = Annotated[SecretStr, AfterValidator(_token)]
FernetKeys = Annotated[SecretStr, AfterValidator(_fernet_keys)]
Passphrase = Annotated[SecretStr, AfterValidator(_passphrase)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_secret)]
ProxyUrl = Annotated[SecretStr, AfterValidator(_proxy)]
DatabaseUrl = Annotated[SecretStr, AfterValidator(_database)]
Url = Annotated[str, AfterValidator(_url)]
HttpsUrl = Annotated[str, AfterValidator(_https)]
PageUrl = Annotated[str, AfterValidator(_page)]
Listen = Annotated[str, AfterValidator(_listen)]
Hours = Annotated[str, AfterValidator(_hours)]
CommandLine = Annotated[str, AfterValidator(_command)]
ZoneName = Annotated[str, AfterValidator(_known_zone)]
WallTime = Annotated[time, AfterValidator(_plain_time)]
Upper = BeforeValidator(_upper)
Lower = BeforeValidator(_lower)


def setting(default: Any, description: str) -> Any:
    """A setting; what is expected of it is the text ``expected-<name>``."""
    return Field(default=default, description=description)
