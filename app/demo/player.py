"""Plays the events of the demo through the real actions."""

from dataclasses import dataclass, field

from app.demo.events import (
    AgreedOn,
    AnsweredAbove,
    AskedFromAbove,
    BodyAnswered,
    Confirmed,
    Desk,
    Event,
    Filed,
    MoreTimeAsked,
    MoreTimeGiven,
    Moved,
    PartDone,
    RatedAs,
    SentOn,
    SessionNoted,
    Visited,
)
from app.demo.writer import write
from domain.cases import filing
from domain.cases import steps as case_actions
from domain.cases.draft import ReportDraft
from domain.cases.model import CaseKind
from domain.errors import NotFound
from domain.people.messengers import Messenger
from domain.people.model import Actor
from domain.periodic import actions as report_actions
from domain.ports import Work
from domain.request import Request

CHANNEL = Messenger.TELEGRAM


@dataclass(kw_only=True)
class Stage:
    """What the player must know of what is there already."""

    actors: dict[Desk, Actor]
    categories: dict[tuple[CaseKind, str], int]
    units: dict[str, int]
    """Ids by code."""
    cases: dict[str, int] = field(default_factory=dict)
    """Ids by the names of the plan."""


def categories(work: Work) -> dict[tuple[CaseKind, str], int]:
    """The list the migrations brought, by code."""
    found: dict[tuple[CaseKind, str], int] = {}
    number = 1
    while True:
        try:
            category = work.cases.category(number)
        except NotFound:
            return found
        found[category.kind, category.code] = category.id
        number += 1


def act(work: Work, stage: Stage, event: Event) -> None:
    """Does one of the events. Raises what its action raises."""
    actor = stage.actors[event.by]
    match event:
        case Filed():
            _file(work, actor, stage, event)
        case Moved():
            token = f"demo-{event.at:%Y%m%d%H%M%S}-{event.arrow.value}"
            case_actions.take_step(
                work,
                Request(actor=actor, token=token, now=event.at),
                _case(work, stage, event.case),
                event.arrow,
                note=event.note,
                outcome=event.outcome,
                to_unit_id=stage.units[event.to] if event.to else None,
            )
        case (
            SessionNoted()
            | AgreedOn()
            | PartDone()
            | Visited()
            | RatedAs()
            | MoreTimeAsked()
            | MoreTimeGiven()
            | AskedFromAbove()
            | AnsweredAbove()
            | SentOn()
            | BodyAnswered()
        ):
            token = f"demo-{event.at:%Y%m%d%H%M%S}-{type(event).__name__}"
            request = Request(actor=actor, token=token, now=event.at)
            write(work, request, _case(work, stage, event.case), event)
        case Confirmed():
            report_actions.confirm(
                work,
                Request(actor=actor, now=event.at),
                stage.units[event.by[0]],
                event.period,
                nil=event.nil,
                late_reason=event.late_reason,
            )


def _case(work: Work, stage: Stage, name: str) -> int:
    if name not in stage.cases:
        case = work.cases.by_draft(f"demo-{name}")
        if case is None:
            raise NotFound("case")
        stage.cases[name] = case.id
    return stage.cases[name]


def _file(work: Work, actor: Actor, stage: Stage, event: Filed) -> None:
    draft = ReportDraft(
        key=f"demo-{event.case}",
        kind=event.kind,
        unit_id=stage.units[event.unit],
        category_id=stage.categories[event.kind, event.category],
        place=event.place,
        people=event.people,
        summary=event.summary,
        urgency=event.urgency,
    )
    case = filing.file(work, Request(actor=actor, token=f"demo-{event.case}", now=event.at), draft)
    stage.cases[event.case] = case.id
