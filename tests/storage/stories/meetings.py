"""What stands before each action on talk meetings, and how it is asked for then."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.followups.model import FollowupState, Source
from domain.meetings import agenda, holding, judging, papers, planning, sweep
from domain.meetings.model import (
    DayRule,
    ItemRuling,
    MeetingPaper,
    MeetingState,
    Present,
    Ruling,
    Votes,
)
from domain.org.model import UnitKind
from domain.people.model import Role
from domain.request import Request
from tests.makers import a_case, a_chair, later
from tests.storage.scene import Call, Scene, call

_RULE = DayRule(nth=4, weekday=4)
_CAME = Present(residents=12, deputies=3, local_units=2, departments=4)
_ANSWERED = ItemRuling(ruling=Ruling.ANSWERED, note="当场修好")
_HOST = "meeting_host"


def _community(scene: Scene) -> int:
    """A community of its own, with somebody who holds its meetings."""
    unit = scene.unit(UnitKind.COMMUNITY)
    scene.district.chairs[_HOST] = a_chair(scene.work, unit, Role.INFORMATION_OFFICER)
    return unit


def _meeting(scene: Scene, unit: int = 0) -> int:
    unit = unit or _community(scene)
    planning.set_series(scene.work, scene.by(_HOST), unit, _RULE, "居民活动室")
    return scene.work.meetings.of_unit(unit, [MeetingState.GATHERING])[0].id


def _item(scene: Scene, meeting: int) -> int:
    return agenda.add_item(scene.work, scene.by(_HOST), meeting, "路灯不亮").id


def _held(scene: Scene) -> tuple[int, int]:
    meeting = _meeting(scene)
    item = _item(scene, meeting)
    planning.fix(scene.work, scene.by(_HOST), meeting)
    holding.begin(scene.work, scene.by(_HOST), meeting)
    return meeting, item


def _ruled(scene: Scene, ruling: Ruling = Ruling.PASSED_UP) -> tuple[int, int]:
    meeting, item = _held(scene)
    holding.rule_on(scene.work, scene.by(_HOST), item, ItemRuling(ruling=ruling, note="写一句"))
    holding.count_present(scene.work, scene.by(_HOST), meeting, _CAME)
    return meeting, item


def _confirmed(scene: Scene) -> tuple[int, int]:
    meeting, item = _ruled(scene)
    holding.confirm(scene.work, scene.by(_HOST), meeting)
    return meeting, item


def _to_judge(scene: Scene) -> tuple[int, int]:
    meeting, item = _confirmed(scene)
    [followup] = scene.work.followups.of_source(Source.MEETING, [item])
    followup.state, followup.feedback = FollowupState.FED_BACK, "换好了"
    unit = scene.work.meetings.by_id(meeting).unit_id
    following = agenda.add_item(
        scene.work,
        scene.by(_HOST),
        _next(scene, unit),
        "停车",
    ).meeting_id
    planning.fix(scene.work, scene.by(_HOST), following)
    holding.begin(scene.work, scene.by(_HOST), following)
    return following, item


def _next(scene: Scene, unit: int) -> int:
    sweep.plan_meetings(scene.work, Request(now=later()))
    return scene.work.meetings.of_unit(unit, [MeetingState.GATHERING])[0].id


def _filed_there(scene: Scene) -> tuple[int, int]:
    unit = _community(scene)
    _meeting(scene, unit)
    return unit, a_case(scene.work, scene.district.actor(scene.work, _HOST), unit).id


_PHOTO = DraftFile(kind=AttachmentKind.PHOTO, file="b" * 64, size=1)

Story = Callable[[Scene], Call]
OF_MEETINGS: Mapping[Callable[..., Any], Story] = {
    planning.set_series: lambda s: (
        lambda unit: call(s.by(_HOST), unit, DayRule(day=31), "居民活动室")
    )(_community(s)),
    planning.fix: lambda s: (lambda one: call(s.by(_HOST), one))(_meeting(s)),
    planning.reopen: lambda s: _fixed(s),
    planning.postpone: lambda s: (
        lambda one: call(s.by(_HOST), one, date(2026, 12, 17), "遇上放假")
    )(_meeting(s)),
    planning.call_off: lambda s: (lambda one: call(s.by(_HOST), one, "换届"))(_meeting(s)),
    agenda.submit: lambda s: (lambda one: call(s.by(_HOST), one[1]))(_filed_there(s)),
    agenda.unite: lambda s: (lambda one: call(s.by(_HOST), one[0], [one[1]]))(_filed_there(s)),
    agenda.add_item: lambda s: (lambda one: call(s.by(_HOST), one, "题" * 200))(_meeting(s)),
    holding.begin: lambda s: _fixed(s),
    holding.rule_on: lambda s: (
        lambda one: call(
            s.by(_HOST),
            one[1],
            ItemRuling(
                ruling=Ruling.HANDED_OUT, note="尽快", to_unit_id=s.district.units["street"]
            ),
        )
    )(_held(s)),
    holding.take_back: lambda s: (lambda one: call(s.by(_HOST), one[1]))(_ruled(s)),
    holding.carry: lambda s: (lambda one: call(s.by(_HOST), one[1]))(_held(s)),
    holding.count_present: lambda s: (lambda one: call(s.by(_HOST), one[0], _CAME))(_held(s)),
    holding.add_photo: lambda s: (lambda one: call(s.by(_HOST), one[0], _PHOTO))(_held(s)),
    holding.confirm: lambda s: (lambda one: call(s.by(_HOST), one[0]))(_ruled(s)),
    judging.judge_item: lambda s: (
        lambda one: call(s.by(_HOST), *one, Votes(satisfied=9, fairly=2, discontented=1))
    )(_to_judge(s)),
    judging.revise: lambda s: (lambda one: call(s.by(_HOST), one[1], _ANSWERED, "记错了"))(
        _confirmed(s)
    ),
    papers.note_minutes: lambda s: (lambda one: call(s.by(_HOST), one[0], MeetingPaper.MINUTES))(
        _confirmed(s)
    ),
    sweep.plan_meetings: lambda s: call(Request(now=later(days=40))),
    sweep.remind_meetings: lambda s: call(Request(now=later(days=1))),
}


def _fixed(scene: Scene) -> Call:
    meeting = _meeting(scene)
    _item(scene, meeting)
    planning.fix(scene.work, scene.by(_HOST), meeting)
    return call(scene.by(_HOST), meeting)
