"""Three years of matters, in the order in which they came, with their steps in the order in which
those were taken: as a desk that has lived so long would have them on file."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bench.scale import words
from bench.scale.district import NOW, Settled
from domain.people.model import Role

YEARS = 3
DAY = 24 * 60
BEGAN = NOW.replace(hour=0) - timedelta(days=365 * YEARS)
"""The first minute; all that follows is counted in minutes from here."""
UNTIL = int((NOW - BEGAN) / timedelta(minutes=1))
_DESK = 11 * 60
"""Minutes in which a desk is open; in UTC they are the first of the day."""
_STUCK = 0.01
"""Of what came within the last year so much stays open, beside what is just being handled."""
_SENT_FOR = 91 * DAY
_KEPT_FOR = 3 * DAY

COLUMNS = {
    "cases": (
        "id", "kind", "draft_key", "category_id", "place", "people", "people_known", "summary",
        "urgency", "reporter_id", "reporter_post_id", "unit_id", "responsible_id", "offered_id",
        "handler_id", "state", "outcome", "reported_at", "accepted_at", "started_at", "ended_at",
        "closed_at", "due_at", "ended_due_at", "deadline_at", "rung", "limit_rung", "chased",
    ),
    "steps": (
        "case_id", "token", "letter", "at", "person_id", "post_id", "before", "after", "effect",
        "outcome", "note", "to_unit_id", "counted_at",
    ),
    "mediation_sessions": ("case_id", "held_on", "means", "note", "at", "person_id", "post_id"),
    "agreements": ("case_id", "form", "made_on", "amount", "text", "at", "person_id", "post_id"),
    "deadlines": ("case_id", "kind", "due_on", "note", "ending", "ended_on", "satisfaction"),
    "opinion_ratings": ("case_id", "grade", "at"),
    "contacts": ("case_id", "token", "party", "sealed", "hint", "at", "person_id"),
    "outbox": (
        "dedup_key", "kind", "payload", "person_id", "priority", "not_before", "state", "tries",
        "created_at", "ended_at",
    ),
    "inbox": (
        "bot_id", "update_id", "lane", "payload", "received_at", "tries", "next_try_at", "done_at",
    ),
}  # fmt: skip
"""What is filled, in an order in which each row finds what it refers to."""
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, kw_only=True)
class Ways:
    """How a database wants a moment, given in minutes, and a day."""

    moment: Callable[[int], Any]
    day: Callable[[int], Any]


@dataclass(kw_only=True)
class _Maker:
    """Where the history stands."""

    settled: Settled
    categories: dict[str, Sequence[int]]
    ways: Ways
    chance: Random
    rows: Rows
    later: list[tuple[int, int, tuple[Any, ...]]] = field(default_factory=list)
    steps: int = 0


def history(
    many: int, settled: Settled, categories: dict[str, Sequence[int]], ways: Ways, at_once: int
) -> Iterator[Rows]:
    """The rows of so many matters, in portions of ``at_once`` matters; always the same ones."""
    maker = _Maker(
        settled=settled,
        categories=categories,
        ways=ways,
        chance=Random(11),  # noqa: S311 - the same matters in each run
        rows=_none(),
    )
    for number in range(1, many + 1):
        days, part = divmod(UNTIL * number / (many + 1), DAY)
        came = int(days) * DAY + int(part * _DESK / DAY)
        if int(days) == UNTIL // DAY:  # today is not over
            came = min(came, UNTIL - 1)
        _take_until(maker, came)
        _matter(maker, number, came)
        if number % at_once == 0:
            yield maker.rows
            maker.rows = _none()
    _take_until(maker, UNTIL)
    yield maker.rows


def _none() -> Rows:
    return {table: [] for table in COLUMNS}


def _take_until(maker: _Maker, now: int) -> None:
    taken = maker.rows["steps"]
    while maker.later and maker.later[0][0] <= now:
        taken.append(heapq.heappop(maker.later)[2])


def _matter(maker: _Maker, number: int, came: int) -> None:
    rnd, settled, moment = maker.chance.random, maker.settled, maker.ways.moment
    dispute = rnd() < 0.6
    kind, role = ("dispute", Role.MEDIATOR) if dispute else ("opinion", Role.INFORMATION_OFFICER)
    grid, community, street = settled.grids[int(rnd() * len(settled.grids))]
    reporter, keeper = settled.seats[grid, Role.GRID_HEAD], community
    up = rnd() < 0.03
    handler = settled.seats[(street, Role.COORDINATOR) if up else (community, role)]
    stuck = came > UNTIL - 365 * DAY and rnd() < 3 * _STUCK
    accepted = came + int(rnd() ** 3 * 2 * DAY)
    ended = accepted + DAY * int(1 + rnd() ** 3 * 40) + int(rnd() * 300)
    over = not stuck and ended <= UNTIL
    taken = accepted <= UNTIL and not (stuck and rnd() < 0.1)
    closed = over and ended + DAY <= UNTIL
    due, limit = (
        (_midnight(accepted, 9), _midnight(accepted, 31)) if taken else (_midnight(came, 3), None)
    )
    outcome, effect = _ending(rnd(), dispute) if over else (None, None)
    state = (
        ("closed" if closed else "resolved")
        if over
        else "mediating"
        if taken and dispute
        else "accepted"
        if taken
        else "offered"
        if up
        else "reported"
    )
    if up and taken:
        keeper = street
    asked_back = taken and not over and rnd() < 0.05
    if asked_back:
        state = "returned"
    offered = street if up and not taken else None
    maker.rows["cases"].append(
        (
            number, kind, f"scale-{number}", _one(maker.categories[kind], rnd),
            words.place(maker.chance), "1-2" if rnd() < 0.7 else "3-4", True,
            words.sentence(maker.chance), "red" if rnd() < 0.01 else "yellow",
            reporter.person, reporter.post, grid, keeper, offered,
            handler.person if taken else None, state, outcome, moment(came),
            moment(accepted) if taken else None,
            moment(accepted) if taken and dispute else None,
            moment(ended) if over else None, moment(ended + DAY) if closed else None,
            None if over or asked_back else moment(due), moment(due) if over else None,
            moment(limit) if limit is not None and dispute and not over else None,
            _told(due), 2, 0,
        )
    )  # fmt: skip

    def step(at: int, letter: str, before: str | None, after: str, what: Any = None,
             end: Any = None, who: Any = handler) -> None:  # fmt: skip
        maker.steps += 1
        row = (
            number, f"t{maker.steps}", letter, moment(at), who.person, who.post, before, after,
            what, end, words.note(maker.chance), None, moment(at),
        )  # fmt: skip
        heapq.heappush(maker.later, (at, maker.steps, row))

    step(came, "A", None, "reported", "opened", who=reporter)
    if up:
        step(came, "P", "reported", "offered")
    if taken:
        step(accepted, "V" if up else "B", "offered" if up else "reported", "accepted")
        at = "mediating" if dispute else "accepted"
        if dispute:
            step(accepted, "C", "accepted", "mediating")
        if asked_back:
            step(accepted + 60, "F" if dispute else "E", at, "returned")
    if over:
        step(ended, "J" if dispute else "I", at, "resolved", effect, outcome)
    if closed:
        step(ended + DAY, "K", "resolved", "closed")
    _beside(maker, number, dispute, handler, (came, accepted, ended if over else None), outcome)
    _messages(maker, number, came, reporter.person)


def _ending(chance: float, dispute: bool) -> tuple[str, str]:
    if chance < 0.93 or not dispute:
        return "success", "resolved"
    return ("to_court", "moved") if chance < 0.96 else ("failed", "dropped")


def _beside(
    maker: _Maker, number: int, dispute: bool, by: Any, when: tuple[int, int, int | None],
    outcome: str | None,
) -> None:  # fmt: skip
    """What a matter has beside its steps."""
    rnd, rows, ways = maker.chance.random, maker.rows, maker.ways
    came, accepted, ended = when
    if dispute and accepted <= UNTIL:
        means = ("home_visit", "phone", "joint")[int(rnd() * 3)]
        rows["mediation_sessions"].append(
            (number, ways.day(accepted), means, "", ways.moment(accepted), by.person, by.post)
        )
    if dispute and ended is not None and outcome == "success" and rnd() < 0.5:
        form = "written" if rnd() < 0.5 else "oral"
        rows["agreements"].append(
            (number, form, ways.day(ended), int(rnd() * 50) * 10_000, "各修各的，费用平摊",
             ways.moment(ended), by.person, by.post)
        )  # fmt: skip
        kept = ended + 14 * DAY <= UNTIL
        rows["deadlines"].append(
            (number, "follow_up", ways.day(ended + 14 * DAY), "", "kept" if kept else None,
             ways.day(ended + 14 * DAY) if kept else None, "satisfied" if kept else None)
        )  # fmt: skip
    if not dispute and ended is not None and rnd() < 0.3:
        grade = "satisfied" if rnd() < 0.9 else "not"
        rows["opinion_ratings"].append((number, grade, ways.moment(ended)))
    if dispute and came > UNTIL - 120 * DAY and rnd() < 0.005:
        rows["contacts"].append(
            (number, f"c{number}", "first", "sealed", "hint", ways.moment(came), by.person)
        )


def _messages(maker: _Maker, number: int, came: int, person: int) -> None:
    """What is kept for a while of the pushes and updates about it."""
    at, ways = maker.ways.moment(came), maker.ways
    if came > UNTIL - _SENT_FOR:
        for what in ("accepted", "resolved"):
            waits = number % 500 == 0 and came > UNTIL - DAY
            maker.rows["outbox"].append(
                (f"case:{number}:{what}:{person}", f"case_{what}", "{}", person, 5, at,
                 "waiting" if waits else "sent", 0, at, None if waits else at)
            )  # fmt: skip
    if came > UNTIL - _KEPT_FOR:
        for n in range(8):
            maker.rows["inbox"].append(
                (1, number * 10 + n, str(person), "{}", ways.moment(came), 0, at, at)
            )


def _midnight(minute: int, days: int) -> int:
    """The end of the day so many days later, on the spot."""
    return (minute // DAY + days) * DAY + 16 * 60


def _told(due: int) -> int:
    """How far an overdue matter was told of by yesterday."""
    return min(4, max(0, (UNTIL - due) // DAY))


def _one(of: Sequence[int], rnd: Callable[[], float]) -> int:
    return of[int(rnd() ** 1.5 * len(of))]


def as_moment(minute: int) -> datetime:
    """The minute as a moment."""
    return BEGAN + timedelta(minutes=minute)
