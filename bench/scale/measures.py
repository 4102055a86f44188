"""What is measured, by the reads that the bot itself asks: one line of :data:`MEASURES` each."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import cycle

from sqlalchemy import text

from bench.scale.asking import TODAY, Bench, Measure, Seconds, timed
from bench.scale.district import NOW
from bench.scale.joined import JOIN, JOINS, all_by_joins, by_join
from domain.cases.model import CaseKind
from domain.days.periods import Period, PeriodKind
from domain.people.model import Actor
from domain.pictures.views import Horizon
from domain.search.model import NOTHING
from domain.status.views import Matters

WORD = "漏水"
BOARD = "/status, district"


async def status(bench: Bench, times: int) -> Seconds:
    """/status of the district."""
    return await timed(times, lambda a: bench.boards.status.board(a, None, NOW), [bench.supervisor])


async def status_of_streets(bench: Bench, times: int) -> Seconds:
    """The same of a street."""
    by = bench.coordinators
    return await timed(times, lambda a: bench.boards.status.board(a, None, NOW), by)


async def status_of_communities(bench: Bench, times: int) -> Seconds:
    """The same of a community."""
    return await timed(times, lambda a: bench.boards.status.board(a, None, NOW), bench.officers)


async def week(bench: Bench, times: int) -> Seconds:
    """The draft of a community's weekly report."""
    return await _draft(bench, times, PeriodKind.WEEK, bench.officers)


async def half_month(bench: Bench, times: int) -> Seconds:
    """The draft of a street's half-monthly report."""
    return await _draft(bench, times, PeriodKind.HALF_MONTH, bench.coordinators)


