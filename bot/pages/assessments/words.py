"""Assessments in words."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot import words
from bot.pages import times
from bot.texts import Say
from domain.assessments.grading import Appraisal
from domain.assessments.model import AssessmentArrow, AssessmentState, MatterKind
from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure
from domain.assessments.views import AssessmentLine, AssessmentTally


def kind(say: Say, value: MatterKind) -> str:
    """征地拆迁, land …"""
    return say.plain(f"matter-kind-{value.value}")


def state(say: Say, value: AssessmentState) -> str:
    """待初审, in review …"""
    return say.plain(f"assessment-state-{value.value}")


def arrow(say: Say, value: AssessmentArrow) -> str:
    """The step as a noun."""
    return say.plain(f"assessment-arrow-{value.value}")


def procedure(say: Say, value: Procedure) -> str:
    """普通程序, ordinary procedure."""
    return say.plain(f"procedure-{value.value}")


def grade(say: Say, value: Grade | None) -> str:
    """低风险, low; "—" for none."""
    return "—" if value is None else say.plain(f"grade-{value.value}")


def decision(say: Say, value: Decision) -> str:
    """实施, carried out …"""
    return say.plain(f"decision-{value.value}")


def annexes(say: Say, those: Iterable[AnnexKind]) -> str:
    """听证记录、应急预案."""
    return say.plain("between-names").join(say.plain(f"annex-{one.value}") for one in those)


def share(appraisal: Appraisal) -> str:
    """The share of opposing opinions; "—" where none is valid."""
    return words.rate(appraisal.opposes, appraisal.valid)


def standing(say: Say, line: AssessmentLine, zone: ZoneInfo) -> str:
    """How it stands and until when: ``待初审 · 12月1日(周二) 24:00 前``, ``暂缓到 12月10日``."""
    if line.state is AssessmentState.DEFERRED and line.resume_on is not None:
        return say.plain("assessment-deferred", day=times.day(say, line.resume_on))
    said = state(say, line.state)
    if line.state is AssessmentState.DECIDED and line.decision is not None:
        said = decision(say, line.decision)
    if line.due_at is None:
        return said
    key = "assessment-overdue" if line.overdue else "assessment-due"
    return say.plain(key, state=said, due=words.deadline(say, line.due_at, zone))


def tally(say: Say, found: AssessmentTally) -> str:
    """The figures in one line: ``已评估 35：实施 31 · 暂缓 3 · 不实施 1``."""
    return say.plain(
        "assessments-tally",
        assessed=found.assessed,
        go=found.carried_out,
        wait=found.deferred,
        no=found.refused,
    )
