"""What is written for containers and systemd names settings and commands that exist."""

import json
import re
from pathlib import Path

import pytest

from app.cli import parser
from app.settings import PREFIX, Settings
from bridge.__main__ import parser as bridge_parser
from bridge.settings import BridgeSettings

ROOT = Path(__file__).parents[2]
FILES = (
    *("Dockerfile", "compose.yaml", ".env.example"),
    *("deploy/griddesk.service", "deploy/griddesk-bridge.service", "docs/feishu.md"),
)


@pytest.mark.parametrize("path", FILES)
def test_only_settings_that_exist_are_named(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    for name in re.findall(rf"{PREFIX}[A-Z_]+", text):
        assert name.removeprefix(PREFIX).lower() in Settings.model_fields, name
    for name in re.findall(r"\bBRIDGE_[A-Z_]+", text):
        assert name.removeprefix("BRIDGE_").lower() in BridgeSettings.model_fields, name


def test_the_commands_of_the_containers_exist() -> None:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    found = re.findall(r"^ +command: (\[.+\])$", text, re.MULTILINE)
    commands = [json.loads(one) for one in found]
    assert sorted(commands) == [["db", "upgrade"], ["feishu"], ["run"]]
    for command in commands:
        (bridge_parser("en") if command == ["feishu"] else parser()).parse_args(command)


def test_the_commands_of_the_service_exist() -> None:
    text = (ROOT / "deploy/griddesk.service").read_text(encoding="utf-8")
    found = re.findall(r"^Exec\w+=\S+/griddesk (.+)$", text, re.MULTILINE)
    assert found == ["db upgrade", "run"]
    for command in found:
        parser().parse_args(command.split())


def test_the_service_lets_processes_beside_it_bind_themselves() -> None:
    """They set their own limits and make themselves nicer; what is denied must not kill them."""
    text = (ROOT / "deploy/griddesk.service").read_text(encoding="utf-8")
    denied = " ".join(re.findall(r"^SystemCallFilter=~(.+)$", text, re.MULTILINE)).split()
    assert not {"@resources", "setpriority", "setrlimit", "prlimit64"} & {*denied}
    assert "\nSystemCallErrorNumber=EPERM\n" in text


def test_the_command_of_the_bridges_service_exists() -> None:
    text = (ROOT / "deploy/griddesk-bridge.service").read_text(encoding="utf-8")
    (found,) = re.findall(r"^Exec\w+=\S+/griddesk-bridge (.+)$", text, re.MULTILINE)
    bridge_parser("en").parse_args(found.split())


def test_all_of_the_product_is_copied_into_the_image() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    packages = re.search(r"^packages = \[(.+)\]", project, re.MULTILINE)
    assert packages is not None
    for name in re.findall(r'"(\w+)"', packages[1]):
        assert f"COPY {name} {name}\n" in text
        assert f"!{name}\n" in ignored


def test_the_health_check_looks_at_the_file_the_product_touches() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    named = re.search(r"^ENV GRIDDESK_ALIVE_FILE=(\S+)$", text, re.MULTILINE)
    assert named is not None
    assert f"find {named[1]} " in text[text.index("HEALTHCHECK") :]


def test_each_image_can_be_named_by_its_digest() -> None:
    """A tag is another image tomorrow."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^FROM (\S+)|^ +image: (\S+)", f"{dockerfile}\n{compose}", re.MULTILINE)
    theirs = {one or other for one, other in names} - {"griddesk"}
    assert theirs == {"${PYTHON_IMAGE}", "${POSTGRES_IMAGE:-postgres:17-alpine}"}