async def month(bench: Bench, times: int) -> Seconds:
    """The draft of the district's monthly report."""
    return await _draft(bench, max(1, times // 10), PeriodKind.MONTH, [bench.supervisor])


async def _draft(bench: Bench, times: int, kind: PeriodKind, by: Sequence[Actor]) -> Seconds:
    period = Period.containing(kind, TODAY)
    return await timed(
        times,
        lambda actor: bench.boards.periodic.report(
            actor, kind, actor.seats[0].unit_id, period, NOW
        ),
        by[:2],
    )


async def queue(bench: Bench, times: int) -> Seconds:
    """/queue of a mediator."""
    return await timed(times, lambda a: bench.boards.cases.queue(a, 0, NOW), bench.mediators)


async def queue_above(bench: Bench, times: int) -> Seconds:
    """/queue of a street's coordinator."""
    return await timed(times, lambda a: bench.boards.cases.queue(a, 0, NOW), bench.coordinators)


async def mine(bench: Bench, times: int) -> Seconds:
    """/mine of a grid head."""
    return await timed(times, lambda a: bench.boards.cases.mine(a, 0, NOW), bench.grid_heads)


async def asked(bench: Bench, times: int) -> Seconds:
    """What waits for a grid head's answer, shown with the greeting."""
    return await timed(times, bench.boards.cases.asked, bench.grid_heads)


async def case(bench: Bench, times: int) -> Seconds:
    """/case, of all ages."""
    ids = cycle(range(1, bench.many, bench.many // 97 or 1))
    return await timed(
        times, lambda a: bench.boards.cases.view(a, next(ids), NOW), [bench.supervisor]
    )


async def overdue(bench: Bench, times: int) -> Seconds:
    """The overdue matters of the district, page by page."""
    return await _matters(bench, times, Matters.OVERDUE)


async def still_open(bench: Bench, times: int) -> Seconds:
    """The open ones."""
    return await _matters(bench, times, Matters.OPEN)


async def unanswered(bench: Bench, times: int) -> Seconds:
    """The items without an answer."""
    return await _matters(bench, times, Matters.UNANSWERED)


async def _matters(bench: Bench, times: int, which: Matters) -> Seconds:
    pages, unit = cycle((0, 0, 1, 2)), bench.supervisor.seats[0].unit_id
    return await timed(
        times,
        lambda a: bench.boards.status.matters(a, unit, which, next(pages), NOW),
        [bench.supervisor],
    )


async def twins(bench: Bench, times: int) -> Seconds:
    """What may be the same as a matter just reported."""
    newest = cycle(range(bench.many - 20, bench.many))
    return await timed(
        times, lambda a: bench.boards.cases.duplicates(a, next(newest)), [bench.supervisor]
    )


async def sought(bench: Bench, times: int) -> Seconds:
    """/find with a word of two characters: how many there are, and the newest."""
    return await timed(
        times, lambda a: bench.boards.search.find(a, (WORD,), NOTHING, 0, NOW), [bench.supervisor]
    )


async def by_like(bench: Bench, times: int) -> Seconds:
    """The same asked of the texts themselves."""
    asking = text(
        "WITH found AS (SELECT id FROM cases WHERE summary LIKE :word OR place LIKE :word) "
        "SELECT id, (SELECT count(*) FROM found) FROM found ORDER BY id DESC LIMIT 10"
    )
    return await timed(
        max(2, times // 20),
        lambda _: bench.database.read(lambda one: one.execute(asking, {"word": f"%{WORD}%"}).all()),
        [bench.supervisor],
    )


async def extent(bench: Bench, times: int) -> Seconds:
    """How many matters the ledger of a street's month would have."""
    days = (TODAY - timedelta(days=30), TODAY)
    return await timed(
        times,
        lambda a: bench.boards.ledgers.extent(a, None, days, NOW, CaseKind.DISPUTE),
        bench.coordinators,
    )


async def year_drawn(bench: Bench, times: int) -> Seconds:
    """The figures of the district's year, month by month."""
    return await timed(
        times,
        lambda a: bench.boards.pictures.trend(a, None, Horizon.YEAR, NOW),
        [bench.supervisor],
    )


async def year_shared(bench: Bench, times: int) -> Seconds:
    """What its disputes were about."""
    return await timed(
        times,
        lambda a: bench.boards.pictures.categories(a, None, Horizon.YEAR, NOW),
        [bench.supervisor],
    )


MEASURES: tuple[Measure, ...] = (
    Measure(name=BOARD, run=status, ratio=1.5, most=50),
    Measure(name="/status, street", run=status_of_streets, ratio=1.5, most=50),
    Measure(name="/status, community", run=status_of_communities, ratio=1.5, most=50),
    Measure(name="draft, week of a community", run=week, ratio=1.5, most=50),
    Measure(name="draft, half-month of a street", run=half_month, ratio=1.5, most=50),
    Measure(name="draft, month of the district", run=month, ratio=1.5, most=150),
    Measure(name="/queue of a mediator", run=queue, ratio=1.5, most=50),
    Measure(name="/queue of a street", run=queue_above, ratio=1.5, most=50),
    Measure(name="/mine", run=mine, ratio=1.5, most=50),
    Measure(name="questions to the reporter", run=asked, ratio=1.5, most=50),
    Measure(name="/case", run=case, ratio=1.5, most=50),
    Measure(name="overdue matters, district", run=overdue, ratio=1.5, most=50),
    Measure(name="open matters, district", run=still_open, ratio=1.5, most=50),
    Measure(name="unanswered items, district", run=unanswered, ratio=1.5, most=50),
    Measure(name="perhaps the same", run=twins, ratio=1.5, most=50),
    Measure(name="/find with two characters", run=sought),
    Measure(name="the same by LIKE", run=by_like),
    Measure(name="extent of a month's ledger", run=extent, ratio=1.5, most=50),
    Measure(name="picture of a year, district", run=year_drawn, ratio=1.5, most=50),
    Measure(name="a year by category, district", run=year_shared, ratio=1.5, most=50),
    Measure(name=JOIN, run=by_join),
    Measure(name=JOINS, run=all_by_joins),
)
"""The short reads. What is added here is measured at every size, on both databases."""
