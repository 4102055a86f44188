"""The residents' evaluations of the demo: the last half-year's is published, and what it found
wrong was seen to; this half-year's is half entered, so that whoever opens it goes on."""

from copy import copy
from datetime import datetime, time, timedelta

from app.demo.district import notes, phones
from app.demo.past import Lasting, past
from app.demo.player import Stage
from domain.days.halves import HalfYear
from domain.days.periods import moment_at
from domain.evaluations import actions, confirming, counting
from domain.evaluations.tally import counts_of, votes_of
from domain.followups import actions as followups
from domain.followups.model import Source
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.request import Request

_BEFORE = timedelta(days=12)
"""So long before a half-year was over its meeting was."""
_COUNTS = (63, 58, 58, 57, 56, 1)
_VOTES = ((44, 9, 2, 1), (47, 7, 1, 1), (38, 12, 4, 2), (29, 16, 8, 3), (41, 11, 2, 2))
_NOW = (61, 52, 52, 51, 51, 0)
_SO_FAR = ((43, 6, 1, 1), (45, 5, 0, 1))


def evaluate(work: Work, stage: Stage, lasting: Lasting, now: datetime) -> None:
    """Writes them; nobody is told."""
    quiet = copy(work)
    quiet.outbox = past(work, lasting).outbox
    code = next(
        one.unit
        for one in phones()
        if one.role is Role.INFORMATION_OFFICER and one.capacity is Capacity.HOLDER
    )
    half = HalfYear.containing(work.rules.day(now))
    before = half.previous()
    then = moment_at(before.last - _BEFORE, time(10), work.rules.zone)
    _published(quiet, stage, code, before, then)
    officer = Request(actor=stage.actors[code, Role.INFORMATION_OFFICER], now=now)
    made = actions.prepare(quiet, officer, stage.units[code], half, work.rules.day(now))
    counting.enter_counts(quiet, officer, made.id, counts_of(_NOW), None)
    entered = zip(work.evaluations.objects(made.id), _SO_FAR, strict=False)
    counting.enter_votes(quiet, officer, made.id, {one.id: votes_of(v) for one, v in entered}, {})


def _published(work: Work, stage: Stage, code: str, half: HalfYear, then: datetime) -> None:
    unit = stage.units[code]
    officer = Request(actor=stage.actors[code, Role.INFORMATION_OFFICER], now=then)
    mediator = Request(actor=stage.actors[code, Role.MEDIATOR], now=then)
    made = actions.prepare(work, officer, unit, half, work.rules.day(then))
    objects = work.evaluations.objects(made.id)
    counting.enter_counts(work, officer, made.id, counts_of(_COUNTS), None)
    entered = zip(objects, _VOTES, strict=True)
    counting.enter_votes(work, officer, made.id, {one.id: votes_of(v) for one, v in entered}, {})
    counting.hand_in(work, officer, made.id)
    confirming.confirm(work, mediator, made.id, 1)
    actions.publish(work, mediator, made.id)
    wrong = actions.ToRectify(
        object_id=objects[3].id,
        what=notes()["evaluation"]["wrong"],
        unit_id=unit,
        due=work.rules.day(then) + timedelta(days=20),
    )
    found = actions.rectify(work, mediator.under("demo:rectify"), made.id, wrong)
    handed = work.followups.of_source(Source.EVALUATION, [found.id])[0]
    followups.accept(work, mediator.under("demo:accept"), handed.id)
    said = notes()["evaluation"]["righted"]
    followups.feed_back(work, mediator.under("demo:feed-back"), handed.id, said)
