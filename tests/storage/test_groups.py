"""Group commit: changes of one moment share a transaction; a bad one hurts nobody else."""

import asyncio
from collections.abc import Sequence

import pytest

from domain.messaging import StoreAway
from storage.kit.groups import GroupCommit


class Book:
    """Writes down each commit; refuses any batch with a bad item in it."""

    def __init__(self) -> None:
        self.commits: list[list[str]] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def write(self, batch: Sequence[str]) -> list[str]:
        await self.gate.wait()
        if "bad" in batch:
            raise RuntimeError("bad")
        self.commits.append(list(batch))
        return [item.upper() for item in batch]


async def test_what_comes_during_a_commit_goes_together() -> None:
    book = Book()
    book.gate.clear()
    group = GroupCommit(book.write)
    adding = [asyncio.create_task(group.add(str(n))) for n in range(5)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    late = [asyncio.create_task(group.add(f"late {n}")) for n in range(3)]
    await asyncio.sleep(0)
    book.gate.set()
    await asyncio.gather(*adding, *late)
    assert book.commits == [["0", "1", "2", "3", "4"], ["late 0", "late 1", "late 2"]]


async def test_a_batch_has_a_limit() -> None:
    book = Book()
    group = GroupCommit(book.write, most=2)
    await asyncio.gather(*(group.add(str(n)) for n in range(5)))
    assert [len(batch) for batch in book.commits] == [2, 2, 1]


async def test_a_bad_one_is_told_and_the_others_are_written() -> None:
    book = Book()
    group = GroupCommit(book.write)
    found = await asyncio.gather(
        group.add("a"), group.add("bad"), group.add("b"), return_exceptions=True
    )
    assert [type(one) for one in found] == [str, RuntimeError, str]
    assert book.commits == [["a"], ["b"]]


async def test_one_of_a_bad_batch_goes_on_before_the_next_is_written() -> None:
    book, seen = Book(), list[int]()
    group = GroupCommit(book.write)

    async def add(item: str) -> None:
        await group.add(item)
        seen.append(len(book.commits))

    await asyncio.gather(add("a"), add("b"), group.add("bad"), return_exceptions=True)
    assert seen == [1, 2]


async def test_a_database_that_is_away_is_told_to_all_at_once() -> None:
    asked: list[int] = []

    async def away(batch: Sequence[str]) -> list[str]:
        asked.append(len(batch))
        raise StoreAway

    group = GroupCommit(away)
    found = await asyncio.gather(*(group.add(str(n)) for n in range(3)), return_exceptions=True)
    assert [type(one) for one in found] == [StoreAway] * 3
    assert asked == [3]  # and not each for itself, which may take its time to fail as well


async def test_who_gives_up_waiting_is_written_all_the_same() -> None:
    book = Book()
    book.gate.clear()
    group = GroupCommit(book.write)
    impatient = asyncio.create_task(group.add("a"))
    patient = asyncio.create_task(group.add("b"))
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    book.gate.set()
    await patient
    assert book.commits == [["a", "b"]]
    assert await group.add("c") == "C"
    assert book.commits[-1] == ["c"]
