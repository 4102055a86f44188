"""Every action tried by everybody there can be: whom the table refuses moves nothing, is answered
as if nothing were there, and costs as much as if nothing were there.

Actions are found, not listed (``test_every_action.py``); its story tells how each is asked for;
what it asks of the table is listened to while somebody takes it rightly, so that none is forgotten.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from random import sample
from typing import Any

import pytest
from sqlalchemy import select

from bot.errors import explain_plain
from bot.texts import say_in
from domain.directories.actions import doubt_entry, import_entries
from domain.errors import DomainError, NotFound, Refused
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from domain.selections import applying, reviewing
from storage.contacts.vault import FernetVault, new_key
from storage.kit.engine import Database
from storage.schema import metadata
from storage.work import SqlOffice
from tests.examples import drawn
from tests.house.test_03_actions import OWN
from tests.makers import TELEGRAM, TODAY, District, a_token, the_rules
from tests.office import an_office, settled
from tests.storage.everybody import (
    EVERYBODY,
    Asked,
    Somebody,
    all_of_them,
    logged,
    on_its_line,
    statements,
    writes,
)
from tests.storage.scene import Call, Scene
from tests.storage.stories import STORIES
from tests.storage.test_every_action import every_action

Action = Callable[..., Any]
NOT_THERE = 10**6
"""A number that nothing has."""
STATEMENTS = 12
"""By so many may what is there and what is not differ for who may not know."""
OPEN = frozenset({"unit", "entry"})
"""What everybody may know to be there: the tree of units and the directories."""
HUNG_OUT = frozenset({applying.withdraw, reviewing.object_to})
"""What their stories are about hangs out for all to see."""
OF_OWN_PLACE = frozenset({doubt_entry, import_entries})
"""They ask first whether one may do it where one sits, whatever it is about."""
VAULT = FernetVault([new_key()])


class Undone(Exception):
    """What an action that went through would have changed is not kept."""


Do = Callable[..., Awaitable[Any]]
"""Runs something in a transaction, as an office does."""
Contents = Callable[[], Awaitable[object]]
"""All that is in the database."""


@dataclass(frozen=True)
class Answer:
    """What somebody got, as they read it, and what it took."""

    kind: str
    reason: str
    text: str
    sent: Sequence[str]

    @property
    def refused(self) -> bool:
        """Whether it is the table that said no."""
        return self.kind in {Refused.code, NotFound.code}


def tried(
    work: Work, request: Request, action: Action, asked: Call, listener: Asked | None = None
) -> None:
    """The action, and back again."""
    with listener.listening() if listener is not None else nullcontext():
        action(work, request, *asked.args, **asked.more)
    raise Undone


def everybody(work: Work) -> dict[Somebody, Actor]:
    """All of them as the desk knows them today."""
    found = {one: work.people.actor(TELEGRAM, one.address, TODAY) for one in EVERYBODY}
    return {one: actor for one, actor in found.items() if actor is not None}


async def answer(do: Do, action: Action, request: Request, asked: Call) -> Answer:
    """What somebody gets for it. Whatever is no refusal of the domain is raised."""
    with statements() as sent:
        try:
            await do(tried, request, action, asked)
        except Undone:
            return Answer("done", "", "", sent)
        except DomainError as error:
            text = explain_plain(say_in("zh"), error)
            return Answer(error.code, error.reason, text, sent)
    raise AssertionError


async def try_all(
    action: Action,
    do: Do,
    contents: Contents,
    district: District,
    people: Sequence[Somebody] = EVERYBODY,
) -> int:
    """Tries one action as each of them; how many were refused."""
    asked: Call = await do(lambda work: STORIES[action](Scene(work=work, district=district)))
    if asked.request.actor is None:
        return 0  # the clock or the command line asks: no phone comes there
    listener = Asked()
    with pytest.raises(Undone):
        await do(tried, asked.request, action, asked, listener)
    known: Mapping[Somebody, Actor] = await do(everybody)
    before, refused = await contents(), 0
    for one in people:
        assert bool(known[one].seats) == (one.at is not None), one
        request = replace(asked.request, actor=known[one], token=a_token())
        with logged() as lines:
            got = await answer(do, action, request, asked)
        after = 1 if action in OF_OWN_PLACE else 0
        may = listener.allows(one, known[one], district.units, after=after)
        if may or (action.__name__ in OWN and got.kind == "done"):
            continue
        assert got.refused, f"{one}: {got}"
        assert writes(got.sent) == [], str(one)
        person = f"to person {known[one].person_id}: {got.kind}"
        assert any(person in line for line in lines), f"{one}: no line in the log"
        refused += 1
        if asked.args and type(asked.args[0]) is int:
            there_is_none = replace(asked, args=(NOT_THERE, *asked.args[1:]))
            none = await answer(do, action, request, there_is_none)
            knows = on_its_line(one, listener, district.units) or none.reason in OPEN
            if knows or action in HUNG_OUT:
                continue
            assert got.text == none.text, f"{one}: {got} {none}"
            assert len(got.sent) - len(none.sent) <= STATEMENTS, f"{one}: {got.sent}"
    assert await contents() == before
    return refused


@cache
def filled() -> tuple[bytes, District]:
    """A database with everybody in it."""
    image, district = settled()
    with an_office(the_rules(), image) as office:
        office.do(all_of_them, district)
        return office.image(), district


async def in_memory(action: Action, people: Sequence[Somebody] = EVERYBODY) -> int:
    """On a database in memory."""
    image, district = filled()
    with an_office(the_rules(), image, vault=VAULT) as office:

        async def do(*what: Any) -> Any:
            return office.do(*what)

        async def contents() -> bytes:
            return office.image()

        return await try_all(action, do, contents, district, people)


@pytest.mark.timeout(900)  # all by all where the long tests run
async def test_whom_the_table_refuses_moves_nothing_and_learns_nothing() -> None:
    refused = 0
    for name, action in drawn(every_action().items(), 10):
        try:
            refused += await in_memory(action, drawn(EVERYBODY, 12))
        except BaseException as error:
            error.add_note(name)
            raise
    assert refused > 50


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_the_same_on_postgresql(database: Database, district: District) -> None:
    office = SqlOffice(database, the_rules(), vault=VAULT)
    await office.do(all_of_them, district)

    async def contents() -> object:
        async with database.reader.connect() as connection:
            tables = metadata.sorted_tables
            return [sorted(map(str, await connection.execute(select(one)))) for one in tables]

    for name, action in every_action().items():
        try:
            await try_all(action, office.do, contents, district, sample(EVERYBODY, 20))
        except BaseException as error:
            error.add_note(name)
            raise
