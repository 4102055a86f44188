"""The scheme and days of the selection of model communities, from a TOML file: the administrator's,
or the one that comes with the desk."""

import tomllib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from domain.selections.scheme import SelectionRules, SelectionScheme

SCHEME = Path(__file__).with_name("selection.toml")
_RULES = TypeAdapter(SelectionRules)
_CODE_LIMIT = 32
_POINTS = range(1, 41)
"""A line's points are buttons on a phone."""
_LINES = range(1, 9)
_DAYS = range(1, 61)
_LEAST_PUBLISHED = 5


class SelectionFileError(ValueError):
    """The file cannot be used; the message says why."""


def load_selections(file: Path | None = None) -> SelectionRules:
    """What the file says. Raises :class:`SelectionFileError`."""
    path = file or SCHEME
    try:
        found = _RULES.validate_python(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise SelectionFileError(f"{path.name}: {wrong}") from None
    except ValidationError as wrong:
        first = wrong.errors(include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise SelectionFileError(f"{path.name}: {where}: {first['msg']}") from None
    why = _of_scheme(found.scheme) or _of_days(found)
    if why:
        raise SelectionFileError(f"{path.name}: {why}")
    return found


def _of_scheme(scheme: SelectionScheme) -> str:
    """What of it makes no sense; empty when all does."""
    codes = [line.code for line in scheme.lines]
    if not scheme.version:
        return "scheme.version is missing"
    if len(codes) not in _LINES or len(set(codes)) < len(codes):
        return "the lines need codes of their own, at most 8 of them"
    if any(not 0 < len(code) <= _CODE_LIMIT for code in codes):
        return f"a code has 1 to {_CODE_LIMIT} characters"
    if any(line.points not in _POINTS for line in scheme.lines):
        return "a line has 1 to 40 points"
    if not 0 < scheme.places <= 40:
        return "places: 1 to 40"
    if not 0 <= scheme.award <= 10_000_000:
        return "award: 0 to 10000000"
    if not _LEAST_PUBLISHED <= scheme.publish_days < _DAYS.stop:
        return f"publish_days: {_LEAST_PUBLISHED} to 60"
    return ""


def _of_days(rules: SelectionRules) -> str:
    days = (rules.apply_days, rules.recommend_days, rules.review_days, rules.commend_days)
    return "" if all(one in _DAYS for one in days) else "each of the days: 1 to 60"
