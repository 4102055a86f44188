"""Every action of the domain, once at least, on each database."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from importlib import import_module
from inspect import signature
from typing import Any

import pytest
from sqlalchemy import select

from domain.ports import Work
from storage.contacts.vault import FernetVault, new_key
from storage.counts.recount import compare
from storage.kit.engine import Database
from storage.schema import metadata
from storage.work import SqlOffice
from tests.examples import ON_POSTGRESQL_SELDOM
from tests.house.test_03_actions import all_actions
from tests.makers import District, the_rules
from tests.storage.scene import Call, Scene
from tests.storage.stories import STORIES


def every_action() -> dict[str, Callable[..., Any]]:
    """The actions by the name they are told apart by: ``domain.cases.split.split``."""
    found = {}
    for module, action in all_actions():
        dotted = module.path.removesuffix(".py").replace("/", ".")
        found[f"{dotted}.{action.name}"] = getattr(import_module(dotted), action.name)
    return found


@pytest.fixture
def office(database: Database) -> SqlOffice:
    """An office with a vault."""
    return SqlOffice(database, the_rules(), vault=FernetVault([new_key()]))


def test_each_action_has_its_story() -> None:
    actions = every_action()
    assert [name for name, action in actions.items() if action not in STORIES] == []
    assert STORIES.keys() - set(actions.values()) == set()
    assert len(actions) > 50, "the actions are found"


async def test_every_action_is_taken(
    office: SqlOffice, district: District, database: Database
) -> None:
    for name, action in every_action().items():
        story = STORIES[action]

        def prepare(work: Work) -> Call:
            return story(Scene(work=work, district=district))  # noqa: B023 - called at once

        try:
            asked = await office.do(prepare)
            await office.do(action, asked.request, *asked.args, **asked.more)
        except Exception as error:
            error.add_note(name)
            raise
    assert await compare(database) == [], "the triggers have counted all of it"


SENTENCES = frozenset(
    {
        "late_reason",
        "name",
        "note",
        "place",
        "purpose",
        "reason",
        "remark",
        "summary",
        "text",
        "title",
        "topic",
        "value",
        "words",
    }
)
"""What somebody writes, as a parameter or a field of what an action is given."""
CODES = frozenset(
    {
        "address",
        "channel",
        "code",
        "cookie",
        "item",
        "link",
        "mark",
        "secret",
        "signed",
        "top",
        "word",
    }
)
"""Strings that are no sentences."""
NUMBER = "13855501234"


def test_each_string_an_action_takes_is_a_sentence_or_a_code() -> None:
    taken = {
        name
        for action in every_action().values()
        for name, one in signature(action).parameters.items()
        if one.annotation is str
    }
    assert taken <= SENTENCES | CODES, "say which, so that its numbers are looked after"


def _with_number(name: str, value: Any) -> Any:
    """The same, with a personal number in each sentence."""
    if isinstance(value, str) and name in SENTENCES and not isinstance(value, StrEnum):
        return f"找 {NUMBER}"
    if is_dataclass(value) and not isinstance(value, type):
        given = {one.name: getattr(value, one.name, None) for one in fields(value) if one.init}
        changed = {key: _with_number(key, one) for key, one in given.items() if key in SENTENCES}
        return replace(value, **changed)
    if isinstance(value, list | tuple):
        return type(value)(_with_number(name, one) for one in value)
    return value


@ON_POSTGRESQL_SELDOM
async def test_a_number_is_kept_whole_nowhere(
    office: SqlOffice, district: District, database: Database
) -> None:
    changed = 0
    for name, action in every_action().items():
        story = STORIES[action]

        def prepare(work: Work) -> Call:
            return story(Scene(work=work, district=district))  # noqa: B023 - called at once

        asked = await office.do(prepare)
        names = list(signature(action).parameters)[2:]
        args = [_with_number(*one) for one in zip(names, asked.args, strict=False)]
        more = {key: _with_number(key, one) for key, one in asked.more.items()}
        changed += (args, more) != (list(asked.args), asked.more)
        try:
            await office.do(action, asked.request, *args, **more)
        except Exception as error:
            error.add_note(name)
            raise
    assert changed > 10, "the sentences are found"

    kept = []
    async with database.reader.connect() as connection:
        for table in metadata.sorted_tables:
            kept += [f"{table.name} {row}" for row in await connection.execute(select(table))]
    assert [row for row in kept if NUMBER in row] == []
