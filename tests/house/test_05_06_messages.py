"""Rules 5 and 6: a push is a row first, and an update is a row before it is acknowledged."""

import ast
from collections.abc import Iterator, Mapping

from tests.house.source import Module, calls, dotted, functions, modules, snippet, walk

PUSHES: Mapping[str, str] = {
    "scheduler/pusher.py": "the one place that pushes",
    "bot/telegram/worker.py": "the answer to somebody whose own update waited long: of the update "
    "itself, and nothing new is told",
    "bot/telegram/apology.py": "the same, to whose update was given up",
}
"""Who may send to a chat by its id. The bot's handlers answer the update they were given."""

_WHO_ASKS = frozenset(
    {"query.from_user.id", "message.from_user.id", "message.chat.id", "event.from_user.id"}
)
"""An answer to the update itself, where the message it came from cannot be answered."""
INTAKE = "bot/telegram/intake.py"
SESSION = "bot/telegram/session.py"

_ROUND_THE_INBOX = frozenset(
    {
        "start_polling",
        "run_polling",
        "run_webhook",
        "start_webhook",
        "SimpleRequestHandler",
        "TokenBasedRequestHandler",
        "setup_application",
        "get_updates",
    }
)


def pushes(module: Module) -> list[str]:
    """Calls that send to a chat by its id, outside the list."""
    if module.path in PUSHES:
        return []
    return [
        f"{module.at(node)} {name}"
        for node, name in calls(module.tree)
        if name.rsplit(".", 1)[-1].startswith("send_")
        and name.count(".")
        and not (node.args and dotted(node.args[0]) in _WHO_ASKS)
    ]


def ways_round_the_inbox(module: Module) -> list[str]:
    """Uses of a library's own polling or webhook, which acknowledge before anything is kept."""
    found = []
    for node in walk(module.tree):
        name = dotted(node).rsplit(".", 1)[-1] if isinstance(node, ast.Name | ast.Attribute) else ""
        if isinstance(node, ast.alias):
            name = node.name.rsplit(".", 1)[-1]
        if name in _ROUND_THE_INBOX or (name == "GetUpdates" and module.path != SESSION):
            found.append(f"{module.at(node)} {name}")
    found += [
        f"{module.at(node)} {name}"
        for node, name in calls(module.tree)
        if name.endswith("session.updates") and module.path != INTAKE
    ]
    return found


def _moves(block: list[ast.stmt]) -> Iterator[tuple[ast.stmt, list[ast.stmt]]]:
    """Each assignment of a new offset, with the statements before it in its block."""
    for index, node in enumerate(block):
        match node:
            case ast.Assign(targets=[ast.Name(id="offset")]):
                yield node, block[:index]
            case ast.AugAssign(target=ast.Name(id="offset")):
                yield node, block[:index]
        for name in ("body", "orelse", "finalbody"):
            yield from _moves(getattr(node, name, []))
        for handler in getattr(node, "handlers", []):
            yield from _moves(handler.body)


def _keeps(name: str) -> bool:
    """The inbox's own, or the one function that puts aside what it does not take."""
    return name == "keep" or name.endswith("inbox.keep")


def early_offsets(module: Module) -> list[str]:
    """Offsets that move on without ``await ….keep(…)`` before them in the same block."""
    return [
        f"{module.at(node)} moves the offset before keep"
        for function in functions(module.tree)
        if any(name.endswith(".updates") for _, name in calls(function))
        for node, before in _moves(function.body)
        if not any(
            _keeps(name)
            for earlier in before
            if isinstance(earlier, ast.Expr | ast.Assign) and isinstance(earlier.value, ast.Await)
            for _, name in calls(earlier)
        )
    ]


def early_answers(module: Module) -> list[str]:
    """Webhook handlers that answer 200 on a line before they have kept the update."""
    wrong = []
    for function in functions(module.tree):
        answers = [
            node.lineno
            for node, name in calls(function)
            if name == "web.Response" and all(word.arg != "status" for word in node.keywords)
        ]
        keeps = [node.lineno for node, name in calls(function) if _keeps(name)]
        if answers and min(answers) < min(keeps, default=10**9):
            wrong.append(f"{module.at(function)} {function.name} answers before keep")
    return wrong


def test_only_the_pusher_pushes() -> None:
    assert [found for module in modules() for found in pushes(module)] == []


def test_every_update_goes_through_the_inbox() -> None:
    assert [found for module in modules() for found in ways_round_the_inbox(module)] == []


def test_updates_are_acknowledged_after_they_were_kept() -> None:
    (intake,) = (module for module in modules("bot") if module.path == INTAKE)
    assert early_offsets(intake) + early_answers(intake) == []
    assert any(_keeps(name) for _, name in calls(intake.tree))
    assert any(name.endswith(".updates") for _, name in calls(intake.tree))


def test_a_push_elsewhere_is_found() -> None:
    assert pushes(snippet("await bot.send_message(1, 'x')", "bot/handlers/x.py")) != []
    assert pushes(snippet("await bot.send_message(query.from_user.id, x)", "bot/x.py")) == []
    assert pushes(snippet("await message.answer('x')", "bot/handlers/x.py")) == []


def test_a_way_round_the_inbox_is_found() -> None:
    for text in (
        "dispatcher.run_polling(bot)",
        "from aiogram.webhook.aiohttp_server import SimpleRequestHandler",
        "await bot(GetUpdates())",
        "await bot.get_updates()",
        "await bot.session.updates(bot)",
    ):
        assert ways_round_the_inbox(snippet(text, "app/x.py")) != [], text


def test_an_early_acknowledgement_is_found() -> None:
    head = "async def poll(inbox, session):\n    updates = await session.updates()\n"
    keep, move = "    await inbox.keep(updates)\n", "    offset = 1\n"
    assert early_offsets(snippet(head + move + keep)) != []
    assert early_offsets(snippet(head + "    inbox.keep(updates)\n" + move)) != []
    assert early_offsets(snippet(head + keep + move)) == []
    hook = "async def handle(request):\n"
    answer = "    return web.Response()\n"
    assert early_answers(snippet(hook + answer)) != []
    assert early_answers(snippet(hook + keep + answer)) == []
    assert early_answers(snippet(hook + "    return web.Response(status=401)\n")) == []
