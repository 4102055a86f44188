"""A community's feature: one runs, corrections are revisions, events are counted by heads."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.errors import DomainError, Invalid, NotFound, Refused, WrongStep
from domain.features import actions
from domain.features.model import Feature, FeatureDraft, FeatureKind, FeatureRevision
from domain.people.model import Role
from storage.schema import feature_revisions
from tests.domain.conftest import Town
from tests.makers import TODAY

SAID = FeatureDraft(
    kind=FeatureKind.HEALTH,
    title="健步古道",
    purpose="带动老人天天走一走",
    since=date(2024, 3, 1),
)


def _begun(town: Town, draft: FeatureDraft = SAID) -> Feature:
    unit = town.units["古道社区"].id
    officer = town.person("古道社区", Role.INFORMATION_OFFICER)
    return town.do(actions.begin_feature, town.asks(officer), unit, draft)


def _why(town: Town, error: type[DomainError], action: object, *args: object) -> str:
    with pytest.raises(error) as raised:
        town.do(action, *args)  # type: ignore[arg-type]  # whatever action it is
    return raised.value.reason


def test_a_new_one_ends_the_old(town: Town) -> None:
    old = _begun(town)
    new = _begun(town, FeatureDraft(kind=FeatureKind.LEARNING, title="x", purpose="y", since=TODAY))
    assert (old.ended_on, new.ended_on) == (TODAY, None)
    by = town.asks(town.person("古道社区", Role.MEDIATOR))
    assert _why(town, WrongStep, actions.revise_feature, by, old.id, SAID, "错字") == "feature"
    town.do(actions.end_feature, by, new.id)
    assert new.ended_on == TODAY


def test_a_correction_is_a_revision(town: Town) -> None:
    made, by = _begun(town), town.asks(town.person("古道社区", Role.MEDIATOR))
    said = FeatureDraft(kind=FeatureKind.SPORTS, title="古道健步", purpose="x", since=SAID.since)
    assert _why(town, Invalid, actions.revise_feature, by, made.id, said, " ") == "note-missing"
    for _ in range(2):
        town.do(actions.revise_feature, by, made.id, said, "原名打错")
    assert (made.title, made.revision, made.kind) == ("古道健步", 2, FeatureKind.SPORTS)
    kept = town.session.scalars(select(FeatureRevision).order_by(feature_revisions.c.number)).all()
    assert [(one.title, one.why) for one in kept] == [("健步古道", ""), ("古道健步", "原名打错")]


def test_events_are_counted_and_taken_out_with_a_reason(town: Town) -> None:
    made, by = _begun(town), town.asks(town.person("古道社区", Role.MEDIATOR))
    events = [town.do(actions.add_event, by, made.id, TODAY, "重阳健步走", 86) for _ in range(2)]
    assert events[0].id == events[1].id
    for came in (-1, 100_001):
        assert _why(town, Invalid, actions.add_event, town.asks(by.by), made.id, TODAY, "x1", came)
    tomorrow = date(2026, 11, 25)
    asks = town.asks(by.by)
    assert _why(town, Invalid, actions.add_event, asks, made.id, tomorrow, "x1", 1) == "day-ahead"
    assert _why(town, Invalid, actions.drop_event, asks, events[0].id, "") == "note-missing"
    town.do(actions.drop_event, asks, events[0].id, "记重了")
    assert events[0].dropped_why == "记重了"


def test_only_the_community_and_who_coordinates_above_keep_it(town: Town) -> None:
    made = _begun(town)
    street = town.person("琅琊街道", Role.COORDINATOR)
    town.do(actions.add_event, town.asks(street), made.id, TODAY, "重阳健步走", 86)
    head = town.person("一网格", Role.GRID_HEAD)
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    for who, error in ((head, NotFound), (supervisor, Refused)):
        _why(town, error, actions.end_feature, town.asks(who), made.id)
    unit = town.units["琅琊街道"].id
    assert _why(town, Invalid, actions.begin_feature, town.asks(street), unit, SAID) == (
        "feature-community"
    )
