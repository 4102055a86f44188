"""Rules 3 and 10: authorisation is a filter in each read, and a read is written once."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tests.house.source import (
    Function,
    Module,
    arguments,
    calls,
    classes,
    dotted,
    modules,
    snippet,
    walk,
)

UNSCOPED: Mapping[str, str] = {
    "SqlPeopleReads.actor": "who writes at all: before it there is no actor",
    "SqlPassReads.whose": "whose session a cookie is: before it there is no actor",
    "SqlPeopleReads.posts": "the actor's own posts: holdings of actor.person_id",
    "SqlPeopleReads.offer": "a stranger with an invitation; its token is the right",
    "SqlPeopleReads.my_data": "the asker's own: rows of actor.person_id",
    "SqlCaseReads.receipt": "what the actor has just filed: reporter_id is actor.person_id",
    "SqlDigestReads.mine": "the asker's own: seats and holdings of actor.person_id",
    "SqlDigestReads.reader": "for whom a digest is; whose figures they may read is asked with it",
    "SqlMessageReads.pushed": "what the actor was told: person_id is actor.person_id",
    "SqlCaseReads.categories": "the list that everybody chooses from",
    "SqlReadingReads.lexicon": "words of the whole desk, which everybody's sentences are read by",
}
"""Reads that ask no reach, and why. Of those with an actor: they show the asker's own rows only."""

_CHECKS = frozenset(f"domain.access.{name}" for name in ("allow", "scope", "seat_for"))


@dataclass(frozen=True)
class Read:
    """One read of a port: ``SqlCaseReads.view``, and the function that is its query."""

    name: str
    query: str
    at: str


def reads(module: Module) -> Iterator[Read]:
    """The reads of the classes made of :class:`storage.kit.reading.Reads`; whatever in them is no
    query that is awaited comes as a read without one."""
    for node in classes(module.tree):
        if "Reads" not in {dotted(base) for base in node.bases}:
            continue
        for item in node.body:
            match item:
                case ast.Expr(value=ast.Constant()):
                    continue
                case ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.Call(func=ast.Name(id="awaited"), args=[query]),
                ):
                    yield Read(f"{node.name}.{name}", _home(module, dotted(query)), module.at(item))
                case _:
                    yield Read(f"{node.name}: {ast.unparse(item)}", "", module.at(item))


def unscoped(sources: Iterable[Module]) -> list[str]:
    """Reads whose query neither asks for the actor's reach, itself or through another function of
    these sources that it calls, nor is on the list."""
    sources = list(sources)
    homes = {
        f"{_dotted(module)}.{node.name}": (module, node)
        for module in sources
        for node in module.tree.body
        if isinstance(node, Function)
    }

    def asks(home: str, seen: frozenset[str]) -> bool:
        if home not in homes or home in seen:
            return False
        module, function = homes[home]
        for call, name in calls(function):
            called = _home(module, name)
            if called in _CHECKS:
                if call.args and ast.unparse(call.args[0]).split(".")[0] == "actor":
                    return True
            elif asks(called, seen | {home}):
                return True
        return False

    wrong = []
    for read in (read for module in sources for read in reads(module)):
        if read.query not in homes:
            wrong.append(f"{read.at} {read.name} is no query that is awaited")
        elif read.name in UNSCOPED:
            _, function = homes[read.query]
            used = {dotted(node) for node in walk(function) if isinstance(node, ast.Attribute)}
            if "actor" in arguments(function) and "actor.person_id" not in used:
                wrong.append(f"{read.at} {read.name} shows more than the asker's")
        elif not asks(read.query, frozenset()):
            wrong.append(f"{read.at} {read.name} does not filter by the actor's reach")
    return wrong


def forwarders(module: Module) -> list[str]:
    """Methods that do nothing but hand their arguments on to a query."""
    return [
        f"{module.at(method)} {method.name}"
        for node in classes(module.tree)
        for method in node.body
        if isinstance(method, Function) and _only_forwards(method)
    ]


def _only_forwards(method: Function) -> bool:
    body = [one for one in method.body if not isinstance(one, ast.Expr | ast.FunctionDef)]
    inner = [one for one in method.body if isinstance(one, ast.FunctionDef)]
    own = set(arguments(method)) - {"self"}
    if len(body) != 1 or not isinstance(body[0], ast.Return) or not own:
        return False
    handed = [
        query.body
        for call, name in calls(body[0])
        if name.startswith("self.")
        for query in call.args
        if isinstance(query, ast.Lambda)
    ]
    for function in inner:
        if len(function.body) == 1 and isinstance(function.body[0], ast.Return):
            handed += [function.body[0].value] if function.body[0].value else []
    return any(
        isinstance(query, ast.Call)
        and own <= {dotted(one) for one in (*query.args, *(word.value for word in query.keywords))}
        for query in handed
    )


