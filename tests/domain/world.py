"""The real stores on a database in memory, as tests of the rules see them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Table, delete, inspect, select, update
from sqlalchemy.orm import Session

from domain.cases.model import Case, CaseKind, Category, Step
from domain.contacts.vault import Vault
from domain.ports import Push, Work
from storage.contacts.vault import FernetVault, new_key
from storage.messages.notices import from_json
from storage.messages.schema import CANCELLED, SENT, WAITING
from storage.schema import audit, outbox
from storage.work import SqlWork
from tests.makers import plain_rules
from tests.office import MemoryDatabase, MemoryOffice, empty

P = ParamSpec("P")
R = TypeVar("R")
E = TypeVar("E")

LONG_AGO = date(2011, 1, 1)
VAULT = FernetVault([new_key()])


@cache
def two_categories() -> bytes:
    """A migrated database with nobody in it, and one category for each kind: 1 for disputes, 2 for
    opinion items."""
    database = MemoryDatabase(empty())
    with database.connection.begin(), Session(database.connection) as session:
        session.execute(delete(Category))
        for number, kind in enumerate(CaseKind, start=1):
            category = Category(
                kind=kind,
                scheme="test",
                code=kind,
                name_zh="邻里",
                name_en="neighbours",
                position=1,
                valid_from=LONG_AGO,
            )
            category.id = number
            session.add(category)
        session.flush()
    image = database.driver.serialize()
    database.connection.close()
    return image


@dataclass(frozen=True, kw_only=True)
class Queued(Push):
    """A push as its row tells it."""

    key: str
    state: str

    @property
    def withdrawn(self) -> bool:
        """Whether it was cancelled before it went out."""
        return self.state == CANCELLED

    @property
    def waits(self) -> bool:
        """Whether it is still to go out."""
        return self.state == WAITING


class World:
    """One action is one transaction, as in the product. What a test holds of the database (a case,
    a referral) is the row itself: it is read anew after each action, and what a test changes in it
    is kept."""

    def __init__(self, image: bytes, *, live: bool = True) -> None:
        self.rules = plain_rules()
        self.vault: Vault | None = VAULT
        self.office = MemoryOffice(self.rules, image)
        self.database = self.office.database
        self.session = Session(self.database.connection, expire_on_commit=live)

    @property
    def work(self) -> SqlWork:
        """The stores, to look something up or to arrange it before an action."""
        return SqlWork(self.session, self.rules, self.database.dialect, self.vault)

    def do(
        self,
        action: Callable[Concatenate[Work, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """The action in a transaction of its own; what it raises leaves nothing behind."""
        self.session.commit()
        with self.session.begin():
            return action(self.work, *args, **kwargs)

    def all(self, of: type[E]) -> list[E]:
        """All there is of something, in the order in which it was written."""
        return list(self.session.scalars(select(of).order_by(*inspect(of).primary_key)))

    def cases(self) -> list[Case]:
        """All matters on file."""
        return self.all(Case)

    def steps(self) -> list[Step]:
        """The steps of all matters."""
        return self.all(Step)

    def audit(self) -> list[tuple[str, str]]:
        """Acts and their subjects."""
        found = self.session.execute(select(audit.c.act, audit.c.subject).order_by(audit.c.id))
        return [(act, subject) for act, subject in found]

    def pushes(self) -> list[Queued]:
        """All that was ever queued."""
        return self.queued()

    def queued(self, ids: Collection[int] = ()) -> list[Queued]:
        """The pushes of these rows, or all."""
        which = [outbox.c.id.in_(ids)] if ids else []
        rows = self.session.execute(select(outbox).where(*which).order_by(outbox.c.id)).all()
        return [
            Queued(
                key=row.dedup_key,
                state=row.state,
                person_id=row.person_id,
                notice=from_json(row.kind, row.payload),
                not_before=row.not_before,
                priority=row.priority,
            )
            for row in rows
        ]

    def sends(self, *kinds: str) -> None:
        """All that waits goes out, or only what is of these kinds."""
        which = [outbox.c.kind.in_(kinds)] if kinds else []
        self.session.execute(
            update(outbox)
            .where(outbox.c.state == WAITING, *which)
            .values(state=SENT, ended_at=outbox.c.not_before)
        )

    def empty(self, table: Table) -> None:
        """Forgets all rows of a table."""
        self.session.execute(delete(table))

    def close(self) -> None:
        """Forgets everything."""
        self.session.close()
        self.office.close()
