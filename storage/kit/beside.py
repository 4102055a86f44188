"""A read that takes seconds of the processor, whole in a process of its own.

A thread of ours would take turns with everybody's short reads in one interpreter; there, each of
them waits for it at each statement.
"""

import asyncio
import copyreg
import io
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection

from domain.apart import Bounds
from storage.kit.engine import Database

BOUNDS: Final = Bounds(seconds=300, megabytes=2048, file_megabytes=2048)
"""Ten times what the longest honest file takes."""


@dataclass(frozen=True, kw_only=True)
class _Asked:
    url: str
    query: Callable[[Connection], Any]


def packed(url: str, query: Callable[[Connection], Any]) -> bytes:
    """The question as it goes there. The query is a function of a module, or a ``partial`` of one
    with what can be pickled."""
    made = io.BytesIO()
    pickler = pickle.Pickler(made)
    pickler.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: _as_dict}
    pickler.dump(_Asked(url=url, query=query))
    return made.getvalue()


def _as_dict(table: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return _only_read, (dict(table),)  # the rules hold tables that nobody can write to


def _only_read(table: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(table)


def answer(data: bytes) -> Any:
    """What the query answers, on a connection of this process; raises what the query does."""
    asked: _Asked = pickle.loads(data)  # noqa: S301 - from the product itself, which packed it
    return asyncio.run(_read(asked))


async def _read(asked: _Asked) -> Any:
    database = Database(asked.url, pool_size=1)
    try:
        return await database.read(asked.query)
    finally:
        await database.close()
