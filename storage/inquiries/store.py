"""Questions from above, in a transaction."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.handfuls import Handful
from domain.ids import possible
from domain.inquiries.model import Inquiry, InquiryState
from storage.kit.handfuls import Handfuls, spanned, unsaid
from storage.schema import inquiries

_HANDFUL = 20
"""As many are told of in one transaction: so long anybody else's change may have to wait."""


class SqlInquiries:
    """:class:`domain.inquiries.store.Inquiries` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, inquiry: Inquiry) -> Inquiry:
        """Adds and fills ``id``."""
        self._session.add(inquiry)
        self._session.flush()
        return inquiry

    def by_id(self, inquiry_id: int) -> Inquiry:
        """The question as it stands at this moment; raises NotFound."""
        if not possible(inquiry_id):
            raise NotFound("inquiry")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(Inquiry, inquiry_id, populate_existing=True)
        if found is None:
            raise NotFound("inquiry")
        return found

    def waiting(self, case_id: int) -> list[Inquiry]:
        """Those about the case that are open, the oldest first."""
        return self._found(
            select(Inquiry).where(
                inquiries.c.case_id == case_id, inquiries.c.state == InquiryState.OPEN
            )
        )

    def ended(self, case_id: int, since: datetime) -> list[Inquiry]:
        """Those that the end of the case has answered since then, the oldest first."""
        return self._found(
            select(Inquiry).where(
                inquiries.c.case_id == case_id,
                inquiries.c.state == InquiryState.ENDED,
                inquiries.c.ended_at >= since,
            )
        )

    def near(self, spans: Sequence[DueSpan], handful: Handful) -> list[Inquiry]:
        """A handful of the open ones due within a span that has not spoken of them yet, by case."""
        rows = _near(len(spans)).taken(self._session, handful, spanned(spans))
        return [row.Inquiry for row in rows]

    def pass_on(self, from_post_id: int, to_post_id: int) -> None:
        """Whatever the one post has asked, and waits for, the other has asked from now on."""
        self._session.execute(
            update(Inquiry)
            .where(inquiries.c.post_id == from_post_id, inquiries.c.state == InquiryState.OPEN)
            .values(post_id=to_post_id)
        )

    def _found(self, query: Select[Inquiry]) -> list[Inquiry]:
        self._session.flush()
        found = self._session.scalars(
            query.order_by(inquiries.c.id).execution_options(populate_existing=True)
        )
        return list(found)


@cache
def _near(spans: int) -> Handfuls:
    open_still = inquiries.c.state == InquiryState.OPEN
    return Handfuls(
        select(Inquiry).where(open_still, unsaid(inquiries.c.due_at, inquiries.c.rung, spans)),
        (inquiries.c.case_id, inquiries.c.id),
        _HANDFUL,
        named=lambda row: ((row.Inquiry.case_id, row.Inquiry.id), f"case:{row.Inquiry.case_id}"),
    )
