"""What stands before each action on an assessment, and how it is asked for then."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.assessments import actions, filing, papers, rating, ruling
from domain.assessments import sweep as assessment_sweep
from domain.assessments.model import ItemScore, MatterDraft, MatterKind, Opinions
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure
from domain.cases.satisfaction import Satisfaction
from domain.followups.lifecycle import move as move_followup
from domain.followups.model import FollowupArrow
from domain.request import Request
from tests.makers import ASSESSMENTS, later
from tests.storage.scene import Call, Scene, call

_STREET = "coordinator"
_ASKED = Opinions(
    sent=200, returned=180, valid=175, supports=150, conditional=15, opposes=8, abstains=2
)
_MONTH_ON = date(2026, 12, 24)


def matter_draft(scene: Scene) -> MatterDraft:
    """What a street registers."""
    return MatterDraft(
        unit_id=scene.district.units["street"],
        kind=MatterKind.LAND,
        name="东门片区改造",
        starts_on=date(2026, 12, 21),
        procedure=Procedure.SIMPLE,
    )


def registered(scene: Scene) -> int:
    """A matter of the street."""
    return actions.register(scene.work, scene.by(_STREET), matter_draft(scene)).id


def planned(scene: Scene) -> int:
    """The same, planned."""
    number = registered(scene)
    actions.plan(scene.work, scene.by(_STREET), number, "公示、问卷", date(2026, 12, 4))
    return number


def scored(scene: Scene, off: int = 0) -> int:
    """The same, all points given."""
    number, by = planned(scene), scene.by(_STREET)
    matters = scene.work.assessments
    round_ = matters.round_of(matters.by_id(number))
    for item in ASSESSMENTS.scale.items:  # not a tap each: this stands before many stories
        less = min(off, item.points - 1)
        off -= less
        matters.add_score(
            ItemScore(
                round_id=round_.id,
                item=item.code,
                points=item.points - less,
                person_id=by.by.person_id,
            )
        )
    return number


def rated(scene: Scene, off: int = 0) -> int:
    """The same, graded."""
    number = scored(scene, off)
    rating.rate(scene.work, scene.by(_STREET), number)
    return number


def submitted(scene: Scene, off: int = 0) -> int:
    """The same, handed in."""
    number = rated(scene, off)
    rating.submit(scene.work, scene.by(_STREET), number)
    return number


def to_decide(scene: Scene, off: int = 0) -> int:
    """The same, reviewed."""
    number = submitted(scene, off)
    ruling.approve(scene.work, scene.by("supervisor"), number)
    return number


def decided(scene: Scene, decision: Decision = Decision.CARRY_OUT) -> int:
    """The same, decided."""
    number = to_decide(scene)
    day = date(2026, 12, 1) if decision is Decision.DEFER else None
    by = scene.by("administrator")
    ruling.decide(scene.work, by, number, decision, "会审一致", resume_on=day)
    return number


def _complete(scene: Scene) -> int:
    number = decided(scene)
    for kind in ASSESSMENTS.annexes[Procedure.SIMPLE]:
        filing.tick(scene.work, scene.by(_STREET), number, kind, there=True)
    return number


def _filed(scene: Scene) -> int:
    number = _complete(scene)
    for above in (False, True):
        filing.file_papers(scene.work, scene.by(_STREET), number, above=above)
    return number


def _measured(scene: Scene) -> int:
    number, unit = rated(scene), scene.district.units["community"]
    by = scene.by(_STREET)
    made = rating.add_measure(scene.work, by, number, "逐户讲清", unit, _MONTH_ON)
    for arrow in (FollowupArrow.ACCEPT, FollowupArrow.FEED_BACK):
        move_followup(made, arrow, by.now)
    return made.source_id


def _expected(scene: Scene) -> int:
    number, unit = rated(scene, 30), scene.district.units["community"]
    by = scene.by(_STREET)
    rating.add_measure(scene.work, by, number, "逐户讲清", unit, _MONTH_ON)
    return number


def _swept(before: Callable[[Scene], int], days: int) -> Callable[[Scene], Call]:
    def story(scene: Scene) -> Call:
        before(scene)
        return call(Request(now=later(days=days)))

    return story


OF_ASSESSMENTS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    actions.register: lambda s: call(s.by(_STREET), matter_draft(s)),
    actions.plan: lambda s: call(s.by(_STREET), registered(s), "公示" * 200, date(2026, 12, 4)),
    actions.hear: lambda s: call(s.by(_STREET), planned(s), _ASKED, "担心补偿"),
    actions.move_start: lambda s: call(
        s.by(_STREET), registered(s), date(2026, 12, 28), "招标推迟"
    ),
    actions.withdraw: lambda s: call(s.by(_STREET), submitted(s), "项目取消"),
    rating.score: lambda s: call(s.by(_STREET), planned(s), "law", 7),
    rating.rate: lambda s: call(s.by(_STREET), scored(s)),
    rating.rescore: lambda s: call(s.by(_STREET), rated(s)),
    rating.add_measure: lambda s: call(
        s.by(_STREET), rated(s), "逐户讲清", s.district.units["community"], _MONTH_ON
    ),
    rating.judge_measure: lambda s: call(s.by(_STREET), _measured(s), Satisfaction.SATISFIED),
    rating.expect: lambda s: call(s.by(_STREET), _expected(s), Grade.LOW),
    rating.submit: lambda s: call(s.by(_STREET), rated(s)),
    ruling.send_back: lambda s: call(s.by("supervisor"), submitted(s), "缺听证记录"),
    ruling.approve: lambda s: call(s.by("supervisor"), submitted(s)),
    ruling.decide: lambda s: call(s.by("supervisor"), to_decide(s), Decision.CARRY_OUT, "会审一致"),
    filing.tick: lambda s: call(s.by(_STREET), decided(s), AnnexKind.PLAN, there=True),
    filing.file_papers: lambda s: call(s.by(_STREET), _complete(s), above=False),
    filing.track: lambda s: call(s.by(_STREET), decided(s), "按计划进行"),
    filing.archive: lambda s: call(s.by(_STREET), _filed(s)),
    papers.note_register: lambda s: call(s.by(_STREET), 3),
    papers.note_paper: lambda s: call(s.by("supervisor"), registered(s)),
    assessment_sweep.resume_assessments: _swept(lambda s: decided(s, Decision.DEFER), 7),
    assessment_sweep.remind_assessments: _swept(submitted, 8),
}
