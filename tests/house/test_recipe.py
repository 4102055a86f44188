"""CONTRIBUTING's recipe of a mechanism: one that is made by it, and by nothing else, works.

The tiny mechanism is *postings*. Its files stand under ``recipe/`` where they belong in the tree,
its lines in files that are there already in ``recipe/registrations.toml``. They are put into a copy
of the tree, and there the product's own tests look at them.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.source import ROOT, committed

RECIPE = ROOT / "tests" / "house" / "recipe"
REGISTRATIONS = RECIPE / "registrations.toml"
WORD = "postings"
TESTS = (
    "tests/house/test_01_05_rooms.py::test_import_contracts_hold",
    "tests/house/test_01_alone.py",
    "tests/house/test_03_actions.py",
    "tests/house/test_03_reads.py",
    "tests/house/test_05_notices.py",
    "tests/house/test_08_dialogs.py",
    "tests/house/test_09_buttons.py::test_english_buttons_begin_with_a_capital",
    "tests/house/test_09_words.py",
    "tests/house/test_10_12_shape.py::test_the_third_sibling_makes_a_package",
    "tests/house/test_names.py",
    "tests/house/test_papers.py::test_the_glossary_knows_every_word",
    "tests/storage/test_migrations.py",
    "tests/storage/test_every_action.py",
    "tests/storage/test_notices.py",
    "tests/bot/test_previews.py",
    "tests/bot/test_texts.py",
    "tests/bot/test_notices.py",
    f"tests/bot/test_{WORD}.py",
)
"""What says, in the copy, that nothing is missing; the last is the mechanism's own."""


def named(page: str, heading: str) -> list[str]:
    """The paths in the first column of the table of this heading, with the mechanism's word."""
    rows = re.search(rf"^\| {heading} \|.*\n\|[-| ]+\n((?:\|.*\n)+)", page, re.M)
    assert rows is not None, f"CONTRIBUTING.md has no table with the heading {heading}"
    cells = [row.split("|")[1] for row in rows[1].splitlines()]
    return [path.replace("<x>", WORD) for cell in cells for path in re.findall(r"`([^`]+)`", cell)]


def apart(said: Iterable[str], there: Iterable[str]) -> list[str]:
    """What only one of the two has, or has twice."""
    page, recipe = Counter(said), Counter(there)
    return [
        *(f"{path} is in CONTRIBUTING.md, not in the recipe" for path in page - recipe),
        *(f"{path} is in the recipe, not in CONTRIBUTING.md" for path in recipe - page),
    ]


def files() -> list[str]:
    """The mechanism's own, as they are called in the tree."""
    found = (path.relative_to(RECIPE) for path in committed() if RECIPE in path.parents)
    return [path.as_posix() for path in found if path.name != REGISTRATIONS.name]


def registrations() -> list[dict[str, str]]:
    """Its lines elsewhere: ``file``, the line ``after`` which they come, and what is ``put``."""
    found: list[dict[str, str]] = tomllib.loads(REGISTRATIONS.read_text("utf-8"))["line"]
    return found


def inserted(text: str, after: str, put: str) -> str:
    """The text with the lines put in. Raises LookupError unless it has the line once."""
    lines = text.splitlines()
    if lines.count(after) != 1:
        raise LookupError(f"{lines.count(after)} lines are {after.strip()!r}")
    at = lines.index(after) + 1
    return "\n".join([*lines[:at], put, *lines[at:], ""])


def a_tree_with_it(folder: Path) -> None:
    """A copy of what is committed, with the mechanism in it."""
    house = (RECIPE, Path(__file__))
    for path in committed():
        if not any(path == one or one in path.parents for one in house):
            _copy(path, folder / path.relative_to(ROOT))
    versions = folder / "storage" / "migrations" / "versions"
    last = max(path.name[:4] for path in versions.glob("[0-9]*.py"))
    number = f"{int(last) + 1:04}"
    for name in files():
        text = (RECIPE / name).read_text("utf-8")
        target = folder / name.replace("NNNN", number)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace("NNNN", number).replace("MMMM", last), "utf-8")
    for line in registrations():
        target = folder / line["file"]
        try:
            text = inserted(target.read_text("utf-8"), line["after"], line["put"])
        except LookupError as error:
            error.add_note(f"in {line['file']}, says {REGISTRATIONS.relative_to(ROOT)}")
            raise
        target.write_text(text, "utf-8")


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, to)


def test_the_recipe_names_its_files_and_no_others() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert apart(named(page, "File"), files()) == []
    assert apart(named(page, "A line in"), {line["file"] for line in registrations()}) == []


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy."""
    folder = tmp_path_factory.mktemp("tree")
    a_tree_with_it(folder)
    return folder


def held(tree: Path, *tool: str) -> None:
    """Fails with what the tool of this environment says of the copy, if it is not content."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(  # noqa: S603 - our own interpreter and our own tools
        (sys.executable, "-m", *tool),
        cwd=tree,
        env={**mine, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = f"{ran.stdout[-6000:]}{ran.stderr[-2000:]}"
        pytest.fail(f"{tool[0]}, in the tree with {WORD}:\n{said}", pytrace=False)


@pytest.mark.long
def test_a_mechanism_made_by_the_recipe_works(tree: Path) -> None:
    quick = ("-n", "0", "-p", "no:cacheprovider", "-k", "not postgresql")
    touched = {*files(), *(line["file"] for line in registrations())}
    held(tree, "ruff", "check", "--no-cache", *(one for one in sorted(touched) if _is_code(one)))
    held(tree, "pytest", *quick, "-q", "--no-header", "--tb=short", *TESTS)


def _is_code(path: str) -> bool:
    return path.endswith(".py") and "NNNN" not in path


@pytest.mark.long
def test_a_mechanism_made_by_the_recipe_has_its_types(tree: Path) -> None:
    known = ROOT / ".mypy_cache"
    if not known.is_dir():
        pytest.skip("without what `make types` keeps of this tree it would take minutes")
    shutil.copytree(known, tree / known.name)
    held(tree, "mypy")


def test_a_recipe_that_forgets_something_is_found() -> None:
    page = "| File | What |\n|---|---|\n| `bot/<x>.py`, `bot/<x>.ftl` | `words` |\n\ntext\n"
    assert named(page, "File") == ["bot/postings.py", "bot/postings.ftl"]
    assert apart(["a.py", "b.py"], ["b.py"]) == ["a.py is in CONTRIBUTING.md, not in the recipe"]
    assert apart(["a.py"], ["a.py", "c.py"]) == ["c.py is in the recipe, not in CONTRIBUTING.md"]


def test_a_line_has_its_place() -> None:
    assert inserted("a\nb\n", "a", "x\ny") == "a\nx\ny\nb\n"
    for text in ("b\n", "a\na\n", " a\n"):
        with pytest.raises(LookupError):
            inserted(text, "a", "x")
