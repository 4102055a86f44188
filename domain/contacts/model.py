"""How to reach a party (当事人) of a dispute: optional, sealed, and for a time.

The only personal data of residents in the product. There is no name beside it and no way to ask by
it: it belongs to one matter, and dies with it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

CONTACT_LIMIT = 200
"""Characters: a number, and when or how to reach."""
CONTACTS_LIMIT = 10
"""For one matter."""
WORDS_LIMIT = 40
"""Characters of a reason in own words."""
SHOWN_FOR = timedelta(minutes=2)
"""How long an opened contact stays on the phone."""


class Party(StrEnum):
    """Whose it is: a place at the table, never a name."""

    FIRST = "first"
    SECOND = "second"
    OTHER = "other"


class LookReason(StrEnum):
    """Why somebody looks."""

    APPOINTMENT = "appointment"
    FOLLOW_UP = "follow_up"
    VERIFY = "verify"
    OTHER = "other"
    """In own words, which are noted as well."""


@dataclass(eq=False, kw_only=True)
class Contact:
    """One party's contact of one matter. Neither the value nor its hint can be read without the
    vault."""

    id: int = field(init=False, repr=False)
    case_id: int
    token: str
    """Names the tap or message that wrote it, so that a replay writes it once."""
    party: Party
    sealed: str = field(repr=False)
    hint: str = field(repr=False)
    """What a list shows of it (``138****5678``), sealed as well."""
    at: datetime
    person_id: int


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A message that shows an opened contact until it is taken away again."""

    address: str
    message: str


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An opened contact: to show, and to keep nowhere."""

    party: Party
    value: str = field(repr=False)
    case_id: int
    until: datetime
    """When it is taken away again."""
