"""Where settings come from: exported variables and the file ``.env``, as far as they are ours.

Apart from the settings themselves, so that ``--help`` need not load what checks them.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PREFIX: Final = "GRIDDESK_"
ENV_FILE: Final = Path(".env")


class SettingsError(Exception):
    """A setting cannot be used; each line names one variable and what is expected of it."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def variable(name: str) -> str:
    """The environment variable of a field."""
    return PREFIX + name.upper()


def key_of(name: str) -> str:
    """The field of a variable."""
    return name.removeprefix(PREFIX).lower()


def ours(environ: Mapping[str, str]) -> dict[str, str]:
    """Those of the variables that are meant for us."""
    return {name: value for name, value in environ.items() if name.startswith(PREFIX)}


def file_values(env_file: Path) -> dict[str, str]:
    """The variables of a file; none when it is not there."""
    if not env_file.is_file():
        return {}
    from dotenv import dotenv_values  # comes with pydantic-settings, which reads .env by it

    return ours({name: value or "" for name, value in dotenv_values(env_file).items()})


def language() -> str:
    """The language of the command line, before anything else is known of the settings."""
    name = variable("lang")
    return (os.environ.get(name) or file_values(ENV_FILE).get(name, "")).strip().lower()
