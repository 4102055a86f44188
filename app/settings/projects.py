"""The systems of the key projects and their clocks, from a TOML file: the administrator's, or the
one that comes with the desk."""

import tomllib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from domain.projects.model import CODE_LIMIT, SYSTEM_LIMIT, ProjectRules

DEFAULT = Path(__file__).with_name("projects.toml")
_RULES = TypeAdapter(ProjectRules)
_SYSTEMS = range(1, 21)
_MONTHS = frozenset({1, 2, 3, 4, 6, 12})
_LONGEST = 180


class ProjectsFileError(ValueError):
    """The file cannot be used; the message says why."""


def load_projects(file: Path | None = None) -> ProjectRules:
    """What the file says. Raises :class:`ProjectsFileError`."""
    path = file or DEFAULT
    try:
        found = _RULES.validate_python(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise ProjectsFileError(f"{path.name}: {wrong}") from None
    except ValidationError as wrong:
        first = wrong.errors(include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ProjectsFileError(f"{path.name}: {where}: {first['msg']}") from None
    why = _wrong(found)
    if why:
        raise ProjectsFileError(f"{path.name}: {why}")
    return found


def _wrong(found: ProjectRules) -> str:
    """What of it makes no sense; empty when all does."""
    codes = [one.code for one in found.systems]
    names = [name for one in found.systems for name in (one.name.zh, one.name.en)]
    if not 0 < len(found.version) <= CODE_LIMIT:
        return "version is missing, or too long"
    if len(codes) not in _SYSTEMS or len(set(codes)) < len(codes):
        return "there are 1 to 20 systems, each with a code of its own"
    if any(not 0 < len(code) <= CODE_LIMIT for code in codes):
        return f"a code has 1 to {CODE_LIMIT} characters"
    if any(not 0 < len(name) <= SYSTEM_LIMIT for name in names) or len(set(names)) < len(names):
        return f"a name has 1 to {SYSTEM_LIMIT} characters, and is no other's"
    if found.confirm_months not in _MONTHS:
        return "confirm_months is 1, 2, 3, 4, 6 or 12"
    ahead = list(found.ahead_days)
    if ahead != sorted(set(ahead), reverse=True) or any(not 0 < one <= _LONGEST for one in ahead):
        return f"ahead_days go down, from {_LONGEST} at most to 1 at least"
    return ""
