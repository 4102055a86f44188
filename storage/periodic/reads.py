"""The periodic report of a unit, as it writes itself or as it was confirmed."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, or_, select

from domain.access import Act, scope
from domain.cases.model import CaseKind, Label
from domain.days.periods import Period, PeriodKind
from domain.errors import NotFound, Refused
from domain.ids import possible
from domain.org.model import ancestor_ids, is_within
from domain.people.model import Actor
from domain.periodic.model import Figures
from domain.periodic.options import Owing, answers, options
from domain.periodic.tiers import Tier, fed_by
from domain.periodic.views import Awaited, DueBoard, DueRow, PeriodicRow, PeriodicView, Recount
from domain.rules import Rules
from storage.aid.figures import unconfirmed
from storage.kit.reading import Reading, Reads, awaited
from storage.meetings.counts import without_minutes
from storage.org.reads import unit_row
from storage.org.units import ref
from storage.periodic import year
from storage.periodic.due import due_rule
from storage.periodic.figures import figures
from storage.periodic.sent import of_period
from storage.periodic.sheets import sheet
from storage.schema import begins, categories, posts, reports, units
from storage.status.pressing import Which

OPEN_LINES = 8
ROWED_LINES = 4
"""Open matters of a form that has rows to show beside them."""
_OPEN = Which()
_INSTANT = timedelta(microseconds=1)
_Rows = Row[*tuple[Any, ...]]


def report(
    reading: Reading,
    actor: Actor,
    kind: PeriodKind,
    unit_id: int | None,
    period: Period | None,
    now: datetime,
) -> PeriodicView:
    """The report (None: own unit; the period now due); raises Refused, NotFound."""
    connection, rules = reading.connection, reading.rules
    tier = rules.tiers[kind]
    unit = _unit(connection, actor, tier, unit_id)
    present = Period.containing(kind, rules.day(now))
    if period is None:
        period = _now_due(connection, unit, present)
    elif period.kind is not kind or period.first > present.first:
        raise NotFound("period")
    row = _confirmed(connection, unit.id, period)
    due = due_rule(connection, rules, period)
    due_at = due.due_at(period, rules.calendar, rules.zone)
    following = due_rule(connection, rules, present.next())
    whole = None if row else sheet(connection, rules, unit.id, unit.path, period, now)
    open_total = _OPEN.total(connection, unit.path, now)
    many = ROWED_LINES if tier.rows else OPEN_LINES
    doing = unit
    while doing.successor_id is not None:
        doing = unit_row(connection, doing.successor_id)
    counted = row.figures if row else whole.total.figures if whole else None
    counted = counted or _figures(connection, rules, unit.path, period, now)
    owing = Owing(
        tier=tier,
        period=period,
        kind=unit.kind,
        path=doing.path,
        gone_on=unit.valid_to,
        confirmed=row is not None,
        late=row is not None and row.late,
        fresh=counted.fresh,
        passed_on=row is not None
        and answers(actor, tier, doing.path)
        and _passed_on(connection, rules, unit.path, period),
    )
    return PeriodicView(
        unit=ref(unit),
        period=period,
        due_at=due_at,
        due_provisional=due.is_provisional(period, rules.calendar),
        now_late=row is None and now >= due_at,
        figures=counted,
        before=_figures(connection, rules, unit.path, period.previous(), now),
        open_lines=_OPEN.first(connection, unit.path, now, open_total, many),
        open_total=open_total,
        confirmed=row,
        may=options(actor, owing, now=now, zone=rules.zone),
        columns=tier.columns,
        sheet=row.sheet if row else whole,
        categories=_categories(connection) if "categories" in tier.columns else {},
        next_due=following if following != due_rule(connection, rules, present) else None,
        awaited=Awaited() if row else _awaited(connection, rules, tier, unit.path, period, now),
        kept_remark="" if row else _kept_remark(connection, unit.id, period),
    )


def _awaited(
    connection: Connection, rules: Rules, tier: Tier, path: str, period: Period, now: datetime
) -> Awaited:
    """Of a period that is over: while it runs all that is still to come."""
    start, end = period.bounds(rules.zone)
    if now < end:
        return Awaited()
    return Awaited(
        minutes=without_minutes(connection, path, start, end - _INSTANT)
        if "meetings" in tier.columns
        else 0,
        stations=unconfirmed(connection, path, period) if "legal_aid" in tier.columns else 0,
    )


def recount(
    reading: Reading, actor: Actor, unit_id: int, period: Period, now: datetime
) -> Recount | None:
    """The figures of a confirmed report beside those counted anew."""
    connection, rules = reading.connection, reading.rules
    unit = _unit(connection, actor, rules.tiers[period.kind], unit_id)
    row = _confirmed(connection, unit.id, period)
    if row is None:
        return None
    whole = sheet(connection, rules, unit.id, unit.path, period, now)
    if whole is None:
        return Recount(was=row.figures, now=_figures(connection, rules, unit.path, period, now))
    return Recount(
        was=row.figures,
        now=whole.total.figures,
        beside_was=row.sheet.total.extras if row.sheet else None,
        beside_now=whole.total.extras,
    )


def _unit(connection: Connection, actor: Actor, tier: Tier, unit_id: int | None) -> _Rows:
    prefixes = (*scope(actor, Act.BOARD).prefixes, *scope(actor, Act.SEE).prefixes)
    if not prefixes:
        raise Refused(Act.BOARD.value)
    if unit_id is None:
        unit_id = _own(connection, actor, tier, prefixes)
    if not possible(unit_id):
        raise NotFound("unit")
    unit = (
        connection.execute(select(units).where(units.c.id == unit_id, units.c.kind == tier.unit))
    ).one_or_none()
    if unit is None or not any(is_within(unit.path, prefix) for prefix in prefixes):
        raise NotFound("unit")
    return unit


def _own(connection: Connection, actor: Actor, tier: Tier, prefixes: tuple[str, ...]) -> int:
    """The unit whose report the actor confirms, else the one they sit in, else the only one
    there is below."""
    confirms = scope(actor.only(tier.confirms), Act.CONFIRM_REPORT).units
    sits = [
        seat.unit_id
        for seat in actor.seats
        if seat.unit_kind is tier.unit and (seat.unit_id in confirms or seat.unit_path in prefixes)
    ]
    if sits:
        return next((unit_id for unit_id in sits if unit_id in confirms), sits[0])
    boards = scope(actor, Act.BOARD).prefixes
    if not tier.rows or not boards:
        raise Refused(Act.CONFIRM_REPORT.value)
    below = or_(*(begins(units.c.path, prefix) for prefix in boards))
    found = connection.execute(
        select(units.c.id).where(units.c.kind == tier.unit, below).limit(2)
    ).all()
    if len(found) != 1:
        raise Refused(Act.CONFIRM_REPORT.value)
    return int(found[0].id)


def _now_due(connection: Connection, unit: _Rows, present: Period) -> Period:
    """The last one while it is missing, else the present one."""
    last = present.previous()
    owed = unit.valid_from <= last.last and (unit.valid_to is None or unit.valid_to > last.last)
    if owed and _confirmed(connection, unit.id, last) is None:
        return last
    return present


def _confirmed(connection: Connection, unit_id: int, period: Period) -> PeriodicRow | None:
    found = connection.execute(
        select(reports, posts.c.role)
        .join(posts, and_(posts.c.id == reports.c.confirmed_post_id))
        .where(of_period(unit_id, period))
        .order_by(reports.c.revision.desc())
        .limit(2)
    ).all()
    if not found:
        return None
    row = found[0]
    before = found[1] if row.reason and len(found) > 1 else None
    return PeriodicRow(
        nil=row.nil,
        late=row.late,
        remark=row.remark,
        confirmed_at=row.confirmed_at,
        by_role=row.role,
        figures=row.figures,
        sheet=row.sheet,
        revision=row.revision,
        reason=row.reason,
        late_reason=row.late_reason,
        was=before.figures if before else None,
        was_beside=before.sheet.total.extras if before and before.sheet else None,
    )


def _kept_remark(connection: Connection, unit_id: int, period: Period) -> str:
    """What was said to the last revision, which was taken back."""
    said = connection.scalar(
        select(reports.c.remark)
        .where(
            reports.c.unit_id == unit_id,
            reports.c.kind == period.kind,
            reports.c.first == period.first,
        )
        .order_by(reports.c.revision.desc())
        .limit(1)
    )
    return said or ""


def _passed_on(connection: Connection, rules: Rules, path: str, period: Period) -> bool:
    """Whether a tier above has confirmed a report that contains this one."""
    above = ancestor_ids(path)[:-1]
    ways = [
        and_(
            reports.c.unit_id.in_(above),
            reports.c.kind == tier.kind,
            reports.c.first == Period.containing(tier.kind, period.last).first,
            reports.c.withdrawn_at.is_(None),
        )
        for tier in fed_by(rules.tiers, period.kind)
    ]
    return bool(ways) and bool(connection.execute(select(exists().where(or_(*ways)))).scalar())


def _categories(connection: Connection) -> dict[int, Label]:
    return {
        row.id: Label(zh=row.name_zh, en=row.name_en)
        for row in connection.execute(
            select(categories).where(categories.c.kind == CaseKind.DISPUTE)
        )
    }


def _figures(
    connection: Connection, rules: Rules, path: str, period: Period, now: datetime
) -> Figures:
    start, end = period.bounds(rules.zone)
    # the midnight that ends a period is the first moment of the next one
    return figures(connection, path, start, min(now, end - _INSTANT))


def due_rules(reading: Reading, actor: Actor, now: datetime) -> DueBoard:
    """When the reports of each tier are due; raises Refused."""
    administers = bool(scope(actor, Act.ADMINISTER).prefixes)
    if not administers and not scope(actor, Act.BOARD).prefixes:
        raise Refused(Act.BOARD.value)
    rows = []
    for kind in reading.rules.tiers:
        present = Period.containing(kind, reading.rules.day(now))
        rule, following = (
            due_rule(reading.connection, reading.rules, one) for one in (present, present.next())
        )
        changed = following != rule
        rows.append(
            DueRow(
                kind=kind,
                rule=rule,
                next_rule=following if changed else None,
                next_from=present.next().first if changed else None,
            )
        )
    return DueBoard(rows=tuple(rows), may_set=administers)


class SqlPeriodicReads(Reads):
    """:class:`domain.periodic.views.PeriodicReads` on a database."""

    report = awaited(report, in_turn=True)
    recount = awaited(recount, in_turn=True)
    due = awaited(due_rules)
    year = awaited(year.sheet_of, aside=True)
