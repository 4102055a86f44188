"""Rule 8: what is typed into a dialog becomes a sentence in one place, which makes it ready to
store."""

import ast
from collections.abc import Mapping

from tests.house.source import Module, calls, dotted, modules, snippet, walk

READERS = frozenset(
    {
        "clean_phone",
        "parse_count",
        "parse_hours",
        "parse_time",
        "parse_day",
        "days_in",
        "parse_points",
        "parse_amount",
        "people_band",
        "case_number",
        "numbers",
        "counts",
        "meant",
        "reachable",
        "tidy",
    }
)
"""What makes of words a number, a day, a choice: no sentence is left of them."""
ELSEWHERE: Mapping[str, str] = {
    "bot/dialogs/form.py": "the one place",
    "bot/dialogs/spoken.py": "looks for the label of a button",
    "bot/dialogs/contacts.py": "what goes into the vault is not masked, and taken away as well",
}


def raw_words(module: Module) -> list[str]:
    """Words of a message that are handed on as they came."""
    if module.path in ELSEWHERE:
        return []
    read = {
        id(inner)
        for node, name in calls(module.tree)
        if name.rpartition(".")[2] in READERS
        for inner in ast.walk(node)
    }
    handed = {
        id(inner)
        for node, _ in calls(module.tree)
        for one in (*node.args, *(word.value for word in node.keywords))
        for inner in ast.walk(one)
    }
    return [
        f"{module.at(node)} {dotted(node)}"
        for node in walk(module.tree)
        if isinstance(node, ast.Attribute)
        and dotted(node) in {"message.text", "message.caption"}
        and id(node) in handed - read
    ]


def test_typed_words_become_sentences_in_one_place() -> None:
    assert [found for module in modules("bot/dialogs") for found in raw_words(module)] == []
    paths = {module.path for module in modules("bot/dialogs")}
    assert ELSEWHERE.keys() <= paths


def test_words_handed_on_are_found() -> None:
    for text in (
        "keep(manager, replace(draft, note=clean_note(message.text or '')))",
        "await do(add, note=message.caption)",
    ):
        assert raw_words(snippet(text, "bot/dialogs/x.py")) != [], text
    for text in (
        "day = parse_day(message.text or '', today, ahead=True)",
        "note = await written(message, manager, clean_note)",
        "if message.caption: pass",
    ):
        assert raw_words(snippet(text, "bot/dialogs/x.py")) == [], text
