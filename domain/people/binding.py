"""Binding people to posts: invitations, languages, menus."""

import hashlib
from datetime import timedelta

from domain import access
from domain.access import Act
from domain.errors import BadInvitation, Invalid
from domain.people.model import Actor, Capacity, Channel, Holding, Invitation, Person, Post, Role
from domain.ports import Work
from domain.request import Request

INVITATION_DAYS = 7
"""How long a link stays good; one use ends it sooner."""


def token_hash(token: str) -> str:
    """What is kept of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def invite(
    work: Work, request: Request, unit_id: int, role: Role, capacity: Capacity, *, secret: str
) -> Invitation:
    """Makes a one-use invitation to a post, which is created if the unit has none of this role.

    A request without an actor is the command line of the machine itself, which is the first
    administrator's only way in. ``secret`` is 32 or more random characters made by the caller, who
    shows it once.
    Raises Refused, NotFound.
    """
    unit = work.org.unit(unit_id)
    if request.actor is not None:
        access.allow(request.actor, Act.INVITE, access.at(unit.path))
    today = work.rules.day(request.now)
    if not unit.valid_on(today):
        raise Invalid("unit-gone")
    post = work.people.find_post(unit_id, role)
    if post is None:
        post = work.people.add_post(Post(role=role, unit_id=unit_id, valid_from=today))
    invitation = Invitation(
        token_hash=token_hash(secret),
        post_id=post.id,
        capacity=capacity,
        created_at=request.now,
        expires_at=request.now + timedelta(days=INVITATION_DAYS),
    )
    work.people.add_invitation(invitation)
    work.audit.add(
        at=request.now,
        person_id=request.actor.person_id if request.actor else None,
        act=Act.INVITE,
        subject=f"post:{post.id}:{capacity}",
    )
    return invitation


def bind(
    work: Work, request: Request, channel: str, address: str, language: str | None, secret: str
) -> Actor:
    """Binds the chat at ``address`` to the post of an invitation, using it up.

    The same person using the same link again is simply answered as bound. A person may collect
    several posts. Raises BadInvitation (``unknown``, ``used``, ``expired``).
    """
    today = work.rules.day(request.now)
    invitation = work.people.invitation(token_hash(secret))  # locked before anything is looked up
    known = work.people.channel(channel, address)
    if invitation is None:
        raise BadInvitation("unknown")
    if invitation.used_at is not None:
        if known is None or invitation.used_by != known.person_id:
            raise BadInvitation("used")
    elif request.now >= invitation.expires_at:
        raise BadInvitation("expired")
    else:
        if known is None:
            person = work.people.add_person(Person(created_at=request.now))
            known = Channel(
                person_id=person.id,
                kind=channel,
                address=address,
                language=None if language is None else language[:16],
            )
            work.people.add_channel(known)
        known.reachable = True
        held = work.people.open_holdings(invitation.post_id, invitation.capacity)
        if all(holding.person_id != known.person_id for holding in held):
            work.people.add_holding(
                Holding(
                    post_id=invitation.post_id,
                    person_id=known.person_id,
                    capacity=invitation.capacity,
                    valid_from=today,
                )
            )
        invitation.used_at = request.now
        invitation.used_by = known.person_id
        work.audit.add(
            at=request.now,
            person_id=known.person_id,
            act="bind",
            subject=f"post:{invitation.post_id}",
        )
    actor = work.people.actor(channel, address, today)
    if actor is None:
        raise BadInvitation("unknown")
    return actor


def choose_language(work: Work, request: Request, locale: str | None) -> None:
    """Sets the language (``zh``, ``en``, or None to follow the phone). Raises Invalid."""
    if locale not in {"zh", "en", None}:
        raise Invalid("language")
    person = work.people.person(request.by.person_id)
    person.locale = locale


def seen(work: Work, request: Request, channel: str, address: str, language: str | None) -> None:
    """A sign of life: the channel can be reached again, and the phone speaks this language."""
    known = work.people.channel(channel, address)
    if known is not None:
        known.reachable = True
        if language is not None:
            known.language = language[:16]
