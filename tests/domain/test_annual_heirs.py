"""Who sees to a letter whose unit, or the one that issued it, has merged into another."""

import pytest

from domain.annual import actions, letters, verifying
from domain.annual.model import AnnualLetter, AnnualStage
from domain.annual.views import LetterResult
from domain.errors import NotFound
from domain.org.actions import merge
from domain.people.model import Role
from storage.annual import reads
from tests.domain.annual_desk import BY_HAND, FACTS, AnnualDesk
from tests.domain.conftest import Town
from tests.makers import TODAY


@pytest.fixture
def desk(town: Town) -> AnnualDesk:
    return AnnualDesk(town)


def _merge(desk: AnnualDesk, gone: str, into: str) -> None:
    """Into the other, from today on; whoever sat there has another post by now."""
    admin = desk.town.person("琅琊区", Role.ADMINISTRATOR)
    units = desk.town.units
    asks = desk.town.asks(admin)
    desk.town.do(merge, asks, [units[gone].id], units[into].id, on=TODAY)


def test_all_letters_of_the_issuing_unit_are_for_who_may_read_them(desk: AnnualDesk) -> None:
    letter = desk.begun()
    assert desk.view(desk.supervisor, letter).reads_issuer
    assert not desk.view(desk.street, letter).reads_issuer


@pytest.mark.parametrize(
    ("stage", "told", "graded"),
    [("handed_in", False, False), ("fed_back", True, False), ("settled", True, True)],
)
def test_a_list_tells_the_result_once_the_unit_was_told(
    desk: AnnualDesk, stage: str, told: bool, graded: bool
) -> None:
    letter: AnnualLetter = getattr(desk, stage)()
    now = desk.town.clock.now()
    page = reads.issued(desk.reading(), desk.supervisor, letter.issuer_id, 2026, 0, now)
    view = reads.letter(desk.reading(), desk.street, letter.id, now)
    grade = view.form.grade(view.total) if graded else None
    wanted = {letter.id: LetterResult(total=view.total, grade=grade)} if told else {}
    assert page.results == wanted


def test_a_letter_is_read_without_counting_the_year(
    desk: AnnualDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, now = desk.begun(), desk.town.clock.now()
    whole = reads.one(desk.reading(), desk.street, letter.id, now)
    monkeypatch.setattr(reads, "facts_of", None)
    found = reads.letter(desk.reading(), desk.street, letter.id, now)
    assert (found.line, found.may) == (whole.line, whole.may)


def _of_north(desk: AnnualDesk) -> AnnualLetter:
    """That of 东后街社区, which 北门街道 has issued and signed."""
    [letter] = desk.drafts(desk.north, "北门街道")
    asks = desk.town.asks
    desk.town.do(letters.set_targets, asks(desk.north), letter.id, "化解率九成")
    return desk.town.do(letters.sign, asks(desk.north), letter.id, TODAY)


def test_the_unit_that_goes_on_for_the_issuing_one_sees_its_letters_through(
    desk: AnnualDesk,
) -> None:
    letter, north = _of_north(desk), desk.town.units["北门街道"].id
    _merge(desk, "北门街道", "琅琊街道")
    asks, now = desk.town.asks, desk.town.clock.now()
    page = reads.issued(desk.reading(), desk.street, north, 2026, 0, now)
    assert (page.may_begin, page.may_draft) == (True, False)
    home = reads.home(desk.reading(), desk.street, 2026, 0, now)
    assert north in {one.unit.id for one in home.issuers}
    assert desk.town.do(letters.begin_reviews, asks(desk.street), north, 2026) == 1
    assert desk.may(desk.street, letter).withdraw
    desk.town.do(letters.withdraw, asks(desk.street), letter.id)
    assert letter.stage is AnnualStage.WITHDRAWN


def test_the_unit_that_goes_on_for_a_reviewed_one_hands_its_sheet_in(desk: AnnualDesk) -> None:
    letter, asks = _of_north(desk), desk.town.asks
    desk.town.do(letters.begin_reviews, asks(desk.north), letter.issuer_id, 2026)
    with pytest.raises(NotFound):
        desk.view(desk.gudao, letter)
    _merge(desk, "东后街社区", "古道社区")
    assert desk.may(desk.gudao, letter).fill
    home = reads.home(desk.reading(), desk.gudao, 2026, 0, desk.town.clock.now())
    assert [one.id for one in home.mine] == [letter.id]
    for topic in BY_HAND:
        by = asks(desk.gudao)
        desk.town.do(actions.set_own, by, letter.id, topic, 500, "有部署", None)
    desk.town.do(actions.hand_in, asks(desk.gudao), letter.id, FACTS)
    desk.town.do(verifying.note_sheet_of, asks(desk.gudao), letter.id)
    assert letter.stage is AnnualStage.VERIFYING
