"""Selections in words."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot import words
from bot.texts import Say
from domain.selections.model import ApplicationState, SelectionState
from domain.selections.scheme import BARE, Fact, ReviewLine, SelectionScheme
from domain.selections.views import SelectionLine, SelectionView


def state(say: Say, value: SelectionState) -> str:
    """申报中, applications are open …"""
    return say.plain(f"selection-state-{value.value}")


def application_state(say: Say, value: ApplicationState) -> str:
    """待推荐, waits for the street …"""
    return say.plain(f"application-state-{value.value}")


def standing(say: Say, line: SelectionLine | SelectionView, zone: ZoneInfo) -> str:
    """How a round stands and until when: ``申报中，12月4日(周五) 24:00 前``."""
    said = state(say, line.state)
    if line.due_at is None:
        return said
    overdue = isinstance(line, SelectionView) and line.overdue
    key = "selection-overdue" if overdue else "selection-due"
    return say.plain(key, state=said, due=words.deadline(say, line.due_at, zone))


def fact(say: Say, one: Fact) -> str:
    """``满意率 96.2%（231/240 票）``, ``特色活动 12 场``."""
    if one.kind in BARE:
        return say.plain(f"selection-fact-{one.kind.value}", part=one.part)
    return say.plain(
        f"selection-fact-{one.kind.value}",
        part=one.part,
        whole=one.whole,
        rate=words.rate(one.part, one.whole),
    )


def beside(say: Say, line: ReviewLine, facts: Iterable[Fact]) -> str:
    """The facts beside a line of the review."""
    known = {one.kind: one for one in facts}
    some = [fact(say, known[kind]) for kind in line.facts if kind in known]
    return say.plain("selection-facts-joint").join(some)


def weights(say: Say, scheme: SelectionScheme) -> str:
    """``居民评议 30、办理情况 30、特色 20、服务 20``."""
    return say.plain("between-names").join(
        say.plain("selection-weight", name=line.name.read(say.locale), points=line.points)
        for line in scheme.lines
    )
