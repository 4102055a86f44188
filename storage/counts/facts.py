"""What is counted of a matter, of its steps and of what was agreed in it, as one word that a query
can group by.

The triggers of migrations 0023 and 0048 say the same in SQL; a recount holds the two against each
other.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Label,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from domain.cases.model import EFFECT_OF_OUTCOME, OPEN_STATES, CaseKind, Effect, Outcome
from domain.cases.scale import SCALE_OF_BAND, Scale
from domain.mediation.model import DeadlineKind, Ending
from storage.cases.scope import KEEPER
from storage.counts.spans import CATEGORY
from storage.kit.columns import one_of
from storage.schema import agreements, cases, deadlines, steps

GROUP_BANDS = frozenset(
    band for band, scale in SCALE_OF_BAND.items() if scale is not Scale.INDIVIDUAL
)
STOCK = "stock:"
"""How the measures of where matters stand begin: kind, state and outcome follow."""
GROUP, LATE, FAILED = (f"{CaseKind.DISPUTE}:{one}" for one in ("group", "late", "failed"))
AGREED = "agreed:"
"""How the measures of agreements begin, on the day they were made: ``oral``, ``written`` and
``amount`` in whole yuan, to which each is rounded; and ``confirmed`` by a court, on that day."""
_CLOCK = "clock"
KEPT = {kind: f"{kind}:kept:" for kind in CaseKind}
"""How the measures of open matters that a unit has, or is to take, begin: its number follows."""


def flow(kind: CaseKind, effect: Effect) -> str:
    """The measure of the steps with an effect."""
    return f"{kind}:{effect}"


def due(kind: CaseKind) -> str:
    """The measure of open matters, on the day they are due."""
    return f"{kind}:due"


def kept(kind: CaseKind, unit_id: int) -> str:
    """The same of those that a unit has, or is to take."""
    return f"{KEPT[kind]}{unit_id}"


def clock_begins(kind: CaseKind) -> str:
    """How the fact of an open matter that is due some day begins: the number of the unit that has
    it follows."""
    return f"{_CLOCK}|{kind}|"


def is_clock(measure: str) -> bool:
    """Whether the measure is one of open matters by the day they are due."""
    return measure.split(":")[1] in {"due", "kept"}


def stock_facts() -> Select[int, str]:
    """The unit and the fact of each matter as it stands."""
    return select(cases.c.unit_id, _words("stock", cases.c.kind, cases.c.state, cases.c.outcome))


def clock_facts() -> Select[int, str]:
    """The same of each that is open and due some day."""
    word = _words(_CLOCK, cases.c.kind, KEEPER)
    return select(cases.c.unit_id, word).where(
        one_of(cases.c.state, OPEN_STATES), cases.c.due_at.is_not(None)
    )


def step_facts() -> Select[int, str]:
    """The same of each step that counts."""
    late = case((cases.c.found_on.is_not(None), "late"), else_="")
    parts = (cases.c.kind, steps.c.effect, steps.c.outcome, cases.c.people, cases.c.category_id)
    return (
        select(cases.c.unit_id, _words("step", *parts, late))
        .join_from(steps, cases, cases.c.id == steps.c.case_id)
        # all there are, as a list: so there is an index
        .where(one_of(steps.c.effect, Effect), steps.c.counted_at.is_not(None))
    )


def agreed_facts() -> tuple[Select[Any], ...]:
    """The unit, the fact, the day and how many, of what was agreed and of what a court confirmed.
    What belongs to a matter that has no success (yet) is left out."""
    yuan = (type_coerce(agreements.c.amount, BigInteger) + 50) // 100
    counted = or_(agreements.c.void_at.is_not(None), cases.c.outcome == Outcome.SUCCESS)
    made = select(cases.c.unit_id).join_from(agreements, cases, cases.c.id == agreements.c.case_id)
    return (
        made.add_columns(
            _words("agreed", agreements.c.form), agreements.c.made_on, literal(1)
        ).where(counted),
        made.add_columns(literal("agreed|amount", String), agreements.c.made_on, yuan).where(
            counted, yuan > 0
        ),
        select(
            cases.c.unit_id, literal("agreed|confirmed", String), deadlines.c.ended_on, literal(1)
        )
        .join_from(deadlines, cases, cases.c.id == deadlines.c.case_id)
        .where(
            deadlines.c.kind == DeadlineKind.CONFIRMATION,
            deadlines.c.ending == Ending.KEPT,
            deadlines.c.ended_on.is_not(None),
        ),
    )


def measures(fact: str) -> Iterator[str]:
    """What a fact is counted as."""
    what, kind, *parts = fact.split("|")
    if what == "stock":
        yield f"{STOCK}{kind}:{parts[0]}:{parts[1]}"
        return
    if what == "agreed":
        yield f"{AGREED}{kind}"
        return
    if what == _CLOCK:
        yield due(CaseKind(kind))
        yield kept(CaseKind(kind), int(parts[0]))
        return
    effect, outcome, people, category, late = parts
    yield flow(CaseKind(kind), Effect(effect))
    if kind != CaseKind.DISPUTE:
        return
    if effect == Effect.OPENED:
        yield f"{CATEGORY}{category}"
        if people in GROUP_BANDS:
            yield GROUP
        if late:
            yield LATE
    elif outcome == Outcome.FAILED and effect == EFFECT_OF_OUTCOME[Outcome.FAILED]:
        yield FAILED


def _words(what: str, *parts: ColumnElement[Any]) -> Label[str]:
    word: ColumnElement[str] = literal(what, String)
    for part in parts:
        word = word.concat("|").concat(func.coalesce(cast(part, String), ""))
    return word.label("fact")
