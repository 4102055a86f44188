"""Binding people to posts: invitations, languages, menus."""

import hashlib
from datetime import datetime, timedelta

from domain import access
from domain.access import Act
from domain.errors import BadInvitation, Invalid
from domain.people.fits import fits, inviting
from domain.people.heirs import take_over
from domain.people.latest import prefer
from domain.people.leaving import leave, note
from domain.people.model import Actor, Capacity, Channel, Holding, Invitation, Person, Post, Role
from domain.people.notices import PostEnding, vacancies_of
from domain.ports import Work
from domain.request import Request

INVITATION_DAYS = 7
"""How long a link stays good; one use ends it sooner."""


def token_hash(token: str) -> str:
    """What is kept of an invitation's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def used_again(
    used: tuple[datetime | None, int | None],
    ends_at: datetime,
    asker: Channel | None,
    now: datetime,
) -> bool:
    """Whether a code (``used``: when, and by which person) was used by the very person who now
    comes with it, who is just answered once more; false where it is still good.

    Raises BadInvitation (``used`` by somebody else, ``expired``).
    """
    at, by = used
    if at is None and now >= ends_at:
        raise BadInvitation("expired")
    if at is not None and (asker is None or asker.person_id != by):
        raise BadInvitation("used")
    return at is not None


def who_is_at(work: Work, channel: str, address: str, now: datetime) -> Actor:
    """The person of a chat that a code brought here. Raises BadInvitation (``unknown``)."""
    actor = work.people.actor(channel, address, work.rules.day(now))
    if actor is None:
        raise BadInvitation("unknown")
    return actor


def invite(
    work: Work, request: Request, unit_id: int, role: Role, capacity: Capacity, *, secret: str
) -> Invitation:
    """Makes a one-use invitation to a post, which is created if the unit has none of this role.

    It takes the place of one to the same post that nobody has used: there is never more than one
    link to a seat. A request without an actor is the command line of the machine itself, which is
    the first administrator's only way in. ``secret`` is sixteen or more random characters made
    by the caller, who shows it once.
    Raises Refused, NotFound, Invalid (``unit-gone``, ``post-misfit``).
    """
    unit = work.org.unit(unit_id)
    if request.actor is not None:
        access.allow(request.actor, inviting(role), access.at(unit.path))
    today = work.rules.day(request.now)
    if not unit.valid_on(today):
        raise Invalid("unit-gone")
    if not fits(role, unit.kind):
        raise Invalid("post-misfit", kind=unit.kind.value)
    post = work.people.find_post(unit_id, role)
    if post is None:
        post = work.people.add_post(Post(role=role, unit_id=unit_id, valid_from=today))
    for older in work.people.open_invitations(post.id, capacity, request.now):
        older.expires_at = request.now
    invitation = Invitation(
        token_hash=token_hash(secret),
        post_id=post.id,
        capacity=capacity,
        created_at=request.now,
        expires_at=request.now + timedelta(days=INVITATION_DAYS),
    )
    work.people.add_invitation(invitation)
    note(work, request, Act.INVITE, f"post:{post.id}:{capacity}")
    return invitation


def revoke(work: Work, request: Request, invitation_id: int) -> None:
    """Ends a link nobody has used; one that is used or too old is let be. Raises NotFound."""
    invitation = work.people.invitation_by_id(invitation_id)
    post = work.people.post(invitation.post_id)
    place = access.at(work.org.unit(post.unit_id).path)
    access.allow(request.by, inviting(post.role), place, hides="invitation")
    if invitation.used_at is None and request.now < invitation.expires_at:
        invitation.expires_at = request.now
        note(work, request, "revoke", f"post:{post.id}:{invitation.capacity}")


def bind(
    work: Work,
    request: Request,
    channel: str,
    address: str,
    language: str | None,
    secret: str,
    *,
    replacing: bool = False,
) -> Actor:
    """Binds the chat at ``address`` to the post of an invitation, using it up.

    The same person using the same link again is simply answered as bound. A person may collect
    several posts; one that has ended is nobody's. ``replacing``: they know that somebody else has
    the post, whose time on it ends with this. Raises BadInvitation (``unknown``, ``used``,
    ``expired``), Invalid (``post-held``: somebody has it; ``own-post``: to stand in for oneself is
    nothing).
    """
    invitation = work.people.invitation(token_hash(secret))  # locked before anything is looked up
    known = work.people.channel(channel, address)
    if invitation is None:
        raise BadInvitation("unknown")
    used = invitation.used_at, invitation.used_by
    if not used_again(used, invitation.expires_at, known, request.now):
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
        _take(work, request, invitation, known.person_id, replacing=replacing)
    return who_is_at(work, channel, address, request.now)


def _take(
    work: Work, request: Request, invitation: Invitation, person_id: int, *, replacing: bool
) -> None:
    """The person takes the post of the invitation; whoever had it leaves it."""
    post = work.people.held_post(invitation.post_id)
    if post.valid_to is not None:
        raise BadInvitation("expired")
    held = work.people.open_holdings(post.id, invitation.capacity)
    others = [one for one in held if one.person_id != person_id]
    if others and not replacing:
        raise Invalid("post-held")
    other = Capacity.HOLDER if invitation.capacity is Capacity.STAND_IN else Capacity.STAND_IN
    double = [
        one for one in work.people.open_holdings(post.id, other) if one.person_id == person_id
    ]
    if double and invitation.capacity is Capacity.STAND_IN:
        raise Invalid("own-post")
    today = work.rules.day(request.now)
    for one in double:
        one.valid_to = today
        work.digests.remove(one)
    if len(others) == len(held):
        work.people.add_holding(
            Holding(
                post_id=post.id,
                person_id=person_id,
                capacity=invitation.capacity,
                valid_from=today,
            )
        )
    invitation.used_at = request.now
    invitation.used_by = person_id
    work.audit.add(
        at=request.now, person_id=person_id, act="bind", subject=f"post:{invitation.post_id}"
    )
    leave(work, request, others, PostEnding.REPLACED)
    if invitation.capacity is Capacity.HOLDER:
        work.outbox.withdraw(vacancies_of(post.id), request.now)
        take_over(work, post, person_id, request.now)


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
        if not (known.reachable and known.latest):
            prefer(work, known, request.now)
        if language is not None:
            known.language = language[:16]
