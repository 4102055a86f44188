"""Items of agendas as they are read, with the matters behind them and what became of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from domain.cases.model import Label
from domain.followups.model import OPEN, FollowupState, Source
from domain.meetings.model import Votes
from domain.meetings.options import item_options
from domain.meetings.views import AgendaLine, CaseOnAgenda, GivenOut
from domain.people.model import Actor
from storage.schema import (
    agenda_cases,
    agenda_items,
    cases,
    categories,
    followups,
    item_judgements,
    meetings,
    minutes_revisions,
    units,
)

_to, _helper = units.alias("to_unit"), units.alias("helper")
MET = units.alias("met")
"""The community whose meeting it is."""
_head = agenda_items.alias("head")
_doing = units.alias("doing")

_Rows = Sequence[Row[*tuple[Any, ...]]]


def agenda_lines(
    connection: Connection, actor: Actor, which: ColumnElement[bool], now: datetime
) -> tuple[AgendaLine, ...]:
    """The items that a condition on them and their meetings lets in, by their number."""
    rows = connection.execute(
        select(
            agenda_items,
            meetings.c.state,
            MET.c.path,
            _to.c.name.label("to_unit"),
            _helper.c.name.label("helper"),
            _head.c.number.label("into_number"),
        )
        .select_from(agenda_items)
        .join(meetings, meetings.c.id == agenda_items.c.meeting_id)
        .join(MET, MET.c.id == meetings.c.unit_id)
        .outerjoin(_to, _to.c.id == agenda_items.c.to_unit_id)
        .outerjoin(_helper, _helper.c.id == agenda_items.c.helper_id)
        .outerjoin(_head, _head.c.id == agenda_items.c.into_id)
        .where(which)
        .order_by(agenda_items.c.meeting_id, agenda_items.c.number, agenda_items.c.id)
    ).all()
    numbers = [row.id for row in rows]
    matters = _matters(connection, numbers)
    given = _given(connection, numbers, now)
    votes, corrected = _votes(connection, numbers), _corrected(connection, numbers)
    return tuple(
        AgendaLine(
            id=row.id,
            meeting_id=row.meeting_id,
            number=row.number,
            topic=row.topic or _topic(matters.get(row.id, ())),
            cases=tuple(matters.get(row.id, ())),
            ruling=row.ruling,
            note=row.note,
            to_unit=row.to_unit or "",
            helper=row.helper or "",
            due_on=row.due_on,
            into_id=row.into_id,
            into_number=row.into_number or 0,
            done=row.done_at is not None,
            given=given.get(row.id),
            votes=votes.get(row.id),
            corrected=corrected.get(row.id, ""),
            may=item_options(
                actor,
                row.path,
                row.state,
                row.ruling,
                others=_others(rows, row),
                judged=row.id in votes,
            ),
        )
        for row in rows
    )


def _others(rows: _Rows, of: Row[*tuple[Any, ...]]) -> int:
    return sum(row.meeting_id == of.meeting_id and row.id != of.id for row in rows)


def _topic(matters: Sequence[CaseOnAgenda]) -> str:
    return matters[-1].summary if matters else ""


def _matters(connection: Connection, numbers: Collection[int]) -> Mapping[int, list[CaseOnAgenda]]:
    found = defaultdict[int, list[CaseOnAgenda]](list)
    rows = connection.execute(
        select(agenda_cases.c.item_id, cases, categories.c.name_zh, categories.c.name_en)
        .join(cases, cases.c.id == agenda_cases.c.case_id)
        .join(categories, categories.c.id == cases.c.category_id)
        .where(agenda_cases.c.item_id.in_(numbers))
        .order_by(cases.c.id)
    )
    for row in rows:
        found[row.item_id].append(
            CaseOnAgenda(
                id=row.id,
                kind=row.kind,
                category=Label(zh=row.name_zh, en=row.name_en),
                place=row.place,
                summary=row.summary,
                state=row.state,
                outcome=row.outcome,
            )
        )
    return found


def _given(
    connection: Connection, numbers: Collection[int], now: datetime
) -> Mapping[int, GivenOut]:
    """By item; of several the newest that was not dropped."""
    rows = connection.execute(
        select(followups, _doing.c.name.label("doing"))
        .join(_doing, _doing.c.id == followups.c.unit_id)
        .where(
            followups.c.source == Source.MEETING,
            followups.c.source_id.in_(numbers),
            followups.c.state != FollowupState.DROPPED,
        )
        .order_by(followups.c.id)
    )
    return {
        row.source_id: GivenOut(
            id=row.id,
            state=row.state,
            unit_name=row.doing,
            handed_out_at=row.handed_out_at,
            due_at=row.due_at,
            overdue=row.state in OPEN and row.fed_back_at is None and now >= row.due_at,
            fed_back_at=row.fed_back_at,
            feedback=row.feedback,
            round=row.round,
            verdict=row.verdict,
        )
        for row in rows
    }


def votes_at(connection: Connection, meeting_id: int) -> Mapping[int, Votes]:
    """What a meeting said of earlier items, by item."""
    return _counted(connection, item_judgements.c.meeting_id == meeting_id)


def _votes(connection: Connection, numbers: Collection[int]) -> Mapping[int, Votes]:
    return _counted(connection, item_judgements.c.item_id.in_(numbers))


def _counted(connection: Connection, which: ColumnElement[bool]) -> Mapping[int, Votes]:
    rows = connection.execute(select(item_judgements).where(which).order_by(item_judgements.c.id))
    return {
        row.item_id: Votes(
            satisfied=row.satisfied, fairly=row.fairly, discontented=row.discontented
        )
        for row in rows
    }


def _corrected(connection: Connection, numbers: Collection[int]) -> Mapping[int, str]:
    rows = connection.execute(
        select(minutes_revisions.c.item_id, minutes_revisions.c.reason)
        .where(minutes_revisions.c.item_id.in_(numbers))
        .order_by(minutes_revisions.c.id)
    )
    return {row.item_id: row.reason for row in rows}
