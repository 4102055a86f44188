"""The scale, annexes and clocks of assessments, from a TOML file: the administrator's, or the one
that comes with the desk."""

import tomllib
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from domain.assessments.scale import AssessmentRules, RiskScale

DEFAULT = Path(__file__).with_name("assessment.toml")
_RULES = TypeAdapter(AssessmentRules)
_CODE_LIMIT = 32
_POINTS = range(1, 11)
"""An item's points are buttons on a phone: at most ten, and none."""
_ITEMS = range(1, 61)


class AssessmentFileError(ValueError):
    """The file cannot be used; the message says why."""


def load_assessments(file: Path | None = None) -> AssessmentRules:
    """What the file says. Raises :class:`AssessmentFileError`."""
    path = file or DEFAULT
    try:
        read = tomllib.loads(path.read_text("utf-8"))
        found = _RULES.validate_python(read)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise AssessmentFileError(f"{path.name}: {wrong}") from None
    except ValidationError as wrong:
        first = wrong.errors(include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise AssessmentFileError(f"{path.name}: {where}: {first['msg']}") from None
    why = _wrong(found.scale)
    if why:
        raise AssessmentFileError(f"{path.name}: {why}")
    return found


def _wrong(scale: RiskScale) -> str:
    """What of the scale makes no sense; empty when all does."""
    codes = [item.code for item in scale.items]
    if not scale.version:
        return "scale.version is missing"
    if len(codes) not in _ITEMS or len(set(codes)) < len(codes):
        return "the items need codes of their own, at most 60 of them"
    if any(not 0 < len(code) <= _CODE_LIMIT for code in codes):
        return f"a code has 1 to {_CODE_LIMIT} characters"
    if any(item.points not in _POINTS for item in scale.items):
        return "an item has 1 to 10 points"
    if not 0 < scale.medium_from < scale.low_from <= 100:
        return "0 < medium_from < low_from <= 100"
    if not 0 <= scale.low_below <= scale.high_above <= 100:
        return "0 <= low_below <= high_above <= 100"
    return ""
