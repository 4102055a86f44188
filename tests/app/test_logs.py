"""The log is one line an event, in Chinese as it is, and no token is ever in it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from app import logs


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_json_lines_from_both_kinds_of_logger() -> None:
    stream = io.StringIO()
    logs.set_up("json", "INFO", stream)
    structlog.get_logger("desk").info("kept", unit="古道社区", rows=[1, 2])
    logging.getLogger("elsewhere").warning("plain %s", "words")
    logging.getLogger("httpx").info("POST https://api.example.org/bot42:secret/getMe")
    first, second = map(json.loads, stream.getvalue().splitlines())
    assert (first["event"], first["unit"], first["logger"]) == ("kept", "古道社区", "desk")
    assert (second["event"], second["level"]) == ("plain words", "warning")
    assert "古道社区" in stream.getvalue()


def test_the_libraries_tell_nobodys_words_at_the_finest_level() -> None:
    stream = io.StringIO()
    logs.set_up("json", "DEBUG", stream)
    for name in ("telegram.ext.ExtBot", "aiogram_dialog.manager.message_manager"):
        logging.getLogger(name).debug("sendMessage %s", "words of a person")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_token_never_reaches_the_log(form: str) -> None:
    stream = io.StringIO()
    logs.set_up("json" if form == "json" else "text", "INFO", stream)
    token = "123456:AAH-kept_secret_kept_secret_kept"
    try:
        raise RuntimeError(f"cannot reach https://api.example.org/bot{token}/getMe")
    except RuntimeError:
        structlog.get_logger().exception("failed", url=f"/bot{token}/getMe")
        logging.getLogger("elsewhere").exception("failed at %s", token)
    assert "kept_secret" not in stream.getvalue()
    assert stream.getvalue().count("<token>") >= 4


def test_a_password_in_an_address_never_reaches_the_log() -> None:
    stream = io.StringIO()
    logs.set_up("json", "INFO", stream)
    address = "socks5://desk:kept%40secret@127.0.0.1:1080"
    structlog.get_logger().warning("no way", by=address)
    logging.getLogger("elsewhere").warning("no way by %s", address)
    assert "kept" not in stream.getvalue()
    assert stream.getvalue().count("socks5://<password>@127.0.0.1:1080") == 2
