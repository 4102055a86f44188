"""What is offered about an evaluation may be done, and what is not offered may not: held against
the actions on random ways through its life."""

from collections.abc import Callable
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DomainError, NotFound
from domain.evaluations import actions, confirming, counting
from domain.evaluations.lifecycle import EVALUATION_WAYS, EvaluationArrow, move
from domain.evaluations.model import Evaluation, EvaluationStage, SheetStage
from domain.evaluations.options import Evaluated, EvaluationOptions, options
from domain.evaluations.record import evaluated
from domain.people.model import Actor
from tests.domain.conftest import Town, _founded
from tests.domain.evaluation_desk import COUNTS, FEW, FRIDAY, GOOD, SHORT, EvaluationDesk
from tests.examples import examples

Try = Callable[[EvaluationDesk, Evaluation, Actor], object]


def _fill(desk: EvaluationDesk, made: Evaluation, who: Actor, typed: tuple[int, ...]) -> object:
    desk.counts(made, typed, who)
    if typed == COUNTS:
        for one in desk.objects(made):
            desk.votes(made, one.id, GOOD, who)
    return None


def _do(action: Callable[..., object], *args: object) -> Try:
    return lambda desk, made, who: desk.town.do(action, desk.town.asks(who), made.id, *args)


def _newest(desk: EvaluationDesk, made: Evaluation) -> int:
    newest = found(desk, made).newest
    return 99 if newest is None else newest.revision


def _send_back(desk: EvaluationDesk, made: Evaluation, who: Actor) -> object:
    ask, revision = desk.town.asks(who), _newest(desk, made)
    return desk.town.do(confirming.send_back, ask, made.id, revision, f"核对{desk.town.taps}")


def _correct(desk: EvaluationDesk, made: Evaluation, who: Actor) -> object:
    return desk.town.do(confirming.correct, desk.town.asks(who), made.id, f"更正{desk.town.taps}")


TRIES: list[tuple[str, Try]] = [
    ("plan", _do(actions.plan, FRIDAY)),
    ("enter", lambda desk, made, who: _fill(desk, made, who, COUNTS)),
    ("enter", lambda desk, made, who: _fill(desk, made, who, SHORT)),
    ("enter", lambda desk, made, who: _fill(desk, made, who, FEW)),
    ("enter", lambda desk, made, who: desk.counts(made, COUNTS, who)),
    ("hand_in", _do(counting.hand_in)),
    ("confirm", lambda desk, made, who: desk.confirm(made, who, _newest(desk, made))),
    ("confirm", _send_back),
    ("correct", _correct),
    ("drop", _do(confirming.drop_correction)),
    ("publish", _do(actions.publish)),
    ("rectify", lambda desk, made, who: desk.rectify(made, who=who)),
]
AGAIN = {"hand_in", "confirm", "publish"}
"""A second tap of the same person finds its own result, and is no second step."""


def found(desk: EvaluationDesk, made: Evaluation) -> Evaluated:
    work = desk.town.work
    return evaluated(work, made, work.org.unit(made.unit_id))


def test_every_option_is_tried() -> None:
    assert {name for name, _ in TRIES} == {one.name for one in fields(EvaluationOptions)}


Steps = list[tuple[int, int]]
_COUNTED: Steps = [(0, 1), (0, 5)]
_CONFIRMED: Steps = [*_COUNTED, (1, 6)]
SO_FAR: list[Steps] = [
    [],
    _COUNTED,
    [(0, 2), (0, 5)],
    _CONFIRMED,
    [*_CONFIRMED, (0, 10)],
    [*_CONFIRMED, (1, 8), (1, 1), (1, 5)],
]
"""Nothing yet; counted, void, confirmed, published, and with a correction that waits."""


@examples(90)
@given(
    st.sampled_from(SO_FAR),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, len(TRIES) - 1)), max_size=8),
)
def test_what_is_offered_may_be_done_and_nothing_else(so_far: Steps, more: Steps) -> None:
    steps = [*so_far, *more]
    town = Town(_founded())
    try:
        desk = EvaluationDesk(town)
        made = desk.prepare()
        everybody = (desk.officer, desk.mediator, desk.street, desk.supervisor)
        for person, number in steps:
            who, (name, trying) = everybody[person], TRIES[number]
            before = found(desk, made)
            offered = getattr(options(who, before), name)
            stage, newest = made.stage, before.newest
            try:
                trying(desk, made, who)
            except DomainError:
                assert not offered, (name, stage)
            else:
                mine = newest is not None and who.person_id in {
                    newest.entered_by,
                    newest.confirmed_by,
                }
                again = name in AGAIN and (mine or name == "publish")
                assert offered or again, (name, stage)
            _holds(desk, made)
    finally:
        town.close()


def _holds(desk: EvaluationDesk, made: Evaluation) -> None:
    """What is true wherever it stands."""
    sheets = desk.sheets(made)
    assert [one.revision for one in sheets] == list(range(1, len(sheets) + 1))
    for one in sheets:
        if one.stage is SheetStage.CONFIRMED:
            assert one.confirmed_by not in {None, one.entered_by}
        counts = one.tally.counts
        if counts is not None and counts.valid < made.rules.fewest:
            assert not one.tally.votes
    standing = found(desk, made).standing
    assert (standing is not None) == (
        made.stage in {EvaluationStage.CONFIRMED, EvaluationStage.PUBLISHED}
    )
    assert (made.published_on is not None) == (made.stage is EvaluationStage.PUBLISHED)


def test_who_entered_is_not_offered_to_confirm(town: Town) -> None:
    desk = EvaluationDesk(town)
    made = desk.prepare()
    desk.counted(made)
    everybody = (desk.officer, desk.mediator, desk.street, desk.supervisor)
    offered = [options(one, found(desk, made)).confirm for one in everybody]
    assert offered == [False, True, True, False]


def test_the_table_is_the_only_way(town: Town) -> None:
    made = EvaluationDesk(town).prepare()
    ways = {(way.arrow, way.source): way.target for way in EVALUATION_WAYS}
    assert len(ways) == len(EVALUATION_WAYS)
    for arrow in EvaluationArrow:
        for stage in EvaluationStage:
            made.stage = stage
            if (arrow, stage) in ways:
                move(made, arrow)
                assert made.stage is ways[arrow, stage]
            else:
                with pytest.raises(DomainError):
                    move(made, arrow)


def test_a_number_that_is_none(town: Town) -> None:
    desk = EvaluationDesk(town)
    for number in (0, -1, 99, 2**70):
        with pytest.raises(NotFound):
            town.do(actions.publish, town.asks(desk.officer), number)
