"""Writes docs/settings.md and .env.example from the settings: ``python -m app.settings.doc``."""

from datetime import time
from enum import Enum
from pathlib import Path

from pydantic import SecretStr

from app.settings import Settings, secret, variable
from app.settings.rules import RuleSettings
from app.settings.speech import SpeechSettings
from app.texts import text_in

_HEAD = """\
# Settings

Written from `app/settings/` by `python -m app.settings.doc`; a test compares them.

Each setting is an environment variable, or a line `NAME=value` of a file `.env`, in UTF-8, in the
folder the program is started in (an exported variable wins). An empty value means the default. A
wrong or unknown variable, and a file that cannot be read, stops the program with one line that
says which. `griddesk doctor` checks them against the world.

The demo (`griddesk demo`) takes none of them: it brings its own, so that it can never touch a
real bot or database. It knows `PORT` and `RESET=1`.
"""
_ENV_HEAD = """\
# Copy to .env and fill in. Lines that stay commented keep the default.
# Written from app/settings/ by python -m app.settings.doc.
"""


def _expected(name: str) -> str:
    return text_in("en", f"expected-{name}")


def default(name: str) -> str:
    """The default as it would be written in the environment; empty when there is none."""
    value = Settings.model_fields[name].default
    if value is None:
        return ""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value.value if isinstance(value, Enum) else value)


def names() -> list[str]:
    """All settings in the order of the page: the machine's, speech, then the district's rules."""
    others = [*SpeechSettings.model_fields, *RuleSettings.model_fields]
    return [*(name for name in Settings.model_fields if name not in others), *others]


def _description(name: str) -> str:
    return " ".join((Settings.model_fields[name].description or "").split())


def settings_page() -> str:
    """The text of docs/settings.md."""
    parts = [_HEAD]
    for name in names():
        shown = f"`{default(name)}`" if default(name) else "none"
        hidden = " Its value is never printed." if secret(name) else ""
        parts.append(
            f"## {variable(name)}\n\n{_description(name)}\n\n"
            f"Expected: {_expected(name)}. Default: {shown}.{hidden}\n"
        )
    return "\n".join(parts)


def env_example() -> str:
    """The text of .env.example."""
    parts = [_ENV_HEAD]
    parts.extend(
        f"# {_description(name)}\n# Expected: {_expected(name)}.\n"
        f"#{variable(name)}={default(name)}\n"
        for name in names()
    )
    return "\n".join(parts)


FILES = {"docs/settings.md": settings_page, ".env.example": env_example}


def write(root: Path) -> None:
    """Writes both files below the project's folder."""
    for path, text in FILES.items():
        (root / path).write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).parent.parent.parent)
