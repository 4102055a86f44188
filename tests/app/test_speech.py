"""The operator's program for speech: what it is given, and what it may take."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from pydantic import ValidationError
from structlog.testing import capture_logs

from app.commands.doctor import _speech
from app.settings import Fixed, variable
from app.speech import SpeechProgram

SOUND = b"OggS" + bytes(2000)


async def _sound() -> AsyncIterator[bytes]:
    yield SOUND[:1000]
    yield SOUND[1000:]


def _exists(path: str) -> bool:
    return Path(path).exists()


async def _said(command: str, seconds: float = 30) -> str:
    return await SpeechProgram(command, seconds=seconds, at_once=1).words(_sound(), ".ogg")


async def test_the_sound_is_its_input_or_a_file_that_is_gone_afterwards() -> None:
    assert await _said("wc -c") == str(len(SOUND))
    assert await _said("wc -c {file}") != ""
    path = (await _said("sh -c 'echo $0' {file}")).strip()
    assert path.endswith("voice.ogg")
    assert not _exists(path)


async def test_what_it_says_is_one_line() -> None:
    assert await _said(r"printf '楼上漏水\n\n 两家\t吵起来了\n'") == "楼上漏水 两家 吵起来了"


async def test_no_shell_reads_the_command() -> None:
    assert "$(id) ; id > x | id" in await _said("echo $(id) ; id > x | id")


async def test_it_sees_no_setting_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GRIDDESK_TELEGRAM_TOKEN", "BRIDGE_TOKEN", "PGPASSWORD"):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("MODEL", "small")
    seen = await _said("env")
    assert "MODEL=small" in seen
    assert "secret" not in seen


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("sh -c 'echo 张三 >&2; echo half; exit 3'", "code 3"),
        ("true", "silent"),
        ("yes 张三", "long"),
        ("/nowhere/at/all", "FileNotFoundError"),
    ],
)
async def test_a_failure_gives_nothing_and_quotes_nothing(command: str, why: str) -> None:
    with capture_logs() as logged:
        assert await _said(command) == ""
    assert [(one["event"], one["why"]) for one in logged] == [("speech.without", why)]
    assert "张三" not in str(logged)


def _lives(pid: int) -> bool:
    """Whether it runs still; one that only waits to be taken in does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


async def _until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not holds():  # noqa: ASYNC110 - a process wakes nobody
            await asyncio.sleep(0.01)


def _number(file: Path) -> int:
    return int((file.exists() and file.read_text().strip()) or 0)


async def _started(file: Path) -> int:
    await _until(lambda: _number(file))
    return _number(file)


async def test_what_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    with capture_logs() as logged:
        assert await _said(f"sh -c 'sleep 1000 & echo $! > {pid}; wait'", seconds=0.3) == ""
    assert [one["why"] for one in logged] == ["slow"]
    child = await _started(pid)
    await _until(lambda: not _lives(child))


@pytest.mark.parametrize("out", ["", ">/dev/null"])
async def test_what_outlives_it_is_ended(tmp_path: Path, out: str) -> None:
    pid = tmp_path / "pid"
    words = await _said(f"sh -c 'sleep 1000 {out} & echo $! > {pid}; echo hello'", seconds=0.5)
    assert words == ("hello" if out else "")
    child = await _started(pid)
    await _until(lambda: not _lives(child))


async def test_it_ends_with_us(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    asked = asyncio.create_task(_said(f"sh -c 'echo $$ > {pid}; exec sleep 1000'"))
    child = await _started(pid)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert not _lives(child)


async def test_so_many_at_once_and_nobody_waits_long(tmp_path: Path) -> None:
    go, here = tmp_path / "go", tmp_path / "here"
    os.mkfifo(go)
    program = SpeechProgram(f"sh -c 'echo $$ > {here}; cat {go}'", seconds=30, at_once=1)
    first = asyncio.create_task(program.words(_sound(), ".ogg"))
    await _started(here)
    second = asyncio.create_task(program.words(_sound(), ".ogg"))
    await asyncio.sleep(0)
    with capture_logs() as logged:
        assert await program.words(_sound(), ".ogg") == "", "a third goes on without"
    assert [one["why"] for one in logged] == ["busy"]
    for asked in (first, second):
        await asyncio.to_thread(go.write_text, "hello")
        assert await asked == "hello"
    again = asyncio.create_task(program.words(_sound(), ".ogg"))
    await asyncio.to_thread(go.write_text, "x")
    assert await again == "x", "there is room again"


def test_the_command_is_one_that_can_be_split() -> None:
    assert Fixed(speech_command="/opt/run --file {file}").speech_command
    for wrong in ("'open", " ", "a\0b"):
        with pytest.raises(ValidationError):
            Fixed(speech_command=wrong)


def test_the_doctor_looks_for_it() -> None:
    name = variable("speech_command")
    assert name in str(_speech(Fixed()))
    found = _speech(Fixed(speech_command="sh -c true", speech_seconds=7))
    assert found.well
    assert "7" in str(found)
    lost = _speech(Fixed(speech_command="/nowhere/at/all x"))
    assert not lost.well
    assert name in str(lost)
