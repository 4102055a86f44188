"""Courses, in a transaction."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.errors import NotFound
from domain.ids import possible
from domain.trainings.model import Training
from storage.schema import trainings


class SqlTrainings:
    """:class:`domain.trainings.model.Trainings` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, training: Training) -> Training:
        """Adds and fills ``id``."""
        self._session.add(training)
        self._session.flush()
        return training

    def by_token(self, token: str) -> Training | None:
        """What this tap has entered."""
        found: Training | None = self._session.scalar(
            select(Training).where(trainings.c.token == token)
        )
        return found

    def by_id(self, training_id: int) -> Training:
        """The course, locked for change. Raises NotFound."""
        if not possible(training_id):
            raise NotFound("training")
        found: Training | None = self._session.scalar(
            select(Training).where(trainings.c.id == training_id).with_for_update()
        )
        if found is None:
            raise NotFound("training")
        return found
