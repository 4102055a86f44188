"""The store of features."""

from typing import Protocol

from domain.features.model import Feature, FeatureEvent, FeatureRevision


class Features(Protocol):
    """Features with their revisions and events, in a transaction."""

    def by_id(self, feature_id: int) -> Feature:
        """The feature, locked for change; raises NotFound."""
        ...

    def by_token(self, token: str) -> Feature | None:
        """The one this tap has begun."""
        ...

    def running(self, unit_id: int) -> list[Feature]:
        """Those of a community that have no end, locked; nobody else begins one meanwhile."""
        ...

    def add(self, feature: Feature) -> Feature:
        """Adds and fills ``id``."""
        ...

    def add_revision(self, revision: FeatureRevision) -> None:
        """Adds what is said of it from now on."""
        ...

    def revision_of(self, feature_id: int, token: str) -> FeatureRevision | None:
        """The one this tap has made."""
        ...

    def add_event(self, event: FeatureEvent) -> FeatureEvent:
        """Adds and fills ``id``."""
        ...

    def event(self, event_id: int) -> FeatureEvent:
        """An event; raises NotFound."""
        ...

    def event_of(self, feature_id: int, token: str) -> FeatureEvent | None:
        """The one this tap has entered."""
        ...
