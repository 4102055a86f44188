"""What is offered of a project is what can be done: each step of a walk is held against its
action."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import last_day
from domain.errors import NotFound, Refused, WrongStep
from domain.followups import actions as followups
from domain.followups.model import FollowupState
from domain.people.model import Actor
from domain.projects import actions, record, standing, steps
from domain.projects.lifecycle import PROJECT_WAYS
from domain.projects.model import MilestoneDraft, Project, ProjectArrow, ProjectState, Punctuality
from domain.projects.options import options
from tests.domain.conftest import Town, _founded
from tests.domain.project_desk import FINISH, ProjectDesk
from tests.examples import examples
from tests.makers import ZONE

_A = ProjectArrow
_DONE_BY = frozenset({_A.REGISTER, _A.START, _A.MEET})
"""What is offered on no project: it begins one, or follows by itself."""


def test_every_state_is_reached_and_two_are_the_end() -> None:
    assert {way.target for way in PROJECT_WAYS} == set(ProjectState)
    left = {way.source for way in PROJECT_WAYS}
    assert set(ProjectState) - left == {ProjectState.ACCEPTED, ProjectState.CANCELLED}


def _take(desk: ProjectDesk, project: Project, arrow: ProjectArrow, number: int) -> list[Any]:
    """The action of a step, and what it is given."""
    facts = desk.facts(project)
    known = [one.id for one in facts] or [one.id for one in desk.milestones(project)]
    fed = [one.id for one in facts if one.state is FollowupState.FED_BACK]
    unmet = [one.id for one in facts if not one.met]
    day = date(2027, 8, 1 + number)
    wanted = replace(
        desk.draft(project.name),
        milestones=tuple(
            MilestoneDraft(text=one.text, due_on=last_day(one.due_at, ZONE), unit_id=one.unit_id)
            for one in facts
        ),
        due_on=project.due_on,
    )
    calls: dict[ProjectArrow, list[Any]] = {
        _A.CONFIRM: [steps.confirm, project.id],
        _A.ASK: [steps.ask, project.id, day, "雨季影响"],
        _A.GRANT: [steps.grant, project.id],
        _A.REFUSE: [steps.refuse, project.id, "抓紧"],
        _A.JUDGE: [steps.judge_milestone, (fed or known)[0], Satisfaction.FAIRLY],
        _A.ADD: [
            steps.add_milestone,
            project.id,
            MilestoneDraft(text=f"又一个{number}", due_on=FINISH),
        ],
        _A.DROP: [steps.drop_milestone, (unmet or known)[0], "不要了"],
        _A.ADJUST: [actions.change, project.id, wanted, "调整"],
        _A.ACCEPT: [steps.accept_project, project.id, ""],
        _A.CANCEL: [steps.cancel, project.id, "不做了"],
    }
    return calls[arrow]


def _goes_on(desk: ProjectDesk, project: Project, at: int) -> None:
    """Its unit does what it may about a milestone."""
    facts = desk.facts(project)
    if not facts:
        return  # it was cancelled
    one = facts[at % len(facts)]
    action: Callable[..., Any] = followups.accept
    args: list[Any] = [one.followup_id]
    if one.state is FollowupState.UNDER_WAY:
        action, args = followups.feed_back, [one.followup_id, "已完成"]
    elif one.state is not FollowupState.HANDED_OUT:
        return
    desk.town.do(action, desk.town.asks(desk.street), *args)


def test_who_leads_keeps_no_list_and_who_keeps_it_does_not_confirm(town: Town) -> None:
    desk = ProjectDesk(town)
    project = desk.registered()
    led = {_A.CONFIRM, _A.ASK}
    for arrow in set(_A) - _DONE_BY:
        who = desk.keeper if arrow in led else desk.street
        action, *args = _take(desk, project, arrow, 1)
        with pytest.raises(Refused):
            desk.town.do(action, desk.town.asks(who), *args)


@examples(20)
@given(
    walk=st.lists(
        st.tuples(
            st.sampled_from([one for one in _A if one not in _DONE_BY]),
            st.sampled_from(["keeper", "street", "officer"]),
            st.integers(0, 3),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_what_is_offered_can_be_done_and_nothing_else(
    walk: list[tuple[ProjectArrow, str, int, bool]],
) -> None:
    with closing(Town(_founded())) as town:
        _walk(ProjectDesk(town), walk)


def _walk(desk: ProjectDesk, walk: list[tuple[ProjectArrow, str, int, bool]]) -> None:
    project = desk.registered()
    for number, (arrow, who, at, first) in enumerate(walk):
        if first:
            _goes_on(desk, project, at)
            desk.town.clock.forward(days=at)
        actor: Actor = getattr(desk, who)
        work, now = desk.town.work, desk.town.clock.now()
        facts = record.facts_of(work, project, now)
        offered = arrow in options(actor, facts)
        action, *args = _take(desk, project, arrow, number)
        try:
            desk.town.do(action, desk.town.asks(actor), *args)
            done = True
        except (Refused, WrongStep, NotFound):
            done = False
        assert done == offered, (arrow, who, standing.state_of(project, facts.milestones))
        counted = standing.punctuality(work.rules, project, desk.facts(project), now)
        cancelled = desk.state(project) is ProjectState.CANCELLED
        assert (counted is None) == cancelled
        assert counted in {None, *Punctuality}
