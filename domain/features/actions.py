"""What a community does about its feature: it begins one, which ends the one before; corrects what
is said of it; enters what took place."""

from datetime import date

from domain import access
from domain.access import Act
from domain.cases.draft import clean_note
from domain.days.deadlines import check_past
from domain.errors import Invalid, WrongStep
from domain.features.model import (
    CAME_LIMIT,
    EVENT_LIMIT,
    FEATURE_TITLE_LIMIT,
    PURPOSE_LIMIT,
    Feature,
    FeatureDraft,
    FeatureEvent,
    FeatureRevision,
)
from domain.features.options import has_feature
from domain.org.model import Unit
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request
from domain.sentence import clean


def begin_feature(work: Work, request: Request, unit_id: int, draft: FeatureDraft) -> Feature:
    """A community's feature from now on; the one before ends today.

    Raises NotFound, Refused, Invalid (``feature-community``: no community, or one that has ended;
    ``feature-title``, ``feature-purpose``, ``title-too-long``, ``day-ahead``).
    """
    unit = work.org.unit(unit_id)
    seat = access.allow(request.by, Act.KEEP_FEATURE, access.at(unit.path), hides="unit")
    before = work.features.running(unit.id)
    known = work.features.by_token(request.token)
    if known is not None:
        return known
    today = work.rules.day(request.now)
    if not has_feature(unit.kind) or not unit.valid_on(today):
        raise Invalid("feature-community")
    said = checked(draft, today)
    for one in before:
        one.ended_on = today
    made = work.features.add(
        Feature(
            token=request.token,
            unit_id=unit.id,
            kind=said.kind,
            title=said.title,
            purpose=said.purpose,
            since=said.since,
            begun_at=request.now,
        )
    )
    _note(work, request, made, seat)
    return made


def checked(draft: FeatureDraft, today: date) -> FeatureDraft:
    """The same, ready to store. Raises Invalid."""
    title = clean(draft.title, FEATURE_TITLE_LIMIT, "title")
    purpose = clean(draft.purpose, PURPOSE_LIMIT, "title")
    if not title:
        raise Invalid("feature-title")
    if not purpose:
        raise Invalid("feature-purpose")
    if draft.since > today:
        raise Invalid("day-ahead")
    return FeatureDraft(kind=draft.kind, title=title, purpose=purpose, since=draft.since)


def revise_feature(
    work: Work, request: Request, feature_id: int, draft: FeatureDraft, reason: str
) -> Feature:
    """更正: what is said of it from now on; what was said before stays, and why.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``feature-…``).
    """
    feature, seat, today = _opened(work, request, feature_id)
    if work.features.revision_of(feature.id, request.token) is not None:
        return feature
    _check_running(feature)
    why = clean_note(reason)
    if not why:
        raise Invalid("note-missing")
    said = checked(draft, today)
    feature.kind, feature.title = said.kind, said.title
    feature.purpose, feature.since = said.purpose, said.since
    feature.revision += 1
    _note(work, request, feature, seat, why)
    return feature


def end_feature(work: Work, request: Request, feature_id: int) -> Feature:
    """It ends today, and none takes its place. Raises NotFound, Refused."""
    feature, _, today = _opened(work, request, feature_id)
    feature.ended_on = feature.ended_on or today
    return feature


def add_event(
    work: Work, request: Request, feature_id: int, on: date, title: str, came: int
) -> FeatureEvent:
    """What took place on a local day, and how many came.

    Raises NotFound, Refused, WrongStep, Invalid (``event-what``, ``title-too-long``,
    ``event-came``, ``day-ahead``, ``day-long-ago``).
    """
    feature, seat, today = _opened(work, request, feature_id)
    known = work.features.event_of(feature.id, request.token)
    if known is not None:
        return known
    _check_running(feature)
    said = clean(title, EVENT_LIMIT, "title")
    if not said:
        raise Invalid("event-what")
    return work.features.add_event(
        FeatureEvent(
            feature_id=feature.id,
            token=request.token,
            on=check_past(on, today),
            what=said,
            came=check_came(came),
            at=request.now,
            person_id=request.by.person_id,
            post_id=seat.post_id,
        )
    )


def check_came(came: int) -> int:
    """How many may have come. Raises Invalid (``event-came``)."""
    if not 0 <= came <= CAME_LIMIT:
        raise Invalid("event-came", limit=CAME_LIMIT)
    return came


def drop_event(work: Work, request: Request, event_id: int, reason: str) -> Feature:
    """It was entered wrongly: it counts no more, and stays with the reason.

    Raises NotFound, Refused, WrongStep, Invalid (``note-missing``, ``note-too-long``).
    """
    event = work.features.event(event_id)
    feature, seat, _ = _opened(work, request, event.feature_id, hides="event")
    if event.dropped_at is not None:
        return feature
    _check_running(feature)
    why = clean_note(reason)
    if not why:
        raise Invalid("note-missing")
    event.dropped_at, event.dropped_why = request.now, why
    event.dropped_by = seat.post_id
    return feature


def _opened(
    work: Work, request: Request, feature_id: int, *, hides: str = "feature"
) -> tuple[Feature, Seat, date]:
    feature = work.features.by_id(feature_id)
    unit: Unit = work.org.unit(feature.unit_id)
    access.allow(request.by, Act.LOOK_UP, access.at(unit.path), hides=hides)
    seat = access.allow(request.by, Act.KEEP_FEATURE, access.at(unit.path))
    return feature, seat, work.rules.day(request.now)


def _check_running(feature: Feature) -> None:
    if feature.ended_on is not None:
        raise WrongStep("feature")


def _note(work: Work, request: Request, feature: Feature, seat: Seat, why: str = "") -> None:
    work.features.add_revision(
        FeatureRevision(
            feature_id=feature.id,
            number=feature.revision,
            token=request.token,
            kind=feature.kind,
            title=feature.title,
            purpose=feature.purpose,
            since=feature.since,
            at=request.now,
            person_id=request.by.person_id,
            post_id=seat.post_id,
            why=why,
        )
    )
