"""The restorations: from when to when nothing is known."""

from sqlalchemy import Table

from storage.kit.columns import key, metadata, moment

restorations = Table(
    "restorations",
    metadata,
    key(),
    moment("taken_at"),
    moment("restored_at"),
)
"""What happened between the two moments is lost: the copy was made before, and brought back
after."""
