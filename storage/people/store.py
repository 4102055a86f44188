"""Persons, channels, posts and invitations, in a transaction."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import (
    delete,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.selectable import ForUpdateArg

from domain.errors import NotFound
from domain.ids import possible
from domain.people.model import (
    Actor,
    Capacity,
    Channel,
    ChannelCode,
    Held,
    Holding,
    Invitation,
    Person,
    Post,
    Role,
    Seat,
)
from domain.rules import Rules
from storage.kit.turns import take_turns
from storage.people.actors import find_actors, posted_of, seats_of
from storage.people.reach import WITH_A_PHONE
from storage.schema import (
    channel_codes,
    channels,
    conversation,
    holdings,
    invitations,
    outbox,
    persons,
    posts,
)

_KEY_STAYS = ForUpdateArg(key_share=True)
"""Steps that name the post are written meanwhile, or two would wait for each other."""


class SqlPeople:
    """:class:`domain.people.store.People` on a session."""

    def __init__(self, session: Session, rules: Rules) -> None:
        self._session = session
        self._rules = rules

    def actor(self, channel: str, address: str, day: date) -> Actor | None:
        """Who writes from this address, with their seats on the day; None for a stranger."""
        self._session.flush()
        return find_actors(self._session.connection(), channel, [address], day).get(address)

    def channel(self, kind: str, address: str) -> Channel | None:
        """The channel with this address."""
        found: Channel | None = self._session.scalar(
            select(Channel).where(channels.c.kind == kind, channels.c.address == address)
        )
        return found

    def seats(self, person_id: int, day: date) -> tuple[Seat, ...]:
        """The posts a person holds or stands in for on the day."""
        self._session.flush()
        return seats_of(self._session.connection(), person_id, day)

    def person(self, person_id: int) -> Person:
        """The person; raises NotFound."""
        found = self._session.get(Person, person_id)
        if found is None:
            raise NotFound("person")
        return found

    def add_person(self, person: Person) -> Person:
        """Adds and fills ``id``."""
        self._session.add(person)
        self._session.flush()
        return person

    def add_channel(self, channel: Channel) -> None:
        """Adds a channel."""
        self._session.add(channel)
        self._session.flush()

    def channels_of(self, person_id: int) -> list[Channel]:
        """The person's channels, locked for change."""
        found = self._session.scalars(
            select(Channel)
            .where(channels.c.person_id == person_id)
            .order_by(channels.c.id)
            .with_for_update(),
            execution_options={"populate_existing": True},
        )
        return list(found)

    def forget_channel(self, channel: Channel) -> None:
        """Removes one with what was half written there; and what was told by it can no longer be
        answered or changed: another chat of that messenger counts its messages anew."""
        self._session.execute(
            update(outbox)
            .where(
                outbox.c.person_id == channel.person_id,
                outbox.c.message_id.is_not(None),
                outbox.c.channel == channel.kind,
            )
            .values(message_id=None)
        )
        self._session.execute(delete(conversation).where(conversation.c.lane == channel.address))
        self._session.delete(channel)
        self._session.flush()

    def forget_channels(self, person_id: int) -> None:
        """Removes every way to reach the person, what was half written there, and every code for
        another one: who writes from there is a stranger."""
        # the codes first: that waits for whoever is just bringing a chat in, which then goes, too
        self._session.execute(delete(ChannelCode).where(channel_codes.c.person_id == person_id))
        mine = channels.c.person_id == person_id
        theirs = conversation.c.lane.in_(select(channels.c.address).where(mine))
        self._session.execute(delete(conversation).where(theirs))
        self._session.execute(delete(Channel).where(mine))

    def add_channel_code(self, code: ChannelCode) -> None:
        """Adds a code, in the place of those of the same person that nobody has used."""
        # two taps at once: the second sees, and replaces, what the first has made
        self._session.execute(
            select(persons.c.id).where(persons.c.id == code.person_id).with_for_update()
        )
        self._session.execute(
            delete(ChannelCode).where(
                channel_codes.c.person_id == code.person_id, channel_codes.c.used_at.is_(None)
            )
        )
        self._session.add(code)
        self._session.flush()

    def channel_code(self, token_hash: str) -> ChannelCode | None:
        """The code with this hash, locked for use."""
        found: ChannelCode | None = self._session.scalar(
            select(ChannelCode).where(channel_codes.c.token_hash == token_hash).with_for_update()
        )
        return found

    def post(self, post_id: int) -> Post:
        """The post; raises NotFound."""
        found = self._session.get(Post, post_id) if possible(post_id) else None
        if found is None:
            raise NotFound("post")
        return found

    def held_post(self, post_id: int) -> Post:
        """The post, locked: who takes or leaves it takes turns. Raises NotFound."""
        if not possible(post_id):
            raise NotFound("post")
        found = self._session.get(Post, post_id, with_for_update=_KEY_STAYS, populate_existing=True)
        if found is None:
            raise NotFound("post")
        return found

    def find_post(self, unit_id: int, role: Role) -> Post | None:
        """A post of this role at the unit that has no end; if there is none, nobody else can
        make one meanwhile."""
        take_turns(self._session.connection(), f"post:{unit_id}:{role}")
        found: Post | None = self._session.scalar(
            select(Post)
            .where(posts.c.unit_id == unit_id, posts.c.role == role, posts.c.valid_to.is_(None))
            .order_by(posts.c.id)
            .limit(1)
        )
        return found

    def posts_at(self, unit_id: int) -> list[Post]:
        """The posts of the unit that have no end, locked as by :meth:`held_post`."""
        found = self._session.scalars(
            select(Post)
            .where(posts.c.unit_id == unit_id, posts.c.valid_to.is_(None))
            .order_by(posts.c.id)
            .with_for_update(key_share=True),
            execution_options={"populate_existing": True},
        )
        return list(found)

    def add_post(self, post: Post) -> Post:
        """Adds and fills ``id``."""
        self._session.add(post)
        self._session.flush()
        return post

    def add_holding(self, holding: Holding) -> None:
        """Adds a holding."""
        self._session.add(holding)
        self._session.flush()

    def open_holdings(self, post_id: int, capacity: Capacity) -> list[Holding]:
        """Holdings of the post in this capacity that have no end."""
        found = self._session.scalars(
            select(Holding)
            .where(
                holdings.c.post_id == post_id,
                holdings.c.capacity == capacity,
                holdings.c.valid_to.is_(None),
            )
            .order_by(holdings.c.id)
        )
        return list(found)

    def held_by(self, person_id: int) -> list[Holding]:
        """Holdings of the person that have no end; they and their posts are locked, as by
        :meth:`held_post`."""
        found = self._session.scalars(
            select(Holding)
            .join(posts, posts.c.id == holdings.c.post_id)
            .where(holdings.c.person_id == person_id, holdings.c.valid_to.is_(None))
            .order_by(holdings.c.post_id, holdings.c.id)
            .with_for_update(key_share=True),
            execution_options={"populate_existing": True},
        )
        return list(found)

    def ever_held(self, post_id: int) -> set[int]:
        """Whoever holds or held the post, or stands or stood in for it."""
        return set(
            self._session.scalars(select(holdings.c.person_id).where(holdings.c.post_id == post_id))
        )

    def posted(self, unit_ids: Collection[int], roles: Collection[Role], day: date) -> list[Held]:
        """As :func:`posted_of`."""
        self._session.flush()
        return posted_of(self._session.connection(), unit_ids, roles, day)

    def reachable(self, person_ids: Collection[int]) -> set[int]:
        """Those of the persons with a phone that can be reached: one is bound, by a messenger that
        the desk has, and the bot is not blocked."""
        if not person_ids:
            return set()
        asked = {"persons": list(person_ids), "messengers": list(self._rules.messengers)}
        return set(self._session.scalars(WITH_A_PHONE, asked))

    def add_invitation(self, invitation: Invitation) -> None:
        """Adds an invitation."""
        self._session.add(invitation)
        self._session.flush()

    def invitation(self, token_hash: str) -> Invitation | None:
        """The invitation with this hash, locked for use."""
        found: Invitation | None = self._session.scalar(
            select(Invitation).where(invitations.c.token_hash == token_hash).with_for_update()
        )
        return found

    def invitation_by_id(self, invitation_id: int) -> Invitation:
        """The invitation of this number, locked; raises NotFound."""
        found = None
        if possible(invitation_id):
            found = self._session.get(
                Invitation, invitation_id, with_for_update=True, populate_existing=True
            )
        if found is None:
            raise NotFound("invitation")
        return found

    def open_invitations(self, post_id: int, capacity: Capacity, now: datetime) -> list[Invitation]:
        """Those to the post in this capacity that may still be used."""
        found = self._session.scalars(
            select(Invitation).where(
                invitations.c.post_id == post_id,
                invitations.c.capacity == capacity,
                invitations.c.used_at.is_(None),
                invitations.c.expires_at > now,
            )
        )
        return list(found)
