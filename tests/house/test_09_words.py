"""Rule 9: every string a person reads is in bot/texts (the command line's in app/texts), in both
languages."""

import ast
from pathlib import Path

import pytest
from fluent.syntax import ast as ftl

from tests.house.source import CJK, ROOT, Module, calls, entries, literals, modules, snippet

TEXTS = ROOT / "bot" / "texts"
FOLDERS = (TEXTS, ROOT / "app" / "texts")
LOCALES = ("zh", "en")

_SAYS = frozenset({"text", "caption", "title", "description", "label", "input_field_placeholder"})
_HELPS = frozenset({"help", "description", "epilog", "told"})
_ANSWERS = frozenset(
    {"answer", "reply", "edit_text", "edit_caption", "send_message", "Const", "Format", "Multi"}
)


def chinese(module: Module) -> list[str]:
    """Chinese words in code (not in docstrings and comments).

    What the people of the demo wrote, and the headers of a table of units, are data of app.
    """
    return [
        f"{module.at(node)} {str(node.value)[:20]}"
        for node in literals(module.tree)
        if CJK.search(str(node.value))
    ]


def _is_words(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=str(text)):
            return any(char.isalpha() for char in text)
        case ast.JoinedStr(values=parts):
            return any(_is_words(part) for part in parts if isinstance(part, ast.Constant))
        case ast.BinOp(left=left, right=right):
            return _is_words(left) or _is_words(right)
        case ast.IfExp(body=body, orelse=orelse):
            return _is_words(body) or _is_words(orelse)
    return False


def spoken(module: Module) -> list[str]:
    """Words handed straight to a message, a button or a widget."""
    found = []
    for node, name in calls(module.tree):
        given = [word.value for word in node.keywords if word.arg in _SAYS]
        if name.rsplit(".", 1)[-1] in _ANSWERS:
            given += node.args[:1]
        found += [f"{module.at(value)} {ast.unparse(value)}" for value in given if _is_words(value)]
    return found


def typed(module: Module) -> list[str]:
    """Words handed straight to the terminal, or to the help of a command."""
    found = []
    for node, name in calls(module.tree):
        given = [word.value for word in node.keywords if word.arg in _HELPS]
        if name in {"say", "complain"}:
            given += node.args[:1]
        found += [f"{module.at(value)} {ast.unparse(value)}" for value in given if _is_words(value)]
    return found


def _messages(folder: Path, locale: str) -> dict[str, frozenset[str]]:
    """Every message (and attribute) of a language with the variables it uses."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((folder / locale).glob("*.ftl")):
        for entry in entries(path):
            if isinstance(entry, ftl.Junk):
                raise AssertionError(f"{path.name}: {entry.content[:60]!r} is no Fluent")
            if isinstance(entry, ftl.Message | ftl.Term):
                name = f"{'-' * isinstance(entry, ftl.Term)}{entry.id.name}"
                assert name not in found, f"{locale}: {name} is there twice"
                found[name] = _variables(entry)
    return found


def _variables(node: ftl.BaseNode) -> frozenset[str]:
    names: set[str] = set()

    def look(item: object) -> None:
        # each is parsed by itself, when it is first said (bot/texts/__init__.py)
        assert not isinstance(item, ftl.MessageReference | ftl.TermReference), item.id.name
        if isinstance(item, ftl.VariableReference):
            names.add(item.id.name)
        if isinstance(item, ftl.BaseNode):
            for value in vars(item).values():
                look(value)
        elif isinstance(item, list):
            for value in item:
                look(value)

    look(node)
    return frozenset(names)


def test_no_chinese_outside_the_texts() -> None:
    places = modules("bot", "domain", "scheduler", "storage", "web")
    assert [found for module in places for found in chinese(module)] == []


def test_no_words_in_the_bots_code() -> None:
    assert [found for module in modules("bot") for found in spoken(module)] == []


def test_no_words_in_the_command_lines_code() -> None:
    places = [module for module in modules("app") if module.path != "app/say.py"]
    assert [found for module in places for found in typed(module)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_both_languages_say_the_same(folder: Path) -> None:
    zh, en = (_messages(folder, locale) for locale in LOCALES)
    assert zh.keys() ^ en.keys() == set()
    assert {key: (zh[key], en[key]) for key in zh if zh[key] != en[key]} == {}


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_both_languages_have_the_same_files(folder: Path) -> None:
    zh, en = ({path.name for path in (folder / locale).glob("*.ftl")} for locale in LOCALES)
    assert zh == en != set()


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_english_is_written_in_english(folder: Path) -> None:
    for path in sorted((folder / "en").glob("*.ftl")):
        text = path.read_text("utf-8")
        for entry in entries(path):
            if isinstance(entry, ftl.Message) and "language" not in entry.id.name:
                said = text[entry.span.start : entry.span.end]
                assert not CJK.search(said), f"{path.name}: {said}"


def test_chinese_in_code_is_found() -> None:
    assert chinese(snippet("x = '受理'", "bot/x.py")) != []
    assert chinese(snippet("x = f'第{n}周'", "scheduler/x.py")) != []
    assert chinese(snippet('def f():\n    """受理"""\n    # 受理\n', "bot/x.py")) == []


def test_words_in_the_bot_are_found() -> None:
    for text in (
        "await message.answer('Saved')",
        "await message.answer(f'No. {n} saved')",
        "InlineKeyboardButton(text='Back')",
        "Const('Back')",
        "await query.answer('ok' if x else say('y'))",
    ):
        assert spoken(snippet(text, "bot/x.py")) != [], text
    for text in ("await message.answer(say('saved'))", "InlineKeyboardButton(text='‹')"):
        assert spoken(snippet(text, "bot/x.py")) == [], text


def test_words_on_the_command_line_are_found() -> None:
    for text in ("say('Done')", "complain(f'no {x}')", "one.add_argument('file', help='a file')"):
        assert typed(snippet(text, "app/x.py")) != [], text
    for text in ("say(text('done'))", "say(link)", "one.add_argument('x', help=text('y'))"):
        assert typed(snippet(text, "app/x.py")) == [], text
