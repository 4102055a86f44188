"""Holds what is left in the database against what was done, and against the server's own record."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from botapi.values import JSON
from tests.chaos.hands import Record
from tests.chaos.place import Place
from tests.chaos.storm import pushed
from tests.chaos.troubles import FULL, MOVED, STOPPED

Rows = Callable[[str], list[tuple[Any, ...]]]
_TAG = re.compile("<[^>]*>")
_SENT = re.compile(r"push\.sent .*rows=\[([\d, ]+)\]")
_MARK = re.compile(r"记号(\w{6})")
UNDER_WAY = """
SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL AND dead_at IS NULL)
    + (SELECT count(*) FROM outbox WHERE ended_at IS NULL AND kind LIKE 'case%')
"""
"""Updates that nobody has handled, and pushes that nobody has sent."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a storm. All but the first four columns ought to be nothing."""

    desk: str
    people: int
    reports: int
    kills: int
    lost: int
    """Reports without a case or with another number than their receipt's, steps that are missing,
    updates given up, pushes that never came."""
    doubled: int
    """Cases or steps too many."""
    repeated: int
    """Pushes that came once more: of the storm's own all, of reminders those of which two were
    answered."""
    may_repeat: int
    """One for each kill, and for each answer cut behind a push that had come."""
    order_broken: Sequence[str]
    """Chats, and times, in which something later came first."""
    counters_off: int
    stuck: Sequence[str]
    recovery: Sequence[float]
    """After each kill with which nothing else went wrong, the seconds until everybody who waited at
    that instant had their answer."""
    ways: Counter[str]
    struck: Counter[str]
    """How often which trouble came."""

    def row(self) -> str:
        """It as a line of the table."""
        half, worst = (f"{f(self.recovery):.1f}" if self.recovery else "–" for f in (median, max))
        cells = (
            *(self.desk, self.people, self.reports, self.kills),
            *(self.struck[one] for one in (STOPPED, FULL, MOVED)),
            self.lost,
            *(self.doubled, self.repeated, len(self.order_broken), self.counters_off, half, worst),
        )
        return f"| {' | '.join(map(str, cells))} |"


HEAD = (
    "| desk | people | reports | kills | database stopped | disk full | clock moved | lost "
    "| doubled | pushes repeated | order broken | counters off | recovery, s, median | worst |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def lost_and_doubled(record: Record, rows: Rows) -> tuple[int, int]:
    """Reports and steps that are missing, and those too many."""
    cases: Counter[str] = Counter()
    number_of: dict[str, int] = {}
    for number, summary in rows("SELECT id, summary FROM cases ORDER BY id"):
        mark = _MARK.search(summary)
        assert mark is not None, summary
        cases[mark[1]] += 1
        number_of.setdefault(mark[1], number)
    lost = sum(
        mark not in cases or told not in (None, number_of[mark])
        for mark, (_, told) in record.receipts.items()
    )
    accepted = Counter(record.accepted)
    steps = {
        number: (many, taken)
        for number, many, taken in rows(
            "SELECT c.id, count(s.id), count(DISTINCT s.letter) FROM cases c"
            " LEFT JOIN steps s ON s.case_id = c.id GROUP BY c.id"
        )
    }
    lost += sum(taken < 1 + accepted[number] for number, (_, taken) in steps.items())
    lost += rows("SELECT count(*) FROM inbox WHERE dead_at IS NOT NULL")[0][0]
    lost += rows("SELECT count(*) FROM outbox WHERE state = 'dead'")[0][0]
    extra = sum(many - 1 for many in cases.values())
    extra += sum(mark not in record.receipts for mark in cases)
    return lost, extra + sum(many - taken for many, taken in steps.values())


@dataclass(frozen=True)
class Told:
    """A message that came to a phone."""

    phone: int
    text: str
    numbers: tuple[int, ...]
    """Of the matters a push tells of."""


def told(calls: Iterable[JSON]) -> list[Told]:
    """All messages that came, from the calls the server took."""
    return [
        Told(
            int(call["params"]["chat_id"]),
            _TAG.sub("", str(call["params"].get("text", ""))),
            tuple(pushed(call["method"], call["params"])),
        )
        for call in calls
        if call["method"].lower() in {"sendmessage", "editmessagetext"} and call["answer"]["ok"]
    ]


def pushes(record: Record, place: Place, came: Sequence[Told]) -> tuple[int, int]:
    """How many never came, and how many messages came once more."""
    found: Counter[tuple[int, int]] = Counter()
    repeated = 0
    for one in came:
        keys = [(one.phone, number) for number in one.numbers]
        repeated += any(found[key] for key in keys)
        found.update(keys)
    receipts = record.receipts.values()
    reporter_of = {number: phone for phone, number in receipts if number is not None}
    wanted = {(place.mediator_of[phone], number) for number, phone in reporter_of.items()}
    wanted |= {(reporter_of[number], number) for number in record.accepted}
    return len(wanted - found.keys()), repeated


def sent_again(log: str) -> int:
    """How many messages of any kind, reminders as well, told of what another one had told of, and
    both had an answer. The one whose sender died before it had one is not in the log; of the
    storm's own pushes these are found on the phones (:func:`pushes`)."""
    told, again = set[str](), 0
    for rows in (set(one.split(", ")) for one in _SENT.findall(log)):
        again += not told.isdisjoint(rows)
        told |= rows
    return again


def out_of_order(record: Record, place: Place, came: Sequence[Told]) -> list[str]:
    """What was asked later and answered first, or reported later and told first, in one chat."""
    texts: dict[int, list[str]] = {}
    firsts: dict[int, dict[int, int]] = {}
    for at, one in enumerate(came):
        texts.setdefault(one.phone, []).append(one.text)
        for number in one.numbers:
            firsts.setdefault(one.phone, {}).setdefault(number, at)
    broken = []
    for phone, marks in record.asked:
        answers = [_first(texts.get(phone, []), mark) for mark in marks]
        if answers != sorted(answers):
            broken.append(f"{phone} asked for {marks}, answered at {answers}")
    numbers: dict[int, list[int]] = {}
    for phone, number in record.receipts.values():
        if number is not None:
            numbers.setdefault(phone, []).append(number)
    for phone, in_turn in numbers.items():
        at_desk = firsts.get(place.mediator_of[phone], {})
        for sooner, later in pairwise(one for one in in_turn if one in at_desk):
            if at_desk[later] < at_desk[sooner]:
                broken.append(f"{phone}: the push of {later} came before that of {sooner}")
    return broken


def _first(texts: Sequence[str], mark: str) -> int:
    """Where it comes first; behind all where it never does."""
    return next((at for at, text in enumerate(texts) if mark in text), len(texts))


def recoveries(record: Record, killed: Iterable[float]) -> list[float]:
    """The seconds after each kill until nobody waited any more who waited then."""
    found = []
    for at in killed:
        ends = [end for begun, end in record.waits if begun <= at < end]
        if ends:
            found.append(max(ends) - at)
    return found
