"""代录: a review goes on with the desk's figures where the unit has not handed its sheet in."""

import pytest

from domain.access import TABLE, Act
from domain.annual import verifying
from domain.annual.model import AnnualLetter, AnnualStage
from domain.annual.notices import AnnualMoved, AnnualNews
from domain.annual.scale import AnnualTopic
from domain.annual.telling import ANSWERING
from domain.errors import Refused, WrongStep
from tests.domain.annual_desk import BY_HAND, FACTS, AnnualDesk, local
from tests.domain.conftest import Town


@pytest.fixture
def desk(town: Town) -> AnnualDesk:
    return AnnualDesk(town)


def _record(desk: AnnualDesk, letter: AnnualLetter) -> AnnualLetter:
    asks = desk.town.asks(desk.supervisor)
    return desk.town.do(verifying.record, asks, letter.id, FACTS)


def test_not_before_its_day_is_over_and_not_by_the_unit(desk: AnnualDesk) -> None:
    letter = desk.begun()  # by 8 December
    assert not desk.may(desk.supervisor, letter).record
    with pytest.raises(WrongStep):
        _record(desk, letter)
    desk.town.clock.moment = local("2026-12-09 09:00")
    assert desk.may(desk.supervisor, letter).record
    assert not desk.may(desk.street, letter).record
    with pytest.raises(Refused):
        desk.town.do(verifying.record, desk.town.asks(desk.street), letter.id, FACTS)


def test_what_the_unit_has_not_said_stays_unsaid(desk: AnnualDesk) -> None:
    letter = desk.begun()
    desk.own(letter, AnnualTopic.LEADING, 300, "有部署")
    desk.town.clock.moment = local("2026-12-09 09:00")
    _record(desk, letter)
    assert letter.stage is AnnualStage.VERIFYING
    assert [one.news for one in desk.told(desk.street, AnnualMoved)][-1] is AnnualNews.RECORDED
    reports = desk.line(letter, AnnualTopic.REPORTS)
    assert (reports.own, reports.desk) == (None, 950)
    asks = desk.town.asks
    desk.town.do(verifying.verify_agreed, asks(desk.supervisor), letter.id)
    assert desk.line(letter, AnnualTopic.REPORTS).verified == 950
    left = [one.item.topic for one in desk.view(desk.supervisor, letter).sheet if not one.verified]
    assert {one for one in left if desk.line(letter, one).verified is None} == set(BY_HAND)
    for topic in BY_HAND:
        desk.town.do(verifying.verify, asks(desk.supervisor), letter.id, topic, 300, "查台账")
    desk.town.do(verifying.feed_back, asks(desk.supervisor), letter.id)
    assert desk.may(desk.street, letter).appeal


def test_each_post_that_is_told_to_assess_may(desk: AnnualDesk) -> None:
    for role in ANSWERING:
        assert Act.ANSWER_ANNUAL in TABLE[role], role
