"""Rows of call-ins as they are read, with who may do what."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from domain.callins.model import CalledUnit, CallIn, Coming
from domain.callins.options import CallInPlace, leads, options, sees_callin, sees_matter
from domain.callins.units import place_of
from domain.callins.views import CalledLine, CallInLine
from domain.cases.model import Label
from domain.followups.units import lines_of
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.ports import Work
from storage.cases.scope import PATHS, from_cases, responsible, target_of
from storage.kit.reading import Reading
from storage.schema import called_units, callins, cases, categories
from storage.work import answer_of


class CallInRow(NamedTuple):
    """One of them within sight."""

    line: CallInLine
    callin: CallIn
    place: CallInPlace


def waiting(*columns: Any) -> Any:
    """A query of call-ins with their cases."""
    return from_cases(*columns).join(callins, callins.c.case_id == cases.c.id)


def read(
    reading: Reading, actor: Actor, numbers: Sequence[int], now: datetime
) -> dict[int, CallInRow]:
    """Those of the numbers that are within sight."""
    if not numbers:
        return {}
    connection = reading.connection
    rows = connection.execute(
        waiting(
            *(column.label(f"q_{column.name}") for column in callins.c),
            cases.c.kind,
            cases.c.code,
            cases.c.reporter_id,
            *PATHS,
            responsible.c.name.label("lead"),
            categories.c.name_zh,
            categories.c.name_en,
        ).where(callins.c.id.in_(numbers))
    ).all()
    called = _called_of(connection, numbers)
    items = {row.q_id: _callin_of(row, called.get(row.q_id, [])) for row in rows}

    def placed(work: Work) -> dict[int, CallInPlace]:
        lines = lines_of(work, now)
        return {
            row.q_id: place_of(lines, items[row.q_id], row.kind, target_of(row, row.reporter_id))
            for row in rows
        }

    places = answer_of(connection, reading.rules, placed)
    return {
        row.q_id: CallInRow(
            _line(row, items[row.q_id], places[row.q_id], actor, now),
            items[row.q_id],
            places[row.q_id],
        )
        for row in rows
        if sees_callin(actor, places[row.q_id])
    }


def _line(row: Any, callin: CallIn, place: CallInPlace, actor: Actor, now: datetime) -> CallInLine:
    may = options(actor, place, callin.state, callin.meets_at, now)
    said = [callin.answer_of(one) for one in callin.unit_ids]
    comes = sum(one is not None and one.coming is Coming.COMES for one in said)
    silent = len(callin.silent)
    leading = leads(actor, place.kind, place.target)
    owes_answer = not set(may.answer).isdisjoint(callin.silent)
    owes_outcome = leading and callin.waits and callin.meets_at <= now
    return CallInLine(
        id=callin.id,
        case_id=callin.case_id if sees_matter(actor, place) else None,
        category=Label(zh=row.name_zh, en=row.name_en),
        code=row.code or "",
        place=callin.place,
        meets_at=callin.meets_at,
        request=callin.request,
        lead=row.lead,
        state=callin.state,
        comes=comes,
        cannot=len(said) - comes - silent,
        silent=silent,
        answer_at=callin.answer_at,
        due_at=callin.due_at,
        owes_answer=owes_answer,
        owes_outcome=owes_outcome,
        late=(owes_answer and callin.answer_at <= now) or (owes_outcome and callin.due_at <= now),
        leads=leading,
    )


def called_line(callin: CallIn, unit: UnitRef, *, may_answer: bool) -> CalledLine:
    said = callin.answer_of(unit.id)
    return CalledLine(
        unit=unit,
        coming=said.coming if said else None,
        reason=said.reason if said else "",
        answered_at=said.answered_at if said else None,
        recorded=said is not None and said.recorded,
        may_answer=may_answer,
    )


def _called_of(connection: Connection, numbers: Sequence[int]) -> dict[int, list[CalledUnit]]:
    found: dict[int, list[CalledUnit]] = {}
    for row in connection.execute(
        select(called_units)
        .where(called_units.c.callin_id.in_(numbers))
        .order_by(called_units.c.id)
    ):
        one = CalledUnit(
            unit_id=row.unit_id,
            coming=row.coming,
            reason=row.reason,
            answered_at=row.answered_at,
            recorded=row.recorded,
        )
        found.setdefault(row.callin_id, []).append(one)
    return found


def _callin_of(row: Any, called: list[CalledUnit]) -> CallIn:
    """A row with all columns of a call-in, as one that belongs to no session."""
    fields = {column.key: row._mapping[f"q_{column.key}"] for column in callins.c}
    number = fields.pop("id")
    callin = CallIn(**fields, called=called)
    callin.id = number
    return callin
