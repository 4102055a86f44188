"""Rules 10 to 12: no empty classes, no long files, no exception without its reason."""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator, Mapping

from tests.house.source import (
    PACKAGES,
    ROOT,
    Function,
    Module,
    arguments,
    classes,
    dotted,
    functions,
    modules,
    snippet,
    walk,
)

LONG: Mapping[str, str] = {
    "domain/access.py": "one table of all rights, which is read in one piece",
}
"""Files that may be longer than the limit, each with its reason."""

LIMIT = 300
MOST = 7
"""Parameters of a function."""
_NAMES = re.compile(r"\w+(Service|Manager|Repository|Helper|Helpers|Util|Utils)")
_FILES = re.compile(r"(utils?|helpers?|misc|managers?|repositor(y|ies))\.py")
_MARKS = re.compile(
    r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no\s?cover|mypy:)(?P<codes>[:\[][^#\s]*(?:,\s*[A-Z]+[0-9]+)*)?"
)
_REASON = re.compile(r"\w[\w'’-]*(\W+\w[\w'’-]*){2}")
"""A reason has at least three words."""


def bad_names(module: Module) -> list[str]:
    """Classes and files named for no thing at all."""
    found = [f"{module.at(c)} {c.name}" for c in classes(module.tree) if _NAMES.fullmatch(c.name)]
    if _FILES.fullmatch(module.path.rsplit("/", 1)[-1]):
        found.append(module.path)
    return found


def empty_classes(module: Module, ports: frozenset[frozenset[str]] = frozenset()) -> list[str]:
    """Classes without state: nothing but methods that could be functions."""
    return [
        f"{module.at(node)} {node.name}"
        for node in classes(module.tree)
        if not node.bases and not node.decorator_list and not node.keywords
        if _stateless(node) and _public(node) not in ports
    ]


def port_shapes() -> frozenset[frozenset[str]]:
    """The methods of each port: what implements one must be an object, with or without state."""
    return frozenset(
        _public(node)
        for module in modules("domain")
        for node in classes(module.tree)
        if any(dotted(base) == "Protocol" for base in node.bases)
    )


def _public(node: ast.ClassDef) -> frozenset[str]:
    return frozenset(
        item.name
        for item in node.body
        if isinstance(item, Function) and not item.name.startswith("_")
    )


def _stateless(node: ast.ClassDef) -> bool:
    methods = [item for item in node.body if isinstance(item, Function)]
    kept = any(isinstance(item, ast.Assign | ast.AnnAssign) for item in node.body)
    used = any(
        isinstance(item, ast.Attribute)
        and isinstance(item.value, ast.Name)
        and item.value.id in {"self", "cls"}
        and isinstance(item.ctx, ast.Store)
        for item in walk(node)
    )
    return bool(methods) and not kept and not used and len(methods) > 1


def crowded(module: Module) -> list[str]:
    """Functions with more parameters than anybody keeps apart; ``self`` does not count."""
    return [
        f"{module.at(function)} {function.name} has {len(names)}"
        for function in functions(module.tree)
        if len(names := [one for one in arguments(function) if one not in {"self", "cls"}]) > MOST
    ]


def families(paths: Iterable[str]) -> list[str]:
    """Three siblings with one prefix or one suffix: they want to be a package."""
    found: dict[tuple[str, str], int] = {}
    for path in paths:
        folder, _, file = path.rpartition("/")
        words = file.removesuffix(".py").strip("_").split("_")
        if len(words) > 1:
            for kin in (f"{words[0]}_*", f"*_{words[-1]}"):
                found[folder, kin] = found.get((folder, kin), 0) + 1
    return [f"{folder}/{kin}" for (folder, kin), count in found.items() if count > 2]


def unreasoned(module: Module) -> list[str]:
    """Marks that switch a check off without saying why, right after it."""
    found: list[str] = []
    if all(
        _REASON.search(line[mark.end() :])
        for line in module.text.splitlines()
        for mark in _MARKS.finditer(line)
    ):
        return found
    # not all of them need be comments
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type == tokenize.COMMENT and (mark := _MARKS.search(token.string)):
            after = token.string[mark.end() :]
            if not _REASON.search(after):
                found.append(f"{module.path}:{token.start[0]} {token.string}")
    return found


def unreasoned_skips(module: Module) -> list[str]:
    """Tests that are skipped or expected to fail without a reason."""
    if not re.search("skip|xfail", module.text):
        return []
    marks = {f"pytest.mark.{name}" for name in ("skip", "skipif", "xfail")}
    reasoned = {
        id(node.func)
        for node in walk(module.tree)
        if isinstance(node, ast.Call) and any(word.arg == "reason" for word in node.keywords)
    }
    return [
        module.at(node)
        for node in walk(module.tree)
        if dotted(node) in marks and id(node) not in reasoned
    ]


def uncommented(text: str) -> Iterator[str]:
    """Entries of ignore lists and mypy overrides in a pyproject that have no comment."""
    section, listing, above = "", False, ""
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        said = "#" in line
        wants = False
        if bare.startswith("["):
            section, listing = bare.partition("#")[0].strip(" []"), False
            wants = section == "tool.mypy.overrides" and not above.startswith("#")
        elif bare.startswith("]"):
            listing = False
        elif section.startswith("tool.ruff"):
            opens = re.match(r"(.*ignore|\"[^\"]+\") = \[", bare) is not None
            if opens:
                listing = not bare.partition("#")[0].rstrip().endswith("]")
            wants = (opens and not listing) or (listing and bare.startswith('"') and not opens)
        elif section.startswith("tool.mypy"):
            wants = bare.startswith(("ignore_", "disable_", "allow_", "exclude", "follow_imports"))
        if wants and not said:
            yield f"{number}: {bare}"
        above = bare


def _everything() -> list[Module]:
    return modules(*PACKAGES, "bench", "tests", "tools")


def test_things_are_named_for_what_they_are() -> None:
    assert [found for module in modules() for found in bad_names(module)] == []


def test_no_class_without_state() -> None:
    ports = port_shapes()
    assert [found for module in modules() for found in empty_classes(module, ports)] == []


def test_files_stay_short() -> None:
    suffixes = {".py", ".js", ".css", ".ftl"}
    long = {}
    for folder in (*PACKAGES, "bench", "tests", "tools"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in suffixes:
                lines = path.read_text("utf-8").count("\n")
                if lines > LIMIT:
                    long[path.relative_to(ROOT).as_posix()] = lines
    assert {path: lines for path, lines in long.items() if path not in LONG} == {}
    assert LONG.keys() - long.keys() == set(), "these are short again: take them off the list"
    assert [path for path, reason in LONG.items() if not _REASON.search(reason)] == []


def test_functions_take_few_parameters() -> None:
    assert [found for module in modules() for found in crowded(module)] == []


def test_the_third_sibling_makes_a_package() -> None:
    assert families(module.path for module in modules()) == []


def test_a_crowd_and_a_family_are_found() -> None:
    assert crowded(snippet("def f(a, b, c, d, e, f, *, g, h): ...")) != []
    assert crowded(snippet("class A:\n def f(self, a, b, c, d, e, f, *, g): ...")) == []
    assert families(["bot/x_a.py", "bot/x_b.py", "bot/x_c.py"]) == ["bot/x_*"]
    assert families(["bot/a_x.py", "bot/b_x.py", "bot/x.py"]) == []


def test_each_ignore_says_why() -> None:
    assert [found for module in _everything() for found in unreasoned(module)] == []
    assert [found for module in modules("tests") for found in unreasoned_skips(module)] == []
    assert list(uncommented((ROOT / "pyproject.toml").read_text("utf-8"))) == []


def test_a_bad_name_is_found() -> None:
    assert bad_names(snippet("class CaseService: ...")) != []
    assert bad_names(snippet("", "bot/utils.py")) != []
    assert bad_names(snippet("class Office: ...", "bot/words.py")) == []


def test_an_empty_class_is_found() -> None:
    static = "class A:\n @staticmethod\n def f(): ...\n @staticmethod\n def g(): ...\n"
    plain = "class A:\n def f(self): return self.g()\n def g(self): ...\n"
    assert empty_classes(snippet(static)) != []
    assert empty_classes(snippet(plain)) != []
    assert empty_classes(snippet(plain), frozenset({frozenset({"f", "g"})})) == []
    kept = "class A:\n def __init__(self, x): self.x = x\n def f(self): ...\n"
    assert empty_classes(snippet(kept)) == []
    assert empty_classes(snippet(plain.replace("A:", "A(Protocol):"))) == []


def test_an_ignore_without_reason_is_found() -> None:
    # written in pieces, or the marks would count for this file as well
    noqa, ignore = "# no" + "qa", "# type" + ": ignore"
    for bad in (
        f"x = 1  {noqa}\n",
        f"x = 1  {noqa}: S101\n",
        f"x = 1  {ignore}[misc]\n",
        f"x = 1  {noqa}: S101, S105\n",
    ):
        assert unreasoned(snippet(bad)) != [], bad
    for good in (
        f"x = 1  {noqa}: S101 - pytest is written with assert\n",
        f"x = 1  {noqa}: S101, S105  # the tokens open nothing\n",
        f"x = 1  {ignore}[misc]  # the library is untyped here\n",
    ):
        assert unreasoned(snippet(good)) == [], good


def test_a_skip_without_reason_is_found() -> None:
    assert unreasoned_skips(snippet("@pytest.mark.skip\ndef f(): ...")) != []
    assert unreasoned_skips(snippet("@pytest.mark.xfail()\ndef f(): ...")) != []
    assert unreasoned_skips(snippet("@pytest.mark.skipif(x)\ndef f(): ...")) != []
    assert unreasoned_skips(snippet("@pytest.mark.skip(reason='no disk')\ndef f(): ...")) == []


def test_an_uncommented_ignore_is_found() -> None:
    ruff = '[tool.ruff.lint]\nignore = [\n  "E501",\n]\n'
    assert list(uncommented(ruff)) != []
    assert list(uncommented(ruff.replace('"E501",', '"E501", # prose is long'))) == []
    override = '[[tool.mypy.overrides]]\nmodule = "x"\nignore_missing_imports = true\n'
    assert len(list(uncommented(override))) == 2
    said = override.replace("\nmodule", "  # x has no types\nmodule").replace("true", "true  # so")
    assert list(uncommented(said)) == []
