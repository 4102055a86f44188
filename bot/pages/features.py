"""Features: the communities with theirs, and one of them with what took place."""

from datetime import date
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.features import (
    AskFeatureStep,
    BeginFeature,
    FeatureList,
    OpenFeature,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row, piece
from bot.texts import Html, Say
from domain.features.model import FeatureKind
from domain.features.options import FeatureArrow
from domain.features.views import EventLine, FeatureLine, FeaturePage, FeatureView, RevisionLine

_EVENTS, _TITLE, _UNIT, _CORRECTED, _WHY = 6, 24, 14, 3, 80
ASKED = (
    FeatureArrow.ADD_EVENT,
    FeatureArrow.DROP_EVENT,
    FeatureArrow.REVISE,
    FeatureArrow.END,
)
"""The steps about a feature that are asked for."""


def kind(say: Say, value: FeatureKind) -> str:
    """学习型, learning …"""
    return say.plain(f"feature-kind-{value.value}")


def features_page(say: Say, board: FeaturePage) -> Page:
    """The communities within reach, those without a feature first."""
    head = say("features-head", running=board.running, total=board.total)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    lines = [head, *(_line(say, one) for one in board.lines)]
    if not board.total:
        lines.append(say("features-none"))
    opens = [
        button(
            clip(one.unit.name, _UNIT),
            BeginFeature(unit=one.unit.id) if one.id is None else OpenFeature(id=one.id),
        )
        for one in board.lines
        if one.id is not None or one.begins
    ]
    turn = page_row(say, board.page, board.pages, lambda page: FeatureList(page=page))
    return Page(text=joined(lines), rows=(*in_rows(opens, 2), turn))


def _line(say: Say, line: FeatureLine) -> Html:
    if line.id is None or line.kind is None:
        return say("features-line-none", unit=line.unit.name)
    return say(
        "features-line",
        unit=line.unit.name,
        title=clip(line.title, _TITLE),
        kind=kind(say, line.kind),
        events=line.events,
        came=line.came,
    )


def feature_page(
    say: Say,
    view: FeatureView,
    zone: ZoneInfo,
    today: date,
    page: int = 0,
    news: Html | None = None,
) -> Page:
    """A feature with a page of what took place, the newest first."""
    at, pages, events = piece(view.events, page, _EVENTS)
    lines: list[Html | None] = [
        say("feature-title", unit=view.unit.name, title=view.title),
        say("feature-what", kind=kind(say, view.kind), since=times.whole_day(say, view.since)),
        say("feature-purpose", purpose=view.purpose),
        say("feature-ended", day=times.whole_day(say, view.ended_on)) if view.ended_on else None,
        say("feature-year", year=str(view.year), held=view.held, came=view.came),
        *(_event(say, one, today) for one in events),
        *(_revision(say, one, zone) for one in view.corrected[:_CORRECTED]),
        None if view.events or view.ended_on else say("feature-next"),
        *([Html(""), news] if news else []),
    ]
    turn = page_row(say, at, pages, lambda page: OpenFeature(id=view.id, page=page))
    return Page(text=joined(lines), rows=(*_rows(say, view), turn, _back(say)))


def _event(say: Say, one: EventLine, today: date) -> Html:
    day = times.near_day(say, one.on, today)
    if one.dropped_why:
        return say("feature-event-dropped", day=day, what=one.what, why=clip(one.dropped_why, _WHY))
    return say("feature-event", day=day, what=one.what, came=one.came)


def _revision(say: Say, one: RevisionLine, zone: ZoneInfo) -> Html:
    said = {
        "at": words.moment(say, one.at, zone),
        "role": words.role(say, one.role),
        "why": clip(one.why, _WHY),
    }
    if one.title:
        return say("feature-renamed", title=one.title, **said)
    return say("feature-revision", **said)


def _rows(say: Say, view: FeatureView) -> list[Row]:
    stands = any(not one.dropped_why for one in view.events)
    doing = [
        button(say.plain(f"feature-do-{arrow.value}"), AskFeatureStep(id=view.id, arrow=arrow))
        for arrow in ASKED
        if arrow in view.may and (arrow is not FeatureArrow.DROP_EVENT or stands)
    ]
    if FeatureArrow.BEGIN in view.may:
        doing.append(button(say.plain("feature-do-another"), BeginFeature(unit=view.unit.id)))
    return in_rows(doing, 2)


def _back(say: Say) -> Row:
    return [button(say.plain("feature-list"), FeatureList(page=0))]
