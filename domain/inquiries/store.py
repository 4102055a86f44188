"""The store of questions from above."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.cases.store import DueSpan
from domain.handfuls import Handful
from domain.inquiries.model import Inquiry


class Inquiries(Protocol):
    """Questions from above, in a transaction. Whoever changes one has locked its case before."""

    def add(self, inquiry: Inquiry) -> Inquiry:
        """Adds and fills ``id``."""
        ...

    def by_id(self, inquiry_id: int) -> Inquiry:
        """The question as it stands at this moment; raises NotFound."""
        ...

    def waiting(self, case_id: int) -> list[Inquiry]:
        """Those about the case that are open, the oldest first."""
        ...

    def ended(self, case_id: int, since: datetime) -> list[Inquiry]:
        """Those that the end of the case has answered since then, the oldest first."""
        ...

    def near(self, spans: Sequence[DueSpan], handful: Handful) -> list[Inquiry]:
        """A handful of the open ones due within a span that has not spoken of them yet, by case."""
        ...

    def pass_on(self, from_post_id: int, to_post_id: int) -> None:
        """Whatever the one post has asked, and waits for, the other has asked from now on."""
        ...