def _dotted(module: Module) -> str:
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _home(module: Module, name: str) -> str:
    """Where what is called so in the module stands: ``scope.seen_by`` after ``from storage.cases
    import scope`` is ``storage.cases.scope.seen_by``."""
    known = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    first, *rest = name.split(".")
    return ".".join((known.get(first, f"{_dotted(module)}.{first}"), *rest))


def test_every_read_filters_by_reach() -> None:
    found = [read for module in modules("storage") for read in reads(module)]
    assert found, "the reads have moved: this rule must follow them"
    # what one may read is one function of the domain, which is asked with the actor
    assert unscoped(modules("storage", "domain")) == []
    assert UNSCOPED.keys() - {read.name for read in found} == set()


def test_every_read_of_a_port_is_a_query() -> None:
    ports = {
        f"Sql{node.name}.{item.name}"
        for module in modules("domain")
        for node in classes(module.tree)
        if node.name.endswith("Reads")
        for item in node.body
        if isinstance(item, Function)
    }
    assert {read.name for module in modules("storage") for read in reads(module)} == ports


def test_nobody_only_hands_on() -> None:
    assert [found for module in modules("storage") for found in forwarders(module)] == []


_SCOPE = "from domain.access import scope\n"
_BOARD = "class SqlReads(Reads):\n    queue = awaited(queue)\n"


def test_an_unscoped_read_is_found() -> None:
    bare = "def queue(reading, actor):\n    return rows()\n"
    whole = f"{_SCOPE}def queue(reading, actor):\n    return rows(scope(actor, 1))\n"
    alien = "def queue(reading, actor):\n    return rows(scope(actor, 1))\n"
    other = f"{_SCOPE}def queue(reading, actor):\n    return rows(scope(boss, 1))\n"
    for bad in (bare, alien, other):
        assert unscoped([snippet(bad + _BOARD)]) != [], bad
    assert unscoped([snippet(whole + _BOARD)]) == []


def test_an_unscoped_read_is_found_through_others() -> None:
    through = snippet(
        "from storage import lists\n"
        f"def queue(reading, actor):\n    return lists.rows(actor)\n{_BOARD}",
        "storage/reads.py",
    )
    bare = snippet("def rows(actor):\n    return all()\n", "storage/lists.py")
    whole = snippet(
        f"{_SCOPE}def rows(actor):\n    return within(scope(actor))\n", "storage/lists.py"
    )
    assert len(unscoped([through, bare])) == 1
    assert unscoped([through, whole]) == []


def test_what_is_on_the_list_shows_no_more_than_the_askers() -> None:
    board = "class SqlPeopleReads(Reads):\n    posts = awaited(posts)\n"
    everybodys = "def posts(reading, actor):\n    return rows()\n"
    own = "def posts(reading, actor):\n    return rows(actor.person_id)\n"
    assert unscoped([snippet(everybodys + board)]) != []
    assert unscoped([snippet(own + board)]) == []


def test_a_method_among_the_reads_is_found() -> None:
    text = f"{_SCOPE}class SqlReads(Reads):\n    async def queue(self, actor):\n"
    assert unscoped([snippet(f"{text}        return rows(scope(actor, 1))\n")]) != []
    assert unscoped([snippet("class SqlReads(Reads):\n    queue = rows\n")]) != []


def test_a_forwarder_is_found() -> None:
    head = "class A:\n    async def mine(self, actor, page):\n        "
    bad = (
        "return await self._database.read(lambda one: reads.mine(one, actor, page))",
        "return await self._database.read(lambda one: mine(one, self._rules, actor, page=page))",
        "def find(one):\n            return mine(one, actor, page)\n"
        "        return await self._database.read(find)",
    )
    for body in bad:
        assert forwarders(snippet(f"{head}'''Doc.'''\n        {body}\n")) != [], body
    good = (
        "return await self._database.read(lambda one: mine(one, actor, page + 1))",
        "rows = await self._database.read(lambda one: mine(one, actor, page))\n"
        "        return rows[0]",
    )
    for body in good:
        assert forwarders(snippet(f"{head}{body}\n")) == [], body
