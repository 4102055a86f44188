"""What stands before each action on a key project, and how it is asked for then."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from domain.cases.model import NOTE_LIMIT
from domain.cases.satisfaction import Satisfaction
from domain.followups.lifecycle import move
from domain.followups.model import TITLE_LIMIT, FollowupArrow
from domain.projects import actions, papers, record, steps
from domain.projects.model import (
    AIM_LIMIT,
    NAME_LIMIT,
    MilestoneDraft,
    Project,
    ProjectDraft,
)
from domain.projects.sweep import remind_projects
from domain.request import Request
from tests.makers import NOW, later
from tests.storage.scene import Call, Scene, call

_numbers = count(1)
_KEEPER, _LEAD = "supervisor", "coordinator"
FINISH, FURTHER = date(2027, 4, 30), date(2027, 6, 30)


def project_draft(scene: Scene) -> ProjectDraft:
    """What the district enters, under a name of its own: the street leads, the community helps."""
    units, name = scene.district.units, f"便民服务中心改造{next(_numbers)}"
    return ProjectDraft(
        system="services",
        number=1,
        name=name,
        lead_id=units["street"],
        helpers=(units["community"],),
        aim="建" * AIM_LIMIT,
        milestones=(
            MilestoneDraft(text="选" * TITLE_LIMIT, due_on=date(2027, 1, 15)),
            MilestoneDraft(text="开门办事", due_on=FINISH, unit_id=units["community"]),
        ),
        due_on=FINISH,
    )


def _host(scene: Scene) -> int:
    return scene.district.units["district"]


def entered(scene: Scene) -> Project:
    """On the list."""
    return actions.register(scene.work, scene.by(_KEEPER), _host(scene), project_draft(scene))


def _milestone(scene: Scene, project: Project, *arrows: FollowupArrow, at: int = 0) -> int:
    facts = record.milestones_of(scene.work, project)[at]
    followup = scene.work.followups.by_id(facts.followup_id)
    for arrow in arrows:
        move(followup, arrow, NOW)
    return facts.id


def _fed_back(scene: Scene) -> int:
    return _milestone(scene, entered(scene), FollowupArrow.ACCEPT, FollowupArrow.FEED_BACK)


def _asked(scene: Scene) -> int:
    project = entered(scene)
    steps.ask(scene.work, scene.by(_LEAD), project.id, FURTHER, "雨季影响")
    return project.id


def _met(scene: Scene) -> int:
    project = entered(scene)
    for at in (0, 1):
        arrows = (FollowupArrow.ACCEPT, FollowupArrow.FEED_BACK)
        number = _milestone(scene, project, *arrows, at=at)
        steps.judge_milestone(scene.work, scene.by(_KEEPER), number, Satisfaction.SATISFIED)
    return project.id


def _changed(scene: Scene) -> Call:
    project = entered(scene)
    draft = project_draft(scene)
    fresh = MilestoneDraft(text="挂牌", due_on=FURTHER)
    name = draft.name.ljust(NAME_LIMIT, "名")
    wanted = replace(draft, name=name, milestones=(draft.milestones[1], fresh))
    wanted = replace(wanted, system="rights", due_on=FURTHER)
    return call(scene.by(_KEEPER), project.id, wanted, "调整")


OF_PROJECTS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    actions.register: lambda s: call(s.by(_KEEPER), _host(s), project_draft(s)),
    actions.change: _changed,
    actions.import_projects: lambda s: call(
        s.by(_KEEPER), _host(s), [replace(project_draft(s), system="safety", number=0)], "调"
    ),
    steps.confirm: lambda s: call(s.by(_LEAD, later(days=30)), entered(s).id),
    steps.ask: lambda s: call(s.by(_LEAD), entered(s).id, FURTHER, "雨" * NOTE_LIMIT),
    steps.grant: lambda s: call(s.by(_KEEPER), _asked(s)),
    steps.refuse: lambda s: call(s.by(_KEEPER), _asked(s), "抓" * NOTE_LIMIT),
    steps.judge_milestone: lambda s: call(s.by(_KEEPER), _fed_back(s), Satisfaction.NOT),
    steps.add_milestone: lambda s: call(
        s.by(_KEEPER), entered(s).id, MilestoneDraft(text="牌" * TITLE_LIMIT, due_on=FINISH)
    ),
    steps.drop_milestone: lambda s: call(
        s.by(_KEEPER), _milestone(s, entered(s)), "并入下一个节点"
    ),
    steps.accept_project: lambda s: call(s.by(_KEEPER), _met(s), "合格"),
    steps.cancel: lambda s: call(s.by(_KEEPER), entered(s).id, "选址不成"),
    papers.note_projects: lambda s: call(s.by(_LEAD), 3),
    remind_projects: lambda s: (entered(s), call(Request(now=later(days=23))))[1],
}
