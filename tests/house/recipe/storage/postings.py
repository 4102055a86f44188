"""Postings: the table, the store in a transaction, and what people read."""

from sqlalchemy import Index, Table, or_, select
from sqlalchemy.orm import Session

from domain.access import Act, scope
from domain.cases.model import NOTE_LIMIT
from domain.people.model import Actor
from domain.postings.model import Posting
from domain.postings.views import PostingBoard, PostingLine
from storage.kit.columns import begins, key, mapping, metadata, moment, reference, text
from storage.kit.reading import Reading, Reads, awaited
from storage.org.schema import units

_SHOWN = 5

postings = Table(
    "postings",
    metadata,
    key(),
    reference("unit_id", "units"),
    text("words", NOTE_LIMIT),
    text("token", 64, unique=True),
    moment("put_up_at"),
    Index(None, "unit_id"),
)

mapping.map_imperatively(Posting, postings)


class SqlPostings:
    """:class:`domain.postings.model.Postings` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, posting: Posting) -> Posting:
        """Adds and fills ``id``."""
        self._session.add(posting)
        self._session.flush()
        return posting

    def by_token(self, token: str) -> Posting | None:
        """What this tap has put up."""
        return self._session.scalar(select(Posting).where(postings.c.token == token))


def newest(reading: Reading, actor: Actor) -> PostingBoard:
    """Those of the units where the actor sits, and of all whose matters they see."""
    reach = scope(actor, Act.SEE)
    rows = reading.connection.execute(
        select(units.c.name, postings.c.words, postings.c.put_up_at)
        .join(units, units.c.id == postings.c.unit_id)
        .where(
            or_(
                units.c.id.in_([seat.unit_id for seat in actor.seats]),
                *(begins(units.c.path, prefix) for prefix in reach.prefixes),
            )
        )
        .order_by(postings.c.id.desc())
        .limit(_SHOWN)
    )
    return PostingBoard(
        lines=tuple(
            PostingLine(unit_name=row.name, words=row.words, put_up_at=row.put_up_at)
            for row in rows
        ),
        unit_id=min(scope(actor, Act.PUT_UP).units, default=None),
    )


class SqlPostingReads(Reads):
    """:class:`domain.postings.views.PostingReads` on a database."""

    newest = awaited(newest)
