"""What a database is made to do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine


def _no_beginning(statement: str) -> bool:
    return not statement.startswith("BEGIN")


@contextmanager
def counted(wanted: Callable[[str], bool] = _no_beginning) -> Iterator[list[str]]:
    """The statements meanwhile, and each COMMIT."""
    did: list[str] = []

    def note(statement: str) -> None:
        if wanted(statement):
            did.append(statement)

    def sent(_: object, __: object, statement: str, *___: object) -> None:
        note(statement)

    def committed(_: object) -> None:
        note("COMMIT")

    event.listen(Engine, "before_cursor_execute", sent)
    event.listen(Engine, "commit", committed)
    try:
        yield did
    finally:
        event.remove(Engine, "before_cursor_execute", sent)
        event.remove(Engine, "commit", committed)


@contextmanager
def questions() -> Iterator[list[str]]:
    """The SELECTs asked meanwhile."""
    with counted(lambda statement: statement.startswith("SELECT")) as asked:
        yield asked
