"""Letters and reviews as they are read. What one side has not told the other yet is in no view of
the other's: the unit's sheet before it is in, what was verified before it is fed back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, and_, func, or_, select

from domain.access import Act, scope
from domain.annual.letters import lettered
from domain.annual.model import OVER, PROMISED, AnnualLine, AnnualStage
from domain.annual.options import (
    issues,
    options,
    reads_letters,
    reviewable,
    shows_own,
    shows_verified,
)
from domain.annual.scale import NOTHING, AnnualFact, AnnualItem, AnnualTopic, Facts, figure
from domain.annual.views import (
    AnnualHome,
    AnnualSheetLine,
    AnnualTable,
    IssuedPage,
    IssuerLine,
    LetterView,
)
from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import UnitKind
from domain.people.model import Actor
from domain.ports import Work
from storage.annual.facts import facts_of
from storage.annual.rows import (
    LETTERS,
    STANDS,
    Found,
    letter_of,
    line_of,
    lines_of,
    of_year,
    path_on,
    paths_of,
    results_of,
    taken_over,
    within,
)
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import UnitRow, ref
from storage.schema import annual_letters, units
from storage.work import answer_of

_PAGE = 8
_LIVE = (*PROMISED, AnnualStage.ASSESSING)
"""Where the desk's figures are those of now."""
_ISSUES = (UnitKind.CITY, UnitKind.DISTRICT, UnitKind.STREET)


def home(reading: Reading, actor: Actor, year: int, page: int, now: datetime) -> AnnualHome:
    """The letters of the actor's own units, and a page of the units within reach that issue some,
    the highest first."""
    connection, reach = reading.connection, scope(actor, Act.READ_ANNUAL)
    own = taken_over(connection, scope(actor, Act.ANSWER_ANNUAL).units)
    mine = connection.execute(
        LETTERS.where(
            annual_letters.c.unit_id.in_(own),
            or_(annual_letters.c.year == year, annual_letters.c.stage.not_in(OVER)),
            STANDS,
        )
        .order_by(annual_letters.c.year.desc(), annual_letters.c.id)
        .limit(_PAGE)
    )
    which = and_(
        within(reach),
        units.c.kind.in_(_ISSUES),
        or_(units.c.valid_to.is_(None), units.c.id.in_(_issued_some(year))),
    )
    total = connection.scalar(select(func.count()).select_from(units).where(which)) or 0
    page, pages = _brought_in(page, total)
    depth = func.length(units.c.path) - func.length(func.replace(units.c.path, "/", ""))
    issuers = connection.execute(
        select(units).where(which).order_by(depth, units.c.code).limit(_PAGE).offset(page * _PAGE)
    ).all()
    return AnnualHome(
        year=year,
        mine=tuple(line_of(row, now) for row in mine),
        issuers=tuple(_issuer_line(reading, row, year, now) for row in issuers),
        own=tuple(row.id for row in issuers if row.id in scope(actor, Act.ISSUE_ANNUAL).units),
        page=page,
        pages=pages,
    )


def issued(
    reading: Reading, actor: Actor, issuer_id: int, year: int, page: int, now: datetime
) -> IssuedPage:
    """The letters of a unit for a year; raises NotFound."""
    unit = _issuing(reading.connection, actor, issuer_id)
    issuer = _issuer_line(reading, unit, year, now)
    which = of_year(unit.id, year)
    connection, today = reading.connection, reading.rules.day(now)
    total = connection.scalar(select(func.count()).select_from(annual_letters).where(which)) or 0
    page, pages = _brought_in(page, total)
    rows = connection.execute(
        LETTERS.where(which).order_by(units.c.code).limit(_PAGE).offset(page * _PAGE)
    ).all()
    ours = issues(actor, path_on(connection, unit))
    month = reading.rules.annual.review_month
    signed = connection.execute(
        LETTERS.where(which, annual_letters.c.stage.in_(PROMISED)).limit(1)
    ).first()
    return IssuedPage(
        issuer=issuer,
        year=year,
        lines=tuple(line_of(row, now) for row in rows),
        page=page,
        pages=pages,
        may_draft=issues(actor, unit.path)
        and issuer.undrafted > 0
        and today.year <= year <= today.year + 1,
        may_begin=ours and signed is not None and reviewable(letter_of(signed), today, month),
        results=results_of(connection, rows),
    )


def letter(reading: Reading, actor: Actor, letter_id: int, now: datetime) -> LetterView:
    """A letter; its sheet without the desk's figures of now, which take a year to count. Raises
    NotFound for one out of reach."""
    return _read(reading, actor, _row(reading, actor, letter_id), {}, now)


def one(reading: Reading, actor: Actor, letter_id: int, now: datetime) -> LetterView:
    """A letter with its sheet; raises NotFound for one out of reach."""
    row, facts = _row(reading, actor, letter_id), dict[AnnualTopic, AnnualFact]()
    if row.stage in _LIVE:
        facts |= facts_of(reading.connection, reading.rules, row.unit_id, row.year, now)
    return _read(reading, actor, row, facts, now)


