"""The papers: what README, Makefile, decisions and glossary say is there is there."""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from tests.house.source import PACKAGES, ROOT, modules, texts

# Written in pieces, so that this file names none of them itself.
REGISTRY = re.compile(
    "|".join(
        (
            "py" + r"pi\.org",
            "python" + r"hosted\.org",
            "registry" + r"\.npmjs",
            r"https?://\S*" + "py" + r"pi\S*/simple",
            "index" + r"-url\s*[= ]\s*https?:",
        )
    )
)
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users)" + r"/\w")
SECRETS = re.compile(
    "|".join(
        (
            r"\b[0-9]{8,10}:[A-Za-z0-9_-]{35}\b",  # a bot's token
            "-----BEGIN [A-Z ]*PRIVATE" + " KEY-----",
            r"\bAKIA[0-9A-Z]{16}\b",
            r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
        )
    )
)
INTERNAL: Mapping[str, str] = {
    "domain.days.calendar.Roll": "said by the settings' own page",
    "domain.cases.lifecycle.Guard": "drawn in docs/lifecycle.md",
    "domain.privacy.PersonalKind": "tells a phone from an identity number, never shown by name",
}
"""Enumerations that are no words of the field, each with its reason."""


def enumerations() -> dict[str, list[str]]:
    """All others of the domain, by module."""
    found: dict[str, list[str]] = {}
    for module in modules("domain"):
        dotted = module.path.removesuffix(".py").replace("/", ".")
        for node in module.tree.body:
            enum = isinstance(node, ast.ClassDef) and any(
                isinstance(base, ast.Name) and base.id in {"Enum", "StrEnum", "IntEnum"}
                for base in node.bases
            )
            if enum and f"{dotted}.{node.name}" not in INTERNAL:
                found.setdefault(dotted, []).append(node.name)
    return found


def _markdown() -> Iterator[tuple[str, str]]:
    return ((path, text) for path, text in texts() if path.endswith(".md"))


def targets() -> dict[str, bool]:
    """The Makefile's targets, and whether each has its line of help."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return {
        match["name"]: "## " in match["rest"]
        for match in re.finditer(r"^(?P<name>[a-z][a-z-]*):(?!=)(?P<rest>.*)$", makefile, re.M)
    }


def named_targets(text: str) -> set[str]:
    """What a page tells the reader to make: in code, never the verb in a sentence."""
    code = re.findall(r"`([^`\n]+)`", text)
    code += re.findall(r"^```[^\n]*\n(.*?)^```", text, re.M | re.S)
    words = re.findall(r"\bmake +([a-z][a-z-]*)", "\n".join(code))
    return set(words)


def test_no_registry_address_or_machine_path() -> None:
    found = [
        f"{path}: {match[0]}"
        for path, text in texts()
        for pattern in (REGISTRY, MACHINE)
        for match in pattern.finditer(text)
    ]
    assert found == []


def test_no_secrets() -> None:
    assert [path for path, text in texts() if SECRETS.search(text)] == []
    assert [path for path, _ in texts() if re.search(r"(^|/)\.env$|\.(pem|key|db)$", path)] == []


def test_addresses_and_secrets_are_found() -> None:
    assert REGISTRY.search("--index" + "-url https://example.org/x")
    assert REGISTRY.search("https://mirror.example/py" + "pi/web/simple")
    assert MACHINE.search("open /home" + "/li/x")
    assert SECRETS.search("123456789:" + "A" * 35)
    assert not SECRETS.search("42:wall")


def test_each_target_has_its_help() -> None:
    assert [name for name, helped in targets().items() if not helped] == []
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony is not None
    assert set(phony[1].split()) == targets().keys()


def test_the_papers_name_only_targets_that_exist() -> None:
    known = targets().keys()
    wrong = {path: named_targets(text) - known for path, text in _markdown()}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_a_target_that_is_not_there_is_found() -> None:
    assert named_targets("run `make nothing`, or\n```sh\nmake demo PORT=1\n```\n") == {
        "nothing",
        "demo",
    }
    assert named_targets("We make dialogs.") == set()


def test_the_papers_name_only_settings_that_exist() -> None:
    fields = import_module("app.settings").Settings.model_fields
    known = {f"GRIDDESK_{name.upper()}" for name in fields}
    wrong = {
        path: set(re.findall(r"GRIDDESK_[A-Z_]+[A-Z]", text)) - known for path, text in _markdown()
    }
    assert {path: names for path, names in wrong.items() if names} == {}


def unknown_commands(text: str) -> set[str]:
    """Commands in a page's code that ``griddesk`` does not have."""
    code = re.findall(r"`([^`\n]+)`", text)
    code += re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    named = set(re.findall(r"\bgriddesk +([a-z]+(?: (?:import|upgrade))?)", "\n".join(code)))
    return {name for name in named if not _understood(name)}


