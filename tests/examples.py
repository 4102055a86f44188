"""How many examples a property is tried on: the walks and trees take most of the suite's time."""

import os
from typing import Any

from hypothesis import settings

EVERY = bool(os.environ.get("LONG"))
"""`make test LONG=1`, which is what CI runs."""


def examples(many: int, **more: Any) -> settings:
    """So many where the long tests run, and a fifth of them between two edits.

    Each run draws others (nothing is seeded), so that what one misses the next may find.
    """
    return settings(max_examples=many if EVERY else max(many // 5, 4), deadline=None, **more)
