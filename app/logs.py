"""Logging for all parts: one line an event, JSON for machines or text for people."""

import logging
import re
import sys
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]{20,}")
_PASSWORD = re.compile(r"(?<=://)[^\s/]*@")
_NOISY = (
    *("httpx", "httpcore", "apscheduler", "aiogram.event", "aiosqlite", "alembic"),
    *("aiogram_dialog", "telegram"),
)
"""They log addresses (with the token in them) or what is of no use at INFO; the last two, at DEBUG,
the names of people and what is said to them."""


def set_up(form: Literal["json", "text"], level: str, stream: TextIO | None = None) -> None:
    """Sends everything that is logged to the stream (standard error) in one form."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _without_secrets,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _without_secrets(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Neither a bot's token nor a password in an address (a proxy's, a database's) reaches the log,
    whoever put it into an error's words."""
    return {
        key: _PASSWORD.sub("<password>@", _TOKEN.sub("<token>", value))
        if isinstance(value, str)
        else value
        for key, value in event.items()
    }
