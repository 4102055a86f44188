"""All that /status shows, asked for as one would who keeps no counts: the tree is walked down for
each question, and joined to what lies in it. It may use every index there is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, Date, Row, TextClause, bindparam, text
from sqlalchemy.types import TypeEngine

from bench.scale.asking import Bench, Seconds, timed
from bench.scale.district import NOW, ZONE
from domain.cases.model import (
    EFFECT_OF_OUTCOME,
    OPEN_STATES,
    REOPENING,
    CaseKind,
    Effect,
    Outcome,
    State,
)
from domain.cases.telling import HANDLERS
from domain.days.periods import Period, PeriodKind
from domain.people.model import Role
from domain.status.views import StatusBoard, Tally
from storage.kit.columns import Moment

JOIN = "the counts by a recursive join"
JOINS = "all of /status by recursive joins"
_BELOW: Final = (
    "WITH RECURSIVE below(id, place) AS (SELECT id, CAST(NULL AS bigint) FROM units "
    "WHERE id = :top UNION ALL SELECT u.id, coalesce(b.place, u.id) FROM units u "
    "JOIN below b ON u.parent_id = b.id)"
)


def _words(words: Collection[StrEnum]) -> str:
    return ", ".join(f"'{one.value}'" for one in sorted(words))


def _held(unit: str, roles: Collection[Role], *, phone: bool = True) -> str:
    """Whether one of these posts of a unit is held today, and by somebody with a phone."""
    by = (
        "JOIN channels ON channels.person_id = h.person_id AND channels.reachable " if phone else ""
    )
    who = "" if phone else "AND h.capacity = 'holder' "
    return (
        f"EXISTS (SELECT 1 FROM posts p JOIN holdings h ON h.post_id = p.id {by}"  # noqa: S608 - all of it ours
        f"WHERE p.unit_id = {unit} AND p.role IN ({_words(roles)}) {who}"
        "AND p.valid_from <= :today AND (p.valid_to IS NULL OR p.valid_to > :today) "
        "AND h.valid_from <= :today AND (h.valid_to IS NULL OR h.valid_to > :today))"
    )


_KEEPER = "CASE WHEN c.state = 'offered' THEN coalesce(c.offered_id, c.responsible_id) "
_KEEPER += "ELSE c.responsible_id END"
_ASKED: Final = {
    "matters": "SELECT b.place, c.kind, c.state, c.outcome, count(*) AS many, "
    "sum(CASE WHEN c.due_at <= :now THEN 1 ELSE 0 END) AS late "
    "FROM cases c JOIN below b ON b.id = c.unit_id GROUP BY b.place, c.kind, c.state, c.outcome",
    "week": "SELECT s.effect, count(*) AS many FROM steps s JOIN cases c ON c.id = s.case_id "  # noqa: S608 - all of it ours
    "JOIN below b ON b.id = c.unit_id WHERE c.kind = 'dispute' "
    "AND s.counted_at >= :week AND s.counted_at <= :now AND s.effect IN ('opened', 'resolved') "
    "AND NOT EXISTS (SELECT 1 FROM steps a WHERE a.case_id = s.case_id AND a.id > s.id "
    f"AND a.at <= :now AND a.effect IN ({_words(REOPENING.values())}) AND s.effect = 'resolved') "
    "GROUP BY s.effect",
    "lost": "SELECT count(*) FROM cases c JOIN below b ON b.id = c.unit_id "  # noqa: S608 - all of it ours
    f"WHERE c.due_at <= :now AND c.state IN ({_words(OPEN_STATES)}) AND CASE c.kind "
    f"WHEN 'dispute' THEN NOT {_held(f'({_KEEPER})', HANDLERS[CaseKind.DISPUTE])} "
    f"ELSE NOT {_held(f'({_KEEPER})', HANDLERS[CaseKind.OPINION])} END",
    "grids": f"SELECT count(*), sum(CASE WHEN {_held('u.id', [Role.GRID_HEAD], phone=False)} "  # noqa: S608 - all of it ours
    "THEN 0 ELSE 1 END) FROM units u JOIN below b ON b.id = u.id WHERE u.kind = 'grid_1' "
    "AND u.valid_from <= :today AND (u.valid_to IS NULL OR u.valid_to > :today)",
    "reports": "SELECT b.place, r.late, r.nil, "  # noqa: S608 - all of it ours
    f"{_held('u.id', [Role.INFORMATION_OFFICER])} AS reached, count(*) AS many "
    "FROM units u JOIN below b ON b.id = u.id LEFT JOIN reports r ON r.unit_id = u.id "
    "AND r.kind = 'week' AND r.first = :week_day AND r.withdrawn_at IS NULL AND r.revision = 0 "
    "WHERE u.kind = 'community' AND u.valid_from <= :week_end "
    "AND (u.valid_to IS NULL OR u.valid_to > :week_end) GROUP BY 1, 2, 3, 4",
}
"""The questions; a unit's report has one revision at most in the district of the bench."""
_TYPES: Final[Mapping[str, TypeEngine[Any]]] = {
    "now": Moment(), "week": Moment(), "today": Date(), "week_day": Date(), "week_end": Date(),
}  # fmt: skip


