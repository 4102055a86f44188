"""What is logged: one line an event, with numbers in it and neither words nor names of people."""

from __future__ import annotations

import logging
import re
import sys
from typing import Literal

import structlog
from structlog.typing import EventDict, WrappedLogger

_SECRETS = re.compile(r"[0-9]+:[A-Za-z0-9_-]{16,}|\b(?:ou|on|oc|om|cli)_[A-Za-z0-9]{6,}")
"""Tokens, and what the messenger calls people, chats, messages and apps."""


def set_up(form: Literal["json", "text"], level: str) -> None:
    """Sends everything that is logged to standard error in one form."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _hidden,
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
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)


def _hidden(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    return {
        key: _SECRETS.sub("<hidden>", value) if isinstance(value, str) else value
        for key, value in event.items()
    }
