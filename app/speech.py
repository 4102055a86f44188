"""Runs the operator's own program for speech: a sound file in, words out.

Without a shell, for a short time, a few at once, in a process group of its own that is ended with
its answer, or when we stop; killed outright, we leave it, and its file, to the system. What it says
of a failure is dropped, since it may quote somebody; so is what it says at length.
"""

import asyncio
import os
import shlex
import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import structlog

from app.environ import PREFIX

log = structlog.get_logger(__name__)

FILE: Final = "{file}"
"""Stands in the command for the path of the sound file; without it the file is the input."""
_MOST_WORDS: Final = 16 * 1024
"""Bytes of an answer; nobody says more in a voice note."""
_OURS: Final = (PREFIX, "BRIDGE_", "PG")
"""What the names of our own secrets begin with, the bridge's and PostgreSQL's among them."""
_GRACE: Final = 5
"""Seconds for what was killed to be gone."""
_WAITING: Final = 2
"""For each that runs so many are waited for, itself among them; more go on without words."""


class SpeechProgram:
    """:class:`domain.speech.Speech`, by a program of the operator's."""

    def __init__(self, command: str, *, seconds: float, at_once: int) -> None:
        self._command = shlex.split(command)
        self._seconds = seconds
        self._slots = asyncio.Semaphore(at_once)
        self._room = at_once * _WAITING

    async def words(self, pieces: AsyncIterator[bytes], suffix: str) -> str:
        """What is said, in one line; empty where the program gives nothing in time."""
        if not self._room:
            log.warning("speech.without", why="busy")
            return ""
        self._room -= 1
        try:
            async with asyncio.timeout(self._seconds * _WAITING), self._slots:
                return await self._heard(pieces, suffix)
        except TimeoutError:
            log.warning("speech.without", why="busy")
            return ""
        finally:
            self._room += 1

    async def _heard(self, pieces: AsyncIterator[bytes], suffix: str) -> str:
        why, said = "", b""
        with tempfile.TemporaryDirectory(prefix="griddesk-speech-") as folder:
            file = Path(folder) / f"voice{suffix}"
            await asyncio.to_thread(file.write_bytes, b"".join([one async for one in pieces]))
            try:
                async with asyncio.timeout(self._seconds):
                    said = await self._run(file)
            except TimeoutError:
                why = "slow"
            except OSError as error:
                why = type(error).__name__
            except _Failed as error:
                why = str(error)
        words = " ".join(said.decode("utf-8", "replace").split())
        if not words:
            log.warning("speech.without", why=why or "silent")
        return words

    async def _run(self, file: Path) -> bytes:
        """What it writes. Raises OSError when it cannot be started, and _Failed; however this
        ends, the program has ended, and what it started."""
        by_name = any(FILE in one for one in self._command)
        with file.open("rb") as sound:
            process = await asyncio.create_subprocess_exec(
                *(one.replace(FILE, str(file)) for one in self._command),
                stdin=asyncio.subprocess.DEVNULL if by_name else sound,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                # the operator's surroundings, but no token, no key, no database
                env={name: one for name, one in os.environ.items() if not name.startswith(_OURS)},
                start_new_session=True,
                limit=_MOST_WORDS,
            )
        said = bytearray()
        try:
            while process.stdout is not None and (piece := await process.stdout.read(_MOST_WORDS)):
                said += piece
                if len(said) > _MOST_WORDS:
                    raise _Failed("long")
            if code := await process.wait():
                raise _Failed(f"code {code}")
            return bytes(said)
        finally:
            # its children, too, that have outlived it
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            with suppress(TimeoutError):
                async with asyncio.timeout(_GRACE):
                    await _gone(process)


async def _gone(process: asyncio.subprocess.Process) -> None:
    """Waits for its end, which is not seen behind an output that nobody reads."""
    while process.stdout is not None and await process.stdout.read(_MOST_WORDS):
        pass
    await process.wait()


class _Failed(Exception):
    """The program ended without an answer of use; in a word that quotes nothing."""
