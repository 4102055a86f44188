"""The notices of confirmed reports: something came after it was confirmed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.notices import Notice, Notices


class AfterConfirm(StrEnum):
    """What may come to a period whose report is confirmed; named as the column it belongs in."""

    MEETINGS = "meetings"
    """The minutes of a meeting held in it."""
    LEGAL_AID = "legal_aid"
    """A count of legal aid of a day in it, or one put right."""
    AGREEMENTS = "agreements"
    """An agreement made in it, or a judicial confirmation asked for, or one put right."""


@dataclass(frozen=True, kw_only=True)
class ReportBehind(Notice):
    """To who confirms a report: it lacks what was put on file since. It stays as it was confirmed
    until they correct it, so this is said once for each revision and column."""

    kind: ClassVar[str] = "report-behind"
    merges: ClassVar[bool] = True
    unit_id: int
    unit_name: str
    period: str
    """The period's code, ``2026-11``."""
    what: AfterConfirm
    place: str
    """The unit where it was put on file first."""
    revision: int
    """The one that lacks it."""

    @property
    def subject(self) -> str:
        return f"report:{self.unit_id}:{self.period}:behind:{self.what.value}:{self.revision}"


NOTICES: Notices = (ReportBehind,)
