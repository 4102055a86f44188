"""The append-only log."""

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from storage.schema import audit

_ADD = insert(audit)


class SqlAudit:
    """:class:`domain.ports.Audit` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, *, at: datetime, person_id: int | None, act: str, subject: str, outcome: str = "done"
    ) -> None:
        """Adds an entry; no personal data in ``subject``."""
        self._session.execute(
            _ADD,
            {"at": at, "person_id": person_id, "act": act, "subject": subject, "outcome": outcome},
        )