def _read(reading: Reading, actor: Actor, row: Found, facts: Facts, now: datetime) -> LetterView:
    return _view(reading, actor, row, lines_of(reading.connection, [row.id])[row.id], facts, now)


def _row(reading: Reading, actor: Actor, letter_id: int) -> Found:
    row = None
    if possible(letter_id):
        row = reading.connection.execute(
            LETTERS.where(annual_letters.c.id == letter_id)
        ).one_or_none()
    if row is None or not reads_letters(actor, paths_of(reading.connection, row)[1]):
        raise NotFound("annual")
    return row


def table(reading: Reading, actor: Actor, issuer_id: int, year: int, now: datetime) -> AnnualTable:
    """The sheets of all that were signed; raises NotFound for a unit out of reach."""
    unit = _issuing(reading.connection, actor, issuer_id)
    rows = reading.connection.execute(
        LETTERS.where(
            of_year(unit.id, year), annual_letters.c.stage != AnnualStage.DRAFTED
        ).order_by(units.c.code)
    ).all()
    lines = lines_of(reading.connection, [row.id for row in rows])
    return AnnualTable(
        issuer=ref(unit),
        year=year,
        letters=tuple(_view(reading, actor, row, lines[row.id], {}, now) for row in rows),
    )


def _view(
    reading: Reading,
    actor: Actor,
    row: Found,
    lines: Sequence[AnnualLine],
    facts: Facts,
    now: datetime,
) -> LetterView:
    letter, rules = letter_of(row), reading.rules
    paths = paths_of(reading.connection, row)
    may = options(actor, paths, letter, lines, now, rules.day(now), rules.annual.review_month)
    own = shows_own(actor, paths[1], letter)
    verified = shows_verified(actor, paths[0], letter)
    known = {one.topic: one for one in lines}
    return LetterView(
        line=line_of(row, now),
        form=letter.form,
        targets=letter.targets,
        check_note=letter.check_note,
        scan=letter.scan,
        scan_kind=letter.scan_kind,
        facts_at=letter.facts_at,
        appeal_until=letter.appeal_until,
        accepted=letter.accepted,
        sheet=tuple(
            _sheet_line(
                item,
                known.get(item.topic),
                facts,
                own=own,
                verified=verified,
            )
            for item in letter.form.items
        ),
        issues=row.unit_kind in _ISSUES,
        reads_issuer=reads_letters(actor, row.issuer_path),
        may=may,
    )


def _sheet_line(
    item: AnnualItem, line: AnnualLine | None, facts: Facts, *, own: bool, verified: bool
) -> AnnualSheetLine:
    """A line: of what was said of it only as much as the reader may see."""
    said = line or AnnualLine(letter_id=0, topic=item.topic)
    fact, desk = said.fact, said.desk
    if fact is None and facts and not item.by_hand:
        fact = facts.get(item.topic, NOTHING)
        desk = figure(item, fact)
    return AnnualSheetLine(
        item=item,
        fact=fact,
        desk=desk,
        own=said.own if own else None,
        own_reason=said.own_reason if own else "",
        verified=said.verified if verified else None,
        verified_reason=said.verified_reason if verified else "",
        appeal=said.appeal,
        granted=said.granted,
        settled=said.settled,
        answer=said.answer,
    )


def _issued_some(year: int) -> Select[tuple[int]]:
    """Also of a unit that has merged since there may be letters to see through."""
    return select(annual_letters.c.issuer_id).where(annual_letters.c.year == year, STANDS)


def _issuing(connection: Connection, actor: Actor, issuer_id: int) -> UnitRow:
    """The unit, where the actor reads the letters it issues; raises NotFound."""
    row = None
    if possible(issuer_id):
        row = connection.execute(
            select(units).where(
                units.c.id == issuer_id,
                units.c.kind.in_(_ISSUES),
                within(scope(actor, Act.READ_ANNUAL)),
            )
        ).one_or_none()
    if row is None:
        raise NotFound("unit")
    return row


def _issuer_line(reading: Reading, unit: UnitRow, year: int, now: datetime) -> IssuerLine:
    rows = reading.connection.execute(
        select(annual_letters.c.unit_id, annual_letters.c.stage).where(of_year(unit.id, year))
    ).all()
    have = {row.unit_id for row in rows}

    def below(work: Work) -> set[int]:
        return {one.id for one in lettered(work, unit.id, reading.rules.day(now))}

    undrafted = answer_of(reading.connection, reading.rules, below) - have
    return IssuerLine(
        unit=ref(unit),
        signed=sum(row.stage is not AnnualStage.DRAFTED for row in rows),
        to_sign=len(rows) + len(undrafted),
        undrafted=len(undrafted),
    )


def _brought_in(page: int, total: int) -> tuple[int, int]:
    pages = max(1, -(-total // _PAGE))
    return min(max(page, 0), pages - 1), pages


class SqlAnnualReads(Reads):
    """:class:`domain.annual.views.AnnualReads` on a database."""

    home = awaited(home)
    issued = awaited(issued)
    letter = awaited(letter)
    one = awaited(one, aside=True)
    table = awaited(table, aside=True)
