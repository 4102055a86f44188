"""The notices of more time (延期): asked for, granted or not."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.cases.model import Label
from domain.notices import Notice, Notices
from domain.people.model import Role


@dataclass(frozen=True, kw_only=True)
class ExtensionAsked(Notice):
    """To the next tier: the handler of a matter asks for more time; or still waits for the
    answer."""

    kind: ClassVar[str] = "extension-asked"
    case_id: int
    category: Label
    extension_id: int
    days: int
    until: datetime
    reason: str
    parties_agree: bool
    by_role: Role
    by_unit: str
    again: bool = False

    @property
    def subject(self) -> str:
        again = ":again" if self.again else ""
        return f"case:{self.case_id}:extension:{self.extension_id}{again}"


@dataclass(frozen=True, kw_only=True)
class ExtensionAnswered(Notice):
    """To the handler: more time was granted or not."""

    kind: ClassVar[str] = "extension-answered"
    case_id: int
    category: Label
    extension_id: int
    approved: bool
    until: datetime
    """Until when it is to be finished now."""
    by_role: Role
    by_unit: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:extension:{self.extension_id}:answer"


NOTICES: Notices = (ExtensionAsked, ExtensionAnswered)
