"""The writing end of the outbox: pushes queued and withdrawn with the fact they tell of."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Date, bindparam, case, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert, ReturningUpdate

from domain.messaging import UNREACHED
from domain.notices import Notice, dedup_key
from domain.ports import Push
from domain.rules import Rules
from storage.cases.store import batched
from storage.kit.columns import below, valid_on
from storage.kit.inserting import insert_into
from storage.messages.notices import as_known, from_json, to_json
from storage.messages.routing import reroute, way_to
from storage.messages.schema import CANCELLED, IS_DEAD, LEASED, SENT, TOLD, WAITING
from storage.schema import begins, holdings, outbox, persons, posts

_PREFIXES = (1, 6, 50)
"""As many are looked for by one statement: few lengths, each of which is put into words once."""
_OPEN = outbox.c.ended_at.is_(None)
_holds = (
    select(holdings.c.id)
    .join(posts, posts.c.id == holdings.c.post_id)
    .where(
        holdings.c.person_id == persons.c.id,
        *(valid_on(table, bindparam("day", type_=Date())) for table in (holdings, posts)),
    )
    .exists()
)
_READERS = select(persons.c.id, _holds, way_to(persons.c.id)).where(
    persons.c.id.in_(bindparam("people", expanding=True))
)
"""Whether they hold a post, and by which messenger they are reached."""
_WAITING = select(outbox.c.dedup_key, outbox.c.kind, outbox.c.payload).where(
    outbox.c.person_id == bindparam("person_id"), _OPEN
)


@cache
def _add(dialect: str) -> ReturningInsert[Any]:
    """Adds what is new; made once, each action has a queue of its own."""
    return (
        insert_into(outbox, dialect)
        .on_conflict_do_nothing(index_elements=[outbox.c.dedup_key])
        .returning(outbox.c.id)
    )


@cache
def _cancel(prefixes: int, *, of_one: bool, of_kinds: bool) -> ReturningUpdate[Any]:
    """Cancels what is not sent yet and begins like one of so many; nearly each action does, and to
    put it into words anew takes as long as to do it."""
    key = outbox.c.dedup_key
    begun = [below(key, bindparam(f"begin{one}", type_=key.type)) for one in range(prefixes)]
    some = update(outbox).where(or_(*begun), _OPEN)
    if of_one:
        some = some.where(outbox.c.person_id == bindparam("person"))
    if of_kinds:
        some = some.where(outbox.c.kind.in_(bindparam("kinds", expanding=True)))
    ended = bindparam("now", type_=outbox.c.ended_at.type)
    return some.values(
        state=CANCELLED, ended_at=ended, lease_owner=None, lease_until=None
    ).returning(outbox.c.id)


class SqlQueue:
    """:class:`domain.ports.Queue` on a session."""

    def __init__(self, session: Session, dialect: str, rules: Rules, lines: Sequence[str]) -> None:
        """``lines`` are the messengers this desk is connected to, the first one first."""
        self._session = session
        self._lines = lines
        self._add = _add(dialect)
        self._rules = rules
        self.added = 0

    def add(self, pushes: Sequence[Push], now: datetime) -> int:
        """Queues those whose dedup key is new; returns how many were. Who holds no post that day
        is told of nothing, but for what is ``parting``."""
        if not pushes:
            return 0
        self._session.flush()
        posted, ways = self._readers({push.person_id for push in pushes}, now)
        pushes = [push for push in pushes if push.notice.parting or push.person_id in posted]
        if not pushes:
            return 0
        rows = {
            dedup_key(push.notice, push.person_id): {
                "dedup_key": dedup_key(push.notice, push.person_id),
                "kind": push.notice.kind,
                "payload": to_json(push.notice),
                "thread": push.notice.thread or None,
                "person_id": push.person_id,
                "channel": ways.get(push.person_id, self._lines[0]),
                "priority": int(push.priority),
                "not_before": push.not_before,
                "state": WAITING,
                "tries": 0,
                "created_at": now,
            }
            for push in reversed(pushes)
        }
        found = self._session.execute(self._add, [rows[key] for key in reversed(rows)])
        fresh = len(found.all())
        self.added += fresh
        return fresh

    def withdraw(
        self,
        subject_prefix: str | Sequence[str],
        now: datetime,
        *,
        person_id: int | None = None,
        kinds: Collection[str] = (),
    ) -> int:
        """Cancels what is not sent yet and begins so, or like one of several; returns how many were
        cancelled.

        With ``person_id`` only that person's, with ``kinds`` only these. A push the sender
        holds at this moment is cancelled too: should sending it fail, it is not tried again.
        """
        prefixes = [subject_prefix] if isinstance(subject_prefix, str) else subject_prefix
        cancelled, begun = 0, [one for one in prefixes if one]
        given: dict[str, object] = {"now": now}
        given |= {} if person_id is None else {"person": person_id}
        given |= {"kinds": sorted(kinds)} if kinds else {}
        for some in batched(begun, _PREFIXES[-1]):
            length = next(one for one in _PREFIXES if one >= len(some))
            padded = [*some, *[some[-1]] * (length - len(some))]
            cancel = _cancel(length, of_one=person_id is not None, of_kinds=bool(kinds))
            begins_with = {f"begin{number}": prefix for number, prefix in enumerate(padded)}
            cancelled += len(self._session.execute(cancel, given | begins_with).all())
        return cancelled

    def restore(self, subject_prefix: str, now: datetime, *, person_id: int) -> int:
        """Puts back what was cancelled for the person and begins so; returns how many were."""
        posted, ways = self._readers({person_id}, now)
        if not posted:
            return 0
        as_it_was = case(
            (outbox.c.channel.in_(self._lines), outbox.c.channel), else_=self._lines[0]
        )
        found = self._session.execute(
            update(outbox)
            .where(
                begins(outbox.c.dedup_key, subject_prefix),
                outbox.c.person_id == person_id,
                outbox.c.state == CANCELLED,
            )
            .values(state=WAITING, ended_at=None, channel=ways.get(person_id, as_it_was))
            .returning(outbox.c.id)
        )
        put_back = len(found.all())
        self.added += put_back
        return put_back

    def missed(self, person_id: int) -> list[Notice]:
        """What was to be told to the person while they could not be reached, the most urgent and
        newest first; it is told with that, and is not missed a second time."""
        rows = self._session.execute(
            update(outbox)
            .where(outbox.c.person_id == person_id, IS_DEAD, outbox.c.error.in_(UNREACHED))
            .values(state=TOLD)
            .returning(outbox.c.id, outbox.c.priority, outbox.c.kind, outbox.c.payload)
        ).all()
        by_need = sorted(rows, key=lambda row: (row.priority, -row.id))
        known = (as_known(row.kind, row.payload) for row in by_need)
        return [notice for notice in known if notice is not None]

    def reached(self, subject_prefix: str) -> set[int]:
        """The persons to whom a push that begins so was sent, or may just be on its way."""
        found = self._session.scalars(
            select(outbox.c.person_id).where(
                begins(outbox.c.dedup_key, subject_prefix),
                or_(outbox.c.state == SENT, outbox.c.state == LEASED),
            )
        )
        return set(found)

    def waiting(self, person_id: int) -> list[tuple[str, Notice]]:
        """What is not sent yet to the person, each with its dedup key; what this version cannot
        read is left to the sender."""
        self._session.flush()
        found: list[tuple[str, Notice]] = []
        for row in self._session.execute(_WAITING, {"person_id": person_id}):
            with suppress(KeyError, TypeError):
                found.append((row.dedup_key, from_json(row.kind, row.payload)))
        return found

    def reroute(self, person_id: int, now: datetime) -> None:
        """The person is reached in another way now: what waits for them goes out by that one."""
        self._session.flush()
        reroute(self._session.connection(), [person_id], self._lines, now)

    def _readers(self, people: Collection[int], now: datetime) -> tuple[set[int], dict[int, str]]:
        """Those of them who hold a post, and by what each who is reached is."""
        asked = {
            "people": sorted(people),
            "day": self._rules.day(now),
            "lines": list(self._lines),
        }
        found = self._session.connection().execute(_READERS, asked).all()
        return (
            {person_id for person_id, holds, _ in found if holds},
            {person_id: way for person_id, _, way in found if way is not None},
        )
