"""Where settings come from: exported variables and the file ``.env``, as far as they are ours.

Apart from the settings themselves, so that ``--help`` need not load what checks them.
"""

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.texts import text

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
    """The variables of a file; none when it is not there, or is a folder in use.

    Raises :class:`SettingsError` when it cannot be read.
    """
    read = _read(env_file)
    if not read:
        return {}
    from dotenv import dotenv_values  # comes with pydantic-settings, which reads .env by it

    values = dotenv_values(stream=io.StringIO(read))
    return ours({name: value or "" for name, value in values.items()})


def mute_lines(env_file: Path) -> list[str]:
    """A sentence for each line of a file that is meant for us and says nothing, by its number
    alone: what stands in it may be secret. Raises :class:`SettingsError` as above."""
    from dotenv.parser import parse_stream

    return [
        text("env-line", file=str(env_file), line=str(one.original.line))
        for one in parse_stream(io.StringIO(_read(env_file)))
        if (one.error and PREFIX in one.original.string)
        or (one.value is None and (one.key or "").startswith(PREFIX))
    ]


def _read(env_file: Path) -> str:
    """What is in the file, whether or not an editor has put a mark of its encoding before it."""
    try:
        # a bind mount of a file that is not there makes a folder; one in use is for others
        if env_file.is_dir() and not any(env_file.iterdir()):
            raise SettingsError(text("env-folder", file=str(env_file)))
        read = env_file.read_text("utf-8-sig") if env_file.is_file() else ""
    except UnicodeDecodeError:
        raise SettingsError(text("env-encoding", file=str(env_file))) from None
    except OSError:
        raise SettingsError(text("env-unreadable", file=str(env_file))) from None
    if "\0" in read:  # UTF-16 without its mark: each second byte of plain letters
        raise SettingsError(text("env-encoding", file=str(env_file)))
    return read


def language() -> str:
    """The language of the command line, before anything else is known of the settings; empty
    where a file cannot tell it: what is wrong with that is said by who needs more of it."""
    name = variable("lang")
    try:
        said = os.environ.get(name) or file_values(ENV_FILE).get(name, "")
    except SettingsError:
        return ""
    return said.strip().lower()
