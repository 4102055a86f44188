"""Every action of the domain, once at least, on each database."""

from inspect import signature

from sqlalchemy import select

from bot.pages.mydata import act
from bot.texts import LOCALES, say_in
from storage.counts.recount import compare
from storage.kit.engine import Database
from storage.schema import audit, metadata
from tests.storage.all_taken import NUMBER, SENTENCES, every_action
from tests.storage.stories import STORIES


def test_each_action_has_its_story() -> None:
    actions = every_action()
    assert [name for name, action in actions.items() if action not in STORIES] == []
    assert STORIES.keys() - set(actions.values()) == set()
    assert len(actions) > 50, "the actions are found"


async def test_every_action_is_taken_and_no_number_is_kept_whole(
    all_taken: None, database: Database
) -> None:
    assert await compare(database) == [], "the triggers have counted all of it"
    kept = []
    async with database.reader.connect() as connection:
        for table in metadata.sorted_tables:
            kept += [f"{table.name} {row}" for row in await connection.execute(select(table))]
        logged = await connection.execute(select(audit.c.act).distinct())
        deeds = set(logged.scalars())
    assert len(deeds) > 20
    assert [row for row in kept if NUMBER in row] == []
    for say in map(say_in, LOCALES):
        other = say.plain("act-other")
        assert {one for one in deeds if act(say, one) == other} == set(), "/mydata names it"


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


def test_each_string_an_action_takes_is_a_sentence_or_a_code() -> None:
    taken = {
        name
        for action in every_action().values()
        for name, one in signature(action).parameters.items()
        if one.annotation is str
    }
    assert taken <= SENTENCES | CODES, "say which, so that its numbers are looked after"
