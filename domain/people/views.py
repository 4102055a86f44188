"""Posts as their holder reads them."""

from dataclasses import dataclass
from datetime import date

from domain.org.views import UnitRef
from domain.people.model import Role


@dataclass(frozen=True, kw_only=True)
class PostRow:
    """A post somebody holds, for /help and menus."""

    role: Role
    unit: UnitRef
    stand_in: bool
    since: date
