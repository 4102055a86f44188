"""Notices as rows of the outbox: their JSON, and the class again."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from domain.aid import notices as aid
from domain.annual import notices as annual
from domain.assessments import notices as assessments
from domain.callins import notices as callins
from domain.cases import extension_notices as extensions
from domain.cases import notices as cases
from domain.chasing import notices as chasing
from domain.digests import notices as digests
from domain.directories import notices as directories
from domain.evaluations import notices as evaluations
from domain.followups import notices as followups
from domain.inquiries import notices as inquiries
from domain.leave import notices as leave
from domain.mediation import notices as mediation
from domain.meetings import notices as meetings
from domain.notices import Notice
from domain.overdue import notices as overdue
from domain.people import notices as people
from domain.periodic import notices as periodic
from domain.projects import notices as projects
from domain.referrals import notices as referrals
from domain.reminders import notices as reminders
from domain.selections import notices as selections
from domain.twoway import notices as twoway

REGISTRY: Mapping[str, type[Notice]] = {
    notice.kind: notice
    for notice in (
        *cases.NOTICES,
        *extensions.NOTICES,
        *referrals.NOTICES,
        *inquiries.NOTICES,
        *callins.NOTICES,
        *evaluations.NOTICES,
        *followups.NOTICES,
        *meetings.NOTICES,
        *assessments.NOTICES,
        *projects.NOTICES,
        *mediation.NOTICES,
        *overdue.NOTICES,
        *chasing.NOTICES,
        *leave.NOTICES,
        *digests.NOTICES,
        *directories.NOTICES,
        *aid.NOTICES,
        *selections.NOTICES,
        *people.NOTICES,
        *periodic.NOTICES,
        *reminders.NOTICES,
        *twoway.NOTICES,
        *annual.NOTICES,
    )
}

_RENAMED: Mapping[str, Mapping[str, str]] = {overdue.LimitNear.kind: {"rung": "notch"}}
"""What a fact was called when rows were written that may still wait."""


@cache
def _adapter(kind: str) -> TypeAdapter[Notice]:
    return TypeAdapter(REGISTRY[kind])


def to_json(notice: Notice) -> dict[str, Any]:
    """The payload as plain JSON values."""
    payload: dict[str, Any] = _adapter(notice.kind).dump_python(notice, mode="json")
    return payload


def from_json(kind: str, payload: Mapping[str, Any]) -> Notice:
    """The notice again; a row of an older version may lack what has a default now. Raises KeyError
    for a kind this version does not know, TypeError where a fact is missing or is no such fact."""
    try:
        return _adapter(kind).validate_python(_today(kind, payload))
    except ValidationError as wrong:
        # by their names alone: the values may be somebody's words
        facts = sorted({str(error["loc"][0]) for error in wrong.errors(include_input=False)})
        raise TypeError(f"{kind} without {', '.join(facts)}") from None


def as_known(kind: str, payload: Mapping[str, Any]) -> Notice | None:
    """The same; None for a fact that this version does not know any more."""
    try:
        return from_json(kind, payload)
    except (KeyError, TypeError):
        return None


def _today(kind: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    names = _RENAMED.get(kind, {})
    return {names.get(name, name): value for name, value in payload.items()}
