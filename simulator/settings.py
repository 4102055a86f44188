"""Everything about one simulator that can be chosen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class FeishuSettings:
    """What only the Feishu side asks for; the defaults are the platform's.

    ``answer_seconds`` is how long an event or a tap may be left without an answer, ``frame_bytes``
    what goes into one frame at most; with ``renamed_repeats`` a message is repeated under another
    event_id, as the platform may do; the rest, in seconds, is told to clients of the long
    connection.
    """

    answer_seconds: float = 3.0
    frame_bytes: int = 16 * 1024
    renamed_repeats: bool = False
    ping_interval: int = 120
    reconnect_interval: int = 120
    reconnect_nonce: int = 30


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How one simulator behaves; the defaults are the published rules of Telegram and Feishu.

    The three callables let a test own time: ``clock`` gives dates and expiry, ``monotonic`` the
    flood limits, ``sleep`` the pauses between webhook tries.
    """

    host: str = "127.0.0.1"
    port: int = 8080
    state: Path | None = None
    tied: bool = False
    """End when standard input does, because whoever started it is gone."""
    title: str = "Telegram and Feishu on this machine"
    phones: tuple[int, ...] = ()
    bar_url: str | None = None
    bot_username: str = "local_bot"
    bot_name: str = "Local bot"
    flood: bool = True
    feishu: FeishuSettings = field(default_factory=FeishuSettings)
    privacy_mode: bool = True
    clock: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    update_seconds: int = 24 * 3600
    callback_seconds: int = 150
    webhook_timeout: float = 60.0
    calls_kept: int = 20_000
    messages_kept: int = 2_000
