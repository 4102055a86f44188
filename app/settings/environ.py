"""Where settings come from: exported variables and the file ``.env``, as far as they are ours."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from dotenv import dotenv_values  # comes with pydantic-settings, which reads .env by it

PREFIX: Final = "GRIDDESK_"


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
    return ours({name: value or "" for name, value in dotenv_values(env_file).items()})
