"""The store of call-ins."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.callins.model import CallIn, CallInTask
from domain.cases.store import DueSpan
from domain.handfuls import Handful


class CallIns(Protocol):
    """Call-ins with the units that are called, in a transaction. Whoever changes one has locked its
    case before."""

    def add(self, callin: CallIn) -> CallIn:
        """Adds and fills ``id``."""
        ...

    def by_id(self, callin_id: int) -> CallIn:
        """The call-in as it stands at this moment; raises NotFound."""
        ...

    def waiting(self, case_id: int) -> list[CallIn]:
        """Those of the case that have no outcome yet, the oldest first."""
        ...

    def ended(self, case_id: int, since: datetime) -> list[CallIn]:
        """Those that the end of the case has ended since then, the oldest first."""
        ...

    def add_task(self, task: CallInTask) -> CallInTask:
        """Adds and fills ``id``."""
        ...

    def tasks(self, callin_id: int) -> list[CallInTask]:
        """What was handed out after it, the oldest first."""
        ...

    def task(self, task_id: int) -> CallInTask:
        """One of them; raises NotFound."""
        ...

    def near(
        self, spans: Sequence[DueSpan], day: DueSpan, handful: Handful
    ) -> list[tuple[int, int]]:
        """The numbers, and those of the cases, of a handful of the waiting ones of which the
        answers or the outcome are due within a span, or the hour lies in that of the ``day``, which
        has not spoken of them yet, by case."""
        ...
