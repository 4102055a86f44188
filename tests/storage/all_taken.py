"""Every action of the domain, taken once: for the tests of just that, and for those that want
something in every table."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from importlib import import_module
from inspect import signature
from typing import Any

from domain.ports import Work
from storage.contacts.vault import FernetVault, new_key
from storage.work import SqlOffice
from tests.examples import told_of
from tests.house.test_03_actions import all_actions
from tests.makers import District
from tests.office import an_office, at_once, settled
from tests.storage.scene import Call, Scene
from tests.storage.stories import STORIES

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
NUMBER = "13855501234"
"""A personal number that stands in each of them."""


def every_action() -> dict[str, Callable[..., Any]]:
    """The actions by the name they are told apart by: ``domain.cases.split.split``."""
    found = {}
    for module, action in all_actions():
        dotted = module.path.removesuffix(".py").replace("/", ".")
        found[f"{dotted}.{action.name}"] = getattr(import_module(dotted), action.name)
    return found


async def live(office: SqlOffice, district: District) -> None:
    """Takes each action once, with a number in each sentence."""
    changed = 0
    for name, action in every_action().items():
        story = STORIES[action]

        def prepare(work: Work) -> Call:
            return story(Scene(work=work, district=district))  # noqa: B023 - called at once

        with told_of(name):
            asked = await office.do(prepare)
            names = list(signature(action).parameters)[2:]
            args = [_with_number(*one) for one in zip(names, asked.args, strict=False)]
            more = {key: _with_number(key, one) for key, one in asked.more.items()}
            changed += (args, more) != (list(asked.args), asked.more)
            await office.do(action, asked.request, *args, **more)
    assert changed > 10, "the sentences are found"


@cache
def all_taken() -> bytes:
    """The small district in SQLite after that, to put into a file."""
    image, district = settled()
    with an_office(image=image, vault=FernetVault([new_key()])) as office:
        at_once(live(office.office, district))
        return office.image()


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
