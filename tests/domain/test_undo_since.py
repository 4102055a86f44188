"""撤销 as long as nobody else has acted: what was only said or written down takes nothing away."""

from datetime import timedelta

import pytest

from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome, State
from domain.cases.rating import thank
from domain.errors import WrongStep
from domain.mediation.actions import hold_session, record_agreement
from domain.mediation.model import AgreementForm, DeadlineKind, Ending, Means
from domain.mediation.performance import plan_follow_up
from domain.people.model import Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.undo_desk import Desk


@pytest.fixture
def desk(town: Town) -> Desk:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    town.person("琅琊街道", Role.COORDINATOR)
    return Desk(town, head, mediator, town.reported(head))


def test_thanks_are_no_act_and_leave_the_outcome_open_to_undoing(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    desk.town.do(thank, Request(actor=desk.head, now=desk.town.clock.now()), desk.case.id)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        desk.undo(desk.head)  # thanks themselves are not undone
    desk.undo()
    assert (desk.case.state, desk.case.outcome) == (State.ACCEPTED, None)


def test_what_the_doer_wrote_down_since_takes_nothing_away(desk: Desk) -> None:
    town, now = desk.town, desk.town.clock.now()
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    town.do(
        record_agreement,
        Request(actor=desk.mediator, token=town.tap(), now=now),
        desk.case.id,
        form=AgreementForm.WRITTEN,
        made_on=now.date(),
    )
    visit = now.date() + timedelta(days=9)
    town.do(
        plan_follow_up,
        Request(actor=desk.mediator, token=town.tap(), now=now),
        desk.case.id,
        due_on=visit,
    )
    desk.undo()
    assert (desk.case.state, desk.case.outcome) == (State.ACCEPTED, None)
    assert town.work.mediation.agreement(desk.case.id) is not None, "nobody types it twice"
    ends = {day.kind: day.ending for day in town.work.mediation.deadlines(desk.case.id)}
    assert ends == {DeadlineKind.CONFIRMATION: None, DeadlineKind.FOLLOW_UP: Ending.DROPPED}


def test_what_somebody_else_wrote_down_since_does(desk: Desk) -> None:
    town, other = desk.town, desk.town.person("古道社区", Role.MEDIATOR)
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    town.do(
        hold_session,
        town.asks(other),
        desk.case.id,
        held_on=town.clock.now().date(),
        means=Means.PHONE,
        note="再谈了一次",
    )
    for actor in (desk.mediator, other):
        with pytest.raises(WrongStep, match="undo-overtaken"):
            desk.undo(actor)
    assert desk.case.outcome is Outcome.SUCCESS


def test_a_report_with_a_sentence_added_is_withdrawn_with_it(desk: Desk) -> None:
    town = desk.town
    town.do(
        steps.add_detail,
        Request(actor=desk.head, token="later", now=town.clock.now()),
        desk.case.id,
        note="三楼",
    )
    desk.undo(desk.head)
    assert desk.case.state is State.WITHDRAWN
    assert town.told(desk.mediator) == [], "neither the report nor what was added"


def test_an_outcome_undone_under_what_was_written_since_restores_what_was_told_before(
    desk: Desk,
) -> None:
    town, now = desk.town, desk.town.clock.now()
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    town.do(
        record_agreement,
        Request(actor=desk.mediator, token=town.tap(), now=now),
        desk.case.id,
        form=AgreementForm.ORAL,
        made_on=now.date(),
    )
    desk.undo()
    assert desk.heard(desk.head) == [Arrow.ACCEPT]
