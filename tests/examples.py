"""How much is tried between two edits, and how much where the long tests run.

The walks, the trees and the sweeps over all mechanisms take most of the suite's time, and more of
it with each mechanism.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from random import sample
from typing import Any, TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")

EVERY = bool(os.environ.get("LONG"))
"""`make test LONG=1`, which is what CI runs."""

# no example fails because the machine had other work
settings.register_profile("house", deadline=None, max_examples=100 if EVERY else 8)
settings.load_profile("house")


def examples(many: int, **more: Any) -> settings:
    """So many where the long tests run, and a twelfth of them between two edits.

    Each run draws others (nothing is seeded), so that what one misses the next may find.
    """
    return settings(max_examples=many if EVERY else max(many // 12, 2), deadline=None, **more)


def drawn(every: Iterable[T], part: int = 6) -> list[T]:
    """All of them where the long tests run; between two edits one in so many, others each time."""
    known = list(every)
    return known if EVERY else sample(known, -(-len(known) // part))


def seldom(every: Iterable[Any], often: Collection[str]) -> list[Any]:
    """The cases of a test: the rest of them beside ``often`` only where the long tests run."""
    named = ((one, getattr(one, "__name__", one)) for one in every)
    return [
        pytest.param(one, id=name, marks=[] if name in often else [pytest.mark.long])
        for one, name in named
    ]


@contextmanager
def told_of(member: object) -> Iterator[None]:
    """What fails in here says of which member of a loop: hundreds of small tests are one."""
    try:
        yield
    except BaseException as error:
        error.add_note(f"of {member}")
        raise


ON_POSTGRESQL_SELDOM = pytest.mark.parametrize(
    "dialect", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)], indirect=True
)
"""For a sweep or a long story whose statements the default suite has on both databases already."""
