"""Key projects in words."""

from bot import words
from bot.pages import times
from bot.texts import Say
from domain.cases.satisfaction import Satisfaction
from domain.projects.model import ProjectColour, ProjectState
from domain.projects.views import MilestoneLine, ProjectLine, ProjectPick

MARKS = {
    ProjectColour.RED: "🔴",
    ProjectColour.YELLOW: "🟡",
    ProjectColour.GREEN: "🟢",
    ProjectColour.BLUE: "🔵",
    ProjectColour.GREY: "⚪",
}


def state(say: Say, value: ProjectState) -> str:
    """推进中, under way …"""
    return say.plain(f"project-state-{value.value}")


def pick(say: Say, value: ProjectPick) -> str:
    """按期完成, on time …"""
    return say.plain(f"project-pick-{value.value}")


def verdict(say: Say, value: Satisfaction) -> str:
    """达到, 基本达到, 没达到."""
    return say.plain(f"milestone-verdict-{value.value}")


def progress(say: Say, line: ProjectLine) -> str:
    """``节点 2/4``, and how many are overdue."""
    key = "project-progress-late" if line.late else "project-progress"
    return say.plain(key, met=line.met, many=line.many, late=line.late)


def standing(say: Say, line: ProjectLine) -> str:
    """``🟢 推进中 · 节点 2/4 · 4月30日前完成``."""
    return say.plain(
        "project-standing",
        mark=MARKS[line.colour],
        state=state(say, line.state),
        progress=progress(say, line),
        day=times.whole_day(say, line.due_on),
    )


def milestone(say: Say, one: MilestoneLine) -> str:
    """How a milestone stands: met on time, met late, overdue, fed back, still to be reached."""
    if one.met:
        return say.plain("milestone-met" if one.in_time else "milestone-met-late")
    key = "milestone-late" if one.late else f"milestone-{one.state.value.replace('_', '-')}"
    return say.plain(key)


def milestone_mark(one: MilestoneLine) -> str:
    """The same as a mark."""
    if one.met:
        return "✅"
    return "🔴" if one.late else "▫️"


def capital(said: str) -> str:
    """At the head of a button."""
    return words.capital(said)
