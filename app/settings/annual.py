"""The sheet and the days of annual reviews, from a TOML file: the administrator's, or the one that
comes with the desk."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from domain.annual.scale import POINT, AnnualMode, AnnualRules, AnnualTopic

DEFAULT = Path(__file__).with_name("annual.toml")
_RULES = TypeAdapter(AnnualRules)
_IN_POINTS = frozenset({"points", "each", "most_added", "excellent", "met"})
_DAYS = ("sign_days", "self_days", "verify_days", "appeal_days", "answer_days")
_MOST_DAYS = 120
_MOST = 100 * POINT
_BY_HAND = frozenset(
    {
        AnnualTopic.LEADING,
        AnnualTopic.TEAM,
        AnnualTopic.EXPERIENCE,
        AnnualTopic.COMMENDED,
    }
)
"""Of what the desk knows nothing."""


class AnnualFileError(ValueError):
    """The file cannot be used; the message says why."""


def load_annual(file: Path | None = None) -> AnnualRules:
    """What the file says. Raises :class:`AnnualFileError`."""
    path = file or DEFAULT
    try:
        read = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        found = _RULES.validate_python(_in_hundredths(read))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise AnnualFileError(f"{path.name}: {wrong}") from None
    except ValidationError as wrong:
        first = wrong.errors(include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise AnnualFileError(f"{path.name}: {where}: {first['msg']}") from None
    if why := next(_wrong(found), ""):
        raise AnnualFileError(f"{path.name}: {why}")
    return found


def _in_hundredths(read: Any) -> Any:
    """The same with all points in hundredths, which are whole where they have two decimals."""
    if isinstance(read, list):
        return [_in_hundredths(one) for one in read]
    if not isinstance(read, dict):
        return read
    return {
        name: one * POINT
        if name in _IN_POINTS and isinstance(one, int | Decimal)
        else _in_hundredths(one)
        for name, one in read.items()
    }


def _wrong(rules: AnnualRules) -> Iterator[str]:
    """What makes no sense."""
    form = rules.form
    topics = [one.topic for one in form.items]
    if not topics or len(set(topics)) < len(topics):
        yield "the form needs items, each topic once"
    if form.version < 1:
        yield "form.version begins with 1"
    if any(not 0 < one.points <= _MOST or not 0 <= one.each <= one.points for one in form.items):
        yield "an item has points up to 100, and each event takes off no more"
    if any(one.by_hand is not (one.topic in _BY_HAND) for one in form.items):
        names = ", ".join(sorted(_BY_HAND))
        yield f"{names} are by hand or added, all others are not"
    deducted = AnnualTopic.REPORTS
    if any(
        one.mode is AnnualMode.DEDUCT and not one.each and one.topic is not deducted
        for one in form.items
    ):
        yield "what is deducted for needs each"
    if not 0 <= form.met <= form.excellent or form.most_added < 0:
        yield "0 <= met <= excellent, 0 <= most_added"
    if any(not 0 < getattr(rules, name) <= _MOST_DAYS for name in _DAYS):
        yield f"days are 1 to {_MOST_DAYS}"
    if not 1 <= rules.review_month <= 12:
        yield "review_month is 1 to 12"
