"""Who is told of what is due about a letter: on the day, then by the rungs, and nobody twice."""

import pytest

from domain.annual import letters
from domain.annual.model import AnnualStage
from domain.annual.notices import AnnualDue, AnnualMoved, AnnualNews, AnnualOwed
from domain.people.model import Actor
from domain.reminders.ladder import Rung
from storage.annual.store import SqlAnnuals
from tests.domain.annual_desk import AnnualDesk, local
from tests.domain.conftest import Town

Told = list[tuple[AnnualOwed, Rung]]


@pytest.fixture
def desk(town: Town) -> AnnualDesk:
    return AnnualDesk(town)


def reminded(desk: AnnualDesk, who: Actor, *moments: str) -> list[Told]:
    """What somebody hears at each of the moments."""
    found = []
    for moment in moments:
        before = len(desk.told(who, AnnualDue))
        desk.sweeps(moment)
        desk.sweeps(moment)
        desk.town.sends("annual-due")
        fresh = desk.told(who, AnnualDue)[before:]
        found.append([(one.owed, one.rung) for one in fresh])
    return found


def test_a_letter_that_is_not_signed_is_asked_for_on_its_day_and_after(desk: AnnualDesk) -> None:
    desk.drafts()  # on 24 November: by 22 December
    told = reminded(
        desk,
        desk.supervisor,
        "2026-12-21 09:00",
        "2026-12-22 08:00",
        "2026-12-22 09:00",
        "2026-12-23 09:00",
    )
    two = 2  # both streets, in one message
    assert told == [
        [],
        [],
        [(AnnualOwed.SIGN, Rung.DUE_DAY)] * two,
        [(AnnualOwed.SIGN, Rung.HANDLER)] * two,
    ]
    assert not desk.told(desk.street, AnnualDue), "the unit owes nothing of it"


def test_a_self_assessment_climbs_from_the_unit_to_the_tier_above(desk: AnnualDesk) -> None:
    letter = desk.begun()  # by 8 December
    days = [f"2026-12-{day:02} 09:00" for day in (7, 8, 9, 10, 11, 14)]
    told = reminded(desk, desk.street, *days)
    assert told[:3] == [
        [],
        [(AnnualOwed.ASSESS, Rung.DUE_DAY)],
        [(AnnualOwed.ASSESS, Rung.HANDLER)],
    ]
    assert [one.rung for one in desk.told(desk.deputy, AnnualDue)] == [Rung.STAND_IN]
    assert [one.rung for one in desk.told(desk.supervisor, AnnualDue)][-1] is Rung.NEXT_TIER
    letter = desk.town.do(letters.withdraw, desk.town.asks(desk.supervisor), letter.id)
    assert letter.stage is AnnualStage.WITHDRAWN
    assert reminded(desk, desk.street, "2026-12-15 09:00") == [[]]


def test_what_is_handed_in_waits_for_the_issuing_unit(desk: AnnualDesk) -> None:
    desk.handed_in()  # by 15 December
    assert reminded(desk, desk.supervisor, "2026-12-15 09:00", "2026-12-16 09:00") == [
        [(AnnualOwed.VERIFY, Rung.DUE_DAY)],
        [(AnnualOwed.VERIFY, Rung.HANDLER)],
    ]


def test_the_last_day_of_appeal_is_told_to_the_unit_and_then_it_is_to_settle(
    desk: AnnualDesk,
) -> None:
    desk.fed_back()  # until 1 December
    assert reminded(desk, desk.street, "2026-12-01 09:00") == [[(AnnualOwed.APPEAL, Rung.DUE_DAY)]]
    days = ("2026-12-02 09:00", "2026-12-03 09:00", "2026-12-04 09:00", "2026-12-07 09:00")
    assert reminded(desk, desk.supervisor, *days) == [
        [],
        [],
        [(AnnualOwed.SETTLE, Rung.DUE_DAY)],
        [(AnnualOwed.SETTLE, Rung.HANDLER)],
    ]


def test_an_appeal_is_answered_in_time_and_told_at_once(desk: AnnualDesk) -> None:
    desk.appealed()
    assert [one.news for one in desk.told(desk.supervisor, AnnualMoved)] == [
        AnnualNews.HANDED_IN,
        AnnualNews.APPEALED,
    ]
    assert reminded(desk, desk.supervisor, "2026-12-01 09:00") == [
        [(AnnualOwed.ANSWER, Rung.DUE_DAY)]
    ]


def test_a_letter_whose_day_was_moved_meanwhile_is_let_be(
    desk: AnnualDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = desk.begun()  # by 8 December
    monkeypatch.setattr(SqlAnnuals, "due", lambda *_: [letter.id])
    assert reminded(desk, desk.street, "2026-11-30 09:00") == [[]]


def test_what_is_settled_is_let_be(desk: AnnualDesk) -> None:
    desk.settled()
    for who in (desk.street, desk.supervisor):
        desk.town.clock.moment = local("2026-11-25 09:00")
        assert not any(reminded(desk, who, "2026-11-26 09:00", "2026-12-02 09:00"))
