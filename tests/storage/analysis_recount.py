"""The figures of analysis counted once more, in plain loops over all that is on file. It shares no
line with the product but the working calendar."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.analysis.model import Lookback
from domain.cases.model import Case, State, Step
from domain.cases.satisfaction import OpinionRating, Satisfaction
from domain.days.deadlines import end_of_working_day
from domain.mediation.model import Deadline, DeadlineKind, Ending
from domain.org.model import Unit, UnitKind
from tests.makers import ZONE, the_rules
from tests.office import MemoryOffice

_OPEN = {"reported", "returned", "accepted", "mediating", "offered"}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
Between = tuple[datetime, datetime]


@dataclass
class OnFile:
    """All there is."""

    cases: dict[int, Case]
    steps: dict[int, list[Step]]
    units: dict[int, Unit]
    grades: dict[int, OpinionRating]
    visits: dict[int, list[Deadline]]

    def below(self, top: str) -> list[Case]:
        """The cases filed in the subtree."""
        return [one for one in self.cases.values() if self.path(one.unit_id).startswith(top)]

    def path(self, unit_id: int) -> str:
        """The path of a unit."""
        return self.units[unit_id].path


def on_file(office: MemoryOffice) -> OnFile:
    """Reads it all."""
    with Session(office.database.connection, expire_on_commit=False) as session:
        steps: dict[int, list[Step]] = {}
        for step in session.scalars(select(Step).order_by(Step.id)):
            steps.setdefault(step.case_id, []).append(step)
        visits: dict[int, list[Deadline]] = {}
        for day in session.scalars(select(Deadline).order_by(Deadline.id)):
            if day.kind is DeadlineKind.FOLLOW_UP and day.satisfaction is not None:
                visits.setdefault(day.case_id, []).append(day)
        return OnFile(
            cases={one.id: one for one in session.scalars(select(Case))},
            steps=steps,
            units={one.id: one for one in session.scalars(select(Unit))},
            grades={one.case_id: one for one in session.scalars(select(OpinionRating))},
            visits=visits,
        )


def between(lookback: Lookback, now: datetime) -> tuple[Between, Between]:
    """The stretch and the one before, with the moments that belong to it."""
    midnight = now.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    monday = midnight - timedelta(days=midnight.weekday())
    month = midnight.replace(day=1)
    last_month = (month - timedelta(days=1)).replace(day=1)
    first_half = midnight.day < 16
    start, before = {
        Lookback.DAYS: (midnight - timedelta(days=29), midnight - timedelta(days=59)),
        Lookback.WEEK: (monday, monday - timedelta(days=7)),
        Lookback.LAST_WEEK: (monday - timedelta(days=7), monday - timedelta(days=14)),
        Lookback.HALF_MONTH: (month, last_month.replace(day=16))
        if first_half
        else (month.replace(day=16), month),
        Lookback.MONTH: (month, last_month),
        Lookback.YEAR: (month.replace(month=1), month.replace(month=1, year=month.year - 1)),
    }[lookback]
    instant = timedelta(microseconds=1)
    end = monday - instant if lookback is Lookback.LAST_WEEK else now
    return (start, end), (before, min(before + (end - start), start - instant))


def found(file: OnFile, top: str, span: Between) -> list[Case]:
    """The matters found in the subtree between two moments."""
    return [
        case
        for case in file.below(top)
        for step in file.steps[case.id]
        if step.effect == "opened" and span[0] <= step.counted_at <= span[1]  # type: ignore[operator]  # it is set
    ]


def ended(file: OnFile, top: str, span: Between) -> int:
    """How often a matter ended between two moments and was not opened again until then."""
    many = 0
    for case in file.below(top):
        for place, step in enumerate(file.steps[case.id]):
            counts = step.counted_at is not None and span[0] <= step.counted_at <= span[1]
            if step.effect in {"resolved", "moved", "dropped"} and counts:
                later = file.steps[case.id][place + 1 :]
                again = [
                    one
                    for one in later
                    if one.effect and one.effect.startswith("reopened") and one.at <= span[1]
                ]
                many += not again
    return many


def held(file: OnFile, top: str, now: datetime) -> tuple[int, int]:
    """Open and overdue matters that units of the subtree have."""
    mine = [
        case
        for case in file.cases.values()
        if case.state in _OPEN and file.path(case.responsible_id).startswith(top)
    ]
    return len(mine), sum(case.due_at is not None and case.due_at <= now for case in mine)


def waiting(
    file: OnFile, top: str, start: datetime, now: datetime
) -> dict[State, tuple[int, int, timedelta, timedelta]]:
    """By state: how many wait, how many did, the median and the longest."""
    spans: dict[State, list[float]] = {}
    then = Counter[State]()
    for case in file.below(top):
        moves = [one for one in file.steps[case.id] if one.before != one.after]
        if case.state in _OPEN:
            spans.setdefault(case.state, []).append((now - moves[-1].at).total_seconds())
        stood = [one.after for one in moves if one.counted_at is None or one.counted_at < start]
        if stood and stood[-1] in _OPEN:
            then[stood[-1]] += 1
    return {
        state: (
            len(spans.get(state, ())),
            then[state],
            timedelta(seconds=median(spans.get(state, [0]))),
            timedelta(seconds=max(spans.get(state, [0]))),
        )
        for state in State
        if state in _OPEN and (state in spans or then[state])
    }


def hot(
    file: OnFile, top: str, spans: tuple[Between, Between]
) -> dict[tuple[int, str, int], tuple[int, int]]:
    """By place and category how many were found, and how many before."""

    def key(case: Case) -> tuple[int, str, int]:
        place = case.place.translate(_WIDE).replace(" ", "")
        unit = file.units[case.unit_id]
        while place and unit.kind is not UnitKind.COMMUNITY and unit.parent_id is not None:
            unit = file.units[unit.parent_id]
        if not unit.path.startswith(top) or unit.kind is not UnitKind.COMMUNITY:
            unit = file.units[case.unit_id]
        return unit.id, place, case.category_id

    counts = [
        Counter(
            key(case)
            for case in found(file, top, span)
            if case.state not in {"merged", "withdrawn"}
        )
        for span in spans
    ]
    return {one: (counts[0][one], counts[1][one]) for one in counts[0]}


def rates(
    file: OnFile, top: str, span: Between, now: datetime
) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int], int]:
    """The three rates, each as part and whole, and those of whom nothing is known."""
    rules, timely = the_rules(), list[bool]()
    for case in found(file, top, span):
        way = file.steps[case.id]
        seen = [one.at for one in way if one.before == "reported"
                and one.after in {"accepted", "returned", "offered"}]  # fmt: skip
        if not seen and case.state in {"merged", "withdrawn"}:
            continue
        days = 2 if case.urgency == "yellow" else 0
        until = end_of_working_day(way[0].at, days, rules.calendar, rules.zone)
        if seen or now >= until:
            timely.append(bool(seen) and seen[0] < until)
    solved, content, silent = list[bool](), list[bool](), 0
    for case in file.below(top):
        said = _said(file, case, span)
        if said is not None:
            solved += [said[0]] if said[0] is not None else []
            content += [said[1]] if said[1] is not None else []
            silent += said == (None, None)
    return _share(timely), _share(solved), _share(content), silent


def _share(of: list[bool]) -> tuple[int, int]:
    return sum(of), len(of)


def _said(file: OnFile, case: Case, span: Between) -> tuple[bool | None, bool | None] | None:
    way = file.steps[case.id]
    ends = [n for n, one in enumerate(way) if one.effect == "resolved"
            and one.counted_at is not None and span[0] <= one.counted_at <= span[1]]  # fmt: skip
    if not ends:
        return None
    end, later = way[ends[-1]], way[ends[-1] + 1 :]
    again = any(one.effect and one.effect.startswith("reopened") for one in later)
    grade, kept = None, None
    day = end.at.astimezone(ZONE).date()
    visits = [one for one in file.visits.get(case.id, ()) if one.ended_on and one.ended_on >= day]
    rated = file.grades.get(case.id)
    if visits:
        kept, grade = visits[-1].ending is Ending.KEPT, visits[-1].satisfaction
    elif rated is not None and rated.at >= end.at:
        grade = rated.grade
    good = None if grade is None else grade is not Satisfaction.NOT
    if any(one.letter in {"AC", "AD"} for one in later) or (kept is False and again):
        return False, None if good is None else False
    if again:
        return None
    if kept:
        return True, good
    if good is None and any(one.letter == "thanks" for one in later):
        return True, None
    return good, good
