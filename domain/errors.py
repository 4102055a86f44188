"""What can go wrong, as facts; the wording in each language lives with the reader's adapter.

Every error carries a stable ``code`` and plain facts. An adapter turns them into a sentence that
says what to do next; a log line may carry ``code`` but never the facts a person typed.
"""

from collections.abc import Mapping
from typing import ClassVar

Fact = str | int | None


class DomainError(Exception):
    """Base of all refusals the domain makes. ``code`` names the kind; ``facts`` fill the text."""

    code: ClassVar[str] = "error"

    def __init__(self, reason: str = "", **facts: Fact) -> None:
        super().__init__(f"{self.code}:{reason}" if reason else self.code)
        self.reason = reason
        self.facts: Mapping[str, Fact] = facts


class Refused(DomainError):
    """The access table does not let this person do this here."""

    code = "refused"


class NotFound(DomainError):
    """There is no such thing, or this person may not know of it: the two answer alike."""

    code = "not-found"


class Invalid(DomainError):
    """An answer does not fit; ``reason`` names the rule it breaks (``summary-too-long`` …)."""

    code = "invalid"


class Unreadable(DomainError):
    """What was sealed cannot be opened: its key is gone, or it is not what it claims to be."""

    code = "unreadable"


class WrongStep(DomainError):
    """The matter stands in a state from which this step does not lead on."""

    code = "wrong-step"


class BadInvitation(DomainError):
    """An invitation or a code is unknown, used up, or too old: all three answer alike, so that who
    tries codes learns nothing (``reason`` says which, for the log)."""

    code = "bad-invitation"


class BadPass(DomainError):
    """A link to the desk page is unknown, used up, or too old: all three answer alike."""

    code = "bad-pass"


class AlreadyConfirmed(DomainError):
    """The report of this unit and period is in already."""

    code = "already-confirmed"
