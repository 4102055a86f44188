"""The way into the database: one thread, and one commit for all that waits for it.

A commit waits for the disk: 1 ms at the median, 5 at the 95th percentile and up to 14 on two busy
cores with a local disk. On the loop that would be time in which nobody is heard; in a thread those
that come meanwhile share the next commit.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from bridge.store.schema import opened

Result = TypeVar("Result")
_Outcome = tuple["asyncio.Future[Any]", Any, BaseException | None]
MOST_TOGETHER = 64
IDLE_SECONDS = 0.05
"""So long what need not be on the disk at once waits for company."""


@dataclass(frozen=True)
class _Job:
    work: Callable[[sqlite3.Connection], Any]
    future: asyncio.Future[Any]
    lasting: bool
    trim: bool = False


class Database:
    """The one connection. ``failed`` tells whether the last commit did; it is then tried anew with
    whatever comes next."""

    def __init__(self, path: Path) -> None:
        """Opens it. Raises Unusable."""
        self._db = opened(path)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False
        self.failed = False

    async def do(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Runs the work in one transaction; when this returns it is on the disk. Raises what the
        work raises, of which then nothing is kept, and sqlite3.Error."""
        return await self._ask(work, lasting=True)

    async def soon(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """The same for what only reads, or may be lost if the process is killed the next moment:
        this returns before it is on the disk. It sees nothing that is not."""
        return await self._ask(work, lasting=False)

    async def trim(self) -> None:
        """Has all of it in the one file soon: what was deleted then stands nowhere any more."""
        await self._ask(lambda _db: None, lasting=True, trim=True)

    async def _ask(
        self, work: Callable[[sqlite3.Connection], Result], *, lasting: bool, trim: bool = False
    ) -> Result:
        if self._closed:
            raise sqlite3.ProgrammingError("the database is closed")
        if self._thread is None:
            self._loop = asyncio.get_running_loop()
            self._thread = threading.Thread(target=self._run, name="database", daemon=True)
            self._thread.start()
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._jobs.put(_Job(work, future, lasting, trim))
        return await future

    def close(self) -> None:
        """Ends after what was asked for. It cannot be used again."""
        self._closed = True
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
        self._db.close()

    def _run(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=IDLE_SECONDS if self._db.in_transaction else None)
            except Empty:
                self._commit([])
                continue
            together: list[_Job] = []
            while job is not None and len(together) < MOST_TOGETHER:
                together.append(job)
                if self._jobs.empty():
                    break
                job = self._jobs.get()
            self._all(together, commit=job is None)
            if any(one.trim for one in together):
                with contextlib.suppress(sqlite3.Error):  # the next hour brings another chance
                    self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if job is None:
                return

    def _all(self, jobs: list[_Job], *, commit: bool) -> None:
        """Runs them all, and commits if one of them asks for it.

        Those that do not wait for the commit go first: they never see what is not on the disk, so
        nobody is told of an update whose number might be given a second time.
        """
        passing = [job for job in jobs if not job.lasting]
        lasting = [job for job in jobs if job.lasting]
        try:
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
            self._tell([(job.future, *self._try(job.work)) for job in passing])
            done = [(job.future, *self._try(job.work)) for job in lasting]
        except sqlite3.Error as error:
            self._lost(error, jobs)
            return
        if done or commit:
            self._commit(done)

    def _commit(self, outcomes: list[_Outcome]) -> None:
        try:
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            self._lost(error, [])
            outcomes = [(future, None, error) for future, _result, _error in outcomes]
        else:
            self.failed = any(isinstance(one[2], sqlite3.OperationalError) for one in outcomes)
        self._tell(outcomes)

    def _lost(self, error: sqlite3.Error, jobs: list[_Job]) -> None:
        """A full disk, say: nothing of the transaction is kept."""
        self.failed = True
        if self._db.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
        self._tell([(job.future, None, error) for job in jobs])

    def _try(self, work: Callable[[sqlite3.Connection], Any]) -> tuple[Any, BaseException | None]:
        self._db.execute("SAVEPOINT one")
        try:
            result = work(self._db)
        except Exception as error:
            self._db.execute("ROLLBACK TO one")
            self._db.execute("RELEASE one")
            return None, error
        self._db.execute("RELEASE one")
        return result, None

    def _tell(self, outcomes: list[_Outcome]) -> None:
        if outcomes and self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop is gone, and whoever waited
                self._loop.call_soon_threadsafe(_told, outcomes)


def _told(outcomes: list[_Outcome]) -> None:
    for future, result, error in outcomes:
        if future.done():
            continue
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)
