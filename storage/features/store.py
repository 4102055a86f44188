"""Features, in a transaction."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.errors import NotFound
from domain.features.model import Feature, FeatureEvent, FeatureRevision
from domain.ids import possible
from storage.kit.turns import take_turns
from storage.schema import feature_events, feature_revisions, features


class SqlFeatures:
    """:class:`domain.features.store.Features` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_id(self, feature_id: int) -> Feature:
        """The feature, locked for change; raises NotFound."""
        if not possible(feature_id):
            raise NotFound("feature")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(Feature, feature_id, with_for_update=True, populate_existing=True)
        if found is None:
            raise NotFound("feature")
        return found

    def by_token(self, token: str) -> Feature | None:
        """The one this tap has begun."""
        found: Feature | None = self._session.scalar(
            select(Feature).where(features.c.token == token)
        )
        return found

    def running(self, unit_id: int) -> list[Feature]:
        """Those of a community that have no end, locked; nobody else begins one meanwhile."""
        take_turns(self._session.connection(), f"feature:{unit_id}")
        found = self._session.scalars(
            select(Feature)
            .where(features.c.unit_id == unit_id, features.c.ended_on.is_(None))
            .order_by(features.c.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return list(found)

    def add(self, feature: Feature) -> Feature:
        """Adds and fills ``id``."""
        self._session.add(feature)
        self._session.flush()
        return feature

    def add_revision(self, revision: FeatureRevision) -> None:
        """Adds what is said of it from now on."""
        self._session.add(revision)
        self._session.flush()

    def revision_of(self, feature_id: int, token: str) -> FeatureRevision | None:
        """The one this tap has made."""
        found: FeatureRevision | None = self._session.scalar(
            select(FeatureRevision).where(
                feature_revisions.c.feature_id == feature_id, feature_revisions.c.token == token
            )
        )
        return found

    def add_event(self, event: FeatureEvent) -> FeatureEvent:
        """Adds and fills ``id``."""
        self._session.add(event)
        self._session.flush()
        return event

    def event(self, event_id: int) -> FeatureEvent:
        """An event; raises NotFound."""
        found = self._session.get(FeatureEvent, event_id) if possible(event_id) else None
        if found is None:
            raise NotFound("event")
        return found

    def event_of(self, feature_id: int, token: str) -> FeatureEvent | None:
        """The one this tap has entered."""
        found: FeatureEvent | None = self._session.scalar(
            select(FeatureEvent).where(
                feature_events.c.feature_id == feature_id, feature_events.c.token == token
            )
        )
        return found
