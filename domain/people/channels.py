"""The chats by which one person is reached: a second one is brought in, used, and taken off again.

A push goes out once: in the chat from which its reader last wrote, or in another one of theirs
where that is gone.
"""

from datetime import timedelta

from domain.errors import BadInvitation, Invalid
from domain.notices import Priority
from domain.people.binding import token_hash, used_again, who_is_at
from domain.people.latest import prefer
from domain.people.leaving import note
from domain.people.messengers import Messenger
from domain.people.model import Actor, Channel, ChannelCode
from domain.people.notices import ChannelJoined
from domain.ports import Push, Work
from domain.request import Request

CODE = timedelta(minutes=10)
"""How long a code for another chat may be used."""


def give_channel_code(work: Work, request: Request, *, secret: str) -> ChannelCode:
    """Makes a code by which whoever asks brings another chat of theirs here, once and within
    minutes; it takes the place of one that was not used. ``secret`` is twelve or more random
    characters made by the caller, who shows it once. Raises Refused for the machine itself."""
    made = ChannelCode(
        token_hash=token_hash(secret),
        person_id=request.by.person_id,
        made_at=request.now,
        ends_at=request.now + CODE,
    )
    work.people.add_channel_code(made)
    note(work, request, "channel_code", f"person:{made.person_id}")
    return made


def join_channel(
    work: Work, request: Request, channel: str, address: str, language: str | None, secret: str
) -> Actor:
    """Brings the chat at ``address`` to the person of a code, using it up. The other chats hear of
    it, and stay where pushes go until something is said in the new one.

    Raises BadInvitation (``unknown``, ``used``, ``expired``), Invalid (``chat-taken``: the chat is
    somebody's; ``same-messenger``: the person has one there already).
    """
    code = work.people.channel_code(token_hash(secret))  # locked before anything is looked up
    known = work.people.channel(channel, address)
    if code is None:
        raise BadInvitation("unknown")
    if not used_again((code.used_at, code.person_id), code.ends_at, known, request.now):
        if known is not None:
            raise Invalid("chat-taken")
        _join(work, request, code, channel, address, language)
    return who_is_at(work, channel, address, request.now)


def _join(
    work: Work,
    request: Request,
    code: ChannelCode,
    channel: str,
    address: str,
    language: str | None,
) -> None:
    person_id = code.person_id
    others = work.people.channels_of(person_id)
    if any(one.kind == channel for one in others):
        raise Invalid("same-messenger")
    code.used_at = request.now
    joined = Channel(
        person_id=person_id,
        kind=channel,
        address=address,
        language=None if language is None else language[:16],
        latest=not others,
    )
    work.people.add_channel(joined)
    if others:
        notice = ChannelJoined(channel_id=joined.id, messenger=Messenger(channel))
        told = Push(
            person_id=person_id, notice=notice, not_before=request.now, priority=Priority.URGENT
        )
        work.outbox.add([told], request.now)
    work.audit.add(
        at=request.now, person_id=person_id, act="channel_join", subject=f"channel:{joined.id}"
    )


def use_channel(work: Work, request: Request, channel: str, address: str) -> None:
    """Something was said in a chat that was not the last one, or not to be reached: pushes go there
    from now on. One that is nobody's is let be."""
    found = work.people.channel(channel, address)
    if found is not None:
        prefer(work, found, request.now)


def drop_channel(work: Work, request: Request, messenger: Messenger) -> None:
    """Takes off the asker's chat of this messenger: who writes from there is a stranger, and what
    was opened by it is closed. Doing it again changes nothing. Raises Invalid (``last-channel``:
    they would be reached by none)."""
    person_id = request.by.person_id
    mine = work.people.channels_of(person_id)
    going = next((one for one in mine if one.kind == messenger), None)
    if going is None:
        return
    others = [
        one
        for one in mine
        if one is not going and one.reachable and one.kind in work.rules.messengers
    ]
    if not others:
        raise Invalid("last-channel")
    work.contacts.hide_from(person_id, request.now)
    work.passes.end_all(person_id, request.now)
    work.people.forget_channel(going)
    if going.latest:
        others[0].latest = True
    work.outbox.reroute(person_id, request.now)
    note(work, request, "channel_drop", f"channel:{going.id}")
