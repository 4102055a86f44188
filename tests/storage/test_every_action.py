"""Every action of the domain, once at least, on each database."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from domain.ports import Work
from storage.contacts.vault import FernetVault, new_key
from storage.kit.engine import Database
from storage.work import SqlOffice
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


async def test_every_action_is_taken(office: SqlOffice, district: District) -> None:
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
