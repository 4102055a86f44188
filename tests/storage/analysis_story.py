"""Months of a small district in any order, by the product's own actions."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

from domain.cases import filing, rating, steps
from domain.cases.convert import convert
from domain.cases.draft import ReportDraft
from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import OUTCOMES_BY_HAND, CaseKind, PeopleBand, State, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.cases.undo import undo
from domain.errors import DomainError
from domain.mediation.performance import follow_up
from domain.ports import Work
from domain.request import Request
from tests.makers import NOW, ZONE, District, a_token
from tests.office import MemoryOffice

PLACES = ("3号楼", "３号楼", " 3 号楼", "3号楼", "东门", "")
_START = NOW - timedelta(days=75)
_REPORTERS = (("grid_head", "grid"), ("building_head", "building"), ("mediator_2", "community_2"))
_DESKS = {
    ("community", CaseKind.DISPUTE): "mediator",
    ("community", CaseKind.OPINION): "officer",
    ("community_2", CaseKind.DISPUTE): "mediator_2",
    ("community_2", CaseKind.OPINION): "officer_2",
    **{(unit, kind): chair for kind in CaseKind
       for unit, chair in (("street", "coordinator"), ("street_2", "coordinator_2"),
                           ("district", "centre"))},
}  # fmt: skip


_COURSES = (
    (),
    ("accept",),
    ("ask_back", "answer", "accept", "start"),
    ("accept", "resolve", "rate"),
    ("accept", "start", "resolve", "visit"),
    ("accept", "resolve", "visit", "resolve", "close"),
    ("accept", "resolve", "thank", "close"),
    ("accept", "resolve", "rate", "not_fixed", "resolve", "rate"),
    ("accept", "resolve", "reopen", "ask_back", "ask_back"),
    ("hand_up", "take", "start", "resolve", "visit"),
    ("accept", "hand_up", "turn_back"),
    ("convert", "accept", "convert"),
    ("accept", "merge"),
    ("accept", "resolve", "undo"),
    ("withdraw",),
    ("undo",),
)


@dataclass(frozen=True)
class Happening:
    """What somebody does about a matter."""

    what: str
    at: datetime
    number: int
    """Of the matter: the first, the second …"""
    which: int
    grade: Satisfaction


@dataclass(frozen=True)
class Matter:
    """Something that is filed, and what is then tried about it, so many hours apart."""

    hours: int
    which: int
    kind: CaseKind
    place: str
    category: int
    back: int
    course: tuple[str, ...]
    apart: tuple[int, ...]
    grade: Satisfaction


_matters = st.builds(
    Matter,
    hours=st.integers(0, 1800) | st.integers(1100, 1790),
    which=st.integers(0, 5),
    kind=st.sampled_from([CaseKind.DISPUTE, CaseKind.OPINION, CaseKind.DISPUTE]),
    place=st.sampled_from(PLACES),
    category=st.sampled_from([0, 0, 0, 1]),
    back=st.sampled_from([0, 0, 0, 9, 40]),
    course=st.sampled_from(_COURSES),
    apart=st.tuples(*[st.sampled_from([0, 0, 3, 30, 100, 400])] * 6),
    grade=st.sampled_from(Satisfaction),
)
stories = st.lists(_matters, min_size=10, max_size=18)


def live(office: MemoryOffice, district: District, story: Sequence[Matter]) -> None:
    """Lives through it in order of time until now, as far as it may happen."""
    ways, filed = list[Happening](), dict[int, int]()
    for number, one in enumerate(story):
        at = _START + timedelta(hours=one.hours)
        for step, apart in zip(("file", *one.course), (0, *one.apart), strict=False):
            at += timedelta(hours=apart)
            ways.append(Happening(step, at, number, one.which, one.grade))
    for way in sorted(ways, key=lambda one: one.at):
        if way.at > NOW:
            continue
        if way.what == "file":
            filed[way.number] = office.do(_file, district, story[way.number], way.at)
        else:
            with suppress(DomainError):
                first = next(iter(filed.values()))
                office.do(_happen, district, way, filed[way.number], first)


def _file(work: Work, district: District, one: Matter, now: datetime) -> int:
    chair, unit = _REPORTERS[one.which % 3]
    first = 1 if one.kind is CaseKind.DISPUTE else 19
    draft = ReportDraft(
        key=a_token(),
        kind=one.kind,
        unit_id=district.units[unit],
        category_id=first + one.category,
        place=one.place,
        people=PeopleBand.ONE_TWO,
        summary="楼上漏水",
        urgency=list(Urgency)[one.which % 2],
        found_on=(now - timedelta(days=one.back)).astimezone(ZONE).date() if one.back else None,
    )
    filed = filing.file(work, _asks(work, district, chair, now), draft)
    return int(filed.id)


def _asks(work: Work, district: District, chair: str, now: datetime) -> Request:
    return Request(actor=district.actor(work, chair), token=a_token(), now=now)


def _happen(work: Work, district: District, one: Happening, case_id: int, first: int) -> None:
    case = work.cases.by_id(case_id)
    names = {unit: short for short, unit in district.units.items()}
    reporter = next(
        chair for chair, _ in _REPORTERS if district.person_id(chair) == case.reporter_id
    )
    desk = _DESKS[names[case.responsible_id], case.kind]
    taker = _DESKS.get((names.get(case.offered_id, ""), case.kind), desk)

    def asks(chair: str) -> Request:
        return _asks(work, district, chair, one.at)

    match one.what:
        case "merge":
            merge(work, asks(desk), case_id, first)
        case "undo":
            chair = reporter if case.state is State.REPORTED else desk
            undo(work, asks(chair), case_id)
        case "rate":
            rating.rate(work, asks(reporter), case_id, one.grade)
        case "thank":
            rating.thank(work, asks(reporter), case_id)
        case "visit":
            follow_up(
                work,
                asks(desk),
                case_id,
                made_on=one.at.astimezone(ZONE).date(),
                kept=one.which % 3 > 0,
                satisfaction=one.grade,
                note="回访",
            )
        case "hand_up" | "assign":
            to = "street" if names[case.responsible_id].startswith("community") else "district"
            to = "community" if one.what == "assign" else to
            chair = "coordinator" if one.what == "assign" else desk
            step = Arrow(one.what)
            steps.take_step(
                work, asks(chair), case_id, step, note="请办", to_unit_id=district.units[to]
            )
        case "convert":
            other = 19 if case.kind is CaseKind.DISPUTE else 1
            convert(work, asks(desk), case_id, other + one.which % 2)
        case _:
            arrow = Arrow(one.what)
            theirs = {Arrow.ANSWER, Arrow.WITHDRAW, Arrow.NOT_FIXED}
            chair = reporter if arrow in theirs else desk
            chair = taker if arrow in {Arrow.TAKE, Arrow.TURN_BACK} else chair
            outcome = OUTCOMES_BY_HAND[one.which // 5] if arrow is Arrow.RESOLVE else None
            steps.take_step(work, asks(chair), case_id, arrow, note="好", outcome=outcome)
