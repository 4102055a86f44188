"""Matters on file with their steps and attachments, in a transaction."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import and_, bindparam, insert, select
from sqlalchemy.orm import Session

from domain.cases.model import OPEN_STATES, Attachment, Case, CaseKind, Category, Step
from domain.errors import NotFound
from domain.ids import possible
from domain.imports.model import IMPORTED
from storage.cases.scope import most_pressing, open_at
from storage.schema import begins, cases, categories, steps, units

T = TypeVar("T")

# nearly every draft is filed for the first time, so only its number is asked for
_KEYS_AT_ONCE = 500
_FILED = select(cases.c.id).where(cases.c.draft_key == bindparam("key"))
_OLDER = select(cases.c.merged_into_id, cases.c.split_from_id).where(cases.c.id == bindparam("id"))
_ADD_STEP = insert(steps)
_OF_A_STEP = tuple(column.name for column in steps.c if not column.primary_key)
_CATEGORY = select(Category).where(categories.c.id == bindparam("id"))
_STEP = select(Step).where(
    steps.c.case_id == bindparam("case_id"), steps.c.token == bindparam("token")
)
_TIMELINE = select(Step).where(steps.c.case_id == bindparam("case_id")).order_by(steps.c.id)


class SqlCases:
    """:class:`domain.cases.store.Cases` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_id(self, case_id: int) -> Case:
        """The case, locked for change; raises NotFound.

        The lock makes two taps on one case take turns; SQLite's writer is alone anyway.
        """
        if not possible(case_id):
            raise NotFound("case")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(Case, case_id, with_for_update=True, populate_existing=True)
        return _there(found, "case")

    def older(self, case_id: int) -> list[int]:
        """The numbers of the cases it goes on as, by way of however many, or of the one it was
        split from; the oldest first, and none locked."""
        if not possible(case_id):
            return []
        own = self._session.execute(_OLDER, {"id": case_id}).one_or_none()
        number = None if own is None else own.merged_into_id or own.split_from_id
        found: list[int] = []
        while number is not None:
            found.append(number)
            number = self._session.execute(_OLDER, {"id": number}).one().merged_into_id
        return found[::-1]

    def filed(self, keys: Collection[str]) -> dict[str, str]:
        """The summaries of the cases on file under these draft keys, by key."""
        found: dict[str, str] = {}
        for part in batched(sorted(keys), _KEYS_AT_ONCE):
            rows = self._session.execute(
                select(cases.c.draft_key, cases.c.summary).where(cases.c.draft_key.in_(part))
            )
            found.update((row.draft_key, row.summary) for row in rows)
        return found

    def numbered(self, ids: Collection[int], path: str) -> dict[int, tuple[str, str]]:
        """The code of the unit and the summary of those of these cases that lie in the subtree."""
        found: dict[int, tuple[str, str]] = {}
        for part in batched(sorted(id for id in ids if possible(id)), _KEYS_AT_ONCE):
            rows = self._session.execute(
                select(cases.c.id, units.c.code, cases.c.summary)
                .join(units, units.c.id == cases.c.unit_id)
                .where(cases.c.id.in_(part), begins(units.c.path, path))
            )
            found.update((row.id, (row.code, row.summary)) for row in rows)
        return found

    def by_draft(self, key: str) -> Case | None:
        """The case this draft was filed as."""
        filed = self._session.scalar(_FILED, {"key": key})
        return None if filed is None else self._session.get(Case, filed)

    def by_code(self, code: str) -> int | None:
        """The id of the case that has this code."""
        return self._session.scalar(select(cases.c.id).where(cases.c.code == code))

    def add(self, case: Case) -> Case:
        """Adds and fills ``id``."""
        self._session.add(case)
        self._session.flush()
        return case

    def add_all(self, filed: Sequence[Case]) -> None:
        """Adds many at once, and fills their ``id``."""
        self._session.add_all(filed)
        self._session.flush()

    def add_steps(self, taken: Sequence[Step]) -> None:
        """Adds many steps at once."""
        self._session.flush()  # what they refer to
        rows = [{name: getattr(step, name) for name in _OF_A_STEP} for step in taken]
        if rows:
            self._session.connection().execute(_ADD_STEP, rows)

    def step(self, case_id: int, token: str) -> Step | None:
        """The step this tap caused already."""
        found: Step | None = self._session.scalar(_STEP, {"case_id": case_id, "token": token})
        return found

    def add_step(self, step: Step) -> None:
        """Adds a step. It is never changed through the object given, so the session need not
        watch it, which costs more than to write it."""
        values = {name: getattr(step, name) for name in _OF_A_STEP}
        self._session.flush()  # what it refers to
        self._session.connection().execute(_ADD_STEP, values)

    def timeline(self, case_id: int) -> list[Step]:
        """All steps of the case, in the order they were taken."""
        return list(self._session.scalars(_TIMELINE, {"case_id": case_id}))

    def merged(self, case_id: int) -> list[Case]:
        """The cases merged into this one, also by way of another, in order of number."""
        found: list[Case] = []
        into = [case_id]
        while into:
            below = select(Case).where(cases.c.merged_into_id.in_(into))
            level = self._session.scalars(below).all()
            into = [case.id for case in level]
            found += level
        return sorted(found, key=lambda case: case.id)

    def open_reports(self, people: Collection[int]) -> list[tuple[Case, int]]:
        """The open matters that these people answer for as who reported them, locked, each with
        the post that filed it; in order of number."""
        if not people:
            return []
        found = self._session.execute(
            select(Case, steps.c.post_id)
            .join(steps, and_(steps.c.case_id == cases.c.id, steps.c.before.is_(None)))
            .where(cases.c.reporter_id.in_(people), cases.c.state.in_(OPEN_STATES))
            .order_by(cases.c.id)
            .with_for_update(of=cases)
        )
        return list({case.id: (case, post) for case, post in found}.values())

    def open_at(self, unit_id: int, kinds: Collection[CaseKind], now: datetime) -> list[int]:
        """The numbers of the open matters that the unit has or that were handed to it, the most
        pressing first."""
        found = self._session.scalars(
            select(cases.c.id)
            .where(
                cases.c.kind.in_(kinds),
                open_at([unit_id]),
            )
            .order_by(*most_pressing(now))
        )
        return list(found)

    def ended_without_due(self, after: int, limit: int) -> list[Case]:
        """Matters that are over, and of which it is not on file until when they were due."""
        found = self._session.scalars(
            select(Case)
            .where(
                cases.c.id > after,
                cases.c.state.not_in(OPEN_STATES),
                cases.c.ended_due_at.is_(None),
                cases.c.draft_key.not_like(f"{IMPORTED}%"),
            )
            .order_by(cases.c.id)
            .limit(limit)
            .with_for_update()
        )
        return list(found)

    def add_attachment(self, attachment: Attachment) -> None:
        """Adds an attachment."""
        self._session.add(attachment)
        self._session.flush()

    def attachment(self, attachment_id: int) -> Attachment:
        """The attachment; raises NotFound."""
        if not possible(attachment_id):
            raise NotFound("attachment")
        return _there(self._session.get(Attachment, attachment_id), "attachment")

    def category(self, category_id: int) -> Category:
        """The category; raises NotFound."""
        if not possible(category_id):
            raise NotFound("category")
        return _there(self._session.scalar(_CATEGORY, {"id": category_id}), "category")


def batched(found: Sequence[T], many: int) -> Iterator[Sequence[T]]:
    """So many at a time."""
    for at in range(0, len(found), many):
        yield found[at : at + many]


def _there(found: T | None, what: str) -> T:
    if found is None:
        raise NotFound(what)
    return found