def _understood(command: str) -> bool:
    try:
        import_module("app.cli").parser().parse_args([*command.split(), "--help"])
    except SystemExit as end:
        return end.code == 0
    return True


def test_the_papers_name_only_commands_that_exist() -> None:
    wrong = {path: unknown_commands(text) for path, text in _markdown()}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_a_command_that_is_not_there_is_found() -> None:
    assert unknown_commands("`griddesk fly`, `griddesk doctor`") == {"fly"}


def broken_links(path: str, text: str) -> list[str]:
    """Links and pictures of a page that lead to no file."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    links = re.findall(r"\]\(([^)#\s]+)", prose) + re.findall(r'src="([^"]+)"', prose)
    return [
        f"{path}: {link}"
        for link in links
        if not re.match(r"[a-z]+:", link) and not (ROOT / path).parent.joinpath(link).exists()
    ]


def test_links_lead_somewhere() -> None:
    assert [found for path, text in _markdown() for found in broken_links(path, text)] == []


def test_a_broken_link_is_found() -> None:
    assert broken_links("docs/x.md", "[y](nowhere.md)") != []
    assert broken_links("docs/x.md", "[y](../Makefile) [z](https://example.org)") == []


def lost_paths(text: str) -> list[str]:
    """Paths in a page's code that are not in the tree; ``<x>`` and ``NNNN`` stand for anything."""
    rooms = "|".join((*PACKAGES, "bench", "docs", "tests", "tools"))
    named = re.findall(rf"`((?:{rooms})/[\w<>./-]*)`", text)
    shapes = ((path, re.sub(r"<\w+>|NNNN", "*", path).rstrip("/")) for path in named)
    return [path for path, shape in shapes if not any(ROOT.glob(shape))]


def test_the_papers_name_only_files_that_are_there() -> None:
    wrong = {path: lost_paths(text) for path, text in _markdown() if path != "CHANGELOG.md"}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_a_path_that_is_not_there_is_found() -> None:
    assert lost_paths("`bot/nowhere.py`, `domain/<x>/nothing.py`") != []
    assert lost_paths("`bot/menus.py`, `domain/<x>/model.py`, `storage/`, bot/nowhere.py") == []


def test_the_papers_name_only_tests_there_are() -> None:
    there = {
        name
        for path in ROOT.glob("tests/**/test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.M)
    }
    named = {name: path for path, text in _markdown() for name in re.findall(r"`(test_\w+)`", text)}
    assert {name: path for name, path in named.items() if name not in there} == {}
    assert len(named) > 20, "the threats name what stands against them"


def test_decisions_are_numbered_and_whole() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert all(re.fullmatch(r"[0-9]{4}-[a-z0-9-]+\.md", page.name) for page in pages)
    numbers = [int(page.name[:4]) for page in pages]
    assert numbers == list(range(1, len(pages) + 1))
    assert [
        problem for page in pages for problem in unfinished(page.name, page.read_text("utf-8"))
    ] == []


def unfinished(name: str, text: str) -> list[str]:
    """What a decision record lacks."""
    heads = re.findall(r"^## (.+)$", text, re.M)
    lacks = [head for head in ("Context", "Decision", "Consequences") if head not in heads]
    if not text.startswith(f"# {int(name[:4])}. "):
        lacks.append("its number in the title")
    if "Status: " not in text:
        lacks.append("Status")
    return [f"{name} lacks {lack}" for lack in lacks]


def test_an_unfinished_decision_is_found() -> None:
    whole = "# 3. X\n\nStatus: accepted\n\n## Context\n\n## Decision\n\n## Consequences\n"
    assert unfinished("0003-x.md", whole) == []
    assert unfinished("0004-x.md", whole) != []
    assert unfinished("0003-x.md", whole.replace("## Decision", "")) != []


def test_the_glossary_knows_every_word() -> None:
    page = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    words = {
        f"`{name}.{member.name}`"
        for module, names in enumerations().items()
        for name in names
        for member in getattr(import_module(module), name)
    }
    assert [word for word in sorted(words) if word not in page] == [], "in docs/glossary.md"


def test_licence_and_settings_page_are_there() -> None:
    wanted = ("LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "README.zh.md", "docs/settings.md")
    assert [name for name in wanted if not Path(ROOT / name).is_file()] == []