def _statement(asked: str) -> TextClause:
    whole = text(f"{_BELOW} {asked}")
    types = {name: type_ for name, type_ in _TYPES.items() if f":{name} " in f"{asked} "}
    return whole.bindparams(*(bindparam(name, type_=type_) for name, type_ in types.items()))


_STATEMENTS: Final = {name: _statement(asked) for name, asked in _ASKED.items()}
Joined = Mapping[str, Sequence[Row[Any]]]


def joined(connection: Connection, top: int) -> Joined:
    """The rows that answer each of the questions."""
    today = NOW.astimezone(ZONE).date()
    week = Period.containing(PeriodKind.WEEK, today)
    known = {
        "top": top,
        "now": NOW,
        "week": week.bounds(ZONE)[0],
        "today": today,
        "week_day": week.first,
        "week_end": week.last,
    }
    return {
        name: connection.execute(
            one, {each: value for each, value in known.items() if each in one._bindparams}
        ).all()
        for name, one in _STATEMENTS.items()
    }


def hold_against(board: StatusBoard, found: Joined) -> None:
    """Raises AssertionError where the board and the answers do not say the same."""
    tallies = defaultdict[int | None, Counter[str]](Counter)
    for row in found["matters"]:
        for place in {None, row.place}:
            tallies[place].update(_named(row.kind, row.state, row.outcome, row.many, row.late or 0))
    assert board.tally == Tally(**tallies[None])
    for line in board.below:
        assert line.tally == Tally(**tallies[line.unit.id]), line.unit
    week = {row.effect: row.many for row in found["week"]}
    assert (board.week_found, board.week_resolved) == (
        week.get("opened", 0),
        week.get("resolved", 0),
    )
    assert board.out_of_reach == found["lost"][0][0]
    assert (board.coverage.grids, board.coverage.headless) == tuple(found["grids"][0])
    sent = Counter[str]()
    for row in found["reports"]:
        name = "open" if row.late is None else "late" if row.late else "on_time"
        sent["away" if row.late is None and not row.reached else name] += row.many
    reports = board.reports
    assert sent == +Counter(
        on_time=reports.on_time,
        late=reports.late,
        open=reports.missing + reports.waiting,
        away=board.unreached,
    )


def _named(kind: str, state: str, outcome: str | None, many: int, late: int) -> dict[str, int]:
    """Figures of a tally by name."""
    is_open = State(state) in OPEN_STATES
    if kind == CaseKind.OPINION:
        found = {"opinions_found": many, "opinions_overdue": late}
        return found | ({"opinions_open": many} if is_open else {})
    found = {"found": many, "overdue": late}
    if is_open:
        waits = {State.REPORTED: "waiting", State.RETURNED: "asked"}.get(State(state))
        found |= {"open": many} | ({waits: many} if waits else {})
    if outcome is not None:
        found[_ENDED[EFFECT_OF_OUTCOME[Outcome(outcome)]]] = many
        found |= {"success": many} if outcome == Outcome.SUCCESS else {}
        found |= {"concluded": many} if outcome in (Outcome.SUCCESS, Outcome.FAILED) else {}
    return found


_ENDED = {Effect.RESOLVED: "resolved", Effect.MOVED: "moved", Effect.DROPPED: "dropped"}


async def by_join(bench: Bench, times: int) -> Seconds:
    """The counts of /status as they are asked for without any index of ours: the tree walked down,
    and joined to its matters."""
    asking = text(
        "WITH RECURSIVE below(id) AS (SELECT id FROM units WHERE id = :top UNION ALL "
        "SELECT units.id FROM units JOIN below ON units.parent_id = below.id) "
        "SELECT cases.kind, cases.state, count(*), "
        "sum(CASE WHEN cases.due_at <= :now THEN 1 ELSE 0 END), "
        "sum(CASE WHEN cases.reported_at >= :week THEN 1 ELSE 0 END) "
        "FROM cases JOIN below ON below.id = cases.unit_id GROUP BY cases.kind, cases.state"
    )
    at = NOW.replace(tzinfo=None) if bench.database.dialect == "sqlite" else NOW
    known = {"top": bench.supervisor.seats[0].unit_id, "now": at, "week": at - timedelta(days=7)}
    return await timed(
        max(2, times // 20),
        lambda _: bench.database.read(lambda one: one.execute(asking, known).all()),
        [bench.supervisor],
    )


async def all_by_joins(bench: Bench, times: int) -> Seconds:
    """All that /status of the district shows, by recursive joins; the same, or it is no measure."""
    top = bench.supervisor.seats[0].unit_id
    board = await bench.boards.status.board(bench.supervisor, None, NOW)
    hold_against(board, await bench.database.read(joined, top))
    return await timed(
        max(2, times // 20), lambda _: bench.database.read(joined, top), [bench.supervisor]
    )
