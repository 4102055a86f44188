"""Rule 2: one action, one transaction. Only storage begins or commits, in the places named here."""

import re
from collections.abc import Mapping

from tests.house.source import ROOT, Module, calls, literals, modules, snippet

BEGINS: Mapping[str, str] = {
    "storage/work.py": "the transaction of every action",
    "storage/kit/engines.py": "the one write of the inbox and the outbox, which are no actions",
    "storage/migrations/env.py": "a migration runs in a transaction of its own",
}
"""Where a transaction may begin or be committed, and why. Keep it short."""

_VERBS = frozenset({"begin", "begin_transaction", "commit", "rollback"})
"""A savepoint (``begin_nested``) is no transaction: it cannot make anything last."""
_SQL = re.compile(r"(BEGIN|COMMIT|END|ROLLBACK)( (DEFERRED|IMMEDIATE|EXCLUSIVE|TRANSACTION))*;?")


def transactions(module: Module) -> list[str]:
    """What begins or ends a transaction outside the list, called or written as SQL."""
    if module.path in BEGINS:
        return []
    called = [
        f"{module.at(node)} {name}"
        for node, name in calls(module.tree)
        if "." in name and name.rsplit(".", 1)[1] in _VERBS
    ]
    written = [
        f"{module.at(node)} {node.value}"
        for node in literals(module.tree)
        if _SQL.fullmatch(str(node.value))
    ]
    return called + written


def test_only_storage_begins_and_commits() -> None:
    assert [found for module in modules() for found in transactions(module)] == []


def test_the_list_names_only_what_exists() -> None:
    assert [path for path in BEGINS if not (ROOT / path).is_file()] == []


def test_a_commit_elsewhere_is_found() -> None:
    text = "async def f(session):\n    await session.commit()\n"
    assert transactions(snippet(text, "domain/cases/steps.py")) != []
    assert transactions(snippet(text, "storage/work.py")) == []
    nested = "async def f(s):\n    async with s() as session, session.begin():\n        ...\n"
    assert transactions(snippet(nested, "bot/x.py")) != []
    assert transactions(snippet('c.execute("BEGIN IMMEDIATE")', "storage/x.py")) != []
    assert transactions(snippet("git.commit_message()", "app/x.py")) == []
