"""The notice of a digest."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.digests.model import DigestPace
from domain.notices import Notice, Notices


@dataclass(frozen=True, kw_only=True)
class DigestReady(Notice):
    """To whoever chose it: the figures of their board. They are read when it is sent."""

    kind: ClassVar[str] = "digest"
    holding_id: int
    unit_id: int
    unit_name: str
    pace: DigestPace
    day: date

    @property
    def subject(self) -> str:
        return f"digest:{self.holding_id}:{self.day.isoformat()}"


NOTICES: Notices = (DigestReady,)
