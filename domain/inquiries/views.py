"""Questions from above as people read them; units and posts, never names."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.cases.model import Label
from domain.inquiries.model import InquiryState
from domain.inquiries.options import InquiryOptions
from domain.people.model import Actor, Role


@dataclass(frozen=True, kw_only=True)
class InquiryLine:
    """A question as one line of a list."""

    id: int
    case_id: int
    category: Label
    question: str
    by_role: Role
    by_unit: str
    """Who asks."""
    unit_name: str
    """The unit whose turn it is with the matter."""
    asked_at: datetime
    due_at: datetime
    overdue: bool
    state: InquiryState
    post_id: int
    """The post that asks."""
    yours: bool
    """Whether that is the reader's."""


@dataclass(frozen=True, kw_only=True)
class InquiryPage:
    """One page of the open ones, the most pressing first. Pages count from 0."""

    lines: tuple[InquiryLine, ...]
    page: int
    pages: int
    total: int
    owed: int
    """How many of all the reader's units have to answer."""


@dataclass(frozen=True, kw_only=True)
class InquiryView:
    """A question with just what this reader may do now."""

    line: InquiryLine
    answer: str
    ended_at: datetime | None
    may: InquiryOptions


class InquiryReads(Protocol):
    """Questions from above as they are read, each within the actor's reach."""

    async def page(self, actor: Actor, page: int, now: datetime) -> InquiryPage:
        """The open ones of the actor's posts, and those that their units have to answer."""
        ...

    async def view(self, actor: Actor, inquiry_id: int, now: datetime) -> InquiryView:
        """One of them about a case within reach; raises NotFound."""
        ...
