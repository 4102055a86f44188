"""How content reporters are with answers."""

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from domain.cases.model import Case
from domain.cases.satisfaction import OpinionRating, Satisfaction
from storage.schema import opinion_ratings


def satisfaction_of(connection: Connection, case: Case) -> Satisfaction | None:
    """What the reporter said of the answer with which the item ended last."""
    row = connection.execute(
        select(opinion_ratings.c.grade, opinion_ratings.c.at).where(
            opinion_ratings.c.case_id == case.id
        )
    ).one_or_none()
    if row is None or case.ended_at is None or row.at < case.ended_at:
        return None
    grade: Satisfaction = row.grade
    return grade


class SqlRatings:
    """:class:`domain.cases.store.Ratings` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_case(self, case_id: int) -> OpinionRating | None:
        """The grade given for the case."""
        found: OpinionRating | None = self._session.scalar(
            select(OpinionRating).where(opinion_ratings.c.case_id == case_id)
        )
        return found

    def add(self, rating: OpinionRating) -> None:
        """Adds a grade."""
        self._session.add(rating)
        self._session.flush()
