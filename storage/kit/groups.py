"""Group commit: changes asked for at the same moment share one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from domain.messaging import StoreAway

T = TypeVar("T")
A = TypeVar("A")


class GroupCommit(Generic[T, A]):
    """Gathers what is added while a commit runs, and writes it as the next one.

    Nothing waits on purpose: the first is written at once, those that come meanwhile go together.
    ``write`` answers for each item, in order.
    """

    def __init__(
        self, write: Callable[[Sequence[T]], Awaitable[Sequence[A]]], *, most: int = 128
    ) -> None:
        self._write = write
        self._most = most
        self._waiting: list[tuple[T, asyncio.Future[A]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def add(self, item: T) -> A:
        """The answer, when the item is committed; raises what its own writing raised."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[A] = loop.create_future()
        self._waiting.append((item, done))
        if self._writer is None:
            self._writer = loop.create_task(self._drain())
        return await done

    async def _drain(self) -> None:
        try:
            while self._waiting:
                batch = self._waiting[: self._most]
                del self._waiting[: self._most]
                await self._commit(batch)
                await asyncio.sleep(0)  # whoever was answered goes on before the next one is begun
        finally:
            self._writer = None

    async def _commit(self, batch: list[tuple[T, asyncio.Future[A]]]) -> None:
        try:
            answers = await self._write([item for item, _ in batch])
        except Exception as error:
            if len(batch) == 1 or isinstance(error, StoreAway):  # that is none of them's fault
                for _, done in batch:
                    if not done.done():
                        done.set_exception(error)
                return
            # one of them is bad, and the others must not suffer for it
            for one in batch:
                await self._commit([one])
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            for _, done in batch:
                done.cancel()
            raise
        else:
            for (_, done), answer in zip(batch, answers, strict=True):
                # else the caller gave up waiting; its change is written all the same
                if not done.done():
                    done.set_result(answer)
