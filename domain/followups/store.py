"""The store of followups."""

from collections.abc import Collection, Sequence
from typing import Protocol

from domain.cases.store import DueSpan
from domain.followups.model import Followup, FollowupStep, Source
from domain.handfuls import Handful


class Followups(Protocol):
    """Items handed out with their steps, in a transaction."""

    def add(self, followup: Followup) -> Followup:
        """Adds and fills ``id``."""
        ...

    def by_id(self, followup_id: int) -> Followup:
        """The item, locked for change; raises NotFound."""
        ...

    def of_source(self, source: Source, source_ids: Collection[int]) -> list[Followup]:
        """Those of these numbers of a source, the dropped ones too, the oldest first; none is
        locked."""
        ...

    def open_of_host(self, host_id: int) -> int:
        """How many a unit has handed out that are not over."""
        ...

    def add_step(self, step: FollowupStep) -> None:
        """Adds a step."""
        ...

    def step(self, followup_id: int, token: str) -> FollowupStep | None:
        """The step this tap has taken already."""
        ...

    def units_of(self, followup_id: int) -> set[int]:
        """The units that are or were responsible for it."""
        ...

    def near(
        self, due: Sequence[DueSpan], answer: Sequence[DueSpan], handful: Handful
    ) -> list[int]:
        """The numbers of a handful of those whose feedback is due within a span that has not spoken
        of them, or which wait within one to be accepted or handed on."""
        ...
