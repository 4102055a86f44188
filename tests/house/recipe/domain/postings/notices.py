"""The notice of a posting."""

from dataclasses import dataclass
from typing import ClassVar

from domain.notices import Notice, Notices


@dataclass(frozen=True, kw_only=True)
class PostingUp(Notice):
    """To all others of the unit: something was put up."""

    kind: ClassVar[str] = "posting-up"
    posting_id: int
    unit_name: str
    words: str

    @property
    def subject(self) -> str:
        return f"posting:{self.posting_id}:up"


NOTICES: Notices = (PostingUp,)
